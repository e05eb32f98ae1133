/* The questions of "Help me choose", each a screen of its own: {step, title, heading, body}. `acts`: what an answer does (help.js): go(step, changes),
   keep(changes), steps(data, area). */
import { element } from "../answering.js";
import { areaFinder, areasOf, criteriaUnder, offersIn, option, showCounts, ticked, wishFields } from "./asking.js";
import { html, speaker } from "./data.js";
import { rowLabel } from "./groups.js";
import { now } from "./here.js";
import { grouped } from "./judge.js";
import { announce, button, message } from "./pieces.js";
import { FIRST } from "./steps.js";

const start = document.getElementById("choosing-services");

/** The screen of a step that asks. `data`: null before a service is chosen. */
export function questionScreen(data, state, acts) {
  if (!data || state.step === "service") return whichService(data, state, acts);
  if (state.step === "area") return data.service.located ? whereItLies(data, state, acts) : whereYouLive(data, state, acts);
  return state.step === "matters" ? whatMatters(data, state, acts) : whatIsWished(data, state, acts);
}

/** What a step asks, in words. */
export function questionOf(data, step) {
  const { text } = speaker(data);
  if (step === "service") return start.dataset.question;
  if (step === "area") return text(data.service.located ? "help.where.located" : "help.where.served");
  return step === "matters" ? text("help.matters") : data.questions[step];
}

/** The heading of a screen, which takes the focus when it is new. */
export const headingOf = (words, progress = "") =>
  element("h2", { className: "asking__question", id: "question", tabIndex: -1 }, progress && element("span", { className: "asking__progress" }, progress), progress && " ", words);

/** How many have everything so far. */
export function sumWords(data, area, wishes) {
  const { text } = speaker(data);
  const all = offersIn(data, area);
  return wishes.length ? text("asking.sum", { n: grouped(data, area, wishes).all.length, all }) : text("asking.sum.none", { all });
}

/** The first question needs no service's words: the page brings its own. */
function whichService(data, state, { go, steps }) {
  const { question, progress, next } = start.dataset;
  const made = form([start.content.cloneNode(true)], next, () => {
    const chosen = made.querySelector("input:checked")?.value;
    wrong.hidden = Boolean(chosen);
    if (chosen) go("area", { service: chosen });
    else announce(wrong.textContent.trim());
  });
  const wrong = made.querySelector(".asking__wrong");
  made.querySelector(`input[value="${CSS.escape(state.service)}"]`)?.setAttribute("checked", "");
  const lost = state.service && !data ? [message(start.dataset.lost)] : [];
  const number = data ? speaker(data).text("help.progress", { n: 1, all: steps(data, state.area).length - 1 }) : progress;
  return { step: "service", title: `${question} – ${number}`, heading: headingOf(question, number), body: [...lost, made] };
}

function form(fields, next, on, ...others) {
  const made = element("form", { className: "asking" }, ...fields, element("div", { className: "buttons" }, element("button", { className: "button", type: "submit" }, next), ...others));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    on();
  });
  return made;
}

/** A screen with `fields`. `ticks(form, field)`: what a tick does; `skipped`: the answers when it is skipped. */
function screen(data, state, { go, steps }, { before = [], fields, ticks, skipped }) {
  const { text } = speaker(data);
  const all = steps(data, state.area);
  const at = all.indexOf(state.step);
  const words = questionOf(data, state.step);
  const progress = text("help.progress", { n: at + 1, all: all.length - 1 });
  const on = (changes = {}) => go(steps(data, changes.area ?? now().area)[at + 1] ?? "answer", changes);
  const made = form(fields, text("help.next"), on, button(text("help.skip"), { press: () => on(skipped) }),
    at && button(text("help.back"), { press: () => go(all[at - 1]) }),
    all[at + 1] !== "answer" && button(text("help.to-answer"), { press: () => go("answer") }));
  made.addEventListener("change", ({ target }) => ticks(made, target));
  return { step: state.step, title: `${words} – ${progress}`, heading: headingOf(words, progress), body: [...before, made] };
}

function whereYouLive(data, state, acts) {
  const { text, plural } = speaker(data);
  const offered = (n) => (n ? plural("help.offers", n) : text("help.offers.none"));
  const radio = (id, name) => option({ type: "radio", name: "area", value: id, checked: state.area === id }, name, offered(offersIn(data, id)));
  const boxes = [radio("", text("help.where.anywhere")), ...areasOf(data).map(({ id, name }) => radio(id, html(name)))];
  const fields = fieldset(boxes, text("help.where.areas"));
  const finder = areaFinder(data, (area) => tick(fields, data.orders[area + 1].id));
  return screen(data, state, acts, { before: [finder], fields: [fields], skipped: { area: "" }, ticks: (form, { value }) => acts.keep({ area: value }) });
}

function whereItLies(data, state, acts) {
  const { text } = speaker(data);
  const own = data.criteria.find(({ id }) => id === "areas");
  const wishes = state.wish.filter((wish) => wish.startsWith("areas."));
  const anywhere = option({ name: "anywhere", value: "", checked: !wishes.length }, text("help.where.anywhere-lies"));
  const box = ([id, name]) => option({ name: "wish", value: `areas.${id}`, checked: wishes.includes(`areas.${id}`) }, html(name), " ");
  const fields = fieldset([anywhere, ...own.options.map(box)], text("asking.any"));
  const instead = (area) => {
    for (const field of fields.querySelectorAll("input[name=wish]:checked")) field.checked = false;
    return tick(fields, `areas.${data.orders[area + 1].id}`);
  };
  const finder = areaFinder(data, instead);
  return withCounts(data, state, acts, { before: [finder], fields: [fields], of: [own], anywhere: anywhere.firstChild });
}

function fieldset(boxes, hint) {
  const made = element("fieldset", { className: "options" }, element("p", { className: "options__hint" }, hint), ...boxes);
  made.setAttribute("aria-labelledby", "question");
  return made;
}

/** Tick a field as if it were pressed, and give it. */
function tick(fields, value) {
  const field = fields.querySelector(`input[value="${CSS.escape(value)}"]`);
  if (!field.checked) field.click();
  return field;
}

function whatIsWished(data, state, acts) {
  const of = criteriaUnder(data, state.step);
  return withCounts(data, state, acts, { fields: wishFields(data, of, state.wish, "question"), of });
}

/** A screen whose ticks are wishes: how many would have everything is said at each. */
function withCounts(data, state, acts, { before = [], fields, of, anywhere }) {
  const { text } = speaker(data);
  const all = offersIn(data, state.area);
  const sum = element("p", { className: "asking__sum" });
  const others = state.wish.filter((wish) => !of.some(({ id }) => wish.startsWith(`${id}.`)));
  const whole = element("div", {}, element("p", { className: "options__hint" }, text("asking.counts", { all })), ...fields, sum);
  const told = (wishes) => {
    showCounts(data, state.area, wishes, whole);
    sum.textContent = sumWords(data, state.area, wishes);
  };
  told(state.wish);
  const ticks = (form, target) => {
    if (anywhere && target === anywhere) for (const field of form.querySelectorAll("input[name=wish]:checked")) field.checked = false;
    if (anywhere) anywhere.checked = !ticked(form).length;
    const wishes = [...others, ...ticked(form)];
    acts.keep({ wish: wishes });
    told(wishes);
    announce(sum.textContent);
  };
  return screen(data, state, acts, { before, fields: [whole], ticks, skipped: { wish: others } });
}

function whatMatters(data, state, acts) {
  const { text } = speaker(data);
  const rows = data.rows.filter(({ matters }) => matters);
  const box = (row) => option({ name: "top", value: row.id, checked: state.top.includes(row.id) }, html(rowLabel(data, row)));
  const parts = [...new Set(rows.map((row) => row.heading))].map((id) => element("fieldset", { className: "options" },
    element("legend", { className: "options__legend" }, data.headings[id]), ...rows.filter((row) => row.heading === id).map(box)));
  const sum = element("p", { className: "asking__sum" }, text("help.matters.sum", { n: state.top.length, most: FIRST }));
  const full = message(text("help.matters.full"));
  const ticks = (form, target) => {
    full.remove();
    const chosen = [...now().top.filter((id) => id !== target.value), ...(target.checked ? [target.value] : [])];
    if (chosen.length > FIRST) {
      target.checked = false;
      target.closest(".option").after(full);
      return announce(full.textContent);
    }
    acts.keep({ top: chosen });
    sum.textContent = text("help.matters.sum", { n: chosen.length, most: FIRST });
    announce(sum.textContent);
  };
  return screen(data, state, acts, { fields: [element("p", { className: "options__hint" }, text("help.matters.hint")), ...parts, sum], ticks, skipped: { top: [] } });
}
