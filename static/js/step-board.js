// Step 4: dragging projects to a cluster, Alt and an arrow to move one, and counting what is ticked.
// Without this script one ticks projects and chooses a cluster in the menu.

const board = () => document.querySelector("[data-board]");
const form = () => document.getElementById("indelen");
const pieceOf = (element) => element.closest("[data-project]");
const clusterOf = (element) => element.closest("[data-cluster]")?.dataset.cluster;

// A project that is ticked brings along the others that are.
function chosen(piece) {
  const ticked = [...board().querySelectorAll(".piece__tick:checked")].map((box) => box.value);
  return ticked.includes(piece.dataset.project) ? ticked : [piece.dataset.project];
}

function put(piece, cluster) {
  window.htmx.ajax("POST", form().action, {
    source: form(),
    target: "#stappenplan",
    select: "#stappenplan",
    swap: "outerHTML show:none",
    values: { project: chosen(piece), cluster },
  });
}

function makeDraggable() {
  if (!board() || !window.Sortable) return;
  for (const list of board().querySelectorAll("[data-cluster]")) {
    window.Sortable.create(list, {
      group: "projecten",
      draggable: ".piece",
      sort: false,
      delay: 250,
      delayOnTouchOnly: true,
      ghostClass: "is-dragged",
      onEnd: drop,
    });
  }
}

// The list stays as it was until the server says where the project stands now.
function drop({ item, from, to, oldIndex }) {
  if (from === to) return;
  from.insertBefore(item, from.children[oldIndex] ?? null);
  put(item, to.dataset.cluster);
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const piece = event.altKey && STEPS[event.key] && pieceOf(event.target);
  if (!piece) return;
  event.preventDefault();
  const places = [...board().querySelectorAll("[data-cluster]")].map((list) => list.dataset.cluster);
  const next = places.indexOf(clusterOf(piece)) + STEPS[event.key];
  if (next >= 0 && next < places.length) put(piece, places[next]);
});

function count() {
  const label = form()?.querySelector("[data-ticked]");
  if (!label) return;
  const ticked = board().querySelectorAll(".piece__tick:checked").length;
  label.textContent = ticked ? `Zet ${ticked} project${ticked === 1 ? "" : "en"} in…` : "Zet aangevinkte projecten in…";
}

document.addEventListener("change", count);
document.addEventListener("htmx:afterSettle", () => { makeDraggable(); count(); });
addEventListener("load", makeDraggable);
count();
