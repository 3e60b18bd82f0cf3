// Properties, methods and events of the element, controls in the page, and
// the element made early, twice, by hand or not in a browser at all.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  asks, call, configuration, consentOf, embedded, eventually, events, gated, gpc, note, open, part, problems, ran, ready, record, settle, shop,
  switchOf, withShop,
} from './banner-support.mjs';

const own = shop({ config: configuration });
const kept = (overrides) => record({ revision: 'r1', ...overrides });
const accept = (page, ...given) => call(page, (element, [names, services]) => element.accept(names, services), given);
const refuse = (page) => call(page, (element) => element.refuse());
const allows = (page, ...names) => call(page, (element, [category, service]) => element.allows(category, service), names);
const kinds = async (page) => (await events(page)).map(({ type }) => type);
const uncaught = (page) => page.messages.filter((message) => message.startsWith('uncaught'));

// Properties.
test('before a choice: ready is a promise of null, record and signal are null', () => withShop({}, async (page) => {
  assert.deepEqual(await call(page, async (element) => [typeof element.ready.then, await element.ready, element.record, element.signal]), ['function', null, null, null]);
}));

test('with a stored choice ready resolves to the record', () => withShop({ consent: record() }, async (page) => {
  assert.deepEqual(await call(page, async (element) => (await element.ready).given), ['necessary', 'analytics']);
}));

test('when ready resolves it is decided what to show', () => withShop({}, async (page) => {
  assert.equal(await call(page, async (element) => {
    await element.ready;
    return element.shadowRoot.querySelector('[part~=banner]').getBoundingClientRect().height > 0;
  }), true);
}));

test('window.consentBanner is the element', () => withShop({}, async (page) => {
  assert.equal(await call(page, (element) => window.consentBanner === element), true);
}));

test('config is the effective configuration, frozen through and through', () => withShop({ html: own }, async (page) => {
  const found = await call(page, (element) => {
    const loose = [];
    const walk = (value, path) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) loose.push(path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    walk(element.config, 'config');
    return { loose, revision: element.config.revision, ids: element.config.categories.map(({ id }) => id) };
  });
  assert.deepEqual(found, { loose: [], revision: 'r1', ids: ['necessary', 'analytics', 'marketing'] });
}));

test('with no configuration there are the four categories', () => withShop({}, async (page) => {
  assert.deepEqual(await call(page, (element) => element.config.categories.map(({ id }) => id)), ['necessary', 'functional', 'analytics', 'marketing']);
}));

test('an object given as configuration can change afterwards without effect', () => withShop({}, async (page) => {
  assert.deepEqual(await call(page, (element, config) => {
    element.configure(config);
    config.categories.length = 1;
    config.revision = 'r2';
    return [element.config.revision, element.config.categories.length, Object.isFrozen(config)];
  }, configuration), ['r1', 3, false]);
}));

test('setting config is configure()', () => withShop({}, async (page) => {
  await call(page, (element, config) => { element.config = config; }, configuration);
  await accept(page, 'all');
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics', 'marketing']);
}));

// allows().
for (const [name, given, asked, expected] of [
  ['necessary, before any choice', null, ['necessary'], true],
  ['an optional category, before any choice', null, ['analytics'], false],
  ['a service, before any choice', null, ['marketing', 'video'], false],
  ['a category that is given', ['analytics'], ['analytics'], true],
  ['a category that is not given', ['analytics'], ['marketing'], false],
  ['a service of a category that is given', ['marketing'], ['marketing', 'video'], true],
  ['an unknown service of a category that is given', ['marketing'], ['marketing', 'nobody'], true],
  ['an unknown service of one that is not', [[], { marketing: ['video'] }], ['marketing', 'nobody'], false],
  ['a service given alone', [[], { marketing: ['video'] }], ['marketing', 'video'], true],
  ['the category of a service given alone', [[], { marketing: ['video'] }], ['marketing'], false],
  ['another service of that category', [[], { marketing: ['video'] }], ['marketing', 'pixel'], false],
  ['that service in another category', [[], { marketing: ['video'] }], ['analytics', 'video'], false],
  ['an unknown category', ['all'], ['nothing'], false],
  ['a name of the prototype', ['all'], ['constructor'], false],
  ['a service named like the prototype’s', [[], { marketing: ['video'] }], ['marketing', 'constructor'], false],
]) {
  test(`allows: ${name}: ${expected}`, () => withShop({ html: own }, async (page) => {
    if (given) await accept(page, ...given);
    assert.equal(await allows(page, ...asked), expected);
  }));
}

// Whatever they are given.
const odd = `(() => {
  const cycle = {}; cycle.self = cycle;
  const thrower = new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } });
  const { proxy, revoke } = Proxy.revocable({}, {}); revoke();
  return [null, false, true, 0, -1, NaN, Infinity, 1n, '', ' ', '\\0', '\\ud800', '__proto__', 'x'.repeat(1e5), Symbol('s'), () => {}, {}, [], [null], [[]], [Symbol('s')], [1n],
    Object.create(null), { toString() { throw new Error('toString'); } }, { get categories() { throw new Error('getter'); } }, { length: 3 }, { then() { throw new Error('then'); } },
    cycle, thrower, proxy, [thrower], new Date(NaN), new Map([['analytics', true]]), document.body, window, { categories: cycle }, { categories: [thrower] }, JSON.parse('{"__proto__": {"polluted": true}}')];
})()`;

for (const method of ['allows', 'accept', 'refuse', 'show', 'hide', 'openSettings', 'reset', 'exportRecord', 'setLanguage', 'configure', 'observe']) {
  test(`${method}() throws nothing, whatever it is given, and grants nothing by it`, () => withShop({ html: shop({ body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
    const thrown = await page.evaluate(`(async () => {
      const element = document.querySelector('consent-banner');
      const thrown = [];
      const values = ${odd};
      for (const [at, value] of values.entries()) {
        for (const list of [[value], [value, value], [[], value], ['nothing', value]]) {
          try {
            await Promise.race([element['${method}'](...list), new Promise((go) => { setTimeout(go, 200); })]);
          } catch (error) { thrown.push([at, String(error)]); }
        }
        if (element.allows('analytics') || element.allows('marketing')) thrown.push([at, 'grants']);
      }
      if ({}.polluted) thrown.push('polluted');
      return thrown;
    })()`);
    assert.deepEqual(thrown, []);
    assert.deepEqual(await ran(page), []);
    assert.deepEqual(uncaught(page), []);
  }));
}

test('setting the configuration or a property that is read-only to anything throws nothing in a script', () => withShop({}, async (page) => {
  assert.deepEqual(await page.evaluate(`(() => {
    const element = document.querySelector('consent-banner');
    const thrown = [];
    for (const value of ${odd}) { try { element.config = value; } catch (error) { thrown.push(String(error)); } }
    return [thrown, element.config.categories.length];
  })()`), [[], 4]);
}));

test('allows() answers with a boolean, whatever it is asked', () => withShop({ consent: record() }, async (page) => {
  assert.equal(await page.evaluate(`${odd}.every((value) => document.querySelector('consent-banner').allows(value) === false && typeof document.querySelector('consent-banner').allows('analytics', value) === 'boolean')`), true);
}));

for (const [name, given, says] of [['category', [['nothing-such', 'analytics']], 'nothing-such'], ['service', [[], { marketing: ['nobody-such'] }], 'nobody-such'], ['category of services', [[], { 'nothing-such': ['x'] }], 'nothing-such']]) {
  test(`accepting an unknown ${name} is reported in the console`, () => withShop({ html: own }, async (page) => {
    await accept(page, ...given);
    await eventually(() => page.messages.some((message) => message.includes(says)), 'a message');
    assert.deepEqual(uncaught(page), []);
  }));
}

// Showing and hiding.
test('hide() hides and records nothing; show() shows again', () => withShop({}, async (page) => {
  await call(page, (element) => element.hide());
  await eventually(async () => !(await asks(page)), 'hidden');
  assert.equal(await consentOf(page), null);
  await call(page, (element) => element.show());
  await eventually(() => asks(page), 'shown');
  assert.deepEqual((await kinds(page)).filter((type) => /show|hide/.test(type)), ['consent-show', 'consent-hide', 'consent-show']);
}));

test('show() shows the banner after a choice too', () => withShop({ consent: record() }, async (page) => {
  assert.equal(await asks(page), false);
  await call(page, (element) => element.show());
  await eventually(() => asks(page), 'shown');
}));

test('openSettings() opens the settings with what is given switched on', () => withShop({ html: own, consent: kept({ given: ['necessary', 'analytics'], services: { marketing: ['video'] } }) }, async (page) => {
  await call(page, (element) => element.openSettings());
  const states = [];
  for (const names of [['necessary'], ['analytics'], ['marketing'], ['marketing', 'video'], ['marketing', 'pixel']]) states.push(await switchOf(page, ...names).isChecked());
  assert.deepEqual(states, [true, true, false, true, false]);
}));

test('openSettings() twice is no error', () => withShop({}, async (page) => {
  await call(page, (element) => { element.openSettings(); element.openSettings(); });
  assert.equal(await part(page, 'dialog').isVisible(), true);
  assert.deepEqual(problems(page), []);
}));

test('a choice by method closes banner and settings', () => withShop({}, async (page) => {
  await call(page, (element) => element.openSettings());
  await refuse(page);
  await eventually(async () => !(await asks(page)) && !(await part(page, 'dialog').isVisible()), 'both closed');
}));

test('open="manual" waits for show()', () => withShop({ html: shop({ attributes: 'open="manual"', body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
  await settle();
  assert.equal(await asks(page), false);
  assert.deepEqual(await ran(page), []);
  assert.equal((await kinds(page)).includes('consent-show'), false);
  await call(page, (element) => element.show());
  await eventually(() => asks(page), 'shown');
}));

// exportRecord().
const exported = (page) => call(page, async (element) => {
  const blob = element.exportRecord();
  return { blob: blob instanceof Blob, type: blob.type, text: await blob.text() };
});

test('exportRecord() holds the record, the texts shown and the configuration', () => withShop({ html: own }, async (page) => {
  const words = await part(page, 'text').innerText();
  await accept(page, 'analytics');
  const { blob, type, text } = await exported(page);
  assert.equal(blob, true);
  assert.match(type, /^application\/json/);
  const whole = JSON.parse(text);
  const found = [];
  const walk = (value) => { found.push(value); if (typeof value === 'object' && value) Object.values(value).forEach(walk); };
  walk(whole);
  const same = (wanted) => found.some((value) => { try { assert.deepEqual(value, wanted); return true; } catch { return false; } });
  assert.ok(same(await consentOf(page)), 'the record');
  assert.ok(found.some((value) => typeof value === 'string' && value.length > 10 && words.replace(/\s+/g, ' ').includes(value.replace(/\s+/g, ' ').slice(0, 20))), 'the words of the banner');
  for (const inside of ['Counts visits.', 'Video Inc', '/^_ga/', '"r1"']) assert.ok(text.includes(inside), inside);
}));

test('exportRecord() before a choice is a Blob of JSON without a record', () => withShop({}, async (page) => {
  const { blob, text } = await exported(page);
  assert.equal(blob, true);
  assert.equal(JSON.parse(text).record, null);
}));

// setLanguage().
for (const [tag, known, shown] of [['kk', true, 'kk'], ['ru', true, 'ru'], ['ru-RU', true, 'ru'], ['en-GB', true, 'en'], ['xx', false, 'en'], ['', false, 'en'], ['e', false, 'en'], ['__proto__', false, 'en']]) {
  test(`setLanguage(${JSON.stringify(tag)}) is ${known}, and ${shown} is shown`, () => withShop({}, async (page) => {
    const before = await part(page, 'accept').innerText();
    assert.equal(await call(page, (element, language) => element.setLanguage(language), tag), known);
    assert.equal(await page.evaluate(() => document.querySelector('consent-banner').shadowRoot.querySelector('[part~=banner]').lang), shown);
    assert.equal((await part(page, 'accept').innerText()) === before, shown === 'en');
    assert.equal(await asks(page), true);
  }));
}

// Events.
test('a fresh visit shows the banner and tells of nothing else', () => withShop({}, async (page) => assert.deepEqual(await kinds(page), ['consent-show'])));

test('a page with a stored choice tells of it once', () => withShop({ consent: record() }, async (page) => {
  await settle();
  assert.deepEqual(await kinds(page), ['consent']);
}));

test('a page under a signal tells of no consent', () => withShop({ init: gpc }, async (page) => {
  await settle();
  assert.deepEqual((await kinds(page)).filter((type) => /^consent(-first|-change)?$/.test(type)), []);
}));

test('the first choice tells of itself once, of consent, of the change, and of the hiding', () => withShop({}, async (page) => {
  await accept(page, 'analytics');
  await settle();
  assert.deepEqual((await kinds(page)).sort(), ['consent', 'consent-change', 'consent-first', 'consent-hide', 'consent-show']);
}));

test('a first refusal changes nothing', () => withShop({}, async (page) => {
  await refuse(page);
  await settle();
  assert.deepEqual((await kinds(page)).sort(), ['consent', 'consent-first', 'consent-hide', 'consent-show']);
}));

test('the same choice again is a consent, not a change', () => withShop({ consent: record() }, async (page) => {
  await accept(page, 'analytics');
  await settle();
  assert.deepEqual((await kinds(page)).filter((type) => type !== 'consent-hide'), ['consent', 'consent']);
}));

for (const [name, given, changed] of [
  ['another category', [['analytics', 'marketing']], ['marketing']],
  ['one category for another', [['marketing']], ['analytics', 'marketing']],
  ['a withdrawal of all', [[]], ['analytics']],
  ['a service', [['analytics'], { marketing: ['video'] }], ['marketing']],
  ['all', ['all'], ['marketing']],
]) {
  test(`consent-change names the categories that changed: ${name}`, () => withShop({ html: own, consent: kept() }, async (page) => {
    await accept(page, ...given);
    await settle();
    const changes = (await events(page)).filter(({ type }) => type === 'consent-change');
    assert.equal(changes.length, 1);
    assert.deepEqual([...changes[0].detail.changed].sort(), changed);
  }));
}

test('consent-first comes once a visitor: not on the next page, not after a withdrawal, but after reset()', () => withShop({}, async (page) => {
  const firsts = async () => (await kinds(page)).filter((type) => type === 'consent-first').length;
  await accept(page, 'all');
  assert.equal(await firsts(), 1);
  await open(page);
  await refuse(page);
  await accept(page, 'all');
  assert.equal(await firsts(), 0);
  await call(page, (element) => element.reset());
  await refuse(page);
  assert.equal(await firsts(), 1);
}));

test('reset() of what was given is a change', () => withShop({ consent: record() }, async (page) => {
  await call(page, (element) => element.reset());
  await settle();
  const changes = (await events(page)).filter(({ type }) => type === 'consent-change');
  assert.deepEqual(changes.map(({ detail }) => detail.changed), [['analytics']]);
}));

test('who is asked anew has no record, and the event says so', () => withShop({ consent: record() }, async (page) => {
  await call(page, (element) => element.configure({ revision: 'r2' }));
  await eventually(() => asks(page));
  assert.equal((await events(page)).find(({ type }) => type === 'consent-show').detail.record, null);
  assert.equal(await call(page, (element) => element.record), null);
}));

for (const type of ['consent-show', 'consent-hide', 'consent-first', 'consent', 'consent-change', 'consent-error']) {
  test(`${type} bubbles, is composed, comes from the element, and its detail is frozen`, () => withShop({ html: shop({ attributes: 'storage="local"' }), init: "Storage.prototype.setItem = () => { throw new Error('full'); };" }, async (page) => {
    await accept(page, 'all');
    await settle();
    const found = (await events(page)).filter((event) => event.type === type);
    assert.ok(found.length > 0);
    for (const { frozen, bubbles, composed, target } of found) assert.deepEqual({ frozen, bubbles, composed, target }, { frozen: true, bubbles: true, composed: true, target: 'consent-banner' });
  }));
}

test('a listener finds the choice already made', () => withShop({ init: `addEventListener('consent', ({ target }) => { (window.found ??= []).push(target.record?.given, target.allows('analytics')); });` }, async (page) => {
  await accept(page, 'analytics');
  assert.deepEqual(await page.evaluate(() => window.found), [['necessary', 'analytics'], true]);
}));

test('a listener that throws stops nothing', () => withShop({ html: shop({ body: gated('analytics', 'data-category="analytics"') }), init: "for (const type of ['consent-show', 'consent-first', 'consent', 'consent-change', 'consent-hide']) addEventListener(type, () => { throw new Error('theirs'); });" }, async (page) => {
  await accept(page, 'analytics');
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  assert.equal(await asks(page), false);
  assert.equal((await consentOf(page)).how, 'choice');
  assert.ok(uncaught(page).every((message) => message.includes('theirs')));
}));

test('a listener may choose at once', () => withShop({ init: "addEventListener('consent-show', ({ target }) => target.accept('analytics'), { once: true }); addEventListener('consent-first', ({ target }) => target.accept('all'));" }, async (page) => {
  await eventually(async () => (await consentOf(page))?.how === 'accept', 'accepted');
  assert.equal(await asks(page), false);
  assert.deepEqual(problems(page), []);
}));

// Controls in the page.
const control = (does) => `<button id="control" data-consent="${does}"><b>${does}</b></button>`;
for (const [does, consent, check] of [
  ['show', record(), (page) => asks(page)],
  ['settings', undefined, (page) => part(page, 'dialog').isVisible()],
  ['accept', undefined, async (page) => (await consentOf(page))?.how === 'accept'],
  ['refuse', record(), async (page) => (await consentOf(page))?.how === 'refuse'],
  ['reset', record(), async (page) => (await consentOf(page)) === null && asks(page)],
]) {
  test(`data-consent="${does}" does it, by a click on what is inside too`, () => withShop({ html: shop({ before: control(does) }), consent }, async (page) => {
    assert.equal(Boolean(await check(page)), false);
    await page.click('#control b');
    await eventually(() => check(page), does);
  }));
}

test('a control works from the keyboard', () => withShop({ html: shop({ before: control('settings') }) }, async (page) => {
  await page.focus('#control');
  await page.keyboard.press('Enter');
  await eventually(() => part(page, 'dialog').isVisible(), 'the settings');
}));

test('a control added later, deep in the page, works', () => withShop({}, async (page) => {
  await page.evaluate((markup) => { document.querySelector('h1').innerHTML = `<span>${markup}</span>`; }, control('refuse'));
  await page.click('#control');
  await eventually(async () => (await consentOf(page))?.how === 'refuse', 'refused');
}));

for (const does of ['', 'nothing', 'constructor', 'ACCEPT ALL']) {
  test(`data-consent="${does}" does nothing, without an error`, () => withShop({ html: shop({ before: `<button id="control" data-consent="${does}">x</button>` }) }, async (page) => {
    await page.click('#control');
    await settle();
    assert.equal(await consentOf(page), null);
    assert.equal(await asks(page), true);
    assert.deepEqual(uncaught(page), []);
  }));
}

test('the page’s own handlers on a control run as before', () => withShop({ html: shop({ before: control('refuse') }) }, async (page) => {
  await page.evaluate(() => { document.getElementById('control').onclick = () => { window.own = true; }; });
  await page.click('#control');
  assert.equal(await page.evaluate(() => window.own), true);
  await eventually(async () => (await consentOf(page))?.how === 'refuse', 'refused');
}));

// Early, late and by hand.
const slow = { '/consent.json': async () => { await new Promise((go) => { setTimeout(go, 400); }); return JSON.stringify(configuration); } };
const waiting = shop({ attributes: 'config="/consent.json"', body: gated('analytics', 'data-category="analytics"') });

test('accept() before the configuration has come is honoured', () => withShop({ html: waiting, files: slow, start: false }, async (page) => {
  await page.goto('https://shop.test/');
  await accept(page, 'analytics');
  await ready(page);
  await eventually(async () => (await consentOf(page))?.revision === 'r1', 'the record');
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  assert.equal(await asks(page), false);
}));

test('refuse(), hide() and openSettings() before the configuration has come throw nothing', () => withShop({ html: waiting, files: slow, start: false }, async (page) => {
  await page.goto('https://shop.test/');
  await call(page, (element) => { element.allows('analytics'); element.show(); element.hide(); element.openSettings(); element.exportRecord(); element.refuse(); });
  await ready(page);
  await eventually(async () => (await consentOf(page))?.how === 'refuse', 'the record');
  assert.deepEqual(problems(page), []);
}));

test('nothing runs while the configuration is on its way', () => withShop({ html: waiting, files: slow, consent: kept({ revision: 'older' }), start: false }, async (page) => {
  await page.goto('https://shop.test/');
  assert.deepEqual(await ran(page), []);
  await ready(page);
  assert.equal(await asks(page), true);
  assert.deepEqual(await ran(page), []);
}));

test('a configuration set on the tag before the module came is taken', () => withShop({
  html: shop({ body: `<script>document.querySelector('consent-banner').config = ${JSON.stringify(configuration)}</script>` }),
}, async (page) => {
  assert.equal(await call(page, (element) => element.config.revision), 'r1');
  await refuse(page);
  assert.equal((await consentOf(page)).revision, 'r1');
}));

const early = (script) => shop({ body: `<script type="module">const banner = document.querySelector('consent-banner'); ${script}</script>` });

test('configure() right after the module, before the core is there, counts', () => withShop({ html: early(`banner.configure(${JSON.stringify({ ...configuration, days: 30 })})`) }, async (page) => {
  assert.deepEqual(await call(page, ({ config }) => [config.revision, config.days]), ['r1', 30]);
  await open(page);
  await part(page, 'settings').click();
  assert.equal(await switchOf(page, 'marketing', 'video').count(), 1);
  await refuse(page);
  assert.equal((await consentOf(page)).revision, 'r1');
}));

test('an attribute set right after the module, before the core is there, counts', () => withShop({ html: early("banner.setAttribute('mode', 'opt-out'); banner.setAttribute('lang', 'ru')") }, async (page) => {
  assert.equal(await call(page, (element) => element.allows('analytics')), true);
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'ru');
  assert.deepEqual(await kinds(page), ['consent-show']);
}));

for (const [what, answer] of [['is on its way', () => JSON.stringify({ ...configuration, revision: 'old' })], ['fails later', () => ({ status: 500, body: '' })]]) {
  const files = { '/old.json': async () => { await new Promise((go) => { setTimeout(go, 400); }); return answer(); }, '/new.json': JSON.stringify({ ...configuration, revision: 'new' }) };
  test(`another address set while the first ${what} is what counts`, () => withShop({ html: shop({ attributes: 'config="/old.json"' }), files, start: false }, async (page) => {
    await page.goto('https://shop.test/');
    await call(page, (element) => element.setAttribute('config', '/new.json'));
    await ready(page);
    assert.equal(await call(page, ({ config }) => config.revision), 'new');
    await new Promise((go) => { setTimeout(go, 500); });
    await call(page, (element) => element.setAttribute('theme', 'dark'));
    assert.equal(await call(page, ({ config }) => config.revision), 'new');
    assert.deepEqual(problems(page).filter((message) => message.includes('consent-banner')), []);
  }));
}

test('an element made by hand, configured before it is in the page, asks', () => withShop({ html: '<!doctype html><html lang="en"><title>Shop</title><script type="module" src="/embed/consent-banner.js"></script><h1>Shop</h1>' }, async (page) => {
  await page.evaluate((config) => {
    const element = document.createElement('consent-banner');
    element.configure(config);
    element.setAttribute('lang', 'ru');
    document.body.append(element);
  }, configuration);
  await ready(page);
  assert.equal(await asks(page), true);
  await part(page, 'accept').click();
  const { revision, lang } = await consentOf(page);
  assert.deepEqual([revision, lang], ['r1', 'ru']);
}));

test('methods of an element that is not in the page throw nothing', () => withShop({ html: '<!doctype html><title>Shop</title><script type="module" src="/embed/consent-banner.js"></script><h1>Shop</h1>' }, async (page) => {
  await page.evaluate(() => {
    const element = document.createElement('consent-banner');
    element.show(); element.hide(); element.openSettings(); element.accept('analytics'); element.refuse(); element.reset(); element.setLanguage('kk'); element.observe(document.body); element.exportRecord();
    return [element.allows('analytics'), element.record, element.signal, element.config, element.ready].length;
  });
  assert.deepEqual(uncaught(page), []);
}));

test('taken out and put back, it asks again as before', () => withShop({}, async (page) => {
  await call(page, (element) => { element.remove(); window.taken = element; });
  assert.equal(await asks(page), false);
  await page.evaluate(() => document.body.append(window.taken));
  await eventually(() => asks(page), 'it asks');
  await part(page, 'accept').click();
  assert.equal((await consentOf(page)).how, 'accept');
  assert.deepEqual(problems(page), []);
}));

test('moved after the choice, it does not ask, and runs nothing twice', () => withShop({ html: shop({ body: `<div id="there"></div>${gated('analytics', 'data-category="analytics"')}` }) }, async (page) => {
  await accept(page, 'analytics');
  await call(page, (element) => { document.getElementById('there').append(element); });
  await settle();
  assert.equal(await asks(page), false);
  assert.deepEqual(await ran(page), ['analytics']);
}));

test('replaced by a new element, as single-page apps do, the new one takes over', () => withShop({}, async (page) => {
  await call(page, (element) => element.replaceWith(document.createElement('consent-banner')));
  await ready(page);
  await eventually(() => asks(page), 'it asks');
  assert.equal(await call(page, (element) => window.consentBanner === element), true);
  await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), gated('later', 'data-category="analytics"'));
  await part(page, 'accept').click();
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
}));

// Twice.
const twice = shop({ body: `<consent-banner id="second"></consent-banner>${gated('analytics', 'data-category="analytics"')}` });
const visible = (page) => part(page, 'banner').evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.getRootNode().host.id));

test('of two elements the first shows, and window.consentBanner is the first', () => withShop({ html: twice }, async (page) => {
  await settle();
  assert.deepEqual(await visible(page), ['']);
  assert.equal(await page.evaluate(() => window.consentBanner === document.querySelector('consent-banner:not(#second)')), true);
  assert.deepEqual(await kinds(page), ['consent-show']);
}));

test('of two elements both know the choice, and it is told and performed once', () => withShop({ html: twice }, async (page) => {
  await accept(page, 'analytics');
  await eventually(() => page.evaluate(() => document.getElementById('second').allows('analytics')), 'the second follows');
  await settle();
  assert.deepEqual(await ran(page), ['analytics']);
  assert.equal((await kinds(page)).filter((type) => type === 'consent-first').length, 1);
  assert.deepEqual(await page.evaluate(() => document.getElementById('second').record), await consentOf(page));
}));

test('of two elements a choice by the second counts', () => withShop({ html: twice }, async (page) => {
  await page.evaluate(() => document.getElementById('second').accept('analytics'));
  await eventually(() => call(page, (element) => element.allows('analytics')), 'the first follows');
  await eventually(async () => (await visible(page)).length === 0, 'the first hides');
  await settle();
  assert.deepEqual(await ran(page), ['analytics']);
}));

for (const [name, more] of [['from the same address', '/embed/consent-banner.js'], ['from another address', 'https://cdn.test/embed/consent-banner.js'], ['in another version', '/embed/consent-banner.js?2']]) {
  test(`the module included twice ${name} defines once, without a word`, () => withShop({ html: shop({ head: `<script type="module" crossorigin src="${more}"></script>`, body: gated('analytics', 'data-category="analytics"') }) }, async (page) => {
    assert.deepEqual(problems(page), []);
    assert.equal(await part(page, 'banner').count(), 1);
    await part(page, 'accept').click();
    await settle();
    assert.deepEqual(await ran(page), ['analytics']);
    assert.equal((await kinds(page)).filter((type) => type === 'consent').length, 1);
  }));
}

test('a classic dynamic import works as the tag does', () => withShop({ html: '<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><consent-banner></consent-banner><script>import("/embed/consent-banner.js")</script>' }, async (page) => {
  await eventually(() => asks(page), 'it asks');
}));

test('the page is touched nowhere but at gated tags', () => withShop({ html: shop({ body: `<p id="text" style="color: red" onclick="1">text</p><script>window.before = document.getElementById('text').outerHTML + document.documentElement.className + document.body.className + document.body.style.cssText + document.documentElement.style.cssText;</script>` }) }, async (page) => {
  await call(page, (element) => { element.openSettings(); element.accept('all'); });
  await settle();
  const now = await page.evaluate(() => document.getElementById('text').outerHTML + document.documentElement.className + document.body.className + document.body.style.cssText + document.documentElement.style.cssText);
  assert.equal(now, await page.evaluate(() => window.before));
}));

test('a gated script finds window.consentBanner with the choice', () => withShop({ html: shop({ body: `<script type="text/plain" data-category="analytics">window.ran = [window.consentBanner.allows('analytics')];${note('after')}</script>` }) }, async (page) => {
  await accept(page, 'analytics');
  await eventually(async () => (await ran(page)).length === 2, 'it runs');
  assert.deepEqual(await ran(page), [true, 'after']);
}));

test('imported in Node the module does not throw', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consent-banner-'));
  try {
    const file = join(folder, 'consent-banner.mjs');
    const { status, body } = await embedded('consent-banner.js');
    assert.equal(status, 200);
    writeFileSync(file, body);
    await import(pathToFileURL(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// What fails at the start.
for (const [name, init] of [
  ['a BroadcastChannel that throws', 'window.BroadcastChannel = class { constructor() { throw new DOMException("denied", "SecurityError"); } };'],
  ['a signal that throws', 'Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get() { throw new Error("theirs"); } });'],
  ['a second signal that throws', 'Object.defineProperty(Navigator.prototype, "doNotTrack", { get() { throw undefined; } });'],
]) {
  test(`with ${name} it asks all the same`, () => withShop({ init }, async (page) => {
    assert.equal(await asks(page), true);
    await part(page, 'accept').click();
    assert.equal(await call(page, (element) => element.allows('analytics')), true);
    assert.deepEqual(problems(page), []);
  }));
}

for (const [name, options] of [
  ['what the page has put in place of Google’s list', { html: shop({ attributes: 'consent-mode="google"', before: '<script>window.dataLayer = 5;</script>', body: gated('basket', 'data-category="necessary"') }) }],
]) {
  test(`where ${name} fails, ready resolves and the console tells`, () => withShop(options, async (page) => {
    assert.equal(await call(page, (element) => element.allows('analytics')), false);
    assert.equal(page.messages.length, 1, JSON.stringify(page.messages));
    assert.equal(uncaught(page).length, 0);
  }));
}

test('a list that is none is told, and no choice', () => withShop({}, async (page) => {
  await call(page, (element) => element.accept([], { marketing: 'video' }));
  assert.equal(await call(page, (element) => element.record), null);
  assert.equal(page.messages.filter((message) => message.includes('consent-banner: accept: takes')).length, 1);
}));

test('two choices in one millisecond are one first choice', () => withShop({}, async (page) => {
  await page.evaluate(() => { Date.prototype.toISOString = () => '2026-11-22T10:00:00.000Z'; });
  await call(page, (element) => { element.accept(); element.refuse(); });
  assert.equal((await events(page)).filter(({ type }) => type === 'consent-first').length, 1);
}));

test('a language of a configuration that is still on its way is waited for', () => withShop({ start: false, html: shop({ attributes: 'config="/late.json"' }), files: { '/late.json': async () => { await settle(); return JSON.stringify({ texts: { de: { title: 'Kekse' } } }); } } }, async (page) => {
  await page.goto('https://shop.test/');
  assert.equal(await call(page, (element) => element.setLanguage('de')), true);
  assert.equal(await part(page, 'title').innerText(), 'Kekse');
}));

test('in opt-out, a second element says what the first says', () => withShop({ html: shop({ attributes: 'mode="opt-out"', body: '<consent-banner mode="opt-out"></consent-banner>' }) }, async (page) => {
  await eventually(() => page.evaluate(() => [...document.querySelectorAll('consent-banner')].every((each) => each.allows('analytics'))));
}));

test('ready can only be read', () => withShop({}, async (page) => {
  assert.equal(await page.evaluate("(() => { consentBanner.ready = 5; return typeof consentBanner.ready.then; })()"), 'function');
}));

test('a list with the word all names a category that there is not', () => withShop({}, async (page) => {
  await call(page, (element) => element.accept(['all']));
  assert.equal((await consentOf(page)).how, 'refuse');
  assert.equal(page.messages.filter((message) => message.includes('all: there is no such category')).length, 1);
}));
