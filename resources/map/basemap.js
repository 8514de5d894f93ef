// The base map: Natural Earth, drawn on one canvas in the colours of map.css, crisp at every zoom; names of countries and cities above it.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, unit, colour, element } = gv;

  const LEVELS = [
    { name: "world", from: 0 }, // the zoom from which a file is drawn
    { name: "base", from: 3.25 },
    { name: "detail", from: 5.5 },
  ];
  const ORIENTATION = [0, 23.4366, -23.4366, 66.5634, -66.5634]; // equator, tropics, polar circles

  /** Lines of whole numbers → lines of the unit square, each with its box. */
  function decode(lines, units) {
    return lines.map((numbers) => {
      const points = new Float64Array(numbers.length);
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      let x = 0;
      let y = 0;
      for (let i = 0; i < numbers.length; i += 2) {
        x += numbers[i];
        y += numbers[i + 1];
        const px = x / units;
        const py = y / units;
        points[i] = px;
        points[i + 1] = py;
        if (px < box[0]) box[0] = px;
        if (py < box[1]) box[1] = py;
        if (px > box[2]) box[2] = px;
        if (py > box[3]) box[3] = py;
      }
      return { points, box };
    });
  }

  /** Rings of degrees → lines of the unit square. */
  function project(rings) {
    return rings.map((ring) => {
      const points = new Float64Array(2 * ring.length);
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      ring.forEach(([lat, lon], i) => {
        const [x, y] = unit(lon, lat);
        points[2 * i] = x;
        points[2 * i + 1] = y;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      });
      return { points, box };
    });
  }

  function decodeAll(content) {
    const result = {};
    for (const key of ["land", "lakes", "rivers", "states", "borders", "disputed"]) {
      result[key] = decode(content[key], content.units);
    }
    return result;
  }

  /** On which side of the frame a point lies, as bits. */
  function side(x, y, width, height) {
    return (x < -4 ? 1 : x > width + 4 ? 2 : 0) | (y < -4 ? 4 : y > height + 4 ? 8 : 0);
  }

  /** Adds lines to the path of `context`; skips what is out of the frame or closer than `step` pixels to the point before. */
  function trace(context, lines, frame, closed) {
    const { scale, left, top, width, height, step } = frame;
    const first = Math.floor(left / scale);
    const last = Math.floor((left + width) / scale);
    for (const { points, box } of lines) {
      for (let copy = first - 1; copy <= last; copy++) {
        const dx = copy * scale - left;
        if ((box[2] * scale + dx < 0) | (box[0] * scale + dx > width)) continue;
        if ((box[3] * scale - top < 0) | (box[1] * scale - top > height)) continue;
        let px = points[0] * scale + dx;
        let py = points[1] * scale - top;
        context.moveTo(px, py);
        // While every point since the last drawn one lies beyond the same edge, the line can't be seen; `run` holds the common edges.
        let run = side(px, py, width, height);
        let waiting = false;
        let wx = 0;
        let wy = 0;
        const end = points.length - 2;
        for (let i = 2; i <= end; i += 2) {
          const x = points[i] * scale + dx;
          const y = points[i + 1] * scale - top;
          const here = side(x, y, width, height);
          if (here & run) {
            run &= here;
            waiting = true;
            wx = x;
            wy = y;
            continue;
          }
          if (i < end && !here && !run && Math.abs(x - px) < step && Math.abs(y - py) < step) continue;
          if (waiting) context.lineTo(wx, wy);
          waiting = false;
          context.lineTo(x, y);
          px = x;
          py = y;
          run = here;
        }
        if (waiting) context.lineTo(wx, wy);
        if (closed) context.closePath();
      }
    }
  }

  const BaseMap = L.Renderer.extend({
    options: { padding: 0.25, pane: "base" },

    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._areas = [];
      this._levels = new Map(); // name → decoded content
      this._asked = 0; // the frame in which it will be drawn
    },

    getEvents() {
      return Object.assign(L.Renderer.prototype.getEvents.call(this), { move: this._onMove });
    },

    /** Takes in the content of a level. */
    add(name, content) {
      const zoom = map.getZoom();
      const before = this._content(zoom);
      this._levels.set(name, decodeAll(content));
      if (this._content(zoom) !== before) this.redraw();
    },

    has(name) {
      return this._levels.has(name);
    },

    /** The content for a zoom: the level meant for it, or the nearest coarser one that is there, or any. */
    _content(zoom) {
      const fitting = LEVELS.filter(({ name, from }) => from <= zoom && this.has(name)).pop();
      const any = fitting || LEVELS.find(({ name }) => this.has(name));
      return any && this._levels.get(any.name);
    },

    /** Areas to tint, under the lines of the base map: `kind` and `lines` of each, the largest first. */
    tint(areas) {
      this._areas = areas;
      this.redraw();
    },

    redraw() {
      if (this._map) this._update();
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "gv-base");
      this._container.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
      cancelAnimationFrame(this._asked);
      this._asked = 0;
      L.DomUtil.remove(this._container);
      delete this._container;
    },

    _updatePaths() {},

    // A long pan runs past the drawn margin before it ends: draw again on the way.
    _onMove() {
      if (this._map._animatingZoom || this._zoom !== this._map.getZoom()) return;
      const size = this._map.getSize();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      if (!this._bounds.contains(L.bounds(corner, corner.add(size)))) this._update();
    },

    /** Follows the view. One move asks for this up to three times; the land is drawn once, with the next picture. */
    _update() {
      if (!this._bounds) this._paint();
      else if (!this._asked) this._asked = requestAnimationFrame(() => this._paint());
    },

    _reset() {
      this._update();
      this._onZoom();
    },

    /** Place and content change together: until then, the land of the picture before moves and grows with the map. */
    _paint() {
      this._asked = 0;
      if (this._map._animatingZoom && this._bounds) return; // its end asks again
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      const context = canvas.getContext("2d", { alpha: false });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._draw(context, size);
      this.fire("update");
    },

    _draw(context, size) {
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      const step = zoom < 4 ? 1 : 0.6; // far out a coast has more points than pixels
      const frame = { scale: 256 * 2 ** zoom, left: origin.x, top: origin.y, width: size.x, height: size.y, step };
      const data = this._content(zoom);
      context.fillStyle = colour("sea");
      context.fillRect(0, 0, size.x, size.y);
      context.lineJoin = "round";
      this._graticule(context, frame);
      if (!data) return;
      this._fill(context, data.land, frame, "land", "coast", 0.8);
      for (const { kind, lines } of this._areas) this._fill(context, lines, frame, `${kind}-fill`, "", 0);
      if (zoom >= 3.75) this._stroke(context, data.states, frame, "state-line", zoom >= 6 ? 0.9 : 0.6, []);
      if (zoom >= 3) this._fill(context, data.lakes, frame, "sea", "shore", 0.5);
      if (zoom >= 3.5) this._stroke(context, data.rivers, frame, "river", zoom >= 6 ? 1.1 : 0.7, []);
      const width = zoom >= 5 ? 1.3 : 0.9;
      this._stroke(context, data.borders, frame, "border", width, []);
      this._stroke(context, data.disputed, frame, "border", width, [3, 3]);
    },

    _fill(context, lines, frame, fill, stroke, width) {
      context.beginPath();
      trace(context, lines, frame, true);
      context.fillStyle = colour(fill);
      context.fill("evenodd");
      if (!stroke) return;
      context.strokeStyle = colour(stroke);
      context.lineWidth = width;
      context.stroke();
    },

    _stroke(context, lines, frame, stroke, width, dash) {
      context.beginPath();
      trace(context, lines, frame, false);
      context.strokeStyle = colour(stroke);
      context.lineWidth = width;
      context.setLineDash(dash);
      context.stroke();
      context.setLineDash([]);
    },

    _graticule(context, frame) {
      context.beginPath();
      for (const latitude of ORIENTATION) {
        const y = Math.round(unit(0, latitude)[1] * frame.scale - frame.top) + 0.5;
        context.moveTo(0, y);
        context.lineTo(frame.width, y);
      }
      context.strokeStyle = colour("graticule");
      context.lineWidth = 1;
      context.stroke();
    },
  });

  // --- names -----------------------------------------------------------------------------------------------------------------

  const COUNTRY_FROM = [2.25, 2.75, 3.5, 4, 4.75, 5.5, 6.5]; // zoom from which a country of rank 0 … 6 is named
  const CITY_FROM = [4.25, 4.5, 5, 5.25, 5.75, 6.25, 6.75, 7.5]; // the same for cities by scale rank

  const Names = L.Layer.extend({
    options: { pane: "names" },

    initialize() {
      this._countries = [];
      this._cities = [];
    },

    onAdd() {
      this._container = L.DomUtil.create("div", "gv-names leaflet-zoom-hide", this.getPane());
      this._container.setAttribute("aria-hidden", "true");
      this.redraw();
    },

    onRemove() {
      L.DomUtil.remove(this._container);
    },

    getEvents() {
      return { moveend: this.redraw, viewreset: this.redraw };
    },

    show(labels) {
      const place = ([name, lon, lat, rank, capital]) => ({ name, lon, at: unit(lon, lat), rank, capital });
      this._countries = labels.countries.map(place);
      this._cities = labels.cities.map(place);
      this.redraw();
    },

    /** Lays out what fits; `avoid` keeps clear of the pins. */
    redraw() {
      if (!this._map) return;
      const zoom = this._map.getZoom();
      const scale = 256 * 2 ** zoom;
      const size = this._map.getSize();
      const origin = this._map.getPixelOrigin();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      const taken = gv.pins ? gv.pins.boxes() : [];
      const nodes = [];
      const shown = (item) => {
        const y = item.at[1] * scale - origin.y - corner.y;
        if (y < 0 || y > size.y) return null;
        const first = Math.ceil((corner.x + origin.x) / scale - item.at[0]);
        const x = (item.at[0] + first) * scale - origin.x - corner.x;
        return x <= size.x ? L.point(x, y) : null;
      };
      const free = (box) => {
        if (box[0] < 2 || box[2] > size.x - 2) return false;
        for (const other of taken) {
          if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
        }
        taken.push(box);
        return true;
      };
      const put = (className, text, x, y) => {
        const node = element("span", className, text);
        L.DomUtil.setPosition(node, L.point(Math.round(x + corner.x), Math.round(y + corner.y)));
        nodes.push(node);
      };
      for (const item of this._countries) {
        if (zoom < COUNTRY_FROM[item.rank]) continue;
        const at = shown(item);
        const half = 3.7 * item.name.length + 3;
        if (at && free([at.x - half, at.y - 8, at.x + half, at.y + 8])) put("gv-country", item.name, at.x, at.y);
      }
      for (const item of this._cities) {
        if (zoom < CITY_FROM[item.rank]) break;
        const at = shown(item);
        if (!at) continue;
        const width = 6.2 * item.name.length + 12;
        if (!free([at.x - 5, at.y - 7, at.x + width, at.y + 7])) continue;
        put(item.capital ? "gv-city gv-capital" : "gv-city", item.name, at.x, at.y);
        if (nodes.length > 120) break;
      }
      this._container.replaceChildren(...nodes);
    },
  });

  // --- loading ---------------------------------------------------------------------------------------------------------------

  for (const [name, order] of [["base", 150], ["names", 320]]) {
    const pane = map.createPane(name);
    pane.style.zIndex = order;
    pane.style.pointerEvents = "none";
  }
  const base = new BaseMap();
  const names = new Names();
  const asked = new Map(); // name → promise

  async function json(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  /** Fetches a level once; the promise is kept when it is drawn. */
  function level(name) {
    if (!asked.has(name)) asked.set(name, json(`geoview://map/${name}.json`));
    return asked.get(name).then((content) => base.has(name) || base.add(name, content));
  }

  function fitting(zoom) {
    return LEVELS.filter(({ from }) => from <= zoom).pop().name;
  }

  gv.json = json;
  gv.basemap = {
    /** Draws the base map once `places` has put the view in place; the promise is kept when it is on the canvas. */
    async start(places) {
      const world = await asked.get("world");
      await Promise.allSettled([places]); // a failure there is told there
      base.add("world", world);
      if (fitting(map.getZoom()) !== "world") await level("base");
      base.addTo(map);
      map.on("zoomend", () => level(fitting(map.getZoom())).catch(gv.fail));
    },
    /** Fetches what the first picture did not need. */
    async finish() {
      await level(fitting(map.getZoom()));
      await level("base");
    },
    /** Adds the names, which are not needed for the first picture. */
    async name() {
      names.addTo(map);
      names.show(await json("geoview://map/labels.json"));
    },
    /** Tints areas: `kind` and `rings` (of [latitude, longitude]) of each, the largest first. */
    tint: (areas) => base.tint(areas.map(({ kind, rings }) => ({ kind, lines: project(rings) }))),
    recolour: () => base.redraw(),
    rename: () => names.redraw(),
  };
  asked.set("world", json("geoview://map/world.json"));
  asked.get("world").catch(() => {}); // told by start()
})();
