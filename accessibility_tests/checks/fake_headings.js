// A short bold or large paragraph in front of other content looks like a heading, and is none for those who cannot see it.
() => {
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  const EXEMPT = 'h1, h2, h3, h4, h5, h6, [role=heading], th, td, dt, dd, dl, table, label, legend, summary, caption, figcaption, a, button, nav, li, blockquote, footer, header, address';
  const words = text => squeeze(text).replace(/[\d\s+()-]/g, '');
  const strong = e => seenTexts(e).every(([, at]) => Number(getComputedStyle(at).fontWeight) >= 600);
  const large = e => seenTexts(e).every(([, at]) => parseFloat(getComputedStyle(at).fontSize) >= body * 1.25);
  const looksLike = e => words(e.textContent).length >= 3 && squeeze(e.textContent).length <= 80 && !/[.!?,;]$/.test(squeeze(e.textContent)) && (strong(e) || large(e));
  // What has an edge around it is something to press.
  const pressed = e => seenTexts(e).every(([, at]) => { const a = at.closest('a, button'); return a && parseFloat(getComputedStyle(a).borderBlockEndWidth) > 0; });
  const leads = e => e.nextElementSibling && squeeze(e.nextElementSibling.textContent) && !/^h\d$/.test(e.nextElementSibling.localName);
  return all('main p, main div, main span').filter(e => !e.closest(EXEMPT) && seen(e) && !/inline/.test(getComputedStyle(e).display) &&
    ![...e.children].some(c => !/inline/.test(getComputedStyle(c).display)) && squeeze(e.textContent) && looksLike(e) && !pressed(e) && leads(e))
    .map(e => problem(e, 'looks like a heading and is none'));
}
