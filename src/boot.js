// Runs before the first paint, inlined in every page, and also where the app
// never starts. It sets the theme, keeps the reader's place in the links to
// other languages, opens what an address names, and starts the app without
// delaying the text. The app calls `window.policyViewer`.
(() => {
  const html = document.documentElement;
  const state = html.dataset;
  // Storage throws where it is blocked; then nothing is kept.
  const attempt = (action) => { try { return action(); } catch {} };
  const on = (types, action) => types.split(' ').forEach((type) => addEventListener(type, action, true));
  const all = (selector) => [...document.querySelectorAll(selector)];

  const theme = attempt(() => localStorage['policy-viewer.theme']);
  if (/^(light|dark)$/.test(theme)) state.theme = theme;

  // What the reader is at: the last heading or clause that begins above the
  // upper edge of the text. Ids are the same in every language.
  const place = () => all('article [id]')
    .findLast((part) => part.offsetHeight && part.getBoundingClientRect().top < 80);
  const closed = () => all('.section').filter((section) => !section.open).map((section) => section.id);
  const close = (ids) => all('.section').forEach((section) => { section.open = !ids.includes(section.id); });

  const reveal = () => {
    const target = document.getElementById(attempt(() => decodeURIComponent(location.hash.slice(1))));
    let opened;
    for (let around = target; around; around = around.parentElement) {
      if (around.open === false) opened = around.open = true;
    }
    if (opened) target.scrollIntoView();
  };

  let started, pending;
  const fail = (error) => {
    if ('ready' in state || 'failed' in state) return;
    state.failed = '';
    console.error('policy-viewer: could not start', error);
  };
  const start = () => {
    if (started || !state.app) return;
    started = true;
    on('error', ({ error }) => error && fail(error));
    import(state.app).then((app) => app.default({ module_or_path: state.wasm })).catch(fail);
  };

  window.policyViewer = {
    place, closed, close,
    ready() {
      state.ready = '';
      if (pending) pending.click();
      pending = 0;
    },
  };

  const { saveData, effectiveType } = navigator.connection || {};
  // After the first paint, not merely after `load`, which may come before it.
  if (!saveData && !/[23]g/.test(effectiveType)) on('load', () => new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint')[0] && start()).observe({ type: 'paint', buffered: true }));

  on('pointerover focusin click', ({ type, target }) => {
    const control = target.closest && target.closest('a,button');
    if (!control) return;
    const { hash, hreflang } = control;
    const clicked = type === 'click';
    if (!hash && hash !== '') {
      start();
      if (clicked && !('ready' in state)) pending = control;
    } else if (hreflang) {
      start();
      control.hash = (scrollY > 8 && place() || {}).id || location.hash;
      if (clicked) attempt(() => {
        localStorage['policy-viewer.language'] = hreflang;
        // Until the app answers this click the browser does; the next page asks.
        if (!('ready' in state)) sessionStorage['policy-viewer.closed'] = closed();
      });
    } else if (clicked && hash === location.hash) setTimeout(reveal);
  });
  on('hashchange', reveal);
  on('DOMContentLoaded', () => {
    // The first use of storage holds the first paint up, so only where a page
    // of this site led here.
    if (document.referrer.startsWith(location.origin)) attempt(() => {
      close(sessionStorage['policy-viewer.closed'].split(','));
      delete sessionStorage['policy-viewer.closed'];
    });
    if (location.hash) reveal();
  });
})();
