// What a person has opened stays open when the server redraws it.
import { builder } from "./page.js";

const open = new Set();

// "toggle" does not bubble, but it can be captured.
builder.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches("[data-keep-open]")) return;
    if (target.open) open.add(target.id);
    else open.delete(target.id);
  },
  true,
);

export function openAgain() {
  for (const id of open) {
    const details = document.getElementById(id);
    if (details && !details.open) details.open = true;
  }
}
