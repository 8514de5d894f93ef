// The channel to the window: what the page says, and who listens to what the window says. Both are short JSON texts.
import { state } from "./view.js";

/** @typedef {(fields: any) => unknown} Listener is waited for, where it gives a promise */

/** @typedef {{ post(text: string): void, command: { connect(slot: (text: string) => void): void } }} Bridge */

/** @type {Map<string, Listener[]>} */
const listeners = new Map();
/** @type {Bridge | null} */
let bridge = null;
let queue = Promise.resolve();

/**
 * Says something to the window.
 * @param {string} sort
 * @param {Record<string, number | string>} fields whole numbers, above all
 */
export function say(sort, fields = {}) {
  if (bridge) bridge.post(JSON.stringify({ sort, generation: state.generation, ...fields }));
}

/**
 * Tells the window what went wrong.
 * @param {unknown} error
 */
export function fail(error) {
  console.error(error);
  say("failed", { text: String(error).slice(0, 300) });
}

/**
 * Listens to a command of the window. Several may listen to one; they are called in the order in which they came.
 * @param {string} command
 * @param {Listener} listener
 */
export function on(command, listener) {
  listeners.set(command, [...(listeners.get(command) || []), listener]);
}

/**
 * Does as the window says.
 * @param {string} command
 * @param {object} fields
 */
export async function run(command, fields) {
  const known = listeners.get(command);
  if (!known) throw new Error(`nobody listens to ${command}`);
  for (const listener of known) await listener(fields);
}

/**
 * Connects the page with the window.
 * @param {() => void} ready called once
 */
export function connect(ready) {
  new QWebChannel(qt.webChannelTransport, (channel) => {
    /** @type {Bridge} */
    const made = channel.objects.bridge;
    bridge = made;
    // Commands wait for each other: a choice that follows a new Atlas must find it drawn.
    made.command.connect((text) => {
      queue = queue
        .then(() => {
          const { do: command, ...fields } = JSON.parse(text);
          return run(command, fields);
        })
        .catch(fail);
    });
    ready();
  });
}
