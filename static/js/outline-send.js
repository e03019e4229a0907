// Sends changes of the outline to the server and puts the answer in the page.
// Here: the traffic, one request at a time, and what must not be lost when a part is replaced.

const LOGGED_OUT = "U bent uitgelogd. Log in een ander tabblad weer in.";
const REASONS = { 403: "U mag dit niet (meer) wijzigen.", 404: "Dit doel of deze boom is er niet meer.", 429: "Dat ging te snel. Wacht even." };

let queue = Promise.resolve();

export const boom = () => document.getElementById("boom");
const pane = () => document.getElementById("doel-paneel");

// POST data (an object or FormData); returns what `request` says.
export function send(url, data) {
  queue = queue.then(() => request(url, { method: "POST", body: new URLSearchParams(data) }));
  return queue;
}

// POST and show the answer, also when it is a refusal: that comes with its sentence.
export async function change(url, data) {
  const answer = await send(url, data);
  if (answer.html) showAnswer(answer);
  else tell(`${answer.reason} Er is niets gewijzigd.`);
  return answer;
}

// Show what a change led to. When another goal was chosen meanwhile, that one stays chosen.
export function showAnswer({ html, from }) {
  const hasMoved = location.href !== from;
  show(html, { withPane: !hasMoved });
  if (hasMoved) refresh();
}

// Fetch the outline anew, as it is on the server now; the right pane stays as it is.
export async function refresh() {
  const answer = await request(location.href, { method: "GET" });
  if (answer.ok) show(answer.html, { withPane: false });
}

export function show(html, { withPane = true } = {}) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const next = answer.getElementById("boom");
  if (!next) return;
  document.dispatchEvent(new CustomEvent("boom:voor"));
  refill(boom(), next);
  window.htmx.process(boom());
  for (const part of answer.querySelectorAll("[hx-swap-oob]")) {
    const spot = document.querySelector(part.getAttribute("hx-swap-oob").split(":")[1]);
    if (spot === pane() && (!withPane || isTyped(spot))) continue;
    if (!withPane && !part.textContent.trim()) continue; // the pane's own message stays
    spot.replaceChildren(...part.childNodes);
    window.htmx.process(spot);
  }
  document.dispatchEvent(new CustomEvent("boom:na"));
}

// The element itself stays: htmx may be waiting for an answer to put in it.
function refill(element, next) {
  for (const name of element.getAttributeNames()) element.removeAttribute(name);
  for (const name of next.getAttributeNames()) element.setAttribute(name, next.getAttribute(name));
  element.replaceChildren(...next.childNodes);
}

export function tell(sentence) {
  const text = document.createElement("p");
  text.className = "toast toast__text";
  text.textContent = sentence;
  document.getElementById("meldingen").replaceChildren(text);
}

// Has somebody typed or chosen something in this part of the page that is not stored yet?
export function isTyped(part) {
  return [...part.querySelectorAll("input, textarea, select")].some((field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected);
    return field.value !== field.defaultValue;
  });
}

export const paneIsTyped = () => isTyped(pane());

// {ok, html, from, reason}: html for what was done or refused with a sentence, asked for at the
// address `from`; else reason says why not.
async function request(url, options, mayRenew = true) {
  const from = location.href;
  const headers = { ...csrfHeader(), "HX-Request": "true", "HX-Current-URL": from };
  let response;
  try {
    response = await fetch(url, { ...options, headers, redirect: "manual" });
  } catch {
    return { ok: false, html: "", reason: "Er is geen verbinding met de server." };
  }
  if (response.status === 403 && mayRenew && (await renewCsrf())) return request(url, options, false);
  if (response.type === "opaqueredirect") return { ok: false, html: "", reason: LOGGED_OUT };
  if (response.ok || response.status === 422) return { ok: response.ok, html: await response.text(), from };
  return { ok: false, html: "", reason: REASONS[response.status] ?? "De server kon dit niet verwerken." };
}

const csrfHeader = () => JSON.parse(document.body.getAttribute("hx-headers"));

// Logging in again, in another tab, changes the token that forms are signed with.
async function renewCsrf() {
  const page = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(page, "text/html").body.getAttribute("hx-headers");
  if (!fresh) return false;
  document.body.setAttribute("hx-headers", fresh);
  return true;
}
