// The search comes before it is opened: its page, and the wasm that it names,
// once the pointer or the focus is on its link.
import { element } from '../element.js';

const expected = new Set();

async function expectSearch({ target }) {
  const link = target.closest?.('[rel=search]:not([aria-current])');
  if (!link || navigator.connection?.saveData || expected.has(link.href)) return;
  expected.add(link.href);
  try {
    // As text: parsed as a document its styles would count as this page's.
    const page = await (await fetch(link.href)).text();
    const [, href] = /rel="preload" href="([^"]+)/.exec(page);
    document.head.append(element('link', { rel: 'prefetch', as: 'fetch', crossorigin: '', href }));
  } catch { /* what cannot be had now, the link itself will ask for */ }
}

export function expectToSearch() {
  for (const type of ['pointerover', 'focusin']) addEventListener(type, expectSearch);
}
