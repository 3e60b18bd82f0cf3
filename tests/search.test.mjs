// The page that searches all policies, the way there and the way to a hit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, comesToRest, languages, open, policies, site, switchTo, withPage } from './support.mjs';

const base = new URL(site).pathname;

const said = (page) => page.textContent('.said');
const links = (page) => page.$$eval('ol.results > li a', (all) => all.map((link) => link.getAttribute('href')));
const marks = (page, where = '.results') => page.$$eval(`${where} mark`, (all) => all.map((mark) => mark.textContent.toLowerCase()));
/** Waits until the hits of a query are shown. */
const shown = (page, query) => page.waitForFunction((wanted) => document.querySelector('.search').dataset.shown === wanted, query);
async function search(page, query) {
  await page.fill('input[type=search]', query);
  await shown(page, query);
}

for (const tag of languages) {
  const path = `${tag}/search/`;

  test(`${path} starts quietly, with the field in focus`, () => withPage({}, async (page) => {
    const foreign = [];
    page.on('request', (request) => { if (!request.url().startsWith(site)) foreign.push(request.url()); });
    await open(page, path);
    assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
    assert.equal(await page.getAttribute('html', 'lang'), tag);
    assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), site + path);
    assert.equal(await page.getAttribute('header [rel=search]', 'aria-current'), 'page');
    await search(page, 'cookie');
    assert.match(await said(page), /^\d+\s\p{L}+$/u);
    assert.ok((await links(page)).every((href) => new RegExp(`^${base}${tag}/[a-z-]+/\\?q=cookie#[a-z0-9.-]+$`).test(new URL(href).pathname + new URL(href).search + new URL(href).hash)));
    assert.deepEqual([page.messages, foreign], [[], []]);
    assert.deepEqual(await page.evaluate(() => [{ ...localStorage, ...sessionStorage }, document.cookie]), [{}, '']);
  }));

  for (const colorScheme of ['light', 'dark']) {
    test(`${path} passes axe with hits and without, ${colorScheme}`, () => withPage({ colorScheme }, async (page) => {
      await open(page, path);
      for (const query of ['cookie', 'zzzzzz', '']) {
        if (query) await search(page, query);
        else await page.fill('input[type=search]', '');
        assert.deepEqual(await accessibilityFaults(page), [], query);
      }
    }));
  }

  test(`${path} fits 320 px`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, path);
    await search(page, 'cookie');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const boxes = await page.$$eval('header.frame > :not(.progress)', (parts) => parts.map((part) => part.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    assert.ok(boxes.every(([left, right], at) => left >= 0 && right <= 320 && (!at || boxes[at - 1][1] <= left)), 'nothing overlaps');
    const word = await page.$eval('nav.pages a:last-child', (link) => [link.scrollWidth, link.clientWidth]);
    assert.ok(word[0] <= word[1], `no word is cut off: ${word}`);
  }));

  test(`${path} says without scripts what it needs, and leads to the policies`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    assert.match(await page.textContent('noscript'), /JavaScript/);
    assert.equal(await page.locator('main :is(input, select, button) >> visible=true').count(), 0);
    assert.deepEqual(await page.$$eval('.what a', (all) => all.map((link) => link.getAttribute('href'))), policies.map((id) => `${base}${tag}/${id}/`));
  }));
}

test('inflection, folding, look-alikes and keyboards', () => withPage({}, async (page) => {
  for (const [tag, pairs] of Object.entries({
    ru: [['персональные данные', 'персональными данными'], ['ребёнка', 'РЕБЕНОК'], ['согласие', 'coглacия'], ['cookie', 'куки'], ['facebook', 'фейсбуке']],
    kk: [['құқықтарыңыз', 'кукык'], ['қауіпсіздік', 'кауипсиздиги'], ['деректер', 'деректеріңізді']],
    en: [['cookies', 'cookie'], ['processing', 'processed']],
  })) {
    await open(page, `${tag}/search/`);
    for (const [one, other] of pairs) {
      await search(page, `${one} `);
      const wanted = await said(page);
      assert.ok((await links(page)).length > 0, one);
      await search(page, `${other} `);
      // Their order may differ: a form as typed weighs more than others.
      assert.equal(await said(page), wanted, `${one}, ${other}`);
    }
  }
}));

test('й is a letter of its own', () => withPage({}, async (page) => {
  await open(page, 'ru/search/');
  await search(page, 'мой ');
  const marked = await marks(page);
  assert.ok(marked.every((word) => /^мо[ей]/.test(word)), `${marked}`);
}));

test('one letter is corrected in a longer word, and said to be', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  for (const typo of ['persnal ', 'perssonal ', 'persomal ', 'presonal ']) {
    await search(page, typo);
    assert.match(await said(page), /one letter was corrected/, typo);
    assert.ok((await marks(page)).includes('personal'), typo);
  }
  await search(page, 'adn');
  assert.doesNotMatch(await said(page), /corrected/);
}));

test('a mistyped word is the nearest whole word, or nothing', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  for (const [typo, meant] of [['newsleter', /^newsletters?$/], ['passwodr ', /^passwords?$/], ['countreis', /^countr(y|ies)$/]]) {
    await search(page, typo);
    assert.match(await said(page), /one letter was corrected/, typo);
    const found = await marks(page);
    assert.ok(found.length > 0 && found.every((word) => meant.test(word)), `${typo}: ${found}`);
    // The policy marks what was meant.
    assert.ok((await links(page)).every((link) => new URL(link).searchParams.get('q').trim().match(meant)), typo);
  }
  for (const none of ['withzzz', 'companyxyz', 'undefined']) {
    await search(page, none);
    assert.equal(await said(page), 'Nothing was found', none);
  }
}));

test('forms come before what is derived, and every hit has a mark', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  await search(page, 'person');
  const first = await marks(page, 'ol.results > li:first-child');
  assert.ok(first.some((word) => /^person(s|’s)?$/.test(word)), `${first}`);
  for (const query of ['delete data', '13', '<script>alert(1)</script>', 'info@flyqazaq.com', 'withdraw consent']) {
    await search(page, query);
    const bare = await page.$$eval('ol.results > li', (all) => all.filter((hit) => !hit.querySelector('mark')).map((hit) => hit.textContent));
    assert.deepEqual(bare, [], query);
  }
}));

test('every word, or some where no clause has all', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  await search(page, 'parent consent');
  assert.doesNotMatch(await said(page), /some of them/);
  await search(page, 'Smartavia qazaq parent astronaut');
  assert.match(await said(page), /some of them/);
  assert.ok((await links(page)).length > 0);
}));

test('titles and headings come before texts', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  await search(page, 'cookies');
  const first = await page.$$eval('ol.results > li:nth-child(-n+3) > a', (all) => all.map((link) => link.querySelector('mark') !== null));
  assert.deepEqual(first, [true, true, true]);
}));

test('results follow each key, and their number is said', () => withPage({}, async (page) => {
  await open(page, 'ru/search/');
  await search(page, 'пер');
  await page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => window.seen.push(document.querySelector('.said').textContent)).observe(document.querySelector('.said'), { childList: true });
  });
  for (const letter of 'сональн') await page.keyboard.type(letter);
  await shown(page, 'персональн');
  assert.ok((await page.evaluate(() => window.seen)).length > 0);
  assert.ok((await links(page)).length > 0);
}));

test('nothing found says what to try; all languages are one click away', () => withPage({}, async (page) => {
  await open(page, 'en/search/');
  await search(page, 'деректеріңізді');
  assert.equal(await said(page), 'Nothing was found');
  assert.equal(await page.locator('.nothing li >> visible=true').count(), 2);
  await page.click('[name=all]');
  await page.waitForSelector('ol.results > li[lang=kk]');
  assert.equal(await page.inputValue('select[name=scope]'), 'all');
  await page.waitForURL((url) => url.searchParams.get('scope') === 'all');
  assert.ok((await links(page)).every((href) => new URL(href).pathname.startsWith(`${base}kk/`)));
}));

test('the query stands in the address; a change of language and Back keep it', () => withPage({}, async (page) => {
  await open(page, 'ru/search/?q=cookie');
  await shown(page, 'cookie');
  await search(page, 'cookie сайт');
  await page.waitForURL((url) => url.searchParams.get('q') === 'cookie сайт');
  await page.click('ol.results > li a');
  await page.waitForURL(/[a-z]\/\?q=/);
  await page.goBack();
  await shown(page, 'cookie сайт');
  assert.equal(await page.inputValue('input[type=search]'), 'cookie сайт');
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForURL(/kk\/search/);
  assert.equal(await page.inputValue('input[type=search]'), 'cookie сайт');
}));

test('by keyboard alone, from / to the marked clause', () => withPage({}, async (page) => {
  await open(page, 'en/air-astana/');
  await page.keyboard.press('/');
  await page.waitForURL(`${site}en/search/`);
  await page.waitForSelector('html[data-ready]');
  await page.keyboard.type('privacy/cookies');
  assert.equal(await page.inputValue('input[type=search]'), 'privacy/cookies', 'in the field it is a letter');
  await search(page, 'consent');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelector('ol.results a')), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article mark');
  assert.match(page.url(), /\?q=consent#/);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {}, 'to follow a hit is no choice of a language');
  assert.deepEqual(page.messages, []);
}));

test('a hit opens its clause, marks the words, and is the page itself', () => withPage({}, async (page) => {
  await open(page, 'ru/search/?q=оператор');
  await open(page, 'ru/alma-jet/?q=персональные+данные#3.1');
  await page.waitForSelector('article mark');
  const found = await marks(page, 'article');
  assert.ok(found.length > 20 && found.every((word) => /^(персональн|данн)/.test(word)), `${found.slice(0, 5)}`);
  assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), `${site}ru/alma-jet/`);
  const before = await page.textContent('article');
  await switchTo(page, 'kk');
  assert.deepEqual(await marks(page, 'article'), [], 'they go with the text they were in');
  await switchTo(page, 'ru');
  assert.equal(await page.textContent('article'), before);
  assert.deepEqual(page.messages, []);
}));

test('nothing of the search loads before it is opened, and little then', () => withPage({}, async (page, context) => {
  const sizes = [];
  page.on('response', (response) => { if (response.url().includes('/search/')) sizes.push([response.url(), response.request().sizes()]); });
  await open(page, 'ru/alma-jet/');
  await page.waitForTimeout(300);
  assert.deepEqual(sizes, []);
  await open(page, 'ru/search/?q=персональные данные');
  await shown(page, 'персональные данные');
  const all = await Promise.all(sizes.map(([, size]) => size));
  const bytes = all.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  assert.ok(bytes > 0 && bytes < 102400, `${bytes} bytes`);
  await context.close();
}));

test('pointer or focus on its link fetch the search, which a click then finds kept', () => withPage({}, async (page, context) => {
  await open(page, 'ru/alma-jet/');
  await page.waitForSelector('.copy-link');
  const fetched = page.waitForResponse(/finder.*wasm/).then((response) => response.finished());
  await page.focus('[rel=search]');
  await fetched;
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  const kept = [];
  client.on('Network.responseReceived', ({ response: { url, fromDiskCache, fromPrefetchCache } }) => {
    if (fromDiskCache || fromPrefetchCache) kept.push(url.replace(/.*\/(?=.)/, ''));
  });
  await page.click('[rel=search]');
  await search(page, 'cookie');
  assert.equal(kept[0], 'search/');
  assert.match(`${kept}`, /finder.*wasm/);
  assert.deepEqual(page.messages, []);
}));

test('where the wasm cannot be had the page says so and leads on', () => withPage({}, async (page) => {
  await page.route('**/*.wasm', (route) => (route.request().url().includes('finder') ? route.abort() : route.continue()));
  await page.goto(`${site}en/search/?q=cookies`);
  await page.waitForSelector('.search .notice[role=alert]:not([hidden])');
  assert.equal(await page.locator('.what a >> visible=true').count(), policies.length);
}));

// Who listens for `unload` is not kept by the browser.
test('back from a hit, results and place are as they were left', () => withPage({ init: "addEventListener('unload', () => {})" }, async (page) => {
  await open(page, 'en/search/?q=cookie');
  await page.click('[name=more]');
  await page.waitForFunction(() => document.querySelectorAll('.results > li').length === 20);
  await page.locator('.results > li > a').nth(15).scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 200);
  await page.locator('.results > li > a').nth(15).click();
  await page.waitForSelector('article');
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('.results > li').length === 20);
  await page.waitForFunction((top) => Math.abs(scrollY - top) < 3, place);
}));

test('a reload leaves the reader at the hit they were at', () => withPage({}, async (page) => {
  await open(page, 'ru/search/?q=данные');
  await page.waitForSelector('.results li');
  const place = () => page.evaluate(() => { const all = document.querySelectorAll('.results li'); return all[all.length - 4].getBoundingClientRect().top; });
  await page.evaluate(() => { const all = document.querySelectorAll('.results li'); all[all.length - 4].scrollIntoView(); });
  const before = await place();
  await page.waitForFunction(() => history.state?.top > 0);
  await page.reload();
  await page.waitForSelector('.results li');
  await comesToRest(page, place, before, 4, 'the hit');
}));
