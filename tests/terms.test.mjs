// What terms mean: on hover, focus and touch, and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, languages, open, openEquipped, site, withPage } from './support.mjs';

const term = (page) => page.locator('a.term[href$="/glossary/#personal-data"]').first();
const definition = (page) => page.locator('.definition');
const words = { en: /any information about a person/, ru: /любые сведения о человеке/, kk: /адам туралы кез келген мәлімет/ };

for (const tag of languages) {
  test(`${tag}: a term is explained on hover, in the language of the text`, () => withPage({}, async (page) => {
    await openEquipped(page, `${tag}/alma-jet/`);
    await term(page).hover();
    await definition(page).waitFor();
    assert.match(await definition(page).innerText(), words[tag]);
    assert.deepEqual(page.messages, []);
  }));

  test(`${tag}: the glossary passes axe and fits 320 px`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, `${tag}/glossary/`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(await accessibilityFaults(page), []);
  }));
}

test('by keyboard it comes with the focus, goes with Escape, and is the term’s description', () => withPage({}, async (page) => {
  await openEquipped(page, 'en/alma-jet/');
  await term(page).evaluate((link) => { const before = [...document.querySelectorAll('a, button, summary')].filter((part) => part.compareDocumentPosition(link) & 4 && part.checkVisibility()).at(-1); before.focus(); });
  await page.keyboard.press('Tab');
  await definition(page).waitFor();
  const described = await term(page).evaluate((link) => document.getElementById(link.getAttribute('aria-describedby')).textContent);
  assert.match(described, words.en);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some((region) => /any information about a person/.test(region.textContent)));
  assert.equal(page.url(), `${site}en/alma-jet/`);
  await page.keyboard.press('Escape');
  await definition(page).waitFor({ state: 'detached' });
  assert.deepEqual(await accessibilityFaults(page), []);
}));

for (const [how, press, options] of [
  ['key', async (page) => { await term(page).focus(); await page.keyboard.press('Enter'); }, {}],
  ['touch', (page) => term(page).tap(), { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } }],
]) {
  test(`pressed again, by ${how}, a term leads to its place in the glossary`, () => withPage(options, async (page) => {
    await openEquipped(page, 'en/alma-jet/');
    const href = await term(page).evaluate((link) => link.href);
    await press(page);
    await definition(page).waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some((region) => /any information about a person/.test(region.textContent)));
    await press(page);
    await page.waitForURL(href);
  }));
}

for (const [tag, words] of [['en', 'The glossary has no term “nope”.'], ['ru', 'В словаре нет термина «nope».'], ['kk', 'Сөздікте «nope» деген термин жоқ.']]) {
  test(`${tag}: a term that the glossary lacks is named, with a way on`, () => withPage({}, async (page) => {
    await open(page, `${tag}/glossary/#nope`);
    await page.waitForSelector('.notices .notice');
    assert.ok((await page.innerText('.notices')).startsWith(words));
    assert.equal(await page.$eval(':focus', ({ className }) => className), 'notices');
    assert.deepEqual(page.messages, []);
    await page.click('.notices a');
    await page.waitForFunction(() => !document.querySelector('.notices').innerText);
  }));
}

test('by mouse a term whose explanation is seen leads to its place in the glossary', () => withPage({}, async (page) => {
  await openEquipped(page, 'en/alma-jet/');
  const href = await term(page).evaluate((link) => link.href);
  await term(page).hover();
  await definition(page).waitFor();
  await term(page).click();
  await page.waitForURL(href);
}));

test('by touch it stays in the page, on a phone, until another place is touched', () => withPage({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } }, async (page) => {
  await openEquipped(page, 'ru/smartavia/');
  await term(page).tap();
  await definition(page).waitFor();
  const { x, width } = await definition(page).boundingBox();
  assert.ok(x >= 0 && x + width <= 320, `${x} ${width}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.locator('h1').tap();
  await definition(page).waitFor({ state: 'detached' });
}));

test('nothing is fetched for it before it is wanted, and the glossary once', () => withPage({}, async (page) => {
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('glossary')) asked.push(request.url()); });
  await openEquipped(page, 'en/alma-jet/');
  await page.waitForTimeout(300);
  assert.deepEqual(asked, []);
  await term(page).hover();
  await definition(page).waitFor();
  await page.locator('h1').hover();
  await definition(page).waitFor({ state: 'detached' });
  await page.locator('a.term').nth(1).hover();
  await definition(page).waitFor();
  assert.equal(asked.length, 1);
}));

test('where it cannot be had the link leads to the glossary', () => withPage({}, async (page) => {
  await openEquipped(page, 'en/alma-jet/');
  // What is read aside fails; the page itself can be had.
  await page.route('**/en/glossary/', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await term(page).hover();
  await page.waitForTimeout(300);
  assert.equal(await definition(page).count(), 0);
  await term(page).click();
  await page.waitForURL(/glossary/);
}));

test('each term leads to its definition, also without scripts', () => withPage({ javaScriptEnabled: false }, async (page) => {
  for (const tag of languages) {
    await page.goto(`${site}${tag}/glossary/`);
    const known = await page.$$eval('.glossary > div', (all) => all.map(({ id }) => id));
    for (const policy of ['alma-jet', 'smartavia', 'this-site']) {
      await page.goto(`${site}${tag}/${policy}/`);
      const ids = await page.$$eval('a.term', (all) => all.map((link) => link.hash.slice(1)));
      assert.ok(ids.length > 5);
      assert.deepEqual(ids.filter((id) => !known.includes(id)), []);
      assert.equal(new Set(ids).size, ids.length, 'the first mention alone');
    }
  }
}));
