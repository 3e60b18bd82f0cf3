// The core: crates/consent as wasm inside this module, or, where WebAssembly
// is blocked or missing, the same turned into plain JS, which only then loads.
import { css, wasm } from 'built';

let core;
let loading;

/** The browser's own means copy the bytes below 0x80, all but a few, in a third of a loop's time. */
function bytes() {
  const high = /[\x80-\xff]/g;
  const all = new TextEncoder().encode(wasm.replace(high, '\0'));
  wasm.replace(high, (byte, at) => { all[at] = byte.charCodeAt(); });
  return all;
}

/** Between two parts of the work the page can be painted, and clicked. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => { setTimeout(resolve); });

/** What the page shows first comes before the banner; but a page that nobody looks at is never painted. */
const painted = () => (performance.getEntriesByName('first-contentful-paint')[0] ? pause() : new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 200);
}));

/** Starts the core; throws where the browser forbids it. */
export function start() {
  core ??= new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports;
}

const compiled = async () => (await WebAssembly.instantiate(bytes())).instance.exports;

async function soon() {
  await painted();
  try {
    start();
    await pause();
  } catch {
    // Older browsers compile no more than 4 KB at once; others forbid all.
    const late = new Promise((_, reject) => { setTimeout(reject, 3000); });
    core = await Promise.race([compiled(), late]).catch(() => import('./consent-banner-fallback.js'));
  }
}

/** Makes sure that {@link step} can be called: by the promise it gives, or, without one, now. */
export function load(isUrgent) {
  try {
    if (isUrgent) start();
  } catch { /* only later, then */ }
  if (!core) return loading ??= soon().finally(() => { loading = null; });
}

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
export function step(message) {
  let text = '';
  flatten(message, '', (entry) => { text += entry; });
  const bytes = new TextEncoder().encode(text);
  const start = core.room(bytes.length);
  new Uint8Array(core.memory.buffer).set(bytes, start);
  const from = core.answer(bytes.length);
  const memory = new Uint8Array(core.memory.buffer);
  return JSON.parse(new TextDecoder().decode(memory.slice(from, memory.indexOf(0, from))));
}

let sheet;

/** The styles of everything here; a constructed sheet, which `style-src` does not forbid. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return [sheet];
}
