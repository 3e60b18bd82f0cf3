// What a choice writes, and what it erases.
import { expression } from './expression.js';
import { record as name } from './items.js';

// `__Secure-` and `__Host-` names cannot even be erased without it.
const secure = () => (location.protocol == 'https:' ? '; Secure' : '');

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

/** Keeps a record; `null` forgets it. Whether that worked: `isKept` looks. */
export function keep(record, isLocal, domain, isKept) {
  write(record, isLocal, domain);
  const isThere = isKept(record, isLocal);
  // An older choice must not come back with the next page.
  if (!isThere) write(null, isLocal, domain);
  return isThere;
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
            const expired = `${found}=; max-age=0; path=${on || '/'}${at ? `; domain=${at}` : ''}${secure()}`;
            document.cookie = expired;
            // A cookie of this page in this site is another than the plain one.
            if (secure()) document.cookie = `${expired}; Partitioned`;
          }
        }
      }
    } catch { /* told when the configuration was read, or cookies are blocked */ }
  }
}
