// Tells the therapist that the page was looked at: once, and only when somebody can see it.
const tell = () => {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", tell);
  const grant = document.querySelector("[name=grant]")?.value; // of a page behind a passcode
  const body = grant && new URLSearchParams({ grant });
  fetch(`${location.pathname}/opened`, { method: "POST", keepalive: true, body }).catch(() => {});
};
document.addEventListener("visibilitychange", tell);
tell();
