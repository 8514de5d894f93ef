// Ghosts: the places that a name may mean, while the reader chooses among them. The pins of the text stand back meanwhile.
import { approach, nearest, rest } from "../camera.js";
import { on, say } from "../channel.js";
import { isZooming, pointAfterZoom, wasDragged } from "../leaflet_private.js";
import { element, makePane, map } from "../view.js";

/** @typedef {{ key: number, label: string, title: string, kind: string, lat: number, lon: number }} Ghost */

const pane = makePane("ghosts", 640);
/** @type {{ node: HTMLElement, latlng: L.LatLng, key: number }[]} */
let shown = [];

function place() {
  if (isZooming(map)) return;
  for (const { node, latlng } of shown) L.DomUtil.setPosition(node, map.latLngToLayerPoint(latlng).round());
}

/** @param {Ghost} ghost */
function make(ghost) {
  const node = element("button", `gv-ghost leaflet-zoom-animated kind-${ghost.kind}`);
  node.type = "button";
  node.tabIndex = -1;
  node.append(element("span", "gv-face", ghost.label));
  node.setAttribute("aria-label", ghost.title);
  node.title = ghost.title;
  L.DomEvent.disableClickPropagation(node);
  node.addEventListener("click", () => {
    if (!wasDragged(map)) say("ghost", { ghost: ghost.key });
  });
  return { node, key: ghost.key, latlng: L.latLng(ghost.lat, nearest(ghost.lon)) };
}

/**
 * Marks the one that the reader is at.
 * @param {number} key 0 for none
 * @param {boolean} glide
 */
function mark(key, glide) {
  for (const { node, key: own } of shown) node.classList.toggle("current", own === key);
  const current = shown.find((ghost) => ghost.key === key);
  if (current && glide) approach({ lat: current.latlng.lat, lon: current.latlng.lng }, null);
  rest();
}

/** Draws ghosts in place of those before; none ends the choosing. */
on("ghosts", ({ ghosts, current, glide }) => {
  for (const { node } of shown) node.remove();
  shown = ghosts.map(make);
  // The best one is drawn last, above the others.
  for (const { node } of [...shown].reverse()) pane.append(node);
  document.documentElement.classList.toggle("choosing", shown.length > 0);
  place();
  mark(current, glide);
});

on("ghost", ({ current, glide }) => mark(current, glide));

map.on("zoom viewreset moveend", place);
map.on("zoomanim", (event) => {
  for (const { node, latlng } of shown) L.DomUtil.setPosition(node, pointAfterZoom(map, latlng, event));
});
