/* "My choices", on every page: the buttons that add and take away, the number in the page's head, and the list itself. It travels from page to
   page behind the address's #; where the reader keeps it in this browser, only what came with an address and is not kept does. */
import { element, filled, say, write } from "../answering.js";
import { change, now, onChange } from "./here.js";
import { keep, kept, onKept } from "./keeping.js";
import { format, nothing, parse, toggled } from "./state.js";

/** How many may be compared at once. */
export const SIDE_BY_SIDE = 3;

const status = document.getElementById("pick-status");
let shown; // of all(), what the page shows
const made = new WeakMap(); // link -> {href as it was made, whether it leads to another page of the guide}

/** The ids of the offers on the list, in the reader's order: what the reader keeps, or else what the address says. */
export const picks = () => kept()?.picks ?? now().pick;

/** Those that came with the address and are not in what the reader keeps: on the list once the reader says so. None where nothing is kept. */
export const brought = () => (kept() ? now().pick.filter((id) => !picks().includes(id)) : []);

/** Make this the list: where the reader has agreed in the browser, else in the address. What else came with an address stays there. `notes`: to
    be kept with it. False where the browser refuses: then the list is in the address only. */
export function setPicks(list, notes = {}) {
  const stored = kept();
  const done = stored && keep({ picks: list, notes: { ...notes, ...stored.notes } });
  change({ pick: done ? now().pick.filter((id) => !list.includes(id)) : list });
  return done ?? true;
}

/** The button that puts an offer on the list, as components/pick makes it; showPicks gives it its words. */
export function pickButton({ id, name }) {
  const words = [element("span", { className: "pick__words" }), element("span", { className: "visually-hidden" }, `: ${name}`)];
  const made = element("button", { className: "button button--quiet pick", type: "button" }, ...words);
  Object.assign(made.dataset, { pick: id, name });
  return made;
}

/** Put an offer on the list or take it away, and say so. `name`: what it is called. */
function togglePick(id, name) {
  const list = toggled(picks(), id);
  const { added, removed, refused } = status.dataset;
  say(status, setPicks(list) ? filled(list.includes(id) ? added : removed, { name, n: list.length }) : refused);
}

/** Show the list at every button, number and link of the page; links and buttons that a script has made since, too. */
export function showPicks() {
  const list = picks();
  if (kept() && brought().length < now().pick.length) return change({ pick: brought() });
  shown = all();
  for (const button of document.querySelectorAll("[data-pick]")) {
    write(button.querySelector(".pick__words"), list.includes(button.dataset.pick) ? status.dataset.remove : status.dataset.add);
  }
  for (const place of document.querySelectorAll("[data-pick-number]")) {
    write(place, list.length ? filled(status.dataset.number, { n: list.length }) : "");
  }
  for (const way of document.querySelectorAll("[data-compare-picked]")) showCompare(way, ofService(list, way.dataset.comparePicked));
  carry("a[href]");
}

const ofService = (list, service) => list.filter((id) => id.split("/")[1] === service);

function showCompare(way, list) {
  const link = way.querySelector("a");
  way.hidden = list.length < 2;
  write(link, status.dataset.compare);
  const { comparePicked: service, compareArea: area = "" } = way.dataset;
  made.set(link, { href: link.getAttribute("href").split("#")[0] + format({ ...nothing(), service, area, compare: list }), inside: true });
}

/** Every link to a page of the guide takes along what travels in the address, and where the reader looks for somebody to choose. */
function carry(links) {
  const { pick } = now();
  const area = here();
  for (const link of document.querySelectorAll(links)) take(link, pick, area);
}

const all = () => String([now().pick, picks(), here()]);

/** A change that leaves the list as it is leaves the page as it is, but for links to the same page in another language. */
function changed() {
  if (all() === shown) carry("a[hreflang]");
  else showPicks();
}

const here = () => (picks().length ? (document.querySelector("[data-filter-area]")?.dataset.filterArea ?? now().area) : "");

function take(link, list, area = here()) {
  if (!made.has(link)) made.set(link, { href: link.getAttribute("href"), inside: leadsInside(link) });
  const { href, inside } = made.get(link);
  if (!inside) return;
  const [page, fragment = ""] = href.split("#");
  if (link.hreflang) return link.setAttribute("href", page + location.hash); // the same page in another language
  const state = parse(fragment);
  if (list.length || area || link.getAttribute("href") !== href) link.setAttribute("href", page + format({ ...state, area: state.area || area, pick: list }));
}

const root = new URL(".", new URL(document.documentElement.dataset.root || "./", location.href)).href;

/** Whether a link leads to another page of the guide; to a part of this page: see stay(). */
const leadsInside = (link) => !/^(#|$)/.test(link.getAttribute("href")) && link.href.startsWith(root) && !link.hasAttribute("download");

/** A link to a part of this page keeps what else stands in the address. */
function stay(event, link) {
  const { anchor } = parse(link.hash);
  if (!document.getElementById(anchor) || link.href.split("#")[0] !== location.href.split("#")[0] || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const fragment = format({ ...now(), anchor });
  if (fragment !== location.hash) history.pushState(null, "", fragment);
  goToPart();
}

/** A part of this page is asked for: its fragment is not the id alone when the list is behind it. */
function goToPart() {
  const part = document.getElementById(now().anchor);
  if (!part) return;
  part.scrollIntoView();
  if (part.tabIndex < 0) part.tabIndex = -1; // so that it can take the focus
  part.focus({ preventScroll: true });
}

if (status) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-pick]");
    if (button) togglePick(button.dataset.pick, button.dataset.name);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    take(link, now().pick); // another script may have made it since
    stay(event, link);
  }, true);
  onChange(changed);
  onKept((before) => {
    const after = kept()?.picks;
    if (String(before?.picks) === String(after)) return;
    const gone = (before?.picks ?? []).filter((id) => !after?.includes(id));
    change({ pick: now().pick.filter((id) => !gone.includes(id)) });
  });
  addEventListener("pageshow", showPicks);
  showPicks();
  goToPart();
}
