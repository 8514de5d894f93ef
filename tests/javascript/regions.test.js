import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, inOrder, settleAll, Taken } from "../../resources/map/regions.js";
import { placeOf } from "./places.js";

/** @typedef {import("../../resources/map/regions.js").Named} Named */

const SCALE = 256 * 2 ** 5;

/**
 * @param {number} n
 * @param {{ count?: number, reach?: number, x?: number, y?: number }} options
 * @returns {Named}
 */
function region(n, { count = 1, reach = 400, x = 0, y = 0 } = {}) {
  return { place: placeOf(n, { lat: 40, kind: "region", count, reach }), x, y, ax: x, ay: y, w: 40, r: 11 };
}

/** @param {Named[]} items */
const numbers = (items) => items.map(({ place }) => place.n);

test("the more mentioned and the larger get room first", () => {
  assert.deepEqual(numbers(inOrder([region(1), region(2, { count: 9 })], SCALE, 0)), [2, 1]);
  assert.deepEqual(numbers(inOrder([region(1, { reach: 300 }), region(2, { reach: 1500 })], SCALE, 0)), [2, 1]);
});

test("what is larger than the map by far says next to nothing about what is in view", () => {
  assert.deepEqual(numbers(inOrder([region(1, { reach: 40_000 }), region(2, { reach: 1500 })], SCALE, 0)), [2, 1]);
});

test("the chosen one comes before all others", () => {
  assert.deepEqual(numbers(inOrder([region(1, { count: 99 }), region(2)], SCALE, 2)), [2, 1]);
});

test("among many regions the small ones have no name, unless chosen", () => {
  const many = Array.from({ length: 13 }, (_, i) => region(i + 1, { reach: i < 3 ? 10 : 2000 }));
  assert.deepEqual(numbers(inOrder(many, SCALE, 2)).sort((a, b) => a - b), [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  assert.equal(inOrder(many.slice(0, 12), SCALE, 0).length, 12);
});

test("a name finds the next free spot, and one without room is given back", () => {
  const [first, second] = [region(1), region(2)];
  assert.deepEqual(settleAll([first, second], [], SCALE, 0), []);
  assert.deepEqual([first.x, first.y], [0, 0]);
  assert.ok(second.y !== 0, "it stands above or below the first");
  // A wall of pins as far as a name may go.
  const wall = [];
  for (let x = -260; x <= 260; x += 20) for (let y = -260; y <= 260; y += 20) wall.push({ x, y, r: 11 });
  const third = region(3, { x: 0, y: 0 });
  assert.deepEqual(settleAll([third], wall, SCALE, 0), [third]);
  assert.deepEqual(settleAll([third], wall, SCALE, 3), [], "the chosen one keeps its name");
});

test("boxes that only touch leave each other room", () => {
  const taken = new Taken();
  taken.add([0, 0, 100, 20]);
  assert.equal(taken.isFree([100, 0, 150, 20]), true);
  assert.equal(taken.isFree([99, 19, 150, 40]), false);
  assert.equal(taken.isFree([-300, -300, 300, 300]), false);
});

test("the box of a name is as wide as its words, that of a pin as its number", () => {
  const name = region(1, { x: 100, y: 50 });
  assert.deepEqual(boxOf(name), [58.5, 37.5, 141.5, 62.5]);
  assert.deepEqual(boxOf({ x: 0, y: 0, r: 12, height: 10 }), [-13.5, -11.5, 13.5, 11.5]);
});
