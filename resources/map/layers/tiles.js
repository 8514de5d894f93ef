// Map tiles of a service that the reader chose. They come through the window, never from the network: see tiles in
// geoview.ui.map.url_scheme.
import * as areas from "../areas.js";
import { on } from "../channel.js";
import * as names from "../names.js";
import { makePane, map, state } from "../view.js";

const DEEPEST = 17; // the closest zoom while tiles are shown; the base map has details for 12
const NATIVE = 19;
const usual = map.getMaxZoom();

makePane("tiles", 160, false); // above the base map, which shows where a tile is missing; below areas, names and pins
let source = 0;
/** @type {L.TileLayer | null} */
let layer = null;

/**
 * Names and tints of the base map stand back once tiles lie on them.
 * @param {boolean} tiled
 */
function mark(tiled) {
  state.tiled = tiled;
  document.documentElement.classList.toggle("tiled", tiled);
  names.redraw();
  areas.mark();
}

// Shows the tiles of a source; 0 takes them away.
on("tiles", ({ number }) => {
  if (number === source) return;
  source = number;
  if (layer) layer.remove();
  layer = null;
  mark(false);
  map.setMaxZoom(number ? DEEPEST : usual);
  if (!number) return;
  const there = new Set();
  layer = L.tileLayer(`geoview://map/tiles/${number}/{z}/{x}/{y}`, {
    pane: "tiles",
    maxZoom: DEEPEST,
    maxNativeZoom: NATIVE,
    updateWhenIdle: true, // only where the map comes to rest is asked for
    keepBuffer: 1,
  });
  layer.on("tileload", ({ tile }) => {
    there.add(tile);
    if (there.size === 1) mark(true);
  });
  layer.on("tileunload", ({ tile }) => {
    if (there.delete(tile) && !there.size) mark(false);
  });
  layer.addTo(map);
});
