// Pins: every place as a numbered button above the map, a crowd as one badge. Only what is near the view exists.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, element, tone, unit } = gv;

  const LEADER_FROM = 7; // a pin farther than this from its place gets a line to it
  const MARGIN = 80; // pixels around the view in which pins exist
  const BROUGHT_IN = 8; // as many areas whose middle is out of view have their pin in it

  /** Runs `task` for a click or Enter; a drag of the map that began on the button is neither (a key press has no `detail`). */
  function onPress(node, task) {
    node.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!event.detail || !map.dragging.moved()) task();
    });
    node.addEventListener("dblclick", (event) => event.stopPropagation());
  }

  /** Tells a badge, a region with its name and a plain pin apart: each is another element. */
  function keyOf(item) {
    if (item.members) return `c${item.members[0].place.n}`;
    return item.w ? `r${item.place.n}` : item.place.n;
  }

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
      const last = zoom >= this._map.getMaxZoom() - 0.01;
      const result = gv.arrange(this._places, zoom, state.selected, last);
      if (this._arrangements.size > 12) this._arrangements.clear();
      this._arrangements.set(key, result);
      return result;
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
        wanted.set(keyOf(item), item);
      }
      this._bringAllIn(hidden, wanted, corner, origin, size);
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

    /** Of the areas whose middle is out of view, the most mentioned, as far as there is room for their pins. */
    _bringAllIn(items, wanted, corner, origin, size) {
      const taken = new gv.regions.Taken();
      for (const item of wanted.values()) taken.add(gv.regions.boxOf(item));
      const rank = ({ place }) => (place.n === state.selected ? Infinity : place.count);
      let free = BROUGHT_IN;
      for (const item of items.sort((a, b) => rank(b) - rank(a) || a.place.n - b.place.n)) {
        const moved = this._bringIn(item, [...wanted.values()], taken, corner, origin, size);
        if (!moved) continue;
        wanted.set(keyOf(moved), moved);
        taken.add(gv.regions.boxOf(moved));
        if (--free === 0) return;
      }
    },

    /** The pin of an area whose middle is out of view, where the area is in view: as far from other pins as it can be. */
    _bringIn(item, others, taken, corner, origin, size) {
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
          if (room <= most || !taken.isFree(gv.regions.boxOf(item, x, y)) || !area._containsPoint(at)) continue;
          [best, most] = [{ ...item, x, y, ax: x, ay: y }, room];
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
        line.setAttribute("class", `kind-${tone(item.place)}`);
        lines.push(line);
      }
      this._lines.replaceChildren(...lines);
    },

    _make(item) {
      return item.members ? this._makeBadge(item) : this._makePin(item);
    },

    _makePin({ place, w, small, height: r }) {
      const node = element("button", `gv-pin leaflet-zoom-animated kind-${place.kind}`);
      const face = element("span", "gv-face", w ? gv.label(place) : gv.number(place));
      node.append(face);
      node.tabIndex = -1;
      node.setAttribute("aria-label", place.title);
      if (w) {
        node.classList.add("gv-named");
        node.classList.toggle("gv-small", small);
      } else {
        face.style.height = face.style.minWidth = `${2 * r}px`;
        face.style.fontSize = `${r < 9 ? 8 : r < 12 ? 10.5 : 11.5}px`;
      }
      if (place.uncertain) node.classList.add("uncertain");
      if (place.side) node.classList.add(`side-${place.side}`);
      onPress(node, () => gv.say("click", { place: place.n }));
      node.addEventListener("pointerenter", () => gv.say("hover", { place: place.n }));
      node.addEventListener("pointerleave", () => gv.say("hover", { place: 0 }));
      return node;
    },

    _makeBadge(item) {
      const node = element("button", "gv-pin gv-badge leaflet-zoom-animated");
      node.append(element("span", "gv-face", `×${item.members.length}`));
      node.tabIndex = -1;
      const shares = new Map();
      item.members.forEach(({ place }) => shares.set(tone(place), (shares.get(tone(place)) || 0) + 1));
      let angle = 0;
      const slices = [...shares].map(([name, count]) => {
        const from = angle;
        angle += (360 * count) / item.members.length;
        return `var(--${name}) ${from}deg ${angle}deg`;
      });
      node.firstChild.style.backgroundImage = `linear-gradient(var(--pin-paper), var(--pin-paper)), conic-gradient(${slices.join(",")})`;
      const names = item.members.slice(0, 8).map(({ place }) => place.name);
      node.setAttribute("aria-label", `${item.members.length}: ${names.join(", ")}`);
      onPress(node, () => gv.openBadge(item.members.map(({ place }) => place)));
      return node;
    },

    /** Shows what is chosen and hovered, without moving anything. */
    mark() {
      for (const { node, item } of this._nodes.values()) {
        const holds = (n) => n > 0 && (item.members ? item.members.some(({ place }) => place.n === n) : item.place.n === n);
        node.classList.toggle("current", holds(state.selected));
        node.classList.toggle("hover", holds(state.hovered) || holds(state.also));
        node.classList.toggle("focus", state.focus !== null && [...state.focus].some(holds));
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

  gv.pins = {
    /** Draws the places of a new Atlas in place of the old ones. */
    show(places) {
      for (const place of places) place.at = unit(place.lon, place.lat);
      layer.show(places);
    },
    mark: () => layer.mark(),
    redraw: () => layer.redraw(),
    boxes: () => (layer._places ? layer.boxes() : []),
    where: (number) => layer.where(number),
  };
})();
