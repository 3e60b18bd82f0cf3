// The page where the consent banner is tried out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, consentPages, languages, open as openPage, site, withPage } from './support.mjs';

const english = 'en/consent/';
const trackers = ['functional', 'analytics', 'marketing'];

/** Opens the page and waits until app and demonstration have started. */
async function open(page, path = english) {
  await openPage(page, path);
  await page.waitForSelector('.demo[data-ready]');
}

const banner = (page) => page.locator('consent-banner [part~=banner]');
/** Clicks a control from where the banner, at an edge of the window, cannot lie over it. */
async function click(page, action) {
  const control = page.locator(`.demo [data-consent=${action}]`).first();
  await control.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await control.click();
}

const select = (page, name, value) => page.selectOption(`.demo [name=${name}]`, value);
const cookies = async (page) => (await page.context().cookies()).map(({ name }) => name).sort();
const states = (page) => page.$$eval('[data-tracker]', (rows) => Object.fromEntries(rows.map((row) => [row.dataset.tracker, row.dataset.state])));
const all = (state) => Object.fromEntries(trackers.map((id) => [id, state]));
const events = (page) => page.$$eval('.events li code:first-of-type', (codes) => codes.map((code) => code.textContent));
const record = (page) => page.evaluate(() => document.querySelector('consent-banner').record);
const said = (page) => page.textContent('.demo .said');
const code = (page) => page.textContent('.snippet code');

/** Waits until the trackers are in these states. */
const become = (page, wanted) => page.waitForFunction((states) => Object.entries(states)
  .every(([id, state]) => document.querySelector(`[data-tracker=${id}]`).dataset.state === state), wanted);

for (const path of consentPages) {
  const tag = path.slice(0, 2);

  test(`${path} starts with an empty console, from this site alone, and stores nothing`, () => withPage({}, async (page) => {
    const foreign = [];
    page.on('request', (request) => { if (!request.url().startsWith(site)) foreign.push(request.url()); });
    await open(page, path);
    assert.equal(await banner(page).isVisible(), true);
    assert.equal(await banner(page).getAttribute('lang'), tag);
    assert.deepEqual(await states(page), all('off'));
    assert.deepEqual([page.messages, foreign, await cookies(page)], [[], [], []]);
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), {});
  }));

  test(`${path} has a right head and frame`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    assert.equal(await page.getAttribute('html', 'lang'), tag);
    assert.match(await page.title(), / · Policy Viewer$/);
    assert.ok((await page.getAttribute('meta[name=description]', 'content')).length > 40);
    assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), site + path);
    const alternates = await page.$$eval('link[hreflang]', (links) => Object.fromEntries(links.map((link) => [link.hreflang, link.getAttribute('href')])));
    assert.deepEqual(alternates, { ...Object.fromEntries(languages.map((other) => [other, `${site}${other}/consent/`])), 'x-default': site + english });
    assert.equal(await page.locator('main h1').count(), 1);
    assert.deepEqual(await page.$$eval('nav.pages [aria-current=page]', (links) => links.map((link) => link.getAttribute('href'))), [new URL(site + path).pathname]);
    assert.equal(await page.getAttribute('nav.languages [aria-current=true]', 'hreflang'), tag);
    assert.match(await page.getAttribute('meta[http-equiv]', 'content'), /require-trusted-types-for 'script'; trusted-types policy-viewer consent-banner$/);
    const ids = await page.$$eval('[id]', (parts) => parts.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, 'no id is there twice');
  }));

  for (const colorScheme of ['light', 'dark']) {
    test(`${path} passes axe before and after a choice, ${colorScheme}`, () => withPage({ colorScheme }, async (page) => {
      await open(page, path);
      assert.deepEqual(await accessibilityFaults(page), []);
      await click(page, 'accept');
      await become(page, all('on'));
      assert.deepEqual(await accessibilityFaults(page), []);
    }));
  }

  test(`${path} fits 320 px, the header's link too`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, path);
    await click(page, 'accept');
    await become(page, all('on'));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const link = page.locator('nav.pages [aria-current=page]');
    assert.equal(await link.evaluate((words) => words.scrollWidth <= words.clientWidth), true, 'no word is cut off');
    const boxes = await page.$$eval('header.frame > :not(.progress)', (parts) => parts.map((part) => part.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    assert.ok(boxes.every(([left, right], at) => left >= 0 && right <= 320 && (!at || boxes[at - 1][1] <= left)), 'nothing overlaps');
    const small = await page.$$eval('main :is(button, select, input)', (targets) => targets
      .map((target) => [target.name || target.dataset.consent, target.getBoundingClientRect()])
      .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name));
    assert.deepEqual(small, []);
  }));

  test(`${path} explains itself and shows the code without scripts`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    assert.match(await page.innerText('.consent > noscript'), /JavaScript/);
    assert.equal(await page.locator('.what li').count(), 6);
    assert.match(await code(page), /<script type="module" src="[^"]+\/embed\/consent-banner\.js"><\/script>\n<consent-banner policy=/);
    assert.equal(await page.locator(':is(main, .theme) :is(button, select, input) >> visible=true').count(), 0);
    await page.click('nav.languages a[hreflang=kk]');
    assert.equal(page.url(), `${site}kk/consent/`);
    await page.click('nav.pages a >> nth=0');
    await page.click('nav.pages a >> nth=1');
    assert.equal(page.url(), `${site}kk/consent/`);
  }));
}

test('accepting lets all run, refusing stops it and erases what it left', () => withPage({}, async (page) => {
  await open(page);
  await click(page, 'accept');
  await become(page, all('on'));
  assert.equal(await banner(page).isVisible(), false);
  assert.deepEqual(await cookies(page), ['consent', 'demo_analytics', 'demo_functional', 'demo_marketing']);
  assert.deepEqual((await page.textContent('.cookies p')).split(', ').sort(), await cookies(page));
  assert.deepEqual(JSON.parse(await page.textContent('.record code')), await record(page));
  assert.deepEqual((await events(page)).toSorted(), ['consent', 'consent-change', 'consent-first', 'consent-hide', 'consent-show']);
  assert.equal((await events(page)).at(-1), 'consent-show', 'the latest comes first');
  await page.frameLocator('.stage iframe').locator('p').waitFor();

  await page.click('.demo button:text("Withdraw consent")');
  await become(page, all('off'));
  assert.deepEqual(await cookies(page), ['consent']);
  assert.equal((await record(page)).how, 'refuse');
  assert.equal(await page.locator('consent-placeholder').isVisible(), true);
  assert.equal(await page.locator('.stage iframe').isVisible(), false);
  const before = await page.textContent('[data-tracker=analytics]');
  await page.waitForTimeout(1200);
  assert.equal(await page.textContent('[data-tracker=analytics]'), before, 'it has stopped');
  assert.deepEqual(page.messages, []);
}));

test('whoever agrees again has everything run again', () => withPage({}, async (page) => {
  await open(page);
  for (const [action, state] of [['refuse', 'off'], ['accept', 'on'], ['refuse', 'off'], ['accept', 'on'], ['reset', 'off'], ['accept', 'on']]) {
    await click(page, action);
    await become(page, all(state));
    await page.waitForTimeout(100);
    assert.deepEqual(await states(page), all(state), action);
  }
  assert.deepEqual(page.messages, []);
}));

test('single categories, chosen in the settings', () => withPage({}, async (page) => {
  await open(page);
  await click(page, 'settings');
  await page.check('consent-banner [part~=switch][data-category=analytics]:not([data-service])');
  await page.click('consent-banner [part~=save]');
  await become(page, { functional: 'off', analytics: 'on', marketing: 'off' });
  assert.deepEqual(await cookies(page), ['consent', 'demo_analytics']);
}));

test('the frame loads this once without a record, or always with one', () => withPage({}, async (page) => {
  await open(page);
  await page.click('consent-placeholder button >> nth=0');
  await page.frameLocator('.stage iframe').locator('p').waitFor();
  assert.equal(await record(page), null);
  assert.deepEqual(await cookies(page), []);
  await page.reload();
  await page.waitForSelector('.demo[data-ready]');
  await page.click('consent-placeholder button >> nth=1');
  await page.frameLocator('.stage iframe').locator('p').waitFor();
  assert.deepEqual((await record(page)).services, { marketing: ['video'] });
}));

test('a forgotten choice leaves nothing', () => withPage({}, async (page) => {
  await open(page);
  await click(page, 'reset');
  assert.equal(await said(page), 'There is no record yet: accept, refuse or choose first.');
  await click(page, 'accept');
  await become(page, all('on'));
  await click(page, 'reset');
  await become(page, all('off'));
  assert.deepEqual(await cookies(page), []);
  assert.equal(await banner(page).isVisible(), true);
  assert.equal(await page.textContent('.record code'), 'No choice is recorded.');
}));

test('an expired record no longer counts, and the banner asks', () => withPage({}, async (page) => {
  await open(page);
  await click(page, 'accept');
  await become(page, all('on'));
  await page.click('[name=expire]');
  await become(page, all('off'));
  assert.equal(await record(page), null);
  assert.equal(await banner(page).isVisible(), true);
  assert.equal(await said(page), 'The dates of the record now lie in the past, so it no longer counts.');
  assert.ok((await cookies(page)).includes('consent'), 'it is there, and old');
}));

test('another revision asks again, after a reload too', () => withPage({}, async (page) => {
  await open(page);
  await click(page, 'accept');
  await become(page, all('on'));
  await page.click('[name=revise]');
  await become(page, all('off'));
  assert.equal(await banner(page).isVisible(), true);
  await click(page, 'accept');
  await become(page, all('on'));
  assert.equal((await record(page)).revision, '+1');
  await page.reload();
  await page.waitForSelector('.demo[data-ready]');
  assert.equal((await record(page)).revision, '+1');
  await page.click('[name=revise]');
  assert.equal(await page.evaluate(() => document.querySelector('consent-banner').config.revision), '+2');
}));

test('the browser’s signal is honoured, and an explicit choice wins', () => withPage({}, async (page) => {
  await open(page);
  await page.check('[name=signal]');
  await banner(page).waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.querySelector('consent-banner').signal), 'gpc');
  assert.deepEqual([await states(page), await cookies(page)], [all('off'), []]);
  await click(page, 'accept');
  await become(page, all('on'));
  await page.uncheck('[name=signal]');
  await page.waitForFunction(() => document.querySelector('consent-banner').signal === null);
}));

test('policies bring their own categories and words', () => withPage({}, async (page) => {
  await open(page);
  const offered = await page.$$eval('[name=config] option', (options) => options.map(({ value }) => value));
  for (const id of ['air-astana', 'alma-jet', 'qazaq-air']) assert.ok(offered.includes(id), id);
  for (const id of offered.slice(1)) {
    const { categories, revision } = await (await fetch(`${site}embed/config/${id}.json`)).json();
    await select(page, 'config', id);
    await page.waitForFunction((wanted) => document.querySelector('consent-banner').config.revision === wanted, revision);
    const ids = categories.map((category) => category.id);
    assert.deepEqual(await states(page), Object.fromEntries(trackers.map((name) => [name, ids.includes(name) ? 'off' : 'absent'])), id);
    await click(page, 'accept');
    await become(page, Object.fromEntries(trackers.map((name) => [name, ids.includes(name) ? 'on' : 'absent'])));
    await page.frameLocator('.stage iframe').locator('p').waitFor();
    await page.click('consent-banner [part~=reopen]');
    assert.match(await page.textContent('consent-banner [part~=dialog]'), new RegExp(categories[1].label.en), id);
    await page.keyboard.press('Escape');
    await click(page, 'reset');
    await become(page, Object.fromEntries(trackers.map((name) => [name, ids.includes(name) ? 'off' : 'absent'])));
  }
  assert.deepEqual(page.messages, []);
}));

test('a policy’s categories that cannot be loaded leave the banner as it was', () => withPage({}, async (page) => {
  await open(page);
  await page.route('**/embed/config/*.json', (route) => route.fulfill({ status: 404, body: '' }));
  await click(page, 'accept');
  await become(page, all('on'));
  await select(page, 'config', 'alma-jet');
  await page.waitForFunction(() => document.querySelector('.demo .said').textContent.startsWith('The categories of this policy could not be loaded'));
  assert.deepEqual(await states(page), all('on'));
  assert.equal((await record(page)).how, 'accept');
}));

test('with opt-out all runs until it is refused; no link can ask for that', () => withPage({}, async (page) => {
  await open(page, `${english}?mode=opt-out`);
  assert.deepEqual(await states(page), all('off'));
  await select(page, 'mode', 'opt-out');
  await become(page, all('on'));
  assert.equal(new URL(page.url()).search, '');
  await click(page, 'refuse');
  await become(page, all('off'));
}));

test('settings show on the banner and stand in the address, through reload and change of language', () => withPage({}, async (page) => {
  await open(page);
  await select(page, 'layout', 'bar');
  await select(page, 'position', 'top');
  await select(page, 'theme', 'dark');
  await select(page, 'lang', 'kk');
  await page.waitForFunction(() => document.querySelector('consent-banner').getAttribute('lang') === 'kk');
  assert.equal(await banner(page).getAttribute('lang'), 'kk');
  const query = '?lang=kk&layout=bar&position=top&theme=dark';
  assert.equal(new URL(page.url()).search, query);
  await click(page, 'accept');
  await page.reload();
  await page.waitForSelector('.demo[data-ready]');
  assert.equal(await page.inputValue('[name=layout]'), 'bar');
  await page.waitForSelector('html[data-ready]');
  await page.click('nav.languages a[hreflang=ru]');
  // The part that the reader was at may follow.
  await page.waitForURL(({ href }) => href.startsWith(`${site}ru/consent/${query}`));
  await page.waitForSelector('.demo[data-ready]');
  assert.equal(await page.inputValue('[name=position]'), 'top');
  assert.equal((await record(page)).how, 'accept');
  assert.match(await page.textContent('[data-tracker=analytics]'), /Аналитические/);
}));

test('what an address gets wrong counts as not said', () => withPage({}, async (page) => {
  await open(page, `${english}?layout=cloud&config=../../x&lang=de&signal=maybe&revision=x`);
  assert.equal(new URL(page.url()).search, '');
  assert.deepEqual(await page.$$eval('.settings select', (all) => all.map(({ selectedIndex }) => selectedIndex)), [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(page.messages, []);
}));

test('the code follows the settings, and is copied', () => withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await withPage({ javaScriptEnabled: false }, async (plain) => {
    await plain.goto(site + english);
    await open(page);
    assert.equal(await code(page), await code(plain), 'at first as without scripts');
  });
  await select(page, 'config', 'alma-jet');
  await select(page, 'layout', 'dialog');
  await select(page, 'mode', 'opt-out');
  await page.keyboard.press('Escape');
  const expected = `<script type="module" src="${site}embed/consent-banner.js"></script>
<consent-banner
  policy="${site}en/alma-jet/"
  config="${site}embed/config/alma-jet.json"
  layout="dialog"
  mode="opt-out">
  <a href="${site}en/alma-jet/">Cookie policy</a>
</consent-banner>`;
  assert.equal(await code(page), expected);
  // Its configuration is another one to answer, and may still be on its way.
  await page.waitForFunction(() => document.querySelector('consent-banner').config.revision);
  await page.evaluate(() => document.querySelector('consent-banner').refuse());
  await page.click('[name=copy]');
  await page.waitForFunction(() => document.querySelector('.embed .said').textContent === 'Copied');
  assert.equal(await page.getAttribute('.embed .said', 'role'), 'status');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), expected);
}));

test('where copying is blocked, the code is selected', () => withPage({ init: "Object.defineProperty(navigator, 'clipboard', { value: undefined })" }, async (page) => {
  await open(page, 'kk/consent/');
  await page.evaluate(() => document.querySelector('consent-banner').refuse());
  await page.click('[name=copy]');
  await page.waitForFunction(() => document.querySelector('.embed .said').textContent.startsWith('Браузер көшіруге'));
  assert.equal(await page.evaluate(() => getSelection().toString().trim()), await code(page));
}));

test('where cookies throw it works all the same, and a record that is not stored is not said to expire', () => withPage({
  init: "Object.defineProperty(document, 'cookie', { get() { throw new DOMException('denied', 'SecurityError'); }, set() { throw new DOMException('denied', 'SecurityError'); } });",
}, async (page) => {
  await open(page);
  await page.evaluate(() => document.querySelector('consent-banner').accept());
  await become(page, all('on'));
  await page.click('[name=expire]');
  await page.waitForFunction(() => document.querySelector('.demo .said').textContent.startsWith('This browser keeps no cookies'));
  assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
}));

test('all of it by keyboard', () => withPage({}, async (page) => {
  await open(page);
  const focused = () => page.evaluate(() => {
    let { activeElement } = document;
    while (activeElement.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
    return activeElement.getAttribute('part') ?? (activeElement.name || activeElement.dataset.consent);
  });
  const reach = async (wanted, key = 'Tab') => {
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press(key);
      if (await focused() === wanted) return;
    }
    assert.fail(`${wanted} is not reached`);
  };
  await reach('accept');
  await page.keyboard.press('Enter');
  await become(page, all('on'));
  await reach('signal');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelector('consent-banner').signal === 'gpc');
  assert.equal(await focused(), 'signal', 'the focus stays where it is');
  await reach('reset');
  await page.keyboard.press('Enter');
  await become(page, all('off'));
  await reach('copy');
  assert.deepEqual(page.messages, []);
}));

for (const [width, height, layout] of [[1280, 800, 'box'], [320, 640, 'bar']]) {
  test(`the banner, a ${layout} on ${width} px, hides nothing that has the focus`, () => withPage({ viewport: { width, height } }, async (page) => {
    await open(page, `${english}?layout=${layout}`);
    await page.focus('[name=config]');
    for (let steps = 0; steps < 16; steps += 1) {
      const hidden = await page.evaluate(() => {
        const { activeElement } = document;
        const { left, right, top, bottom } = activeElement.getBoundingClientRect();
        const seen = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]]
          .some(([x, y]) => { const hit = document.elementFromPoint(x, y); return activeElement.contains(hit) || hit?.contains(activeElement); });
        return seen ? null : activeElement.outerHTML;
      });
      assert.equal(hidden, null);
      await page.keyboard.press('Tab');
    }
  }));
}

test('a choice in one tab counts in the other', () => withPage({}, async (page, context) => {
  await open(page);
  const other = await context.newPage();
  await other.goto(site + english);
  await other.waitForSelector('.demo[data-ready]');
  await click(page, 'accept');
  await become(other, all('on'));
  await other.click('.demo [data-consent=refuse] >> nth=0');
  await become(page, all('off'));
}));

test('a banner that cannot be loaded is told, and the code stays', () => withPage({}, async (page) => {
  await page.route('**/embed/consent-banner.js', (route) => route.abort());
  await openPage(page, 'ru/consent/');
  await page.waitForSelector('.demo[data-failed]');
  assert.match(await page.innerText('.demo'), /^Попробуйте\s+Баннер не загрузился/);
  assert.equal(await page.locator('.demo :is(button, select, input) >> visible=true').count(), 0);
  assert.equal(await page.locator('.snippet').isVisible(), true);
}));

test('without WebAssembly it works all the same', () => withPage({ init: 'delete window.WebAssembly' }, async (page) => {
  await page.goto(site + english);
  await page.waitForSelector('.demo[data-ready]');
  await click(page, 'accept');
  await become(page, all('on'));
  await click(page, 'refuse');
  await become(page, all('off'));
}));

test('words are in the reader’s language', () => withPage({}, async (page) => {
  for (const tag of ['ru', 'kk']) {
    await open(page, `${tag}/consent/`);
    for (const action of ['reset', 'accept']) await click(page, action);
    await become(page, all('on'));
    for (const name of ['revise', 'expire']) await page.click(`[name=${name}]`);
    const latin = await page.evaluate(() => {
      const copy = document.querySelector('main').cloneNode(true);
      for (const part of copy.querySelectorAll('[lang=en], pre, code, template, noscript, consent-banner')) part.remove();
      return copy.textContent.replace(/Global Privacy Control|Do Not Track/g, '').match(/[A-Za-z]+ [a-z]+/g);
    });
    assert.equal(latin, null, tag);
    const frame = page.frameLocator('.stage iframe');
    await click(page, 'accept');
    assert.match(await frame.locator('p').textContent(), /[а-яәғқңөұүһі]{4}/i);
    assert.equal(await frame.locator('html').getAttribute('lang'), tag);
    await click(page, 'reset');
  }
}));
