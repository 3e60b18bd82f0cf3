// What speaks for the visitor or of the choice: browser signals, opt-out,
// Google's Consent Mode, and the address that records are posted to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asks, call, configuration, consentOf, cookiesNamed, dnt, eventually, events, gated, gpc, open, part, problems, ran, record, settle, shop,
  switchOf, withShop,
} from './banner-support.mjs';

const accept = (page, ...given) => call(page, (element, [names, services]) => element.accept(names, services), given);
const refuse = (page) => call(page, (element) => element.refuse());
const allows = (page, category) => call(page, (element, id) => element.allows(id), category);
const both = gated('on', 'data-category="analytics"') + gated('off', 'data-category="!analytics"');
const kept = (overrides) => record({ revision: 'r1', ...overrides });
/** All words that are seen, or heard, of the banner. */
const words = (page) => call(page, (element) => [...element.shadowRoot.querySelectorAll('*')]
  .filter((each) => each.localName !== 'style' && each.checkVisibility())
  .map((each) => [each.innerText ?? '', each.getAttribute('aria-label') ?? '', each.title ?? ''].join(' ')).join(' '));
const stored = async (page) => [await page.evaluate(() => document.cookie), await page.evaluate(() => Object.keys(localStorage))];

// Signals.
for (const [signal, init] of [['gpc', gpc], ['dnt', dnt]]) {
  for (const mode of ['opt-in', 'opt-out']) {
    test(`${signal} refuses in ${mode}: no banner, nothing stored, nothing optional runs, and its opposite does`, () => withShop({ html: shop({ attributes: `mode="${mode}"`, body: both }), init }, async (page) => {
      await eventually(async () => (await ran(page)).length > 0, 'the opposite runs');
      await settle();
      assert.equal(await asks(page), false);
      assert.deepEqual(await ran(page), ['off']);
      assert.deepEqual(await stored(page), ['', []]);
      assert.deepEqual(await call(page, (element) => [element.signal, element.record, element.allows('analytics'), element.allows('necessary')]), [signal, null, false, true]);
      assert.deepEqual(problems(page), []);
    }));
  }

  test(`${signal}: it is seen that the signal is honoured`, () => withShop({ init }, async (page) => {
    assert.match(await words(page), /signal/i);
    assert.doesNotMatch(await words(page), /choice you made/i);
  }));

  test(`${signal}: in the settings everything optional is off, and an explicit choice wins, on the next page too`, () => withShop({ html: shop({ body: both }), init }, async (page) => {
    await call(page, (element) => element.openSettings());
    assert.equal(await switchOf(page, 'analytics').isChecked(), false);
    assert.equal(await switchOf(page, 'analytics').isEnabled(), true);
    await switchOf(page, 'analytics').check();
    await part(page, 'save').click();
    await eventually(async () => (await ran(page)).includes('on'), 'it runs');
    assert.deepEqual((await consentOf(page)).given, ['necessary', 'analytics']);
    await open(page);
    await eventually(async () => (await ran(page)).includes('on'), 'it runs again');
    assert.equal(await allows(page, 'analytics'), true);
    assert.equal(await asks(page), false);
  }));

  test(`${signal}: a choice made before it was switched on stands, and the settings say so`, () => withShop({ html: shop({ body: both }), init, consent: record() }, async (page) => {
    await eventually(async () => (await ran(page)).length > 0, 'it runs');
    assert.deepEqual(await ran(page), ['on']);
    await call(page, (element) => element.openSettings());
    assert.match(await part(page, 'dialog').innerText(), /signal/i);
  }));
}

test('under a signal the banner that show() asks for says that it is honoured', () => withShop({ init: gpc }, async (page) => {
  const line = await part(page, 'reopen').innerText();
  await call(page, (element) => element.show());
  assert.ok((await part(page, 'banner').innerText()).includes(line));
}));

test('both signals at once are one signal', () => withShop({ init: [gpc, dnt] }, async (page) => {
  assert.ok(['gpc', 'dnt'].includes(await call(page, (element) => element.signal)));
  assert.equal(await asks(page), false);
}));

test('under a signal the control leads to the settings', () => withShop({ init: gpc }, async (page) => {
  await part(page, 'reopen').click();
  assert.equal(await part(page, 'dialog').isVisible(), true);
  await page.keyboard.press('Escape');
  assert.deepEqual(await stored(page), ['', []]);
}));

test('under a signal it is seen also where the page has a control of its own, until there is a choice', () => withShop({ init: gpc, html: shop({ attributes: 'reopen="none"' }) }, async (page) => {
  await part(page, 'reopen').waitFor();
  assert.match(await words(page), /signal/i);
  await accept(page, 'all');
  await part(page, 'reopen').waitFor({ state: 'detached' });
}));

test('under a signal accept() by the page is an explicit choice', () => withShop({ init: gpc }, async (page) => {
  await accept(page, 'all');
  assert.equal((await consentOf(page)).how, 'accept');
  assert.equal(await allows(page, 'marketing'), true);
}));

test('under a signal a frame stays behind its placeholder, which still works', () => withShop({ init: gpc, html: shop({ body: '<iframe id="film" data-category="marketing" data-src="https://video.test/film" title="Film"></iframe>' }) }, async (page) => {
  await page.locator('consent-placeholder button').first().click();
  await eventually(async () => (await page.getAttribute('#film', 'src')) !== null, 'it loads');
  assert.deepEqual(await stored(page), ['', []]);
}));

test('after reset() the signal speaks again', () => withShop({ init: gpc, consent: record() }, async (page) => {
  await call(page, (element) => element.reset());
  assert.deepEqual(await call(page, (element) => [element.record, element.allows('analytics')]), [null, false]);
  assert.deepEqual(await cookiesNamed(page), []);
}));

const property = (name, value) => `Object.defineProperty(Navigator.prototype, '${name}', { get: () => ${value}, configurable: true });`;
for (const [name, value] of [['globalPrivacyControl', 'false'], ['globalPrivacyControl', 'undefined'], ['doNotTrack', "'0'"], ['doNotTrack', 'null'], ['doNotTrack', "'unspecified'"]]) {
  test(`${name} ${value} is no signal`, () => withShop({ init: property(name, value) }, async (page) => {
    assert.equal(await asks(page), true);
    assert.equal(await call(page, (element) => element.signal), null);
    assert.doesNotMatch(await words(page), /signal/i);
  }));
}

// Opt-out.
const optOut = (more = {}) => shop({ config: configuration, attributes: 'mode="opt-out"', body: both, ...more });

test('in opt-out optional tags run until refused; nothing is stored by that, and the banner is there', () => withShop({ html: optOut() }, async (page) => {
  await eventually(async () => (await ran(page)).length > 0, 'it runs');
  await settle();
  assert.deepEqual(await ran(page), ['on']);
  assert.deepEqual(await stored(page), ['', []]);
  assert.equal(await asks(page), true);
  assert.deepEqual(await call(page, (element) => [element.record, element.allows('analytics'), element.allows('marketing', 'video'), element.allows('nothing')]), [null, true, true, false]);
}));

test('in opt-out the settings show what runs', () => withShop({ html: optOut() }, async (page) => {
  await call(page, (element) => element.openSettings());
  assert.equal(await switchOf(page, 'analytics').isChecked(), true);
}));

test('in opt-out a refusal counts at once and for good, erases the cookies, and is a change', () => withShop({ html: optOut() }, async (page, context) => {
  await context.addCookies([{ name: '_ga', value: '1', url: 'https://shop.test/' }]);
  await part(page, 'refuse').click();
  await eventually(async () => (await ran(page)).includes('off'), 'the opposite runs');
  assert.equal(await allows(page, 'analytics'), false);
  assert.equal((await context.cookies()).some(({ name }) => name === '_ga'), false);
  assert.deepEqual((await events(page)).filter(({ type }) => type === 'consent-change').map(({ detail }) => [...detail.changed].sort()), [['analytics', 'marketing']]);
  await open(page);
  await settle();
  assert.deepEqual(await ran(page), ['off']);
  assert.equal(await asks(page), false);
}));

test('in opt-out a frame runs until refused', () => withShop({ html: optOut({ body: '<iframe id="film" data-category="marketing" data-src="https://video.test/film" title="Film"></iframe>' }) }, async (page) => {
  await eventually(async () => (await page.getAttribute('#film', 'src')) !== null, 'it loads');
  await refuse(page);
  await page.locator('consent-placeholder [part~=placeholder]').waitFor();
}));

test('in opt-out, configured from an address, nothing runs before that has come', () => {
  let release;
  const held = new Promise((go) => { release = go; });
  return withShop({ html: shop({ attributes: 'config="/consent.json"', body: both }), files: { '/consent.json': async () => { await held; return JSON.stringify({ ...configuration, mode: 'opt-out' }); } }, start: false }, async (page) => {
    await page.goto('https://shop.test/');
    await settle();
    assert.deepEqual(await ran(page), []);
    release();
    await eventually(async () => (await ran(page)).length === 1, 'it runs');
  });
});

// Consent Mode. The entries must be `arguments`, as gtag() pushes them.
const layer = (page) => page.evaluate(() => (window.dataLayer ?? []).map((entry) => ({ kind: Object.prototype.toString.call(entry), list: entry.length === undefined ? entry : Array.from(entry) })));
const consents = async (page) => (await layer(page)).map(({ list }) => list).filter((list) => list[0] === 'consent').map(([, kind, state]) => ({ kind, state }));
const google = (more = {}) => shop({ ...more, attributes: `consent-mode="google" ${more.attributes ?? ''}` });
const four = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];
const whole = (state) => Object.values(state).every((value) => value === 'denied');
const states = (state) => Object.fromEntries(four.map((name) => [name, state[name]]));
const all = (value) => Object.fromEntries(four.map((name) => [name, value]));
const push = (name) => `<script type="text/plain" data-category="analytics">window.dataLayer.push(['${name}'])</script>`;

test('Consent Mode: all is denied by default, as gtag() would say it', () => withShop({ html: google() }, async (page) => {
  const [first, ...others] = await layer(page);
  assert.equal(first.kind, '[object Arguments]');
  assert.deepEqual(first.list.slice(0, 2), ['consent', 'default']);
  assert.ok(whole(first.list[2]), JSON.stringify(first.list[2]));
  assert.equal(others.some(({ list }) => list[1] === 'default'), false);
  assert.equal((await consents(page)).some(({ kind, state }) => kind === 'update' && Object.values(state).includes('granted')), false);
}));

for (const [name, given, expected] of [
  ['all', ['all'], all('granted')],
  ['analytics', ['analytics'], { ...all('denied'), analytics_storage: 'granted' }],
  ['marketing', ['marketing'], { ...all('granted'), analytics_storage: 'denied' }],
  ['nothing', [[]], all('denied')],
]) {
  test(`Consent Mode: accepting ${name} updates it`, () => withShop({ html: google() }, async (page) => {
    await accept(page, ...given);
    const { kind, state } = (await consents(page)).at(-1);
    assert.deepEqual(states(kind === 'default' ? state : { ...all('denied'), ...state }), expected);
    if (name !== 'nothing') assert.equal(kind, 'update');
  }));
}

test('Consent Mode: default, update, script: in this order at the choice', () => withShop({ html: google({ body: push('script') }) }, async (page) => {
  await accept(page, 'all');
  await eventually(async () => (await layer(page)).some(({ list }) => list[0] === 'script'), 'the script');
  assert.deepEqual((await layer(page)).map(({ list }) => (list[0] === 'consent' ? list[1] : list[0])), ['default', 'update', 'script']);
}));

test('Consent Mode: default, update, script: in this order with a stored choice', () => withShop({ html: google({ body: push('script') }), consent: record() }, async (page) => {
  await eventually(async () => (await layer(page)).some(({ list }) => list[0] === 'script'), 'the script');
  const found = await layer(page);
  assert.deepEqual(found.map(({ list }) => (list[0] === 'consent' ? list[1] : list[0])), ['default', 'update', 'script']);
  assert.deepEqual(states(found[0].list[2]), all('denied'));
  assert.equal(found[1].list[2].analytics_storage, 'granted');
}));

test('Consent Mode: the default comes before a necessary script too', () => withShop({ html: google({ body: '<script type="text/plain" data-category="necessary">(window.dataLayer ??= []).push(["necessary"])</script>' }) }, async (page) => {
  assert.deepEqual((await layer(page)).map(({ list }) => list[0]), ['consent', 'necessary']);
}));

test('Consent Mode: a withdrawal is denied at once', () => withShop({ html: google(), consent: record({ given: ['necessary', 'functional', 'analytics', 'marketing'], how: 'accept' }) }, async (page) => {
  assert.deepEqual(states((await consents(page)).at(-1).state), all('granted'));
  await refuse(page);
  const { kind, state } = (await consents(page)).at(-1);
  assert.equal(kind, 'update');
  assert.deepEqual(states(state), all('denied'));
}));

test('Consent Mode: a choice in another tab is an update here', () => withShop({ html: google() }, async (page, context) => {
  const other = await context.newPage();
  await open(other);
  await accept(page, 'all');
  await eventually(async () => (await consents(other)).at(-1).kind === 'update', 'the update');
  assert.deepEqual(states((await consents(other)).at(-1).state), all('granted'));
}));

for (const [name, init, expected] of [['alone', [], 'granted'], ['under GPC', gpc, 'denied'], ['under DNT', dnt, 'denied']]) {
  test(`Consent Mode: in opt-out ${name} the default is ${expected}`, () => withShop({ html: google({ attributes: 'mode="opt-out"' }), init }, async (page) => {
    const found = await consents(page);
    assert.equal(found[0].kind, 'default');
    assert.deepEqual(states(found[0].state), all(expected));
  }));
}

test('Consent Mode: under a signal in opt-in it stays denied', () => withShop({ html: google(), init: gpc }, async (page) => {
  for (const { state } of await consents(page)) assert.equal(Object.values(states(state)).includes('granted'), false);
}));

test('Consent Mode: what the page pushed, and its gtag(), stay', () => withShop({ html: google({ head: '<script>window.dataLayer = [{ event: "theirs" }]; function gtag() { dataLayer.push(arguments); } window.theirs = gtag;</script>' }) }, async (page) => {
  const found = await layer(page);
  assert.deepEqual(found[0].list, { event: 'theirs' });
  assert.equal((await consents(page))[0].kind, 'default');
  assert.equal(await page.evaluate(() => window.gtag === window.theirs), true);
}));

test('Consent Mode, opt-out: a field of the owner’s own in a category changes nothing', () => withShop({ html: google({ attributes: 'mode="opt-out"', config: { categories: [{ id: 'necessary' }, { id: 'analytics', order: 1 }] } }) }, async (page) => {
  assert.equal((await consents(page)).at(-1).state.analytics_storage, 'granted');
}));

test('Consent Mode: where another revision asks again, Google’s tags hear of it', () => withShop({ html: google(), consent: record() }, async (page) => {
  await call(page, (element) => element.configure({ revision: 'r2' }));
  await eventually(async () => (await consents(page)).at(-1).state.analytics_storage === 'denied');
}));

test('without consent-mode there is no dataLayer', () => withShop({}, async (page) => {
  await accept(page, 'all');
  assert.equal(await page.evaluate(() => typeof window.dataLayer), 'undefined');
}));

// The address records are posted to.
const spy = 'const { fetch: real } = window; window.fetch = (...list) => { const [address, options] = list; if (String(address).includes("/records")) (window.posted ??= []).push({ method: options.method, keepalive: options.keepalive, credentials: options.credentials, type: new Headers(options.headers).get("content-type") }); return real.apply(window, list); };';
const posting = (more = {}) => shop({ ...more, attributes: `record-url="/records" ${more.attributes ?? ''}` });
const posts = (page) => page.requests.filter(({ method, url }) => method === 'POST' && new URL(url).pathname === '/records');
const unsent = (page) => page.evaluate(() => localStorage.getItem('consent.unsent'));
/** Lets so many seconds pass on the page's clock, and the network answer in between. */
async function pass(page, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    await page.clock.runFor(1000);
    await page.evaluate(() => 0);
    await new Promise((go) => { setTimeout(go, 15); });
  }
}

test('record-url: each record is posted as JSON, kept alive, without credentials', () => withShop({ html: posting(), init: spy, files: { '/records': { status: 204, body: '' } } }, async (page) => {
  await accept(page, 'all');
  await eventually(() => posts(page).length === 1, 'the post');
  assert.deepEqual(JSON.parse(posts(page)[0].body), await consentOf(page));
  const [{ method, keepalive, credentials, type }] = await page.evaluate(() => window.posted);
  assert.deepEqual({ method, keepalive, credentials }, { method: 'POST', keepalive: true, credentials: 'omit' });
  assert.match(type, /^application\/json/);
  await refuse(page);
  await eventually(() => posts(page).length === 2, 'the second post');
  assert.deepEqual(JSON.parse(posts(page)[1].body), await consentOf(page));
  await settle();
  assert.equal(await unsent(page), null);
}));

test('record-url: nothing is posted without a choice, nor by a visit with one', () => withShop({ html: posting(), files: { '/records': { status: 204, body: '' } } }, async (page, context) => {
  await settle();
  assert.equal(posts(page).length, 0);
  await accept(page, 'all');
  await eventually(() => posts(page).length === 1, 'the post');
  // Left before the answer, it would rightly be posted again.
  await eventually(async () => (await unsent(page)) === null, 'it is taken');
  await open(page);
  await settle();
  assert.equal(posts(page).length, 1);
  const other = await context.newPage();
  await open(other);
  await settle();
  assert.equal(posts(other).length, 0);
}));

test('record-url: a record is posted by the tab of the choice alone', () => withShop({ html: posting(), files: { '/records': { status: 204, body: '' } } }, async (page, context) => {
  const other = await context.newPage();
  await open(other);
  await accept(page, 'all');
  await eventually(() => posts(page).length === 1, 'the post');
  await eventually(() => allows(other, 'analytics'), 'the other follows');
  await settle();
  assert.equal(posts(other).length, 0);
}));

test('record-url on another site is posted to as well', () => withShop({
  html: shop({ attributes: 'record-url="https://log.test/records"' }),
  files: { 'https://log.test/records': { status: 204, body: '', headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type', 'access-control-allow-methods': 'POST' } } },
}, async (page) => {
  await accept(page, 'all');
  await eventually(() => posts(page).length >= 1, 'the post');
  assert.equal(JSON.parse(posts(page)[0].body).how, 'accept');
}));

for (const [name, answer] of [['answers with an error', { status: 500, body: '' }], ['is not there', { status: 404, body: '' }], ['cannot be reached', 'abort']]) {
  test(`record-url that ${name}: tried anew, then kept, told of, and sent with the next page`, { timeout: 60_000 }, () => {
    let down = true;
    return withShop({ html: posting(), files: { '/records': () => (down ? answer : { status: 204, body: '' }) }, start: false }, async (page) => {
      await page.clock.install();
      await open(page);
      await accept(page, 'all');
      await eventually(() => posts(page).length === 1, 'the first try');
      await pass(page, 30);
      const tries = posts(page).length;
      assert.ok(tries === 3 || tries === 4, `${tries} tries`);
      await eventually(async () => (await unsent(page)) !== null, 'it is kept');
      assert.ok((await events(page)).some(({ type, detail }) => type === 'consent-error' && detail.code === 'post'), 'told of');
      await pass(page, 60);
      assert.equal(posts(page).length, tries, 'and then no more');
      assert.equal(await asks(page), false);
      const chosen = await consentOf(page);
      assert.equal(chosen.how, 'accept');
      down = false;
      await open(page);
      await eventually(() => posts(page).length === tries + 1, 'sent with the next page');
      assert.deepEqual(JSON.parse(posts(page).at(-1).body), chosen);
      await eventually(async () => (await unsent(page)) === null, 'and no longer kept');
    });
  });
}

test('record-url that answers at the second try is asked no more', { timeout: 60_000 }, () => {
  let count = 0;
  return withShop({ html: posting(), files: { '/records': () => { count += 1; return { status: count === 1 ? 503 : 201, body: '' }; } }, start: false }, async (page) => {
    await page.clock.install();
    await open(page);
    await accept(page, 'all');
    await pass(page, 30);
    assert.equal(posts(page).length, 2);
    assert.deepEqual(posts(page).map(({ body }) => JSON.parse(body).id).filter((id, at, list) => list.indexOf(id) === at).length, 1);
    assert.equal(await unsent(page), null);
    assert.equal((await events(page)).some(({ type }) => type === 'consent-error'), false);
  });
});

test('record-url: of two choices that could not be posted neither is lost', { timeout: 60_000 }, () => {
  let down = true;
  const taken = [];
  return withShop({ html: posting(), files: { '/records': (request) => { if (!down) taken.push(JSON.parse(request.postData()).how); return { status: down ? 500 : 204, body: '' }; } }, start: false }, async (page) => {
    await page.clock.install();
    await open(page);
    await call(page, (element) => { element.accept('all'); element.refuse(); });
    await pass(page, 40);
    down = false;
    await open(page);
    await pass(page, 3);
    assert.ok(taken.includes('accept') && taken.includes('refuse'), JSON.stringify(taken));
    assert.equal(taken.at(-1), 'refuse', 'the newest last');
    assert.equal(await unsent(page), null);
  });
});

test('record-url: a record that is never taken holds up no other', { timeout: 60_000 }, () => {
  const taken = [];
  const server = (request) => {
    const { how } = JSON.parse(request.postData());
    if (how === 'refuse') taken.push(how);
    return { status: how === 'refuse' ? 204 : 400, body: '' };
  };
  return withShop({ html: posting(), files: { '/records': server }, start: false }, async (page) => {
    await page.clock.install();
    await open(page);
    await accept(page, 'all');
    await eventually(() => posts(page).length === 1, 'the first is posted');
    // The first now waits for its next try, on a clock that stands still.
    await refuse(page);
    await eventually(() => taken.length === 1, 'the second does not wait');
    await pass(page, 30);
    assert.equal(taken.length, 1, 'and is posted once');
    assert.deepEqual(JSON.parse(await unsent(page)).map(({ how }) => how), ['accept']);
  });
});

test('record-url: the tries are not all at once', { timeout: 60_000 }, () => withShop({ html: posting(), files: { '/records': { status: 500, body: '' } }, start: false }, async (page) => {
  await page.clock.install();
  await open(page);
  await page.clock.pauseAt(Date.now() + 60_000);
  await accept(page, 'all');
  await eventually(() => posts(page).length === 1, 'the first try');
  await settle();
  assert.equal(posts(page).length, 1, 'the second waits');
  await pass(page, 2);
  assert.equal(posts(page).length, 2);
  await pass(page, 1);
  assert.equal(posts(page).length, 2, 'the third waits longer');
  await pass(page, 4);
  assert.equal(posts(page).length, 3);
}));

for (const [name, value] of [['garbage', 'garbage'], ['a number', '5'], ['an empty list', '[]'], ['a list of garbage', '[1, null, {"given": 5}]'], ['an object', '{"__proto__": 1}'], ['very long', '['.repeat(100_000)]]) {
  test(`record-url: ${name} in place of what was kept breaks nothing`, () => withShop({ html: posting(), init: `localStorage.setItem('consent.unsent', ${JSON.stringify(value)})`, files: { '/records': { status: 204, body: '' } } }, async (page) => {
    assert.equal(await asks(page), true);
    await accept(page, 'all');
    await eventually(() => posts(page).some(({ body }) => body.includes('"how":"accept"')), 'the post');
    assert.deepEqual(problems(page), []);
  }));
}

test('record-url with a localStorage that throws: posted all the same, and no error', () => withShop({ html: posting(), init: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });", files: { '/records': { status: 204, body: '' } } }, async (page) => {
  await accept(page, 'all');
  await eventually(() => posts(page).length === 1, 'the post');
  assert.deepEqual(problems(page), []);
}));

test('record-url that does not answer holds nothing up', () => withShop({ html: posting({ config: configuration, body: both }), consent: kept({ given: ['necessary'], how: 'refuse' }), files: { '/records': () => new Promise(() => {}) } }, async (page) => {
  await accept(page, 'all');
  await eventually(async () => (await ran(page)).includes('on'), 'it runs');
  assert.equal((await consentOf(page)).how, 'accept');
}));

for (const address of ['https://[', 'javascript:window.ran=[1]', '']) {
  test(`record-url="${address}" harms nothing`, () => withShop({ html: shop({ attributes: `record-url="${address}"` }) }, async (page) => {
    await accept(page, 'all');
    await settle();
    assert.equal((await consentOf(page)).how, 'accept');
    assert.deepEqual(await ran(page), []);
    assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
  }));
}
