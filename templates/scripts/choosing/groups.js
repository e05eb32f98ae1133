/* The list of a service's offers in three groups: has everything that is wished for, lacks something, has not answered everything. Every offer
   is there, in the drawn order within its group; "Help me choose" and the coordinator's page show the same list. */
import { address, element } from "../answering.js";
import { copy, html, speaker } from "./data.js";
import { drawn, GROUPS, grouped, known, label, reason } from "./judge.js";
import { format, nothing } from "./state.js";

/** The list as nodes. `state`: its area, wishes and the rows put first. `button(offer)`: what stands at each offer to pick it.
    `named(offer, area)`: its name, a link to its sheet unless given. */
export function groupList(data, state, button, named = nameLink) {
  const { text } = speaker(data);
  const groups = groupsOf(data, state);
  const card = (judged) => offerCard(data, judged, state, button, named);
  return [
    ...(groups.length > 1 ? [element("p", {}, text("groups.sum", { all: drawn(data, state.area).length }))] : []),
    ...groups.flatMap(({ title, offers, none }) => [
      element("h3", { className: "group-heading" }, title),
      offers.length ? element("ul", { className: "judged-list" }, ...offers.map(card)) : element("p", {}, none),
    ]),
  ];
}

/** The groups in their order: {title, offers (of judge.js), none: what is said when there are none}; one of all where nothing is wished for. */
export function groupsOf(data, { area, wish }) {
  const wishes = known(data, wish);
  const groups = grouped(data, area, wishes);
  const all = drawn(data, area).length;
  const { text } = speaker(data);
  if (!wishes.length) return [{ title: text("groups.everyone", { n: all, all }), offers: groups.all, none: "" }];
  return GROUPS.map((group) => ({ title: text(`groups.${group}`, { n: groups[group].length, all }), offers: groups[group], none: text(`groups.none.${group}`) }));
}

/** How the list is ordered, as the page says it. */
export const orderWords = () => copy("choosing-order");

/** A wish in words that stand alone (nodes): what it is about, where the option does not say so. */
export function wishWords(data, wish) {
  const criterion = data.criteria.find(({ id }) => wish.startsWith(`${id}.`));
  return html(criterion.options.length > 1 ? `${criterion.label}: ${label(data, wish)}` : label(data, wish));
}

/** What an offer lacks and has not answered, as rows of a list of facts: [label, value] nodes. `judged`: of judge.js. */
export function whyRows(data, { offer, lacks, unknown }) {
  const { text } = speaker(data);
  const rows = [["groups.lacking", lacks], ["groups.unanswered", unknown]].filter(([, wishes]) => wishes.length);
  return rows.map(([key, wishes]) => factRow(text(key), element("ul", { className: "value-list" }, ...wishes.map((wish) => wishItem(data, offer, wish)))));
}

/** The rows that the reader has put first, in the reader's order: places in data.rows. */
export const firstRows = (data, top) => top.map((id) => data.rows.findIndex((row) => row.id === id)).filter((place) => place >= 0);

/** The label of a row of the sheets (HTML): its own, or its heading's. */
export const rowLabel = (data, row) => row.label || data.headings[row.heading];

/** A fact with its label, for a list of facts. */
export const factRow = (name, value) =>
  element("div", { className: "facts__row" }, element("dt", { className: "facts__label" }, name), element("dd", { className: "facts__value" }, value));

/** The name of an offer as a link to its sheet. */
const nameLink = (offer, area) => element("a", { className: "comparison__link", href: address(offer.address) + format({ ...nothing(), area }) }, offer.name);

/** Who runs an offer, and where it lies. */
export const owner = (offer) =>
  element("span", { className: "ownership" }, [offer.places.join(", "), offer.provider, offer.ownership].filter(Boolean).join(". "));

/** An offer's phone number, or that there is none. */
export function phoneOf(data, offer) {
  if (!offer.phone) return element("span", { className: "value--quiet" }, speaker(data).text("groups.no-phone"));
  const row = data.rows.findIndex(({ id }) => id === "contact/fact.phone");
  return html(offer.cells[row] ?? "").querySelector("a[href^='tel:']") ?? element("a", { className: "value__phone", href: `tel:${offer.phone.replace(/[^\d+]/g, "")}` }, offer.phone);
}

/** What the service's lists say of an offer in an area: [label, value] as HTML. */
export const listedFacts = (data, offer, area) =>
  data.columns.map(([id, name], place) => [name, (id === "availability" && offer.available[area]) || offer.listed[place]]);

/** What a printed page about an offer holds: what the lists show, and how many it takes on. */
export function keyFacts(data, offer, area) {
  const at = data.rows.findIndex(({ id }) => id === "availability/fact.ceiling");
  const ceiling = at < 0 || offer.cells[at] === data.absent ? [] : [[data.rows[at].label, offer.cells[at]]];
  return element("dl", { className: "facts" }, ...[...listedFacts(data, offer, area), ...ceiling].map(([name, value]) => factRow(html(name), html(value))));
}

function offerCard(data, judged, { area, top }, button, named) {
  const offer = data.offers[judged.offer];
  const first = firstRows(data, top).map((place) => factRow(html(rowLabel(data, data.rows[place])), html(offer.cells[place])));
  const listed = listedFacts(data, offer, area).map(([name, value]) => element("div", { className: "judged__fact" },
    element("dt", { className: "facts__label" }, html(name)), element("dd", { className: "facts__value" }, html(value))));
  return element("li", { className: "judged" },
    element("h4", { className: "judged__name" }, named(offer, area)), owner(offer),
    ...facts("facts judged__why", whyRows(data, judged)), ...facts("facts judged__first", first), ...facts("judged__facts", listed),
    element("p", { className: "judged__ways" }, phoneOf(data, offer), " ", button(offer)));
}

const facts = (className, rows) => (rows.length ? [element("dl", { className }, ...rows)] : []);

function wishItem(data, offer, wish) {
  const why = reason(data, offer, wish);
  return element("li", {}, wishWords(data, wish), why && element("span", { className: "value__more" }, html(why)));
}
