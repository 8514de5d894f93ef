// The conversation with the window, and the view: what is shown, where, and how the map gets there.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, element, mayMove, afterPaint } = gv;

  const PADDING = 52; // pixels around what is fitted
  const CLOSEST = 7; // the zoom that a single village is shown at
  const BESIDE = 52; // pixels that the controls take of either edge
  const COMFORT = 70; // pixels from the edge within which a chosen pin is brought inwards

  let bridge = null;
  let frame = { subject: null, all: null, meridian: 0 };
  let touched = false; // the reader has moved the map since this document came
  let started = false; // the base map has been asked for
  let more = []; // whom to credit for tiles and for places of services
  let moving = false; // the map moves because it was told to

  /** Says something to the window: a sort and whole numbers. */
  gv.say = (sort, fields = {}) => {
    if (bridge) bridge.post(JSON.stringify({ sort, generation: state.generation, ...fields }));
  };

  /** Tells the window what went wrong. */
  gv.fail = (error) => {
    console.error(error);
    gv.say("failed", { text: String(error).slice(0, 300) });
  };

  // --- the view --------------------------------------------------------------------------------------------------------------

  function told(move) {
    moving = true;
    try {
      move();
    } finally {
      moving = false;
    }
  }

  gv.told = told;

  function bounds(box) {
    return L.latLngBounds([box[0], box[1]], [box[2], box[3]]);
  }

  function lowestZoom() {
    return Math.max(1, Math.floor(4 * Math.log2((0.8 * map.getSize().x) / 256)) / 4);
  }

  function limit() {
    told(() => {
      map.setMinZoom(lowestZoom());
      map.setMaxBounds([
        [-85, frame.meridian - 300],
        [85, frame.meridian + 300],
      ]);
    });
  }

  /** Fits a box into the map; a wide map keeps its margins, a small one gives up some of them. */
  function fit(box, animate) {
    const size = map.getSize();
    const padding = Math.min(PADDING, size.x / 6, size.y / 6);
    told(() => {
      if (!box) map.setView([20, frame.meridian], Math.max(2, lowestZoom()), { animate: false });
      else {
        map.fitBounds(bounds(box), {
          paddingTopLeft: [padding + 12, padding],
          paddingBottomRight: [padding, padding],
          maxZoom: CLOSEST,
          animate: animate && mayMove(),
        });
      }
    });
  }

  function sameView(box) {
    return box && Math.abs(map.getBoundsZoom(bounds(box)) - map.getZoom()) < 1 && map.getBounds().contains(bounds(box));
  }

  function fitAll() {
    touched = false;
    const subject = frame.subject || frame.all;
    // Asked again when the subject is in view already: everything, far places too.
    fit(sameView(subject) && frame.all ? frame.all : subject, true);
  }

  /** Brings a pin into view: not at all when it is well inside, else by the shortest way. */
  function approach(place) {
    const at = L.latLng(place.lat, place.lon);
    const size = map.getSize();
    const pin = gv.pins.where(place.n); // the pin of an area may stand elsewhere than its middle
    const point = pin ? L.point(pin.x, pin.y) : map.latLngToContainerPoint(at);
    const edge = Math.min(COMFORT, size.x / 5, size.y / 5);
    // The name of a region comes inwards as a whole, past the controls; a small map has no room for that.
    const half = pin ? pin.rx : place.box ? place.box.width / 2 : 0;
    const side = Math.max(edge, Math.min(half + BESIDE, size.x / 8));
    const x = Math.max(side, Math.min(point.x, size.x - side));
    const y = Math.max(edge, Math.min(point.y, size.y - edge));
    if (x === point.x && y === point.y) return;
    const near = point.x > -size.x && point.x < 2 * size.x && point.y > -size.y && point.y < 2 * size.y;
    const animate = mayMove();
    told(() => {
      if (near) map.panBy([point.x - x, point.y - y], { animate, duration: 0.35 });
      else if (animate) map.flyTo(at, map.getZoom(), { duration: 0.9 });
      else map.setView(at, map.getZoom(), { animate: false });
    });
  }

  function makeRoom(shift) {
    if (shift) told(() => map.panBy(shift, { animate: mayMove(), duration: 0.25 }));
  }

  function zoomTo(place) {
    const animate = mayMove();
    told(() => {
      if (place.area) map.fitBounds(place.area.getBounds(), { padding: [30, 30], maxZoom: 9, animate });
      else map.setView([place.lat, place.lon], Math.max(map.getZoom(), CLOSEST), { animate });
    });
  }

  gv.fitAll = fitAll;

  gv.openBadge = (places) => {
    const box = L.latLngBounds(places.map((place) => [place.lat, place.lon]));
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, map.getBoundsZoom(box, false, L.point(90, 90))));
    map.setView(box.getCenter(), zoom, { animate: mayMove() });
  };

  // --- what the window says --------------------------------------------------------------------------------------------------

  const commands = {
    start({ dark, animate, words, atlas }) {
      state.animate = animate;
      state.words = words;
      document.documentElement.lang = words.language || "en";
      setDark(dark);
      controls(words);
      // The places are asked for first; the base map is made ready while they are on their way, and drawn once.
      const places = atlas ? commands.atlas(atlas) : null;
      if (!started) setTimeout(drawBase, 0, places);
      started = true;
      return places;
    },

    async atlas({ generation, fresh, still }) {
      const content = await gv.json(`geoview://map/atlas.json?${generation}`);
      state.generation = generation;
      state.places = new Map(content.places.map((place) => [place.n, place]));
      state.selected = 0;
      state.also = 0;
      state.hovered = 0;
      gv.popup.hide();
      frame = content;
      gv.areas.clear(); // before the view moves, which would draw them once more
      limit();
      if (fresh) touched = false;
      if (fresh) gv.focus.forget();
      if (fresh || !(touched || still)) fit(frame.subject || frame.all, false);
      gv.areas.show(content.places);
      gv.pins.show(content.places);
      gv.basemap.rename();
      afterPaint(() => {
        gv.say("drawn");
        rest();
      });
    },

    /** `also` is lit with the chosen place: the country that a mention of its capital means. */
    select({ place, popup, glide, also }) {
      const chosen = state.places.get(place);
      gv.lines.hide();
      state.selected = chosen ? place : 0;
      state.also = chosen && state.places.has(also) ? also : 0;
      gv.pins.redraw(); // the chosen place stands apart from its badge, a region with its name
      if (chosen && glide) approach(chosen);
      mark();
      if (chosen && popup) {
        const shift = gv.popup.show(popup);
        if (glide) makeRoom(shift);
      } else {
        gv.popup.hide();
      }
      gv.basemap.rename();
      rest();
    },

    popup({ popup }) {
      if (popup.n === state.selected) gv.popup.show(popup);
    },

    hover({ place }) {
      state.hovered = state.places.has(place) ? place : 0;
      mark();
    },

    /** Places to choose from; `current` is the key of the one that the reader is at, 0 for none. */
    ghosts({ ghosts, current, glide }) {
      gv.ghosts.show(ghosts, frame.meridian);
      commands.ghost({ current, glide });
    },

    ghost({ current, glide }) {
      const at = gv.ghosts.mark(current);
      if (at && glide) approach({ n: 0, ...at });
      rest();
    },

    /** What the window lays over the map, as [left, top, right, bottom], or null. */
    card({ box }) {
      state.card = box && { left: box[0], top: box[1], right: box[2], bottom: box[3] };
      makeRoom(gv.popup.settle());
    },

    tiles({ number }) {
      gv.tiles.show(number);
    },

    /** Whom to credit beside those of the base map. */
    credits({ lines }) {
      more = lines;
      credits(state.words.credits, state.words.borders);
    },

    focus({ places, box, glide }) {
      gv.focus.show(places, box, glide);
      mark();
      rest();
    },

    lines({ place, lines }) {
      gv.lines.show(place, lines);
      rest();
    },

    sentences({ title, facts, sentences }) {
      gv.lines.tell(title, facts, sentences);
    },

    fit: fitAll,

    zoom() {
      const place = state.places.get(state.selected);
      if (place) zoomTo(place);
    },

    dark({ dark }) {
      setDark(dark);
      gv.basemap.recolour();
      gv.lines.recolour();
      mark();
      rest();
    },

    animate({ animate }) {
      state.animate = animate;
    },
  };

  function drawBase(places) {
    const drawn = () => {
      gv.say("ready");
      gv.basemap.name().then(gv.basemap.finish).catch(gv.fail);
    };
    gv.basemap.start(places).then(() => afterPaint(drawn), gv.fail);
  }

  function mark() {
    gv.areas.mark();
    gv.pins.mark();
  }

  function setDark(dark) {
    state.dark = dark;
    document.documentElement.classList.toggle("dark", dark);
  }

  // Commands wait for each other: a choice that follows a new Atlas must find it drawn.
  let queue = Promise.resolve();

  function obey(text) {
    queue = queue
      .then(() => {
        const command = JSON.parse(text);
        return commands[command.do](command);
      })
      .catch(gv.fail);
  }

  /** Says "settled" once the map stands still and has been painted. */
  function rest() {
    afterPaint(() => {
      if (map._panAnim && map._panAnim._inProgress) map.once("moveend", rest);
      else if (map._animatingZoom || map._flyToFrame) map.once("moveend", rest);
      else if (state.generation) gv.say("settled");
    });
  }

  // --- controls --------------------------------------------------------------------------------------------------------------

  function controls(words) {
    document.querySelectorAll(".gv-zoom").forEach((node) => node.remove());
    const box = element("div", "gv-zoom");
    box.dir = words.direction;
    for (const [text, label, task] of [
      ["+", words.closer, () => map.zoomIn()],
      ["−", words.farther, () => map.zoomOut()],
      ["⤢", words.all, fitAll],
    ]) {
      const node = element("button", "", text);
      node.type = "button";
      node.title = label;
      node.setAttribute("aria-label", label);
      node.addEventListener("click", task);
      box.append(node);
    }
    L.DomEvent.disableClickPropagation(box);
    map.getContainer().append(box);
    map.getContainer().setAttribute("aria-label", words.map);
    credits(words.credits, words.borders);
  }

  function credits(lines, borders) {
    map.attributionControl.setPrefix(false);
    const container = map.attributionControl.getContainer();
    const nodes = [...more, ...lines].flatMap(([text, address]) => {
      const node = element(address ? "a" : "span", "", text);
      if (address) node.href = address;
      return [" · ", node];
    });
    container.replaceChildren(...nodes.slice(1));
    container.title = borders;
  }

  // --- start -----------------------------------------------------------------------------------------------------------------

  map.on("click", () => gv.say("background"));
  map.on("contextmenu", ({ latlng }) => {
    const { lat, lng } = latlng.wrap();
    // The channel carries whole numbers only: millionths of a degree.
    if (Math.abs(lat) <= 90) gv.say("here", { latitude: Math.round(lat * 1e6), longitude: Math.round(lng * 1e6) });
  });
  map.on("dragstart", () => {
    touched = true;
  });
  map.on("zoomstart", () => {
    if (!moving) touched = true;
  });
  map.on("resize", () => {
    limit();
    if (!touched && state.generation) fit(frame.subject || frame.all, false);
  });
  map.on("moveend", rest);
  // Keys mean the map when nothing on it has the focus yet.
  window.addEventListener(
    "keydown",
    (event) => {
      if (document.activeElement === document.body && event.key !== "Tab") map.getContainer().focus({ preventScroll: true });
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") gv.say("background");
  });
  for (const sort of ["dragover", "drop", "contextmenu"]) {
    document.addEventListener(sort, (event) => event.preventDefault());
  }

  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    bridge.command.connect(obey);
    fit(null, false);
    gv.say("hello");
  });
})();
