// Where pins stand at one zoom: those that touch move apart, a crowd becomes a badge, names of regions find room. No drawing here.
import { inOrder, settleAll } from "./regions.js";
import { spread } from "./spread.js";

/** @typedef {import("./view.js").Place} Place */
/** @typedef {import("./regions.js").Item} Item */
/** @typedef {import("./regions.js").Named} Named */
/** @typedef {Item & { place: Place }} Pin */
/** @typedef {(text: string, small: boolean) => { width: number, height: number }} Measure pixels that a name takes */

const OVERLAP = 2; // pixels that two pins may overlap
const CROWD = 6; // more touching pins than this become a badge
const BADGE_REACH = 42; // pixels around its heart that a badge gathers
const COMPACT_FROM = 400; // with more places than this pins are small
const ROUNDS = 5; // after so many the last regions without room stand where they are

/**
 * Half the height of a pin: 6 to 14 pixels, growing with the mentions.
 * @param {number} count
 * @param {boolean} compact
 */
function radius(count, compact) {
  return compact ? 7 : Math.min(14, 9.5 + 1.02 * Math.log2(count));
}

/**
 * What stands on a pin: its number, with a question mark where the place is uncertain.
 * @param {Place} place
 */
export function number(place) {
  return place.uncertain ? `${place.n}?` : String(place.n);
}

/**
 * What stands on a region that has room for its name.
 * @param {Place} place
 */
export function label(place) {
  return `${number(place)} · ${place.name}`;
}

/**
 * Cells of a grid → what lies in them, to find neighbours without comparing all with all.
 * @template {{ x: number, y: number }} T
 */
class Grid {
  /** @param {number} size */
  constructor(size) {
    this.size = size;
    /** @type {Map<number, T[]>} */
    this.cells = new Map();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  key(x, y) {
    return Math.floor(x / this.size) * 4194304 + Math.floor(y / this.size);
  }

  /** @param {T} item */
  add(item) {
    const key = this.key(item.x, item.y);
    const cell = this.cells.get(key);
    if (cell) cell.push(item);
    else this.cells.set(key, [item]);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  near(x, y) {
    /** @type {T[]} */
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

/**
 * How far apart the middles of two items have to be.
 * @param {{ r: number }} a
 * @param {{ r: number }} b
 */
const reach = (a, b) => a.r + b.r - OVERLAP;

/**
 * @param {Item} a
 * @param {Item} b
 */
function touches(a, b) {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < reach(a, b) ** 2;
}

/**
 * Groups of pins that touch, directly or through others.
 * @param {Pin[]} items
 */
function groups(items) {
  /** @type {Grid<Pin>} */
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

/** @param {Pin[]} group */
function apart(group) {
  spread(group, { reach, rounds: 60, slack: 0.1 });
}

/**
 * A crowd → badges and single pins: the most mentioned pin gathers its neighbours, then the next one that is left.
 * @param {Pin[]} group
 * @param {boolean} last
 */
function gather(group, last) {
  /** @type {Grid<Pin>} */
  const grid = new Grid(BADGE_REACH);
  group.forEach((item) => grid.add(item));
  const taken = new Set();
  /** @type {Item[]} */
  const result = [];
  for (const heart of group) {
    if (taken.has(heart)) continue;
    const members = grid.near(heart.x, heart.y).filter((other) => {
      return !taken.has(other) && Math.hypot(other.x - heart.x, other.y - heart.y) <= BADGE_REACH;
    });
    members.forEach((member) => taken.add(member));
    if (members.length === 1 || (last && members.length <= 30)) {
      apart(members);
      result.push(...members);
    } else {
      result.push({ members, x: heart.x, y: heart.y, r: 15 });
    }
  }
  return result;
}

/**
 * Badges take in what they would cover, except the chosen place.
 * @param {Item[]} items
 * @param {number} selected
 */
function absorb(items, selected) {
  const badges = items.filter((item) => item.members);
  if (!badges.length) return items;
  /** @type {Grid<Item>} */
  const grid = new Grid(60);
  badges.forEach((badge) => grid.add(badge));
  return items.filter((item) => {
    if (!item.place || item.place.n === selected) return true;
    const badge = grid.near(item.x, item.y).find((other) => touches(other, item));
    if (badge && badge.members) badge.members.push(item);
    return !badge;
  });
}

/**
 * Pins apart from each other, crowds as badges.
 * @param {Pin[]} items
 * @param {number} selected
 * @param {boolean} last
 */
function pinsOf(items, selected, last) {
  items.sort((a, b) => b.place.count - a.place.count || a.place.n - b.place.n);
  /** @type {Item[]} */
  const result = [];
  for (const group of groups(items)) {
    if (group.length <= CROWD) {
      apart(group);
      result.push(...group);
      continue;
    }
    // A badge must not swallow the place that the reader has chosen.
    const chosen = group.find((item) => item.place.n === selected);
    result.push(...gather(chosen ? group.filter((item) => item !== chosen) : group, last));
    if (chosen) result.push(chosen);
  }
  return absorb(result, selected);
}

/**
 * The point of a place in world pixels.
 * @param {Place} place
 * @param {number} scale
 */
function pointOf({ at }, scale) {
  if (!at) throw new Error("a place without its point");
  const [x, y] = [at[0] * scale, at[1] * scale];
  return { x, y, ax: x, ay: y };
}

/**
 * A place as a pin: its number, at its point.
 * @param {Place} place
 * @param {number} scale
 * @param {boolean} compact
 * @returns {Pin}
 */
function pinOf(place, scale, compact) {
  const height = radius(place.count, compact);
  const r = Math.max(height, 4 + 3.2 * number(place).length); // as wide as its number
  return { place, ...pointOf(place, scale), r, height };
}

/**
 * The arranged pins.
 * @param {Place[]} places each with its point `at`
 * @param {object} options
 * @param {number} options.zoom
 * @param {number} options.selected number of the chosen place, 0 for none
 * @param {boolean} options.last the reader can't zoom in any further, so crowds are spread all the same
 * @param {Measure} options.measure
 * @returns {Item[]}
 */
export function arrange(places, { zoom, selected, last, measure }) {
  const scale = 256 * 2 ** zoom;
  const compact = places.length > COMPACT_FROM;
  const plain = places.filter((place) => place.kind !== "region");
  /** @type {Named[]} */
  const regions = places
    .filter((place) => place.kind === "region")
    .map((place) => {
      place.box ||= measure(label(place), compact);
      return { place, ...pointOf(place, scale), w: place.box.width / 2, r: place.box.height / 2, small: compact };
    });
  let named = inOrder(regions, scale, selected);
  let left = regions.filter((item) => !named.includes(item));
  for (let round = 1; ; round++) {
    // As numbers they are pins among the others, which may take the room of further names.
    plain.push(...left.map(({ place }) => place));
    const pins = pinsOf(plain.map((place) => pinOf(place, scale, compact)), selected, last);
    left = settleAll(named, pins, scale, selected);
    named = named.filter((item) => !left.includes(item));
    if (!left.length) return [...pins, ...named];
    if (round === ROUNDS) return [...pins, ...named, ...left.map(({ place }) => pinOf(place, scale, compact))];
  }
}
