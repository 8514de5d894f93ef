import assert from "node:assert/strict";
import test from "node:test";
import { arrange, label, number } from "../../resources/map/arrange.js";
import { boxOf } from "../../resources/map/regions.js";
import { dice, measure, placeOf } from "./places.js";

/** @typedef {import("../../resources/map/view.js").Place} Place */
/** @typedef {import("../../resources/map/regions.js").Item} Item */

const plain = { zoom: 4, selected: 0, last: false, measure };

/** @param {Item[]} items */
function numbers(items) {
  return items.flatMap(({ members, place }) => (members || [{ place }]).map(({ place }) => place?.n)).sort((a = 0, b = 0) => a - b);
}

/** @returns {Place[]} */
function manyPlaces(count = 300) {
  const next = dice(3);
  return Array.from({ length: count }, (_, i) => {
    const crowd = next() < 0.5;
    return placeOf(i + 1, {
      lat: crowd ? 38 + next() : 120 * next() - 60,
      lon: crowd ? 16 + next() : 340 * next() - 170,
      kind: next() < 0.3 ? "region" : "settlement",
      count: 1 + Math.floor(20 * next()),
      reach: 50 + 1500 * next(),
      uncertain: next() < 0.1,
    });
  });
}

test("every place is on the map once at every zoom", () => {
  for (const count of [300, 500]) {
    const places = manyPlaces(count);
    for (const zoom of [1.5, 3, 4.5, 6, 9, 12]) {
      for (const selected of [0, 17]) {
        for (const last of [false, true]) {
          const items = arrange(places, { zoom, selected, last, measure });
          assert.deepEqual(numbers(items), places.map(({ n }) => n), `${count} places at zoom ${zoom}`);
        }
      }
    }
  }
});

test("no name of a region covers another name or a pin", () => {
  const places = manyPlaces();
  for (const zoom of [3, 5, 7]) {
    const items = arrange(places, { ...plain, zoom });
    const names = items.filter(({ w }) => w);
    assert.ok(names.length > 3, `at zoom ${zoom}`);
    for (const name of names) {
      const [left, top, right, bottom] = boxOf(name);
      for (const other of items) {
        const box = boxOf(other);
        const apart = other === name || left >= box[2] || right <= box[0] || top >= box[3] || bottom <= box[1];
        assert.ok(apart, `${name.place?.name} at zoom ${zoom}`);
      }
    }
  }
});

test("two pins in the same point stand beside each other, each near its place", () => {
  const items = arrange([placeOf(1, { lat: 10, lon: 10 }), placeOf(2, { lat: 10, lon: 10 })], plain);
  const [a, b] = items;
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > a.r + b.r - 2.2);
  for (const { x, y, ax = 0, ay = 0, r } of items) assert.ok(Math.hypot(x - ax, y - ay) <= 1.1 * r);
});

test("a crowd becomes a badge, and the chosen place stands apart from it", () => {
  const places = Array.from({ length: 9 }, (_, i) => placeOf(i + 1, { lat: 10 + i / 1000, lon: 10 }));
  const [badge, ...rest] = arrange(places, plain);
  assert.equal(badge.members?.length, 9);
  assert.deepEqual(rest, []);
  const chosen = arrange(places, { ...plain, selected: 4 });
  assert.deepEqual(chosen.filter(({ place }) => place).map(({ place }) => place?.n), [4]);
});

test("where the reader can't zoom in any further, a crowd is spread", () => {
  const places = Array.from({ length: 9 }, (_, i) => placeOf(i + 1, { lat: 10, lon: 10 }));
  const items = arrange(places, { ...plain, zoom: 12, last: true });
  assert.equal(items.length, 9);
  assert.ok(items.every(({ members }) => !members));
});

test("pins are small among many places", () => {
  /** @param {number} count */
  const height = (count) => arrange(manyPlaces(count).map((place) => ({ ...place, kind: "settlement" })), plain)[0];
  assert.ok((height(401).height || 15) <= 15);
  const [pin] = arrange([placeOf(1, { count: 1000 })], plain);
  assert.equal(pin.height, 14);
  const [small] = arrange(Array.from({ length: 401 }, (_, i) => placeOf(i + 1, { lon: i / 3, count: 1000 })), { ...plain, zoom: 9 });
  assert.equal(small.height, 7);
});

test("an uncertain place has a question mark", () => {
  const place = placeOf(7, { name: "Riverlands", uncertain: true });
  assert.equal(number(place), "7?");
  assert.equal(label(place), "7? · Riverlands");
});
