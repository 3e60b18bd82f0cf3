// Inlined in the head of the whole site as one file: before anything is seen
// the theme is set and the pages are put out of sight, of which src/whole.js
// then shows one. Where that cannot run they are all there again.
(() => {
  const { dataset } = document.documentElement;
  const give = () => {
    delete dataset.whole;
    dataset.failed = '';
  };
  window.policyViewer = {
    give,
    ready() {
      removeEventListener('error', give);
      dataset.ready = '';
    },
  };
  if (!('noModule' in HTMLScriptElement.prototype)) return give();
  dataset.whole = '';
  addEventListener('error', give);
  // Storage throws where it is blocked.
  try {
    const theme = localStorage['policy-viewer.theme'];
    const size = localStorage['policy-viewer.size'];
    if (/^(light|dark)$/.test(theme)) dataset.theme = theme;
    if (size) document.documentElement.style.fontSize = size;
  } catch {}
})();
