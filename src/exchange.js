// The other side of crates/exchange: a raw wasm that answers text with text.
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** Sends fields to one of a compiled wasm's exports; the answer's fields, divided by `between`, or null. */
export async function ask(module, call, fields, between) {
  // A new instance each time: what the last one kept goes with it.
  const { exports } = await WebAssembly.instantiate(module);
  const message = encoder.encode(fields.join('\0'));
  const room = exports.room(message.length);
  new Uint8Array(exports.memory.buffer, room, message.length).set(message);
  const place = exports[call]();
  const answer = decoder.decode(new Uint8Array(exports.memory.buffer, place, exports.length()));
  return answer ? answer.split(between) : null;
}
