// Sections, deep links, print, theme.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowHeader, open, site, switchTo, withPage, openEquipped } from './support.mjs';

const path = 'ru/citypass-astana/';
const isOpen = (page, id) => page.$eval(`[id="${id}"]`, (section) => section.open);

test('all sections are open at first; all close and open', () => withPage({}, async (page) => {
  await open(page, path);
  const count = () => page.$$eval('details.section[open]', (all) => all.length);
  assert.equal(await count(), 7);
  await page.click('.close-all');
  assert.equal(await count(), 0);
  await page.click('.open-all');
  assert.equal(await count(), 7);
  await switchTo(page, 'kk');
  await page.click('.close-all');
  assert.equal(await count(), 0, 'also in a page that the app rendered');
}));

for (const [fragment, section] of [['3.4', 'processing'], ['processing.2', 'processing'], ['disputes', 'disputes'], ['2.1.8', 'purposes']]) {
  test(`#${fragment} opens what it needs and stands below the header`, () => withPage({ viewport: { width: 1280, height: 400 } }, async (page) => {
    await open(page, `${path}#${fragment}`);
    assert.ok(await belowHeader(page, fragment) >= 0);
    await page.click('.close-all');
    await page.evaluate((id) => { location.hash = ''; location.hash = id; }, fragment);
    await page.waitForFunction((id) => document.getElementById(id).open, section);
    await page.click('.close-all');
    await page.evaluate((id) => document.querySelector(`.contents a[href$="#${id}"]`)?.click(), section);
    await page.waitForFunction((id) => document.getElementById(id).open, section);
    const top = await belowHeader(page, section);
    assert.ok(top >= 0 && top < 400, `${top}`);
  }));
}

test('a link of the contents leads to its section, again and again', () => withPage({}, async (page) => {
  await open(page, path);
  for (let round = 0; round < 2; round += 1) {
    await page.click('.contents a[href$="#purposes"]');
    assert.equal(page.url(), `${site}${path}#purposes`);
    await page.click('.close-all');
    assert.equal(await isOpen(page, 'purposes'), false);
  }
  await page.click('.contents a[href$="#purposes"]');
  await page.waitForFunction(() => document.getElementById('purposes').open);
}));

test('an address that names nothing says so, with a way on, and takes the focus', () => withPage({}, async (page) => {
  for (const fragment of ['nothing', '9.9', '%D0%BF', '%', '"><img>']) {
    await page.goto('about:blank');
    await open(page, `${path}#${fragment}`);
    await page.waitForSelector('.notices .notice');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'notices', fragment);
    assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 7);
  }
  await page.click('.notices a');
  await page.waitForSelector('.notices .notice', { state: 'detached' });
  assert.deepEqual(page.messages, []);
}));

test('printing opens everything and closes it again', () => withPage({}, async (page) => {
  await openEquipped(page, path);
  await page.click('#general > summary');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await isOpen(page, 'general'), true);
  const day = new Date().toLocaleDateString('ru', { day: 'numeric', month: 'long', year: 'numeric' }).replace(/ г\.$/, ' года');
  assert.equal((await page.textContent('.paper')).replaceAll('\u00a0', ' '), `Напечатано ${day}, адрес: ${site}${path}`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await isOpen(page, 'general'), false);
}));

test('a Kazakh page is printed on a Kazakh day', () => withPage({}, async (page) => {
  await openEquipped(page, 'kk/citypass-astana/');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await page.textContent('.paper'), /20\d\d.жылғы \d+.(қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)/);
}));

test('on paper there is the text alone, also where no script runs', () => withPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto(site + path);
  await page.click('#general > summary');
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => ['header.frame', '.contents', '.tools', 'footer', '[id="1.1"]', '.about', 'h1']
    .map((selector) => document.querySelector(selector).checkVisibility({ contentVisibilityAuto: true })));
  assert.deepEqual(seen, [false, false, false, false, true, true, true]);
}));

test('the theme goes round, is remembered, and is there before the text', () => withPage({}, async (page) => {
  await open(page, path);
  const theme = () => page.getAttribute('html', 'data-theme');
  const name = () => page.$eval('.theme', (button) => button.innerText.trim());
  assert.equal(await theme(), 'auto');
  const names = [await name()];
  for (const next of ['light', 'dark']) {
    await page.click('.theme');
    assert.equal(await theme(), next);
    names.push(await name());
  }
  assert.equal(new Set(names).size, 3);
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(site + path);
  assert.equal(await theme(), 'dark');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(20, 23, 26)');
  await page.unroute('**/*.js');
  await open(page, path);
  await page.click('.theme');
  assert.equal(await theme(), 'auto');
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'the system’s theme needs no memory');
}));

test('a reader’s own closing, place and selection survive the app’s start', () => withPage({}, async (page) => {
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await page.goto(site + path);
  await page.click('#general > summary');
  await page.evaluate(() => {
    scrollTo(0, 900);
    getSelection().selectAllChildren(document.querySelector('[id="3.2"]'));
    window.kept = document.querySelector('[id="3.2"]');
  });
  const selected = await page.evaluate(() => `${getSelection()}`);
  go();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await isOpen(page, 'general'), false);
  assert.equal(await page.evaluate(() => scrollY), 900);
  assert.equal(await page.evaluate(() => `${getSelection()}`), selected);
  assert.equal(await page.evaluate(() => window.kept === document.querySelector('[id="3.2"]')), true);
}));

test('forced colours keep the current language apart', () => withPage({ forcedColors: 'active' }, async (page) => {
  await open(page, path);
  assert.notEqual(await page.$eval('.languages [aria-current]', (link) => getComputedStyle(link).outlineStyle), 'none');
}));
