// The wasm of crates/finder: it keeps nothing, so each question brings all it
// is about; see crates/search/src/message.rs. `FINDER` is the build's: where
// the wasm is, relative to the base.
import { fetched, once } from './fetched.js';

async function load() {
  const response = await fetched(new URL(FINDER, document.baseURI));
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  return instance.exports;
}

/** The wasm's exports. */
const core = () => once(FINDER, load);
// Whoever asks is told; until then it is nobody's error.
core().catch(() => {});

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** A function that answers questions; it rejects where the wasm cannot be had. */
export const finder = async () => {
  const wasm = await core();
  return (...fields) => {
    const question = encoder.encode(fields.join('\x1e'));
    const start = wasm.room(question.length);
    new Uint8Array(wasm.memory.buffer).set(question, start);
    const from = wasm.answer(question.length);
    const memory = new Uint8Array(wasm.memory.buffer);
    return decoder.decode(memory.subarray(from, memory.indexOf(0, from)));
  };
};

/** Text without the characters that have a meaning in questions and answers. */
export const plain = (text) => text.replace(/[\0-\x1f]/g, ' ');

/** A text with marks, as nodes. */
export const marked = (text) => text.split(/\x02|\x03/).map((part, place) => {
  if (place % 2 === 0) return part;
  const mark = document.createElement('mark');
  mark.textContent = part;
  return mark;
});
