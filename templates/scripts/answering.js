/* What the search page and "find my area" have in common: a form that answers on its own page, and the page it answers with. */

const FILES = location.protocol === "file:"; // opened from a USB stick, where a folder's page must be named and nothing can be fetched

/** The address of a file or page of the guide, from its path below the guide's root. */
export function address(path) {
  const root = new URL(document.documentElement.dataset.root ?? "./", location.href);
  const [, folder, rest] = /^([^?#]*)(.*)$/s.exec(path);
  const named = FILES && /(^|\/)$/.test(folder) ? `${folder}index.html${rest}` : path;
  return new URL(named, new URL(".", root)).href;
}

/** What a JSON file below the guide's root holds. On a USB stick it lies beside itself as a script (choice_guide/offline/usb.py). */
export async function load(path) {
  if (FILES) return fromScript(path);
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** The script puts the data into `choiceGuideData`, under their path. */
function fromScript(path) {
  const there = () => globalThis.choiceGuideData?.[path];
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${path}: not on this stick`));
    if (there()) return resolve(there());
    document.head.append(element("script", { src: address(`${path}.js`), onload: () => (there() ? resolve(there()) : failed()), onerror: failed }));
  });
}

/** A new element. `properties` are set on it (`lang` when there is one); `children` are nodes or texts, or nothing (false, 0, ""). */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}

export const link = (href, text, language = "") => element("a", { href, className: "area-table__link", ...(language && { lang: language }) }, text);

/** The message with texts in the places of {names}. */
export const filled = (message, texts) => message.replace(/\{(\w+)\}/g, (all, name) => texts[name] ?? all);

/** Ask `answer` whenever the form is sent, and for what stands in the address when the page is opened or gone back to.
    The question stands behind the address's #, which no server is sent. `answer(text, parameters)`: the text is null where
    nothing is asked. */
export function answering(form, answer) {
  const field = form.elements.namedItem("q");
  const ask = () => {
    const parameters = asked();
    field.value = parameters.get("q") ?? "";
    answer(parameters.get("q"), parameters);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const parameters = asked();
    parameters.set("q", field.value);
    parameters.delete("exact");
    if (`#${parameters}` !== location.hash) history.pushState(null, "", `#${parameters}`);
    ask();
  });
  addEventListener("popstate", ask);
  ask();
}

/** What is asked. A question that came in the ordinary part of the address, from a form sent without scripts, is moved behind
    the #, so that reloading and sharing the page do not send it again. */
function asked() {
  const sent = new URLSearchParams(location.search);
  if (sent.has("q")) history.replaceState(null, "", `${location.pathname}#${sent}`);
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of sent) if (!kept.has(name)) kept.set(name, value);
  return kept;
}

/** Write a text where it is not already: to write it again would have the browser lay it out again. */
export function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Say something in a status field; emptied first, so that the same words are said again. */
export function say(status, text) {
  status.textContent = "";
  setTimeout(() => (status.textContent = text));
}
