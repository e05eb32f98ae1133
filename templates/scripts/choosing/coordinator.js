/* For coordinators: a service, an area and wishes said aloud, and then a calm view for two people at one screen. What the meeting has come to
   stands behind the address's #, in its place: no step back leads to an earlier client. Nothing is stored. */
import { element, say } from "../answering.js";
import { areasOf, criteriaUnder, offersIn, showCounts, ticked, wishFields } from "./asking.js";
import { html, serviceData, services } from "./data.js";
import { handoutOf } from "./handout.js";
import { change, clear, now, onChange } from "./here.js";
import { drawn } from "./judge.js";
import { endOf, listView, oneView } from "./meeting.js";
import { button } from "./pieces.js";
import { showPicks } from "./picks.js";
import { format, nothing, toggled } from "./state.js";
import { settled } from "./steps.js";
import { speaker } from "./words.js";

const box = document.getElementById("choosing");
const handout = document.getElementById("handout");
const start = document.getElementById("meeting-form");
const status = document.getElementById("pick-status");
const root = document.documentElement;
const LARGE = "large-type";
let seen = null; // the state that is on the screen
let focus = ""; // what takes the focus when the next view is there
let printed = [null, nothing()]; // what stands ready for paper
let said = ""; // what that view says first

/* The state of a meeting: that of the address, and in `rest` which offers have been shown one at a time and which sheets are to be printed */

/** The meeting that the address stands for: {service, area, wish, step, at, shown, sheets}; numbers are places in data.offers. */
function meeting(data) {
  const { state, ...lost } = settled(data, now());
  const rest = Object.fromEntries(now().rest);
  const order = drawn(data, state.area);
  const sameEdition = !rest.edition || rest.edition === box.dataset.code;
  const numbers = (text = "") => [...new Set(text.split(".").map(Number))].filter((place) => sameEdition && text && order.includes(place));
  return { ...state, lost: { ...lost, edition: !sameEdition }, at: numbers(rest.at)[0] ?? order[0], shown: numbers(rest.shown), sheets: numbers(rest.sheets) };
}

const restOf = ({ at, shown, sheets }) => [["at", String(at)], ["shown", shown.join(".")], ["sheets", sheets.join(".")], ["edition", box.dataset.code]].filter(([, value]) => value);

/** Change the meeting, and put the focus where `on` (a selector) says when its view is there. */
function to(data, changes, on) {
  const { service, area, wish, step, ...next } = { ...meeting(data), ...changes };
  focus = on;
  change({ service, area, wish, step, rest: restOf(next) });
}

/* Showing */

const inMeeting = ({ step }) => ["list", "one", "end"].includes(step);

const keyOf = ({ service, area, wish, step, rest }) => format({ ...nothing(), service, area, wish, step, rest });

async function follow(state) {
  if (keyOf(state) === seen) return;
  seen = keyOf(state);
  const waited = seen;
  try {
    const data = services().some(({ id }) => id === state.service) ? await serviceData(state.service) : null;
    if (seen !== waited) return;
    show(data, data ? meeting(data) : nothing());
  } catch (error) {
    console.warn(error);
    box.replaceChildren(document.getElementById("choosing-failed").content.cloneNode(true));
  }
}

function show(data, found) {
  const state = data ? noted(found) : found;
  const open = data && inMeeting(state);
  const words = [...lostWords(data, state), ...(said ? [said] : [])];
  box.replaceChildren(...(words.length ? [element("div", { className: "message" }, ...words.map((text) => element("p", {}, text)))] : []), ...(open ? opened(data, state) : form(data, state)));
  printable(open ? data : null, state);
  showPicks();
  if (focus) box.querySelector(focus)?.focus();
  if (words.length) say(status, words.join(" "));
  focus = said = "";
}

/** The address says what the screen shows: only what the service knows, and who stands on the screen alone as shown. */
function noted(state) {
  const { service, area, wish, step, at, shown } = state;
  const all = step !== "one" || shown.includes(at) ? shown : [...shown, at];
  silently({ service, area, wish, rest: inMeeting(state) ? restOf({ ...state, shown: all }) : now().rest });
  return { ...state, shown: all };
}

function lostWords(data, { lost }) {
  if (!data) return now().service ? [start.dataset.lost] : [];
  const { text, plural } = speaker(data);
  return [...(lost.area ? [text("help.lost.area")] : []), ...(lost.wishes ? [plural("help.lost.wishes", lost.wishes)] : []), ...(lost.edition ? [text("meeting.lost.edition")] : [])];
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
    change({ ...nothing(), service: select.value, area: state.area, wish: state.wish, pick: now().pick });
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
  else say(status, wrong.textContent.trim());
}

/** Area and wishes; a change of the area is a list of its own, of which nothing has been shown. */
function formFields(data, state, made) {
  const { text } = speaker(data);
  const asked = element("div", {}, ...(areasOf(data).length > 1 && !data.service.located ? [areaField(data, state)] : []),
    element("h3", { className: "answers__heading" }, text("meeting.wishes")), element("p", { className: "options__hint" }, text("meeting.wishes.hint")), ...wishParts(data, state));
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
  select.addEventListener("change", () => to(data, { area: select.value, shown: [], sheets: [], at: "" }, "#meeting-area"));
  const label = element("label", { className: "search-form__label", htmlFor: "meeting-area" }, text("meeting.area"));
  return element("p", { className: "meeting-form__field" }, label, select);
}

/** The wishes by heading, each behind its question. */
function wishParts(data, { wish }) {
  const headings = [...new Set(data.criteria.map(({ heading }) => heading))];
  const where = data.criteria.filter(({ id }) => id === "areas");
  const parts = [...(where.length ? [["areas", speaker(data).text("help.where.located"), where]] : []), ...headings.map((id) => [id, data.questions[id], criteriaUnder(data, id)])];
  return parts.filter(([, , criteria]) => criteria.length).map(([id, question, criteria]) => {
    const summary = element("summary", { className: "wishes__summary" }, element("span", { id: `asks-${id}` }, question), element("span", { className: "wishes__chosen" }, chosenWords(data, criteria, wish)));
    const part = element("details", { className: "wishes", open: chosenOf(criteria, wish) > 0 }, summary, ...wishFields(data, criteria, wish, `asks-${id}`));
    part.addEventListener("change", () => (summary.lastChild.textContent = chosenWords(data, criteria, ticked(part))));
    return part;
  });
}

const chosenOf = (criteria, wishes) => wishes.filter((wish) => criteria.some(({ id }) => wish.startsWith(`${id}.`))).length;

const chosenWords = (data, criteria, wishes) => (chosenOf(criteria, wishes) ? speaker(data).plural("meeting.chosen", chosenOf(criteria, wishes)) : "");

/** A tick changes the address and the counts, and nothing else on the screen. */
function wished(data, fields) {
  const wish = ticked(fields);
  silently({ wish });
  showCounts(data, now().area, wish, fields);
}

function silently(changes) {
  seen = keyOf({ ...now(), ...changes });
  change(changes);
}

/* The meeting */

function opened(data, state) {
  const { text, plural } = speaker(data);
  const where = areasOf(data).find(({ id }) => id === state.area);
  const name = html(where ? `${data.service.name}, ${where.name}` : data.service.name);
  const all = offersIn(data, state.area);
  const heading = element("h2", { id: "meeting", tabIndex: -1 }, name, `: ${all ? plural("help.answer", all) : text("help.offers.none")}`);
  const views = { list: listView, one: oneView, end: endOf };
  const acts = { tick: (place) => tick(data, place), show: (place) => to(data, { step: "one", at: place }, "#one"), end: () => to(data, { step: "end" }, "#one") };
  return [heading, tools(data, state), ...(all ? views[state.step](data, state, acts) : [element("p", {}, text("help.answer.none"))])];
}

function tools(data, state) {
  const { text } = speaker(data);
  const mode = (step, words) => toggle(words, () => to(data, { step }, `#mode-${step}`), (state.step === "list") === (step === "list"), `mode-${step}`);
  const large = toggle(text("meeting.large"), () => large.setAttribute("aria-pressed", String(root.classList.toggle(LARGE))), root.classList.contains(LARGE), "mode-large");
  return element("div", { className: "meeting-tools" },
    element("div", { className: "buttons" }, mode("list", text("meeting.list")), ...(offersIn(data, state.area) ? [mode("one", text("meeting.one"))] : []), large),
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
  say(status, printWords(data, sheets));
}

/** Nothing of this client is left: not on the screen, not in the address, not in the history. */
function end() {
  root.classList.remove(LARGE);
  said = start.dataset.ended;
  focus = "#meeting";
  clear();
}

if (box && start) {
  onChange(follow);
  addEventListener("beforeprint", () => printable(...printed)); // the date is that of the print
  follow(now());
}
