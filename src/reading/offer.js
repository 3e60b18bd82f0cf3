// The page in the reader's own language, offered once, in that language.
import { element } from '../element.js';
import { links } from './language.js';
import { load, say } from './words.js';

const key = 'policy-viewer.language';

export async function offerLanguage() {
  // No text is here in any language.
  if (/404|offline/.test(document.documentElement.dataset.page)) return;
  try {
    if (localStorage[key]) return;
  } catch {
    // What cannot be kept would be asked on every page.
    return;
  }
  const wanted = navigator.languages.map((tag) => tag.split('-')[0].toLowerCase())
    .find((tag) => links().some((link) => link.hreflang === tag));
  const link = links().find(({ hreflang }) => hreflang === wanted);
  if (!link || link.hasAttribute('aria-current')) return;

  await load(wanted);
  const offer = element('aside', { class: 'language-offer', lang: wanted, 'aria-label': say('offer', {}, wanted) });
  const take = element('a', { href: link.href, hreflang: wanted }, say('offer-take', {}, wanted));
  const decline = element('button', { type: 'button' }, say('offer-decline', {}, wanted));
  offer.append(element('p', {}, say('offer', {}, wanted)), take, decline);
  take.onclick = (event) => {
    // As by the switcher, which keeps the place, and where the focus is then.
    event.preventDefault();
    offer.remove();
    link.click();
    link.focus({ preventScroll: true });
  };
  decline.onclick = () => {
    offer.remove();
    try { localStorage[key] = document.documentElement.lang; } catch { /* asked again then */ }
    document.querySelector('main').focus({ preventScroll: true });
  };
  new MutationObserver(() => offer.remove()).observe(document.documentElement, { attributeFilter: ['lang'] });
  document.body.append(offer);
}
