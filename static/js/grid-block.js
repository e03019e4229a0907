// Blocks of cells as spreadsheets copy them: rows of texts from tab-separated text and back.
// Here: no page; also whether a block brings years above it and names beside it.

// The rows of a copied block; a text between quotes may hold tabs, line breaks and doubled quotes.
export function readBlock(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain, end] = pattern.exec(text) ?? readBroken(text, pattern);
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== "\t" && pattern.lastIndex < text.length) rows.push([]);
    if (end === "\t" && pattern.lastIndex === text.length) rows.at(-1).push("");
  }
  return rows;
}

// A quote at the start of a text that is not about quoting: take it as it is, up to the next tab or line.
function readBroken(text, pattern) {
  const from = pattern.lastIndex;
  const [all, plain, end] = /([^\t\r\n]*)(\t|\r\n|\r|\n|$)/.exec(text.slice(from));
  pattern.lastIndex = from + all.length;
  return [all, undefined, plain, end];
}

export const writeBlock = (rows) => rows.map((row) => row.map(quoted).join("\t")).join("\n");

const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// The block without the years above it and the names beside it: {rows, years, names}; years and
// names are null where the block has none.
export function withoutHeads(rows, knownNames) {
  const names = hasNames(rows, knownNames) ? rows.map((row) => row[0]) : null;
  const rest = names ? rows.map((row) => row.slice(1)) : rows;
  if (rest.length < 2 || !areYears(rest[0])) return { rows: rest, years: null, names };
  return { rows: rest.slice(1), years: rest[0], names: names && names.slice(1) };
}

export const plainName = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();

// A first column with a known name in it, or one beside a row of years.
function hasNames(rows, known) {
  if (rows.some((row) => row.length < 2)) return false;
  const [corner, ...heads] = rows[0];
  return rows.some(([first]) => known.includes(plainName(first))) || (areYears(heads) && !isYear(corner));
}

const isYear = (text) => /^(19|20)\d\d$/.test(text);

// Successive years, such as a table has above it; as values they would be a strange coincidence.
const areYears = (texts) => texts.length > 1 && texts.every((text, index) => isYear(text) && (!index || Number(text) === Number(texts[index - 1]) + 1));
