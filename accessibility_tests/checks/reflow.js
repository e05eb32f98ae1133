// Nothing is wider than the window, and nothing scrolls sideways inside the page.
() => {
  const root = document.documentElement, width = root.clientWidth, found = [];
  const out = e => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && (box.right + scrollX > width + 1 || box.left + scrollX < -1);
  };
  const tooWide = all('body *').filter(e => out(e) && seen(e));
  const innermost = tooWide.filter(e => ![...e.children].some(child => tooWide.includes(child)));
  found.push(...innermost.map(e => problem(e, `reaches outside the window of ${width} px`)));
  const words = seenTexts().filter(([node, e]) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return !tooWide.includes(e) && [...range.getClientRects()].some(r => r.right + scrollX > width + 1);
  });
  found.push(...words.map(([, e]) => problem(e, `its words reach outside the window of ${width} px`)));
  if (root.scrollWidth > width + 1 && !found.length) found.push(problem(document.body, `the page scrolls sideways: ${root.scrollWidth} of ${width} px`));
  const sideways = all('body *').filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX) && seen(e));
  return found.concat(sideways.map(e => problem(e, 'scrolls sideways')));
}
