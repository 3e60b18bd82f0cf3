// Without a network: what was opened is there, what was not says so.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { accessibilityFaults, languages, open, site, switchTo, until, within30s, withPage } from './support.mjs';

const path = 'en/citypass-astana/';
const copy = { en: /^There is no connection to the site\. This copy was kept on this device on \d+\s\w+\s20\d\d\./, ru: /^Нет связи с сайтом\. Эта копия сохранена на устройстве \d+\s[а-я]+\s20\d\d\sгода\./, kk: /^Сайтпен байланыс жоқ\. Бұл көшірменің құрылғыға сақталған күні: 20\d\d\sжылғы \d+\s[а-яәіңғүұқөһ]+\./ };
const titles = { en: 'No connection', ru: 'Нет связи', kk: 'Байланыс жоқ' };

/** Everything kept, below the base. */
const kept = (page, base = site) => page.evaluate(async (start) => {
  const cache = await caches.open('policy-viewer.pages');
  return (await cache.keys()).map(({ url }) => url.slice(start.length)).sort();
}, base);
const isKept = (page, address, base = site) => until(page, async ([name, start]) => Boolean(await (await caches.open('policy-viewer.pages')).match(start + name)), [address, base]);

/** Opens a page and waits until the worker is there. */
async function visit(page, address, base = site) {
  await page.goto(base + address);
  await page.waitForSelector('html[data-ready]');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
}

for (const tag of languages) {
  test(`${tag}: the first page opened is there without a network, and its controls work`, () => withPage({}, async (page, context) => {
    await visit(page, `${tag}/citypass-astana/`);
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.copy button');
    assert.match(await page.innerText('.copy'), copy[tag]);
    assert.equal(await page.getAttribute('.copy', 'role'), 'status');
    assert.match(await page.innerText('article'), /5\.2\./);
    await page.click('.close-all');
    assert.equal(await page.$$eval('details.section[open]', (all) => all.length), 0);
    await page.waitForSelector('.tools .action, .tools .actions > *');
    assert.deepEqual(page.messages, []);
    assert.deepEqual(await accessibilityFaults(page), []);

    await context.setOffline(false);
    await page.click('.copy button');
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.$('.copy'), null);
  }));

  test(`${tag}: a page never opened says so in the reader's language and names what is kept`, () => withPage({ colorScheme: tag === 'ru' ? 'dark' : 'light' }, async (page, context) => {
    await visit(page, `${tag}/smartavia/`);
    await context.setOffline(true);
    await page.goto(`${site}${tag}/alma-jet/#cookies`);
    await page.waitForSelector('.nowhere[data-own]');
    assert.equal(await page.getAttribute('html', 'lang'), tag);
    assert.equal(await page.innerText('h1'), titles[tag]);
    assert.ok((await page.title()).startsWith(titles[tag]));
    await page.waitForFunction(() => document.querySelectorAll('.nowhere li').length < 5);
    assert.deepEqual(await page.$$eval('.nowhere li a', (all) => all.map((link) => link.getAttribute('href'))), [`${tag}/`, `${tag}/smartavia/`].map((to) => new URL(site).pathname + to));
    assert.equal(await page.$eval('.nowhere section:first-of-type p', (words) => words.closest('[lang]').lang), tag);
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.getAttribute('nav.languages [aria-current]', 'hreflang'), tag);
    assert.equal(await page.$eval('.skip', (link) => link.pathname), `${new URL(site).pathname}${tag}/alma-jet/`);
    assert.deepEqual(page.messages, []);
    assert.deepEqual(await accessibilityFaults(page), []);

    await page.click('.nowhere li a[href$="smartavia/"]');
    await page.waitForSelector('article');
    await page.goBack();
    await page.waitForSelector('.nowhere');
    // Without a press on anything, as soon as there is a network.
    await context.setOffline(false);
    await page.waitForSelector('article #cookies');
  }));
}

test('a page opened by a change of language is kept under its own address', () => withPage({}, async (page, context) => {
  await visit(page, path);
  await switchTo(page, 'kk');
  await isKept(page, 'kk/citypass-astana/');
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector('.copy button');
  assert.match(await page.innerText('.copy'), copy.kk);
  await page.goto(`${site}ru/citypass-astana/`);
  assert.equal(await page.innerText('h1'), titles.ru);
}));

test('on a slow line a page is kept with the words that its copy needs', () => withLine(async (page, line, base) => {
  line.answer = async (url, answer) => {
    if (!url.endsWith('/offline.js')) return false;
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end(`Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } });
      ${await (await fetch(`${site}offline.js`)).text()}`);
    return true;
  };
  await visit(page, path, base);
  await switchTo(page, 'kk');
  await isKept(page, 'kk/citypass-astana/', base);
  line.answer = breaks['a server that is gone'];
  await page.reload();
  await page.waitForSelector('.copy button');
  assert.match(await page.innerText('.copy'), copy.kk);
}));

test('who saves data is told that a page is a copy', () => withPage({ init: "if (sessionStorage.saves) Object.defineProperty(navigator, 'connection', { value: { saveData: true } })" }, async (page, context) => {
  await visit(page, path);
  await page.evaluate(() => { sessionStorage.saves = 'yes'; });
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector('.copy button');
}));

test('the words of a copy follow its language', () => withPage({}, async (page, context) => {
  await visit(page, path);
  await switchTo(page, 'ru');
  await isKept(page, 'content/ru/citypass-astana.txt');
  await context.setOffline(true);
  // What the browser itself still has counts as fresh; a reload does not.
  await page.goto(site + path);
  await page.reload();
  await page.waitForSelector('.copy button');
  await switchTo(page, 'ru');
  await page.waitForFunction(() => document.querySelector('.copy').innerText.startsWith('Нет связи'));
}));

test('the entry leads on without a network', () => withPage({ locale: 'ru-RU' }, async (page, context) => {
  await visit(page, 'ru/');
  await context.setOffline(true);
  await page.goto(site);
  await page.waitForURL(`${site}ru/`);
  await page.waitForSelector('.policies');
}));

test('a search that was used is there, what was looked for is not kept', () => withPage({}, async (page, context) => {
  await visit(page, 'en/search/?q=cookies');
  await page.waitForSelector('.results li');
  const first = await page.innerText('.results li');
  // As on leaving the page.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await until(page, async () => (await (await caches.open('policy-viewer.pages')).keys()).some(({ url }) => /\/search\/en\/.*-\d+\.txt$/.test(url)));
  assert.deepEqual((await kept(page)).filter((address) => address.includes('?')), []);
  await context.setOffline(true);
  await page.goto(`${site}en/search/?q=cookies`);
  await page.waitForSelector('.results li');
  assert.equal(await page.innerText('.results li'), first);
}));

/** The site behind a line whose answers `line` can change. */
async function withLine(action) {
  const line = { answer: () => false };
  const server = createServer(async (request, answer) => {
    if (await line.answer(request.url, answer)) return;
    const response = await fetch(new URL(request.url, site));
    const body = Buffer.from(await response.arrayBuffer());
    answer.writeHead(response.status, { 'content-type': response.headers.get('content-type'), 'cache-control': 'no-store' });
    answer.end(body);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const base = new URL(new URL(site).pathname, `http://127.0.0.1:${server.address().port}`).href;
  try {
    await withPage({}, (page, context) => action(page, line, base, context));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const breaks = {
  'a server that is gone': (url, answer) => { answer.destroy(); return true; },
  'a server with a fault': (url, answer) => { answer.writeHead(503, { 'content-type': 'text/html' }).end('<h1>503</h1>'); return true; },
  'a line that never answers': () => true,
};
for (const [what, breaking] of Object.entries(breaks)) {
  test(`${what}: the copy is shown`, () => withLine(async (page, line, base) => {
    await visit(page, path, base);
    line.answer = breaking;
    await page.goto(base + path);
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.copy button');
    assert.match(await page.innerText('article'), /5\.2\./);
  }));
}

test('a line that breaks in the middle of a page leaves the copy that was kept', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  await isKept(page, path, base);
  let tell;
  const broken = new Promise((resolve) => { tell = resolve; });
  line.answer = async (url, answer) => {
    if (!url.endsWith(path)) return false;
    const whole = Buffer.from(await (await fetch(site + path)).arrayBuffer());
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': whole.length, 'cache-control': 'no-store' });
    answer.write(whole.subarray(0, whole.length / 2), () => setTimeout(() => { tell(); answer.destroy(); }, 200));
    return true;
  };
  await page.goto(base + path, { waitUntil: 'commit' });
  await within30s(broken, 'the line’s break');
  await page.waitForTimeout(500);
  assert.ok((await kept(page, base)).includes(path));
  line.answer = breaks['a server that is gone'];
  await page.goto(base + path);
  await page.waitForSelector('.copy button');
  assert.match(await page.innerText('article'), /5\.2\./);
}));

/** As the browser does with a worker that has nothing to do. */
async function endWorker(page, context) {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
}

test('a copy has what was kept for it also once the worker was ended', () => withLine(async (page, line, base, context) => {
  await visit(page, path, base);
  await switchTo(page, 'kk');
  await isKept(page, 'content/kk/citypass-astana.txt', base);
  for (const breaking of [breaks['a server that is gone'], breaks['a line that never answers']]) {
    line.answer = breaking;
    await page.goto(base + path);
    await page.waitForSelector('.copy button');
    await endWorker(page, context);
    await switchTo(page, 'kk');
    await page.waitForFunction(() => document.querySelector('article').lang === 'kk');
  }
}));

test('a storage that fails takes nothing away', () => withLine(async (page, line, base) => {
  let tell;
  const fails = new Promise((resolve) => { tell = resolve; });
  line.answer = async (url, answer) => {
    if (url.endsWith('/fails')) {
      answer.writeHead(204).end();
      tell();
      return true;
    }
    if (!url.endsWith('/offline.js')) return false;
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end(`let fails = false;
      const open = CacheStorage.prototype.open;
      CacheStorage.prototype.open = function (name) { return fails ? Promise.reject(new Error('refused')) : open.call(this, name); };
      addEventListener('message', () => { fails = true; fetch('fails'); });
      ${await (await fetch(`${site}offline.js`)).text()}`);
    return true;
  };
  await visit(page, path, base);
  await within30s(fails, 'the failing storage');
  for (const address of ['en/alma-jet/', path]) {
    await page.goto(base + address);
    await page.waitForSelector('article');
    assert.ok(await page.evaluate(() => Boolean(navigator.serviceWorker.controller)), 'the worker answers');
  }
  assert.ok(!(await kept(page, base)).includes('en/alma-jet/'), 'the storage fails');
}));

test('only pages are kept, and answered', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  await page.goto(`${base}en/citypass-astana/policy.md`);
  await page.goto(`${base}policies.html`);
  await page.goto(`${base}en/`);
  assert.deepEqual((await kept(page, base)).filter((address) => /policy\.md|policies\.html/.test(address)), []);
  line.answer = breaks['a server with a fault'];
  await page.goto(`${base}another-site-below-the-same-address/`);
  assert.equal(await page.innerText('h1'), '503');
}));

test('what stands in for a page is shown under its own name, once', () => withPage({}, async (page) => {
  let loads = 0;
  page.on('load', () => { loads += 1; });
  await page.goto(`${site}offline.html`);
  await page.waitForTimeout(1500);
  assert.equal(loads, 1);
}));

test('a server with a fault is heard where there is no copy', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  line.answer = breaks['a server with a fault'];
  await page.goto(`${base}en/alma-jet/`);
  assert.equal(await page.innerText('h1'), '503');
}));

test('a page never opened comes as soon as its server does', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  line.answer = breaks['a server that is gone'];
  await page.goto(`${base}en/alma-jet/`);
  await page.waitForSelector('.nowhere');
  // No event tells of it: the browser was connected all the time.
  line.answer = () => false;
  await page.waitForSelector('article #cookies');
}));

test('a page comes from the network while there is one, and a copy is renewed', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  const renewed = async (url, answer) => {
    if (!url.endsWith(path)) return false;
    answer.writeHead(200, { 'content-type': 'text/html' }).end((await (await fetch(site + path)).text()).replace('<title>', '<title>New: '));
    return true;
  };
  line.answer = renewed;
  await page.goto(base + path);
  assert.match(await page.title(), /^New: /);
  line.answer = breaks['a server that is gone'];
  await page.reload();
  assert.match(await page.title(), /^New: /);
}));

test('a page that is gone is forgotten', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  line.answer = (url, answer) => url.endsWith(path) && answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>gone</h1>');
  await page.goto(base + path);
  assert.equal(await page.innerText('h1'), 'gone');
  line.answer = () => false;
  await page.goto(`${base}en/`);
  assert.ok(!(await kept(page, base)).includes(path));
}));

test('a new build leaves the files that pages kept still need, and no others', () => withLine(async (page, line, base) => {
  await visit(page, path, base);
  const before = await kept(page, base);
  await page.evaluate(async (start) => {
    const cache = await caches.open('policy-viewer.pages');
    await cache.put(`${start}app-00000000deadbeef.js`, new Response('old'));
    await cache.put(`${start}app-0000000000c0ffee.js`, new Response('import "./app-00000000000beef0.wasm"'));
    await cache.put(`${start}app-00000000000beef0.wasm`, new Response('needed by a script'));
    await cache.put(`${start}en/older/`, new Response('<html data-app="/app-0000000000c0ffee.js">'));
    await cache.put('/elsewhere/app-00000000deadbeef.js', new Response('of another site'));
  }, base);
  line.answer = async (url, answer) => {
    if (!url.endsWith('/offline.js')) return false;
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end(`${await (await fetch(`${site}offline.js`)).text()}// next build`);
    return true;
  };
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
  await until(page, async (start) => !await (await caches.open('policy-viewer.pages')).match(`${start}app-00000000deadbeef.js`), base);
  const after = await page.evaluate(async () => (await (await caches.open('policy-viewer.pages')).keys()).map(({ url }) => url));
  for (const address of [...before, 'app-0000000000c0ffee.js', 'app-00000000000beef0.wasm', 'en/older/']) assert.ok(after.includes(base + address), address);
  assert.ok(after.includes(new URL('/elsewhere/app-00000000deadbeef.js', base).href));
}));

for (const [what, init] of [
  ['has no service workers', 'delete Navigator.prototype.serviceWorker'],
  ['refuses them', "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('blocked', 'SecurityError'))"],
]) {
  test(`a browser that ${what} shows everything else`, () => withPage({ init }, async (page) => {
    await open(page, path);
    await switchTo(page, 'ru');
    assert.deepEqual(page.messages, []);
  }));
}

test('the site can be installed', () => withPage({}, async (page, context) => {
  await page.goto(`${site}en/`);
  const client = await context.newCDPSession(page);
  const { errors, data, url } = await client.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(url, `${site}manifest.webmanifest`);
  const manifest = JSON.parse(data);
  assert.equal(new URL(manifest.start_url, url).href, site);
  for (const { src, sizes, type } of manifest.icons) {
    const response = await page.request.get(new URL(src, url).href);
    assert.equal(response.headers()['content-type'], type);
    const wide = await page.evaluate((address) => new Promise((done, fail) => {
      const image = new Image();
      image.onload = () => done(image.naturalWidth);
      image.onerror = fail;
      image.src = address;
    }), new URL(src, url).href);
    if (sizes !== 'any') assert.equal(`${wide}x${wide}`, sizes);
  }
}));

test('the notice of the site names what is kept', () => withPage({}, async (page) => {
  for (const tag of languages) {
    await page.goto(`${site}${tag}/this-site/`);
    const codes = await page.$$eval('#storage code', (all) => all.map((code) => code.textContent));
    for (const name of ['policy-viewer.pages', 'offline.js']) assert.ok(codes.includes(name), `${tag}: ${name}`);
  }
}));
