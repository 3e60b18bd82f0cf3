// Tells screen readers what sighted readers see happen.
import { element } from '../element.js';

const region = element('p', { role: 'status', class: 'hidden' });
document.body.append(region);

let said = '';
let at = -Infinity;

export function tell(text) {
  // What was said a moment ago may not have been read yet.
  const isSoon = performance.now() - at < 1000 && said !== text;
  said = isSoon ? `${said}. ${text}` : text;
  at = performance.now();
  region.textContent = '';
  // The same words again are only read where the region was empty before.
  setTimeout(() => { region.textContent = said; }, 50);
}
