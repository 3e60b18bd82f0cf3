// The banner's files: which page asks for which, and what works before the
// second is there, or without it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asks, call, configuration, consentOf, embedded, eventually, events, gated, gpc, part, problems, ran, record, shop, switchOf, withShop } from './banner-support.mjs';

const asked = (page) => page.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/favicon.ico');

const element = '/embed/consent-banner.js';
const core = '/embed/consent-banner-core.js';

test('a first visit asks for two files', () => withShop({}, async (page) => {
  assert.deepEqual(asked(page), ['/', element, core]);
}));

test('the banner is seen before the second file is there, and a click waits for it', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({ html: shop(), start: false, files: { [core]: async () => { await arrival; return embedded('consent-banner-core.js'); } } }, async (page) => {
    await page.goto('https://shop.test/');
    await part(page, 'accept').click();
    assert.equal(await call(page, (banner) => banner.record), null);
    arrive();
    await eventually(() => call(page, (banner) => banner.record?.how === 'accept'));
    assert.deepEqual(problems(page), []);
  });
});

test('a choice in another tab, while the second file is on its way, closes the banner', () => {
  let arrive;
  let isHeld = false;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({ html: shop(), files: { [core]: async () => { if (isHeld) await arrival; return embedded('consent-banner-core.js'); } } }, async (page, context) => {
    isHeld = true;
    const other = await context.newPage();
    await other.goto('https://shop.test/');
    await part(other, 'banner').waitFor();
    await call(page, (banner) => banner.refuse());
    arrive();
    await eventually(() => call(other, (banner) => banner.record?.how === 'refuse'));
    assert.equal(await asks(other), false);
  });
});

for (const isSavedBefore of [false, true]) {
  test(`settings open before the second file is there and are saved ${isSavedBefore ? 'before' : 'after'} it comes`, () => {
    let arrive;
    const arrival = new Promise((resolve) => { arrive = resolve; });
    return withShop({ html: shop(), start: false, files: { [core]: async () => { await arrival; return embedded('consent-banner-core.js'); } } }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'settings').click();
      await switchOf(page, 'analytics').check();
      if (isSavedBefore) await part(page, 'save').click();
      arrive();
      if (!isSavedBefore) {
        await call(page, async (banner) => { await banner.ready; });
        assert.equal(await switchOf(page, 'analytics').isChecked(), true);
        await part(page, 'save').click();
      }
      await eventually(async () => (await consentOf(page))?.given.join() === 'necessary,analytics');
      assert.equal(await part(page, 'dialog').count(), 0);
      assert.equal(await asks(page), false);
    });
  });
}

test('setLanguage is heard while the second file is on its way', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({ html: shop(), start: false, files: { [core]: async () => { await arrival; return embedded('consent-banner-core.js'); } } }, async (page) => {
    await page.goto('https://shop.test/');
    await part(page, 'banner').waitFor();
    assert.equal(await call(page, (banner) => banner.setLanguage('kk')), true);
    assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
    arrive();
    await call(page, async (banner) => { await banner.ready; });
    assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
    await part(page, 'accept').click();
    await eventually(async () => (await consentOf(page))?.lang === 'kk');
  });
});

test('without the second file everything optional stays refused, and the page’s own link is shown', () => withShop({ html: shop({ body: gated('stats', 'data-category="analytics"') }), start: false, files: { [core]: 'abort' } }, async (page) => {
  await page.goto('https://shop.test/');
  await eventually(async () => (await events(page)).some(({ type, detail }) => type === 'consent-error' && detail.code === 'core'));
  await call(page, (banner) => banner.accept());
  assert.deepEqual(await ran(page), []);
  assert.equal(await page.locator('consent-banner a').isVisible(), true);
}));

test('a first visit with config="URL" asks for three', () => withShop({ html: shop({ attributes: 'config="/consent.json"' }), files: { '/consent.json': JSON.stringify(configuration) } }, async (page) => {
  assert.deepEqual(asked(page).sort(), ['/', '/consent.json', core, element]);
}));

test('settings and a choice ask for nothing more', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await part(page, 'settings').click();
  await part(page, 'save').click();
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page), ['/', element, core]);
}));

test('a visitor who has refused asks for one file', () => withShop({ start: false, consent: record({ given: ['necessary'], how: 'refuse' }) }, async (page) => {
  await page.goto('https://shop.test/');
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page), ['/', element]);
}));

test('a visitor who has accepted has the second file in idle time, so that a withdrawal acts at once', () => withShop({ start: false, consent: record() }, async (page) => {
  await page.goto('https://shop.test/');
  await eventually(() => asked(page).includes(core));
  await page.waitForTimeout(100);
  assert.equal(await call(page, (banner) => { banner.refuse(); return banner.record.how; }), 'refuse');
}));

for (const [sentence, options] of [['whose browser sends a signal', { init: gpc, html: shop() }], ['that is not asked yet', { html: shop({ attributes: 'open="manual"' }) }]]) {
  test(`a visitor ${sentence} asks for one file until it is needed`, () => withShop({ start: false, ...options }, async (page) => {
    await page.goto('https://shop.test/');
    await page.waitForTimeout(300);
    assert.deepEqual(asked(page), ['/', element]);
    await call(page, (banner) => banner.show());
    await part(page, 'accept').click();
    await eventually(async () => (await consentOf(page))?.how === 'accept');
    assert.deepEqual(asked(page), ['/', element, core]);
  }));
}

test('who opens the settings again, or asks for `ready`, has the second file too', () => withShop({ start: false, consent: record({ given: ['necessary'], how: 'refuse' }) }, async (page) => {
  await page.goto('https://shop.test/');
  await part(page, 'reopen').click();
  await eventually(() => asked(page).includes(core));
  await page.goto('https://shop.test/again');
  assert.equal(await call(page, async (banner) => { await banner.ready; banner.accept(); return banner.record.how; }), 'accept');
}));

test('a gated frame asks its provider for nothing', () => withShop({
  html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe><img data-category="marketing" data-src="https://pixel.test/p" alt="">' }),
}, async (page) => {
  await page.locator('consent-placeholder [part~=placeholder]').waitFor();
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page), ['/', element, core]);
}));
