// 'Wat moet ik invullen': each field is stored when one leaves it, as in the grid.

import { giveBack, isField, stateOf } from "./grid-cells.js";
import { guard } from "./grid-leave.js";
import * as report from "./grid-report.js";
import { store, storeAgain } from "./grid-save.js";
import * as history from "./grid-undo.js";

const NOT_MEASURED = "niet gemeten: ";

function onKey(event) {
  const field = event.target;
  if (!isField(field)) return;
  if (event.key === "Enter") {
    event.preventDefault();
    store([field]);
  }
  if (event.key === "Escape" && (stateOf(field) || field.value)) giveBack(field);
}

// Begin the sentence; the reason is for the person to type.
function notMeasured(button) {
  const field = [...button.parentElement.querySelectorAll(".cell__field")].at(-1);
  field.closest(".cell").classList.add("is-long");
  field.value = NOT_MEASURED;
  field.focus();
}

function onClick({ target }) {
  const button = target.closest?.("button");
  if (button?.matches("[data-again]")) storeAgain();
  if (button?.matches("[data-undo-last]")) history.undo();
  if (button?.matches("[data-not-measured]")) notMeasured(button);
}

const form = document.querySelector(".grid");
for (const part of document.querySelectorAll(".grid-script")) part.hidden = false;
for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
form.addEventListener("keydown", onKey);
form.addEventListener("focusout", ({ target }) => isField(target) && store([target]));
form.addEventListener("click", onClick);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("cellen:bewaard", report.onStored);
document.addEventListener("cellen:bewaard", history.onStored);
document.addEventListener("cellen:stand", report.onState);
window.addEventListener("online", storeAgain);
guard();
