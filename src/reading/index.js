// What helps a reader beyond the text itself: copied links, contents that
// follow, the size of letters, what was closed, one's own language, print.
//
// Fetched by the app once it has taken over, so that no first view waits for
// it, and apart from the app, because a line of JS costs a tenth of the same
// in the wasm. It adds controls to what the app shows and never changes what
// the app has made; after a change of language it adds them again.
import { css } from 'built';
import { addCopyLinks } from './copy.js';
import { follow } from './follow.js';
import { addActions } from './actions.js';
import { offerLanguage } from './offer.js';
import { rememberClosed } from './closed.js';
import { prepareForPaper } from './paper.js';
import { expectToSearch } from './search.js';
import { chooseSecond, followSecond } from './second.js';
import { tell } from './status.js';
import { forgetTarget } from './target.js';
import { explainTerms } from './terms.js';
import { load, say } from './words.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);

const main = document.querySelector('main');

async function equip() {
  await load();
  // Only a policy's page keeps a place for them.
  const place = main.querySelector('.tools .actions');
  if (!place) return;
  addCopyLinks(main.querySelector('article'));
  addActions(place, chooseSecond());
  delete document.documentElement.dataset.lacking;
}

/** The page has come in another language by the switcher. */
export const tellLanguage = () => tell(say('language'));

// The app patches what it shows when the language changes.
new MutationObserver(() => {
  equip().catch((error) => {
    document.documentElement.dataset.lacking = '';
    console.error('policy-viewer: what helps with reading could not follow the language', error);
  });
}).observe(document.documentElement, { attributeFilter: ['lang'] });
await equip();
follow();
forgetTarget();
rememberClosed();
prepareForPaper();
offerLanguage().catch((error) => console.error('policy-viewer: no language could be offered', error));
followSecond();
explainTerms();
expectToSearch();
