// The owner's server: each record is posted to it, and tried again.

import { unsent } from './items.js';

let isTrying;
/** one at a time, so that they arrive in their order */
let line = Promise.resolve();
/** where storage is blocked; then only this page tries */
let memory = [];

/**
 * Posts a record, and those that were not taken before, oldest first, each
 * kept until it is taken: after 1, 4 and 16 seconds again, then at the next
 * page. One that the server does not take holds up no other.
 */
export async function post(url, record, report) {
  if (record) write([...read(), record]);
  // What is new does not wait for the next try of what is old.
  if (isTrying) return record && send(url, record).catch(() => post(url, null, report));
  isTrying = true;
  let failure;
  for (const pause of [1, 4, 16, 0]) {
    failure = null;
    for (const next of read()) await send(url, next).catch((error) => { failure = error; });
    if (!failure || !pause) break;
    await new Promise((resolve) => { setTimeout(resolve, pause * 1000); });
  }
  isTrying = false;
  if (failure) report('post', `the record could not be posted, the next page tries again: ${failure.message}`);
}

const send = (url, record) => line = line.catch(() => {}).then(() => put(url, JSON.stringify(record)));

async function put(url, body) {
  const isOther = (other) => JSON.stringify(other) != body;
  // It may have been taken meanwhile.
  if (read().every(isOther)) return;
  const { ok, status } = await fetch(url, {
    method: 'POST', body, keepalive: true, credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    // Whoever does not answer must not hold up what comes after.
    signal: AbortSignal.timeout(10_000),
  });
  if (!ok) throw new Error(`${url} answered ${status}`);
  // Read again: another tab may have written meanwhile.
  write(read().filter(isOther));
}

function read() {
  try {
    const list = JSON.parse(localStorage.getItem(unsent));
    if (Array.isArray(list)) return list.filter((record) => record?.id);
  } catch { /* blocked or damaged */ }
  return memory;
}

function write(records) {
  memory = records.slice(-20);
  try {
    if (memory.length) localStorage.setItem(unsent, JSON.stringify(memory));
    else localStorage.removeItem(unsent);
  } catch { /* blocked or full */ }
}
