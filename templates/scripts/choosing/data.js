/* A service's data, loaded once, the words of the choosing pages, which come with it, and HTML that the build made. */
import { element, filled, load } from "../answering.js";

const loaded = new Map();
const read = new Map(); // HTML -> template

/** The services that the page may load, in the guide's order: [{id, name}]. */
export const services = () => [...document.querySelectorAll("[data-service][data-address]")].map(({ dataset, textContent }) => ({ id: dataset.service, name: textContent }));

/** The promise of a service's data (docs/choosing.md); rejected for a service that the page does not know. A failure is not remembered. */
export function serviceData(id) {
  const entry = document.querySelector(`[data-service="${CSS.escape(id)}"][data-address]`);
  if (!entry) return Promise.reject(new Error(`no data of ${id}`));
  if (!loaded.has(id)) loaded.set(id, load(entry.dataset.address.replace(/^(\.{1,2}\/)+/, "")).catch(forgotten(id)));
  return loaded.get(id);
}

/** The functions that say the messages of `data`: text(key, texts) and plural(key, n, texts), where {n} is the number. */
export function speaker({ words, language }) {
  const rules = new Intl.PluralRules(language);
  const text = (key, texts = {}) => filled(words[key], texts);
  const plural = (key, n, texts = {}) => filled(words[key][rules.select(n) === "one" ? 0 : 1], { n, ...texts });
  return { text, plural };
}

/** What the page brings in a template, as nodes. */
export const copy = (id) => document.getElementById(id).content.cloneNode(true);

/** HTML of the build's own making as nodes. A long list says the same words many times: each is read once. */
export function html(text) {
  if (!read.has(text)) read.set(text, element("template", { innerHTML: text }));
  return read.get(text).content.cloneNode(true);
}

const forgotten = (id) => (error) => {
  loaded.delete(id);
  throw error;
};
