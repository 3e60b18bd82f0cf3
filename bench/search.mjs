// The search at work: from opening it to its first hits, and from a key to the
// hits of what is then typed.
import { browser, fresh, median } from './browser.mjs';

const { SITE, ROUNDS = '10' } = process.env;
const rounds = Number(ROUNDS);

/** Notes in `window.hits` when the first hit has been painted. */
const watch = () => {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('ol.results > li')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.hits = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
};
const query = 'персональные данные';
const times = (tab) => tab.evaluate(() => ({ start: performance.timeOrigin, hits: window.hits, painted: performance.getEntriesByName('first-contentful-paint')[0].startTime }));

/** By its link, on which the pointer has rested, and typed at once. */
async function byLink(tab) {
  await tab.goto(`${SITE}ru/citypass-astana/`);
  await tab.waitForSelector('.copy-link');
  await tab.addInitScript(watch);
  await tab.addInitScript((text) => addEventListener('DOMContentLoaded', () => {
    const field = document.querySelector('[type=search]');
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }), query);
  await tab.hover('[rel=search]');
  await tab.waitForTimeout(900);
  const clicked = await tab.evaluate(() => {
    // The answer must come before the page goes.
    setTimeout(() => document.querySelector('[rel=search]').click(), 50);
    return performance.timeOrigin + performance.now() + 50;
  });
  await tab.waitForFunction(() => window.hits);
  const { start, hits } = await times(tab);
  return start + hits - clicked;
}

/** By an address that holds the query, nothing of the site known: since its beginning and since the page was seen. */
async function byAddress(tab) {
  await tab.addInitScript(watch);
  await tab.goto(`${SITE}ru/search/?q=${encodeURIComponent(query)}`);
  await tab.waitForFunction(() => window.hits);
  const { hits, painted } = await times(tab);
  return [hits, hits - painted];
}

console.log(`\nopening the search to its first hits, ${rounds} rounds, ms: by its link, fetched on pointer; by an address with a query, all cold, from its beginning / from its first paint`);
for (const [name, condition] of [['plain', {}], ['1.6 Mbit/s + 150 ms', { net: true }], ['both, CPU 4×', { net: true, cpu: 4 }]]) {
  const found = { link: [], whole: [], painted: [] };
  for (let turn = 0; turn < rounds; turn += 1) {
    const link = await fresh(condition, byLink);
    const [whole, painted] = await fresh(condition, byAddress);
    for (const [name, time] of Object.entries({ link, whole, painted })) found[name].push(time);
  }
  console.log(`  ${name.padEnd(22)} ${Object.values(found).map((all) => median(all).toFixed(0).padStart(6)).join('')}`);
}

console.log('\na key, script time to the hits shown, everything fetched, ms: median and worst of the keys of three queries');
for (const cpu of [1, 4]) {
  await fresh({ cpu }, async (tab) => {
    await tab.goto(`${SITE}ru/search/`);
    await tab.waitForSelector('html[data-ready]');
    const times = [];
    for (const round of [0, 1]) {
      for (const query of ['персональные данные', 'отозвать согласие', 'хранение cookie']) {
        for (let length = 1; length <= query.length; length += 1) {
          const time = await tab.evaluate((text) => new Promise((resolve) => {
            const field = document.querySelector('[type=search]');
            const start = performance.now();
            new MutationObserver((_, observer) => {
              observer.disconnect();
              resolve(performance.now() - start);
            }).observe(document.querySelector('.search'), { attributeFilter: ['data-shown'] });
            field.value = text;
            field.dispatchEvent(new Event('input'));
          }), query.slice(0, length));
          if (round) times.push(time);
        }
      }
    }
    console.log(`  CPU ${cpu}×  ${median(times).toFixed(1)}  ${Math.max(...times).toFixed(1)}  (${times.length} keys)`);
  });
}
await browser.close();
