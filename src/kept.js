// For who comes back, or reloads: the browser brings back the place of a page
// that is whole when it arrives. Where more comes later the place stands with
// the page's entry in the history.

/** Keeps the place there, and what else it takes; on leaving alone it would be too late for a reload. */
export function keepPlace(more = () => {}) {
  const keep = () => history.replaceState({ top: scrollY, ...more() }, '');
  let soon;
  addEventListener('scroll', () => {
    clearTimeout(soon);
    soon = setTimeout(keep, 200);
  }, { passive: true });
  addEventListener('pagehide', keep);
}

/** Where the reader was; to be called before {@link keepPlace} keeps another. */
export const kept = () => history.state ?? {};

/** Goes there, once the page is whole. */
export const goTo = (top) => { if (top) scrollTo({ top, behavior: 'instant' }); };
