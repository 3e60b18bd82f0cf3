// An opened file as one HTML file that needs nothing else: the text as it is
// rendered, with the page's own styles, without what only works here.
const gone = '.tools, .copy-link, .count';

/** @param {Element} shown the file as it is rendered */
export function readable(shown) {
  const text = shown.cloneNode(true);
  text.querySelectorAll(gone).forEach((part) => part.remove());
  text.querySelectorAll('details').forEach((part) => { part.open = true; });
  for (const link of text.querySelectorAll('a[href]')) {
    // A clone outside the page has its addresses from there.
    const { hash, host, href, pathname } = link;
    link.setAttribute('href', host === location.host && pathname === location.pathname && hash ? hash : href);
  }
  const heading = text.querySelector('h1');
  const { lang } = text.querySelector('article');
  const style = document.querySelector('style').textContent;
  const root = document.implementation.createHTMLDocument(heading.textContent);
  const { head, body, documentElement: html } = root;
  html.lang = lang;
  html.dataset.theme = 'auto';
  const add = (tag, attributes, words = '') => {
    const made = Object.assign(root.createElement(tag), { textContent: words });
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };
  head.prepend(
    add('meta', { charset: 'utf-8' }),
    add('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    add('meta', { name: 'viewport', content: 'width=device-width' }),
  );
  head.append(add('style', {}, style));
  // Beside the text, which has its own, there are the page's words.
  const main = add('main', { lang: document.documentElement.lang });
  main.append(...text.childNodes);
  body.append(main);
  return `<!doctype html>\n${html.outerHTML}\n`;
}
