// <consent-banner>: asks, and performs on the page what the core decides.
//
// 1. once the page is painted, settings and words are gathered
//    (configuration.js, language.js)
// 2. a stored record that counts is followed at once (record.js)
// 3. without one the banner is shown (layers.js, view.js), and only then the
//    core is fetched, which decides what a choice means (core.js)
// 4. what may run is let run (gate.js), and whoever must know is told
//
// Longer than other files: an element is one class, and asking, following and
// showing share its private members, which apart would have to be public.
import { arePlain, attributes, copy, effective, fetched, inline } from './configuration.js';
import { consentMode } from './consent-mode.js';
import { Consent, freeze } from './consent.js';
import { Gate } from './gate.js';
import { choose, completed, known, wordsIn } from './language.js';
import { core, fetchCore, isThere, load } from './late-core.js';
import { Layers } from './layers.js';
import { painted } from './painted.js';
import { areTexts, forget, isKept, isUnsent, newest, stored } from './record.js';
import { lines } from './view.js';

// In Node there is no HTMLElement, and importing must not throw.
const Base = globalThis.HTMLElement ?? class {};

/** All that are in the page; the first asks, the others follow. */
let elements = [];
let channel;
const gate = globalThis.MutationObserver && new Gate();

/** Rejects after so many seconds. */
const late = (seconds) => new Promise((_, reject) => { setTimeout(() => reject(new Error('it has not come')), seconds * 1000); });

/** In a pause, and not later than in a second: a page in the background has few. */
const idle = (call) => (globalThis.requestIdleCallback ?? setTimeout)(call, { timeout: 1000 });

export class ConsentBanner extends Base {
  static observedAttributes = attributes;

  #sources;
  #configured;
  #chosenLanguage;
  #consent = new Consent((given, services) => this.#choose(given, services), (...fault) => this.#fault(...fault));
  #layers;
  /** what could be a record, as it was last read */
  #stored = [];
  /** the lines of both layers, once they were asked for */
  #said;
  /** the categories as they were given, without built-in words */
  #listed;
  /** how many categories were put before those of the configuration */
  #added = 0;
  #reported = new Set();
  /** whether what is given is being let run */
  #isGranting = false;
  /** calls that came before it was known what to show */
  #early = [];
  /** what was chosen last and still waits for the core; earlier choices are no longer wanted */
  #choice;
  /** whether the safe default has taken the configuration's place */
  #isUnusable = false;
  /** the configuration that is wanted, once any is */
  #wanted;
  #isStarted = false;
  #resolve;
  #ready = new Promise((resolve) => { this.#resolve = resolve; });
  #readied;

  // --- the page's side -----------------------------------------------------

  connectedCallback() {
    this.#layers ??= new Layers(this, this.#consent, (...pressed) => this.#act(...pressed), (type) => this.#tell(type, { record: this.#consent.record }));
    if (Object.hasOwn(this, 'config')) {
      // Set before this class was there.
      const { config } = this;
      delete this.config;
      this.config = config;
    }
    // What a core that came too late told an element in no page.
    this.#consent.given = null;
    elements.push(this);
    ConsentBanner.#lead();
    gate.observe(document);
    gate.observe(this.getRootNode());
    try {
      if (!channel) {
        channel = new BroadcastChannel('consent-banner');
        channel.onmessage = ({ data }) => elements.forEach((element) => element.#follow(data, true));
      }
    } catch { /* missing or forbidden: the other tabs read the record when they are loaded */ }
    // Once, however often it is added.
    // Before the page's own listeners, which may keep a click from coming here.
    document.addEventListener('click', declared, true);
    addEventListener('pageshow', ConsentBanner.#returned);
    // A child may still be on its way.
    if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    else this.#begin();
  }

  disconnectedCallback() {
    elements = elements.filter((element) => element != this);
    this.#wanted = null;
    this.#isStarted = false;
    this.#layers.clear();
    this.#consent.given = null;
    ConsentBanner.#lead();
  }

  /** A page that the browser kept and brings back has heard nothing meanwhile. */
  static #returned = ({ persisted }) => {
    if (persisted) elements.forEach((element) => {
      const record = newest(stored(element.#isLocal), element.#config.revision);
      if (record?.last != element.#consent.record?.last) element.#follow(record, true);
    });
  };

  /** The first of the page is the one that shows, and that the gate asks. */
  static #lead() {
    const [first] = elements.sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
    window.consentBanner = first;
    if (gate.owner == first?.#consent) return;
    elements.find((element) => element.#consent == gate.owner)?.#layers.clear();
    gate.owner = first?.#consent;
    gate.open();
    if (first?.#isStarted) first.#begin();
  }

  attributeChangedCallback(name) {
    if (name == 'lang') this.#chosenLanguage = null;
    if (name == 'config') {
      if (this.#wanted) this.#begin();
    } else if (this.#isStarted) this.#start(/^(lang|layout|position|theme|policy|reopen|days)$/.test(name) ? 'view' : 'start');
  }

  async #begin() {
    if (!this.isConnected) return;
    const wanted = {};
    this.#wanted = wanted;
    const painting = painted();
    const url = this.getAttribute('config');
    let sources;
    let failure;
    try {
      const file = url ? await fetched(url) : {};
      await painting;
      // A script may have put the child in after the element.
      sources = [inline(this) ?? {}, file];
    } catch (error) {
      failure = `config: ${error.message}`;
    }
    await painting;
    // Another may be wanted by now.
    if (this.#wanted != wanted) return;
    this.#sources = sources;
    this.#start('start');
    if (failure) this.#report('configuration', failure);
  }

  #start(event) {
    try {
      this.#isStarted = true;
      this.#reported.clear();
      this.#isUnusable &&= event == 'view';
      this.#take(!this.#isUnusable && this.#sources && [...this.#sources, this.#configured]);
      if (event == 'view') {
        this.#draw();
        // Placeholders speak and look like the banner.
        return gate.open();
      }
      const isFirst = this.#isFirst;
      const { categories, revision, mode, open } = this.#config;
      // What is wrong, and with what consequence, is the core's to say.
      const isPlain = arePlain(categories);
      this.#stored = stored(this.#isLocal);
      const record = isPlain && newest(this.#stored, revision);
      if (isFirst && this.#config['consent-mode'] == 'google') {
        this.#tellGoogle('default', () => isPlain && mode == 'opt-out' && !this.signal);
      }
      if (record) {
        this.#settle(record, record.given, record.services);
        // What was given can be withdrawn at once.
        if (record.how != 'refuse') idle(() => fetchCore().catch(() => {}));
      } else if (isPlain && (this.signal || (mode == 'opt-in' && (!isFirst || open == 'manual')))) {
        // There is nothing to ask, so nobody has to fetch the core.
        this.#settle(null, ['necessary'], {});
      } else {
        // What was chosen, if anything, no longer counts.
        if (isPlain) this.#consent.record = null;
        // Seen before the core is there, which will say the same.
        if (isFirst && isPlain && open == 'auto') this.#draw({ isAsking: true });
        this.#decide('start');
      }
      if (isFirst) this.#post();
      this.#catchUp();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes what the sources say; without any, the safe default, of which a choice is remembered as its own. */
  #take(sources) {
    this.#consent.config = effective(this, sources || [], this.#fault);
    if (!sources) Object.assign(this.#config, { mode: 'opt-in', open: 'auto', revision: 'safe-default' });
    this.#listed = this.#config.categories;
    this.#speak();
    this.#added = this.#config.categories.length - this.#listed?.length || 0;
  }

  /** Does what was asked for before it was known what to show. */
  #catchUp() {
    if (this.#consent.given) this.#early.splice(0).forEach((call) => call());
  }

  #speak() {
    const { lang, texts } = this.#config;
    this.#consent.language = choose(this, this.#chosenLanguage, lang, texts);
    this.#consent.words = wordsIn(this.#consent.language, texts);
    this.#config.categories = completed(this.#listed, this.#consent.words);
    this.#said = null;
  }

  /** The first of the page shows. */
  get #isFirst() {
    return elements[0] == this;
  }

  get #config() {
    return this.#consent.config;
  }

  get #isLocal() {
    return this.#config.storage == 'local';
  }

  // --- the core's side -----------------------------------------------------

  /** Calls back once it is known what to show; what a script asks for while it is let run, after that. */
  #once(call) {
    if (this.#consent.given && !this.#isGranting) call();
    else this.#early.push(call);
  }

  /** Has the core decide what follows: now, where it is there; `seen` are the words before a visitor who chooses. */
  #decide(event, choice, seen) {
    const perform = () => {
      if (event != 'start' && choice != this.#choice) return;
      // Consent is to what was read, not to what took its place meanwhile.
      if (seen && seen != `${this.#facts.lines()}`) {
        this.#choice = null;
        return this.#decide('start');
      }
      // Another tab may have chosen meanwhile; at a choice there is no time to look.
      if (event == 'start') this.#stored = stored(this.#isLocal);
      const answer = core.decide(event, this.#config, this.#facts, choice);
      answer.errors.forEach((error) => this.#report('configuration', error.replace(/^categories\[(\d+)/, (_, at) => `categories[${at - this.#added}`)));
      if (!answer.unusable) {
        if (event != 'start') this.#choice = null;
        return this.#perform(event, answer);
      }
      if (this.#isUnusable) throw new Error('it takes no categories at all');
      this.#isUnusable = true;
      this.#take();
      this.#decide(event, choice);
    };
    try {
      if (isThere()) perform();
      else load().then(perform).catch((error) => this.#fail(error, event));
    } catch (error) {
      this.#fail(error, event);
    }
  }

  get #facts() {
    const { language, signal } = this.#consent;
    return { language, signal, stored: this.#stored, lines: () => this.#said ??= this.#lines(language, this.#config.days) };
  }

  /** The words of both layers, in a language and for so many days. */
  #lines(language, days) {
    const words = wordsIn(language, this.#config.texts);
    return lines({ words, language, config: { ...this.#config, categories: completed(this.#listed, words), days }, allows() {} });
  }

  #perform(event, answer) {
    const isNew = 'record' in answer;
    const record = isNew ? answer.record : this.#stored[answer.stored] ?? null;
    // What was allowed runs before anything is kept or drawn.
    const change = this.#grant(record, answer.given, answer.services, isNew);
    if (isNew) {
      if (!core.keep(record, this.#isLocal, this.#config.domain, isKept)) this.#report('storage', 'the choice cannot be stored, so the next page asks again');
      core.erase(answer.erase);
      this.#stored = stored(this.#isLocal);
      // Before the page hears of it, which may choose again at once.
      channel?.postMessage(record);
      elements.forEach((element) => element != this && element.#follow(record));
      this.#post(record);
    }
    const leave = this.#layers.leaving();
    this.#announce(change, isNew);
    // Who was quicker than the core may have opened the settings.
    this.#draw({ isAsking: !!answer.asks, isOpen: (change.isFresh || event == 'start') && this.#layers.isOpen });
    leave();
    this.#catchUp();
    // The core is pure, so asking it costs nothing but time, which is had
    // now: at the click its code is compiled and the words are hashed.
    if (answer.asks) idle(() => {
      try {
        core.decide('choose', this.#config, this.#facts, { all: true });
      } catch { /* told when it is asked in earnest */ }
    });
  }

  /** Tells the owner's server of a record, and of those that it has not taken yet. */
  #post(record) {
    const url = this.#config['record-url'];
    // What fails is told by who needs it more.
    if (url && (record || isUnsent())) fetchCore().then(({ post }) => post(url, record, this.#report)).catch(() => {});
  }

  #fail(error, event = 'start') {
    this.#early = [];
    this.#choice = null;
    // Neither may an earlier choice come back with the next page.
    if (event != 'start') {
      forget(this.#isLocal, this.#config.domain);
      this.#consent.record = null;
    }
    this.#report('core', `it cannot run, so everything optional stays refused: ${error?.message}`);
    this.#layers.giveWay();
    try {
      this.#layers.clear();
      if (!arePlain(this.#config.categories)) this.#listed = this.#config.categories = [{ id: 'necessary' }];
      this.#settle(this.#consent.record, ['necessary'], {});
    } catch { /* nothing is given */ }
    this.#resolve(this.#consent.record);
  }

  /** A choice made elsewhere: in another tab, or by another element of this page. */
  #follow(record, isTab) {
    if (!this.#consent.given) return;
    // A message may be older than what is stored.
    const valid = record && newest([record, ...stored(this.#isLocal)], this.#config.revision);
    // Its cookie may not be seen yet.
    if (isTab && !valid == !record) isKept(valid, this.#isLocal);
    this.#stored = stored(this.#isLocal);
    if (valid) return this.#settle(valid, valid.given, valid.services, true, isTab);
    const isOptIn = this.#config.mode == 'opt-in';
    if (isOptIn) this.#settle(null, ['necessary'], {}, true, isTab);
    if (this.#isFirst || !isOptIn) this.#decide('start');
  }

  // --- what follows from a decision ----------------------------------------

  /** Follows what is known without the core; nothing is left to ask. */
  #settle(record, given, services, isChoice, isTab) {
    const leave = this.#layers.leaving();
    if (isChoice) this.#layers.close();
    this.#announce(this.#grant(record, given, services, isChoice), isChoice, isTab);
    // What the visitor has open stays so where only the configuration is another.
    if (!isChoice) this.#draw(record ? { isAsking: false } : {});
    leave();
    this.#catchUp();
  }

  /** Lets run what is given, and takes back the rest; the categories whose state that changes, and whether something stops that had run. */
  #grant(record, given, services, isChoice) {
    const running = gate.ran.filter((tag) => this.allows(...tag));
    const change = this.#consent.take(record, given, services);
    if (this.#isFirst) {
      if (this.#config['consent-mode'] == 'google' && (record || isChoice || change.changed[0])) this.#tellGoogle('update', (category) => this.allows(category));
      if (change.isLess || (isChoice && record?.how != 'choice')) gate.forget();
      this.#isGranting = true;
      gate.open();
      this.#isGranting = false;
    }
    return { ...change, isStopped: running.some((tag) => !this.allows(...tag)) };
  }

  #announce({ changed, isStopped, isFresh, isFirstChoice }, isChoice, isTab) {
    const record = this.#consent.record;
    this.#layers.reopenable(this.#isFirst);
    this.#resolve(record);
    // The others of this page follow silently.
    if (!this.#isFirst) return;
    const detail = { record };
    if (record && isChoice && !isTab && isFirstChoice) this.#tell('consent-first', detail);
    if (record && (isChoice || isFresh)) this.#tell('consent', detail);
    if (changed.length) this.#tell('consent-change', { ...detail, changed });
    if (this.#config.reload && isChoice && isStopped) location.reload();
  }

  #tellGoogle(command, allows) {
    try {
      consentMode(command, allows);
    } catch ({ message }) {
      // What the page has in place of Google's list is no reason not to ask.
      this.#report('configuration', `consent-mode: ${message}`);
    }
  }

  // --- what is seen --------------------------------------------------------

  #draw(layers) {
    this.#layers.draw(this.#isFirst, layers);
  }

  #act(action, switches) {
    // What runs until it is refused, only the core can tell.
    if (/^(settings|close)$/.test(action)) this.#lay({ isOpen: action == 'settings' }, this.#config.mode == 'opt-in');
    else {
      const { given, services } = switches || { given: action == 'accept' ? 'all' : [], services: {} };
      this.#choose(given, services, `${this.#facts.lines()}`);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: freeze(detail) }));
  }

  /** Reports what is wrong with what the owner asked for. Its words are in the core's file: who has made no mistake never reads them. */
  #fault = (path, what, detail) => {
    fetchCore().then(({ told }) => told(path, what, detail), () => `${path}: cannot be used`).then((message) => this.#report('configuration', message));
  };

  #report = (code, message) => {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    console.error(`consent-banner: ${message}`);
    this.#tell('consent-error', { code, message });
  };

  #choose(given, services, seen) {
    this.#ask('choose', given === 'all' ? { all: true } : { given, services }, seen);
  }

  #ask(event, choice, seen) {
    this.#choice = choice;
    // Who has pressed something is not left without an answer; a core that
    // hangs has three seconds, and then the fallback as many.
    if (seen || this.#consent.given) late(6).catch((error) => { if (this.#choice == choice) this.#fail(error, event); });
    this.#once(() => this.#decide(event, choice, seen));
  }

  // --- for scripts of the page ---------------------------------------------

  /** Resolves to the record, or null, once it is decided what to show, and what is called has its effect at once. */
  get ready() {
    this.#readied ??= this.#ready.then(async (record) => {
      await Promise.race([fetchCore(), late(3)]).catch(() => {});
      return record;
    });
    return this.#readied;
  }

  get record() {
    return this.#consent.record;
  }

  /** "gpc", "dnt" or null: what the browser says on the visitor's behalf. */
  get signal() {
    return this.#consent.signal;
  }

  /** Which one shows: the first, unless this one is in no page. */
  get #shower() {
    return elements.includes(this) ? elements[0] : this;
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
    return this.#consent.allows(category, service);
  }

  accept(categories = 'all', services = {}) {
    try {
      const names = typeof categories == 'string' ? [categories] : [...categories];
      const lists = copy(services ?? {});
      if (![names, ...Object.values(lists)].every(areTexts)) throw new Error();
      this.#choose(categories === 'all' ? 'all' : names, lists);
    } catch {
      // Not even a trap in what was given may throw here.
      this.#fault('accept', 'u');
    }
  }

  refuse() {
    this.#choose([], {});
  }

  show() {
    this.#shower.#lay({ isAsking: true });
  }

  hide() {
    this.#shower.#lay({ isAsking: false, isOpen: false });
  }

  openSettings() {
    this.#shower.#lay({ isOpen: true });
  }

  #lay(layers, isNow) {
    const lay = () => {
      try {
        this.#draw(layers);
        // Who looks is about to choose.
        if (layers.isOpen || layers.isAsking) load().catch(() => {});
      } catch (error) {
        this.#fail(error);
      }
    };
    if (isNow) lay();
    else this.#once(lay);
  }

  reset() {
    this.#ask('reset', {});
  }

  async setLanguage(tag) {
    if (typeof tag != 'string') return false;
    // The configuration may bring a language that is not built in.
    if (!known(tag) && this.#wanted && !this.#isStarted) await this.#ready;
    const found = known(tag, this.#config.texts);
    if (!found) return false;
    this.#chosenLanguage = found;
    if (this.#isStarted) {
      this.#speak();
      this.#draw();
      gate.open();
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
      gate.observe(root);
    } catch {
      this.#fault('observe', 'h');
    }
  }

  /** What proves the choice: the record, the words whose hash it holds, the configuration. */
  exportRecord() {
    // The words of the choice, whatever is shown now.
    const { lang = this.#consent.language, last, until } = this.#consent.record ?? {};
    const days = last ? (Date.parse(until) - Date.parse(last)) / 864e5 : this.#config.days;
    const content = { record: this.#consent.record, texts: [], configuration: this.#config };
    try {
      content.texts = this.#lines(lang, days);
    } catch { /* the record says enough */ }
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
