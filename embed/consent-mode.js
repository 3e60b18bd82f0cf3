// Google Consent Mode v2.

const signals = {
  necessary: ['security_storage'],
  functional: ['functionality_storage', 'personalization_storage'],
  analytics: ['analytics_storage'],
  marketing: ['ad_storage', 'ad_user_data', 'ad_personalization'],
};

/** Google Consent Mode v2: `default` before anything, `update` before any gated script runs. */
export function consentMode(command, allows) {
  const state = {};
  for (const [category, names] of Object.entries(signals)) {
    for (const signal of names) state[signal] = allows(category) ? 'granted' : 'denied';
  }
  const layer = (globalThis.dataLayer ??= []);
  // Google's tags only take an `arguments` object.
  (function push() { layer.push(arguments); })('consent', command, state);
}
