// The texts that are seen in main, what needs a script or is made by one (and says so) left out.
() => seenTexts(document.querySelector('main') || document.body).filter(([, e]) => !e.closest('.js-only, [data-script-made]')).map(([node]) => squeeze(node.data))
