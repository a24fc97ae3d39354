// Drag and drop, by mouse and touch. A drop becomes an edit; the server then draws the real result.
import { announce, blocks, builder, sendEdit } from "./page.js";
import { addTechnique } from "./adding.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
let before = null; // where the dragged element was: {parent, next}
let cancelled = false;
let letGo = () => {};
let hand = Promise.resolve();

/** Wait until nothing is being dragged: redrawing a list mid-drag would break the drag. */
export const emptyHanded = () => hand;

const shared = {
  handle: "[data-handle]",
  forceFallback: true,
  fallbackOnBody: true,
  fallbackTolerance: 4,
  scrollSensitivity: 80,
  scrollSpeed: 14,
  bubbleScroll: true,
  ghostClass: "drop-place",
  fallbackClass: "dragged",
  onChoose: ({ item }) => {
    before = { parent: item.parentNode, next: item.nextElementSibling };
    cancelled = false;
  },
  onStart: ({ from }) => {
    builder.classList.add(from.matches(".steps") ? "is-sorting" : "is-adding");
    hand = new Promise((resolve) => {
      letGo = resolve;
    });
  },
  onEnd: ({ item }) => {
    builder.classList.remove("is-sorting", "is-adding");
    if (cancelled) putBack(item);
    letGo();
  },
};

export function makeSortable() {
  const animation = still.matches ? 0 : 150;
  for (const list of blocks().querySelectorAll(".steps")) {
    if (Sortable.get(list)) continue;
    Sortable.create(list, { ...shared, animation, group: "steps", draggable: ".step", onUpdate: moved, onAdd: arrived });
  }
  const library = document.querySelector("#library-results [data-technique]")?.parentElement;
  if (library && !Sortable.get(library)) {
    const group = { name: "steps", pull: "clone", put: false };
    Sortable.create(library, { ...shared, animation, group, sort: false, draggable: "[data-technique]" });
  }
}

makeSortable();

function moved({ item, to }) {
  if (cancelled) return;
  sendEdit(`/steps/${item.dataset.step}/move`, { block: to.dataset.block, before: following(item) });
}

function arrived(event) {
  const { item, to, clone } = event;
  if (item.dataset.step) {
    moved(event);
    return;
  }
  const place = following(item);
  clone.replaceWith(item); // the original, with its listeners, goes back to the library
  if (!cancelled) addTechnique(item.dataset.technique, to.dataset.block, place);
}

const following = (item) => item.nextElementSibling?.dataset.step ?? "";

function putBack(item) {
  if (item.dataset.step) before.parent.insertBefore(item, before.next);
  announce("Drag cancelled. Everything is where it was.");
}

// SortableJS has no cancel: let the drag end where it is, then put everything back.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !Sortable.dragged) return;
    event.preventDefault();
    cancelled = true;
    document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  },
  true,
);

// A drag that never gets an end event must not hold anything up.
document.addEventListener("pointerdown", () => letGo(), true);
