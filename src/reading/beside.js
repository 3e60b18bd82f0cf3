// The text beside another language, clause by clause: `?beside=kk`.
//
// The other text is the prerendered page of that language, which needs no
// decoder. What is shown are copies: the app's own sections are only hidden,
// and lend their ids for as long, so that links and the contents lead here. A
// change of language is then left to the browser.
//
// A file of its own, fetched when somebody asks for it; what it shares with
// the others it is given.
import { css } from 'built';
import { pageAt } from '../page.js';
import { links, nameOf, wanted } from './language.js';

const html = document.documentElement;
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
let shown, addCopyLinks, complain, element, say, tell;

/** The parts of a section that have an address, in the order of the text. */
const parts = (section) => [...section.querySelectorAll('.clause[id],:is(h3,h4,h5,h6)[id]')];

/** A copy of a clause without those inside it, which stand in rows of their own. */
function copyOf(part, lang) {
  const cell = element('div', { lang, class: 'cell' });
  if (!part) {
    cell.append(element('p', { class: 'missing', lang: html.lang }, say('beside-missing')));
  } else if (part.cells) {
    const heads = [...part.closest('table').tHead.rows[0].cells];
    cell.append(element('dl', {}, ...[...part.cells].flatMap((data, at) => [
      element('dt', {}, heads[at]?.textContent ?? ''), element('dd', {}, ...copies(data)),
    ])));
  } else {
    cell.append(/^H\d$/.test(part.tagName) ? element(part.localName, {}, ...copies(part)) : element('p', {}, ...copies(part)));
    if (part.dataset.number) cell.prepend(element('span', { class: 'number' }, part.dataset.number));
  }
  return cell;
}

const copies = (part) => [...part.childNodes]
  .filter((node) => !(node.matches?.('.copy-link') || node.querySelector?.('.clause') || node.matches?.('ul,ol')))
  .map((node) => node.cloneNode(true));

/** Both texts row by row; what one of them lacks stands where the other has it. */
function table(article, other, lang) {
  const otherSections = [...other.querySelectorAll('.section')];
  const row = (id, mine, theirs, kind = '') => element('div', { class: `row ${kind}`, id }, copyOf(mine, html.lang), copyOf(theirs, lang));
  const title = (section) => section?.querySelector('h2');
  const rows = [...article.querySelectorAll('.section')].flatMap((section) => {
    const match = otherSections.find(({ id }) => id === section.id);
    const [mine, theirs] = [parts(section), match ? parts(match) : []];
    const ids = mine.map(({ id }) => id);
    theirs.forEach(({ id }, at) => {
      if (!ids.includes(id)) ids.splice(ids.indexOf(theirs[at - 1]?.id) + 1, 0, id);
    });
    const find = (list, id) => list.find((part) => part.id === id);
    return [row(section.id, title(section), title(match), 'heading'), ...ids.map((id) => row(id, find(mine, id), find(theirs, id)))];
  });
  return element('div', { class: 'beside' }, ...rows);
}

function lend(article, isLent) {
  const [from, to] = isLent ? ['id', 'data-id'] : ['data-id', 'id'];
  for (const part of article.querySelectorAll(`[${from}]`)) {
    part.setAttribute(to, part.getAttribute(from));
    part.removeAttribute(from);
  }
}

/** Shows what the address asks for, and takes back what it no longer asks for. */
export async function show(shared) {
  ({ addCopyLinks, complain, element, say, tell } = shared);
  const tag = wanted();
  const article = document.querySelector('article');
  if (shown) {
    shown.remove();
    shown = undefined;
    lend(article, false);
    addCopyLinks(article);
  }
  delete html.dataset.second;
  if (!tag || !article) return;
  const link = links().find(({ hreflang }) => hreflang === tag);
  if (!link || tag === html.lang) return complain(say('beside-unknown', { name: tag }));
  try {
    const other = (await pageAt(link.pathname)).querySelector('article');
    // What was asked for, or what it stands beside, may be another by now.
    if (wanted() !== tag || shown || !article.isConnected) return;
    shown = table(article, other, other.lang || tag);
  } catch (error) {
    console.error(`policy-viewer: the text in "${tag}" could not be loaded:`, error);
    return complain(say('beside-failed'));
  }
  arrive(shown);
  lend(article, true);
  // Before the sections are hidden: without either the page would be short, and
  // the reader at its beginning.
  article.append(shown);
  html.dataset.second = tag;
  tell(say('beside-language', { name: nameOf(link) }));
  addCopyLinks(article);
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (!named) return;
  named.scrollIntoView();
  // `:target` is still what had the address when the browser went there.
  named.classList.add('named');
  addEventListener('hashchange', () => named.classList.remove('named'), { once: true });
}

/** Lays out at first what is seen, unless a place further down has to be found or kept. */
function arrive(rows) {
  if (location.hash || (scrollY > 8 && policyViewer.place())) return;
  rows.classList.add('arriving');
  requestAnimationFrame(() => setTimeout(() => rows.classList.remove('arriving')));
}
