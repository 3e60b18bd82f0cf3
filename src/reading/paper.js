// A page for paper: everything open, and where and when it was printed.
import { day } from './day.js';
import { element } from '../element.js';
import { say } from './words.js';

export function prepareForPaper() {
  let folded = [];
  const note = element('p', { class: 'paper' });
  addEventListener('beforeprint', () => {
    // For browsers whose styles cannot open what is closed.
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((part) => { part.open = true; });
    note.textContent = say('printed', { day: day(new Date()), address: location.href });
    document.querySelector('main').prepend(note);
  });
  addEventListener('afterprint', () => {
    folded.forEach((part) => { part.open = false; });
    note.remove();
  });
}
