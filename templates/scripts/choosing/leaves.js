/* What "My choices" prints: the list, a part for each offer, questions to ask, the form for the choice, and all offers of the services.
   Nothing can be pressed here; it is made of what the build wrote and of what the page brings (components/choice-form). */
import { element } from "../answering.js";
import { html } from "./data.js";
import { factRow, owner } from "./groups.js";
import { drawn } from "./judge.js";
import { plain } from "./pieces.js";

const LINES = 3; // offers that get a line of their own under each question

/** The pages as nodes. `entries`: of pieces.js; `area`: where the reader lives, or ""; `notes`: offer id -> text. */
export function leaves({ entries, text }, area, notes) {
  if (!entries.length) return [];
  const there = entries.filter(({ offer }) => offer);
  const services = [...new Set(there.map(({ data }) => data))];
  const of = (data) => there.filter((entry) => entry.data === data);
  return [first(entries, text), ...there.map((entry) => sheet(entry, notes[entry.id], text)), ...services.map((data) => questions(data, of(data), text)),
    ...services.map((data) => form(data, of(data))), ...services.map((data) => everybody(data, area, text))];
}

const leaf = (...nodes) => element("section", { className: "leaf" }, ...nodes);

const phone = (offer, text) => element("p", { className: "leaf__phone" }, offer.phone ?? text("groups.no-phone"));

function first(entries, text) {
  const line = ({ name, service, offer, status }) => element("li", {}, element("strong", {}, name),
    ...(offer ? [element("p", {}, service, owner(offer)), phone(offer, text)] : [element("p", {}, text(`told.${status}`, { name }))]));
  return leaf(element("h2", {}, text("leaves.list")), element("ol", { className: "leaf__names" }, ...entries.map(line)),
    element("p", {}, text("printed", { date: new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) })));
}

/** Everything that the offer's page says. */
function sheet({ data, offer, service }, note, text) {
  const headings = [...new Set(data.rows.map(({ heading }) => heading))];
  const own = note ? [element("h3", {}, text("leaves.note")), element("p", { className: "leaf__note" }, note)] : [];
  return leaf(element("h2", {}, offer.name), element("p", {}, service, owner(offer)), phone(offer, text), ...own, ...headings.flatMap((heading) => facts(data, offer, heading)));
}

function facts(data, offer, heading) {
  const rows = data.rows.map((row, index) => ({ ...row, cell: offer.cells[index] })).filter((row) => row.heading === heading && row.cell !== data.absent);
  const alone = rows.filter(({ label }) => !label).map(({ cell }) => element("div", { className: "facts-alone" }, html(cell)));
  const named = rows.filter(({ label }) => label).map(({ label, cell }) => factRow(html(label), html(cell)));
  const about = data.words[`note.${heading}`];
  return [element("h3", {}, data.headings[heading]), ...(about ? [element("p", { className: "quiet" }, about)] : []), ...alone, ...(named.length ? [element("dl", { className: "facts" }, ...named)] : [])];
}

const copy = (id) => document.getElementById(id).content.cloneNode(true);

/** The same questions for all, with room to write. */
function questions(data, entries, text) {
  const made = leaf(element("h2", {}, text("leaves.questions", { service: plain(data.service.name) })), copy("leaf-questions"));
  const names = entries.length <= LINES ? entries.map(({ name }) => `${name}:`) : ["", ""];
  for (const question of made.querySelectorAll("li")) question.append(...names.map((name) => element("p", { className: "leaf__line" }, name)));
  return made;
}

function form(data, entries) {
  const made = leaf(copy("leaf-form"));
  made.querySelector("[data-service-name]").append(html(data.service.name));
  made.querySelector("[data-offers]").prepend(...entries.map(({ name }) => element("li", {}, name)));
  made.querySelector("[data-rules]").append(...brought(data, "rules"));
  return made;
}

/** What the page brings for a service: `rules` for those who do not choose, or the `fee`. */
function brought({ service }, kind) {
  const found = document.getElementById("leaf-services").content.querySelector(`[data-of="${CSS.escape(service.id)}"] [data-${kind}-of]`);
  return found ? [...found.cloneNode(true).childNodes] : [];
}

/** Everybody, in the drawn order: nobody is hidden from those who meet the list on paper. */
function everybody(data, area, text) {
  const order = data.orders.find(({ id }) => id && id === area) ?? data.orders[0];
  const service = plain(data.service.name);
  const line = (offer) => element("li", {}, element("strong", {}, offer.name), ...(offer.provider ? [element("p", {}, offer.provider)] : []), phone(offer, text));
  const heading = order.id ? text("leaves.all.area", { service, area: plain(order.name) }) : text("leaves.all", { service });
  return leaf(element("h2", {}, heading), element("p", {}, text("leaves.order", { n: order.offers.length })),
    element("ol", { className: "leaf__names" }, ...drawn(data, order.id).map((index) => line(data.offers[index]))), ...brought(data, "fee"));
}
