// Leaving a page with cells: what was typed is stored first, and what cannot be stored is asked about.

import { fields, isField, isTyped } from "./grid-cells.js";
import { isRunning, store, stored } from "./grid-save.js";

const isBusy = () => isRunning() || (isField(document.activeElement) && isTyped(document.activeElement));

async function finish() {
  if (isField(document.activeElement)) store([document.activeElement]);
  await stored();
}

// A link or a filter that is used while cells are being stored waits for that.
async function onClick(event) {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !link?.target;
  if (!link || !isPlain || link.getAttribute("href").startsWith("#") || !isBusy()) return;
  event.preventDefault();
  await finish();
  location.assign(link.href);
}

async function onSubmit(event) {
  const form = event.target;
  if (form.method !== "get" || !isBusy()) return;
  event.preventDefault();
  await finish();
  form.submit();
}

function onUnload(event) {
  if (fields().some(isTyped)) event.preventDefault();
}

export function guard() {
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  window.addEventListener("beforeunload", onUnload);
}
