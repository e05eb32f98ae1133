/* The state of the open page: read from its address, written into it, and told to every script that shows something of it. */
import { format, nothing, parse } from "./state.js";

const listeners = [];

/** The state that the address stands for. */
export const now = () => parse(location.hash);

/** Change the state. With `step`, going back undoes the change; else the address is changed in its place. */
export function change(changes, { step = false } = {}) {
  const fragment = format({ ...now(), ...changes });
  if (fragment !== location.hash) history[step ? "pushState" : "replaceState"](null, "", fragment || `${location.pathname}${location.search}`);
  tell();
}

/** Forget everything that was chosen, the shortlist too. */
export const clear = () => change(nothing());

/** Call `show` with the state whenever it changes, also by going back. */
export function onChange(show) {
  listeners.push(show);
}

const tell = () => listeners.forEach((listener) => listener(now()));
addEventListener("popstate", tell);
addEventListener("hashchange", tell);
