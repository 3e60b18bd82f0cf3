// The core's file, which is fetched when it is needed and not before.

/** core.js, once it is there */
export let core;

let fetching;

/** Fetches it, once for all who ask, so that they go on in the order in which they asked. */
export const fetchCore = () => fetching ??= import('./consent-banner-core.js').then((file) => core = file).catch((error) => {
  // The next who asks tries again.
  fetching = null;
  throw error;
});

/** Fetches the core and starts it, in whatever way there is. */
export const load = async () => (await fetchCore()).begin();

/** Whether the core can be asked at once. */
export function isThere() {
  try {
    core?.start();
    return !!core;
  } catch {
    return false;
  }
}
