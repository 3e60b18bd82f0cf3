// The record: what is written and when, how long it lives, and that whatever
// is found in its place is read without a crash and without granting anything.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  asks, call, configuration, consentOf, cookiesNamed, DAY, daysAgo, eventually, events, gated, localConsent, open, part, problems, ran,
  ready, record, setConsent, settle, shop, switchOf, UUID, withShop,
} from './banner-support.mjs';

const accept = (page, ...given) => call(page, (element, [names, services]) => element.accept(names, services), given);
const refuse = (page) => call(page, (element) => element.refuse());
const own = shop({ config: configuration });
const kept = (overrides) => record({ revision: 'r1', ...overrides });
const time = (value) => new Date(value).getTime();
const near = (value, wanted, slack = 60_000) => assert.ok(Math.abs(time(value) - wanted) < slack, `${value} is not near ${new Date(wanted).toISOString()}`);

// What is written.
test('a choice is written whole, and nothing else with it', () => withShop({ html: own }, async (page) => {
  await part(page, 'accept').click();
  const written = await consentOf(page);
  assert.deepEqual(Object.keys(written).sort(), ['first', 'given', 'how', 'id', 'lang', 'last', 'revision', 'services', 'text', 'until', 'v']);
  assert.equal(written.v, 1);
  assert.match(written.id, UUID);
  assert.equal(written.revision, 'r1');
  assert.deepEqual(written.given, ['necessary', 'analytics', 'marketing']);
  assert.deepEqual(written.services, {});
  assert.equal(written.first, written.last);
  near(written.last, Date.now());
  assert.equal(written.last, new Date(written.last).toISOString());
  assert.equal(time(written.until) - time(written.last), 180 * DAY);
  assert.equal(written.lang, 'en');
  assert.match(written.text, /^sha256-[A-Za-z0-9+/]{43}=$/);
  assert.equal(written.how, 'accept');
}));

test('element.record is what is stored', () => withShop({ html: own }, async (page) => {
  await accept(page, 'analytics');
  assert.deepEqual(await call(page, (element) => element.record), await consentOf(page));
  await open(page);
  assert.deepEqual(await call(page, (element) => element.record), await consentOf(page));
}));

for (const [name, given, expected] of [
  ['all', ['all'], { given: ['necessary', 'analytics', 'marketing'], services: {}, how: 'accept' }],
  ['every category by name', [['analytics', 'marketing']], { given: ['necessary', 'analytics', 'marketing'], services: {}, how: 'accept' }],
  ['the same in another order, with necessary and twice', [['marketing', 'necessary', 'analytics', 'marketing']], { given: ['necessary', 'analytics', 'marketing'], services: {}, how: 'accept' }],
  ['one category, as a string', ['analytics'], { given: ['necessary', 'analytics'], services: {}, how: 'choice' }],
  ['one category, as a list', [['marketing']], { given: ['necessary', 'marketing'], services: {}, how: 'choice' }],
  ['nothing', [[]], { given: ['necessary'], services: {}, how: 'refuse' }],
  ['only what is necessary', ['necessary'], { given: ['necessary'], services: {}, how: 'refuse' }],
  ['one service', [[], { marketing: ['video'] }], { given: ['necessary'], services: { marketing: ['video'] }, how: 'choice' }],
  ['services of a category wholly given', [['marketing'], { marketing: ['video'] }], { given: ['necessary', 'marketing'], services: {}, how: 'choice' }],
  ['a category and a service of another', [['analytics'], { marketing: ['pixel'] }], { given: ['necessary', 'analytics'], services: { marketing: ['pixel'] }, how: 'choice' }],
  ['unknown names among known', [['nothing', 'analytics', '__proto__'], { marketing: ['nobody', 'video'], nothing: ['x'] }], { given: ['necessary', 'analytics'], services: { marketing: ['video'] }, how: 'choice' }],
  ['unknown names alone', [['nothing'], { marketing: ['nobody'] }], { given: ['necessary'], services: {}, how: 'refuse' }],
]) {
  test(`accepting ${name} is recorded as ${JSON.stringify(expected)}`, () => withShop({ html: own }, async (page) => {
    await accept(page, ...given);
    const { given: names, services, how } = await consentOf(page);
    assert.deepEqual({ given: names, services, how }, expected);
  }));
}

test('refusing is recorded, and kept as long as an acceptance', () => withShop({ html: own }, async (page) => {
  await part(page, 'refuse').click();
  const [cookie] = await cookiesNamed(page);
  const { given, services, how, last, until } = await consentOf(page);
  assert.deepEqual({ given, services, how }, { given: ['necessary'], services: {}, how: 'refuse' });
  assert.equal(time(until) - time(last), 180 * DAY);
  near(cookie.expires * 1000, time(until));
  await open(page);
  assert.equal(await asks(page), false);
}));

test('switches saved in the settings are recorded', () => withShop({ html: own }, async (page) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  await switchOf(page, 'marketing', 'pixel').check();
  await part(page, 'save').click();
  const { given, services, how } = await consentOf(page);
  assert.deepEqual({ given, services, how }, { given: ['necessary', 'analytics'], services: { marketing: ['pixel'] }, how: 'choice' });
}));

test('the language shown is recorded', () => withShop({ html: shop({ attributes: 'lang="kk"' }) }, async (page) => {
  await refuse(page);
  assert.equal((await consentOf(page)).lang, 'kk');
}));

test('the hash of the words is the same for the same words, on plain http too, and another for others', () => withShop({}, async (page) => {
  const hash = async (address) => {
    await open(page, address);
    await refuse(page);
    const { text, id } = await eventually(() => call(page, (element) => element.record), 'the record');
    assert.match(id, UUID);
    return text;
  };
  const english = await hash('https://shop.test/');
  assert.equal(await hash('https://other.test/'), english);
  assert.equal(await hash('http://plain.test/'), english);
  await call(page, (element) => element.setLanguage('ru'));
  await refuse(page);
  assert.notEqual((await call(page, (element) => element.record)).text, english);
}));

for (const [name, html, init] of [
  ['plainly', own],
  ['in a dialog', shop({ config: configuration, attributes: 'layout="dialog"' })],
  ['kept in localStorage', shop({ config: configuration, attributes: 'storage="local"' })],
  ['running until refused', shop({ config: configuration, attributes: 'mode="opt-out"' })],
]) {
  test(`shown ${name}, nothing is stored before a choice`, () => withShop({ html, init }, async (page) => {
    await call(page, (element) => { element.openSettings(); element.hide(); element.show(); });
    await page.keyboard.press('Escape');
    await settle();
    assert.equal(await page.evaluate(() => document.cookie), '');
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), {});
    assert.deepEqual(await page.evaluate(async () => [await indexedDB.databases(), await caches.keys()]), [[], []]);
    assert.equal(await call(page, (element) => element.record), null);
  }));
}

// Time.
for (const [days, expected] of [['30', 30], ['1', 1], ['390', 390], ['', 180], ['many', 180], ['0', 180], ['-5', 180], ['NaN', 180]]) {
  test(`days="${days}" keeps a choice ${expected} days`, () => withShop({ html: shop({ attributes: `days="${days}"` }) }, async (page) => {
    await refuse(page);
    const { last, until } = await consentOf(page);
    assert.equal((time(until) - time(last)) / DAY, expected);
  }));
}

for (const days of ['391', '1000', '99999999999999999999', 'Infinity']) {
  test(`days="${days}" does not keep a choice longer than 390 days`, () => withShop({ html: shop({ attributes: `days="${days}"` }) }, async (page) => {
    await refuse(page);
    const [{ expires }] = await cookiesNamed(page);
    const { last, until } = await consentOf(page);
    assert.ok(time(until) - time(last) <= 390 * DAY);
    assert.ok(expires * 1000 < Date.now() + 391 * DAY);
    assert.ok(time(until) > time(last));
  }));
}

test('visits do not prolong a choice', () => withShop({}, async (page) => {
  await accept(page, 'all');
  const [before] = await cookiesNamed(page);
  await settle();
  await open(page);
  await settle();
  const [after] = await cookiesNamed(page);
  assert.deepEqual(after, before);
}));

test('a new choice keeps the id and the first date, and moves the others', () => withShop({ consent: record() }, async (page) => {
  const before = record();
  await accept(page, 'all');
  const after = await consentOf(page);
  assert.equal(after.id, before.id);
  near(after.first, time(before.first));
  near(after.last, Date.now());
  assert.equal(time(after.until) - time(after.last), 180 * DAY);
  assert.deepEqual([after.how, after.given.length], ['accept', 4]);
}));

test('a withdrawal keeps the id and the first date too', () => withShop({ consent: record() }, async (page) => {
  await refuse(page);
  const { id, first } = await consentOf(page);
  assert.equal(id, record().id);
  near(first, time(daysAgo(10)));
}));

test('a new choice replaces the former one', () => withShop({ html: own, consent: kept({ given: ['necessary', 'analytics'], services: { marketing: ['pixel'] } }) }, async (page) => {
  await accept(page, [], { marketing: ['video'] });
  const { given, services } = await consentOf(page);
  assert.deepEqual([given, services], [['necessary'], { marketing: ['video'] }]);
}));

test('reset forgets the id and the dates', () => withShop({ consent: record() }, async (page) => {
  await call(page, (element) => element.reset());
  assert.deepEqual(await cookiesNamed(page), []);
  assert.equal(await call(page, (element) => element.record), null);
  assert.equal(await asks(page), true);
  await refuse(page);
  const { id, first, last } = await consentOf(page);
  assert.notEqual(id, record().id);
  assert.equal(first, last);
}));

// The cookie.
for (const [name, host, attributes, expected] of [
  ['on https', 'https://shop.test', '', { domain: 'shop.test', path: '/', sameSite: 'Lax', secure: true, httpOnly: false }],
  ['on plain http', 'http://plain.test', '', { domain: 'plain.test', path: '/', sameSite: 'Lax', secure: false, httpOnly: false }],
  ['with a domain', 'https://www.shop.test', 'domain="shop.test"', { domain: '.shop.test', path: '/', sameSite: 'Lax', secure: true, httpOnly: false }],
]) {
  test(`the cookie ${name} has its attributes`, () => withShop({ html: shop({ attributes }), host, path: '/a/b/c.html?d' }, async (page) => {
    await refuse(page);
    const cookies = await cookiesNamed(page);
    assert.equal(cookies.length, 1);
    const { name: _, value, expires, partitionKey: __, _crHasCrossSiteAncestor: ___, ...rest } = cookies[0];
    assert.deepEqual(rest, expected);
    near(expires * 1000, Date.now() + 180 * DAY);
    assert.match(value, /^[\w%.~!'()*-]+$/, 'percent-encoded');
    assert.equal(JSON.parse(decodeURIComponent(value)).v, 1);
  }));
}

test('a choice made on one subdomain holds on another, given their domain', () => withShop({ html: shop({ attributes: 'domain="shop.test"' }), host: 'https://www.shop.test' }, async (page) => {
  await accept(page, 'analytics');
  await open(page, 'https://blog.shop.test/');
  assert.equal(await call(page, (element) => element.allows('analytics')), true);
  assert.equal(await asks(page), false);
}));

test('without a domain a choice holds on its own host alone', () => withShop({}, async (page) => {
  await accept(page, 'analytics');
  await open(page, 'https://www.shop.test/');
  assert.equal(await asks(page), true);
}));

test('a choice can be replaced and forgotten on a shared domain', () => withShop({ html: shop({ attributes: 'domain="shop.test"' }), host: 'https://www.shop.test' }, async (page) => {
  await accept(page, 'all');
  await refuse(page);
  assert.equal((await cookiesNamed(page)).length, 1);
  await call(page, (element) => element.reset());
  assert.deepEqual(await cookiesNamed(page), []);
}));

const older = { first: daysAgo(20), last: daysAgo(20), until: daysAgo(-160) };
for (const [name, host, domain, expected] of [
  ['the newer is the host’s', record(), record({ ...older, given: ['necessary', 'marketing'] }), 'analytics'],
  ['the newer is the domain’s', record({ ...older, given: ['necessary', 'marketing'] }), record(), 'analytics'],
  ['the newer is damaged', record({ until: 'x' }), record({ ...older, given: ['necessary', 'marketing'] }), 'marketing'],
  ['the older is damaged', record(), 'garbage', 'analytics'],
  ['the newer has expired', record({ until: daysAgo(1) }), record({ ...older, given: ['necessary', 'marketing'] }), 'marketing'],
  ['the newer is of another revision', record({ revision: 'old' }), record({ ...older, given: ['necessary', 'marketing'] }), 'marketing'],
]) {
  test(`of two cookies the newest valid one counts: ${name}`, () => withShop({ host: 'https://www.shop.test', start: false }, async (page, context) => {
    await setConsent(context, host, { host: 'https://www.shop.test' });
    await setConsent(context, domain, { domain: '.shop.test', secure: true });
    await open(page, 'https://www.shop.test/');
    assert.equal(await asks(page), false);
    for (const category of ['analytics', 'marketing']) {
      assert.equal(await call(page, (element, id) => element.allows(id), category), category === expected, category);
    }
  }));
}

test('two damaged cookies ask again, and the choice then made holds', () => withShop({ host: 'https://www.shop.test', start: false }, async (page, context) => {
  await setConsent(context, 'x', { host: 'https://www.shop.test' });
  await setConsent(context, '%', { domain: '.shop.test', secure: true });
  await open(page, 'https://www.shop.test/');
  assert.equal(await asks(page), true);
  await refuse(page);
  await open(page, 'https://www.shop.test/');
  assert.equal(await asks(page), false);
}));

test('a refusal beats an older acceptance left on the parent domain', () => withShop({ host: 'https://www.shop.test', start: false }, async (page, context) => {
  await setConsent(context, record(), { domain: '.shop.test', secure: true });
  await open(page, 'https://www.shop.test/');
  await refuse(page);
  await open(page, 'https://www.shop.test/');
  assert.equal(await call(page, (element) => element.allows('analytics')), false);
}));

// localStorage.
const local = shop({ attributes: 'storage="local"', body: gated('analytics', 'data-category="analytics"') });
const put = (value) => `localStorage.getItem('consent') ?? localStorage.setItem('consent', ${JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value))})`;

test('storage="local" keeps the record in localStorage, without a cookie', () => withShop({ html: local }, async (page) => {
  await accept(page, 'analytics');
  assert.deepEqual((await localConsent(page)).given, ['necessary', 'analytics']);
  assert.equal(await page.evaluate(() => document.cookie), '');
  await open(page);
  assert.equal(await asks(page), false);
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
}));

test('storage="local" is forgotten by reset', () => withShop({ html: local }, async (page) => {
  await accept(page, 'analytics');
  await call(page, (element) => element.reset());
  assert.equal(await localConsent(page), null);
  await open(page);
  assert.equal(await asks(page), true);
}));

test('storage="local" honours the dates, for nothing else erases it', () => withShop({ html: local, init: put(record({ until: daysAgo(1) })) }, async (page) => {
  assert.equal(await asks(page), true);
  assert.deepEqual(await ran(page), []);
}));

// Reading is total.
const valid = shop({ body: gated('analytics', 'data-category="analytics"') });
const allowed = (page) => call(page, (element) => ['functional', 'analytics', 'marketing', 'nothing', '__proto__', 'constructor', 'toString'].filter((id) => element.allows(id)));

async function asksAgain(page) {
  await settle();
  assert.equal(await asks(page), true, 'it asks again');
  assert.equal(await call(page, (element) => element.record), null);
  assert.deepEqual(await allowed(page), []);
  assert.deepEqual(await ran(page), []);
  assert.deepEqual((await events(page)).map(({ type }) => type).filter((type) => type !== 'consent-show'), []);
  assert.deepEqual(problems(page), []);
  await part(page, 'refuse').click();
  await open(page);
  assert.equal(await asks(page), false, 'the choice then made holds');
}

const raw = (name, value) => [name, value];
const damaged = [
  raw('nothing', ''), raw('a word', 'garbage'), raw('a lone percent', '%'), raw('half a percent', '%7'), raw('half a character', '%E0%A4%A'),
  raw('a lone surrogate', '%ED%A0%80'), raw('a zero character', '%00'), raw('an opened brace', '%7B'), raw('null', 'null'), raw('true', 'true'), raw('a number', '42'),
  raw('a string', '%22consent%22'), raw('an empty list', '%5B%5D'), raw('an empty object', '%7B%7D'), raw('a list nested 3000 deep', '['.repeat(3000)),
  raw('half a record', encodeURIComponent(JSON.stringify(record()).slice(0, 200))),
  raw('a record and a tail', encodeURIComponent(`${JSON.stringify(record())}}`)),
  raw('a record encoded twice', encodeURIComponent(encodeURIComponent(JSON.stringify(record())))),
  raw('a record as a string', encodeURIComponent(JSON.stringify(JSON.stringify(record())))),
  raw('a list of a record', encodeURIComponent(JSON.stringify([record()]))),
  raw('another banner’s cookie', encodeURIComponent('{"categories":["necessary","analytics"],"revision":0,"services":{}}')),
  raw('the prototype’s keys alone', encodeURIComponent(`{"__proto__":${JSON.stringify(record())}}`)),
  raw('the prototype’s keys for one field', encodeURIComponent(JSON.stringify(record({ given: undefined })).replace(/\}$/, ',"__proto__":{"given":["analytics"]}}'))),
  raw('a number beyond all numbers', encodeURIComponent(JSON.stringify(record()).replace('"v":1', '"v":1e999'))),
  ...Object.keys(record()).map((field) => [`no ${field}`, record({ [field]: undefined })]),
  ...['id', 'given', 'services', 'last'].map((field) => [`${field} null`, record({ [field]: null })]),
  ...Object.entries({ v: ['1', 0, 2, 1.5, [1]], id: [7, '', 'me', '3f0c5a52-6b1e-4f0e-9c3a-0a4f8b1d2e3c0', '3f0c5a526b1e4f0e9c3a0a4f8b1d2e3c', 'zf0c5a52-6b1e-4f0e-9c3a-0a4f8b1d2e3c'], revision: [0, 'other', ['']], given: ['analytics', { analytics: true }, [1], [null, 'analytics'], [['analytics']]], services: [[], 'x', { marketing: 'video' }, { marketing: [1] }, { marketing: null }], lang: [1, ['en']], text: [1, {}], how: ['maybe', 'ACCEPT', '', 1, ['accept']] })
    .flatMap(([field, values]) => values.map((value) => [`${field} ${JSON.stringify(value)}`, record({ [field]: value })])),
  ...['first', 'last', 'until'].flatMap((field) => ['', 'yesterday', '2026-13-45T00:00:00.000Z', 1_790_000_000_000, {}].map((value) => [`${field} ${JSON.stringify(value)}`, record({ [field]: value })])),
  ['a first date after the last', record({ first: daysAgo(5) })],
  ['a last date after the end', record({ until: daysAgo(11) })],
  ['dates in the future', record({ first: daysAgo(-2), last: daysAgo(-2) })],
  ['a last date in the future', record({ last: daysAgo(-2) })],
  ['an end that has passed', record({ until: daysAgo(1) })],
  ['a choice 391 days old', record({ first: daysAgo(391), last: daysAgo(391), until: daysAgo(-1) })],
];

for (const [name, value] of damaged) {
  test(`in place of the record: ${name}. Nothing is granted, and it asks again`, () => withShop({ html: valid, consent: value }, asksAgain));
}

for (const [name, value] of [['a word', 'garbage'], ['a million letters', 'x'.repeat(1e6)], ['extras nested nine thousand deep', JSON.stringify({ ...record(), until: 1 }).replace('}', `,"x":${'['.repeat(4500)}${']'.repeat(4500)}}`)], ['four thousand names', record({ given: Array(4e3).fill('') })], ['a hundred thousand names', record({ given: Array(1e5).fill('analytics'), until: 1 })], ['a list nested a hundred thousand deep', '['.repeat(1e5)], ['percent-encoded JSON', '%7B%7D'], ['an expired record', record({ until: daysAgo(1) })]]) {
  test(`in localStorage: ${name}. Nothing is granted, and it asks again`, () => withShop({ html: local, init: put(value) }, asksAgain));
}

for (const [name, value, expected] of [
  ['a plain choice', record(), ['analytics']],
  ['a refusal', record({ given: ['necessary'], how: 'refuse' }), []],
  ['an acceptance', record({ given: ['necessary', 'functional', 'analytics', 'marketing'], how: 'accept' }), ['functional', 'analytics', 'marketing']],
  ['an unknown name in what is given', record({ given: ['necessary', 'nothing', 'analytics'] }), ['analytics']],
  ['the prototype’s names in what is given', record({ given: ['necessary', '__proto__', 'constructor', 'toString'] }), []],
  ['a choice 388 days old that still runs', record({ first: daysAgo(388), last: daysAgo(388), until: daysAgo(-1) }), ['analytics']],
  ['a choice first made years ago', record({ first: daysAgo(2000) }), ['analytics']],
]) {
  test(`${name} is read as it stands`, () => withShop({ html: valid, consent: value }, async (page) => {
    assert.equal(await asks(page), false);
    assert.deepEqual(await allowed(page), expected);
    assert.deepEqual(problems(page), []);
  }));
}

test('a choice that ends while the page is open has ended on the next', () => withShop({ start: false }, async (page, context) => {
  await setConsent(context, record({ until: new Date(Date.now() + 4000).toISOString() }));
  await open(page);
  assert.equal(await asks(page), false);
  await eventually(async () => { await open(page); return asks(page); }, 'it asks again', 10_000);
}));

test('what the page does to the record it was handed changes nothing', () => withShop({ consent: record() }, async (page) => {
  const allows = await call(page, (element) => {
    try { element.record.given.push('marketing'); } catch { /* frozen */ }
    try { element.record.given = ['marketing']; } catch { /* frozen */ }
    return [element.allows('marketing'), element.record.given];
  });
  assert.deepEqual(allows, [false, ['necessary', 'analytics']]);
}));

// Storage that is not there.
const cookies = (get, set) => `Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get() { ${get} }, set() { ${set} } });`;
const refused = "throw new DOMException('denied', 'SecurityError');";
const noLocal = `Object.defineProperty(window, 'localStorage', { configurable: true, get() { ${refused} } });`;
for (const [name, init, attributes] of [
  ['cookies that throw', cookies(refused, refused), ''],
  ['cookies that are dropped', cookies("return '';", ''), ''],
  ['a localStorage that throws', noLocal, 'storage="local"'],
  ['a localStorage that is full', "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", 'storage="local"'],
]) {
  test(`with ${name} a choice holds for this page, and the owner is told`, () => withShop({ html: shop({ attributes, body: gated('analytics', 'data-category="analytics"') }), init }, async (page) => {
    assert.equal(await asks(page), true);
    await accept(page, 'analytics');
    await eventually(async () => (await ran(page)).length === 1, 'it runs');
    assert.equal(await call(page, (element) => element.allows('analytics')), true);
    assert.equal(await asks(page), false);
    const [told] = (await events(page)).filter(({ type }) => type === 'consent-error');
    assert.equal(typeof told?.detail.code, 'string');
    assert.equal(typeof told.detail.message, 'string');
    assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
    await refuse(page);
    assert.equal(await call(page, (element) => element.allows('analytics')), false);
  }));
}

for (const [name, init, attributes] of [
  ['cookies that throw', cookies(refused, refused), ''],
  ['cookies that are dropped', cookies("return '';", ''), ''],
  ['a foreign domain', [], 'domain="other.test"'],
  ['a localStorage that throws', noLocal, 'storage="local"'],
]) {
  for (const [what, act] of [
    ['openSettings()', (element) => element.openSettings()], ['show()', (element) => element.show()], ['hide()', (element) => element.hide()],
    ['another theme', (element) => element.setAttribute('theme', 'dark')], ['another duration', (element) => element.configure({ days: 30 })],
    ['a move', (element) => element.parentNode.append(element)], ['another element', (element) => element.replaceWith(document.createElement('consent-banner'))],
  ]) {
    test(`with ${name} a choice outlives ${what}`, () => withShop({ html: shop({ attributes }), init }, async (page) => {
      await accept(page, 'all');
      await call(page, act);
      // An element that was moved begins anew.
      await eventually(() => call(page, (element) => element.record?.how === 'accept' && element.allows('analytics')));
    }));
  }
}

test('a choice too large to be stored takes the older one’s place, on the next page too', () => {
  const categories = Array.from({ length: 20 }, (_, at) => ({ id: `category-${at}`, label: `${at}`, services: Array.from({ length: 20 }, (__, place) => ({ id: `service-${at}-${place}` })) }));
  return withShop({ html: shop({ config: { revision: 'r1', categories } }), consent: record({ revision: 'r1', given: categories.map(({ id }) => id) }) }, async (page) => {
    await accept(page, [], Object.fromEntries(categories.map(({ id, services }) => [id, services.slice(1).map((service) => service.id)])));
    await call(page, (element) => element.openSettings());
    assert.deepEqual(await call(page, (element) => [element.record.how, element.allows('category-3'), element.allows('category-3', 'service-3-1')]), ['choice', false, true]);
    await open(page);
    assert.equal(await asks(page), true);
    assert.equal(await call(page, (element) => element.allows('category-3')), false);
  });
});

test('the words in the proof are those shown, and the record holds their hash', () => withShop({ html: shop({ attributes: 'days="30" lang="ru"', config: configuration }) }, async (page) => {
  await part(page, 'settings').click();
  const shown = await call(page, (element) => {
    const walker = document.createTreeWalker(element.shadowRoot, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode.data);
    return found;
  });
  await accept(page, 'all');
  // What is shown later is not what the choice was about.
  await call(page, (element) => { element.setAttribute('days', '7'); return element.setLanguage('en'); });
  const { record: kept, texts } = JSON.parse(await call(page, (element) => element.exportRecord().text()));
  assert.deepEqual(texts, shown, 'all of both layers, tables of cookies too');
  for (const line of ['Ваш выбор сохраняется на 30\u00a0дней.', 'Третьи лица: Stats Ltd, Video Inc, Pixel AG', '/^_ga/']) assert.ok(texts.includes(line), `${line} in ${texts}`);
  assert.equal(kept.text, `sha256-${createHash('sha256').update(texts.join('\n')).digest('base64')}`);
}));

test('with every storage and channel taken away it still asks, refuses and accepts', () => withShop({
  init: [cookies(refused, refused), noLocal, `Object.defineProperty(window, 'sessionStorage', { get() { ${refused} } });`, 'delete window.BroadcastChannel;'],
}, async (page) => {
  await part(page, 'accept').click();
  assert.equal(await call(page, (element) => element.allows('marketing')), true);
  await refuse(page);
  assert.equal(await call(page, (element) => element.allows('marketing')), false);
  assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
  await ready(page);
}));
