// What a choice needs, a file of its own: the core, which is crates/consent as
// wasm inside this module, or, where WebAssembly is blocked or missing, the
// same turned into plain JS, which only then loads; and what keeps, erases and
// posts what the core says. Nobody waits for it before the banner is seen, and
// a page whose visitor has chosen never fetches it.
import { wasm } from 'built';
import { sha256 } from './digest.js';
import faults from './faults.json';

export { erase, keep } from './keep.js';
export { post } from './post.js';

let core;

/** The browser's own means copy the bytes below 0x80, all but a few, in a third of a loop's time. */
function bytes() {
  const high = /[\x80-\xff]/g;
  const all = new TextEncoder().encode(wasm.replace(high, '\0'));
  wasm.replace(high, (byte, at) => { all[at] = byte.charCodeAt(); });
  return all;
}

/** Starts the core; throws where the browser forbids it. */
export function start() {
  core ??= new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports;
}

const compiled = async () => (await WebAssembly.instantiate(bytes())).instance.exports;

async function soon() {
  try {
    start();
  } catch {
    // Older browsers compile no more than 4 KB at once; others forbid all.
    const late = new Promise((_, reject) => { setTimeout(reject, 3000); });
    core = await Promise.race([compiled(), late]).catch(() => import('./consent-banner-fallback.js'));
  }
}

let starting;

/** Starts it in whatever way there is; {@link decide} can be called once that is done. */
export const begin = () => starting ??= soon().finally(() => { starting = null; });

// Depth first, `path US kind value RS`; see crates/consent/src/message.rs.
function flatten(value, path, write) {
  const kind = value == null ? 'z' : Array.isArray(value) ? 'a' : typeof value;
  const isGroup = kind == 'a' || kind == 'object';
  write(`${path}\x1f${kind[0]}${isGroup ? '' : `${value ?? ''}`.replace(/[\0-\x1f]+/g, ' ')}\x1e`);
  if (!isGroup) return;
  // A name that looks like a path must not be one.
  for (const key of Object.keys(value)) flatten(value[key], path + (kind == 'a' ? `[${key}]` : `.${key.replace(/[\0-\x1f.[\]]/g, '?')}`), write);
}

/** The answer to a message; throws where the core cannot give one. */
function step(message) {
  let text = '';
  flatten(message, '', (entry) => { text += entry; });
  const memory = new Uint8Array(core.memory.buffer);
  const { written } = new TextEncoder().encodeInto(text, memory.subarray(core.room()));
  if (written > 5e5) throw new Error('the configuration is too long');
  const from = core.answer(written);
  return JSON.parse(new TextDecoder().decode(memory.slice(from, memory.indexOf(0, from))));
}

// `crypto.randomUUID` is missing on plain http.
const uuid = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (
  digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))
).toString(16));

let hashed = {};

/** The hash of the lines that were read; it is kept, so that it can be had before the click that needs it. */
function hash(lines) {
  const words = lines.join('\n');
  if (hashed.words != words) hashed = { words, text: sha256(words) };
  return hashed.text;
}

/** What is wrong, in words: the path, the fault's letter in faults.json, and what it is about. */
export const told = (path, what, detail) => `${path}: ${faults[what].replace('%', () => detail)}`;

/** What follows from an event; of the configuration the core gets what decisions depend on. */
export function decide(event, { categories, revision, mode, open, days }, { lines, ...facts }, choice) {
  const answer = step({
    event, config: { categories, revision, mode, open }, days, ...facts, text: event == 'choose' ? hash(lines()) : '',
    now: new Date().toISOString(), id: uuid(), choice,
  });
  answer.errors = answer.errors.map((error) => told(error.slice(0, -3), error.at(-1)));
  return answer;
}
