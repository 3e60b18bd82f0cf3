// The search at work: from opening it to its first hits, and from a key to the
// hits of what is then typed.
import { browser, fresh, median } from './browser.mjs';

const { SITE, ROUNDS = '10' } = process.env;
const rounds = Number(ROUNDS);

console.log(`\nopening the search with a query to its first hits, ${rounds} rounds, ms from the click and from the first paint`);
for (const [name, condition] of [['plain', {}], ['1.6 Mbit/s + 150 ms', { net: true }], ['both, CPU 4×', { net: true, cpu: 4 }]]) {
  const whole = [];
  const painted = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    await fresh(condition, async (tab) => {
      await tab.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector('ol.results > li')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.hits = performance.now(); }));
        }).observe(document, { childList: true, subtree: true });
      });
      await tab.goto(`${SITE}ru/search/?q=персональные+данные`);
      await tab.waitForFunction(() => window.hits);
      const [hits, paint] = await tab.evaluate(() => [window.hits, performance.getEntriesByName('first-contentful-paint')[0].startTime]);
      whole.push(hits);
      painted.push(hits - paint);
    });
  }
  console.log(`  ${name.padEnd(22)} ${median(whole).toFixed(0)}  ${median(painted).toFixed(0)}`);
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
