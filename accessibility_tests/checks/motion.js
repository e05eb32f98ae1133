// For a reader who asks for less motion nothing moves, fades or scrolls by itself.
() => {
  const seconds = text => Math.max(...text.split(',').map(t => parseFloat(t) * (t.trim().endsWith('ms') ? 0.001 : 1)));
  const MOMENT = 0.01, found = [];
  for (const e of all('html, body, body *')) {
    for (const pseudo of [null, '::before', '::after']) {
      const s = getComputedStyle(e, pseudo);
      if (pseudo && s.content === 'none') continue;
      if (s.animationName !== 'none' && seconds(s.animationDuration) > MOMENT) found.push(problem(e, `the animation ${s.animationName} runs`));
      if (s.transitionProperty !== 'none' && seconds(s.transitionDuration) > MOMENT) found.push(problem(e, `a transition of ${s.transitionProperty}`));
      if (!pseudo && s.scrollBehavior === 'smooth') found.push(problem(e, 'smooth scrolling'));
    }
  }
  all('marquee, blink, video[autoplay], audio[autoplay]').forEach(e => found.push(problem(e, 'moves or sounds by itself')));
  return found;
}
