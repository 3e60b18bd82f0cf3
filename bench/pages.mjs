// The built site beside the same page without any script, in one run:
// medians of paired rounds, so that what else the machine does hits both.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser, conditions, fresh, line, median, round } from './browser.mjs';
import { lighthouseScores } from './lighthouse.mjs';

const { SITE, DIST, CHROME_PATH, ROUNDS = '20', ONLY = '' } = process.env;
const rounds = Number(ROUNDS);
const path = 'ru/citypass-astana/';

// The rival: the same pages, their scripts taken out.
for (const [from, to] of [[path, 'plain'], [path.replace('ru', 'kk'), 'plain-kk']]) {
  mkdirSync(join(DIST, to), { recursive: true });
  const page = readFileSync(join(DIST, from, 'index.html'), 'utf8');
  writeFileSync(join(DIST, to, 'index.html'), page.replace(/<script>.*?<\/script>/s, '').replace(/ data-app="[^"]*"/, ''));
}

/** Watches, from before the page is there, what the tables need. */
const watch = () => {
  window.measured = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.measured.lcp = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.measured.cls += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntriesByName('first-contentful-paint')) window.measured.fcp = entry.startTime; }).observe({ type: 'paint', buffered: true });
};

/**
 * A cold load, left alone until everything has come to rest: what a test
 * driver injects to look for an element is script too, up to 90 ms of it.
 */
async function settled(tab, condition, address, ready) {
  await tab.goto(SITE + address, { waitUntil: 'commit' });
  await tab.waitForTimeout((condition.net ? 2500 : 800) + 300 * condition.cpu);
  return async () => {
    if (ready !== await tab.evaluate(() => 'ready' in document.documentElement.dataset)) throw new Error(`${address}: ${ready ? 'not yet adopted; wait longer' : 'has a script'}`);
  };
}

/** When the text of a page met cold came; left alone until it is surely there. */
async function load(condition, address) {
  return fresh(condition, async (tab) => {
    await tab.addInitScript(watch);
    await tab.goto(SITE + address, { waitUntil: 'commit' });
    await tab.waitForTimeout((condition.net ? 1000 : 400) + 300 * condition.cpu);
    const found = await tab.evaluate(() => window.measured);
    if (!found.lcp) throw new Error(`${address}: no text after so long a wait`);
    return found;
  });
}

async function paint() {
  console.log(`\nLCP and time to text, this page / the same without script, ${rounds} rounds; beside it how far that page is from itself, loaded twice a round`);
  const loads = [['ours', path], ['rival', 'plain/'], ['twin', 'plain/']];
  for (const [address, ready] of [[path, true], ['plain/', false]]) {
    await fresh(conditions[0], async (tab) => { await (await settled(tab, conditions[0], address, ready))(); });
  }
  for (const condition of conditions) {
    const rows = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      const found = {};
      // Whoever comes later finds a warmer machine, and one that still clears
      // up after the load before: all orders take turns.
      const order = loads.map((_, place) => loads[(place + turn) % loads.length]);
      if (turn % 2) order.reverse();
      for (const [name, address] of order) found[name] = await load(condition, address);
      rows.push(found);
    }
    // Both loads of the page without script are its rivals.
    const ratio = (of) => rows.flatMap(({ ours, rival, twin }) => [ours[of] / rival[of], ours[of] / twin[of]]);
    const ratios = [ratio('lcp'), ratio('fcp'), rows.map(({ rival, twin }) => twin.lcp / rival.lcp)];
    const [lcp, fcp, twin] = ratios.map((all) => round(median(all), 3));
    const [ours, plain] = ['ours', 'rival'].map((name) => round(median(rows.map((row) => row[name].lcp))));
    const cls = Math.max(...rows.map((row) => row.ours.cls));
    console.log(`  ${condition.name.padEnd(22)} LCP ×${lcp}  text ×${fcp}  its twin ×${twin}  (LCP, medians: ${ours} and ${plain} ms)  CLS ${round(cls, 4)}`);
  }
}

async function languageSwitch() {
  console.log(`\nlanguage switch, click to new text painted, fetched on pointer, ${rounds} rounds, ms; beside it the same link followed without script`);
  for (const condition of conditions) {
    const times = [];
    const links = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      times.push(await fresh(condition, async (tab) => {
        await tab.goto(SITE + path);
        await tab.waitForSelector('html[data-ready]');
        await tab.hover('nav.languages a[hreflang=kk]');
        await tab.waitForTimeout(condition.net ? 900 : 400);
        return tab.evaluate(() => new Promise((resolve) => {
          const start = performance.now();
          new MutationObserver((_, observer) => {
            if (document.documentElement.lang !== 'kk') return;
            observer.disconnect();
            // The frame after the one that shows it.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          }).observe(document.documentElement, { attributes: true });
          document.querySelector('nav.languages a[hreflang=kk]').click();
        }));
      }));
      links.push(await fresh(condition, async (tab) => {
        await tab.addInitScript(watch);
        await tab.goto(`${SITE}plain/`);
        await tab.waitForTimeout(400);
        const start = await tab.evaluate(() => {
          setTimeout((address) => { location.href = address; }, 50, document.querySelector('base').href + 'plain-kk/');
          return performance.timeOrigin + performance.now() + 50;
        });
        await tab.waitForURL(/plain-kk/);
        await tab.waitForFunction(() => window.measured.fcp);
        return await tab.evaluate(() => performance.timeOrigin + window.measured.fcp) - start;
      }));
    }
    line(condition.name, times);
    line('  a plain link', links);
  }
}

async function adoption() {
  console.log(`\nadopting the page, script time of a cold load, with all that helps with reading, ${rounds} rounds, ms; beside it all the work of the page without script`);
  const metric = (condition, address, ready, name) => fresh(condition, async (tab, cdp) => {
    await cdp.send('Performance.enable');
    const check = await settled(tab, condition, address, ready);
    const { metrics } = await cdp.send('Performance.getMetrics');
    await check();
    return metrics.find((metric) => metric.name === name).value * 1000;
  });
  for (const condition of conditions.slice(0, 2)) {
    const [times, work] = [[], []];
    for (let turn = 0; turn < rounds; turn += 1) {
      times.push(await metric(condition, path, true, 'ScriptDuration'));
      work.push(await metric(condition, 'plain/', false, 'TaskDuration'));
    }
    line(condition.name, times, 1);
    line('  without script', work, 1);
  }
}

async function saving() {
  console.log('\nbytes beyond the page with Save-Data, before a control is touched');
  await fresh(conditions[0], async (tab, cdp) => {
    await tab.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }));
    const sizes = new Map();
    cdp.on('Network.responseReceived', ({ requestId, response }) => sizes.set(requestId, { url: response.url, bytes: 0 }));
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (sizes.has(requestId)) sizes.get(requestId).bytes = encodedDataLength; });
    await tab.goto(SITE + path);
    await tab.waitForTimeout(2000);
    const beyond = [...sizes.values()].filter(({ url }) => url !== SITE + path);
    console.log(`  ${beyond.reduce((sum, { bytes }) => sum + bytes, 0)} bytes, headers included: ${beyond.map(({ url, bytes }) => `${url.slice(SITE.length)} ${bytes}`).join(', ') || 'no request'}`);
  });
}

const lighthouse = async () => {
  console.log('\nLighthouse, mobile, median of 3: performance / accessibility / best practices / SEO');
  for (const address of [path, 'kk/air-astana/', 'en/']) console.log(`  ${address.padEnd(22)} ${(await lighthouseScores(SITE + address, CHROME_PATH)).join(' / ')}`);
};

for (const [name, measure] of Object.entries({ paint, switch: languageSwitch, adoption, saving, lighthouse })) {
  if (!ONLY || ONLY === name) await measure();
}
await browser.close();
