// Switches the text spacing of WCAG 1.4.12 on or off. A constructed style sheet needs no leave from the page's policy.
on => {
  const rules = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';
  const others = document.adoptedStyleSheets.filter(sheet => !sheet.isTextSpacing);
  const sheet = Object.assign(new CSSStyleSheet(), { isTextSpacing: true });
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = on ? [...others, sheet] : others;
}
