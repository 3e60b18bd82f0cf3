// A link to each clause, copied.
//
// A keyboard reaches one control a section by Tab, and the others from there
// by the arrows: three hundred stops would bar the way through the text.
import { element } from '../element.js';
import { hashOf } from './hash.js';
import { tell } from './status.js';
import { say } from './words.js';

/** What has an address, in the text or beside another language (beside.js). */
const addressed = '.clause[id],.row[id]:not(.heading)';

/** Where a section is, or begins. */
function sectionOf(clause) {
  let part = clause;
  while (part.matches('.row:not(.heading)')) part = part.previousElementSibling;
  return part.closest('.section,.row');
}

/** A clause as a reader calls it: its number, or its section and place. */
function nameOf(clause) {
  const number = clause.querySelector('.number')?.textContent.trim();
  const section = sectionOf(clause);
  // `1)` is there many times; its address begins with the number it stands under.
  if (/^\d/.test(clause.id)) return number?.includes('.') ? number : clause.id;
  return `${section?.querySelector('h2')?.textContent.trim() ?? ''}, ${clause.id.split('.').slice(1).join('.')}`;
}

/** Where the control stands: a row cannot hold it, its first cell can. */
const holder = (clause) => clause.cells?.[0] ?? clause.querySelector('.cell') ?? clause;

/** Before nested clauses, which have their own. */
function put(clause, button) {
  const place = holder(clause);
  const nested = [...place.children].find((child) => child.matches('ul,ol'));
  if (nested) nested.before(button);
  else place.append(button);
}

const template = element('button', { type: 'button', class: 'copy-link' });

function add(clause, isFirst) {
  const button = [...holder(clause).children].find((child) => child.matches('.copy-link')) ?? template.cloneNode();
  button.lang = document.documentElement.lang;
  button.title = say('copy-link', { clause: nameOf(clause) });
  button.setAttribute('aria-label', button.title);
  button.tabIndex = isFirst ? 0 : -1;
  put(clause, button);
}

const idle = window.requestIdleCallback ?? ((action) => setTimeout(() => {
  const end = performance.now() + 8;
  action({ timeRemaining: () => end - performance.now() });
}, 50));
let latest;

/** Adds them while the reader waits for nothing: a long policy has hundreds. */
export function addCopyLinks(article) {
  const clauses = [...article.querySelectorAll(addressed)];
  let section;
  const go = (deadline) => {
    // A change of language begins anew.
    if (latest !== go) return;
    while (clauses.length && deadline.timeRemaining() > 1) {
      const clause = clauses.shift();
      const around = sectionOf(clause);
      add(clause, around !== section);
      section = around;
    }
    if (clauses.length) idle(go);
  };
  latest = go;
  idle(go);
}

async function copy(button) {
  const { id } = button.closest(addressed);
  const hash = hashOf(id);
  const address = location.href.replace(/([?#].*)?$/, () => hash);
  let told = 'copied';
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // Copying is blocked or missing: then the address bar has it.
    told = 'copied-to-address';
    location.hash = hash;
    // A new address takes the focus along.
    button.focus({ preventScroll: true });
  }
  const isCopied = told === 'copied';
  button.dataset.copied = isCopied ? '' : say(told);
  setTimeout(() => { delete button.dataset.copied; }, isCopied ? 2000 : 6000);
  tell(say(told));
}

function move(button, by) {
  const all = [...document.querySelectorAll('article .copy-link')].filter((other) => other.checkVisibility?.() ?? other.offsetParent);
  const next = all[all.indexOf(button) + by];
  next?.focus();
  return next;
}

// Safari on phones has no clicks on mere text for who listens further out.
document.querySelector('main').addEventListener('click', ({ target }) => {
  delete document.querySelector('[data-touched]')?.dataset.touched;
  const control = target.closest('a,button,summary');
  if (control?.matches('.copy-link')) copy(control);
  else if (!control) target.closest(addressed)?.setAttribute('data-touched', '');
});
addEventListener('keydown', (event) => {
  const button = event.target.closest?.('.copy-link');
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (button && by && move(button, by)) event.preventDefault();
});
