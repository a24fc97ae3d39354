// On a phone one part is in front at a time; the tabs at the bottom choose it. On a wide screen all three are side by side.
import { blocks, builder } from "./page.js";
import { refresh } from "./preview.js";

/** Bring one part to the front if only one is in view. */
export function showPane(name) {
  builder.dataset.pane = name;
  markPane();
  refresh();
  if (name === "library") showEndOfBlock();
}

// The sheet covers the lower part: keep the place it adds to in view above it.
function showEndOfBlock() {
  const list = blocks().querySelector(`[data-block="${document.getElementById("add-to").value}"]`);
  (list.lastElementChild ?? list).scrollIntoView({ block: "start" });
}

/** Mark on the tabs which part is in front. */
export function markPane() {
  for (const button of document.querySelectorAll("#pane-tabs [data-pane-button]")) {
    if (button.dataset.paneButton === builder.dataset.pane) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

builder.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-pane-button]");
  if (button) showPane(button.dataset.paneButton);
});

markPane();
