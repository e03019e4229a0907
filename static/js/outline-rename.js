// Typing the title of a goal anew, in its row; what is typed survives when the outline is replaced.

import { boom, refresh } from "./outline-send.js";
import { idOf, linkOf, rowOf, urlOf } from "./outline-rows.js";

// A form that was sent or left behind must not come back with the next outline.
const OPEN = "[data-rename-form]:not([data-done])";

export function rename(row) {
  const input = open(row, linkOf(row).textContent);
  input.focus();
  input.select();
}

function open(row, title, seen = title) {
  const link = linkOf(row);
  const form = document.getElementById("titel-anders-rij").content.firstElementChild.cloneNode(true);
  const input = form.querySelector("[name=titel]");
  form.action = urlOf(row, "hernoemen");
  form.querySelector("[data-cancel]").href = link.href;
  form.querySelector("[name=gezien]").value = seen;
  input.defaultValue = seen;
  input.value = title;
  // The link stays in the page: htmx may still wait for its answer.
  const text = row.querySelector(".row__text");
  text.hidden = true;
  text.before(form);
  return input;
}

export const isOpenRename = (form) => form.matches(OPEN);
export const setDone = (form, isDone) => form.toggleAttribute("data-done", isDone);

// Before the outline is replaced: returns how to bring an open form back, with what was typed.
export function keepRename() {
  const form = boom().querySelector(OPEN);
  if (!form) return null;
  const input = form.querySelector("[name=titel]");
  const id = idOf(form.closest(".row"));
  const { value, selectionStart, selectionEnd } = input;
  const hasFocus = document.activeElement === input;
  const seen = form.querySelector("[name=gezien]").value;
  return () => {
    const row = rowOf(id);
    if (!row || !linkOf(row)) return;
    const again = open(row, value, seen);
    if (!hasFocus) return;
    again.focus();
    again.setSelectionRange(selectionStart, selectionEnd);
  };
}

// Leave the form without storing; the row gets its title and the keyboard back.
export async function cancelRename(form) {
  const id = idOf(form.closest(".row"));
  setDone(form, true);
  await refresh();
  rowOf(id)?.focus();
}
