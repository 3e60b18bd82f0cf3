// The whole site as one file, opened from a folder.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { accessibilityFaults, belowHeader, indexPages, languages, open, policyPages, site, switchTo, withPage } from './support.mjs';

const held = [...indexPages, ...policyPages, ...languages.flatMap((tag) => [`${tag}/glossary/`, `${tag}/search/`])];
let folder, address, source;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policies-'));
  source = await (await fetch(`${site}policies.html`)).text();
  await writeFile(join(folder, 'policies.html'), source);
  address = pathToFileURL(join(folder, 'policies.html')).href;
});
after(() => rm(folder, { recursive: true }));

/** The file at an address in it; nothing but the file may be asked for. */
const withFile = (hash, options, action) => withPage(options, async (page, context) => {
  const requests = [];
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) requests.push(request.url()); });
  await page.goto(address + hash);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('html:is([data-ready], [data-failed])');
  await action(page, context);
  assert.deepEqual(requests, []);
});

const go = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);
const isAt = (page, hash) => page.waitForFunction((to) => location.hash === to, hash);
const near = (value, expected, by = 4) => assert.ok(Math.abs(value - expected) <= by, `${value}, not ${expected}`);

for (const [locale, tag] of [['kk-KZ', 'kk'], ['ru-RU', 'ru'], ['de-DE', 'en']]) {
  test(`${locale}: the file opens in ${tag}`, () => withFile('', { locale }, async (page) => {
    await isAt(page, `#/${tag}/`);
    assert.equal(await page.getAttribute('html', 'lang'), tag);
    assert.equal(await page.getAttribute('html', 'dir'), 'ltr');
    assert.equal(await page.$$eval('main h1', (all) => all.length), 1);
    assert.equal(await page.$eval('.languages [aria-current]', (link) => link.hreflang), tag);
    assert.equal(await page.$$eval('.policies > li', (all) => all.length), policyPages.length / languages.length);
    assert.deepEqual(page.messages, []);
  }));
}

test('every page says in the file what it says on the site', () => withFile('', {}, async (page) => withPage({ javaScriptEnabled: false }, async (other) => {
  const words = (of, selector) => of.$eval(selector, (main) => {
    const copy = main.cloneNode(true);
    for (const part of copy.querySelectorAll('.actions, noscript, .copy-link')) part.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  });
  const ids = (of) => of.$$eval('main [id]', (all) => all.map(({ id }) => id));
  for (const path of held) {
    await go(page, `/${path}`);
    await page.waitForFunction((route) => document.documentElement.dataset.route === route, `/${path}`);
    await other.goto(site + path);
    assert.equal(await words(page, 'main'), await words(other, 'main'), path);
    assert.deepEqual(await ids(page), await ids(other), path);
    assert.equal(await page.title(), await other.title(), path);
    assert.equal(await page.getAttribute('html', 'lang'), path.slice(0, 2));
    assert.deepEqual(await page.$$eval('main [aria-labelledby]', (all) => all.filter((part) => !document.getElementById(part.getAttribute('aria-labelledby'))).length), 0, path);
  }
  assert.deepEqual(page.messages, []);
})));

test('every address in the file leads to a place in it or to the site', () => {
  const markup = source.replace(/<script[^]*?<\/script>/g, '');
  const ids = new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const paths = new Set(held.map((path) => `/${path}`));
  const addresses = [...markup.matchAll(/ (?:href|action)="([^"]*)"/g)].map(([, to]) => to);
  assert.ok(addresses.length > 500);
  for (const to of addresses) {
    if (to.startsWith('#')) assert.ok(ids.has(to.slice(1)), to);
    else assert.match(to, /^(https?:\/\/|mailto:|tel:|data:image\/svg)/);
    // What the file holds is not fetched from the site.
    if (to.startsWith(site)) assert.ok(!paths.has(`/${to.slice(site.length).replace(/#.*/, '')}`), to);
  }
  assert.equal([...markup.matchAll(/ id="([^"]+)"/g)].length, ids.size, 'an id is there twice');
});

for (const tag of languages) {
  test(`${tag}: a clause's address opens and marks it, and goes with a change of language`, () => withFile(`#/${tag}/alma-jet/cookies.2`, {}, async (page) => {
    near(await belowHeader(page, 'cookies.2'), 4, 12);
    assert.equal(await page.$$eval('[data-target]', (all) => all.map(({ id }) => id).join()), 'cookies.2');
    const to = languages[(languages.indexOf(tag) + 1) % 3];
    const was = await belowHeader(page, 'cookies.2');
    await switchTo(page, to);
    await isAt(page, `#/${to}/alma-jet/cookies.2`);
    near(await belowHeader(page, 'cookies.2'), was);
    assert.equal(await page.$eval(':focus', (link) => link.hreflang), to);
    await page.goBack();
    await page.waitForSelector(`html[lang=${tag}]`);
    near(await belowHeader(page, 'cookies.2'), was);
    assert.deepEqual(page.messages, []);
  }));
}

test('a place between clauses is kept, and what is closed, from language to language', () => withFile('#/en/qazaq-air/', {}, async (page) => {
  await page.click('.section:first-of-type > summary');
  await page.evaluate(() => { document.getElementById('recipients.1').scrollIntoView(); scrollBy(0, 40); });
  const was = await belowHeader(page, 'recipients.1');
  await switchTo(page, 'ru');
  assert.equal(await page.$eval('.section', (section) => section.open), false);
  const now = await belowHeader(page, 'recipients.1');
  assert.ok(now <= 4 && now > was - 200, `${now}, after ${was}`);
}));

test('Back and a reload lead to the place that was left', () => withFile('#/en/alma-jet/', {}, async (page) => {
  await page.evaluate(() => scrollTo(0, 3000));
  await page.waitForFunction(() => history.state?.place);
  const top = await page.evaluate(() => scrollY);
  await page.click('.mark');
  await isAt(page, '#/en/');
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.$eval(':focus', ({ localName }) => localName), 'h1');
  await page.goBack();
  await page.waitForSelector('article');
  near(await page.evaluate(() => scrollY), top);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  near(await page.evaluate(() => scrollY), top);
}));

for (const [tag, typed, found] of [['en', 'cookies', /cookie/i], ['ru', 'передача', /переда/i], ['kk', 'деректер', /дерек/i]]) {
  test(`${tag}: the search finds, a hit leads to marked words, Back to the hits`, () => withFile(`#/${tag}/`, {}, async (page) => {
    await page.keyboard.press('/');
    await isAt(page, `#/${tag}/search/`);
    await page.waitForSelector('[type=search]:focus');
    await page.keyboard.type(typed);
    await page.waitForSelector('.results li');
    const first = await page.innerText('.results li');
    assert.match(first, found);
    await page.waitForFunction(() => location.hash.includes('?q='));
    await page.click('.results a');
    await page.waitForSelector('article');
    await page.waitForSelector('main mark');
    assert.match(await page.innerText('main mark'), found);
    await page.goBack();
    await page.waitForSelector('.results li');
    assert.equal(await page.innerText('.results li'), first);
    assert.equal(await page.inputValue('[type=search]'), typed);
    // The same policy without a search has no marks.
    await go(page, `/${tag}/alma-jet/`);
    await page.waitForSelector('article');
    assert.equal(await page.$('main mark'), null);
    assert.deepEqual(page.messages, []);
  }));
}

test('the search finds in all languages, and keeps what was typed from language to language', () => withFile('#/en/search/?q=cookie&scope=all', {}, async (page) => {
  await page.waitForSelector('.results li');
  await switchTo(page, 'ru');
  await page.waitForSelector('.results li');
  assert.equal(await page.inputValue('[type=search]'), 'cookie');
  await go(page, '/ru/search/?q=сейф');
  await page.waitForFunction(() => document.querySelector('[type=search]').value === 'сейф');
}));

test('hits, and the place among them, are there on the way back; the glossary keeps its place too', () => withFile('#/en/search/?q=data', {}, async (page) => {
  await page.waitForSelector('.results li:nth-child(8)');
  await page.locator('.results li:nth-child(8) a').scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  const top = await page.evaluate(() => scrollY);
  assert.ok(top > 200);
  await page.click('.results li:nth-child(8) a');
  await page.waitForSelector('article');
  await page.goBack();
  await page.waitForSelector('.results li:nth-child(8)');
  near(await page.evaluate(() => scrollY), top);
  assert.equal(await page.$eval(':focus', (link) => link === document.querySelector('.results li:nth-child(8) a')), true);
  await page.waitForFunction(() => history.state?.top > 200);
  await page.reload();
  await page.waitForSelector('.results li:nth-child(8)');
  await page.waitForFunction((expected) => Math.abs(scrollY - expected) < 4, top);

  await go(page, '/en/glossary/recipient');
  await page.waitForSelector('.glossary');
  const was = await belowHeader(page, 'recipient');
  await switchTo(page, 'kk');
  near(await belowHeader(page, 'recipient'), was);
  await page.waitForFunction(() => history.state?.place);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  near(await belowHeader(page, 'recipient'), was);
}));

test('the focus goes where the address leads', () => withFile('#/en/alma-jet/', {}, async (page) => {
  const focused = () => page.$eval(':focus', (part) => part.id || part.parentElement.id || part.localName);
  await page.click('.contents a[href="#/en/alma-jet/cookies"]');
  await page.waitForFunction(() => scrollY > 500);
  assert.equal(await focused(), 'cookies');
  await page.keyboard.press('/');
  await page.waitForSelector('[type=search]:focus');
  await page.keyboard.type('cookies');
  await page.waitForSelector('.results a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  const { 3: part } = (await page.evaluate(() => location.hash)).replace(/\?.*/, '').split('/');
  assert.equal(await focused(), part || 'h1');
  await page.keyboard.press('/');
  await page.waitForSelector('[type=search]:focus');
}));

test('the line of progress is that of the page', () => withFile('#/ru/alma-jet/', {}, async (page) => {
  const progress = () => page.$eval('.progress', ({ style }) => Number(/scaleX\((.*)\)/.exec(style.transform)?.[1] ?? 0));
  await switchTo(page, 'kk');
  await page.evaluate(() => scrollTo(0, 4000));
  await page.waitForFunction(() => /scaleX\(0\.[1-9]/.test(document.querySelector('.progress').style.transform));
  await page.click('.mark');
  await isAt(page, '#/kk/');
  await page.evaluate(() => scrollTo(0, 100));
  await page.waitForFunction(() => !document.querySelector('.progress').style.transform);
  assert.equal(await progress(), 0);
}));

test('the search follows the address, its scope too', () => withFile('#/en/search/?q=cookie&scope=all', {}, async (page) => {
  await page.waitForSelector('.results li');
  await switchTo(page, 'ru');
  await page.waitForSelector('.results li');
  await page.selectOption('[name=scope]', '');
  await isAt(page, '#/ru/search/?q=cookie');
  await switchTo(page, 'en');
  await page.waitForFunction(() => !document.querySelector('[name=scope]').value);
}));

test('every clause can be copied, also where another page came in between', () => withFile('#/en/qazaq-air/', {}, async (page) => {
  await switchTo(page, 'ru');
  await switchTo(page, 'en');
  await page.waitForFunction(() => !document.querySelector('article .clause[id]:not(:has(> .copy-link, > th > .copy-link))'));
}));

test('an unknown page has no part to take along', () => withFile('#/ru/nope/foo', {}, async (page) => {
  await switchTo(page, 'kk');
  await isAt(page, '#/kk/');
  assert.equal(await page.innerText('.notices'), '');
}));

test('without WebAssembly the search says so, and the texts are there', () => withFile('#/ru/search/', { init: 'delete window.WebAssembly' }, async (page) => {
  await page.fill('[type=search]', 'данные');
  await page.waitForSelector('.search .notice:visible');
  await go(page, '/ru/alma-jet/');
  await page.waitForSelector('article');
}));

for (const [what, hash, lang, words] of [
  ['an unknown page', '#/ru/nope/', 'ru', /«\/ru\/nope\/»/],
  ['an unknown part', '#/kk/alma-jet/nope', 'kk', /«nope»/],
  ['an unknown language', '#/de/alma-jet/', 'en', /“\/de\/alma-jet\/”/],
  ['markup', '#/ru/<img src=x onerror=alert(1)>', 'ru', /«\/ru\/<img src=x onerror=alert\(1\)>\/»/],
]) {
  test(`${what} is named, with a way on`, () => withFile(hash, {}, async (page) => {
    assert.match(await page.innerText('.notices'), words);
    assert.equal(await page.getAttribute('html', 'lang'), lang);
    assert.equal(await page.$eval(':focus', ({ className }) => className), 'notices');
    assert.ok(await page.$('main a'));
    // Asked for again, another address is no fault any more.
    await go(page, `/${lang}/alma-jet/`);
    await page.waitForFunction(() => !document.querySelector('.notices').innerText);
    assert.deepEqual(page.messages, []);
  }));
}

test('an address without its last slash, and one that cannot be decoded', () => withFile('#/ru/alma-jet', {}, async (page) => {
  assert.equal(await page.getAttribute('html', 'data-route'), '/ru/alma-jet/');
  await go(page, '/ru/alma-jet/%zz');
  await page.waitForFunction(() => document.querySelector('.notices').innerText.includes('%zz'));
}));

test('sections, theme and letters are as on the site', () => withFile('#/ru/alma-jet/', {}, async (page) => {
  await page.click('.close-all');
  assert.equal(await page.$$eval('.section[open]', (all) => all.length), 0);
  await page.click('.open-all');
  assert.equal(await page.$$eval('.section:not([open])', (all) => all.length), 0);
  await page.click('.theme');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
  await page.click('.text-size');
  await page.click('.contents li:last-child a');
  await page.waitForFunction(() => location.hash.split('/').length === 4 && location.hash.split('/')[3]);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
  assert.equal(await page.$eval('html', ({ style }) => style.fontSize), '115%');
  assert.deepEqual(page.messages, []);
}));

test('on a phone the contents close over what they lead to', () => withFile('#/ru/alma-jet/', { viewport: { width: 320, height: 640 } }, async (page) => {
  await page.click('.contents summary');
  await page.click('.contents li:nth-child(3) a');
  await page.waitForFunction(() => scrollY > 200);
  assert.equal(await page.$eval('.contents details', ({ open }) => open), false);
}));

test('a copied address leads there', () => withFile('#/en/citypass-astana/', { init: 'navigator.clipboard.writeText = async (text) => { window.copied = text; }' }, async (page) => {
  await page.waitForSelector('[id="5.2"] .copy-link');
  await page.focus('[id="5.2"] .copy-link');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => window.copied), `${address}#/en/citypass-astana/5.2`);
  await page.goto(await page.evaluate(() => window.copied));
  await page.waitForSelector('[id="5.2"][data-target]');
}));

test('by keyboard: skipped, and a link pressed again', () => withFile('#/en/alma-jet/cookies', {}, async (page) => {
  await page.evaluate(() => scrollTo(0, 0));
  await page.focus('.skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval(':focus', ({ id }) => id), 'text');
  await isAt(page, '#/en/alma-jet/cookies');
  await page.focus('.contents a[href="#/en/alma-jet/cookies"]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => scrollY > 500);
}));

test('the links of a page in the file lead to the same page on the site', () => withFile('#/ru/alma-jet/', {}, async (page) => {
  assert.equal(await page.getAttribute('footer > :not([hidden]) .saved a', 'href'), `${site}ru/alma-jet/`);
  assert.equal(await page.getAttribute('.pages a:last-child', 'href'), `${site}ru/consent/`);
}));

test('blocked storage loses nothing else', () => withFile('#/ru/alma-jet/', { init: "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new Error('blocked'); } })" }, async (page) => {
  await page.click('.theme');
  await page.click('.text-size');
  await switchTo(page, 'kk');
  assert.deepEqual(page.messages, []);
}));

const all = held.length;
const seen = (page) => page.$$eval('main > .page', (pages) => pages.filter((part) => part.getClientRects().length).length);

test('where its script cannot run, every page is there', () => withFile('#/kk/alma-jet/', { init: "JSON.parse = () => { throw new Error('broken'); }" }, async (page) => {
  await page.waitForSelector('html[data-failed]');
  assert.equal(await seen(page), all);
  assert.equal(await page.$$eval('.failed', (notices) => notices.filter(({ offsetHeight }) => offsetHeight).map(({ lang }) => lang).join()), languages.join());
}));

test('without scripts every page is there, and addresses lead to their places', () => withFile('#/kk/alma-jet/cookies.2', { javaScriptEnabled: false }, async (page) => {
  assert.equal(await seen(page), all);
  near(await belowHeader(page, '/kk/alma-jet/cookies.2'), 4, 12);
  await page.click('.languages [hreflang=ru]');
  near(await belowHeader(page, '/ru/'), 0, 12);
  assert.deepEqual(await page.$$eval('footer > div', (parts) => parts.map(({ lang }) => lang)), languages);
}));

for (const tag of languages) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${tag}, ${colorScheme}: axe; 320 px without scrolling sideways`, () => withFile(`#/${tag}/alma-jet/`, { colorScheme, viewport: { width: 320, height: 640 } }, async (page) => {
      for (const path of ['alma-jet/', '', 'search/?q=cookie', 'glossary/']) {
        await go(page, `/${tag}/${path}`);
        await page.waitForFunction((route) => document.documentElement.dataset.route === route, `/${tag}/${path.replace(/\?.*/, '')}`);
        assert.deepEqual(await accessibilityFaults(page), [], path);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
      }
    }));
  }
}

for (const tag of languages) {
  test(`${tag}: the list of policies offers the file`, () => withPage({}, async (page) => {
    await open(page, `${tag}/`);
    const coming = page.waitForEvent('download');
    await page.click('a[download]');
    assert.equal((await coming).suggestedFilename(), 'policies.html');
  }));
}
