// The Schema and the Drie W's: the print button, and bringing the chosen goal into view.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

document.querySelector(".node[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
