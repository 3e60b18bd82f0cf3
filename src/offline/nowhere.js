// Inlined in the page that stands in for one that was never opened here
// (`worker.js`): of all there is it leaves what is kept, speaks the language
// that was asked for, and looks again when there is a network.
const page = document.querySelector('.nowhere');
const blocks = [...page.querySelectorAll(':scope > [lang]')];
const { baseURI } = document;

/** The language in the address, else the one chosen or the browser's. */
function language() {
  const wanted = [location.href.slice(baseURI.length).split('/')[0]];
  // Storage throws where it is blocked.
  try { wanted.push(localStorage['policy-viewer.language']); } catch {}
  wanted.push(...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]));
  return wanted.find((tag) => blocks.some(({ lang }) => lang === tag));
}

const first = blocks.find(({ lang }) => lang === language());
if (first) {
  document.documentElement.lang = first.lang;
  const heading = page.querySelector('h1');
  heading.replaceChildren(heading.querySelector(`[lang="${first.lang}"]`));
  heading.after(first);
  page.dataset.own = '';
  document.title = `${heading.textContent} · ${document.querySelector('[name=application-name]').content}`;
}
page.addEventListener('click', ({ target }) => { if (target.closest('button')) location.reload(); });

/** Looks whether the page can be had, again and again while the browser believes itself connected. */
let waiting;
async function look(pause) {
  clearTimeout(waiting);
  // Under its own name it stands in for nothing.
  if (location.pathname.endsWith('/offline.html')) return;
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => {});
  if (answer && answer.status < 500) location.reload();
  else waiting = setTimeout(look, pause, Math.min(2 * pause, 60000));
}
// The event comes of any change, mostly before the line works.
addEventListener('online', () => look(1000));
addEventListener('offline', () => clearTimeout(waiting));
addEventListener('pageshow', ({ persisted }) => { if (persisted || navigator.onLine) look(1000); });

let kept = [];
try {
  const cache = await caches.open('policy-viewer.pages');
  kept = (await cache.keys()).map(({ url }) => url);
} catch { /* nothing can be kept here */ }
for (const item of page.querySelectorAll('li')) {
  if (!kept.includes(item.firstElementChild.href)) item.remove();
}
for (const { lang } of blocks) {
  const block = page.querySelector(`:scope > [lang="${lang}"]`);
  block.toggleAttribute('data-none', !block.querySelector('li'));
}
