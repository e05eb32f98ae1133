// On paper there is nothing to press: no navigation, no forms, no buttons; the main heading and the content are there.
() => {
  const first = document.querySelector('body a'), skip = first?.getAttribute('href')?.startsWith('#') ? [first] : [];
  const controls = all('nav, [role=navigation], form, [role=search], button, input, select, textarea, .js-only').concat(skip);
  const found = controls.filter(seen).filter(e => !e.parentElement.closest('nav, form')).map(e => problem(e, 'is printed'));
  if (!all('main h1').some(seen)) found.push(problem(document.body, 'the main heading is not printed'));
  if (!seenTexts(document.querySelector('main') || document.body).length) found.push(problem(document.body, 'the content is not printed'));
  return found;
}
