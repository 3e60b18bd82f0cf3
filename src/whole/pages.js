// The pages of the whole site as one file, by their paths: `/ru/alma-jet/`.
const main = document.querySelector('main');
const { dataset } = document.documentElement;

export const pages = new Map([...main.querySelectorAll(':scope > .page')].map((page) => [page.id, page]));
// Out of the document an id is nobody's address, and a long text costs nothing.
main.replaceChildren();
delete dataset.whole;

/** All of them below each other, as they were. */
export const restorePages = () => main.replaceChildren(...pages.values());

// As in crates/xtask/src/prerender/whole.rs.
const ofIds = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];

/** In the file the path stands before each id; the page that is shown has its own. */
function giveOwnIds(path, page) {
  for (const name of ofIds) {
    for (const part of page.querySelectorAll(`[${name}]`)) {
      const ids = part.getAttribute(name).split(' ');
      part.setAttribute(name, ids.map((id) => id.replace(path, () => '')).join(' '));
    }
  }
  page.removeAttribute('id');
}

/** Puts a page into `<main>`. */
export function put(path) {
  const page = pages.get(path);
  if (page.id) giveOwnIds(path, page);
  document.documentElement.lang = page.lang;
  document.title = page.dataset.title;
  // Addresses of its parts begin with it: src/reading/hash.js.
  dataset.route = path;
  main.replaceChildren(page);
  return page;
}
