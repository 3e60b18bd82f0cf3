// The page that writes a letter to exercise a right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, languages, letterPages, open as openPage, policies, site, withPage } from './support.mjs';


/** Opens the page and waits until app and letter are there. */
async function open(page, path = 'en/letter/') {
  await openPage(page, path);
  await page.waitForSelector('.letters[data-ready]');
}

const choose = (page, name, value) => page.selectOption(`select[name=${name}]`, value);
const text = (page) => page.innerText('output.letter');
const said = (page) => page.textContent('.sheet .said');
const mail = async (page) => new URL(await page.getAttribute('a.mail', 'href'));
const rights = (page) => page.$$eval('select[name=right] option', (options) => options.map(({ value }) => value));

async function fill(page) {
  await page.fill('[name=name]', 'Әлия Ким');
  await page.fill('[name=reply]', 'aliya@example.org');
  await page.fill('[name=details]', 'ABC123: surname & name');
}

for (const path of letterPages) {
  const tag = path.slice(0, 2);

  test(`${path} is a page like the others, reached from the list and from each policy`, () => withPage({}, async (page) => {
    await openPage(page, `${tag}/`);
    await page.click('main .tools a[href$="/letter/"]');
    assert.equal(page.url(), site + path);
    await openPage(page, `${tag}/qazaq-air/`);
    await page.click('.tools a');
    assert.equal(page.url(), `${site}${path}?policy=qazaq-air`);
    await page.waitForFunction(() => document.querySelector('select[name=policy]')?.value === 'qazaq-air');
    assert.equal(await page.getAttribute('link[rel=canonical]', 'href'), site + path);
    assert.match(await page.getAttribute('meta[http-equiv]', 'content'), /require-trusted-types-for 'script'; trusted-types policy-viewer$/);
    const ids = await page.$$eval('[id]', (parts) => parts.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, 'no id is there twice');
    assert.deepEqual(page.messages, []);
  }));

  test(`${path}: a letter names addressee, clause, law and proof, and what was typed`, () => withPage({}, async (page) => {
    await open(page, path);
    await choose(page, 'policy', 'qazaq-air');
    await choose(page, 'right', 'correction');
    await fill(page);
    const words = await text(page);
    const { controller, requests } = await (await fetch(`${site}${tag}/qazaq-air/policy.json`)).json();
    for (const part of [controller.address, controller.email, 'Әлия Ким', 'aliya@example.org', 'ABC123: surname & name', '94-V', '2016/679']) {
      assert.ok(words.includes(part), `${part} in ${words}`);
    }
    const links = await page.$$eval('output.letter a', (all) => all.map((link) => [link.textContent, link.href]));
    const clause = `${site}${tag}/qazaq-air/#${requests[0].identity}`;
    assert.ok(links[0][0].includes('8.1'));
    assert.equal(links.filter(([, href]) => href === clause).length, 3, 'the basis, the proof, and the address in full');
    assert.equal(await page.locator('output.letter .blank').count(), 0);
    assert.equal(await page.getAttribute('output.letter', 'lang'), tag);
    assert.match(await page.innerText('.says'), /8\.1/);
    assert.doesNotMatch(await page.evaluate(() => location.href), /aliya|ABC123/, 'nothing typed stands in the address');
    assert.deepEqual(page.messages, []);
  }));

  for (const colorScheme of ['light', 'dark']) {
    test(`${path} passes axe, ${colorScheme}`, () => withPage({ colorScheme }, async (page) => {
      await open(page, `${path}?policy=smartavia&right=withdrawal`);
      assert.deepEqual(await accessibilityFaults(page), []);
    }));
  }

  test(`${path} fits 320 px`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, `${path}?policy=alma-jet&right=deletion.children`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const small = await page.$$eval('main :is(button, select, input, textarea, .mail)', (targets) => targets
      .map((target) => [target.name || target.className, target.getBoundingClientRect()])
      .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name));
    assert.deepEqual(small, []);
  }));

  test(`${path} lists rights, clauses and addresses without scripts`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    assert.equal(await page.locator('noscript .notice').isVisible(), true);
    assert.equal(await page.locator('main :is(button, select, input, textarea, output) >> visible=true').count(), 0);
    for (const id of policies) {
      const { controller, facts } = await (await fetch(`${site}${tag}/${id}/policy.json`)).json();
      const listed = page.locator(`.correspondent[data-policy=${id}]`);
      const words = await listed.innerText();
      for (const part of [controller.address, controller.email, controller.phone]) assert.ok(!part || words.includes(part), `${id}: ${part}`);
      const clauses = await listed.locator('[data-clause]').evaluateAll((items) => items.map(({ dataset }) => dataset.clause));
      const granting = facts.filter(({ kind }) => kind === 'right').map(({ clause }) => clause);
      assert.deepEqual(clauses.sort(), [...new Set(granting)].sort(), id);
      const links = await listed.locator('a.chip').evaluateAll((all) => all.map((link) => link.href));
      for (const clause of granting) assert.ok(links.includes(`${site}${tag}/${id}/#${clause}`), `${id}: ${clause}`);
    }
  }));

  test(`${path}: every letter in every language fits one sheet and leaves no gap`, () => withPage({}, async (page) => {
    await open(page, path);
    await fill(page);
    let longest = ['', '', 0];
    for (const id of policies) {
      await choose(page, 'policy', id);
      for (const right of await rights(page)) {
        await choose(page, 'right', right);
        assert.equal(await page.locator('output.letter .blank').count(), 0, `${id} ${right}`);
        const { length } = await text(page);
        if (length > longest[2]) longest = [id, right, length];
      }
    }
    await choose(page, 'policy', longest[0]);
    await choose(page, 'right', longest[1]);
    await page.fill('[name=details]', 'A line of what the writer has to say.\n'.repeat(8));
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
    assert.equal(sheets.length, 1, longest.join(' '));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('output.letter').isVisible(), true);
    assert.equal(await page.locator(':is(header.frame, .head, .fields, .granted, .buttons, .says) >> visible=true').count(), 0);
  }));
}

test('where there is no letter its words are in the language of the page', () => withPage({}, async (page) => {
  await open(page);
  await choose(page, 'language', 'kk');
  assert.equal(await page.getAttribute('output.letter', 'lang'), 'kk');
  await choose(page, 'policy', 'citypass-astana');
  assert.match(await text(page), /grants no right/);
  assert.equal(await page.getAttribute('output.letter', 'lang'), 'en');
}));

test('the rights that are offered are those the policy grants', () => withPage({}, async (page) => {
  await open(page);
  for (const id of policies) {
    await choose(page, 'policy', id);
    const { facts } = await (await fetch(`${site}en/${id}/policy.json`)).json();
    const granted = facts.filter(({ kind }) => kind === 'right');
    const offered = await rights(page);
    assert.equal(offered.length, granted.length, id);
    for (const { value } of granted) assert.ok(offered.includes(value), `${id}: ${value}`);
    if (granted.length) continue;
    assert.equal(await page.isDisabled('select[name=right]'), true);
    assert.match(await text(page), /grants no right/);
    assert.equal(await page.locator('.sheet .buttons').isVisible(), false);
  }
}));

test('the letter can be in another language than the page', () => withPage({}, async (page) => {
  await open(page, 'kk/letter/?policy=smartavia&right=withdrawal&language=ru');
  assert.equal(await page.getAttribute('output.letter', 'lang'), 'ru');
  assert.match(await text(page), /Отзываю своё согласие/);
  assert.match(await page.getAttribute('output.letter a', 'href'), /\/ru\/smartavia\/#advertising-consent\.13$/);
  assert.match(await page.innerText('.says'), /office@flysmartavia\.com/);
  await choose(page, 'language', 'kk');
  assert.match(await text(page), /кері қайтарып аламын/);
  assert.equal(await page.evaluate(() => location.search), '?policy=smartavia&right=withdrawal');
}));

for (const [query, name] of [['policy=nobody', 'nobody'], ['policy=qazaq-air&right=portability', 'portability'], ['right=%3Cb%3E', '<b>'], ['language=de', 'de']]) {
  test(`?${query}: says what is unknown, leads on, and writes a letter all the same`, () => withPage({}, async (page) => {
    await open(page, `en/letter/?${query}`);
    const status = page.locator('main > .letters > [role=status]');
    assert.equal(await status.isVisible(), true);
    assert.ok((await status.textContent()).includes(`“${name}”`));
    assert.equal(await status.evaluate((element) => element === document.activeElement), true);
    assert.match(await text(page), /Dear Sir or Madam/);
    await status.locator('a').click();
    assert.equal(await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top < innerHeight), true);
    await choose(page, 'policy', 'smartavia');
    assert.equal(await status.isVisible(), false);
    assert.deepEqual(page.messages, []);
  }));
}

test('writing a letter requests nothing and stores nothing', () => withPage({}, async (page, context) => {
  await open(page);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  for (const id of policies) await choose(page, 'policy', id);
  await choose(page, 'policy', 'qazaq-air');
  await choose(page, 'language', 'kk');
  await fill(page);
  await page.evaluate(() => { window.print = () => {}; });
  await page.click('[name=copy]');
  await page.click('[name=print]');
  await page.waitForTimeout(200);
  assert.deepEqual(requests, []);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]), [0, 0, 0]);
  const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat());
  assert.deepEqual(kept.filter((address) => address.includes('?')), [], 'of the page kept, nothing that was chosen');
  await page.reload();
  await page.waitForSelector('.letters[data-ready]');
  assert.deepEqual(await page.$$eval('.fields :is(input, textarea)', (fields) => fields.map(({ value }) => value)), ['', '', '']);
  assert.equal(await page.inputValue('select[name=policy]'), 'qazaq-air', 'only what was chosen is in the address');
}));

test('the letter is copied as it reads, and that is said', () => withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await open(page, 'ru/letter/?policy=alma-jet&right=access');
  await fill(page);
  await page.click('[name=copy]');
  await page.waitForFunction(() => document.querySelector('.sheet .said').textContent);
  assert.equal(await said(page), 'Письмо скопировано.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Кому: ТОО «Alma Jet», ул\. Машхур Жусупа/);
  assert.match(copied, /\n\nОтвет прошу направить по адресу: aliya@example\.org\n\nС уважением,\nӘлия Ким\n\n/);
}));

test('where copying is not allowed the letter is selected', () => withPage({ init: () => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); } }, async (page) => {
  await open(page);
  await page.click('[name=copy]');
  await page.waitForFunction(() => document.querySelector('.sheet .said').textContent);
  assert.match(await said(page), /selected/);
  assert.match(await page.evaluate(() => getSelection().toString()), /^To: Air Astana JSC/);
}));

test('the mail link holds the whole letter, to the address that the policy gives for it', () => withPage({}, async (page) => {
  await open(page, 'ru/letter/?policy=smartavia&right=withdrawal');
  await fill(page);
  const { pathname, searchParams, href } = await mail(page);
  assert.equal(pathname, 'office@flysmartavia.com');
  assert.match(href, /&body=[\w%.!~*'()-]+$/, 'percent-encoded');
  assert.equal(searchParams.get('subject'), 'Отзыв согласия на рекламные и информационные сообщения');
  const body = searchParams.get('body');
  assert.match(body, /\r\n\r\nЗдравствуйте!\r\n\r\n/);
  assert.match(body, /ABC123: surname & name/);
  for (const [policy, right] of [['smartavia', 'access'], ['air-astana', 'access'], ['alma-jet', 'complaint']]) {
    await choose(page, 'policy', policy);
    await choose(page, 'right', right);
    assert.equal((await mail(page)).pathname, '', `${policy} names no e-mail address for ${right}`);
  }
}));

test('where mail links must be short the letter is copied instead', () => withPage({
  permissions: ['clipboard-read', 'clipboard-write'],
  init: () => { Object.defineProperty(navigator, 'platform', { value: 'Win32' }); },
}, async (page) => {
  await open(page, 'kk/letter/?policy=qazaq-air&right=access');
  const link = await mail(page);
  assert.ok(link.href.length <= 2000, `${link.href.length}`);
  assert.equal(link.searchParams.get('body'), '[Хатты осында қойыңыз]');
  await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
  await page.click('a.mail');
  await page.waitForFunction(() => document.querySelector('.sheet .said').textContent);
  assert.match(await said(page), /көшірілді/);
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Кімге: «QAZAQ AIR» АҚ\n/);
}));

test('a keyboard writes a letter', () => withPage({}, async (page) => {
  await open(page);
  await page.focus('select[name=policy]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Jo');
  await page.keyboard.press('Tab');
  await page.keyboard.type('jo@example.org');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('My name is spelt Jo.');
  const words = await text(page);
  assert.match(words, /Request to correct personal data/);
  assert.match(words, /how: My name is spelt Jo\./);
  assert.equal(await page.evaluate(() => location.search), '?policy=alma-jet&right=correction');
  const next = [];
  while (!next.includes('mail')) {
    await page.keyboard.press('Tab');
    next.push(await page.evaluate(() => document.activeElement.name || document.activeElement.className));
    assert.ok(next.length < 20, next.join());
  }
  assert.deepEqual(page.messages, []);
}));

test('a change of language keeps policy and right', () => withPage({}, async (page) => {
  await open(page);
  await choose(page, 'policy', 'alma-jet');
  await choose(page, 'right', 'withdrawal.newsletters');
  for (const tag of languages.slice(1)) {
    await page.click(`nav.languages a[hreflang=${tag}]`);
    await page.waitForSelector(`html[lang=${tag}] .letters[data-ready]`);
    assert.equal(page.url(), `${site}${tag}/letter/?policy=alma-jet&right=withdrawal.newsletters`);
    assert.equal(await page.inputValue('select[name=right]'), 'withdrawal.newsletters');
  }
}));

test('Back brings no letter that lacks what its fields hold', () => withPage({}, async (page) => {
  await open(page);
  await fill(page);
  await openPage(page, 'en/');
  await page.goBack();
  await page.waitForSelector('.letters[data-ready]');
  await page.waitForFunction(() => document.readyState === 'complete');
  assert.equal(await page.inputValue('[name=name]'), 'Әлия Ким', 'this browser fills it in again');
  await page.waitForFunction(() => document.querySelector('output.letter').innerText.includes('Әлия Ким'));
}));

test('a change of language keeps what is typed, and keeps it nowhere else', () => withPage({}, async (page) => {
  await open(page, 'en/letter/?policy=qazaq-air');
  await fill(page);
  await page.click('nav.languages a[hreflang=kk]');
  await page.waitForSelector('html[lang=kk] .letters[data-ready]');
  assert.deepEqual(await page.$$eval('.fields :is(input, textarea)', (all) => all.map(({ value }) => value)), ['Әлия Ким', 'aliya@example.org', 'ABC123: surname & name']);
  assert.match(await text(page), /Әлия Ким[^]*aliya@example\.org|aliya@example\.org[^]*Әлия Ким/);
  assert.equal(await page.evaluate(() => window.name), '');
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), { 'policy-viewer.language': 'kk' });
  assert.equal(page.url(), `${site}kk/letter/?policy=qazaq-air`);
}));

for (const name of ['policy-viewer.letter {', 'policy-viewer.letter null', 'policy-viewer.letter []']) {
  test(`a tab that another page has named ${name} writes letters all the same`, () => withPage({ init: `window.name = ${JSON.stringify(name)};` }, async (page) => {
    await open(page);
    assert.equal(await page.inputValue('[name=name]'), '');
    assert.deepEqual(page.messages, []);
  }));
}
