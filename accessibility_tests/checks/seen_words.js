// The texts that are seen in main, what needs a script left out.
() => seenTexts(document.querySelector('main') || document.body).filter(([, e]) => !e.closest('.js-only')).map(([node]) => squeeze(node.data))
