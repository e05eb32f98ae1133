// Every kind of thing that can have focus shows it: by an outline or edge of 2 px and more, or (not in forced colours) in another way.
() => {
  const forced = matchMedia('(forced-colors: active)').matches, found = [];
  const look = e => {
    const s = getComputedStyle(e);
    const outline = s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth), border = parseFloat(s.borderBottomWidth);
    return { outline, border, other: forced ? '' : [s.boxShadow, s.backgroundColor, s.textDecoration].join() };
  };
  const before = document.activeElement;
  for (const e of oneOfEachLook(tabStops())) {
    document.activeElement?.blur();
    const plain = look(e);
    e.focus({ preventScroll: true });
    const now = look(e);
    if (document.activeElement !== e) found.push(problem(e, 'does not take focus'));
    else if (!e.matches(':focus-visible')) found.push(problem(e, 'has focus that :focus-visible does not match'));
    else if (now.outline < 2 && now.border - plain.border < 2 && now.other === plain.other) found.push(problem(e, 'looks the same with and without focus'));
  }
  document.activeElement?.blur();
  before?.focus?.();
  scrollTo({ top: 0, left: 0, behavior: 'instant' });
  return found;
}
