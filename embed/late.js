// What comes after the banner is seen: page.js, a file of its own with what a
// decision does to the page.

/** page.js, once it is there */
export let page;

/** calls that wait for it */
let waiting = [];
let fetching;

/** Calls back with page.js: at once where it is there. */
export function once(call) {
  if (page) call(page);
  else waiting.push(call);
}

/** Rejects after so many seconds. */
export const late = (seconds) => new Promise((_, reject) => { setTimeout(() => reject(new Error('it has not come')), seconds * 1000); });

const fetched = () => import('./consent-banner-page.js');

/** Fetches it, once for all who ask; a line that breaks once is no reason to take the banner away. */
export const fetchPage = () => fetching ??= fetched().catch(() => late(1).catch(fetched)).then((file) => {
  page = file;
  waiting.forEach((call) => call(page));
}).catch((error) => {
  // The next who asks tries again.
  fetching = null;
  throw error;
});

/** Has what a choice needs come at the same time; page.js, which needs it, hears whether that works. */
export const fetchCore = () => import('./consent-banner-core.js').catch(() => {});
