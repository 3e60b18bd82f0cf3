/** The hash that leads to a section or clause of this page; in the whole site as one file it names the page, too. */
export const hashOf = (id) => `#${document.documentElement.dataset.route ?? ''}${id}`;
