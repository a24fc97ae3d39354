// The service worker of one client's page. It keeps that page and what it needs, and nothing of any other plan.
// The page comes from the network if there is one, so a new version shows the next time it is opened, never in between.
const page = new URL(self.registration.scope).pathname;
const KEPT = `senline ${page}`;
const SESSION = `${page}/session`; // kept while a session is followed: when it started
const LONGEST = 4 * 3_600_000; // milliseconds; an older session has ended, even if its page did not say so
const PATIENCE = 4000; // milliseconds that a weak network may take before the kept page is shown
const BESIDE = /^\/(static|pictures)\//; // addresses with a fingerprint: never out of date

const forget = async () => {
  await caches.delete(KEPT);
  await self.registration.unregister();
};

const inKept = (address) => caches.match(address, { cacheName: KEPT });
const isPlan = (answer) => answer.ok && answer.headers.has("Senline-Plan");

const isFollowed = async () => {
  const begun = await (await inKept(SESSION))?.text();
  return begun !== undefined && Date.now() - Number(begun) < LONGEST;
};

// Every answer from the server counts: a plan is kept, and a link that is gone, or now asks for a passcode, is forgotten.
const ask = async (request) => {
  const answer = await fetch(request);
  if (isPlan(answer)) {
    if (!(await isFollowed())) await (await caches.open(KEPT)).put(page, answer.clone());
  } else if (answer.ok || answer.status === 404) await forget();
  return answer;
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const openPage = async (request) => {
  const kept = await inKept(page);
  if (kept === undefined) return ask(request);
  const stays = await isFollowed();
  const choose = (answer) => (answer.status >= 500 || (stays && isPlan(answer)) ? kept : answer);
  const fresh = ask(request).then(choose).catch(() => kept);
  return Promise.race([fresh, wait(PATIENCE).then(() => kept)]);
};

const beside = async (request) => {
  const kept = await inKept(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && (await caches.has(KEPT))) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
};

// The page says what it has loaded: that is fetched again, from the browser's own cache, and the rest is dropped.
const keep = async (addresses) => {
  await ask(page);
  if (!(await caches.has(KEPT))) return;
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    if (![...addresses, ...[page, SESSION].map((path) => new URL(path, location).href)].includes(request.url)) await cache.delete(request);
  }
  const there = (await cache.keys()).map((request) => request.url);
  await cache.addAll(addresses.filter((address) => !there.includes(address)));
};

// A phone may drop the page in the middle of a session and load it again: it keeps to the plan it started with.
const hold = async () => {
  if (await caches.has(KEPT)) await (await caches.open(KEPT)).put(SESSION, new Response(String(Date.now())));
};

const release = async () => {
  if (!(await inKept(SESSION))) return;
  await (await caches.open(KEPT)).delete(SESSION);
  await ask(page);
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname === page) event.respondWith(openPage(request));
  else if (BESIDE.test(address.pathname)) event.respondWith(beside(request));
});

self.addEventListener("message", (event) => {
  const done = { keep: () => keep(event.data.addresses), look: () => ask(page), forget, hold, release }[event.data.what];
  if (done) event.waitUntil(done().then(() => event.source?.postMessage({ done: event.data.what })).catch(() => {}));
});
