// "Add" puts a technique at the end of the chosen block.
import { blocks, builder, sendEdit } from "./page.js";

builder.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-add]");
  if (!button) return;
  const block = document.getElementById("add-to").value;
  addTechnique(button.dataset.add, block);
});

/** Add a technique to a block before a step, "" for the end; until the server has drawn it, its name is the placeholder. */
export function addTechnique(technique, block, before = "") {
  const list = blocks().querySelector(`[data-block="${block}"]`);
  list.insertBefore(waiting(technique), before ? document.getElementById(`step-${before}`) : null);
  return sendEdit("/steps", { technique, block, before });
}

function waiting(technique) {
  const name = document.querySelector(`[data-add="${technique}"]`)?.getAttribute("aria-label")?.replace(/^Add /, "");
  return Object.assign(document.createElement("li"), { className: "step waiting", textContent: name ?? "Adding…" });
}
