// The browser's tab, history and bookmarks show the sequence's current title.
const heading = document.getElementById("page-title");

document.addEventListener("htmx:after:swap", () => {
  document.title = `${heading.textContent} – Senline`;
});
