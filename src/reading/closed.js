// What the reader has closed: all of it for the site, single sections for the
// tab. The boot script closes them again before the page is painted.
const key = 'policy-viewer.closed';
const { policy } = document.documentElement.dataset;
const path = `${key}/${policy}`;

export function rememberClosed() {
  // A file of the reader's own is nobody's business.
  if (!policy) return;
  let isPaper = false;
  addEventListener('beforeprint', () => { isPaper = true; });
  // `toggle` comes in a task of its own.
  addEventListener('afterprint', () => setTimeout(() => { isPaper = false; }, 100));

  const keep = () => {
    try {
      const closed = policyViewer.closed();
      // Nothing is kept where nothing differs from what the site shows anyway.
      if (!closed && !localStorage[key]) return void sessionStorage.removeItem(path);
      sessionStorage[path] = closed;
      // Only then does the boot script look into the session's storage.
      localStorage[key] ||= '-';
    } catch { /* storage is blocked: then nothing is remembered */ }
  };

  // For the site, so no policy keeps a list of its own.
  const forget = () => Object.keys(sessionStorage).filter((name) => name.startsWith(key)).forEach((name) => sessionStorage.removeItem(name));
  // So it was done in another tab.
  addEventListener('storage', ({ key: changed, newValue }) => {
    if (changed === key && newValue !== '-') forget();
  });

  addEventListener('toggle', ({ target }) => {
    if (!isPaper && target.matches?.('.section')) keep();
  }, true);
  addEventListener('click', ({ target }) => {
    const all = target.closest?.('.open-all,.close-all');
    if (!all) return;
    try {
      forget();
      if (all.matches('.close-all')) localStorage[key] = '.*';
      else localStorage.removeItem(key);
    } catch { /* as above */ }
  });
}
