// The base map: Natural Earth, drawn on one canvas in the colours of map.css, crisp at every zoom.
import { fail } from "./channel.js";
import { Canvas } from "./leaflet_private.js";
import { unit } from "./mercator.js";
import { decode, project, trace } from "./trace.js";
import { colour, json, makePane, map } from "./view.js";

/** @typedef {import("./trace.js").Line} Line */
/** @typedef {import("./trace.js").Frame} Frame */
/** @typedef {{ kind: string, rings: [number, number][][] }} Tint rings of latitude and longitude */

const LEVELS = [
  { name: "world", from: 0 }, // the zoom from which a file is drawn
  { name: "base", from: 3.25 },
  { name: "detail", from: 5.5 },
];
const ORIENTATION = [0, 23.4366, -23.4366, 66.5634, -66.5634]; // equator, tropics, polar circles
const LINES = ["land", "lakes", "rivers", "states", "borders", "disputed"];

/** @type {Map<string, Record<string, Line[]>>} */
const levels = new Map(); // name → decoded content
/** @type {Map<string, Promise<any>>} */
const asked = new Map();
/** @type {{ kind: string, lines: Line[] }[]} */
let areas = [];

makePane("base", 150, false);
const canvas = new Canvas({ pane: "base", padding: 0.25 }, "gv-base", draw);

/**
 * The content for a zoom: the level meant for it, or the nearest coarser one that is there, or any.
 * @param {number} zoom
 */
function contentFor(zoom) {
  const fitting = LEVELS.filter(({ name, from }) => from <= zoom && levels.has(name)).pop();
  const any = fitting || LEVELS.find(({ name }) => levels.has(name));
  return any && levels.get(any.name);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {L.Bounds} bounds
 */
function draw(context, bounds) {
  const size = bounds.getSize();
  const zoom = map.getZoom();
  const origin = map.getPixelOrigin().add(/** @type {L.Point} */ (bounds.min));
  const step = zoom < 4 ? 1 : 0.6; // far out a coast has more points than pixels
  const frame = { scale: 256 * 2 ** zoom, left: origin.x, top: origin.y, width: size.x, height: size.y, step };
  const data = contentFor(zoom);
  context.fillStyle = colour("sea");
  context.fillRect(0, 0, size.x, size.y);
  context.lineJoin = "round";
  drawGraticule(context, frame);
  if (!data) return;
  fill(context, data.land, frame, "land", "coast", 0.8);
  for (const { kind, lines } of areas) fill(context, lines, frame, `${kind}-fill`, "", 0);
  if (zoom >= 3.75) stroke(context, data.states, frame, "state-line", zoom >= 6 ? 0.9 : 0.6, []);
  if (zoom >= 3) fill(context, data.lakes, frame, "sea", "shore", 0.5);
  if (zoom >= 3.5) stroke(context, data.rivers, frame, "river", zoom >= 6 ? 1.1 : 0.7, []);
  const width = zoom >= 5 ? 1.3 : 0.9;
  stroke(context, data.borders, frame, "border", width, []);
  stroke(context, data.disputed, frame, "border", width, [3, 3]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line[]} lines
 * @param {Frame} frame
 * @param {string} inside name of a colour
 * @param {string} edge name of a colour, "" for none
 * @param {number} width
 */
function fill(context, lines, frame, inside, edge, width) {
  context.beginPath();
  trace(context, lines, frame, true);
  context.fillStyle = colour(inside);
  context.fill("evenodd");
  if (!edge) return;
  context.strokeStyle = colour(edge);
  context.lineWidth = width;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line[]} lines
 * @param {Frame} frame
 * @param {string} name of a colour
 * @param {number} width
 * @param {number[]} dash
 */
function stroke(context, lines, frame, name, width, dash) {
  context.beginPath();
  trace(context, lines, frame, false);
  context.strokeStyle = colour(name);
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function drawGraticule(context, frame) {
  context.beginPath();
  for (const latitude of ORIENTATION) {
    const y = Math.round(unit(0, latitude)[1] * frame.scale - frame.top) + 0.5;
    context.moveTo(0, y);
    context.lineTo(frame.width, y);
  }
  context.strokeStyle = colour("graticule");
  context.lineWidth = 1;
  context.stroke();
}

/**
 * Asks for a file once.
 * @param {string} name
 * @returns {Promise<any>}
 */
function ask(name) {
  const known = asked.get(name);
  if (known) return known;
  const content = json(`geoview://map/${name}.json`);
  content.catch(() => {}); // told by those who wait for it
  asked.set(name, content);
  return content;
}

/**
 * Fetches a level; the promise is kept when it is drawn.
 * @param {string} name
 */
async function addLevel(name) {
  const content = await ask(name);
  if (levels.has(name)) return;
  const zoom = map.getZoom();
  const before = contentFor(zoom);
  levels.set(name, Object.fromEntries(LINES.map((key) => [key, decode(content[key], content.units)])));
  if (contentFor(zoom) !== before) canvas.redraw();
}

function fitting() {
  const zoom = map.getZoom();
  return (LEVELS.filter(({ from }) => from <= zoom).pop() || LEVELS[0]).name;
}

/**
 * Draws the base map once `places` has put the view in place; the promise is kept when it is on the canvas.
 * @param {Promise<unknown> | null} places
 */
export async function start(places) {
  await ask("world");
  await Promise.allSettled([places]); // a failure there is told there
  await addLevel("world");
  if (fitting() !== "world") await addLevel("base");
  canvas.addTo(map);
  map.on("zoomend", () => addLevel(fitting()).catch(fail));
}

/** Fetches what the first picture did not need. */
export async function finish() {
  await addLevel(fitting());
  await addLevel("base");
}

/**
 * Tints areas, under the lines of the base map, the largest first.
 * @param {Tint[]} tints
 */
export function tint(tints) {
  areas = tints.map(({ kind, rings }) => ({ kind, lines: project(rings) }));
  canvas.redraw();
}

export function redraw() {
  canvas.redraw();
}

ask("world");
