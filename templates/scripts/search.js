/* The search page: Pagefind finds, this decides what is asked and in which order the answers stand. Nothing leaves the device. */
import { address, answering, element, filled, link, load, say } from "./answering.js";
import { understand } from "./query.js";
import { pickButton, showPicks } from "./choosing/picks.js";
import { KEYWORD, rank, TEXT, TITLE } from "./ranking.js";
import { Vocabulary } from "./words.js";

const AT_ONCE = 20; // results shown before the reader asks for more
const status = document.getElementById("search-status");
const box = document.getElementById("search-results");
const form = document.querySelector("main form[role=search]");
let preparing; // the promise of everything that a search needs
let messages = {};
let latest = 0; // number of the latest search, so that a slow answer does not replace a newer one

if (box && form) {
  form.addEventListener("focusin", () => prepare().catch(() => {}), { once: true });
  answering(form, (text, parameters) => answer(text, parameters.has("exact")));
}

async function answer(text, asWritten) {
  const mine = ++latest;
  if (text === null) return show("", []);
  try {
    const tools = await prepare();
    const outcome = await search(tools, text, asWritten);
    if (mine === latest) tell(tools.data, outcome, text);
  } catch (error) {
    preparing = undefined;
    if (mine === latest) fail(error);
  }
}

function prepare() {
  preparing ??= prepared(`pagefind/${box.dataset.lang}/`);
  return preparing;
}

/** The data come first, whichever arrives first: without their messages nothing can be said about Pagefind's failing. */
async function prepared(folder) {
  const [loading, importing] = [loadData(`${folder}search.json`), import(address(`${folder}pagefind.js`))];
  importing.catch(() => {});
  const data = await loading;
  const pagefind = await importing;
  await pagefind.options({ ranking: { pageLength: 0, termSimilarity: 2 } });
  await pagefind.init();
  return { data, pagefind, vocabulary: new Vocabulary(data), stop: new Set(data.stop) };
}

async function loadData(path) {
  const data = await load(path);
  messages = data.messages;
  const documents = data.documents.map(([id, kind, path, title, about, place, names, lang, offer]) => ({ id, kind, address: path, title, about, place, names, lang, offer }));
  return { ...data, documents, numbers: new Map(documents.map(({ id }, number) => [id, number])) };
}

async function search({ data, pagefind, vocabulary, stop }, text, asWritten) {
  const asked = understand(text, data, vocabulary, asWritten);
  const hits = [];
  for (const token of asked.tokens) hits.push(vocabulary.reaches(token) ? await found(pagefind, token, vocabulary.begins(token), data.numbers) : new Map());
  return { ...asked, ...rank(data.documents, asked.tokens, hits, stop) };
}

/** The documents that have a word, in any form: number -> {level, score}. Pagefind also answers with every word that begins
    with the stem ("lediga" with "ledsagning"); where no beginning is meant, only what it finds in quotation marks counts. */
async function found(pagefind, token, beginning, numbers) {
  const { results } = await pagefind.search(token);
  const same = beginning ? [] : (await pagefind.search(`"${token}"`)).results.map(({ id }) => id);
  const meant = same.length ? results.filter(({ id }) => same.includes(id)) : results;
  return new Map(meant.map(({ id, score, matchedMetaFields: fields = [] }) => [numbers.get(id), { level: level(fields), score }]));
}

const level = (fields) => (fields.includes("title") ? TITLE : fields.includes("ord") ? KEYWORD : TEXT);

// ---------------------------------------------------------------- what the reader sees

function tell(data, { tokens, said, changed, order, complete }, text) {
  if (!tokens.length) return show(messages["say.empty"], []);
  const sentences = [respelt(said, changed), ...(order.length ? counted(order, complete) : [messages["say.none"]])];
  const parts = order.length ? results(data, order) : waysOn("say.advice");
  show(sentences.filter(Boolean).join(" "), [...(changed ? [asTyped(text)] : []), ...parts]);
}

function respelt(said, changed) {
  if (!changed) return "";
  return said.length ? filled(messages["say.repaired"], { words: said.join(", ") }) : messages["say.respelt"];
}

function counted(order, complete) {
  return [...(complete ? [] : [messages["say.some"]]), filled(messages["say.count"], { n: String(order.length) })];
}

function asTyped(text) {
  return element("p", {}, link(`#${new URLSearchParams({ q: text, exact: "1" })}`, messages["say.as-written"]));
}

function results(data, order) {
  const list = element("ul", { className: "search-results area-table" });
  const drawn = order.filter((number) => data.documents[number].place !== null).length > 1;
  const rest = showMore(data, order, list);
  return [...(drawn ? [element("p", { className: "quiet" }, messages["say.drawn"])] : []), list, ...(rest ? [rest] : [])];
}

/** Put the first results into `list`; a button for those that remain, if any. */
function showMore(data, order, list) {
  let shown = 0;
  const button = element("button", { type: "button", className: "button" }, messages["say.more"]);
  const next = () => {
    const made = order.slice(shown, shown + AT_ONCE).map((number) => result(data.documents[number]));
    list.append(...made);
    shown += made.length;
    if (shown >= order.length) button.remove();
    return made[0];
  };
  next();
  button.addEventListener("click", () => {
    const first = next();
    showPicks();
    first?.querySelector("a").focus();
  });
  return shown < order.length ? button : undefined;
}

function result({ kind, address: path, title, about, lang, offer }) {
  const heading = element("h2", { className: "search-results__title" }, link(address(path), title, lang));
  const said = [element("span", { className: "search-results__kind" }, messages[`kind.${kind}`]), ...(about ? [`. ${about}`] : [])];
  return element("li", {}, heading, element("p", { className: "quiet" }, ...said), offer && pickButton({ id: offer, name: title }));
}

function waysOn(key) {
  const call = messages.call ? [element("p", {}, messages.call)] : [];
  return [element("p", {}, messages[key]), element("p", {}, link(address(messages["index.address"]), messages.index)), ...call];
}

function show(text, parts) {
  say(status, text);
  box.replaceChildren(...parts);
  showPicks();
}

/** Without the messages nothing can be said: the block for readers without scripts says it. */
function fail(error) {
  console.warn(error);
  if (messages.index) show(messages["say.failed"], waysOn("say.advice"));
  else document.documentElement.classList.remove("js");
}
