/* What a reader has chosen, and how it stands behind the address's #, which no server is sent. Pure: no document, no storage. */

const ONE = ["service", "area", "step"];
const MANY = ["wish", "top", "pick", "compare"];

/** Nothing chosen. `anchor`: a part of the page; `service`, `area`: ids; `step`: of "Help me choose"; `wish`: criterion.option; `top`: rows that
    come first; `pick`: offers on the shortlist, in the reader's order; `compare`: offers side by side; `rest`: what other scripts keep there. */
export const nothing = () => ({ anchor: "", service: "", area: "", step: "", wish: [], top: [], pick: [], compare: [], rest: [] });

/** The state that an address's fragment ("#…" or "") stands for. Whatever cannot be read is left out; nothing is ever thrown. */
export function parse(fragment) {
  const [first, ...others] = fragment.replace(/^#/, "").split("&");
  const anchored = first && !first.includes("=");
  const parameters = new URLSearchParams((anchored ? others : [first, ...others]).join("&"));
  const state = { ...nothing(), anchor: anchored ? decoded(first) : "" };
  for (const [name, value] of parameters) add(state, name, value);
  return state;
}

/** The fragment of a state: "" where nothing is chosen. parse(format(state)) gives the state again. */
export function format(state) {
  const parameters = new URLSearchParams();
  for (const name of ONE) if (state[name]) parameters.append(name, state[name]);
  for (const name of MANY) for (const value of state[name]) parameters.append(name, value);
  for (const [name, value] of state.rest) parameters.append(name, value);
  const parts = [encodeURIComponent(state.anchor), readable(parameters)].filter(Boolean);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** The list with the item, or without it where it was there. */
export const toggled = (list, item) => (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]);

/** The list with its item moved `by` places; past the ends it stays. */
export function moved(list, item, by) {
  const rest = list.filter((other) => other !== item);
  const place = Math.min(Math.max(list.indexOf(item) + by, 0), rest.length);
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}

function add(state, name, value) {
  if (!ONE.includes(name) && !MANY.includes(name)) state.rest.push([name, value]);
  else if (ONE.includes(name)) state[name] ||= value;
  else if (value && !state[name].includes(value)) state[name].push(value);
}

/** Slashes stay as they are: an address is read aloud and typed. */
const readable = (parameters) => parameters.toString().replaceAll("%2F", "/");

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
