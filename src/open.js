// Inlined at /{lang}/open/ alone: reads files that are chosen or dropped and
// shows them like any policy. The reading is done by a wasm of its own
// (crates/opener), fetched when a file is first likely to come; the app renders
// what it gives. All words come from the page (src/pages/prerendered/open.rs) or from that
// wasm. Nothing is sent or stored; a change of language takes the files along.
import { ask } from './exchange.js';
import { element } from './element.js';
import { fetched, once } from './fetched.js';
import { packOnLeaving, unpack } from './luggage.js';
import { readable } from './open/readable.js';

const page = document.querySelector('.opener');
const find = (selector) => page.querySelector(selector);
const words = page.dataset;
const [input, errors, said, list, problems, buttons] = ['[name=file]', '.file-errors', '.said', '.files', '.file-problems', '.buttons'].map(find);
const place = document.querySelector('.opened');
const html = document.documentElement;
const site = document.title;
/** Those opened, by name: text, page, problems, the element that shows it. */
const files = new Map();
const longest = 5 * 1024 * 1024;
const filled = (message, name) => message.replace('{}', () => name);

// ---- what is fetched, once ----

const reader = () => once(words.wasm, async () => WebAssembly.compile(await (await fetched(words.wasm)).arrayBuffer()));

/** The app, which renders; on a slow line it has not started by itself. */
async function app() {
  policyViewer.start();
  while (!('ready' in html.dataset)) {
    if ('failed' in html.dataset) throw new Error('the app could not start');
    await new Promise((changed) => {
      const observer = new MutationObserver(() => { observer.disconnect(); changed(); });
      observer.observe(html, { attributeFilter: ['data-ready', 'data-failed'] });
    });
  }
  return import(html.dataset.app);
}

const expect = () => {
  reader().catch(() => {});
  policyViewer.start();
};

// ---- a file ----

/** Its text; throws the name of the message that says why not. */
async function textOf(file) {
  if (!/\.(md|markdown)$/i.test(file.name)) throw 'wrongType';
  if (file.size > longest) throw 'tooLarge';
  const bytes = await file.arrayBuffer().catch(() => { throw 'unreadable'; });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw 'notUtf8';
  }
}

async function read(name, text) {
  const [module, { render }] = await Promise.all([reader(), app()]);
  const answer = await ask(module, 'open', [words.lang, name, text], '\0');
  if (!answer) throw new Error(`${name}: no answer`);
  const [tree, verdict, ...found] = answer;
  const shown = render(tree, words.lang);
  // The app renders in a task of its own.
  await new Promise((done) => { setTimeout(done); });
  if (!shown?.querySelector('article')) throw new Error(`${name}: not rendered`);
  files.set(name, { text, verdict, found: found.map((problem) => problem.split('\x1f')), shown });
}

/** Opens texts; the last that could be read is shown. */
async function openTexts(texts) {
  let last;
  try {
    for (const [name, text] of texts) {
      await read(name, text);
      last = name;
    }
  } catch (error) {
    console.error('policy-viewer:', error);
    fail(words.notLoaded);
  }
  if (last !== undefined) show(last);
}

async function readFiles(chosen) {
  errors.replaceChildren();
  page.setAttribute('aria-busy', 'true');
  const texts = [];
  for (const file of chosen) {
    try {
      texts.push([file.name, await textOf(file)]);
    } catch (reason) {
      fail(filled(words[reason], file.name));
    }
  }
  await openTexts(texts);
  page.removeAttribute('aria-busy');
}

/** One choice after the other: each says what was wrong with its own files. */
let busy = Promise.resolve();
function openFiles(chosen) {
  busy = busy.then(() => readFiles(chosen));
}

function fail(message) {
  errors.append(element('p', { class: 'notice' }, message));
}

// ---- what is seen of it ----

/** Words with `code` in them, as nodes. */
const withCode = (message) => message.split('`').map((part, number) => (number % 2 ? element('code', {}, part) : part));

let open;

function show(name) {
  open = name;
  const { verdict, found, shown } = files.get(name);
  // A page has one heading of level 1: now it is the file's.
  find('h1')?.replaceWith(element('h2', { class: 'title' }, find('h1').textContent));
  place.replaceChildren(shown);
  document.title = `${shown.querySelector('h1').textContent} · ${site}`;
  list.replaceChildren(...[...files.keys()].map((other) => {
    const button = element('button', { type: 'button', 'aria-current': other === name ? 'true' : null }, other);
    button.onclick = () => {
      show(other);
      list.querySelector('[aria-current]').focus();
    };
    return element('li', {}, button);
  }));
  list.parentElement.hidden = files.size < 2;
  find('.verdict').textContent = verdict;
  problems.querySelector('ol').replaceChildren(...found.map(([line, address, message]) => {
    const number = filled(words.line, line);
    const where = address ? element('a', { href: `${location.pathname}#${address}` }, number) : number;
    return element('li', { 'data-line': line }, where, element('span', {}, ...withCode(message)));
  }));
  problems.hidden = buttons.hidden = false;
  said.textContent = [filled(words.said, name), verdict].join('. ');
}

find('[name=download]').onclick = () => {
  const { shown } = files.get(open);
  const address = URL.createObjectURL(new Blob([readable(shown)], { type: 'text/html' }));
  element('a', { href: address, download: `${open.replace(/\.[^.]*$/, '')}.html` }).click();
  // Some browsers begin to read it only then.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

// ---- how it comes ----

input.addEventListener('focus', expect);
input.addEventListener('change', () => {
  const chosen = [...input.files];
  // So that the same one, changed since, can be chosen again.
  input.value = '';
  openFiles(chosen);
});
const isOfFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
addEventListener('dragover', (event) => {
  if (!isOfFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  if (!('dragged' in page.dataset)) expect();
  page.dataset.dragged = '';
});
addEventListener('dragleave', ({ relatedTarget }) => { if (!relatedTarget) delete page.dataset.dragged; });
addEventListener('drop', (event) => {
  if (!isOfFiles(event)) return;
  event.preventDefault();
  delete page.dataset.dragged;
  openFiles([...event.dataTransfer.files]);
});

const luggage = 'policy-viewer.open ';
packOnLeaving(luggage, () => (files.size ? [open, [...files].map(([name, { text }]) => [name, text])] : undefined));
const [former, texts] = unpack(luggage) ?? [];
if (Array.isArray(texts)) {
  openTexts(texts).then(() => {
    if (files.has(former)) show(former);
    // The clause that the link to this language names was not there yet.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
}
