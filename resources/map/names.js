// Names of countries and cities on the base map, where pins leave room for them.
import { unit } from "./mercator.js";
import * as pins from "./pins.js";
import { element, json, makePane, map } from "./view.js";

/** @typedef {{ name: string, at: [number, number], rank: number, capital: boolean }} Name */

const COUNTRY_FROM = [2.25, 2.75, 3.5, 4, 4.75, 5.5, 6.5]; // zoom from which a country of rank 0 … 6 is named
const CITY_FROM = [4.25, 4.5, 5, 5.25, 5.75, 6.25, 6.75, 7.5]; // the same for cities by scale rank
const MOST = 120;

const pane = makePane("names", 320, false);
const container = element("div", "gv-names leaflet-zoom-hide");
container.setAttribute("aria-hidden", "true");
/** @type {Name[]} */
let countries = [];
/** @type {Name[]} */
let cities = [];

/** Adds the names, which are not needed for the first picture. */
export async function start() {
  const labels = await json("geoview://map/labels.json");
  /** @param {[string, number, number, number, boolean]} label */
  const nameOf = ([name, lon, lat, rank, capital]) => ({ name, at: unit(lon, lat), rank, capital });
  countries = labels.countries.map(nameOf);
  cities = labels.cities.map(nameOf);
  pane.append(container);
  map.on("moveend viewreset", redraw);
  redraw();
}

/** Lays out what fits; keeps clear of the pins. */
export function redraw() {
  if (!countries.length) return;
  const zoom = map.getZoom();
  const scale = 256 * 2 ** zoom;
  const size = map.getSize();
  const origin = map.getPixelOrigin();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const taken = pins.boxes();
  /** @type {HTMLElement[]} */
  const nodes = [];
  /** @param {Name} item */
  const shown = (item) => {
    const y = item.at[1] * scale - origin.y - corner.y;
    if (y < 0 || y > size.y) return null;
    const first = Math.ceil((corner.x + origin.x) / scale - item.at[0]);
    const x = (item.at[0] + first) * scale - origin.x - corner.x;
    return x <= size.x ? { x, y } : null;
  };
  /** @param {[number, number, number, number]} box */
  const free = (box) => {
    if (box[0] < 2 || box[2] > size.x - 2) return false;
    for (const other of taken) {
      if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
    }
    taken.push(box);
    return true;
  };
  /**
   * @param {string} className
   * @param {string} text
   * @param {{ x: number, y: number }} at
   */
  const put = (className, text, { x, y }) => {
    const node = element("span", className, text);
    L.DomUtil.setPosition(node, L.point(Math.round(x + corner.x), Math.round(y + corner.y)));
    nodes.push(node);
  };
  for (const item of countries) {
    if (zoom < COUNTRY_FROM[item.rank]) continue;
    const at = shown(item);
    const half = 3.7 * item.name.length + 3;
    if (at && free([at.x - half, at.y - 8, at.x + half, at.y + 8])) put("gv-country", item.name, at);
  }
  for (const item of cities) {
    if (zoom < CITY_FROM[item.rank]) break;
    const at = shown(item);
    if (!at) continue;
    const width = 6.2 * item.name.length + 12;
    if (!free([at.x - 5, at.y - 7, at.x + width, at.y + 7])) continue;
    put(item.capital ? "gv-city gv-capital" : "gv-city", item.name, at);
    if (nodes.length > MOST) break;
  }
  container.replaceChildren(...nodes);
}
