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
export function by(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {Element} node */
export function read(node) {
  return JSON.parse(node.textContent || "");
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * @param {string} name
 * @param {string} address
 */
export function link(name, address) {
  const node = element("a", "", name);
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

/** @param {string} name */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** @param {string} kind */
export function known(kind) {
  return KINDS.includes(kind) ? kind : "facility";
}

export function mayMove() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * What stands around a mention in its paragraph, cut between words: before, the mention, behind.
 * @param {string[]} runs pieces of text and mentions in turn
 * @param {number} index of the mention
 * @returns {[string, string, string]}
 */
export function excerpt(runs, index) {
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
export function drawText(target, shown) {
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
export function drawStrip(target, shown, choose) {
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
