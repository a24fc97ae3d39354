// Tells the server that the page was viewed: once, and only when somebody can see it.
const tell = () => {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", tell);
  const grant = document.querySelector("[name=grant]")?.value; // of a page behind a passcode
  const body = grant && new URLSearchParams({ grant });
  const gone = () => document.dispatchEvent(new Event("senline:gone"));
  fetch(`${location.pathname}/opened`, { method: "POST", keepalive: true, body })
    .then(({ status }) => status === 404 && gone())
    .catch(() => {});
};
document.addEventListener("visibilitychange", tell);
tell();
