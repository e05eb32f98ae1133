/* Two or three offers of a service side by side, fact by fact. The columns stand in the drawn order, whoever was added first. */
import { address, element } from "../answering.js";
import { services, speaker } from "./data.js";
import { owner } from "./groups.js";
import { change, now, onChange } from "./here.js";
import { addressToSend, announce, button, dataOf, focusable, inDrawnOrder, latest, listed, lookUp, message, plain, printedFrom, replace, serviceOf, tell, tick, told } from "./pieces.js";
import { pickButton, picks, showPicks, SIDE_BY_SIDE } from "./picks.js";
import { rowsOf, tables } from "./side-by-side.js";
import { format, nothing } from "./state.js";

const START = "compared";
const place = document.getElementById("choosing");
const title = document.title;
let differing = false; // only what differs is shown
let fourth = ""; // the id of one that there is no room for
let focus = ""; // what gets the focus when the page has been made anew

const show = latest(() => wanted(now()), paint);

if (place) {
  onChange(show);
  show();
}

/** What the address asks for. `side`: offers side by side; `spare`: offers for which there is no room; `others`: entries that cannot be compared. */
async function wanted(state) {
  const service = [state.service, serviceOf(state.compare[0] ?? "")].find((id) => services().some((one) => one.id === id));
  const data = await dataOf(service);
  const entries = await lookUp(state.compare);
  const fits = (entry) => service && entry.offer && entry.data === data;
  const fit = entries.filter(fits).map(({ offer }) => offer);
  const area = data.orders.slice(1).find(({ id }) => id === state.area);
  return { state, data, known: service, area, ...speaker(data), side: inDrawnOrder(data, state.area, fit.slice(0, SIDE_BY_SIDE)), spare: fit.slice(SIDE_BY_SIDE),
    others: entries.filter((entry) => !fits(entry)) };
}

function paint(view) {
  const { side, known, data } = view;
  if (side.length < SIDE_BY_SIDE || !data.offers.some((offer) => offer.id === fourth && !side.includes(offer))) fourth = "";
  const shown = side.length > 1 ? comparison(view) : known ? chooser(view) : serviceChooser(view);
  document.title = side.length > 1 ? `${names(view)} – ${title}` : title;
  replace(place, [...view.others.map((entry) => toldOf(entry, view)), ...shown], START, focus);
  focus = "";
  showPicks();
}

const names = ({ side, data }) => listed(side.map(({ name }) => name), data.language);

const compare = (ids, at, more) => {
  focus = at;
  change({ compare: ids, ...more }, { step: true });
};

/** Nothing that the address names is left out without a word. */
function toldOf(entry, { state, data, text }) {
  const other = entry.offer && text("compare.other-service", { ...entry, this: plain(data.service.name) });
  const drop = button(text("compare.drop"), { about: entry.name, id: `drop-${entry.id}`, press: () => compare(state.compare.filter((id) => id !== entry.id), START) });
  return message(told(entry, text, other), element("p", { className: "js-only" }, drop));
}

// ---------------------------------------------------------------- side by side

function comparison(view) {
  const { state, side, data, area, text } = view;
  const rows = rowsOf(data, side);
  const count = text("compare.count", { n: rows.filter(({ differs }) => differs).length, all: rows.length });
  const facts = element("div", { className: "sides" });
  const draw = () => facts.replaceChildren(...tables(view, rows, differing, controls));
  const controls = (offer) => [Object.assign(pickButton(offer), { id: `pick-${offer.id}` }), removeButton(offer, view)];
  const toggle = tick({ id: "differing", checked: differing }, text("compare.differing"));
  toggle.addEventListener("change", ({ target }) => {
    differing = target.checked;
    draw();
    showPicks();
    announce(`${count} ${text(differing ? "compare.differing.on" : "compare.differing.off")}`);
  });
  draw();
  return [focusable("h2", START, text("compare.heading", { names: names(view) })),
    element("p", {}, text(area ? "compare.order.area" : "compare.order", whereOf(view))),
    ...(state.area && !area ? [element("p", {}, text("help.lost.area"))] : []), ...absentHere(view), allLink(view), adder(view), element("p", { className: "compare__count" }, count), element("div", { className: "js-only" }, toggle), facts,
    element("h2", { className: "compare__after" }, text("address.compare")), ...addressToSend(fragment(view), text),
    printedFrom(text)];
}

const fragment = ({ state, data, side }) => format({ ...nothing(), service: data.service.id, area: state.area, compare: side.map(({ id }) => id) });

const isHere = ({ data, area }, offer) => !area || area.offers.includes(data.offers.indexOf(offer));

/** Those that the list of the area does not have. */
const absentHere = (view) => view.side.filter((offer) => !isHere(view, offer)).map(({ name }) => element("p", {}, view.text("compare.not-here", { ...whereOf(view), name })));

const whereOf = ({ data, area }) => ({ service: plain(data.service.name), area: area && plain(area.name) });

function allLink(view) {
  const { data, area, text } = view;
  const list = area ?? data.orders[0];
  const words = text(area ? "compare.all.area" : "compare.all", { n: list.offers.length, ...whereOf(view) });
  return element("p", {}, element("a", { className: "told__link", href: address(list.address) }, words));
}

function removeButton({ id, name }, { state, side, text }) {
  return button(text("compare.remove"), { about: name, id: `remove-${id}`, press: () => {
    compare(state.compare.filter((other) => other !== id), START);
    announce(text("compare.removed", { name, n: side.length - 1 }));
  } });
}

// ---------------------------------------------------------------- adding, and three at most

function adder(view) {
  const { side, spare, text } = view;
  const field = element("select", { className: "select", id: "compare-other" }, ...choices(view));
  const form = element("form", { className: "adder" }, element("label", { className: "adder__label", htmlFor: "compare-other" }, text("compare.add.label")),
    element("div", { className: "adder__row" }, field, element("button", { className: "button", id: "compare-add" }, text("compare.add"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(view, field.value);
  });
  const waiting = spare.map((offer) => element("p", {}, `${text("compare.spare", { name: offer.name })} `,
    button(text("compare.swap-in"), { about: offer.name, id: `swap-${offer.id}`, press: () => ask(offer.id, "compare-swap") })));
  const others = side.length + spare.length < view.data.offers.length;
  return element("div", { className: "js-only" }, waiting.length && message(text("compare.three"), ...waiting),
    others && form, fourth && swapper(view));
}

/** All others of the service in the drawn order, those of the area first. */
function choices(view) {
  const options = (offers) => offers.map(({ id, name, provider }) => element("option", { value: id }, provider ? `${name} (${provider})` : name));
  return byArea(view, [...view.side, ...view.spare]).flatMap(([label, offers]) => (view.area ? element("optgroup", { label }, ...options(offers)) : options(offers)));
}

/** All offers but some, those of the area first, each in the drawn order: [words, offers]. */
function byArea(view, without) {
  const { data, area, text } = view;
  const rest = inDrawnOrder(data, view.state.area, data.offers).filter((offer) => !without.includes(offer));
  const part = (key, here) => [text(key, whereOf(view)), rest.filter((offer) => isHere(view, offer) === here)];
  return [part(area ? "compare.here" : "compare.everyone", true), part("compare.elsewhere", false)].filter(([, offers]) => offers.length);
}

function add({ state, side, data, text }, id) {
  if (side.length >= SIDE_BY_SIDE) return ask(id, "compare-swap");
  const { name } = data.offers.find((offer) => offer.id === id);
  compare([...state.compare, id], "compare-add");
  announce(text("compare.added", { name, n: side.length + 1 }));
}

/** There is no room for a fourth: ask whose place it takes, or ("") no more. */
function ask(id, at) {
  fourth = id;
  focus = at;
  show();
}

function swapper({ state, side, data, text }) {
  const { id, name } = data.offers.find((offer) => offer.id === fourth);
  const swap = (old) => {
    fourth = "";
    compare(state.compare.filter((other) => other !== id).map((other) => (other === old.id ? id : other)), START);
    announce(text("compare.swapped", { old: old.name, name }));
  };
  return message(focusable("h3", "compare-swap", text("compare.which", { name })), text("compare.why-three"),
    element("div", { className: "buttons" }, ...side.map((old) => button(text("compare.swap", { name: old.name }), { id: `out-${old.id}`, press: () => swap(old) })),
      button(text("compare.cancel"), { id: "compare-cancel", press: () => ask("", "compare-add") })));
}

// ---------------------------------------------------------------- fewer than two

/** All offers of the service to tick: those of the shortlist first, then those of the area, each in the drawn order. */
function chooser(view) {
  const { state, side, data, area, text } = view;
  const answer = element("p", { className: "told" });
  const form = element("form", {}, ...groups(view).map(([legend, offers]) => element("fieldset", { className: "options" },
    element("legend", { className: "options__legend" }, legend), ...offers.map((offer) => tick({ name: "offer", value: offer.id, checked: side.includes(offer) }, offer.name, " ", owner(offer))))),
    answer, element("p", {}, element("button", { className: "button", id: "compare-chosen" }, text("compare.chosen"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map(({ value }) => value);
    if (chosen.length < 2) tell(answer, text("compare.two"));
    else if (chosen.length > SIDE_BY_SIDE) tell(answer, text("compare.too-many", { n: chosen.length }));
    else compare(chosen, START, { service: data.service.id });
  });
  const lead = text(area ? "compare.choose.area" : "compare.choose", whereOf(view));
  if (data.offers.length < 2) return [focusable("h2", START, plain(data.service.name)), element("p", {}, text("compare.only-one")), allLink(view)];
  return [focusable("h2", START, text("compare.choose.heading")), element("p", {}, lead),
    element("p", {}, element("a", { className: "told__link", href: format({ ...nothing(), area: state.area, pick: state.pick }) || "#" }, text("compare.other"))), form];
}

function groups(view) {
  const { side, state, data, text } = view;
  const picked = inDrawnOrder(data, state.area, data.offers.filter((offer) => picks().includes(offer.id) || side.includes(offer)));
  return [...(picked.length ? [[text("compare.picked"), picked]] : []), ...byArea(view, picked)];
}

/** The services, and before them what the shortlist has to compare. */
function serviceChooser({ state, text, plural }) {
  const unknown = state.service ? [message(text("compare.no-service", { id: state.service }))] : [];
  const ownOf = ({ id }) => picks().filter((pick) => serviceOf(pick) === id);
  const line = ({ id, name }) => {
    const own = ownOf({ id });
    const words = own.length ? `${name} (${plural("compare.yours", own.length)})` : name;
    return element("li", {}, element("a", { className: "told__link", href: format({ ...nothing(), service: id, area: state.area, pick: state.pick, compare: own }) }, words));
  };
  const mine = services().filter((service) => ownOf(service).length);
  const part = (heading, found) => [element("h3", {}, heading), element("ul", { className: "plain-list" }, ...found.map(line))];
  const rest = services().filter((service) => !mine.includes(service));
  return [...unknown, focusable("h2", START, text("compare.service")), element("p", {}, text("compare.service.lead")),
    ...(mine.length ? part(text("compare.picked"), mine) : []), ...part(text(mine.length ? "compare.service.others" : "compare.service.all"), rest)];
}
