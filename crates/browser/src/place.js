// The reader's place and what is closed, as text; what is fetched later; and
// what a page catches up on that the browser kept and brings back.
// Part of the app's module; `window.policyViewer` is the boot script's.

const edge = () => Math.max(0, document.querySelector('header.frame').getBoundingClientRect().bottom);

// Of a section the heading counts, not the whole of it.
const box = (part) => (part.matches('details') ? part.firstElementChild : part).getBoundingClientRect();

// Above the first section whole blocks are parts, each with a selector for an id.
const blocks = ['.head', '.about', '.glance', '.tools'];
const find = (id) => (id.startsWith('.') ? document.querySelector(`.column > ${id}`) : document.getElementById(id));
const block = () => blocks.findLast((id) => find(id) && box(find(id)).top < edge());

/** The last of some parts that begins above the upper edge of the text or right below it. */
const last = (selector) => [...document.querySelectorAll(selector)]
  .findLast((part) => part.offsetHeight && part.getBoundingClientRect().top < edge() + 24);

/** What {@link restore} needs: the part at the top, how far it is from the edge, how tall it is, what is closed. */
export function snapshot() {
  const id = (scrollY > 8 && (last('article [id]')?.id || block())) || '';
  const part = find(id);
  const { top, height } = part ? box(part) : {};
  return JSON.stringify([id, part ? top - edge() : 0, height, policyViewer.closed()]);
}

/** Brings a place back in the page as it now is, in whatever language. */
export function restore(snapshot) {
  const [id, offset, height, closed] = JSON.parse(snapshot);
  policyViewer.close(closed);
  const part = find(id);
  if (!part?.closest('article')) {
    // Nothing further down has to be found: for one frame only what is on the
    // screen is laid out.
    const { classList } = document.querySelector('main');
    classList.add('arriving');
    requestAnimationFrame(() => setTimeout(() => classList.remove('arriving')));
  }
  if (!part) return scrollTo(0, 0);
  const now = box(part);
  // Within a part the place is kept in proportion: languages differ in length.
  const wanted = offset < 0 ? (offset * now.height) / height : offset;
  scrollBy({ top: now.top - edge() - wanted, behavior: 'instant' });
}

// Where the browser itself changes the language of a glossary or comparison the
// reader is led to the same place; in a text the boot script sees to it. With
// `<base>` the skip link is an address of its own, without the query.
addEventListener('click', (event) => {
  const link = event.target.closest?.('nav.languages a,.skip');
  if (link?.matches('.skip')) {
    event.preventDefault();
    document.querySelector('main').focus();
  } else if (link && scrollY > 8) {
    const part = last(':is(.glossary,.compare) [id]');
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
  const { lang, dataset: { reading, words } } = document.documentElement;
  // What was not prerendered has none.
  if (!reading) return;
  const isSwitched = hasSwitched();
  isComing = true;
  // Beside the scripts, which ask again and tell what fails: a trip less.
  import(`${words}${lang}.js`).catch(() => {});
  import(reading).then((module) => isSwitched && module.tellLanguage())
    .catch((error) => console.error('policy-viewer: what helps with reading could not be loaded', error))
    .finally(() => { isComing = false; });
}
