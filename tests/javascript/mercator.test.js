import assert from "node:assert/strict";
import test from "node:test";
import { degrees, points, unit } from "../../resources/map/mercator.js";

test("the equator and the first meridian cross in the middle of the square", () => {
  assert.deepEqual(unit(0, 0), [0.5, 0.5]);
  assert.deepEqual(degrees(0.5, 0.5), [0, 0]);
});

test("the square ends where the projection is as high as wide", () => {
  const [left, top] = unit(-180, 90);
  assert.equal(left, 0);
  assert.ok(Math.abs(top) < 1e-6);
  assert.deepEqual(unit(0, -90), unit(0, -85.0511));
});

test("there and back again", () => {
  for (const [lat, lon] of [[34, 72], [-54.8, -68.3], [71, 179.9], [-80, -179], [0.1, 200]]) {
    const [backLat, backLon] = degrees(...unit(lon, lat));
    assert.ok(Math.abs(backLat - lat) < 1e-9 && Math.abs(backLon - lon) < 1e-9, `${lat}, ${lon}`);
  }
});

test("each pair of a line is the step from the one before", () => {
  assert.deepEqual(points([10, 20, 1, -2, -3, 0], (x, y) => `${x}/${y}`), ["10/20", "11/18", "8/18"]);
  assert.deepEqual(points([], (x, y) => [x, y]), []);
});
