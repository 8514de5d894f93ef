// The exported page: one selection for text, map and table. What a document says is data and becomes text nodes, never markup.
import { spread } from "../../map/spread.js";
import { drawGround, outline } from "./ground.js";
import { by, colour, drawStrip, drawText, element, excerpt, known, link, mayMove, read } from "./text.js";

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
