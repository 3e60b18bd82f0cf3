// A file of the reader's own: /{lang}/open/.
import assert from 'node:assert/strict';
import { readFile, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { accessibilityFaults, belowHeader, languages, open, site, withPage } from './support.mjs';

const foreign = `# Our privacy policy

We are *Example LLP*.

## Data we collect

- name
- e-mail <b>x</b>

## Cookies {#cookies}

See [data](#nowhere), [there](https://example.org/) and [x](javascript:alert(1)).

<script>alert(1)</script>
`;
const file = (name, text, mimeType = 'text/markdown') => ({ name, mimeType, buffer: Buffer.from(text) });
const choose = (page, ...files) => page.setInputFiles('input[name=file]', files);
const alert = (page) => page.innerText('.file-errors');
const own = (id, tag) => readFileSync(new URL(`../policies/${id}/${tag}.md`, import.meta.url), 'utf8');

for (const tag of languages) {
  test(`${tag}: a policy of the site, opened as a file, reads as it does there`, () => withPage({}, async (page) => {
    await open(page, `${tag}/alma-jet/`);
    // What the glossary links is the site's own.
    const text = () => page.$$eval('article .clause', (all) => all.map((clause) => [clause.id, clause.textContent.replaceAll('#', '')]));
    const published = await page.$$eval('article [id]', (all) => all.map(({ id }) => id));
    const words = await text();
    await open(page, `${tag}/open/`);
    assert.equal(await page.$$eval('h1', (all) => all.length), 1);
    await choose(page, file('policy.md', own('alma-jet', tag)));
    await page.waitForSelector('.opened article');
    assert.equal(await page.getAttribute('article', 'lang'), tag);
    assert.deepEqual(await page.$$eval('article [id]', (all) => all.map(({ id }) => id)), published);
    assert.deepEqual(await text(), words);
    assert.equal(await page.$$eval('h1', (all) => all.length), 1);
    assert.deepEqual(await page.$$eval('.file-problems li', (all) => all.length), 0);
    assert.notEqual(await page.innerText('.verdict'), '');
    assert.deepEqual(page.messages, []);
  }));

  test(`${tag}: what the checker finds is told by line, in the language of the page`, () => withPage({ colorScheme: tag === 'kk' ? 'dark' : 'light' }, async (page) => {
    await open(page, `${tag}/open/`);
    assert.deepEqual(await accessibilityFaults(page), []);
    await choose(page, file('ours.md', foreign));
    await page.waitForSelector('.opened article');
    const lines = await page.$$eval('.file-problems li[data-line]', (all) => all.map(({ dataset }) => dataset.line));
    assert.deepEqual(lines, ['1', '1', '3', '5', '8', '12', '12', '14']);
    const told = await page.innerText('.file-problems ol');
    if (tag === 'en') assert.match(told, /raw HTML is never shown/);
    else assert.doesNotMatch(told.replace(/`|\+\+\+|[\w-]+ = "…"|[#@{}\w:()./…-]+/g, ''), /[a-z]{3}/, 'nothing English');
    // Every line of text is there, though ids are missing.
    assert.equal(await page.innerText('h1'), 'Our privacy policy');
    assert.deepEqual(await page.$$eval('article details', (all) => all.map(({ id }) => id)), ['section-1', 'section-2', 'cookies']);
    assert.equal(await page.$('article script'), null);
    assert.deepEqual(await page.$$eval('article a', (all) => all.map((link) => link.getAttribute('href'))), [`${new URL(site).pathname}${tag}/open/#nowhere`, 'https://example.org/']);
    await page.click('.file-problems li:nth-child(4) a');
    assert.equal(await page.evaluate(() => document.querySelector(':target')?.id), 'section-2');
    await page.click('.close-all');
    assert.equal(await page.$$eval('article details[open]', (all) => all.length), 0);
    assert.deepEqual(await accessibilityFaults(page), []);
    assert.deepEqual(page.messages, []);
  }));
}

test('what is no such file is told, and what was open stays', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  await choose(page, file('ours.md', foreign));
  await page.waitForSelector('.opened article');
  for (const [wrong, message] of [
    [file('scan.pdf', '%PDF', 'application/pdf'), /“scan\.pdf” is not a Markdown file/],
    [file('page.html', '<p>', 'text/html'), /“page\.html” is not a Markdown file/],
    [{ name: 'latin.md', mimeType: 'text/markdown', buffer: Buffer.from([0x23, 0x20, 0xe9, 0xff]) }, /“latin\.md” is not UTF-8/],
    [file('large.md', 'x'.repeat(5 * 1024 * 1024 + 1)), /“large\.md” is larger than 5 MB/],
    [file('$&.txt', 'x'), /“\$&\.txt” is not a Markdown file/],
  ]) {
    await choose(page, wrong);
    await page.waitForFunction((name) => document.querySelector('.file-errors').textContent.includes(name), wrong.name);
    assert.match(await alert(page), message);
    assert.equal(await page.innerText('h1'), 'Our privacy policy');
  }
  await choose(page, file('scan.pdf', 'x'), file('good.MD', '# Good'));
  await page.waitForFunction(() => document.querySelector('h1').textContent === 'Good');
  assert.match(await alert(page), /scan\.pdf/);
  assert.deepEqual(page.messages, []);
}));

test('files of any content are read, the largest allowed too', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  for (const text of ['', '\ufeff', '\0\u0001', '---\ntitle: x\n', '+++\n', '[['.repeat(20000), '> '.repeat(5000), '|'.repeat(5000), `# Large\n\n${'word '.repeat(1000000)}`]) {
    const name = `file-${text.length}.md`;
    await choose(page, file(name, text));
    await page.waitForFunction((shown) => document.querySelector('.opened .facts')?.textContent.includes(shown), name);
  }
  assert.equal(await page.innerText('h1'), 'Large');
  assert.deepEqual(page.messages, []);
}));

test('several files are open beside each other, and the same one again in its new form', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  await choose(page, file('a.md', '# First'), file('b.md', '# Second'));
  await page.waitForSelector('.files button >> nth=1');
  assert.equal(await page.innerText('h1'), 'Second');
  await page.focus('.files button');
  await page.keyboard.press('Enter');
  assert.equal(await page.innerText('h1'), 'First');
  assert.equal(await page.innerText(':focus'), 'a.md');
  assert.match(await page.title(), /^First · /);
  await choose(page, file('a.md', '# Changed'));
  await page.waitForFunction(() => document.querySelector('h1').textContent === 'Changed');
  assert.equal(await page.$$eval('.files button', (all) => all.length), 2);
}));

test('a file can be dropped anywhere', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.md'));
    return data;
  }, foreign);
  await page.dispatchEvent('footer', 'dragover', { dataTransfer: transfer });
  assert.notEqual(await page.getAttribute('.opener', 'data-dragged'), null);
  await page.dispatchEvent('footer', 'drop', { dataTransfer: transfer });
  await page.waitForSelector('.opened article');
  assert.equal(await page.getAttribute('.opener', 'data-dragged'), null);
  assert.equal(await page.innerText('h1'), 'Our privacy policy');
}));

test('it is downloaded as one file that needs nothing else', () => withPage({}, async (page, context) => {
  await open(page, 'ru/open/');
  await choose(page, file('our.policy.md', foreign));
  await page.waitForSelector('.opened article');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[name=download]')]);
  assert.equal(download.suggestedFilename(), 'our.policy.html');
  const html = await promisify(readFile)(await download.path(), 'utf8');
  assert.doesNotMatch(html, /<script|127\.0\.0\.1/);
  const copy = await context.newPage();
  const requests = [];
  copy.on('request', (request) => requests.push(request.url()));
  await copy.setContent(html);
  assert.deepEqual(requests.filter((address) => /^http/.test(address)), []);
  assert.equal(await copy.title(), 'Our privacy policy');
  assert.equal(await copy.getAttribute('html', 'lang'), 'en');
  assert.deepEqual(await copy.$$eval('article a', (all) => all.map((link) => link.getAttribute('href'))), ['#nowhere', 'https://example.org/']);
  assert.match(await copy.innerText('article'), /Example LLP/);
  assert.equal(await copy.$$eval('main', (all) => all.length), 1);
}));

test('a change of language takes the files along, and tells the problems anew', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  await choose(page, file('a.md', '# First\n\n## Data\n\nx'), file('b.md', '# Second'));
  await page.waitForSelector('.files button >> nth=1');
  await page.click('.files button');
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForURL(/kk\/open/);
  await page.waitForSelector('.opened article');
  assert.equal(await page.innerText('h1'), 'First');
  assert.match(await page.innerText('.file-problems'), /id жоқ/);
  assert.equal(await page.evaluate(() => window.name), '');
}));

test('a change of language keeps the clause; the present language packs nothing', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  await choose(page, file('long.md', `# Long\n\n${[1, 2, 3, 4, 5].map((number) => `## Part ${number} {#part-${number}}\n\n${'word '.repeat(400)}\n`).join('\n')}`));
  await page.waitForSelector('.opened article');
  await page.evaluate(() => { document.getElementById('part-4').scrollIntoView(); });
  await page.click('nav.languages [hreflang=en]');
  assert.equal(await page.evaluate(() => window.name), '');
  await page.click('nav.languages [hreflang=kk]');
  await page.waitForSelector('html[lang=kk] .opened article');
  await page.waitForFunction(() => scrollY > 500);
  const top = await belowHeader(page, 'part-4');
  assert.ok(Math.abs(top) < 48, `${top}`);
}));

test('files chosen in a hurry are all read, and each fault is told', () => withPage({}, async (page) => {
  await open(page, 'en/open/');
  await page.evaluate(() => {
    const give = (...files) => {
      const data = new DataTransfer();
      files.forEach(([name, text]) => data.items.add(new File([text], name)));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    };
    give(['a.md', '# First']);
    give(['b.md', '# Second'], ['c.pdf', 'x']);
  });
  await page.waitForFunction(() => document.querySelector('h1').textContent === 'Second' && !document.querySelector('.opener').ariaBusy);
  assert.match(await alert(page), /c\.pdf/);
  assert.equal(await page.$$eval('.files button', (all) => all.length), 2);
}));

test('what is opened is neither sent nor stored', () => withPage({}, async (page, context) => {
  await open(page, 'en/open/');
  const fetched = page.waitForResponse(/opener-.*wasm/);
  await page.focus('input[name=file]');
  await fetched;
  await page.waitForLoadState('networkidle');
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await choose(page, file('secret.md', foreign));
  await page.waitForSelector('.opened article');
  // What is closed is remembered of policies alone.
  await page.click('.opened .section > summary');
  await page.click('.opened .close-all');
  await page.waitForTimeout(100);
  assert.deepEqual(requests, []);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]), [0, 0, 0]);
}));

test('without what reads files, that is said, and the file can be chosen again', () => withPage({}, async (page) => {
  await page.route('**/opener-*.wasm', (route) => route.abort());
  await open(page, 'ru/open/');
  await choose(page, file('ours.md', foreign));
  await page.waitForSelector('.file-errors .notice');
  assert.match(await alert(page), /Программа для чтения файлов не загрузилась/);
  await page.unroute('**/opener-*.wasm');
  await choose(page, file('ours.md', foreign));
  await page.waitForSelector('.opened article');
  assert.equal(await alert(page), '');
}));

test('on a slow line the choice of a file starts what it needs', () => withPage({ init: "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })" }, async (page) => {
  await page.goto(`${site}en/open/`);
  await choose(page, file('ours.md', foreign));
  await page.waitForSelector('.opened article');
}));

test('where the app cannot start, that is said', () => withPage({}, async (page) => {
  await page.route('**/app-*.wasm', (route) => route.abort());
  await page.goto(`${site}en/open/`);
  await choose(page, file('ours.md', foreign));
  await page.waitForSelector('.file-errors .notice');
}));

test('without scripts the page says what it needs', () => withPage({ javaScriptEnabled: false }, async (page) => {
  for (const tag of languages) {
    await page.goto(`${site}${tag}/open/`);
    assert.equal(await page.isVisible('noscript .notice'), true);
    assert.equal(await page.isVisible('.drop'), false);
  }
}));
