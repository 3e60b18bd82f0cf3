// What is given now, of which categories and in which words: what the gate
// asks, and what is shown.
import { localized } from './language.js';

/** A copy of the services that are listed for a category, whatever it is called. */
const servicesOf = (services, category) => [...(Object.hasOwn(services, category) ? services[category] : [])];

export const freeze = (value) => {
  if (value && typeof value == 'object') Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

/** The consent that one element knows of; what the visitor does about it goes to `choose`, what is wrong to `report`. */
export class Consent {
  config = { categories: [] };
  record = null;
  given = null;
  words;
  language;
  #services = {};
  #choose;
  #report;

  constructor(choose, report) {
    this.#choose = choose;
    this.#report = report;
  }

  /** Whether it is known what may run. */
  get isDecided() {
    return !!this.given;
  }

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
    const isAlone = service && this.service(category, service) && this.#services[category]?.includes?.(service);
    return category == 'necessary' || !!isAlone || !!this.given?.includes(category);
  }

  /** What of a category is given: a list of services, or of `*`, which is none. */
  #state(category) {
    return this.allows(category) ? ['*'] : servicesOf(this.#services, category).sort();
  }

  /** Takes what is given in place of the former; tells the categories whose state that changes, and whether any has lost something. */
  take(record, given, services) {
    const ids = this.config.categories.map(({ id }) => id);
    const isFresh = !this.given;
    const isFirstChoice = !this.record && record?.first == record?.last;
    const before = ids.map((id) => this.#state(id));
    this.record = freeze(record);
    this.given = given;
    this.#services = services;
    const changed = isFresh ? [] : ids.filter((id, place) => `${before[place]}` != this.#state(id));
    const isLess = ids.some((id, place) => before[place].some((service) => !this.allows(id, service)));
    return { changed, isFresh, isFirstChoice, isLess };
  }

  /** "Always" on a placeholder: its service, or its category where there is none. */
  always(category, service) {
    if (!this.knows(category)) return this.#report(category, 'k');
    const given = this.record ? this.given.filter((id) => this.knows(id)) : [];
    const services = this.record ? this.#services : {};
    // A service that nobody knows follows its category.
    if (this.service(category, service)) this.#choose(given, { ...services, [category]: [...servicesOf(services, category), service] });
    else this.#choose([...given, category], services);
  }
}
