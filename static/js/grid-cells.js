// Cells of a page: what stands in them, what is stored, and where they lie in the table.
// Here: questions and how a cell looks. Storing is in grid-save.js, moving about in grid-move.js.

const INVALID = ["geweigerd", "intussen"];
const LOOKS = ["getal", "woorden", "ontbreekt", "voorlopig"];
const STATES = ["bezig", "los", ...INVALID];

export const fields = () => [...document.querySelectorAll(".cell__field")];
export const isField = (element) => Boolean(element?.matches?.(".cell__field"));
const boxOf = (field) => field.closest(".cell");

// The text that is stored, as far as this page knows.
export const seenOf = (field) => field.dataset.seen ?? field.defaultValue;
export const isTyped = (field) => field.value !== seenOf(field);
export const inState = (...states) => fields().filter((field) => states.includes(stateOf(field)));
export const stateOf = (field) => STATES.find((state) => boxOf(field).classList.contains(`is-${state}`)) ?? "";

// 'Jongeren met een baan, 2024'
export function nameOf(field) {
  const ids = field.getAttribute("aria-labelledby").split(" ");
  return ids.map((id) => document.getElementById(id).textContent.trim().replace(/\s+/g, " ")).join(", ");
}

// A text of one line, as a field holds it.
export const oneLine = (text) => text.trim().replace(/\s*[\r\n]+\s*/g, " / ");

export function setLook(field, look) {
  boxOf(field).classList.remove(...LOOKS.map((name) => `cell--${name}`));
  boxOf(field).classList.add(`cell--${look}`);
}

// Mark a cell as `state` (one of STATES, or "") with the sentence that explains it.
export function setState(field, state, sentence = "") {
  const box = boxOf(field);
  box.classList.remove(...STATES.map((name) => `is-${name}`));
  box.querySelector(".cell__note")?.remove();
  field.removeAttribute("aria-describedby");
  field.toggleAttribute("aria-invalid", false);
  if (!state) return;
  box.classList.add(`is-${state}`);
  if (INVALID.includes(state)) field.setAttribute("aria-invalid", "true");
  const note = document.getElementById(`noot-${state}`)?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  note.id = `${field.id}-zin`;
  note.querySelector(".cell__sentence").textContent = sentence;
  field.setAttribute("aria-describedby", note.id);
  box.append(note);
}

export const sentenceOf = (field) => boxOf(field).querySelector(".cell__sentence")?.textContent ?? "";

// Give a cell the text that is stored.
export function giveBack(field) {
  field.value = seenOf(field);
  delete field.dataset.refused;
  setState(field, "");
}
