import assert from "node:assert/strict";
import test from "node:test";
import { spread } from "../../resources/map/spread.js";
import { dice } from "./places.js";

/** @typedef {import("../../resources/map/spread.js").Disc} Disc */

/**
 * @param {Disc} a
 * @param {Disc} b
 */
const reach = (a, b) => a.r + b.r;
const options = { reach, rounds: 200, slack: 0.1 };

/** @param {Disc[]} discs */
function lacking(discs) {
  return Math.max(0, ...discs.flatMap((a, i) => discs.slice(i + 1).map((b) => reach(a, b) - Math.hypot(a.x - b.x, a.y - b.y))));
}

test("discs that touch move apart, as far as they must and no farther", () => {
  const discs = [{ x: 0, y: 0, r: 10 }, { x: 10, y: 0, r: 10 }];
  spread(discs, options);
  assert.ok(Math.abs(discs[1].x - discs[0].x - 20) <= 0.1);
  assert.ok(Math.abs(discs[0].x + discs[1].x - 10) < 1e-9, "both give way alike");
});

test("discs in the same point find different ways", () => {
  const discs = Array.from({ length: 5 }, () => ({ x: 3, y: 4, r: 8 }));
  spread(discs, options);
  assert.ok(lacking(discs) < 0.2, String(lacking(discs)));
});

test("what does not touch stays where it is", () => {
  const discs = [{ x: 0, y: 0, r: 10 }, { x: 21, y: 0, r: 10 }];
  spread(discs, options);
  assert.deepEqual(discs.map(({ x }) => x), [0, 21]);
});

test("a small crowd finds room", () => {
  const next = dice(7);
  for (let round = 0; round < 50; round++) {
    const discs = Array.from({ length: 6 }, () => ({ x: 30 * next(), y: 30 * next(), r: 8 + 6 * next() }));
    spread(discs, options);
    assert.ok(lacking(discs) < 0.5, `round ${round}: ${lacking(discs)}`);
  }
});
