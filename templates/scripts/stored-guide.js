/* The guide stored on this device, for visits without a network: each edition whole, in a cache of its own, every file held against
   its hash. What answers from it is templates/offline/service-worker.js, which shares the names below, also with older editions. */
import { address } from "./answering.js";

const AT_ONCE = 6; // files asked for at the same time
const TRIES = 2; // a connection may be cut now and then
const HASH = 32; // hexadecimal digits of a file's hash
const ROOT = address("");
const PREFIX = `choice-guide ${new URL(ROOT).pathname} `;
const MARK = address("stored.json");
const LIST = address("offline.json");

/** Why storing did not succeed: "network", "changed" (published anew meanwhile), "newer" (so was the worker), "full", "busy" (another
    tab stores) or "refused" (by the browser). */
export class Failed extends Error {
  constructor(why, cause) {
    super(why, { cause });
    this.why = why;
  }
}

/** Whether this browser stores anything here: not without https, and not in some private windows. */
export async function storable() {
  try {
    await caches.keys();
    return Boolean(navigator.serviceWorker && crypto.subtle);
  } catch {
    return false;
  }
}

/** The edition that the network has: {date, edition}; undefined without a network. */
export const newest = () => fetched(address("edition.json")).then((response) => response?.json()).catch(() => undefined);

/** What the network's edition would store: {edition, groups, hash, text}; undefined where it offers nothing. */
export async function offered() {
  const text = await (await fetched(LIST))?.text();
  return text && { ...JSON.parse(text), text, hash: await hash(new TextEncoder().encode(text)) };
}

/** What is stored: {active, waiting}: each {edition: {code, date, list}, groups: [id], at: milliseconds} or undefined. */
export async function found() {
  const registration = await registered();
  return { active: await marked(registration?.active), waiting: await marked(registration?.waiting) };
}

/** Whether anything at all is kept, also of an edition that was not stored to its end. */
export const anything = async () => (await ownCaches()).length > 0;

/** The bytes to fetch from the network for these groups: what is not yet there, and in no older edition either. */
export async function remaining(list, groups) {
  const there = await copies();
  return filesOf(list, groups).reduce((sum, [, size, hash]) => sum + (there.has(hash) ? 0 : size), 0);
}

/** Store the groups of the list, and make them what is read from now on (or, with an older edition in use, after `change`).
    `progress(files, bytes)` is told what has been done so far. Throws Failed, or AbortError by `signal`; an edition stored earlier
    is as it was, and what has come is kept for the next try. */
export function store(list, groups, progress, signal) {
  const locks = navigator.locks ?? { request: (name, options, action) => action(true) };
  return locks.request(PREFIX, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new Failed("busy");
    await storeFiles(list, groups, progress, signal);
    await install(list);
  });
}

/** Let the waiting edition take over: every open page of the guide loads anew. Resolves when it has. */
export async function change() {
  const { waiting } = (await registered()) ?? {};
  waiting?.postMessage("switch");
  if (waiting) await until(waiting, "activated");
}

/** Take all that is stored from this device, and the worker. */
export async function remove() {
  await (await registered())?.unregister();
  for (const name of await ownCaches()) await caches.delete(name);
}

// ---------------------------------------------------------------- files

async function storeFiles(list, groups, progress, signal) {
  const name = nameOf(list.edition, list.hash);
  const files = filesOf(list, groups);
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort());
  try {
    const [there, cache] = [await copies(), await caches.open(name)];
    await cache.put(LIST, new Response(list.text)); // first: a later try asks it which files are here
    await storeEach(files, (file) => storeFile(cache, name, file, there, stop.signal), progress);
    await cache.put(MARK, new Response(JSON.stringify({ edition: { ...list.edition, list: list.hash }, groups, at: Date.now() })));
    await leaveOut(cache, files);
  } catch (error) {
    stop.abort();
    throw told(error, signal);
  }
}

/** Several files at a time; the first that fails ends it. */
async function storeEach(files, storeOne, progress) {
  const [queue, done] = [files.values(), { files: 0, bytes: 0 }];
  const work = async () => {
    for (const file of queue) {
      await storeOne(file);
      progress((done.files += 1), (done.bytes += file[1]));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Copied where this or an older edition has a file with the same hash, else fetched. */
async function storeFile(cache, name, [path, , hash], there, signal) {
  signal.throwIfAborted();
  const [from, at] = there.get(hash) ?? [];
  if (from === name && at === path) return;
  const copy = from && (await fitting(await caches.match(address(at), { cacheName: from, ignoreVary: true }), hash));
  await cache.put(address(path), copy ?? (await fresh(path, hash, signal)));
}

async function fresh(path, hash, signal, tries = TRIES) {
  const asked = new URL(address(path.replace(/(^|\/)index\.html$/, "$1"))); // as readers ask for it: some hosts redirect the file
  asked.searchParams.set("fresh", hash); // past the worker, and past copies on the way
  try {
    const response = await fetch(asked, { cache: "no-store", signal });
    if (response.status === 404 || response.status === 410) throw new Failed("changed");
    if (!response.ok) throw new Failed("network", response.status);
    return (await fitting(response, hash)) ?? Promise.reject(new Failed("changed", path));
  } catch (error) {
    if (tries > 1 && !signal.aborted && error.why !== "changed") return fresh(path, hash, signal, tries - 1);
    throw error;
  }
}

/** The response with its body read and found to be what the list says; else undefined. */
async function fitting(response, expected) {
  if (!response) return undefined;
  const bytes = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return (await hash(bytes)) === expected ? new Response(bytes, { headers }) : undefined;
}

/** Where there are verified files: hash -> [cache, path]. */
async function copies() {
  const there = new Map();
  for (const name of await ownCaches()) {
    const list = await (await caches.match(LIST, { cacheName: name }))?.json();
    const kept = new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
    const files = (list?.groups ?? []).flatMap(({ files }) => files).filter(([path]) => kept.has(address(path)));
    for (const [path, , hash] of files) there.set(hash, [name, path]);
  }
  return there;
}

/** Take out what belongs to groups that are no longer wanted. */
async function leaveOut(cache, files) {
  const wanted = new Set([...files.map(([path]) => address(path)), LIST, MARK]);
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

const filesOf = (list, groups) => list.groups.filter(({ id }) => groups.includes(id)).flatMap(({ files }) => files);

const nameOf = ({ date, code }, list) => `${PREFIX}${date} ${code} ${list}`;

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, HASH);
}

async function fetched(url) {
  const response = await fetch(url, { cache: "no-store" });
  return response.ok ? response : undefined;
}

function told(error, signal) {
  if (error instanceof Failed || signal.aborted) return error;
  return new Failed(error.name === "QuotaExceededError" ? "full" : "network", error);
}

// ---------------------------------------------------------------- the worker

/** Ask for the worker of the edition just stored. That of another edition refuses to be installed: its files are not here. */
async function install(list) {
  const before = await registered();
  const asked = before ? before.update() : navigator.serviceWorker.register(address("service-worker.js"), { updateViaCache: "none" });
  const registration = await asked.catch((error) => Promise.reject(new Failed(error.name === "SecurityError" ? "refused" : "network", error)));
  const { installing } = registration ?? before;
  if (installing) await until(installing, before?.active ? "installed" : "activated");
  const { active, waiting } = await found();
  if (![active, waiting].some((one) => one?.edition.list === list.hash)) throw new Failed("newer");
}

async function registered() {
  const registration = await navigator.serviceWorker?.getRegistration(ROOT);
  return registration?.scope === ROOT ? registration : undefined;
}

/** Resolves when a worker has come so far, or has been thrown away. */
function until(worker, state) {
  return new Promise((resolve) => {
    const look = () => ([state, "activated", "redundant"].includes(worker.state) ? resolve() : undefined);
    worker.addEventListener("statechange", look);
    look();
  });
}

/** What the edition of a worker has noted when it was stored to its end. */
async function marked(worker) {
  if (!worker) return undefined;
  const edition = await which(worker);
  const mark = edition && (await caches.match(MARK, { cacheName: nameOf(edition, edition.list) }));
  return mark?.json();
}

function which(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, 3000); // a worker that does not know the question
    worker.postMessage("which", [port2]);
  });
}
