// `/` leads to the search, and words looked for are marked where a hit leads.

const typing = 'input, select, textarea, [contenteditable]';

export function listen() {
  addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target.closest?.(typing)) return;
    event.preventDefault();
    const field = document.querySelector('[type=search]');
    if (field) field.focus();
    else document.querySelector('[rel=search]').click();
  });
  mark();
}

/** Marks the words that the address says were looked for, in the text as it now is. */
export function mark() {
  const { marks } = document.documentElement.dataset;
  const query = new URLSearchParams(location.search).get('q');
  if (marks && query) import(marks).then(({ mark }) => mark(query)).catch((error) => console.error('policy-viewer: the words could not be marked', error));
}
