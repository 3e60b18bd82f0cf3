// What a page does to be there without a network: it has the service worker
// kept (`worker.js`), tells it what it has loaded, and says so where it is a
// copy itself. Fetched after the first paint, by the boot script or the app.
import { css } from 'built';
import { element } from '../element.js';
import { load, say } from '../reading/words.js';
import { day } from '../reading/day.js';

const html = document.documentElement;
const { serviceWorker } = navigator;

/** The worker's address, as a page asks for it whose scripts must be trusted. */
function script() {
  const address = `${document.baseURI}offline.js`;
  return window.trustedTypes?.createPolicy('policy-viewer', { createScriptURL: () => address }).createScriptURL('') ?? address;
}

/** The page as it is addressed now, the words that a copy needs, and all that was loaded so far. */
const loaded = () => [location.href, new URL(`${html.dataset.words}${html.lang}.js`, location).href, ...performance.getEntriesByType('resource').map(({ name }) => name)];

const report = () => serviceWorker.ready.then(({ active }) => active.postMessage({ keep: loaded() }));

// ---- where the page is a copy ----

const strip = element('p', { class: 'copy', role: 'status' });
let kept;

async function tell() {
  await load();
  const again = element('button', { type: 'button' }, say('again'));
  again.onclick = () => location.reload();
  strip.replaceChildren(element('span', {}, say('copy-of', { day: day(kept) })), again);
}

function beCopy({ data }) {
  if (!data.copyOf || kept) return;
  kept = new Date(data.copyOf);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  // A live region must be there before it speaks.
  document.body.prepend(strip);
  tell().catch(() => strip.remove());
}

// Absent where a page is not served safely; refused where storage is.
if (serviceWorker) {
  serviceWorker.onmessage = beCopy;
  serviceWorker.register(script()).then(report, () => {});
  // A language is changed without a page being loaded.
  new MutationObserver(() => {
    report();
    // Its words stay in the former language where the others cannot be had.
    if (kept) tell().catch(() => {});
  }).observe(html, { attributeFilter: ['lang', 'data-ready'] });
  // What was loaded since: by a search, by what one chose.
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') report(); });
}
