// Small questions about the rows of the outline, asked by all its scripts.

import { boom } from "./outline-send.js";

const LEVELS = ["maatschappelijk_effect", "doelstelling", "subdoelstelling", "prestatie"];

export const rows = () => [...boom().querySelectorAll(".row[data-level]")];
export const rowOf = (id) => document.getElementById(`d${id}`);
export const idOf = (row) => row.id.slice(1);
export const depthOf = (row) => Number(row.getAttribute("aria-level")) - 1;
export const linkOf = (row) => row.querySelector(".row__text > a");
export const canEdit = () => boom().hasAttribute("data-can-edit");
export const canHoldChildren = (row) => row.dataset.level !== LEVELS.at(-1);

// The address of something that can be done with the goal of a row.
export const urlOf = (row, word) => new URL(`${word}/`, goalUrl(row)).href;

export function parentOf(row) {
  let above = row;
  while (above && depthOf(above) >= depthOf(row)) above = previousRow(above);
  return above;
}

// The last row of the branch of a row, the row itself included.
export function lastOfBranch(row) {
  let last = row;
  for (let next = nextRow(row); next && depthOf(next) > depthOf(row); next = nextRow(next)) last = next;
  return last;
}

export function childLevel(row) {
  const child = nextRow(row);
  if (child && depthOf(child) > depthOf(row)) return child.dataset.level;
  return LEVELS[LEVELS.indexOf(row.dataset.level) + 1];
}

export const nextRow = (row) => neighbour(row, "nextElementSibling");
export const previousRow = (row) => neighbour(row, "previousElementSibling");

function neighbour(row, direction) {
  let other = row[direction];
  while (other && (!other.dataset.level || other.hidden)) other = other[direction];
  return other;
}

function goalUrl(row) {
  const link = linkOf(row) ?? document.querySelector(`#${CSS.escape(row.id)} [data-cancel]`);
  const url = new URL(link.href);
  url.search = "";
  return url;
}
