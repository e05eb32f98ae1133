// Where the focus is: the number of the stop (-1: none), its box in the window, and what covers it, if anything.
() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return { number: -1 };
  const rects = [...e.getClientRects()].filter(r => r.width && r.height), box = e.getBoundingClientRect();
  const inside = r => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  const points = r => [[r.left + 2, r.top + 2], [r.right - 2, r.top + 2], [r.left + 2, r.bottom - 2], [r.right - 2, r.bottom - 2], [(r.left + r.right) / 2, (r.top + r.bottom) / 2]];
  const owns = at => !at || at === e || e.contains(at) || at.contains(e) || [...(e.labels || [])].some(label => label.contains(at));
  const cover = rects.flatMap(points).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
    .map(([x, y]) => document.elementFromPoint(x, y)).find(at => !owns(at));
  return {
    number: (window.__stops || []).indexOf(e), where: place(e), inMain: Boolean(e.closest('main')),
    visible: seen(e) && rects.some(inside), cover: cover ? place(cover) : null,
    x: box.left, y: box.top, width: box.width, height: box.height, perimeter: rects.reduce((sum, r) => sum + 2 * (r.width + r.height), 0),
  };
}
