// The base map of an exported page: land, lakes and borders as polygons of Leaflet.
import { degrees, points } from "../../map/mercator.js";

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
export function drawGround(target, base, { meridian, renderer, colours }) {
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
export function outline(area) {
  /** @type {(x: number, y: number) => [number, number]} */
  const place = (x, y) => [y / 1000, x / 1000];
  return area.map((polygon) => polygon.map((ring) => points(ring, place)));
}
