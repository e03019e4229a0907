// Typing new goals, one line after the other, without waiting for the server.
// A typed goal shows at once as a pending row; what could not be stored stays, with the reason.

import { boom, refresh, send, showAnswer, tell } from "./outline-send.js";
import { canHoldChildren, childLevel, depthOf, idOf, lastOfBranch, parentOf, rowOf, rows } from "./outline-rows.js";

// What Word puts before the lines of a list: • - 1. 1.2. 3)
const BULLET = /^(?:[-–•·*▪◦]|(?:\d+\.)*\d+[.)])\s+/;

// A place is {target, position}: target is the id of a goal, a pending goal, or "" for the top.
let open = null; // {place, element, input}
let pending = []; // goals that wait for the server: {title, place, id, element, failed}
let sending = false;

export const isTyping = () => Boolean(open?.input.value.trim() || pending.length);

export function openNewRow(place, title = "") {
  closeNewRow();
  const element = document.getElementById("nieuwe-rij").content.firstElementChild.cloneNode(true);
  element.querySelector("[autofocus]").removeAttribute("autofocus");
  open = { place, element, input: element.querySelector("[name=titel]") };
  open.input.value = title;
  element.querySelector("form").addEventListener("submit", onSubmit);
  element.querySelector("[data-cancel]").addEventListener("click", onCancel);
  open.input.addEventListener("keydown", onKey);
  open.input.addEventListener("paste", onPaste);
  attach(element, place);
  open.input.focus();
}

// After the outline was replaced: put back what was typed and not stored yet.
export function reattach() {
  for (const goal of pending) attach(goal.element, goal.place);
  if (open) attach(open.element, open.place);
}

// Before the outline is replaced: remember where the cursor was. Returns how to bring it back.
export function keepCursor() {
  if (!open || document.activeElement !== open.input) return null;
  const { selectionStart, selectionEnd } = open.input;
  return () => {
    open?.input.focus();
    open?.input.setSelectionRange(selectionStart, selectionEnd);
  };
}

function closeNewRow() {
  open?.element.remove();
  open = null;
}

function onSubmit(event) {
  event.preventDefault();
  store();
}

function onCancel(event) {
  event.preventDefault();
  leave();
}

function leave() {
  const back = rowFor(open.place.target) ?? rows()[0];
  closeNewRow();
  back?.focus();
}

function onKey(event) {
  event.stopPropagation();
  if (event.key === "Escape") leave();
  else if (event.key === "Tab" && !event.altKey && !event.ctrlKey) changeDepth(event);
}

// Lines pasted from Excel or Word become goals; the column, or tabs in front, say how deep.
function onPaste(event) {
  const lines = event.clipboardData.getData("text").split(/\r?\n/).filter((line) => line.trim());
  if (lines.length < 2) return;
  event.preventDefault();
  const first = depthOfLine(lines[0]);
  const start = depthOf(open.element);
  for (const line of lines) {
    goToDepth(start + depthOfLine(line) - first);
    open.input.value = line.trim().replace(BULLET, "").replaceAll(/\s+/g, " ");
    store();
  }
}

const depthOfLine = (line) => line.match(/^\t*/)[0].length;

function goToDepth(depth) {
  for (let step = open.place; step && depthOf(open.element) !== depth; ) {
    step = depthOf(open.element) < depth ? deeper(step) : shallower(step);
    if (step) open.place = step;
    attach(open.element, open.place);
  }
}

function changeDepth(event) {
  const place = event.shiftKey ? shallower(open.place) : deeper(open.place);
  if (!place) return;
  event.preventDefault();
  open.place = place;
  attach(open.element, place);
  open.input.focus();
}

function deeper({ target, position }) {
  const row = rowFor(target);
  return position === "na" && row && canHoldChildren(row) ? { target, position: "onder" } : null;
}

function shallower({ target, position }) {
  if (position === "onder" && target) return { target, position: "na" };
  const row = rowFor(target);
  const parent = row && depthOf(row) > 0 ? parentOf(row) : null;
  return parent ? { target: targetOf(parent), position: "na" } : null;
}

function store() {
  const title = open.input.value.trim();
  if (!title) return leave();
  const goal = { title, place: open.place, element: pendingRow(title, open.element) };
  pending.push(goal);
  attach(goal.element, goal.place);
  open.input.value = "";
  open.place = { target: goal, position: "na" };
  attach(open.element, open.place);
  open.input.focus();
  sendNext();
}

async function sendNext() {
  if (sending || !pending.length || pending[0].failed) return;
  sending = true;
  const goal = pending[0];
  const target = goal.place.target;
  const answer = await send(boom().dataset.addUrl, { titel: goal.title, doel: target?.title ? target.id : target, plek: goal.place.position });
  sending = false;
  if (answer.ok) stored(goal, answer);
  else failed(answer.reason ?? refusalIn(answer.html));
  sendNext();
}

function stored(goal, answer) {
  const page = new DOMParser().parseFromString(answer.html, "text/html");
  goal.id = page.getElementById("boom").dataset.focus;
  pending.shift();
  showAnswer(answer);
}

const refusalIn = (html) => new DOMParser().parseFromString(html, "text/html").querySelector(".row__error").textContent;

function failed(reason) {
  for (const goal of pending) markFailed(goal, reason);
  tell(`${reason} Wat u typte, staat er nog.`);
}

function markFailed(goal, reason) {
  goal.failed = true;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "utrecht-button utrecht-button--secondary-action button--small";
  again.textContent = "Opnieuw proberen";
  again.addEventListener("click", retry);
  const text = document.createElement("p");
  text.className = "row__error";
  text.append(`${reason} `, again);
  goal.element.querySelector(".row__error")?.remove();
  goal.element.firstElementChild.append(text);
}

// What a goal was typed beside may have been thrown away: it then goes to the end, where it shows.
async function retry() {
  await refresh();
  for (const goal of pending) {
    goal.failed = false;
    if (!rowFor(goal.place.target)) goal.place = { target: "", position: "onder" };
    goal.element.querySelector(".row__error")?.remove();
  }
  sendNext();
}

function pendingRow(title, like) {
  const element = like.cloneNode(true);
  element.removeAttribute("data-new-row");
  element.className = "row is-pending";
  const text = document.createElement("span");
  text.className = "row__text";
  text.textContent = title;
  const line = element.querySelector(".row__title");
  line.querySelector("label").remove();
  line.querySelector("input").replaceWith(text);
  const cell = element.firstElementChild;
  cell.replaceChildren(line);
  return element;
}

const rowFor = (target) => (target?.title ? (target.id ? rowOf(target.id) : target.element) : target ? rowOf(target) : null);
const targetOf = (row) => pending.find((goal) => goal.element === row) ?? idOf(row);

function attach(element, { target, position }) {
  const row = rowFor(target);
  const list = boom().querySelector(".rows");
  const depth = row ? depthOf(row) + (position === "onder" ? 1 : 0) : 0;
  const level = row ? (position === "onder" ? childLevel(row) : row.dataset.level) : list.dataset.topLevel;
  if (row) lastOfBranch(row).after(element);
  else list.append(element);
  place(element, depth, level);
}

function place(element, depth, level) {
  element.classList.remove("depth-0", "depth-1", "depth-2", "depth-3");
  element.classList.add(`depth-${depth}`);
  element.setAttribute("aria-level", depth + 1);
  if (!element.hasAttribute("data-new-row")) element.dataset.level = level;
  const mark = element.querySelector(".mark");
  const use = mark.querySelector("use");
  mark.setAttribute("class", `mark lv-${level}`);
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#lv-${level}`));
}
