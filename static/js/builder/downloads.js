// A download has what is on the screen: it waits until that is saved.
import { builder } from "./page.js";
import { isDone, untilDone } from "./saving.js";

builder.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href$='.pdf'], a[href*='.yaml']");
  if (!link || isDone()) return;
  event.preventDefault();
  await untilDone();
  link.click();
});
