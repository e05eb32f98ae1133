// A link's words say where it leads; in one list, table or navigation the same words do not lead to different places.
() => {
  const SAYS_NOTHING = /^(klicka( här)?|här|läs mer|läs vidare|mer|mer information|mer info|visa|visa mer|se mer|länk|hit|click( here)?|here|read more|more|more information|link|this( page)?|lue lisää|tästä|lisää|klikkaa( tästä)?|linkki)[.…:!› »>→]*$/i;
  const links = all('a[href]').filter(rendered), found = [];
  for (const e of links) {
    const name = nameOf(e);
    if (!name) found.push(problem(e, `a link to ${e.getAttribute('href')} without a name`));
    else if (SAYS_NOTHING.test(name)) found.push(problem(e, `"${name}" does not say where the link leads`));
    else if (/^(https?:\/\/|www\.)\S+\/\S{20,}$/.test(name)) found.push(problem(e, 'an address is no name for a link'));
  }
  for (const group of all('ul, ol, dl, table, nav')) {
    const seenNames = new Map();
    for (const e of links.filter(e => e.closest('ul, ol, dl, table, nav') === group)) {
      const name = nameOf(e).toLowerCase();
      if (seenNames.has(name) && seenNames.get(name) !== e.href) found.push(problem(e, `"${nameOf(e)}" leads to different places in the same list`));
      seenNames.set(name, e.href);
    }
  }
  return found;
}
