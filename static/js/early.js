// Presses made before the page's scripts are loaded are not lost: what only a script can answer is kept, and carried out in
// order once they are. What the browser can do alone it does at once: links, plain forms, disclosures, typing.
// A classic script in the head, so that it runs before the first button appears. <html data-ready> says the wait is over.
(() => {
  const FORM = "form:is([hx-get], [hx-post]):not([action])"; // sent by htmx alone
  const BUTTON = `[type=button], [role=button], .body, ${FORM} button`;
  const KINDS = {
    click: ({ target }) => target.closest(BUTTON),
    submit: ({ target }) => target.matches(FORM),
    input: isFirst,
    change: isFirst,
    keydown: ({ target, altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey || target.closest("[role=tab], path"),
  };
  const kept = [];

  // What counts is what a control holds, not how often it changed.
  function isFirst({ type, target }) {
    return !kept.some((one) => one.event.type === type && one.target === target);
  }

  function keep(event) {
    const { type, target } = event;
    if (!(target instanceof Element) || !KINDS[type](event)) return;
    event.stopImmediatePropagation();
    // Nothing must submit the form to the page itself, and Space on an area of the body must not scroll.
    if (type === "click" || type === "submit" || (event.key === " " && target.matches("path"))) event.preventDefault();
    kept.push({ event, target });
  }

  // A press behind a dialog that an earlier press has opened is dropped. What was typed never is.
  const isTooMany = ({ type }, target) =>
    KINDS[type] !== isFirst && document.querySelector("dialog:modal")?.contains(target) === false;

  function carryOut() {
    for (const kind of Object.keys(KINDS)) removeEventListener(kind, keep, true);
    document.documentElement.dataset.ready = "";
    for (const { event, target } of kept) {
      if (!isTooMany(event, target)) target.dispatchEvent(new event.constructor(event.type, event));
    }
  }

  for (const kind of Object.keys(KINDS)) addEventListener(kind, keep, true);
  // By then every module has run; htmx gets ready in a timeout set before ours.
  document.addEventListener("DOMContentLoaded", () => setTimeout(carryOut));
})();
