// The buttons on the map, and whom it credits.
import { fitAll } from "./camera.js";
import { element, map, state } from "./view.js";

/** @type {[string, string][]} */
let more = []; // for tiles and for places of services

/** Draws the controls in the reader's language. */
export function draw() {
  const { words } = state;
  document.querySelectorAll(".gv-zoom").forEach((node) => node.remove());
  const box = element("div", "gv-zoom");
  box.dir = words.direction;
  /** @type {[string, string, () => void][]} */
  const buttons = [
    ["+", words.closer, () => map.zoomIn()],
    ["−", words.farther, () => map.zoomOut()],
    ["⤢", words.all, fitAll],
  ];
  for (const [text, label, task] of buttons) {
    const node = element("button", "", text);
    node.type = "button";
    node.title = label;
    node.setAttribute("aria-label", label);
    node.addEventListener("click", task);
    box.append(node);
  }
  L.DomEvent.disableClickPropagation(box);
  map.getContainer().append(box);
  map.getContainer().setAttribute("aria-label", words.map);
  drawCredits();
}

function drawCredits() {
  map.attributionControl.setPrefix(false);
  const container = /** @type {HTMLElement} */ (map.attributionControl.getContainer());
  const nodes = [...more, ...state.words.credits].flatMap(([text, address]) => {
    const node = element(address ? "a" : "span", "", text);
    if (address) node.setAttribute("href", address);
    return [" · ", node];
  });
  container.replaceChildren(...nodes.slice(1));
  container.title = state.words.borders;
}

/**
 * Credits somebody beside those of the base map.
 * @param {[string, string][]} lines each with an address, "" for none
 */
export function credit(lines) {
  more = lines;
  drawCredits();
}
