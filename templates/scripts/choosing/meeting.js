/* What two people look at together: the whole list, or one provider at a time in the drawn order, where nobody is passed over unnoticed. */
import { element } from "../answering.js";
import { html, speaker } from "./data.js";
import { factRow, groupList, orderWords, owner, phoneOf, rowLabel, whyRows, wishWords } from "./groups.js";
import { drawn, grouped, GROUPS } from "./judge.js";
import { button } from "./pieces.js";

/** The list in its groups, with how many each takes on before all else; names lead nowhere, so that nobody leaves the meeting. `acts`: what may be done: tick(place), show(place), end(). */
export function listView(data, state, acts) {
  return [wishesOf(data, state), ...orderSaid(data, state), ...groupList(data, { ...state, top: ["availability/fact.ceiling"] }, (offer) => tickBox(data, state, data.offers.indexOf(offer), acts), ({ name }) => name)];
}

/** One provider, with whether new clients are taken before all else. */
export function oneView(data, state, acts) {
  const { text } = speaker(data);
  const order = drawn(data, state.area);
  const number = order.indexOf(state.at) + 1;
  const offer = data.offers[state.at];
  const heading = element("h3", { id: "one", className: "meeting-one__name", tabIndex: -1 }, offer.name,
    element("span", { className: "asking__progress" }, text("meeting.number", { n: number, all: order.length })));
  return [
    wishesOf(data, state), ...orderSaid(data, state), ...(state.wish.length ? [element("p", {}, text("meeting.one.order"))] : []), steps(data, state, order, acts),
    element("article", { className: "meeting-one" }, heading, owner(offer),
      element("p", { className: "judged__ways" }, phoneOf(data, offer), " ", tickBox(data, state, state.at, acts)),
      ...whyOf(data, state), ...sections(data, state.at)),
    steps(data, state, order, acts), element("h3", {}, text("meeting.all")), shownList(data, state, order, acts),
  ];
}

/** After the last one: whether all have been shown, or who has not. */
export function endOf(data, state, acts) {
  const { text } = speaker(data);
  const order = drawn(data, state.area);
  const rest = order.filter((place) => !state.shown.includes(place));
  const told = { n: state.shown.length, all: order.length };
  return [
    element("h3", { id: "one", tabIndex: -1 }, text(rest.length ? "meeting.end.rest" : "meeting.end.all", told)),
    ...(rest.length ? [element("p", {}, text("meeting.end.rest.who"))] : []),
    shownList(data, state, order, acts),
  ];
}

/** The facts of a sheet by heading: [heading, rows as places in data.rows], whether new clients are taken first; who they are stands above them.
    What only others' sheets have is left out. */
function sheetParts(data, place) {
  const there = data.rows.map((row, at) => [row, at]).filter(([{ heading }, at]) => heading !== "name" && data.offers[place].cells[at] !== data.absent);
  const headings = [...new Set(["availability", ...there.map(([{ heading }]) => heading)])];
  return headings.map((heading) => [heading, there.filter(([row]) => row.heading === heading).map(([, at]) => at)]).filter(([, rows]) => rows.length);
}

/** What the offer was asked for and lacks or has not answered. */
export const judgedOf = (data, { area, wish }, place) => GROUPS.flatMap((group) => grouped(data, area, wish)[group]).find(({ offer }) => offer === place);

/** The wishes of the meeting in words. */
export function wishesOf(data, { wish }) {
  const { text } = speaker(data);
  if (!wish.length) return element("p", {}, text("meeting.wishes.none"));
  return element("dl", { className: "facts meeting__wishes" }, factRow(text("meeting.wishes"), element("ul", { className: "value-list" }, ...wish.map((one) => element("li", {}, wishWords(data, one))))));
}

const orderSaid = (data, { area }) => (drawn(data, area).length > 1 ? [orderWords()] : []);

function whyOf(data, state) {
  const rows = whyRows(data, judgedOf(data, state, state.at));
  return rows.length ? [element("dl", { className: "facts judged__why" }, ...rows)] : [];
}

function sections(data, place) {
  return sheetParts(data, place).map(([heading, rows]) => element("section", { className: "sheet-section" },
    element("h4", { className: "sheet-section__heading" }, data.headings[heading]),
    element("div", { className: "sheet-section__body" }, factsOf(data, place, rows))));
}

/** Facts as a list with labels; what its heading says already stands without one. */
function factsOf(data, place, rows) {
  const { cells } = data.offers[place];
  return element("div", {}, ...rows.map((at) => (data.rows[at].label
    ? element("dl", { className: "facts" }, factRow(html(rowLabel(data, data.rows[at])), html(cells[at])))
    : element("div", { className: "facts-alone" }, html(cells[at])))));
}

function steps(data, state, order, acts) {
  const { text } = speaker(data);
  const at = order.indexOf(state.at);
  return element("div", { className: "meeting-steps" },
    element("p", { className: "meeting-steps__shown" }, text("meeting.shown", { n: state.shown.length, all: order.length })),
    element("div", { className: "buttons" },
      at && button(text("meeting.previous"), { press: () => acts.show(order[at - 1]) }),
      at + 1 < order.length ? button(text("meeting.next"), { main: true, press: () => acts.show(order[at + 1]) }) : button(text("meeting.finish"), { main: true, press: acts.end })));
}

function shownList(data, state, order, acts) {
  const { text } = speaker(data);
  const item = (place) => {
    const name = button(data.offers[place].name, { press: () => acts.show(place) });
    const now = state.step === "one" && place === state.at;
    return element("li", {}, name, " ", element("span", {}, text(now ? "meeting.shown.now" : state.shown.includes(place) ? "meeting.shown.yes" : "meeting.shown.no")));
  };
  return element("ol", { className: "meeting-shown" }, ...order.map(item));
}

function tickBox(data, state, place, acts) {
  const field = element("input", { className: "option__box", type: "checkbox", checked: state.sheets.includes(place) });
  field.addEventListener("change", () => acts.tick(place));
  const name = element("span", { className: "visually-hidden" }, `: ${data.offers[place].name}`);
  return element("label", { className: "meeting-tick" }, field, element("span", {}, speaker(data).text("meeting.tick"), name));
}
