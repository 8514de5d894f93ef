// What the window says about places and choice, and the start of the page. Further layers listen by themselves: see layers/.
import * as areas from "./areas.js";
import * as basemap from "./basemap.js";
import { approach, fitAll, makeRoom, rest, showWorld, takeIn, zoomTo } from "./camera.js";
import { connect, fail, on, run, say } from "./channel.js";
import * as controls from "./controls.js";
import * as names from "./names.js";
import * as pins from "./pins.js";
import * as popup from "./popup.js";
import { afterPaint, json, map, state } from "./view.js";

/** @typedef {import("./view.js").Place} Place */

let started = false; // the base map has been asked for

function mark() {
  areas.mark();
  pins.mark();
}

/** @param {boolean} dark */
function setDark(dark) {
  state.dark = dark;
  document.documentElement.classList.toggle("dark", dark);
}

/** @param {Promise<unknown> | null} places */
function drawBase(places) {
  const drawn = () => {
    say("ready");
    names.start().then(basemap.finish).catch(fail);
  };
  basemap.start(places).then(() => afterPaint(drawn), fail);
}

on("start", ({ dark, animate, words, atlas }) => {
  state.animate = animate;
  state.words = words;
  document.documentElement.lang = words.language || "en";
  setDark(dark);
  controls.draw();
  // The places are asked for first; the base map is made ready while they are on their way, and drawn once.
  const places = atlas ? run("atlas", atlas) : null;
  if (!started) setTimeout(drawBase, 0, places);
  started = true;
  return places;
});

on("atlas", async ({ generation, fresh, still }) => {
  const content = await json(`geoview://map/atlas.json?${generation}`);
  /** @type {Place[]} */
  const places = content.places;
  state.generation = generation;
  state.places = new Map(places.map((place) => [place.n, place]));
  state.selected = state.also = state.hovered = 0;
  popup.hide();
  areas.clear(); // before the view moves, which would draw them once more
  takeIn(content, fresh, still);
  areas.show(places);
  pins.show(places);
  names.redraw();
  afterPaint(() => {
    say("drawn");
    rest();
  });
});

// `also` is lit with the chosen place: the country that a mention of its capital means.
on("select", ({ place, popup: content, glide, also }) => {
  const chosen = state.places.get(place);
  state.selected = chosen ? place : 0;
  state.also = chosen && state.places.has(also) ? also : 0;
  pins.redraw(); // the chosen place stands apart from its badge, a region with its name
  if (chosen && glide) approach(chosen, pins.where(place));
  mark();
  if (chosen && content) {
    const by = popup.show(content);
    if (glide) makeRoom(by);
  } else {
    popup.hide();
  }
  names.redraw();
  rest();
});

on("popup", ({ popup: content }) => {
  if (content.n === state.selected) popup.show(content);
});

on("hover", ({ place }) => {
  state.hovered = state.places.has(place) ? place : 0;
  mark();
});

// What the window lays over the map: left, top, right and bottom, or null.
on("card", ({ box }) => {
  state.card = box && { left: box[0], top: box[1], right: box[2], bottom: box[3] };
  makeRoom(popup.settle());
});

on("credits", ({ lines }) => controls.credit(lines));

on("fit", fitAll);

on("zoom", () => {
  const place = state.places.get(state.selected);
  if (place) zoomTo(place);
});

on("dark", ({ dark }) => {
  setDark(dark);
  basemap.redraw();
  mark();
  rest();
});

on("animate", ({ animate }) => {
  state.animate = animate;
});

map.on("click", () => say("background"));
map.on("contextmenu", ({ latlng }) => {
  const { lat, lng } = latlng.wrap();
  // The channel carries whole numbers only: millionths of a degree.
  if (Math.abs(lat) <= 90) say("here", { latitude: Math.round(lat * 1e6), longitude: Math.round(lng * 1e6) });
});
// Keys mean the map when nothing on it has the focus yet.
window.addEventListener(
  "keydown",
  (event) => {
    if (document.activeElement === document.body && event.key !== "Tab") map.getContainer().focus({ preventScroll: true });
  },
  true,
);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") say("background");
});
for (const sort of ["dragover", "drop", "contextmenu"]) {
  document.addEventListener(sort, (event) => event.preventDefault());
}

// For the console and for tests.
Object.assign(window, { geoview: { map, pins, state } });

// When every module has run, so that the layers listen.
document.addEventListener("DOMContentLoaded", () => {
  connect(() => {
    showWorld();
    say("hello");
  });
});
