// Where pins stand at one zoom: those that touch move apart, a crowd becomes a badge, names of regions find room. No drawing here.
"use strict";

(() => {
  const gv = window.geoview;

  const OVERLAP = 2; // pixels that two pins may overlap
  const CROWD = 6; // more touching pins than this become a badge
  const BADGE_REACH = 42; // pixels around its heart that a badge gathers
  const COMPACT_FROM = 400; // with more places than this pins are small
  const ROUNDS = 5; // after so many the last regions without room stand where they are

  /** Half the height of a pin: 6 to 14 pixels, growing with the mentions. */
  function radius(count, compact) {
    return compact ? 7 : Math.min(14, 9.5 + 1.02 * Math.log2(count));
  }

  /** What stands on a pin: its number, with a question mark where the place is uncertain. */
  function number(place) {
    return place.uncertain ? `${place.n}?` : String(place.n);
  }

  /** What stands on a region that has room for its name. */
  function label(place) {
    return `${number(place)} · ${place.name}`;
  }

  /** Cells of a grid → indices of what lies in them, to find neighbours without comparing all with all. */
  class Grid {
    constructor(size) {
      this.size = size;
      this.cells = new Map();
    }

    key(x, y) {
      return Math.floor(x / this.size) * 4194304 + Math.floor(y / this.size);
    }

    add(item) {
      const key = this.key(item.x, item.y);
      const cell = this.cells.get(key);
      if (cell) cell.push(item);
      else this.cells.set(key, [item]);
    }

    near(x, y) {
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

  function touches(a, b) {
    const reach = a.r + b.r - OVERLAP;
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < reach * reach;
  }

  /** Groups of pins that touch, directly or through others. */
  function groups(items) {
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

  /** Moves the pins of a small group apart until none touches another; each stays as near to its place as it can. */
  function spread(group) {
    for (let round = 0; round < 60; round++) {
      let moved = false;
      for (let i = 0; i < group.length; i++) {
        for (let j = i + 1; j < group.length; j++) {
          const [a, b] = [group[i], group[j]];
          let dx = b.x - a.x;
          let dy = b.y - a.y;
          let distance = Math.hypot(dx, dy);
          const lack = a.r + b.r - OVERLAP - distance;
          if (lack <= 0.1) continue;
          if (distance < 0.01) {
            const angle = (2 * Math.PI * j) / group.length;
            [dx, dy, distance] = [Math.cos(angle), Math.sin(angle), 1];
          }
          const push = (lack / distance) * 0.5;
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

  /** A crowd → badges and single pins: the most mentioned pin gathers its neighbours, then the next one that is left. */
  function gather(group, apart) {
    const grid = new Grid(BADGE_REACH);
    group.forEach((item) => grid.add(item));
    const taken = new Set();
    const result = [];
    for (const heart of group) {
      if (taken.has(heart)) continue;
      const members = grid.near(heart.x, heart.y).filter((other) => {
        return !taken.has(other) && Math.hypot(other.x - heart.x, other.y - heart.y) <= BADGE_REACH;
      });
      members.forEach((member) => taken.add(member));
      if (members.length === 1 || (apart && members.length <= 30)) {
        if (members.length > 1) spread(members);
        result.push(...members);
      } else {
        result.push({ members, x: heart.x, y: heart.y, r: 15 });
      }
    }
    return result;
  }

  /** Badges take in what they would cover, except the chosen place. */
  function absorb(items, selected) {
    const badges = items.filter((item) => item.members);
    if (!badges.length) return items;
    const grid = new Grid(60);
    badges.forEach((badge) => grid.add(badge));
    return items.filter((item) => {
      if (item.members || item.place.n === selected) return true;
      const badge = grid.near(item.x, item.y).find((other) => touches(other, item));
      if (badge) badge.members.push(item);
      return !badge;
    });
  }

  /** Pins apart from each other, crowds as badges. */
  function pinsOf(items, selected, last) {
    items.sort((a, b) => b.place.count - a.place.count || a.place.n - b.place.n);
    const result = [];
    for (const group of groups(items)) {
      if (group.length <= CROWD) {
        spread(group);
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

  /** A place as a pin: its number, at its point. */
  function pinOf(place, scale, compact) {
    const [x, y] = [place.at[0] * scale, place.at[1] * scale];
    const height = radius(place.count, compact);
    const r = Math.max(height, 4 + 3.2 * number(place).length); // as wide as its number
    return { place, x, y, ax: x, ay: y, r, height };
  }

  /** A region with its name: `w` is half the width of it. */
  function namedOf(place, scale, compact) {
    const [x, y] = [place.at[0] * scale, place.at[1] * scale];
    place.box ||= gv.regions.sizeOf(label(place), compact);
    const { width, height } = place.box;
    return { place, x, y, ax: x, ay: y, w: width / 2, r: height / 2, small: compact };
  }

  /**
   * The arranged pins, in world pixels: `x`, `y` where a pin stands, `ax`, `ay` where its place is, `r` half its width, `height` half
   * its height, and `place`; a badge has `members` instead, a region with its name `w`, half its width, and `r`, half its height.
   *
   * `last` says that the reader can't zoom in any further, so crowds are spread all the same.
   */
  function arrange(places, zoom, selected, last) {
    const scale = 256 * 2 ** zoom;
    const compact = places.length > COMPACT_FROM;
    const plain = places.filter((place) => place.kind !== "region");
    const regions = places.filter((place) => place.kind === "region").map((place) => namedOf(place, scale, compact));
    let named = gv.regions.order(regions, scale, selected);
    let left = regions.filter((item) => !named.includes(item));
    for (let round = 1; ; round++) {
      // As numbers they are pins among the others, which may take the room of further names.
      plain.push(...left.map(({ place }) => place));
      const pins = pinsOf(plain.map((place) => pinOf(place, scale, compact)), selected, last);
      left = gv.regions.settle(named, pins, scale, selected);
      named = named.filter((item) => !left.includes(item));
      if (!left.length) return [...pins, ...named];
      if (round === ROUNDS) return [...pins, ...named, ...left.map(({ place }) => pinOf(place, scale, compact))];
    }
  }

  gv.arrange = arrange;
  gv.label = label;
  gv.number = number;
})();
