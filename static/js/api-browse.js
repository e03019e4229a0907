/*
 * Starts Swagger UI on the page of the API when somebody asks for it; until then nothing of it is loaded.
 * Without this script the list of operations is all there is.
 */
const place = document.getElementById("api-proberen");
const list = document.getElementById("api-lijst");

function load(tag, attributes) {
  const element = Object.assign(document.createElement(tag), attributes);
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

async function start() {
  const { script, style, document: address } = place.dataset;
  await Promise.all([load("link", { rel: "stylesheet", href: style }), load("script", { src: script })]);
  const board = document.createElement("div");
  place.replaceChildren(board);
  list.hidden = true;
  window.SwaggerUIBundle({
    url: address,
    domNode: board,
    validatorUrl: null, // never another site
    supportedSubmitMethods: ["get"],
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
  });
}

place.hidden = false;
place.querySelector("button").addEventListener("click", start, { once: true });
