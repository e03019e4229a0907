// Requests of the grid: one POST, with an answer that says in a sentence what went wrong.

import { renewToken } from "./csrf.js";

const LOGGED_OUT = "U bent uitgelogd. Log in een ander tabblad weer in.";
const UNREACHABLE = "Er is geen verbinding.";
const REASONS = { 403: "U mag dit niet (meer) wijzigen.", 404: "Deze pagina is er niet meer.", 413: "Dat is te veel in één keer." };
const LARGEST_KEPT = 60_000; // characters that a browser still sends while the page closes

// {ok, data, reason} of a POST; `body` is an object (sent as JSON) or URLSearchParams.
export async function post(url, body, mayRenew = true) {
  let response;
  try {
    response = await fetch(url, options(body));
  } catch {
    return { ok: false, reason: UNREACHABLE };
  }
  if (response.status === 403 && mayRenew && (await renewToken())) return post(url, body, false);
  if (response.type === "opaqueredirect") return { ok: false, reason: LOGGED_OUT };
  const data = await response.json().catch(() => null);
  if (response.ok && data) return { ok: true, data };
  return { ok: false, reason: data?.zin ?? REASONS[response.status] ?? "De server kon dit niet verwerken." };
}

function options(body) {
  const isForm = body instanceof URLSearchParams;
  const text = isForm ? body.toString() : JSON.stringify(body);
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "Content-Type": type };
  return { method: "POST", body: text, headers, redirect: "manual", keepalive: text.length < LARGEST_KEPT };
}
