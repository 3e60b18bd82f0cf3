// The banner beside the best of its kind, in one run: sizes, the time from
// navigation to a visible banner, and from the click to the gated script.
// Every page is the same but for its banner; loads are cold and take turns.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { browser, fresh, median } from './browser.mjs';

const { DIST, WITHOUT_WORDS, ROUNDS = '15' } = process.env;
const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');
const text = `<h1>Shop</h1>${'<p>Nothing on this page needs consent to be read. </p>'.repeat(40)}`;
const page = (head, body = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}</head><body>${text}${body}</body></html>`;
const gated = 'window.ranAt = performance.now()';

/** `visible` finds the box that must be seen; `accept` what is clicked. */
const rivals = {
  none: { html: page(''), files: [] },
  ours: {
    html: page('<script type="module" src="/ours/consent-banner.js"></script>', `<consent-banner policy="/privacy"></consent-banner><script type="text/plain" data-category="analytics">${gated}</script>`),
    files: ['/ours/consent-banner.js'],
    visible: 'document.querySelector("consent-banner")?.shadowRoot?.querySelector("[part=banner]")',
    accept: 'document.querySelector("consent-banner").shadowRoot.querySelector("[part=accept]")',
  },
  orejime: {
    html: page('<script>window.orejimeConfig={privacyPolicyUrl:"/privacy",purposes:[{id:"analytics",title:"Analytics",description:"Statistics",cookies:[]},{id:"marketing",title:"Marketing",cookies:[]}]}</script><link rel="stylesheet" href="/orejime/dist/orejime-standard.css"><script defer src="/orejime/dist/orejime-standard-en.js"></script>', `<template data-purpose="analytics"><script>${gated}</script></template>`),
    files: ['/orejime/dist/orejime-standard-en.js', '/orejime/dist/orejime-standard.css'],
    visible: 'document.querySelector(".orejime-Banner")',
    accept: 'document.querySelector(".orejime-Banner .orejime-Button--save")',
  },
  vanilla: {
    html: page('<link rel="stylesheet" href="/vanilla-cookieconsent/dist/cookieconsent.css"><script defer src="/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>', `<script type="text/plain" data-category="analytics">${gated}</script><script>addEventListener("DOMContentLoaded",()=>CookieConsent.run({hideFromBots:false,categories:{necessary:{enabled:true,readOnly:true},analytics:{},marketing:{}},language:{default:"en",translations:{en:{consentModal:{title:"Cookies",description:"Choose",acceptAllBtn:"Accept",acceptNecessaryBtn:"Refuse",showPreferencesBtn:"Settings"},preferencesModal:{title:"Settings",acceptAllBtn:"Accept",acceptNecessaryBtn:"Refuse",savePreferencesBtn:"Save",sections:[{title:"Analytics",linkedCategory:"analytics"}]}}}}}))</script>`),
    files: ['/vanilla-cookieconsent/dist/cookieconsent.umd.js', '/vanilla-cookieconsent/dist/cookieconsent.css'],
    visible: 'document.querySelector("#cc-main .cm")',
    accept: 'document.querySelector("#cc-main [data-role=all]")',
  },
  tarteaucitron: {
    html: page('<script defer src="/tarteaucitronjs/tarteaucitron.min.js"></script>', `<script>addEventListener("DOMContentLoaded",()=>{tarteaucitron.init({privacyUrl:"/privacy",orientation:"bottom",showIcon:false,DenyAllCta:true,AcceptAllCta:true,highPrivacy:true});tarteaucitron.services.bench={key:"bench",type:"analytic",name:"Bench",needConsent:true,cookies:[],js(){${gated}}};(tarteaucitron.job=tarteaucitron.job||[]).push("bench")})</script>`),
    files: ['/tarteaucitronjs/tarteaucitron.min.js', '/tarteaucitronjs/tarteaucitron.services.min.js', '/tarteaucitronjs/lang/tarteaucitron.en.min.js', '/tarteaucitronjs/css/tarteaucitron.min.css'],
    visible: 'document.querySelector("#tarteaucitronAlertBig")',
    accept: 'document.querySelector("#tarteaucitronPersonalize2")',
  },
};

const read = (address) => readFileSync(address.startsWith('/ours/') ? join(DIST, 'embed', address.slice(6)) : join(packages, address));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const types = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

const cache = new Map();
const server = createServer((request, response) => {
  const address = new URL(request.url, 'http://x').pathname;
  const rival = rivals[address.slice(1)];
  try {
    if (!cache.has(address)) cache.set(address, gzipSync(rival ? rival.html : read(address), { level: 6 }));
    response.writeHead(200, { 'Content-Type': `${types[rival ? 'html' : address.split('.').pop()]}; charset=utf-8`, 'Content-Encoding': 'gzip' });
    response.end(cache.get(address));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const origin = `http://127.0.0.1:${server.address().port}`;

console.log('\nto show banner and settings, each file brotli-11');
for (const [name, { files }] of Object.entries(rivals).filter(([, { files }]) => files.length)) {
  const sizes = files.map((file) => brotli(read(file)));
  const bare = name == 'ours' ? `  without words ${brotli(readFileSync(WITHOUT_WORDS))}; what acts ${brotli(read('/ours/consent-banner-page.js'))}, and what a choice needs besides, with the wasm, ${brotli(read('/ours/consent-banner-core.js'))}` : '';
  console.log(`  ${name.padEnd(14)} ${String(sizes.reduce((sum, size) => sum + size, 0)).padStart(7)}${bare}`);
}
console.log(`  fallback       ${String(brotli(read('/ours/consent-banner-fallback.js'))).padStart(7)}  only where WebAssembly is blocked`);

function load(name, isSlow) {
  const { visible, accept } = rivals[name];
  return fresh({ cpu: isSlow ? 4 : 1, net: isSlow }, async (tab, cdp) => {
    await tab.addInitScript(`
      window.measured = { longest: 0, cls: 0 };
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) measured.longest = Math.max(measured.longest, duration); }).observe({ type: 'longtask', buffered: true });
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) measured.cls += value; }).observe({ type: 'layout-shift', buffered: true });
      (function look() {
        const box = ${visible ?? 'document.body'};
        const area = box?.getBoundingClientRect();
        if (area?.width && area.top < innerHeight && box.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && getComputedStyle(box).opacity > .05) measured.visible = performance.now();
        else requestAnimationFrame(look);
      })();`);
    await tab.goto(`${origin}/${name}`, { waitUntil: 'commit' });
    // Asked without the driver's own script, which would take its share of the time.
    const look = async () => (await cdp.send('Runtime.evaluate', { expression: 'window.measured?.visible' })).result.value;
    const patience = Date.now() + 20_000;
    while (!await look()) {
      if (Date.now() > patience) throw new Error(`${name}: the banner never became visible`);
      await tab.waitForTimeout(50);
    }
    await tab.waitForTimeout(isSlow ? 300 : 150);
    const result = await tab.evaluate(() => ({ ...measured, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
    if (accept) {
      result.run = await tab.evaluate(async (find) => {
        // Some show their buttons before they listen to them.
        let start = -Infinity;
        while (!window.ranAt) {
          if (performance.now() - start > 500) {
            start = performance.now();
            (0, eval)(find).click();
          }
          await new Promise((resolve) => { setTimeout(resolve, 1); });
        }
        return window.ranAt - start;
      }, accept);
    }
    return result;
  }, { viewport: { width: 1280, height: 800 } });
}

for (const isSlow of [false, true]) {
  const found = Object.fromEntries(Object.keys(rivals).map((name) => [name, []]));
  for (let round = 0; round < Number(ROUNDS); round += 1) {
    // Whoever comes later finds a warmer machine: another order each round.
    const names = Object.keys(rivals);
    for (const name of names.map((_, place) => names[(place + round) % names.length])) found[name].push(await load(name, isSlow));
  }
  console.log(`\n${isSlow ? '1.6 Mbit/s + 150 ms + CPU 4×' : 'plain'}, medians of ${ROUNDS}, ms`);
  console.log(`  ${''.padEnd(14)} first paint  visible  click to script  longest task   CLS`);
  for (const [name, loads] of Object.entries(found)) {
    const of = (key, digits = 0) => (loads[0][key] === undefined ? '–' : median(loads.map((one) => one[key])).toFixed(digits));
    const worst = Math.max(...loads.map(({ cls }) => cls)).toFixed(3);
    console.log(`  ${name.padEnd(14)} ${of('fcp').padStart(11)} ${(name == 'none' ? '–' : of('visible')).padStart(8)} ${of('run', 1).padStart(16)} ${of('longest').padStart(13)} ${worst.padStart(5)}`);
  }
}
await browser.close();
server.close();
