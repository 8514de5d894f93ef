// Pins: every place as a numbered button above the map, a crowd as one badge. Only what is near the view exists.
import "./areas.js"; // before the pins: areas have moved when the pins look where they are
import { arrange, label, number } from "./arrange.js";
import { openBadge } from "./camera.js";
import { say } from "./channel.js";
import { contains, isZooming, meets, pointAfterZoom, wasDragged } from "./leaflet_private.js";
import { unit } from "./mercator.js";
import { boxOf, Taken } from "./regions.js";
import { element, makePane, map, state, tone } from "./view.js";

/** @typedef {import("./view.js").Place} Place */
/** @typedef {import("./regions.js").Item} Item */
/** @typedef {{ node: HTMLElement, item: Item, latlng: L.LatLng }} Entry */
/** @typedef {{ x: number, y: number, rx: number, ry: number }} Spot where a pin stands, in container pixels, and half its size */

const LEADER_FROM = 7; // a pin farther than this from its place gets a line to it
const MARGIN = 80; // pixels around the view in which pins exist
const BROUGHT_IN = 8; // as many areas whose middle is out of view have their pin in it
const KEPT = 12; // arrangements
const SVG = "http://www.w3.org/2000/svg";

/** @type {Place[] | null} */
let places = null;
/** @type {Map<string | number, Entry>} */
const entries = new Map();
/** @type {Map<string, Item[]>} */
const arrangements = new Map(); // zoom and selection → arranged items

const pane = makePane("pins", 620);
const leaders = document.createElementNS(SVG, "svg");
leaders.setAttribute("class", "gv-leaders leaflet-zoom-hide");
const container = element("div", "gv-pins");
pane.append(leaders, container);

const tip = element("div", "gv-tip", "");
tip.hidden = true;
tip.setAttribute("aria-hidden", "true");
map.getContainer().append(tip);

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/**
 * Width and height of a name in pixels, as map.css draws it.
 * @param {string} text
 * @param {boolean} small
 */
function measure(text, small) {
  const size = small ? 10.5 : 11.5;
  pen.font = `600 ${size}px ${getComputedStyle(map.getContainer()).fontFamily}`;
  return { width: Math.ceil(pen.measureText(text).width) + (small ? 16 : 22), height: small ? 18 : 22 };
}

/**
 * Runs `task` for a click or Enter; a drag of the map that began on the button is neither (a key press has no `detail`).
 * @param {HTMLElement} node
 * @param {() => void} task
 */
function onPress(node, task) {
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    if (!event.detail || !wasDragged(map)) task();
  });
  node.addEventListener("dblclick", (event) => event.stopPropagation());
}

/** @param {Item} item */
function placesOf(item) {
  return (item.members || [item]).flatMap(({ place }) => place || []);
}

/**
 * @param {Item} item
 * @param {number} n
 */
function holds(item, n) {
  return n > 0 && (item.members ? item.members.some(({ place }) => place?.n === n) : item.place?.n === n);
}

/**
 * Tells a badge, a region with its name and a plain pin apart: each is another element.
 * @param {Item} item
 */
function keyOf(item) {
  const [{ n }] = placesOf(item);
  return item.members ? `c${n}` : item.w ? `r${n}` : n;
}

/**
 * The arranged pins at this zoom, in world pixels.
 * @param {Place[]} all
 */
function arrangement(all) {
  const zoom = map.getZoom();
  const key = `${zoom}/${state.selected}`;
  const known = arrangements.get(key);
  if (known) return known;
  const last = zoom >= map.getMaxZoom() - 0.01;
  const result = arrange(all, { zoom, selected: state.selected, last, measure });
  if (arrangements.size > KEPT) arrangements.clear();
  arrangements.set(key, result);
  return result;
}

/**
 * Of the areas whose middle is out of view, the most mentioned, as far as there is room for their pins.
 * @param {(Item & { place: Place })[]} hidden
 * @param {Map<string | number, Item>} wanted
 */
function bringAllIn(hidden, wanted) {
  const taken = new Taken();
  for (const item of wanted.values()) taken.add(boxOf(item));
  /** @param {{ place: Place }} item */
  const rank = ({ place }) => (place.n === state.selected ? Infinity : place.count);
  let free = BROUGHT_IN;
  for (const item of hidden.sort((a, b) => rank(b) - rank(a) || a.place.n - b.place.n)) {
    const moved = bringIn(item, [...wanted.values()], taken);
    if (!moved) continue;
    wanted.set(keyOf(moved), moved);
    taken.add(boxOf(moved));
    if (--free === 0) return;
  }
}

/**
 * The pin of an area whose middle is out of view, where the area is in view: as far from other pins as it can be.
 * @param {Item & { place: Place }} item
 * @param {Item[]} others
 * @param {Taken} taken
 * @returns {Item | null}
 */
function bringIn(item, others, taken) {
  const { area } = item.place;
  const origin = map.getPixelOrigin();
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  if (!area || !meets(area, L.bounds(corner, corner.add(size)))) return null;
  let best = null;
  let most = 24;
  for (let row = 1; row <= 7; row++) {
    for (let column = 1; column <= 9; column++) {
      const at = corner.add([(size.x * column) / 10, (size.y * row) / 8]);
      const [x, y] = [at.x + origin.x, at.y + origin.y];
      let room = 120 - Math.hypot(column - 5, row - 4); // the middle, where there is a choice
      for (const other of others) room = Math.min(room, Math.hypot(other.x - x, other.y - y) - other.r);
      if (room <= most || !taken.isFree(boxOf(item, x, y)) || !contains(area, at)) continue;
      [best, most] = [{ ...item, x, y, ax: x, ay: y }, room];
    }
  }
  return best;
}

/**
 * @param {Item[]} items
 * @param {L.Point} origin
 */
function drawLeaders(items, origin) {
  const lines = [];
  for (const { place, x, y, w, ax, ay } of items) {
    if (!place || w || ax === undefined || ay === undefined || Math.hypot(x - ax, y - ay) < LEADER_FROM) continue;
    const line = document.createElementNS(SVG, "path");
    const [left, top] = [ax - origin.x, ay - origin.y];
    line.setAttribute("d", `M${left} ${top}L${x - origin.x} ${y - origin.y}M${left - 1.5} ${top}h3`);
    line.setAttribute("class", `kind-${tone(place)}`);
    lines.push(line);
  }
  leaders.replaceChildren(...lines);
}

/**
 * @param {Place} place
 * @param {Item} item
 */
function makePin(place, { w, small, height = 0 }) {
  const node = element("button", `gv-pin leaflet-zoom-animated kind-${place.kind}`);
  const face = element("span", "gv-face", w ? label(place) : number(place));
  node.append(face);
  node.tabIndex = -1;
  node.setAttribute("aria-label", place.title);
  if (w) {
    node.classList.add("gv-named");
    node.classList.toggle("gv-small", small);
  } else {
    face.style.height = face.style.minWidth = `${2 * height}px`;
    face.style.fontSize = `${height < 9 ? 8 : height < 12 ? 10.5 : 11.5}px`;
  }
  if (place.uncertain) node.classList.add("uncertain");
  if (place.side) node.classList.add(`side-${place.side}`);
  onPress(node, () => say("click", { place: place.n }));
  node.addEventListener("pointerenter", () => say("hover", { place: place.n }));
  node.addEventListener("pointerleave", () => say("hover", { place: 0 }));
  return node;
}

/** @param {Place[]} members */
function makeBadge(members) {
  const node = element("button", "gv-pin gv-badge leaflet-zoom-animated");
  const face = element("span", "gv-face", `×${members.length}`);
  node.append(face);
  node.tabIndex = -1;
  /** @type {Map<string, number>} */
  const shares = new Map();
  members.forEach((place) => shares.set(tone(place), (shares.get(tone(place)) || 0) + 1));
  let angle = 0;
  const slices = [...shares].map(([name, count]) => {
    const from = angle;
    angle += (360 * count) / members.length;
    return `var(--${name}) ${from}deg ${angle}deg`;
  });
  face.style.backgroundImage = `linear-gradient(var(--pin-paper), var(--pin-paper)), conic-gradient(${slices.join(",")})`;
  const names = members.slice(0, 8).map((place) => place.name);
  node.setAttribute("aria-label", `${members.length}: ${names.join(", ")}`);
  onPress(node, () => openBadge(members));
  return node;
}

/** The name of the place under the pointer, above its pin. */
function showTip() {
  const place = state.places.get(state.hovered);
  const pin = place && state.hovered !== state.selected ? where(state.hovered) : null;
  tip.hidden = !pin;
  if (!place || !pin) return;
  tip.textContent = place.name;
  const size = map.getSize();
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const others = boxes();
  let best = { x: 0, y: 0, count: Infinity };
  for (const [left, top] of [
    [pin.x - width / 2, pin.y - pin.ry - height - 8],
    [pin.x - width / 2, pin.y + pin.ry + 8],
    [pin.x + pin.rx + 8, pin.y - height / 2],
    [pin.x - pin.rx - 8 - width, pin.y - height / 2],
  ]) {
    const x = Math.max(4, Math.min(left, size.x - width - 4));
    const y = Math.max(4, Math.min(top, size.y - height - 4));
    const count = others.filter((box) => x < box[2] && x + width > box[0] && y < box[3] && y + height > box[1]).length;
    if (count < best.count) best = { x, y, count };
  }
  L.DomUtil.setPosition(tip, L.point(Math.round(best.x), Math.round(best.y)));
}

/**
 * Draws the places of a new Atlas in place of the old ones.
 * @param {Place[]} all
 */
export function show(all) {
  for (const place of all) place.at = unit(place.lon, place.lat);
  places = all;
  arrangements.clear();
  entries.clear();
  container.replaceChildren();
  redraw();
}

/** Draws the pins that belong into the view, and takes the others away. */
export function redraw() {
  if (!places || isZooming(map)) return;
  const origin = map.getPixelOrigin();
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const left = origin.x + corner.x;
  const top = origin.y + corner.y;
  /** @type {Map<string | number, Item>} */
  const wanted = new Map();
  const hidden = [];
  for (const item of arrangement(places)) {
    const x = item.x - left;
    const y = item.y - top;
    if (x < -MARGIN || y < -MARGIN || x > size.x + MARGIN || y > size.y + MARGIN) {
      if (item.place && item.place.area) hidden.push({ ...item, place: item.place });
      continue;
    }
    wanted.set(keyOf(item), item);
  }
  bringAllIn(hidden, wanted);
  for (const [key, { node, item }] of entries) {
    const next = wanted.get(key);
    if (next && item.members?.length === next.members?.length) continue;
    node.remove();
    entries.delete(key);
  }
  for (const [key, item] of wanted) {
    const latlng = map.unproject([item.x, item.y]);
    const known = entries.get(key);
    const node = known ? known.node : item.place ? makePin(item.place, item) : makeBadge(placesOf(item));
    if (!known) container.append(node);
    entries.set(key, { node, item, latlng });
    L.DomUtil.setPosition(node, L.point(item.x - origin.x, item.y - origin.y));
  }
  drawLeaders([...wanted.values()], origin);
  mark();
}

/** Shows what is chosen and hovered, without moving anything. */
export function mark() {
  const { focus } = state;
  for (const { node, item } of entries.values()) {
    node.classList.toggle("current", holds(item, state.selected));
    node.classList.toggle("hover", holds(item, state.hovered) || holds(item, state.also));
    node.classList.toggle("focus", focus !== null && [...focus].some((n) => holds(item, n)));
  }
  showTip();
}

/**
 * Where pins stand, as boxes in container pixels.
 * @returns {[number, number, number, number][]}
 */
export function boxes() {
  const origin = map.getPixelOrigin();
  const corner = map.containerPointToLayerPoint([0, 0]);
  return [...entries.values()].map(({ item }) => {
    const [x, y] = [item.x - origin.x - corner.x, item.y - origin.y - corner.y];
    const half = item.w || item.r + 2;
    return [x - half, y - item.r - 2, x + half, y + item.r + 2];
  });
}

/**
 * Where the pin of a place stands (its badge, when it is in one), or null when it is not in view.
 * @param {number} n
 * @returns {Spot | null}
 */
export function where(n) {
  for (const { item } of entries.values()) {
    if (!holds(item, n)) continue;
    const at = map.layerPointToContainerPoint(L.point(item.x, item.y).subtract(map.getPixelOrigin()));
    return { x: at.x, y: at.y, rx: item.w || item.r, ry: item.r };
  }
  return null;
}

map.on("movestart zoomstart", () => {
  tip.hidden = true;
});
map.on("moveend viewreset", redraw);
map.on("zoom", () => {
  if (isZooming(map)) return;
  for (const { node, latlng } of entries.values()) L.DomUtil.setPosition(node, map.latLngToLayerPoint(latlng));
  leaders.replaceChildren();
});
map.on("zoomanim", (event) => {
  for (const { node, latlng } of entries.values()) L.DomUtil.setPosition(node, pointAfterZoom(map, latlng, event));
  leaders.replaceChildren();
});
