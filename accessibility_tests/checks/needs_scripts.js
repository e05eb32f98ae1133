// Without scripts nothing is shown that only a script could answer, and the content is there.
() => {
  const found = all('.js-only').filter(seen).map(e => problem(e, 'js-only is shown'));
  const dead = e => e.matches('button, [role=button]') && (e.type === 'button' || !e.form) && !e.closest('details > summary') && !e.getAttribute('popovertarget') && !e.getAttribute('commandfor');
  const loose = e => e.matches('input, select, textarea') && !e.form;
  const handled = e => e.matches('a[href^="javascript:"], a[href="#"], [onclick]');
  found.push(...all('body *').filter(e => seen(e) && (dead(e) || loose(e) || handled(e))).map(e => problem(e, 'does nothing without a script')));
  found.push(...all('form').filter(e => seen(e) && !e.getAttribute('action')).map(e => problem(e, 'a form without an address to send to')));
  const main = document.querySelector('main');
  if (!main || !seen(main)) found.push(problem(document.body, 'no main content'));
  else if (!all('h1', main).some(seen) || squeeze(main.innerText).length < 40) found.push(problem(main, 'the main content is missing'));
  return found;
}
