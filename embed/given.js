// What changes when something else is given than before.
import { freeze } from './freeze.js';

/** A copy of the services that are listed for a category, whatever it is called. */
const servicesOf = (services, category) => [...(Object.hasOwn(services, category) ? services[category] : [])];

/** What of a category is given: a list of services, or of `*`, which is none. */
const state = (consent, category) => (consent.allows(category) ? ['*'] : servicesOf(consent.services, category).sort());

/** Puts what is given in place of the former; tells the categories whose state that changes, and whether any has lost something. */
export function take(consent, record, given, services) {
  const ids = consent.config.categories.map(({ id }) => id);
  const isFresh = !consent.given;
  const isFirstChoice = !consent.record && record?.first == record?.last;
  const before = ids.map((id) => state(consent, id));
  Object.assign(consent, { record: freeze(record), given, services });
  const changed = isFresh ? [] : ids.filter((id, place) => `${before[place]}` != state(consent, id));
  const isLess = ids.some((id, place) => before[place].some((service) => !consent.allows(id, service)));
  return { changed, isFresh, isFirstChoice, isLess };
}

/** "Always" on a placeholder: its service, or its category where there is none. */
export function always(banner, category, service) {
  const { consent } = banner;
  if (!consent.knows(category)) return banner.fault(category, 'k');
  const given = consent.record ? consent.given.filter((id) => consent.knows(id)) : [];
  const services = consent.record ? consent.services : {};
  // A service that nobody knows follows its category.
  if (consent.service(category, service)) banner.choose(given, { ...services, [category]: [...servicesOf(services, category), service] });
  else banner.choose([...given, category], services);
}
