// Tells screen readers what sighted readers see happen.
import { element } from './element.js';

const region = element('p', { role: 'status', class: 'hidden' });
document.body.append(region);

export function tell(text) {
  region.textContent = '';
  // The same words again are only read where the region was empty before.
  setTimeout(() => { region.textContent = text; }, 50);
}
