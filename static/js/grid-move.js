// Where one is in the table: the cell with the keyboard, and the rectangle of chosen cells.

import { isField } from "./grid-cells.js";

let anchor = null;
let end = null;

const body = () => document.querySelector(".grid__table tbody");
const between = (number, low, high) => Math.min(Math.max(number, low), high);

export const rowCount = () => body().rows.length;
export const columnCount = () => body().rows[0].cells.length - 1;
export const fieldAt = ({ row, column }) => body().rows[row].cells[column + 1].querySelector(".cell__field");
export const placeOf = (field) => ({ row: field.closest("tr").sectionRowIndex, column: field.closest("td").cellIndex - 1 });

// The place so many rows and columns from another, or the nearest that there is.
export function stepFrom({ row, column }, [down, right]) {
  return { row: between(row + down, 0, rowCount() - 1), column: between(column + right, 0, columnCount() - 1) };
}

export const goTo = (place) => fieldAt(place).focus();

// The chosen cells, as rows of fields; only the one with the keyboard when no more are chosen.
export function chosen() {
  const from = anchor ?? placeOf(document.activeElement);
  const to = end ?? from;
  const rows = numbers(from.row, to.row);
  const columns = numbers(from.column, to.column);
  return rows.map((row) => columns.map((column) => fieldAt({ row, column })));
}

export const hasMore = () => Boolean(end) && (end.row !== anchor.row || end.column !== anchor.column);

function numbers(one, other) {
  const first = Math.min(one, other);
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => first + index);
}

export function chooseOne(field) {
  anchor = placeOf(field);
  end = anchor;
  show();
}

export function chooseTo(place) {
  end = place;
  show();
  fieldAt(place).closest("td").scrollIntoView({ block: "nearest", inline: "nearest" });
}

export const stretch = (step) => chooseTo(stepFrom(end, step));

export function chooseAll() {
  anchor = { row: 0, column: 0 };
  chooseTo({ row: rowCount() - 1, column: columnCount() - 1 });
}

export function chooseNone() {
  anchor = end = null;
  show();
}

function show() {
  for (const cell of body().querySelectorAll(".is-chosen")) cell.classList.remove("is-chosen");
  const told = document.querySelector("[data-chosen]");
  const some = anchor && hasMore() ? chosen().flat() : [];
  for (const field of some) field.closest("td").classList.add("is-chosen");
  told.textContent = some.length ? `${some.length} cellen gekozen` : "";
}

// Dragging with the mouse over cells.
export function onDrag(event) {
  const field = event.target.closest?.(".cell")?.querySelector(".cell__field");
  if (event.buttons !== 1 || !anchor || !isField(field) || !isField(document.activeElement)) return;
  if (field !== document.activeElement || hasMore()) chooseTo(placeOf(field));
}
