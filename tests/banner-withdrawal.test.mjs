// Taking a choice back: cookies, scripts, other tabs, and the page's reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asks, call, configuration, consentOf, daysAgo, eventually, events, gated, note, open, part, problems, ran, record, settle, shop, switchOf, tab,
  withShop,
} from './banner-support.mjs';

const accept = (page, ...given) => call(page, (element, [names, services]) => element.accept(names, services), given);
const refuse = (page) => call(page, (element) => element.refuse());
const allows = (page, category) => call(page, (element, id) => element.allows(id), category);
const own = (more = {}) => shop({ config: configuration, ...more });
const kept = (overrides) => record({ revision: 'r1', given: ['necessary', 'analytics', 'marketing'], how: 'accept', ...overrides });
const left = async (page) => (await page.context().cookies()).filter(({ name }) => name !== 'consent').map(({ name, domain, path }) => `${name} ${domain}${path}`).sort();
const kinds = async (page) => (await events(page)).map(({ type }) => type);
const stats = gated('stats', 'data-category="analytics"');

// Cookies.
const declared = (...cookies) => ({ revision: 'r1', categories: [{ id: 'necessary', cookies: [{ name: 'sid' }] }, { id: 'analytics', cookies }] });
const here = 'https://www.shop.test/a/b/page.html';
for (const [name, cookies, set, remaining] of [
  ['by its name', [{ name: 'seen' }], [{ name: 'seen' }], []],
  ['and no other', [{ name: 'seen' }], [{ name: 'seen2' }, { name: 'Seen' }, { name: 'see' }], ['Seen www.shop.test/', 'see www.shop.test/', 'seen2 www.shop.test/']],
  ['whose name has signs of an expression', [{ name: 'a.b*' }], [{ name: 'a.b*' }, { name: 'axb' }], ['axb www.shop.test/']],
  ['by an expression', [{ name: '/^_ga/' }], [{ name: '_ga' }, { name: '_ga_AB12' }, { name: 'my_ga' }], ['my_ga www.shop.test/']],
  ['of the folder', [{ name: 'seen' }], [{ name: 'seen', path: '/a/b/' }], []],
  ['of the folder without its slash', [{ name: 'seen' }], [{ name: 'seen', path: '/a/b' }], []],
  ['of a folder above', [{ name: 'seen' }], [{ name: 'seen', path: '/a' }, { name: 'seen', path: '/a/' }], []],
  ['of the page itself', [{ name: 'seen' }], [{ name: 'seen', path: '/a/b/page.html' }], []],
  ['of the parent domain', [{ name: 'seen' }], [{ name: 'seen', domain: '.shop.test' }], []],
  ['of the host with its subdomains', [{ name: 'seen' }], [{ name: 'seen', domain: '.www.shop.test' }], []],
  ['of the parent domain and a folder, by an expression', [{ name: '/^_ga/' }], [{ name: '_ga', domain: '.shop.test', path: '/a' }], []],
  ['of several places at once', [{ name: 'seen' }], [{ name: 'seen' }, { name: 'seen', path: '/a' }, { name: 'seen', domain: '.shop.test' }, { name: 'seen', domain: '.shop.test', path: '/a/b/' }], []],
  ['of a path that was declared', [{ name: 'seen', path: '/elsewhere' }], [{ name: 'seen', path: '/elsewhere' }], []],
  ['of a domain and path that were declared', [{ name: 'seen', domain: '.shop.test', path: '/elsewhere' }], [{ name: 'seen', domain: '.shop.test', path: '/elsewhere' }], []],
  ['though one was declared for another place', [{ name: 'seen', domain: 'other.test', path: '/x' }], [{ name: 'seen' }], []],
]) {
  test(`a refusal erases a declared cookie ${name}`, () => withShop({ html: shop({ config: declared(...cookies) }), start: false }, async (page, context) => {
    await context.addCookies(set.map((cookie) => ({ value: '1', domain: 'www.shop.test', path: '/', ...cookie })));
    await open(page, here);
    await refuse(page);
    assert.deepEqual(await left(page), remaining);
    assert.deepEqual(problems(page), []);
  }));
}

const set = (context, ...names) => context.addCookies(names.map((name) => ({ name, value: '1', url: 'https://shop.test/' })));
const names = async (page) => (await left(page)).map((line) => line.split(' ')[0]);

test('without a choice no cookie is erased', () => withShop({ html: own() }, async (page, context) => {
  await set(context, '_ga', 'px');
  await open(page);
  await settle();
  assert.deepEqual(await names(page), ['_ga', 'px']);
}));

test('a withdrawal erases what was declared, neither the necessary nor the undeclared', () => withShop({ html: own(), consent: kept() }, async (page, context) => {
  await set(context, '_ga', 'seen', 'px', 'sid', 'cart');
  await refuse(page);
  assert.deepEqual(await names(page), ['cart', 'sid']);
}));

test('a partial withdrawal erases only what was refused', () => withShop({ html: own(), consent: kept() }, async (page, context) => {
  await set(context, '_ga', 'px');
  await accept(page, 'marketing');
  assert.deepEqual(await names(page), ['px']);
}));

test('a first choice of one category erases the cookies of the other', () => withShop({ html: own() }, async (page, context) => {
  await set(context, '_ga', 'px');
  await accept(page, 'analytics');
  assert.deepEqual(await names(page), ['_ga']);
}));

test('an acceptance erases nothing', () => withShop({ html: own() }, async (page, context) => {
  await set(context, '_ga', 'px', 'sid');
  await accept(page, 'all');
  assert.deepEqual(await names(page), ['_ga', 'px', 'sid']);
}));

test('reset() erases the declared cookies and asks again', () => withShop({ html: own(), consent: kept() }, async (page, context) => {
  await set(context, '_ga', 'px', 'sid', 'cart');
  await call(page, (element) => element.reset());
  assert.deepEqual(await names(page), ['cart', 'sid']);
  assert.equal(await consentOf(page), null);
  assert.equal(await asks(page), true);
}));

test('a cookie set again by a script that still runs is erased with the next page', () => withShop({ html: own(), consent: kept() }, async (page, context) => {
  await refuse(page);
  await set(context, '_ga');
  await open(page);
  await refuse(page);
  assert.deepEqual(await names(page), []);
}));

// At once.
test('a withdrawal counts at once', () => withShop({ html: own(), consent: kept() }, async (page) => {
  assert.deepEqual(await call(page, (element) => { element.refuse(); return [element.allows('analytics'), element.allows('marketing', 'video'), element.record.how]; }), [false, false, 'refuse']);
}));

test('through the control, the settings and a switch: as the visitor withdraws', () => withShop({ html: own({ body: gated('off', 'data-category="!analytics"') }), consent: kept() }, async (page, context) => {
  await set(context, '_ga', 'px');
  await part(page, 'reopen').click();
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
  await switchOf(page, 'analytics').uncheck();
  assert.equal(await allows(page, 'analytics'), true, 'not before it is saved');
  await part(page, 'save').click();
  await eventually(async () => (await ran(page)).length === 1, 'the opposite runs');
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'marketing']);
  assert.deepEqual(await names(page), ['px']);
}));

test('what was switched and not saved is forgotten', () => withShop({ html: own(), consent: kept() }, async (page) => {
  await part(page, 'reopen').click();
  await switchOf(page, 'analytics').uncheck();
  await page.keyboard.press('Escape');
  assert.equal(await allows(page, 'analytics'), true);
  await part(page, 'reopen').click();
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
}));

test('withdrawing takes as many clicks as giving once the settings are open: one', () => withShop({ html: own(), consent: kept() }, async (page) => {
  await part(page, 'reopen').click();
  await part(page, 'refuse', 'dialog').click();
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('a tag added after a withdrawal does not run', () => withShop({ html: own(), consent: kept() }, async (page) => {
  await refuse(page);
  await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), stats);
  await settle();
  assert.deepEqual(await ran(page), []);
}));

test('what still waited for a slow script does not run after a withdrawal', () => {
  let release;
  const held = new Promise((go) => { release = go; });
  return withShop({
    html: own({ body: `<script type="text/plain" data-category="analytics" data-src="/slow.js"></script>${gated('waiting', 'data-category="analytics"')}` }),
    files: { '/slow.js': async () => { await held; return note('slow'); } },
  }, async (page) => {
    await accept(page, 'all');
    await eventually(() => page.requests.some(({ url }) => url.endsWith('/slow.js')), 'the request');
    await refuse(page);
    release();
    await settle();
    assert.equal((await ran(page)).includes('waiting'), false);
  });
});

test('a withdrawal tells of what changed, and of no first choice', () => withShop({ html: own(), consent: kept() }, async (page) => {
  await refuse(page);
  const told = await events(page);
  assert.deepEqual(told.filter(({ type }) => type === 'consent-change').map(({ detail }) => [...detail.changed].sort()), [['analytics', 'marketing']]);
  assert.equal(told.some(({ type }) => type === 'consent-first'), false);
}));

// Tabs.
test('a choice in one tab closes the banner in the other, and what is given runs there', () => withShop({ html: own({ body: stats }) }, async (page, context) => {
  const other = await tab(context, 'https://shop.test/elsewhere');
  assert.equal(await asks(other), true);
  await part(page, 'accept').click();
  await eventually(async () => !(await asks(other)), 'the other closes');
  await eventually(async () => (await ran(other)).length === 1, 'it runs there');
  assert.deepEqual(await call(other, (element) => element.record), await consentOf(page));
}));

test('a refusal in one tab closes the banner in the other', () => withShop({ html: own({ body: stats }) }, async (page, context) => {
  const other = await tab(context);
  await part(page, 'refuse').click();
  await eventually(async () => !(await asks(other)), 'the other closes');
  assert.deepEqual(await ran(other), []);
}));

test('a choice closes the settings that are open in the other tab', () => withShop({ html: own() }, async (page, context) => {
  const other = await tab(context);
  await call(other, (element) => element.openSettings());
  await accept(page, 'analytics');
  await eventually(() => allows(other, 'analytics'), 'the other follows');
  assert.equal(await asks(other), false);
  await call(other, (element) => element.openSettings());
  assert.equal(await switchOf(other, 'analytics').isChecked(), true);
}));

test('a withdrawal in one tab is one in the other', () => withShop({ html: own({ body: stats + gated('off', 'data-category="!analytics"') }), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await refuse(page);
  await eventually(async () => (await ran(other)).includes('off'), 'the opposite runs there');
  assert.equal(await allows(other, 'analytics'), false);
  assert.deepEqual((await events(other)).filter(({ type }) => type === 'consent-change').map(({ detail }) => [...detail.changed].sort()), [['analytics', 'marketing']]);
}));

test('a frame that runs in the other tab gives way to its placeholder there', () => withShop({ html: own({ body: '<iframe id="film" data-category="marketing" data-src="https://video.test/film" title="Film"></iframe>' }), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await eventually(async () => (await other.getAttribute('#film', 'src')) !== null, 'it runs');
  await refuse(page);
  await other.locator('consent-placeholder [part~=placeholder]').waitFor();
}));

test('forgotten in one tab, it is asked for in both', () => withShop({ html: own(), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await call(page, (element) => element.reset());
  await eventually(() => asks(other), 'the other asks');
  assert.equal(await call(other, (element) => element.record), null);
  await eventually(() => asks(page), 'the first asks');
  assert.equal(await consentOf(page), null);
}));

test('forgotten in one tab, Google’s tags hear of it in both', () => withShop({ html: own({ attributes: 'consent-mode="google"' }), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await call(page, (element) => element.reset());
  await eventually(() => asks(other), 'the other asks');
  assert.equal(await other.evaluate(() => window.dataLayer.at(-1)[2].analytics_storage), 'denied');
}));

test('a choice about another revision, in another tab, is none about this one', () => withShop({ html: own({ body: stats }), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await call(other, (element) => element.configure({ revision: 'r2' }));
  await refuse(other);
  await eventually(() => asks(page), 'it asks');
  assert.equal(await allows(page, 'analytics'), false);
}));

test('who chooses again while a choice is told has chosen last, in every tab', () => withShop({ html: own({ body: stats }) }, async (page, context) => {
  const other = await tab(context);
  await page.evaluate(() => addEventListener('consent-first', () => window.consentBanner.refuse()));
  await accept(page, 'all');
  await eventually(() => call(other, (element) => element.record?.how === 'refuse'), 'the other follows');
  await settle();
  assert.equal(await call(other, (element) => element.record.how), 'refuse');
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('tabs follow though the cookie cannot be seen yet', () => withShop({ html: own(), start: false }, async (page, context) => {
  const other = await context.newPage();
  await other.addInitScript("Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });");
  await open(other);
  await open(page);
  await accept(page, 'analytics');
  await eventually(() => allows(other, 'analytics'), 'the other follows');
  assert.equal(await asks(other), false);
}));

test('tabs follow with storage="local"', () => withShop({ html: own({ attributes: 'storage="local"' }) }, async (page, context) => {
  const other = await tab(context);
  await accept(page, 'analytics');
  await eventually(() => allows(other, 'analytics'), 'the other follows');
  await refuse(other);
  await eventually(async () => !(await allows(page, 'analytics')), 'the first follows');
}));

test('two tabs answer one choice with one record, and do not answer each other', () => withShop({ html: own() }, async (page, context) => {
  const [second, third] = [await tab(context), await tab(context)];
  await accept(page, 'analytics');
  const before = await consentOf(page);
  for (const other of [second, third]) await eventually(() => allows(other, 'analytics'), 'it follows');
  await settle();
  assert.deepEqual(await consentOf(page), before);
  for (const each of [page, second, third]) assert.equal((await kinds(each)).filter((type) => type === 'consent').length, 1);
  assert.deepEqual((await Promise.all([page, second, third].map(kinds))).map((list) => list.includes('consent-first')), [true, false, false], 'the visitor’s first choice is told once');
}));

test('the last of quick choices in two tabs stands in both', () => withShop({ html: own() }, async (page, context) => {
  const other = await tab(context);
  await accept(page, 'all');
  await eventually(() => allows(other, 'marketing'), 'the other follows');
  await refuse(other);
  await eventually(async () => !(await allows(page, 'marketing')), 'the first follows');
  await accept(page, 'analytics');
  await eventually(() => allows(other, 'analytics'), 'the other follows again');
  assert.deepEqual((await consentOf(other)).given, ['necessary', 'analytics']);
}));

test('garbage on the channel grants nothing and breaks nothing', () => withShop({ html: own({ body: stats }) }, async (page, context) => {
  const other = await tab(context);
  await other.evaluate((values) => {
    const channel = new BroadcastChannel('consent-banner');
    for (const value of values) channel.postMessage(value);
    channel.postMessage(undefined);
    channel.postMessage(new Map([['record', 1]]));
  }, [null, 5, '', 'x', [], {}, { record: 5 }, { record: {} }, { record: { given: ['analytics'] } }, { given: ['analytics'] }, '{"given":["analytics"]}', { record: kept({ until: daysAgo(1) }) }, { record: kept({ revision: 'other' }) }, kept({ id: 5 })]);
  await settle();
  assert.equal(await asks(page), true);
  assert.equal(await allows(page, 'analytics'), false);
  assert.deepEqual(await ran(page), []);
  assert.deepEqual(problems(page), []);
}));

for (const name of ['consent', '/.*/', '/^con/', ' consent', 'consent=x']) {
  for (const storage of ['cookie', 'local']) {
    test(`the record outlives a refusal though ${JSON.stringify(name)} is declared, storage="${storage}"`, () => withShop({ html: shop({ attributes: `storage="${storage}"`, config: declared({ name }) }) }, async (page) => {
      await page.evaluate(() => { document.cookie = 'other=1; path=/'; });
      await refuse(page);
      await open(page);
      assert.equal(await asks(page), false);
      assert.equal((await call(page, (element) => element.record)).how, 'refuse');
    }));
  }
}

// Reload.
const loads = (page) => page.requests.filter(({ url }) => url === 'https://shop.test/').length;
const reloading = (more = {}) => own({ attributes: 'reload', body: stats, ...more });

test('with reload, a withdrawal that stopped something reloads the page, once', () => withShop({ html: reloading(), consent: kept() }, async (page) => {
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  await refuse(page).catch(() => {});
  await eventually(() => loads(page) === 2, 'the reload');
  await page.waitForLoadState('load');
  await eventually(async () => (await kinds(page).catch(() => [])).includes('consent'), 'the page again');
  await settle();
  assert.equal(loads(page), 2);
  assert.deepEqual(await ran(page), []);
  assert.equal((await consentOf(page)).how, 'refuse');
}));

for (const [name, html, consent, action] of [
  ['where nothing had run', reloading({ body: '' }), kept(), refuse],
  ['after a first refusal', reloading(), undefined, refuse],
  ['after an acceptance', reloading(), undefined, (page) => accept(page, 'all')],
  ['where what ran is still given', reloading(), kept(), (page) => accept(page, 'analytics')],
  ['where only what is necessary had run', reloading({ body: gated('basket', 'data-category="necessary"') }), kept(), refuse],
  ['without the attribute', own({ body: stats }), kept(), refuse],
]) {
  test(`the page is not reloaded ${name}`, () => withShop({ html, consent }, async (page) => {
    await settle();
    await action(page);
    await settle();
    await settle();
    assert.equal(loads(page), 1);
  }));
}

test('the page is not reloaded where a service is only added', () => withShop({ html: reloading({ body: gated('pixel', 'data-category="marketing" data-service="pixel"') }), consent: kept({ given: ['necessary'], services: { marketing: ['pixel'] } }) }, async (page) => {
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  await accept(page, [], { marketing: ['pixel', 'video'] });
  await settle();
  assert.equal(loads(page), 1);
}));

test('the page is not reloaded where what ran is still given by its service', () => withShop({ html: reloading({ body: gated('pixel', 'data-category="marketing" data-service="pixel"') }), consent: kept({ given: ['necessary', 'marketing'] }) }, async (page) => {
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  await accept(page, [], { marketing: ['pixel'] });
  await settle();
  assert.equal(loads(page), 1);
}));

test('with reload, the loss of the service that had run reloads the page', () => withShop({ html: reloading({ body: gated('pixel', 'data-category="marketing" data-service="pixel"') }), consent: kept({ given: ['necessary'], services: { marketing: ['pixel', 'video'] } }) }, async (page) => {
  await eventually(async () => (await ran(page)).length === 1, 'it runs');
  await accept(page, [], { marketing: ['video'] }).catch(() => {});
  await eventually(() => loads(page) === 2, 'the reload');
}));

test('with reload, the cookies are erased and the record is kept before the page goes', () => withShop({ html: reloading(), consent: kept() }, async (page, context) => {
  await set(context, '_ga');
  await refuse(page).catch(() => {});
  await eventually(() => loads(page) === 2, 'the reload');
  await page.waitForLoadState('load');
  assert.deepEqual(await names(page), []);
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('with reload, a tab in which something had run is reloaded after a reset elsewhere', () => withShop({ html: reloading(), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await call(page, (element) => element.reset()).catch(() => {});
  await eventually(() => loads(other) === 2, 'the other’s reload');
}));

test('with reload, the other tab is reloaded too where something had run', () => withShop({ html: reloading(), consent: kept() }, async (page, context) => {
  const other = await tab(context);
  await refuse(page).catch(() => {});
  await eventually(() => loads(other) === 2, 'the other’s reload');
  await eventually(() => loads(page) === 2, 'the reload');
  await settle();
  assert.deepEqual([loads(page), loads(other)], [2, 2]);
}));
