// What waits for consent: scripts, their order and attributes, tags that come
// later, and frames with their placeholders.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  asks, call, configuration, consentOf, eventually, events, gated, gpc, note, open, problems, ran, ready, record, settle, shop, withShop,
} from './banner-support.mjs';

const optional = ['functional', 'analytics', 'marketing'];
const three = optional.map((category) => gated(category, `data-category="${category}"`)).join('');
const script = (body) => ({ headers: { 'content-type': 'text/javascript' }, body });
const external = (path, attributes = 'data-category="analytics"') => `<script type="text/plain" data-src="${path}" ${attributes}></script>`;
const accept = (page, ...given) => call(page, (element, [names, services]) => element.accept(names, services), given);
const ranOnce = (page, names) => eventually(async () => (await ran(page)).length >= names.length, `ran ${names}`).catch(() => {})
  .then(settle).then(async () => assert.deepEqual(await ran(page), names));
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

test('before the choice nothing optional runs', () => withShop({ html: shop({ before: three, body: three }) }, async (page) => {
  await settle();
  assert.deepEqual(await ran(page), []);
  assert.equal(await asks(page), true);
}));

test('looking around is no choice: nothing runs after a scroll, Esc, the settings and their closing', () => withShop({ html: shop({ body: `${three}<p style="height:4000px">x</p>` }) }, async (page) => {
  await page.mouse.wheel(0, 2000);
  await page.keyboard.press('Escape');
  await call(page, (element) => element.openSettings());
  await page.keyboard.press('Escape');
  await settle();
  assert.deepEqual(await ran(page), []);
}));

for (const category of optional) {
  test(`${category} runs as soon as it is given, alone`, () => withShop({ html: shop({ body: three }) }, async (page) => {
    await accept(page, category);
    await ranOnce(page, [category]);
  }));

  test(`${category} of a stored choice runs with the page, alone`, () => withShop({ html: shop({ body: three }), consent: record({ given: ['necessary', category] }) }, async (page) => {
    await ranOnce(page, [category]);
    assert.equal(await asks(page), false);
  }));
}

test('accepting all runs all, in the order of the page', () => withShop({ html: shop({ before: gated('first', 'data-category="marketing"'), body: three }) }, async (page) => {
  await accept(page, 'all');
  await ranOnce(page, ['first', ...optional]);
}));

test('what runs at a choice finds it in the element', () => withShop({ html: shop({ body: '<script type="text/plain" data-category="analytics">(window.ran ??= []).push(consentBanner.record?.how, consentBanner.allows("analytics"))</script>' }) }, async (page) => {
  await accept(page, 'all');
  assert.deepEqual(await ran(page), ['accept', true]);
}));

test('a tag runs once, however often it is given', () => withShop({ html: shop({ body: three }) }, async (page) => {
  await accept(page, 'analytics');
  await accept(page, 'all');
  await accept(page, 'all');
  await eventually(async () => (await ran(page)).length >= 3);
  await settle();
  assert.deepEqual((await ran(page)).sort(), [...optional].sort());
}));

test('after a refusal nothing optional runs', () => withShop({ html: shop({ body: three }) }, async (page) => {
  await call(page, (element) => element.refuse());
  await settle();
  assert.deepEqual(await ran(page), []);
}));

test('what is necessary runs at once', () => withShop({ html: shop({ body: gated('basket', 'data-category="necessary"') + external('/cart.js', 'data-category="necessary"') }), files: { '/cart.js': note('cart') } }, async (page) => {
  await ranOnce(page, ['basket', 'cart']);
  assert.equal(await asks(page), true);
}));

for (const [name, attribute] of [['an unknown category', 'data-category="nothing"'], ['an empty category', 'data-category=""'], ['a category in capitals', 'data-category="ANALYTICS"'], ['a name of the prototype', 'data-category="constructor"'], ['__proto__', 'data-category="__proto__"']]) {
  test(`${name} never runs, not even when all is accepted`, () => withShop({ html: shop({ body: gated('x', attribute) + gated('y', 'data-category="analytics"') }) }, async (page) => {
    await accept(page, 'all');
    await ranOnce(page, ['y']);
  }));
}

test('a script of plain text without a category is left alone', () => withShop({ html: shop({ body: '<script type="text/plain" id="notes">window.ran = ["notes"]</script>' }) }, async (page) => {
  await accept(page, 'all');
  await settle();
  assert.deepEqual(await ran(page), []);
  assert.equal(await page.getAttribute('#notes', 'type'), 'text/plain');
}));

// The opposite.
const opposite = shop({ body: gated('off', 'data-category="!analytics"') });

test('!category runs after a refusal, once', () => withShop({ html: opposite }, async (page) => {
  await call(page, (element) => element.refuse());
  await call(page, (element) => element.refuse());
  await ranOnce(page, ['off']);
}));

test('!category runs with the page where the stored choice is a refusal', () => withShop({ html: opposite, consent: record({ given: ['necessary'], how: 'refuse' }) }, async (page) => ranOnce(page, ['off'])));

test('!category does not run when the category is given, now or before', () => withShop({ html: opposite }, async (page) => {
  await accept(page, 'analytics');
  await settle();
  assert.equal((await ran(page)).length, 0);
  await open(page);
  await settle();
  assert.equal((await ran(page)).length, 0);
}));

test('!category runs when the category is withdrawn', () => withShop({ html: opposite, consent: record() }, async (page) => {
  await settle();
  assert.deepEqual(await ran(page), []);
  await call(page, (element) => element.refuse());
  await ranOnce(page, ['off']);
}));

test('!category runs when a signal refuses the category', () => withShop({ html: opposite, init: gpc }, async (page) => ranOnce(page, ['off'])));

test('!necessary never runs', () => withShop({ html: shop({ body: gated('off', 'data-category="!necessary"') }) }, async (page) => {
  await call(page, (element) => element.refuse());
  await settle();
  assert.deepEqual(await ran(page), []);
}));

// Services.
const tagged = [
  gated('video', 'data-category="marketing" data-service="video"'), gated('pixel', 'data-category="marketing" data-service="pixel"'),
  gated('bare', 'data-category="marketing"'), gated('unknown', 'data-category="marketing" data-service="nobody"'),
].join('');
const services = shop({ config: configuration, body: tagged });

test('a service that is given alone runs alone', () => withShop({ html: services }, async (page) => {
  await accept(page, [], { marketing: ['video'] });
  await ranOnce(page, ['video']);
}));

test('a category that is given covers its services, the unknown one too', () => withShop({ html: services }, async (page) => {
  await accept(page, 'marketing');
  await ranOnce(page, ['video', 'pixel', 'bare', 'unknown']);
}));

test('a stored grant of one service runs that service', () => withShop({ html: services, consent: record({ revision: 'r1', given: ['necessary'], services: { marketing: ['pixel'] } }) }, async (page) => ranOnce(page, ['pixel'])));

test('a service’s id in another category grants nothing there', () => withShop({ html: shop({ config: configuration, body: gated('x', 'data-category="analytics" data-service="video"') }) }, async (page) => {
  await accept(page, [], { marketing: ['video'] });
  await settle();
  assert.deepEqual(await ran(page), []);
}));

// External scripts.
test('an external script is not asked for before it may run', () => withShop({ html: shop({ body: external('/a.js') }), files: { '/a.js': note('a') } }, async (page) => {
  await settle();
  assert.equal(page.requests.some(({ url }) => url.endsWith('/a.js')), false);
  await accept(page, 'analytics');
  await ranOnce(page, ['a']);
}));

test('external and inline scripts run in the order of the page, though the first is slow', () => withShop({
  html: shop({ body: external('/slow.js') + gated('inline', 'data-category="analytics"') + external('/quick.js') + gated('last', 'data-category="analytics"') }),
  files: { '/slow.js': async () => { await wait(300); return script(note('slow')); }, '/quick.js': note('quick') },
}, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['slow', 'inline', 'quick', 'last']);
}));

for (const attribute of ['', 'async', 'data-type="module"']) {
  test(`an external script ${attribute} that is on its way when its consent is withdrawn does not run, and holds up no other`, () => {
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    return withShop({
      html: shop({ body: external('/slow.js', `data-category="analytics" ${attribute}`) + gated('inline', 'data-category="marketing"') }),
      files: { '/slow.js': async () => { await released; return script(note('slow')); } },
    }, async (page) => {
      await accept(page, ['analytics', 'marketing']);
      await page.waitForFunction(() => document.querySelector('script[src="/slow.js"]'));
      await accept(page, 'marketing');
      await ranOnce(page, ['inline']);
      release();
      await settle();
      await ranOnce(page, ['inline']);
      await accept(page, ['analytics', 'marketing']);
      await ranOnce(page, ['inline', 'slow']);
      assert.deepEqual(problems(page), []);
    });
  });
}

test('an inline module waits for the external script before it', () => withShop({
  html: shop({ body: external('/slow.js') + gated('module', 'data-type="module" data-category="analytics"') }),
  files: { '/slow.js': async () => { await wait(300); return script(note('slow')); } },
}, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['slow', 'module']);
}));

test('external scripts load side by side', () => {
  let release;
  const both = new Promise((resolve) => { release = resolve; });
  const asked = [];
  const file = (name) => async () => {
    asked.push(name);
    if (asked.length === 2) release();
    await both;
    return script(note(name));
  };
  return withShop({ html: shop({ body: external('/a.js') + external('/b.js') }), files: { '/a.js': file('a'), '/b.js': file('b') } }, async (page) => {
    await accept(page, 'analytics');
    await ranOnce(page, ['a', 'b']);
  });
});

test('what a script has for its loading and failing is done', () => withShop({
  html: shop({ body: external('/a.js', `data-category="analytics" onload="${note('loaded').replaceAll('"', "'")}"`) + external('/none.js', `data-category="analytics" onerror="${note('failed').replaceAll('"', "'")}"`) }), files: { '/a.js': note('a') },
}, async (page) => {
  await accept(page, 'analytics');
  await eventually(async () => (await ran(page)).length === 3);
  assert.deepEqual((await ran(page)).toSorted(), ['a', 'failed', 'loaded']);
}));

test('a script that takes the choice back while it runs has the last word', () => withShop({ html: shop({ body: '<script type="text/plain" data-category="analytics">window.consentBanner.refuse()</script>' }) }, async (page) => {
  await accept(page, 'all');
  assert.equal(await call(page, (element) => element.record.how), 'refuse');
  assert.equal((await consentOf(page)).how, 'refuse');
  assert.equal((await events(page)).filter(({ type }) => type === 'consent-first').length, 1);
}));

test('an async script is waited for by nobody', () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  return withShop({
    html: shop({ body: external('/a.js', 'data-category="analytics" async') + gated('inline', 'data-category="analytics"') }),
    files: { '/a.js': async () => { await held; return script(note('a')); } },
  }, async (page) => {
    await accept(page, 'analytics');
    await eventually(async () => (await ran(page)).includes('inline'), 'inline');
    release();
    await ranOnce(page, ['inline', 'a']);
  });
});

for (const attribute of ['nomodule', 'data-type="text/partytown"', 'data-type="application/json"']) {
  test(`nobody waits for a script with ${attribute}, which is not loaded`, () => withShop({ html: shop({ body: external('/a.js', `data-category="analytics" ${attribute}`) + gated('inline', 'data-category="analytics"') }) }, async (page) => {
    await accept(page, 'analytics');
    await ranOnce(page, ['inline']);
  }));
}

for (const [name, answer] of [['is not there', { status: 404, body: '' }], ['cannot be reached', 'abort'], ['throws', script('throw new Error("theirs")')]]) {
  test(`an external script that ${name} does not stop those after it`, () => withShop({
    html: shop({ body: external('/a.js') + gated('inline', 'data-category="analytics"') + external('/b.js') }), files: { '/a.js': answer, '/b.js': note('b') },
  }, async (page) => {
    await accept(page, 'analytics');
    await ranOnce(page, ['inline', 'b']);
  }));
}

test('an inline script that throws does not stop those after it', () => withShop({ html: shop({ body: `<script type="text/plain" data-category="analytics">throw new Error('theirs')</script>${three}` }) }, async (page) => {
  await accept(page, 'all');
  await ranOnce(page, optional);
}));

// Attributes.
test('data-type="module" makes an inline module', () => withShop({ html: shop({ body: '<script type="text/plain" data-type="module" data-category="analytics">import { name } from "/name.js"; (window.ran ??= []).push(name, typeof import.meta.url)</script>' }), files: { '/name.js': script('export const name = "module";') } }, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['module', 'string']);
}));

test('data-type="module" makes an external module', () => withShop({ html: shop({ body: external('/m.js', 'data-type="module" data-category="analytics"') }), files: { '/m.js': script(`import.meta.url; ${note('module')}`) } }, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['module']);
}));

test('data-type="text/javascript" makes a plain script', () => withShop({ html: shop({ body: gated('plain', 'data-type="text/javascript" data-category="analytics"') }) }, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['plain']);
}));

for (const [attribute, value] of [['async', ''], ['defer', ''], ['crossorigin', 'anonymous'], ['referrerpolicy', 'no-referrer'], ['id', 'theirs'], ['class', 'a b'], ['data-site', '42'], ['data-service', 'stats'], ['fetchpriority', 'low']]) {
  test(`a script keeps ${attribute}`, () => withShop({ html: shop({ body: external('/a.js', `data-category="analytics" ${attribute}="${value}"`) }), files: { '/a.js': note('a') } }, async (page) => {
    await accept(page, 'analytics');
    await ranOnce(page, ['a']);
    assert.equal(await page.getAttribute('script[src$="/a.js"]', attribute), value);
  }));
}

test('an inline script knows its own tag, in its own place', () => withShop({ html: shop({ body: '<div id="place"><script type="text/plain" data-category="analytics" data-site="7">window.ran = [document.currentScript.parentElement.id, document.currentScript.dataset.site]</script></div>' }) }, async (page) => {
  await accept(page, 'analytics');
  await ranOnce(page, ['place', '7']);
}));

for (const [name, tag] of [['inline', gated('x', 'data-category="analytics" nonce="n1"')], ['external', external('https://cdn.test/x.js', 'data-category="analytics" nonce="n1"')]]) {
  test(`${name}: a nonce that the policy knows lets it run`, () => withShop({
    html: shop({ body: tag }), files: { 'https://cdn.test/x.js': note('x') },
    headers: { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval' 'nonce-n1'" },
  }, async (page) => {
    await accept(page, 'analytics');
    await ranOnce(page, ['x']);
    assert.deepEqual(problems(page), []);
  }));
}

const sri = (body) => `sha384-${createHash('sha384').update(body).digest('base64')}`;
for (const [name, integrity, expected] of [['right', sri(note('a')), ['a']], ['wrong', sri('other'), []]]) {
  test(`a script whose integrity is ${name} ${expected.length ? 'runs' : 'does not run'}`, () => withShop({ html: shop({ body: external('/a.js', `data-category="analytics" integrity="${integrity}" crossorigin`) }), files: { '/a.js': note('a') } }, async (page) => {
    await accept(page, 'analytics');
    await eventually(() => page.requests.some(({ url }) => url.endsWith('/a.js')), 'the request');
    await ranOnce(page, expected);
  }));
}

// Tags that come later.
const add = (page, markup, place = 'body') => page.evaluate(([html, selector]) => document.querySelector(selector).insertAdjacentHTML('beforeend', html), [markup, place]);

test('a tag added after the choice runs', () => withShop({ consent: record() }, async (page) => {
  await add(page, gated('later', 'data-category="analytics"'));
  await ranOnce(page, ['later']);
}));

test('a tag added before the choice waits for it', () => withShop({}, async (page) => {
  await add(page, `<section><div>${gated('later', 'data-category="analytics"')}</div></section>`);
  await settle();
  assert.deepEqual(await ran(page), []);
  await accept(page, 'analytics');
  await ranOnce(page, ['later']);
}));

test('a tag added and taken away again before the choice does not run', () => withShop({}, async (page) => {
  await add(page, `<div id="gone">${gated('gone', 'data-category="analytics"')}</div>`);
  await settle();
  await page.evaluate(() => document.getElementById('gone').remove());
  await accept(page, 'analytics');
  await settle();
  assert.deepEqual(await ran(page), []);
}));

test('a tag added to the head, made by hand, runs', () => withShop({ consent: record() }, async (page) => {
  await page.evaluate((code) => {
    const element = document.createElement('script');
    Object.assign(element, { type: 'text/plain', text: code });
    element.dataset.category = 'analytics';
    document.head.append(element);
  }, note('head'));
  await ranOnce(page, ['head']);
}));

test('a tag of an unknown category added later does not run', () => withShop({ consent: record() }, async (page) => {
  await add(page, gated('x', 'data-category="nothing"') + gated('y', 'data-category="marketing"'));
  await settle();
  assert.deepEqual(await ran(page), []);
}));

test('tags inside a shadow root run where it was given to observe()', () => withShop({ consent: record(), html: shop({ body: '<div id="host"></div>' }) }, async (page) => {
  await page.evaluate((code) => {
    const root = document.getElementById('host').attachShadow({ mode: 'open' });
    root.innerHTML = `<script type="text/plain" data-category="analytics">${code}</script>`;
    document.querySelector('consent-banner').observe(root);
  }, note('there'));
  await ranOnce(page, ['there']);
  await page.evaluate((code) => {
    const element = document.createElement('script');
    element.type = 'text/plain';
    element.dataset.category = 'analytics';
    element.text = code;
    document.getElementById('host').shadowRoot.append(element);
  }, note('later'));
  await ranOnce(page, ['there', 'later']);
}));

test('a root that is observed before it is in the page runs its tags once it is, and holds up no other', () => withShop({ consent: record(), html: shop({ body: '<div id="later"></div>' }), files: { '/a.js': note('a') } }, async (page) => {
  await call(page, (element) => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<script type="text/plain" data-category="analytics" data-src="/a.js"></scr' + 'ipt>';
    element.observe(host.shadowRoot);
    window.host = host;
  });
  await page.evaluate((tag) => { document.getElementById('later').append(document.createRange().createContextualFragment(tag)); }, gated('inline', 'data-category="analytics"'));
  await ranOnce(page, ['inline']);
  await page.evaluate(() => document.body.append(host));
  await ranOnce(page, ['inline', 'a']);
}));

// Frames.
const frame = (attributes = 'data-category="marketing" data-service="video"', name = 'film') => `<iframe id="${name}" ${attributes} data-src="https://video.test/${name}" title="A film about bread"></iframe>`;
const frames = shop({ config: configuration, body: frame() });
const placeholders = (page) => page.locator('consent-placeholder [part~=placeholder]');
const buttons = (page) => page.locator('consent-placeholder button');
const loads = (page, name = 'film') => eventually(async () => (await page.getAttribute(`#${name}`, 'src')) === `https://video.test/${name}` && page.frames().some((each) => each.url().endsWith(`/${name}`)), `${name} loads`);
const asked = (page, name = 'film') => page.requests.some(({ url }) => url === `https://video.test/${name}`);
const stored = (given, more = {}) => record({ revision: 'r1', given, ...more });

test('a frame without consent is not asked for; a placeholder with two buttons stands right before it', () => withShop({ html: frames }, async (page) => {
  await placeholders(page).waitFor();
  await settle();
  assert.equal(asked(page), false);
  assert.equal(await page.isVisible('#film'), false);
  assert.equal(await buttons(page).count(), 2);
  assert.equal(await page.$eval('#film', (element) => element.previousElementSibling.localName), 'consent-placeholder');
}));

test('the placeholder says what would load, and from whom', () => withShop({ html: frames }, async (page) => {
  const text = await placeholders(page).innerText();
  assert.match(text, /A film about bread/);
  assert.match(text, /Video Inc/);
}));

test('the placeholder of a frame without a service names the host', () => withShop({ html: shop({ body: frame('data-category="marketing"') }) }, async (page) => {
  assert.match(await placeholders(page).innerText(), /video\.test/);
}));

test('the placeholder names the host alone also where the browser has no URL.parse', () => withShop({ html: shop({ body: frame('data-category="marketing"') }), init: 'delete URL.parse;' }, async (page) => {
  assert.match(await placeholders(page).innerText(), /video\.test(?!\/)/);
}));

test('“this once” loads that frame, and nothing is stored', () => withShop({ html: shop({ config: configuration, body: frame() + frame(undefined, 'other') }) }, async (page) => {
  await buttons(page).first().click();
  await loads(page);
  assert.equal(await page.isVisible('#film'), true);
  assert.equal(await placeholders(page).count(), 1);
  assert.equal(await consentOf(page), null);
  assert.equal(asked(page, 'other'), false);
  await open(page);
  await settle();
  assert.equal(await placeholders(page).count(), 2, 'once is once');
}));

test('“always” grants the service, and loads every frame of it', () => withShop({ html: shop({ config: configuration, body: frame() + frame(undefined, 'other') + frame('data-category="marketing" data-service="pixel"', 'third') }) }, async (page) => {
  await buttons(page).nth(1).click();
  await loads(page);
  await loads(page, 'other');
  assert.equal(asked(page, 'third'), false);
  const { given, services: granted, how } = await consentOf(page);
  assert.deepEqual([given, granted, how], [['necessary'], { marketing: ['video'] }, 'choice']);
}));

test('“always” grants the category where there is no service', () => withShop({ html: shop({ body: frame('data-category="marketing"') }) }, async (page) => {
  await buttons(page).nth(1).click();
  await loads(page);
  assert.deepEqual((await consentOf(page)).given, ['necessary', 'marketing']);
}));

test('“always” keeps what was given before', () => withShop({ html: frames, consent: stored(['necessary', 'analytics']) }, async (page) => {
  await buttons(page).nth(1).click();
  await loads(page);
  const { given, services: granted } = await consentOf(page);
  assert.deepEqual([given, granted], [['necessary', 'analytics'], { marketing: ['video'] }]);
}));

test('“always” holds on the next page', () => withShop({ html: frames }, async (page) => {
  await buttons(page).nth(1).click();
  await loads(page);
  await open(page);
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
}));

test('a choice in the banner loads the frame in place of its placeholder', () => withShop({ html: frames }, async (page) => {
  await placeholders(page).waitFor();
  await accept(page, 'all');
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
  assert.equal(await page.isVisible('#film'), true);
}));

test('a frame with stored consent loads without a placeholder', () => withShop({ html: frames, consent: stored(['necessary', 'marketing']) }, async (page) => {
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
}));

test('a withdrawal puts the placeholder back in place of a running frame', () => withShop({ html: frames, consent: stored(['necessary', 'marketing']) }, async (page) => {
  await loads(page);
  await call(page, (element) => element.refuse());
  await placeholders(page).waitFor();
  assert.equal(await page.isVisible('#film'), false);
  await eventually(() => page.frames().every((each) => !each.url().includes('video.test')), 'the frame stops');
  assert.equal(await buttons(page).count(), 2);
}));

test('given again after a withdrawal, the frame loads again', () => withShop({ html: frames, consent: stored(['necessary', 'marketing']) }, async (page) => {
  await loads(page);
  await call(page, (element) => element.refuse());
  await placeholders(page).waitFor();
  await accept(page, 'marketing');
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
}));

test('a necessary frame loads at once', () => withShop({ html: shop({ body: frame('data-category="necessary"') }) }, async (page) => {
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
}));

test('a frame of an unknown category never loads', () => withShop({ html: shop({ body: frame('data-category="nothing"') }) }, async (page) => {
  await accept(page, 'all');
  await settle();
  assert.equal(asked(page), false);
}));

test('a frame of an unknown service follows its category', () => withShop({ html: shop({ config: configuration, body: frame('data-category="marketing" data-service="nobody"') }) }, async (page) => {
  await accept(page, [], { marketing: ['video'] });
  await settle();
  assert.equal(asked(page), false);
  await accept(page, 'marketing');
  await loads(page);
}));

test('a frame added later gets its placeholder, and loads with consent', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await add(page, `<div>${frame()}</div>`);
  await placeholders(page).waitFor();
  assert.equal(asked(page), false);
  await accept(page, 'marketing');
  await loads(page);
}));

test('a frame that is taken away takes its placeholder along', () => withShop({ html: frames }, async (page) => {
  await placeholders(page).waitFor();
  await page.evaluate(() => document.getElementById('film').remove());
  await eventually(async () => (await page.locator('consent-placeholder').count()) === 0, 'no placeholder');
}));

test('a view that is taken away with its frame leaves nothing behind, and comes back with a placeholder', () => withShop({ html: shop({ config: configuration, body: `<div id="view">${frame()}</div>` }) }, async (page) => {
  await placeholders(page).waitFor();
  await page.evaluate(() => { window.view = document.getElementById('view'); view.remove(); });
  await eventually(() => page.evaluate(() => !view.querySelector('consent-placeholder')), 'no placeholder is kept');
  await page.evaluate(() => document.body.append(view));
  await placeholders(page).waitFor();
  await accept(page, 'marketing');
  await loads(page);
  assert.equal(await page.isVisible('#film'), true);
}));

test('a frame is hidden though the page shows all its frames, and shown again as it was', () => withShop({ html: shop({ head: '<style>iframe { display: block }</style>', config: configuration, body: frame('data-category="marketing" style="display: inline-block"') }) }, async (page) => {
  await placeholders(page).waitFor();
  assert.equal(await page.isVisible('#film'), false);
  await accept(page, 'marketing');
  await loads(page);
  assert.equal(await page.$eval('#film', (element) => element.style.cssText), 'display: inline-block;');
}));

test('“this once” for an unknown category loads nothing, and is told', () => withShop({ html: shop({ body: frame('data-category="nothing"') }) }, async (page) => {
  await buttons(page).first().click();
  await settle();
  assert.equal(asked(page), false);
  assert.equal(page.messages.filter((message) => message.includes('nothing: there is no such category')).length, 1);
}));

test('a placeholder follows the element’s theme and language', () => withShop({ html: shop({ attributes: 'theme="dark" lang="ru"', body: frame() }) }, async (page) => {
  const look = () => placeholders(page).evaluate((element) => [element.lang, getComputedStyle(element).backgroundColor]);
  await placeholders(page).waitFor();
  const [first, dark] = await look();
  assert.equal(first, 'ru');
  await call(page, (element) => { element.setAttribute('theme', 'light'); element.lang = 'kk'; });
  const [second, light] = await look();
  assert.equal(second, 'kk');
  assert.equal(light, 'rgb(255, 255, 255)');
  assert.notEqual(dark, light);
}));

test('a title is shown as it is written', () => withShop({ html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="$$$ with $& and {provider}"></iframe>' }) }, async (page) => {
  assert.match(await placeholders(page).innerText(), /\$\$\$ with \$& and \{provider\}/);
}));

test('what the page adds elsewhere leaves the focus on a placeholder', () => withShop({ html: frames }, async (page) => {
  await buttons(page).first().focus();
  await add(page, '<p>More to read.</p>');
  await settle();
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'consent-placeholder');
  await call(page, (element) => element.setLanguage('ru'));
  assert.match(await placeholders(page).innerText(), /только с вашего согласия/);
}));

test('a new element in place of the old one leaves one placeholder a frame, and none where it loads', () => withShop({ html: frames }, async (page) => {
  await placeholders(page).waitFor();
  await call(page, (element) => { const other = document.createElement('consent-banner'); other.configure(element.config); element.replaceWith(other); });
  await ready(page);
  assert.equal(await placeholders(page).count(), 1);
  await accept(page, 'all');
  await loads(page);
  assert.equal(await placeholders(page).count(), 0);
}));

test('a frame without an address or a title breaks nothing', () => withShop({ html: shop({ body: `<iframe data-category="marketing"></iframe><iframe data-category="marketing" data-src="https://["></iframe>${three}` }) }, async (page) => {
  await accept(page, 'all');
  await ranOnce(page, optional);
  assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
}));

test('frames inside a shadow root wait where it was given to observe()', () => withShop({ html: shop({ config: configuration, body: '<div id="host"></div>' }) }, async (page) => {
  await page.evaluate((markup) => {
    const root = document.getElementById('host').attachShadow({ mode: 'open' });
    root.innerHTML = markup;
    document.querySelector('consent-banner').observe(root);
  }, frame());
  await placeholders(page).waitFor();
  await accept(page, 'marketing');
  await eventually(() => asked(page), 'the frame loads');
}));

test('a refusal takes back what was let in once', () => withShop({ html: frames }, async (page) => {
  await buttons(page).first().click();
  await loads(page);
  await call(page, (element) => element.refuse());
  await placeholders(page).waitFor();
  assert.equal(await page.isVisible('#film'), false);
}));

test('giving more leaves what was let in once', () => withShop({ html: shop({ config: configuration, body: frame() + frame('data-category="marketing" data-service="pixel"', 'other') }) }, async (page) => {
  await buttons(page).first().click();
  await loads(page);
  await buttons(page).nth(1).click();
  await loads(page, 'other');
  await settle();
  assert.equal(await placeholders(page).count(), 0);
  assert.deepEqual((await consentOf(page)).services, { marketing: ['pixel'] });
}));

test('“always” for a category that there is not records nothing, and is told once', () => withShop({ html: shop({ body: frame('data-category="nothing"') }) }, async (page) => {
  await buttons(page).nth(1).click();
  await buttons(page).nth(1).click();
  assert.equal(await consentOf(page), null);
  assert.equal(await asks(page), true);
  assert.equal(await placeholders(page).count(), 1);
  assert.deepEqual(page.messages, ['error: consent-banner: nothing: there is no such category, ignored']);
}));

for (const [name, attributes] of [['hidden', 'data-category="marketing" hidden'], ['seen', 'data-category="marketing"']]) {
  test(`a frame that was ${name} is so again once it is given, after a move and a withdrawal too`, () => withShop({ html: shop({ body: frame(attributes) }) }, async (page) => {
    await placeholders(page).waitFor();
    await call(page, (element) => element.parentNode.append(element));
    await placeholders(page).waitFor();
    for (let turn = 0; turn < 2; turn += 1) {
      await accept(page, 'all');
      await loads(page);
      assert.equal(await page.evaluate(() => document.getElementById('film').hidden), name === 'hidden');
      await call(page, (element) => element.refuse());
      await placeholders(page).waitFor();
    }
  }));
}

for (const [lang, provider, expected] of [['en', { ru: 'Кино' }, 'Кино'], ['de-AT', { en: 'Film', de: 'Kino' }, 'Kino'], ['de-AT', { de: 'Kino', 'de-AT': 'Lichtspiel' }, 'Lichtspiel'], ['kk', { ru: 'Кино', en: 'Film' }, 'Film']]) {
  test(`a placeholder takes ${JSON.stringify(provider)} in ${lang} as the banner does`, () => withShop({
    html: shop({ attributes: `lang="${lang}"`, config: { texts: { 'de-AT': { title: 'Kekse' } }, categories: [{ id: 'marketing', services: [{ id: 'video', provider }] }] }, body: frame() }),
  }, async (page) => {
    assert.ok((await placeholders(page).innerText()).includes(expected));
    assert.match(await page.locator('consent-banner [part~=banner]').innerText(), new RegExp(expected));
  }));
}
