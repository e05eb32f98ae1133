// Where the links and forms of the page lead.
() => all('a[href], form[action]')
  .map(e => ({ where: place(e), to: new URL(e.getAttribute('href') ?? e.getAttribute('action'), document.baseURI).href }))
