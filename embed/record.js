// The record of a choice: where it is kept, and whether it counts.

export const name = 'consent';
// What is written again as it was read exists: some browsers take 31 June for 1 July. Other years are longer.
const isMoment = (time) => time.length == 24 && new Date(time).toJSON() == time;
export const isGroup = (value) => value && typeof value == 'object' && !Array.isArray(value);
export const areTexts = (list) => Array.isArray(list) && list.every((text) => typeof text == 'string');

/**
 * Whether a stored value is a record that counts now: the same rules as in
 * crates/consent/src/record.rs, for pages whose visitor has chosen and which
 * therefore load no core. tests/records.json tests both.
 */
function counts(record, revision) {
  const { v, id, given, services, first, last, until, lang, text, how } = record;
  const now = new Date().toISOString();
  return v === 1
    && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
    && record.revision === revision
    && areTexts(given)
    && isGroup(services) && Object.values(services).every(areTexts)
    && areTexts([id, first, last, until, lang, text, how])
    && [first, last, until].every(isMoment)
    && first <= last && last < until && now < until
    // A clock may be set back by a moment, not by more.
    && last.slice(0, 16) <= now.slice(0, 16)
    && Date.now() - Date.parse(last) <= 390 * 864e5
    && /^(accept|refuse|choice)$/.test(how);
}

/** The last choice where it is not stored, or not yet: it counts until the page is left. */
let unstored;

function read(isLocal) {
  const found = [];
  const add = (read) => {
    try {
      const text = read();
      const value = text.length < 1e5 && JSON.parse(text);
      if (isGroup(value)) found.push(value);
    } catch { /* none, damaged, or storage is blocked: no record */ }
  };
  if (isLocal) add(() => localStorage.getItem(name));
  else {
    let cookies = '';
    try { cookies = document.cookie; } catch { /* blocked */ }
    for (const cookie of cookies.split('; ')) {
      if (cookie.startsWith(`${name}=`)) add(() => decodeURIComponent(cookie.slice(name.length + 1)));
    }
  }
  return found;
}

/** Everything known that could be a record: two domains may hold a cookie each. */
export const stored = (isLocal) => [unstored, ...read(isLocal)].filter(Boolean);

/** The newest of the stored records that counts, or null. */
export const newest = (records, revision) => records.filter((record) => counts(record, revision))
  .sort((one, other) => (one.last < other.last) - (other.last < one.last))[0] || null;

/** Whether a record is stored; where not, this page remembers it. */
export function isKept(record, isLocal) {
  const isThere = !record || read(isLocal).some(({ last, id }) => last == record.last && id == record.id);
  unstored = isThere ? null : record;
  return isThere;
}

/** A cookie's name written as `/regexp/`, or nothing; throws where it is none. */
export function expression(name) {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/.exec(name) ?? [];
  return source && new RegExp(source, flags.replace(/[gy]/g, ''));
}
