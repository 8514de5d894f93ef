// The popup: what the text says about one place. It stands beside its pin, inside the map, and follows when the map moves.
import { say } from "./channel.js";
import * as pins from "./pins.js";
import { across, between, down } from "./rooms.js";
import { element, map, rooms as roomsOf, state } from "./view.js";

/** @typedef {import("./pins.js").Spot} Spot */
/** @typedef {import("./rooms.js").Box} Box */
/** @typedef {{ index: number, before: string, text: string, after: string, note?: string, current: boolean }} Snippet */
/**
 * @typedef {object} Content What the popup says, see geoview.mapping.payload.
 * @property {number} n
 * @property {string} name
 * @property {string} kind
 * @property {string} where
 * @property {string} facts
 * @property {boolean} uncertain
 * @property {number} position
 * @property {number} count
 * @property {number} more mentions that are not among the snippets
 * @property {Snippet[]} snippets
 * @property {{ id: string, label: string }[]} [actions]
 */

const GAP = 14; // pixels between pin and popup
const EDGE = 10; // pixels between popup and the edge of the map
const WIDEST = 326;
const NARROWEST = 190;
const LOW = 330; // a map of less height shows the current mention alone

const panel = element("div", "gv-popup");
panel.setAttribute("role", "dialog");
panel.hidden = true;
map.getContainer().append(panel);
L.DomEvent.disableClickPropagation(panel);
L.DomEvent.disableScrollPropagation(panel);
panel.addEventListener("pointermove", (event) => event.stopPropagation());

let shown = 0;

/**
 * @param {string} className
 * @param {string} text
 * @param {string} label
 * @param {() => void} task
 */
function button(className, text, label, task) {
  const node = element("button", className, text);
  node.type = "button";
  if (label) {
    node.setAttribute("aria-label", label);
    node.title = label;
  }
  node.addEventListener("click", task);
  return node;
}

/** @param {Snippet} snippet */
function snippetNode(snippet) {
  const node = element("button", snippet.current ? "gv-snippet current" : "gv-snippet");
  node.type = "button";
  node.dir = "auto";
  if (snippet.current) node.setAttribute("aria-current", "true");
  const name = document.createElement("b");
  name.textContent = snippet.text;
  node.append("“", snippet.before, name, snippet.after, "”");
  if (snippet.note) node.append(" ", element("i", "", snippet.note));
  node.addEventListener("click", () => say("mention", { mention: snippet.index }));
  return node;
}

/** @param {Content} content */
function fill(content) {
  const title = element("h2", "", content.name);
  const parts = [content.kind, content.where].filter(Boolean);
  const about = element("p", "", parts.join(" · "));
  const facts = element("p", content.uncertain ? "uncertain" : "", content.facts);
  facts.dir = "ltr";
  const list = element("div", "gv-snippets");
  list.append(...content.snippets.map(snippetNode));
  const foot = element("div", "gv-foot");
  const step = element("div", "gv-step");
  step.append(
    button("", "‹", state.words.previous, () => say("step", { step: -1 })),
    element("span", "", `${content.position} / ${content.count}`),
    button("", "›", state.words.next, () => say("step", { step: 1 })),
  );
  foot.append(step);
  const current = content.snippets.find((snippet) => snippet.current);
  for (const action of content.actions || []) {
    foot.append(
      button("gv-action", action.label, "", () => {
        say("action", { place: content.n, mention: current ? current.index : 0, action: action.id });
      }),
    );
  }
  panel.replaceChildren(title, about, facts, list);
  if (content.more > 0) {
    const text = (state.words.more || "").replace("%n", String(content.more));
    panel.append(button("gv-more", text, "", () => say("more", { place: content.n })));
  }
  panel.append(foot);
  panel.setAttribute("aria-label", content.name);
}

/**
 * Places for the popup around a pin, nearest first: left, top and what a place costs before anything is covered.
 * @param {Spot} pin
 * @param {number} width
 * @param {number} height
 */
function candidates(pin, width, height) {
  const result = [];
  for (const gap of [GAP, 3 * GAP, 6 * GAP]) {
    const [dx, dy] = [pin.rx + gap, pin.ry + gap];
    const [left, right] = [pin.x - dx - width, pin.x + dx];
    const [above, below] = [pin.y - dy - height, pin.y + dy];
    for (const [share, extra] of [[0.5, 0], [0.25, 20], [0.75, 20], [0.05, 40], [0.95, 40]]) {
      result.push([left, pin.y - share * height, gap + extra], [right, pin.y - share * height, gap + extra + 5]);
      result.push([pin.x - share * width, above, gap + extra + 10], [pin.x - share * width, below, gap + extra + 10]);
    }
    result.push([left, above, gap + 60], [right, above, gap + 60], [left, below, gap + 60], [right, below, gap + 60]);
  }
  return result;
}

/**
 * Fits the popup into a small map: narrower, and with the current mention alone. Gives its size and where it may stand.
 * @param {Spot} pin
 * @returns {{ width: number, height: number, rooms: Box[] }}
 */
function measure(pin) {
  /** @param {Box} room */
  const wide = (room) => {
    const beside = Math.min(WIDEST, across(room) - 2 * pin.rx - 2 * GAP);
    return Math.max(Math.min(NARROWEST, across(room)), beside);
  };
  /**
   * @param {Box} room
   * @param {Box[]} rooms
   */
  const fill = (room, rooms) => {
    panel.style.maxWidth = `${wide(room)}px`;
    panel.style.maxHeight = `${down(room)}px`;
    const [width, height] = [panel.offsetWidth, panel.offsetHeight];
    return { width, height, rooms: rooms.filter((other) => across(other) >= width && down(other) >= height) };
  };
  const low = map.getSize().y < LOW;
  for (const [cards, compact] of [[true, low], [true, true], [false, low], [false, true]]) {
    panel.classList.toggle("compact", compact);
    const rooms = roomsOf(EDGE, cards);
    for (const room of [...rooms].sort((one, other) => wide(other) - wide(one) || down(one) - down(other))) {
      const result = fill(room, rooms);
      if (result.rooms.length && panel.scrollHeight <= panel.clientHeight) return result;
    }
  }
  // Nowhere is room for all of it: where there is most, it is scrolled. A card may cover it then, and can be closed.
  const rooms = roomsOf(EDGE, false);
  return fill(rooms.reduce((one, other) => (down(one) >= down(other) ? one : other)), rooms);
}

/**
 * Puts the popup where it fits and covers the fewest other pins, never over a control.
 * @param {Spot} pin
 * @returns whether its own pin stays free
 */
function putBeside(pin) {
  const { width, height, rooms } = measure(pin);
  const others = pins.boxes();
  let best = { x: 0, y: 0, total: Infinity, own: 0 };
  for (const room of rooms) {
    for (const [left, top, cost] of candidates(pin, width, height)) {
      const x = between(room.left, left, room.right - width);
      const y = between(room.top, top, room.bottom - height);
      /** @param {number[]} box */
      const covered = ([west, north, east, south]) => {
        const dx = Math.min(x + width, east) - Math.max(x, west);
        const dy = Math.min(y + height, south) - Math.max(y, north);
        return dx > 0 && dy > 0 ? dx * dy : 0;
      };
      const own = covered([pin.x - pin.rx - 5, pin.y - pin.ry - 5, pin.x + pin.rx + 5, pin.y + pin.ry + 5]);
      const total = cost + (own ? 1e6 + own : 0) + others.reduce((sum, box) => sum + covered(box), 0);
      if (total < best.total) best = { x, y, total, own };
    }
  }
  L.DomUtil.setPosition(panel, L.point(Math.round(best.x), Math.round(best.y)));
  return !best.own;
}

/** The pin of what is shown, where it is in view; a popup without it is not seen. */
function pinInView() {
  const pin = shown ? pins.where(shown) : null;
  const size = map.getSize();
  const inView = pin && pin.x > 0 && pin.y > 0 && pin.x < size.x && pin.y < size.y;
  if (shown) panel.classList.toggle("away", !inView);
  return inView ? pin : null;
}

function follow() {
  const pin = pinInView();
  if (pin) putBeside(pin);
}

/**
 * Whether a pin lies under something of the window's.
 * @param {Spot} pin
 */
function isCovered(pin) {
  const { card } = state;
  return Boolean(card && pin.x > card.left && pin.x < card.right && pin.y > card.top && pin.y < card.bottom);
}

/**
 * How far the map has to move so that pin and popup stand beside each other; the shortest way, rather sideways.
 * @param {Spot} pin
 */
function missing(pin) {
  const { width, height, rooms } = measure(pin);
  /** @type {[number, number]} */
  let best = [0, 0];
  let least = Infinity;
  for (const { left, top, right, bottom } of rooms) {
    // Where the middle of the pin may be when the popup is on this side of it, [least, most] in either direction.
    const [wide, high] = [width + GAP + pin.rx, height + GAP + pin.ry];
    const [xs, ys] = [[left + pin.rx, right - pin.rx], [top + pin.ry, bottom - pin.ry]];
    for (const [[west, east], [north, south]] of [
      [[left + wide, xs[1]], ys],
      [[xs[0], right - wide], ys],
      [xs, [top + high, ys[1]]],
      [xs, [ys[0], bottom - high]],
    ]) {
      if (west > east || north > south) continue;
      /** @type {[number, number]} */
      const by = [pin.x - between(west, pin.x, east), pin.y - between(north, pin.y, south)];
      const effort = Math.abs(by[0]) + 2 * Math.abs(by[1]);
      if (effort < least) [best, least] = [by, effort];
    }
  }
  return best;
}

map.on("move viewreset resize", follow);
map.on("zoomanim", () => panel.classList.add("away"));
map.on("zoomend moveend", follow);

/**
 * Opens; gives how far the map should move to leave the pin free, or null where it need not.
 * @param {Content} content
 */
export function show(content) {
  shown = content.n;
  panel.dir = state.words.direction;
  fill(content);
  panel.hidden = false;
  const shift = settle();
  panel.querySelector(".gv-snippet.current")?.scrollIntoView({ block: "nearest" });
  return shift;
}

export function hide() {
  shown = 0;
  panel.hidden = true;
  panel.replaceChildren();
}

/** Makes room for another panel. */
export function giveWay() {
  panel.classList.add("away");
}

/** Puts the popup where it belongs; gives how far the map should move for it, or null. */
export function settle() {
  const pin = pinInView();
  return pin && (!putBeside(pin) || isCovered(pin)) ? missing(pin) : null;
}
