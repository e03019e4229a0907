/*
 * Searching in a long list of words to tick, and telling at its top what is ticked.
 * Without this script the list works; only the search field is not there.
 */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const optionsOf = (terms) => [...terms.querySelectorAll(".form__choice")];

function search(terms, field) {
  const wanted = plain(field.value.trim());
  const options = optionsOf(terms);
  for (const option of options) option.hidden = !plain(option.textContent).includes(wanted);
  const found = options.filter((option) => !option.hidden).length;
  terms.querySelector("[role=status]").textContent = `${found} van de ${options.length} woorden`;
}

function tell(terms) {
  const chosen = terms.querySelector(".terms__chosen");
  const ticked = optionsOf(terms).filter((option) => option.querySelector("input").checked);
  if (chosen) chosen.textContent = ticked.map((option) => option.textContent.trim()).join(", ") || chosen.dataset.none;
}

document.addEventListener("input", (event) => {
  const terms = event.target.closest(".terms");
  if (!terms) return;
  if (event.target.type === "search") search(terms, event.target);
  else tell(terms);
});

// Enter searches; it does not send the form.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".terms input[type=search]")) event.preventDefault();
});
