// Text has a contrast of at least 7:1, also where rule engines do not look: SVG text, placeholders, generated text, print.
() => {
  const LEAST = 7, CONTROL = 3, found = [];
  const faded = e => e ? Number(getComputedStyle(e).opacity) * faded(e.parentElement) : 1;
  const pictureBehind = e => {
    for (let at = e; at; at = at.parentElement) {
      const s = getComputedStyle(at);
      if (s.backgroundImage !== 'none' && !at.matches('select, input, summary') && !onPaper) return true;
      if (rgba(s.backgroundColor)[3] === 1) return false;
    }
    return false;
  };
  const judge = (e, colour, label) => {
    const ground = behind(e), ink = rgba(colour), seenInk = over([...ink.slice(0, 3), ink[3] * faded(e)], ground);
    const ratio = contrast(seenInk, ground);
    if (ratio < LEAST - 0.005) found.push(problem(e, `${label} has a contrast of ${ratio.toFixed(2)}:1, needs ${LEAST}:1`));
    else if (pictureBehind(e)) found.push(problem(e, `${label} stands on a picture`));
  };
  const elements = new Set(seenTexts().map(([, e]) => e));
  for (const e of elements) if (!e.closest(':disabled, [aria-disabled=true]')) judge(e, e.closest('svg') ? getComputedStyle(e).fill : getComputedStyle(e).color, 'text');
  for (const e of all('body *').filter(seen)) {
    for (const pseudo of ['::before', '::after']) {
      const s = getComputedStyle(e, pseudo);
      if (/["'][^"']*[\p{L}\p{N}]/u.test(s.content) && s.display !== 'none') judge(e, s.color, `${pseudo} text`);
    }
  }
  for (const e of all('input:not([type=hidden]), textarea, select').filter(seen)) {
    if (e.placeholder && !e.value) judge(e, getComputedStyle(e, '::placeholder').color, 'placeholder');
    const s = getComputedStyle(e), outside = behind(e.parentElement);
    const edges = s.appearance === 'auto' && /checkbox|radio|range|file/.test(e.type) ? [] : [[s.borderTopWidth, s.borderTopColor], [s.borderBottomWidth, s.borderBottomColor]];
    const shown = edges.filter(([w]) => parseFloat(w) > 0).map(([, c]) => contrast(over(rgba(c), outside), outside)).concat(contrast(behind(e), outside));
    if (edges.length && Math.max(...shown) < CONTROL) found.push(problem(e, `the field's edge has a contrast under ${CONTROL}:1`));
  }
  return found;
}
