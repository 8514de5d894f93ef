// Lines from the chosen place to those that the text names with it. As wide as it does so often; a click asks for the sentences.
import { rest } from "../camera.js";
import { on, say } from "../channel.js";
import * as popup from "../popup.js";
import { across, down } from "../rooms.js";
import { colour, element, makePane, map, rooms, state } from "../view.js";

/** @typedef {import("../view.js").Place} Place */
/** @typedef {{ line: L.Polyline, hit: L.Polyline }} Entry */

const REACH = 14; // pixels of a line that a click hits, whatever its width
const EDGE = 12;
const WIDEST = 340;

makePane("lines", 610);
const renderer = L.svg({ pane: "lines", padding: 0.5 });
const panel = element("div", "gv-popup gv-sentences");
panel.setAttribute("role", "dialog");
panel.hidden = true;
map.getContainer().append(panel);
L.DomEvent.disableClickPropagation(panel);
L.DomEvent.disableScrollPropagation(panel);

/** @type {Entry[]} */
let shown = [];
/** @type {L.Point | null} */
let at = null; // where a line was clicked, in container pixels

/** @param {number} count */
const width = (count) => Math.min(8, 1.4 + 1.5 * Math.log2(1 + count));

/**
 * @param {L.Polyline} line
 * @param {boolean} strong
 */
function mark(line, strong) {
  line.setStyle({ color: colour(strong ? "current-edge" : "ink"), opacity: strong ? 1 : 0.55 });
  if (strong) line.bringToFront();
}

/**
 * @param {Place} from
 * @param {Place} to
 * @param {number} count
 * @returns {Entry}
 */
function draw(from, to, count) {
  /** @type {[number, number][]} */
  const ends = [[from.lat, from.lon], [to.lat, to.lon]];
  const common = { renderer, pane: "lines", bubblingMouseEvents: false };
  const line = L.polyline(ends, { ...common, weight: width(count), lineCap: "round", interactive: false }).addTo(map);
  const hit = L.polyline(ends, { ...common, weight: Math.max(REACH, width(count)), opacity: 0 }).addTo(map);
  mark(line, false);
  hit.on("mouseover", () => mark(line, true));
  hit.on("mouseout", () => mark(line, false));
  hit.on("click", (event) => {
    at = event.containerPoint;
    say("line", { place: to.n });
  });
  return { line, hit };
}

function hide() {
  panel.hidden = true;
  panel.replaceChildren();
}

/** @param {{ mention: number, pieces: [string, boolean][] }} sentence */
function button({ mention, pieces }) {
  const node = element("button", "gv-snippet");
  node.type = "button";
  node.dir = "auto";
  for (const [words, strong] of pieces) {
    const part = document.createElement(strong ? "b" : "span");
    part.textContent = words;
    node.append(part);
  }
  node.addEventListener("click", () => say("mention", { mention }));
  return node;
}

/** Puts the panel where a line was clicked. */
function place() {
  const free = rooms(EDGE).find((room) => across(room) > 180 && down(room) > 140);
  const room = free || rooms(EDGE, false)[0];
  panel.dir = state.words.direction;
  panel.style.maxWidth = `${Math.min(WIDEST, across(room))}px`;
  panel.style.maxHeight = `${down(room)}px`;
  const point = at || map.getSize().divideBy(2);
  const [width, height] = [panel.offsetWidth, panel.offsetHeight];
  const left = Math.max(room.left, Math.min(point.x - width / 2, room.right - width));
  const below = point.y + 14;
  const top = below + height < room.bottom ? below : point.y - 14 - height;
  L.DomUtil.setPosition(panel, L.point(Math.round(left), Math.round(Math.max(room.top, top))));
}

// Draws lines in place of those before, each a number and a count.
on("lines", ({ place: number, lines }) => {
  hide();
  for (const { line, hit } of shown) {
    line.remove();
    hit.remove();
  }
  shown = [];
  const from = state.places.get(number);
  for (const [number, count] of from ? lines : []) {
    const to = state.places.get(number);
    if (from && to) shown.push(draw(from, to, count));
  }
  rest();
});

// Shows the sentences behind a line.
on("sentences", ({ title, facts, sentences }) => {
  const list = element("div", "gv-snippets");
  list.append(...sentences.map(button));
  panel.replaceChildren(element("h2", "", title), element("p", "", facts), list);
  panel.setAttribute("aria-label", title);
  panel.hidden = false;
  place();
  popup.giveWay();
});

on("select", hide);
on("dark", () => shown.forEach(({ line }) => mark(line, false)));
map.on("click movestart zoomstart", hide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
