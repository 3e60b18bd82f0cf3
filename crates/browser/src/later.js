// What is fetched once the app has started, what links do then, and what a page
// catches up on that the browser kept and brings back. Part of the app's module.
import { last } from './place.js';

// Where the browser itself changes the language of one of the viewer's own pages
// the reader is led to the same place; in a text the boot script sees to it. With
// `<base>` the skip link is an address of its own, without the query.
addEventListener('click', (event) => {
  const link = event.target.closest?.('nav.languages a,.skip');
  if (link?.matches('.skip')) {
    event.preventDefault();
    document.querySelector('main').focus();
  } else if (link && scrollY > 8) {
    const part = last('main > :not(.policy) [id]');
    if (part) link.hash = part.id;
  }
});

/** The reader has come here from this page in another language, by the switcher: there the focus stays. */
function hasSwitched() {
  const current = document.querySelector('nav.languages [aria-current]');
  const from = [...document.querySelectorAll('nav.languages a')].find(({ href }) => href === document.referrer.replace(/[?#].*/, ''));
  const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  if (!isNew || !from || from === current || document.activeElement !== document.body) return false;
  current?.focus({ preventScroll: true });
  return true;
}

// Kept by the browser meanwhile: the theme and the size may have been chosen
// anew, and what was being fetched will not come any more.
let isComing;
let wasComing;
addEventListener('pagehide', () => { wasComing = isComing; });
addEventListener('pageshow', ({ persisted }) => {
  const html = document.documentElement;
  if (!persisted) return;
  if (wasComing) location.reload();
  try {
    const { 'policy-viewer.theme': theme, 'policy-viewer.size': size } = localStorage;
    html.dataset.theme = /^(light|dark)$/.test(theme) ? theme : 'auto';
    html.style.fontSize = size ?? '';
  } catch { /* blocked: nothing is remembered */ }
});

/** Fetches what helps a reader beyond the text, and the words that it will ask for. */
export function equip() {
  const { lang, dataset: { offline, reading, words } } = document.documentElement;
  // What was not prerendered has none.
  if (!reading) return;
  const isSwitched = hasSwitched();
  isComing = true;
  // With Save-Data the boot script has left it out.
  import(offline).catch(() => {});
  // Beside the scripts, which ask again and tell what fails: a trip less.
  import(`${words}${lang}.js`).catch(() => {});
  import(reading).then((module) => isSwitched && module.tellLanguage())
    .catch((error) => {
      // Shown as where the app does not start: the text is there, its tools are not.
      document.documentElement.dataset.lacking = '';
      console.error('policy-viewer: what helps with reading could not be loaded', error);
    })
    .finally(() => { isComing = false; });
}
