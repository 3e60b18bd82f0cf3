// The banner in other people's houses: shadow roots, elements made by scripts,
// pages that replace their content, and the viewer's own Yew pages.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { asks, call, configuration, consentOf, embedded, events, eventually, gated, open, part, ran, ready, shop, switchOf, withShop } from './banner-support.mjs';
import { open as openViewer, site, switchTo, withPage } from './support.mjs';

const faults = (page) => page.messages.filter((message) => /^(error|uncaught|warning)/.test(message));
const hasRun = (page, name) => eventually(async () => (await ran(page)).includes(name), `${name} runs`);
const count = async (page, type) => (await events(page)).filter((event) => event.type === type).length;

/** A page with the module and whatever markup, without an element of its own. */
const page_ = (body, lang = 'en') => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<script type="module" src="/embed/consent-banner.js"></script></head><body><h1>Shop</h1>${body}</body></html>`;

/** Puts an element made by a script into the page and waits until it has decided. */
const append = (page, attributes = {}, into = 'body') => page.evaluate(async ([all, selector]) => {
  const element = document.createElement('consent-banner');
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  document.querySelector(selector).append(element);
  await element.ready;
}, [attributes, into]);

// Inside another shadow root

const framed = (inner, lang = '') => page_(`<shop-frame${lang && ` lang="${lang}"`}><template shadowrootmode="open">${inner}</template></shop-frame>`);
const inside = { html: framed('<consent-banner policy="/privacy"></consent-banner>') };
const shown = (page) => part(page, 'banner').waitFor();

test('inside another element’s shadow root the banner is shown', () => withShop(inside, async (page) => {
  await shown(page);
  assert.deepEqual(faults(page), []);
}));

test('inside a shadow root it is window.consentBanner', () => withShop(inside, async (page) => {
  await shown(page);
  assert.equal(await page.evaluate(() => window.consentBanner === document.querySelector('shop-frame').shadowRoot.querySelector('consent-banner')), true);
}));

for (const choice of ['accept', 'refuse']) {
  test(`inside a shadow root ${choice} works`, () => withShop(inside, async (page) => {
    await part(page, choice).click();
    await part(page, 'banner').waitFor({ state: 'hidden' });
    assert.equal((await consentOf(page)).how, choice);
  }));
}

test('inside a shadow root the settings work', () => withShop(inside, async (page) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  await part(page, 'save').click();
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
}));

test('inside a shadow root the page’s gated tags are gated', () => withShop({ html: inside.html.replace('</body>', `${gated('page', 'data-category="analytics"')}</body>`) }, async (page) => {
  await shown(page);
  assert.deepEqual(await ran(page), []);
  await part(page, 'accept').click();
  await hasRun(page, 'page');
}));

test('inside a shadow root the nearest lang is that of the host', () => withShop({ html: framed('<consent-banner></consent-banner>', 'kk') }, async (page) => {
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
}));

test('inside a shadow root events reach the window', () => withShop(inside, async (page) => {
  await part(page, 'accept').click();
  await eventually(() => count(page, 'consent'), 'consent');
  assert.equal(await count(page, 'consent-first'), 1);
}));

test('inside a shadow root the focus goes to the page’s heading after a choice', () => withShop(inside, async (page) => {
  await part(page, 'refuse').click();
  await eventually(() => page.evaluate(() => document.activeElement.localName === 'h1'), 'the heading');
}));

test('inside two shadow roots it works too', () => withShop({
  html: framed('<inner-frame><template shadowrootmode="open"><consent-banner></consent-banner></template></inner-frame>'),
}, async (page) => {
  await part(page, 'refuse').click();
  await part(page, 'banner').waitFor({ state: 'hidden' });
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('inside a closed shadow root it works by window.consentBanner', () => withShop({ html: framed('<consent-banner></consent-banner>').replace('shadowrootmode="open"', 'shadowrootmode="closed"') }, async (page) => {
  await page.waitForFunction(() => window.consentBanner);
  await page.evaluate(() => { window.consentBanner.accept(['analytics']); });
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
}));

test('gated tags in the element’s own shadow root are seen', () => withShop({ html: framed(`<consent-banner></consent-banner>${gated('own', 'data-category="analytics"')}`) }, async (page) => {
  await shown(page);
  await part(page, 'accept').click();
  await hasRun(page, 'own');
}));

// observe(root)

const roots = shop({
  body: ['one', 'two'].map((name) => `<shop-part id="${name}"><template shadowrootmode="open"><p>Part</p>${gated(name, 'data-category="analytics"')}</template></shop-part>`).join(''),
});
const observe = (page, id) => page.evaluate((name) => { document.querySelector('consent-banner').observe(document.getElementById(name).shadowRoot); }, id);

test('a gated tag in a shadow root that is not observed does not run', () => withShop({ html: roots }, async (page) => {
  await part(page, 'accept').click();
  await page.waitForTimeout(200);
  assert.deepEqual(await ran(page), []);
}));

test('a gated tag in an observed shadow root runs when it is given', () => withShop({ html: roots }, async (page) => {
  await observe(page, 'one');
  assert.deepEqual(await ran(page), []);
  await part(page, 'accept').click();
  await hasRun(page, 'one');
  assert.deepEqual(await ran(page), ['one']);
}));

test('several shadow roots can be observed', () => withShop({ html: roots }, async (page) => {
  await observe(page, 'one');
  await observe(page, 'two');
  await part(page, 'accept').click();
  await hasRun(page, 'two');
  assert.deepEqual((await ran(page)).sort(), ['one', 'two']);
}));

test('a shadow root observed after the choice runs what is given at once', () => withShop({ html: roots }, async (page) => {
  await part(page, 'accept').click();
  await observe(page, 'two');
  await hasRun(page, 'two');
}));

test('observing twice runs once', () => withShop({ html: roots }, async (page) => {
  await observe(page, 'one');
  await observe(page, 'one');
  await part(page, 'accept').click();
  await hasRun(page, 'one');
  await page.waitForTimeout(100);
  assert.deepEqual(await ran(page), ['one']);
}));

test('a tag added later to an observed shadow root is seen', () => withShop({ html: roots }, async (page) => {
  await observe(page, 'one');
  await part(page, 'accept').click();
  await page.evaluate(() => {
    const script = Object.assign(document.createElement('script'), { type: 'text/plain', textContent: '(window.ran ??= []).push("later");' });
    script.dataset.category = 'analytics';
    document.getElementById('one').shadowRoot.append(script);
  });
  await hasRun(page, 'later');
}));

test('a gated frame in an observed shadow root has its placeholder there', () => withShop({
  html: shop({ body: '<shop-part id="one"><template shadowrootmode="open"><iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe></template></shop-part>' }),
}, async (page) => {
  await observe(page, 'one');
  await page.locator('shop-part consent-placeholder [part~=placeholder]').waitFor();
  await part(page, 'accept').click();
  await eventually(() => page.frames().some((frame) => frame.url() === 'https://video.test/x'), 'the frame');
}));

test('an observed shadow root stays so when the element is moved', () => withShop({ html: roots.replace('<h1>', '<aside></aside><h1>') }, async (page) => {
  await observe(page, 'one');
  await page.evaluate(() => document.querySelector('aside').append(document.querySelector('consent-banner')));
  await part(page, 'accept').click();
  await hasRun(page, 'one');
}));

test('a shadow root given to a second element is observed too', () => withShop({ html: roots.replace('</body>', '<consent-banner id="second"></consent-banner></body>') }, async (page) => {
  await page.evaluate(() => document.getElementById('second').observe(document.getElementById('two').shadowRoot));
  await part(page, 'accept').first().click();
  await hasRun(page, 'two');
}));

test('what cannot be observed is reported and spoils nothing', () => withShop({ html: roots }, async (page) => {
  await page.evaluate(() => document.querySelector('consent-banner').observe(document.createTextNode('x')));
  await observe(page, 'one');
  await part(page, 'accept').click();
  await hasRun(page, 'one');
  assert.equal(faults(page).length, 1);
}));

for (const value of ['null', 'undefined', '7', '"body"', '{}', 'document.createTextNode("x")', 'document']) {
  test(`observe(${value}) does not throw`, () => withShop({}, async (page) => {
    await page.evaluate(`document.querySelector('consent-banner').observe(${value})`);
    assert.equal(await asks(page), true);
  }));
}

// Made by a script, moved, removed

test('an element made by a script is shown', () => withShop({ html: page_('') }, async (page) => {
  await append(page, { lang: 'ru', policy: '/privacy' });
  assert.equal(await part(page, 'banner').getAttribute('lang'), 'ru');
}));

test('an element made by a script takes its configuration before it is in the page', () => withShop({ html: page_('') }, async (page) => {
  await page.evaluate(async (config) => {
    const element = document.createElement('consent-banner');
    element.configure(config);
    document.body.append(element);
    await element.ready;
  }, configuration);
  await part(page, 'settings').click();
  assert.equal(await switchOf(page, 'marketing', 'video').count(), 1);
}));

test('an element that is only made does nothing', () => withShop({ html: page_('') }, async (page) => {
  await page.evaluate(() => { window.made = document.createElement('consent-banner'); });
  await page.waitForTimeout(200);
  assert.equal(await count(page, 'consent-show'), 0);
  assert.deepEqual(faults(page), []);
}));

test('an element that the parser made before the module came is taken up', () => withShop({ html: shop().replace(/<script type="module".*?<\/script>/, ''), start: false }, async (page) => {
  await page.goto('https://shop.test/');
  assert.equal(await page.isVisible('consent-banner > a'), true);
  await page.evaluate(() => import('/embed/consent-banner.js'));
  await shown(page);
}));

test('a property set before the module came is honoured', () => withShop({ html: shop().replace(/<script type="module".*?<\/script>/, ''), start: false }, async (page) => {
  await page.goto('https://shop.test/');
  await page.evaluate((config) => { document.querySelector('consent-banner').config = config; return import('/embed/consent-banner.js'); }, configuration);
  await shown(page);
  assert.equal(await call(page, (element) => element.config.revision), 'r1');
}));

test('moved in the page it goes on asking', () => withShop({ html: shop({ before: '<aside></aside>' }) }, async (page) => {
  await page.evaluate(() => document.querySelector('aside').append(document.querySelector('consent-banner')));
  await shown(page);
  await part(page, 'accept').click();
  await part(page, 'banner').waitFor({ state: 'hidden' });
  assert.equal((await consentOf(page)).how, 'accept');
  assert.equal(await count(page, 'consent-first'), 1);
  assert.equal(await count(page, 'consent'), 1);
}));

test('moved after a choice it does not ask again', () => withShop({ html: shop({ before: '<aside></aside>' }) }, async (page) => {
  await part(page, 'refuse').click();
  await page.evaluate(() => document.querySelector('aside').append(document.querySelector('consent-banner')));
  await page.waitForTimeout(100);
  assert.equal(await asks(page), false);
  assert.equal(await part(page, 'reopen').isVisible(), true);
}));

test('moved into a shadow root it works', () => withShop({ html: shop({ before: '<aside></aside>' }) }, async (page) => {
  await page.evaluate(() => document.querySelector('aside').attachShadow({ mode: 'open' }).append(document.querySelector('consent-banner')));
  await part(page, 'refuse').click();
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('moved ten times it runs a given script once', () => withShop({ html: shop({ before: '<aside></aside>', body: gated('once', 'data-category="analytics"') }) }, async (page) => {
  await page.evaluate(() => { for (let turn = 0; turn < 10; turn += 1) (turn % 2 ? document.body : document.querySelector('aside')).append(document.querySelector('consent-banner')); });
  await part(page, 'accept').click();
  await hasRun(page, 'once');
  await page.waitForTimeout(100);
  assert.deepEqual(await ran(page), ['once']);
}));

test('removed it is gone, put back it asks again', () => withShop({}, async (page) => {
  await page.evaluate(() => { window.kept = document.querySelector('consent-banner'); window.kept.remove(); });
  assert.equal(await part(page, 'banner').count(), 0);
  await page.evaluate(() => document.body.append(window.kept));
  await shown(page);
  await part(page, 'refuse').click();
  await part(page, 'banner').waitFor({ state: 'hidden' });
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('removed with its settings open it leaves the page usable', () => withShop({ html: shop({ before: '<button id="page" onclick="this.textContent = \'clicked\'">Page</button>' }) }, async (page) => {
  await part(page, 'settings').click();
  await page.evaluate(() => document.querySelector('consent-banner').remove());
  await page.click('#page');
  assert.equal(await page.innerText('#page'), 'clicked');
}));

test('removed from layout="dialog" it leaves the page usable', () => withShop({ html: shop({ attributes: 'layout="dialog"', before: '<button id="page" onclick="this.textContent = \'clicked\'">Page</button><div style="height:3000px"></div>' }) }, async (page) => {
  await page.evaluate(() => document.querySelector('consent-banner').remove());
  await page.click('#page');
  assert.equal(await page.innerText('#page'), 'clicked');
  await page.mouse.wheel(0, 500);
  await eventually(() => page.evaluate(() => scrollY > 0), 'the page scrolls');
}));

test('a new element in place of a removed one knows the choice', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await page.evaluate(() => document.querySelector('consent-banner').remove());
  await append(page);
  assert.equal(await asks(page), false);
  assert.equal(await call(page, (element) => element.allows('marketing')), true);
  assert.equal(await page.evaluate(() => window.consentBanner === document.querySelector('consent-banner')), true);
}));

// Two elements

const two = shop({ attributes: 'id="first"', body: '<consent-banner id="second"></consent-banner>' });

test('of two elements the first in the document shows', () => withShop({ html: two }, async (page) => {
  assert.equal(await page.locator('#first [part~=banner]').isVisible(), true);
  assert.equal(await page.locator('#second [part~=banner]').isVisible(), false);
  assert.equal(await page.evaluate(() => window.consentBanner.id), 'first');
}));

test('of two elements both know the choice', () => withShop({ html: two }, async (page) => {
  await page.locator('#first [part~=accept]').first().click();
  await eventually(() => page.evaluate(() => document.getElementById('second').allows('analytics')), 'the second follows');
  assert.equal(await page.evaluate(() => document.getElementById('first').record.id === document.getElementById('second').record.id), true);
}));

test('of two elements a choice by the second closes the first', () => withShop({ html: two }, async (page) => {
  await page.evaluate(() => document.getElementById('second').refuse());
  await page.locator('#first [part~=banner]').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.getElementById('first').record.how), 'refuse');
}));

test('of two elements a given script runs once', () => withShop({ html: two.replace('</body>', `${gated('once', 'data-category="analytics"')}</body>`) }, async (page) => {
  await page.locator('#first [part~=accept]').first().click();
  await hasRun(page, 'once');
  await page.waitForTimeout(100);
  assert.deepEqual(await ran(page), ['once']);
}));

test('of two elements one has the reopen control', () => withShop({ html: two }, async (page) => {
  await page.locator('#first [part~=refuse]').first().click();
  await page.locator('#first [part~=reopen]').waitFor();
  assert.equal(await page.locator('#second [part~=reopen]').isVisible(), false);
}));

test('where the first of two is removed the second asks', () => withShop({ html: two }, async (page) => {
  await page.evaluate(() => document.getElementById('first').remove());
  await eventually(() => page.evaluate(() => window.consentBanner?.id === 'second'), 'the second is the first now');
  await page.evaluate(() => window.consentBanner.show());
  await page.locator('#second [part~=banner]').waitFor();
}));

/** Puts an element ahead of all others. */
const prepend = (page, attributes = {}) => page.evaluate((all) => {
  const element = document.createElement('consent-banner');
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  document.body.prepend(element);
}, { id: 'new', ...attributes });
const framesIn = (page) => page.frames().filter((frame) => frame.url() === 'https://video.test/x').length;
const gatedFrame = '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>';

test('an element put ahead of the first takes over, and the page goes on', () => withShop({ html: shop({ attributes: 'id="old"', body: gatedFrame }) }, async (page) => {
  await page.locator('consent-placeholder').waitFor();
  await prepend(page);
  await page.locator('#new [part~=banner]').waitFor();
  assert.equal(await page.locator('#old [part~=banner]').count(), 0);
  assert.equal(await page.locator('consent-placeholder').count(), 1);
  assert.equal(await page.evaluate(() => window.consentBanner.id), 'new');
  await page.locator('#new [part~=accept]').first().click();
  await eventually(() => framesIn(page) === 1, 'the frame');
  assert.equal(await page.evaluate(() => document.getElementById('old').allows('marketing')), true);
}));

test('the settings of a former first go too', () => withShop({ html: shop({ attributes: 'id="old"' }) }, async (page) => {
  await part(page, 'settings').click();
  await prepend(page);
  await page.locator('#new [part~=banner]').waitFor();
  assert.equal(await page.locator('#old [part~=dialog]').count(), 0);
}));

test('after a choice an element put ahead of the first takes the reopen control over', () => withShop({ html: shop({ attributes: 'id="old"', body: gated('once', 'data-category="analytics"') }) }, async (page) => {
  await part(page, 'accept').click();
  await prepend(page);
  await page.locator('#new [part~=reopen]').waitFor();
  assert.equal(await part(page, 'reopen').count(), 1);
  await page.evaluate(() => document.getElementById('new').remove());
  await page.locator('#old [part~=reopen]').waitFor();
  assert.equal(await part(page, 'banner').count(), 0);
  assert.deepEqual(await ran(page), ['once']);
}));

test('an element that is moved ahead of the first takes over', () => withShop({ html: two }, async (page) => {
  await page.evaluate(() => document.body.prepend(document.getElementById('second')));
  await page.locator('#second [part~=banner]').waitFor();
  assert.equal(await part(page, 'banner').count(), 1);
}));

for (const [method, name] of [['show', 'banner'], ['openSettings', 'dialog']]) {
  test(`of two elements the first shows what ${method}() of the second asks for, and hide() hides it`, () => withShop({ html: two }, async (page) => {
    await page.locator('#first [part~=refuse]').first().click();
    await page.evaluate((called) => document.getElementById('second')[called](), method);
    await page.locator(`#first [part~=${name}]`).waitFor();
    assert.equal(await part(page, name).count(), 1);
    await page.evaluate(() => document.getElementById('second').hide());
    await page.locator(`#first [part~=${name}]`).waitFor({ state: 'hidden' });
  }));
}

test('of two elements reset() of the second makes the first ask', () => withShop({ html: two }, async (page) => {
  await page.locator('#first [part~=accept]').first().click();
  await page.evaluate(() => document.getElementById('second').reset());
  await page.locator('#first [part~=banner]').waitFor();
  assert.equal(await part(page, 'banner').count(), 1);
  assert.equal(await page.evaluate(() => document.getElementById('second').record), null);
}));

test('of two elements the second shows nothing when its mode changes', () => withShop({ html: two }, async (page) => {
  await page.evaluate(() => document.getElementById('second').setAttribute('mode', 'opt-out'));
  await page.evaluate(() => document.getElementById('second').setAttribute('theme', 'dark'));
  await page.waitForTimeout(200);
  assert.equal(await part(page, 'banner').count(), 1);
}));

test('a new element in place of the old one runs no script again', () => withShop({ html: shop({ body: gated('once', 'data-category="analytics"') }) }, async (page) => {
  await part(page, 'accept').click();
  await hasRun(page, 'once');
  await call(page, (element) => element.replaceWith(document.createElement('consent-banner')));
  await part(page, 'reopen').waitFor();
  await page.evaluate(() => document.body.append('more'));
  assert.deepEqual(await ran(page), ['once']);
}));

test('included twice the module defines once and complains not', () => withShop({ html: shop({ head: '<script type="module" src="/embed/consent-banner.js?2"></script><script type="module" src="/embed/consent-banner.js?3"></script>' }) }, async (page) => {
  await part(page, 'accept').click();
  assert.equal(await count(page, 'consent'), 1);
  assert.deepEqual(faults(page), []);
}));

// Pages that replace their content

test('content that an app puts in runs what is given', () => withShop({ html: shop({ before: '<div id="app"></div>' }) }, async (page) => {
  await part(page, 'accept').click();
  await page.evaluate((markup) => { document.getElementById('app').innerHTML = markup; }, gated('late', 'data-category="analytics"'));
  await hasRun(page, 'late');
}));

test('content that an app puts in waits for the choice', () => withShop({ html: shop({ before: '<div id="app"></div>' }) }, async (page) => {
  await page.evaluate((markup) => { document.getElementById('app').innerHTML = markup; }, gated('late', 'data-category="analytics"'));
  await page.waitForTimeout(100);
  assert.deepEqual(await ran(page), []);
  await part(page, 'accept').click();
  await hasRun(page, 'late');
}));

test('an app that replaces the body with one that has a banner keeps the choice', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await page.evaluate((markup) => { document.body.innerHTML = markup; }, `<h1>Next</h1><consent-banner policy="/privacy"></consent-banner>${gated('next', 'data-category="analytics"')}`);
  await ready(page);
  assert.equal(await asks(page), false);
  await hasRun(page, 'next');
}));

test('an app that replaces the body while the banner asks keeps asking', () => withShop({}, async (page) => {
  await page.evaluate(() => { document.body.innerHTML = '<h1>Next</h1><consent-banner policy="/privacy"></consent-banner>'; });
  await ready(page);
  await part(page, 'refuse').click();
  await part(page, 'banner').waitFor({ state: 'hidden' });
  assert.equal((await consentOf(page)).how, 'refuse');
}));

test('an app that carries the element into a new body keeps it working', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await page.evaluate((markup) => {
    const body = document.createElement('body');
    body.innerHTML = markup;
    body.append(document.querySelector('consent-banner'));
    document.body.replaceWith(body);
  }, `<h1>Next</h1>${gated('next', 'data-category="analytics"')}`);
  await hasRun(page, 'next');
  await page.evaluate((markup) => document.querySelector('h1').insertAdjacentHTML('afterend', markup), gated('later', 'data-category="analytics"'));
  await hasRun(page, 'later');
}));

test('an app that replaces the body ten times leaves one banner and one record', () => withShop({}, async (page) => {
  for (let turn = 0; turn < 10; turn += 1) await page.evaluate(() => { document.body.innerHTML = '<h1>Next</h1><consent-banner></consent-banner>'; });
  await ready(page);
  await part(page, 'accept').click();
  assert.equal(await count(page, 'consent-first'), 1);
  assert.equal(await count(page, 'consent'), 1);
  assert.deepEqual(faults(page), []);
}));

test('a control of the page that comes later works', () => withShop({ html: shop({ attributes: 'open="manual"', before: '<div id="app"></div>' }) }, async (page) => {
  await page.evaluate(() => { document.getElementById('app').innerHTML = '<a href="#c" data-consent="settings">Cookies</a>'; });
  await page.click('#app a');
  await part(page, 'dialog').waitFor();
}));

test('a frame that comes later has its placeholder', () => withShop({ html: shop({ before: '<div id="app"></div>' }) }, async (page) => {
  await page.evaluate(() => { document.getElementById('app').innerHTML = '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>'; });
  await page.locator('consent-placeholder [part~=placeholder]').waitFor();
}));

test('a frame that the app takes away takes its placeholder along', () => withShop({ html: shop({ before: '<div id="app"><iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe></div>' }) }, async (page) => {
  await page.evaluate(() => document.querySelector('iframe').remove());
  await page.locator('consent-placeholder').waitFor({ state: 'detached' });
}));

test('history and natives of the page are its own', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  const patched = await page.evaluate(() => Object.entries({
    createElement: Document.prototype.createElement, append: Element.prototype.append, appendChild: Node.prototype.appendChild, setAttribute: Element.prototype.setAttribute,
    addEventListener: EventTarget.prototype.addEventListener, pushState: History.prototype.pushState, fetch: window.fetch, open: XMLHttpRequest.prototype.open,
    cookie: Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set, setItem: Storage.prototype.setItem, define: customElements.define, write: document.write,
  }).filter(([, value]) => !/\[native code\]/.test(Function.prototype.toString.call(value))).map(([name]) => name));
  assert.deepEqual(patched, []);
}));

test('clicks of the page go their way', () => withShop({ html: shop({ before: '<button id="page">Page</button>' }) }, async (page) => {
  await page.evaluate(() => {
    window.clicks = [];
    document.getElementById('page').addEventListener('click', (event) => window.clicks.push(['button', event.defaultPrevented]));
    addEventListener('click', (event) => window.clicks.push(['window', event.defaultPrevented]));
  });
  await page.click('#page');
  assert.deepEqual(await page.evaluate(() => window.clicks), [['button', false], ['window', false]]);
}));

test('a framework that holds the element’s children finds them as they were', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await part(page, 'accept').click();
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('consent-banner').children].map((child) => child.localName)), ['script', 'a']);
  assert.deepEqual(await page.evaluate(() => document.querySelector('consent-banner').getAttributeNames()), []);
}));

test('a framework that sets the same attributes again changes nothing', () => withShop({ html: shop({ attributes: 'layout="box" lang="ru" policy="/p"' }) }, async (page) => {
  await part(page, 'settings').click();
  await switchOf(page, 'analytics').check();
  await call(page, (element) => { for (const { name, value } of [...element.attributes]) element.setAttribute(name, value); });
  await page.waitForTimeout(50);
  assert.equal(await part(page, 'dialog').isVisible(), true);
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
  assert.equal(await count(page, 'consent-show'), 1);
}));

test('a page kept and brought back by the browser knows the choice', () => withShop({}, async (page) => {
  await part(page, 'accept').click();
  await page.goto('https://shop.test/other');
  await page.goBack();
  await ready(page);
  assert.equal(await asks(page), false);
  assert.equal(await call(page, (element) => element.allows('analytics')), true);
}));

test('in a frame of another page it works by itself', () => withShop({
  html: '<!doctype html><title>Outer</title><h1>Outer</h1><iframe src="/inner" title="Inner" width="900" height="700"></iframe>', start: false,
  files: { '/inner': { headers: { 'content-type': 'text/html' }, body: shop() } },
}, async (page) => {
  await page.goto('https://shop.test/');
  const frame = page.frameLocator('iframe');
  await frame.locator('consent-banner [part~=refuse]').first().click();
  await frame.locator('consent-banner [part~=banner]').waitFor({ state: 'hidden' });
  assert.equal((await consentOf(page)).how, 'refuse');
}));

// The viewer's own pages

const viewer = 'en/alma-jet/';

/** Opens a page of the viewer with a banner added by a script, as its own CSP allows. */
async function withBanner(page, path = viewer) {
  await openViewer(page, path);
  await page.evaluate(async (base) => {
    await import(`${base}embed/consent-banner.js`);
    const element = document.createElement('consent-banner');
    element.setAttribute('policy', location.pathname);
    document.body.append(element);
    await element.ready;
  }, site);
  await part(page, 'banner').waitFor();
}

/** The same with the banner in the served markup, script first. */
async function servedWithBanner(page, path = viewer) {
  await page.route(site + path, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace('</head>', `<script type="module" src="${site}embed/consent-banner.js"></script></head>`)
      .replace('</body>', '<consent-banner policy="/privacy"><a href="/privacy">Privacy</a></consent-banner></body>');
    await route.fulfill({ response, body });
  });
  await openViewer(page, path);
  await part(page, 'banner').waitFor();
}

for (const [how, start] of [['added by a script', withBanner], ['in the markup', servedWithBanner]]) {
  test(`a banner ${how} is shown on the viewer’s page under its CSP, with an empty console`, () => withPage({}, async (page) => {
    await start(page);
    assert.deepEqual(page.messages, []);
    assert.equal(await page.getAttribute('html', 'data-failed'), null);
  }));

  test(`beside a banner ${how} the viewer changes its language`, () => withPage({}, async (page) => {
    await start(page);
    await switchTo(page, 'ru');
    assert.equal(page.url(), `${site}ru/alma-jet/`);
    assert.equal(await page.getAttribute('article', 'lang'), 'ru');
    assert.equal(await part(page, 'banner').isVisible(), true);
    assert.deepEqual(page.messages, []);
  }));

  test(`beside a banner ${how} the viewer’s sections open and close`, () => withPage({}, async (page) => {
    await start(page);
    const first = page.locator('details.section > summary').first();
    const isOpen = () => page.locator('details.section').first().evaluate((section) => section.open);
    assert.equal(await isOpen(), true);
    await first.click();
    assert.equal(await isOpen(), false);
    await page.click('.open-all');
    assert.equal(await isOpen(), true);
  }));

  test(`a banner ${how} takes a choice on the viewer’s page, before and after a change of language`, () => withPage({}, async (page) => {
    await start(page);
    await switchTo(page, 'kk');
    await part(page, 'settings').click();
    await switchOf(page, 'analytics').check();
    await part(page, 'save').click();
    await part(page, 'banner').waitFor({ state: 'hidden' });
    assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
    await switchTo(page, 'en');
    await part(page, 'reopen').click();
    await part(page, 'refuse', 'dialog').click();
    await eventually(async () => (await consentOf(page)).how === 'refuse', 'refused');
    assert.deepEqual(page.messages, []);
  }));

  test(`after a choice on the viewer’s page the focus of a banner ${how} goes to its heading`, () => withPage({}, async (page) => {
    await start(page);
    await part(page, 'refuse').click();
    await eventually(() => page.evaluate(() => document.activeElement.matches('main h1')), 'the heading');
  }));
}

test('the banner looks on the viewer’s page as on an empty one', async () => {
  const looks = (page) => part(page, 'banner').evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    const { fontSize, fontFamily, lineHeight, color } = getComputedStyle(element);
    return { width, height, fontSize, fontFamily, lineHeight, color };
  });
  const empty = await withShop({ html: shop({ attributes: 'policy="/privacy"' }) }, looks);
  await withPage({}, async (page) => { await servedWithBanner(page); assert.deepEqual(await looks(page), empty); });
});

// Where there is no page

test('importing the module in Node does not throw', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'consent-banner-'));
  try {
    const file = join(folder, 'consent-banner.mjs');
    await writeFile(file, (await embedded('consent-banner.js')).body);
    await import(pathToFileURL(file));
  } finally {
    await rm(folder, { recursive: true });
  }
});
