/**
 * Resolves once the page has been painted: its own content comes before the
 * banner. A page that nobody looks at never is, so not later than in a fifth of
 * a second; and one that came here within four frames has the banner in its
 * first, which costs it nothing that could be measured.
 */
export const painted = () => new Promise((resolve) => {
  const isFast = performance.now() < 64;
  if (isFast || performance.getEntriesByName('first-contentful-paint')[0]) return resolve();
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 200);
});
