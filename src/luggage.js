// What goes along to the same page in another language: in the tab's own name,
// which is written on leaving and emptied on arriving. It is nowhere stored,
// and other sites never see it.

import { isPlain } from './click.js';

/** Packs on a plain click on a language; `pack` gives what JSON can hold, or nothing. */
export function packOnLeaving(label, pack) {
  addEventListener('click', (event) => {
    if (!isPlain(event) || !event.target.closest?.('nav.languages a:not([aria-current])')) return;
    const packed = pack();
    if (packed !== undefined) window.name = label + JSON.stringify(packed);
  });
}

/** What was packed under a label, once. */
export function unpack(label) {
  if (!window.name.startsWith(label)) return undefined;
  const packed = window.name.slice(label.length);
  window.name = '';
  try {
    return JSON.parse(packed);
  } catch {
    // Another page has named the tab so.
    return undefined;
  }
}
