// The outline of a goal tree: keys, focus and the forms in it. Everything here also works by the
// links and buttons that the page has without script.

import { boom, change, isTyped, paneIsTyped, refresh, tell } from "./outline-send.js";
import { canEdit, depthOf, idOf, linkOf, nextRow, parentOf, previousRow, rowOf, rows, urlOf } from "./outline-rows.js";
import { isTyping, keepCursor, openNewRow, reattach } from "./outline-typing.js";
import { cancelRename, isOpenRename, keepRename, rename, setDone } from "./outline-rename.js";
import { makeDraggable } from "./outline-drag.js";

const LEAVE = "U hebt iets getypt dat nog niet bewaard is. Toch verdergaan?";
const SHIFT_KEYS = { ArrowUp: "omhoog", ArrowDown: "omlaag", ArrowLeft: "hoger", ArrowRight: "dieper" };

// Tab changes the depth only for who is working in the tree; who passes by with Tab, passes.
let engaged = false;
let hadFocus = false;
let restoreCursor = null;
let restoreRename = null;

const MOVES = {
  ArrowDown: (row) => nextRow(row)?.focus(),
  ArrowUp: (row) => previousRow(row)?.focus(),
  ArrowRight: (row) => (isOpen(row) === "false" ? fold(row) : isOpen(row) === "true" && nextRow(row).focus()),
  ArrowLeft: (row) => (isOpen(row) === "true" ? fold(row) : parentOf(row)?.focus()),
  Home: () => rows()[0].focus(),
  End: () => rows().at(-1).focus(),
  " ": (row) => linkOf(row).click(),
  Escape: leave,
};

const EDITS = {
  Enter: (row) => openNewRow({ target: idOf(row), position: "na" }),
  F2: (row) => rename(row),
  Delete: (row) => change(urlOf(row, "weggooien"), {}),
};

function onKey(event) {
  const row = event.target;
  if (!row.matches?.(".row[data-level]")) return;
  const act = actionFor(event);
  if (!act) return;
  event.preventDefault();
  engaged = event.key !== "Escape";
  act(row);
}

function actionFor(event) {
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && key === "z") return canEdit() ? undo : null;
  if (event.ctrlKey || event.metaKey) return null;
  if (event.altKey) return canEdit() && SHIFT_KEYS[key] ? (row) => shift(row, SHIFT_KEYS[key]) : null;
  if (key === "Tab") return canEdit() && engaged ? (row) => shift(row, event.shiftKey ? "hoger" : "dieper") : null;
  if (event.shiftKey) return null;
  if (key === "Enter" && !canEdit()) return MOVES[" "];
  return MOVES[key] ?? (canEdit() ? EDITS[key] : null);
}

const isOpen = (row) => row.getAttribute("aria-expanded");
const shift = (row, word) => change(urlOf(row, `schuiven/${word}`), {});

function fold(row) {
  const word = isOpen(row) === "true" ? "dicht" : "open";
  return change(document.getElementById("klap").action, { [word]: idOf(row) });
}

function undo() {
  const form = document.querySelector("#meldingen .toast__undo");
  if (form) form.requestSubmit();
  else tell("Er is hier niets om ongedaan te maken. Wat er eerder is gewijzigd, staat in de geschiedenis van een doel.");
}

function leave() {
  const after = boom().querySelector("[data-new-last]") ?? document.querySelector("#doel-paneel a, #doel-paneel button");
  after?.focus();
}

async function onSubmit(event) {
  const form = event.target;
  const inOutline = boom()?.contains(form) && !form.closest("[data-new-row]:not([data-from-server])");
  if (!inOutline && !form.matches("#meldingen .toast__undo")) return;
  event.preventDefault();
  const data = new FormData(form);
  if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
  const renames = isOpenRename(form);
  if (renames) setDone(form, true);
  await change(event.submitter?.getAttribute("formaction") ?? form.action, data);
  if (renames) setDone(form, false);
}

function onClick(event) {
  const row = event.target.closest?.(".row[data-level]");
  if (row) engaged = true;
  if (event.target.closest?.(".row__text > a")) row.focus({ preventScroll: true });
  const link = event.target.closest?.("[data-new], [data-new-last], [data-rename], [data-refresh], [data-cancel]");
  if (!link || !boom().contains(link) || link.closest("[data-new-row]")) return;
  event.preventDefault();
  if (link.matches("[data-new-last]")) openNewRow({ target: "", position: "onder" });
  else if (link.matches("[data-new]")) openNewRow({ target: idOf(row), position: link.dataset.new });
  else if (link.matches("[data-rename]")) rename(row);
  else if (link.matches("[data-cancel]")) cancelRename(link.closest("form"));
  else refresh();
}

function onCancelKey(event) {
  if (event.key !== "Escape" || !event.target.closest?.("[data-rename-form]")) return;
  event.preventDefault();
  cancelRename(event.target.closest("form"));
}

// One row is in the tab order; its links and buttons are reached by the keys named below the tree.
function setUp() {
  const list = boom()?.querySelector(".rows");
  if (!list) return;
  const active = rowOf(boom().dataset.focus) ?? list.querySelector(".is-selected") ?? rows()[0];
  for (const row of rows()) {
    row.tabIndex = row === active ? 0 : -1;
    for (const inside of row.querySelectorAll(".row__text > a, .row__check, .twist")) inside.tabIndex = -1;
  }
  if (canEdit()) makeDraggable();
}

function onFocus(event) {
  const row = event.target.closest?.(".row[data-level]");
  if (!row) {
    engaged = Boolean(event.target.closest?.("[data-new-row]"));
    return;
  }
  for (const other of rows()) other.tabIndex = other === row ? 0 : -1;
}

function beforeReplace() {
  hadFocus = boom().contains(document.activeElement) || document.activeElement === document.body || document.getElementById("meldingen").contains(document.activeElement);
  restoreCursor = keepCursor();
  restoreRename = keepRename();
}

function afterReplace() {
  const wasEngaged = engaged;
  reattach();
  setUp();
  const typed = boom().querySelector("[data-rename-form] [name=titel]");
  restoreRename?.();
  if (restoreCursor) restoreCursor();
  else if (typed) typed.focus();
  else if (hadFocus && !restoreRename) (rowOf(boom().dataset.focus) ?? document.getElementById("eerste-titel"))?.focus();
  engaged = wasEngaged;
}

// Between asking for a goal and its answer a change may have taken the link out of the page;
// htmx looks for the other parts to replace from there.
function bringBackLink({ elt }) {
  if (!elt.isConnected) boom().append(elt);
}

function onHtmxSwap(event) {
  if (event.detail.target?.id !== "boom") return;
  if (event.type === "htmx:beforeSwap") {
    bringBackLink(event.detail.requestConfig);
    beforeReplace();
  } else {
    afterReplace();
    if (event.detail.requestConfig.boosted && matchMedia("(max-width: 1080px)").matches) {
      document.getElementById("doel-paneel").scrollIntoView();
    }
  }
}

function confirmLeaving(event) {
  const goesAway = event.detail.elt.matches?.("a[hx-boost]");
  if (!goesAway || !paneIsTyped()) return;
  if (!window.confirm(LEAVE)) event.preventDefault();
  else for (const form of document.querySelectorAll("#doel-paneel form")) form.reset();
}

function keepTypedPane(event) {
  if (event.detail.target.id === "doel-paneel" && paneIsTyped()) event.detail.shouldSwap = false;
}

function showSearched() {
  const query = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll(".toolbar__filters :is(input, select)")) field.value = query.get(field.name) ?? "";
}

// Searching leaves the chosen goal chosen; choosing one of the hits leaves the search as it is.
function keepPlace(event) {
  const { detail } = event;
  if (detail.elt.matches(".toolbar__filters")) detail.path = location.pathname;
  else if (detail.boosted && boom().contains(detail.elt)) detail.path += location.search;
}

function warnBeforeUnload(event) {
  const typed = boom().querySelector("[data-rename-form]");
  if (isTyping() || paneIsTyped() || (typed && isTyped(typed))) event.preventDefault();
}

// What the server was asked to open stands open now; fetching the outline anew must not open it again.
function forgetOpened() {
  const query = new URLSearchParams(location.search);
  for (const name of ["nieuw", "hernoem"]) query.delete(name);
  const search = query.toString();
  history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
}

document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onCancelKey);
document.addEventListener("submit", onSubmit);
document.addEventListener("click", onClick);
document.addEventListener("focusin", onFocus);
document.addEventListener("boom:voor", beforeReplace);
document.addEventListener("boom:na", afterReplace);
document.addEventListener("boom-gewijzigd", () => refresh());
document.addEventListener("htmx:beforeSwap", onHtmxSwap);
document.addEventListener("htmx:afterSettle", onHtmxSwap);
document.addEventListener("htmx:confirm", confirmLeaving);
document.addEventListener("htmx:configRequest", keepPlace);
document.addEventListener("htmx:oobBeforeSwap", keepTypedPane);
document.addEventListener("htmx:historyRestore", showSearched);
window.addEventListener("beforeunload", warnBeforeUnload);
forgetOpened();
setUp();
