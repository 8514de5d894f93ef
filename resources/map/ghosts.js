// Ghosts: the places that a name may mean, while the reader chooses among them. The pins of the text stand back meanwhile.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, element } = gv;

  const pane = map.createPane("ghosts");
  pane.style.zIndex = 640;
  let shown = []; // { node, latlng, key }

  function place() {
    if (map._animatingZoom) return;
    for (const { node, latlng } of shown) L.DomUtil.setPosition(node, map.latLngToLayerPoint(latlng).round());
  }

  function follow(event) {
    for (const { node, latlng } of shown) {
      L.DomUtil.setPosition(node, map._latLngToNewLayerPoint(latlng, event.zoom, event.center).round());
    }
  }

  function make(ghost, meridian) {
    const node = element("button", `gv-ghost leaflet-zoom-animated kind-${ghost.kind}`);
    node.type = "button";
    node.tabIndex = -1;
    node.append(element("span", "gv-face", ghost.label));
    node.setAttribute("aria-label", ghost.title);
    node.title = ghost.title;
    L.DomEvent.disableClickPropagation(node);
    node.addEventListener("click", () => {
      if (!map.dragging.moved()) gv.say("ghost", { ghost: ghost.key });
    });
    const lon = ghost.lon + 360 * Math.round((meridian - ghost.lon) / 360);
    return { node, key: ghost.key, latlng: L.latLng(ghost.lat, lon) };
  }

  map.on("zoom viewreset moveend", place);
  map.on("zoomanim", follow);

  gv.ghosts = {
    /** Draws ghosts in place of those before; none ends the choosing. */
    show(ghosts, meridian) {
      for (const { node } of shown) node.remove();
      shown = ghosts.map((ghost) => make(ghost, meridian));
      // The best one is drawn last, above the others.
      for (const { node } of [...shown].reverse()) pane.append(node);
      document.documentElement.classList.toggle("choosing", shown.length > 0);
      place();
    },

    /** Marks the one that the reader is at; where it stands, or null. */
    mark(key) {
      let current = null;
      for (const ghost of shown) {
        ghost.node.classList.toggle("current", ghost.key === key);
        if (ghost.key === key) current = ghost;
      }
      return current && { lat: current.latlng.lat, lon: current.latlng.lng };
    },
  };
})();
