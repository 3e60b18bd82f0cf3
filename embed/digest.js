// SHA-256 in base64, as `integrity` attributes write it (FIPS 180-4). The
// browser's own is missing on plain http, where a record must hold it too, and
// answers only later.

/** The first 32 bits of the fractional parts of the roots of the first primes: the constants of the hash. */
function constants(count, root) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    let divisor = 2;
    while (number % divisor) divisor += 1;
    if (divisor == number) found.push((root(number) % 1) * 2 ** 32 | 0);
  }
  return found;
}

const turned = (word, bits) => (word >>> bits) | (word << (32 - bits));

/** The hash of a text, `sha256-…`. */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  // One bit comes after the text, and its length in bits at the end.
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  [...bytes, 128].forEach((byte, at) => { words[at >> 2] |= byte << (24 - (at % 4) * 8); });
  words[words.length - 1] = bytes.length * 8;
  const roots = constants(64, Math.cbrt);
  const state = constants(8, Math.sqrt);
  for (let start = 0; start < words.length; start += 16) {
    const schedule = [...words.slice(start, start + 16)];
    let [a, b, c, d, e, f, g, h] = state;
    roots.forEach((root, round) => {
      if (round > 15) {
        const old = schedule[round - 15];
        const late = schedule[round - 2];
        schedule[round] = schedule[round - 16] + schedule[round - 7]
          + (turned(old, 7) ^ turned(old, 18) ^ (old >>> 3)) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)) | 0;
      }
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + root + schedule[round];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
    });
    [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] = state[at] + word | 0; });
  }
  return `sha256-${btoa(String.fromCharCode(...state.flatMap((word) => [24, 16, 8, 0].map((bits) => (word >>> bits) & 255))))}`;
}
