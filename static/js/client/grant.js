// Behind a passcode: when the page is reloaded in this tab, or the phone had dropped it, it reopens without asking for the
// passcode again. The page's grant is kept only in this tab, and is gone when the tab is closed.
const key = `grant ${location.pathname.split("/").slice(0, 3).join("/")}`;
const grant = document.querySelector("[name=grant]");
const asks = document.querySelector("form.passcode");

if (!asks) {
  sessionStorage.setItem(key, grant.value);
  history.replaceState(null, "", location.pathname); // else a reload would ask whether to send the form again
} else if (sessionStorage.getItem(key) && !asks.querySelector(".error")) {
  grant.value = sessionStorage.getItem(key);
  sessionStorage.removeItem(key); // if it is void, the next page asks
  asks.submit();
}
