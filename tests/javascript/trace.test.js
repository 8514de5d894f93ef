import assert from "node:assert/strict";
import test from "node:test";
import { decode, project, trace } from "../../resources/map/trace.js";

/** The calls that draw a path. */
class Pen {
  constructor() {
    /** @type {string[]} */
    this.path = [];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.path.push(`M${x} ${y}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.path.push(`L${x} ${y}`);
  }

  closePath() {
    this.path.push("Z");
  }
}

const frame = { scale: 1000, left: 0, top: 0, width: 1000, height: 1000, step: 1 };

/**
 * @param {number[][]} lines
 * @param {object} options
 */
function drawn(lines, options = {}, closed = false) {
  const pen = new Pen();
  trace(pen, decode(lines, 1000), { ...frame, ...options }, closed);
  return pen.path.join("");
}

test("lines of a file are decoded into the unit square, each with its box", () => {
  const [{ points, box }] = decode([[100, 200, 50, -100]], 1000);
  assert.deepEqual([...points], [0.1, 0.2, 0.15, 0.1]);
  assert.deepEqual(box, [0.1, 0.1, 0.15, 0.2]);
});

test("degrees are projected", () => {
  const [{ points }] = project([[[0, 0], [0, 90]]]);
  assert.deepEqual([...points], [0.5, 0.5, 0.75, 0.5]);
});

test("a line in the frame is drawn as it is, a ring is closed", () => {
  assert.equal(drawn([[100, 100, 50, 0, 0, 50]]), "M100 100L150 100L150 150");
  assert.equal(drawn([[100, 100, 50, 0, 0, 50]], {}, true), "M100 100L150 100L150 150Z");
});

test("points closer than a step to the one before are left out, the last one never", () => {
  assert.equal(drawn([[100, 100, 1, 0, 1, 0, 1, 0]], { step: 2.5 }), "M100 100L103 100");
});

test("what is out of the frame is not drawn, and what leaves it takes the shortest way", () => {
  assert.equal(drawn([[100, 100, 50, 0]], { top: 500, height: 100 }), "");
  const away = drawn([[100, 100, 0, -200, 50, 0, 50, 0, 0, 200]]);
  assert.equal(away, "M100 100L100 -100L200 -100L200 100");
});

test("the world goes on beyond its edge", () => {
  assert.equal(drawn([[10, 100, 20, 0]], { left: 900 }), "M110 100L130 100");
});
