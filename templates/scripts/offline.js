/* The guide on this device: says what is stored and whether there is a newer edition, stores, changes over and removes, each at a
   press and never by itself. All words stand on the page (components/offline-saver). */
import { element, filled, say } from "./answering.js";
import { anything, change, Failed, found, newest, offered, remaining, remove, storable, store } from "./stored-guide.js";

const box = document.querySelector("[data-offline]");
const [MEGABYTE, QUARTERS, OFTEN] = [1e6, 4, 300]; // bytes; times that progress is said aloud; milliseconds between its being shown
const language = document.documentElement.lang;
const [dates, times] = [{ dateStyle: "long" }, { dateStyle: "long", timeStyle: "short" }].map((style) => new Intl.DateTimeFormat(language, style));
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const DOING = { save, update: save, change: changeOver, stop, remove: takeAway };
let now = {}; // {active, waiting}: what is stored; {latest, list}: what the network has
let storing; // an AbortController while files are being stored
let [looks, shows] = [0, 0]; // how often has been looked and shown: an answer that comes late is not shown over a newer one

if (box) begin();

function begin() {
  part("tool").hidden = false;
  for (const [name, act] of Object.entries(DOING)) button(name).addEventListener("click", () => act().catch(fail));
  for (const event of ["online", "offline"]) addEventListener(event, () => look().catch(fail));
  look().then(sayWhatWasDone).catch(fail);
}

/** Find out how things stand, and show it. */
async function look() {
  const mine = ++looks;
  if (!(await storable())) return show([word("refused")], []);
  const [stored, latest] = await Promise.all([found(), newest()]);
  const list = latest && (await offered());
  if (storing || mine !== looks) return;
  now = { ...stored, latest, list };
  part("usb").hidden = !latest;
  showChoices();
  await showState();
}

async function showState() {
  const mine = ++shows;
  const { active, latest, list, waiting } = now;
  const current = same(active, latest);
  const doing = [
    ...(list && !active ? ["save"] : []),
    ...(list && current && !sameGroups() ? ["save"] : []),
    ...(list && active && !current && !same(waiting, latest) ? ["update"] : []),
    ...(waiting ? ["change"] : []),
    ...(latest && (await anything()) ? ["remove"] : []),
  ];
  const asked = doing.includes("save") || doing.includes("update");
  const size = asked ? [word("size", await sizes()), ...(active ? [] : [word("first")])].join(" ") : "";
  if (storing || mine !== shows) return;
  show([...stored(), ...known(current)], doing);
  part("choices").hidden = !list || same(waiting, latest);
  part("size").textContent = size;
}

function stored() {
  const { active } = now;
  return active ? [word("stored", { edition: edition(active.edition), at: times.format(active.at) })] : [word("none")];
}

/** What the network says of it. */
function known(current) {
  const { active, latest, list, waiting } = now;
  if (!latest) return [word(active ? "no-network.stored" : "no-network")];
  if (waiting) return [word("ready", { edition: edition(waiting.edition) })];
  if (!list) return [word("unavailable")];
  if (!active) return [];
  return current ? [word("current")] : [word("newer", { edition: edition({ date: latest.date, code: latest.edition }) })];
}

// ---------------------------------------------------------------- what the reader does

async function save() {
  if (storing) return;
  const { list, active } = now;
  storing = new AbortController();
  for (const one of boxes()) one.disabled = true;
  show([], ["stop"]);
  part("size").textContent = "";
  say(part("said"), word("storing"));
  navigator.storage?.persist?.().catch(() => false); // asks the browser (and some ask the reader) to keep it when the device is full
  try {
    await store(list, chosen(), progress(list), storing.signal);
  } finally {
    storing = undefined;
  }
  if (!active) return anew("done");
  await look();
  say(part("said"), word((await found()).waiting ? "downloaded" : "done"));
}

async function stop() {
  storing?.abort();
}

async function changeOver() {
  history.replaceState({ ...history.state, offline: "changed" }, "");
  await change();
  if (!navigator.serviceWorker.controller) location.reload(); // where there is one, base.js does it on every open page
}

async function takeAway() {
  if (!(await newest())) return say(part("said"), word("kept"));
  await remove();
  await look();
  say(part("said"), word("removed"));
}

/** Only a page that is loaded after storing is answered from what is stored. Its state, in the history, outlives that. */
function anew(done) {
  history.replaceState({ ...history.state, offline: done }, "");
  location.reload();
}

function sayWhatWasDone() {
  const { offline: done, ...state } = history.state ?? {};
  if (!done) return;
  history.replaceState(state, "");
  part("state").focus();
  say(part("said"), word(done));
}

async function fail(error) {
  if (!(error instanceof Failed)) console.warn(error);
  const texts = now.list ? await sizes().catch(() => undefined) : {}; // the browser may refuse to say what it keeps
  const why = texts && error instanceof Failed ? `failed.${error.why}` : "failed.other";
  say(part("said"), error.name === "AbortError" ? word("stopped") : word(why, texts));
  await look().catch(() => show([], []));
}

/** Shows how far storing has come, and says it aloud a few times. */
function progress(list) {
  const files = list.groups.filter(({ id }) => chosen().includes(id)).flatMap(({ files }) => files);
  const size = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  let [shown, quarter] = [0, 0];
  return (done, bytes) => {
    const percent = Math.floor((bytes / size) * QUARTERS) * (100 / QUARTERS);
    if (percent > quarter && percent < 100) say(part("said"), word("part", { percent: String((quarter = percent)) }));
    if (Date.now() - shown < OFTEN) return;
    shown = Date.now();
    part("state").textContent = word("progress", { files: String(done), all: String(files.length), done: megabytes(bytes), size: megabytes(size) });
  };
}

// ---------------------------------------------------------------- brochures to tick

/** A tick for each brochure in the page's language, under its heading; nothing where there are none. */
function showChoices() {
  const groups = (now.list?.groups ?? []).filter(({ language: own, title }) => title && own === document.documentElement.dataset.pageLanguage);
  const headings = [...new Set(groups.map(({ heading }) => heading))];
  const sets = headings.map((heading) => choiceSet(heading, groups.filter((group) => group.heading === heading)));
  part("choices").replaceChildren(...(sets.length ? [element("p", {}, word("choices")), ...sets] : []));
}

function choiceSet(heading, groups) {
  const boxes = element("div", { role: "group", ariaLabel: heading }, ...groups.map(choice));
  const open = groups.some(({ id }) => now.active?.groups.includes(id));
  return element("details", { className: "offline-saver__choices", open }, element("summary", {}, heading), boxes);
}

function choice({ id, title, size }) {
  const box = element("input", { type: "checkbox", value: id, checked: now.active?.groups.includes(id) ?? false, onchange: () => showState().catch(fail) });
  return element("label", { className: "offline-saver__choice" }, box, element("span", {}, word("group", { title, size: megabytes(size) })));
}

/** The guide, what is ticked, and what was stored from a page in another language. */
function chosen() {
  const elsewhere = (now.active?.groups ?? []).filter((id) => now.list.groups.some((group) => group.id === id) && !boxes().some(({ value }) => value === id));
  return [...new Set([now.list.groups[0].id, ...elsewhere, ...boxes().filter(({ checked }) => checked).map(({ value }) => value)])];
}

const boxes = () => [...part("choices").querySelectorAll("input")];

const sameGroups = () => [...chosen()].sort().join() === [...now.active.groups].sort().join();

async function sizes() {
  const groups = chosen();
  const size = now.list.groups.filter(({ id }) => groups.includes(id)).reduce((sum, group) => sum + group.size, 0);
  return { size: megabytes(size), rest: megabytes(await remaining(now.list, groups)) };
}

// ---------------------------------------------------------------- the page

const same = (one, latest) => Boolean(one && latest && one.edition.code === latest.edition && one.edition.date === latest.date);

const edition = ({ date, code }) => word("edition", { date: dates.format(new Date(`${date}T12:00`)), code });

const megabytes = (bytes) => numbers.format(bytes / MEGABYTE);

function show(sentences, doing) {
  const focused = document.activeElement;
  part("state").replaceChildren(...sentences.map((text) => element("p", {}, text)));
  for (const name of Object.keys(DOING)) button(name).hidden = !doing.includes(name);
  if (focused?.closest("[data-do]")?.hidden) (doing.length === 1 ? button(doing[0]) : part("state")).focus();
}

function part(name) {
  return box.querySelector(`[data-part="${name}"]`);
}

function button(name) {
  return box.querySelector(`[data-do="${name}"]`);
}

function word(name, texts = {}) {
  return filled(box.querySelector(`[data-word="${name}"]`).textContent, texts);
}
