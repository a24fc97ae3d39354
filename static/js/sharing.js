// "Copy" beside a share link: puts it on the clipboard and says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button === null) return;
  const link = document.getElementById(button.dataset.copy);
  const status = link.closest(".field").querySelector("[data-copied]");
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    status.textContent = "Copied";
  } catch {
    // Browsers keep the clipboard for pages over HTTPS or on one's own machine.
    status.textContent = "The link is selected: copy it with Ctrl+C or ⌘C.";
  }
});

// A button of the panel that is gone after its own press leaves the focus nowhere: it goes to what the panel says.
document.addEventListener("htmx:after:swap", () => {
  const panel = document.getElementById("share-panel");
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (!lost || !panel?.closest("dialog")?.open) return;
  (panel.querySelector(".share-notice:not(:empty)") ?? panel.querySelector("h2"))?.focus();
});
