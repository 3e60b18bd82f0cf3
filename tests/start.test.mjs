// How the app starts, and what stays where it cannot.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { belowHeader, open, scrollTo, site, until, withPage } from './support.mjs';

const path = 'en/citypass-astana/';

test('the text is painted after one request', () => withPage({}, async (page) => {
  await page.goto(site + path);
  await page.waitForSelector('html[data-ready]');
  const order = await page.evaluate(async () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return performance.getEntriesByType('resource').filter((entry) => entry.startTime < paint.startTime && !entry.name.endsWith('favicon.svg')).map((entry) => entry.name);
  });
  assert.deepEqual(order, []);
}));

for (const connection of [{ saveData: true, effectiveType: '4g' }, { saveData: false, effectiveType: '3g' }, { saveData: false, effectiveType: 'slow-2g' }]) {
  const init = `Object.defineProperty(navigator, 'connection', { value: ${JSON.stringify(connection)} })`;

  test(`with ${JSON.stringify(connection)} nothing of the app is fetched until a control is touched`, () => withPage({ init }, async (page) => {
    const fetched = [];
    page.on('request', (request) => fetched.push(request.url().slice(site.length)));
    await page.goto(site + path);
    await page.mouse.wheel(0, 600);
    await page.click('#general > summary');
    // What keeps the page for when there is no network is small.
    const small = connection.saveData ? [] : ['visit.js'];
    await until(page, (count) => performance.getEntriesByType('resource').filter(({ name }) => /visit/.test(name)).length === count, small.length);
    await page.waitForTimeout(300);
    assert.deepEqual(fetched.filter((name) => name !== 'favicon.svg').map((name) => name.replace(/-[0-9a-f]{16}/, '')), [path, ...small]);
    assert.equal(await page.getAttribute('html', 'data-ready'), null);
    await page.click('.close-all');
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 0, 'the click that started it is answered');
    assert.deepEqual(page.messages, []);
  }));
}

// Firefox tells of no paint where a page begins scrolled.
test('the app starts though no paint is told of', () => withPage({ init: 'PerformanceObserver.prototype.observe = () => {}; performance.getEntriesByName = performance.getEntriesByType = () => [];' }, async (page) => {
  await open(page, `${path}#3.4`);
  assert.deepEqual(page.messages, []);
}));

test('what a page answers itself is not done again when the app has started', () => withPage({ init: "Object.defineProperty(navigator, 'connection', { value: { saveData: true } }); window.print = () => { window.printed = (window.printed ?? 0) + 1; };" }, async (page) => {
  await page.goto(`${site}en/letter/`);
  await page.click('[name=print]');
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.evaluate(() => window.printed), 1);
}));

test('before the app starts a language link keeps place and closed sections', () => withPage({}, async (page) => {
  await page.route('**/*.wasm', () => {});
  await page.goto(site + path);
  await page.click('#general > summary');
  await scrollTo(page, '3.3');
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForURL(/\/kk\/citypass-astana\//);
  assert.equal(new URL(page.url()).hash, '#3.3');
  await page.waitForLoadState('domcontentloaded');
  assert.ok(Math.abs(await belowHeader(page, '3.3') - 12) <= 48);
  assert.equal(await page.$eval('#general', (section) => section.open), false);
  assert.equal(await page.evaluate(() => sessionStorage['policy-viewer.closed/citypass-astana']), 'general');
}));

for (const [what, from, isKept] of [['where nothing is closed', path, false], ['on a page without a policy', 'en/compare/', true]]) {
  test(`before the app starts a language link ${what} keeps nothing of sections`, () => withPage({}, async (page) => {
    await page.route('**/*.wasm', () => {});
    await page.goto(site + from);
    if (isKept) await page.evaluate(() => { localStorage['policy-viewer.closed'] = '-'; });
    await page.click('nav.languages a[hreflang=kk]');
    await page.waitForURL(`**/${from.replace('en/', 'kk/')}`);
    const keys = await page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)].sort());
    assert.deepEqual(keys, isKept ? ['policy-viewer.closed', 'policy-viewer.language'] : ['policy-viewer.language']);
  }));
}

async function staysReadable(page, change) {
  await change(page);
  await page.goto(site + path);
  await page.waitForSelector('html[data-failed]');
  assert.equal(await page.getAttribute('html', 'data-ready'), null);
  assert.equal(await page.isVisible('.failed'), true);
  assert.equal(await page.isVisible('.close-all'), false, 'what cannot work is not shown');
  assert.match(await page.innerText('article'), /5\.2\./);
  assert.equal(page.messages.filter((message) => message.includes('policy-viewer: ')).length, 1);
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForURL(`${site}ru/citypass-astana/`);
}

test('a blocked wasm leaves text and links', () => withPage({}, (page) => staysReadable(page, () => page.route('**/*.wasm', (route) => route.abort()))));
test('a blocked module leaves text and links', () => withPage({}, (page) => staysReadable(page, () => page.route('**/app-*.js', (route) => route.abort()))));
test('a damaged wasm leaves text and links', () => withPage({}, (page) => staysReadable(page, () => page.route('**/*.wasm', (route) => route.fulfill({ body: 'x', contentType: 'application/wasm' })))));
test('a browser without WebAssembly leaves text and links', () => withPage({ init: 'delete window.WebAssembly' }, (page) => staysReadable(page, () => {})));

for (const file of ['reading-*.js', 'words-*.en.js']) {
  test(`without ${file} the text is whole, and it is told that tools are missing`, () => withPage({}, async (page) => {
    await page.route(`**/${file}`, (route) => route.abort());
    await open(page, `${path}?beside=ru`);
    await page.waitForSelector('html[data-lacking] .failed', { state: 'visible' });
    assert.match(await page.innerText('article'), /5\.2\./);
    await page.click('.close-all');
    assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 0);
  }));
}

test('that a language came without its tools is told until one comes with them', () => withPage({}, async (page) => {
  await page.route('**/words-*ru.js', (route) => route.abort());
  await open(page, path);
  await page.waitForSelector('.copy-link');
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForSelector('html[lang=ru][data-lacking] .failed', { state: 'visible' });
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForSelector('html[lang=kk]:not([data-lacking]) .copy-link');
}));

test('the notice of a failure leaves the reader at the clause', async () => {
  for (const width of [320, 1280]) {
    await withPage({ viewport: { width, height: 800 } }, async (page) => {
      let fail;
      const failing = new Promise((resolve) => { fail = resolve; });
      await page.route('**/app-*.js', async (route) => { await failing; await route.abort(); });
      await page.goto(`${site}ru/smartavia/#data.4`);
      const top = () => page.evaluate(() => document.getElementById('data.4').getBoundingClientRect().top);
      const before = await top();
      fail();
      await page.waitForSelector('html[data-failed] .failed', { state: 'attached' });
      await page.waitForTimeout(100);
      assert.ok(Math.abs(await top() - before) < 3, `at ${width} px: ${before} and ${await top()}`);
    });
  }
});

test('where the app does not start a language link keeps the words looked for', () => withPage({}, async (page) => {
  await page.route('**/app-*.js', (route) => route.abort());
  await page.goto(`${site}${path}?q=cookie`);
  await page.waitForSelector('html[data-failed]');
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForURL(`${site}ru/citypass-astana/?q=cookie`);
}));

test('markup that the app does not expect leaves text, controls and links', () => withPage({}, async (page) => {
  await page.route(site + path, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<nav class="languages"', '<nav data-x class="languages"').replace(/<footer class="frame">.*<\/footer>/, '<aside></aside>');
    await route.fulfill({ response, body });
  });
  await open(page, path);
  await page.click('.close-all');
  assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 0);
  // The app is called when it is pointed at a language, and does not come; then the browser goes there.
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForURL(`${site}ru/citypass-astana/`);
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 0, 'and what was closed stays so');
}));

test('blocked storage changes nothing', () => withPage({
  init: `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } })`,
}, async (page) => {
  await open(page, path);
  await page.click('.theme');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
  await page.click('nav.languages a[hreflang=ru]');
  await page.waitForSelector('html[lang=ru]');
  assert.deepEqual(page.messages, []);
}));

test('a theme that nobody wrote is ignored', () => withPage({ init: "localStorage.setItem('policy-viewer.theme', 'x\" onload=\"')" }, async (page) => {
  await open(page, path);
  assert.equal(await page.getAttribute('html', 'data-theme'), 'auto');
}));

/** The site behind a line that holds a page back from a mark on, until `rest` is called. */
async function withHalf(mark, action) {
  const pages = [];
  const server = createServer(async ({ url }, answer) => {
    const response = await fetch(new URL(url, site));
    const body = Buffer.from(await response.arrayBuffer());
    answer.writeHead(response.status, { 'content-type': response.headers.get('content-type') });
    const end = url === new URL(path, site).pathname ? body.indexOf(mark) : -1;
    if (end < 0) return answer.end(body);
    answer.write(body.subarray(0, end));
    pages.push(() => answer.end(body.subarray(end)));
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const address = new URL(new URL(path, site).pathname, `http://127.0.0.1:${server.address().port}`).href;
  try {
    await withPage({}, (page) => action(page, address, () => pages.shift()()));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('what is pressed while the page still comes is done, and what was kept counts', () => withHalf('id="processing"', async (page, address, rest) => {
  await page.addInitScript(() => { localStorage['policy-viewer.closed'] = 'general'; localStorage['policy-viewer.size'] = '125%'; });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  assert.equal(await page.evaluate(() => document.readyState), 'loading');
  assert.equal(await page.evaluate(() => document.documentElement.style.fontSize), '125%');
  await page.click('.theme');
  rest();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
  assert.equal(await page.$eval('#general', (section) => section.open), false);
  assert.deepEqual(page.messages, []);
}));
