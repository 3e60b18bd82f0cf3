// The core's file, which is fetched when it is needed and not before.

/** core.js, once it is there */
export let core;

export const fetchCore = async () => core ??= await import('./consent-banner-core.js');

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
