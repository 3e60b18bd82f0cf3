// The whole site as one file: inlined in `policies.html`, which holds every
// page as a section (src/pages/prerendered/whole.rs). Without scripts they stand below each
// other; here one at a time is shown, as its own file would be, and the address
// is in the hash: `#/ru/alma-jet/cookies.2`, `#/ru/search/?q=…`. Nothing is
// ever fetched.
import { restore, snapshot } from '../crates/browser/src/place.js';
import { listen } from '../crates/browser/src/search.js';
import { isPlain } from './click.js';
import { addActions } from './reading/actions.js';
import { addCopyLinks } from './reading/copy.js';
import { element } from './element.js';
import { follow } from './reading/follow.js';
import { prepareForPaper } from './reading/paper.js';
import { tell } from './reading/status.js';
import { forgetTarget } from './reading/target.js';
import { load, say } from './reading/words.js';
import { fileAt, withFinder, wordsOf } from './whole/embedded.js';
import { frame, inLanguage, languages } from './whole/frame.js';
import { pages, put, restorePages } from './whole/pages.js';
import { parse } from './whole/route.js';
import { nextTheme } from './whole/theme.js';

const html = document.documentElement;
const main = document.querySelector('main');
const attempt = (action) => { try { return action(); } catch { return undefined; } };
const complain = (what) => (error) => console.error(`policy-viewer: ${what}`, error);

// As src/boot.js has it, for the place.
Object.assign(window.policyViewer, {
  closed: () => [...main.querySelectorAll('.section:not([open])')].map(({ id }) => id).join('|'),
  close: (ids) => main.querySelectorAll('.section').forEach((section) => { section.open = !RegExp(`^(${ids})$`).test(section.id); }),
});

// ---- the page that is shown ----

let shown;

/** What helps beyond the text. */
async function equip(page) {
  await load();
  const place = page.querySelector('.tools .actions');
  if (!place) return;
  // The size of letters may have changed meanwhile.
  addActions(place);
  addCopyLinks(page.querySelector('article'));
}

const queryOf = () => new URLSearchParams(parse(location.hash).query);

/** The searches that have begun, by their forms. */
const searches = new Map();

/** The search looks for what the address asks for. */
async function search(form) {
  if (searches.has(form)) return (await searches.get(form)).follow();
  withFinder();
  const started = import('./search/form.js').then(({ searchForm }) => searchForm(form, {
    text: fileAt,
    // The policy itself: its page from the beginning.
    address: (tag, id, place, query) => `#/${tag}/${id}/${place}?${new URLSearchParams({ q: query })}`,
    query: queryOf,
    write: (query) => { if (main.contains(form)) history.replaceState(history.state, '', `#${shown}${query}`); },
  }));
  searches.set(form, started);
  return (await started).start();
}

/** Marks the words that the address says were looked for, and no others. */
async function markWords(isOther) {
  const asked = queryOf().get('q');
  // Within a page they stay.
  if (!main.querySelector('article') || (!asked && !isOther)) return;
  const marks = [...main.querySelectorAll('mark')];
  const around = new Set(marks.map(({ parentNode }) => parentNode));
  marks.forEach((mark) => mark.replaceWith(...mark.childNodes));
  around.forEach((part) => part.normalize());
  if (!asked) return;
  withFinder();
  const { mark } = await import('./marks.js');
  await mark(asked);
}

function show(path) {
  if (shown === path) return;
  shown = path;
  const page = put(path);
  frame(page.lang, path);
  equip(page).catch(complain('what helps with reading could not be started'));
}

// ---- addresses ----

const notices = document.querySelector('.notices');
const watchTarget = forgetTarget('.clause[data-target]');

/** Says what the address has wrong, with a way on, and moves the focus there. */
function notify(words, ...way) {
  notices.replaceChildren(element('p', { class: 'notice' }, words, ...way));
  notices.focus();
}

const preferred = () => [attempt(() => localStorage['policy-viewer.language']), ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0])]
  .find((tag) => languages.includes(tag)) ?? html.dataset.default;

/** Brings a part into sight; whoever goes on by keyboard or listens goes on from there. */
function reveal(part, takesFocus) {
  for (let around; (around = part.closest('.section:not([open])'));) around.open = true;
  part.dataset.target = '';
  part.scrollIntoView();
  if (takesFocus) focus(part.matches('details') ? part.firstElementChild : part);
}

/** Moves the focus, as the browser moves its own starting point to what a hash names. */
function focus(part) {
  if (part.tabIndex < 0 && !part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}

/** The place where the reader was: by what stands there, else by how far down it is. */
function back({ place, top, link }) {
  const [id] = JSON.parse(place);
  restore(place);
  if (!id) scrollTo({ top, behavior: 'instant' });
  const followed = link && main.querySelector(`a[href="${CSS.escape(link)}"]`);
  if (followed) focus(followed);
}

/**
 * Goes where the address says; `state` is that of an entry of the history that was left before, and `stays` says that
 * the focus is cared for elsewhere.
 */
function go({ state, stays } = {}) {
  const { tag, path, part } = parse(location.hash);
  if (!tag) {
    history.replaceState(null, '', `#/${preferred()}/`);
    return go();
  }
  notices.replaceChildren();
  main.querySelector('[data-target]')?.removeAttribute('data-target');
  if (!pages.has(path)) {
    show(`/${languages.includes(tag) ? tag : preferred()}/`);
    scrollTo(0, 0);
    return notify(wordsOf(html.lang).lost.replace('{address}', () => path));
  }
  const isFirst = !shown;
  const isOther = shown !== path;
  show(path);
  markWords(isOther).catch(complain('the words could not be marked'));
  const form = main.querySelector('.search');
  if (form) {
    search(form).then(() => { if (state?.place && isOther) back(state); }, complain('the search could not be started'));
  }
  const target = part && part !== 'text' && main.querySelector(`#${CSS.escape(part)}`);
  // As a page of its own begins at its beginning; a search puts it into its field.
  if (isOther && !isFirst && !stays && !form) focus(main.querySelector('h1'));
  if (target) reveal(target, !stays && !state?.place);
  watchTarget();
  if (state?.place) return back(state);
  if (target) return;
  scrollTo(0, 0);
  if (part && part !== 'text') {
    const words = wordsOf(html.lang);
    const unknown = words[path.endsWith('/glossary/') ? 'unknown-term' : 'unknown'];
    return notify(unknown.replace('{address}', () => part), ' ', element('a', { href: `#${path}` }, words.start));
  }
}

/** The place goes with the entry of the history that it belongs to, and with the link that leads on from there. */
const keep = (link) => attempt(() => history.replaceState({ place: snapshot(), top: scrollY, link: link?.getAttribute('href') }, ''));
let keeping;
const keepSoon = () => {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 200);
};
history.scrollRestoration = 'manual';

/** The same place in another language; the focus stays on the switcher. */
function change(tag) {
  const { path: asked, part, query } = parse(location.hash);
  const state = { place: snapshot(), top: 0 };
  const path = inLanguage(shown, tag);
  attempt(() => { localStorage['policy-viewer.language'] = tag; });
  clearTimeout(keeping);
  keep();
  const isSearch = main.querySelector('.search');
  history.pushState(null, '', `#${path}${(pages.has(asked) && part) || ''}${isSearch && query ? `?${query}` : ''}`);
  go({ state, stays: true });
  document.querySelector(`.languages [hreflang=${tag}]`).focus({ preventScroll: true });
  load().then(() => tell(say('language')));
}

// ---- what is pressed ----

/** What a control does, by its selector; the first that fits. */
const controls = [
  ['.skip', () => main.focus()],
  ['.languages a', ({ hreflang }) => { if (hreflang !== html.lang) change(hreflang); }],
  ['.theme', nextTheme],
  ['.open-all, .close-all', (button) => {
    for (const section of main.querySelectorAll('details.section')) section.open = button.matches('.open-all');
  }],
  // Where the address stays nobody is told that it was asked for again.
  [`a[href^="#/"]`, (link) => {
    clearTimeout(keeping);
    keep(link);
    // On a phone the contents cover what they lead to.
    if (link.matches('.contents a')) link.closest('details').open = false;
    if (link.getAttribute('href') !== location.hash) return true;
    go();
  }],
];

addEventListener('click', (event) => {
  const control = event.target.closest?.('a, button');
  if (!control || !isPlain(event)) return;
  const [, act] = controls.find(([selector]) => control.matches(selector)) ?? [];
  if (act && !act(control)) event.preventDefault();
});
listen();
addEventListener('scroll', keepSoon, { passive: true });
addEventListener('toggle', keepSoon, true);
addEventListener('popstate', ({ state }) => {
  clearTimeout(keeping);
  go({ state });
});

try {
  go({ state: attempt(() => history.state) });
  follow();
  prepareForPaper();
  window.policyViewer.ready();
} catch (error) {
  restorePages();
  window.policyViewer.give();
  throw error;
}
