// Where there is room on the map for a popup. No drawing here.

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in container pixels */

/** @param {Box} box */
export const across = (box) => box.right - box.left;

/** @param {Box} box */
export const down = (box) => box.bottom - box.top;

/**
 * The number nearest to `value` that is not below `least` nor above `most`.
 * @param {number} least
 * @param {number} value
 * @param {number} most
 */
export const between = (least, value, most) => Math.max(least, Math.min(value, most));

/**
 * What is left of a room beside and below a box; the room itself where the box does not touch it.
 * @param {Box} room
 * @param {Box} box
 * @param {number} edge pixels to keep from the box
 */
export function around(room, box, edge) {
  const apart = box.right <= room.left || box.left >= room.right || box.bottom <= room.top || box.top >= room.bottom;
  if (apart) return [room];
  const beside = [{ ...room, right: box.left - edge }, { ...room, left: box.right + edge }];
  return [...beside, { ...room, top: box.bottom + edge }].filter((one) => across(one) > 0 && down(one) > 0);
}
