/* Narrowing a list of offers by one's own wishes. The rows of the table the page was built with are put into three groups that add up to
   all, each in the order they came in; nobody is taken away. */
import { element, say } from "../answering.js";
import { showCounts, ticked, wishParts } from "./asking.js";
import { html, serviceData } from "./data.js";
import { wishWords } from "./groups.js";
import { change, now, onChange } from "./here.js";
import { grouped, GROUPS, known, reason } from "./judge.js";
import { speaker } from "./words.js";

const part = (name) => document.getElementById(`list-filters${name}`);
const box = part("");
const table = document.querySelector(".comparison");
const area = box?.dataset.filterArea;
let view; // {data, text, rows, bodies, shown} once something is asked for

if (box && table) {
  part("-open").addEventListener("click", () => open(part("-open").getAttribute("aria-expanded") !== "true"));
  part("-form").addEventListener("submit", toList);
  part("-form").addEventListener("change", () => change({ wish: ticked(part("-form")) }));
  part("-all").addEventListener("click", () => openGroups(GROUPS));
  part("-clear").addEventListener("click", clear);
  onChange(({ wish }) => (wish.length || view) && ready().then(show, failed));
  if (now().wish.length) ready().then(show, failed);
}

async function open(yes) {
  try {
    if (yes) await ready();
    part("-open").setAttribute("aria-expanded", String(yes));
    part("-form").hidden = !yes;
    if (yes) show();
  } catch (error) {
    failed(error);
  }
}

/** The list is the answer that is always there. */
function failed(error) {
  console.warn(error);
  part("-failed").hidden = false;
}

async function ready() {
  const data = await serviceData(box.dataset.filterService);
  if (view) return;
  view = { data, ...speaker(data), rows: rowsByOffer(data), shown: "" };
  view.bodies = bodies();
  part("-form").append(element("p", { className: "options__hint" }, view.text("filters.hint")), ...questions(),
    element("div", { className: "buttons" }, element("button", { className: "button", type: "submit" }, view.text("filters.to-list"))));
  part("-failed").hidden = true;
}

/** The table's rows by place in data.offers, in the order of the page. */
function rowsByOffer({ offers }) {
  const places = new Map(offers.map(({ id }, place) => [id, place]));
  return new Map([...table.querySelectorAll("[data-offer]")].map((row) => [places.get(row.dataset.offer), row]));
}

/** The wishes, heading by heading; each may be opened by itself. */
function questions() {
  const headings = [...new Set(view.data.criteria.map(({ heading }) => heading))];
  return wishParts(view.data, headings.map((id) => [id, view.data.questions[id], view.data.criteria.filter(({ heading }) => heading === id)]), now().wish);
}

// ---------------------------------------------------------------- what is shown

function show() {
  const { data } = view;
  const wishes = known(data, now().wish);
  const key = wishes.join(" ");
  showChosen(wishes);
  showCounts(data, area, wishes, part("-form"));
  if (view.shown !== key) wishes.length ? narrowed(grouped(data, area, wishes)) : whole();
  view.shown = key;
}

/** What is wished for, and that an older address wished for more than the guide knows. */
function showChosen(wishes) {
  for (const field of part("-form").querySelectorAll("input[name=wish]")) field.checked = wishes.includes(field.value);
  const unknown = new Set(now().wish).size - wishes.length;
  part("-told").hidden = !wishes.length && !unknown;
  part("-chosen").replaceChildren(...(wishes.length ? [view.text("filters.chosen"), " ", ...listed(wishes), ". "] : []),
    ...(unknown ? [view.plural("filters.unknown-wish", unknown)] : []));
  part("-printed").hidden = !wishes.length;
  part("-printed").textContent = part("-chosen").textContent;
}

function whole() {
  for (const name of GROUPS) view.bodies[name].body.hidden = true;
  for (const row of view.rows.values()) row.querySelector(".judged-row")?.remove();
  view.bodies.first.append(...view.rows.values());
  tell(view.text("filters.whole", { n: view.rows.size }));
}

function narrowed(groups) {
  const order = new Map([...view.rows.keys()].map((place, at) => [place, at]));
  for (const name of GROUPS) fill(view.bodies[name], name, [...groups[name]].sort((a, b) => order.get(a.offer) - order.get(b.offer)));
  openGroups(groups.all.length ? ["all"] : groups.unknown.length ? ["unknown"] : ["lacks"]);
}

function fill({ body, title, none, toggle }, name, judged) {
  body.hidden = false;
  title.textContent = view.text(`groups.${name}`, { n: judged.length, all: view.rows.size });
  none.hidden = judged.length > 0;
  toggle.hidden = !judged.length;
  putInOrder(body, judged.map(rowOf));
}

/** The rows of a body, after its heading. Those that stand right stay: moving rows costs more than all else here. */
function putInOrder(body, rows) {
  const wanted = new Set(rows);
  for (const row of [...body.rows].slice(1)) if (!wanted.has(row)) row.remove();
  if (body.rows.length < 2) return body.append(...rows);
  let before = body.firstElementChild;
  for (const row of rows) {
    if (before.nextElementSibling !== row) before.after(row);
    before = row;
  }
}

function rowOf({ offer, lacks, unknown }) {
  const row = view.rows.get(offer);
  row.querySelector(".judged-row")?.remove();
  if (lacks.length || unknown.length) row.querySelector("th").append(why(offer, lacks, unknown));
  return row;
}

function why(offer, lacks, unknown) {
  const reasons = [...new Set(lacks.map((wish) => reason(view.data, offer, wish)))].filter(Boolean);
  return element("span", { className: "judged-row" },
    ...(lacks.length ? [`${view.text("groups.lacking")}: `, ...listed(lacks), ". ", ...reasons.flatMap((one) => [html(one), " "])] : []),
    ...(unknown.length ? [`${view.text("groups.unanswered")}: `, ...listed(unknown), "."] : []));
}

const listed = (wishes) => wishes.flatMap((wish, place) => [...(place ? ["; "] : []), wishWords(view.data, wish)]);

// ---------------------------------------------------------------- groups of the table

function bodies() {
  const first = table.querySelector("[data-offer]").parentElement;
  const made = Object.fromEntries(GROUPS.map((name) => [name, body(name)]));
  first.after(...GROUPS.map((name) => made[name].body));
  return { first, ...made };
}

function body(name) {
  const title = element("span");
  const toggle = element("button", { type: "button", className: "button button--quiet" });
  const none = element("span", { className: "comparison__group-none" }, view.text(`groups.none.${name}`));
  const head = element("th", { colSpan: table.querySelectorAll("thead th").length, scope: "rowgroup" }, element("div", { className: "comparison__group" }, title, toggle, none));
  const made = element("tbody", { className: "comparison__body", hidden: true }, element("tr", { className: "comparison__group-row" }, head));
  toggle.addEventListener("click", () => {
    setOpen(name, !isOpen(name));
    tellShown();
  });
  return { body: made, title, toggle, none };
}

/** In a long list only what is in view is laid out at once, the rest a few rows at a time after it: a press must answer on slow devices too, and
    readers who hear the page need all rows laid out. */
function layOutLater() {
  if (!table.matches(".comparison--long")) return;
  const rows = [...view.rows.values()];
  const later = (some, yes) => some.forEach((row) => row.classList.toggle("comparison__row--later", yes));
  later(rows, true);
  clearInterval(view.laying);
  view.laying = setInterval(() => (rows.length ? later(rows.splice(0, 20), false) : clearInterval(view.laying)), 400);
}

const isOpen = (name) => view.bodies[name].toggle.getAttribute("aria-expanded") === "true";

function openGroups(names) {
  for (const name of GROUPS) setOpen(name, names.includes(name));
  tellShown();
}

function setOpen(name, yes) {
  const { body: of, toggle } = view.bodies[name];
  of.classList.toggle("comparison__body--closed", !yes);
  toggle.setAttribute("aria-expanded", String(yes));
  toggle.textContent = view.text(`filters.${yes ? "close" : "open"}.${name}`);
}

/** To eyes here, to ears in the status that every page has: this one may have been hidden until now. */
function tell(words) {
  layOutLater();
  part("-status").textContent = words;
  say(document.getElementById("pick-status"), words);
}

/** How many of all are seen now, and how many there are in each group. */
function tellShown() {
  const numbers = Object.fromEntries(GROUPS.map((name) => [name, view.bodies[name].body.rows.length - 1]));
  const shown = GROUPS.filter(isOpen).reduce((sum, name) => sum + numbers[name], 0);
  tell(view.text("filters.told", { ...numbers, shown, total: view.rows.size }));
}

// ---------------------------------------------------------------- presses

function toList(event) {
  event.preventDefault();
  const answer = part("-told").hidden ? table : part("-told"); // what came of it, and how to undo it, stand above the list
  answer.tabIndex = -1;
  answer.scrollIntoView();
  answer.focus({ preventScroll: true });
}

function clear() {
  change({ wish: [] });
  part("-open").focus();
}
