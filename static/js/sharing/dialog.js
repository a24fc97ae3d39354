// "Share" opens the links of this sequence; the first time it makes one.
import { builder } from "../builder/page.js";

const dialog = document.getElementById("share-dialog");

builder.addEventListener("click", ({ target }) => {
  if (target.closest("[data-open-share]")) dialog.showModal();
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

// Nothing is sent later from here: whoever presses a button about a link wants to know now.
document.addEventListener("htmx:error", ({ target }) => {
  const panel = target.closest?.("#share-panel, [data-open-share]") && document.getElementById("share-panel");
  if (!panel || panel.querySelector("[role=alert]")) return;
  const line = Object.assign(document.createElement("p"), { className: "notice notice-care", role: "alert" });
  line.textContent = "The server cannot be reached. Your links have not changed: close this and try again in a moment.";
  panel.append(line);
});
