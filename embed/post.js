// The owner's server: each record is posted to it, and tried again.

import { unsent } from './record.js';

let isSending;
/** where storage is blocked; then only this page tries */
let memory = [];

/** Posts records, oldest first, each kept until it is taken: after 1, 4 and 16 seconds again, then at the next page. */
export async function post(url, record, report) {
  if (record) write([...read(), record]);
  if (isSending) return;
  isSending = true;
  let tries = 0;
  for (let next; ([next] = read()), next;) {
    try {
      const { ok, status } = await fetch(url, {
        method: 'POST', body: JSON.stringify(next), keepalive: true, credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
      });
      if (!ok) throw new Error(`${url} answered ${status}`);
      // Read again: another tab may have written meanwhile.
      write(read().filter((other) => JSON.stringify(other) != JSON.stringify(next)));
      tries = 0;
    } catch (error) {
      if (tries == 3) {
        report('post', `the record could not be posted, the next page tries again: ${error.message}`);
        break;
      }
      await new Promise((resolve) => { setTimeout(resolve, 4 ** tries * 1000); });
      tries += 1;
    }
  }
  isSending = false;
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
