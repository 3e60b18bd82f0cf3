// A small control that reopens the settings, once it is known what is given.
import { build } from './nodes.js';

/**
 * Puts it among a banner's layers wherever there is nothing else to see, or takes it away. Of a privacy
 * signal nothing else tells, so there it is seen also where the page has a control of its own.
 */
export function reopenable({ consent: { record, given, words, language, isAnswered, config }, isFirst }, layers) {
  let control = layers.querySelector('[part=reopen]');
  if (!isFirst || (config.reopen == 'none' && record) || layers.querySelector('[part=banner]') || !given || !isAnswered) return void control?.remove();
  if (!control) {
    control = build(['button', { part: 'reopen', type: 'button', 'data-do': 'settings', popover: 'manual' }]);
    layers.append(control);
    control.showPopover?.();
  }
  control.className = `${config.position} ${config.theme}`;
  control.lang = language;
  control.textContent = record ? words.reopen : words.signal;
}
