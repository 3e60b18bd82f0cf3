// The record of a choice: where it is kept, and whether it counts.
import { record as name } from './items.js';
import { areTexts, isGroup } from './shapes.js';

// What is written again as it was read exists: some browsers take 31 June for 1 July. Other years are longer.
const isMoment = (time) => time.length == 24 && new Date(time).toJSON() == time;

/**
 * A stored value as a record, without what a record does not have; nothing
 * where it is none. The rules here and below are those of
 * crates/consent/src/record.rs, for pages whose visitor has chosen and which
 * therefore load no core. crates/consent/tests/records.json tests both.
 */
function sound({ v, id, revision, given, services, first, last, until, lang, text, how }) {
  return v === 1
    && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
    && areTexts(given)
    && isGroup(services) && Object.values(services).every(areTexts)
    && areTexts([id, revision, first, last, until, lang, text, how])
    && [first, last, until].every(isMoment)
    && first <= last && last < until
    && /^(accept|refuse|choice)$/.test(how)
    && { v, id, revision, given, services, first, last, until, lang, text, how };
}

/** Whether a record counts now. */
function counts({ revision, last, until }, wanted) {
  const now = new Date().toISOString();
  return revision === wanted
    && now < until
    // A clock may be set back by a moment, not by more.
    && last.slice(0, 16) <= now.slice(0, 16)
    && Date.now() - Date.parse(last) <= 390 * 864e5;
}

/** The last choice where it is not stored, or not yet: it counts until the page is left. */
let unstored;

function read(isLocal) {
  const found = [];
  const add = (read) => {
    try {
      const text = read();
      // What anybody may have stored must not be more than the core can hold.
      const record = text.length < 1e4 && sound(JSON.parse(text));
      if (record) found.push(record);
    } catch { /* none, damaged, or storage is blocked: no record */ }
  };
  if (isLocal) add(() => localStorage.getItem(name));
  else {
    let cookies = '';
    // A page's `<img name="cookie">` would be there instead.
    try { cookies = `${document.cookie}`; } catch { /* blocked */ }
    for (const cookie of cookies.split('; ')) {
      if (cookie.startsWith(`${name}=`)) add(() => decodeURIComponent(cookie.slice(name.length + 1)));
    }
  }
  return found;
}

/** Everything known that could be a record: two domains may hold a cookie each. */
export const stored = (isLocal) => [unstored, ...read(isLocal)].filter(Boolean);

/** The newest of the stored records that counts, or null. */
export const newest = (records, revision) => records.filter((record) => sound(record) && counts(record, revision))
  .sort((one, other) => (one.last < other.last) - (other.last < one.last))[0] || null;

/** Whether a record is stored; where not, this page remembers it. */
export function isKept(record, isLocal) {
  const isThere = !record || read(isLocal).some(({ last, id }) => last == record.last && id == record.id);
  unstored = isThere ? null : record;
  return isThere;
}

/** Forgets the choice, so that the next page asks again. */
export function forget(isLocal, domain) {
  unstored = null;
  try {
    if (isLocal) localStorage.removeItem(name);
    for (const at of ['', `; domain=${domain}`]) document.cookie = `${name}=; max-age=0; path=/${at}`;
  } catch { /* blocked: nothing was kept */ }
}
