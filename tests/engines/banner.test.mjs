// The banner in Firefox and WebKit, in a plain page of somebody else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { host, inEngines, Key, until } from './support.mjs';

const tag = '<script type="module" src="/embed/consent-banner.js"></script><consent-banner policy="/privacy/"></consent-banner>';
const gated = `<script>window.ran = [];</script>
  <script type="text/plain" data-category="analytics">ran.push('analytics');</script>
  <script type="text/plain" data-category="!analytics">ran.push('no analytics');</script>
  <iframe data-category="marketing" data-src="/frame" title="Video"></iframe><button id=other>Other</button>`;
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'";

const pages = {
  '/': { body: tag + gated },
  '/dialog': { body: tag.replace('policy', 'layout=dialog policy') + gated },
  '/strict': { body: tag, headers: { 'content-security-policy': strict } },
  '/no-wasm': { body: tag, headers: { 'content-security-policy': strict.replace("'wasm-unsafe-eval'", '') } },
  '/bar': { body: tag.replace('policy', 'layout=bar policy') },
  '/vertical': { body: `<style>body{writing-mode:vertical-rl}</style>${tag}` },
  '/posting': { body: tag.replace('policy', 'record-url=/records policy') },
  '/frame': { body: 'framed' },
  '/slow': { body: `${tag}<script>window.ran = [];</script><script type="text/plain" data-category="analytics" data-src="/slow.js"></script>` },
  '/slow.js': { script: "ran.push('slow');" },
};

inEngines((page) => {
  let server;
  before(async () => { server = await host(pages); });
  after(() => server.close());

  /** Opens a page as a visitor who has never been there. */
  async function visit(path) {
    await page().driver.get(`${server.address}/frame`);
    // WebKit says that they are gone before they are.
    await until(async () => {
      await page().driver.manage().deleteAllCookies();
      return page().run(() => !document.cookie);
    }, 'no cookie');
    await page().driver.get(server.address + path);
    await seen('banner', true);
  }

  const seen = (part, wanted) => page().until((name, is) => {
    const node = document.querySelector('consent-banner')?.shadowRoot?.querySelector(`[part~=${name}]`);
    return !!node?.getClientRects().length === is;
  }, part, wanted);
  const press = (part, inside = '') => page().run((selector) => document.querySelector('consent-banner').shadowRoot.querySelector(selector).click(), `${inside} [part~=${part}]`);
  /** Clicks with the mouse, where a part is. */
  async function click(part) {
    const element = await page().run((name) => document.querySelector('consent-banner').shadowRoot.querySelector(`[part~=${name}]`), part);
    await page().driver.actions().move({ origin: element }).click().perform();
  }
  const record = () => page().run(() => document.querySelector('consent-banner').record);
  const ran = () => page().run(() => window.ran);
  const focus = () => page().run(() => {
    const { activeElement } = document;
    return (activeElement.shadowRoot?.activeElement ?? activeElement).getAttribute('part') || activeElement.id || activeElement.localName;
  });

  for (const path of ['/', '/dialog', '/strict', '/no-wasm']) {
    test(`${path}: shown, accepted by mouse, remembered`, async () => {
      await visit(path);
      await click('accept');
      await seen('banner', false);
      assert.equal((await record()).how, 'accept');
      assert.equal(await focus(), 'h1', 'never nowhere');
      await page().driver.navigate().refresh();
      await seen('reopen', true);
      assert.equal((await record()).how, 'accept');
    });
  }

  test('nothing gated runs before a choice; then what was allowed, and on withdrawal its counterpart', async () => {
    await visit('/');
    assert.deepEqual(await ran(), []);
    assert.equal(await page().run(() => document.querySelector('consent-placeholder').shadowRoot.querySelectorAll('button').length), 2);
    await press('accept');
    await page().until(() => window.ran.includes('analytics') && document.querySelector('iframe').getAttribute('src'));
    await page().run(() => document.querySelector('consent-banner').refuse());
    await page().until(() => window.ran.includes('no analytics') && document.querySelector('consent-placeholder'));
    assert.equal(await page().run(() => document.querySelector('iframe').hasAttribute('src')), false);
  });

  test('a script that is on its way when its consent is withdrawn does not run', async () => {
    await visit('/slow');
    await press('accept');
    await page().until(() => document.querySelector('script[src="/slow.js"]'));
    await page().run(() => document.querySelector('consent-banner').refuse());
    await page().until(() => !document.querySelector('script[src="/slow.js"]'));
    await new Promise((over) => { setTimeout(over, 1500); });
    assert.deepEqual(await ran(), []);
    await page().run(() => document.querySelector('consent-banner').accept());
    await page().until(() => window.ran.includes('slow'));
  });

  test('the settings keep the focus, Escape closes them without saving, and it goes back', async () => {
    await visit('/');
    await page().run(() => document.getElementById('other').focus());
    await page().run(() => document.querySelector('consent-banner').shadowRoot.querySelector('[part~=settings]').focus());
    await page().press(Key.ENTER);
    await seen('dialog', true);
    for (let presses = 0; presses < 20; presses += 1) {
      await page().press(Key.TAB);
      assert.equal(await page().run(() => !!document.querySelector('consent-banner').shadowRoot.activeElement?.closest('dialog')), true, `Tab ${presses}`);
    }
    await page().press(Key.ESCAPE);
    await seen('dialog', false);
    await seen('banner', true);
    assert.equal(await record(), null);
    assert.notEqual(await focus(), 'body');
  });

  test('a switch turned on in the settings is what is saved', async () => {
    await visit('/');
    await press('settings');
    await seen('dialog', true);
    await page().run(() => document.querySelector('consent-banner').shadowRoot.querySelector('input[data-category=analytics]').click());
    await press('save', 'dialog');
    await seen('banner', false);
    const { how, given } = await record();
    assert.deepEqual([how, given], ['choice', ['necessary', 'analytics']]);
    assert.match(await page().run(() => document.cookie), /(^|; )consent=/);
  });

  test('each record is posted', async () => {
    await visit('/posting');
    await press('refuse');
    await until(() => server.posted.length, 'the record is posted');
    assert.deepEqual(server.posted, [await record()]);
  });

  test('it is in sight of a page written from top to bottom', async () => {
    const isInSight = (part) => page().run((name) => {
      const { top, bottom } = document.querySelector('consent-banner').shadowRoot.querySelector(`[part~=${name}]`).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, part);
    await visit('/vertical');
    assert.equal(await isInSight('banner'), true);
    await press('accept');
    await seen('reopen', true);
    assert.equal(await isInSight('reopen'), true);
  });

  test('a bar is low', async () => {
    await page().widen(1280);
    await visit('/bar');
    const height = await page().run(() => document.querySelector('consent-banner').shadowRoot.querySelector('[part~=banner]').offsetHeight);
    assert.ok(height < 250, `${height} px`);
  });

  test('a page that is kept and brought back follows a choice made elsewhere', async () => {
    await visit('/');
    await press('accept');
    await page().until(() => window.ran.includes('analytics'));
    await page().driver.get(`${server.address}/dialog`);
    await seen('reopen', true);
    await page().run(() => document.querySelector('consent-banner').ready.then(() => document.querySelector('consent-banner').refuse()));
    await page().driver.navigate().back();
    await page().until(() => document.querySelector('consent-banner')?.record?.how === 'refuse');
    assert.equal(await page().run(() => document.querySelector('consent-banner').allows('analytics')), false);
    await page().until(() => document.querySelector('consent-placeholder'));
  });

  test('Shift+Tab stays in the settings, too', async () => {
    await visit('/dialog');
    await press('settings');
    await seen('dialog', true);
    for (let presses = 0; presses < 12; presses += 1) {
      await page().driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
      assert.equal(await page().run(() => !!document.querySelector('consent-banner').shadowRoot.activeElement?.closest('[part~=dialog]')), true, `Shift+Tab ${presses}`);
    }
  });

  test('a frame that was let in leaves no entry in the history', async () => {
    await visit('/');
    await page().run(() => { location.hash = 'x'; });
    const before = await page().run(() => history.length);
    await press('accept');
    await page().until(() => document.querySelector('iframe').contentDocument?.body?.textContent.includes('framed'));
    assert.equal(await page().run(() => history.length), before);
  });
});
