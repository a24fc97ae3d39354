// The client's panel: the warning-sign form in its dialog, conditions to add, and a library that knows the client.
import { builder, isFocusLost, sendEdit } from "./page.js";

const panel = () => document.getElementById("client");
const dialog = document.getElementById("screen-dialog");
const query = document.getElementById("condition-query");
const search = document.getElementById("library-search");
let known = panel().dataset.state;
let takenOff = false;

builder.addEventListener("click", ({ target }) => {
  if (target.closest("[data-open-screen]")) dialog.showModal();
  const condition = target.closest("[data-show-condition]")?.dataset.showCondition;
  if (condition) showCondition(condition);
  if (target.closest("[data-take-off]")) takenOff = true;
  const chosen = target.closest("[data-add-condition]")?.dataset.addCondition;
  if (chosen) add(chosen);
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

// The list appears when the field is first focused, and goes when something is chosen.
query.addEventListener("focus", look);

function look() {
  if (!document.querySelector("#conditions-found > *")) query.dispatchEvent(new CustomEvent("look"));
}

let added = "";

function add(condition) {
  added = condition;
  query.value = "";
  closeFound();
  sendEdit("/conditions", { condition });
}

const closeFound = () => document.getElementById("conditions-found").replaceChildren();

// A request still pending when something was chosen would open the list again.
query.addEventListener("htmx:before:request", (event) => {
  if (document.activeElement !== query) event.preventDefault();
});

query.closest(".condition-search").addEventListener("focusout", ({ currentTarget, relatedTarget }) => {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) closeFound();
});

query.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeFound();
});

/** Move focus to the condition just added, or to the heading after a removal. */
export function focusCondition() {
  if (takenOff && isFocusLost()) document.getElementById("conditions-title").focus();
  takenOff = false;
  if (added && document.getElementById(`condition-${added}`)) {
    document.getElementById(`condition-${added}`).focus();
    added = "";
  }
}

/** Search the library again when something about the client has changed. */
export function followClient() {
  if (panel().dataset.state === known) return;
  known = panel().dataset.state;
  search.dispatchEvent(new CustomEvent("look"));
}

/** Open the panel at one condition of the client. */
function showCondition(id) {
  builder.dataset.pane = "sequence";
  panel().open = true;
  const condition = document.getElementById(`condition-${id}`);
  const clearance = condition?.querySelector(".condition-clearance");
  if (clearance) clearance.open = true;
  condition?.scrollIntoView({ block: "center" });
  condition?.focus();
}
