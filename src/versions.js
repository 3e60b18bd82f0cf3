// Inlined at /{lang}/{policy}/versions/ alone: compares the two versions that
// the selects, a link of the list or the address name. The texts are those
// that the app reads; the work is done by a wasm of its own, fetched when it
// is first likely to be wanted. All words come from the page
// (src/pages/prerendered/versions.rs) or from that wasm (crates/changes).
import { isPlain } from './click.js';
import { ask } from './exchange.js';
import { fetched, once } from './fetched.js';
import './query.js';

const page = document.querySelector('.versions');
const { lang, original, content, policy, home, wasm } = page.dataset;
const find = (selector) => page.querySelector(selector);
const [article, said, unknown, lost] = ['.changes', '.said', '.unknown', '.lost'].map(find);
const [from, to] = ['from', 'to'].map((name) => find(`[name=${name}]`));
/** The languages of each version by its date, the newest first. */
const versions = new Map([...page.querySelectorAll('li[data-date]')].map(({ dataset }) => [dataset.date, dataset.languages.split(' ')]));
const dates = [...versions.keys()];

// ---- what is fetched, once ----

const comparer = () => once(wasm, async () => WebAssembly.compile(await (await fetched(wasm)).arrayBuffer()));
const textOf = (date, tag) => {
  const path = `${content}${tag}/${policy}${date === dates[0] ? '' : `/${date}`}.txt`;
  return once(path, async () => (await fetched(path)).text());
};
/** In the page's language where both are there in it, else both in the original's. */
const parts = (old, young) => {
  const tag = [old, young].every((date) => versions.get(date).includes(lang)) ? lang : original;
  return Promise.all([tag, comparer(), textOf(old, tag), textOf(young, tag)]);
};

// ---- the comparison, and its elements ----

async function compare(old, young) {
  const [tag, module, ...texts] = await parts(old, young);
  const records = await ask(module, 'compare', [lang, tag, old, young, young === dates[0] ? home : '', ...texts], '\x1f');
  if (!records) throw new Error(`${policy}: the versions of ${old} and ${young} cannot be read`);
  return build(records);
}

function build(records) {
  const root = document.createDocumentFragment();
  let open = root;
  for (const record of records) {
    const rest = record.slice(1);
    if (record[0] === '+') open = open.appendChild(document.createElement(rest));
    else if (record[0] === '=') open.append(rest);
    else if (record[0] === '-') open = open.parentNode;
    else open.setAttribute(...rest.split(/=(.*)/s, 2));
  }
  return root;
}

// ---- which two ----

let shown = from && `${from.value} ${to.value}`;
let attempt = 0;

/** Shows what the address names; `moveTo` says where the reader goes then. */
async function follow(moveTo) {
  const query = new URLSearchParams(location.search);
  const young = query.get('to') ?? dates[0];
  const old = query.get('from') ?? dates[Math.min(dates.indexOf(young) + 1, dates.length - 1)];
  const mine = ++attempt;
  unknown.hidden = lost.hidden = true;
  const strange = [query.get('from'), query.get('to')].find((date) => date !== null && !versions.has(date));
  if (strange !== undefined) return tell(unknown, strange);
  if (!from) return;
  [from.value, to.value] = [old, young];
  if (shown !== `${old} ${young}`) {
    article.ariaBusy = 'true';
    try {
      const found = await compare(old, young);
      if (mine !== attempt) return;
      article.replaceChildren(found);
      shown = `${old} ${young}`;
      say(said, [...article.querySelectorAll('h2, .totals')].map((part) => part.textContent).join('. '));
    } catch (error) {
      if (mine !== attempt) return;
      console.error('policy-viewer: the versions could not be compared', error);
      [from.value, to.value] = shown.split(' ');
      tell(lost);
    } finally {
      if (mine === attempt) article.ariaBusy = null;
    }
  }
  moveTo?.();
}

const say = (element, words) => { element.textContent = words; };
function tell(notice, date) {
  const words = notice.firstChild;
  words.dataset.words ??= words.textContent;
  say(words, words.dataset.words.replace('%', () => date));
  notice.hidden = false;
  notice.focus();
}

const toHeading = () => find('#_changes').focus();
const toFragment = () => document.getElementById(location.hash.slice(1))?.scrollIntoView();
const address = (query) => `${location.pathname}?${new URLSearchParams(query)}`;

page.addEventListener('change', () => {
  history.replaceState(history.state, '', address({ from: from.value, to: to.value }));
  follow();
});
page.addEventListener('click', (event) => {
  const link = event.target.closest('.list a[href*="?from="]');
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (link.href !== location.href) history.pushState(null, '', link.href);
  follow(toHeading);
});
addEventListener('popstate', () => follow());

// What is likely to be wanted.
for (const type of ['pointerover', 'focusin']) {
  page.addEventListener(type, ({ target }) => {
    const link = target.closest('.list a[href*="?from="]');
    const query = link && new URLSearchParams(link.search);
    if (query) parts(query.get('from'), query.get('to')).catch(() => {});
    else if (target.closest('.pick')) comparer().catch(() => {});
  });
}

if (location.search) follow(location.hash ? toFragment : null);
