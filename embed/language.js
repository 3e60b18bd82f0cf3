// Which language the banner speaks, and its words.
import en from './texts/en.json';
import kk from './texts/kk.json';
import ru from './texts/ru.json';

const texts = { en, ru, kk };

/** `en-GB`, then `en`: the tag or its general form that there are texts for. */
function known(tag, more) {
  let parts;
  for (parts = `${tag || ''}`.split('-'); parts.length; parts.pop()) {
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

/** The words in a language: the built-in ones, and the owner's before them. */
export function wordsIn(language, more) {
  const words = { ...en, ...texts[known(language)] };
  const own = more && more[language];
  for (const key of Object.keys(own ?? {})) {
    if (typeof own[key] != typeof words[key] || !own[key]) continue;
    words[key] = typeof own[key] == 'string' ? own[key] : { ...words[key], ...own[key] };
  }
  return words;
}

const defaults = (words) => Object.keys(words.categories).map((id) => ({ id, required: id == 'necessary' }));

/** The categories of a configuration, or the four that need none; those four also need no words. */
export function completed(categories, words) {
  if (!Array.isArray(categories ?? [])) return categories;
  const all = categories ?? defaults(words);
  const isComplete = !all.length || all.some((category) => !category?.id || category.id == 'necessary');
  return [...(isComplete ? [] : [defaults(words)[0]]), ...all].map((category) => {
    const own = Object.hasOwn(words.categories, category?.id) && words.categories[category.id];
    return own ? { ...own, ...category } : category;
  });
}
