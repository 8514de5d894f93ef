// The view: which part of the world is shown, and how the map gets there.
import { say } from "./channel.js";
import { isMoving } from "./leaflet_private.js";
import { afterPaint, map, mayMove, state } from "./view.js";

/** @typedef {import("./view.js").Place} Place */
/** @typedef {[number, number, number, number]} GeoBox south, west, north and east, in degrees */
/** @typedef {{ x: number, y: number, rx: number }} Spot in container pixels */

const PADDING = 52; // pixels around what is fitted
const CLOSEST = 7; // the zoom that a single village is shown at
const BESIDE = 52; // pixels that the controls take of either edge
const COMFORT = 70; // pixels from the edge within which a chosen pin is brought inwards

/** @type {{ subject: GeoBox | null, all: GeoBox | null, meridian: number }} */
let frame = { subject: null, all: null, meridian: 0 };
let touched = false; // the reader has moved the map since this document came
let told = false; // the map moves because it was told to

/**
 * Moves the map without taking that for a move of the reader's.
 * @param {() => void} task
 */
export function move(task) {
  told = true;
  try {
    task();
  } finally {
    told = false;
  }
}

/** @param {GeoBox} box */
export function bounds(box) {
  return L.latLngBounds([box[0], box[1]], [box[2], box[3]]);
}

function lowestZoom() {
  return Math.max(1, Math.floor(4 * Math.log2((0.8 * map.getSize().x) / 256)) / 4);
}

function limit() {
  move(() => {
    map.setMinZoom(lowestZoom());
    map.setMaxBounds([
      [-85, frame.meridian - 300],
      [85, frame.meridian + 300],
    ]);
  });
}

/**
 * Fits a box into the map; a wide map keeps its margins, a small one gives up some of them.
 * @param {GeoBox | null} box null for the world
 * @param {boolean} animate
 */
function fit(box, animate) {
  const size = map.getSize();
  const padding = Math.min(PADDING, size.x / 6, size.y / 6);
  move(() => {
    if (!box) map.setView([20, frame.meridian], Math.max(2, lowestZoom()), { animate: false });
    else {
      map.fitBounds(bounds(box), {
        paddingTopLeft: [padding + 12, padding],
        paddingBottomRight: [padding, padding],
        maxZoom: CLOSEST,
        animate: animate && mayMove(),
      });
    }
  });
}

/** @param {GeoBox} box */
function isInView(box) {
  return Math.abs(map.getBoundsZoom(bounds(box)) - map.getZoom()) < 1 && map.getBounds().contains(bounds(box));
}

/** Shows what the text is about; where that is in view already, everything, far places too. */
export function fitAll() {
  touched = false;
  const subject = frame.subject || frame.all;
  fit(subject && isInView(subject) && frame.all ? frame.all : subject, true);
}

/**
 * Takes in what a new Atlas covers.
 * @param {typeof frame} next
 * @param {boolean} fresh it is another document
 * @param {boolean} still the map stays where it is, unless the document is another one
 */
export function takeIn(next, fresh, still) {
  frame = next;
  limit();
  if (fresh) touched = false;
  if (fresh || !(touched || still)) fit(frame.subject || frame.all, false);
}

/** Shows the world. */
export function showWorld() {
  fit(null, false);
}

/**
 * The turn of the world in which a longitude lies next to the document's places.
 * @param {number} lon
 */
export function nearest(lon) {
  return lon + 360 * Math.round((frame.meridian - lon) / 360);
}

/**
 * Brings a place into view: not at all when it is well inside, else by the shortest way.
 * @param {{ lat: number, lon: number, box?: { width: number } }} place
 * @param {Spot | null} pin where its pin stands; that of an area may stand elsewhere than its middle
 */
export function approach(place, pin) {
  const at = L.latLng(place.lat, place.lon);
  const size = map.getSize();
  const point = pin || map.latLngToContainerPoint(at);
  const edge = Math.min(COMFORT, size.x / 5, size.y / 5);
  // The name of a region comes inwards as a whole, past the controls; a small map has no room for that.
  const half = pin ? pin.rx : place.box ? place.box.width / 2 : 0;
  const side = Math.max(edge, Math.min(half + BESIDE, size.x / 8));
  const x = Math.max(side, Math.min(point.x, size.x - side));
  const y = Math.max(edge, Math.min(point.y, size.y - edge));
  if (x === point.x && y === point.y) return;
  const near = point.x > -size.x && point.x < 2 * size.x && point.y > -size.y && point.y < 2 * size.y;
  const animate = mayMove();
  move(() => {
    if (near) map.panBy([point.x - x, point.y - y], { animate, duration: 0.35 });
    else if (animate) map.flyTo(at, map.getZoom(), { duration: 0.9 });
    else map.setView(at, map.getZoom(), { animate: false });
  });
}

/**
 * Moves the map by some pixels.
 * @param {[number, number] | null} by
 */
export function makeRoom(by) {
  if (by) move(() => map.panBy(by, { animate: mayMove(), duration: 0.25 }));
}

/**
 * Shows a place close up.
 * @param {Place} place
 */
export function zoomTo({ area, lat, lon }) {
  const animate = mayMove();
  move(() => {
    if (area) map.fitBounds(area.getBounds(), { padding: [30, 30], maxZoom: 9, animate });
    else map.setView([lat, lon], Math.max(map.getZoom(), CLOSEST), { animate });
  });
}

/**
 * Shows the places of a badge apart from each other.
 * @param {Place[]} places
 */
export function openBadge(places) {
  const box = L.latLngBounds(places.map(({ lat, lon }) => [lat, lon]));
  const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, map.getBoundsZoom(box, false, L.point(90, 90))));
  map.setView(box.getCenter(), zoom, { animate: mayMove() });
}

/** Says "settled" once the map stands still and has been painted. */
export function rest() {
  afterPaint(() => {
    if (isMoving(map)) map.once("moveend", rest);
    else if (state.generation) say("settled");
  });
}

map.on("dragstart", () => {
  touched = true;
});
map.on("zoomstart", () => {
  if (!told) touched = true;
});
map.on("resize", () => {
  limit();
  if (!touched && state.generation) fit(frame.subject || frame.all, false);
});
map.on("moveend", rest);
