// Ctrl+Z and Ctrl+Shift+Z for the whole sequence; inside a field they belong to the field. Alt+Up and Alt+Down move a step.
const TYPING = "input:not([type=checkbox], [type=radio]), textarea";

document.addEventListener("keydown", (event) => {
  const name = historyKey(event) ?? moveKey(event);
  if (!name || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  document.getElementById(name)?.click();
});

function historyKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.(TYPING)) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}

function moveKey(event) {
  // In a select, Alt+Down opens it.
  if (!event.altKey || event.ctrlKey || event.metaKey || event.target.matches?.("select")) return null;
  const step = event.target.closest?.(".step");
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  return step && way ? `${step.dataset.step}-${way}` : null;
}
