// The page with a policy's versions, on a site of made-up policies that have
// some (tests/fixtures/versions); old addresses; the feed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, languages, site as shipped, versionsPages, withPage } from './support.mjs';

const site = process.env.VERSIONS_SITE;
if (!site) throw new Error('run these tests by `cargo xtask test`, which builds and serves a site with versions');
const english = 'en/moving/versions/';
const earliest = `${english}?from=2014-01-01&to=2015-06-10`;

async function open(page, path = english) {
  await page.goto(site + path);
  await page.waitForSelector('html[data-ready]');
}
const heading = (page) => page.textContent('.changes h2');
const until = (page, words) => page.waitForFunction((wanted) => document.querySelector('.changes h2').textContent.includes(wanted), words);
const focused = (page, selector) => page.$eval(selector, (element) => element === document.activeElement);
const query = (page) => new URL(page.url()).search;
/** The changes as lines: kind, place, words with what was removed and added. */
const told = (page) => page.$$eval('.passages > li', (items) => items.map((item) => {
  const [what, words] = item.children;
  const marked = [...words.childNodes].map((node) => ({ DEL: `[-${node.textContent}-]`, INS: `[+${node.textContent}+]` })[node.nodeName] ?? node.textContent);
  return `${what.textContent}: ${marked.join('')}`;
}));

test('the newest change is in the page, without scripts, and every version is linked', () => withPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto(site + english);
  assert.equal(await heading(page), 'What changed from 1\u00a0March 2016 to 25\u00a0May 2017');
  assert.equal(await page.textContent('.totals'), '5 changes · 2 sections · Added: 2 · Moved: 3');
  assert.deepEqual((await told(page)).slice(0, 2), [
    'Added Clause 2.1: [+Cookies of other companies are set with consent alone.+]',
    'Moved Clause 2.2 · formerly: Clause 2.1: Cookies for statistics stay in the browser for 12 months.',
  ]);
  assert.equal(await page.isVisible('.pick'), false);
  assert.equal(await page.isVisible('.notice.unknown'), false);
  const links = await page.$$eval('.list li', (items) => items.map((item) => [item.dataset.date, item.querySelector('a').href]));
  assert.deepEqual(links.map(([date]) => date), ['2017-05-25', '2016-03-01', '2015-06-10', '2014-01-01']);
  assert.equal(links[0][1], `${site}en/moving/`);
  for (const [date, href] of links.slice(1)) {
    assert.equal(href, `${site}${english}${date}.md`);
    assert.match(await (await fetch(href)).text(), /^\+\+\+\ntitle = /);
  }
}));

test('effective, edition and seen dates are told apart', () => withPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto(site + english);
  const facts = await page.$$eval('.list .facts', (lines) => lines.map((line) => [...line.children].map((part) => part.textContent)));
  assert.deepEqual(facts[0], ['Edition of: 25\u00a0May 2017', 'In force since: 1\u00a0June 2017', 'Copy taken on: 1\u00a0July 2017', 'Current version']);
  assert.deepEqual(facts.slice(1).map(([first]) => first), ['Version of: 1\u00a0March 2016', 'Edition of: 10\u00a0June 2015', 'Version of: 1\u00a0January 2014']);
}));

for (const tag of languages) {
  test(`${tag}: one heading, a right head, an empty console, nothing foreign, nothing stored`, () => withPage({}, async (page) => {
    const foreign = [];
    page.on('request', (request) => { if (!request.url().startsWith(site)) foreign.push(request.url()); });
    await open(page, `${tag}/moving/versions/?from=2015-06-10&to=2017-05-25`);
    await page.waitForSelector('.changes del');
    assert.deepEqual([page.messages, foreign], [[], []]);
    assert.equal(await page.locator('main h1').count(), 1);
    assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), `${site}${tag}/moving/versions/`);
    assert.equal(await page.getAttribute('link[rel=alternate][hreflang=ru]', 'href'), `${site}ru/moving/versions/`);
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage, ...document.cookie && { cookie: 1 } })), {});
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size), 0);
  }));

  test(`${tag}: axe, light and dark; 320 px without scrolling sideways`, () => withPage({ reducedMotion: 'reduce', viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, `${tag}/moving/versions/?from=2014-01-01&to=2017-05-25`);
    await page.waitForSelector('.changes del');
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await accessibilityFaults(page), [], colorScheme);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const small = await page.$$eval('main :is(select, .links a, .feed a)', (targets) => targets.filter((target) => target.getBoundingClientRect().height < 24).length);
    assert.equal(small, 0);
  }));
}

test('an address names any two versions, in any order', () => withPage({}, async (page) => {
  await open(page, earliest);
  await until(page, 'from 1\u00a0January 2014 to 10\u00a0June 2015');
  assert.deepEqual(await told(page), ['Changed Clause 2.1: Cookies for statistics stay in the browser for [-13-][+12+] months.']);
  assert.equal(await page.textContent('.totals'), '1 change · 1 section · Changed: 1');
  assert.deepEqual([await page.inputValue('[name=from]'), await page.inputValue('[name=to]')], ['2014-01-01', '2015-06-10']);
  assert.equal(await page.locator('.passages a').count(), 0, 'the policy shows another version');
  await page.goto(`${site}${english}?from=2015-06-10&to=2014-01-01`);
  await until(page, 'to 1\u00a0January 2014');
  assert.match((await told(page))[0], /\[-12-\]\[\+13\+\]/);
  await page.goto(`${site}${english}?from=2015-06-10&to=2015-06-10`);
  await until(page, 'from 10\u00a0June 2015 to 10\u00a0June 2015');
  assert.equal(await page.textContent('.totals'), 'The two versions are the same, word for word.');
  await page.goto(`${site}${english}?to=2016-03-01`);
  await until(page, 'from 10\u00a0June 2015 to 1\u00a0March 2016');
}));

test('what the wasm shows is what was prerendered', () => withPage({}, async (page) => {
  await open(page);
  const prerendered = await page.innerHTML('.changes');
  await page.selectOption('[name=from]', '2014-01-01');
  await until(page, 'January 2014');
  await page.selectOption('[name=from]', '2016-03-01');
  await until(page, 'March 2016');
  assert.equal(await page.innerHTML('.changes'), prerendered);
}));

test('by keyboard: a select changes what is shown, the address, and what is announced', () => withPage({}, async (page) => {
  await open(page);
  await page.focus('[name=from]');
  await page.keyboard.press('ArrowDown');
  await until(page, 'from 10\u00a0June 2015');
  assert.equal(query(page), '?from=2015-06-10&to=2017-05-25');
  assert.equal(await focused(page, '[name=from]'), true);
  assert.match(await page.textContent('.said[role=status]'), /^What changed from 10.June 2015 to 25.May 2017\. \d+ changes/);
  const steps = [];
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    steps.push(await page.evaluate(() => document.activeElement.textContent));
  }
  assert.equal(steps.includes('What changed'), true, `the list is reached: ${steps}`);
}));

test('a link of the list shows its change, moves the focus to it, and Back returns', () => withPage({}, async (page) => {
  await open(page);
  await page.click('li[data-date="2015-06-10"] a:text("What changed")');
  await until(page, 'January 2014');
  assert.equal(query(page), '?from=2014-01-01&to=2015-06-10');
  assert.equal(await focused(page, '#_changes'), true);
  await page.goBack();
  await until(page, 'March 2016');
  assert.equal(query(page), '');
}));

for (const [path, date] of [[`${english}?from=1999-01-01&to=2017-05-25`, '1999-01-01'], [`${english}?to=<b>x`, '<b>x'], ['ru/single/versions/?from=2014-02-30', '2014-02-30']]) {
  test(`an unknown date is told and leads on: ${path}`, () => withPage({}, async (page) => {
    await open(page, path);
    await page.waitForSelector('.notice.unknown:not([hidden])');
    assert.equal(await page.getAttribute('.notice.unknown', 'role'), 'status');
    assert.equal(await focused(page, '.notice.unknown'), true);
    assert.equal((await page.textContent('.notice.unknown')).includes(date), true);
    assert.equal(await page.isVisible('.list'), true);
    if (path.startsWith('en')) assert.match(await heading(page), /March 2016/);
    await page.click('.notice.unknown a');
    assert.equal(new URL(page.url()).hash, '#_all');
  }));
}

test('a policy with a single version says so, dated or not', () => withPage({}, async (page) => {
  for (const [id, days] of [['single', 'Copy taken on: 10\u00a0June 2015'], ['undated', 'Edition of: not known']]) {
    await open(page, `en/${id}/versions/`);
    assert.match(await page.textContent('.versions'), /There is only one version of this text here so far/);
    assert.equal(await page.textContent('.list strong'), days);
    assert.equal(await page.locator('select, .changes').count(), 0);
    assert.deepEqual(page.messages, []);
  }
}));

test('a change of language keeps the two versions', () => withPage({}, async (page) => {
  await open(page, earliest);
  await until(page, 'January 2014');
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForURL(`${site}ru/moving/versions/?from=2014-01-01&to=2015-06-10*`);
  await until(page, '1\u00a0января 2014\u00a0года');
  assert.equal(await page.textContent('.totals'), '1\u00a0изменение · 1\u00a0раздел · Изменено: 1');
}));

test('where one of two versions is not translated, the originals are compared', () => withPage({}, async (page) => {
  await open(page, 'kk/moving/versions/?from=2014-01-01&to=2015-06-10');
  await until(page, '2014\u00a0жылғы');
  assert.equal(await page.textContent('.changes .notice'), 'Бұл нұсқалардың бірі қазақшаға аударылмаған, сондықтан түпнұсқалары салыстырылған.');
  assert.equal(await page.getAttribute('.passages p:last-child', 'lang'), 'en');
  await page.goto(`${site}kk/moving/versions/?from=2015-06-10&to=2017-05-25`);
  await until(page, '2015\u00a0жылғы');
  assert.equal(await page.locator('.changes .notice').count(), 0);
  assert.match((await told(page))[0], /^Өзгертілді 1-тармақ: Компания әр клиенттің атын.*\[\+ және мекенжайын\+\] сақтайды\.$/);
}));

test('where nothing can be loaded, what was shown stays, and it is said', () => withPage({}, async (page) => {
  await page.route('**/changes-*.wasm', (route) => route.abort());
  await open(page);
  await page.selectOption('[name=from]', '2014-01-01');
  await page.waitForSelector('.notice.lost:not([hidden])');
  assert.equal(await focused(page, '.notice.lost'), true);
  assert.match(await heading(page), /March 2016/);
  assert.equal(await page.inputValue('[name=from]'), '2016-03-01');
  await page.unroute('**/changes-*.wasm');
  await page.selectOption('[name=from]', '2014-01-01');
  await until(page, 'January 2014');
  assert.equal(await page.isVisible('.notice.lost'), false);
}));

for (const javaScriptEnabled of [true, false]) {
  test(`an address of an earlier version leads on, ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => withPage({ javaScriptEnabled }, async (page) => {
    const go = async (path) => {
      await page.goto('about:blank');
      await (javaScriptEnabled ? open(page, path) : page.goto(site + path));
    };
    await go('en/moving/');
    assert.equal(await page.locator('.former:visible').count(), 0);
    await go('en/moving/#cookies.1');
    assert.deepEqual(await page.$$eval('.former', (all) => all.filter((one) => one.offsetHeight).map(({ id }) => id)), ['cookies.1']);
    assert.equal(await page.getAttribute('[id="cookies.1"]', 'role'), 'status');
    assert.equal(await focused(page, '[id="cookies.1"]'), true);
    assert.equal(await page.locator('.notices .notice').count(), 0, 'nothing is called unknown');
    assert.equal(await page.getAttribute('[id="cookies.1"] a', 'href'), new URL(`${site}en/moving/#rights.2`).pathname + '#rights.2');
    await go('en/moving/#links.2');
    await page.click('[id="links.2"] a');
    assert.equal(page.url(), `${site}${english}?from=2015-06-10&to=2016-03-01#links.2`);
    if (!javaScriptEnabled) return;
    await until(page, 'June 2015');
    assert.equal(await page.textContent('[id="links.2"] del'), 'Visitors below 14 ask their parents first.');
    await page.waitForFunction(() => document.getElementById('links.2').getBoundingClientRect().top < innerHeight);
  }));
}

test('the feed is valid Atom and announces every dated version', () => withPage({}, async (page) => {
  const response = await fetch(`${site}feed.xml`);
  assert.match(response.headers.get('content-type'), /xml/);
  await open(page, 'kk/moving/');
  assert.equal(await page.getAttribute('link[rel=alternate][type="application/atom+xml"]', 'href'), `${site}feed.xml`);
  // Where no policy of trusted types forbids to parse.
  await page.goto('about:blank');
  const feed = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    const atom = 'http://www.w3.org/2005/Atom';
    const texts = (parent, name) => [...parent.children].filter((child) => child.localName === name && child.namespaceURI === atom).map((child) => child.textContent);
    const root = xml.documentElement;
    return {
      error: xml.querySelector('parsererror')?.textContent,
      root: [root.localName, root.namespaceURI, ...['id', 'title', 'updated', 'author'].map((name) => texts(root, name).length)],
      updated: texts(root, 'updated'),
      self: root.querySelector('link[rel=self]').getAttribute('href'),
      entries: [...root.querySelectorAll('entry')].map((entry) => ({
        id: texts(entry, 'id')[0],
        one: ['id', 'title', 'updated', 'content'].map((name) => texts(entry, name).length),
        updated: texts(entry, 'updated')[0],
        links: [...entry.querySelectorAll('link[rel=alternate]')].map((link) => link.getAttribute('hreflang')),
        paragraphs: [...entry.querySelectorAll('content > div > p')].map((part) => part.getAttribute('xml:lang')),
      })),
    };
  }, await response.text());
  assert.equal(feed.error, undefined);
  assert.deepEqual(feed.root, ['feed', 'http://www.w3.org/2005/Atom', 1, 1, 1, 1]);
  assert.equal(feed.self, `${site}feed.xml`);
  assert.deepEqual(feed.updated, ['2017-05-25T00:00:00Z']);
  assert.deepEqual(feed.entries.map(({ updated }) => updated.slice(0, 10)), ['2017-05-25', '2016-03-01', '2015-06-10', '2015-06-10', '2014-01-01']);
  assert.equal(new Set(feed.entries.map(({ id }) => id)).size, 5);
  for (const entry of feed.entries) {
    assert.deepEqual([entry.one, entry.links, entry.paragraphs], [[1, 1, 1, 1], languages, languages]);
  }
}));

test('every policy of the site has its page, which its own page links to', () => withPage({ javaScriptEnabled: false }, async (page) => {
  for (const path of versionsPages) {
    await page.goto(shipped + path.replace('versions/', ''));
    await page.click('.about a[href$="/versions/"]');
    assert.equal(page.url(), shipped + path);
    await page.waitForSelector('main h1');
    assert.equal(await page.locator('main h1').count(), 1);
    if (!path.startsWith('en')) {
      const latin = await page.evaluate(() => {
        for (const part of document.querySelectorAll('[lang=en], [hreflang=en], .mark, .facts')) part.remove();
        return document.body.innerText.match(/[A-Za-z]+ [a-z]+/g);
      });
      assert.equal(latin, null, path);
    }
  }
}));
