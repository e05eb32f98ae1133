/* What a coordinator prints for a client: the chosen sheets, one large page each; all providers, in the order they were shown; and a receipt of
   what was told. Nobody's name is asked for, and nothing is kept. */
import { element } from "../answering.js";
import { areasOf } from "./asking.js";
import { copy, html, speaker } from "./data.js";
import { factRow, groupsOf, keyFacts, listedFacts, orderWords, owner, whyRows } from "./groups.js";
import { drawn, orderOf } from "./judge.js";
import { judgedOf, wishesOf } from "./meeting.js";
import { dateWords, printedFrom, published } from "./pieces.js";

/** The pages as nodes. `state`: the meeting's; `edition`: {date, code, week} as the page has them. */
export function handoutOf(data, state, edition) {
  const sheets = drawn(data, state.area).filter((place) => state.sheets.includes(place));
  const page = pageOf(data, state);
  return [element("h1", { className: "handout__title" }, placeWords(data, state)), ...sheets.map((place) => sheetPage(data, state, place, page)), listPage(data, state, page), receipt(data, state, sheets, edition, page)];
}

/** The service and the area of a meeting, as nodes. */
export function placeWords(data, { area }) {
  const where = areasOf(data).find(({ id }) => id === area);
  return html(where ? `${data.service.name}, ${where.name}` : data.service.name);
}

/** What makes a page: each says where it comes from, for pages are parted. */
const pageOf = (data, state) => (className, title, ...parts) => element("section", { className: `handout__page ${className}` },
  element("p", { className: "handout__of" }, placeWords(data, state)), printedFrom(speaker(data).text), element("h2", { className: "handout__heading" }, title), ...parts);

/** What the lists show and how many are taken on, in large type; the rest stands where the address says. */
function sheetPage(data, state, place, page) {
  const { text } = speaker(data);
  const offer = data.offers[place];
  const why = whyRows(data, judgedOf(data, state, place));
  return page("handout__sheet", offer.name, owner(offer),
    element("p", { className: "handout__phone" }, offer.phone ?? text("groups.no-phone")),
    why.length && element("dl", { className: "facts judged__why" }, ...why),
    keyFacts(data, offer, state.area),
    element("p", { className: "handout__more" }, text("meeting.paper.sheet-more", { address: published(offer.address) })));
}

function listPage(data, state, page) {
  const { text, plural } = speaker(data);
  const order = drawn(data, state.area);
  const groups = groupsOf(data, state);
  const list = ({ title, offers, none }) => [...(groups.length > 1 ? [element("h3", {}, title)] : []),
    offers.length ? element("ul", { className: "handout__list" }, ...offers.map((one) => listItem(data, state, one))) : element("p", {}, none)];
  return page("handout__all", plural("help.answer", order.length), orderWords(), ...groups.flatMap(list),
    element("p", { className: "handout__more" }, text("meeting.paper.list-more", { address: published(orderOf(data, state.area).address) })),
    copy("meeting-tell"));
}

function listItem(data, state, judged) {
  const { text } = speaker(data);
  const offer = data.offers[judged.offer];
  const first = listedFacts(data, offer, state.area)[data.columns.findIndex(([id]) => id === "availability")];
  const why = whyRows(data, judged);
  return element("li", { className: "handout__item" },
    element("div", {}, element("strong", {}, offer.name), owner(offer)),
    element("div", {}, element("strong", {}, offer.phone ?? text("groups.no-phone")), first && element("span", { className: "ownership" }, html(`${first[0]}: ${first[1]}`))),
    why.length && element("dl", { className: "facts handout__why" }, ...why));
}

/** What was told, so that a client can see that all were shown. */
function receipt(data, state, sheets, { date, code, week }, page) {
  const { text } = speaker(data);
  const order = drawn(data, state.area);
  const names = (places) => (places.length ? places.map((place) => data.offers[place].name).join(", ") : text("meeting.receipt.none"));
  const rows = [
    ["meeting.receipt.date", dateWords()],
    ["meeting.receipt.edition", text("meeting.receipt.edition.is", { date, code })],
    ["meeting.receipt.service", html(data.service.name)],
    ["meeting.area", html(areasOf(data).find(({ id }) => id === state.area)?.name ?? text("meeting.anywhere"))],
    ["meeting.receipt.order", text(state.wish.length ? "meeting.receipt.order.groups" : "meeting.receipt.order.list", { week })],
    ["meeting.receipt.one", text("meeting.shown", { n: state.shown.length, all: order.length })],
    ["meeting.receipt.sheets", names(sheets)],
  ];
  return page("handout__receipt", text("meeting.receipt"), element("p", {}, text("meeting.receipt.what")),
    element("dl", { className: "facts" }, ...rows.map(([key, value]) => factRow(text(key), value))),
    wishesOf(data, state), element("h3", {}, text("meeting.receipt.all", { all: order.length })),
    element("ol", { className: "handout__names" }, ...order.map((place) => element("li", {}, data.offers[place].name, owner(data.offers[place])))));
}
