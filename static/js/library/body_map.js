// The body map and the list of areas show the same choice.
const panel = document.getElementById("library-panel");
const form = document.getElementById("library-search");
const REGION = "#body-map [data-area]";
const INSTRUCTION = document.getElementById("body-hint").textContent;
const AROUND = [6, 12].flatMap((far) => Array.from({ length: 8 }, (_, turn) => [far, (turn * Math.PI) / 4]));

const find = (id) => document.getElementById(id);
const list = () => form.elements.area; // made anew with each answer

function choose(region) {
  if (region.getAttribute("aria-disabled") === "true") return;
  const select = list();
  select.value = select.value === region.dataset.area ? "" : region.dataset.area;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}

// The answer says the same a moment later, with new counts.
function mark() {
  const area = list().value;
  let chosen = null;
  for (const region of panel.querySelectorAll(REGION)) {
    const pressed = region.dataset.area === area;
    region.setAttribute("aria-pressed", String(pressed));
    if (pressed) chosen = region;
  }
  find("body-chosen").setAttribute("d", chosen?.getAttribute("d") ?? "");
  find("body-state").textContent = chosen ? chosen.getAttribute("aria-label") : "Any area";
}

// A region's neighbours would cover half of its outline: focus is drawn on top of them all.
export function ring() {
  const region = document.activeElement?.closest?.(REGION);
  find("body-focus").setAttribute("d", (region?.matches(":focus-visible") && region.getAttribute("d")) || "");
}

function hint({ target }) {
  find("body-hint").textContent = target.closest?.(REGION)?.getAttribute("aria-label") ?? INSTRUCTION;
}

// Thin areas are hard to hit: a press beside the body means the nearest one.
function nearest(x, y) {
  for (const [far, angle] of AROUND) {
    const found = document.elementFromPoint(x + far * Math.cos(angle), y + far * Math.sin(angle))?.closest(REGION);
    if (found) return found;
  }
  return null;
}

panel.addEventListener("click", ({ target, clientX, clientY }) => {
  const region = target.closest(REGION) ?? (target.closest(".body") && nearest(clientX, clientY));
  if (region) choose(region);
});

panel.addEventListener("keydown", (event) => {
  const region = event.target.closest("path[data-area]");
  if (!region || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault(); // Space would scroll
  if (!event.repeat) choose(region);
});

form.addEventListener("input", mark);
for (const name of ["pointerover", "focusin"]) panel.addEventListener(name, hint);
for (const name of ["focusin", "focusout"]) panel.addEventListener(name, () => requestAnimationFrame(ring));
