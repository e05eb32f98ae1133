// Every field has a visible label of words; a form has a button to send it and somewhere to send it to.
() => {
  const found = [];
  const fields = all('input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea').filter(seen);
  for (const e of fields) {
    const labels = [...(e.labels || [])].filter(label => seen(label) && /\p{L}/u.test(label.textContent));
    if (!labels.length) found.push(problem(e, `the field ${e.name || e.id || ''} has no visible label`));
    else if (e.getAttribute('aria-label') && !nameOf(e).toLowerCase().includes(squeeze(labels[0].textContent).toLowerCase())) found.push(problem(e, 'the name differs from the visible label'));
  }
  for (const e of all('button, [role=button]').filter(seen)) {
    const words = squeeze(e.innerText);
    if (!/\p{L}/u.test(words)) found.push(problem(e, 'a button without visible words'));
    else if (!nameOf(e).toLowerCase().includes(words.toLowerCase())) found.push(problem(e, `the name "${nameOf(e)}" lacks the visible words`));
  }
  for (const e of all('form').filter(seen)) {
    if (!e.querySelector('button:not([type=button], [type=reset]), input[type=submit]')) found.push(problem(e, 'a form without a button that sends it'));
  }
  return found;
}
