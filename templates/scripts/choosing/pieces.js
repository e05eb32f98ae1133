/* What the pages that compare and collect offers have in common: finding what an address names, and small parts of pages. */
import { address, element, say } from "../answering.js";
import { copy, html, serviceData, services } from "./data.js";
import { drawn } from "./judge.js";

/** The service that an offer's id belongs to. */
export const serviceOf = (id) => id.split("/")[1] ?? "";

/** The data of a service, and of any service where it is not one of the guide's: the words are the same. */
export const dataOf = (id) => serviceData(services().some((service) => service.id === id) ? id : services()[0].id);

/** What ids of offers stand for, in their order: {id, status: in-force | coming | ended | unknown | failed (its data did not come),
    name, service, address, data, offer}. */
export async function lookUp(ids) {
  const found = await Promise.allSettled(ids.map((id) => dataOf(serviceOf(id))));
  return ids.map((id, place) => entry(id, found[place].value));
}

function entry(id, data) {
  const offer = data?.offers.find((one) => one.id === id);
  const known = offer ?? data?.gone.find((one) => one.id === id);
  const status = offer ? "in-force" : (known?.status ?? (data ? "unknown" : "failed"));
  return { id, status, name: known?.name ?? id, service: known ? plain(data.service.name) : "", address: known?.address, data, offer };
}

/** The words of HTML that the build made. */
export const plain = (text) => html(text).textContent.replace(/\s+/g, " ").trim();

/** Offers in the drawn order of the list of an area, and what does not stand there after it, in the drawn order of the whole guide. */
export function inDrawnOrder(data, area, offers) {
  const order = [...new Set([...drawn(data, area), ...drawn(data, "")])];
  return order.map((index) => data.offers[index]).filter((offer) => offers.includes(offer));
}

/** Why an offer that an address names is not shown. `text`: of words.js. */
export const why = ({ status, name }, text) => (status === "failed" ? `${name}: ${text("failed.load")}` : text(`told.${status}`, { name }));

/** The same with the way to its page where it has one. `words`: why, where its status does not say it. */
export function told(entry, text, words = why(entry, text)) {
  const { name, address: path } = entry;
  const link = path ? [element("p", {}, element("a", { className: "told__link", href: address(path) }, text("told.sheet", { name })))] : [];
  return element("div", {}, element("p", {}, words), ...link);
}

/** A button. `about`: what it is about, for those who do not see where it stands; `id`: to find it again when the page is made anew. */
export function button(words, { about = "", id = "", main = false, press }) {
  const hidden = about ? [element("span", { className: "visually-hidden" }, `: ${about}`)] : [];
  const made = element("button", { className: `button${main ? "" : " button--quiet"}`, type: "button", id }, words, ...hidden);
  made.addEventListener("click", press);
  return made;
}

/** A box to tick with its words. */
export const tick = (properties, ...words) => element("label", { className: "option" },
  element("input", { className: "option__box", type: "checkbox", ...properties }), element("span", { className: "option__label" }, ...words));

/** What has to be read before all else. */
export const message = (...parts) => element("div", { className: "message" }, ...parts.map((part) => (part.nodeType ? part : element("p", {}, part))));

/** A heading that can be given the focus when what stands under it is new. */
export const focusable = (name, id, words) => element(name, { id, tabIndex: -1 }, words);

/** Where a page of the guide is published, also when it is read without a network or from a stick. `path`: below the guide's root, or a fragment
    of this page. */
export function published(path) {
  const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  return new URL(path, path[0] === "#" ? here : new URL(document.documentElement.dataset.root || "./", here)).href;
}

/** Today in words, as the page writes dates. */
export const dateWords = () => new Date().toLocaleDateString(document.getElementById("choosing").dataset.locale, { dateStyle: "long" });

/** Whose guide and which edition a printed page is from, and when it was printed: leaves are parted and put in folders. */
export const printedFrom = (text) => element("p", { className: "printed-from" }, `${document.getElementById("choosing").dataset.from} ${text("printed", { date: dateWords() })}`);

/** An address to send to somebody, with buttons that send and copy it where the browser can. */
export function addressToSend(fragment, text) {
  const shown = element("p", { className: "sent-address" }, published(fragment));
  const answer = element("p", { className: "told" });
  const send = () => navigator.share({ title: document.title, url: shown.textContent }).catch(() => {}); // the reader may think better of it
  const copy = () => navigator.clipboard.writeText(shown.textContent).then(() => tell(answer, text("address.copied")), () => tell(answer, text("address.not-copied")));
  const ways = [...(navigator.share ? [button(text("address.send"), { id: "send-address", press: send })] : []),
    ...(navigator.clipboard?.writeText ? [button(text("address.copy"), { id: "copy-address", press: copy })] : [])];
  return [shown, ways.length ? element("div", { className: "buttons js-only" }, ...ways) : element("p", { className: "quiet js-only" }, text("address.select")), answer];
}

/** Say something to those who do not see what has changed. */
export const announce = (words) => say(document.getElementById("pick-status"), words);

/** Say something where it is seen, and to those who do not see it. */
export function tell(place, words) {
  place.textContent = words;
  announce(words);
}

/** Put what is new in the place of what was there. The focus stays where it was, or goes to the heading with the id `start` when that is gone. */
export function replace(place, nodes, start, focus = "") {
  const at = document.activeElement;
  const inside = place.contains(at);
  place.replaceChildren(...nodes);
  if (focus || inside) (document.getElementById(focus || at.id || start) ?? document.getElementById(start))?.focus();
}

/** A function that paints what `load` promises for its arguments: paint(found, ...arguments). Of several calls only the latest is painted; when its
    data do not come, the page says so. */
export function latest(load, paint) {
  let turn = 0;
  return async (...asked) => {
    const mine = ++turn;
    try {
      const found = await load(...asked);
      if (mine === turn) paint(found, ...asked);
    } catch (error) {
      console.warn(error);
      if (mine === turn) document.getElementById("choosing").replaceChildren(copy("choosing-failed"));
    }
  };
}

/** The names as a sentence lists them. */
export const listed = (names, language) => new Intl.ListFormat(language).format(names);
