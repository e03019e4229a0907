// Stores cells, one request at a time; what cannot be stored stays as it was typed.
// Here: which cells are sent and what their answers mean. What the page says of it: grid-report.js.

import { fields, inState, isTyped, seenOf, setLook, setState } from "./grid-cells.js";
import { post } from "./grid-send.js";

let queue = Promise.resolve();
let running = 0;

export const isRunning = () => running > 0;

// Wait until all that was offered has an answer.
export async function stored() {
  while (running) await queue;
}

// Store the cells among `some` that were changed. One call is one step of undo.
export function store(some) {
  const changed = some.filter(isNew);
  for (const field of some) if (!isTyped(field)) setState(field, "");
  if (!changed.length) return report();
  for (const field of changed) setState(field, "bezig");
  running += 1;
  queue = queue.then(() => send(changed)).finally(() => {
    running -= 1;
    report();
  });
  report();
  return queue;
}

export const storeAgain = () => store(inState("los"));

const isNew = (field) => isTyped(field) && field.value !== field.dataset.refused;

function report(detail = {}) {
  document.dispatchEvent(new CustomEvent("cellen:stand", { detail }));
}

async function send(changed) {
  const cells = changed.filter(isTyped).map((field) => ({ field, typed: field.value }));
  if (!cells.length) return;
  const form = cells[0].field.form;
  const data = { wat: form.dataset.what, cellen: cells.map((cell) => asRow(cell, form)) };
  const answer = await post(form.dataset.store, data);
  if (answer.ok) settle(cells, answer.data);
  else for (const { field } of cells) setState(field, "los", answer.reason);
  if (!answer.ok) report({ reason: answer.reason });
}

function asRow({ field, typed }, form) {
  const [, indicator, period] = field.name.split(":");
  return { indicator, periode: period, reeks: field.dataset.series ?? form.dataset.series, getypt: typed, gezien: seenOf(field) };
}

function settle(cells, data) {
  data.cellen.forEach((answer, index) => settleOne(cells[index], answer));
  const kept = data.cellen.filter(({ staat }) => staat === "bewaard" || staat === "gelijk").length;
  const detail = { kept, total: cells.length, token: data.ongedaan, cells };
  document.dispatchEvent(new CustomEvent("cellen:bewaard", { detail }));
}

function settleOne({ field, typed }, { staat, tekst, soort, zin }) {
  const isRefused = staat === "geweigerd" || staat === "intussen";
  delete field.dataset.refused;
  if (!isRefused) {
    field.dataset.seen = tekst;
    setLook(field, soort);
  }
  if (field.value !== typed) return retyped(field);
  setState(field, isRefused ? staat : "", zin);
  if (isRefused) Object.assign(field.dataset, { refused: typed, theirs: tekst });
  else if (typed !== tekst) field.value = tekst;
}

// The answer is about a text that is no longer there.
function retyped(field) {
  setState(field, "");
  if (field !== document.activeElement) store([field]);
}

// Somebody else changed a cell: store mine all the same, or take theirs.
export function keepMine(field) {
  field.dataset.seen = field.dataset.theirs;
  delete field.dataset.refused;
  return store([field]);
}

export function takeTheirs(field) {
  field.dataset.seen = field.dataset.theirs;
  field.value = field.dataset.theirs;
  return store([field]);
}

// Show what is stored now, in every cell that nobody is typing in.
export async function refresh() {
  const answer = await fetch(location.href).catch(() => null);
  const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
  for (const field of fields()) {
    const fresh = page.getElementById(field.id);
    if (!fresh || isTyped(field)) continue;
    field.dataset.seen = field.value = fresh.defaultValue;
    setLook(field, lookOf(fresh));
  }
  report();
}

const lookOf = (field) => field.closest(".cell").className.match(/cell--(\w+)/)?.[1] ?? "getal";
