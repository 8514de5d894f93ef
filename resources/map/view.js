// What the other scripts share: the map, the state, small helpers. No string of a document ever becomes markup: see `element`.
"use strict";

// The policy of the page has no word for peer connections; nothing here needs them.
delete window.RTCPeerConnection;
delete window.webkitRTCPeerConnection;

window.geoview = (() => {
  const map = window.map_view;
  const state = {
    dark: false,
    animate: true,
    generation: 0,
    places: new Map(), // number → place
    selected: 0, // number of the chosen place, 0 for none
    also: 0, // number of the place that is lit with the chosen one
    hovered: 0,
    focus: null, // numbers of the places that the paragraph in view names; null when all count the same
    card: null, // { left, top, right, bottom } of what the window lays over the map
    words: {},
  };

  /** An element with classes and text; the text is set as text, whatever it contains. */
  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) {
      node.textContent = text;
      node.dir = "auto";
    }
    return node;
  }

  /** The value of a custom property of map.css in the present colours. */
  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  /** The name of a place's colours: its kind, or its side where two documents are compared. */
  function tone(place) {
    return place.side || place.kind;
  }

  /** True when moving things may be animated. */
  function mayMove() {
    return state.animate && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** Longitude and latitude → a point of the unit square of the Mercator projection. */
  function unit(lon, lat) {
    const limited = Math.max(-85.0511, Math.min(85.0511, lat));
    const sine = Math.sin((limited * Math.PI) / 180);
    return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  /** Runs `task` when the next picture has been drawn; a hidden page draws none, so a timer stands by. */
  function afterPaint(task) {
    let done = false;
    const once = () => {
      if (!done) {
        done = true;
        task();
      }
    };
    requestAnimationFrame(() => requestAnimationFrame(once));
    setTimeout(once, 250);
  }

  const isRoom = ({ left, top, right, bottom }) => right > left && bottom > top;

  /** What is left of a room beside and below a box; the room itself where the box does not touch it. */
  function around(room, box, edge) {
    const apart = box.right <= room.left || box.left >= room.right || box.bottom <= room.top || box.top >= room.bottom;
    if (apart) return [room];
    const beside = [{ ...room, right: box.left - edge }, { ...room, left: box.right + edge }];
    return [...beside, { ...room, top: box.bottom + edge }].filter(isRoom);
  }

  /**
   * The parts of the map that nothing covers, as { left, top, right, bottom } in container pixels: beside the zoom buttons and
   * below them, above the credits, and (with `cards`) away from the window's own card. They overlap.
   */
  function rooms(edge, cards = true) {
    const { x, y } = map.getSize();
    const frame = map.getContainer().getBoundingClientRect();
    const credits = map.attributionControl.getContainer();
    const bottom = credits.offsetHeight ? Math.min(credits.getBoundingClientRect().top - frame.top - 4, y - edge) : y - edge;
    let result = [{ left: edge, top: edge, right: x - edge, bottom }];
    const zoom = document.querySelector(".gv-zoom");
    if (zoom) {
      const { left, top, right, bottom } = zoom.getBoundingClientRect();
      const box = { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
      result = result.flatMap((room) => around(room, box, edge));
    }
    return cards && state.card ? result.flatMap((room) => around(room, state.card, edge)) : result;
  }

  return { map, state, element, colour, tone, mayMove, unit, afterPaint, rooms };
})();
