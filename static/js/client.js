// Tells the therapist that the page was looked at: once, and only when somebody can see it.
const tell = () => {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", tell);
  fetch(`${location.pathname}/opened`, { method: "POST", keepalive: true }).catch(() => {});
};
document.addEventListener("visibilitychange", tell);
tell();
