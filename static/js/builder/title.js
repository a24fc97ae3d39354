// The browser's tab, history and bookmarks show the sequence's current title.
const heading = document.getElementById("page-title");

export function nameTab() {
  document.title = `${heading.textContent} – Senline`;
}
