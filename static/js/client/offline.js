// Keeps the page on the phone, so that it opens and works offline. Only this one plan is kept.
const page = location.pathname;

const loaded = () => {
  const named = [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], script[src], img[src]")];
  const addresses = [...named.map((element) => element.href || element.src), ...performance.getEntriesByType("resource").map(({ name }) => name)];
  const beside = (address) => address.origin === location.origin && /^\/(static|pictures)\//.test(address.pathname);
  return [...new Set(addresses)].map((address) => new URL(address)).filter(beside).map(String);
};

const tell = async (message) => (await navigator.serviceWorker.ready).active.postMessage(message);

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(`${page}/worker.js`, { scope: page }).catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.done === "keep") document.documentElement.dataset.kept = "";
  });
  tell({ what: "keep", addresses: loaded() });
  // When the network is back, the next version is fetched quietly, and a link that is gone is forgotten.
  addEventListener("online", () => tell({ what: "look" }));
  document.addEventListener("senline:following", ({ detail }) => tell({ what: detail ? "hold" : "release" }));
  document.addEventListener("senline:gone", () => tell({ what: "forget" }));
}
