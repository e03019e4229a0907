// The pages of the stappenplan: printing, and asking before typed text is left behind.
// Without this script everything works with links and buttons.

const page = () => document.getElementById("stappenplan");

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

function ready() {
  for (const button of page().querySelectorAll("[data-print]")) button.hidden = false;
}

// Rows that are stored when they change need no question; what waits for a button does.
function isLeftBehind() {
  const fields = page().querySelectorAll("textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=search])");
  return [...fields].some((field) => !field.closest("[hx-trigger=change], .menu") && field.value !== field.defaultValue);
}

let isSending = false;
document.addEventListener("submit", () => { isSending = true; });
addEventListener("pageshow", () => { isSending = false; });
document.addEventListener("htmx:afterRequest", () => { isSending = false; });
addEventListener("beforeunload", (event) => {
  if (!isSending && isLeftBehind()) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", ready);
ready();
