// What is given now, of which categories and in which words: what the gate
// asks, and what is shown.
import { localized } from './language.js';

/** The consent that one element knows of. */
export class Consent {
  config = { categories: [] };
  record = null;
  /** the categories; nothing before it is known what may run */
  given = null;
  /** by category those that are given alone */
  services = {};
  words;
  language;

  /** Whether there was a choice, or the browser's signal made one. */
  get isAnswered() {
    return !!(this.record || this.signal);
  }

  /** "gpc", "dnt" or null: what the browser says on the visitor's behalf. */
  get signal() {
    try {
      if (navigator.globalPrivacyControl) return 'gpc';
      if (navigator.doNotTrack === '1') return 'dnt';
    } catch { /* what throws says nothing */ }
    return null;
  }

  knows(category) {
    return this.config.categories.some?.(({ id }) => id === category);
  }

  /** A service of the configuration, its words in the shown language. */
  service(category, service) {
    const found = this.config.categories.find?.(({ id }) => id === category)?.services?.find?.(({ id }) => id === service);
    return found && { label: localized(found.label, this.language), provider: localized(found.provider, this.language) };
  }

  allows(category, service) {
    if (!this.knows(category)) return false;
    const isAlone = service && this.service(category, service) && this.services[category]?.includes?.(service);
    return category == 'necessary' || !!isAlone || !!this.given?.includes(category);
  }
}
