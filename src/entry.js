// Inlined in the entry alone: goes on to the reader's language, the one chosen
// before or the browser's best match, else to the site's default.
(() => {
  const { languages, default: fallback } = document.documentElement.dataset;
  const wanted = [...navigator.languages];
  // Storage throws where it is blocked.
  try { wanted.unshift(`${localStorage['policy-viewer.language']}`); } catch {}
  const known = languages.split(' ');
  location.replace(`${wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => known.includes(tag)) || fallback}/`);
})();
