// Runs before the first paint, inlined in every page, and also where the app
// never starts. It sets the theme, keeps the reader's place in the links to
// other languages, opens what an address names, and starts the app without
// delaying the text. The app calls `window.policyViewer`.
(() => {
  // Before the first paint as little as can be: the page's element and most
  // else of a page is slow the first time it is asked for.
  const state = () => document.documentElement.dataset;
  // Storage throws where it is blocked; then nothing is kept.
  const attempt = (action) => { try { return action(); } catch {} };
  const on = (types, action) => types.split(' ').forEach((type) => addEventListener(type, action, true));
  const all = (selector) => [...document.querySelectorAll(selector)];

  const local = (key) => attempt(() => localStorage['policy-viewer.' + key]);

  // What the reader is at: the last heading or clause that begins above the
  // upper edge of the text. Ids are the same in every language.
  const place = () => all('article [id]')
    .findLast((part) => part.offsetHeight && part.getBoundingClientRect().top < 84);
  // What is closed, as an expression; `.*` is all of it, `-` none.
  const closed = () => all('.section:not([open])').map((section) => section.id).join('|');
  const close = (ids) => all('.section').forEach((section) => { section.open = !RegExp(`^(${ids})$`).test(section.id); });

  const reveal = () => {
    // No address of a section or clause needs encoding.
    const target = document.getElementById(location.hash.slice(1));
    for (let around; (around = target?.closest('.section:not([open])'));) {
      around.open = true;
      target.scrollIntoView();
    }
  };

  let started, pending;
  const start = () => {
    const { app } = state();
    started ||= app && import(app).then((module) => module.default()).catch((error) => {
      state().failed = '';
      console.error('policy-viewer: could not start', error);
    });
  };

  window.policyViewer = {
    place, closed, close, start,
    ready() {
      state().ready = '';
      return pending;
    },
  };

  // What is remembered is asked for right before a paint: while the page is
  // parsed, storage holds the text up by a sixth of its time, in the frame's
  // own turn by a fiftieth.
  const look = () => {
    const theme = local('theme');
    const size = local('size');
    if (/^(light|dark)$/.test(theme)) state().theme = theme;
    // What is no size is ignored.
    if (size) document.documentElement.style.fontSize = size;
  };
  const arrive = () => {
    look();
    const kept = local('closed');
    // A session's storage is slow at first.
    if (kept) attempt(() => close(sessionStorage['policy-viewer.closed/' + state().policy] ?? kept));
    reveal();
  };

  // Nothing can be pressed before something is seen, so listening waits until
  // then, though not until the page has wholly come.
  const listen = () => {
    const { connection: { saveData, effectiveType } = {}, serviceWorker } = navigator;
    const load = () => {
      // Once a frame is seen, not when it is merely being drawn: drawing and
      // the app would share the processor. That a frame was painted is not
      // asked for: Firefox never says so of a page that begins scrolled.
      setTimeout(() => {
        // What keeps the page for when there is no network is small; and who
        // is shown a copy must be told.
        if (!saveData || serviceWorker?.controller) import(state().offline).catch(Boolean);
        if (!saveData && !/[23]g/.test(effectiveType)) start();
      }, 200);
    };
    if (document.readyState === 'complete') load();
    else on('load', load);

    on('pointerover focusin click', ({ type, target }) => {
      const control = target.closest?.('a,button');
      if (!control) return;
      const { hash, hreflang } = control;
      const clicked = type === 'click';
      if (hash == null) {
        start();
        if (clicked) pending = control;
      } else if (hreflang) {
        start();
        control.hash = (scrollY > 8 && place())?.id || location.hash;
        if (clicked) attempt(() => {
          control.search = location.search;
          localStorage['policy-viewer.language'] = hreflang;
          // Until the app answers this click the browser does; the next page asks.
          if (state().ready == null && (closed() || local('closed')) && state().policy) {
            sessionStorage['policy-viewer.closed/' + state().policy] = closed();
            localStorage['policy-viewer.closed'] ||= '-';
          }
        });
      } else if (clicked && hash === location.hash) setTimeout(reveal);
    });
    on('hashchange', reveal);
    // Safari ends what a page was fetching when it was left, and brings it back so.
    on('pageshow', (event) => { if (event.persisted && started && state().ready == null) location.reload(); });
  };

  // At once where the browser is about to scroll: to a part, or on a reload
  // and on the way back to where the reader was.
  const scrolls = location.hash || performance.navigation.type;
  const parsed = () => on('DOMContentLoaded', arrive);
  if (scrolls) parsed();
  requestAnimationFrame(() => {
    // Also where the page has come, but nobody has been told so yet.
    look();
    // A frame may come before the page has wholly come. What listens already
    // is not listened to twice.
    if (document.readyState === 'loading') parsed();
    else if (!scrolls) arrive();
    setTimeout(listen);
  });
})();
