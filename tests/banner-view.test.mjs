// What the visitor sees: both layers' words, in which language, where, in
// which colours, and how a page owner changes that.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asks, call, configuration, cookiesNamed, embedded, events, eventually, open, part, problems, shop, switchOf, withShop } from './banner-support.mjs';
import { languages } from './support.mjs';

const texts = Object.fromEntries(languages.map((tag) => [tag, JSON.parse(readFileSync(new URL(`../embed/texts/${tag}.json`, import.meta.url), 'utf8'))]));
const categories = ['necessary', 'functional', 'analytics', 'marketing'];
const plain = (text) => text.replace(/\s+/g, ' ').trim();
const wordsOf = async (locator) => plain(await locator.innerText());
const openSettings = async (page) => { await part(page, 'settings').click(); await part(page, 'dialog').waitFor(); };

/** A configuration with one service of each provider. */
const providers = (...names) => ({
  categories: [
    { id: 'necessary', required: true, label: 'Necessary', text: 'Basket.' },
    { id: 'marketing', label: 'Marketing', text: 'Offers.', services: names.map((provider, at) => ({ id: `s${at}`, label: `Service ${at}`, provider })) },
  ],
});

// Layer 1

for (const tag of languages) {
  test(`layer 1 says its title, text and buttons in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    const said = {};
    for (const name of ['title', 'accept', 'refuse', 'settings']) said[name] = await wordsOf(part(page, name));
    const { title, accept, refuse, settings, text } = texts[tag];
    assert.deepEqual(said, Object.fromEntries(Object.entries({ title, accept, refuse, settings }).map(([name, words]) => [name, plain(words)])));
    assert.ok((await wordsOf(part(page, 'text').first())).includes(plain(text)));
  }));

  test(`layer 1 names each purpose in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    const shown = (await wordsOf(part(page, 'banner'))).toLowerCase();
    assert.deepEqual(categories.filter((id) => !shown.includes(plain(texts[tag].categories[id].label).toLowerCase())), []);
  }));

  test(`the settings say everything in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    await openSettings(page);
    const dialog = part(page, 'dialog');
    assert.equal(await dialog.getAttribute('lang'), tag);
    const shown = await wordsOf(dialog);
    const wanted = ['dialog', 'save', 'accept-all', 'refuse-all', 'required'].map((key) => texts[tag][key])
      .concat(categories.flatMap((id) => Object.values(texts[tag].categories[id])));
    assert.deepEqual(wanted.filter((words) => !shown.includes(plain(words))), []);
  }));

  test(`the control that reopens is named in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    await part(page, 'refuse').click();
    await page.getByRole('button', { name: plain(texts[tag].reopen) }).waitFor();
  }));
}

test('the words of the three languages differ, and none is empty', () => {
  for (const key of ['title', 'text', 'accept', 'refuse', 'settings', 'policy', 'dialog', 'save', 'close', 'reopen', 'signal', 'once', 'always']) {
    const words = languages.map((tag) => texts[tag][key]);
    assert.ok(words.every((word) => typeof word === 'string' && word.trim()), key);
    assert.equal(new Set(words).size, 3, key);
  }
});

const durations = [['en', 1], ['en', 180], ['ru', 1], ['ru', 2], ['ru', 5], ['ru', 21], ['ru', 180], ['kk', 1], ['kk', 180]];
for (const [tag, days] of durations) {
  test(`layer 1 says how long ${days} day(s) are in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}" days="${days}"` }) }, async (page) => {
    const forms = texts[tag].duration;
    const sentence = (forms[new Intl.PluralRules(tag).select(days)] ?? forms.other).replace('{days}', days);
    const shown = await wordsOf(part(page, 'banner'));
    assert.ok(shown.includes(plain(sentence)), shown);
  }));
}

for (const days of ['', '0', '-5', 'soon', 'NaN']) {
  test(`days="${days}" cannot be used and means 180`, () => withShop({ html: shop({ attributes: `days="${days}"` }) }, async (page) => {
    assert.match(await wordsOf(part(page, 'banner')), /\b180\b/);
  }));
}

test('days are never over 390', () => withShop({ html: shop({ attributes: 'days="4000"' }) }, async (page) => {
  const shown = (await wordsOf(part(page, 'banner'))).match(/\d+/g).map(Number);
  assert.ok(shown.length > 0 && shown.every((days) => days <= 390), `${shown}`);
}));

test('nothing on layer 1 is left to fill in', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  assert.doesNotMatch(await wordsOf(part(page, 'banner')), /[{}]|undefined|null|\[object/);
}));

// Third parties

for (const names of [['Video Inc'], ['Video Inc', 'Pixel AG'], ['Video Inc', 'Pixel AG', 'Stats Ltd']]) {
  test(`${names.length} third part${names.length > 1 ? 'ies are' : 'y is'} named on layer 1`, () => withShop({ html: shop({ config: providers(...names) }) }, async (page) => {
    const shown = await wordsOf(part(page, 'banner'));
    assert.deepEqual(names.filter((name) => !shown.includes(name)), []);
  }));
}

test('a provider of several services is one third party', () => withShop({ html: shop({ config: providers('Video Inc', 'Video Inc', 'Video Inc', 'Video Inc') }) }, async (page) => {
  assert.equal((await wordsOf(part(page, 'banner'))).split('Video Inc').length - 1, 1);
}));

test('four third parties are a number that leads to their list in the settings', () => withShop({ html: shop({ config: providers('Ann Ltd', 'Ben Ltd', 'Cay Ltd', 'Dan Ltd') }) }, async (page) => {
  const shown = await wordsOf(part(page, 'banner'));
  assert.match(shown, /\b4\b/);
  assert.doesNotMatch(shown, /(Ann|Ben|Cay|Dan) Ltd/);
  await part(page, 'banner').locator('a, button').filter({ hasText: '4' }).click();
  await part(page, 'dialog').waitFor();
  for (const name of ['Ann Ltd', 'Ben Ltd', 'Cay Ltd', 'Dan Ltd']) assert.ok((await wordsOf(part(page, 'dialog'))).includes(name), name);
}));

test('without services no third parties are spoken of', () => withShop({}, async (page) => {
  assert.ok(!(await wordsOf(part(page, 'banner'))).includes(plain(texts.en.parties.split('{')[0])));
}));

// The policy

for (const tag of languages) {
  test(`the link to the policy is in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}" policy="/privacy/#cookies"` }) }, async (page) => {
    const link = part(page, 'banner').getByRole('link', { name: plain(texts[tag].policy) });
    assert.equal(await link.evaluate((element) => element.href), 'https://shop.test/privacy/#cookies');
  }));
}

test('the policy may come from the configuration', () => withShop({ html: shop({ config: { ...configuration, policy: '/cookies' } }) }, async (page) => {
  assert.equal(await part(page, 'banner').locator('a[href="/cookies"]').count(), 1);
}));

test('an attribute names another policy than the configuration and wins', () => withShop({ html: shop({ attributes: 'policy="/mine"', config: { ...configuration, policy: '/cookies' } }) }, async (page) => {
  assert.equal(await part(page, 'banner').locator('a[href="/mine"]').count(), 1);
  assert.equal(await part(page, 'banner').locator('a[href="/cookies"]').count(), 0);
}));

test('a changed policy attribute changes the link', () => withShop({ html: shop({ attributes: 'policy="/old"' }) }, async (page) => {
  await call(page, (element) => element.setAttribute('policy', '/new'));
  await eventually(() => part(page, 'banner').locator('a[href="/new"]').count(), 'the new link');
}));

test('without a policy there is no link that leads nowhere', () => withShop({}, async (page) => {
  assert.equal(await part(page, 'banner').locator('a:not([href]), a[href=""], a[href=null], a[href=undefined]').count(), 0);
}));

for (const [where, page_] of [
  ['an attribute', { attributes: 'policy="javascript:void(window.owned=1)"' }],
  ['the configuration', { config: { ...configuration, policy: 'javascript:void(window.owned=1)' } }],
  ['a service', { config: { categories: [{ id: 'necessary', required: true, label: 'N' }, { id: 'marketing', label: 'M', services: [{ id: 'video', label: 'Films', provider: 'Video Inc', url: 'javascript:void(window.owned=1)' }] }] } }],
]) {
  test(`a script as address in ${where} becomes no link`, () => withShop({ html: shop(page_) }, async (page) => {
    await openSettings(page);
    assert.equal(await page.locator('consent-banner').locator('a[href^="javascript" i]').count(), 0);
  }));
}

// Everywhere a page may lead, and where it may not.
const addresses = [
  ['https://film.example/privacy', true], ['http://film.example/', true], ['HTTPS://FILM.EXAMPLE/', true], ['/privacy/#cookies', true],
  ['privacy', true], ['./privacy?a=b:c', true], ['#cookies', true], ['?page=privacy:1', true], ['//film.example:8080/', true],
  ['javascript:alert(1)', false], ['JavaScript:alert(1)', false], [' javascript:alert(1)', false], ['java\nscript:alert(1)', false],
  ['\u0001javascript:alert(1)', false], ['javascript://film.example/%0aalert(1)', false], ['vbscript:x', false],
  ['data:text/html,<script>alert(1)</script>', false], ['blob:https://film.example/1', false], ['file:///etc/passwd', false],
  ['mailto:a@film.example', false], ['httpsx:alert(1)', false], [':alert(1)', false],
];
test('a link of a service leads to a page and runs nothing, and what does not is told', () => withShop({
  html: shop({ config: { categories: [{ id: 'necessary', label: 'N' }, { id: 'marketing', label: 'M', services: addresses.map(([url], place) => ({ id: `s${place}`, provider: 'Ltd', url })) }] } }),
}, async (page) => {
  await openSettings(page);
  const links = await page.locator('consent-banner [part=service]').evaluateAll((services) => services.map((service) => !!service.querySelector('a')));
  assert.deepEqual(links, addresses.map(([, isLink]) => isLink));
  const told = problems(page).flatMap((message) => /services\[(\d+)\]\.url: must be the address of a page/.exec(message)?.[1] ?? []);
  assert.deepEqual(told.map(Number), addresses.flatMap(([, isLink], place) => (isLink ? [] : [place])));
}));

test('an empty address is no link, though the page itself has it', () => withShop({
  html: shop({ attributes: 'policy=""', config: { categories: [{ id: 'necessary', label: 'N' }, { id: 'marketing', label: 'M', services: [{ id: 's', url: '' }] }] } }),
}, async (page) => {
  await openSettings(page);
  assert.equal(await page.locator('consent-banner').locator('[part=banner] a, [part=dialog] a').count(), 0);
}));

// Words of the owner

test('texts of the configuration replace the built-in ones, the others stay', () => withShop({ html: shop({ config: { texts: { en: { title: 'Biscuits?', accept: 'Yes' } } } }) }, async (page) => {
  assert.equal(await wordsOf(part(page, 'title')), 'Biscuits?');
  assert.equal(await wordsOf(part(page, 'accept')), 'Yes');
  assert.equal(await wordsOf(part(page, 'refuse')), plain(texts.en.refuse));
}));

test('texts of one language leave another alone', () => withShop({ html: shop({ attributes: 'lang="ru"', config: { texts: { en: { title: 'Biscuits?' } } } }) }, async (page) => {
  assert.equal(await wordsOf(part(page, 'title')), plain(texts.ru.title));
}));

test('texts are text, not markup', () => withShop({ html: shop({ config: { texts: { en: { title: 'A <b id="bold">bold</b> & title', text: '<img src="/x.png">' } } } }) }, async (page) => {
  assert.equal(await wordsOf(part(page, 'title')), 'A <b id="bold">bold</b> & title');
  assert.equal(await part(page, 'banner').locator('#bold, img[src="/x.png"]').count(), 0);
}));

for (const [tag, label] of [['en', 'Counting'], ['ru', 'Подсчёт'], ['kk', 'Санау']]) {
  test(`a label of many languages is shown in ${tag}`, () => withShop({
    html: shop({
      attributes: `lang="${tag}"`,
      config: { categories: [{ id: 'necessary', required: true, label: 'N', text: 'n' }, { id: 'analytics', label: { en: 'Counting', ru: 'Подсчёт', kk: 'Санау' }, text: { en: 'e', ru: 'r', kk: 'k' } }] },
    }),
  }, async (page) => {
    assert.ok((await wordsOf(part(page, 'banner'))).includes(label));
  }));
}

for (const [tag, label, expected] of [
  ['kk', 'Plain', 'Plain'],
  ['kk-Cyrl-KZ', { en: 'E', kk: 'K' }, 'K'],
  ['ru', { en: 'E', kk: 'K' }, 'E'],
  ['ru', { ru: '', en: 'E' }, 'E'],
  ['ru', { kk: 'K', de: 'D' }, 'K'],
  // A switch without a name would be no choice.
  ['ru', {}, 'necessary'],
  ['ru', '', 'necessary'],
  ['ru', { toString: 'T', __proto__: 'P' }, 'T'],
]) {
  test(`of the label ${JSON.stringify(label)} ${tag} sees ${JSON.stringify(expected)}`, () => withShop({
    html: shop({ attributes: `lang="${tag}"`, config: { categories: [{ id: 'necessary', label }] } }),
  }, async (page) => {
    assert.equal(await page.locator('consent-banner [part=purposes] b').textContent(), expected);
    await part(page, 'settings').click();
    await page.getByRole('switch', { name: expected }).waitFor();
  }));
}

test('a purpose of the configuration is named on layer 1', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  const shown = await wordsOf(part(page, 'banner'));
  for (const { label } of configuration.categories) assert.ok(shown.includes(label), label);
  assert.ok(!shown.includes(texts.en.categories.functional.label), 'a purpose that the configuration does not have');
}));

// Layer 2

test('the settings have a switch for each category and each service', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await openSettings(page);
  const found = await part(page, 'switch').evaluateAll((all) => all.map((one) => [one.dataset.category, one.dataset.service ?? null]));
  assert.deepEqual(found, [['necessary', null], ['analytics', null], ['analytics', 'stats'], ['marketing', null], ['marketing', 'video'], ['marketing', 'pixel']]);
}));

test('what is necessary is on and cannot be switched', () => withShop({}, async (page) => {
  await openSettings(page);
  assert.equal(await switchOf(page, 'necessary').isChecked(), true);
  assert.equal(await switchOf(page, 'necessary').isDisabled(), true);
}));

test('each cookie stands in a table with purpose and lifetime', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await openSettings(page);
  const cells = await part(page, 'dialog').locator('table').evaluateAll((tables) => tables.flatMap((table) => [...table.rows].map((row) => row.textContent)).join('\n'));
  for (const words of ['sid', 'Session', '1 day', '_ga', 'Counting', '1 year', 'px', 'Offers', '90 days']) assert.ok(cells.includes(words), words);
}));

for (const tag of languages) {
  test(`the tables of cookies are headed in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"`, config: configuration }) }, async (page) => {
    await openSettings(page);
    const heads = await part(page, 'dialog').locator('th').evaluateAll((all) => all.map((cell) => cell.textContent.trim()));
    for (const key of ['cookie', 'purpose', 'lifetime']) assert.ok(heads.includes(texts[tag][key]), `${key} in ${heads}`);
  }));
}

test('each service names its provider and leads to its page', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await openSettings(page);
  const shown = await wordsOf(part(page, 'dialog'));
  for (const { provider, url } of configuration.categories.flatMap(({ services = [] }) => services)) {
    assert.ok(shown.includes(provider), provider);
    assert.equal(await part(page, 'dialog').locator(`a[href="${url}"]`).count(), 1, url);
  }
}));

const everyOptionalOff = async (page) => {
  const on = await part(page, 'switch').evaluateAll((all) => all.filter((one) => one.dataset.category !== 'necessary' && one.checked).length);
  assert.equal(on, 0);
};

for (const hint of ['enabled', 'default', 'checked', 'given', 'value', 'preselected', 'on']) {
  test(`no switch is ticked beforehand, not even by "${hint}": true`, () => withShop({
    html: shop({
      config: {
        [hint]: true,
        categories: configuration.categories.map((category) => (category.required ? category : { ...category, [hint]: true, services: category.services.map((service) => ({ ...service, [hint]: true })) })),
      },
    }),
  }, async (page) => {
    await openSettings(page);
    await everyOptionalOff(page);
  }));
}

test('a category that calls itself required is not ticked either', () => withShop({
  html: shop({ config: { categories: [{ id: 'necessary', required: true, label: 'N', text: 'n' }, { id: 'marketing', required: true, label: 'M', text: 'm' }] } }),
}, async (page) => {
  await openSettings(page);
  await everyOptionalOff(page);
}));

test('a mode that nobody knows ticks nothing', () => withShop({ html: shop({ attributes: 'mode="opt-anything"' }) }, async (page) => {
  await openSettings(page);
  await everyOptionalOff(page);
}));

test('layer 1 has no tick box at all that is on', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  assert.equal(await part(page, 'banner').locator('input:checked, [aria-checked=true]').count(), 0);
}));

test('the settings show what was chosen', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await call(page, (element) => element.accept(['analytics']));
  await call(page, (element) => element.openSettings());
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
  assert.equal(await switchOf(page, 'marketing').isChecked(), false);
  assert.equal(await switchOf(page, 'marketing', 'video').isChecked(), false);
}));

test('the settings show a service that was chosen alone', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await call(page, (element) => element.accept([], { marketing: ['video'] }));
  await call(page, (element) => element.openSettings());
  assert.equal(await switchOf(page, 'marketing', 'video').isChecked(), true);
  assert.equal(await switchOf(page, 'marketing', 'pixel').isChecked(), false);
}));

for (const [name, check] of [['accept', true], ['refuse', false]]) {
  test(`${name} all in the settings closes them and the banner`, () => withShop({ html: shop({ config: configuration }) }, async (page) => {
    await openSettings(page);
    await part(page, name, 'dialog').click();
    await part(page, 'dialog').waitFor({ state: 'hidden' });
    assert.equal(await asks(page), false);
    assert.equal(await call(page, (element) => element.allows('marketing')), check);
  }));
}

test('close leaves the settings without a choice', () => withShop({}, async (page) => {
  await openSettings(page);
  await switchOf(page, 'analytics').check();
  await part(page, 'close').click();
  await part(page, 'dialog').waitFor({ state: 'hidden' });
  assert.equal(await asks(page), true);
  assert.deepEqual(await cookiesNamed(page), []);
}));

test('the close control has a name', () => withShop({}, async (page) => {
  await openSettings(page);
  await part(page, 'dialog').getByRole('button', { name: plain(texts.en.close), exact: true }).waitFor();
}));

// Which language

const tongues = [
  ['its own lang is taken', { attributes: 'lang="ru"' }, [], 'ru'],
  ['its own lang beats the page’s', { attributes: 'lang="kk"', lang: 'ru' }, ['en'], 'kk'],
  ['en-GB is en', { attributes: 'lang="en-GB"', lang: 'ru' }, ['ru'], 'en'],
  ['ru-KZ is ru', { attributes: 'lang="ru-KZ"' }, [], 'ru'],
  ['kk-Cyrl-KZ is kk', { attributes: 'lang="kk-Cyrl-KZ"' }, [], 'kk'],
  ['kk_KZ, as operating systems write it, is kk', { attributes: 'lang="kk_KZ"' }, [], 'kk'],
  ['case does not matter', { attributes: 'lang="RU"' }, [], 'ru'],
  ['an unknown lang goes on to the page’s', { attributes: 'lang="de"', lang: 'ru' }, ['kk'], 'ru'],
  ['a word that only begins like a language is none', { attributes: 'lang="english"', lang: 'ru' }, ['kk'], 'ru'],
  ['nonsense goes on to the page’s', { attributes: 'lang="&lt;!-- 🙂"', lang: 'kk' }, [], 'kk'],
  ['a name every object has is no language', { attributes: 'lang="constructor"', lang: 'kk' }, [], 'kk'],
  ['__proto__ is no language', { attributes: 'lang="__proto__"', lang: 'kk' }, [], 'kk'],
  ['lang="" is none', { attributes: 'lang=""', lang: 'kk' }, ['ru'], 'kk'],
  ['the page’s lang is taken', { lang: 'ru' }, ['kk'], 'ru'],
  ['the page’s en-GB is en', { lang: 'en-GB' }, ['ru'], 'en'],
  ['the nearest lang is taken', { lang: 'ru', before: '<div lang="kk"><div>', body: '</div></div>' }, ['en'], 'kk'],
  ['a lang of a sibling is not', { lang: 'ru', before: '<p lang="kk">Сәлем</p>' }, ['en'], 'ru'],
  ['an unknown lang of the page goes on to the browser’s', { lang: 'fr' }, ['ru'], 'ru'],
  ['an empty lang of the page goes on to the browser’s', { lang: '' }, ['kk'], 'kk'],
  ['the browser’s languages are walked in order', { lang: null }, ['de-DE', 'kk-KZ', 'ru'], 'kk'],
  ['the browser’s first known language wins', { lang: null }, ['ru', 'kk', 'en'], 'ru'],
  ['the browser’s en-GB is en', { lang: null }, ['en-GB', 'ru'], 'en'],
  ['a region of an early language is tried before a later language', { lang: null }, ['ru-RU', 'kk'], 'ru'],
  ['a browser of unknown languages gets English', { lang: null }, ['de', 'fr-CA'], 'en'],
  ['a browser without languages gets English', { lang: null }, [], 'en'],
];
for (const [sentence, page_, list, tag] of tongues) {
  test(`language: ${sentence}`, () => withShop({
    html: shop(page_),
    init: `for (const [name, value] of [['languages', Object.freeze(${JSON.stringify(list)})], ['language', ${JSON.stringify(list[0] ?? '')}]]) Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true });`,
  }, async (page) => {
    assert.equal(await part(page, 'banner').getAttribute('lang'), tag);
    assert.equal(await wordsOf(part(page, 'title')), plain(texts[tag].title));
  }));
}

test('a changed lang attribute changes the words', () => withShop({}, async (page) => {
  await call(page, (element) => { element.lang = 'kk'; });
  await eventually(async () => (await part(page, 'banner').getAttribute('lang')) === 'kk', 'kk is declared');
  assert.equal(await wordsOf(part(page, 'title')), plain(texts.kk.title));
}));

test('setLanguage changes both layers', () => withShop({}, async (page) => {
  assert.equal(await call(page, (element) => element.setLanguage('ru')), true);
  assert.equal(await wordsOf(part(page, 'accept')), plain(texts.ru.accept));
  await openSettings(page);
  assert.equal(await part(page, 'dialog').getAttribute('lang'), 'ru');
}));

test('setLanguage keeps what is ticked in open settings', () => withShop({}, async (page) => {
  await openSettings(page);
  await switchOf(page, 'analytics').check();
  assert.equal(await call(page, (element) => element.setLanguage('ru')), true);
  assert.equal(await part(page, 'dialog').isVisible(), true);
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
}));

for (const tag of ['de', '', 'english', 'toString', null, 7, {}]) {
  test(`setLanguage(${JSON.stringify(tag)}) is false and changes nothing`, () => withShop({ html: shop({ lang: 'ru' }) }, async (page) => {
    assert.equal(await call(page, (element, value) => element.setLanguage(value), tag), false);
    assert.equal(await part(page, 'banner').getAttribute('lang'), 'ru');
    assert.equal(await wordsOf(part(page, 'title')), plain(texts.ru.title));
  }));
}

// Where it stands

const boxOf = (page, name = 'banner') => part(page, name).boundingBox();
const still = { reducedMotion: 'reduce' };

const places = [
  ['bar', 'bottom', { bottom: true, wide: true }],
  ['bar', 'top', { top: true, wide: true }],
  ['box', 'bottom', { bottom: true }],
  ['box', 'top', { top: true }],
  ['box', 'center', { middle: true }],
  ['box', 'bottom-start', { bottom: true, left: true }],
  ['box', 'bottom-end', { bottom: true, right: true }],
  ['box', 'top-start', { top: true, left: true }],
  ['box', 'top-end', { top: true, right: true }],
  ['dialog', 'center', { middle: true }],
  ['dialog', 'bottom', { middle: true }],
  ['dialog', 'top-start', { middle: true }],
  ['dialog', 'bottom-end', { middle: true }],
];
for (const [layout, position, at] of places) {
  test(`layout="${layout}" position="${position}" stands there`, () => withShop({ ...still, html: shop({ attributes: `layout="${layout}" position="${position}"` }) }, async (page) => {
    const { x, y, width, height } = await boxOf(page);
    assert.ok(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800, 'inside the window');
    const edge = 48;
    if (at.top) assert.ok(y <= edge, `top: ${y}`);
    if (at.bottom) assert.ok(y + height >= 800 - edge, `bottom: ${y + height}`);
    if (at.left) assert.ok(x <= edge, `left: ${x}`);
    if (at.right) assert.ok(x + width >= 1280 - edge, `right: ${x + width}`);
    if (at.middle) assert.ok(Math.abs(x + width / 2 - 640) < 8 && Math.abs(y + height / 2 - 400) < 8, `middle: ${x + width / 2}, ${y + height / 2}`);
    if (at.wide) assert.ok(width >= 1280 - 2 * edge, `wide: ${width}`);
    else assert.ok(width <= 1280 * 0.6, `narrow: ${width}`);
  }));
}

for (const attributes of ['layout="cloud"', 'layout=""', 'position="left"', 'position=""']) {
  test(`${attributes} looks like none`, () => withShop({ ...still, html: shop({ attributes }), files: { '/plain': { headers: { 'content-type': 'text/html' }, body: shop() } } }, async (page) => {
    const odd = await boxOf(page);
    await open(page, 'https://shop.test/plain');
    assert.deepEqual(await boxOf(page), odd);
  }));
}

test('without attributes it stands at the bottom', () => withShop(still, async (page) => {
  const { y, height } = await boxOf(page);
  assert.ok(y > 48 && y + height >= 752, `${y} ${height}`);
}));

test('a changed layout attribute moves it', () => withShop({ ...still, html: shop({ attributes: 'layout="bar"' }) }, async (page) => {
  await call(page, (element) => element.setAttribute('layout', 'box'));
  await eventually(async () => (await boxOf(page))?.width < 800, 'a box');
}));

for (const layout of ['bar', 'box']) {
  test(`with layout="${layout}" the page can be used and scrolled`, () => withShop({ html: shop({ attributes: `layout="${layout}"`, before: '<button id="page" onclick="this.textContent = \'clicked\'">Page</button><div style="height:3000px"></div>' }) }, async (page) => {
    await page.click('#page');
    assert.equal(await page.innerText('#page'), 'clicked');
    await page.mouse.move(400, 200);
    await page.mouse.wheel(0, 500);
    await eventually(() => page.evaluate(() => scrollY > 0), 'the page scrolls');
  }));
}

test('layout="dialog" is modal, and the page is free again after the choice', () => withShop({ html: shop({ attributes: 'layout="dialog"', before: '<div style="height:3000px"></div>' }) }, async (page) => {
  assert.equal(await part(page, 'banner').evaluate((element) => element.matches('dialog:modal')), true);
  await part(page, 'refuse').click();
  await page.mouse.move(400, 200);
  await page.mouse.wheel(0, 500);
  await eventually(() => page.evaluate(() => scrollY > 0), 'the page scrolls');
}));

test('in layout="dialog" the banner does not carry the part dialog', () => withShop({ html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  assert.equal(await part(page, 'banner').getAttribute('part'), 'banner');
}));

test('in layout="dialog" the settings open above it', () => withShop({ html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  await openSettings(page);
  await part(page, 'save').click();
  assert.equal(await asks(page), false);
}));

test('layout, position and theme may come from the configuration', () => withShop({ ...still, html: shop({ config: { ...configuration, layout: 'box', position: 'top-end', theme: 'dark' } }) }, async (page) => {
  const { x, y, width } = await boxOf(page);
  assert.ok(y <= 48 && x + width >= 1232 && width <= 768);
}));

// Colours

/** Contrast of an element's text, and how light its ground is (0 to 1). */
const colours = (locator) => locator.evaluate((element) => {
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  let ground = element;
  while (ground && rgba(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement ?? ground.getRootNode().host;
  const back = light(rgba(ground ? getComputedStyle(ground).backgroundColor : 'white'));
  const front = light(rgba(getComputedStyle(element).color));
  return { contrast: (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05), ground: back };
});

const themes = [
  ['auto', 'light', 'light'], ['auto', 'dark', 'dark'], ['light', 'dark', 'light'], ['dark', 'light', 'dark'],
  ['unheard-of', 'dark', 'dark'], [null, 'light', 'light'], [null, 'dark', 'dark'],
];
for (const [theme, colorScheme, expected] of themes) {
  test(`${theme === null ? 'no theme' : `theme="${theme}"`} on a ${colorScheme} system is ${expected}`, () => withShop({ colorScheme, html: shop({ attributes: theme === null ? '' : `theme="${theme}"` }) }, async (page) => {
    const { ground } = await colours(part(page, 'banner'));
    assert.equal(ground > 0.3 ? 'light' : 'dark', expected, `${ground}`);
  }));
}

test('the settings are dark where the banner is', () => withShop({ colorScheme: 'dark' }, async (page) => {
  await openSettings(page);
  assert.ok((await colours(part(page, 'dialog'))).ground < 0.2);
}));

test('it follows the system while it is shown', () => withShop({ ...still, colorScheme: 'light' }, async (page) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await eventually(async () => (await colours(part(page, 'banner'))).ground < 0.2, 'dark');
}));

for (const colorScheme of ['light', 'dark']) {
  test(`every text on layer 1 has a contrast of 4.5, ${colorScheme}`, () => withShop({ ...still, colorScheme, html: shop({ attributes: 'policy="/privacy"', config: configuration }) }, async (page) => {
    for (const locator of [...['title', 'text', 'accept', 'refuse', 'settings'].map((name) => part(page, name).first()), part(page, 'banner').locator('a').first()]) {
      const { contrast } = await colours(locator);
      assert.ok(contrast >= 4.5, `${await locator.innerText()}: ${contrast}`);
    }
  }));
}

// Accept and refuse alike

const look = (locator) => locator.evaluate((button) => {
  const style = getComputedStyle(button);
  const { width, height } = button.getBoundingClientRect();
  const names = ['display', 'color', 'background-color', 'background-image', 'border-color', 'border-style', 'border-width', 'border-radius', 'box-shadow', 'cursor',
    'font-family', 'font-size', 'font-style', 'font-weight', 'letter-spacing', 'opacity', 'outline-style', 'text-decoration-line', 'text-transform', 'visibility'];
  return { element: button.localName, width: Math.round(width), height: Math.round(height), ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])) };
});

const alike = async (page, within) => assert.deepEqual(await look(part(page, 'refuse', within)), await look(part(page, 'accept', within)));

for (const layout of ['bar', 'box', 'dialog']) {
  for (const tag of languages) {
    test(`accept and refuse are alike in a ${layout} in ${tag}`, () => withShop({ ...still, html: shop({ attributes: `layout="${layout}" lang="${tag}"` }) }, (page) => alike(page)));
    test(`accept and refuse are alike in a ${layout} in ${tag} on a phone`, () => withShop({ ...still, viewport: { width: 320, height: 568 }, html: shop({ attributes: `layout="${layout}" lang="${tag}"` }) }, (page) => alike(page)));
  }
}

for (const tag of languages) {
  test(`accept all and refuse all are alike in the settings in ${tag}`, () => withShop({ ...still, html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    await openSettings(page);
    await alike(page, 'dialog');
  }));
}

/** Whether something is seen where it stands, from end to end. */
const isSeen = (node) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return [[left + 3, top + 10], [right - 3, bottom - 10]].every(([x, y]) => node.getRootNode().elementFromPoint(x, y) === node);
};

for (const layout of ['bar', 'box', 'dialog']) {
  for (const [width, height] of [[320, 568], [768, 500], [1280, 800]]) {
    test(`however many purposes there are, the answers of a ${layout} are seen at once at ${width}×${height}`, () => withShop({
      ...still, viewport: { width, height },
      html: shop({ attributes: `layout="${layout}" policy="/privacy"`, config: { categories: [{ id: 'necessary' }, ...Array.from({ length: 40 }, (_, at) => ({ id: `p${at}`, label: `Purpose ${at}`, text: 'What it is for, in a sentence that needs some room.' }))] } }),
    }, async (page) => {
      for (const name of ['title', 'accept', 'refuse', 'settings']) assert.equal(await part(page, name).evaluate(isSeen), true, name);
      // What the keyboard reaches above them is not covered by them.
      await part(page, 'policy').focus();
      const link = await part(page, 'policy').boundingBox();
      const answers = await part(page, 'refuse').boundingBox();
      assert.ok(link.x + link.width <= answers.x || link.y + link.height <= answers.y, JSON.stringify([link, answers]));
    }));
  }

  for (const tag of languages) {
    for (const [width, height] of [[640, 400], [844, 390], [1280, 420]]) {
      test(`in a low window, ${width}×${height}, the answers of a ${layout} are seen at once in ${tag}`, () => withShop({ ...still, viewport: { width, height }, html: shop({ attributes: `layout="${layout}" policy="/privacy" lang="${tag}"` }) }, async (page) => {
        for (const name of ['title', 'accept', 'refuse']) assert.equal(await part(page, name).evaluate(isSeen), true, name);
      }));
    }
  }
}

test('in a low window the settings still show choices', () => withShop({ ...still, viewport: { width: 320, height: 256 } }, async (page) => {
  await openSettings(page);
  const seen = await part(page, 'choices', 'dialog').evaluate((choices) => {
    const [{ top, bottom }, frame] = [choices, choices.closest('dialog')].map((node) => node.getBoundingClientRect());
    return Math.min(bottom, frame.bottom) - Math.max(top, frame.top);
  });
  assert.ok(seen > 96, `${seen} px`);
  await part(page, 'save').scrollIntoViewIfNeeded();
  await part(page, 'save').click();
}));

test('settings stay above a banner that is drawn anew under them', () => withShop({ ...still, html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  await openSettings(page);
  await call(page, (element) => element.setLanguage('ru'));
  await page.waitForFunction(() => document.querySelector('consent-banner').shadowRoot.querySelector('[part~=dialog]').lang === 'ru');
  await part(page, 'close').click();
  await part(page, 'dialog').waitFor({ state: 'detached' });
  assert.equal(await part(page, 'banner').isVisible(), true);
}));

for (const options of [{ colorScheme: 'dark' }, { forcedColors: 'active' }, { viewport: { width: 768, height: 1024 } }]) {
  test(`accept and refuse are alike with ${JSON.stringify(options)}`, () => withShop({ ...still, ...options }, (page) => alike(page)));
}

test('accept and refuse are alike though one word is much longer', () => withShop({ ...still, html: shop({ config: { texts: { en: { accept: 'Ok', refuse: 'Continue without any of these' } } } }) }, (page) => alike(page)));

test('accept, refuse and settings are buttons', () => withShop({}, async (page) => {
  for (const name of ['accept', 'refuse', 'settings']) assert.equal(await part(page, name).evaluate((element) => element.localName), 'button', name);
}));

// The control that reopens

test('before a choice there is no reopen control', () => withShop({}, async (page) => {
  assert.equal(await part(page, 'reopen').isVisible(), false);
}));

for (const choice of ['accept', 'refuse']) {
  test(`after ${choice} a small control reopens the settings`, () => withShop({}, async (page) => {
    await part(page, choice).click();
    const { width, height } = await boxOf(page, 'reopen');
    assert.ok(width >= 24 && height >= 24 && width * height < 1280 * 800 * 0.05, `${width} × ${height}`);
    await part(page, 'reopen').click();
    await part(page, 'dialog').waitFor();
  }));
}

test('a returning visitor has the reopen control and no banner', () => withShop({}, async (page) => {
  await part(page, 'refuse').click();
  await open(page);
  assert.equal(await part(page, 'reopen').isVisible(), true);
  assert.equal(await asks(page), false);
}));

test('the reopen control stays in view when the page scrolls', () => withShop({ html: shop({ before: '<div style="height:3000px"></div>' }) }, async (page) => {
  await part(page, 'refuse').click();
  await page.evaluate(() => scrollTo(0, 1500));
  const { x, y, width, height } = await boxOf(page, 'reopen');
  assert.ok(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800);
}));

for (const config of [undefined, { ...configuration, reopen: 'none' }]) {
  test(`reopen="none" by ${config ? 'configuration' : 'attribute'} shows no control`, () => withShop({ html: shop({ attributes: config ? '' : 'reopen="none"', config }) }, async (page) => {
    await part(page, 'accept').click();
    await part(page, 'banner').waitFor({ state: 'hidden' });
    assert.equal(await part(page, 'reopen').isVisible(), false);
    await call(page, (element) => element.openSettings());
    assert.equal(await part(page, 'dialog').isVisible(), true);
  }));
}

// Parts and custom properties

const colour = 'rgb(1, 2, 3)';
for (const name of ['banner', 'title', 'text', 'accept', 'refuse', 'settings']) {
  test(`the part ${name} can be styled from outside`, () => withShop({ ...still, html: shop({ head: `<style>consent-banner::part(${name}){background-color:${colour}}</style>` }) }, async (page) => {
    assert.equal(await part(page, name).first().evaluate((element) => getComputedStyle(element).backgroundColor), colour);
  }));
}

for (const name of ['dialog', 'switch', 'save', 'close']) {
  test(`the part ${name} of the settings can be styled from outside`, () => withShop({ ...still, html: shop({ head: `<style>consent-banner::part(${name}){background-color:${colour}}</style>` }) }, async (page) => {
    await openSettings(page);
    assert.equal(await part(page, name).last().evaluate((element) => getComputedStyle(element).backgroundColor), colour);
  }));
}

test('the part reopen can be styled from outside', () => withShop({ ...still, html: shop({ head: `<style>consent-banner::part(reopen){background-color:${colour}}</style>` }) }, async (page) => {
  await part(page, 'refuse').click();
  assert.equal(await part(page, 'reopen').evaluate((element) => getComputedStyle(element).backgroundColor), colour);
}));

test('the part placeholder can be styled from outside', () => withShop({
  ...still,
  html: shop({ head: `<style>consent-placeholder::part(placeholder){background-color:${colour}}</style>`, body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>' }),
}, async (page) => {
  assert.equal(await page.locator('consent-placeholder [part~=placeholder]').evaluate((element) => getComputedStyle(element).backgroundColor), colour);
}));

/** What the element's manifest documents. */
async function documented(kind) {
  const manifest = JSON.parse((await embedded('custom-elements.json')).body);
  return manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName === 'consent-banner')
    .flatMap((declaration) => declaration[kind] ?? []).map(({ name }) => name);
}

test('every part of the contract is documented', async () => {
  const parts = await documented('cssParts');
  assert.deepEqual(['banner', 'title', 'text', 'accept', 'refuse', 'settings', 'dialog', 'switch', 'save', 'close', 'reopen'].filter((name) => !parts.includes(name)), []);
});

test('every documented custom property changes how it looks', () => withShop({ ...still, html: shop({ attributes: 'policy="/privacy"', config: configuration }) }, async (page) => {
  const properties = (await documented('cssProperties')).filter((name) => name.startsWith('--consent-'));
  assert.ok(properties.length >= 4, `${properties}`);
  const snapshot = () => page.evaluate(() => [...document.querySelector('consent-banner').shadowRoot.querySelectorAll('*')]
    .map((element) => { const style = getComputedStyle(element); return [...style].filter((name) => !name.startsWith('--')).map((name) => style.getPropertyValue(name)).join(';'); }).join('\n'));
  const idle = [];
  for (const step of ['layer 1', 'settings', 'reopen']) {
    if (step === 'settings') await openSettings(page);
    if (step === 'reopen') await part(page, 'save').click();
    const before = await snapshot();
    const round = step === 'layer 1' ? properties : idle.splice(0);
    for (const name of round) {
      let works = false;
      for (const value of ['rgb(1, 2, 3)', '37px', 'fantasy', '7', '0 0 9px rgb(1, 2, 3)']) {
        await page.evaluate(([property, text]) => document.documentElement.style.setProperty(property, text), [name, value]);
        works ||= (await snapshot()) !== before;
        await page.evaluate((property) => document.documentElement.style.removeProperty(property), name);
        if (works) break;
      }
      if (!works) idle.push(name);
    }
  }
  assert.deepEqual(idle, []);
}));

// Shown and hidden

test('open="manual" grants nothing while it waits', () => withShop({ html: shop({ attributes: 'open="manual"' }) }, async (page) => {
  assert.deepEqual(await call(page, (element) => [element.allows('necessary'), element.allows('analytics'), element.record]), [true, false, null]);
  assert.deepEqual(await cookiesNamed(page), []);
}));

test('open="manual" may come from the configuration', () => withShop({ html: shop({ config: { ...configuration, open: 'manual' } }) }, async (page) => {
  assert.equal(await asks(page), false);
}));

test('hide() hides without a choice, show() brings it back', () => withShop({}, async (page) => {
  await call(page, (element) => element.hide());
  assert.equal(await asks(page), false);
  assert.deepEqual(await cookiesNamed(page), []);
  assert.equal(await call(page, (element) => element.record), null);
  await call(page, (element) => element.show());
  assert.equal(await asks(page), true);
}));

test('show() asks again though there is a choice, and keeps it', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await call(page, (element) => element.show());
  assert.equal(await asks(page), true);
  assert.equal(await call(page, (element) => element.allows('analytics')), true);
}));

test('showing twice shows one banner and says so once', () => withShop({}, async (page) => {
  await call(page, (element) => { element.show(); element.show(); });
  assert.equal(await part(page, 'banner').count(), 1);
  assert.equal((await events(page)).filter(({ type }) => type === 'consent-show').length, 1);
}));

test('opening the settings twice opens one dialog', () => withShop({}, async (page) => {
  await call(page, (element) => { element.openSettings(); element.openSettings(); });
  assert.equal(await part(page, 'dialog').count(), 1);
  assert.equal(await part(page, 'dialog').isVisible(), true);
}));

test('after a choice layer 1 is gone and the element’s own content is not shown', () => withShop({}, async (page) => {
  await part(page, 'refuse').click();
  await part(page, 'banner').waitFor({ state: 'hidden' });
  assert.equal(await page.locator('consent-banner > a').isVisible(), false);
}));

test('while it works the element’s own content is not shown', () => withShop({}, async (page) => {
  assert.equal(await page.locator('consent-banner > a').isVisible(), false);
}));

for (const action of ['show', 'settings', 'accept', 'refuse', 'reset']) {
  test(`data-consent="${action}" in the page does that`, () => withShop({ html: shop({ attributes: 'open="manual"', before: `<button id="own" data-consent="${action}"><b>Do</b></button>` }) }, async (page) => {
    if (action === 'reset') await call(page, (element) => element.accept());
    await page.click('#own b');
    if (action === 'show') assert.equal(await asks(page), true);
    if (action === 'settings') assert.equal(await part(page, 'dialog').isVisible(), true);
    if (action === 'accept') assert.equal(await call(page, (element) => element.allows('marketing')), true);
    if (action === 'refuse') assert.equal(await call(page, (element) => element.record.how), 'refuse');
    if (action === 'reset') assert.equal(await call(page, (element) => element.record), null);
  }));
}

test('an automated browser sees it too', () => withShop({}, async (page) => {
  assert.equal(await page.evaluate(() => navigator.webdriver), true);
  assert.equal(await asks(page), true);
}));
