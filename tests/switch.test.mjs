// A change of language keeps what the reader is at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowHeader, comesToRest, languages, open, openEquipped, scrollTo, site, switchTo, withPage } from './support.mjs';

const path = 'citypass-astana/';

for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 640 }]) {
  test(`every clause keeps its place at ${viewport.width} px`, () => withPage({ viewport }, async (page) => {
    await open(page, `en/${path}`);
    const clauses = await page.$$eval('article .clause', (all) => all.map((clause) => clause.id));
    let at = 0;
    // The last ones cannot reach the top of the window.
    for (const id of clauses.slice(0, -8).filter((_, place) => place % 4 === 0)) {
      await scrollTo(page, id);
      const before = await belowHeader(page, id);
      at += 1;
      await switchTo(page, languages[at % 3]);
      const after = await belowHeader(page, id);
      assert.ok(Math.abs(after - before) <= 48, `${id}: ${before} became ${after}`);
    }
  }));
}

test('a section’s heading keeps its place', () => withPage({}, async (page) => {
  await open(page, `ru/${path}`);
  for (const [id, tag] of [['processing', 'kk'], ['purposes', 'en'], ['general', 'ru']]) {
    await scrollTo(page, id);
    const before = await belowHeader(page, id);
    await switchTo(page, tag);
    assert.ok(Math.abs(await belowHeader(page, id) - before) <= 24, id);
  }
}));

test('a place inside a long clause is kept in proportion', () => withPage({ viewport: { width: 320, height: 400 } }, async (page) => {
  await open(page, `en/${path}`);
  await scrollTo(page, '1.5', -200);
  await switchTo(page, 'ru');
  const top = await belowHeader(page, '1.5');
  const height = await page.$eval('[id="1.5"]', (clause) => clause.offsetHeight);
  assert.ok(top < 0 && top > -height, `${top} of ${height}`);
}));

test('a place above the first section is kept', () => withPage({ viewport: { width: 320, height: 480 } }, async (page) => {
  await open(page, `en/${path}`);
  for (const [block, part, tag] of [['.about', .6, 'ru'], ['.glance', .5, 'kk'], ['.glance', .9, 'en']]) {
    await page.evaluate(([selector, share]) => {
      const { top, height } = document.querySelector(selector).getBoundingClientRect();
      scrollBy(0, top + height * share - document.querySelector('header.frame').getBoundingClientRect().bottom);
    }, [block, part]);
    await switchTo(page, tag);
    const now = await page.evaluate((selector) => {
      const { top, height } = document.querySelector(selector).getBoundingClientRect();
      return (document.querySelector('header.frame').getBoundingClientRect().bottom - top) / height;
    }, block);
    assert.ok(Math.abs(now - part) < .05, `${block}: ${part} became ${now}`);
  }
}));

test('head, address, focus and history follow', () => withPage({}, async (page) => {
  await open(page, `en/${path}#general`);
  const english = await page.title();
  await switchTo(page, 'kk');
  assert.equal(page.url(), `${site}kk/${path}#general`);
  assert.notEqual(await page.title(), english);
  assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), `${site}kk/${path}`);
  assert.match(await page.getAttribute('meta[name=description]', 'content'), /CROCOS/);
  assert.equal(await page.getAttribute('article', 'lang'), 'kk');
  assert.equal(await page.getAttribute('nav.languages [aria-current=true]', 'hreflang'), 'kk');
  assert.equal(await page.evaluate(() => document.activeElement.hreflang), 'kk');
  assert.equal(await page.innerText('p[role=status] >> nth=0'), 'Тіл: Қазақша');
  await page.goBack();
  await page.waitForSelector('html[lang=en]');
  assert.equal(await page.title(), english);
  assert.equal(page.url(), `${site}en/${path}#general`);
  await page.goForward();
  await page.waitForSelector('html[lang=kk]');
  assert.deepEqual(page.messages, []);
}));

test('a change of language while the words of both are on their way', () => withPage({}, async (page) => {
  const come = {};
  await page.route('**/words-*.js', async (route) => {
    await new Promise((resolve) => { come[route.request().url().split('.').at(-2)] = resolve; });
    await route.continue();
  });
  const asked = page.waitForRequest(/words-.*en\.js/);
  await open(page, `en/${path}`);
  await asked;
  await switchTo(page, 'kk');
  const came = page.waitForResponse(/words-.*en\.js/);
  come.en();
  await (await came).finished();
  await page.waitForTimeout(100);
  come.kk();
  await page.waitForSelector('[id="1.2"] .copy-link[lang=kk][title^="Сілтеме"]', { state: 'attached' });
  assert.deepEqual(page.messages, []);
}));

test('what is closed stays closed, and Back brings back what was', () => withPage({}, async (page) => {
  const closed = () => page.$$eval('details.section:not([open])', (all) => all.map((section) => section.id));
  await open(page, `en/${path}`);
  await page.click('#general > summary');
  await page.click('#purposes > summary');
  await switchTo(page, 'ru');
  assert.deepEqual(await closed(), ['general', 'purposes']);
  await page.click('#general > summary');
  await scrollTo(page, '3.3');
  await switchTo(page, 'kk');
  assert.deepEqual(await closed(), ['purposes']);
  await page.click('.open-all');
  await page.evaluate(() => scrollTo(0, 0));
  await page.goBack();
  await page.waitForSelector('html[lang=ru]');
  assert.deepEqual(await closed(), ['purposes']);
  assert.ok(Math.abs(await belowHeader(page, '3.3') - 12) <= 48);
}));

test('the list of policies switches too', () => withPage({}, async (page) => {
  await open(page, 'en/');
  await switchTo(page, 'ru');
  assert.match(await page.innerText('main'), /АО «Эйр Астана»/);
  await page.click('main .policies a');
  assert.equal(page.url(), `${site}ru/air-astana/`);
}));

test('pointer or focus on a language fetches its text, once', () => withPage({}, async (page) => {
  const fetched = [];
  page.on('request', (request) => { if (request.url().includes('/content/')) fetched.push(request.url()); });
  await open(page, `en/${path}`);
  await page.hover('nav.languages a[hreflang=ru]');
  await page.focus('nav.languages a[hreflang=ru]');
  await switchTo(page, 'ru');
  const kazakh = page.waitForRequest(/content\/kk\//);
  await page.focus('nav.languages a[hreflang=kk]');
  await kazakh;
  assert.deepEqual(fetched, [`${site}content/ru/citypass-astana.txt`, `${site}content/kk/citypass-astana.txt`]);
}));

test('a modified click is the browser’s', () => withPage({}, async (page, context) => {
  await open(page, `en/${path}`);
  const opened = context.waitForEvent('page');
  await page.click('nav.languages a[hreflang=ru]', { modifiers: ['Control'] });
  await (await opened).waitForSelector('html[lang=ru]');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
}));

test('a text that cannot be fetched leaves the page and says so', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await page.route('**/content/**', (route) => route.abort());
  const text = await page.innerText('article');
  await scrollTo(page, '3.2');
  const place = await page.evaluate(() => scrollY);
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForSelector('.notices .notice');
  assert.equal(await page.innerText('article'), text);
  assert.equal(page.url(), `${site}en/${path}`);
  assert.equal(await page.evaluate(() => document.activeElement.hreflang), 'ru', 'the focus stays');
  assert.equal(await page.evaluate(() => scrollY), place, 'and the reader');
  const { bottom } = await page.locator('.notices .notice').boundingBox().then(({ y, height }) => ({ bottom: y + height }));
  assert.ok(bottom > 0 && bottom <= 800, 'it is said where the reader is');
  assert.equal(await page.evaluate(() => localStorage['policy-viewer.language']), 'en', 'what did not come is not the language');
  assert.equal(page.messages.filter((message) => message.includes('policy-viewer')).length, 1);
  await page.unroute('**/content/**');
  await switchTo(page, 'ru');
  assert.equal(await page.isVisible('.notices .notice'), false);
}));

test('content that is damaged counts as not fetched', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await page.route('**/content/**', (route) => route.fulfill({ body: '<!doctype html>' }));
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForSelector('.notices .notice');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
}));

test('of two quick choices the last is shown', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await page.route('**/content/ru/**', async (route) => { await new Promise((done) => setTimeout(done, 400)); await route.continue(); });
  await page.click('nav.languages a[hreflang=ru]');
  await switchTo(page, 'kk');
  await page.waitForTimeout(600);
  assert.equal(await page.getAttribute('html', 'lang'), 'kk');
  assert.equal(page.url(), `${site}kk/${path}`);
}));

const late = (page, tag, ms = 400) => page.route(`**/content/${tag}/**`, async (route) => { await new Promise((done) => { setTimeout(done, ms); }); await route.continue(); });

test('who thinks better of it stays in the language they see', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await late(page, 'ru');
  await page.click('nav.languages a[hreflang=ru]');
  await page.click('nav.languages a[hreflang=en]');
  await page.waitForTimeout(700);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.equal(page.url(), `${site}en/${path}`);
  assert.equal(await page.evaluate(() => localStorage['policy-viewer.language']), 'en');
}));

test('Back and at once Forward: text and address are of one language', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await switchTo(page, 'ru');
  await late(page, 'en');
  await page.evaluate(() => history.back());
  await page.waitForURL(`${site}en/${path}`);
  await page.evaluate(() => history.forward());
  await page.waitForURL(`${site}ru/${path}`);
  await page.waitForTimeout(700);
  assert.equal(await page.getAttribute('html', 'lang'), 'ru');
  assert.equal(await page.getAttribute('article', 'lang'), 'ru');
}));

test('Back to a text that cannot be fetched: the address is that of the text seen', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await switchTo(page, 'ru');
  await page.route('**/content/**', (route) => route.abort());
  await page.evaluate(() => history.back());
  await page.waitForSelector('.notices .notice');
  assert.equal(await page.getAttribute('article', 'lang'), 'ru');
  assert.equal(page.url(), `${site}ru/${path}`);
}));

for (const [address, from, to] of [[`en/${path}`, [360, 640], [640, 360]], ['ru/alma-jet/', [320, 568], [568, 320]], ['ru/alma-jet/', [768, 1024], [1024, 768]], ['en/glossary/', [360, 640], [640, 360]]]) {
  test(`/${address}: the place stays when a window of ${from} becomes ${to}`, () => withPage({ viewport: { width: from[0], height: from[1] } }, async (page) => {
    await open(page, address);
    const parts = await page.$$eval(':is(article .clause, .glossary *)[id]', (all) => all.map(({ id }) => id));
    const id = parts[Math.floor(parts.length / 2)];
    await scrollTo(page, id);
    // The browser notes the place once the scrolling is drawn.
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); }));
    await page.setViewportSize({ width: to[0], height: to[1] });
    await comesToRest(page, () => belowHeader(page, id), 12, 48, id);
  }));
}

test('the keyboard is enough', () => withPage({}, async (page) => {
  await open(page, `en/${path}`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  await page.focus('nav.languages a[hreflang=kk]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[lang=kk]');
  await page.focus('#general > summary');
  await page.keyboard.press('Space');
  assert.equal(await page.$eval('#general', (section) => section.open), false);
  await page.focus('.theme');
  await page.keyboard.press('Enter');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
}));

test('a section’s heading keeps its place where the browser’s letters are twice as large', () => withPage({ init: "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })" }, async (page) => {
  await open(page, 'en/alma-jet/');
  for (const [id, tag] of [['data', 'kk'], ['purposes', 'ru'], ['storage', 'en']]) {
    await scrollTo(page, id);
    const before = await belowHeader(page, id);
    await switchTo(page, tag);
    assert.ok(Math.abs(await belowHeader(page, id) - before) <= 24, id);
  }
}));

// Where the text is no policy's, and beside another language, the browser goes to another page.
for (const [address, from] of [['compare/', 'en/compare/?topic=cookies'], ['glossary/', 'en/glossary/'], ['letter/', 'en/letter/?policy=smartavia'], ['search/', 'en/search/?q=cookie'], ['alma-jet/', 'en/alma-jet/?beside=kk'], ['alma-jet/versions/', 'en/alma-jet/versions/']]) {
  test(`on /${from} a change of language is announced, and the focus stays on the switcher`, () => withPage({}, async (page) => {
    await open(page, from);
    await page.focus('nav.languages a[hreflang=ru]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site}ru/${address}*`);
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.evaluate(() => document.activeElement.hreflang), 'ru');
    await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some((region) => region.textContent.includes('Русский')));
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', 'not on a reload');
  }));
}

for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 568 }]) {
  for (const address of ['letter/', 'consent/', 'compare/', '']) {
    test(`/${address} at ${viewport.width} px: a change of language leaves the reader at the same part`, () => withPage({ viewport }, async (page) => {
      await open(page, `en/${address}`);
      const ids = await page.$$eval('main > :not(.policy) [id]', (all) => all.filter(({ offsetHeight }) => offsetHeight).map(({ id }) => id));
      for (const share of [.35, .6]) {
        await open(page, `en/${address}`);
        const id = ids[Math.floor(ids.length * share)];
        await page.evaluate((name) => document.getElementById(name).scrollIntoView(), id);
        const before = await belowHeader(page, id);
        await page.click('nav.languages a[hreflang=kk]');
        await page.waitForSelector('html[lang=kk][data-ready]');
        await page.waitForFunction(() => scrollY > 50);
        await comesToRest(page, () => belowHeader(page, id), before, 48, id);
      }
    }));
  }
}

test('a change of language keeps the place in a glossary and a comparison', () => withPage({}, async (page) => {
  for (const [address, id] of [['glossary/', 'consent'], ['compare/', null]]) {
    await open(page, `en/${address}`);
    const part = id ?? await page.$$eval('main [id]', (all) => all.findLast(({ offsetHeight, tagName }) => offsetHeight && offsetHeight < 400 && tagName !== 'TH').id);
    await page.evaluate((name) => document.getElementById(name).scrollIntoView(), part);
    await page.waitForFunction(() => scrollY > 100);
    const before = await belowHeader(page, part);
    await page.click('nav.languages a[hreflang=kk]');
    await page.waitForURL(`${site}kk/${address}*`);
    await page.waitForSelector('html[data-ready]');
    await page.waitForFunction(() => scrollY > 100);
    assert.ok(Math.abs(await belowHeader(page, part) - before) < 100, part);
  }
}));

test('the words looked for stay in the address, and are marked again', () => withPage({}, async (page) => {
  const marks = () => page.waitForFunction(() => document.querySelectorAll('article mark').length > 3);
  await open(page, 'en/alma-jet/?q=cookie');
  await marks();
  const before = await page.locator('article mark').count();
  await switchTo(page, 'ru');
  assert.equal(new URL(page.url()).search, '?q=cookie');
  await marks();
  await page.goBack();
  await page.waitForSelector('html[lang=en]');
  await marks();
  await page.waitForFunction((count) => document.querySelectorAll('article mark').length === count, before);
  assert.equal(await page.locator('mark mark').count(), 0);
}));

test('a link within the page keeps its query', () => withPage({}, async (page) => {
  await open(page, 'en/compare/?topic=cookies');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  assert.equal(new URL(page.url()).search, '?topic=cookies');
  await openEquipped(page, 'en/alma-jet/?q=cookie');
  await page.evaluate(() => { window.stays = true; });
  await page.click('nav.contents a[href$="#cookies"]');
  await page.waitForURL(/\?q=cookie#cookies$/);
  assert.equal(await page.evaluate(() => window.stays), true);
}));
