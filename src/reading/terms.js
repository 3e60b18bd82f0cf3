// What a term means, where it stands: on hover, focus and touch. Without
// scripts a term is a link to the glossary, from which this reads.
import { isPlain } from '../click.js';
import { pageAt } from '../page.js';
import { element } from '../element.js';
import { tell } from './status.js';

let shown, timer;

function hide() {
  clearTimeout(timer);
  shown?.link.removeAttribute('aria-describedby');
  shown?.box.remove();
  shown = undefined;
}

async function show(link, isAsked) {
  if (shown?.link === link) {
    // Pressed while it is on its way.
    shown.isTold ||= isAsked;
    return;
  }
  hide();
  const attempt = shown = { link, box: element('div', { class: 'definition', id: 'definition', lang: link.closest('[lang]').lang }), isTold: isAsked };
  let text;
  try {
    text = (await pageAt(link.pathname)).getElementById(link.hash.slice(1)).querySelector('dd').textContent;
  } catch {
    if (shown === attempt) shown = undefined;
    // The link itself still leads to the glossary.
    if (attempt.isTold) location.href = link.href;
    return;
  }
  if (shown !== attempt) return;
  const { box } = attempt;
  box.append(text);
  document.querySelector('main').append(box);
  link.setAttribute('aria-describedby', 'definition');
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = box;
  const isAbove = bottom + height + 8 > innerHeight && top - height > 64;
  box.style.left = `${scrollX + Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  box.style.top = `${scrollY + (isAbove ? top - height - 4 : bottom + 4)}px`;
  if (attempt.isTold) tell(text);
}

const termOf = ({ target }) => target.closest?.('a.term');

export function explainTerms() {
  addEventListener('pointerover', (event) => {
    const link = termOf(event);
    clearTimeout(timer);
    if (event.pointerType === 'touch' || event.target.closest?.('.definition')) return;
    if (link) timer = setTimeout(show, 150, link);
    else if (shown && shown.link !== document.activeElement) timer = setTimeout(hide, 300);
  });
  addEventListener('focusin', (event) => {
    const link = termOf(event);
    if (link?.matches(':focus-visible')) show(link);
    else if (!link) hide();
  });
  addEventListener('click', (event) => {
    const link = termOf(event);
    if (link && isPlain(event)) {
      const isThere = shown?.link === link && shown.box.isConnected;
      // Who has read or heard it is led on, to the glossary.
      if (isThere && (shown.isTold || event.pointerType === 'mouse')) return;
      event.preventDefault();
      if (isThere) {
        // Shown by focus it is asked for all the same: a screen reader is told.
        shown.isTold = true;
        tell(shown.box.textContent);
      } else show(link, true);
    } else if (!event.target.closest?.('.definition')) hide();
  });
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') hide(); });
}
