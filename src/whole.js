// The whole site as one file: inlined in `policies.html`, which holds every
// page as a section (src/pages/whole.rs). Without scripts they stand below each
// other; here one at a time is shown, as its own file would be, and the address
// is in the hash: `#/ru/alma-jet/cookies.2`, `#/ru/search/?q=…`. Nothing is
// ever fetched.
import { restore, snapshot } from '../crates/browser/src/place.js';
import { addActions } from './reading/actions.js';
import { addCopyLinks } from './reading/copy.js';
import { element } from './reading/element.js';
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
const equipped = new Set();

/** What helps beyond the text. */
async function equip(page) {
  await load();
  const place = page.querySelector('.tools .actions');
  if (!place) return;
  // The size of letters may have changed meanwhile.
  addActions(place);
  if (!equipped.has(page)) addCopyLinks(page.querySelector('article'));
  equipped.add(page);
}

const queryOf = () => new URLSearchParams(parse(location.hash).query);

/** The search looks for what the address asks for. */
async function search(form) {
  const asked = queryOf().get('q') ?? '';
  const field = form.querySelector('[type=search]');
  if (equipped.has(form)) {
    if (field.value === asked) return;
    field.value = asked;
    field.dispatchEvent(new Event('input'));
    return;
  }
  equipped.add(form);
  withFinder();
  const { searchForm } = await import('./search/form.js');
  searchForm(form, {
    text: fileAt,
    // The policy itself: its page from the beginning.
    address: (tag, id, place, query) => `#/${tag}/${id}/${place}?${new URLSearchParams({ q: query })}`,
    query: queryOf,
    write: (query) => { if (main.contains(form)) history.replaceState(history.state, '', `#${shown}${query}`); },
  }).start();
}

/** Marks the words that the address says were looked for, and no others. */
async function markWords() {
  const asked = queryOf().get('q');
  if (!main.querySelector('article')) return;
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

function reveal(part) {
  for (let around; (around = part.closest('.section:not([open])'));) around.open = true;
  part.dataset.target = '';
  part.scrollIntoView();
}

/** Goes where the address says; back, to the place of that time. */
function go(place) {
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
  const isOther = shown && shown !== path;
  show(path);
  markWords().catch(complain('the words could not be marked'));
  const form = main.querySelector('.search');
  if (form) search(form).catch(complain('the search could not be started'));
  const target = part && part !== 'text' && main.querySelector(`#${CSS.escape(part)}`);
  if (target) reveal(target);
  watchTarget();
  if (place) return restore(place);
  if (target) return;
  scrollTo(0, 0);
  if (part && part !== 'text') {
    const words = wordsOf(html.lang);
    const unknown = words[path.endsWith('/glossary/') ? 'unknown-term' : 'unknown'];
    return notify(unknown.replace('{address}', () => part), ' ', element('a', { href: `#${path}` }, words.start));
  }
  // As a page of its own begins at its beginning.
  if (isOther && !form) main.querySelector('h1').focus({ preventScroll: true });
}

/** The place goes with the entry of the history that it belongs to. */
const keep = () => attempt(() => history.replaceState({ place: snapshot() }, ''));
let keeping;
const keepSoon = () => {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 200);
};
history.scrollRestoration = 'manual';

/** The same place in another language; the focus stays on the switcher. */
function change(tag) {
  const { part, query } = parse(location.hash);
  const place = snapshot();
  const path = inLanguage(shown, tag);
  attempt(() => { localStorage['policy-viewer.language'] = tag; });
  keep();
  const isSearch = main.querySelector('.search');
  history.pushState(null, '', `#${path}${part ?? ''}${isSearch && query ? `?${query}` : ''}`);
  go(place);
  document.querySelector(`.languages [hreflang=${tag}]`).focus({ preventScroll: true });
  load().then(() => tell(say('language')));
}

// ---- what is pressed ----

const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

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
    keep();
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
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, select, textarea')) return;
  event.preventDefault();
  const field = main.querySelector('[type=search]');
  if (field) field.focus();
  else document.querySelector('[rel=search]').click();
});
addEventListener('scroll', keepSoon, { passive: true });
addEventListener('toggle', keepSoon, true);
addEventListener('popstate', ({ state }) => {
  clearTimeout(keeping);
  go(state?.place);
});

try {
  go(attempt(() => history.state?.place));
  follow();
  prepareForPaper();
  window.policyViewer.ready();
} catch (error) {
  restorePages();
  window.policyViewer.give();
  throw error;
}
