// The places of one document on a map that folium made. Everything that a document says arrives as data and becomes text nodes.
import { COLOURS } from "./colours.js";
import { drawGround, outline } from "./ground.js";

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
export function geoviewDraw(map, data) {
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
