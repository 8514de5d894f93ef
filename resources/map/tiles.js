// Map tiles of a service that the reader chose. They come through the window, never from the network: see tiles in mapscheme.py.
"use strict";

(() => {
  const gv = window.geoview;
  const { map } = gv;

  const DEEPEST = 17; // the closest zoom while tiles are shown; the base map has details for 12
  const NATIVE = 19;
  const usual = map.getMaxZoom();

  const pane = map.createPane("tiles");
  pane.style.zIndex = 160; // above the base map, which shows where a tile is missing; below areas, names and pins
  pane.style.pointerEvents = "none";
  let layer = null;

  /** Names and tints of the base map stand back once tiles lie on them. */
  function mark(there) {
    gv.tiles.shown = there.size > 0;
    document.documentElement.classList.toggle("tiled", gv.tiles.shown);
    gv.basemap.rename();
    gv.areas.mark();
  }

  gv.tiles = {
    shown: false, // some are on the screen
    /** Shows the tiles of the `number`th source; 0 takes them away. */
    show(number) {
      if (layer) layer.remove();
      layer = null;
      mark(new Set());
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
        if (there.size === 1) mark(there);
      });
      layer.on("tileunload", ({ tile }) => {
        there.delete(tile);
        if (!there.size) mark(there);
      });
      layer.addTo(map);
    },
  };
})();
