// The network of raakvlakken: what hangs at a line or a box lights up under the mouse and the keyboard.

const drawing = document.querySelector(".network__drawing");
const why = document.querySelector("[data-network-why]");

// The lines that a line or a box stands for.
function tiesOf(link) {
  if (link.classList.contains("tie")) return [link];
  const id = link.dataset.knot;
  return [...drawing.querySelectorAll(`[data-social="${id}"], [data-physical="${id}"]`)];
}

function light(link) {
  const ties = tiesOf(link);
  const lit = new Set(ties);
  for (const tie of ties) {
    for (const id of [tie.dataset.social, tie.dataset.physical]) lit.add(drawing.querySelector(`[data-knot="${id}"]`));
  }
  for (const each of drawing.querySelectorAll(".tie, .knot")) each.classList.toggle("is-lit", lit.has(each));
  drawing.classList.add("is-pointed");
  why.textContent = ties.length === 1 ? ties[0].getAttribute("aria-label") : "";
}

function unlight() {
  for (const each of drawing.querySelectorAll(".is-lit")) each.classList.remove("is-lit");
  drawing.classList.remove("is-pointed");
  why.textContent = "";
}

for (const [into, outOf] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  drawing?.addEventListener(into, (event) => {
    const link = event.target.closest(".tie, .knot");
    if (link) light(link);
  });
  drawing?.addEventListener(outOf, unlight);
}
