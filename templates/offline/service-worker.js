/* Answers from one stored edition, as a whole, and never from the network in its place. The build puts before this:
   const EDITION = { code, date, list }, where `list` is the hash of offline.json, and
   const NOT_STORED, a page (HTML, with {root} for the guide's address) that says that a brochure was not ticked.

   A page belongs to the worker that was active when it was opened, and a worker to its edition. A newer worker is installed only
   when its own edition is stored to the last file (templates/scripts/stored-guide.js does that), and then waits until
   every page of the older one is closed, or until the reader presses "switch": then all pages load anew together (base.js).
   The names of caches, of the mark and of the messages are shared with stored-guide.js, also with that of older editions. */
const ROOT = new URL("./", location.href);
const PREFIX = `choice-guide ${ROOT.pathname} `;
const CACHE = `${PREFIX}${EDITION.date} ${EDITION.code} ${EDITION.list}`;
const MARK = new URL("stored.json", ROOT).href; // put last: everything is there
const ALWAYS_ASKED = ["edition.json", "offline.json", "service-worker.js"]; // what tells of newer editions
const older = new Set(); // clients that an older edition opened, until they have loaded anew

addEventListener("install", (event) => event.waitUntil(mustBeStored()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", ({ data, ports: [port] }) => {
  if (data === "switch") skipWaiting();
  if (data === "which") port.postMessage(EDITION);
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const path = url.href.startsWith(ROOT.href) ? decodeURI(url.pathname).slice(decodeURI(ROOT.pathname).length) : undefined;
  if (path === undefined || ALWAYS_ASKED.includes(path) || event.request.method !== "GET") return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, path, url.search));
  else if (!url.searchParams.has("fresh")) event.respondWith(file(event.request, path, event.clientId)); // "fresh": stored-guide.js stores
});

async function mustBeStored() {
  if (!(await caches.match(MARK, { cacheName: CACHE }))) throw new Error(`${CACHE} is not stored`);
}

async function takeOver() {
  for (const { id } of await clients.matchAll({ type: "all" })) older.add(id);
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
}

const stored = (path) => caches.match(new URL(path, ROOT).href, { cacheName: CACHE, ignoreVary: true });

/** What a reader opens: the stored page; for an address that this edition does not have its own page that says so. A brochure that was
    not ticked comes from the network if it is that of this edition. Everything does once the stored edition has been removed. */
async function page(request, path, question) {
  const found = await stored(path === "" || path.endsWith("/") ? `${path}index.html` : path);
  if (found) return found;
  if (!(await stored("index.html"))) return fetch(request);
  if (/\.(?!html$)\w+$/.test(path)) return unticked(request, path);
  if (await stored(`${path}/index.html`)) return Response.redirect(new URL(`${path}/${question}`, ROOT), 301);
  return missing(path.split("/")[0]);
}

/** A file that is not stored: a brochure of this edition (its list knows the hash), a single sheet as long as the site publishes this edition, or the words
    that it is not here. */
async function unticked(request, path) {
  const { groups } = await (await stored("offline.json")).json();
  const [, , hash] = groups.flatMap(({ files }) => files).find(([name]) => name === path) ?? [];
  const told = () => new Response(NOT_STORED.replaceAll("{root}", ROOT.href), { status: 404, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'" } });
  const response = await fetch(request).catch(() => undefined);
  const bytes = await response?.clone().arrayBuffer().catch(() => undefined);
  return bytes && (hash ? (await hashed(bytes)).startsWith(hash) : await published()) ? response : told();
}

/** Whether the site still publishes this edition, so that what has just come from it is of it. */
async function published() {
  const now = await fetch(new URL("edition.json", ROOT), { cache: "no-store" }).then((response) => response.json()).catch(() => undefined);
  return now?.edition === EDITION.code && now?.date === EDITION.date;
}

async function hashed(bytes) {
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function missing(folder) {
  const told = (await stored(`${folder}/404.html`)) ?? (await stored("404.html"));
  return told ? new Response(told.body, { status: 404, headers: told.headers }) : Response.error();
}

/** What a page or its scripts ask for. Only assets, whose names carry a hash of what they hold, may come from elsewhere, as long as anything
    is stored: a page that is still open after that reads on from the network. */
async function file(request, path, client) {
  const found = older.has(client) ? undefined : await stored(path);
  if (found) return found;
  return path.startsWith("assets/") || !(await stored("index.html")) ? fetch(request) : Response.error();
}
