// Dragging a goal to another place: up and down for where, left and right for how deep.

import { boom, change, refresh } from "./outline-send.js";
import { canHoldChildren, depthOf, lastOfBranch, nextRow, previousRow, rowOf, urlOf, idOf } from "./outline-rows.js";

const INDENT = 20; // pixels of one step of depth, as in outline.css

// The event that ends a drag does not tell for sure where the pointer is; the one before it does.
let pointerX = 0;
let startX = 0;
let startDepth = 0;

export function makeDraggable() {
  const list = boom().querySelector(".rows");
  if (!list || !window.Sortable) return;
  window.Sortable.create(list, {
    draggable: ".row[data-level]",
    handle: ".row__title",
    filter: "input, button, form",
    preventOnFilter: false,
    delay: 250,
    delayOnTouchOnly: true,
    ghostClass: "is-drop",
    onStart: start,
    onEnd: end,
  });
  list.addEventListener("dragover", preview);
  list.addEventListener("touchmove", preview, { passive: true });
}

function start(event) {
  startX = pointerX = xOf(event.originalEvent);
  startDepth = depthOf(event.item);
  const last = lastOfBranch(event.item);
  for (let row = nextRow(event.item); row && event.item !== last; row = nextRow(row)) {
    row.hidden = true;
    if (row === last) break;
  }
}

function preview(event) {
  const row = boom().querySelector(".is-drop");
  if (!row) return;
  pointerX = xOf(event);
  setDepth(row, wantedDepth(row));
}

async function end(event) {
  const row = event.item;
  const place = placeOf(row, wantedDepth(row));
  for (const hidden of boom().querySelectorAll(".row[hidden]")) hidden.hidden = false;
  const answer = await change(urlOf(row, "neerzetten"), place);
  if (!answer.html) await refresh(); // without an answer the row goes back where it was
  rowOf(idOf(row))?.focus();
}

// As deep as the pointer says, between the row below and one step under the row above.
function wantedDepth(row) {
  const above = previousRow(row);
  const below = nextRow(row);
  const most = above ? depthOf(above) + (canHoldChildren(above) ? 1 : 0) : 0;
  const least = Math.min(below ? depthOf(below) : 0, most);
  return Math.max(least, Math.min(most, startDepth + Math.round((pointerX - startX) / INDENT)));
}

function placeOf(row, depth) {
  let above = previousRow(row);
  if (!above) return { doel: idOf(nextRow(row)), plek: "voor" };
  if (depth > depthOf(above)) return { doel: idOf(above), plek: "eerst-onder" };
  while (depthOf(above) > depth) above = previousRow(above);
  return { doel: idOf(above), plek: "na" };
}

function setDepth(row, depth) {
  row.classList.remove("depth-0", "depth-1", "depth-2", "depth-3");
  row.classList.add(`depth-${depth}`);
}

const xOf = (event) => event.clientX ?? event.changedTouches[0].clientX;
