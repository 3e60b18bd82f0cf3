// What can be done with a policy, beside "open all" and "close all".
import { element } from './element.js';
import { chooseSecond } from './second.js';
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

export function addActions(tools) {
  tools.querySelectorAll('.action').forEach((old) => old.remove());
  const [size, paper] = [button('text-size'), button('print')];
  size.textContent = 'Aa';
  nameSize(size);
  size.onclick = nextSize;
  paper.textContent = say('print');
  paper.onclick = () => print();
  tools.append(chooseSecond(), size, paper);
}
