// Behind a passcode: the page opens again in this tab, when it is reloaded or the phone had put it aside, without the
// passcode being asked for. The grant that the page carries waits in this tab alone, and is gone when the tab is closed.
const key = `grant ${location.pathname.split("/").slice(0, 3).join("/")}`;
const grant = document.querySelector("[name=grant]");
const asks = document.querySelector("form.passcode");

if (!asks) {
  sessionStorage.setItem(key, grant.value);
  history.replaceState(null, "", location.pathname); // else a reload would ask whether to send the form again
} else if (sessionStorage.getItem(key) && !asks.querySelector(".error")) {
  grant.value = sessionStorage.getItem(key);
  sessionStorage.removeItem(key); // should it be void, the next page asks
  asks.submit();
}
