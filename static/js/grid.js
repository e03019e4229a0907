// The grid 'Invullen': keys, mouse and clipboard, as people know them from a spreadsheet. Without
// script the same table is a form with one button.

import { giveBack, isField, stateOf } from "./grid-cells.js";
import { guard } from "./grid-leave.js";
import { chooseAll, chooseNone, chooseOne, chooseTo, columnCount, goTo, hasMore, onDrag, placeOf, rowCount, stepFrom, stretch } from "./grid-move.js";
import { clear, copied, paste } from "./grid-paste.js";
import * as report from "./grid-report.js";
import { store, storeAgain } from "./grid-save.js";
import * as history from "./grid-undo.js";

// Choosing: typing replaces the text. Typing: arrows leave the cell. Editing (F2): arrows move in the text.
const [CHOOSING, TYPING, EDITING] = ["choosing", "typing", "editing"];
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FAR = 10_000; // more than there are rows or columns

let mode = CHOOSING;
let before = ""; // the text of the cell when one came in it
let isMouse = true;
let tabbedFrom = null; // the column where a row of Tabs began; Enter goes back there

const KEYS = {
  Enter: (field, { shiftKey }) => goTo({ ...stepFrom(placeOf(field), [shiftKey ? -1 : 1, 0]), column: tabbedFrom ?? placeOf(field).column }),
  F2: (field) => edit(field),
  Escape: (field) => restore(field),
};

const CHOOSING_KEYS = {
  Delete: () => clear(),
  Home: (field) => goTo({ ...placeOf(field), column: 0 }),
  End: (field) => goTo({ ...placeOf(field), column: columnCount() - 1 }),
};

const CONTROL_KEYS = {
  z: (_field, { shiftKey }) => (shiftKey ? history.redo() : history.undo()),
  y: () => history.redo(),
  a: () => chooseAll(),
  Home: () => goTo({ row: 0, column: 0 }),
  End: () => goTo({ row: rowCount() - 1, column: columnCount() - 1 }),
};

function onKey(event) {
  const field = event.target;
  if (!isField(field) || event.isComposing) return;
  if (event.key === "Tab") {
    tabbedFrom ??= placeOf(field).column;
    return;
  }
  const act = actionFor(event);
  if (!act) return;
  event.preventDefault();
  act(field, event);
  if (event.key !== "Enter") tabbedFrom = null;
}

function actionFor(event) {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (altKey) return null;
  if (STEPS[key]) return arrow(STEPS[key], control, shiftKey);
  if (control) return mode === CHOOSING ? CONTROL_KEYS[key.length === 1 ? key.toLowerCase() : key] : null;
  return KEYS[key] ?? (mode === CHOOSING && !shiftKey ? CHOOSING_KEYS[key] : null);
}

function arrow([down, right], far, shift) {
  if (mode === EDITING && right) return null;
  const step = far ? [down * FAR, right * FAR] : [down, right];
  if (shift) return mode === CHOOSING ? () => stretch(step) : null;
  return (field) => goTo(stepFrom(placeOf(field), step));
}

function edit(field) {
  mode = EDITING;
  field.setSelectionRange(field.value.length, field.value.length);
}

// The text from before one came here; a second time the text that is stored.
function restore(field) {
  if (field.value !== before) field.value = before;
  else if (stateOf(field)) giveBack(field);
  choose(field);
  store([field]);
}

function choose(field) {
  mode = CHOOSING;
  before = field.value;
  field.select();
  chooseOne(field);
}

function onFocus({ target }) {
  if (isField(target)) choose(target);
}

function onBlur({ target, relatedTarget }) {
  if (!isField(target)) return;
  store([target]);
  if (!isField(relatedTarget)) chooseNone();
}

function onInput({ target }) {
  if (isField(target) && mode === CHOOSING) mode = TYPING;
}

function onPointerDown({ pointerType }) {
  isMouse = pointerType === "mouse";
}

// The first click chooses a cell, the next one puts the cursor in its text; a finger does both at once.
function onMouseDown(event) {
  const field = event.target.closest?.(".cell")?.querySelector(".cell__field");
  if (!field || !isMouse || event.button !== 0 || event.target.closest(".cell__note")) return;
  tabbedFrom = null;
  if (event.shiftKey && isField(document.activeElement)) {
    event.preventDefault();
    chooseTo(placeOf(field));
  } else if (field !== document.activeElement) {
    event.preventDefault();
    field.focus();
  } else if (hasMore()) {
    event.preventDefault();
    choose(field);
  } else mode = EDITING;
}

function onCopy(event) {
  if (!isField(event.target) || mode !== CHOOSING) return;
  event.clipboardData.setData("text/plain", copied());
  event.preventDefault();
  if (event.type === "cut") clear();
}

function onPaste(event) {
  const text = event.clipboardData.getData("text/plain");
  if (!isField(event.target) || (mode !== CHOOSING && !/[\t\n]./.test(text))) return;
  event.preventDefault();
  mode = CHOOSING;
  paste(text);
  before = event.target.value;
}

function onClick({ target }) {
  if (target.closest?.("[data-again]")) storeAgain();
  if (target.closest?.("[data-undo-last]")) history.undo();
}

function setUp() {
  const form = document.querySelector(".grid");
  for (const part of document.querySelectorAll(".grid-script")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
  const on = { keydown: onKey, focusin: onFocus, focusout: onBlur, input: onInput, pointerdown: onPointerDown, mousedown: onMouseDown, mouseover: onDrag, copy: onCopy, cut: onCopy, paste: onPaste, click: onClick };
  for (const [name, listener] of Object.entries(on)) form.addEventListener(name, listener);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("cellen:bewaard", report.onStored);
  document.addEventListener("cellen:bewaard", history.onStored);
  document.addEventListener("cellen:stand", report.onState);
  window.addEventListener("online", storeAgain);
  guard();
}

if (document.querySelector(".grid")) setUp();
