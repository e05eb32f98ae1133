/* Fields that ask what a reader wishes for and where she lives, made from a service's criteria and from the guide's places. */
import { element, filled, load, write } from "../answering.js";
import { findArea } from "../find-area.js";
import { copy, html, speaker } from "./data.js";
import { counts, drawn } from "./judge.js";
import { announce, tick } from "./pieces.js";

/** The offers of a service's list in an area: how many. */
export const offersIn = (data, area) => drawn(data, area).length;

/** The areas of a service's lists: [{id, name (HTML), offers: places}]. */
export const areasOf = (data) => data.orders.slice(1);

/** The service's criteria under a heading; where it lies is asked on its own. */
export const criteriaUnder = (data, heading) => data.criteria.filter((one) => one.heading === heading && one.id !== "areas");

/** Checkboxes for criteria, as nodes. Those with one choice only stand together without a legend of their own.
    `labelledby`: the id of the heading that says what is asked. */
export function wishFields(data, criteria, wishes, labelledby) {
  const many = criteria.filter(({ options }) => options.length > 1);
  const single = criteria.filter(({ options }) => options.length === 1);
  const box = (wish, name) => option({ name: "wish", value: wish, checked: wishes.includes(wish) }, html(name), " ");
  const boxes = ({ id, options }) => options.map(([choice, name]) => box(`${id}.${choice}`, name));
  const { text } = speaker(data);
  const fieldset = (one) => element("fieldset", { className: "options" }, element("legend", { className: "options__legend" }, html(one.label)),
    element("p", { className: "options__hint" }, text(one.any ? "asking.any" : "asking.every")), ...boxes(one));
  const rest = element("fieldset", { className: "options" }, ...single.flatMap(boxes));
  rest.setAttribute("aria-labelledby", labelledby);
  return [...many.map(fieldset), ...(single.length ? [rest] : [])];
}

/** All wishes of a service, each behind its question; where it lies is asked first. */
export function wishParts(data, wishes) {
  const headings = [...new Set(data.criteria.map(({ heading }) => heading))].map((id) => [id, data.questions[id], criteriaUnder(data, id)]);
  const parts = [["areas", speaker(data).text("help.where.located"), data.criteria.filter(({ id }) => id === "areas")], ...headings];
  return parts.filter(([, , { length }]) => length).map((part) => wishPart(data, wishes, ...part));
}

function wishPart(data, wishes, id, question, criteria) {
  const summary = element("summary", { className: "wishes__summary" }, element("span", { id: `asks-${id}` }, question), element("span", { className: "wishes__chosen" }));
  const part = element("details", { className: "wishes" }, summary, ...wishFields(data, criteria, wishes, summary.firstChild.id));
  part.open = ticked(part).length > 0;
  return part;
}

/** Say at each question how many wishes are chosen, and at each checkbox of a wish how many would have everything with it. */
export function showCounts(data, area, wishes, within) {
  const { text, plural } = speaker(data);
  for (const part of within.querySelectorAll(".wishes")) {
    const n = ticked(part).length;
    write(part.querySelector(".wishes__chosen"), n ? plural("asking.chosen", n) : "");
  }
  const all = offersIn(data, area);
  const found = counts(data, area, wishes);
  for (const field of within.querySelectorAll("input[name=wish]")) {
    write(field.closest(".option").querySelector(".option__count"), text("asking.count", { n: found.get(field.value), all }));
  }
}

/** The wishes ticked within an element. */
export const ticked = (within) => [...within.querySelectorAll("input[name=wish]:checked")].map(({ value }) => value);

/** A large target with a box, its words and, where there is one, a count. */
export function option(properties, words, count) {
  const made = tick(properties, words);
  if (count) made.append(element("span", { className: "option__count" }, count));
  return made;
}

/** The form that finds an area from a place or a postcode (<template id="choosing-place">), as an element. `chosen(place)`: called with the
    place of the area among the guide's; gives the field that was filled in. */
export function areaFinder(data, chosen) {
  const box = element("div", { className: "asking__place" }, copy("choosing-place"));
  const answer = box.querySelector(".asking__found");
  box.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = event.target.elements.namedItem("q").value;
    try {
      const places = await load(`pagefind/${document.documentElement.dataset.pageLanguage}/places.json`);
      tell(places, findArea(typed, places), answer, data, chosen);
    } catch (error) {
      console.warn(error); // the areas below are the answer
      tellWords(answer, speaker(data).text("asking.place-failed"));
    }
  });
  return box;
}

function tell({ areas, messages }, { kind, matches }, answer, data, chosen) {
  if (kind !== "found") tellWords(answer, messages[`say.${kind}`], matches.map((match) => choice(match, areas, data, () => pick(match))));
  else pick(matches[0]);

  function pick({ name, area }) {
    const own = areas[area][0] === name;
    tellWords(answer, filled(messages[own ? "say.area" : "say.found"], { place: name, area: areas[area][0] }));
    return chosen(area);
  }
}

function choice({ name, area }, areas, data, pick) {
  const words = areas[area][0] === name ? name : speaker(data).text("asking.place-in", { place: name, area: areas[area][0] });
  const button = element("button", { className: "button button--quiet", type: "button" }, words);
  button.addEventListener("click", () => pick()?.focus());
  return button;
}

function tellWords(answer, words, buttons = []) {
  answer.replaceChildren(element("p", {}, words), ...(buttons.length ? [element("div", { className: "buttons" }, ...buttons)] : []));
  announce(words);
}
