// Written by build.py from source/, ../map/ and geoview.mapping.colours: change them there.
var geoviewDraw = (() => {
"use strict";

// Written by build.py from geoview.mapping.colours: change them there.
const COLOURS = {
  country: "#2f6db5",
  state: "#2f6db5",
  settlement: "#c2410c",
  region: "#7c3aed",
  nature: "#0f766e",
  facility: "#6b5b4b",
  first: "#1d5fa8",
  second: "#b4480b",
  both: "#4a4e57",
  sea: "#cfe0ea",
  land: "#e9e6df",
  coast: "#cdc8bb",
  border: "#c4beb0",
};

// The Mercator projection of the base map and the map, and the lines of the base map's files.

const NORTHERNMOST = 85.0511; // degrees, the edge of the square

/**
 * Longitude and latitude in degrees → a point of the unit square.
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
function unit(lon, lat) {
  const limited = Math.max(-NORTHERNMOST, Math.min(NORTHERNMOST, lat));
  const sine = Math.sin((limited * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/**
 * A point of the unit square → latitude and longitude in degrees.
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
function degrees(x, y) {
  return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
}

/**
 * Walks along a line of whole numbers, each pair the step from the point before.
 * @param {number[]} numbers
 * @param {(x: number, y: number) => void} visit
 */
function walk(numbers, visit) {
  let x = 0;
  let y = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    visit(x, y);
  }
}

/**
 * A line of whole numbers → what `place` makes of each of its points.
 * @template T
 * @param {number[]} numbers
 * @param {(x: number, y: number) => T} place
 */
function points(numbers, place) {
  /** @type {T[]} */
  const result = [];
  walk(numbers, (x, y) => result.push(place(x, y)));
  return result;
}

// The base map of an exported page: land, lakes and borders as polygons of Leaflet.

/** @typedef {{ units: number } & Record<"land" | "lakes" | "borders" | "disputed", number[][]>} Base lines, `units` around the world */

/**
 * Draws the base map, once more beside itself where the places lie around the antimeridian.
 * @param {L.Map | L.LayerGroup} target
 * @param {Base} base
 * @param {object} options
 * @param {number} options.meridian in the middle of the places, 0 for the usual map
 * @param {L.Renderer} options.renderer
 * @param {{ sea: string, land: string, coast: string, border: string }} options.colours
 */
function drawGround(target, base, { meridian, renderer, colours }) {
  const common = { renderer, interactive: false, weight: 0.7, smoothFactor: 0.7 };
  for (const shift of meridian ? [0, meridian > 0 ? 360 : -360] : [0]) {
    /** @type {(x: number, y: number) => [number, number]} */
    const place = (x, y) => {
      const [lat, lon] = degrees(x / base.units, y / base.units);
      return [lat, lon + shift];
    };
    /**
     * @param {number[][]} lines
     * @param {L.PolylineOptions} style
     */
    const fill = (lines, style) => lines.forEach((line) => L.polygon(points(line, place), { ...common, ...style }).addTo(target));
    /**
     * @param {number[][]} lines
     * @param {L.PolylineOptions} style
     */
    const stroke = (lines, style) => lines.forEach((line) => L.polyline(points(line, place), { ...common, ...style }).addTo(target));
    fill(base.land, { fillColor: colours.land, fillOpacity: 1, color: colours.coast });
    fill(base.lakes, { fillColor: colours.sea, fillOpacity: 1, stroke: false });
    stroke(base.borders, { color: colours.border });
    stroke(base.disputed, { color: colours.border, dashArray: "3 3" });
  }
}

/**
 * The outline of a place, whose numbers are thousandths of a degree.
 * @param {number[][][]} area
 */
function outline(area) {
  /** @type {(x: number, y: number) => [number, number]} */
  const place = (x, y) => [y / 1000, x / 1000];
  return area.map((polygon) => polygon.map((ring) => points(ring, place)));
}

// The places of one document on a map that folium made. Everything that a document says arrives as data and becomes text nodes.

/**
 * @typedef {object} Place A place of the notebook's map, see geoview.mapping.notebookmap.
 * @property {number} n
 * @property {keyof typeof COLOURS} kind
 * @property {string} name
 * @property {string} what
 * @property {string} where
 * @property {string} coordinates
 * @property {number} confidence
 * @property {number} count
 * @property {boolean} uncertain
 * @property {number | null} lat
 * @property {number} lon
 * @property {number[][][] | null} area
 * @property {[string, string, string][]} quotes before, name and after
 */
/**
 * @typedef {object} Data
 * @property {import("./ground.js").Base} base
 * @property {number} meridian
 * @property {Place[]} places
 * @property {string[]} credits
 * @property {[number, number, number, number] | null} subject
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} style
 * @param {string} [text]
 */
function element(tag, style, text) {
  const node = document.createElement(tag);
  node.style.cssText = style;
  if (text !== undefined) node.textContent = text;
  return node;
}

/** @param {Place} place */
function card(place) {
  const box = element("div", "max-width: 280px; font: 13px/1.4 system-ui, sans-serif");
  box.append(element("b", "font-size: 14px", place.name));
  box.append(element("div", "color: #5f5d57", [place.what, place.where].filter(Boolean).join(" · ")));
  box.append(element("div", "color: #5f5d57", `${place.coordinates} · confidence ${place.confidence.toFixed(2)}`));
  for (const quote of place.quotes) {
    const line = element("div", "margin: 6px 0 0; padding-left: 8px; border-left: 3px solid #dedacf; overflow-wrap: anywhere");
    line.append("“", quote[0], element("b", "", quote[1]), quote[2], "”");
    box.append(line);
  }
  if (place.count > place.quotes.length) box.append(element("div", "margin-top: 6px; color: #5f5d57", `${place.count} mentions`));
  return box;
}

/** @param {Place} place */
function pin(place) {
  const colour = COLOURS[place.kind] || COLOURS.facility;
  const size = Math.min(28, 18 + 2 * Math.log2(place.count));
  const look = place.uncertain ? `background: #fff; color: ${colour}; border-color: ${colour}` : `background: ${colour}; color: #fff; border-color: #fff`;
  const shape = `display: grid; place-items: center; box-sizing: border-box; width: 100%; height: 100%; border: 2px solid; border-radius: 99px;`;
  const face = element("div", `${shape} ${look}; font: 600 11px/1 system-ui, sans-serif; box-shadow: 0 1px 4px rgb(0 0 0 / 35%)`, `${place.n}`);
  return L.divIcon({ html: face, className: "", iconSize: [Math.max(size, 10 + 7 * `${place.n}`.length), size] });
}

/**
 * Draws the places of a document.
 * @param {L.Map} map
 * @param {Data} data
 */
function geoviewDraw(map, data) {
  map.createPane("ground").style.zIndex = "200";
  map.getContainer().style.background = COLOURS.sea;
  drawGround(map, data.base, { meridian: data.meridian, renderer: L.canvas({ pane: "ground", padding: 0.3 }), colours: COLOURS });
  for (const place of data.places) {
    if (!place.area) continue;
    const colour = COLOURS[place.kind] || COLOURS.facility;
    const style = { color: colour, weight: 1, fillColor: colour, fillOpacity: 0.18 };
    L.polygon(outline(place.area), style).bindPopup(() => card(place)).addTo(map);
  }
  for (const place of data.places) {
    if (place.lat === null) continue;
    L.marker([place.lat, place.lon], { icon: pin(place), riseOnHover: true }).bindPopup(() => card(place)).addTo(map);
  }
  if (map.attributionControl) {
    const credits = element("span", "font: 11px/1.3 system-ui, sans-serif", data.credits.join(" · "));
    map.attributionControl.setPrefix(false);
    map.attributionControl.getContainer()?.replaceChildren(credits);
  }
  const box = data.subject;
  if (box) map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: [40, 40], maxZoom: 7, animate: false });
}
  return geoviewDraw;
})();
