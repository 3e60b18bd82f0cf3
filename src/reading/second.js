// The choice of a second language beside the first, and its place in the
// address; what is then seen is the matter of beside.js.
import { addCopyLinks } from './copy.js';
import { element } from '../element.js';
import { links, nameOf, wanted } from './language.js';
import { tell } from './status.js';
import { say } from './words.js';

const html = document.documentElement;

/** Says what is wrong, with a way on. */
function complain(text) {
  const way = element('a', { href: location.pathname }, say('beside-alone'));
  const problem = element('div', { class: 'notice beside-problem', role: 'status', tabindex: '-1' }, text, ' ', way);
  document.querySelector('main').prepend(problem);
  problem.focus();
}

async function show() {
  document.querySelector('.beside-problem')?.remove();
  try {
    const { show } = await import(html.dataset.beside);
    await show({ addCopyLinks, complain, element, say, tell });
  } catch (error) {
    console.error('policy-viewer: a second language could not be shown:', error);
    complain(say('beside-failed'));
  }
}

/** Shows what the address asks for, the same clause at the same height. */
async function showInPlace() {
  const select = () => document.querySelector('select[name=beside]');
  const isDown = scrollY > 8;
  // Above the text the control itself stays where it is.
  const place = policyViewer.place() ?? select();
  const above = place?.getBoundingClientRect().top;
  await show();
  const now = place && (document.getElementById(place.dataset.id || place.id) ?? select());
  if (isDown && now) scrollBy({ top: now.getBoundingClientRect().top - above, behavior: 'instant' });
}

/** Goes to another language beside, or to none. */
async function choose(tag) {
  const query = new URLSearchParams(location.search);
  if (tag) query.set('beside', tag);
  else query.delete('beside');
  history.pushState(history.state, '', `${location.pathname}${`${query}` && `?${query}`}${location.hash}`);
  await showInPlace();
}

/** The control among the actions. */
export function chooseSecond() {
  const select = element('select', { class: 'action', name: 'beside', 'aria-label': say('beside') });
  const option = (value, text) => select.append(element('option', { value }, text));
  option('', say('beside-alone'));
  for (const link of links()) {
    if (link.hreflang !== html.lang) option(link.hreflang, say('beside-language', { name: nameOf(link) }));
  }
  select.value = wanted() ?? '';
  select.onchange = () => choose(select.value);
  return select;
}

/** Follows the address. */
export function followSecond() {
  addEventListener('popstate', () => {
    if (wanted() || 'second' in html.dataset) show();
    const select = document.querySelector('select[name=beside]');
    if (select) select.value = wanted() ?? '';
  });
  // A language that was on its way puts its own text in the place of both.
  new MutationObserver(() => { if (wanted() || 'second' in html.dataset) showInPlace(); }).observe(html, { attributeFilter: ['lang'] });
  // While two texts are seen the browser answers a change of language itself:
  // its page comes with the other of the two beside.
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a');
    if (!link) return;
    if (wanted() && link.matches('nav.languages a')) {
      link.search = `?beside=${link.hreflang === wanted() ? html.lang : wanted()}`;
      event.stopPropagation();
    } else if (link.hash && link.pathname === location.pathname && link.host === location.host) {
      // Within the page all that the address says stays.
      link.search = location.search;
    }
  }, true);
  if (wanted()) show();
}
