// Helpers in the scope of every check's script. They only read the page.
const INTERACTIVE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link],' +
  ' [role=checkbox], [role=radio], [role=tab], [role=option], [role=combobox]';
const FOCUSABLE = INTERACTIVE + ', [tabindex]';

const rendered = e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

const clippedAway = e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const tiny = box.width <= 1.5 && box.height <= 1.5 && style.overflow !== 'visible';
  return tiny || /inset\((50|100)%/.test(style.clipPath) || /rect\((0|1)px/.test(style.clip) ||
    box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || style.opacity === '0';
};
const memo = new Map();
const outOfSight = e => {
  if (!e || e === document.documentElement) return false;
  if (!memo.has(e)) memo.set(e, clippedAway(e) || outOfSight(e.parentElement));
  return memo.get(e);
};
// Seen by a person who looks at the page: rendered, and not hidden for screen readers only.
const seen = e => rendered(e) && !outOfSight(e);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const squeeze = text => (text || '').replace(/\s+/g, ' ').trim();
const short = text => squeeze(text).length > 40 ? squeeze(text).slice(0, 40) + '…' : squeeze(text);

const part = e => e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
// An element as a person would look for it: three steps of the path, and the words in it.
const place = e => {
  const path = [];
  for (let at = e; at && at !== document.body && path.length < 3; at = at.parentElement) path.unshift(part(at));
  return `${path.join(' > ') || 'body'} "${short(e.value && e.localName === 'input' ? e.value : e.textContent)}"`;
};
const problem = (e, what) => ({ where: place(e), what });

// The texts that are seen, as [text node, its element].
const seenTexts = (within = document.body) => {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (squeeze(node.data) && !/^(script|style|noscript|template|option|title|desc)$/.test(e.localName) && seen(e)) found.push([node, e]);
  }
  return found;
};

const textFor = node => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true' || !rendered(node)) return '';
  if (node.localName === 'img') return node.alt;
  const inner = node.getAttribute('aria-label') || [...node.childNodes].map(textFor).join('');
  return getComputedStyle(node).display === 'inline' ? inner : ` ${inner} `;
};
// The accessible name, as far as this site's means of naming go.
const nameOf = e => {
  const ids = (e.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  if (ids.length) return squeeze(ids.map(id => document.getElementById(id)?.textContent).join(' '));
  return squeeze(e.getAttribute('aria-label') || textFor(e) || e.title || (e.labels && [...e.labels].map(textFor).join(' ')));
};

// What the Tab key is expected to reach, in document order; of a radio group only the chosen or first.
const tabStops = () => all(FOCUSABLE).filter(e => e.tabIndex >= 0 && !e.matches(':disabled') && rendered(e) && !e.closest('[inert]') &&
  (e.type !== 'radio' || e === (all('input[type=radio]').find(r => r.name === e.name && r.form === e.form && r.checked) ||
    all('input[type=radio]').find(r => r.name === e.name && r.form === e.form))));
// One element for each look, so that costly checks see every kind of thing once.
const lookOf = e => {
  const s = getComputedStyle(e), around = getComputedStyle(e.parentElement);
  return [e.localName, e.type, e.className, s.fontSize, s.color, s.backgroundColor, s.display, around.display, around.overflow].join('|');
};
const oneOfEachLook = elements => [...new Map(elements.map(e => [lookOf(e), e]).reverse()).values()].reverse();

// Colours of any notation as [r, g, b, alpha], alpha 0 to 1.
const painter = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
const colours = new Map();
const rgba = text => {
  if (!colours.has(text)) {
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = text;
    painter.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = painter.getImageData(0, 0, 1, 1).data;
    colours.set(text, [r, g, b, a / 255]);
  }
  return colours.get(text);
};
const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
// Relative luminance and contrast ratio as WCAG 2.2 defines them.
const luminance = c => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
  const v = c[i] / 255;
  return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
}, 0);
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const onPaper = matchMedia('print').matches;
const canvasColour = () => onPaper ? [255, 255, 255, 1] : over(rgba(getComputedStyle(document.documentElement).backgroundColor),
  rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff'));
// The colour behind an element's content. Printers leave backgrounds out unless the style insists.
const backgrounds = new Map();
const behind = e => {
  if (!e) return canvasColour();
  if (!backgrounds.has(e)) {
    const style = getComputedStyle(e), own = rgba(style.backgroundColor);
    const drawn = own[3] > 0 && (!onPaper || style.printColorAdjust === 'exact');
    backgrounds.set(e, !drawn ? behind(e.parentElement) : own[3] === 1 ? own : over(own, behind(e.parentElement)));
  }
  return backgrounds.get(e);
};
