/* The facts of two or three offers as tables, one for each heading of the sheets. On narrow screens the style sheet makes lists of them, so each
   cell says whose it is. Nothing here knows what a fact is about. */
import { address, element } from "../answering.js";
import { html } from "./data.js";
import { phoneOf } from "./groups.js";

/** The rows that at least one of the offers has: {row, cells (HTML), differs}. */
export function rowsOf(data, offers) {
  const all = data.rows.map((row, index) => ({ row, cells: offers.map((offer) => offer.cells[index]) }));
  return all.filter(({ cells }) => cells.some((cell) => cell !== data.absent)).map((found) => ({ ...found, differs: new Set(found.cells.map(undated)).size > 1 }));
}

/** A table for each heading. `differing`: only rows that differ; `controls(offer)`: what stands under an offer's phone number. */
export function tables(view, rows, differing, controls) {
  const { data } = view;
  const headings = [...new Set(data.rows.map(({ heading }) => heading))];
  return headings.map((heading, index) => table(view, heading, rows.filter(({ row }) => row.heading === heading), differing, index ? null : controls));
}

function table({ data, side, text }, heading, rows, differing, first) {
  const shown = rows.filter(({ differs }) => differs || !differing);
  const body = element("tbody", {}, ...(first ? firstRows(data, side, first, text) : []), ...shown.map((found) => factRow(data, side, found, text)));
  if (!rows.length || !shown.length) body.append(toldRow(side, text(rows.length ? "compare.alike" : "compare.nothing")));
  return element("table", { className: `side side--${side.length}` }, element("caption", { className: "side__caption" }, element("h3", {}, data.headings[heading]), ...note(data, heading)),
    head(data, side, first, text), body);
}

const note = ({ words }, heading) => (words[`note.${heading}`] ? [element("p", { className: "side__note" }, words[`note.${heading}`])] : []);

/** The names, as links only once: they would be in the way of those who go from link to link. */
function head(data, side, first, text) {
  const name = (offer) => (first ? element("a", { className: "side__link", href: address(offer.address) }, offer.name) : offer.name);
  const cells = side.map((offer) => element("th", { className: "side__name", scope: "col" }, name(offer)));
  return element("thead", { className: `side__head${first ? " side__head--first" : ""}` },
    element("tr", { className: "side__row" }, element("th", { className: "side__corner", scope: "col" }, text("compare.fact")), ...cells));
}

function firstRows(data, side, controls, text) {
  const pressed = row(text("compare.controls"), side, (offer) => element("div", { className: "side__controls" }, ...controls(offer)));
  pressed.classList.add("js-only");
  return [row(text("compare.phone"), side, (offer) => element("span", { className: "side__phone" }, phoneOf(data, offer))), pressed];
}

function factRow(data, side, { row: { id, heading, label }, cells }, text) {
  const words = label ? html(label) : element("span", { className: "visually-hidden" }, data.headings[heading]);
  const same = new Set(cells).size === 1 && cells[0].includes("value-text");
  const made = same ? element("tr", { className: "side__row" }, rowHead(words), cell(text("compare.all-say"), html(cells[0]), side.length))
    : row(words, side, (offer, index) => html(cells[index]));
  made.dataset.row = id;
  return made;
}

const row = (words, side, value) =>
  element("tr", { className: "side__row" }, rowHead(words), ...side.map((offer, index) => cell(offer.name, value(offer, index))));

const rowHead = (words) => element("th", { className: "side__label", scope: "row" }, words);

function cell(who, value, span = 1) {
  const made = element("td", { className: `side__cell${span > 1 ? " side__cell--all" : ""}`, colSpan: span });
  made.append(element("span", { className: "side__who" }, who), element("div", { className: "side__value" }, value));
  return made;
}

const toldRow = (side, words) => element("tr", { className: "side__row" }, element("td", { className: "side__cell side__cell--all", colSpan: side.length + 1 }, words));

/** A value's words without when it was stated and checked. */
function undated(cell) {
  const found = html(cell);
  for (const date of found.querySelectorAll(".value__date")) date.remove();
  return found.textContent.replace(/\s+/g, " ").trim();
}
