// Pictures have an alternative that is words and not a file name, or are marked as decoration.
() => {
  const found = [];
  for (const e of all('img, input[type=image], area')) {
    const alt = e.getAttribute('alt');
    if (alt === null) found.push(problem(e, `${e.getAttribute('src')} has no alt`));
    else if (/\.(jpe?g|png|webp|avif|svg|gif)$/i.test(alt) || /^(bild|foto|image|photo|picture)( (på|av|of))?$/i.test(alt.trim())) found.push(problem(e, `alt "${alt}" says nothing`));
  }
  for (const e of all('svg:not([aria-hidden=true])').filter(rendered)) {
    if (!e.closest('[aria-hidden=true]') && !(e.getAttribute('role') === 'img' && (nameOf(e) || e.querySelector(':scope > title')))) found.push(problem(e, 'an SVG that is neither hidden nor role=img with a name'));
  }
  return found;
}
