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
