// The places of one document on a map that folium made. Everything that a document says arrives as data and becomes text nodes.
"use strict";

function geoviewDraw(map, data) {
  const COLOURS = {
    country: "#2f6db5",
    state: "#2f6db5",
    settlement: "#c2410c",
    region: "#7c3aed",
    nature: "#0f766e",
    facility: "#6b5b4b",
  };

  function element(tag, style, text) {
    const node = document.createElement(tag);
    node.style.cssText = style;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /** A line of whole numbers, each pair the step from the one before → what `place` makes of its points. */
  function points(numbers, place) {
    const result = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      result.push(place(x, y));
    }
    return result;
  }

  const turn = (2 * Math.PI) / data.base.units;
  const shifts = data.meridian ? [0, data.meridian > 0 ? 360 : -360] : [0];
  map.createPane("ground").style.zIndex = 200;
  const ink = L.canvas({ pane: "ground", padding: 0.3 });
  map.getContainer().style.background = "#cfe0ea";
  for (const shift of shifts) {
    const unmercator = (x, y) => [
      (Math.atan(Math.sinh(Math.PI - y * turn)) * 180) / Math.PI,
      (x / data.base.units) * 360 - 180 + shift,
    ];
    const draw = (lines, make, style) => {
      for (const line of lines) make(points(line, unmercator), { renderer: ink, interactive: false, weight: 0.7, ...style }).addTo(map);
    };
    draw(data.base.land, L.polygon, { fillColor: "#e9e6df", fillOpacity: 1, color: "#cdc8bb" });
    draw(data.base.lakes, L.polygon, { fillColor: "#cfe0ea", fillOpacity: 1, stroke: false });
    draw(data.base.borders, L.polyline, { color: "#c4beb0" });
    draw(data.base.disputed, L.polyline, { color: "#c4beb0", dashArray: "3 3" });
  }

  function card(place) {
    const box = element("div", "max-width: 280px; font: 13px/1.4 system-ui, sans-serif");
    box.append(element("b", "font-size: 14px", place.name));
    box.append(element("div", "color: #5f5d57", [place.what, place.where].filter(Boolean).join(" · ")));
    box.append(element("div", "color: #5f5d57", `${place.coordinates} · confidence ${place.confidence.toFixed(2)}`));
    for (const quote of place.quotes) {
      const line = element("div", "margin: 6px 0 0; padding-left: 8px; border-left: 3px solid #dedacf; overflow-wrap: anywhere");
      line.append("“", quote[0], element("b", "", quote[1]), quote[2], "”");
      box.append(line);
    }
    if (place.count > place.quotes.length) box.append(element("div", "margin-top: 6px; color: #5f5d57", `${place.count} mentions`));
    return box;
  }

  for (const place of data.places.filter((one) => one.area)) {
    const rings = place.area.map((polygon) => polygon.map((ring) => points(ring, (x, y) => [y / 1000, x / 1000])));
    const colour = COLOURS[place.kind] || COLOURS.facility;
    L.polygon(rings, { color: colour, weight: 1, fillColor: colour, fillOpacity: 0.18 }).bindPopup(() => card(place)).addTo(map);
  }
  for (const place of data.places.filter((one) => one.lat !== null)) {
    const colour = COLOURS[place.kind] || COLOURS.facility;
    const size = Math.min(28, 18 + 2 * Math.log2(place.count));
    const look = place.uncertain ? `background: #fff; color: ${colour}; border-color: ${colour}` : `background: ${colour}; color: #fff; border-color: #fff`;
    const shape = `display: grid; place-items: center; box-sizing: border-box; width: 100%; height: 100%; border: 2px solid; border-radius: 99px;`;
    const face = element("div", `${shape} ${look}; font: 600 11px/1 system-ui, sans-serif; box-shadow: 0 1px 4px rgb(0 0 0 / 35%)`, `${place.n}`);
    const icon = L.divIcon({ html: face, className: "", iconSize: [Math.max(size, 10 + 7 * `${place.n}`.length), size] });
    L.marker([place.lat, place.lon], { icon, riseOnHover: true }).bindPopup(() => card(place)).addTo(map);
  }
  if (map.attributionControl) {
    const credits = element("span", "font: 11px/1.3 system-ui, sans-serif", data.credits.join(" · "));
    map.attributionControl.setPrefix(false);
    map.attributionControl.getContainer().replaceChildren(credits);
  }
  const box = data.subject;
  if (box) map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: [40, 40], maxZoom: 7, animate: false });
}
