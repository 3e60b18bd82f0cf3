// What can be done with a policy, beside "open all" and "close all".
import { element } from '../element.js';
import { say } from './words.js';

const key = 'policy-viewer.size';
const sizes = ['', '115%', '130%'];
const { style } = document.documentElement;

const button = (name) => element('button', { type: 'button', class: `action ${name}` });

function nameSize(control) {
  control.title = say('text-size', { percent: style.fontSize || '100%' });
  control.setAttribute('aria-label', control.title);
}

function nextSize({ currentTarget }) {
  style.fontSize = sizes[(sizes.indexOf(style.fontSize) + 1) % sizes.length];
  nameSize(currentTarget);
  try {
    if (style.fontSize) localStorage[key] = style.fontSize;
    else localStorage.removeItem(key);
  } catch { /* storage is blocked: the size holds for this page */ }
}

function printer() {
  const make = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const [svg, path] = [make('svg'), make('path')];
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z');
  svg.append(path);
  return svg;
}

/** Fills the place that the page keeps, after what else is to stand there. */
export function addActions(place, ...before) {
  const [size, paper] = [button('text-size'), button('print')];
  size.textContent = 'Aa';
  nameSize(size);
  size.onclick = nextSize;
  paper.title = say('print');
  paper.setAttribute('aria-label', paper.title);
  paper.append(printer());
  paper.onclick = () => print();
  place.replaceChildren(...before, size, paper);
}
