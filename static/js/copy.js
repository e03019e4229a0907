/*
 * Buttons that copy the text of a field: data-copy is the id of the field. Without this script they
 * stay hidden, and people select the text themselves.
 */
function said(text) {
  document.getElementById("gekopieerd").textContent = text;
}

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said("Gekopieerd.");
  } catch {
    said("Kopiëren lukte niet. De tekst is geselecteerd: kopieer hem met uw toetsenbord of het menu van uw browser.");
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", () => copy(field));
  field.addEventListener("focus", () => field.select());
}
