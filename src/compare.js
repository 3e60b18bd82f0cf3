// Inlined at /{lang}/compare/ alone: hides what was not asked for, and fetches
// texts to be read side by side. All words come from the page
// (src/pages/prerendered/compare.rs). Policies and topic stand in the address, so that a
// reload, a link and a change of language keep them.
import { goTo, keepPlace, kept } from './kept.js';
import { element } from './element.js';
import { pageAt } from './page.js';
import './query.js';
import './returned.js';
import { tellUnknown } from './unknown.js';

const page = document.querySelector('.compare');
const find = (selector) => page.querySelector(selector);
const [said, unknown, texts] = ['.said', '.notice[role]', '.texts'].map(find);
const words = texts.dataset;
const boxes = [...page.querySelectorAll('[name=with]')];
const topic = find('[name=topic]');
const matrix = find('.table table');

const chosen = () => boxes.filter((box) => box.checked);

// ---- the address ----

/** The names of the address that mean nothing here. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  const names = (query.get('with') ?? '').split(',').filter(Boolean);
  const known = names.filter((name) => boxes.some((box) => box.value === name));
  for (const box of boxes) box.checked = !known.length || known.includes(box.value);
  const wanted = query.get('topic') ?? '';
  const isTopic = [...topic.options].some((option) => option.value === wanted);
  topic.value = isTopic ? wanted : '';
  const wrong = names.filter((name) => !known.includes(name)).map((value) => ({ kind: 'policy', value, onward: 'matrix' }));
  return isTopic ? wrong : [...wrong, { kind: 'topic', value: wanted, onward: 'matrix' }];
}

function writeAddress() {
  const names = chosen().map((box) => box.value);
  const query = [
    // Commas stay commas, as in the links that people write.
    ...names.length < boxes.length ? [`with=${names.join(',')}`] : [],
    ...topic.value ? [`topic=${topic.value}`] : [],
  ].join('&');
  // The page has a <base>, so the whole path is needed.
  history.replaceState(history.state, '', location.pathname + (query && `?${query}`) + location.hash);
}

// ---- what is shown ----

/** A row is shown where a chosen policy states something on the topic. */
function filter() {
  const policies = new Set(chosen().map((box) => box.value));
  const isShown = (cell) => policies.has(cell.dataset.policy);
  const isStated = ({ dataset: { topics } }) => topics !== undefined && (!topic.value || topics.split(' ').includes(topic.value));
  for (const cell of page.querySelectorAll('table [data-policy]')) cell.hidden = !isShown(cell);
  for (const row of page.querySelectorAll('tbody tr:not(.kind)')) {
    row.hidden = ![...row.querySelectorAll('td[data-policy]')].some((cell) => isShown(cell) && isStated(cell));
  }
  for (const group of page.querySelectorAll('tbody')) {
    group.hidden = !group.querySelector('tr:not(.kind):not([hidden])');
    const figure = group.closest('figure');
    if (figure) figure.hidden = group.hidden;
  }
  find('.charts').hidden = !find('figure:not([hidden])');
  const facts = matrix.querySelectorAll('tbody:not([hidden]) tr:not([hidden]) td:not([hidden]) a').length;
  return said.dataset.shown.replace('{}', facts);
}

// ---- side by side ----

/** A section as it stands on its page, its heading leading there, without ids that others have too. */
function copyOf(section, path) {
  const copy = document.importNode(section, true);
  const title = element('h4', {}, element('a', { href: `${path}#${section.id}` }, copy.querySelector('summary h2').textContent));
  copy.querySelector('summary').remove();
  for (const part of copy.querySelectorAll('[id]')) part.removeAttribute('id');
  return element('div', { class: 'part' }, title, ...copy.childNodes);
}

function sectionsOn(box) {
  const parts = box.dataset.sections.split(';').map((part) => part.split(':'));
  return parts.filter(([, topics]) => topics.split(' ').includes(topic.value)).map(([id]) => id);
}

async function column(box) {
  const path = matrix.querySelector(`th[data-policy="${box.value}"] a`).getAttribute('href');
  const ids = sectionsOn(box);
  // No article: the page is not a policy, and what helps with reading one stays away.
  const text = element('div', { class: 'text', lang: box.dataset.lang });
  const title = element('h3', {}, element('a', { href: path }, box.nextElementSibling.textContent));
  try {
    const loaded = ids.length && await pageAt(path);
    for (const id of ids) {
      text.append(copyOf(loaded.getElementById(id).closest('details'), path));
    }
    if (!ids.length) return element('div', {}, title, element('p', { class: 'silent' }, words.silent));
  } catch (error) {
    console.error('policy-viewer: a text could not be loaded', error);
    return element('div', {}, title, element('p', { class: 'silent' }, words.failed));
  }
  return element('div', {}, title, text);
}

let attempt = 0;

async function showTexts() {
  const mine = ++attempt;
  texts.hidden = !topic.value;
  if (!topic.value) return;
  const boxes = chosen();
  const isEnough = boxes.length >= 2;
  const columns = isEnough ? await Promise.all(boxes.map(column)) : [element('p', { class: 'silent' }, words.choose)];
  if (mine !== attempt) return;
  find('.beside').replaceChildren(...columns);
  texts.firstElementChild.textContent = `${words.title}: ${topic.selectedOptions[0].textContent}`;
}

// ---- the start ----

find('.filters').addEventListener('input', ({ target }) => {
  unknown.hidden = true;
  // Nothing is compared with nothing: the last one stays.
  if (!chosen().length) {
    target.checked = true;
    said.textContent = said.dataset.last;
    return;
  }
  said.textContent = filter();
  writeAddress();
  showTexts();
});

const wrong = readAddress();
const shown = filter();
if (location.search) said.textContent = shown;
// The browser has gone to where the reader was before the texts were there.
const { top } = kept();
showTexts().then(() => goTo(top));
keepPlace(() => texts.hidden && { top: 0 });
page.dataset.ready = '';
if (wrong.length) tellUnknown(unknown, ...wrong);
