// What the browser tests share: one browser a file, pages that report what
// reaches the console, and the addresses of the built site.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { flags } from './chromium.mjs';

const { SITE, CHROME_PATH } = process.env;
if (!SITE || !CHROME_PATH) throw new Error('run these tests by `cargo xtask test`, which builds and serves the site');

export const site = SITE;
export const languages = ['en', 'ru', 'kk'];
const list = readFileSync(new URL('../policies/site.toml', import.meta.url), 'utf8').match(/^policies = \[(.*)\]/m)[1];
export const policies = [...list.matchAll(/"([^"]+)"/g)].map(([, id]) => id);
export const policyPages = languages.flatMap((tag) => policies.map((id) => `${tag}/${id}/`));
export const indexPages = languages.map((tag) => `${tag}/`);
export const versionsPages = policyPages.map((path) => `${path}versions/`);
export const consentPages = languages.map((tag) => `${tag}/consent/`);
export const comparePages = languages.map((tag) => `${tag}/compare/`);
export const letterPages = languages.map((tag) => `${tag}/letter/`);
export const toolPages = languages.flatMap((tag) => ['search', 'compare', 'letter', 'consent', 'glossary', 'open'].map((tool) => `${tag}/${tool}/`));

let browser;
before(async () => { browser = await chromium.launch({ executablePath: CHROME_PATH, args: flags }); });
after(async () => { await browser?.close(); });

/** Runs `action` with a page of a fresh profile; `page.messages` collects what its console says. */
export async function withPage(options, action) {
  const { init, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...contextOptions });
  try {
    const page = await context.newPage();
    page.messages = [];
    page.on('console', (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => page.messages.push(`uncaught: ${error.message}`));
    if (init) await page.addInitScript(init);
    return await action(page, context);
  } finally {
    await context.close();
  }
}

/** Opens a page and waits until the app has started. */
export async function open(page, path) {
  await page.goto(site + path);
  await page.waitForSelector('html[data-ready]');
}

/** Opens a policy and waits until what helps with reading is there too. */
export async function openEquipped(page, path) {
  await open(page, path);
  await page.waitForSelector('.tools .action');
  // Added while the browser is idle.
  await page.waitForFunction(() => !document.querySelector('article .clause[id]:not(:has(> .copy-link, > th > .copy-link))'));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: rules and the elements that break them. */
export async function accessibilityFaults(page) {
  // Through the driver, not as a script of the page: the CSP stays as it is.
  // To describe all that is right, too, takes twice the time.
  const { violations } = await page.evaluate(`${axe}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** How far below the header the top of an element is, in CSS pixels. */
export const belowHeader = (page, id) => page.evaluate((name) => {
  const part = document.getElementById(name);
  const seen = part.matches('details') ? part.firstElementChild : part;
  // On a very low screen the header scrolls away.
  return seen.getBoundingClientRect().top - Math.max(0, document.querySelector('header.frame').getBoundingClientRect().bottom);
}, id);

/** Scrolls so that an element stands right below the header. */
export const scrollTo = (page, id, gap = 12) => page.evaluate(([name, wanted]) => {
  const top = document.getElementById(name).getBoundingClientRect().top;
  scrollBy({ top: top - document.querySelector('header.frame').getBoundingClientRect().bottom - wanted, behavior: 'instant' });
}, [id, gap]);

/** Changes the language in the page and waits until its text is shown. */
export async function switchTo(page, tag) {
  await page.click(`nav.languages a[hreflang=${tag}]`);
  await page.waitForSelector(`html[lang=${tag}]`);
}

/** Waits until something comes to rest where it should be, or says where it is. */
export async function comesToRest(page, measure, due, tolerance, what = 'it') {
  // What arrives late may also move away late.
  await page.waitForTimeout(200);
  const limit = Date.now() + 10000;
  for (let now; Math.abs((now = await measure()) - due) > tolerance;) {
    if (Date.now() > limit) throw new Error(`${what} is at ${now}, not within ${tolerance} of ${due}`);
    await page.waitForTimeout(25);
  }
}

/** A promise that is kept within the time a page may take, or tells what never came. */
export const within30s = (promise, what) => Promise.race([promise, new Promise((_, reject) => { setTimeout(() => reject(new Error(`${what} never came`)), 30000).unref(); })]);

/** Waits until an answer of the page that takes time is true: a promise by itself is true to `waitForFunction`. */
export async function until(page, answer, argument) {
  const limit = Date.now() + 30000;
  while (!await page.evaluate(answer, argument)) {
    if (Date.now() > limit) throw new Error(`never became true: ${answer}`);
    await page.waitForTimeout(25);
  }
}
