/* The answer of "Help me choose": what was asked, and everybody in three groups. */
import { address, element } from "../answering.js";
import { areasOf, criteriaUnder, offersIn } from "./asking.js";
import { copy, html, speaker } from "./data.js";
import { groupList, orderWords, rowLabel, wishWords } from "./groups.js";
import { orderOf } from "./judge.js";
import { button, plain } from "./pieces.js";
import { pickButton } from "./picks.js";
import { headingOf, questionOf, sumWords } from "./questions.js";
import { format, nothing } from "./state.js";

/** The screen that answers: {step, title, heading, body}. */
export function answerScreen(data, state, acts) {
  const { text, plural } = speaker(data);
  const all = offersIn(data, state.area);
  const where = areasOf(data).find(({ id }) => id === state.area);
  const words = plain(where ? `${data.service.name}, ${where.name}` : data.service.name);
  const list = orderOf(data, state.area).address;
  const body = [
    element("p", { className: "lead" }, all > 1 ? sumWords(data, state.area, state.wish) : text(all ? "help.answer.one" : "help.answer.none")),
    element("h3", { className: "answers__heading" }, text("help.answers")), ...given(data, state, acts),
    element("div", { className: "buttons" }, button(text("help.restart"), { press: acts.restart })),
    ...(all > 1 ? [orderWords()] : []),
    ...(all ? groupList(data, state, pickButton) : []),
    comparePicked(data, state.area),
    element("p", {}, element("a", { className: "area-table__link", href: address(list) + format({ ...nothing(), wish: state.wish }) }, text("help.to-list", { service: words }))),
  ];
  const title = all ? plural("help.answer", all) : text("help.offers.none");
  return { step: "answer", title: `${title} – ${words}`, heading: headingOf(`${words}: ${title}`), body };
}

/** What was asked and answered, each with a way to change it; what was skipped stands together. */
function given(data, state, { go, steps }) {
  const { plural } = speaker(data);
  const asked = steps(data, state.area).filter((step) => step !== "answer").map((step) => [step, answerTo(data, state, step)]);
  const skipped = asked.filter(([, answer]) => !answer.length);
  const summary = element("summary", { className: "wishes__summary" }, element("span", {}, plural("help.skipped", skipped.length)));
  return [
    element("dl", { className: "answers" }, ...asked.filter(([, answer]) => answer.length).map(([step, answer]) => answerRow(data, step, answer, go))),
    ...(skipped.length ? [element("details", { className: "wishes answers__skipped" }, summary, element("dl", { className: "answers" }, ...skipped.map(([step]) => answerRow(data, step, [], go))))] : []),
  ];
}

function answerRow(data, step, answer, go) {
  const { text } = speaker(data);
  const question = questionOf(data, step);
  const said = answer.length ? element("ul", { className: "value-list" }, ...answer.map((one) => element("li", {}, one))) : element("span", { className: "value--quiet" }, text("help.not-answered"));
  const press = button(text(answer.length ? "help.change" : "help.reply"), { about: question, press: () => go(step) });
  return element("div", { className: "answers__row" }, element("dt", { className: "facts__label" }, question), element("dd", { className: "answers__given" }, said, press));
}

/** What was answered at a step, as nodes. */
function answerTo(data, state, step) {
  if (step === "service") return [html(data.service.name)];
  if (step === "matters") return state.top.map((id) => html(rowLabel(data, data.rows.find((row) => row.id === id))));
  if (step === "area" && !data.service.located) return areasOf(data).filter(({ id }) => id === state.area).map(({ name }) => html(name));
  const ids = step === "area" ? ["areas"] : criteriaUnder(data, step).map(({ id }) => id);
  return state.wish.filter((wish) => ids.some((id) => wish.startsWith(`${id}.`))).map((wish) => wishWords(data, wish));
}

/** The way to compare what was picked from the list; shown by picks.js when there are two. */
function comparePicked(data, area) {
  const [made] = copy("choosing-compare").children;
  Object.assign(made.dataset, { comparePicked: data.service.id, compareArea: area });
  return made;
}
