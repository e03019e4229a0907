/*
 * A button at every example of code that copies it. Without this script there are none, and people
 * select the text themselves.
 */
const said = Object.assign(document.createElement("p"), { className: "sr" });
said.setAttribute("role", "status");
document.querySelector("main").append(said);

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent.trimEnd());
    said.textContent = "Gekopieerd.";
  } catch {
    getSelection().selectAllChildren(code);
    said.textContent = "Kopiëren lukte niet. De tekst is geselecteerd: kopieer hem met uw toetsenbord.";
  }
}

function buttonFor(block) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Kopiëren" });
  button.className = "utrecht-button utrecht-button--secondary-action button--small";
  button.addEventListener("click", async () => {
    await copy(block.querySelector("code"));
    button.textContent = said.textContent === "Gekopieerd." ? "Gekopieerd" : "Kopiëren";
    setTimeout(() => { button.textContent = "Kopiëren"; said.textContent = ""; }, 4000);
  });
  return button;
}

for (const block of document.querySelectorAll(".handbook__text > pre")) {
  const example = Object.assign(document.createElement("div"), { className: "example" });
  block.replaceWith(example);
  example.append(block, buttonFor(block));
}
