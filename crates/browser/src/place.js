// The reader's place and what is closed, as text.
// Part of the app's module; `window.policyViewer` is the boot script's.

const edge = () => Math.max(0, document.querySelector('header.frame').getBoundingClientRect().bottom);

// Of a section the heading counts, not the whole of it.
const box = (part) => (part.matches('details') ? part.firstElementChild : part).getBoundingClientRect();

// Above the first section whole blocks are parts, each with a selector for an id.
const blocks = ['.head', '.about', '.glance', '.tools'];
const find = (id) => (id.startsWith('.') ? document.querySelector(`.column > ${id}`) : document.getElementById(id));
const block = () => blocks.findLast((id) => find(id) && box(find(id)).top < edge());

/** The last of some parts that begins above the upper edge of the text or right below it. */
export const last = (selector) => [...document.querySelectorAll(selector)]
  .findLast((part) => part.offsetHeight && part.getBoundingClientRect().top < edge() + 24);

/** What {@link restore} needs: the part at the top, how far it is from the edge, how tall it is, what is closed. */
export function snapshot() {
  const id = (scrollY > 8 && (last(':is(article,.glossary,.policies) [id]')?.id || block())) || '';
  const part = find(id);
  const { top, height } = part ? box(part) : {};
  return JSON.stringify([id, part ? top - edge() : 0, height, policyViewer.closed()]);
}

/** Brings a place back in the page as it now is, in whatever language. */
export function restore(snapshot) {
  const [id, offset, height, closed] = JSON.parse(snapshot);
  policyViewer.close(closed);
  const part = find(id);
  if (!part?.closest('article,.policies')) {
    // Nothing further down has to be found: for one frame only what is on the
    // screen is laid out.
    const { classList } = document.querySelector('main');
    classList.add('arriving');
    requestAnimationFrame(() => setTimeout(() => classList.remove('arriving')));
  }
  if (!part) return scrollTo(0, 0);
  const now = box(part);
  // Within a part the place is kept in proportion: languages differ in length.
  const wanted = offset < 0 ? (offset * now.height) / height : offset;
  scrollBy({ top: now.top - edge() - wanted, behavior: 'instant' });
}
