// From a count, a step or an address to the finding it is about, and from a finding to its step.
import { builder, blocks } from "./page.js";
import { showPane } from "./panes.js";
import { showTab } from "./preview.js";

builder.addEventListener("click", ({ target }) => {
  if (target.closest("[data-show-checks]")) showChecks();
  const step = target.closest("[data-show-step]")?.dataset.showStep;
  if (step) showStep(step);
});

function showChecks() {
  showPane("preview");
  showTab("preview-tab-checks");
  document.getElementById("preview-tab-checks").focus();
}

function showStep(id) {
  showPane("sequence");
  const step = blocks().querySelector(`[data-step="${id}"]`);
  step?.scrollIntoView({ block: "center" });
  step?.focus({ preventScroll: true });
}

// The page that lists what blocks a plan links here by a finding's name. htmx gets ready in a timeout set before ours;
// on a busy machine everything may be loaded by then.
if (location.hash.startsWith("#finding-")) window.addEventListener("load", () => setTimeout(showNamed));

let named = ""; // the finding that is still to be shown

function showNamed() {
  named = location.hash.slice(1);
  showChecks();
}

/** Move to the finding that the address names, as soon as it is drawn. */
export function focusNamedFinding() {
  const finding = named && document.getElementById(named);
  if (!finding) return;
  named = "";
  finding.tabIndex = -1;
  finding.scrollIntoView({ block: "center" });
  finding.focus({ preventScroll: true });
}
