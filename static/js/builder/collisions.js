// Two tabs gave one field two values: both stay visible until one is chosen.
import { builder, clearNotice, putBeside } from "./page.js";
import { showState } from "./saving.js";

let undecided = [];

const controlOf = (collision) => document.getElementById(collision.querySelector("[data-use-mine]").dataset.useMine);

builder.addEventListener("click", ({ target }) => {
  const collision = target.closest(".collision");
  if (target.closest("[data-use-mine]")) useMine(controlOf(collision), target.closest("[data-use-mine]").dataset.value);
  if (target.closest("[data-keep-theirs]")) keepTheirs(controlOf(collision), collision);
});

function useMine(control, value) {
  control.value = value;
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  control.focus();
}

function keepTheirs(control, collision) {
  collision.remove();
  clearNotice();
  showState();
  control.focus();
}

// The server reports a collision once. What it draws next must not lose the value that exists only here.
export function rememberCollisions() {
  undecided = [...builder.querySelectorAll(".collision")];
}

export function putBackCollisions({ sourceElement }) {
  for (const collision of undecided.filter((each) => !each.isConnected)) putBack(collision, sourceElement);
}

function putBack(collision, source) {
  const control = controlOf(collision);
  if (!control || control === source || builder.querySelector(`[data-use-mine="${control.id}"]`)) return;
  putBeside(control, collision);
}
