// Loaded by the app where the address of a policy has `?q=`: marks those words
// in its text, and again where the text has changed its language.
import { finder, marked, plain } from './finder.js';

export async function mark(query) {
  const nodes = [];
  for (const part of document.querySelectorAll('main :is(h1, .summary, article)')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    // A text that comes back has its marks already.
    while (walker.nextNode()) if (!walker.currentNode.parentElement.matches('mark')) nodes.push(walker.currentNode);
  }
  const ask = await finder();
  const text = nodes.map(({ data }) => plain(data)).join('\x1c');
  const parts = ask('mark', document.querySelector('article').lang, plain(query), 0, text).split('\x1c');
  nodes.forEach((node, place) => {
    if (parts[place].includes('\x02')) node.replaceWith(...marked(parts[place]));
  });
}
