// With the reader's own few colours, fields and buttons keep an edge. Backgrounds and shadows are gone there.
() => {
  const edge = e => {
    const s = getComputedStyle(e);
    return ['Top', 'Bottom'].some(side => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0) ||
      (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0);
  };
  return all('button, input:not([type=hidden], [type=checkbox], [type=radio], [type=range]), select, textarea').filter(seen).filter(e => !edge(e))
    .map(e => problem(e, 'has no edge in forced colours'));
}
