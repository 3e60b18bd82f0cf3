// The banner by keyboard and by screen reader: what it is called, where the
// focus goes, and that a choice needs no mouse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asks, call, configuration, consentOf, cookiesNamed, events, eventually, gpc, part, shop, switchOf, tab, withShop } from './banner-support.mjs';
import { languages } from './support.mjs';

const texts = Object.fromEntries(languages.map((tag) => [tag, JSON.parse(readFileSync(new URL(`../embed/texts/${tag}.json`, import.meta.url), 'utf8'))]));
const plain = (text) => text.replace(/\s+/g, ' ').trim();
const layouts = ['bar', 'box', 'dialog'];

/** What has the focus, seen through shadow roots: a part's name, else an id, else an element's name. */
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at) return null;
  if (at.dataset?.category && at.part.contains('switch')) return ['switch', at.dataset.category, at.dataset.service].filter(Boolean).join(' ');
  return at.getAttribute('part') || at.id || at.localName;
});

/** Presses Tab until `wanted` has the focus; returns all that had it on the way. */
async function tabTo(page, wanted, key = 'Tab') {
  const way = [];
  while (way.length < 40) {
    await page.keyboard.press(key);
    way.push(await focused(page));
    if (way.at(-1) === wanted) return way;
  }
  throw new Error(`Tab never reaches ${wanted}: ${way}`);
}

const press = async (page, name, key = 'Enter') => { await tabTo(page, name); await page.keyboard.press(key); };
const gone = (page, name) => part(page, name).waitFor({ state: 'hidden' });
const focusBecomes = (page, wanted) => eventually(async () => (await focused(page)) === wanted, `focus on ${wanted}`).catch(async (error) => {
  assert.fail(`${error.message}; it is on ${await focused(page)}`);
});

/** A page with controls around the banner and long enough to scroll. */
const around = (options = {}) => shop({
  ...options,
  before: `<p><a id="home" href="#top">Home</a> <label>Name <input id="name"></label> <button id="opener" data-consent="settings">Cookies</button></p>${options.before ?? ''}`,
  body: `<p><button id="last">Last</button></p><div style="height:2000px"></div>${options.body ?? ''}`,
});

// Names and roles

for (const layout of ['bar', 'box']) {
  test(`a ${layout} is a region named by its title`, () => withShop({ html: shop({ attributes: `layout="${layout}"` }) }, async (page) => {
    await page.getByRole('region', { name: plain(texts.en.title) }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0, 'it is no dialog');
  }));
}

test('a banner in layout="dialog" is a dialog named by its title', () => withShop({ html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  await page.getByRole('dialog', { name: plain(texts.en.title) }).waitFor();
}));

for (const tag of languages) {
  test(`the settings are a dialog with a name in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
    await part(page, 'settings').click();
    await page.getByRole('dialog', { name: plain(texts[tag].dialog) }).waitFor();
  }));

  for (const category of ['necessary', 'functional', 'analytics', 'marketing']) {
    test(`the switch of ${category} is named by its label in ${tag}`, () => withShop({ html: shop({ attributes: `lang="${tag}"` }) }, async (page) => {
      await part(page, 'settings').click();
      const named = page.getByRole('switch', { name: plain(texts[tag].categories[category].label) });
      assert.equal(await named.first().getAttribute('data-category'), category);
    }));
  }
}

for (const [service, label] of [['stats', 'Stats'], ['video', 'Films'], ['pixel', 'Pixel']]) {
  test(`the switch of the service ${service} is named by its label`, () => withShop({ html: shop({ config: configuration }) }, async (page) => {
    await part(page, 'settings').click();
    assert.equal(await page.getByRole('switch', { name: label }).first().getAttribute('data-service'), service);
  }));
}

/** The accessibility tree as the browser hands it to screen readers: role, name and properties. */
async function tree(page, context) {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({
    role: role?.value, name: name?.value ?? '', ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
  }));
}

test('the accessibility tree has the region, its heading and its buttons', () => withShop({}, async (page, context) => {
  const nodes = await tree(page, context);
  const has = (role, name) => nodes.some((node) => node.role === role && plain(node.name) === plain(name));
  assert.ok(has('region', texts.en.title));
  assert.ok(has('heading', texts.en.title));
  for (const key of ['accept', 'refuse', 'settings']) assert.ok(has('button', texts.en[key]), key);
}));

test('the accessibility tree has the switches, on and off', () => withShop({}, async (page, context) => {
  await part(page, 'settings').click();
  const switches = (await tree(page, context)).filter(({ role }) => role === 'switch');
  assert.deepEqual(switches.map(({ checked }) => String(checked)), ['true', 'false', 'false', 'false']);
  assert.deepEqual(switches.map(({ disabled = false }) => disabled), [true, false, false, false]);
}));

test('the accessibility tree follows a switch', () => withShop({}, async (page, context) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  const [, , analytics] = (await tree(page, context)).filter(({ role }) => role === 'switch');
  assert.equal(String(analytics.checked), 'true');
}));

test('behind the settings the page is out of the accessibility tree', () => withShop({ html: around() }, async (page, context) => {
  await part(page, 'settings').click();
  assert.equal((await tree(page, context)).some(({ role, name }) => role === 'button' && name === 'Last'), false);
}));

test('beside the banner the page stays in the accessibility tree', () => withShop({ html: around() }, async (page, context) => {
  assert.equal((await tree(page, context)).some(({ role, name }) => role === 'button' && name === 'Last'), true);
}));

test('a hidden banner is out of the accessibility tree', () => withShop({}, async (page, context) => {
  await part(page, 'refuse').click();
  await gone(page, 'banner');
  const names = (await tree(page, context)).map(({ name }) => plain(name));
  assert.equal(names.includes(texts.en.accept), false);
}));

test('every button in the banner and the settings has a name', () => withShop({ html: shop({ config: configuration }) }, async (page, context) => {
  await part(page, 'settings').click();
  assert.deepEqual((await tree(page, context)).filter(({ role, name }) => ['button', 'switch', 'link', 'dialog', 'table'].includes(role) && !name.trim() && role !== 'table'), []);
}));

test('the placeholder of a frame is read in the banner’s language', () => withShop({
  html: shop({ attributes: 'lang="ru"', body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>' }),
}, async (page) => {
  assert.equal(await page.locator('consent-placeholder [part~=placeholder]').evaluate((element) => element.closest('[lang]')?.lang ?? element.getRootNode().host.closest('[lang]')?.lang), 'ru');
}));

// It does not steal the focus

for (const layout of ['bar', 'box']) {
  test(`a ${layout} leaves the focus in the page’s field`, () => withShop({ html: shop({ attributes: `layout="${layout}"`, before: '<input id="search" autofocus aria-label="Search">' }) }, async (page) => {
    assert.equal(await focused(page), 'search');
    await page.keyboard.type('flights');
    assert.equal(await page.inputValue('#search'), 'flights');
  }));
}

test('on a fresh page nothing has the focus when the banner is shown', () => withShop({}, async (page) => {
  assert.equal(await focused(page), 'body');
}));

test('show() leaves the focus where it is', () => withShop({ html: around({ attributes: 'open="manual"' }) }, async (page) => {
  await page.focus('#name');
  await call(page, (element) => element.show());
  assert.equal(await asks(page), true);
  assert.equal(await focused(page), 'name');
}));

test('in layout="dialog" the focus is in the banner', () => withShop({ html: around({ attributes: 'layout="dialog"' }) }, async (page) => {
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'consent-banner');
}));

// The order of Tab

test('Tab reaches every control of the banner, in the order they stand in', () => withShop({ html: shop({ attributes: 'policy="/privacy"' }) }, async (page) => {
  const order = await part(page, 'banner').locator('a, button').evaluateAll((all) => all.map((one) => one.getAttribute('part') || one.id || one.localName));
  const way = [];
  for (const _ of order) { await page.keyboard.press('Tab'); way.push(await focused(page)); }
  assert.deepEqual(way, order);
}));

test('accept and refuse are one Tab apart', () => withShop({ html: shop({ attributes: 'policy="/privacy"', config: configuration }) }, async (page) => {
  const order = await part(page, 'banner').locator('a, button').evaluateAll((all) => all.map((one) => one.getAttribute('part')));
  assert.equal(Math.abs(order.indexOf('accept') - order.indexOf('refuse')), 1);
}));

for (const layout of ['bar', 'box']) {
  test(`Tab leaves a ${layout} for the page, and Shift+Tab comes back`, () => withShop({ html: around({ attributes: `layout="${layout}"` }) }, async (page) => {
    await tabTo(page, 'settings');
    await tabTo(page, 'last');
    await tabTo(page, 'settings', 'Shift+Tab');
    await tabTo(page, 'name', 'Shift+Tab');
  }));
}

test('nothing in the banner has a positive tabindex', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await part(page, 'settings').click();
  assert.equal(await page.evaluate(() => [...document.querySelector('consent-banner').shadowRoot.querySelectorAll('*')].filter((element) => element.tabIndex > 0).length), 0);
}));

for (const name of ['accept', 'refuse', 'settings']) {
  test(`the focus is seen on ${name}`, () => withShop({ reducedMotion: 'reduce' }, async (page) => {
    const ring = () => part(page, name).evaluate((element) => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element); return { outlineStyle, outlineWidth, boxShadow }; });
    const before = await ring();
    await tabTo(page, name);
    const after = await ring();
    assert.notDeepEqual(after, before);
    assert.ok(after.boxShadow !== 'none' || (after.outlineStyle !== 'none' && parseFloat(after.outlineWidth) >= 1));
  }));
}

for (const name of ['save', 'close', 'switch analytics']) {
  test(`the focus is seen on ${name} in the settings`, () => withShop({ reducedMotion: 'reduce' }, async (page) => {
    await part(page, 'settings').click();
    const shot = async () => (await part(page, 'dialog').screenshot()).toString('base64');
    await page.evaluate(() => document.querySelector('consent-banner').shadowRoot.activeElement?.blur());
    const before = await shot();
    await tabTo(page, name);
    assert.notEqual(await shot(), before);
  }));
}

// The settings keep the focus

const leaves = async (page, key) => {
  const way = [];
  for (let step = 0; step < 25; step += 1) { await page.keyboard.press(key); way.push(await focused(page)); }
  return way.filter((name) => ['home', 'name', 'opener', 'last', 'reopen', 'h1'].includes(name));
};

for (const key of ['Tab', 'Shift+Tab']) {
  test(`${key} stays in the settings`, () => withShop({ html: around() }, async (page) => {
    await part(page, 'settings').click();
    await part(page, 'dialog').waitFor();
    assert.deepEqual(await leaves(page, key), []);
  }));

  test(`${key} stays in a banner of layout="dialog"`, () => withShop({ html: around({ attributes: 'layout="dialog"' }) }, async (page) => {
    assert.deepEqual(await leaves(page, key), []);
  }));
}

test('Tab goes through every control of the settings', () => withShop({ html: around({ config: configuration }) }, async (page) => {
  await part(page, 'settings').click();
  const seen = new Set([await focused(page), ...(await tabTo(page, 'save')), ...(await tabTo(page, 'close')), ...(await tabTo(page, 'save'))]);
  for (const name of ['switch analytics', 'switch analytics stats', 'switch marketing', 'switch marketing video', 'switch marketing pixel', 'save', 'accept', 'refuse', 'close']) {
    if (!seen.has(name)) await tabTo(page, name);
  }
}));

test('the focus goes into the settings when they open', () => withShop({ html: around() }, async (page) => {
  await press(page, 'settings');
  await part(page, 'dialog').waitFor();
  assert.equal(await page.evaluate(() => Boolean(document.querySelector('consent-banner').shadowRoot.activeElement?.closest('[part~=dialog]'))), true);
}));

test('a key typed in the settings reaches the page’s handlers undisturbed', () => withShop({ html: around() }, async (page) => {
  await page.evaluate(() => { window.keys = []; addEventListener('keydown', (event) => window.keys.push([event.key, event.defaultPrevented])); });
  await part(page, 'settings').click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('a');
  assert.deepEqual((await page.evaluate(() => window.keys)).filter(([key]) => key === 'a'), [['a', false]]);
}));

// Esc

const openers = [
  ['the banner’s settings button', async (page) => { await press(page, 'settings'); }, 'settings'],
  ['the banner’s settings button, clicked', async (page) => { await part(page, 'settings').click(); }, 'settings'],
  ['a control of the page', async (page) => { await page.click('#opener'); }, 'opener'],
  ['a control of the page, by keyboard', async (page) => { await page.focus('#opener'); await page.keyboard.press('Enter'); }, 'opener'],
  ['a script while the visitor writes', async (page) => { await page.focus('#name'); await call(page, (element) => element.openSettings()); }, 'name'],
  ['the reopen control', async (page) => { await part(page, 'refuse').click(); await part(page, 'reopen').click(); }, 'reopen'],
  ['the reopen control, by keyboard', async (page) => { await part(page, 'refuse').click(); await press(page, 'reopen'); }, 'reopen'],
];
for (const [sentence, openBy, back] of openers) {
  for (const close of ['Esc', 'the close control']) {
    test(`${close} gives the focus back to ${sentence}`, () => withShop({ html: around() }, async (page) => {
      await openBy(page);
      await part(page, 'dialog').waitFor();
      if (close === 'Esc') await page.keyboard.press('Escape');
      else await part(page, 'close').click();
      await gone(page, 'dialog');
      await focusBecomes(page, back);
    }));
  }
}

test('Esc closes the settings without saving', () => withShop({}, async (page) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  await page.keyboard.press('Escape');
  await gone(page, 'dialog');
  assert.deepEqual(await cookiesNamed(page), []);
  assert.equal(await call(page, (element) => element.allows('analytics')), false);
  assert.equal(await asks(page), true, 'it still asks');
}));

test('what Esc left is not there when the settings open again', () => withShop({}, async (page) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  await page.keyboard.press('Escape');
  await gone(page, 'dialog');
  await part(page, 'settings').click();
  assert.equal(await switchOf(page, 'analytics').isChecked(), false);
}));

test('Esc in the settings leaves an earlier choice as it is', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  const before = await consentOf(page);
  await part(page, 'reopen').click();
  await switchOf(page, 'analytics').uncheck();
  await page.keyboard.press('Escape');
  await gone(page, 'dialog');
  assert.deepEqual(await consentOf(page), before);
}));

test('Esc in the settings over a banner of layout="dialog" leaves the banner open', () => withShop({ html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  await part(page, 'settings').click();
  await part(page, 'dialog').waitFor();
  await page.keyboard.press('Escape');
  await gone(page, 'dialog');
  assert.equal(await asks(page), true);
}));

for (const layout of layouts) {
  test(`Esc in a ${layout} is no choice`, () => withShop({ html: shop({ attributes: `layout="${layout}"` }) }, async (page) => {
    await tabTo(page, 'accept');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await call(page, (element) => element.record), null);
    assert.deepEqual(await cookiesNamed(page), []);
  }));
}

test('Esc, however often, does not get rid of a banner in layout="dialog"', () => withShop({ html: shop({ attributes: 'layout="dialog"' }) }, async (page) => {
  for (let turn = 0; turn < 4; turn += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(60);
    assert.equal(await asks(page), true);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'consent-banner');
  }
  assert.deepEqual((await events(page)).map(({ type }) => type), ['consent-show']);
  await part(page, 'refuse').click();
  await gone(page, 'banner');
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('settings that the browser has closed by itself are closed', () => withShop({}, async (page) => {
  await part(page, 'settings').click();
  await call(page, (element) => element.shadowRoot.querySelector('[part~=dialog]').close());
  await gone(page, 'dialog');
  await part(page, 'settings').click();
  await part(page, 'dialog').waitFor();
}));

test('Esc in the page is no choice and leaves the banner', () => withShop({ html: around() }, async (page) => {
  await page.focus('#name');
  await page.keyboard.press('Escape');
  assert.equal(await asks(page), true);
}));

// After a choice

for (const choice of ['accept', 'refuse']) {
  for (const key of ['Enter', 'Space']) {
    test(`${choice} by ${key} gives the focus back to the control it came from`, () => withShop({ html: around() }, async (page) => {
      await page.focus('#name');
      await press(page, choice, key);
      await gone(page, 'banner');
      assert.notEqual((await consentOf(page)).how, 'choice');
      await focusBecomes(page, 'opener');
    }));
  }

  test(`${choice} by mouse gives the focus back to the field it came from`, () => withShop({ html: around() }, async (page) => {
    await page.focus('#name');
    await part(page, choice).click();
    await focusBecomes(page, 'name');
  }));

  for (const layout of layouts) {
    test(`${choice} by mouse in a ${layout} on a fresh page gives the focus to the main heading`, () => withShop({ html: shop({ attributes: `layout="${layout}"` }) }, async (page) => {
      await part(page, choice).click();
      await focusBecomes(page, 'h1');
      assert.equal(await page.getAttribute('h1', 'tabindex'), '-1');
    }));
  }
}

test('the last thing before the banner has the focus again after a choice by keyboard', () => withShop({ html: shop({ before: '<a id="home" href="#top">Home</a>' }) }, async (page) => {
  await press(page, 'refuse');
  await focusBecomes(page, 'home');
}));

test('with no control before the banner a choice by keyboard ends at the main heading', () => withShop({}, async (page) => {
  await press(page, 'accept');
  await focusBecomes(page, 'h1');
}));

test('a choice in the settings ends where the focus was before the banner', () => withShop({ html: around() }, async (page) => {
  await page.focus('#name');
  await part(page, 'settings').click();
  await part(page, 'save').click();
  await focusBecomes(page, 'name');
}));

for (const name of ['save', 'accept', 'refuse']) {
  test(`${name} in the settings on a fresh page ends at the main heading`, () => withShop({}, async (page) => {
    await part(page, 'settings').click();
    await part(page, name, 'dialog').click();
    await focusBecomes(page, 'h1');
  }));
}

// Safari on a Mac focuses no button that its mouse presses.
const unfocused = "addEventListener('mousedown', (event) => { event.preventDefault(); let active = document.activeElement; while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement; active?.blur(); }, true);";

test('where a mouse focuses no button the focus still goes back', () => withShop({ html: shop(), init: unfocused }, async (page) => {
  await part(page, 'settings').click();
  await part(page, 'close').click();
  await focusBecomes(page, 'settings');
  await part(page, 'accept').click();
  await focusBecomes(page, 'h1');
  await part(page, 'reopen').click();
  await part(page, 'refuse', 'dialog').click();
  await focusBecomes(page, 'reopen');
}));

test('a later choice ends at the reopen control', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await part(page, 'reopen').click();
  await part(page, 'refuse', 'dialog').click();
  await focusBecomes(page, 'reopen');
}));

test('a reset by the reopen control’s focus ends at the main heading', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await part(page, 'reopen').focus();
  await call(page, (element) => element.reset());
  await focusBecomes(page, 'h1');
}));

test('a later choice ends at the page’s own control', () => withShop({ html: around({ attributes: 'reopen="none"' }) }, async (page) => {
  await part(page, 'accept').click();
  await page.click('#opener');
  await part(page, 'save').click();
  await focusBecomes(page, 'opener');
}));

const headed = (markup) => shop().replace('<h1>Shop</h1>', markup);
const headings = [
  ['the h1 of main', headed('<header><h2 id="no">Menu</h2></header><main><h1 id="yes">Shop</h1></main>'), 'yes'],
  ['an h1 after other headings', headed('<h2 id="no">News</h2><h1 id="yes">Shop</h1>'), 'yes'],
  ['the body’s first heading where there is no h1', headed('<h3 id="yes">Shop</h3><h2 id="no">News</h2>'), 'yes'],
  ['an h6 where there is nothing else', headed('<h6 id="yes">Shop</h6>'), 'yes'],
  ['a heading by its role', headed('<div role="heading" aria-level="1" id="yes">Shop</div>'), 'yes'],
  ['a heading after the banner', headed('').replace('</body>', '<h2 id="yes">Shop</h2></body>'), 'yes'],
  ['a heading that already has a tabindex', headed('<h1 id="yes" tabindex="0">Shop</h1>'), 'yes'],
  ['a seen heading where the first is hidden', headed('<h1 id="no" hidden>Old</h1><h2 id="yes">Shop</h2>'), 'yes'],
  ['a seen heading where the first is not visible', headed('<h1 id="no" style="visibility:hidden">Old</h1><h2 id="yes">Shop</h2>'), 'yes'],
  ['a heading that can take it where the first is inert', headed('<div inert><h1 id="no">Old</h1></div><h2 id="yes">Shop</h2>'), 'yes'],
];
for (const [sentence, html, id] of headings) {
  test(`after a choice the focus goes to ${sentence}`, () => withShop({ html }, async (page) => {
    await part(page, 'refuse').click();
    await focusBecomes(page, id);
  }));
}

test('a page without headings takes a choice too', () => withShop({ html: headed('') }, async (page) => {
  await part(page, 'refuse').click();
  await gone(page, 'banner');
  assert.equal((await consentOf(page)).how, 'refuse');
  assert.deepEqual(page.messages, []);
}));

test('where the focus came from is gone: the heading has it', () => withShop({ html: around() }, async (page) => {
  await page.focus('#name');
  await page.evaluate(() => document.querySelector('consent-banner').shadowRoot.querySelector('[part~=accept]').focus());
  await page.evaluate(() => document.querySelector('#name').remove());
  await page.keyboard.press('Enter');
  await focusBecomes(page, 'h1');
}));

test('the focus that moves to the heading does not scroll the page', () => withShop({ html: around() }, async (page) => {
  await page.evaluate(() => scrollTo(0, 600));
  await part(page, 'refuse').click();
  await focusBecomes(page, 'h1');
  assert.equal(await page.evaluate(() => scrollY), 600);
}));

test('a choice by script leaves the focus where the visitor writes', () => withShop({ html: around() }, async (page) => {
  await page.focus('#name');
  await call(page, (element) => element.accept());
  await gone(page, 'banner');
  assert.equal(await focused(page), 'name');
}));

test('hide() while the banner has the focus does not lose it', () => withShop({}, async (page) => {
  await tabTo(page, 'accept');
  await call(page, (element) => element.hide());
  await focusBecomes(page, 'h1');
}));

test('a choice in another tab takes the banner away but not the focus', () => withShop({}, async (page, context) => {
  const other = await tab(context);
  await tabTo(other, 'accept');
  await call(page, (element) => element.refuse());
  await gone(other, 'banner');
  await focusBecomes(other, 'h1');
}));

// Without a mouse

test('by keyboard alone: settings, one switch, save', () => withShop({ html: around({ config: configuration }) }, async (page) => {
  await press(page, 'settings');
  await press(page, 'switch analytics', 'Space');
  await press(page, 'save');
  await gone(page, 'banner');
  const { given, how } = await consentOf(page);
  assert.deepEqual([given, how], [['necessary', 'analytics'], 'choice']);
}));

test('by keyboard alone: one service', () => withShop({ html: around({ config: configuration }) }, async (page) => {
  await press(page, 'settings');
  await press(page, 'switch marketing video', 'Space');
  await press(page, 'save');
  const { given, services } = await consentOf(page);
  assert.deepEqual([given, services], [['necessary'], { marketing: ['video'] }]);
}));

test('by keyboard alone: change one’s mind', () => withShop({ html: around({ config: configuration }) }, async (page) => {
  await press(page, 'accept');
  await press(page, 'reopen');
  await press(page, 'refuse');
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('by keyboard alone: a frame, this once', () => withShop({
  html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>' }),
}, async (page) => {
  await page.locator('consent-placeholder button').first().focus();
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.querySelector('iframe').src === 'https://video.test/x'), 'the frame loads');
  assert.equal(await page.evaluate(() => document.activeElement === document.body), false, 'the focus is not lost with the placeholder');
}));

test('by keyboard alone: an explicit choice under a signal', () => withShop({ init: gpc, html: around() }, async (page) => {
  await page.focus('#opener');
  await page.keyboard.press('Enter');
  await press(page, 'switch analytics', 'Space');
  await press(page, 'save');
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
}));

test('Enter on the policy link leaves for the policy, without a choice', () => withShop({ html: shop({ attributes: 'policy="/privacy"' }) }, async (page) => {
  await part(page, 'banner').locator('a[href="/privacy"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('https://shop.test/privacy');
  assert.deepEqual(await cookiesNamed(page), []);
}));
