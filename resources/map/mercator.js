// The Mercator projection of the base map and the map, and the lines of the base map's files.

const NORTHERNMOST = 85.0511; // degrees, the edge of the square

/**
 * Longitude and latitude in degrees → a point of the unit square.
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
export function unit(lon, lat) {
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
export function degrees(x, y) {
  return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
}

/**
 * Walks along a line of whole numbers, each pair the step from the point before.
 * @param {number[]} numbers
 * @param {(x: number, y: number) => void} visit
 */
export function walk(numbers, visit) {
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
export function points(numbers, place) {
  /** @type {T[]} */
  const result = [];
  walk(numbers, (x, y) => result.push(place(x, y)));
  return result;
}
