// Reading: the map follows a paragraph. Its places stand out, all others stand back, and the view glides to where they are.
import * as areas from "../areas.js";
import { bounds, fitAll, move, rest } from "../camera.js";
import { on } from "../channel.js";
import * as pins from "../pins.js";
import { map, mayMove, state } from "../view.js";

const CLOSEST = 6; // the zoom that a single place is shown at
const PADDING = 60; // pixels around what is shown
const NEAR = 1; // as many zoom levels from the best one are near enough

/** @type {{ center: L.LatLng, zoom: number } | null} */
let before = null; // the view that the reader comes back to

/**
 * True when a box can be read well enough in the present view: then nothing moves.
 * @param {L.LatLngBounds} box
 * @param {number} zoom
 */
function isInView(box, zoom) {
  const size = map.getSize();
  const edge = Math.min(24, size.x / 10);
  const inner = L.bounds([edge, edge], [size.x - edge, size.y - edge]);
  const corners = [box.getNorthWest(), box.getSouthEast()].map((corner) => map.latLngToContainerPoint(corner));
  return Math.abs(map.getZoom() - zoom) <= NEAR && corners.every((corner) => inner.contains(corner));
}

/** @param {import("../camera.js").GeoBox} box */
function glideTo(box) {
  const wanted = bounds(box);
  const size = map.getSize();
  const padding = L.point(Math.min(PADDING, size.x / 6), Math.min(PADDING, size.y / 6));
  const zoom = Math.min(CLOSEST, map.getBoundsZoom(wanted, false, padding.multiplyBy(2)));
  if (!isInView(wanted, zoom)) fly(wanted.getCenter(), zoom);
}

/**
 * @param {L.LatLng} center
 * @param {number} zoom
 */
function fly(center, zoom) {
  move(() => {
    map.stop();
    if (mayMove()) map.flyTo(center, zoom, { duration: 0.9, easeLinearity: 0.4 });
    else map.setView(center, zoom, { animate: false });
  });
}

// Lets the numbered places stand out; null lets all of them, and brings the view back.
on("focus", ({ places, box, glide }) => {
  const was = state.focus !== null;
  if (places && !was) before = { center: map.getCenter(), zoom: map.getZoom() };
  state.focus = places && new Set(places);
  document.documentElement.classList.toggle("focusing", state.focus !== null);
  areas.tint();
  if (places && box && glide) glideTo(box);
  if (!places && was) {
    if (before) fly(before.center, before.zoom);
    else fitAll();
    before = null;
  }
  areas.mark();
  pins.mark();
  rest();
});

// In another document there is no view to come back to.
on("atlas", ({ fresh }) => {
  if (fresh) before = null;
});
