// Inlined at /{lang}/consent/ alone: makes banners as the controls say, lets
// the visitor of the page play with time and policy, and shows what follows.
// All words come from the page (src/pages/prerendered/consent.rs). The settings stand in
// the address, so that a reload and a change of language keep them, except the
// mode: a link must not let run what nobody here has asked for. What the
// visitor chooses is kept by the banner, and by nothing here.
import { copy } from './copy.js';
import { fetched } from './fetched.js';
import './query.js';
import './returned.js';

const demo = document.querySelector('.demo');
const words = demo.dataset;
const find = (selector) => demo.querySelector(selector);
const [settings, host, stage, said] = ['.settings', '.host', '.stage', '.said'].map(find);
const rows = new Map([...demo.querySelectorAll('[data-tracker]')].map((row) => [row.dataset.tracker, row]));
const builtIn = new Map([...rows].map(([id, row]) => [id, row.querySelector('b').textContent]));
const waiting = find('template').content;
const additions = JSON.parse(words.additions);
const address = (path) => new URL(path, document.baseURI).href;

let banner;
/** How often the policy has changed, and which attempt to make a banner is the latest. */
let revision = 0, attempt = 0;

// ---- the settings ----

const controls = () => [...settings.elements].filter(({ name }) => name);
const initial = ({ options }) => options ? options[0].value : 'off';
const valueOf = ({ type, checked, value }) => type === 'checkbox' ? (checked ? 'on' : 'off') : value;
/** What differs from the banner's defaults, by name. */
const chosen = () => Object.fromEntries(
  controls().filter((control) => valueOf(control) !== initial(control)).map((control) => [control.name, valueOf(control)]),
);

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const control of controls()) {
    const value = control.name === 'mode' ? null : query.get(control.name);
    if (control.options) control.value = [...control.options].some((option) => option.value === value) ? value : initial(control);
    else control.checked = value === 'on' || navigator.globalPrivacyControl === true;
  }
  revision = /^\d{1,3}$/.test(query.get('revision')) ? Number(query.get('revision')) : 0;
}

function writeAddress() {
  const { mode, ...kept } = chosen();
  const query = new URLSearchParams({ ...kept, ...revision && { revision } }).toString();
  // The page has a <base>, so the whole path is needed.
  history.replaceState(history.state, '', location.pathname + (query && `?${query}`) + location.hash);
}

// ---- the banner ----

/** What the frame waits for: marketing, or, where the policy has none, its last category. */
const frameCategory = (categories) => (categories.find(({ id }) => id === 'marketing') ?? categories.at(-1)).id;

/** The policy's configuration, or the built-in one, with what the trackers here need. */
async function configurationOf(name) {
  const response = name && await fetched(address(`embed/config/${name}.json`));
  const { categories, ...rest } = response ? await response.json() : additions;
  const framed = frameCategory(categories);
  const more = (category) => {
    const { id, services = [], cookies = [] } = category;
    const cookie = additions.cookies[id];
    return {
      ...category,
      cookies: cookie ? [...cookies, cookie] : cookies,
      services: id === framed ? [...services, additions.service] : services,
    };
  };
  return {
    ...response ? rest : {},
    revision: `${rest.revision ?? ''}${revision ? `+${revision}` : ''}`,
    categories: categories.map(more),
  };
}

/** A new banner in the place of the old one, as if the page were loaded anew. */
async function renew() {
  const mine = ++attempt;
  const { config, signal, ...attributes } = chosen();
  const configuration = await configurationOf(config);
  if (mine !== attempt) return;

  banner?.remove();
  dispatchEvent(new CustomEvent('demo-leave'));
  const { categories } = configuration;
  for (const [id, row] of rows) {
    const category = categories.find((known) => known.id === id);
    mark(row, category ? 'off' : 'absent');
    say(row.querySelector('b'), category?.label?.[words.lang] ?? builtIn.get(id));
  }
  // A property of the object itself hides that of a browser which really sends it.
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: Boolean(signal), configurable: true });

  stage.replaceChildren(waiting.cloneNode(true));
  stage.querySelector('iframe').dataset.category = frameCategory(categories);
  banner = document.createElement('consent-banner');
  const policy = config ? address(`${words.lang}/${config}/`) : words.policy;
  for (const [name, value] of Object.entries({ ...attributes, policy })) banner.setAttribute(name, value);
  banner.configure(configuration);
  host.append(banner);
  await banner.ready;
  if (mine === attempt) words.ready = '';
  look();
}

/** What has run can run again when the visitor changes their mind: real pages load it anew. */
function rearm({ detail: { changed } }) {
  for (const id of changed.filter((category) => !banner.allows(category))) {
    const selector = `script[data-category="${id}"]`;
    stage.append(...[...waiting.querySelectorAll(selector)].map((tag) => tag.cloneNode()));
  }
}

// ---- what is seen of it ----

/** In a frame without an origin even a look throws. */
function cookies(write) {
  try {
    if (write) document.cookie = write;
    return document.cookie;
  } catch {
    return '';
  }
}

const mark = (row, state, more = '') => {
  row.dataset.state = state;
  row.querySelector('.state').textContent = words[state] + more;
};

function look() {
  const { record } = banner ?? {};
  find('.record code').textContent = record ? JSON.stringify(record, null, 2) : words.noRecord;
  const names = cookies().split('; ').map((cookie) => cookie.split('=')[0]).filter(Boolean);
  find('.cookies p').textContent = names.join(', ') || words.noCookies;
}

const say = (element, text) => { element.textContent = text; };

const beats = new Map();
addEventListener('demo-beat', ({ detail }) => {
  const beat = (beats.get(detail) ?? -1) + 1;
  beats.set(detail, beat);
  mark(rows.get(detail), 'on', ` · ${Math.floor(beat / 60)}:${`${beat % 60}`.padStart(2, '0')}`);
  look();
});
addEventListener('demo-stop', ({ detail }) => {
  beats.delete(detail);
  mark(rows.get(detail), 'off');
});

const time = new Intl.DateTimeFormat(words.lang, { timeStyle: 'medium' });
function log({ type, detail }) {
  // The record has a place of its own.
  const { record, ...rest } = detail ?? {};
  const line = document.createElement('li');
  const part = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  line.append(part('time', time.format()), ' ', part('code', type));
  if (Object.keys(rest).length) line.append(' ', part('code', JSON.stringify(rest)));
  const list = find('.events ol');
  list.prepend(line);
  if (list.children.length > 30) list.lastChild.remove();
  find('.none').hidden = true;
  demo.toggleAttribute('data-asks', type === 'consent-show' || (type !== 'consent-hide' && 'asks' in words));
  look();
  // The banner erases cookies after it has told of the choice.
  setTimeout(look);
}
for (const type of ['show', 'hide', 'first', 'change', 'error'].map((name) => `consent-${name}`).concat('consent')) addEventListener(type, log);
addEventListener('consent-change', rearm);

// ---- the controls ----

/** Settings that show on the banner itself. */
const looks = ['lang', 'layout', 'position', 'theme'];
settings.addEventListener('change', async ({ target }) => {
  writeAddress();
  snippet();
  say(said, '');
  try {
    await renew();
    if (looks.includes(target.name)) banner.show();
  } catch (error) {
    console.error('policy-viewer: the configuration could not be loaded', error);
    say(said, words.notConfigured);
  }
});

/** Whether the record has expired. */
async function expire() {
  const { record } = banner;
  const shift = Date.parse(record.until) - Date.now() + 864e5;
  const past = (moment) => new Date(Date.parse(moment) - shift).toISOString();
  const old = { ...record, first: past(record.first), last: past(record.last), until: past(record.until) };
  const stored = `consent=${encodeURIComponent(JSON.stringify(old))}`;
  const isKept = cookies(`${stored}; path=/; max-age=600; SameSite=Lax`).includes(stored);
  if (isKept) await renew();
  return isKept;
}

function revise() {
  const before = revision ? `+${revision}` : '';
  revision += 1;
  writeAddress();
  const { config } = banner;
  const name = config.revision.slice(0, config.revision.length - before.length);
  banner.configure({ ...config, revision: `${name}+${revision}` });
}

demo.addEventListener('click', async ({ target }) => {
  const button = target.closest('button');
  if (!button || !banner) return;
  // The banner answers its own buttons after this, at the document.
  const needs = button.name || button.dataset.consent === 'reset';
  if (needs && !banner.record) return say(said, words.needsRecord);
  say(said, '');
  if (button.name === 'expire') {
    say(said, await expire() ? words.expired : words.notExpired);
  } else if (button.name === 'revise') {
    revise();
    say(said, words.revised);
  }
});

// ---- the code ----

const embed = document.querySelector('.embed');
const code = embed.querySelector('.snippet code');

function snippet() {
  const { config, signal, ...rest } = chosen();
  const policy = config ? address(`${words.lang}/${config}/`) : '/privacy/#cookies';
  const attributes = { policy, ...config && { config: address(`embed/config/${config}.json`) }, ...rest };
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  const between = list.length > 2 ? '\n  ' : ' ';
  const told = embed.querySelector('.said').dataset;
  say(code, `<script type="module" src="${address('embed/consent-banner.js')}"></script>
<consent-banner${between}${list.join(between)}>
  <a href="${policy}">${told.link}</a>
</consent-banner>`);
}

embed.querySelector('[name=copy]').addEventListener('click', async () => {
  const status = embed.querySelector('.said');
  say(status, '');
  say(status, await copy(code.textContent, code) ? status.dataset.copied : status.dataset.notCopied);
});

// ---- the start ----

readAddress();
writeAddress();
snippet();
try {
  await import(address('embed/consent-banner.js'));
  let isMoved = false;
  for (const type of ['wheel', 'touchmove', 'keydown']) addEventListener(type, () => { isMoved = true; }, { once: true, passive: true });
  await renew();
  // What has come meanwhile has moved what the address names; who is on the way already is left alone.
  if (!isMoved) document.getElementById(location.hash.slice(1))?.scrollIntoView();
} catch (error) {
  console.error('policy-viewer: the consent banner could not be shown', error);
  words.failed = '';
  find('.notice').hidden = false;
}
