// Copying, cutting and pasting blocks of cells, from and to a spreadsheet.

import { oneLine } from "./grid-cells.js";
import { plainName, readBlock, withoutHeads, writeBlock } from "./grid-block.js";
import { chooseTo, chosen, columnCount, fieldAt, placeOf, rowCount } from "./grid-move.js";
import { store } from "./grid-save.js";

const MOST_NAMED = 5;

export const copied = () => writeBlock(chosen().map((row) => row.map((field) => field.value)));

// Put texts in the cells and store them: a single one in each chosen cell, a block from the first on.
export function paste(text) {
  const rows = readBlock(text);
  const isSingle = rows.length === 1 && rows[0].length === 1;
  const { fields, told } = isSingle ? { fields: fill(rows[0][0]), told: [] } : place(rows);
  tell(told);
  return store(fields);
}

export const clear = () => store(fill(""));

function fill(text) {
  const fields = chosen().flat();
  for (const field of fields) field.value = oneLine(text);
  return fields;
}

function place(block) {
  const { rows, years, names } = withoutHeads(block, rowNames());
  const first = placeOf(chosen()[0][0]);
  const spot = {
    row: names ? (index) => rowNames().indexOf(plainName(names[index])) : (index) => first.row + index,
    column: years ? (index) => columnNames().indexOf(years[index]) : (index) => first.column + index,
  };
  const fields = rows.flatMap((texts, index) => placeRow(texts, spot.row(index), spot.column));
  if (!years && !names && fields.length) chooseTo(placeOf(fields.at(-1)));
  return { fields, told: [...headsUsed(years, names), ...lostRows(rows, spot, names), ...lostColumns(rows, spot, years)] };
}

function placeRow(texts, row, columnOf) {
  const inside = isRow(row) ? texts.map((text, index) => ({ text, column: columnOf(index) })).filter(({ column }) => isColumn(column)) : [];
  return inside.map(({ text, column }) => {
    const field = fieldAt({ row, column });
    field.value = oneLine(text);
    return field;
  });
}

const isRow = (index) => index >= 0 && index < rowCount();
const isColumn = (index) => index >= 0 && index < columnCount();
const rowNames = () => [...document.querySelectorAll(".grid__name > a")].map((link) => plainName(link.textContent));
const columnNames = () => [...document.querySelectorAll("[data-period]")].map((head) => head.dataset.period);

function headsUsed(years, names) {
  return [years && "De jaren boven uw blok bepaalden de kolommen.", names && "De namen naast uw blok bepaalden de rijen."].filter(Boolean);
}

// What fell outside the table is named; empty rows and columns at the edge of a block are no loss.
function lostRows(rows, spot, names) {
  const lost = [...rows.keys()].filter((index) => !isRow(spot.row(index)) && rows[index].some(Boolean));
  const called = lost.map((index) => names?.[index] || rows[index].find(Boolean));
  return lost.length ? [notTaken(called, "rij", "rijen", names ? "zonder indicator op deze pagina" : "onder de laatste indicator op deze pagina")] : [];
}

function lostColumns(rows, spot, years) {
  const width = Math.max(...rows.map((row) => row.length));
  const lost = [...Array(width).keys()].filter((index) => !isColumn(spot.column(index)) && rows.some((row) => row[index]));
  const called = lost.map((index) => years?.[index] || rows.find((row) => row[index])[index]);
  return lost.length ? [notTaken(called, "kolom", "kolommen", years ? "buiten deze jaren" : "rechts van de laatste periode")] : [];
}

function notTaken(called, one, more, where) {
  const some = called.slice(0, MOST_NAMED).map((text) => `‘${oneLine(text)}’`).join(", ");
  return `Niet overgenomen: ${called.length} ${called.length === 1 ? one : more} ${where} (${some}${called.length > MOST_NAMED ? ", …" : ""}).`;
}

function tell(sentences) {
  const told = document.querySelector("[data-left-over]");
  told.hidden = !sentences.length;
  told.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}
