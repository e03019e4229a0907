// Taking back what was stored, a cell or a whole paste at a time, and doing it again.

import { giveBack, seenOf } from "./grid-cells.js";
import { refresh, stored } from "./grid-save.js";
import { say } from "./grid-report.js";
import { post } from "./grid-send.js";

const done = []; // {token, cells}: the last one is taken back first
const undone = [];

const button = () => document.querySelector("[data-undo-last]");
const showButton = () => (button().hidden = !done.length);

export function onStored({ detail }) {
  if (!detail.token && detail.cells.length < 2) return;
  done.push({ token: detail.token, cells: detail.cells });
  undone.length = 0;
  showButton();
}

export const undo = () => move(done, undone, "ongedaan gemaakt");
export const redo = () => move(undone, done, "opnieuw gedaan");

async function move(from, to, word) {
  await stored();
  const step = from.pop();
  showButton();
  if (!step) return say(from === done ? "Er is niets om ongedaan te maken." : "Er is niets om opnieuw te doen.");
  for (const { field, typed } of step.cells ?? []) if (field.value === typed && typed !== seenOf(field)) giveBack(field);
  const answer = step.token ? await post(url(), new URLSearchParams({ token: step.token })) : null;
  if (answer?.ok) {
    if (answer.data.ongedaan) to.push({ token: answer.data.ongedaan });
    await refresh();
  }
  showButton();
  return say(answer && !answer.ok ? answer.reason : sentence(answer?.data.aantal ?? step.cells.length, word));
}

const url = () => document.querySelector(".grid").dataset.undo;
const sentence = (count, word) => `${count} ${count === 1 ? "cel" : "cellen"} ${word}.`;
