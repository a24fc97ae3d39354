// "Share" opens the links of this sequence; the first time it makes one.
import { builder } from "./page.js";

const dialog = document.getElementById("share-dialog");

builder.addEventListener("click", ({ target }) => {
  if (target.closest("[data-open-share]")) dialog.showModal();
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
