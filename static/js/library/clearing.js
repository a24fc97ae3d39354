// "Clear search and filters" disappears with what it cleared: the search box takes focus.
const form = document.getElementById("library-search");

form.addEventListener("reset", () => {
  // After the browser's own reset, which restores what the page was loaded with.
  setTimeout(() => {
    for (const control of form.elements) {
      if (control.type === "checkbox") control.checked = false;
      else if (control.type !== "hidden") control.value = "";
    }
    form.elements.q.focus();
  });
});
