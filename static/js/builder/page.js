// What the other modules need to know about the page.

export const builder = document.getElementById("builder");

export const blocks = () => document.getElementById("blocks");

/** The number of the revision on the screen. */
export const shownNumber = () => Number(document.getElementById("history").dataset.number);

/** Whether the element that had focus is gone. */
export const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

/** Tell a screen reader something, politely. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}

/** Say something that must not be missed, above the sequence. */
export function notify(text) {
  const line = Object.assign(document.createElement("p"), { className: "notice notice-care", textContent: text });
  document.getElementById("notice").replaceChildren(line);
}

/** Remove the message above the sequence. */
export function clearNotice() {
  document.getElementById("notice").replaceChildren();
}

/** Send an edit that no control sends by itself; the answer draws the result. */
export function sendEdit(path, values) {
  const source = document.querySelector(".pane-sequence");
  return htmx.ajax("POST", builder.dataset.url + path, { source, values, swap: "none" });
}

/** Show what is wrong with a control where the server would show it. */
export function putBeside(control, trouble) {
  const dose = control.closest(".step-dose");
  if (dose) dose.after(trouble);
  else control.closest(".field, .block-name, .title-field").append(trouble);
}
