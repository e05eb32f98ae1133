// Targets are at least 44 × 44 CSS px. A link in running text may be smaller (WCAG 2.5.5), a link in navigation may not.
() => {
  const SIDE = 43.5;
  const blockOf = e => /^(inline|contents)$/.test(getComputedStyle(e).display) ? blockOf(e.parentElement) : e;
  const inRunningText = e => {
    if (e.localName !== 'a' || getComputedStyle(e).display !== 'inline' || e.closest('nav')) return false;
    const block = blockOf(e);
    return seenTexts(block).some(([node, at]) => /[\p{L}\p{N}]/u.test(node.data) && !at.closest('a, button') && blockOf(at) === block);
  };
  const boxOf = e => {
    const boxes = [e, ...(e.labels || [])].filter(rendered).map(x => x.getBoundingClientRect());
    const edge = (f, side) => f(...boxes.map(b => b[side]));
    return { width: edge(Math.max, 'right') - edge(Math.min, 'left'), height: edge(Math.max, 'bottom') - edge(Math.min, 'top') };
  };
  // A pseudo-element may make the target larger than its box: ask the page what lies under the edges.
  const answersAround = e => {
    e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const b = e.getBoundingClientRect(), x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
    const far = [Math.max(b.width, 44) / 2 - 1, Math.max(b.height, 44) / 2 - 1];
    return [[0, -far[1]], [0, far[1]], [-far[0], 0], [far[0], 0]].every(([dx, dy]) => e.contains(document.elementFromPoint(x + dx, y + dy)));
  };
  const small = all(INTERACTIVE).filter(e => seen(e) && !e.matches(':disabled') && !inRunningText(e))
    .map(e => [e, boxOf(e)]).filter(([e, box]) => (box.width < SIDE || box.height < SIDE) && !answersAround(e));
  scrollTo({ top: 0, left: 0, behavior: 'instant' });
  return small.map(([e, box]) => problem(e, `target of ${Math.round(box.width)} × ${Math.round(box.height)} px, needs 44 × 44`));
}
