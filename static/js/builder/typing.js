// Typing is saved when it pauses, or at once when something else is done: no click overtakes it.
import { builder } from "./page.js";

const REST = 300; // milliseconds
const typing = new Map(); // control -> its timer

/** Whether something was typed that has not been sent. */
export const isTyping = () => typing.size > 0;

builder.addEventListener("input", ({ target }) => {
  if (!target.matches("[hx-trigger=rest]")) return;
  clearTimeout(typing.get(target));
  typing.set(target, setTimeout(() => send(target), REST));
});

// Captured, so that what was typed is sent before what the click or drag does.
for (const event of ["pointerdown", "click", "visibilitychange"]) document.addEventListener(event, sendAll, true);

function sendAll() {
  for (const control of [...typing.keys()]) send(control);
}

function send(control) {
  clearTimeout(typing.get(control));
  typing.delete(control);
  control.dispatchEvent(new CustomEvent("rest"));
}
