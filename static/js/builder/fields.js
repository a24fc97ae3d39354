// Fields keep what a person types and take what the server knows.
// A morph leaves a control alone whose value was typed into; what is no longer being edited takes the server's value.
import { builder, shownNumber } from "./page.js";

const CONTROLS = "input:not([type=hidden]), textarea, select";
const typed = new WeakMap(); // control -> how often it was changed
const settled = new WeakMap(); // control -> that count at its last answered edit
const bases = new WeakMap(); // control being edited -> the revision whose value was seen in it

/** The revision an edit from this control starts from: what came in while a person was typing, they have not seen. */
export const baseOf = (control) => bases.get(control) ?? shownNumber();

builder.addEventListener(
  "input",
  ({ target }) => {
    typed.set(target, (typed.get(target) ?? 0) + 1);
    if (!bases.has(target)) bases.set(target, shownNumber());
  },
  true,
);

document.addEventListener("htmx:config:request", ({ target, detail: { ctx } }) => {
  ctx.typedCount = typed.get(target);
});

document.addEventListener("htmx:after:swap", ({ target, detail: { ctx } }) => {
  const source = ctx.sourceElement ?? target;
  const collided = ctx.response?.status === 409;
  if (ctx.typedCount !== undefined) settle(source, ctx.typedCount, collided, ctx.response?.status === 200);
  for (const control of builder.querySelectorAll(`.pane-sequence :is(${CONTROLS}), #heading-title`)) {
    if (isBeingEdited(control, collided)) continue;
    takeServersValue(control);
  }
});

function settle(control, count, collided, saved) {
  settled.set(control, count);
  if (saved && isPending(control)) bases.set(control, shownNumber());
  else if (saved || (collided && !isPending(control))) bases.delete(control);
}

const isPending = (control) => (typed.get(control) ?? 0) !== (settled.get(control) ?? 0);

function isBeingEdited(control, collided) {
  const refused = control.getAttribute("aria-invalid") === "true";
  return isPending(control) || refused || (control === document.activeElement && !collided);
}

function takeServersValue(control) {
  if (control instanceof HTMLSelectElement) {
    const server = [...control.options].find((option) => option.defaultSelected);
    if (server && !server.selected) server.selected = true;
  } else if (control.value !== control.defaultValue) {
    control.value = control.defaultValue;
  }
}

builder.addEventListener("click", ({ target }) => {
  const mine = target.closest("[data-use-mine]");
  if (mine) useMine(mine);
  if (target.closest("[data-keep-theirs]")) target.closest(".collision").remove();
  const more = target.closest("[data-more]");
  if (more) toggleMore(more);
});

function useMine({ dataset: { useMine: id, value } }) {
  const control = document.getElementById(id);
  control.value = value;
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  control.focus();
}

function toggleMore(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
}
