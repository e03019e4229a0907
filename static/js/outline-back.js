// Going back and forward in history: htmx then replaces the page without asking.
// Here: asking first when something was typed, and making the outline that came back work.

import { boom, isTyped } from "./outline-send.js";
import { isTyping } from "./outline-typing.js";

const LEAVE = "U hebt iets getypt dat nog niet bewaard is. Toch verdergaan?";

let here = location.href;

const TYPED_IN = "#boom [data-rename-form], #doel-paneel";
const isAnythingTyped = () => isTyping() || [...document.querySelectorAll(TYPED_IN)].some(isTyped);

function beforeRestore(event) {
  if (isAnythingTyped() && !window.confirm(LEAVE)) {
    event.preventDefault();
    history.pushState({ htmx: true }, "", here);
  } else document.dispatchEvent(new CustomEvent("boom:voor"));
}

function afterRestore() {
  here = location.href;
  if (boom()) document.dispatchEvent(new CustomEvent("boom:na"));
}

function remember() {
  here = location.href;
}

document.addEventListener("htmx:historyCacheHit", beforeRestore);
document.addEventListener("htmx:historyCacheMiss", beforeRestore);
document.addEventListener("htmx:historyRestore", afterRestore);
document.addEventListener("htmx:pushedIntoHistory", remember);
document.addEventListener("htmx:replacedInHistory", remember);
