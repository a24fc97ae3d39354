// The panel of links: copying, sending, local times, and keeping what is being typed.
import { isFocusLost } from "../builder/page.js";

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
    // Browsers allow the clipboard only on pages over HTTPS or localhost.
    status.textContent = "The link is selected: copy it with Ctrl+C or ⌘C.";
  }
});

// "Share…" hands the link to the device's own share sheet. Without one, there is no button.
document.documentElement.classList.toggle("can-share", Boolean(navigator.share));

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-send]");
  if (button === null) return;
  const link = document.getElementById(button.dataset.send);
  try {
    await navigator.share({ title: button.dataset.title, url: link.value });
  } catch (error) {
    if (error.name === "AbortError") return; // changed their mind
    link.closest(".field").querySelector("[data-copied]").textContent = "That did not work. Copy the link instead.";
  }
});

// The server knows no time zone: a version's time is shown in the viewer's own.
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

export function tellMoments() {
  for (const option of document.querySelectorAll("#share-panel [data-moment]")) {
    const moment = new Date(option.dataset.moment);
    option.textContent = option.textContent.replace(/\d+ \w+, \d\d:\d\d UTC/, `${date.format(moment)}, ${time.format(moment)}`);
  }
}

// The panel is redrawn after every press. What was being typed into its other forms stays.
let typed = [];

export function rememberTyped({ sourceElement }) {
  const boxes = [...document.querySelectorAll("#share-panel form input.input")];
  typed = boxes.filter((box) => box.value !== box.defaultValue && !box.form.contains(sourceElement));
}

export function putBackTyped() {
  for (const { id, value, isConnected } of typed) {
    const box = !isConnected && document.getElementById(id);
    if (box) box.value = value;
  }
}

// If a button of the panel is gone after its own press, focus goes to the panel's message.
export function focusSharePanel() {
  const panel = document.getElementById("share-panel");
  if (!isFocusLost() || !panel?.closest("dialog")?.open) return;
  (panel.querySelector(".share-notice:not(:empty)") ?? panel.querySelector("h2"))?.focus();
}
