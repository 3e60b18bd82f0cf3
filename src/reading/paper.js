// A page for paper: everything open, and where and when it was printed.
import { element } from './element.js';
import { say } from './words.js';

/** As the rest of the site writes dates; some browsers know no Kazakh months. */
function today() {
  const now = new Date();
  return say('date', { day: now.getDate(), month: say('months').split(' ')[now.getMonth()], year: now.getFullYear() });
}

export function prepareForPaper() {
  let folded = [];
  const note = element('p', { class: 'paper' });
  addEventListener('beforeprint', () => {
    // For browsers whose styles cannot open what is closed.
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((part) => { part.open = true; });
    note.textContent = say('printed', { day: today(), address: location.href });
    document.querySelector('main').prepend(note);
  });
  addEventListener('afterprint', () => {
    folded.forEach((part) => { part.open = false; });
    note.remove();
  });
}
