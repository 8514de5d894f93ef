// Written by build.py from source/, ../map/ and geoview.mapping.colours: change them there.
(() => {
"use strict";

// Pins that touch move apart.

/** @typedef {{ x: number, y: number, r: number }} Disc A pin on the plane; `r` is half its width. */

/**
 * Moves discs apart until none touches another; each stays as near to its place as it can.
 * @param {Disc[]} discs
 * @param {object} options
 * @param {(a: Disc, b: Disc) => number} options.reach how far apart the middles of two have to be, in pixels
 * @param {number} options.rounds after so many it is left as it is
 * @param {number} options.slack pixels that may be lacking
 */
function spread(discs, { reach, rounds, slack }) {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < discs.length; i++) {
      for (let j = i + 1; j < discs.length; j++) {
        const [a, b] = [discs[i], discs[j]];
        let dx = b.x - a.x;
        let dy = b.y - a.y;
        let distance = Math.hypot(dx, dy);
        const lack = reach(a, b) - distance;
        if (lack <= slack) continue;
        if (distance < 0.01) {
          const angle = (2 * Math.PI * j) / discs.length;
          [dx, dy, distance] = [Math.cos(angle), Math.sin(angle), 1];
        }
        const push = lack / distance / 2;
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

// The Mercator projection of the base map and the map, and the lines of the base map's files.

const NORTHERNMOST = 85.0511; // degrees, the edge of the square

/**
 * Longitude and latitude in degrees → a point of the unit square.
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
function unit(lon, lat) {
  const limited = Math.max(-NORTHERNMOST, Math.min(NORTHERNMOST, lat));
  const sine = Math.sin((limited * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/**
 * A point of the unit square → latitude and longitude in degrees.
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
function degrees(x, y) {
  return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
}

/**
 * Walks along a line of whole numbers, each pair the step from the point before.
 * @param {number[]} numbers
 * @param {(x: number, y: number) => void} visit
 */
function walk(numbers, visit) {
  let x = 0;
  let y = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    visit(x, y);
  }
}

/**
 * A line of whole numbers → what `place` makes of each of its points.
 * @template T
 * @param {number[]} numbers
 * @param {(x: number, y: number) => T} place
 */
function points(numbers, place) {
  /** @type {T[]} */
  const result = [];
  walk(numbers, (x, y) => result.push(place(x, y)));
  return result;
}

// The base map of an exported page: land, lakes and borders as polygons of Leaflet.

/** @typedef {{ units: number } & Record<"land" | "lakes" | "borders" | "disputed", number[][]>} Base lines, `units` around the world */

/**
 * Draws the base map, once more beside itself where the places lie around the antimeridian.
 * @param {L.Map | L.LayerGroup} target
 * @param {Base} base
 * @param {object} options
 * @param {number} options.meridian in the middle of the places, 0 for the usual map
 * @param {L.Renderer} options.renderer
 * @param {{ sea: string, land: string, coast: string, border: string }} options.colours
 */
function drawGround(target, base, { meridian, renderer, colours }) {
  const common = { renderer, interactive: false, weight: 0.7, smoothFactor: 0.7 };
  for (const shift of meridian ? [0, meridian > 0 ? 360 : -360] : [0]) {
    /** @type {(x: number, y: number) => [number, number]} */
    const place = (x, y) => {
      const [lat, lon] = degrees(x / base.units, y / base.units);
      return [lat, lon + shift];
    };
    /**
     * @param {number[][]} lines
     * @param {L.PolylineOptions} style
     */
    const fill = (lines, style) => lines.forEach((line) => L.polygon(points(line, place), { ...common, ...style }).addTo(target));
    /**
     * @param {number[][]} lines
     * @param {L.PolylineOptions} style
     */
    const stroke = (lines, style) => lines.forEach((line) => L.polyline(points(line, place), { ...common, ...style }).addTo(target));
    fill(base.land, { fillColor: colours.land, fillOpacity: 1, color: colours.coast });
    fill(base.lakes, { fillColor: colours.sea, fillOpacity: 1, stroke: false });
    stroke(base.borders, { color: colours.border });
    stroke(base.disputed, { color: colours.border, dashArray: "3 3" });
  }
}

/**
 * The outline of a place, whose numbers are thousandths of a degree.
 * @param {number[][][]} area
 */
function outline(area) {
  /** @type {(x: number, y: number) => [number, number]} */
  const place = (x, y) => [y / 1000, x / 1000];
  return area.map((polygon) => polygon.map((ring) => points(ring, place)));
}

// The text of an exported page, with its mentions, and the strip of them beside it.

/**
 * @typedef {object} Place A place of a document, see geoview.export.as_html.
 * @property {number} n
 * @property {string} id
 * @property {string} kind
 * @property {string} name
 * @property {string} what
 * @property {string} where
 * @property {string} spoken
 * @property {string} coordinates
 * @property {number} confidence
 * @property {number} count
 * @property {boolean} uncertain
 * @property {number | null} lat null where it has no point
 * @property {number} lon
 * @property {number} trueLon
 * @property {number[][][] | null} area
 * @property {number[]} mentions
 */
/** @typedef {{ n: number, start: number, uncertain: boolean, usage: string, confidence: number, decided: string }} Mention */
/**
 * @typedef {object} Shown The document in view.
 * @property {string} title
 * @property {string} source
 * @property {string} date
 * @property {string} dateline
 * @property {{ name: string, share: number }[]} focus
 * @property {string[]} [credits]
 * @property {number} characters
 * @property {number} meridian
 * @property {[number, number, number, number] | null} subject
 * @property {string[]} runs pieces of text and mentions in turn
 * @property {Mention[]} mentions
 * @property {Place[]} places
 * @property {Map<number, Place>} byNumber
 */

const KINDS = ["country", "state", "settlement", "region", "nature", "facility"];
const MOST_TICKS = 3000;
const AROUND = 40; // characters that are quoted on either side of a mention

/**
 * The element with an id; the page has it.
 * @param {string} id
 */
function by(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {Element} node */
function read(node) {
  return JSON.parse(node.textContent || "");
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * @param {string} name
 * @param {string} address
 */
function link(name, address) {
  const node = element("a", "", name);
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

/** @param {string} name */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** @param {string} kind */
function known(kind) {
  return KINDS.includes(kind) ? kind : "facility";
}

function mayMove() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * What stands around a mention in its paragraph, cut between words: before, the mention, behind.
 * @param {string[]} runs pieces of text and mentions in turn
 * @param {number} index of the mention
 * @returns {[string, string, string]}
 */
function excerpt(runs, index) {
  const at = 2 * index + 1;
  const before = runs.slice(Math.max(0, at - 9), at).join("").slice(-2 * AROUND).split("\n").pop() || "";
  const behind = runs.slice(at + 1, at + 10).join("").slice(0, 2 * AROUND).split("\n")[0];
  const head = before.length > AROUND ? `…${before.slice(-AROUND).replace(/^\S*\s/, "")}` : before;
  const tail = behind.length > AROUND ? `${behind.slice(0, AROUND).replace(/\s\S*$/, "")}…` : behind;
  return [head.trimStart(), runs[at].replace(/\s+/g, " "), tail];
}

/**
 * Draws pieces of text and mentions in turn as paragraphs.
 * @param {HTMLElement} target
 * @param {Shown} shown
 * @returns the elements of each mention
 */
function drawText(target, shown) {
  const body = document.createDocumentFragment();
  /** @type {HTMLElement[][]} */
  const spans = [];
  let paragraph = body.appendChild(element("p"));
  shown.runs.forEach((run, index) => {
    const of = index % 2 ? shown.mentions[(index - 1) / 2] : null;
    run.split("\n").forEach((part, line) => {
      if (line) paragraph = body.appendChild(element("p"));
      if (!of) {
        if (part) paragraph.append(part);
        return;
      }
      const node = element("span", "mention", part);
      const item = shown.byNumber.get(of.n);
      node.classList.add(item ? known(item.kind) : "unplaced");
      if (of.uncertain) node.classList.add("uncertain");
      node.title = item ? item.spoken : "Without a place";
      node.dataset.mention = String((index - 1) / 2);
      if (item && !line) {
        node.tabIndex = 0;
        node.setAttribute("role", "button");
      }
      paragraph.append(node);
      if (!line) spans.push([node]);
      else spans[spans.length - 1].push(node);
    });
  });
  target.replaceChildren(body);
  return spans;
}

/**
 * Draws a tick for each mention, where it stands in the text.
 * @param {HTMLElement} target
 * @param {Shown} shown
 * @param {(index: number) => void} choose
 */
function drawStrip(target, shown, choose) {
  const strip = document.createDocumentFragment();
  const step = Math.max(1, Math.ceil(shown.mentions.length / MOST_TICKS));
  for (let i = 0; i < shown.mentions.length; i += step) {
    const item = shown.byNumber.get(shown.mentions[i].n);
    const tick = element("i", item ? known(item.kind) : "");
    tick.style.top = `${(100 * shown.mentions[i].start) / Math.max(shown.characters, 1)}%`;
    tick.addEventListener("click", () => choose(i));
    strip.append(tick);
  }
  target.replaceChildren(strip);
}

// The exported page: one selection for text, map and table. What a document says is data and becomes text nodes, never markup.

const base = read(by("base"));
const documents = [...document.querySelectorAll("script.document")];
/** @type {Record<string, string>} */
const NOTES = { associative: "government", demonym: "demonym" };
/** @type {Record<string, string>} */
const DECIDED = { reader: "decided by the reader", geocoder: "found by a geocoder" };
const QUOTES = 3;
const SPREAD_UP_TO = 300; // places; more of them stay where they are
const APART = 34; // pixels between the middles of two pins, at most

/** @typedef {import("./text.js").Shown} Shown */
/** @typedef {import("./text.js").Place} Place */
/** @typedef {{ marker: L.Marker, face: HTMLElement, item: Place, width: number, lat: number }} Pin */

/** @type {Shown} */
let shown; // the document in view
let place = 0; // number of the chosen place, 0 for none
let mention = -1; // index of the current mention
/** @type {HTMLElement[][]} */
let spans = []; // index of a mention → its elements in the text
/** @type {Map<number, HTMLElement>} */
let rows = new Map(); // number → row
/** @type {Map<number, Pin>} */
let pins = new Map();
/** @type {Map<number, L.Polygon>} */
let areas = new Map();

// --- map -------------------------------------------------------------------------------------------------------------------

const map = L.map("map", {
  attributionControl: false,
  fadeAnimation: false,
  zoomSnap: 0.25,
  minZoom: 0.5,
  maxZoom: 12,
  preferCanvas: true,
  worldCopyJump: false,
}).setView([20, 0], 1.5);
const ground = L.layerGroup().addTo(map);
const marks = L.layerGroup().addTo(map);
map.createPane("base").style.zIndex = "200";
const ink = L.canvas({ pane: "base", padding: 0.3 });

function drawBase() {
  ground.clearLayers();
  const colours = { sea: colour("sea"), land: colour("land"), coast: colour("coast"), border: colour("border") };
  drawGround(ground, base, { meridian: shown.meridian, renderer: ink, colours });
}

/** @param {Place} item */
function areaStyle(item) {
  const strong = item.n === place;
  const own = colour(known(item.kind));
  return { color: own, weight: strong ? 2 : 1, fillColor: own, fillOpacity: strong ? 0.35 : 0.18, dashArray: item.uncertain ? "4 4" : undefined };
}

function drawPlaces() {
  marks.clearLayers();
  pins = new Map();
  areas = new Map();
  /** @param {Place} item */
  const corners = ({ area }) => (area ? area.flat(2).length : 0);
  for (const item of [...shown.places].sort((a, b) => corners(b) - corners(a))) {
    if (!item.area) continue;
    const layer = L.polygon(outline(item.area), { ...areaStyle(item), smoothFactor: 0.5 }).addTo(marks);
    wire(layer, item);
    areas.set(item.n, layer);
  }
  for (const item of shown.places) {
    if (item.lat === null) continue;
    const kind = known(item.kind);
    const words = kind === "region" ? `${item.n} · ${item.name}` : `${item.n}`;
    const face = element("div", `pin ${kind}${item.uncertain ? " uncertain" : ""}`, words);
    face.setAttribute("aria-label", item.spoken);
    const size = Math.min(28, 18 + 2 * Math.log2(item.count));
    const width = kind === "region" ? 20 + 6.6 * words.length : Math.max(size, 8 + 7 * words.length);
    const icon = L.divIcon({ html: face, className: "", iconSize: [width, kind === "region" ? 20 : size] });
    const marker = L.marker([item.lat, item.lon], { icon, riseOnHover: true, keyboard: false }).addTo(marks);
    wire(marker, item);
    pins.set(item.n, { marker, face, item, width, lat: item.lat });
  }
  spreadPins();
}

/**
 * @param {L.Layer} layer
 * @param {Place} item
 */
function wire(layer, item) {
  layer.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    choose(item.n, after(item), "map");
  });
  layer.on("mouseover", () => hover(item.n));
  layer.on("mouseout", () => hover(0));
}

/** Moves pins that touch apart, each as little as it takes, at the present zoom. */
function spreadPins() {
  if (pins.size > SPREAD_UP_TO) return;
  const all = [...pins.values()].map((pin) => ({ pin, ...xy(map.project([pin.lat, pin.item.lon])), r: pin.width / 2 }));
  const items = all.filter(({ pin }) => pin.item.kind !== "region");
  const labels = all.filter(({ pin }) => pin.item.kind === "region");
  // Pins that are wide by their number may stand close above each other.
  spread(items, { reach: (a, b) => (Math.abs(b.y - a.y) > 30 ? 0 : Math.min(a.r + b.r, APART)), rounds: 40, slack: 0.5 });
  // The label of a region is wide, so it gives way: to the nearest height at which it covers nothing.
  const settled = [...items];
  for (const label of labels) {
    const { x, y } = label;
    /** @param {number} dy */
    const free = (dy) => settled.every((o) => Math.abs(o.y - y - dy) > 23 || Math.abs(o.x - x) > o.r + label.r);
    label.y += [0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60].find(free) || 0;
    settled.push(label);
  }
  for (const { pin, x, y } of settled) pin.marker.setLatLng(map.unproject([x, y]));
}

/** @param {L.Point} point */
const xy = ({ x, y }) => ({ x, y });

function fit() {
  const box = shown.subject;
  if (!box) map.setView([20, shown.meridian], 1.5, { animate: false });
  else map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: [50, 50], maxZoom: 7, animate: false });
}

// --- table -----------------------------------------------------------------------------------------------------------------

function drawTable() {
  rows = new Map();
  const body = document.createDocumentFragment();
  for (const item of shown.places) {
    const row = element("tr");
    row.tabIndex = 0;
    const number = element("td", "number");
    number.append(element("span", `badge ${known(item.kind)}${item.uncertain ? " uncertain" : ""}`, `${item.n}`));
    const name = element("td", "name", item.name);
    name.dir = "auto";
    row.append(number, name, element("td", "", item.what), element("td", "", item.where || "—"), element("td", "number", `${item.count}`));
    row.append(element("td", "number", item.confidence.toFixed(2) + (item.uncertain ? " ?" : "")));
    row.addEventListener("click", () => choose(item.n, after(item), "table"));
    row.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(item.n, after(item), "table");
      }
    });
    row.addEventListener("mouseenter", () => hover(item.n));
    row.addEventListener("mouseleave", () => hover(0));
    rows.set(item.n, row);
    body.append(row);
  }
  by("rows").replaceChildren(body);
  const lost = shown.mentions.map((of, i) => (of.n ? "" : shown.runs[2 * i + 1])).filter(Boolean);
  by("unplaced").textContent = lost.length ? `Without a place: ${[...new Set(lost)].join(", ")}` : "";
  /** @type {(n: number, one: string, many: string) => string} */
  const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  by("counts").textContent = shown.places.length
    ? `${count(shown.places.length, "place", "places")} · ${count(shown.mentions.length, "mention", "mentions")}`
    : "No place was found in this text.";
}

// --- one selection -----------------------------------------------------------------------------------------------------------

/**
 * The mention that a click on a place leads to: the next one of the place, the first when it was not chosen.
 * @param {Place} item
 */
function after(item) {
  if (item.n !== place) return item.mentions[0];
  return item.mentions[(item.mentions.indexOf(mention) + 1) % item.mentions.length];
}

/**
 * @param {number} number
 * @param {number} index
 * @param {string} from
 */
function choose(number, index, from) {
  for (const group of spans) for (const node of group) node.classList.remove("same", "current");
  const before = place;
  place = number;
  mention = index;
  for (const number of [before, place]) {
    const item = shown.byNumber.get(number);
    if (!item) continue;
    const on = number === place;
    rows.get(number)?.classList.toggle("chosen", on);
    const pin = pins.get(number);
    if (pin) {
      pin.face.classList.toggle("current", on);
      pin.marker.setZIndexOffset(on ? 1000 : 0);
    }
    areas.get(number)?.setStyle(areaStyle(item));
  }
  const item = shown.byNumber.get(place);
  by("position").textContent = mention < 0 ? "" : `${mention + 1} of ${shown.mentions.length}`;
  if (mention >= 0) {
    const own = item ? item.mentions : [mention];
    for (const i of own) for (const node of spans[i]) node.classList.add(i === mention ? "current" : "same");
    if (from !== "text") reveal(spans[mention][0], by("article"), true);
  }
  if (!item) {
    map.closePopup();
    return;
  }
  const row = rows.get(place);
  if (row && from !== "table") reveal(row, by("places"), false);
  show(item);
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement} frame
 * @param {boolean} centre
 */
function reveal(node, frame, centre) {
  const inside = node.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  const scrolls = frame.scrollHeight > frame.clientHeight && getComputedStyle(frame).overflowY !== "visible";
  const top = scrolls ? outer.top : 0;
  const bottom = scrolls ? outer.bottom : innerHeight;
  if (inside.top >= top + 30 && inside.bottom <= bottom - 30) return;
  if (!scrolls && !centre) return;
  node.scrollIntoView({ block: centre ? "center" : "nearest", behavior: mayMove() ? "smooth" : "auto" });
}

/** @param {number} number */
function hover(number) {
  document.querySelectorAll(".hover").forEach((node) => node.classList.remove("hover"));
  const item = shown.byNumber.get(number);
  if (!item) return;
  for (const i of item.mentions) for (const node of spans[i]) node.classList.add("hover");
  rows.get(number)?.classList.add("hover");
  pins.get(number)?.face.classList.add("hover");
}

/** @param {Place} item */
function show(item) {
  const pin = pins.get(item.n);
  if (!pin) {
    map.closePopup();
    return;
  }
  const at = pin.marker.getLatLng();
  L.popup({ maxWidth: 310, minWidth: 220, autoPanPadding: [20, 20], offset: [0, -4] }).setLatLng(at).setContent(card(item)).openOn(map);
}

/** @param {Place} item */
function card(item) {
  const box = element("div", "card");
  const head = element("h2", "", item.name);
  head.dir = "auto";
  box.append(head, element("p", "", [item.what, item.where].filter(Boolean).join(" · ")));
  const of = shown.mentions[mention];
  const facts = [item.coordinates, `confidence ${of.confidence.toFixed(2)}`, DECIDED[of.decided]].filter(Boolean);
  box.append(element("p", "", facts.join(" · ")));
  const at = item.mentions.indexOf(mention);
  const first = Math.max(0, Math.min(at - 1, item.mentions.length - QUOTES));
  for (const index of item.mentions.slice(first, first + QUOTES)) box.append(quote(item, index));
  const foot = element("div");
  if (item.mentions.length > 1) {
    foot.append(step("‹", item, at - 1), element("span", "", `${at + 1} of ${item.mentions.length}`), step("›", item, at + 1));
  }
  const geonames = /^geonames:(\d+)$/.exec(item.id);
  if (geonames) foot.append(link("GeoNames", `https://www.geonames.org/${geonames[1]}`));
  foot.append(link("OpenStreetMap", `https://www.openstreetmap.org/#map=9/${item.lat}/${item.trueLon}`));
  box.append(foot);
  return box;
}

/**
 * @param {Place} item
 * @param {number} index
 */
function quote(item, index) {
  const node = element("blockquote", index === mention ? "current" : "");
  const [before, name, behind] = excerpt(shown.runs, index);
  node.dir = "auto";
  node.append("“", before, element("b", "", name), behind, "” ");
  const note = NOTES[shown.mentions[index].usage];
  if (note) node.append(element("em", "", note));
  node.addEventListener("click", () => choose(item.n, index, "map"));
  return node;
}

/**
 * @param {string} sign
 * @param {Place} item
 * @param {number} to
 */
function step(sign, item, to) {
  const button = element("button", "", sign);
  button.type = "button";
  button.setAttribute("aria-label", sign === "‹" ? "Previous mention of this place" : "Next mention of this place");
  button.addEventListener("click", () => choose(item.n, item.mentions[(to + item.mentions.length) % item.mentions.length], "map"));
  return button;
}

/** @param {number} by_ */
function stepBy(by_) {
  const count = shown.mentions.length;
  if (!count) return;
  const next = mention < 0 ? (by_ > 0 ? 0 : count - 1) : (mention + by_ + count) % count;
  choose(shown.mentions[next].n, next, "walk");
}

// --- documents -----------------------------------------------------------------------------------------------------------------

/** @param {number} index */
function open(index) {
  map.closePopup();
  shown = read(documents[index]);
  shown.byNumber = new Map(shown.places.map((item) => [item.n, item]));
  place = 0;
  mention = -1;
  by("title").textContent = shown.title || shown.source;
  document.title = shown.title || shown.source;
  const day = shown.date ? new Date(shown.date).toLocaleDateString(undefined, { dateStyle: "long", timeZone: "UTC" }) : "";
  const about = shown.focus.map(({ name, share }) => `${name} ${Math.round(100 * share)} %`).join(", ");
  const facts = [
    shown.dateline && `Dateline ${shown.dateline}`,
    day,
    about && `About ${about}`,
    shown.title && shown.source,
  ];
  by("facts").replaceChildren(...facts.filter(Boolean).map((fact) => element("span", "", fact)));
  by("position").textContent = "";
  by("credits").textContent = [...(shown.credits || []), ...base.credits, "Map drawn with Leaflet", base.generator].join("  ·  ");
  drawBase();
  spans = drawText(by("text"), shown);
  by("article").scrollTop = 0;
  drawStrip(by("strip"), shown, (index) => choose(shown.mentions[index].n, index, "strip"));
  drawTable();
  fit();
  drawPlaces();
}

const text = by("text");

/** @param {Event} event */
const indexOf = ({ target }) => {
  const node = target instanceof Element ? target.closest(".mention") : null;
  return node instanceof HTMLElement ? Number(node.dataset.mention) : -1;
};
text.addEventListener("click", (event) => {
  const index = indexOf(event);
  if (index >= 0) choose(shown.mentions[index].n, index, "text");
});
text.addEventListener("keydown", (event) => {
  const index = indexOf(event);
  if (index >= 0 && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    choose(shown.mentions[index].n, index, "text");
  }
});
text.addEventListener("mouseover", (event) => {
  const index = indexOf(event);
  hover(index < 0 ? 0 : shown.mentions[index].n);
});
text.addEventListener("mouseleave", () => hover(0));
by("previous").addEventListener("click", () => stepBy(-1));
by("next").addEventListener("click", () => stepBy(1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement?.closest("select")) return;
  if (event.key === "n" || event.key === "N") stepBy(1);
  else if (event.key === "p" || event.key === "P") stepBy(-1);
  else if (event.key === "Escape") choose(0, -1, "key");
});
map.on("zoomend", () => shown && spreadPins());
map.on("click", () => choose(0, -1, "map"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  drawBase();
  drawPlaces();
});
addEventListener("beforeprint", () => map.invalidateSize(false));

const chooser = /** @type {HTMLSelectElement} */ (by("chooser"));
if (documents.length > 1) {
  documents.forEach((node, index) => {
    const { title, source } = read(node);
    const option = element("option", "", title || source);
    option.value = String(index);
    chooser.append(option);
  });
  chooser.hidden = false;
  chooser.addEventListener("change", () => open(Number(chooser.value)));
}
by("credits").textContent = [...base.credits, "Map drawn with Leaflet", base.generator].join("  ·  ");
if (documents.length) open(0);
})();
