/* A service's data, loaded once, and HTML that the build made. */
import { load } from "../answering.js";

const loaded = new Map();

/** The services that the page may load, in the guide's order: [{id, name}]. */
export const services = () => [...document.querySelectorAll("[data-service][data-address]")].map(({ dataset, textContent }) => ({ id: dataset.service, name: textContent }));

/** The promise of a service's data (docs/choosing.md); rejected for a service that the page does not know. A failure is not remembered. */
export function serviceData(id) {
  const entry = document.querySelector(`[data-service="${CSS.escape(id)}"][data-address]`);
  if (!entry) return Promise.reject(new Error(`no data of ${id}`));
  if (!loaded.has(id)) loaded.set(id, load(entry.dataset.address.replace(/^(\.{1,2}\/)+/, "")).catch(forgotten(id)));
  return loaded.get(id);
}

/** HTML of the build's own making as nodes. */
export function html(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return template.content;
}

const forgotten = (id) => (error) => {
  loaded.delete(id);
  throw error;
};
