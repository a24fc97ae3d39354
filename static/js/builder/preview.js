// The preview follows every edit: only the tab that is open and on the screen asks for its content.
import { builder, shownNumber } from "./page.js";

const SPACE_ABOVE = 90; // px: the tabs, and a little air
const still = matchMedia("(prefers-reduced-motion: reduce)");
const tabs = [...document.querySelectorAll(".preview-tabs [role=tab]")];
const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

function select(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    panelOf(each).hidden = !chosen;
  }
  refresh();
}

/** Show one tab of the preview, by its id. */
export const showTab = (id) => select(document.getElementById(id));

/** Bring the visible panel up to the revision on the screen. */
export function refresh() {
  const panel = tabs.map(panelOf).find((each) => !each.hidden && each.checkVisibility());
  const number = String(shownNumber());
  if (!panel || panel.dataset.number === number) return;
  panel.dataset.number = number;
  panel.dispatchEvent(new CustomEvent("refresh"));
}

for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", ({ key }) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!way) return;
    const next = tabs[(tabs.indexOf(tab) + way + tabs.length) % tabs.length];
    next.focus();
    select(next);
  });
}

export function followEdit({ request }) {
  // The sheet has the newest link's code: with another link it is another sheet.
  if (request.action.includes("/shares")) delete document.getElementById("preview-sheet").dataset.number;
  refresh();
}

document.addEventListener("htmx:response:error", again);
document.addEventListener("htmx:error", again);

// The client's page shows the step being edited; it scrolls when another step is, never while typing.
const pane = document.querySelector(".pane-preview");
let followed = "";

builder.addEventListener("focusin", ({ target }) => {
  const id = target.closest(".step")?.dataset.step;
  if (!id || id === followed) return;
  followed = id;
  const heading = document.getElementById(`handout-step-${id}`);
  if (!heading?.checkVisibility()) return;
  const top = heading.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTo({ top: top - SPACE_ABOVE, behavior: still.matches ? "auto" : "smooth" });
});

// A preview that could not be drawn is drawn at the next opportunity.
function again({ target }) {
  if (target.matches?.(".preview-panel")) delete target.dataset.number;
}

// Another tab may have changed the sequence while this one was in the background.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  const source = document.querySelector(".pane-sequence");
  htmx.ajax("GET", `${builder.dataset.url}/latest?number=${shownNumber()}`, { source, swap: "none" });
});
