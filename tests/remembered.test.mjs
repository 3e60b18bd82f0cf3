// What is remembered: the size of letters, what is closed, the language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowHeader, open, openEquipped, scrollTo, site, switchTo, withPage } from './support.mjs';

const path = 'en/citypass-astana/';
const closed = (page) => page.$$eval('details.section', (all) => all.filter(({ open: is }) => !is).map(({ id }) => id));
const stored = (page) => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));

/** What the reader chose earlier, and how each frame looked right before it was painted, from the first with text on. */
const chosen = () => {
  localStorage['policy-viewer.theme'] = 'dark';
  localStorage['policy-viewer.size'] = '115%';
  window.looks = [];
  const look = () => {
    const { documentElement: html, body } = document;
    // Observers of size are told after the frame's own callbacks, before it is painted.
    if (body?.innerText) new ResizeObserver((_, observer) => { observer.disconnect(); window.looks.push(`${html.dataset.theme} ${getComputedStyle(html).fontSize}`); }).observe(html);
    if (window.looks.length < 5) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test('no frame is painted in another theme or size than the chosen ones', () => withPage({ init: chosen }, async (page) => {
  for (const address of ['ru/alma-jet/', 'ru/citypass-astana/#3.3', 'kk/search/']) {
    await page.goto(site + address);
    await page.waitForFunction(() => window.looks.length > 3);
    assert.deepEqual([...new Set(await page.evaluate(() => window.looks))], ['dark 18.4px'], address);
  }
}));

// Firefox paints between the end of a page and telling of it; here a script of
// the page's end holds the telling up, and no frame comes before.
const late = `const frame = requestAnimationFrame;
  requestAnimationFrame = (action) => frame(function wait(time) { document.readyState === 'loading' ? frame(wait) : action(time); });
  (${chosen})();`;

test('a page that has come and has not been told so is painted as chosen', () => withPage({ init: late }, async (page) => {
  let rest;
  await page.route('**/late.js', (route) => new Promise((done) => { rest = () => done(route.fulfill({ contentType: 'text/javascript', body: '' })); }));
  await page.route('**/ru/citypass-astana/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</body>', '<script defer src="late.js"></script></body>') });
  });
  await page.goto(`${site}ru/citypass-astana/#3.3`, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.looks.length > 3);
  assert.equal(await page.evaluate(() => document.readyState), 'interactive');
  assert.deepEqual([...new Set(await page.evaluate(() => window.looks))], ['dark 18.4px']);
  rest();
}));

test('large letters keep the place on a reload and from a link', () => withPage({ init: chosen }, async (page) => {
  await open(page, 'en/citypass-astana/');
  await scrollTo(page, '3.3');
  const before = await belowHeader(page, '3.3');
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.ok(Math.abs(await belowHeader(page, '3.3') - before) <= 2);
  await page.goto(`${site}kk/citypass-astana/#3.3`);
  await page.waitForSelector('html[data-ready]');
  assert.ok(Math.abs(await belowHeader(page, '3.3') - 12) <= 24);
}));

test('the size of the text goes round and is there before the text', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const seen = [await size()];
  for (let step = 0; step < 3; step += 1) {
    await page.click('.text-size');
    seen.push(await size());
  }
  assert.deepEqual(seen, ['16px', '18.4px', '20.8px', '16px']);
  assert.deepEqual(await stored(page), {});
  await page.click('.text-size');
  assert.equal(await page.getAttribute('.text-size', 'aria-label'), 'Text size: 115%');
  await page.route('**/*.wasm', () => {});
  await page.goto(`${site}ru/citypass-astana/`);
  assert.equal(await size(), '18.4px');
}));

test('a size that nobody wrote is ignored', () => withPage({ init: "localStorage.setItem('policy-viewer.size', 'huge;}')" }, async (page) => {
  await open(page, path);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '16px');
}));

test('all closed holds for the site, until all are opened', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  await page.click('.close-all');
  await openEquipped(page, 'en/air-astana/');
  assert.equal((await closed(page)).length, await page.$$eval('details.section', ({ length }) => length));
  await page.click('.open-all');
  await openEquipped(page, path);
  assert.deepEqual(await closed(page), [], 'opened for the site');
}));

test('a single section is remembered for the tab and its policy', () => withPage({}, async (page, context) => {
  await openEquipped(page, path);
  await page.click('#general > summary');
  await page.waitForFunction(() => sessionStorage.length);
  await page.reload();
  assert.deepEqual(await closed(page), ['general']);
  await openEquipped(page, 'ru/citypass-astana/');
  assert.deepEqual(await closed(page), ['general'], 'the same in another language');
  await openEquipped(page, 'en/qazaq-air/');
  assert.deepEqual(await closed(page), []);
  const other = await context.newPage();
  await open(other, path);
  assert.deepEqual(await closed(other), [], 'not in another tab');
}));

test('all opened is opened for every policy, whatever single sections were closed there', () => withPage({}, async (page) => {
  const count = () => page.locator('.section:not([open])').count();
  await openEquipped(page, 'en/alma-jet/');
  await page.click('.close-all');
  await page.waitForFunction(() => sessionStorage['policy-viewer.closed/alma-jet']);
  await openEquipped(page, 'en/qazaq-air/');
  await page.click('.open-all');
  await page.waitForFunction(() => !document.querySelector('.section:not([open])'));
  await page.locator('.section > summary').first().click();
  await page.waitForFunction(() => sessionStorage['policy-viewer.closed/qazaq-air']);
  await openEquipped(page, 'en/alma-jet/');
  assert.equal(await count(), 0);
  await openEquipped(page, 'en/qazaq-air/');
  assert.equal(await count(), 1);
}));

test('all opened in another tab is opened here, too', () => withPage({}, async (page, context) => {
  const count = () => page.locator('.section:not([open])').count();
  await openEquipped(page, path);
  await page.click('.close-all');
  await page.waitForFunction(() => sessionStorage['policy-viewer.closed/citypass-astana']);
  const other = await context.newPage();
  await openEquipped(other, path);
  await other.click('.open-all');
  await page.waitForFunction(() => !localStorage['policy-viewer.closed'] && !sessionStorage.length);
  await openEquipped(page, 'en/alma-jet/');
  await page.locator('.section > summary').first().click();
  await page.waitForFunction(() => sessionStorage['policy-viewer.closed/alma-jet']);
  await openEquipped(page, path);
  assert.equal(await count(), 0);
}));

test('an address beats what is remembered', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  await page.click('.close-all');
  await page.waitForFunction(() => sessionStorage.length);
  await page.goto(`${site}${path}#3.4`);
  await page.reload();
  assert.equal(await page.isVisible('[id="3.4"]'), true);
}));

test('nothing is stored before something is chosen', () => withPage({ locale: 'kk-KZ' }, async (page) => {
  await openEquipped(page, path);
  await page.waitForSelector('.language-offer');
  await page.evaluate(() => scrollTo(0, 3000));
  await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); });
  await page.waitForTimeout(200);
  assert.deepEqual(await stored(page), {});
}));

test('the reader’s own language is offered in that language, and taking it keeps the place', () => withPage({ locale: 'kk-KZ' }, async (page) => {
  await openEquipped(page, `${path}#3.4`);
  const offer = page.locator('.language-offer[lang=kk]');
  await page.evaluate(() => { window.isSame = true; });
  assert.match(await offer.innerText(), /қазақ тілінде/);
  await offer.locator('a').click();
  await page.waitForSelector('html[lang=kk]');
  assert.equal(new URL(page.url()).hash, '#3.4');
  assert.equal(await page.evaluate(() => window.isSame), true, 'no page is loaded anew');
  assert.equal(await offer.count(), 0);
  await openEquipped(page, 'en/air-astana/');
  assert.equal(await page.locator('.language-offer').count(), 0, 'once');
}));

test('taken by keyboard, the offer leaves the focus at the switcher, and it covers no control that has the focus', () => withPage({ locale: 'kk-KZ', viewport: { width: 320, height: 640 } }, async (page) => {
  await openEquipped(page, path);
  const offer = page.locator('.language-offer');
  await offer.waitFor();
  await page.focus('article .section summary');
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const [name, bottom] = await page.evaluate(() => [document.activeElement.className || document.activeElement.localName, document.activeElement.getBoundingClientRect().bottom]);
    assert.ok(bottom <= (await offer.boundingBox()).y, `${stop}: ${name}`);
  }
  await offer.locator('a').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[lang=kk]');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('hreflang')), 'kk');
}));

test('the offer waits while the consent banner asks', () => withPage({ locale: 'kk-KZ' }, async (page) => {
  await open(page, 'en/consent/');
  const offer = page.locator('.language-offer');
  await offer.waitFor({ state: 'attached' });
  await page.locator('consent-banner [part=banner]').waitFor();
  assert.equal(await offer.isVisible(), false);
  await page.evaluate(() => window.consentBanner.refuse());
  await offer.waitFor();
  await page.evaluate(() => window.consentBanner.show());
  await offer.waitFor({ state: 'hidden' });
}));

test('declined, the offer does not come again', () => withPage({ locale: 'ru-RU' }, async (page) => {
  await openEquipped(page, path);
  await page.locator('.language-offer[lang=ru] button').click();
  assert.equal(await page.locator('.language-offer').count(), 0);
  await page.reload();
  await page.waitForSelector('.action');
  assert.equal(await page.locator('.language-offer').count(), 0);
}));

for (const [locale, page] of [['en-GB', 'en/air-astana/'], ['de-DE', 'en/air-astana/'], ['ru-RU', 'ru/air-astana/']]) {
  test(`to a reader of ${locale} ${page} offers nothing`, () => withPage({ locale }, async (tab) => {
    await openEquipped(tab, page);
    assert.equal(await tab.locator('.language-offer').count(), 0);
  }));
}

test('with storage blocked all works and no language is offered', () => withPage({
  locale: 'kk-KZ',
  init: "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });",
}, async (page) => {
  await openEquipped(page, path);
  await page.click('.text-size');
  await page.click('.close-all');
  await page.click('.open-all');
  await switchTo(page, 'ru');
  assert.equal(await page.locator('.language-offer').count(), 0);
  assert.deepEqual(page.messages, []);
}));

test('on paper stand the address and the day', () => withPage({ locale: 'en-GB' }, async (page) => {
  await openEquipped(page, `${path}#3.4`);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const note = await page.innerText('.paper');
  assert.ok(note.includes(`${site}${path}#3.4`) && note.includes(String(new Date().getFullYear())), note);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.paper').count(), 0);
}));
