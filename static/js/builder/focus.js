// Nobody is thrown to the top of the page: focus stays where it was, or moves to the neighbour of what was removed.
import { blocks, builder, isFocusLost } from "./page.js";

let places = []; // ids of what may take the focus after a swap, the best first
let neighbourId = "";

builder.addEventListener("click", ({ target }) => {
  const remove = target.closest("[data-remove]");
  if (remove) neighbourId = neighbour(remove.closest(".step") ?? remove.closest(".block"));
});

// A disabled action is announced as such and does nothing.
document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest("[aria-disabled=true]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

export function rememberFocus() {
  const held = document.activeElement;
  places = [held.id, neighbourId, held.closest(".step")?.id];
}

export function giveFocusBack() {
  if (!isFocusLost()) return;
  const next = places.map((id) => id && document.getElementById(id)).find(Boolean);
  next?.focus({ preventScroll: next.id === places[0] });
  neighbourId = "";
}

/** The id of what takes focus from a removed step or block: the one beside it, else its block's name. */
function neighbour(gone) {
  const kind = gone.matches(".step") ? ".step" : ".block";
  const all = [...blocks().querySelectorAll(kind)];
  const place = all.indexOf(gone);
  const next = all[place + 1] ?? all[place - 1] ?? gone.closest(".block");
  return (next.matches(".block") ? next.querySelector("input") : next).id;
}
