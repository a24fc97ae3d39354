// "Move to…": any place of any block without dragging.
import { blocks, builder, sendEdit } from "./page.js";

const dialog = document.getElementById("move-dialog");
const blockChoice = document.getElementById("move-block");
const placeChoice = document.getElementById("move-place");
let moving = "";

builder.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-move]");
  if (button) open(button.dataset.move);
  if (target.closest("[data-close]")) target.closest("dialog").close();
});

blockChoice.addEventListener("change", offerPlaces);

dialog.addEventListener("submit", () => {
  sendEdit(`/steps/${moving}/move`, { block: blockChoice.value, before: placeChoice.value });
});

dialog.addEventListener("close", () => document.getElementById(`${moving}-move`)?.focus());

function open(id) {
  moving = id;
  const step = document.getElementById(`step-${id}`);
  document.getElementById("move-title").textContent = `Move ${step.getAttribute("aria-label")} to…`;
  const lists = [...blocks().querySelectorAll(".steps")];
  blockChoice.replaceChildren(...lists.map((list) => new Option(list.getAttribute("aria-label"), list.dataset.block)));
  blockChoice.value = step.closest(".steps").dataset.block;
  offerPlaces();
  dialog.showModal();
}

function offerPlaces() {
  const others = [...blocks().querySelectorAll(`[data-block="${blockChoice.value}"] > .step`)].filter(
    (step) => step.dataset.step !== moving,
  );
  const before = others.map((step) => new Option(`Before ${step.getAttribute("aria-label")}`, step.dataset.step));
  if (before.length) before[0].text = `At the start, ${before[0].text.replace("Before", "before")}`;
  placeChoice.replaceChildren(...before, new Option("At the end", "", true, true));
}
