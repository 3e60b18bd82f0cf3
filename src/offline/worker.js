// The service worker, `offline.js` at the site's base: keeps the pages that a
// reader has opened, and the files these need, for when there is no network.
//
// With a network it stays out of the way: a page always comes from there, so
// that nobody reads an older text without being told, and files are the
// browser's own affair. What a page has loaded it reports by itself
// (`visit.js`). Kept is what was opened, never what was typed: a query names
// the same file and is left out. What a search has read of its index is kept,
// a part of which holds some hundred words.
/* global SHELL, LANGUAGES */
const NAME = 'policy-viewer.pages';
const base = registration.scope;
const nowhere = `${base}offline.html`;
const shell = SHELL.map((path) => base + path);

/** A line that has not answered by then is as good as none, if there is a copy. */
const PATIENCE = 5000;

/** Pages that came from what is kept, by client, with the day they are of. */
const fromCopy = new Map();

/** Pages that came from the network since the worker started, which the browser ends when it is idle. */
const live = new Set();

const isOurs = (address) => address.startsWith(base);

/** The entry, and what is in a language; not the texts for other programs, nor another site below the same base. */
function isPage(address) {
  const path = plain(address).slice(base.length);
  return isOurs(address) && (!path || (LANGUAGES.includes(path.split('/')[0]) && path.endsWith('/')));
}
const plain = (address) => address.replace(/[?#].*/, '');
// `app-0123456789abcdef.js`, `search/en/0123456789abcdef/0.txt`: never changes.
const hash = (address) => address.match(/[-/]([0-9a-f]{16})[-./]/)?.[1];

const open = () => caches.open(NAME);

/** What is kept; a storage that fails keeps nothing. What differs by encoding is one file all the same. */
const find = (address) => open().then((cache) => cache.match(plain(address), { ignoreVary: true })).catch(() => {});

/** Keeps an answer with the time it is of; a full storage keeps less, and that is all. */
async function store(address, answer) {
  if (!answer.ok || answer.redirected || answer.type !== 'basic') return;
  const headers = new Headers(answer.headers);
  if (!headers.has('date')) headers.set('date', new Date().toUTCString());
  const copy = new Response(answer.body, { status: answer.status, headers });
  await open().then((cache) => cache.put(plain(address), copy)).catch(() => {});
}

/** Fetches and keeps, pages after what they need; what cannot be had now is kept another time. */
async function keep(addresses) {
  const all = [...new Set(addresses.map(plain))].filter(isOurs);
  await Promise.all(all.filter(hash).map(async (address) => {
    if (!await find(address)) await fetched(address, 'force-cache');
  }));
  // A page has just been loaded, so that the browser mostly has it still.
  await Promise.all(all.filter((address) => !hash(address)).map((address) => fetched(address, 'default')));
}

const fetched = (address, cache) => fetch(address, { cache }).then((answer) => store(address, answer)).catch(() => {});

/** A page and the list of policies in its language, which leads on from it. */
function withList(address) {
  const [tag] = plain(address).slice(base.length).split('/');
  return LANGUAGES.includes(tag) ? [address, `${base}${tag}/`] : [address];
}

// ---- from one build to the next ----

async function install() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  // On a slow line what else is needed is kept once it was fetched anyway.
  const wanted = saveData || /[23]g/.test(effectiveType) ? [] : shell;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (await open()).add(new Request(nowhere, { cache: 'reload' }));
  await keep([base, ...pages.flatMap(({ url }) => withList(url)), ...wanted]);
}

/** Drops the files of earlier builds that no page kept still needs. */
async function sweep() {
  const cache = await open();
  const kept = (await cache.keys()).map(({ url }) => url).filter(isOurs);
  const read = async (address) => (await cache.match(address))?.text();
  const named = kept.filter(hash);
  const needed = new Set(shell);
  let texts = await Promise.all(kept.filter((address) => !hash(address)).map(read));
  while (texts.length) {
    const said = texts.join();
    const found = named.filter((address) => !needed.has(address) && said.includes(hash(address)));
    found.forEach((address) => needed.add(address));
    // A script names the next one.
    texts = await Promise.all(found.filter((address) => address.endsWith('.js')).map(read));
  }
  await Promise.all(named.filter((address) => !needed.has(address)).map((address) => cache.delete(address)));
}

// ---- what is asked for ----

/** What the network gives; where that fails or takes too long, what is kept, if anything is. */
async function either(network, address) {
  const kept = find(address);
  const late = kept.then((copy) => new Promise((resolve) => { if (copy) setTimeout(resolve, PATIENCE); }));
  const answer = await Promise.race([network, late]).catch(() => {});
  return answer?.status < 500 ? { answer } : { answer, copy: await kept };
}

async function fromNetwork(event) {
  const { request } = event;
  const answer = await event.preloadResponse ?? await fetch(request);
  if (answer.ok) event.waitUntil(store(request.url, answer.clone()));
  else if ([404, 410].includes(answer.status)) event.waitUntil(open().then((cache) => cache.delete(plain(request.url))).catch(() => {}));
  return answer;
}

/** A page, or what says that it was not kept. */
async function page(event) {
  const { request, resultingClientId } = event;
  const network = fromNetwork(event);
  const { answer, copy } = await either(network, request.url);
  if (answer && !copy) {
    live.add(resultingClientId);
    return answer;
  }
  event.waitUntil(network.catch(() => {}));
  fromCopy.set(resultingClientId, copy?.headers.get('date'));
  return copy ?? await find(nowhere) ?? Response.error();
}

/** A file, for a page that is a copy or may be. */
async function file(request) {
  const unchanged = hash(request.url) && await find(request.url);
  if (unchanged) return unchanged;
  const { answer, copy } = await either(fetch(request), request.url);
  return copy ?? answer ?? Response.error();
}

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(install());
});
addEventListener('activate', (event) => event.waitUntil(Promise.all([
  // The browser asks for a page while the worker is still starting. Not in
  // Firefox, which shows its own error where that fails and never asks the
  // worker: Chromium alone names itself in this way.
  'userAgentData' in navigator && registration.navigationPreload.enable(),
  sweep(),
])));
addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  if (request.method !== 'GET' || !isOurs(request.url)) return;
  if (request.mode !== 'navigate') {
    if (!navigator.onLine || !live.has(clientId)) event.respondWith(file(request));
  } else if (isPage(request.url)) event.respondWith(page(event));
});
addEventListener('message', (event) => {
  const { source, data } = event;
  event.waitUntil(keep(data.keep));
  source.postMessage({ copyOf: fromCopy.get(source.id) });
});
