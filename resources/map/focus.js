// Reading: the map follows a paragraph. Its places stand out, all others stand back, and the view glides to where they are.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, mayMove } = gv;

  const CLOSEST = 6; // the zoom that a single place is shown at
  const PADDING = 60; // pixels around what is shown
  const NEAR = 1; // as many zoom levels from the best one are near enough

  let before = null; // the view that the reader comes back to: { center, zoom }

  /** True when a box can be read well enough in the present view: then nothing moves. */
  function isInView(bounds, zoom) {
    const size = map.getSize();
    const edge = Math.min(24, size.x / 10);
    const inner = L.bounds([edge, edge], [size.x - edge, size.y - edge]);
    const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => map.latLngToContainerPoint(corner));
    return Math.abs(map.getZoom() - zoom) <= NEAR && corners.every((corner) => inner.contains(corner));
  }

  function glideTo(box) {
    const bounds = L.latLngBounds([box[0], box[1]], [box[2], box[3]]);
    const size = map.getSize();
    const padding = L.point(Math.min(PADDING, size.x / 6), Math.min(PADDING, size.y / 6));
    const zoom = Math.min(CLOSEST, map.getBoundsZoom(bounds, false, padding.multiplyBy(2)));
    if (!isInView(bounds, zoom)) fly(bounds.getCenter(), zoom);
  }

  function fly(center, zoom) {
    gv.told(() => {
      map.stop();
      if (mayMove()) map.flyTo(center, zoom, { duration: 0.9, easeLinearity: 0.4 });
      else map.setView(center, zoom, { animate: false });
    });
  }

  gv.focus = {
    /** Lets the numbered places stand out; null lets all of them, and brings the view back. */
    show(places, box, glide) {
      const was = state.focus !== null;
      if (places !== null && !was) before = { center: map.getCenter(), zoom: map.getZoom() };
      state.focus = places === null ? null : new Set(places);
      document.documentElement.classList.toggle("focusing", state.focus !== null);
      gv.areas.tint();
      if (places !== null && box && glide) glideTo(box);
      if (places === null && was) {
        if (before) fly(before.center, before.zoom);
        else gv.fitAll();
        before = null;
      }
    },
    /** Another document: there is no view to come back to. */
    forget() {
      before = null;
    },
  };
})();
