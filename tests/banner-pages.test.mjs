// Pages that do what pages do: put copies of themselves back, keep frames in
// boxes, hold clicks for themselves, have no doctype, are printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asks, call, eventually, gated, note, part, problems, ran, record, settle, shop, switchOf, withShop } from './banner-support.mjs';

const all = record({ given: ['necessary', 'functional', 'analytics', 'marketing'], how: 'accept' });
const script = (body) => ({ headers: { 'content-type': 'text/javascript' }, body });
const film = (attributes = '') => `<iframe id="film" data-category="marketing" data-src="https://video.test/film" title="Film" ${attributes}></iframe>`;
const accept = (page) => call(page, (element) => element.accept());
const isShown = (page, address = 'https://video.test/film') => eventually(() => page.locator('#film').evaluate((frame, src) => frame.src === src && frame.getBoundingClientRect().width > 0, address), 'the frame is seen');

/** As Turbo does on the way back: a copy of the body in its place, its scripts made anew so that they run. */
const bringBack = (page) => page.evaluate(() => {
  const body = document.body.cloneNode(true);
  for (const old of body.querySelectorAll('script')) {
    const made = document.createElement('script');
    for (const { name, value } of old.attributes) made.setAttribute(name, value);
    made.text = old.text;
    old.replaceWith(made);
  }
  document.body.replaceWith(body);
});

// Copies.

const trackers = `${gated('inline', 'data-category="analytics"')}<script type="text/plain" data-category="analytics" data-src="/stats.js"></script>`;
const stats = { '/stats.js': script(note('stats')) };

test('what has run is not run by a copy of the page after a refusal', () => withShop({ html: shop({ body: trackers }), files: stats, consent: all }, async (page) => {
  await eventually(async () => (await ran(page)).length === 2, 'both run');
  await call(page, (element) => element.refuse());
  await bringBack(page);
  await settle();
  assert.deepEqual((await ran(page)).sort(), ['inline', 'stats']);
}));

test('of a copy of the page each script runs once', () => withShop({ html: shop({ body: trackers }), files: stats, consent: all }, async (page) => {
  await eventually(async () => (await ran(page)).length === 2, 'both run');
  await bringBack(page);
  await eventually(async () => (await ran(page)).length === 4, 'the copies run');
  await settle();
  assert.equal((await ran(page)).length, 4);
}));

test('data in a gated script stays what it is', () => withShop({ html: shop({ body: '<script type="text/plain" data-category="analytics" data-type="application/ld+json">{}</script>' }), consent: all }, async (page) => {
  await page.waitForSelector('script[type="application/ld+json"]', { state: 'attached' });
}));

test('a frame that was copied while it waited is seen after consent, without a second placeholder', () => withShop({ html: shop({ body: `<div id="app">${film()}</div>` }) }, async (page) => {
  await page.waitForSelector('consent-placeholder');
  await page.evaluate(() => { const app = document.querySelector('#app'); const { innerHTML } = app; app.innerHTML = innerHTML; });
  await eventually(() => page.locator('consent-placeholder').count().then((count) => count === 1), 'one placeholder');
  await accept(page);
  await isShown(page);
  assert.equal(await page.locator('consent-placeholder').count(), 0);
}));

// Frames.

for (const src of ['', 'about:blank']) {
  test(`a frame with src="${src}" beside its data-src loads on a later page too`, () => withShop({ html: shop({ body: film(`src="${src}"`) }), consent: all }, (page) => isShown(page)));
}

for (const [name, style] of [['padding-top', 'padding-top:56.25%;height:0;overflow:hidden'], ['padding-bottom', 'padding-bottom:56.25%;height:0;overflow:hidden'], ['aspect-ratio', 'aspect-ratio:16/9']]) {
  test(`the placeholder is in a box that is kept in shape by ${name}, and moves nothing`, () => withShop({
    html: shop({ body: `<div id="box" style="position:relative;${style}">${film('width="560" height="315" style="position:absolute;inset:0;width:100%;height:100%"')}</div>` }),
    viewport: { width: 320, height: 900 },
  }, async (page) => {
    const height = () => page.locator('#box').evaluate((box) => box.getBoundingClientRect().height);
    const before = await height();
    await call(page, (element) => element.hide());
    const [box, placeholder] = await page.evaluate(() => [document.querySelector('#box'), document.querySelector('consent-placeholder').shadowRoot.firstChild]
      .map((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].map(Math.round); }));
    assert.deepEqual(placeholder, box);
    await page.locator('consent-placeholder button').nth(1).click();
    await isShown(page);
    assert.equal(await height(), before);
  }));
}

test('a frame that the page hides while it waits stays hidden', () => withShop({ html: shop({ body: film() }) }, async (page) => {
  await page.waitForSelector('consent-placeholder');
  await page.evaluate(() => { document.querySelector('#film').style.display = 'none'; });
  await accept(page);
  await eventually(() => page.locator('#film').evaluate((frame) => frame.src.endsWith('/film')), 'it is given');
  assert.equal(await page.locator('#film').evaluate((frame) => frame.style.display), 'none');
}));

// Configuration while something is open.

test('configure() leaves the settings open, and what is ticked there', () => withShop({}, async (page) => {
  await call(page, (element) => element.openSettings());
  await switchOf(page, 'analytics').check();
  await call(page, (element) => element.configure({ days: 90 }));
  await settle();
  assert.equal(await part(page, 'dialog').isVisible(), true);
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
}));

test('configure() leaves the settings of a returning visitor open', () => withShop({ consent: all }, async (page) => {
  await call(page, (element) => element.openSettings());
  await call(page, (element) => element.configure({ days: 90 }));
  await settle();
  assert.equal(await part(page, 'dialog').isVisible(), true);
  assert.equal(await asks(page), false);
}));

test('configure() leaves a banner that the page has shown', () => withShop({ html: shop({ attributes: 'open="manual"' }) }, async (page) => {
  await call(page, (element) => element.show());
  await call(page, (element) => element.configure({ days: 90 }));
  await settle();
  assert.equal(await asks(page), true);
}));

test('the attribute lang counts also after setLanguage()', () => withShop({}, async (page) => {
  await call(page, (element) => element.setLanguage('ru'));
  await call(page, (element) => { element.lang = 'kk'; });
  await eventually(() => part(page, 'banner').evaluate(({ lang }) => lang === 'kk'), 'Kazakh');
}));

// The page around it.

test('a control is heard where the page keeps clicks for itself', () => withShop({ html: shop({ body: '<div onclick="event.stopPropagation()"><button id="own" data-consent="settings">Cookies</button></div>' }) }, async (page) => {
  await page.click('#own');
  await part(page, 'dialog').waitFor();
}));

test('an image called cookie costs neither banner nor choice', () => withShop({ html: shop({ before: '<img name="cookie" alt="">', body: gated('late', 'data-category="analytics"') }) }, async (page) => {
  assert.equal(await asks(page), true);
  await accept(page);
  assert.deepEqual(await ran(page), ['late']);
  assert.deepEqual(problems(page).filter((line) => !line.includes('cannot be stored')), []);
}));

test('without a doctype the tables have the banner’s colours', () => withShop({
  html: shop({ attributes: 'theme="dark"', head: '<style>body{color:#f0f;font:italic 30px/3 serif}</style>', config: { categories: [{ id: 'analytics', label: 'A', text: 'B', cookies: [{ name: 'x', purpose: 'P' }] }] } }).replace('<!doctype html>', ''),
}, async (page) => {
  assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat');
  await call(page, (element) => element.openSettings());
  const [cell, dialog] = await call(page, (element) => ['td', '[part=dialog]'].map((name) => {
    const { color, fontStyle, fontFamily, lineHeight, fontSize } = getComputedStyle(element.shadowRoot.querySelector(name));
    return [color, fontStyle, fontFamily, parseFloat(lineHeight) / parseFloat(fontSize)];
  }));
  assert.deepEqual(cell, dialog);
}));

test('nothing of it is printed', () => withShop({}, async (page) => {
  await page.emulateMedia({ media: 'print' });
  assert.equal(await asks(page), false);
  await page.emulateMedia({ media: 'screen' });
  await part(page, 'refuse').click();
  await part(page, 'reopen').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await part(page, 'reopen').isVisible(), false);
}));

test('where Trusted Types are required a gated script keeps its onload', () => withShop({
  headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types consent-banner" },
  html: shop({ body: `<script type="text/plain" data-category="analytics" data-src="/stats.js" onload="${note('loaded').replaceAll('"', '&quot;')}"></script>` }),
  files: stats, consent: all,
}, async (page) => {
  await eventually(async () => (await ran(page)).length === 2, 'it runs, and tells');
  assert.deepEqual(await ran(page), ['stats', 'loaded']);
}));

test('a cookie that belongs to this page in this site is erased as well', () => withShop({ html: shop({ config: { categories: [{ id: 'analytics', label: 'A', text: 'B', cookies: [{ name: 'seen' }] }] } }), consent: record({ given: ['necessary', 'analytics'] }) }, async (page, context) => {
  await page.evaluate(() => { document.cookie = 'seen=1; path=/; Secure; Partitioned'; document.cookie = 'seen=2; path=/'; });
  await call(page, (element) => element.refuse());
  await eventually(async () => !(await context.cookies()).some(({ name }) => name === 'seen'), 'both are gone');
}));
