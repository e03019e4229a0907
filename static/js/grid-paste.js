// Copying, cutting and pasting blocks of cells, from and to a spreadsheet.

import { oneLine } from "./grid-cells.js";
import { plainName, readBlock, withoutHeads, writeBlock } from "./grid-block.js";
import { chooseTo, chosen, columnCount, fieldAt, hasMore, placeOf, rowCount } from "./grid-move.js";
import { store } from "./grid-save.js";

const MOST_NAMED = 5;

export const copied = () => writeBlock(chosen().map((row) => row.map((field) => field.value)));

// Put texts in the cells and store them: a single one in each chosen cell, a block from the first on.
export function paste(text) {
  const rows = readBlock(text);
  const isSingle = rows.length === 1 && rows[0].length === 1;
  const fields = isSingle ? fill(rows[0][0]) : place(rows);
  tellLeftOver(isSingle ? [] : leftOver);
  return store(fields);
}

export function clear() {
  return store(fill(""));
}

function fill(text) {
  const fields = chosen().flat();
  for (const field of fields) field.value = oneLine(text);
  return fields;
}

let leftOver = [];

function place(block) {
  const { rows, years, names } = withoutHeads(block, rowNames());
  const first = placeOf(chosen()[0][0]);
  const rowOf = names ? (index) => rowNames().indexOf(plainName(names[index])) : (index) => first.row + index;
  const columnOf = years ? (index) => columnNames().indexOf(years[index]) : (index) => first.column + index;
  leftOver = [];
  if (years) leftOver.push("De jaren boven uw blok bepaalden de kolommen.");
  if (names) leftOver.push("De namen naast uw blok bepaalden de rijen.");
  const fields = rows.flatMap((row, index) => placeRow(row, rowOf(index), columnOf));
  nameLeftOver(rows, rowOf, columnOf, { years, names });
  if (fields.length && !years && !names && (fields.length > 1 || hasMore())) chooseTo(placeOf(fields.at(-1)));
  return fields;
}

function placeRow(texts, row, columnOf) {
  if (!isInside(row, rowCount())) return [];
  return texts.flatMap((text, index) => {
    if (!isInside(columnOf(index), columnCount())) return [];
    const field = fieldAt({ row, column: columnOf(index) });
    field.value = oneLine(text);
    return [field];
  });
}

const isInside = (index, count) => index >= 0 && index < count;
const rowNames = () => [...document.querySelectorAll(".grid__name > a")].map((link) => plainName(link.textContent));
const columnNames = () => [...document.querySelectorAll("[data-period]")].map((head) => head.dataset.period);

// What fell outside the table is named; empty rows and columns at the edge of a block are no loss.
function nameLeftOver(rows, rowOf, columnOf, { years, names }) {
  const lost = rows.map((row, index) => ({ row, index })).filter(({ row, index }) => !isInside(rowOf(index), rowCount()) && row.some(Boolean));
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index).filter((index) => !isInside(columnOf(index), columnCount()) && rows.some((row) => row[index]));
  if (lost.length) leftOver.push(sentence(lost.length, "rij", "rijen", lost.map(({ row, index }) => names?.[index] || row.find(Boolean)), names ? "die hier niet staan" : "onder de laatste indicator op deze pagina"));
  if (columns.length) leftOver.push(sentence(columns.length, "kolom", "kolommen", columns.map((index) => years?.[index] || rows.find((row) => row[index])[index]), years ? "die hier niet staan" : "rechts van de laatste periode"));
}

function sentence(count, one, more, texts, where) {
  const some = texts.slice(0, MOST_NAMED).map((text) => `‘${oneLine(text)}’`).join(", ");
  return `Niet overgenomen: ${count} ${count === 1 ? one : more} ${where} (${some}${texts.length > MOST_NAMED ? ", …" : ""}).`;
}

function tellLeftOver(sentences) {
  const told = document.querySelector("[data-left-over]");
  told.hidden = !sentences.length;
  told.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}
