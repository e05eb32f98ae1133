/* "Find my area": from a place or a postcode to the area, and straight to a service's list there when ?service= names one. */
import { address, answering, element, filled, link, load, say } from "./answering.js";
import { findArea } from "./find-area.js";

const status = document.getElementById("place-status");
const box = document.getElementById("place-results");
const form = document.querySelector("main form");
let loading; // the promise of places.json

if (box && form) answering(form, (text, parameters) => answer(text, parameters.get("service")));

async function answer(text, service) {
  if (text === null) return show("", []);
  try {
    loading ??= load(`pagefind/${document.documentElement.dataset.pageLanguage}/places.json`);
    tell(await loading, text, service);
  } catch (error) {
    loading = undefined;
    console.warn(error); // the list of places below is the answer
    document.documentElement.classList.remove("js");
  }
}

function tell(data, text, service) {
  const { kind, matches } = findArea(text, data);
  if (kind === "found") return show(foundText(data, matches[0]), [linkList(ways(data, matches[0], service))]);
  const links = matches.map((match) => element("li", {}, wayTo(data, match, service), ` ${data.areas[match.area][0]}`));
  show(data.messages[`say.${kind}`], links.length ? [linkList(links)] : unknown(data, kind));
}

function foundText({ areas, messages }, { name, area }) {
  const own = areas[area][0] === name;
  return filled(messages[own ? "say.area" : "say.found"], { place: name, area: areas[area][0] });
}

function ways({ areas, lists, messages }, { area }, service) {
  const [name, path] = areas[area];
  const list = lists[service]?.[area];
  const own = list ? [element("li", {}, link(address(list[0]), list[1], list[2]))] : [];
  return [...own, element("li", {}, link(address(path), filled(messages["say.services"], { area: name })))];
}

function wayTo({ areas, lists }, { name, area }, service) {
  return link(address(lists[service]?.[area]?.[0] ?? areas[area][1]), name);
}

const linkList = (items) => element("ul", { className: "area-table" }, ...items);

const unknown = ({ messages }, kind) => (kind !== "empty" && messages.call ? [element("p", {}, messages.call)] : []);

function show(text, parts) {
  say(status, text);
  box.replaceChildren(...parts);
}
