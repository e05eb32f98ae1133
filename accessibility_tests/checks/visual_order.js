// What the Tab key reaches comes in the order in which it is seen: downwards, along the line, or into the next column.
() => {
  const found = all('[tabindex]').filter(e => e.tabIndex > 0).map(e => problem(e, `tabindex ${e.tabIndex} breaks the order`));
  const WIDGETS = '[role=tablist], [role=listbox], [role=radiogroup], [role=menu], [role=menubar], [role=toolbar], [role=grid]';
  found.push(...all(INTERACTIVE).filter(e => e.tabIndex < 0 && seen(e) && !e.matches(':disabled') && !e.closest(WIDGETS)).map(e => problem(e, 'cannot be reached with Tab')));
  const fixed = e => e && (/fixed|sticky/.test(getComputedStyle(e).position) || fixed(e.parentElement));
  const stops = tabStops().filter(e => seen(e) && !fixed(e)).map(e => ({ e, box: e.getClientRects()[0] })).filter(s => s.box);
  const backwards = getComputedStyle(document.documentElement).direction === 'rtl';
  stops.slice(1).forEach((next, i) => {
    const before = stops[i], a = before.box, b = next.box;
    const ahead = backwards ? b.right <= a.left + 2 : b.left >= a.right - 2;
    const behindIt = backwards ? b.left >= a.right - 2 : b.right <= a.left + 2;
    const above = b.bottom <= a.top + 2, sameLine = b.top < a.bottom - 2 && b.bottom > a.top + 2;
    if ((above && !ahead) || (sameLine && behindIt)) found.push(problem(next.e, `is seen before "${short(before.e.textContent)}" and reached after it`));
  });
  return found;
}
