// <consent-banner>: performs on the page what the core decides.
//
// 1. settings and words are gathered (configuration.js, language.js)
// 2. a stored record that counts is followed at once (record.js); only
//    without one does the core start (core.js)
// 3. what may run is let run (gate.js), what is to be seen is shown (view.js),
//    and whoever must know is told (notify.js)
import { attributes, copy, effective, fetched, inline } from './configuration.js';
import { load, start, step, styles } from './core.js';
import { Gate } from './gate.js';
import { choose, completed, known, wordsIn } from './language.js';
import { consentMode, post } from './notify.js';
import { erase, keep, newest, stored } from './record.js';
import { build, focusBack, focused, keepInside, moveTogether, switched } from './view.js';

// In Node there is no HTMLElement, and importing must not throw.
const Base = globalThis.HTMLElement ?? class {};

/** All that are in the page; the first asks, the others follow. */
let elements = [];
let channel;

/** A copy of the services that are listed for a category, whatever it is called. */
const servicesOf = (services, category) => [...(Object.hasOwn(services, category) ? services[category] : [])];

const freeze = (value) => {
  if (value && typeof value == 'object') Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

// `crypto.randomUUID` is missing on plain http.
const uuid = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (
  digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))
).toString(16));

export class ConsentBanner extends Base {
  static observedAttributes = attributes;

  #source;
  #configured;
  #config = { categories: [] };
  #chosenLanguage;
  #record = null;
  #given = null;
  #services = {};
  #root = build(['div', { id: 'all' }]);
  /** The element's own content: a link to the policy. */
  #own = build(['slot', {}]);
  #nodes = {};
  #tables = {};
  /** how many categories were put before those of the configuration */
  #added = 0;
  #reported = new Set();
  /** calls that came before it was known what to show */
  #early = [];
  /** the address of the configuration that is wanted, once any is; `null` for none */
  #wanted;
  #isStarted = false;
  #before;
  #gate = new Gate(this);
  #resolve;
  /** Resolves to the record, or null, once it is decided what to show. */
  ready = new Promise((resolve) => { this.#resolve = resolve; });

  // --- the page's side -----------------------------------------------------

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = styles();
      this.shadowRoot.append(this.#root, this.#own);
      this.shadowRoot.addEventListener('click', (event) => this.#click(event));
      this.shadowRoot.addEventListener('change', ({ target }) => moveTogether(this.#nodes.dialog, target));
      this.addEventListener('focusin', ({ relatedTarget }) => { if (relatedTarget) this.#before = relatedTarget; });
    }
    if (Object.hasOwn(this, 'config')) {
      // Set before this class was there.
      const { config } = this;
      delete this.config;
      this.config = config;
    }
    elements.push(this);
    elements.sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
    window.consentBanner = elements[0];
    if (!channel && globalThis.BroadcastChannel) {
      channel = new BroadcastChannel('consent-banner');
      channel.onmessage = ({ data }) => elements.forEach((element) => element.#follow(data, true));
    }
    if (elements.length == 1) document.addEventListener('click', declared);
    // A child may still be on its way.
    if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    else this.#begin();
  }

  disconnectedCallback() {
    const wasFirst = elements[0] == this;
    elements = elements.filter((element) => element != this);
    this.#gate.stop();
    this.#wanted = undefined;
    this.#isStarted = false;
    this.#show('banner');
    this.#show('dialog');
    this.#root.replaceChildren();
    this.#given = null;
    window.consentBanner = elements[0];
    if (!elements[0]) document.removeEventListener('click', declared);
    else if (wasFirst) elements[0].#begin();
  }

  attributeChangedCallback(name) {
    if (name == 'config') {
      if (this.#wanted !== undefined) this.#begin();
    } else if (this.#isStarted) this.#start(/^(lang|layout|position|theme|policy|reopen|days)$/.test(name) ? 'view' : 'start');
  }

  async #begin() {
    if (!this.isConnected) return;
    const url = this.getAttribute('config');
    this.#wanted = url;
    let source = {};
    let failure;
    try {
      source = url ? await fetched(url) : inline(this);
    } catch (error) {
      failure = `config: ${error.message}`;
    }
    // Another address may have been set meanwhile.
    if (this.#wanted !== url) return;
    this.#source = source;
    this.#start('start');
    if (failure) this.#report('configuration', failure);
  }

  #start(event) {
    this.#isStarted = true;
    this.#reported.clear();
    this.#config = effective(this, [this.#source, this.#configured], (path, what) => this.#report('configuration', `${path}: ${what}`));
    const isFirst = elements[0] == this;
    const record = newest(stored(this.#isLocal), this.#config.revision);
    // What fails is told by who asks.
    if (!record && isFirst) load()?.catch(() => {});
    this.#speak();
    const own = this.#config.categories;
    this.#config.categories = completed(own, this.words);
    this.#added = own ? this.#config.categories.length - own.length || 0 : 0;
    if (isFirst && event == 'start' && this.#config['consent-mode'] == 'google') {
      consentMode('default', (category) => category == 'necessary' || (this.#config.mode == 'opt-out' && !this.signal));
    }
    if (record && event == 'start') {
      this.#show('banner');
      this.#show('dialog');
      this.#settle(record, record.given, record.services);
    } else if (isFirst || this.#given) this.#ask(event);
    else this.#settle(null, ['necessary'], {});
    if (isFirst) {
      this.#gate.observe(document);
      if (this.#config['record-url']) post(this.#config['record-url'], null, this.#report);
    }
    this.#catchUp();
  }

  /** Does what was asked for before it was known what to show. */
  #catchUp() {
    if (this.#given) this.#early.splice(0).forEach((call) => this.#ask(...call));
  }

  #speak() {
    const { lang, texts } = this.#config;
    this.language = choose(this, this.#chosenLanguage, lang, texts);
    this.words = wordsIn(this.language, texts);
  }

  get #isLocal() {
    return this.#config.storage == 'local';
  }

  // --- the core's side -----------------------------------------------------

  /** Has the core answer an event, now or, in the fallback, soon. */
  #ask(event, more) {
    if (!this.#given && event != 'start') return void this.#early.push([event, more]);
    try {
      // A call's effect is there when it returns; a page's beginning can wait for a pause.
      const loading = load(event != 'start');
      if (!loading) return void this.#perform(event, more, step(this.#message(event, more)));
      loading.then(() => this.#perform(event, more, step(this.#message(event, more))))
        .catch((error) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  #message(event, more) {
    const { days, ...config } = this.#config;
    config.policy ||= null;
    return {
      event, config, days, language: this.language, texts: this.words, signal: this.signal,
      plural: new Intl.PluralRules(this.language).select(days),
      stored: stored(this.#isLocal), open: [this.#nodes.banner && 'banner', this.#nodes.dialog && 'settings'],
      now: new Date().toISOString(), id: uuid(), ...more,
    };
  }

  #perform(event, more, answer) {
    answer.errors.forEach((error) => this.#report('configuration', error.replace(/^categories\[(\d+)/, (_, at) => `categories[${at - this.#added}`)));
    if (answer.unusable) {
      if (more?.isAgain) throw new Error('it takes no categories at all');
      // Everything optional is refused and asked for, in words that need no configuration.
      this.#config.categories = completed(undefined, this.words);
      return this.#ask(event, { ...more, isAgain: true });
    }
    const isNew = 'record' in answer;
    let record = isNew ? answer.record : stored(this.#isLocal)[answer.stored] ?? null;
    const leave = this.#leaving(more?.isClick);
    if (!isNew && event == 'view' && this.#record) record = this.#record;
    // What was allowed runs before anything is kept or drawn.
    const change = this.#grant(record, answer.given, answer.services, isNew);
    if (isNew) {
      if (!keep(record, this.#isLocal, this.#config.domain)) this.#report('storage', 'the choice cannot be stored, so the next page asks again');
      erase(answer.erase);
    }
    this.#announce(change, isNew);
    this.#show('dialog', answer.dialog);
    this.#show('banner', answer.banner);
    this.#reopenControl();
    leave();
    this.#catchUp();
    // The core is pure, so asking it costs nothing but time, which is had
    // now: at the click its code is compiled.
    if (event == 'start' && answer.banner) (globalThis.requestIdleCallback ?? setTimeout)(() => step(this.#message('choose', { choice: { all: true } })));
    if (isNew) {
      channel?.postMessage(record);
      elements.forEach((element) => element != this && element.#follow(record));
      if (record && this.#config['record-url']) post(this.#config['record-url'], record, this.#report);
    }
  }

  #fail(error) {
    this.#report('core', `it cannot run, so everything optional stays refused: ${error.message}`);
    this.#root.replaceChildren();
    this.#own.style.visibility = 'visible';
    this.#settle(this.#record, ['necessary'], {});
  }

  /** A choice made elsewhere: in another tab, or by another element of this page. */
  #follow(record, isTab) {
    if (!this.#given) return;
    const valid = record && newest([record], this.#config.revision);
    if (valid) {
      const leave = this.#leaving();
      this.#show('dialog');
      this.#show('banner');
      this.#settle(valid, valid.given, valid.services, true, isTab);
      leave();
    } else if (!record && elements[0] == this) this.#ask('start');
    else if (!record) this.#settle(null, ['necessary'], {});
  }

  // --- what follows from a decision ----------------------------------------

  #settle(record, given, services, isChoice, isTab) {
    this.#announce(this.#grant(record, given, services, isChoice), isChoice, isTab);
  }

  /** Lets run what is given, and takes back the rest; the categories whose state that changes, and which of them are lost. */
  #grant(record, given, services, isChoice) {
    const ids = this.#config.categories.map(({ id }) => id);
    const isFresh = !this.#given;
    const before = ids.map((id) => this.#state(id));
    this.#record = freeze(record);
    this.#given = given;
    this.#services = services;
    const changed = isFresh ? [] : ids.filter((id, place) => before[place] != this.#state(id));
    const lost = changed.filter((id) => !this.allows(id));
    if (elements[0] == this) {
      if (this.#config['consent-mode'] == 'google' && (record || isChoice)) consentMode('update', (category) => this.allows(category));
      if (lost.length) this.#gate.forget();
      this.#gate.open();
    }
    return { changed, lost, isFresh };
  }

  #announce({ changed, lost, isFresh }, isChoice, isTab) {
    const record = this.#record;
    this.#reopenControl();
    this.#resolve(record);
    // The others of this page follow silently.
    if (elements[0] != this) return;
    const detail = { record };
    if (record && isChoice && !isTab && record.first == record.last) this.#tell('consent-first', detail);
    if (record && (isChoice || isFresh)) this.#tell('consent', detail);
    if (changed.length) this.#tell('consent-change', { ...detail, changed });
    if (this.#config.reload && isChoice && lost.some((id) => this.#gate.ran.has(id))) location.reload();
  }

  /** What of a category is given, as one text. */
  #state(category) {
    return this.allows(category) ? '*' : `${servicesOf(this.#services, category).sort()}`;
  }

  /** Whether it is known what may run. */
  get isDecided() {
    return !!this.#given;
  }

  /** Whether there was a choice, or the browser's signal made one. */
  get isAnswered() {
    return !!(this.#record || this.signal);
  }

  knows(category) {
    return this.#config.categories.some?.(({ id }) => id === category);
  }

  /** A service of the configuration, its words in the shown language. */
  service(category, service) {
    const found = this.#config.categories.find?.(({ id }) => id === category)?.services?.find?.(({ id }) => id === service);
    const local = (words) => (words && typeof words == 'object' ? words[this.language] ?? words.en : words);
    return found && { label: local(found.label), provider: local(found.provider) };
  }

  /** "Always" on a placeholder: its service, or its category where there is none. */
  always(category, service) {
    const given = this.#record ? this.#given : [];
    const services = this.#record ? this.#services : {};
    // A service that nobody knows follows its category.
    if (this.service(category, service)) this.#choose([...given], { ...services, [category]: [...servicesOf(services, category), service] });
    else this.#choose([...given, category], services);
  }

  // --- what is seen --------------------------------------------------------

  /** What to do once layers have gone: a focus that was in them must not be lost with them. */
  #leaving(isClick) {
    const isInside = this.shadowRoot.activeElement || isClick;
    return () => { if (isInside && !focused()) focusBack(this.#before); };
  }

  /** Shows a layer, renews it, or, without a table, takes it away. */
  #show(name, table) {
    const old = this.#nodes[name];
    const { layout, position, theme } = this.#config;
    const look = name == 'banner' ? `${layout} ${layout == 'dialog' ? 'center' : position} ${theme}` : theme;
    if (!table) {
      old?.close?.();
      old?.remove();
      delete this.#nodes[name];
    } else if (!old || this.#tables[name] != JSON.stringify(table) + look) {
      const node = build(table);
      node.className = look;
      const within = old && this.shadowRoot.activeElement;
      const place = within ? [...old.querySelectorAll('button,a,input')].indexOf(within) : -1;
      if (old) node.querySelectorAll('input').forEach((input, at) => { input.checked = old.querySelectorAll('input')[at]?.checked ?? input.checked; });
      if (name == 'banner') this.#root.prepend(node);
      else this.#root.append(node);
      this.#nodes[name] = node;
      if (node.localName == 'dialog') {
        node.showModal();
        if (name == 'banner') {
          // To be read from its beginning, and neither answer is the nearer one.
          node.tabIndex = -1;
          node.focus();
        }
        node.addEventListener('keydown', (event) => keepInside(node, event));
        node.addEventListener('cancel', (event) => {
          event.preventDefault();
          if (name == 'dialog') this.#ask('close');
        });
      } else {
        // In the top layer no style of the page can clip or cover it.
        node.popover = 'manual';
        node.showPopover?.();
      }
      old?.remove();
      if (place >= 0) node.querySelectorAll('button,a,input')[place]?.focus();
    }
    this.#tables[name] = table && JSON.stringify(table) + look;
    if (name == 'banner' && !old != !table) this.#tell(table ? 'consent-show' : 'consent-hide', { record: this.#record });
  }

  /** A small control that reopens the settings, wherever there is nothing else to see. */
  #reopenControl() {
    let reopen = this.#root.querySelector('[part=reopen]');
    const isWanted = elements[0] == this && this.#config.reopen != 'none' && !this.#nodes.banner && this.isAnswered;
    if (!isWanted) return void reopen?.remove();
    if (!reopen) {
      reopen = build(['button', { part: 'reopen', type: 'button', 'data-do': 'settings', popover: 'manual' }]);
      this.#root.append(reopen);
      reopen.showPopover?.();
    }
    reopen.className = `${this.#config.position} ${this.#config.theme}`;
    reopen.lang = this.language;
    reopen.textContent = this.#record ? this.words.reopen : this.words.signal;
  }

  #click({ target }) {
    const action = target.closest('[data-do]')?.dataset.do;
    if (!action) return;
    if (action == 'accept') this.#choose('all', {}, true);
    else if (action == 'refuse') this.#choose([], {}, true);
    else if (action == 'save') {
      const { given, services } = switched(this.#nodes.dialog);
      this.#choose(given, services, true);
    } else this.#ask(action);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: freeze(detail) }));
  }

  #report = (code, message) => {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    console.error(`consent-banner: ${message}`);
    this.#tell('consent-error', { code, message });
  };

  #choose(given, services, isClick) {
    this.#ask('choose', { isClick, choice: given == 'all' ? { all: true } : { given, services } });
  }

  // --- for scripts of the page ---------------------------------------------

  get record() {
    return this.#record;
  }

  /** "gpc", "dnt" or null: what the browser says on the visitor's behalf. */
  get signal() {
    if (navigator.globalPrivacyControl) return 'gpc';
    return navigator.doNotTrack == '1' ? 'dnt' : null;
  }

  get config() {
    return freeze(structuredClone(this.#config));
  }

  /** A text is the address of one, as frameworks set the property where the attribute is meant. */
  set config(value) {
    if (typeof value == 'string') this.setAttribute('config', value);
    else this.configure(value);
  }

  allows(category, service) {
    if (!this.knows(category)) return false;
    const isAlone = service && this.service(category, service) && this.#services[category]?.includes?.(service);
    return category == 'necessary' || !!isAlone || !!this.#given?.includes(category);
  }

  accept(categories = 'all', services = {}) {
    try {
      const names = typeof categories == 'string' ? [categories] : [...categories];
      if (!names.every((name) => typeof name == 'string')) throw new Error();
      this.#choose(categories === 'all' ? 'all' : names, copy(services ?? {}));
    } catch {
      // Not even a trap in what was given may throw here.
      this.#report('configuration', 'accept: takes "all", a category or a list of them, and lists of services by category');
    }
  }

  refuse() {
    this.#choose([], {});
  }

  show() {
    this.#ask('show');
  }

  hide() {
    this.#ask('hide');
  }

  openSettings() {
    this.#ask('settings');
  }

  reset() {
    this.#ask('reset');
  }

  async setLanguage(tag) {
    const found = typeof tag == 'string' && known(tag, this.#config.texts);
    if (!found) return false;
    this.#chosenLanguage = found;
    if (this.#given) {
      this.#speak();
      if (Object.keys(this.#nodes).length) this.#ask('view');
      this.#reopenControl();
      this.#gate.open();
    }
    return true;
  }

  configure(configuration) {
    try {
      this.#configured = copy(configuration);
      if (this.#isStarted) this.#start('start');
    } catch (error) {
      this.#report('configuration', `configure: ${error.message}`);
    }
  }

  observe(root) {
    try {
      this.#gate.observe(root);
    } catch {
      this.#report('configuration', 'observe: takes a document, an element or a shadow root');
    }
  }

  /** What proves the choice: the record, the words whose hash it holds, the configuration. */
  exportRecord() {
    let words;
    try {
      start();
      const language = this.#record?.lang ?? this.language;
      words = step({ ...this.#message('words'), language, texts: wordsIn(language, this.#config.texts) }).words;
    } catch { /* the core cannot run: the record says enough */ }
    const content = { record: this.#record, texts: words?.split('\n') ?? [], configuration: this.#config };
    return new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
  }
}

/** `data-consent` anywhere in the page. */
function declared(event) {
  const control = event.composedPath().find((node) => node.dataset?.consent);
  const wanted = control?.dataset.consent;
  if (!/^(show|settings|accept|refuse|reset)$/.test(wanted) || !elements[0]) return;
  event.preventDefault();
  elements[0][wanted == 'settings' ? 'openSettings' : wanted]();
}

// Included twice, the first definition stays.
if (globalThis.customElements && !customElements.get('consent-banner')) {
  customElements.define('consent-banner', ConsentBanner);
}
