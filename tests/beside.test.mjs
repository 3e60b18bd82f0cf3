// Two languages beside each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, languages, open, openEquipped, policies, site, withPage } from './support.mjs';

const path = 'ru/citypass-astana/';
const shown = (page) => page.waitForSelector('.beside');

for (const policy of policies) {
  for (const [one, other] of [['en', 'kk'], ['ru', 'en'], ['kk', 'ru']]) {
    test(`${policy}: each clause in ${one} stands beside the same in ${other}`, () => withPage({}, async (page) => {
      await open(page, `${one}/${policy}/?beside=${other}`);
      await shown(page);
      const { rows, ids } = await page.evaluate(() => ({
        rows: [...document.querySelectorAll('.row')].map((row) => [row.id, ...[...row.children].map((cell) => [cell.lang, cell.textContent.trim().length > 0, !!cell.querySelector('.missing')])]),
        ids: [...document.querySelectorAll('article [data-id]')].map((part) => part.dataset.id),
      }));
      assert.deepEqual(rows.map(([id]) => id).sort(), ids.sort(), 'every address once');
      for (const [id, mine, theirs] of rows) {
        assert.deepEqual(mine, [one, true, false], id);
        assert.deepEqual(theirs, [other, true, false], id);
      }
      assert.deepEqual(page.messages, []);
    }));
  }
}

test('the words of a row are those of the clause in each language', () => withPage({}, async (page) => {
  const words = {};
  for (const tag of ['ru', 'kk']) {
    await open(page, `${tag}/smartavia/`);
    words[tag] = await page.$$eval('article .clause', (all) => all.map((clause) => clause.textContent.replace(/\s+/g, '')).join(''));
  }
  await open(page, 'ru/smartavia/?beside=kk');
  await shown(page);
  for (const [at, tag] of [[0, 'ru'], [1, 'kk']]) {
    const cells = await page.$$eval('.row', (rows, place) => rows.filter((row) => row.id.includes('.')).map((row) => [...row.children[place].querySelectorAll('p, dd')].map((part) => part.textContent.replace(/\s+/g, '')).join('')), at);
    for (const text of cells.filter((cell) => cell.length > 20)) assert.ok(words[tag].includes(text), text);
  }
}));

test('it is chosen, stands in the address, and Back takes it away', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  await page.selectOption('select[name=beside]', 'kk');
  await shown(page);
  assert.equal(new URL(page.url()).search, '?beside=kk');
  assert.equal(await page.isVisible('details.section'), false);
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('.beside'));
  assert.equal(await page.isVisible('details.section'), true);
  assert.equal(await page.inputValue('select[name=beside]'), '');
  assert.equal(await page.$$eval('[id="1.1"]', (all) => all.length), 1);
}));

test('what was seen stays where it was once it is chosen, with the control or by a clause', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  const top = (selector) => page.evaluate((name) => document.querySelector(name).getBoundingClientRect().top, selector);
  const moved = async (selector) => {
    const before = await top(selector);
    await page.selectOption('select[name=beside]', 'kk');
    await shown(page);
    const after = await top(selector);
    await page.selectOption('select[name=beside]', '');
    await page.waitForFunction(() => !document.querySelector('.beside'));
    return [Math.abs(after - before) < 3, Math.abs(await top(selector) - before) < 3];
  };
  await page.evaluate(() => { scrollBy({ top: document.querySelector('select[name=beside]').getBoundingClientRect().top - 90, behavior: 'instant' }); });
  assert.deepEqual(await moved('select[name=beside]'), [true, true]);
  await page.evaluate(() => { scrollBy({ top: document.getElementById('3.4').getBoundingClientRect().top - 70, behavior: 'instant' }); });
  assert.deepEqual(await moved('[id="3.4"]'), [true, true]);
}));

test('contents and deep links lead to rows', () => withPage({}, async (page) => {
  await open(page, `${path}?beside=en#3.4`);
  await shown(page);
  const top = (id) => page.evaluate((name) => document.getElementById(name).getBoundingClientRect().top, id);
  assert.ok(await top('3.4') < 200);
  await page.click('nav.contents li:last-child a');
  const last = await page.evaluate(() => [...document.querySelectorAll('.row.heading')].at(-1).id);
  await page.waitForFunction((id) => location.hash === `#${id}`, last);
  assert.equal(new URL(page.url()).search, '?beside=en');
}));

test('a change of language keeps two languages', () => withPage({}, async (page) => {
  await open(page, `${path}?beside=kk`);
  await shown(page);
  await page.click('nav.languages a[hreflang=en]');
  await page.waitForURL(`${site}en/citypass-astana/?beside=kk*`);
  await shown(page);
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForURL(`${site}kk/citypass-astana/?beside=en*`);
  await shown(page);
}));

test('what exists in one text only is shown as missing in the other', () => withPage({}, async (page) => {
  await page.route('**/kk/citypass-astana/', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<p [^>]*id="1\.3".*?<\/p>/s, '').replace('id="1.4"', 'id="1.99"');
    await route.fulfill({ response: answer, body });
  });
  await open(page, `${path}?beside=kk`);
  await shown(page);
  assert.equal(await page.innerText('[id="1.3"] .cell:nth-child(2)'), 'В этом тексте этого места нет');
  assert.equal(await page.innerText('[id="1.99"] .cell:nth-child(1)'), 'В этом тексте этого места нет');
}));

for (const tag of ['de', 'ru', '"><b>', 'constructor']) {
  test(`?beside=${tag} says that there is none, with a way on`, () => withPage({}, async (page) => {
    await open(page, `${path}?beside=${encodeURIComponent(tag)}`);
    await page.waitForSelector('.beside-problem');
    assert.equal(await page.evaluate(() => document.activeElement.matches('[role=status]')), true);
    assert.ok((await page.innerText('.beside-problem')).includes(tag));
    assert.equal(await page.isVisible('[id="1.1"]'), true);
    await page.click('.beside-problem a');
    await page.waitForURL(site + path);
  }));
}

test('a text that cannot be had leaves the page and says so', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  await page.route('**/en/citypass-astana/', (route) => route.abort());
  await page.selectOption('select[name=beside]', 'en');
  await page.waitForSelector('.beside-problem');
  assert.equal(await page.isVisible('[id="1.1"]'), true);
}));

for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`it passes axe and fits ${viewport.width} px, ${colorScheme}`, () => withPage({ viewport, colorScheme }, async (page) => {
      await open(page, 'kk/smartavia/?beside=ru');
      await shown(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      assert.deepEqual(await accessibilityFaults(page), []);
    }));
  }
}

test('all pairs are offered', () => withPage({}, async (page) => {
  for (const tag of languages) {
    await openEquipped(page, `${tag}/air-astana/`);
    const offered = await page.$$eval('select[name=beside] option', (all) => all.map(({ value }) => value));
    assert.deepEqual(offered, ['', ...languages.filter((other) => other !== tag)]);
  }
}));

test('a row has the control that copies its address, and the row of the address is marked', () => withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await openEquipped(page, `${path}#3.4`);
  await page.selectOption('select[name=beside]', 'kk');
  await shown(page);
  const colour = (id) => page.$eval(`[id="${id}"]`, (row) => getComputedStyle(row).backgroundColor);
  assert.notEqual(await colour('3.4'), await colour('3.3'));
  assert.equal(page.url(), `${site}${path}?beside=kk#3.4`);
  await page.waitForFunction(() => !document.querySelector('.row:not(.heading, :has(h3), :has(.copy-link))'));
  assert.deepEqual(await page.$$eval('.row', (rows) => rows.filter((row) => row.querySelectorAll('.copy-link').length > 1).map(({ id }) => id)), []);
  await page.hover('[id="3.3"]');
  await page.click('[id="3.3"] .copy-link');
  await page.waitForFunction(() => document.querySelector('[id="3.3"] .copy-link').dataset.copied === '');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site}${path}#3.3`);
  assert.match(await page.getAttribute('[id="3.3"] .copy-link', 'aria-label'), /: 3\.3/);
  await page.selectOption('select[name=beside]', '');
  await page.waitForFunction(() => !document.querySelector('article .clause[id]:not(:has(> .copy-link, > th > .copy-link))'));
}));

for (const [second, what] of [['kk', 'another'], ['ru', 'the one that is coming']]) {
  test(`a second language chosen while a first is on its way: ${what}`, () => withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await openEquipped(page, 'en/citypass-astana/');
    await page.route('**/content/ru/**', async (route) => { await new Promise((done) => { setTimeout(done, 600); }); await route.continue(); });
    await page.click('nav.languages a[hreflang=ru]');
    await page.selectOption('select[name=beside]', second);
    await page.waitForSelector('html[lang=ru]');
    if (second === 'kk') {
      await page.waitForFunction(() => document.querySelector('.beside .cell')?.lang === 'ru');
      assert.deepEqual(await page.$$eval('.row:first-child .cell', (cells) => cells.map(({ lang }) => lang)), ['ru', 'kk']);
    } else {
      await page.waitForSelector('.beside-problem');
      assert.ok((await page.innerText('article')).length > 2000, 'the text is there');
    }
    assert.equal(page.url(), `${site}ru/citypass-astana/?beside=${second}`);
    assert.deepEqual(page.messages, []);
  }));
}
