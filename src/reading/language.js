// The page's languages, as its switcher names them.

/** The links of the switcher. */
export const links = () => [...document.querySelectorAll('nav.languages a')];

/** A language's name in that language. */
export const nameOf = (link) => link.querySelector('.long').textContent;

/** The language that the address puts beside the page's, or null. */
export const wanted = () => new URLSearchParams(location.search).get('beside');
