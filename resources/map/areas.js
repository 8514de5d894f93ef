// Areas: countries, states and regions as outlines over the base map, which carries their tint.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, colour, tone } = gv;

  const MANY = 400; // among more places than this the lines of areas are fainter
  const ORDER = { region: 0, country: 1, state: 2 }; // what is drawn first

  const pane = map.createPane("areas");
  pane.style.zIndex = 300;
  // On the map before the pins, so that areas have moved when the pins look where they are.
  const renderer = L.canvas({ pane: "areas", padding: 0.4, tolerance: 2 }).addTo(map);

  /** The rings of a GeoJSON geometry, each polygon moved by whole turns until it lies next to the pin. */
  function rings(place) {
    const geometry = JSON.parse(place.outline);
    const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
    return polygons.map((polygon) => {
      let west = Infinity;
      let east = -Infinity;
      for (const [lon] of polygon[0]) {
        if (lon < west) west = lon;
        if (lon > east) east = lon;
      }
      const shift = 360 * Math.round((place.lon - (west + east) / 2) / 360);
      return polygon.map((ring) => ring.map(([lon, lat]) => [lat, lon + shift]));
    });
  }

  function isStrong(place) {
    return [state.selected, state.also, state.hovered].includes(place.n);
  }

  function isDim(place) {
    return state.focus !== null && !state.focus.has(place.n) && !isStrong(place);
  }

  function style(place) {
    const strong = isStrong(place);
    const plain = state.places.size > MANY ? 0.4 : 0.75;
    return {
      color: colour(tone(place)),
      weight: strong ? 1.8 : state.places.size > MANY ? 0.8 : 1,
      opacity: strong ? 1 : isDim(place) ? 0.2 : plain,
      fillColor: colour(tone(place)),
      // The base map carries the tint, unless map tiles lie on it.
      fillOpacity: strong ? 0.18 : gv.tiles.shown && !isDim(place) ? 0.1 : 0,
      dashArray: place.uncertain ? "4 4" : null,
    };
  }

  /** True when an area fills the whole view: then a click means the map, not the area. */
  function fillsView(area) {
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    return [[0.02, 0.02], [0.98, 0.02], [0.5, 0.5], [0.02, 0.98], [0.98, 0.98]].every(([x, y]) => {
      return area._containsPoint(corner.add([size.x * x, size.y * y]));
    });
  }

  function draw(place, lines) {
    const area = L.polygon(lines, {
      ...style(place),
      renderer,
      pane: "areas",
      bubblingMouseEvents: false,
      smoothFactor: 0.7,
    });
    area.place = place;
    area.on("click", () => {
      if (fillsView(area)) gv.say("background");
      else gv.say("click", { place: place.n });
    });
    area.on("mouseover", () => {
      if (!fillsView(area)) gv.say("hover", { place: place.n });
    });
    area.on("mouseout", () => gv.say("hover", { place: 0 }));
    return area.addTo(map);
  }

  let shown = [];
  let tints = []; // what the base map carries: { place, kind, rings }

  function tint() {
    gv.basemap.tint(tints.filter(({ place }) => !isDim(place)));
  }

  gv.areas = {
    /** Takes all outlines away; their tint goes with the next `show`. */
    clear() {
      shown.forEach((area) => area.remove());
      shown = [];
    },
    /** Draws the outlines of places in place of the old ones; `area` of each place becomes its outline. */
    show(places) {
      gv.areas.clear();
      tints = [];
      const outlined = places.filter((place) => place.outline).sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
      for (const place of outlined) {
        try {
          const lines = rings(place);
          place.area = draw(place, lines);
          shown.push(place.area);
          tints.push({ place, kind: tone(place), rings: lines.flat() });
        } catch (error) {
          console.warn(`place ${place.n}: ${error}`); // a damaged outline costs the area, not the map
        }
        place.outline = null;
      }
      tint();
    },
    /** Shows what is chosen and hovered; areas that look as before are left alone. */
    mark() {
      for (const area of shown) {
        const look = `${isStrong(area.place)}/${isDim(area.place)}/${state.dark}/${gv.tiles.shown}`;
        if (area.look !== look) area.setStyle(style(area.place));
        area.look = look;
      }
    },
    /** Tints the areas that do not stand back. */
    tint,
  };
})();
