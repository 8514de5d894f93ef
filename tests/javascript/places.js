// Places for tests of where pins stand.
import { unit } from "../../resources/map/mercator.js";

/** @typedef {import("../../resources/map/view.js").Place} Place */

/**
 * A place of the map's page.
 * @param {number} n
 * @param {Partial<Place>} options
 * @returns {Place}
 */
export function placeOf(n, options = {}) {
  const { lat = 0, lon = 0 } = options;
  return {
    n,
    name: `Place ${n}`,
    title: "",
    lat,
    lon,
    kind: "settlement",
    count: 1,
    uncertain: false,
    reach: 0,
    outline: null,
    at: unit(lon, lat),
    ...options,
  };
}

/**
 * Numbers from 0 to 1 that are the same at every run.
 * @param {number} seed
 */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/**
 * Stands in for the canvas, which measures the letters of a name.
 * @param {string} text
 * @param {boolean} small
 */
export function measure(text, small) {
  return { width: 6 * text.length + 20, height: small ? 18 : 22 };
}
