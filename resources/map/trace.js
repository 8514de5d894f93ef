// Lines of the base map: from the numbers of a file to the path on a canvas. No drawing here.
import { unit, walk } from "./mercator.js";

/** @typedef {[number, number, number, number]} Extent west, north, east and south */
/** @typedef {{ points: Float64Array, box: Extent }} Line x and y in turn, in the unit square */
/** @typedef {{ scale: number, left: number, top: number, width: number, height: number, step: number }} Frame what is seen, in pixels */

/**
 * Makes a line from a walk along its points.
 * @param {number} length points
 * @param {(visit: (x: number, y: number) => void) => void} along
 * @returns {Line}
 */
function lineOf(length, along) {
  /** @type {Extent} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const points = new Float64Array(2 * length);
  let i = 0;
  along((x, y) => {
    points[i++] = x;
    points[i++] = y;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  });
  return { points, box };
}

/**
 * Lines of whole numbers, `units` around the world → lines of the unit square.
 * @param {number[][]} lines
 * @param {number} units
 */
export function decode(lines, units) {
  return lines.map((numbers) => lineOf(numbers.length / 2, (visit) => walk(numbers, (x, y) => visit(x / units, y / units))));
}

/**
 * Rings of latitude and longitude → lines of the unit square.
 * @param {[number, number][][]} rings
 */
export function project(rings) {
  return rings.map((ring) => lineOf(ring.length, (visit) => ring.forEach(([lat, lon]) => visit(...unit(lon, lat)))));
}

/**
 * On which side of the frame a point lies, as bits.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function side(x, y, width, height) {
  return (x < -4 ? 1 : x > width + 4 ? 2 : 0) | (y < -4 ? 4 : y > height + 4 ? 8 : 0);
}

/**
 * Adds lines to the path of `context`; skips what is out of the frame or closer than `step` pixels to the point before.
 * @param {Pick<CanvasRenderingContext2D, "moveTo" | "lineTo" | "closePath">} context
 * @param {Line[]} lines
 * @param {Frame} frame
 * @param {boolean} closed
 */
export function trace(context, lines, frame, closed) {
  const { scale, left, top, width, height, step } = frame;
  const first = Math.floor(left / scale);
  const last = Math.floor((left + width) / scale);
  for (const { points, box } of lines) {
    for (let copy = first - 1; copy <= last; copy++) {
      const dx = copy * scale - left;
      if (box[2] * scale + dx < 0 || box[0] * scale + dx > width) continue;
      if (box[3] * scale - top < 0 || box[1] * scale - top > height) continue;
      let px = points[0] * scale + dx;
      let py = points[1] * scale - top;
      context.moveTo(px, py);
      // While every point since the last drawn one lies beyond the same edge, the line can't be seen; `run` holds the common edges.
      let run = side(px, py, width, height);
      let waiting = false;
      let wx = 0;
      let wy = 0;
      const end = points.length - 2;
      for (let i = 2; i <= end; i += 2) {
        const x = points[i] * scale + dx;
        const y = points[i + 1] * scale - top;
        const here = side(x, y, width, height);
        if (here & run) {
          run &= here;
          waiting = true;
          wx = x;
          wy = y;
          continue;
        }
        if (i < end && !here && !run && Math.abs(x - px) < step && Math.abs(y - py) < step) continue;
        if (waiting) context.lineTo(wx, wy);
        waiting = false;
        context.lineTo(x, y);
        px = x;
        py = y;
        run = here;
      }
      if (waiting) context.lineTo(wx, wy);
      if (closed) context.closePath();
    }
  }
}
