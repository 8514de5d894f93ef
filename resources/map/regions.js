// Names of regions at one zoom: no two cover each other or a pin. The larger and the more often named come first; where there is
// no room for its name, a region stands as its number, as every other place does. No drawing here.

/** @typedef {import("./view.js").Place} Place */
/** @typedef {[number, number, number, number]} Extent left, top, right and bottom */
/**
 * @typedef {object} Item What stands on the map: a pin, a badge or the name of a region, in world pixels.
 * @property {Place} [place] of a pin and of a name
 * @property {Item[]} [members] of a badge
 * @property {number} x where it stands
 * @property {number} y
 * @property {number} [ax] where its place is
 * @property {number} [ay]
 * @property {number} r half its width; of a name, half its height
 * @property {number} [w] of a name, half its width
 * @property {number} [height] half the height of a pin
 * @property {boolean} [small]
 */
/** @typedef {Item & { place: Place, ax: number, ay: number, w: number }} Named The name of a region. */

const CELL = 64; // pixels, of the grid that finds neighbours
const GAP = 3; // pixels between a name and what stands beside it
const STEP = 14; // pixels from one try to the next, away from the point of the region
const NEAREST = 42; // a name may stand as far from its point as this, and as far as half its region reaches
const FARTHEST = 130;
const AROUND = 40075; // kilometres around the equator
const WIDE = 800; // pixels of a map
const LEAST = 40; // where there are many regions, one that is smaller on the map stands as its number
const FEW = 12; // so many regions are not many

const WAYS = [[0, 1], [0, -1], [1, 0.5], [-1, 0.5], [1, -0.5], [-1, -0.5], [1.4, 0], [-1.4, 0]];

/** Boxes on a plane; tells whether another has room among them. */
export class Taken {
  constructor() {
    /** @type {Map<number, Extent[]>} */
    this.cells = new Map();
  }

  /**
   * Runs `task` for each cell that a box touches, until it says true.
   * @param {Extent} box
   * @param {(key: number) => boolean} task
   */
  some(box, task) {
    for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column++) {
      for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row++) {
        if (task(column * 4194304 + row)) return true;
      }
    }
    return false;
  }

  /** @param {Extent} box */
  add(box) {
    this.some(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** @param {Extent} box */
  isFree(box) {
    /** @param {Extent} other */
    const covers = (other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1];
    return !this.some(box, (key) => (this.cells.get(key) || []).some(covers));
  }
}

/**
 * The box that an item takes, with the gap around it.
 * @param {Item} item
 * @returns {Extent}
 */
export function boxOf(item, x = item.x, y = item.y) {
  const half = (item.w || item.r) + GAP / 2;
  const height = (item.w ? item.r : item.height || item.r) + GAP / 2;
  return [x - half, y - height, x + half, y + height];
}

/**
 * How far a region reaches on the map, in pixels.
 * @param {Place} place
 * @param {number} scale pixels around the world
 */
function reach(place, scale) {
  return ((place.reach / AROUND) * scale) / Math.max(0.2, Math.cos((place.lat * Math.PI) / 180));
}

/**
 * Which region gets room for its name before others: four times the size counts as much as twice the mentions. What is larger than
 * the map says less about what is in view, the more so the larger it is.
 * @param {Named} item
 * @param {number} scale
 */
function worth({ place }, scale) {
  const across = reach(place, scale);
  const size = across > WIDE ? (WIDE * WIDE) / across : across;
  return Math.log2(1 + place.count) + 0.5 * Math.log2(Math.max(1, size / LEAST));
}

/**
 * Moves an item to the nearest free spot around its point, and takes that; false where there is none.
 * @param {Named} item
 * @param {Taken} taken
 * @param {number} scale
 */
function settle(item, taken, scale) {
  const limit = Math.min(FARTHEST, Math.max(NEAREST, reach(item.place, scale) / 2));
  for (let far = 0; far <= limit; far += STEP) {
    for (const [dx, dy] of far ? WAYS : [[0, 0]]) {
      const box = boxOf(item, item.ax + dx * far, item.ay + dy * far);
      if (!taken.isFree(box)) continue;
      [item.x, item.y] = [item.ax + dx * far, item.ay + dy * far];
      taken.add(box);
      return true;
    }
  }
  return false;
}

/**
 * Those that may have their names, in the order in which they get room: the chosen one first.
 * @param {Named[]} items
 * @param {number} scale
 * @param {number} selected
 */
export function inOrder(items, scale, selected) {
  /** @param {Named} item */
  const may = ({ place }) => items.length <= FEW || place.n === selected || reach(place, scale) >= LEAST;
  /** @param {Named} item */
  const rank = (item) => (item.place.n === selected ? Infinity : worth(item, scale));
  const ranks = new Map(items.map((item) => [item, rank(item)]));
  /** @param {Named} item */
  const of = (item) => ranks.get(item) || 0;
  return items.filter(may).sort((a, b) => of(b) - of(a) || a.place.n - b.place.n);
}

/**
 * Finds room among the pins for the names of regions, given in their order; those that find none are returned.
 * @param {Named[]} items
 * @param {Item[]} pins
 * @param {number} scale
 * @param {number} selected
 */
export function settleAll(items, pins, scale, selected) {
  const taken = new Taken();
  pins.forEach((pin) => taken.add(boxOf(pin)));
  return items.filter((item) => {
    if (settle(item, taken, scale)) return false;
    if (item.place.n !== selected) return true;
    // What the reader has chosen keeps its name, above whatever it covers.
    [item.x, item.y] = [item.ax, item.ay];
    taken.add(boxOf(item));
    return false;
  });
}
