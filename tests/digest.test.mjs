// The banner's own SHA-256 beside Node's.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { sha256 } from '../embed/digest.js';

const expected = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('the examples of the standard', () => {
  for (const [text, hex] of [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ]) assert.equal(sha256(text), `sha256-${Buffer.from(hex, 'hex').toString('base64')}`);
});

// Every border of padding is among them, and letters of one to four bytes.
test('texts of every length', () => {
  const text = 'a кң🍪\n'.repeat(40);
  for (let length = 0; length <= text.length; length += 1) {
    const part = text.slice(0, length);
    assert.equal(sha256(part), expected(part), `${length} letters`);
  }
  assert.equal(sha256('й'.repeat(40_000)), expected('й'.repeat(40_000)));
});
