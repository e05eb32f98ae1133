/* What "My choices" prints: the list, a part for each offer, questions to ask, the form for the choice, and all offers of the services.
   Nothing can be pressed here; it is made of what the build wrote and of what the page brings (components/choice-form). */
import { element } from "../answering.js";
import { copy, html } from "./data.js";
import { keyFacts, owner } from "./groups.js";
import { orderOf } from "./judge.js";
import { plain, printedFrom, published, why } from "./pieces.js";

/** The pages as nodes. `own`: entries of pieces.js; `area`: where the reader lives, or ""; `notes`: offer id -> text. */
export function leaves({ own: entries, text }, area, notes) {
  if (!entries.length) return [];
  const there = entries.filter(({ offer }) => offer);
  const services = [...new Set(there.map(({ data }) => data))];
  const of = (data) => there.filter((entry) => entry.data === data);
  return [first(entries, text), ...there.map((entry) => sheet(entry, area, text)), ...written(entries, notes, text), ...services.map((data) => questions(data, of(data), text)),
    ...services.map((data) => form(data, of(data), text)), ...services.map((data) => everybody(data, area, text))];
}

const leaf = (text, ...nodes) => element("section", { className: "leaf" }, printedFrom(text), ...nodes);

const phone = (offer, text) => element("p", { className: "leaf__phone" }, offer.phone ?? text("groups.no-phone"));

function first(entries, text) {
  const line = (entry) => element("li", {}, element("strong", {}, entry.name),
    ...(entry.offer ? [element("p", {}, entry.service, owner(entry.offer)), phone(entry.offer, text)] : [element("p", {}, why(entry, text))]));
  return leaf(text, element("h2", {}, text("leaves.list")), element("ol", { className: "leaf__names" }, ...entries.map(line)));
}

/** What the lists show and how many are taken on, in large type on one page; the rest stands where the address says. */
const sheet = ({ data, offer, service }, area, text) => leaf(text, element("h2", {}, offer.name), element("p", {}, service, owner(offer)), phone(offer, text), keyFacts(data, offer, area),
  element("p", {}, text("meeting.paper.sheet-more", { address: published(offer.address) })));

/** The reader's notes together: beside the facts a long one would need a second page for one offer and not for others. */
function written(entries, notes, text) {
  const own = entries.filter(({ id }) => notes[id]).flatMap(({ id, name }) => [element("h3", {}, name), element("p", { className: "leaf__note" }, notes[id])]);
  return own.length ? [leaf(text, element("h2", {}, text("leaves.note")), ...own)] : [];
}

/** The same questions for all, with room to write: for up to three a line each under every question. */
function questions(data, entries, text) {
  const made = leaf(text, element("h2", {}, text("leaves.questions", { service: plain(data.service.name) })), copy("leaf-questions"));
  const names = entries.length < 4 ? entries.map(({ name }) => `${name}:`) : ["", ""];
  for (const question of made.querySelectorAll("li")) question.append(...names.map((name) => element("p", { className: "leaf__line" }, name)));
  return made;
}

function form(data, entries, text) {
  const made = leaf(text, copy("leaf-form"));
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
  const order = orderOf(data, data.service.located ? "" : area);
  const service = plain(data.service.name);
  const line = (offer) => element("li", {}, element("div", { className: "leaf__who" },
    element("p", {}, element("strong", {}, offer.name), offer.provider && ` (${offer.provider})`), phone(offer, text)));
  const heading = text(order.id ? "leaves.all.area" : "leaves.all", { service, area: plain(order.name) });
  return leaf(text, element("h2", {}, heading), element("p", {}, text("leaves.order", { n: order.offers.length })),
    element("ol", { className: "leaf__names leaf__names--all" }, ...order.offers.map((index) => line(data.offers[index]))), ...brought(data, "fee"));
}
