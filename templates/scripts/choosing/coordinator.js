/* For coordinators: a service, an area and wishes said aloud, and then a calm view for two people at one screen. What the meeting has come to
   stands behind the address's #, in its place. Nothing is stored, and a meeting that has been left does not come back by going back. */
import { element } from "../answering.js";
import { areasOf, offersIn, showCounts, ticked, wishParts } from "./asking.js";
import { html, serviceData, services, speaker } from "./data.js";
import { handoutOf, placeWords } from "./handout.js";
import { change, clear, now, onChange } from "./here.js";
import { drawn, known } from "./judge.js";
import { endOf, listView, oneView } from "./meeting.js";
import { announce, button, latest, message } from "./pieces.js";
import { showPicks } from "./picks.js";
import { format, nothing, toggled } from "./state.js";
import { settled } from "./steps.js";

const box = document.getElementById("choosing");
const handout = document.getElementById("handout");
const start = document.getElementById("meeting-form");
const root = document.documentElement;
const LARGE = "large-type";
let seen = null; // the state that is on the screen
let over = false; // a meeting has been ended on this page
let focus = ""; // what takes the focus when the next view is there
let printed = [null, nothing()]; // what stands ready for paper
let said = ""; // what that view says first

/* The state of a meeting: that of the address, and in `rest` which offers have been shown one at a time and which sheets are to be printed,
   of which list (`of`). What a service does not know stays there until the meeting begins: a select may be on its way to another one. */

/** The meeting that the address stands for: {service, area, wish, step, at, shown, sheets}; numbers are places in data.offers. */
function meeting(data) {
  const { state, ...lost } = settled(data, now());
  const rest = Object.fromEntries(now().rest);
  const order = drawn(data, state.area);
  const sameEdition = !rest.edition || rest.edition === box.dataset.code;
  const own = sameEdition && (!rest.of || rest.of === listOf(state));
  const numbers = (text = "") => [...new Set(text.split(".").filter((one) => /^\d+$/.test(one)).map(Number))].filter((place) => own && order.includes(place));
  return { ...state, lost: { ...lost, edition: !sameEdition }, at: numbers(rest.at)[0] ?? order[0], shown: numbers(rest.shown), sheets: numbers(rest.sheets) };
}

const listOf = ({ service, area }) => `${service}.${area}`;

const restOf = ({ at, shown, sheets, ...state }) =>
  [["at", String(at)], ["shown", shown.join(".")], ["sheets", sheets.join(".")], ["of", listOf(state)], ["edition", box.dataset.code]].filter(([, value]) => value);

/** Change the meeting, and put the focus where `on` (a selector) says when its view is there. */
function to(data, changes, on) {
  const next = { ...meeting(data), ...changes };
  const { service, area, wish, step } = next;
  focus = on;
  change({ service, area, wish, step, rest: restOf(next) });
}

/* Showing */

const inMeeting = ({ step }) => ["list", "one", "end"].includes(step);

const keyOf = ({ service, area, wish, step, rest }) => format({ ...nothing(), service, area, wish, step, rest });

function follow(state) {
  if (keyOf(state) === seen) return;
  if (over && state.service && globalThis.event?.type === "popstate") return end(); // gone back to what an ended meeting has left
  seen = keyOf(state);
  open(state.service);
}

const open = latest((service) => (services().some(({ id }) => id === service) ? serviceData(service) : null), (data) => show(data, data ? meeting(data) : nothing()));

function show(data, found) {
  const state = data ? noted(found) : found;
  const met = data && inMeeting(state);
  const words = [...lostWords(data, state), said].filter(Boolean);
  box.replaceChildren(...(words.length ? [message(...words)] : []), ...(met ? opened(data, state) : form(data, state)));
  printable(met ? data : null, state);
  showPicks();
  if (focus) box.querySelector(focus)?.focus();
  if (words.length) announce(words.join(" "));
  focus = said = "";
}

/** In a meeting the address says what the screen shows: only what the service knows, and who stands on the screen alone as shown. */
function noted(state) {
  if (!inMeeting(state)) return state;
  const { service, area, wish, step, at, shown } = state;
  const all = step !== "one" || shown.includes(at) ? shown : [...shown, at];
  silently({ service, area, wish, rest: restOf({ ...state, shown: all }) });
  return { ...state, shown: all };
}

function lostWords(data, { lost }) {
  if (!data) return now().service ? [start.dataset.lost] : [];
  const { text, plural } = speaker(data);
  return [lost.area && text("help.lost.area"), lost.wishes && plural("help.lost.wishes", lost.wishes), lost.edition && text("meeting.lost.edition")];
}

/** What is printed stands ready, so that the browser's own way to print does too. */
function printable(data, state) {
  printed = [data, state];
  handout.closest("main").classList.toggle("meeting-open", Boolean(data));
  handout.replaceChildren(...(data ? handoutOf(data, state, box.dataset) : []));
}

/* Before the meeting */

function form(data, state) {
  const made = element("form", { className: "asking meeting-form" }, start.content.cloneNode(true));
  const select = made.querySelector("select");
  select.value = data ? data.service.id : "";
  select.addEventListener("change", () => {
    focus = "select";
    change({ service: select.value });
  });
  if (data) made.querySelector(".buttons").before(...formFields(data, state, made));
  made.addEventListener("submit", (event) => begin(event, data, made));
  return [made];
}

function begin(event, data, made) {
  event.preventDefault();
  const wrong = made.querySelector(".asking__wrong");
  wrong.hidden = Boolean(data);
  if (data) to(data, { step: "list" }, "#meeting");
  else announce(wrong.textContent.trim());
}

/** Area and wishes. */
function formFields(data, state, made) {
  const { text } = speaker(data);
  const asked = element("div", {}, areasOf(data).length > 1 && !data.service.located && areaField(data, state),
    element("h3", { className: "answers__heading" }, text("meeting.wishes")), element("p", { className: "options__hint" }, text("meeting.wishes.hint")), ...wishParts(data, state.wish));
  showCounts(data, state.area, state.wish, asked);
  made.addEventListener("change", ({ target }) => {
    if (target.name === "wish") wished(data, asked);
  });
  return [asked];
}

function areaField(data, state) {
  const { text } = speaker(data);
  const options = [{ id: "", name: text("meeting.anywhere") }, ...areasOf(data)].map(({ id, name }) => element("option", { value: id, selected: id === state.area }, html(name).textContent));
  const select = element("select", { className: "meeting-form__select", id: "meeting-area" }, ...options);
  select.addEventListener("change", () => {
    focus = "#meeting-area";
    change({ area: select.value, wish: now().wish.filter((one) => !one.startsWith("areas.")) });
  });
  const label = element("label", { className: "search-form__label", htmlFor: "meeting-area" }, text("meeting.area"));
  return element("p", { className: "meeting-form__field" }, label, select);
}

/** A tick changes the address and the counts, and nothing else on the screen. */
function wished(data, fields) {
  const wish = ticked(fields);
  const { area } = meeting(data);
  silently({ area, wish: [...wish, ...now().wish.filter((one) => !known(data, [one]).length)] });
  showCounts(data, area, wish, fields);
}

function silently(changes) {
  seen = keyOf({ ...now(), ...changes });
  change(changes);
}

/* The meeting */

function opened(data, state) {
  const { text, plural } = speaker(data);
  const all = offersIn(data, state.area);
  const heading = element("h2", { id: "meeting", tabIndex: -1 }, placeWords(data, state), `: ${all ? plural("help.answer", all) : text("help.offers.none")}`);
  const views = { list: listView, one: oneView, end: endOf };
  const acts = { tick: (place) => tick(data, place), show: (place) => to(data, { step: "one", at: place }, "#one"), end: () => to(data, { step: "end" }, "#one") };
  return [heading, tools(data, state), ...(all ? views[state.step](data, state, acts) : [element("p", {}, text("help.answer.none"))])];
}

function tools(data, state) {
  const { text } = speaker(data);
  const mode = (step, words) => toggle(words, () => to(data, { step }, `#mode-${step}`), (state.step === "list") === (step === "list"), `mode-${step}`);
  const large = toggle(text("meeting.large"), () => large.setAttribute("aria-pressed", String(root.classList.toggle(LARGE))), root.classList.contains(LARGE), "mode-large");
  return element("div", { className: "meeting-tools" },
    element("div", { className: "buttons" }, mode("list", text("meeting.list")), offersIn(data, state.area) && mode("one", text("meeting.one")), large),
    element("div", { className: "buttons" }, button(printWords(data, state.sheets), { id: "meeting-print", press: () => window.print() }),
      button(text("meeting.edit"), { press: () => to(data, { step: "" }, "#meeting") }), button(text("meeting.end"), { press: end })));
}

function toggle(words, press, pressed, id) {
  const made = button(words, { id, press });
  made.setAttribute("aria-pressed", String(pressed));
  return made;
}

const printWords = (data, sheets) => (sheets.length ? speaker(data).plural("meeting.print", sheets.length) : speaker(data).text("meeting.print.list"));

/** Take a sheet along on paper, or not. */
function tick(data, place) {
  const state = meeting(data);
  const sheets = toggled(state.sheets, place);
  silently({ rest: restOf({ ...state, sheets }) });
  printable(data, { ...state, sheets });
  document.getElementById("meeting-print").textContent = printWords(data, sheets);
  announce(printWords(data, sheets));
}

/** Nothing of this client is left on the screen or in the address. What is kept in this browser ("Mina val") is another list, and stays. */
function end() {
  over = true;
  root.classList.remove(LARGE);
  said = start.dataset.ended;
  focus = "#meeting";
  clear();
}

const left = () => now().service && end();

if (box && start) {
  onChange(follow);
  addEventListener("beforeprint", () => printable(...printed)); // the date is that of the print
  // Gone back to. Browsers that had to forget a page load it in the same way; that is not going back.
  addEventListener("pageshow", ({ persisted }) => persisted && left());
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward" && !document.wasDiscarded) left();
  follow(now());
}
