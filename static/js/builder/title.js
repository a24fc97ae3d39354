// The browser's tab, history and bookmarks name the sequence as it is called now.
const heading = document.getElementById("page-title");

document.addEventListener("htmx:after:swap", () => {
  document.title = `${heading.textContent} – Senline`;
});
