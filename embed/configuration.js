// What the page's owner asked for: attributes beat `configure()`, which beats
// a configuration file or child. Categories are the core's matter; see also
// `examine` in page.js.
import { wordsIn } from './language.js';
import { areTexts, isAddress, isGroup } from './shapes.js';

/** What a setting may be; the first is the default. */
const values = {
  layout: ['box', 'bar', 'dialog'],
  position: ['bottom', 'top', 'center', 'bottom-start', 'bottom-end', 'top-start', 'top-end'],
  theme: ['auto', 'light', 'dark'],
  storage: ['cookie', 'local'],
  mode: ['opt-in', 'opt-out'],
  open: ['auto', 'manual'],
  reopen: ['auto', 'none'],
  'consent-mode': ['none', 'google'],
};
const texts = ['lang', 'revision', 'policy', 'domain', 'record-url'];

export const attributes = [...Object.keys(values), ...texts, 'config', 'days', 'reload'];

/** JSON as data, a copy without functions, prototypes or loops; throws where it is none. */
export function copy(value) {
  const text = JSON.stringify(value, null, 1) ?? 'null';
  const data = JSON.parse(text);
  if (!isGroup(data)) throw new Error('must be an object');
  // What walks through all levels must not run out of stack.
  if (/^ {99}/m.test(text)) throw new Error('is nested too deep');
  return data;
}

/** The configuration at the `config` address, or in a child; nothing where there is neither. */
export async function fetched(url) {
  try {
    // What never comes must not keep the page from being asked.
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return copy(await response.json());
  } catch ({ message }) {
    throw new Error(`${url}: ${message}`);
  }
}

export function inline(element) {
  const child = element.querySelector(':scope > script[type="application/json"]');
  return child && copy(JSON.parse(child.textContent));
}

/**
 * Whether categories, or the services or cookies of one, are plainly as they
 * must be: a page whose visitor has chosen asks the core only about others.
 * All that crates/consent/src/configuration.rs refuses is refused here.
 */
export const arePlain = (entries, kind) => Array.isArray(entries) && (kind || entries[0]) && entries.every((entry, at) => (
  isGroup(entry) && (kind || 'label' in entry)
  && (kind == 'cookies' ? entry.name : entry.id && /^[\w-]+$/.test(entry.id) && entries.findIndex(({ id }) => id == entry.id) == at)
  && Object.entries(entry).every(([name, value]) => {
    if (/^(services|cookies)$/.test(name)) return arePlain(value, name);
    if (name == 'required') return value === (entry.id == 'necessary');
    // What nobody reads may be anything.
    if (!/^(id|label|text|name|domain|path|provider|purpose|lifetime)$/.test(name)) return true;
    return areTexts(isGroup(value) && !/^(id|name|domain|path)$/.test(name) ? Object.values(value) : [value]);
  })
));

/** Whether a browser's tables of languages can be asked for it. */
function isTag(language) {
  try {
    return Intl.getCanonicalLocales(language);
  } catch { /* no tag of BCP 47 */ }
}

/** All settings, each one that it may be; `report(path, fault, detail)` has its words in faults.json. */
export function effective(element, sources, report) {
  // Without a prototype, which a source could name.
  const config = Object.assign({ __proto__: null }, ...sources);
  for (const name of attributes) {
    if (name != 'config' && name != 'lang' && element.hasAttribute(name)) config[name] = element.getAttribute(name);
  }
  for (const name of Object.keys(values)) {
    const value = config[name] ?? '';
    if (value && !values[name].includes(value)) report(name, 'o', values[name].join(', '));
    if (!values[name].includes(value)) [config[name]] = values[name];
  }
  for (const name of texts) {
    if (typeof (config[name] ?? '') != 'string') report(name, 's');
    if (typeof config[name] != 'string') config[name] = '';
    // As the core will write it into the record.
    config[name] = config[name].replace(/[\0-\x1f]+/g, ' ');
  }
  if (config.policy && !isAddress(config.policy)) {
    report('policy', 'p');
    config.policy = '';
  }
  if (config.texts && !isGroup(config.texts)) {
    report('texts', 'l');
    delete config.texts;
  }
  for (const language of Object.keys(config.texts ?? {})) {
    if (!isTag(language)) report(`texts.${language}`, 'g');
    else if (!isGroup(config.texts[language])) report(`texts.${language}`, 'n');
    else {
      wordsIn(language, config.texts, report);
      continue;
    }
    delete config.texts[language];
  }
  const { days = 180, reload } = config;
  const isNumber = typeof days != 'object' && /^[\d.]+$/.test(days) && days >= 1;
  if (!isNumber) report('days', 'd');
  config.days = isNumber ? Math.min(Math.floor(days), 390) : 180;
  config.reload = reload === true || element.hasAttribute('reload');
  if (!config.reload && reload) report('reload', 'b');
  return config;
}
