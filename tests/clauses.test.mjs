// Addresses of clauses: copied, arrived at, followed by the contents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, openEquipped, scrollTo, site, withPage } from './support.mjs';

const path = 'en/citypass-astana/';
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const said = (page, text) => page.waitForFunction((wanted) => [...document.querySelectorAll('[role=status]')].some((region) => region.textContent === wanted), text);
const link = (page, id) => page.locator(`[id="${id}"] > .copy-link, [id="${id}"] > th > .copy-link`);

for (const path of ['en/qazaq-air/', 'kk/alma-jet/', 'ru/alma-jet/']) {
  test(`${path}: nothing makes the page wider than its window, and no link of the header is cut`, () => withPage({}, async (page) => {
    await openEquipped(page, path);
    const wider = [];
    const cut = [];
    for (const size of ['100%', '115%', '130%']) {
      await page.evaluate((wanted) => { document.documentElement.style.fontSize = wanted; }, size);
      for (let width = 320; width <= 1400; width += 40) {
        await page.setViewportSize({ width, height: 800 });
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wider.push([size, width]);
        const links = await page.$$eval('nav.pages a', (all) => all.filter((link) => link.checkVisibility({ visibilityProperty: true }) && link.scrollWidth > link.clientWidth).map(({ innerText }) => innerText));
        if (links.length) cut.push([size, width, ...links]);
      }
    }
    assert.deepEqual(wider, []);
    assert.deepEqual(cut, []);
  }));
}

test('every clause has a control that copies its address', () => withPage({}, async (page) => {
  for (const policy of ['smartavia', 'qazaq-air']) {
    await openEquipped(page, `en/${policy}/`);
    const bare = await page.$$eval('.clause', (all) => all.filter((clause) => [...clause.children].filter((child) => child.matches('.copy-link, th:has(> .copy-link)')).length !== 1).map(({ id }) => id));
    assert.deepEqual(bare, []);
  }
}));

for (const [sentence, id, address] of [['a numbered clause', '3.4', path], ['a list item', 'data.2', 'ru/smartavia/'], ['a table row', null, 'kk/smartavia/']]) {
  test(`${sentence} is copied, and that is said`, () => withPage(clipboard, async (page) => {
    await openEquipped(page, address);
    const clause = id ?? await page.getAttribute('tbody tr', 'id');
    await page.hover(`[id="${clause}"]`);
    await link(page, clause).click();
    const words = { en: 'Link copied', ru: 'Ссылка скопирована', kk: 'Сілтеме көшірілді' };
    await said(page, words[address.slice(0, 2)]);
    assert.equal(await copied(page), `${site}${address}#${clause}`);
  }));
}

test('the address of a page with a query is copied without it', () => withPage(clipboard, async (page) => {
  await openEquipped(page, `${path}?utm=x#1.2`);
  await link(page, '1.5').focus();
  await page.keyboard.press('Enter');
  await said(page, 'Link copied');
  assert.equal(await copied(page), `${site}${path}#1.5`);
}));

test('a keyboard reaches the first control of a section by Tab, the others by arrows', () => withPage(clipboard, async (page) => {
  await openEquipped(page, path);
  await page.focus('[id="general"] > summary');
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement.closest('.clause')?.id);
  assert.equal(await focused(), '1.1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), '1.3');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await said(page, 'Link copied');
  assert.equal(await copied(page), `${site}${path}#1.2`);
}));

test('where copying is blocked the address bar has it', () => withPage({ init: "Object.defineProperty(navigator, 'clipboard', { value: undefined });" }, async (page) => {
  await openEquipped(page, path);
  await link(page, '1.5').focus();
  await page.keyboard.press('Enter');
  await said(page, 'The browser does not allow copying. The link is in the address bar.');
  assert.equal(new URL(page.url()).hash, '#1.5');
  assert.equal(await link(page, '1.5').evaluate((button) => getComputedStyle(button, '::after').content), '"The browser does not allow copying. The link is in the address bar."', 'to the eye, too');
  assert.equal(await link(page, '1.5').evaluate((button) => document.activeElement === button), true, 'the focus stays');
}));

test('by touch, a tap on a clause shows its control, and the next on it copies', () => withPage({ ...clipboard, viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true }, async (page) => {
  await openEquipped(page, path);
  const button = link(page, '1.5');
  await scrollTo(page, '1.5');
  const spot = await button.boundingBox();
  const tap = () => page.touchscreen.tap(spot.x + spot.width / 2, spot.y + spot.height / 2);
  const isShown = () => button.evaluate((one) => getComputedStyle(one).opacity === '1');
  assert.equal(await isShown(), false);
  await tap();
  await page.waitForSelector('[id="1.5"][data-touched]');
  assert.equal(await isShown(), true);
  assert.equal(await button.evaluate((one) => 'copied' in one.dataset), false, 'what nobody saw is not pressed');
  await tap();
  await said(page, 'Link copied');
}));

for (const tag of languages) {
  test(`the controls are named in ${tag}, also after a change of language`, () => withPage({}, async (page) => {
    await openEquipped(page, `${tag === 'en' ? 'ru' : 'en'}/citypass-astana/`);
    await page.click(`nav.languages a[hreflang=${tag}]`);
    await page.waitForSelector(`html[lang=${tag}]`);
    const wanted = { en: 'Copy link: 1.1', ru: 'Скопировать ссылку: 1.1', kk: 'Сілтемені көшіру: 1.1' }[tag];
    await page.waitForFunction((name) => [...document.querySelectorAll('.copy-link')].some((button) => button.ariaLabel?.startsWith(name)), wanted.slice(0, -1));
    assert.match(await link(page, '1.1').getAttribute('aria-label'), new RegExp(`^${wanted}`));
    assert.deepEqual(await page.$$eval('.clause', (all) => all.filter((clause) => clause.querySelectorAll(':scope > .copy-link, :scope > th > .copy-link').length !== 1).map(({ id }) => id)), [], 'one each');
    assert.deepEqual(page.messages, []);
  }));
}

test('the clause of the address is marked until the reader moves on', () => withPage({}, async (page) => {
  await openEquipped(page, `${path}#3.2`);
  const mark = () => page.$eval('[id="3.2"]', (clause) => getComputedStyle(clause).backgroundColor !== 'rgba(0, 0, 0, 0)');
  assert.equal(await mark(), true);
  await scrollTo(page, '5.2');
  await page.waitForSelector('html[data-moved]');
  assert.equal(await mark(), false);
  await page.evaluate(() => { location.hash = '1.4'; });
  await page.waitForSelector('html:not([data-moved])');
}));

test('the contents follow the reader', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  const present = () => page.$$eval('nav.contents [aria-current]', (all) => all.map((link) => link.hash));
  await scrollTo(page, '3.2');
  await page.waitForFunction(() => document.querySelector('nav.contents [aria-current]')?.hash === `#${document.getElementById('3.2').closest('.section').id}`);
  assert.equal((await present()).length, 1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelector('nav.contents [aria-current]')?.hash === `#${[...document.querySelectorAll('.section')].at(-1).id}`);
}));
