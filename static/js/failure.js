/*
 * When a request of htmx fails, the person hears it, and what was typed stays where it is.
 * Without this script nothing is lost either: forms then load a whole page.
 */
import { renewToken } from "./csrf.js";

const REASONS = {
  403: "U mag dit niet (meer), of deze pagina stond te lang open. Probeer het nog één keer.",
  404: "Dit is er niet meer.",
  429: "Dat ging te snel. Wacht even.",
};
const LOGGED_OUT = "U bent uitgelogd. Kopieer wat u nog wilt bewaren en log opnieuw in.";
const UNREACHABLE = "Er is geen verbinding. Probeer het straks nog eens.";

function tell(sentence) {
  const toast = document.getElementById("melding").content.cloneNode(true);
  toast.querySelector(".toast__text").textContent = sentence;
  document.getElementById("meldingen").replaceChildren(toast);
}

document.addEventListener("htmx:responseError", async (event) => {
  if (event.detail.xhr.status === 403) await renewToken();
  const reason = REASONS[event.detail.xhr.status] ?? "Er ging iets mis bij ons.";
  tell(`${reason} Er is niets bewaard.`);
});

document.addEventListener("htmx:sendError", () => tell(UNREACHABLE));

// A request that ends at the login page must not put that page in a corner of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const end = new URL(event.detail.xhr.responseURL || location.href).pathname;
  const login = document.getElementById("melding").dataset.login;
  if (end !== login || location.pathname === login) return;
  event.detail.shouldSwap = false;
  tell(LOGGED_OUT);
});
