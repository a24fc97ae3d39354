// Fields keep what a person types and take what the server knows.
// A morph leaves a control alone once it was typed into; a control no longer being edited takes the server's value.
import { builder, shownNumber } from "./page.js";

const CONTROLS = "input:not([type=hidden]), textarea, select";
const typed = new WeakMap(); // control -> how often it has changed
const settled = new WeakMap(); // control -> that count at its last answered edit
const bases = new WeakMap(); // control being edited -> the revision whose value was seen in it
const kept = new WeakMap(); // control -> what the server kept of what was last typed there

/** The revision an edit from this control is based on: what came in while somebody was typing, they have not seen. */
export const baseOf = (control) => bases.get(control) ?? shownNumber();

builder.addEventListener(
  "input",
  ({ target }) => {
    typed.set(target, (typed.get(target) ?? 0) + 1);
    if (!bases.has(target)) bases.set(target, shownNumber());
  },
  true,
);

/** Note on a request how much of the typing in its control it carries. */
export function noteTyped(ctx, control) {
  ctx.typedCount = typed.get(control);
}

/** Give every control that is not being edited the server's value. */
export function takeServersValues(ctx, target) {
  if (ctx.typedCount !== undefined) settle(ctx.sourceElement ?? target, ctx.typedCount, ctx.response?.status);
  for (const control of builder.querySelectorAll(`.pane-sequence :is(${CONTROLS}), #screen :is(${CONTROLS}), #heading-title`)) {
    if (!isBeingEdited(control)) takeServersValue(control);
  }
}

function settle(control, count, status) {
  if (![200, 409, 422].includes(status)) return; // what was typed exists nowhere else
  settled.set(control, count);
  if (status === 200) kept.set(control, control.defaultValue);
  if (status === 200 && isPending(control)) bases.set(control, shownNumber());
  else if (status === 200 || (status === 409 && !isPending(control))) bases.delete(control);
}

const isPending = (control) => (typed.get(control) ?? 0) !== (settled.get(control) ?? 0);

function isBeingEdited(control) {
  const refused = control.getAttribute("aria-invalid") === "true";
  // The server trims: the space before the next word stays while the caret is behind it, unless something new came in.
  const betweenWords = control === document.activeElement && control.defaultValue === kept.get(control);
  return isPending(control) || refused || betweenWords;
}

function takeServersValue(control) {
  if (control instanceof HTMLSelectElement) {
    const server = [...control.options].find((option) => option.defaultSelected);
    if (server && !server.selected) server.selected = true;
  } else if (["checkbox", "radio"].includes(control.type)) {
    control.checked = control.defaultChecked;
  } else if (control.value !== control.defaultValue) {
    control.value = control.defaultValue;
  }
}

builder.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-more]");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
});

// Scrolling with the pointer over the last number typed would change the dose unnoticed.
builder.addEventListener("wheel", ({ target }) => target.matches("[type=number]:focus") && target.blur(), { passive: true });
