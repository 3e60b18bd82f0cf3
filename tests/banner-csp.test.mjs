// What a strict site demands: no violation of its content security policy or
// of Trusted Types, a way without WebAssembly and without scripts, and no
// storage or compilation that is not needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asks, configuration, consentOf, cookiesNamed, daysAgo, embedded, eventually, gated, note, open, part, ran, record, shop, switchOf, withShop } from './banner-support.mjs';

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types consent-banner";
const noWasm = strict.replace(" 'wasm-unsafe-eval'", '');
const noncePolicy = "default-src 'none'; script-src 'nonce-r4nd' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types consent-banner";
const csp = (policy) => ({ headers: { 'content-security-policy': policy } });

const watch = "window.violations = []; document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));";
const violations = (page) => page.evaluate(() => window.violations);

/** No violation, neither as an event nor in the console. */
async function clean(page) {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.messages.filter((message) => /^(error|uncaught)/.test(message)), []);
}

const statistics = { html: shop({ body: '<script type="text/plain" data-category="analytics" data-src="/stats.js"></script>' }), files: { '/stats.js': note('stats') } };
const hasRun = (page, name) => eventually(async () => (await ran(page)).includes(name), `${name} runs`);

/** Runs `action` on the banner, without making a function of a string, which a strict policy forbids. */
const onBanner = (page, action) => page.locator('consent-banner').first().evaluate(action);

// A strict policy

const journeys = [
  ['being shown', {}, () => {}],
  ['being shown as a box', { html: shop({ attributes: 'layout="box" theme="dark" position="top-end"' }) }, () => {}],
  ['being shown as a dialog', { html: shop({ attributes: 'layout="dialog"' }) }, () => {}],
  ['a configuration inside', { html: shop({ config: configuration }) }, () => {}],
  ['a configuration from a file', { html: shop({ attributes: 'config="/consent.json"' }), files: { '/consent.json': JSON.stringify(configuration) } }, () => {}],
  ['the settings', { html: shop({ config: configuration }) }, (page) => part(page, 'settings').click()],
  ['a refusal', {}, (page) => part(page, 'refuse').click()],
  ['an acceptance', {}, (page) => part(page, 'accept').click()],
  ['a choice in the settings', {}, async (page) => { await part(page, 'settings').click(); await switchOf(page, 'analytics').check(); await part(page, 'save').click(); }],
  ['a changed mind', {}, async (page) => { await part(page, 'accept').click(); await part(page, 'reopen').click(); await part(page, 'refuse', 'dialog').click(); }],
  ['another language', {}, (page) => onBanner(page, (element) => element.setLanguage('kk'))],
  ['an external script that is given', statistics, async (page) => { await part(page, 'accept').click(); await hasRun(page, 'stats'); }],
  ['an external module that is given', { ...statistics, html: statistics.html.replace('data-src', 'data-type="module" data-src') }, async (page) => { await part(page, 'accept').click(); await hasRun(page, 'stats'); }],
  ['a placeholder', { html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>' }) }, (page) => page.locator('consent-placeholder [part~=placeholder]').waitFor()],
  ['a reset', {}, async (page) => { await part(page, 'accept').click(); await onBanner(page, (element) => element.reset()); }],
  ['an export', {}, async (page) => { await part(page, 'accept').click(); await onBanner(page, (element) => element.exportRecord().text()); }],
];

for (const [sentence, options, act] of journeys) {
  test(`a strict policy and Trusted Types are kept by ${sentence}`, () => withShop({ ...csp(strict), init: watch, ...options }, async (page) => {
    await act(page);
    await clean(page);
  }));
}

test('under a strict policy the banner is seen with its own colours', () => withShop({ ...csp(strict), init: watch }, async (page) => {
  assert.equal(await asks(page), true);
  assert.notEqual(await part(page, 'banner').evaluate((element) => getComputedStyle(element).backgroundColor), 'rgba(0, 0, 0, 0)');
  assert.equal(await part(page, 'banner').evaluate((element) => getComputedStyle(element).position), 'fixed');
}));

test('under a strict policy a given frame loads', () => withShop({
  ...csp(`${strict}; frame-src https://video.test`), init: watch,
  html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>' }),
}, async (page) => {
  await part(page, 'accept').click();
  await eventually(() => page.frames().some((frame) => frame.url() === 'https://video.test/x'), 'the frame');
  await clean(page);
}));

test('under a strict policy a returning visitor’s script runs', () => withShop({ ...csp(strict), init: watch, ...statistics, consent: record() }, async (page) => {
  await hasRun(page, 'stats');
  await clean(page);
}));

test('under style-src none it is styled too', () => withShop({ ...csp(`${strict}; style-src 'none'`), init: watch }, async (page) => {
  assert.equal(await part(page, 'banner').evaluate((element) => getComputedStyle(element).position), 'fixed');
  await clean(page);
}));

test('Trusted Types without a list of names are kept', () => withShop({ ...csp(strict.replace('; trusted-types consent-banner', '')), init: watch, ...statistics }, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'stats');
  await clean(page);
}));

test('a page that allows no Trusted Types policy has its banner all the same', () => withShop({ ...csp(strict.replace('trusted-types consent-banner', "trusted-types 'none'")), init: watch }, async (page) => {
  await part(page, 'accept').click();
  assert.equal((await consentOf(page)).how, 'accept');
}));

for (const choice of ['accept', 'refuse']) {
  test(`a page whose Trusted Types forbid to run its own tags loses no choice: ${choice}`, () => withShop({ ...statistics, ...csp(strict.replace('trusted-types consent-banner', 'trusted-types other')), html: statistics.html.replace('</body>', `${gated('necessary', 'data-category="necessary"')}</body>`), init: watch }, async (page) => {
    await part(page, choice).click();
    await eventually(async () => (await consentOf(page))?.how === choice);
    assert.equal(await asks(page), false);
    assert.ok(page.messages.some((message) => message.startsWith('error: consent-banner: necessary: ')), JSON.stringify(page.messages));
  }));
}

test('the module included twice keeps to one Trusted Types policy', () => withShop({ ...csp(strict), init: watch, ...statistics, html: statistics.html.replace('</head>', '<script type="module" src="/embed/consent-banner.js?again"></script></head>') }, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'stats');
  assert.deepEqual(await ran(page), ['stats']);
  await clean(page);
}));

test('the recorder of violations does record', () => withShop({ ...csp(strict), init: watch, html: shop({ head: '<script>window.inline = 1</script>' }) }, async (page) => {
  assert.equal((await violations(page)).length, 1);
}));

// Nonces

const nonced = (html) => html.replaceAll('<script type="module"', '<script nonce="r4nd" type="module"');

test('with a nonce and strict-dynamic the banner is shown', () => withShop({ ...csp(noncePolicy), init: watch, html: nonced(shop()) }, async (page) => {
  assert.equal(await asks(page), true);
  await clean(page);
}));

test('a given inline script keeps its nonce', () => withShop({ ...csp(noncePolicy), init: watch, html: nonced(shop({ body: gated('inline', 'nonce="r4nd" data-category="analytics"') })) }, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'inline');
  await clean(page);
}));

test('a given external script keeps its nonce', () => withShop({
  ...csp(noncePolicy.replace(" 'strict-dynamic'", '')), init: watch, files: statistics.files,
  html: nonced(shop({ body: '<script type="text/plain" nonce="r4nd" data-category="analytics" data-src="/stats.js"></script>' })),
}, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'stats');
  await clean(page);
}));

test('a given external script without a nonce runs by strict-dynamic', () => withShop({ ...csp(noncePolicy), init: watch, ...statistics, html: nonced(statistics.html) }, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'stats');
  await clean(page);
}));

test('an inline script without a nonce is not given one', () => withShop({ ...csp(noncePolicy.replace(" 'strict-dynamic'", '')), init: watch, html: nonced(shop({ body: gated('inline', 'data-category="analytics"') })) }, async (page) => {
  await part(page, 'accept').click();
  await eventually(async () => (await violations(page)).length > 0, 'the browser refuses it');
  assert.deepEqual(await ran(page), []);
}));

test('an inline script of “not given” keeps its nonce', () => withShop({ ...csp(noncePolicy), init: watch, html: nonced(shop({ body: gated('refused', 'nonce="r4nd" data-category="!analytics"') })) }, async (page) => {
  await part(page, 'refuse').click();
  await hasRun(page, 'refused');
  await clean(page);
}));

// Without WebAssembly

const without = [
  ["a policy without 'wasm-unsafe-eval'", { ...csp(noWasm) }],
  ['a browser that has no WebAssembly', { init: 'delete window.WebAssembly' }],
  ['a WebAssembly that compiles nothing', { init: `const no = () => new WebAssembly.CompileError('no');
    for (const name of ['Module', 'Instance']) WebAssembly[name] = function () { throw no(); };
    for (const name of ['compile', 'instantiate', 'instantiateStreaming', 'compileStreaming']) WebAssembly[name] = () => Promise.reject(no());` }],
];
for (const [sentence, { init = [], ...options }] of without) {
  const fallback = { ...options, init: [watch, init].flat(), ...statistics };
  const shown = (page) => part(page, 'banner').waitFor();

  test(`with ${sentence} the banner is shown and nothing gated runs`, () => withShop(fallback, async (page) => {
    await shown(page);
    assert.deepEqual(await ran(page), []);
    assert.equal(await onBanner(page, (element) => element.allows('analytics')), false);
    assert.deepEqual(await cookiesNamed(page), []);
  }));

  for (const choice of ['accept', 'refuse']) {
    test(`with ${sentence} ${choice} works`, () => withShop(fallback, async (page) => {
      await shown(page);
      await part(page, choice).click();
      await part(page, 'banner').waitFor({ state: 'hidden' });
      const { how, id, text } = await consentOf(page);
      assert.equal(how, choice);
      assert.match(id, /^[0-9a-f-]{36}$/);
      assert.match(text, /^sha256-/);
      if (choice === 'accept') await hasRun(page, 'stats');
      else assert.deepEqual(await ran(page), []);
    }));
  }

  test(`with ${sentence} the settings work`, () => withShop(fallback, async (page) => {
    await shown(page);
    await part(page, 'settings').click();
    await switchOf(page, 'marketing').check();
    await part(page, 'save').click();
    await part(page, 'banner').waitFor({ state: 'hidden' });
    assert.deepEqual((await consentOf(page)).given, ['necessary', 'marketing']);
    assert.deepEqual(await ran(page), []);
  }));

  test(`with ${sentence} a withdrawal works`, () => withShop(fallback, async (page) => {
    await shown(page);
    await part(page, 'accept').click();
    await part(page, 'reopen').click();
    await part(page, 'refuse', 'dialog').click();
    await eventually(async () => (await consentOf(page)).how === 'refuse', 'refused');
  }));

  test(`with ${sentence} a returning visitor is not asked`, () => withShop({ ...fallback, consent: record() }, async (page) => {
    await hasRun(page, 'stats');
    assert.equal(await asks(page), false);
  }));
}

test('a record means the same with and without WebAssembly', async () => {
  const choose = (options) => withShop({ ...options, html: shop({ config: configuration }) }, async (page) => {
    await part(page, 'banner').waitFor();
    await onBanner(page, (element) => element.accept(['analytics'], { marketing: ['video'] }));
    const { id, first, last, until, ...rest } = await consentOf(page);
    return { ...rest, days: (Date.parse(until) - Date.parse(last)) / 86_400_000 };
  });
  assert.deepEqual(await choose({ init: 'delete window.WebAssembly' }), await choose({}));
});

test('without WebAssembly and without the fallback nothing gated runs, and the page is told', () => withShop({
  init: 'delete window.WebAssembly', ...statistics, start: false, files: { ...statistics.files, '/embed/consent-banner-fallback.js': { status: 404, body: '' } },
}, async (page) => {
  await page.goto('https://shop.test/');
  await eventually(() => page.evaluate(() => window.events.some(({ type, detail }) => type === 'consent-error' && detail.code === 'core')), 'consent-error');
  assert.deepEqual(await ran(page), []);
  assert.equal(page.messages.some((message) => message.startsWith('uncaught')), false);
}));

test('with WebAssembly the fallback is not fetched', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  assert.equal(page.requests.some(({ url }) => url.includes('fallback')), false);
}));

// Without scripts

test('without scripts the element shows its own link', () => withShop({ javaScriptEnabled: false, start: false }, async (page) => {
  await page.goto('https://shop.test/');
  assert.equal(await page.isVisible('consent-banner > a[href="/privacy"]'), true);
}));

test('where the module does not come the element shows its own link', () => withShop({ start: false, files: { '/embed/consent-banner.js': { status: 404, body: '' } } }, async (page) => {
  await page.goto('https://shop.test/');
  assert.equal(await page.isVisible('consent-banner > a[href="/privacy"]'), true);
}));

test('where the module does not come nothing gated runs', () => withShop({ start: false, ...statistics, files: { ...statistics.files, '/embed/consent-banner.js': 'abort' } }, async (page) => {
  await page.goto('https://shop.test/');
  assert.deepEqual(await ran(page), []);
  assert.equal(page.requests.some(({ url }) => url.endsWith('/stats.js')), false);
}));

// No storage

const stored = (page, context) => Promise.all([
  context.cookies(),
  page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length, caches: globalThis.caches ? (await caches.keys()).length : 0, cookie: document.cookie })),
]);
const nothing = [[], { local: 0, session: 0, databases: 0, caches: 0, cookie: '' }];

const idle = [
  ['is shown', () => {}],
  ['is scrolled past', async (page) => { await page.mouse.wheel(0, 900); await page.waitForTimeout(200); }],
  ['is clicked past', (page) => page.mouse.click(600, 60)],
  ['is tabbed through', async (page) => { for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab'); }],
  ['has its settings opened, switched and left by Esc', async (page) => { await part(page, 'settings').click(); await switchOf(page, 'analytics').check(); await page.keyboard.press('Escape'); }],
  ['is hidden', (page) => onBanner(page, (element) => element.hide())],
  ['changes its language', (page) => onBanner(page, (element) => element.setLanguage('ru'))],
  ['exports a record it does not have', (page) => onBanner(page, (element) => element.exportRecord().text())],
];
for (const storage of ['cookie', 'local']) {
  for (const [sentence, act] of idle) {
    test(`nothing is stored while it ${sentence}, storage="${storage}"`, () => withShop({ html: shop({ attributes: `storage="${storage}"`, before: '<div style="height:3000px"></div>' }) }, async (page, context) => {
      await act(page);
      assert.deepEqual(await stored(page, context), nothing);
    }));
  }
}

test('a choice stores one cookie and nothing else', () => withShop({}, async (page, context) => {
  await part(page, 'accept').click();
  const [cookies, rest] = await stored(page, context);
  assert.deepEqual(cookies.map(({ name }) => name), ['consent']);
  assert.deepEqual({ ...rest, cookie: '' }, nothing[1]);
}));

test('a choice with storage="local" stores one item and no cookie', () => withShop({ html: shop({ attributes: 'storage="local"' }) }, async (page, context) => {
  await part(page, 'accept').click();
  const [cookies, { local, session, databases }] = await stored(page, context);
  assert.deepEqual([cookies.length, local, session, databases], [0, 1, 0, 0]);
}));

// No compilation

const counting = `window.compiled = 0;
for (const name of ['Module', 'Instance', 'compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct(target, list) { window.compiled += 1; return Reflect.construct(target, list); },
    apply(target, self, list) { window.compiled += 1; return Reflect.apply(target, self, list); },
  });
}`;
const compiled = (page) => page.evaluate(() => window.compiled);

test('a new visitor compiles the wasm: the counter counts', () => withShop({ init: counting }, async (page) => {
  assert.ok(await compiled(page) > 0);
}));

const visits = [
  ['accepted', (page) => part(page, 'accept').click(), ''],
  ['refused', (page) => part(page, 'refuse').click(), ''],
  ['chose', (page) => onBanner(page, (element) => element.accept(['analytics'])), ''],
  ['accepted into localStorage', (page) => part(page, 'accept').click(), 'storage="local"'],
];
for (const [sentence, choose, attributes] of visits) {
  for (const config of [undefined, configuration]) {
    test(`a returning visitor who ${sentence} compiles no wasm ${config ? 'with' : 'without'} a configuration`, () => withShop({ init: counting, html: shop({ attributes, config, body: gated('stats', 'data-category="analytics"') }) }, async (page) => {
      await choose(page);
      await open(page);
      await page.waitForTimeout(200);
      assert.equal(await compiled(page), 0);
      assert.equal(await asks(page), false);
      assert.deepEqual(await ran(page), sentence === 'refused' ? [] : ['stats']);
    }));
  }
}

test('a returning visitor’s allows() and record need no wasm', () => withShop({ init: counting, html: shop({ config: configuration }) }, async (page) => {
  await onBanner(page, (element) => element.accept(['analytics'], { marketing: ['video'] }));
  await open(page);
  const told = await onBanner(page, (element) => [element.allows('analytics'), element.allows('analytics', 'stats'), element.allows('marketing'), element.allows('marketing', 'video'), element.allows('nothing'), element.record.how]);
  assert.deepEqual(told, [true, true, false, true, false, 'choice']);
  assert.equal(await compiled(page), 0);
}));

test('a returning visitor who opens the settings gets them', () => withShop({ init: counting, consent: record() }, async (page) => {
  assert.equal(await compiled(page), 0);
  await part(page, 'reopen').click();
  await part(page, 'dialog').waitFor();
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
  assert.equal(await switchOf(page, 'marketing').isChecked(), false);
}));

for (const [sentence, consent] of [
  ['expired', record({ first: daysAgo(200), last: daysAgo(200), until: daysAgo(20) })],
  ['of another revision', record({ revision: 'older' })],
  ['damaged', '%7B%22v%22%3A1'],
  ['unreadable', '%E0%A4%A'],
]) {
  test(`a record that is ${sentence} asks again`, () => withShop({ init: counting, consent }, async (page) => {
    assert.equal(await asks(page), true);
    assert.equal(await onBanner(page, (element) => element.record), null);
  }));
}

// The files themselves

test('the module needs no eval and fetches no other file by itself', async () => {
  const source = (await embedded('consent-banner.js')).body.toString();
  assert.doesNotMatch(source, /\beval\s*\(|new Function\b|\.innerHTML\s*=|insertAdjacentHTML|document\.write\b/);
  assert.deepEqual([...source.matchAll(/\bimport\s*[{*"']/g)].length, 0, 'no static import: one request');
});

test('the module names no other host', async () => {
  const source = (await embedded('consent-banner.js')).body.toString();
  assert.deepEqual([...source.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address).filter((address) => !address.includes('www.w3.org')), []);
});
