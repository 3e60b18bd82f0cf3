// axe finds nothing in any state of the banner.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { call, configuration, gpc, part, record, shop, withShop } from './banner-support.mjs';
import { languages } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that axe has nothing against by itself. */
const clean = ({ lang = 'en', attributes = '', ...rest } = {}) => shop({ lang, attributes: `policy="/privacy" ${attributes}`, ...rest })
  .replace('<h1>Shop</h1>', '<main><h1>Shop</h1><p>Tickets and tea.</p><iframe data-category="marketing" data-service="video" data-src="https://video.test/x" title="Film"></iframe></main>');

async function passes(page) {
  // Colours on their way from one to another are no fault.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  // Through the driver, not as a script of the page.
  const found = await page.evaluate(`${axe}; axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`);
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => [node.target.flat(2).join(' '), node.html.slice(0, 160), node.failureSummary])]), []);
}

const settings = async (page) => { await call(page, (element) => element.openSettings()); await part(page, 'dialog').waitFor(); };

// What is opened, and what is done before axe looks.
const states = [
  ['a bar', { page: { attributes: 'layout="bar"' } }],
  ['a box', { page: { attributes: 'layout="box"' } }],
  ['a dialog', { page: { attributes: 'layout="dialog"' } }],
  ['a bar with third parties', { page: { config: configuration } }],
  ['the settings', { act: settings }],
  ['the settings with services and cookies', { page: { config: configuration }, act: settings }],
  ['the settings over a dialog', { page: { attributes: 'layout="dialog"', config: configuration }, act: settings }],
  ['a placeholder alone', { page: { attributes: 'open="manual" reopen="none"' } }],
  ['the reopen control', { act: async (page) => { await part(page, 'refuse').click(); await part(page, 'reopen').waitFor(); } }],
  ['the settings after a choice', { page: { config: configuration }, act: async (page) => { await part(page, 'accept').click(); await settings(page); } }],
  ['a signal that is honoured', { init: gpc }],
  ['the settings under a signal', { init: gpc, page: { config: configuration }, act: settings }],
  ['a choice that stands against a signal', { init: gpc, consent: record(), act: settings }],
];

for (const [sentence, { page: options = {}, act = () => {}, ...rest }] of states) {
  for (const colorScheme of ['light', 'dark']) {
    for (const tag of languages) {
      test(`${sentence} passes axe, ${colorScheme}, ${tag}`, () => withShop({ ...rest, colorScheme, reducedMotion: 'reduce', html: clean({ ...options, lang: tag }) }, async (page) => {
        await act(page);
        await passes(page);
      }));
    }
  }
}

for (const [sentence, options] of [
  ['a phone', { viewport: { width: 320, height: 568 } }],
  ['200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['forced colours', { forcedColors: 'active' }],
]) {
  for (const [state, act] of [['banner', () => {}], ['settings', settings]]) {
    test(`the ${state} passes axe with ${sentence}`, () => withShop({ ...options, reducedMotion: 'reduce', html: clean({ config: configuration }) }, async (page) => {
      await act(page);
      await passes(page);
    }));
  }
}

test('the fallback without WebAssembly passes axe', () => withShop({ init: 'delete window.WebAssembly', reducedMotion: 'reduce', html: clean() }, async (page) => {
  await part(page, 'banner').waitFor();
  await settings(page);
  await passes(page);
}));

test('a page from right to left passes axe', () => withShop({ reducedMotion: 'reduce', html: clean().replace('<html', '<html dir="rtl"') }, passes));

test('axe does find a fault that is put in', () => withShop({ reducedMotion: 'reduce', html: clean({ head: '<style>consent-banner::part(text){color:#999;background:#aaa}</style>' }) }, async (page) => {
  await assert.rejects(passes(page), /color-contrast/);
}));
