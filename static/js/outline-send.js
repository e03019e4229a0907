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
  if (answer.html) show(answer.html);
  else tell(`${answer.reason} Er is niets gewijzigd.`);
  return answer;
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
  boom().replaceWith(next);
  window.htmx.process(next);
  for (const part of answer.querySelectorAll("[hx-swap-oob]")) {
    const spot = document.querySelector(part.getAttribute("hx-swap-oob").split(":")[1]);
    if (spot === pane() && (!withPane || isTyped(spot))) continue;
    if (!withPane && !part.textContent.trim()) continue; // the pane's own message stays
    spot.replaceChildren(...part.childNodes);
    window.htmx.process(spot);
  }
  document.dispatchEvent(new CustomEvent("boom:na"));
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

// {ok, html, reason}: html for what was done or refused with a sentence, else reason says why not.
async function request(url, options, mayRenew = true) {
  const headers = { ...csrfHeader(), "HX-Request": "true", "HX-Current-URL": location.href };
  let response;
  try {
    response = await fetch(url, { ...options, headers, redirect: "manual" });
  } catch {
    return { ok: false, html: "", reason: "Er is geen verbinding met de server." };
  }
  if (response.status === 403 && mayRenew && (await renewCsrf())) return request(url, options, false);
  if (response.type === "opaqueredirect") return { ok: false, html: "", reason: LOGGED_OUT };
  if (response.ok || response.status === 422) return { ok: response.ok, html: await response.text() };
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
