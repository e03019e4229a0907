/*
 * A form whose answer may take long says so after it is sent; its data-busy holds the sentence.
 * Without this script the browser's own sign of loading is all there is.
 */
const PATIENCE = 300; // milliseconds; a quick answer needs no words

function say(form) {
  const status = form.querySelector(".busy") ?? document.createElement("p");
  status.className = "busy";
  status.setAttribute("role", "status");
  form.append(status);
  status.textContent = form.dataset.busy;
  form.setAttribute("aria-busy", "true");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy && !event.defaultPrevented) setTimeout(say, PATIENCE, form);
});

// Who comes back to a page by the back button finds its forms at rest.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
    form.querySelector(".busy")?.remove();
  }
});
