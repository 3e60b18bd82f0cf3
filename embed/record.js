// The record of a choice: where it is kept, and whether it counts.

const name = 'consent';
// What is written again as it was read exists: some browsers take 31 June for 1 July. Other years are longer.
const isMoment = (time) => time.length == 24 && new Date(time).toJSON() == time;
// `__Secure-` and `__Host-` names cannot even be erased without it.
const secure = () => (location.protocol == 'https:' ? '; Secure' : '');
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
      const value = JSON.parse(read());
      if (isGroup(value)) found.push(value);
    } catch { /* damaged, or storage is blocked: no record */ }
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

function write(record, isLocal, domain) {
  try {
    const text = JSON.stringify(record);
    if (isLocal) {
      if (record) localStorage.setItem(name, text);
      else localStorage.removeItem(name);
    } else if (!record) erase([[name, domain, '']], true);
    else {
      const seconds = Math.round((Date.parse(record.until) - Date.now()) / 1000);
      document.cookie = `${name}=${encodeURIComponent(text)}; path=/; max-age=${seconds}; SameSite=Lax`
        + (domain ? `; domain=${domain}` : '') + secure();
    }
  } catch { /* blocked or full */ }
}

/** Whether a record is stored; where not, this page remembers it. */
export function isKept(record, isLocal) {
  const isThere = !record || read(isLocal).some(({ last, id }) => last == record.last && id == record.id);
  unstored = isThere ? null : record;
  return isThere;
}

/** Keeps a record; `null` forgets it. Whether that worked. */
export function keep(record, isLocal, domain) {
  write(record, isLocal, domain);
  const isThere = isKept(record, isLocal);
  // An older choice must not come back with the next page.
  if (!isThere) write(null, isLocal, domain);
  return isThere;
}

/** A cookie's name written as `/regexp/`, or nothing; throws where it is none. */
export function expression(name) {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/.exec(name) ?? [];
  return source && new RegExp(source, flags.replace(/[gy]/g, ''));
}

/** Erases cookies, `[name or /regexp/, domain, path]`, on every plausible domain and path; the record only where it is meant. */
export function erase(cookies, isRecord) {
  let present = [];
  try { present = document.cookie.split('; ').map((cookie) => cookie.split('=')[0]); } catch { /* blocked */ }
  const hosts = location.hostname.split('.');
  // Not on the last alone, which is nobody's: Firefox would complain of each.
  const domains = ['', ...hosts.slice(1).map((_, place) => hosts.slice(place).join('.'))];
  const folders = location.pathname.split('/');
  const paths = folders.flatMap((_, place) => {
    const path = folders.slice(0, place + 1).join('/');
    return [path, `${path}/`];
  });
  for (const [wanted, domain, path] of cookies) {
    let names = [wanted];
    try {
      const pattern = expression(wanted);
      if (pattern) names = present.filter((found) => found.length <= 256 && pattern.test(found));
      // One that was named may be there without being visible from this path.
      for (const found of new Set(names)) {
        if (found.split('=')[0].trim() == name && !isRecord) continue;
        for (const at of new Set([...domains, domain])) {
          for (const on of new Set(['/', ...paths, path])) {
            document.cookie = `${found}=; max-age=0; path=${on || '/'}${at ? `; domain=${at}` : ''}${secure()}`;
          }
        }
      }
    } catch { /* told when the configuration was read, or cookies are blocked */ }
  }
}
