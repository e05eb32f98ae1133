// No text is cut off by its box, and no text lies over another.
() => {
  const texts = seenTexts(), found = [];
  const cuts = new Map();
  const cutter = e => {
    if (!e || e === document.body) return null;
    if (!cuts.has(e)) {
      const s = getComputedStyle(e);
      cuts.set(e, s.display !== 'inline' && /hidden|clip|auto|scroll/.test(s.overflowX + s.overflowY) ? e : cutter(e.parentElement));
    }
    return cuts.get(e);
  };
  const lines = [];
  for (const [node, e] of texts) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = cutter(e)?.getBoundingClientRect();
    for (const r of range.getClientRects()) {
      if (r.width < 1 || r.height < 1) continue;
      // A line of text is less tall than its font's box; a quarter is left out at the top and the bottom.
      const line = { node, e, left: r.left, right: r.right, top: r.top + r.height / 4, bottom: r.bottom - r.height / 4 };
      if (box && (line.left < box.left - 2 || line.right > box.right + 2 || line.top < box.top - 1 || line.bottom > box.bottom + 1)) found.push(problem(e, 'text is cut off'));
      lines.push(line);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom - 2; j++) {
      const b = lines[j], shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (a.node !== b.node && shared > 2 && !/fixed|sticky/.test(getComputedStyle(a.e).position + getComputedStyle(b.e).position)) found.push(problem(a.e, `text lies over "${short(b.e.textContent)}"`));
    }
  });
  const needed = e => {
    const style = getComputedStyle(e), spacing = [style.letterSpacing, style.wordSpacing].map(parseFloat).map(v => v || 0);
    painter.font = style.font;
    return painter.measureText(e.placeholder).width + spacing[0] * e.placeholder.length + spacing[1] * (e.placeholder.split(' ').length - 1) +
      parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  };
  all('input[placeholder]').filter(e => seen(e) && !e.value && needed(e) > e.clientWidth + 1).forEach(e => found.push(problem(e, 'the placeholder is cut off')));
  return found.filter((p, i) => found.findIndex(q => q.where === p.where && q.what === p.what) === i);
}
