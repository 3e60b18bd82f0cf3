// Which language the banner speaks, and its words.
import en from './texts/en.json';
import kk from './texts/kk.json';
import ru from './texts/ru.json';
import { isGroup } from './shapes.js';

const texts = { en, ru, kk };

/** `en-GB`, then `en`: the tag or its general form that there are texts for; POSIX writes `en_GB`. */
function known(tag, more) {
  let parts;
  for (parts = `${tag || ''}`.split(/[-_]/); parts.length; parts.pop()) {
    const wanted = parts.join('-').toLowerCase();
    const found = [...Object.keys(texts), ...Object.keys(more || {})].find((name) => name.toLowerCase() == wanted);
    if (found) return found;
  }
}

const around = (node) => node.parentElement || node.getRootNode().host;

/** Where the page says its language, around the element, also out of shadow roots. */
function nearest(element) {
  for (let node = around(element); node; node = around(node)) {
    if (node.lang) return node.lang;
  }
}

/** The first that is known: what was chosen, the attribute, the configuration, the page's, the visitor's. */
export function choose(element, chosen, own, more) {
  for (const tag of [chosen, element.getAttribute('lang'), own, nearest(element), ...(navigator.languages || [])]) {
    const found = known(tag, more);
    if (found) return found;
  }
  return 'en';
}

export { known };

/** Words, and the owner's before them; those of another kind are reported and left out. */
const over = (words, own, path, report) => Object.entries(own).reduce((all, [key, value]) => {
  const known = Object.hasOwn(all, key) ? all[key] : (isGroup(value) ? {} : '');
  const isText = typeof known == 'string';
  if (isText ? typeof value == 'string' : isGroup(value)) return value ? { ...all, [key]: isText ? value : over(known, value, `${path}.${key}`, report) } : all;
  report?.(`${path}.${key}`, isText ? 's' : 'n');
  return all;
}, words);

/** The words in a language: the built-in ones, and the owner's before them. */
export const wordsIn = (language, more, report) => over(
  { ...en, ...texts[known(language)] },
  more?.[language] ?? {},
  `texts.${language}`,
  report,
);

/** A text, or the one of several by language that fits best. */
export function localized(words, language) {
  if (!isGroup(words)) return words ?? '';
  return words[language] || words[language.split('-')[0]] || words.en || Object.values(words)[0] || '';
}

const defaults = () => Object.keys(en.categories).map((id) => ({ id, required: id == 'necessary' }));

/** The categories of a configuration, or the four that need none; those four also need no words. */
export function completed(categories, words) {
  if (!Array.isArray(categories ?? [])) return categories;
  const all = categories ?? defaults();
  const isComplete = !all.length || all.some((category) => !category?.id || category.id == 'necessary');
  return [...(isComplete ? [] : [defaults()[0]]), ...all].map((category) => {
    const own = Object.hasOwn(words.categories, category?.id) && words.categories[category.id];
    return own ? { ...own, ...category } : category;
  });
}
