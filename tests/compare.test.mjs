// The page that compares policies: matrix, charts, texts side by side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, comesToRest, comparePages, languages, open as openPage, policies, site, withPage } from './support.mjs';

const json = async (tag, id) => (await fetch(`${site}${tag}/${id}/policy.json`)).json();

/** Opens the page and waits until app and comparison have started. */
async function open(page, path = 'en/compare/') {
  await openPage(page, path);
  await page.waitForSelector('.compare[data-ready]');
}

const shown = (page, selector) => page.$$eval(selector, (parts) => parts.filter((part) => part.getClientRects().length).map((part) => part.textContent));
const columns = (page) => page.$$eval('.matrix thead th:not([hidden])', (heads) => heads.map((head) => head.dataset.policy));
const check = (page, id) => page.click(`label:has([value=${id}])`);
/** Of the address as the page itself sees it: `page.url()` follows later. */
const query = (page) => page.evaluate(() => location.search);

for (const path of comparePages) {
  const tag = path.slice(0, 2);

  test(`${path} is a page like the others, reached from the list`, () => withPage({}, async (page) => {
    await openPage(page, `${tag}/`);
    await page.click('main .tools a[href$="/compare/"]');
    await page.waitForSelector('.compare[data-ready]');
    assert.equal(page.url(), site + path);
    assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), site + path);
    assert.match(await page.getAttribute('meta[http-equiv]', 'content'), /trusted-types policy-viewer$/);
    const ids = await page.$$eval('[id]', (parts) => parts.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, 'no id is there twice');
    assert.deepEqual(page.messages, []);
  }));

  test(`${path} holds every fact, each with its clause, without scripts`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    assert.equal(await page.locator('noscript .notice').isVisible(), true);
    assert.equal(await page.locator('main :is(button, select, input) >> visible=true').count(), 0);
    for (const [index, id] of policies.entries()) {
      const { facts } = await json(tag, id);
      const links = await page.$$eval(`.matrix td[data-policy=${id}] a`, (all) => all.map((link) => link.href));
      assert.deepEqual(links.sort(), facts.map(({ clause }) => `${site}${tag}/${id}/#${clause}`).sort(), id);
      const cells = await page.$$eval(`.matrix td[data-policy=${id}]`, (all) => all.map((cell) => [cell.cellIndex, cell.textContent.trim()]));
      assert.ok(cells.every(([at, words]) => at === index + 1 && words), 'no cell is empty or astray');
    }
    assert.ok(await page.locator('figure svg').count() > 100);
    assert.equal(await page.locator('figure.bars').count(), 2);
  }));

  for (const colorScheme of ['light', 'dark']) {
    test(`${path} passes axe, all of it and side by side, ${colorScheme}`, () => withPage({ colorScheme }, async (page) => {
      await open(page, path);
      assert.deepEqual(await accessibilityFaults(page), []);
      await open(page, `${path}?with=qazaq-air,smartavia&topic=cookies`);
      await page.waitForSelector('.beside .text');
      assert.deepEqual(await accessibilityFaults(page), []);
    }));
  }

  test(`${path} fits 320 px; the matrix scrolls by keyboard, its row headers stay`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const table = page.locator('.matrix .table');
    assert.equal(await table.getAttribute('role'), 'group');
    assert.ok(await table.getAttribute('aria-label'));
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
    const [header, head, box] = await table.evaluate((element) => {
      element.scrollTo({ left: 200, top: 400, behavior: 'instant' });
      const rows = [...element.querySelectorAll('tbody tr:not(.kind) th')];
      const place = (part) => part.getBoundingClientRect().toJSON();
      return [rows[10], element.querySelector('thead th'), element].map(place);
    });
    assert.ok(Math.abs(header.left - box.left) < 2 && header.width < box.width / 2, 'the row header stays and leaves room');
    assert.ok(Math.abs(head.top - box.top) < 3, 'the names of the policies stay');
    const wide = await page.$$eval('figure', (figures) => figures.filter((figure) => figure.scrollWidth > figure.clientWidth + 1).map(({ className }) => className));
    assert.deepEqual(wide, [], 'charts fit without scrolling');
    const small = await page.$$eval('.compare :is(select, .check)', (targets) => targets.filter((target) => target.getBoundingClientRect().height < 44).length);
    assert.equal(small, 0);
  }));

  test(`${path}: texts on a topic, side by side, from their pages`, () => withPage({}, async (page) => {
    await open(page, `${path}?with=alma-jet,qazaq-air,citypass-astana&topic=minors`);
    await page.waitForSelector('.beside .text');
    const texts = await page.$$eval('.beside > div', (all) => all.map((text) => [text.querySelector('[lang]')?.lang, text.textContent]));
    assert.deepEqual(texts.map(([lang]) => lang), [tag, tag, undefined], 'a policy that says nothing has no text');
    const { sections, clauses } = await json(tag, 'alma-jet');
    const { id } = sections.find(({ topics }) => topics.includes('minors'));
    const plain = (words) => words.replaceAll(/\s+/g, ' ');
    for (const { text } of clauses.filter(({ section }) => section === id)) assert.ok(plain(texts[0][1]).includes(plain(text)), text);
    assert.equal(await page.locator('.beside :is([id], details, button)').count(), 0, 'nothing of the page around them');
    const links = await page.$$eval('.beside h4 a', (all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) assert.match(link, new RegExp(`/${tag}/[\\w-]+/#[\\w-]+$`));
    assert.deepEqual(page.messages, []);
  }));
}

test('a topic and policies filter the matrix at once, and stand in the address', () => withPage({}, async (page) => {
  await open(page);
  const all = (await shown(page, '.matrix tbody tr:not(.kind)')).length;
  await page.selectOption('[name=topic]', 'rights');
  assert.equal(await query(page), '?topic=rights');
  const rows = await shown(page, '.matrix tbody tr:not(.kind) th');
  assert.ok(rows.includes('Access') && rows.length < all / 3, `${rows.length} of ${all}`);
  assert.match(await page.textContent('.filters .said'), /^Facts shown: \d+$/);
  await page.waitForFunction(() => document.querySelectorAll('.beside .text, .beside .silent').length === 6);

  for (const id of ['air-astana', 'citypass-astana', 'smartavia', 'this-site']) await check(page, id);
  assert.equal(await query(page), '?with=alma-jet,qazaq-air&topic=rights');
  assert.deepEqual(await columns(page), ['alma-jet', 'qazaq-air']);
  await page.waitForFunction(() => document.querySelectorAll('.beside .text').length === 2);
  await check(page, 'alma-jet');
  assert.match(await page.textContent('.texts'), /Choose two or more policies/);
  await check(page, 'alma-jet');

  await page.selectOption('[name=topic]', '');
  assert.equal(await page.locator('.texts').isVisible(), false);
  assert.equal(await query(page), '?with=alma-jet,qazaq-air');
  for (const id of ['alma-jet', 'qazaq-air']) await check(page, id);
  assert.deepEqual(await columns(page), ['qazaq-air'], 'the last policy stays');
  assert.match(await page.textContent('.filters .said'), /^One policy has to stay/);
}));

test('every name of the address that means nothing is told', () => withPage({}, async (page) => {
  await open(page, 'en/compare/?with=alma-jet,nope&topic=nothing');
  const told = await page.innerText('.compare .notice[role]');
  assert.ok(told.includes('nope') && told.includes('nothing'), told);
}));

for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 568 }]) {
  test(`a reload leaves the reader at the text they read beside another, at ${viewport.width} px`, () => withPage({ viewport }, async (page) => {
    await open(page, 'en/compare/?with=alma-jet,smartavia&topic=cookies');
    await page.waitForSelector('.beside .text .clause');
    await page.evaluate(() => { const all = document.querySelectorAll('.beside .clause'); all[Math.floor(all.length / 2)].scrollIntoView(); });
    const place = () => page.evaluate(() => { const all = document.querySelectorAll('.beside .clause'); return all[Math.floor(all.length / 2)]?.getBoundingClientRect().top; });
    const before = await place();
    await page.waitForFunction(() => history.state?.top > 0);
    await page.reload();
    await page.waitForSelector('.beside .text .clause');
    await comesToRest(page, place, before, 4, 'the text');
  }));
}

test('a row that no chosen policy states anything of is not shown', () => withPage({}, async (page) => {
  await open(page, 'en/compare/?with=smartavia,this-site');
  const silent = await page.$$eval('.matrix tbody tr:not([hidden], .kind)', (rows) => rows.filter((row) => !row.querySelector('td:not([hidden]) a')).length);
  assert.equal(silent, 0);
  const empty = await page.$$eval('.matrix tbody:not([hidden])', (groups) => groups.filter((group) => !group.querySelector('tr:not([hidden], .kind)')).length);
  assert.equal(empty, 0, 'nor a heading without rows');
}));

for (const width of [447, 1280]) {
  test(`the names above the grid of data cover nothing else at ${width} px`, () => withPage({ viewport: { width, height: 800 } }, async (page) => {
    await open(page, 'ru/compare/');
    const outside = await page.$$eval('.grid thead th', (heads) => heads.filter((head) => {
      const [cell, name] = [head, head.querySelector('a')].map((part) => part.getBoundingClientRect());
      return name.top < cell.top || name.bottom > cell.bottom;
    }).map(({ innerText }) => innerText));
    assert.deepEqual(outside, []);
  }));
}

test('Back leaves the page, a reload keeps what is compared', () => withPage({}, async (page) => {
  await openPage(page, 'en/');
  await page.click('main .tools a[href$="/compare/"]');
  await page.waitForSelector('.compare[data-ready]');
  await page.selectOption('[name=topic]', 'cookies');
  await check(page, 'air-astana');
  await page.reload();
  await page.waitForSelector('.compare[data-ready]');
  assert.equal(await page.inputValue('[name=topic]'), 'cookies');
  assert.equal((await columns(page)).includes('air-astana'), false);
  await page.goBack();
  assert.equal(page.url(), `${site}en/`);
}));

test('a change of language keeps policies and topic', () => withPage({}, async (page) => {
  await open(page, 'en/compare/?with=smartavia,qazaq-air&topic=cookies');
  for (const tag of languages.slice(1)) {
    await page.click(`nav.languages a[hreflang=${tag}]`);
    await page.waitForSelector(`html[lang=${tag}] .compare[data-ready]`);
    assert.equal(page.url(), `${site}${tag}/compare/?with=smartavia,qazaq-air&topic=cookies`);
    assert.deepEqual(await columns(page), ['qazaq-air', 'smartavia']);
  }
}));

for (const [search, name] of [['with=alma-jet,nobody', 'nobody'], ['with=nobody', 'nobody'], ['topic=%3Cb%3E', '<b>']]) {
  test(`?${search}: says what is unknown, leads on, and compares the rest`, () => withPage({}, async (page) => {
    await open(page, `en/compare/?${search}`);
    const status = page.locator('.compare > [role=status]');
    assert.equal(await status.isVisible(), true);
    assert.ok((await status.textContent()).includes(`“${name}”`));
    assert.equal(await status.evaluate((element) => element === document.activeElement), true);
    assert.deepEqual(await columns(page), search.startsWith('with=alma') ? ['alma-jet'] : policies);
    await status.locator('a').click();
    assert.equal(await page.evaluate(() => location.hash), '#matrix');
    assert.deepEqual(page.messages, []);
  }));
}

test('durations stand on one scale, and say what they are', () => withPage({}, async (page) => {
  await open(page);
  const bars = await page.$$eval('.bars tbody tr', (rows) => rows.map((row) => {
    const width = (part) => part?.getBoundingClientRect().width ?? 0;
    return [row.querySelector('a').textContent.replace('\u00A0', ' '), width(row.querySelector('rect')), row.querySelector('rect').getAttribute('class')];
  }));
  const width = (words) => bars.find(([known]) => known === words)[1];
  assert.ok(width('1 week') < width('3 months') && width('3 months') < width('1 year') && width('3 years') < width('20 years'));
  assert.ok(width('13 months') > width('1 year') && width('13 months') < width('3 years'), 'of both charts');
  assert.deepEqual([...new Set(bars.filter(([words]) => words === 'without limit').map(([, , kind]) => kind))], ['unlimited']);
  assert.deepEqual([...new Set(bars.filter(([words]) => words.startsWith('as long as')).map(([, , kind]) => kind))], ['open']);
}));

test('where a text cannot be loaded, that is said, and the link stays', () => withPage({}, async (page) => {
  await page.route('**/en/smartavia/', (route) => route.abort());
  await open(page, 'en/compare/?with=qazaq-air,smartavia&topic=cookies');
  await page.waitForSelector('.beside .silent');
  assert.match(await page.textContent('.beside'), /could not be loaded/);
  assert.equal(await page.locator('.beside h3 a').count(), 2);
  assert.equal(await page.locator('.beside .text').count(), 1);
}));

test('a keyboard compares', () => withPage({}, async (page) => {
  await open(page);
  await page.focus('[name=with]');
  await page.keyboard.press('Space');
  assert.equal(await query(page), '?with=alma-jet,qazaq-air,citypass-astana,smartavia,this-site');
  await page.focus('[name=topic]');
  await page.keyboard.press('ArrowDown');
  assert.match(await query(page), /&topic=controller$/);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'table', 'the matrix comes next');
}));

test('paper shows the whole matrix and the charts, and no controls', () => withPage({ viewport: { width: 1000, height: 900 } }, async (page) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.filters').isVisible(), false);
  const [inner, outer] = await page.$eval('.matrix .table', (box) => [box.scrollWidth, box.clientWidth]);
  assert.ok(inner <= outer + 1, `${inner} of ${outer}`);
  assert.equal((await shown(page, 'figure')).length, 3);
  assert.equal(await page.locator('.texts').isVisible(), false, 'what is hidden stays hidden');
}));
