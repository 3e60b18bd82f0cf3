/** Between two parts of the work the page can be painted, and clicked. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => { setTimeout(resolve); });

/**
 * Resolves once the page has been painted: its own content comes before the
 * banner. A page that nobody looks at never is, so not later than in a fifth of
 * a second; and one that came here within four frames has the banner in its
 * first, which costs it nothing that could be measured.
 */
export async function painted() {
  if (performance.now() < 64) return;
  if (performance.getEntriesByName('first-contentful-paint')[0]) await pause();
  else await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
}
