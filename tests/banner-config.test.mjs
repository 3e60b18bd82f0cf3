// The configuration: where it comes from and what beats what, what is told of
// a wrong one, and which language is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asks, call, configuration, consentOf, cookiesNamed, DAY, eventually, events, gated, open, part, problems, ran, ready, record, settle, shop, switchOf, withShop,
} from './banner-support.mjs';

const refuse = (page) => call(page, (element) => element.refuse());
const uncaught = (page) => page.messages.filter((message) => message.startsWith('uncaught'));
const errors = async (page) => (await events(page)).filter(({ type }) => type === 'consent-error').map(({ detail }) => detail);
const kept = async (page) => {
  await refuse(page);
  const { last, until } = await consentOf(page);
  return (new Date(until) - new Date(last)) / DAY;
};
/** The configuration with another second category. */
const second = (category) => ({ ...configuration, categories: [configuration.categories[0], category, configuration.categories[2]] });

// Where it comes from.
test('a configuration inside the element is taken', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  assert.deepEqual(await call(page, (element) => [element.config.revision, element.config.categories.length]), ['r1', 3]);
  assert.deepEqual(page.messages, []);
}));

test('a configuration from an address is taken', () => withShop({ html: shop({ attributes: 'config="/consent.json"' }), files: { '/consent.json': JSON.stringify(configuration) } }, async (page) => {
  await part(page, 'accept').click();
  assert.equal((await consentOf(page)).revision, 'r1');
  assert.equal(page.requests.filter(({ url }) => url.endsWith('/consent.json')).length, 1);
  assert.deepEqual(page.messages, []);
}));

test('the address is relative to the page', () => withShop({ html: shop({ attributes: 'config="consent.json"' }), path: '/a/b/', files: { '/a/b/consent.json': JSON.stringify(configuration) } }, async (page) => {
  assert.equal(await call(page, (element) => element.config.revision), 'r1');
}));

test('nothing but its own files and its configuration is asked for', () => withShop({ html: shop({ attributes: 'config="/consent.json" policy="/privacy"' }), files: { '/consent.json': JSON.stringify(configuration) } }, async (page) => {
  await part(page, 'accept').click();
  await settle();
  const others = page.requests.map(({ url }) => new URL(url)).filter(({ protocol, pathname }) => protocol === 'https:' && !pathname.startsWith('/embed/') && !['/', '/consent.json', '/favicon.ico'].includes(pathname));
  assert.deepEqual(others.map(String), []);
}));

for (const [name, attributes, config, configured, expected] of [
  ['the configuration alone', '', 30, undefined, 30],
  ['configure() beats the configuration', '', 30, 60, 60],
  ['an attribute beats the configuration', 'days="90"', 30, undefined, 90],
  ['an attribute beats configure()', 'days="90"', 30, 60, 90],
  ['an attribute that cannot be used does not', 'days="many"', undefined, undefined, 180],
]) {
  test(`what beats what: ${name}`, () => withShop({ html: shop({ attributes, config: { ...configuration, days: config } }) }, async (page) => {
    if (configured) await call(page, (element, days) => element.configure({ days }), configured);
    assert.equal(await kept(page), expected);
  }));
}

test('an attribute beats a configuration from an address', () => withShop({ html: shop({ attributes: 'config="/consent.json" days="90"' }), files: { '/consent.json': JSON.stringify({ ...configuration, days: 30 }) } }, async (page) => {
  assert.equal(await kept(page), 90);
}));

test('an attribute changed later counts', () => withShop({}, async (page) => {
  await call(page, (element) => { element.setAttribute('days', '7'); element.setAttribute('lang', 'kk'); });
  await eventually(async () => (await part(page, 'banner').getAttribute('lang')) === 'kk', 'the language');
  assert.equal(await kept(page), 7);
}));

test('configure() with another revision asks again', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await part(page, 'accept').click();
  await call(page, (element, config) => element.configure(config), { ...configuration, revision: 'r2' });
  await eventually(() => asks(page), 'it asks');
  assert.equal(await call(page, (element) => element.allows('analytics')), false);
}));

test('a changed revision asks again on the next visit', () => {
  let revision = 'r1';
  return withShop({ html: shop({ attributes: 'config="/consent.json"', body: gated('analytics', 'data-category="analytics"') }), files: { '/consent.json': () => JSON.stringify({ ...configuration, revision }) } }, async (page) => {
    await part(page, 'accept').click();
    revision = 'r2';
    await open(page);
    await settle();
    assert.equal(await asks(page), true);
    assert.deepEqual(await ran(page), []);
  });
});

test('every attribute can be a field of the configuration', () => withShop({
  html: shop({ config: { ...configuration, policy: '/rules', lang: 'ru', layout: 'box', position: 'top-end', theme: 'dark', storage: 'local', mode: 'opt-out', open: 'manual' }, body: gated('analytics', 'data-category="analytics"') }),
}, async (page) => {
  assert.deepEqual(await ran(page), ['analytics'], 'opt-out');
  assert.equal(await asks(page), false, 'manual');
  await call(page, (element) => element.show());
  await eventually(() => asks(page), 'shown');
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'ru');
  assert.equal(await part(page, 'banner').locator('a[href$="/rules"]').count(), 1);
  await refuse(page);
  assert.deepEqual(await cookiesNamed(page), []);
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('consent')).how), 'refuse');
  assert.deepEqual(page.messages, []);
}));

test('an unknown field is no reason to refuse the rest', () => withShop({ html: shop({ config: { ...configuration, $schema: 'x', note: 1 } }) }, async (page) => {
  assert.equal(await call(page, (element) => element.config.revision), 'r1');
}));

// What is told of a wrong one.
const circle = { id: 'analytics', label: 'Analytics' };
for (const [name, config, says] of [
  ['categories that are no list', { categories: { id: 'x' } }, /categories\b.*:/],
  ['a category that is no object', { categories: ['analytics'] }, /categories\[0\]/],
  ['a category that is null', second(null), /categories\[1\]/],
  ['a category without an id', second({ label: 'x' }), /categories\[1\]\.id/],
  ['an id that is a number', second({ id: 5, label: 'x' }), /categories\[1\]\.id/],
  ['an id with a space', second({ id: 'a b', label: 'x' }), /categories\[1\]\.id/],
  ['an id that is there twice', second({ id: 'marketing', label: 'x' }), /categories\[2\]/],
  ['a category of one’s own without a label', second({ id: 'extra', text: 'x' }), /categories\[1\]\.label/],
  ['a label that is a number', second({ id: 'extra', label: 5 }), /categories\[1\]\.label/],
  ['a label whose language is a list', second({ id: 'extra', label: { en: ['x'] } }), /categories\[1\]\.label/],
  ['a text that is an object of numbers', second({ ...circle, text: { en: 1 } }), /categories\[1\]\.text/],
  ['an optional category that is required', second({ ...circle, required: true }), /categories\[1\]\.required/],
  ['a required that is a word', second({ ...circle, required: 'yes' }), /categories\[1\]\.required/],
  ['services that are no list', second({ ...circle, services: 'stats' }), /categories\[1\]\.services/],
  ['a service that is no object', second({ ...circle, services: [5] }), /categories\[1\]\.services\[0\]/],
  ['a service without an id', second({ ...circle, services: [{ id: 'a', label: 'x' }, { label: 'x' }] }), /categories\[1\]\.services\[1\]\.id/],
  ['a service that is there twice', second({ ...circle, services: [{ id: 'a', label: 'x' }, { id: 'a', label: 'y' }] }), /categories\[1\]\.services\[1\]/],
  ['a service’s label that is a number', second({ ...circle, services: [{ id: 'a', label: 1 }] }), /categories\[1\]\.services\[0\]\.label/],
  ['a service’s address that is a number', second({ ...circle, services: [{ id: 'a', label: 'x', url: 1 }] }), /categories\[1\]\.services\[0\]\.url/],
  ['cookies that are no list', second({ ...circle, cookies: { name: 'x' } }), /categories\[1\]\.cookies/],
  ['a cookie without a name', second({ ...circle, cookies: [{ purpose: 'x' }] }), /categories\[1\]\.cookies\[0\]\.name/],
  ['a cookie’s name that is a number', second({ ...circle, cookies: [{ name: 'x' }, { name: 5 }] }), /categories\[1\]\.cookies\[1\]\.name/],
  ['texts that are a word', { ...configuration, texts: 'Hello' }, /texts/],
  ['texts of a language that are a list', { ...configuration, texts: { en: [] } }, /texts\.en/],
  ['a text that is a number', { ...configuration, texts: { en: { title: 5 } } }, /texts\.en\.title/],
  ['a revision that is a number', { ...configuration, revision: 5 }, /revision/],
]) {
  test(`${name}: told by path and reason, and the visitor is asked`, () => withShop({ html: shop({ config, body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
    await eventually(() => page.messages.some((message) => says.test(message)), `${says} in ${JSON.stringify(page.messages)}`).catch(() => {});
    assert.ok(page.messages.some((message) => says.test(message)), `${says} in ${JSON.stringify(page.messages)}`);
    assert.equal(await asks(page), true);
    assert.equal(await call(page, (element) => element.allows('analytics')), false);
    assert.deepEqual(await ran(page), []);
    assert.deepEqual(uncaught(page), []);
    await part(page, 'refuse').click();
    assert.equal((await consentOf(page)).how, 'refuse');
  }));
}

for (const [field, values] of Object.entries({ days: ['many', -1, 0, {}, { toString: 1 }, null, true], mode: ['loud', 5, ''], layout: ['cloud', []], position: ['left', 1], theme: ['pink', {}], storage: ['disk', 0], open: ['never', 1], 'consent-mode': ['bing', 1], policy: [5, {}], lang: [5, { toString: 1 }], domain: [{}], 'record-url': [5], reload: ['sure'] })) {
  for (const value of values) {
    test(`${field}: ${JSON.stringify(value)} in a configuration leaves the default, without a crash`, () => withShop({ html: shop({ config: { ...configuration, [field]: value }, body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
      assert.equal(await asks(page), true);
      assert.deepEqual(await ran(page), []);
      assert.equal(await kept(page), 180);
      assert.equal((await cookiesNamed(page)).length, 1);
      assert.deepEqual(uncaught(page), []);
    }));
  }
}

for (const [field, value] of [['days', 'many'], ['mode', 'loud'], ['layout', 'cloud'], ['position', 'left'], ['theme', 'pink'], ['storage', 'disk'], ['open', 'never']]) {
  test(`${field}: "${value}" in a configuration is told of`, () => withShop({ html: shop({ config: { ...configuration, [field]: value } }) }, async (page) => {
    assert.ok(page.messages.some((message) => message.includes(field)), JSON.stringify(page.messages));
  }));
}

for (const attribute of ['mode="loud"', 'layout="cloud"', 'position="left"', 'theme="pink"', 'storage="disk"', 'open="never"', 'consent-mode="bing"', 'days=""', 'lang="%"', 'domain="["', 'policy="https://["', 'mode=""', 'layout="DIALOG"', 'config=""', 'record-url=""']) {
  test(`${attribute} leaves the default, without a crash`, () => withShop({ html: shop({ attributes: attribute, body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
    assert.equal(await asks(page), true);
    assert.deepEqual(await ran(page), []);
    await call(page, (element) => element.accept('analytics'));
    assert.equal(await call(page, (element) => element.allows('analytics')), true);
    assert.deepEqual(uncaught(page), []);
  }));
}

for (const [name, json] of [['broken', '{"categories": ['], ['empty', ' '], ['a list', '[]'], ['null', 'null'], ['a number', '5'], ['a word', '"x"'], ['nested too deep', '['.repeat(20_000)], ['with a comment', '{} // x']]) {
  test(`JSON that is ${name}: told in the console and by an event, and the visitor is asked`, () => withShop({ html: shop({ config: json }) }, async (page) => {
    assert.equal(await asks(page), true);
    assert.ok(page.messages.length > 0);
    const [told] = await errors(page);
    assert.equal(told?.code, 'configuration');
    assert.ok(told.message.length > 0);
    assert.deepEqual(uncaught(page), []);
    await part(page, 'accept').click();
    assert.equal((await consentOf(page)).how, 'accept');
  }));
}

for (const [name, answer] of [
  ['is not there', { status: 404, body: 'Not found' }], ['is refused', { status: 500, body: '{}' }], ['is no JSON', '<!doctype html><title>Home</title>'],
  ['is empty', ''], ['cannot be reached', 'abort'], ['is of the wrong shape', '{"categories": 5}'], ['is cut short', JSON.stringify(configuration).slice(0, 300)],
]) {
  test(`a configuration that ${name}: told in the console and by an event, and the visitor is asked`, () => withShop({ html: shop({ attributes: 'config="/consent.json"', body: gated('analytics', 'data-category="analytics"') }), files: { '/consent.json': answer } }, async (page) => {
    assert.equal(await asks(page), true);
    assert.ok(page.messages.some((message) => /consent\.json|categories/.test(message)), JSON.stringify(page.messages));
    assert.equal((await errors(page))[0]?.code, 'configuration');
    assert.deepEqual(await ran(page), []);
    assert.deepEqual(uncaught(page), []);
    await part(page, 'refuse').click();
    assert.equal((await consentOf(page)).how, 'refuse');
  }));
}

for (const address of ['javascript:window.ran=[1]', 'https://[', 'data:application/json,{}', '//']) {
  test(`config="${address}" harms nothing`, () => withShop({ html: shop({ attributes: `config="${address}"` }) }, async (page) => {
    assert.equal(await asks(page), true);
    assert.deepEqual(await ran(page), []);
    assert.deepEqual(uncaught(page), []);
  }));
}

// A visitor who comes back is no better off.
const faulty = [
  ['a number', 5], ['a word', 'x'], ['an object', {}], ['true', true], ['an empty list', []], ['a list of null', [null]], ['null behind a category', [{ id: 'necessary' }, null]],
  ['a service that is null', [{ id: 'analytics', services: [null] }]], ['a service without an id', [{ id: 'analytics', services: [{}] }]], ['services that are a word', [{ id: 'analytics', services: 'x' }]], ['a cookie without a name', [{ id: 'analytics', cookies: [{}] }]],
  ['a label that is a number', [{ id: 'analytics', label: 5 }]], ['a label that is missing', [{ id: 'analytics' }, { id: 'extra' }]], ['an optional one that is required', [{ id: 'analytics', required: true }]],
  ['one that is there twice', [{ id: 'analytics' }, { id: 'analytics' }]], ['a domain that is a number', [{ id: 'analytics', cookies: [{ name: 'x', domain: 5 }] }]],
];
for (const [name, categories] of faulty) {
  test(`categories: ${name}. A visitor with a record is told and asked as a new one`, () => withShop({ html: shop({ config: { revision: 'r1', categories }, body: gated('analytics', 'data-category="analytics"') + gated('basket', 'data-category="necessary"') }), consent: record({ revision: 'r1' }) }, async (page) => {
    assert.equal(await asks(page), true);
    assert.ok(page.messages.some((message) => message.includes('categories')), JSON.stringify(page.messages));
    assert.equal((await errors(page))[0]?.code, 'configuration');
    assert.deepEqual([await ran(page), uncaught(page)], [['basket'], []]);
    assert.deepEqual(await call(page, (element) => element.config.categories.map(({ id }) => id)), ['necessary', 'functional', 'analytics', 'marketing']);
  }));
}

test('a choice made under the safe default is remembered, until the configuration can be used', () => {
  let categories = 5;
  return withShop({ html: shop({ attributes: 'config="/consent.json"' }), files: { '/consent.json': () => JSON.stringify({ categories }) } }, async (page) => {
    await part(page, 'accept').click();
    await open(page);
    assert.equal(await asks(page), false);
    assert.equal(await call(page, (element) => element.allows('analytics')), true);
    ({ categories } = configuration);
    await open(page);
    assert.equal(await asks(page), true);
    assert.equal(await call(page, (element) => element.allows('analytics')), false);
  });
});

test('a visitor with a record of a configuration with fields of the owner’s own is not asked', () => withShop({ html: shop({ config: { ...configuration, note: [5], categories: configuration.categories.map((category) => ({ ...category, note: { deep: [null] }, text: null })) } }), consent: record({ revision: 'r1' }) }, async (page) => {
  assert.equal(await asks(page), false);
  assert.equal(await call(page, (element) => element.allows('analytics')), true);
  assert.deepEqual(page.messages, []);
}));

test('a file beats the child field by field, and leaves the rest', () => withShop({ html: shop({ attributes: 'config="/consent.json"', config: { layout: 'bar', days: 5 } }), files: { '/consent.json': '{ "days": 7 }' } }, async (page) => {
  assert.deepEqual(await call(page, ({ config }) => [config.layout, config.days]), ['bar', 7]);
}));

test('a child that is put in right after the element counts', () => withShop({ html: '<!doctype html><html lang="en"><title>Shop</title><script type="module" src="/embed/consent-banner.js"></script><h1>Shop</h1>', start: false }, async (page) => {
  await page.goto('https://shop.test/');
  await page.evaluate(() => {
    const banner = document.createElement('consent-banner');
    document.body.append(banner);
    const child = document.createElement('script');
    child.type = 'application/json';
    child.text = '{ "revision": "r9" }';
    banner.append(child);
  });
  await ready(page);
  assert.equal(await call(page, ({ config }) => config.revision), 'r9');
}));

for (const [value, told] of [['sure', true], [true, false], [false, false]]) {
  test(`reload: ${JSON.stringify(value)} is ${told ? '' : 'not '}told of`, () => withShop({ html: shop({ config: { reload: value } }) }, async (page) => {
    assert.equal(page.messages.some((message) => message.includes('reload: must be true or false')), told);
  }));
}

test('a prototype in a configuration is no setting', () => withShop({ html: shop({ config: '{ "__proto__": { "mode": "opt-out" } }', body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
  assert.equal(await call(page, ({ config }) => config.mode), 'opt-in');
  assert.deepEqual(await ran(page), []);
}));

for (const [attribute, value] of [['theme', 'dark'], ['days', '30'], ['lang', 'ru']]) {
  test(`a configuration that cannot be used does not come back with ${attribute}`, () => withShop({ html: shop({ config: unusable, body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
    await call(page, (element, [name, to]) => element.setAttribute(name, to), [attribute, value]);
    assert.deepEqual(await call(page, ({ config }) => [config.mode, config.revision, config.categories.length]), ['opt-in', 'safe-default', 4]);
    assert.equal(await asks(page), true);
    await call(page, (element) => element.configure({ revision: 'r2', categories: [{ id: 'necessary' }, { id: 'analytics' }] }));
    assert.deepEqual(await call(page, ({ config }) => [config.revision, config.categories.length]), ['r2', 2]);
  }));
}

test('a revision with a line break is the one that is kept', () => withShop({ html: shop({ config: { ...configuration, revision: 'a\nb' } }) }, async (page) => {
  await part(page, 'accept').click();
  await open(page);
  assert.equal(await asks(page), false);
  assert.equal(await call(page, (element) => element.record.revision), 'a b');
}));

// Nothing of what cannot be used counts.
const unusable = { revision: 'r1', mode: 'opt-out', days: 20, layout: 'bar', reopen: 'none', open: 'manual', 'consent-mode': 'google', categories: [{ id: 'analytics', required: true }] };
for (const [name, options] of [
  ['inside the element', { html: shop({ config: unusable, body: gated('analytics', 'data-category="analytics"') }) }],
  ['from an address', { html: shop({ attributes: 'config="/consent.json"', body: gated('analytics', 'data-category="analytics"') }), files: { '/consent.json': JSON.stringify(unusable) } }],
  ['with mode and open as attributes', { html: shop({ attributes: 'mode="opt-out" open="manual"', config: { categories: 5 }, body: gated('analytics', 'data-category="analytics"') }) }],
  ['that cannot be fetched, with mode and open as attributes', { html: shop({ attributes: 'mode="opt-out" open="manual" config="/none.json"', body: gated('analytics', 'data-category="analytics"') }) }],
]) {
  test(`a configuration ${name} that cannot be used: everything optional is refused, and it asks`, () => withShop(options, async (page) => {
    assert.equal(await asks(page), true);
    assert.deepEqual(await ran(page), []);
    assert.equal(await page.evaluate(() => /(ad|analytics)_storage":"granted/.test(JSON.stringify(window.dataLayer ?? []))), false);
    assert.deepEqual(await call(page, ({ config }) => [config.mode, config.days, config.layout, config.reopen]), ['opt-in', 180, 'box', 'auto']);
    assert.equal(await kept(page), 180);
    await part(page, 'reopen').waitFor();
  }));
}

test('configure() with what is no object is told and changes nothing', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await call(page, (element) => { element.configure({ days: 30 }); element.configure(null); element.configure(5); });
  assert.equal(await kept(page), 30);
  assert.equal((await errors(page))[0]?.code, 'configuration');
}));

test('a configuration nested deeper than anything can be is told and not taken', () => withShop({}, async (page) => {
  await call(page, (element) => {
    let deep = {};
    for (let level = 0; level < 6000; level += 1) deep = { deep };
    element.configure({ days: 30, deep });
    return [element.config.days, element.exportRecord().size];
  });
  assert.equal(await kept(page), 180);
  assert.match((await errors(page))[0].message, /^configure: /);
}));

test('every fault is told at once, not only the first', () => withShop({ html: shop({ config: { categories: [{ id: 'necessary' }, { id: 'one' }, { id: 'two', label: 5 }] } }) }, async (page) => {
  const said = page.messages.join('\n');
  for (const path of ['categories[1].label', 'categories[2].label']) assert.ok(said.includes(path), said);
}));

test('a wrong configure() is told, and does not grant', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await call(page, (element) => element.configure({ categories: [{ id: 'extra' }] }));
  await eventually(() => page.messages.some((message) => message.includes('categories[0].label')), JSON.stringify(page.messages));
  assert.equal((await errors(page))[0]?.code, 'configuration');
  assert.equal(await asks(page), true);
  assert.equal(await call(page, (element) => element.allows('extra')), false);
}));

// Regular expressions.
const patterned = (name) => shop({ config: second({ ...circle, cookies: [{ name, purpose: 'x', lifetime: 'x' }, { name: 'plain', purpose: 'x', lifetime: 'x' }] }) });
const put = (page, ...names) => page.evaluate((list) => { for (const name of list) document.cookie = `${name}=1; path=/`; }, names);
const left = async (page) => (await page.context().cookies()).map(({ name }) => name).filter((name) => name !== 'consent').sort();

for (const name of ['/(/', '/[/', '/*/', '/a{2,1}/', '/(?<=/', '/\\/']) {
  test(`the expression ${name} is reported and skipped, the rest is erased`, () => withShop({ html: patterned(name) }, async (page) => {
    await put(page, 'plain', 'other');
    await refuse(page);
    assert.deepEqual(await left(page), ['other']);
    assert.ok(page.messages.some((message) => message.includes('categories[1].cookies[0].name')), JSON.stringify(page.messages));
    assert.deepEqual(uncaught(page), []);
  }));
}

const hostile = `${'a'.repeat(60)}!`;
for (const name of ['/^(a+)+$/', '/^(a|a)*$/', '/^(a*)*$/', '/^(a|aa)+$/', '/^([a-z]+)*$/', '/^(.*)*x$/', '/^(a?){60}a{60}$/', '/^(([a-z])+.)+[A-Z]([a-z])+$/', '/^(?:a+){2,}$/', `/^${'a*'.repeat(30)}b$/`]) {
  test(`the expression ${name.slice(0, 30)} does not hang on a hostile cookie`, { timeout: 20_000 }, () => withShop({ html: patterned(name) }, async (page) => {
    await put(page, hostile, 'plain');
    await refuse(page);
    assert.ok(!(await left(page)).includes('plain'));
    assert.equal((await consentOf(page)).how, 'refuse');
  }));
}

test('a runaway expression is reported', () => withShop({ html: patterned('/^(a+)+$/') }, async (page) => {
  assert.ok(page.messages.some((message) => message.includes('categories[1].cookies[0].name')), JSON.stringify(page.messages));
}));

test('an expression that is none of these is not reported', () => withShop({ html: patterned('/^_g(a|id)(_[A-Z0-9]+)?$/') }, async (page) => {
  assert.deepEqual(page.messages, []);
  await put(page, '_ga', '_gid', '_ga_X1', '_gat', 'x_ga');
  await refuse(page);
  assert.deepEqual(await left(page), ['_gat', 'x_ga']);
}));

// Hostile content.
test('labels and texts are text, not markup', () => withShop({
  html: shop({ config: { revision: 'r1', categories: [{ id: 'extra', label: '<img src=x onerror="window.ran=[1]">', text: '<mark>bold</mark>', services: [{ id: 's', label: '<mark>s</mark>', provider: '<script>window.ran=[2]</script>', url: 'javascript:window.ran=[3]' }] }], texts: { en: { title: '<mark>Hello</mark>' } } } }),
}, async (page) => {
  assert.match(await part(page, 'banner').innerText(), /<mark>Hello<\/mark>/);
  await call(page, (element) => element.openSettings());
  assert.match(await part(page, 'dialog').innerText(), /<mark>bold<\/mark>/);
  assert.equal(await call(page, (element) => element.shadowRoot.querySelectorAll('img, mark, script, a[href^="javascript"]').length), 0);
  assert.deepEqual(await ran(page), []);
}));

test('policy="javascript:…" is no link that runs', () => withShop({ html: shop({ attributes: 'policy="javascript:window.ran=[1]"' }) }, async (page) => {
  assert.equal(await call(page, (element) => element.shadowRoot.querySelectorAll('a[href^="javascript"]').length), 0);
}));

test('categories and services may be called like what every object has', () => {
  const named = (id) => ({ id, label: id, text: 'x', services: [{ id: 'toString', label: 'One' }, { id: 'valueOf', label: 'Two' }] });
  const categories = ['constructor', 'hasOwnProperty', '__proto__'].map(named);
  return withShop({ html: shop({ config: JSON.stringify({ categories }), body: gated('one', 'data-category="constructor" data-service="toString"') + gated('two', 'data-category="constructor" data-service="valueOf"') + gated('proto', 'data-category="__proto__" data-service="valueOf"') }) }, async (page) => {
    await part(page, 'settings').click();
    await switchOf(page, 'constructor', 'toString').click();
    await switchOf(page, '__proto__', 'valueOf').click();
    await part(page, 'save').click();
    await eventually(async () => (await ran(page)).length === 2, 'both run');
    assert.deepEqual(await ran(page), ['one', 'proto']);
    assert.deepEqual(problems(page), []);
    const { given, services, how } = await consentOf(page);
    assert.deepEqual([given, how, Object.entries(services)], [['necessary'], 'choice', [['constructor', ['toString']], ['__proto__', ['valueOf']]]]);
    await open(page);
    assert.equal(await asks(page), false);
    assert.deepEqual(await ran(page), ['one', 'proto']);
  });
});

test('the prototype’s keys in a configuration pollute nothing', () => withShop({ html: shop({ config: '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "texts": {"__proto__": {"title": "x", "polluted": 1}, "en": {"__proto__": {"polluted": 1}}}}' }) }, async (page) => {
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  assert.equal(await asks(page), true);
}));

// Words.
test('texts of the configuration take the place of the built-in ones, key by key', () => withShop({ html: shop({ config: { ...configuration, texts: { en: { accept: 'Go ahead', title: 'Biscuits' } } } }) }, async (page) => {
  assert.equal(await part(page, 'accept').innerText(), 'Go ahead');
  assert.equal(await part(page, 'title').innerText(), 'Biscuits');
  assert.equal(await part(page, 'refuse').innerText(), 'Refuse');
}));

for (const [name, categories, label, told] of [
  ['only a text', { analytics: { text: 'Counts.' } }, 'Analytics', null],
  ['a label that is a number', { analytics: { label: 5, text: 'Counts.' } }, 'Analytics', 'texts.en.categories.analytics.label'],
  ['a word', { analytics: 'Stats' }, 'Analytics', 'texts.en.categories.analytics'],
  ['null', { analytics: null }, 'Analytics', 'texts.en.categories.analytics'],
  ['a word for all', 'Stats', 'Analytics', 'texts.en.categories'],
  ['a category that is not there', { extra: { text: 'x' } }, 'Analytics', null],
  ['only a label', { analytics: { label: 'Counting' } }, 'Counting', null],
]) {
  test(`texts for categories, ${name}: what is missing is built in, what is wrong is told`, () => withShop({ html: shop({ config: { texts: { en: { categories } } } }) }, async (page) => {
    assert.match(await part(page, 'banner').innerText(), new RegExp(`${label}\\n`));
    assert.equal(await part(page, 'banner').locator('li').count(), 4);
    const said = page.messages.map((message) => message.replace(/^error: consent-banner: |: .*$/g, ''));
    assert.deepEqual(said.map((message) => message.split(':')[0]), told ? [told] : []);
  }));
}

test('a text that should be a form of plural is told and left out', () => withShop({ html: shop({ config: { texts: { en: { duration: 'Long', title: { en: 'x' }, policy: '' } } } }) }, async (page) => {
  assert.match(await part(page, 'banner').innerText(), /180\u00a0days/);
  assert.equal(await part(page, 'title').innerText(), 'Cookies');
  assert.deepEqual(page.messages.map((message) => message.replace(/.*banner: |: must.*/g, '')).sort(), ['texts.en.duration', 'texts.en.title']);
}));

test('texts under a name that is no language tag are told and left out', () => withShop({ html: shop({ lang: 'en_GB', config: { texts: { en_GB: { title: 'Biscuits' }, 'en-gb': { accept: 'Rather' } } } }) }, async (page) => {
  assert.equal(await part(page, 'title').innerText(), 'Cookies');
  assert.equal(await part(page, 'accept').innerText(), 'Rather');
  assert.deepEqual(page.messages, ['error: consent-banner: texts.en_GB: must be named by a language tag, like en-GB']);
}));

test('built-in purposes change their language with the rest', () => withShop({}, async (page) => {
  await call(page, (element) => element.setLanguage('ru'));
  const text = await part(page, 'banner').innerText();
  assert.match(text, /Аналитические/);
  assert.doesNotMatch(text, /Analytics/);
}));

test('labels are taken in the language shown', () => withShop({ html: shop({ attributes: 'lang="kk"', config: second({ ...circle, label: { en: 'Counting', kk: 'Санау' } }) }) }, async (page) => {
  const text = await part(page, 'banner').innerText();
  assert.match(text, /Санау/);
  assert.doesNotMatch(text, /Counting/);
}));

test('a label without the language shown is shown in another, not as nothing', () => withShop({ html: shop({ attributes: 'lang="kk"', config: second({ ...circle, label: { en: 'Counting' } }) }) }, async (page) => {
  const text = await part(page, 'banner').innerText();
  assert.match(text, /Counting/);
  assert.doesNotMatch(text, /undefined|\[object/);
}));

test('a built-in category needs no label', () => withShop({ html: shop({ config: { categories: [{ id: 'necessary' }, { id: 'analytics' }] } }) }, async (page) => {
  assert.match(await part(page, 'banner').innerText(), /Analytics/);
  assert.deepEqual(page.messages, []);
}));

test('necessary is there and on, even where it was left out', () => withShop({ html: shop({ config: { revision: 'r1', categories: [{ id: 'extra', label: 'Extra' }] }, body: gated('basket', 'data-category="necessary"') }) }, async (page) => {
  await settle();
  assert.deepEqual(await ran(page), ['basket']);
  await part(page, 'accept').click();
  assert.ok((await consentOf(page)).given.includes('extra'));
}));

test('in opt-in nothing is ticked beforehand, whatever the configuration says', () => withShop({
  html: shop({ config: { ...configuration, categories: configuration.categories.map((category) => ({ ...category, enabled: true, default: true, checked: true, services: category.services?.map((service) => ({ ...service, default: true, checked: true, required: true })) })) } }),
}, async (page) => {
  await call(page, (element) => element.openSettings());
  const ticked = await part(page, 'switch').evaluateAll((all) => all.filter((each) => each.checked).map((each) => each.dataset.category));
  assert.deepEqual(ticked, ['necessary']);
  assert.equal(await switchOf(page, 'analytics').isChecked(), false);
}));

// The language.
for (const [name, html, locale, expected] of [
  ['the attribute', { attributes: 'lang="kk"', lang: 'ru' }, 'en-GB', 'kk'],
  ['the attribute with a region', { attributes: 'lang="ru-KZ"' }, 'en-GB', 'ru'],
  ['the attribute in capitals', { attributes: 'lang="KK"' }, 'en-GB', 'kk'],
  ['the page, where the attribute is unknown', { attributes: 'lang="xx"', lang: 'ru' }, 'en-GB', 'ru'],
  ['the page', { lang: 'kk' }, 'ru-RU', 'kk'],
  ['the page with a region', { lang: 'ru-RU' }, 'en-GB', 'ru'],
  ['the browser, where the page’s is unknown', { lang: 'fi' }, 'ru-RU', 'ru'],
  ['the browser, where the page has none', { lang: null }, 'kk-KZ', 'kk'],
  ['the browser, where the page’s is empty', { lang: '' }, 'ru-RU', 'ru'],
  ['the page, where the attribute is empty', { attributes: 'lang=""', lang: 'kk' }, 'ru-RU', 'kk'],
  ['English, where nothing is known', { lang: null }, 'fi-FI', 'en'],
]) {
  test(`the language is that of ${name}: ${expected}`, () => withShop({ html: shop(html), locale }, async (page) => {
    assert.equal(await part(page, 'banner').getAttribute('lang'), expected);
    const words = { en: 'Refuse', ru: /[а-я]/, kk: /[а-яәғқңөұүһі]/ }[expected];
    assert.match(await part(page, 'refuse').innerText(), new RegExp(words));
  }));
}

test('the browser’s languages are walked in order', () => withShop({ html: shop({ lang: null }), init: "Object.defineProperty(navigator, 'languages', { value: ['xx', 'fi-FI', 'kk-KZ', 'ru'] });" }, async (page) => {
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
}));

test('the nearest language in the page counts', () => withShop({ html: '<!doctype html><html lang="ru"><title>Shop</title><script type="module" src="/embed/consent-banner.js"></script><h1>Shop</h1><div lang="kk"><div><consent-banner></consent-banner></div></div>' }, async (page) => {
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
}));

test('inside another shadow root the language of the page counts', () => withShop({ html: '<!doctype html><html lang="ru"><title>Shop</title><script type="module" src="/embed/consent-banner.js"></script><h1>Shop</h1><div lang="kk"><div id="host"><template shadowrootmode="open"><consent-banner></consent-banner></template></div></div>', start: false }, async (page) => {
  await page.goto('https://shop.test/');
  await eventually(() => asks(page), 'it asks');
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
}));

test('a language that is not built in serves, where the configuration brings its words', () => withShop({ html: shop({ lang: 'fi', config: { ...configuration, texts: { fi: { title: 'Evästeet', accept: 'Hyväksy' } } } }) }, async (page) => {
  assert.equal(await part(page, 'accept').innerText(), 'Hyväksy');
}));

test('configure() while the settings are open breaks nothing', () => withShop({}, async (page) => {
  await call(page, (element, config) => { element.openSettings(); element.configure(config); }, configuration);
  await ready(page);
  await refuse(page);
  assert.equal((await consentOf(page)).revision, 'r1');
  assert.deepEqual(uncaught(page), []);
}));
