// Nobody is thrown to the top of the page: focus stays where it was, or goes to the neighbour of what was removed.
import { blocks, builder } from "./page.js";

let heldId = "";
let neighbourId = "";

builder.addEventListener("click", ({ target }) => {
  const remove = target.closest("[data-remove]");
  if (remove) neighbourId = neighbour(document.getElementById(`step-${remove.dataset.remove}`))?.id ?? "";
});

// What cannot be done now is announced as such and does nothing.
document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest("[aria-disabled=true]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

document.addEventListener("htmx:before:swap", () => {
  heldId = document.activeElement?.id ?? "";
});

document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement && document.activeElement !== document.body) return;
  const next = document.getElementById(heldId) ?? document.getElementById(neighbourId);
  if (next) next.focus({ preventScroll: next.id === heldId });
  else if (neighbourId) blocks().querySelector("input")?.focus();
  neighbourId = "";
});

function neighbour(step) {
  const steps = [...blocks().querySelectorAll(".step")];
  const place = steps.indexOf(step);
  return steps[place + 1] ?? steps[place - 1];
}
