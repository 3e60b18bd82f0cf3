// What the tests of <consent-banner> share: shops that exist only in the
// browser's routes, so that hosts, headers and schemes are free, and short
// names for what is looked at again and again.
import { setTimeout as sleep } from 'node:timers/promises';
import { site, withPage } from './support.mjs';

export const DAY = 86_400_000;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Init scripts of a browser that sends a signal. */
export const gpc = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true });";
export const dnt = "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1', configurable: true });";

/** A configuration with services, cookies and a revision of its own. */
export const configuration = {
  revision: 'r1',
  categories: [
    { id: 'necessary', required: true, label: 'Necessary', text: 'Basket and sign-in.', cookies: [{ name: 'sid', purpose: 'Session', lifetime: '1 day' }] },
    {
      id: 'analytics', label: 'Analytics', text: 'Counts visits.',
      services: [{ id: 'stats', label: 'Stats', provider: 'Stats Ltd', url: 'https://stats.test/privacy' }],
      cookies: [{ name: '/^_ga/', purpose: 'Counting', lifetime: '1 year' }, { name: 'seen', purpose: 'Counting', lifetime: '1 year' }],
    },
    {
      id: 'marketing', label: 'Marketing', text: 'Shows offers elsewhere.',
      services: [
        { id: 'video', label: 'Films', provider: 'Video Inc', url: 'https://video.test/privacy' },
        { id: 'pixel', label: 'Pixel', provider: 'Pixel AG', url: 'https://pixel.test/privacy' },
      ],
      cookies: [{ name: 'px', purpose: 'Offers', lifetime: '90 days' }],
    },
  ],
};

const names = ['consent-show', 'consent-hide', 'consent-first', 'consent', 'consent-change', 'consent-error'];
const listen = `window.events = []; for (const type of ${JSON.stringify(names)}) addEventListener(type, (event) => {
  const { detail, bubbles, composed } = event;
  window.events.push({ type, detail: detail === undefined ? null : JSON.parse(JSON.stringify(detail)), frozen: Object.isFrozen(detail), bubbles, composed, target: event.target.localName ?? null });
});`;

/** The page of a shop: `attributes` and `config` of the banner, more of head and body. */
export function shop({ attributes = '', config, head = '', before = '', body = '', content = '<a href="/privacy">Privacy</a>', lang = 'en' } = {}) {
  const json = config === undefined ? '' : `<script type="application/json">${typeof config === 'string' ? config : JSON.stringify(config).replaceAll('<', '\\u003c')}</script>`;
  return `<!doctype html>
<html${lang === null ? '' : ` lang="${lang}"`}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
${head}<script type="module" src="/embed/consent-banner.js"></script></head>
<body><h1>Shop</h1>${before}<consent-banner ${attributes}>${json}${content}</consent-banner>${body}</body></html>`;
}

const built = new Map();
const types = { js: 'text/javascript', mjs: 'text/javascript', json: 'application/json', css: 'text/css', html: 'text/html; charset=utf-8', wasm: 'application/wasm' };
const typeOf = (path) => types[path.split('.').at(-1)] ?? types.html;

/** A file of dist/embed/, fetched once from the built site. */
export async function embedded(name) {
  if (!built.has(name)) {
    built.set(name, fetch(`${site}embed/${name}`).then(async (answer) => ({
      status: answer.status,
      headers: { 'content-type': typeOf(name), 'access-control-allow-origin': '*' },
      body: Buffer.from(await answer.arrayBuffer()),
    })));
  }
  return built.get(name);
}

function isTop(request) {
  if (!request.isNavigationRequest()) return false;
  try { return request.frame().parentFrame() === null; } catch { return true; }
}

function watch(page) {
  page.setDefaultTimeout(5000);
  page.requests = [];
  page.on('request', (request) => page.requests.push({ method: request.method(), url: request.url(), body: request.postData() }));
  if (page.messages) return;
  page.messages = [];
  page.on('console', (message) => page.messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.messages.push(`uncaught: ${error.message}`));
}

/**
 * Runs `action(page, context)` in a shop of a fresh profile, opened and decided.
 *
 * - `html`: what every page of every host answers (default: `shop()`);
 *   `headers`: sent with it, a CSP for example.
 * - `host`, `path`: where the first page is opened; any other host works too
 *   (`page.goto('http://plain.test/')`).
 * - `files`: `{'/stats.js': body, 'https://video.test/x': {status, headers, body}, '/slow.js': async (request) => …}`,
 *   by path or whole address. `/embed/*` is the built site's, on every host;
 *   an unknown frame is an empty page; all else is a 404.
 * - `init`: script, or list of scripts, that run before each page's own.
 * - `consent`: a record (object) or raw cookie value (string) set beforehand.
 * - `start: false`: nothing is opened yet; call `open(page, address)`.
 * - the rest goes to playwright's `newContext`.
 *
 * Each page of the context, the second tab too, has `messages` (console lines
 * and uncaught errors) and `requests` (`{method, url, body}`).
 */
export function withShop(options, action) {
  const { html = shop(), headers = {}, host = 'https://shop.test', path = '/', files = {}, init = [], consent, start = true, ...context } = options;
  return withPage(context, async (page, opened) => {
    watch(page);
    opened.on('page', watch);
    for (const script of [listen, ...[init].flat()]) await opened.addInitScript(script);
    await opened.route('**/*', async (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      let answer = files[request.url()] ?? files[pathname];
      if (typeof answer === 'function') answer = await answer(request);
      if (answer === 'abort') return route.abort().catch(() => {});
      if (answer === undefined) {
        if (isTop(request)) answer = { headers: { 'content-type': types.html, ...headers }, body: html };
        else if (pathname.startsWith('/embed/')) answer = await embedded(pathname.slice('/embed/'.length));
        else if (request.isNavigationRequest()) answer = { headers: { 'content-type': types.html }, body: '<!doctype html><title>frame</title>' };
        else answer = { status: pathname === '/favicon.ico' ? 204 : 404, body: '' };
      } else if (typeof answer === 'string') {
        answer = { body: answer };
      }
      // The page may be gone by now.
      return route.fulfill({ status: 200, ...answer, headers: { 'content-type': typeOf(pathname), ...answer.headers } }).catch(() => {});
    });
    if (consent !== undefined) await setConsent(opened, consent, { host });
    if (start) await open(page, host + path);
    return action(page, opened);
  });
}

/** Opens an address and waits until the banner has decided what to show. */
export async function open(page, address = 'https://shop.test/') {
  await page.goto(address);
  await ready(page);
}

/** Waits for the first element's `ready`; resolves to the record or null. */
export const ready = (page) => page.evaluate(() => Promise.race([
  document.querySelector('consent-banner')?.ready,
  // The page's clock may stand still; a frame that never answers must not hang.
  new Promise((_, reject) => { setTimeout(reject, 10_000, new Error('ready did not resolve')); }),
]));

/** Another tab of the same profile, opened and decided. */
export async function tab(context, address = 'https://shop.test/') {
  const page = await context.newPage();
  await open(page, address);
  return page;
}

/** Calls `check` until what it returns is truthy, and returns that; from Node, so that no CSP or fake clock is in the way. */
export async function eventually(check, what = String(check), ms = 3000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await sleep(25);
  }
}

/** Time enough for what must not happen to have happened. */
export const settle = () => sleep(120);

/** The console's warnings and errors, and uncaught ones. */
export const problems = (page) => page.messages.filter((message) => /^(warning|error|uncaught)/.test(message));

/**
 * A part in the shadow root: `part(page, 'accept')` of layer 1,
 * `part(page, 'accept', 'dialog')` of the settings.
 */
export function part(page, name, within) {
  if (['banner', 'dialog', 'reopen'].includes(name)) return page.locator(`consent-banner [part~=${name}]`);
  const layer = within ?? (['save', 'close', 'switch'].includes(name) ? 'dialog' : 'banner');
  return page.locator(`consent-banner [part~=${layer}] [part~=${name}]`);
}

/** The switch of a category, or of a service in it, in the settings. */
export const switchOf = (page, category, service) => page.locator(
  `consent-banner [part~=dialog] [part~=switch][data-category="${category}"]${service ? `[data-service="${service}"]` : ':not([data-service])'}`,
);

/** Runs `action(element, argument)` on the first banner; the argument is JSON. */
export const call = (page, action, argument) => page.evaluate(`(${action})(document.querySelector('consent-banner'), ${JSON.stringify(argument)})`);

/** The cookies named `consent`, with all their attributes. */
export const cookiesNamed = async (page, name = 'consent') => (await page.context().cookies()).filter((cookie) => cookie.name === name);

/** The record in the cookie, parsed, or null. */
export async function consentOf(page) {
  const [cookie] = await cookiesNamed(page);
  return cookie ? JSON.parse(decodeURIComponent(cookie.value)) : null;
}

/** The record in localStorage, parsed, or null. */
export const localConsent = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('consent')));

const ago = (days) => new Date(Date.now() - days * DAY).toISOString();

/** A valid record of ten days ago for the banner without a configuration; `undefined` takes a field away. */
export function record(overrides = {}) {
  const whole = {
    v: 1,
    id: '3f0c5a52-6b1e-4f0e-9c3a-0a4f8b1d2e3c',
    revision: '',
    given: ['necessary', 'analytics'],
    services: {},
    first: ago(10),
    last: ago(10),
    until: ago(-170),
    lang: 'en',
    text: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    how: 'choice',
    ...overrides,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}

/** A date as records hold it, so many days before now (negative: after). */
export const daysAgo = ago;

/** Sets the cookie: a record, or a raw value. */
export function setConsent(context, value, { host = 'https://shop.test', ...attributes } = {}) {
  const raw = typeof value === 'string' ? value : encodeURIComponent(JSON.stringify(value));
  const place = attributes.domain ? { path: '/' } : { url: `${host}/` };
  return context.addCookies([{ name: 'consent', value: raw, expires: Date.now() / 1000 + 86_400, ...place, ...attributes }]);
}

/** An inline gated tag that notes its name when it runs; `ran(page)` lists the notes in order. */
export const gated = (name, attributes) => `<script type="text/plain" ${attributes}>${note(name)}</script>`;

/** What a script says to be listed by `ran`. */
export const note = (name) => `(window.ran ??= []).push(${JSON.stringify(name)});`;

export const ran = (page) => page.evaluate(() => window.ran ?? []);

/** The events of the banners so far: `{type, detail, frozen, bubbles, composed, target}`. */
export const events = (page) => page.evaluate(() => window.events);

/** Whether layer 1 is seen. */
export const asks = (page) => part(page, 'banner').isVisible();
