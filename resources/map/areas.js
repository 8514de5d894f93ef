// Areas: countries, states and regions as outlines over the base map, which carries their tint.
import * as basemap from "./basemap.js";
import { say } from "./channel.js";
import { contains } from "./leaflet_private.js";
import { colour, makePane, map, state, tone } from "./view.js";

/** @typedef {import("./view.js").Place} Place */
/** @typedef {{ place: Place, polygon: L.Polygon, look: string }} Area */
/** @typedef {[number, number][]} Ring latitudes and longitudes */

const MANY = 400; // among more places than this the lines of areas are fainter
const ORDER = { region: 0, country: 1, state: 2, settlement: 3, nature: 3, facility: 3 }; // what is drawn first

makePane("areas", 300);
// On the map before the pins, so that areas have moved when the pins look where they are.
const renderer = L.canvas({ pane: "areas", padding: 0.4, tolerance: 2 }).addTo(map);

/** @type {Area[]} */
let shown = [];
/** @type {{ place: Place, kind: string, rings: Ring[] }[]} */
let tints = [];

/**
 * The rings of a place's outline, each polygon moved by whole turns until it lies next to the pin.
 * @param {Place} place
 * @param {string} outline GeoJSON
 * @returns {Ring[][]}
 */
function ringsOf(place, outline) {
  const geometry = JSON.parse(outline);
  const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  return polygons.map((/** @type {Ring[]} */ polygon) => {
    let west = Infinity;
    let east = -Infinity;
    for (const [lon] of polygon[0]) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
    }
    const shift = 360 * Math.round((place.lon - (west + east) / 2) / 360);
    return polygon.map((ring) => ring.map(([lon, lat]) => [lat, lon + shift]));
  });
}

/** @param {Place} place */
function isStrong(place) {
  return [state.selected, state.also, state.hovered].includes(place.n);
}

/** @param {Place} place */
function isDim(place) {
  return state.focus !== null && !state.focus.has(place.n) && !isStrong(place);
}

/** @param {Place} place */
function style(place) {
  const strong = isStrong(place);
  const plain = state.places.size > MANY ? 0.4 : 0.75;
  return {
    color: colour(tone(place)),
    weight: strong ? 1.8 : state.places.size > MANY ? 0.8 : 1,
    opacity: strong ? 1 : isDim(place) ? 0.2 : plain,
    fillColor: colour(tone(place)),
    // The base map carries the tint, unless map tiles lie on it.
    fillOpacity: strong ? 0.18 : state.tiled && !isDim(place) ? 0.1 : 0,
    dashArray: place.uncertain ? "4 4" : undefined,
  };
}

/** @param {Place} place */
function lookOf(place) {
  return `${isStrong(place)}/${isDim(place)}/${state.dark}/${state.tiled}`;
}

/**
 * True when an area fills the whole view: then a click means the map, not the area.
 * @param {L.Polygon} polygon
 */
function fillsView(polygon) {
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  return [[0.02, 0.02], [0.98, 0.02], [0.5, 0.5], [0.02, 0.98], [0.98, 0.98]].every(([x, y]) => {
    return contains(polygon, corner.add([size.x * x, size.y * y]));
  });
}

/**
 * @param {Place} place
 * @param {Ring[][]} rings
 */
function draw(place, rings) {
  const polygon = L.polygon(rings, {
    ...style(place),
    renderer,
    pane: "areas",
    bubblingMouseEvents: false,
    smoothFactor: 0.7,
  });
  polygon.on("click", () => {
    if (fillsView(polygon)) say("background");
    else say("click", { place: place.n });
  });
  polygon.on("mouseover", () => {
    if (!fillsView(polygon)) say("hover", { place: place.n });
  });
  polygon.on("mouseout", () => say("hover", { place: 0 }));
  return polygon.addTo(map);
}

/** Takes all outlines away; their tint goes with the next `show`. */
export function clear() {
  shown.forEach(({ polygon }) => polygon.remove());
  shown = [];
}

/**
 * Draws the outlines of places in place of the old ones; `area` of each place becomes its outline.
 * @param {Place[]} places
 */
export function show(places) {
  clear();
  tints = [];
  for (const place of [...places].sort((a, b) => ORDER[a.kind] - ORDER[b.kind])) {
    if (!place.outline) continue;
    try {
      const rings = ringsOf(place, place.outline);
      place.area = draw(place, rings);
      shown.push({ place, polygon: place.area, look: "" });
      tints.push({ place, kind: tone(place), rings: rings.flat() });
    } catch (error) {
      console.warn(`place ${place.n}: ${error}`); // a damaged outline costs the area, not the map
    }
    place.outline = null;
  }
  tint();
}

/** Shows what is chosen and hovered; areas that look as before are left alone. */
export function mark() {
  for (const area of shown) {
    const look = lookOf(area.place);
    if (area.look !== look) area.polygon.setStyle(style(area.place));
    area.look = look;
  }
}

/** Tints the areas that do not stand back. */
export function tint() {
  basemap.tint(tints.filter(({ place }) => !isDim(place)));
}
