// Says beside the field that a chosen file is too large, before it is sent.
const form = document.getElementById("import-form");
const field = form.elements.namedItem("file");
const error = document.getElementById("import-error");
const largest = Number(form.dataset.largest);

field.addEventListener("change", () => {
  const file = field.files[0];
  const tooLarge = file !== undefined && file.size > largest;
  const message = tooLarge ? `This file is larger than ${Math.round(largest / 1_000_000)} MB. No sequence is that large: choose another file.` : "";
  field.setCustomValidity(message);
  field.toggleAttribute("aria-invalid", false);
  if (tooLarge) field.setAttribute("aria-invalid", "true");
  error.textContent = message;
});
