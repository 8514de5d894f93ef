// What the other modules share: the map, the state, small helpers. No string of a document ever becomes markup: see `element`.
import { around } from "./rooms.js";

/** @typedef {import("./rooms.js").Box} Box */
/**
 * @typedef {object} Place A place of the Atlas, see geoview.mapping.payload.
 * @property {number} n its number
 * @property {string} name
 * @property {string} title what a screen reader says
 * @property {number} lat
 * @property {number} lon
 * @property {"country" | "state" | "settlement" | "region" | "nature" | "facility"} kind
 * @property {number} count mentions
 * @property {boolean} uncertain
 * @property {number} reach kilometres from its middle to its edge, of regions
 * @property {string | null} outline GeoJSON, until it is drawn
 * @property {string} [side] where two documents are compared
 * @property {L.Polygon} [area] its outline on the map
 * @property {[number, number]} [at] its point of the unit square
 * @property {{ width: number, height: number }} [box] pixels that its name takes
 */

// The policy of the page has no word for peer connections; nothing here needs them.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(window, name);

export const map = map_view;

export const state = {
  animate: true,
  dark: false,
  generation: 0,
  /** @type {Map<number, Place>} */
  places: new Map(),
  /** Number of the chosen place, 0 for none. */
  selected: 0,
  /** Number of the place that is lit with the chosen one. */
  also: 0,
  hovered: 0,
  /**
   * Numbers of the places that the paragraph in view names; null when all count the same.
   * @type {Set<number> | null}
   */
  focus: null,
  /**
   * What the window lays over the map.
   * @type {Box | null}
   */
  card: null,
  /** Map tiles lie on the base map. */
  tiled: false,
  /** @type {Record<string, any>} */
  words: {},
};

/**
 * An element with classes and text; the text is set as text, whatever it contains.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) {
    node.textContent = text;
    node.dir = "auto";
  }
  return node;
}

/**
 * A pane of the map.
 * @param {string} name
 * @param {number} order what is higher lies above
 * @param {boolean} [clickable]
 */
export function makePane(name, order, clickable = true) {
  const pane = map.createPane(name);
  pane.style.zIndex = String(order);
  if (!clickable) pane.style.pointerEvents = "none";
  return pane;
}

/**
 * The value of a custom property of map.css in the present colours.
 * @param {string} name
 */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * The name of a place's colours: its kind, or its side where two documents are compared.
 * @param {Place} place
 */
export function tone(place) {
  return place.side || place.kind;
}

/** True when moving things may be animated. */
export function mayMove() {
  return state.animate && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * The content of a file of ours.
 * @param {string} path
 */
export async function json(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/**
 * Runs `task` when the next picture has been drawn; a hidden page draws none, so a timer stands by.
 * @param {() => void} task
 */
export function afterPaint(task) {
  let done = false;
  const once = () => {
    if (!done) {
      done = true;
      task();
    }
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, 250);
}

/**
 * The parts of the map that nothing covers, in container pixels: beside the zoom buttons and below them, above the credits, and (with
 * `cards`) away from the window's own card. They overlap.
 * @param {number} edge
 * @returns {Box[]}
 */
export function rooms(edge, cards = true) {
  const { x, y } = map.getSize();
  const frame = map.getContainer().getBoundingClientRect();
  const credits = /** @type {HTMLElement} */ (map.attributionControl.getContainer());
  const bottom = credits.offsetHeight ? Math.min(credits.getBoundingClientRect().top - frame.top - 4, y - edge) : y - edge;
  let result = [{ left: edge, top: edge, right: x - edge, bottom }];
  const zoom = document.querySelector(".gv-zoom");
  if (zoom) {
    const { left, top, right, bottom } = zoom.getBoundingClientRect();
    const box = { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
    result = result.flatMap((room) => around(room, box, edge));
  }
  const { card } = state;
  return cards && card ? result.flatMap((room) => around(room, card, edge)) : result;
}
