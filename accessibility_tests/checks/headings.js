// One h1 with words, no level skipped, and the h1 comes first in main.
() => {
  const heads = all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(rendered), found = [];
  const level = e => Number(e.getAttribute('aria-level') || e.localName[1]);
  const firsts = heads.filter(e => level(e) === 1);
  if (firsts.length !== 1) found.push(problem(document.body, `${firsts.length} main headings (h1), needs exactly one`));
  heads.forEach((e, i) => {
    if (!nameOf(e)) found.push(problem(e, 'empty heading'));
    if (i && level(e) > level(heads[i - 1]) + 1) found.push(problem(e, `level ${level(e)} follows level ${level(heads[i - 1])}`));
  });
  const inMain = heads.find(e => e.closest('main'));
  if (inMain && level(inMain) !== 1) found.push(problem(inMain, 'the first heading in main is not the h1'));
  if (firsts.length === 1 && !firsts[0].closest('main')) found.push(problem(firsts[0], 'the h1 is not in main'));
  return found;
}
