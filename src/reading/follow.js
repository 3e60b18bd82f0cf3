// Contents that follow the reader, and how far the text has been read.
import { hashOf } from './hash.js';

export function follow() {
  let isWaiting = false;

  const look = () => {
    isWaiting = false;
    const article = document.querySelector('article');
    const { style } = document.querySelector('.progress');
    if (!article) {
      style.transform = '';
      return;
    }
    const edge = document.querySelector('header.frame').getBoundingClientRect().bottom;
    const { top, height } = article.getBoundingClientRect();
    const read = Math.min(1, Math.max(0, (edge - top) / Math.max(1, height - innerHeight + edge)));
    style.transform = `scaleX(${top > edge ? 0 : read})`;
    const sections = [...article.querySelectorAll('.section[id],.heading')];
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const present = isAtEnd && scrollY ? sections.at(-1) : sections.findLast((section) => section.getBoundingClientRect().top < edge + 40);
    mark(present?.id);
  };

  const mark = (id) => {
    for (const link of document.querySelectorAll('nav.contents a')) {
      const isPresent = !!id && decodeURIComponent(link.hash) === hashOf(id);
      if (isPresent === link.hasAttribute('aria-current')) continue;
      if (!isPresent) link.removeAttribute('aria-current');
      else {
        link.setAttribute('aria-current', 'location');
        // Only the box of the contents scrolls, never the page.
        const box = link.closest('details');
        const { top, bottom } = link.getBoundingClientRect();
        const around = box.getBoundingClientRect();
        if (top < around.top || bottom > around.bottom) box.scrollTop += top - around.top - around.height / 3;
      }
    }
  };

  const wait = () => {
    if (!isWaiting) requestAnimationFrame(look);
    isWaiting = true;
  };
  for (const type of ['scroll', 'resize', 'hashchange', 'toggle']) addEventListener(type, wait, { capture: true, passive: true });
  // Once it is laid out, which asking for `scrollY` now would do once more.
  requestAnimationFrame(() => setTimeout(() => { if (scrollY) wait(); }));
}
