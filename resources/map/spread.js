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
export function spread(discs, { reach, rounds, slack }) {
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
