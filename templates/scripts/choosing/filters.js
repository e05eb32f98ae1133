/* Narrowing a list of offers by one's own wishes. The rows of the table the page was built with are put into three groups that add up to
   all, each in the order they came in; nobody is taken away. */
import { element } from "../answering.js";
import { showCounts, ticked, wishParts } from "./asking.js";
import { copy, html, serviceData, speaker } from "./data.js";
import { wishWords } from "./groups.js";
import { change, now, onChange } from "./here.js";
import { grouped, GROUPS, known, reason } from "./judge.js";
import { tell } from "./pieces.js";

const part = (name) => document.getElementById(`list-filters${name}`);
const box = part("");
const table = document.querySelector(".comparison");
const area = box?.dataset.filterArea;
const [LONG, AT_ONCE, PAUSE] = [30, 6, 60]; // offers, offers, milliseconds
let view; // {data, text, groups, rows, shown, work, at} once something is asked for

if (box && table) {
  part("-open").addEventListener("click", () => open(part("-open").getAttribute("aria-expanded") !== "true"));
  part("-form").addEventListener("submit", toList);
  part("-form").addEventListener("change", () => change({ wish: ticked(part("-form")) }));
  part("-all").addEventListener("click", () => openGroups(GROUPS));
  part("-clear").addEventListener("click", clear);
  onChange(({ wish }) => (wish.length || view) && ready().then(show, failed));
  if (now().wish.length) ready().then(show).then(finish, failed);
  addEventListener("beforeprint", () => view && finish());
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
  const whole = await serviceData(box.dataset.filterService);
  if (view) return;
  const rows = rowsByOffer(whole);
  const data = { ...whole, orders: [{ offers: [...rows.keys()] }] }; // in the order of this list, which may be from A to Z
  view = { data, ...speaker(data), rows, shown: "", work: [] };
  view.groups = { first: { body: table.tBodies[table.tBodies.length - 1] }, ...Object.fromEntries(GROUPS.map((name) => [name, group(name)])) };
  part("-form").append(element("p", { className: "options__hint" }, view.text("filters.hint")), ...wishParts(data, now().wish),
    element("div", { className: "buttons" }, element("button", { className: "button", type: "submit" }, view.text("filters.to-list"))));
  part("-failed").hidden = true;
}

/** The table's rows by place in data.offers, in the order of the page. */
function rowsByOffer({ offers }) {
  const places = new Map(offers.map(({ id }, place) => [id, place]));
  return new Map([...table.querySelectorAll("[data-offer]")].map((row) => [places.get(row.dataset.offer), row]));
}

// ---------------------------------------------------------------- what is shown

function show() {
  const { data } = view;
  const wishes = known(data, now().wish);
  const key = wishes.join(" ");
  const counts = () => showCounts(data, area, wishes, part("-form"));
  showChosen(wishes);
  if (view.shown === key) return counts();
  view.shown = key;
  (wishes.length ? narrowed : whole)(grouped(data, area, wishes));
  isLong() ? setTimeout(counts, PAUSE) : counts();
}

/** What is wished for, and that an older address wished for more than the guide knows. */
function showChosen(wishes) {
  for (const field of part("-form").querySelectorAll("input[name=wish]")) field.checked = wishes.includes(field.value);
  const unknown = new Set(now().wish).size - wishes.length;
  part("-all").hidden = !wishes.length;
  part("-told").hidden = !wishes.length && !unknown;
  part("-chosen").replaceChildren(...(wishes.length ? [view.text("filters.chosen"), " ", ...listed(wishes), ". "] : []),
    ...(unknown ? [view.plural("filters.unknown-wish", unknown)] : []));
  part("-printed").hidden = !wishes.length;
  part("-printed").textContent = part("-chosen").textContent;
}

function whole({ all }) {
  putIn({ first: all });
  tell(part("-status"), view.text("filters.whole", { n: view.rows.size }));
}

function narrowed(groups) {
  const open = groups.all.length ? "all" : groups.unknown.length ? "unknown" : "lacks";
  putIn({ [open]: [], ...groups }, open);
  tellShown();
}

function head(group, name, number, open) {
  setOpen(name, open);
  group.number = number;
  group.title.textContent = view.text(`groups.${name}`, { n: number, all: view.rows.size });
  group.none.hidden = number > 0;
  group.toggle.hidden = !number;
}

/** Put judged offers into new bodies of the table: group -> offers, in the order in which readers need them. `open`: the group that is opened. */
function putIn(lists, open) {
  if (hasFocus()) view.at = table.contains(document.activeElement) && document.activeElement;
  for (const [name, group] of Object.entries(view.groups)) {
    group.body?.classList.add("comparison__body--left");
    group.body = element("tbody", { className: "comparison__body" }, group.head);
    if (!lists[name]) continue;
    table.append(group.body);
    if (group.head) head(group, name, lists[name].length, name === open);
  }
  inParts(Object.entries(lists).flatMap(([name, judged]) => judged.map((one) => () => view.groups[name].body.append(rowOf(one)))));
}

/** In a long list a screen of rows at once and the rest a few at a time, as fast as the device can: a press must be answered on a slow one too. */
function inParts(work, number = isLong() ? AT_ONCE : Infinity) {
  const begun = performance.now();
  view.work = work;
  for (const one of work.splice(0, number)) one();
  refocus();
  if (!work.length) return done();
  const more = () => view.work === work && inParts(work, performance.now() - begun < 2 * PAUSE ? 2 * number : number);
  requestAnimationFrame(() => setTimeout(more, PAUSE));
}

function done() {
  if (view.at && !hasFocus()) goTo(table);
  view.at = null;
  for (const body of table.querySelectorAll(".comparison__body--left")) body.remove();
}

/** What has moved within the table has lost the focus; in a group that is closed now, the group's button gets it. */
function refocus() {
  if (!view.at) return;
  for (const place of [view.at, view.at.closest("tbody")?.querySelector("button")]) {
    if (!hasFocus()) place?.focus({ preventScroll: true });
  }
}

const hasFocus = () => document.activeElement !== document.body;

const isLong = () => view.rows.size > LONG;

function finish() {
  inParts(view.work, Infinity);
}

function rowOf({ offer, lacks, unknown }) {
  const row = view.rows.get(offer);
  row.hidden = false;
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

function group(name) {
  const cell = element("th", { scope: "rowgroup", colSpan: table.rows[0].cells.length }, copy("list-filters-group"));
  const head = element("tr", { className: "comparison__group-row" }, cell);
  const [title, toggle, none] = head.querySelectorAll("span, button");
  none.textContent = view.text(`groups.none.${name}`);
  toggle.addEventListener("click", () => openGroups(GROUPS.filter((one) => isOpen(one) !== (one === name))));
  return { head, title, toggle, none };
}

const isOpen = (name) => view.groups[name].toggle.getAttribute("aria-expanded") === "true";

function openGroups(names) {
  const rows = names.flatMap((name) => (isOpen(name) ? [] : [...view.groups[name].body.rows].slice(1)));
  for (const name of GROUPS) setOpen(name, names.includes(name));
  for (const row of rows) row.hidden = true;
  inParts([...rows.map((row) => () => (row.hidden = false)), ...view.work]);
  tellShown();
}

function setOpen(name, yes) {
  const { body: of, toggle } = view.groups[name];
  of.classList.toggle("comparison__body--closed", !yes);
  toggle.setAttribute("aria-expanded", String(yes));
  toggle.textContent = view.text(`filters.${yes ? "close" : "open"}.${name}`);
}

/** How many of all are seen now, and how many there are in each group. */
function tellShown() {
  const numbers = Object.fromEntries(GROUPS.map((name) => [name, view.groups[name].number]));
  const shown = GROUPS.filter(isOpen).reduce((sum, name) => sum + numbers[name], 0);
  tell(part("-status"), view.text("filters.told", { ...numbers, shown, total: view.rows.size }));
}

// ---------------------------------------------------------------- presses

function toList(event) {
  event.preventDefault();
  const answer = part("-told").hidden ? table : part("-told"); // what came of it, and how to undo it, stand above the list
  answer.scrollIntoView();
  goTo(answer);
}

function goTo(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function clear() {
  change({ wish: [] });
  part("-open").focus();
}
