// The service worker of one client's page. It keeps that page and what it needs, and nothing of any other plan.
// The page comes from the network while there is one, so a new version shows when it is opened next, never in the middle.
const page = new URL(self.registration.scope).pathname;
const KEPT = `senline ${page}`;
const PATIENCE = 4000; // milliseconds that a weak network may take before the kept page is shown
const BESIDE = /^\/(static|pictures)\//; // addresses that hold a fingerprint: what is kept is never old

const forget = async () => {
  await caches.delete(KEPT);
  await self.registration.unregister();
};

// Every answer of the server counts: a plan is kept, and a link that is gone, or asks for a passcode now, is forgotten.
const ask = async (request) => {
  const answer = await fetch(request);
  if (answer.ok && answer.headers.has("Senline-Plan")) await (await caches.open(KEPT)).put(page, answer.clone());
  else if (answer.ok || answer.status === 404) await forget();
  return answer;
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const openPage = async (request) => {
  const kept = await caches.match(page, { cacheName: KEPT });
  if (kept === undefined) return ask(request);
  const fresh = ask(request).then((answer) => (answer.status < 500 ? answer : kept)).catch(() => kept);
  return Promise.race([fresh, wait(PATIENCE).then(() => kept)]);
};

const beside = async (request) => {
  const kept = await caches.match(request, { cacheName: KEPT });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && (await caches.has(KEPT))) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
};

// The page says what it has loaded: that is fetched once more, from the browser's own cache, and the rest is dropped.
const keep = async (addresses) => {
  await ask(page);
  if (!(await caches.has(KEPT))) return;
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    if (![...addresses, new URL(page, location).href].includes(request.url)) await cache.delete(request);
  }
  const there = (await cache.keys()).map((request) => request.url);
  await cache.addAll(addresses.filter((address) => !there.includes(address)));
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
  const done = { keep: () => keep(event.data.addresses), look: () => ask(page), forget }[event.data.what];
  if (done) event.waitUntil(done().then(() => event.source?.postMessage({ done: event.data.what })).catch(() => {}));
});
