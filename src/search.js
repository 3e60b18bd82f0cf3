// Inlined at /{lang}/search/ alone. The query stands in the address.
import { fetched } from './fetched.js';
import { goTo, keepPlace, kept } from './kept.js';
import './query.js';
import './returned.js';
import { searchForm } from './search/form.js';

const address = (path) => new URL(path, document.baseURI);

const { start, count } = searchForm(document.querySelector('.search'), {
  async text(path) {
    return (await fetched(address(path))).text();
  },
  address(tag, id, place, query) {
    const link = address(`${tag}/${id}/`);
    link.searchParams.set('q', query);
    // The policy itself: its page from the beginning.
    link.hash = place || 'text';
    return link.href;
  },
  query: () => new URLSearchParams(location.search),
  // The page has a <base>, so the whole path is needed.
  write: (query) => history.replaceState(history.state, '', location.pathname + query + location.hash),
});

// On a slow line the app, three times as large, would keep the hits waiting: it
// starts after them, as if a control were touched (src/boot.js).
const html = document.documentElement.dataset;
const { app } = html;
// Back from a hit, or on a reload, the reader is where they were.
const { found, top } = kept();
keepPlace(() => ({ found: count() }));
const hits = start(found);
if (hits) {
  delete html.app;
  hits.then(() => {
    goTo(top);
    html.app = app;
    document.querySelector('.theme').dispatchEvent(new Event('pointerover', { bubbles: true }));
  });
}
