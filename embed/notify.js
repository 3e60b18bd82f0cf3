// Who else is told of a choice: Google's tags and the owner's server.

const unsent = 'consent.unsent';
const signals = {
  necessary: ['security_storage'],
  functional: ['functionality_storage', 'personalization_storage'],
  analytics: ['analytics_storage'],
  marketing: ['ad_storage', 'ad_user_data', 'ad_personalization'],
};

/** Google Consent Mode v2: `default` before anything, `update` before any gated script runs. */
export function consentMode(command, allows) {
  const state = {};
  for (const category in signals) {
    for (const signal of signals[category]) state[signal] = allows(category) ? 'granted' : 'denied';
  }
  const layer = (globalThis.dataLayer ??= []);
  // Google's tags only take an `arguments` object.
  (function push() { layer.push(arguments); })('consent', command, state);
}

/** Posts records, oldest first: after 1, 4 and 16 seconds again, then at the next page. */
export async function post(url, record, report) {
  const kept = read();
  if (record) kept.push(record);
  for (const seconds of [1, 4, 16, 0]) {
    try {
      while (kept.length) {
        const { ok, status } = await fetch(url, {
          method: 'POST', body: JSON.stringify(kept[0]), keepalive: true, credentials: 'omit',
          headers: { 'Content-Type': 'application/json' },
        });
        if (!ok) throw new Error(`${url} answered ${status}`);
        kept.shift();
        write(kept);
      }
      return;
    } catch (error) {
      write(kept);
      if (!seconds) report('post', `the record could not be posted, the next page tries again: ${error.message}`);
      await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
    }
  }
}

function read() {
  try {
    const list = JSON.parse(localStorage.getItem(unsent));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function write(records) {
  try {
    if (records.length) localStorage.setItem(unsent, JSON.stringify(records.slice(-20)));
    else if (localStorage.getItem(unsent)) localStorage.removeItem(unsent);
  } catch { /* blocked: then only this page tries */ }
}
