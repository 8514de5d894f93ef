// Places: areas as filled outlines, everything as a numbered pin. Pins that touch move apart; where many crowd they become one badge.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, element, colour, unit } = gv;

  const OVERLAP = 2; // pixels that two pins may overlap
  const CROWD = 6; // more touching pins than this become a badge
  const BADGE_REACH = 42; // pixels around its heart that a badge gathers
  const LEADER_FROM = 7; // a pin farther than this from its place gets a line to it
  const COMPACT_FROM = 400; // with more places than this pins are small
  const MARGIN = 80; // pixels around the view in which pins exist

  const AREA_ORDER = { region: 0, country: 1, state: 2 };

  /** Half the height of a pin: 6 to 14 pixels, growing with the mentions. */
  function radius(count, compact) {
    return compact ? 7 : Math.min(14, 9.5 + 1.02 * Math.log2(count));
  }

  /** What stands on a pin: its number, with a question mark where the place is uncertain; a region has its name too. */
  function label(place) {
    const number = place.uncertain ? `${place.n}?` : String(place.n);
    return place.kind === "region" ? `${number} · ${place.name}` : number;
  }

  // --- areas -----------------------------------------------------------------------------------------------------------------

  const areaPane = map.createPane("areas");
  areaPane.style.zIndex = 300;
  const areaRenderer = L.canvas({ pane: "areas", padding: 0.4, tolerance: 2 });

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

  function areaStyle(place) {
    const strong = place.n === state.selected || place.n === state.hovered;
    return {
      color: colour(place.kind),
      weight: strong ? 1.8 : 1,
      opacity: strong ? 1 : 0.75,
      fillColor: colour(place.kind),
      fillOpacity: strong ? 0.18 : 0, // the base map carries the tint
      dashArray: place.uncertain ? "4 4" : null,
    };
  }

  // --- the arrangement of pins at one zoom -------------------------------------------------------------------------------------

  /** Cells of a grid → indices of what lies in them, to find neighbours without comparing all with all. */
  class Grid {
    constructor(size) {
      this.size = size;
      this.cells = new Map();
    }

    key(x, y) {
      return Math.floor(x / this.size) * 4194304 + Math.floor(y / this.size);
    }

    add(item) {
      const key = this.key(item.x, item.y);
      const cell = this.cells.get(key);
      if (cell) cell.push(item);
      else this.cells.set(key, [item]);
    }

    near(x, y) {
      const found = [];
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          const cell = this.cells.get(this.key(x + dx * this.size, y + dy * this.size));
          if (cell) found.push(...cell);
        }
      }
      return found;
    }
  }

  function touches(a, b) {
    const reach = a.r + b.r - OVERLAP;
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < reach * reach;
  }

  /** Groups of pins that touch, directly or through others. */
  function groups(items) {
    const grid = new Grid(30);
    items.forEach((item) => grid.add(item));
    const seen = new Set();
    const result = [];
    for (const start of items) {
      if (seen.has(start)) continue;
      seen.add(start);
      const group = [start];
      for (let i = 0; i < group.length; i++) {
        for (const other of grid.near(group[i].x, group[i].y)) {
          if (!seen.has(other) && touches(group[i], other)) {
            seen.add(other);
            group.push(other);
          }
        }
      }
      result.push(group);
    }
    return result;
  }

  /** Moves the pins of a small group apart until none touches another; each stays as near to its place as it can. */
  function spread(group) {
    for (let round = 0; round < 60; round++) {
      let moved = false;
      for (let i = 0; i < group.length; i++) {
        for (let j = i + 1; j < group.length; j++) {
          const [a, b] = [group[i], group[j]];
          let dx = b.x - a.x;
          let dy = b.y - a.y;
          let distance = Math.hypot(dx, dy);
          const lack = a.r + b.r - OVERLAP - distance;
          if (lack <= 0.1) continue;
          if (distance < 0.01) {
            const angle = (2 * Math.PI * j) / group.length;
            [dx, dy, distance] = [Math.cos(angle), Math.sin(angle), 1];
          }
          const push = (lack / distance) * 0.5;
          a.x -= dx * push;
          a.y -= dy * push;
          b.x += dx * push;
          b.y += dy * push;
          moved = true;
        }
      }
      if (!moved) return;
    }
  }

  /** A crowd → badges and single pins: the most mentioned pin gathers its neighbours, then the next one that is left. */
  function gather(group, apart) {
    const grid = new Grid(BADGE_REACH);
    group.forEach((item) => grid.add(item));
    const taken = new Set();
    const result = [];
    for (const heart of group) {
      if (taken.has(heart)) continue;
      const members = grid.near(heart.x, heart.y).filter((other) => {
        return !taken.has(other) && Math.hypot(other.x - heart.x, other.y - heart.y) <= BADGE_REACH;
      });
      members.forEach((member) => taken.add(member));
      if (members.length === 1 || (apart && members.length <= 30)) {
        if (members.length > 1) spread(members);
        result.push(...members);
      } else {
        result.push({ members, x: heart.x, y: heart.y, r: 15 });
      }
    }
    return result;
  }

  /** Badges take in what they would cover, except the chosen place. */
  function absorb(items) {
    const badges = items.filter((item) => item.members);
    if (!badges.length) return items;
    const grid = new Grid(60);
    badges.forEach((badge) => grid.add(badge));
    return items.filter((item) => {
      if (item.members || item.place.n === state.selected) return true;
      const badge = grid.near(item.x, item.y).find((other) => touches(other, item));
      if (badge) badge.members.push(item);
      return !badge;
    });
  }

  // --- the layer -----------------------------------------------------------------------------------------------------------------

  const Pins = L.Layer.extend({
    options: { pane: "pins" },

    initialize() {
      this._nodes = new Map(); // key → { node, item }
      this._items = [];
      this._arrangements = new Map(); // zoom and selection → arranged items
    },

    onAdd() {
      this._container = L.DomUtil.create("div", "gv-pins", this.getPane());
      this._lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      this._lines.setAttribute("class", "gv-leaders leaflet-zoom-hide");
      this.getPane().insertBefore(this._lines, this._container);
    },

    onRemove() {
      this._container.remove();
      this._lines.remove();
    },

    getEvents() {
      return { moveend: this.redraw, viewreset: this.redraw, zoom: this._onZoom, zoomanim: this._onZoomAnimation };
    },

    show(places) {
      this._places = places;
      this._compact = places.length > COMPACT_FROM;
      this._arrangements.clear();
      this._nodes.forEach(({ node }) => node.remove());
      this._nodes.clear();
      this.redraw();
    },

    /** The arranged pins at this zoom, in world pixels. */
    arrangement() {
      const zoom = this._map.getZoom();
      const key = `${zoom}/${state.selected}`;
      const known = this._arrangements.get(key);
      if (known) return known;
      const scale = 256 * 2 ** zoom;
      const items = [];
      const capsules = [];
      for (const place of this._places) {
        const x = place.at[0] * scale;
        const y = place.at[1] * scale;
        const height = radius(place.count, this._compact);
        const r = Math.max(height, 4 + 3.2 * label(place).length); // as wide as its number
        const item = { place, x, y, ax: x, ay: y, r, height };
        (place.kind === "region" ? capsules : items).push(item);
      }
      items.sort((a, b) => b.place.count - a.place.count || a.place.n - b.place.n);
      let result = [];
      const last = zoom >= this._map.getMaxZoom() - 0.01;
      for (const group of groups(items)) {
        if (group.length <= CROWD) {
          spread(group);
          result.push(...group);
          continue;
        }
        // A badge must not swallow the place that the reader has chosen.
        const chosen = group.find((item) => item.place.n === state.selected);
        result.push(...gather(chosen ? group.filter((item) => item !== chosen) : group, last));
        if (chosen) result.push(chosen);
      }
      result = absorb(result);
      capsules.forEach((item) => result.push(this._settle(item, result)));
      if (this._arrangements.size > 12) this._arrangements.clear();
      this._arrangements.set(key, result);
      return result;
    },

    /** Where the label of a region covers no pin: at its point, or as near to it as there is room. */
    _settle(item, placed) {
      item.w = 11 + 3.6 * label(item.place).length;
      item.r = 11;
      const near = placed.filter((other) => Math.abs(other.x - item.x) < 260 && Math.abs(other.y - item.y) < 200);
      const overlap = (x, y) => {
        let sum = 0;
        for (const other of near) {
          const dx = (other.w || other.r) + item.w + 3 - Math.abs(other.x - x);
          const dy = other.r + item.r + 3 - Math.abs(other.y - y);
          if (dx > 0 && dy > 0) sum += dx * dy;
        }
        return sum;
      };
      let best = [item.x, item.y];
      let least = overlap(...best);
      for (let ring = 1; ring <= 8 && least > 0; ring++) {
        for (const [dx, dy] of [[0, 1], [0, -1], [1, 0.5], [-1, 0.5], [1, -0.5], [-1, -0.5], [1.4, 0], [-1.4, 0]]) {
          const at = [item.ax + dx * ring * 16, item.ay + dy * ring * 16];
          const covered = overlap(...at);
          if (covered < least) [best, least] = [at, covered];
        }
      }
      [item.x, item.y] = best;
      return item;
    },

    redraw() {
      if (!this._map || !this._places || this._map._animatingZoom) return;
      const origin = this._map.getPixelOrigin();
      const size = this._map.getSize();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      const left = origin.x + corner.x;
      const top = origin.y + corner.y;
      const wanted = new Map();
      const hidden = [];
      for (const item of this.arrangement()) {
        const x = item.x - left;
        const y = item.y - top;
        if (x < -MARGIN || y < -MARGIN || x > size.x + MARGIN || y > size.y + MARGIN) {
          if (item.place && item.place.area) hidden.push(item);
          continue;
        }
        wanted.set(item.members ? `c${item.members[0].place.n}` : item.place.n, item);
      }
      for (const item of hidden) {
        const moved = this._bringIn(item, [...wanted.values()], corner, origin, size);
        if (moved) wanted.set(item.place.n, moved);
      }
      for (const [key, { node }] of this._nodes) {
        if (!wanted.has(key)) {
          node.remove();
          this._nodes.delete(key);
        }
      }
      for (const [key, item] of wanted) {
        const known = this._nodes.get(key);
        if (known && item.members && known.item.members.length !== item.members.length) {
          known.node.remove();
          this._nodes.delete(key);
        }
        const entry = this._nodes.get(key) || { node: this._make(item) };
        entry.item = item;
        entry.latlng = this._map.unproject([item.x, item.y]);
        if (!this._nodes.has(key)) {
          this._nodes.set(key, entry);
          this._container.append(entry.node);
        }
        L.DomUtil.setPosition(entry.node, L.point(item.x - origin.x, item.y - origin.y));
      }
      this._drawLeaders([...wanted.values()], origin);
      this.mark();
    },

    /** The pin of an area whose middle is out of view, where the area is in view: as far from other pins as it can be. */
    _bringIn(item, others, corner, origin, size) {
      const area = item.place.area;
      if (!area._pxBounds || !area._pxBounds.intersects(L.bounds(corner, corner.add(size)))) return null;
      let best = null;
      let most = 24;
      for (let row = 1; row <= 7; row++) {
        for (let column = 1; column <= 9; column++) {
          const at = corner.add([(size.x * column) / 10, (size.y * row) / 8]);
          const [x, y] = [at.x + origin.x, at.y + origin.y];
          let room = 120 - Math.hypot(column - 5, row - 4); // the middle, where there is a choice
          for (const other of others) room = Math.min(room, Math.hypot(other.x - x, other.y - y) - other.r);
          if (room > most && area._containsPoint(at)) [best, most] = [{ ...item, x, y, ax: x, ay: y }, room];
        }
      }
      return best;
    },

    _drawLeaders(items, origin) {
      const lines = [];
      for (const item of items) {
        if (item.members || item.w || Math.hypot(item.x - item.ax, item.y - item.ay) < LEADER_FROM) continue;
        const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        const [ax, ay] = [item.ax - origin.x, item.ay - origin.y];
        line.setAttribute("d", `M${ax} ${ay}L${item.x - origin.x} ${item.y - origin.y}M${ax - 1.5} ${ay}h3`);
        line.setAttribute("class", `kind-${item.place.kind}`);
        lines.push(line);
      }
      this._lines.replaceChildren(...lines);
    },

    _make(item) {
      return item.members ? this._makeBadge(item) : this._makePin(item.place, item.height);
    },

    _makePin(place, r) {
      const region = place.kind === "region";
      const node = element("button", `gv-pin leaflet-zoom-animated kind-${place.kind}`);
      const face = element("span", "gv-face", label(place));
      node.append(face);
      node.tabIndex = -1;
      node.setAttribute("aria-label", place.title);
      if (!region) {
        face.style.height = face.style.minWidth = `${2 * r}px`;
        face.style.fontSize = `${r < 9 ? 8 : r < 12 ? 10.5 : 11.5}px`;
      }
      if (place.uncertain) node.classList.add("uncertain");
      node.addEventListener("click", (event) => {
        event.stopPropagation();
        gv.say("click", { place: place.n });
      });
      node.addEventListener("pointerenter", () => gv.say("hover", { place: place.n }));
      node.addEventListener("pointerleave", () => gv.say("hover", { place: 0 }));
      return node;
    },

    _makeBadge(item) {
      const node = element("button", "gv-pin gv-badge leaflet-zoom-animated");
      node.append(element("span", "gv-face", `×${item.members.length}`));
      node.tabIndex = -1;
      const shares = new Map();
      item.members.forEach(({ place }) => shares.set(place.kind, (shares.get(place.kind) || 0) + 1));
      let angle = 0;
      const slices = [...shares].map(([kind, count]) => {
        const from = angle;
        angle += (360 * count) / item.members.length;
        return `var(--${kind}) ${from}deg ${angle}deg`;
      });
      node.firstChild.style.backgroundImage = `linear-gradient(var(--pin-paper), var(--pin-paper)), conic-gradient(${slices.join(",")})`;
      const names = item.members.slice(0, 8).map(({ place }) => place.name);
      node.setAttribute("aria-label", `${item.members.length}: ${names.join(", ")}`);
      node.addEventListener("click", (event) => {
        event.stopPropagation();
        gv.openBadge(item.members.map(({ place }) => place));
      });
      return node;
    },

    /** Shows what is chosen and hovered, without moving anything. */
    mark() {
      for (const { node, item } of this._nodes.values()) {
        const holds = (n) => n > 0 && (item.members ? item.members.some(({ place }) => place.n === n) : item.place.n === n);
        node.classList.toggle("current", holds(state.selected));
        node.classList.toggle("hover", holds(state.hovered));
      }
      this._showTip();
    },

    /** The name of the place under the pointer, above its pin. */
    _showTip() {
      const place = state.places.get(state.hovered);
      const pin = place && state.hovered !== state.selected ? this.where(state.hovered) : null;
      tip.hidden = !pin;
      if (!pin) return;
      tip.textContent = place.name;
      const size = this._map.getSize();
      const [width, height] = [tip.offsetWidth, tip.offsetHeight];
      const others = this.boxes();
      let best = null;
      for (const [left, top] of [
        [pin.x - width / 2, pin.y - pin.ry - height - 8],
        [pin.x - width / 2, pin.y + pin.ry + 8],
        [pin.x + pin.rx + 8, pin.y - height / 2],
        [pin.x - pin.rx - 8 - width, pin.y - height / 2],
      ]) {
        const x = Math.max(4, Math.min(left, size.x - width - 4));
        const y = Math.max(4, Math.min(top, size.y - height - 4));
        const covers = (box) => x < box[2] && x + width > box[0] && y < box[3] && y + height > box[1];
        const count = others.filter(covers).length;
        if (!best || count < best.count) best = { x, y, count };
      }
      L.DomUtil.setPosition(tip, L.point(Math.round(best.x), Math.round(best.y)));
    },

    _onZoom() {
      if (this._map._animatingZoom) return;
      for (const { node, latlng } of this._nodes.values()) L.DomUtil.setPosition(node, this._map.latLngToLayerPoint(latlng));
      this._lines.replaceChildren();
    },

    _onZoomAnimation(event) {
      for (const { node, latlng } of this._nodes.values()) {
        L.DomUtil.setPosition(node, this._map._latLngToNewLayerPoint(latlng, event.zoom, event.center).round());
      }
      this._lines.replaceChildren();
    },

    /** Where pins stand, as boxes in container pixels. */
    boxes() {
      const origin = this._map.getPixelOrigin();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      return [...this._nodes.values()].map(({ item }) => {
        const [x, y] = [item.x - origin.x - corner.x, item.y - origin.y - corner.y];
        const half = item.w || item.r + 2;
        return [x - half, y - item.r - 2, x + half, y + item.r + 2];
      });
    },

    /** The container point and radius of a pin (of its badge when it is in one), or null when it is not in view. */
    where(number) {
      for (const { item } of this._nodes.values()) {
        if (item.members ? item.members.some(({ place }) => place.n === number) : item.place.n === number) {
          const at = this._map.layerPointToContainerPoint(L.point(item.x, item.y).subtract(this._map.getPixelOrigin()));
          return { x: at.x, y: at.y, rx: item.w || item.r, ry: item.r };
        }
      }
      return null;
    },
  });

  const tip = element("div", "gv-tip", "");
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  map.getContainer().append(tip);
  map.on("movestart zoomstart", () => {
    tip.hidden = true;
  });

  const pinPane = map.createPane("pins");
  pinPane.style.zIndex = 620;
  const layer = new Pins().addTo(map);
  let areas = [];

  gv.pins = {
    /** Draws the places of a new Atlas in place of the old ones. */
    show(places) {
      areas.forEach((area) => area.remove());
      areas = [];
      const tints = [];
      const withOutline = places.filter((place) => place.outline);
      withOutline.sort((a, b) => AREA_ORDER[a.kind] - AREA_ORDER[b.kind]);
      for (const place of withOutline) {
        let lines;
        try {
          lines = rings(place);
        } catch (error) {
          gv.fail(error); // a damaged outline costs the area, not the map
          continue;
        }
        const area = L.polygon(lines, {
          ...areaStyle(place),
          renderer: areaRenderer,
          pane: "areas",
          bubblingMouseEvents: false,
          smoothFactor: 0.7,
        });
        area.place = place;
        area.on("click", () => gv.say("click", { place: place.n }));
        area.on("mouseover", () => gv.say("hover", { place: place.n }));
        area.on("mouseout", () => gv.say("hover", { place: 0 }));
        areas.push(area.addTo(map));
        tints.push({ kind: place.kind, rings: lines.flat() });
        place.outline = null;
        place.area = area;
      }
      gv.basemap.tint(tints);
      for (const place of places) place.at = unit(place.lon, place.lat);
      layer.show(places);
    },
    mark() {
      areas.forEach((area) => area.setStyle(areaStyle(area.place)));
      layer.mark();
    },
    redraw: () => layer.redraw(),
    boxes: () => (layer._places ? layer.boxes() : []),
    where: (number) => layer.where(number),
  };
})();
