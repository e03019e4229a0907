// What the page says about storing: the line above the table, and the list of cells that are not
// stored, each with a link to it.

import { inState, nameOf, sentenceOf, stateOf } from "./grid-cells.js";
import { isRunning, keepMine, takeTheirs } from "./grid-save.js";

let batch = null; // {kept, total} of the last request with something wrong in it
let savedAt = "";
let reason = "";

const part = (name) => document.querySelector(`[data-${name}]`);
const cells = (count) => `${count} ${count === 1 ? "cel" : "cellen"}`;
const set = (element, text) => element.textContent === text || (element.textContent = text);

export function onStored({ detail }) {
  batch = detail.kept < detail.total ? detail : null;
  reason = "";
  if (detail.kept) savedAt = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
}

export function onState({ detail }) {
  if (detail.reason) reason = detail.reason;
  set(part("status"), statusText());
  part("status").dataset.state = statusState();
  part("again").hidden = isRunning() || !inState("los").length;
  showSummary(inState("geweigerd", "intussen"));
}

function statusState() {
  if (isRunning()) return "busy";
  if (inState("los").length) return "unsent";
  return inState("geweigerd", "intussen").length ? "wrong" : savedAt && "stored";
}

function statusText() {
  const unsent = inState("los").length;
  const wrong = inState("geweigerd", "intussen").length;
  if (isRunning()) return "Bewaren…";
  if (unsent) return `${reason} ${cells(unsent)} nog niet bewaard.`;
  if (wrong) return `${cells(wrong)} niet bewaard${savedAt && `, de rest wel om ${savedAt}`}`;
  return savedAt && `Alles bewaard om ${savedAt}`;
}

function showSummary(fields) {
  const box = part("summary");
  if (!fields.length) batch = null;
  set(part("summary-title"), fields.length ? title(fields) : "");
  box.hidden = !fields.length;
  showLines(box.querySelector("ul"), fields);
}

// A line that stays is left alone: somebody may be clicking on it.
function showLines(list, fields) {
  const wanted = fields.map(lineOf);
  for (const item of [...list.children]) if (!wanted.includes(item)) item.remove();
  wanted.forEach((item, index) => list.children[index] === item || list.insertBefore(item, list.children[index] ?? null));
}

const lines = new WeakMap(); // {says, item} of each field

function lineOf(field) {
  const says = [stateOf(field), field.value, sentenceOf(field)].join("\n");
  if (lines.get(field)?.says !== says) lines.set(field, { says, item: newLine(field) });
  return lines.get(field).item;
}

// '176 van 180 cellen bewaard. 4 cellen kloppen niet:'
function title(fields) {
  const stale = fields.filter((field) => stateOf(field) === "intussen").length;
  const wrong = fields.length - stale;
  const sentences = [];
  if (batch && batch.total > 1) sentences.push(`${batch.kept} van ${cells(batch.total)} bewaard.`);
  if (wrong) sentences.push(`${cells(wrong)} ${wrong === 1 ? "klopt" : "kloppen"} niet${stale ? "." : ":"}`);
  if (stale) sentences.push(`${cells(stale)} ${stale === 1 ? "is" : "zijn"} intussen door iemand anders gewijzigd:`);
  return sentences.join(" ");
}

function newLine(field) {
  const item = document.getElementById(`fout-${stateOf(field)}`).content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.href = `#${field.id}`;
  link.textContent = nameOf(field);
  item.querySelector("[data-sentence]").textContent = sentenceOf(field);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  if (stateOf(field) === "intussen") addChoice(item, field);
  return item;
}

function addChoice(item, field) {
  const [keep, take] = ["keep", "take"].map((name) => item.querySelector(`[data-${name}]`));
  keep.textContent = field.value ? `Bewaar toch ‘${field.value}’` : "Maak toch leeg";
  take.textContent = field.dataset.theirs ? `Laat ‘${field.dataset.theirs}’ staan` : "Laat leeg";
  keep.addEventListener("click", () => choose(field, keepMine));
  take.addEventListener("click", () => choose(field, takeTheirs));
}

function choose(field, decide) {
  field.focus();
  decide(field);
}

// Say something in the line about storing until the next change.
export function say(sentence) {
  set(part("status"), sentence);
}
