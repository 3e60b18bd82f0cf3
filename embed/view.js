// What is seen, as tables, `["tag", {attributes}, children…]`: layer 1, which
// is the banner; layer 2, which is the settings; and the words of both whose
// hash a record holds. All of them show a consent (consent.js).
import { localized } from './language.js';
import { isAddress, list } from './shapes.js';

const isNecessary = ({ id }) => id == 'necessary';

/** What a category or service is called; something, for who cannot see which it is. */
const nameOf = ({ label, id }, language) => localized(label, language) || id;

/** Words with a value in place of the name in braces; where there is none, it comes last. */
const around = (words, value) => words.replace(/\{[^}]*\}?|$/, () => value);

const company = (service, language) => localized(service.provider, language) || nameOf(service, language);

/** Who else learns of the visitor: up to three by name, else their number. */
function parties({ words, language, config }) {
  const services = config.categories.flatMap((category) => (isNecessary(category) ? [] : list(category.services)));
  const names = [...new Set(services.map((service) => company(service, language)))];
  return names[0] && around(words.parties, names[3] ? names.length : names.join(', '));
}

const duration = ({ words, language, config: { days } }) => around(words.duration[new Intl.PluralRules(language).select(days)] ?? words.duration.other, days);

const button = (part, words, action = part) => ['button', { part, type: 'button', 'data-do': action }, words];

/** What the browser's signal does, where it sends one. */
const signal = ({ words, signal: sent, record }) => sent && ['p', { part: 'signal' }, words[record ? 'signal-overruled' : 'signal']];

export function banner(consent) {
  const { words, language, config } = consent;
  const named = parties(consent);
  const isDialog = config.layout == 'dialog';
  return [isDialog ? 'dialog' : 'section', { ...(!isDialog && { role: 'region' }), part: 'banner', 'aria-labelledby': 'title', lang: language },
    ['h2', { part: 'title', id: 'title' }, words.title],
    ['p', { part: 'text' }, words.text],
    signal(consent),
    ['ul', { part: 'purposes' }, ...config.categories.map((category) => (
      ['li', {}, ['b', {}, nameOf(category, language)], ['span', {}, localized(category.text, language)]]
    ))],
    ['p', { part: 'meta' },
      named && button('parties', named, 'settings'),
      ['span', {}, duration(consent)],
      config.policy && ['a', { part: 'policy', href: config.policy }, words.policy]],
    ['div', { part: 'answers' }, button('refuse', words.refuse), button('accept', words.accept), button('settings', words.settings)]];
}

/** A labelled switch of a category, or of a service in it. */
const toggle = (consent, category, service, ...words) => ['label', {}, ['input', {
  part: 'switch', type: 'checkbox', role: 'switch', ...(service && { 'data-service': service }), 'data-category': category,
  ...(consent.allows(category, service) && { checked: '' }), ...(category == 'necessary' && { disabled: '' }),
}], ...words];

export function settings(consent) {
  const { words, language, config: { categories } } = consent;
  const said = (value) => localized(value, language);
  const cells = (tag, attributes, texts) => ['tr', {}, ...texts.map((text) => [tag, attributes, text])];

  const service = (category, one) => ['div', { part: 'service' },
    toggle(consent, category, one.id, ['span', {}, nameOf(one, language)]),
    [...(isAddress(one.url) ? ['a', { href: one.url, target: '_blank', rel: 'noopener noreferrer' }] : ['span', {}]), said(one.provider)]];

  const cookies = (label, found) => ['div', { part: 'cookies', tabindex: '0', role: 'region', 'aria-label': label }, ['table', {},
    cells('th', { scope: 'col' }, [words.cookie, words.provider, words.purpose, words.lifetime]),
    ...found.map(({ name, provider, purpose, lifetime }) => cells('td', {}, [name, said(provider), said(purpose), said(lifetime)]))]];

  return ['dialog', { part: 'dialog', 'aria-labelledby': 'dialog', lang: language },
    ['header', {}, ['h2', { id: 'dialog' }, words.dialog],
      ['button', { part: 'close', type: 'button', 'data-do': 'close', 'aria-label': words.close }, '×']],
    ['div', { part: 'choices' }, signal(consent), ...categories.map((category) => ['section', {},
      toggle(consent, category.id, '', ['strong', {}, nameOf(category, language)], isNecessary(category) && ['small', {}, words.required]),
      ['p', {}, said(category.text)],
      ...list(category.services).map((one) => service(category.id, one)),
      list(category.cookies)[0] && cookies(nameOf(category, language), category.cookies)])],
    ['footer', { part: 'answers' },
      button('refuse', words['refuse-all']), button('accept', words['accept-all']), button('save', words.save)]];
}

const texts = ([, , ...children]) => children.filter(Boolean).flatMap((child) => (Array.isArray(child) ? texts(child) : [child]));

/** What can be read before choosing, on both layers. */
export const lines = (consent) => [banner(consent), settings(consent)].flatMap(texts).map((line) => line.replace(/[\0-\x1f]+/g, ' '));
