// A refused value stays on the screen with its reason until it is typed over: nothing typed is lost.
import { builder, putBeside } from "./page.js";

// Not in the share panel: it is always redrawn whole, with what was refused, and what it says about a link must be current.
const invalid = "[aria-invalid=true]:not(#share-panel *)";
let refused = [];

// The server reports a refusal once. What it draws next must not lose the value that exists only here.
export function rememberRefusals() {
  refused = [...builder.querySelectorAll(invalid)].map((control) => ({
    id: control.id,
    value: control.value,
    described: control.getAttribute("aria-describedby"),
    error: document.getElementById(`${control.id}-error`),
  }));
}

export function putBackRefusals({ sourceElement }) {
  for (const each of refused) putBack(each, sourceElement);
}

function putBack({ id, value, described, error }, source) {
  const control = document.getElementById(id);
  if (!control || control === source || !error || control.getAttribute("aria-invalid") === "true") return;
  control.value = value;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", described);
  putBeside(control, error);
}
