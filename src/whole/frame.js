// What is around the page that is shown, in its language.
import { wordsOf } from './embedded.js';

const headers = new Map([...document.querySelectorAll('template[lang]')].map(({ lang, content }) => [lang, content]));

export const languages = [...headers.keys()];

const footers = [...document.querySelector('footer.frame').children];

/** Where the site itself is, by the file's links to it. */
const site = document.querySelector('.saved a').href;

/** The same page in another language. */
export const inLanguage = (path, tag) => path.replace(/^\/[^/]*/, `/${tag}`);

/** Puts a language's header there, unless it is there already, and says which page is shown. */
function head(tag, path) {
  let header = document.querySelector('header.frame');
  if (header.lang !== tag) {
    const other = headers.get(tag).cloneNode(true).firstElementChild;
    other.lang = tag;
    header.replaceWith(other);
    header = other;
  }
  for (const other of header.querySelectorAll('.languages a')) other.setAttribute('href', `#${inLanguage(path, other.hreflang)}`);
  for (const other of header.querySelectorAll('.pages a, [rel=search]')) {
    if (other.getAttribute('href') === `#${path}`) other.setAttribute('aria-current', 'page');
    else other.removeAttribute('aria-current');
  }
}

/** Makes the frame that of a page. */
export function frame(tag, path) {
  head(tag, path);
  document.querySelector('.skip').textContent = wordsOf(tag).skip;
  for (const footer of footers) {
    footer.hidden = footer.lang !== tag;
    footer.querySelector('.saved a').href = site + path.slice(1);
  }
}
