/* "My choices": the reader's own list in the reader's own order, with notes where the reader has agreed to keep it in this browser. */
import { address, element } from "../answering.js";
import { copy, speaker } from "./data.js";
import { owner, phoneOf } from "./groups.js";
import { change, clear, now, onChange } from "./here.js";
import { forget, keep, kept, onKept } from "./keeping.js";
import { leaves } from "./leaves.js";
import { addressToSend, announce, button, dataOf, focusable, latest, listed, lookUp, message, replace, serviceOf, tell, tick, told } from "./pieces.js";
import { brought, picks, setPicks, showPicks, SIDE_BY_SIDE } from "./picks.js";
import { format, moved, nothing, toggled } from "./state.js";

const START = "my-list";
const LONGEST = 500; // characters of a note
const place = document.getElementById("choosing");
let focus = ""; // what gets the focus when the page has been made anew
let notice = []; // what has just happened: nodes
let asking = false; // whether the reader is asked to agree to the keeping

const show = latest(collected, paint);

if (place) {
  onChange(show);
  onKept(showNotes);
  addEventListener("beforeprint", makeLeaves);
  show();
}

async function collected() {
  const [own, came] = await Promise.all([lookUp(picks()), lookUp(brought())]);
  return { own, came, ...speaker([...own, ...came].find(({ data }) => data)?.data ?? (await dataOf(""))), language: document.documentElement.lang };
}

let shown; // the view that is on the page

function paint(view) {
  shown = view;
  const { own, came } = view;
  const parts = [...notice, ...(came.length ? [arrivals(came, view)] : []), ...(own.length ? [...list(own, view), ...printing(view), ...sending(view)] : empty(view, came.length))];
  if (own.length || kept()) parts.push(...keeping(view), ...deleting(view));
  replace(place, [element("div", { className: "js-only" }, ...parts)], START, focus);
  focus = "";
  makeLeaves();
  showPicks();
}

/** What is printed is there before anybody asks for it, by whatever way. */
function makeLeaves() {
  if (shown) document.getElementById("leaves").replaceChildren(...leaves(shown, now().area, kept()?.notes ?? {}));
}

/** Change the list; `at`: what then gets the focus; `said`: what has happened, in words. */
function become(ids, at, said, nodes, notes) {
  happened(setPicks(ids, notes), at, said, nodes);
}

/** Say what has happened, or that the browser has refused to keep it: then the focus stays where it is. The page is about to be made anew. */
function happened(done, at, said, nodes = []) {
  const words = done ? said : shown.text("keep.refused");
  focus = done ? at : "";
  notice = done ? nodes : [message(words)];
  announce(words);
}

/** What a button is about: two offers of one provider have the same name. */
const full = ({ name, service }) => (service ? `${name}, ${service}` : name);

// ---------------------------------------------------------------- the list

function list(own, view) {
  const { text } = view;
  const comparable = own.filter((entry) => entry.offer && own.some((other) => other !== entry && other.offer && other.service === entry.service));
  const items = own.map((entry, index) => item(entry, index, own, comparable.includes(entry), view));
  const heading = focusable("h2", START, text("list.heading", { n: own.length }));
  const answer = element("p", { className: "told" });
  const form = element(comparable.length ? "form" : "div", {}, element("ol", { className: "choices" }, ...items),
    answer, comparable.length && element("p", {}, element("button", { className: "button", id: "compare-ticked" }, text("list.compare"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    compare(comparable.filter(({ id }) => now().compare.includes(id)), answer, view);
  });
  return [heading, element("p", {}, text("list.order")), form];
}

function item(entry, index, own, comparable, view) {
  const { text } = view;
  const { id, name, service, offer, address: path } = entry;
  const link = element("a", { className: "comparison__link", href: path ? address(path) : "" }, name, element("span", { className: "visually-hidden" }, `, ${service}`));
  const facts = offer ? [element("p", {}, service, owner(offer)), element("p", { className: "choices__phone" }, phoneOf(entry.data, offer))]
    : [told(entry, text), entry.status === "ended" && copy("how-to-switch")];
  const box = comparable ? [tick({ id: `tick-${id}`, checked: now().compare.includes(id), onchange: () => change({ compare: toggled(now().compare, id) }) },
    text("list.tick"), element("span", { className: "visually-hidden" }, ` ${full(entry)}`))] : [];
  return element("li", { className: "choices__item" }, element("h3", {}, path ? link : name), ...facts, ...box,
    element("div", { className: "buttons" }, ...movers(entry, index, own, text), remover(entry, view)), ...(entry.status === "unknown" ? [] : note(entry, text)));
}

function movers(entry, index, own, text) {
  const order = own.map(({ id }) => id);
  const mover = (by, way, other) => button(text(`list.${way}`), { about: full(entry), id: `${way}-${entry.id}`, press: () => {
    const next = moved(order, entry.id, by);
    const at = next.indexOf(entry.id);
    become(next, `${at === (by < 0 ? 0 : next.length - 1) ? other : way}-${entry.id}`, text("list.moved", { name: full(entry), n: at + 1, all: next.length }));
  } });
  return [index > 0 && mover(-1, "up", "down"), index < own.length - 1 && mover(1, "down", "up")];
}

function remover(entry, { text }) {
  return button(text("list.remove"), { about: full(entry), id: `remove-${entry.id}`, press: () => {
    const others = () => picks().filter((id) => id !== entry.id);
    const at = picks().indexOf(entry.id);
    const notes = { [entry.id]: kept()?.notes[entry.id] };
    const back = button(text("list.undo"), { about: full(entry), id: "undo", press: () =>
      become([...others().slice(0, at), entry.id, ...others().slice(at)], `remove-${entry.id}`, text("list.undone", { name: full(entry) }), [], notes) });
    const words = text("list.removed", { name: full(entry), n: others().length });
    become(others(), "undo", words, [message(words, element("p", {}, back))]);
  } });
}

/** Another tab has written: what the reader is writing here stays. */
function showNotes() {
  for (const field of place.querySelectorAll("textarea")) if (field !== document.activeElement) field.value = kept()?.notes[field.id.slice("note-".length)] ?? "";
}

/** The reader's own note, where the list is kept. */
function note(entry, text) {
  const stored = kept();
  if (!stored) return [];
  const field = element("textarea", { className: "note__field", id: `note-${entry.id}`, maxLength: LONGEST, rows: 3, value: stored.notes[entry.id] ?? "" });
  const answer = element("p", { className: "told" });
  field.addEventListener("input", () => {
    const done = kept() && keep({ ...kept(), notes: { ...kept().notes, [entry.id]: field.value } });
    answer.textContent = done ? "" : text("keep.refused");
  });
  field.addEventListener("change", makeLeaves);
  return [element("label", { className: "note__label", htmlFor: field.id }, text("note.label", { name: full(entry) })),
    element("p", { className: "quiet" }, text("note.hint", { n: LONGEST })), field, answer];
}

function compare(chosen, answer, { text, language }) {
  const names = [...new Set(chosen.map(({ service }) => service))];
  if (chosen.length < 2) return tell(answer, text("list.compare.two"));
  if (names.length > 1) return tell(answer, text("list.compare.one-service", { services: listed(names, language) }));
  if (chosen.length > SIDE_BY_SIDE) return tell(answer, text("compare.too-many", { n: chosen.length }));
  const { area, pick } = now();
  location.href = address(place.dataset.compare) + format({ ...nothing(), service: serviceOf(chosen[0].id), area, pick, compare: chosen.map(({ id }) => id) });
}

/** Offers that came with an address and are not in what the reader keeps. */
function arrivals(came, { text }) {
  const line = (entry) => element("li", {}, entry.offer ? element("a", { className: "told__link", href: address(entry.address) }, full(entry)) : told(entry, text),
    element("div", { className: "buttons" },
      ...(entry.status === "unknown" ? [] : [button(text("came.keep"), { about: full(entry), id: `keep-${entry.id}`, press: () => take([entry.id], text("came.kept", { name: full(entry) })) })]),
      button(text("came.drop"), { about: full(entry), id: `drop-${entry.id}`, press: () => drop(entry.id, text("came.dropped", { name: full(entry) })) })));
  const there = came.filter(({ status }) => status !== "unknown").map(({ id }) => id);
  const all = there.length > 1 ? [element("p", {}, button(text("came.keep-all"), { id: "keep-all", press: () => take(there, text("came.kept-all")) }))] : [];
  return message(element("h2", {}, text("came.heading")), text("came.text"), element("ul", { className: "plain-list" }, ...came.map(line)), ...all);
}

const take = (ids, said) => become([...picks(), ...ids], START, said);

function drop(id, said) {
  change({ pick: now().pick.filter((other) => other !== id) });
  happened(true, START, said);
}

const empty = ({ text }, arrived) => [focusable("h2", START, text("list.empty")), ...(arrived ? [] : [copy("shortlist-empty")])];

// ---------------------------------------------------------------- paper, sending, keeping, deleting

const printing = ({ text }) => [element("h2", {}, text("print.heading")), element("p", {}, text("print.text")),
  element("p", {}, button(text("print.button"), { id: "print", main: true, press: () => print() }))];

const sending = ({ own, text }) => [element("h2", {}, text("send.heading")), element("p", {}, text("send.text")),
  ...addressToSend(format({ ...nothing(), area: now().area, pick: own.map(({ id }) => id) }), text)];

function keeping({ text }) {
  const heading = (key) => focusable("h2", "keep", text(key));
  if (kept()) return [heading("keep.done"), element("p", {}, text("keep.done.text"))];
  const ask = (yes) => () => {
    asking = yes;
    notice = [];
    focus = yes ? "keep-question" : "keep-button";
    show();
  };
  const lead = [heading("keep.heading"), element("p", {}, text("keep.text"))];
  if (!asking) return [...lead, element("p", {}, button(text("keep.button"), { id: "keep-button", press: ask(true) }))];
  const answer = element("p", { className: "told" });
  return [...lead, message(focusable("h3", "keep-question", text("keep.question")),
    element("ul", { className: "keep-list" }, ...["what", "where", "who", "how"].map((part) => element("li", {}, text(`keep.${part}`)))), answer,
    element("div", { className: "buttons" }, button(text("keep.yes"), { id: "keep-yes", main: true, press: () => agree(answer, text) }), button(text("keep.no"), { id: "keep-no", press: ask(false) })))];
}

function agree(answer, text) {
  if (!keep({ picks: picks(), notes: {} }) || !kept()) return tell(answer, text("keep.refused"));
  asking = false;
  become(picks(), "keep", text("keep.done"));
}

function deleting({ text }) {
  const all = () => {
    forget();
    clear();
    happened(true, START, text("delete.done"), [message(text("delete.done"))]);
  };
  return [element("h2", {}, text("delete.heading")), element("p", {}, text("delete.text")), element("p", {}, button(text("delete.button"), { id: "delete", press: all }))];
}
