// Inlined at /{lang}/letter/ alone: takes the chosen letter out of its
// template and fills the gaps. All words come from the page
// (src/pages/prerendered/letter.rs). Which letter it is stands in the address, so that a
// reload and a change of language keep it; what is typed stands in the fields
// alone, and nothing is stored or sent.
import { copy } from './copy.js';
import { packOnLeaving, unpack } from './luggage.js';
import './query.js';
import './returned.js';
import { tellUnknown } from './unknown.js';

const page = document.querySelector('.letters');
const find = (selector) => page.querySelector(selector);
const [letter, said, unknown, says, mail] = ['.letter', '.said', '.notice[role]', '.says', '.mail'].map(find);
const fields = Object.fromEntries([...page.querySelectorAll('.fields [name]')].map((field) => [field.name, field]));
const { policy, right, language, details } = fields;
const templates = [...page.querySelectorAll('template')];
const home = document.documentElement.lang;

const lettersIn = (tag) => templates.filter(({ lang, dataset }) => lang === tag && dataset.policy === policy.value);
const letterIn = (tag) => lettersIn(tag).find(({ dataset }) => dataset.right === right.value);

// ---- what is chosen ----

/** Chooses a value if it is there; else the first stays. */
function choose(select, value) {
  const known = [...select.options].some((option) => option.value === value);
  if (known) select.value = value;
  return known;
}

function listRights() {
  const options = lettersIn(home).map(({ dataset }) => new Option(dataset.label, dataset.right));
  right.replaceChildren(...options);
  right.disabled = !options.length;
}

/** The first name of the address that means nothing here, and where to go on. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  const wrong = (select, kind, onward) => {
    const value = query.get(kind);
    return value !== null && !choose(select, value) && { kind, value, onward: onward() };
  };
  language.value = home;
  const noPolicy = wrong(policy, 'policy', () => 'granted');
  listRights();
  const noRight = wrong(right, 'right', () => policy.value);
  return noPolicy || noRight || wrong(language, 'language', () => 'write');
}

function writeAddress() {
  const query = new URLSearchParams({ policy: policy.value });
  if (right.value) query.set('right', right.value);
  if (language.value !== home) query.set('language', language.value);
  // The page has a <base>, so the whole path is needed.
  history.replaceState(history.state, '', `${location.pathname}?${query}${location.hash}`);
}

// ---- the letter ----

function today(tag) {
  const { day, months } = templates.find(({ lang, dataset }) => lang === tag && dataset.day).dataset;
  const now = new Date();
  const parts = { day: now.getDate(), month: months.split(' ')[now.getMonth()], year: now.getFullYear() };
  return day.replace(/{(\w+)}/g, (all, name) => parts[name]);
}

/** The letter that is chosen, its gaps still empty; why there is none, where the policy grants nothing. */
function take() {
  const [own, template] = [letterIn(home), letterIn(language.value)];
  page.toggleAttribute('data-none', !template);
  const granted = document.getElementById(policy.value).parentElement;
  letter.lang = template ? language.value : home;
  if (!template) return letter.replaceChildren(granted.querySelector('.none').cloneNode(true));

  letter.replaceChildren(template.content.cloneNode(true));
  const clause = [...granted.querySelectorAll('[data-clause]')].find(({ dataset }) => dataset.clause === own.dataset.clause);
  const told = [...clause.children].slice(1);
  if (!clause.querySelector('.ways')) told.push(granted.querySelector('.ways'));
  says.lastElementChild.replaceChildren(...told.map((part) => part.cloneNode(true)));
  details.previousElementSibling.textContent = own.dataset.details;
  details.required = 'needed' in own.dataset;
  fill();
}

function fill() {
  for (const gap of letter.querySelectorAll('[data-gap]')) {
    gap.dataset.blank ??= gap.textContent;
    const value = gap.dataset.gap === 'date' ? today(language.value) : fields[gap.dataset.gap].value.trim();
    gap.textContent = value || gap.dataset.blank;
    gap.classList.toggle('blank', !value);
    gap.closest('.optional')?.toggleAttribute('hidden', !value);
  }
  address();
}

/** As text: a line a line, an empty one between paragraphs. */
function plain() {
  const lines = (block) => block.matches('.lines') ? [...block.children].map((line) => line.textContent).join('\n') : block.textContent;
  return [...letter.children].filter((block) => !block.hidden).map(lines).join('\n\n');
}

// Windows hands on no longer address; Chrome then opens nothing at all, and
// says nothing: INTERNET_MAX_URL_LENGTH is 2083. Elsewhere there is no such limit.
const longest = /^Win/.test(navigator.platform) ? 2000 : 32000;
let isLong;

/** RFC 6068: lines end with CRLF, all else is percent-encoded UTF-8. */
function address() {
  const encode = (words) => encodeURIComponent(words.replaceAll('\n', '\r\n'));
  const { email = '' } = letterIn(language.value).dataset;
  const subject = encode(letter.querySelector('.subject').textContent);
  const link = (body) => `mailto:${encode(email).replace('%40', '@')}?subject=${subject}&body=${encode(body)}`;
  const whole = link(plain());
  isLong = whole.length > longest;
  mail.href = isLong ? link(said.dataset.paste) : whole;
}

// ---- to the same page in another language ----

const luggage = 'policy-viewer.letter ';
const typed = Object.values(fields).filter((field) => !field.options);

packOnLeaving(luggage, () => typed.map(({ value }) => value));

function fillInLuggage() {
  const values = unpack(luggage);
  if (Array.isArray(values)) typed.forEach((field, place) => { field.value = values[place] ?? ''; });
}

// ---- what can be done with it ----

const say = (words) => { said.textContent = words; };

async function copyAnd(done, failed) {
  say('');
  say(await copy(plain(), letter) ? done : failed);
}

find('[name=copy]').addEventListener('click', () => copyAnd(said.dataset.copied, said.dataset.notCopied));
find('[name=print]').addEventListener('click', () => print());
mail.addEventListener('click', () => { if (isLong) copyAnd(said.dataset.long, said.dataset.longNotCopied); });

find('.fields').addEventListener('input', ({ target }) => {
  say('');
  if (!target.options) return fill();
  unknown.hidden = true;
  if (target === policy) listRights();
  take();
  writeAddress();
});

// A browser that goes back fills in fields after this has read them.
addEventListener('pageshow', () => { if (!('none' in page.dataset)) fill(); });

// ---- the start ----

const wrong = readAddress();
fillInLuggage();
take();
page.dataset.ready = '';
if (wrong) tellUnknown(unknown, wrong);
