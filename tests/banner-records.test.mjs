// Which stored records count, by the table that tests the core too
// (crates/consent/tests/records.rs): the two cannot drift apart.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { newest, stored } from '../embed/record.js';

const table = JSON.parse(await readFile(new URL('../crates/consent/tests/records.json', import.meta.url), 'utf8'));
const { now, revision, sound } = table;

const Clock = Date;
globalThis.Date = class extends Clock {
  constructor(...time) {
    super(...(time.length ? time : [now]));
  }

  static now() {
    return Clock.parse(now);
  }
};
after(() => { globalThis.Date = Clock; });

/** What `stored` reads back, from cookies and from local storage. */
function readBack(record) {
  const text = JSON.stringify(record);
  globalThis.document = { cookie: `theme=dark; consent=${encodeURIComponent(text)}; consents=1` };
  globalThis.localStorage = { getItem: (name) => (name === 'consent' ? text : null) };
  return [stored(false), stored(true)];
}

for (const { name, with: changes, without, counts, ...row } of table.records) {
  const record = 'record' in row ? row.record : { ...sound, ...changes };
  if (without) delete record[without];
  test(`${name}: ${counts ? 'counts' : 'grants nothing'}`, () => {
    const known = counts && Object.fromEntries(Object.keys(sound).map((key) => [key, record[key]]));
    for (const records of readBack(record)) assert.deepEqual(newest(records, revision), counts ? known : null);
  });
}

for (const { name, with: changes, newest: place } of table.several) {
  test(`of several, ${name}`, () => {
    const records = changes.map((change) => ({ ...sound, ...change }));
    assert.equal(newest(records, revision), place === null ? null : records[place]);
  });
}
