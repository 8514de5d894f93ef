import assert from "node:assert/strict";
import test from "node:test";
import { around, between } from "../../resources/map/rooms.js";

const room = { left: 0, top: 0, right: 400, bottom: 300 };

test("a box elsewhere leaves a room as it is", () => {
  assert.deepEqual(around(room, { left: 400, top: 0, right: 500, bottom: 100 }, 10), [room]);
  assert.deepEqual(around(room, { left: 0, top: 300, right: 400, bottom: 400 }, 10), [room]);
});

test("a box in the corner leaves room beside and below it", () => {
  const box = { left: 0, top: 0, right: 100, bottom: 50 };
  assert.deepEqual(around(room, box, 10), [
    { ...room, left: 110 },
    { ...room, top: 60 },
  ]);
});

test("a box over all of it leaves nothing", () => {
  assert.deepEqual(around(room, room, 10), []);
});

test("a number is kept between two others, the lower one first", () => {
  assert.deepEqual([between(0, -3, 10), between(0, 4, 10), between(0, 14, 10), between(5, 0, 2)], [0, 4, 10, 5]);
});
