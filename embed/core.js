// The core: crates/consent as wasm inside this module, or, where WebAssembly
// is blocked or missing, the same turned into plain JS, which only then loads.
import { css, wasm } from 'built';

let core;

function bytes() {
  const all = new Uint8Array(wasm.length);
  for (let at = wasm.length; at--;) all[at] = wasm.charCodeAt(at);
  return all;
}

function start() {
  core = new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports;
}

/** Makes sure that {@link step} can be called: at once, or by the promise it gives. */
export function load() {
  if (core) return;
  let soon;
  try {
    start();
    return;
  } catch {
    // Older browsers compile no more than 4 KB at once; others forbid all.
    soon = globalThis.WebAssembly ? WebAssembly.instantiate(bytes()) : Promise.reject();
  }
  const late = new Promise((_, reject) => { setTimeout(reject, 3000); });
  return Promise.race([soon, late]).then(({ instance }) => { core = instance.exports; })
    .catch(async () => { core = await import('./consent-banner-fallback.js'); });
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
