// One banner: gathers what its element is to ask and in which words, looks for
// a record that counts, and shows itself without one. What follows is page.js'.
// Layers first: with the styles at its head the file is 60 bytes smaller after
// brotli, which a phone has to fetch.
import { Layers } from './layers.js';
import { arePlain, copy, effective, fetched, inline } from './configuration.js';
import { choose, completed, known, wordsIn } from './language.js';
import { fetchCore, fetchPage, late, once, page } from './late.js';
import { Consent } from './consent.js';
import { painted } from './painted.js';
import { forget, isKept, newest, stored } from './record.js';
import { consentMode } from './consent-mode.js';
import { freeze } from './freeze.js';
import { lines } from './view.js';

/** Those of all elements in the page; the first asks, the others follow. */
let banners = [];
let first;

/** The first of the page, if there is any. */
export const firstBanner = () => first;

/** The first is the one that shows, and that the gate asks. */
function lead() {
  const former = first;
  [first] = banners.sort(({ element }, other) => (element.compareDocumentPosition(other.element) & 4 ? -1 : 1));
  window.consentBanner = first?.element;
  if (first == former) return;
  former?.layers.clear();
  once(({ gate }) => gate.lead(first));
  if (first?.started) first.begin();
}

export class Banner {
  consent = new Consent();
  element;
  /** what could be a record, as it was last read */
  stored = [];
  /** whether the core has nothing to say of the categories */
  isPlain;
  /** whether what is given is being let run */
  isGranting = false;
  /** what was chosen last and still waits for the core; earlier choices are no longer wanted */
  choice;
  /** whether the safe default has taken the configuration's place */
  isUnusable = false;
  /** its last beginning, while it is in the page */
  started;
  /** the configuration that is wanted, once any is */
  wanted;
  resolve;
  ready = new Promise((resolve) => { this.resolve = resolve; });
  #sources;
  #configured;
  #chosenLanguage;
  /** the lines of both layers, once they were asked for */
  #said;
  /** the categories as they were given, without built-in words */
  #listed;
  #reported = new Set();
  /** calls that came before it was known what to show */
  #early = [];

  constructor(element) {
    this.element = element;
  }

  // --- its element comes, goes and changes ---------------------------------

  come() {
    this.layers ??= new Layers(this);
    // What a core that came too late told an element in no page.
    this.consent.given = null;
    banners.push(this);
    lead();
    this.observe(document);
    this.observe(this.element.getRootNode());
    // Who has chosen waits for nothing else.
    if (stored(this.element.getAttribute('storage') == 'local')[0]) fetchPage().catch(() => {});
    // A child may still be on its way.
    if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', () => this.begin(), { once: true });
    else this.begin();
  }

  go() {
    banners = banners.filter((banner) => banner != this);
    this.wanted = null;
    this.started = null;
    this.layers.clear();
    this.consent.given = null;
    lead();
  }

  change(name) {
    if (name == 'lang') this.#chosenLanguage = null;
    if (name == 'config') {
      if (this.wanted) this.begin();
    } else if (this.started) this.#start(/^(lang|layout|position|theme|policy|reopen|days)$/.test(name));
  }

  async begin() {
    const { element } = this;
    if (!element.isConnected) return;
    const wanted = {};
    this.wanted = wanted;
    const painting = painted();
    const url = element.getAttribute('config');
    let sources;
    let failure;
    try {
      const file = url ? await fetched(url) : {};
      await painting;
      // A script may have put the child in after the element.
      sources = [inline(element) ?? {}, file];
    } catch (error) {
      failure = `config: ${error.message}`;
    }
    await painting;
    // Another may be wanted by now.
    if (this.wanted != wanted) return;
    this.#sources = sources;
    this.#start();
    if (failure) this.report('configuration', failure);
  }

  /** Begins with the settings as they are now; where only its looks or words are others, nothing else follows. */
  #start(isLook) {
    try {
      this.#reported.clear();
      this.isUnusable &&= isLook;
      this.take(!this.isUnusable && this.#sources && [...this.#sources, this.#configured]);
      if (isLook) {
        this.layers.draw();
        // Placeholders speak and look like the banner.
        return void page?.gate.open();
      }
      const started = {};
      this.started = started;
      const { categories, mode, open } = this.config;
      // What is wrong, and with what consequence, is the core's to say.
      this.isPlain = arePlain(categories);
      if (this.isFirst && this.config['consent-mode'] == 'google') {
        this.tellGoogle('default', () => this.isPlain && mode == 'opt-out' && !this.consent.signal);
      }
      const record = this.known();
      if (this.isPlain) this.consent.record = freeze(record ?? null);
      if (record === undefined) {
        // Seen before the core is there, which will say the same.
        if (this.isFirst && this.isPlain && open == 'auto') this.layers.draw({ isAsking: true });
        fetchCore();
      }
      this.#once((file) => { if (this.started == started) file.begin(this); });
    } catch (error) {
      this.fail(error);
    }
  }

  /** What is known without the core: the record that counts, `null` where there is nothing to ask, else nothing. */
  known() {
    const { mode, open } = this.config;
    const record = this.newest();
    if (!this.isPlain) return;
    if (record || this.consent.signal || (mode == 'opt-in' && (!this.isFirst || open == 'manual'))) return record;
  }

  /** Takes what the sources say; without any, the safe default, of which a choice is remembered as its own. */
  take(sources) {
    this.consent.config = effective(this.element, sources || [], this.fault);
    if (!sources) Object.assign(this.config, { mode: 'opt-in', open: 'auto', revision: 'safe-default' });
    this.#listed = this.config.categories;
    this.#speak();
  }

  #speak() {
    const { lang, texts } = this.config;
    this.consent.language = choose(this.element, this.#chosenLanguage, lang, texts);
    this.consent.words = wordsIn(this.consent.language, texts);
    this.config.categories = completed(this.#listed, this.consent.words);
    this.#said = null;
  }

  /** The banners of the page. */
  get all() {
    return banners;
  }

  /** Which one shows: the first, unless this one is in no page. */
  get shower() {
    return banners.includes(this) ? first : this;
  }

  get isFirst() {
    return first == this;
  }

  get config() {
    return this.consent.config;
  }

  get isLocal() {
    return this.config.storage == 'local';
  }

  /** How many categories were put before those of the configuration. */
  get added() {
    return this.config.categories.length - this.#listed?.length || 0;
  }

  /** Looks again for what could be a record. */
  read() {
    this.stored = stored(this.isLocal);
  }

  /** The newest record that counts, of those that are stored and perhaps another. */
  newest(another) {
    this.read();
    return newest([another, ...this.stored].filter(Boolean), this.config.revision);
  }

  isKept(record) {
    return isKept(record, this.isLocal);
  }

  // --- page.js -------------------------------------------------------------

  /** Calls back with it, as soon as it is there. */
  #once(call) {
    once((file) => {
      try {
        call(file);
      } catch (error) {
        this.fail(error);
      }
    });
    this.#bring();
  }

  /** Fetches it; for what never comes nobody waits that only wants to know what there is. */
  #bring() {
    if (page) return;
    fetchPage().catch((error) => this.fail(error, this.started && this.choice));
    late(6).catch(() => page || this.resolve(this.consent.record));
  }

  /** Calls back once it is known what to show; what a script asks for while it is let run, after that. */
  #whenKnown(call) {
    if (this.consent.given && !this.isGranting) return call();
    this.#early.push(call);
    // It may have failed before.
    if (this.started) this.#bring();
  }

  /** Does what was asked for before it was known what to show. */
  catchUp() {
    if (this.consent.given) this.#early.splice(0).forEach((call) => call());
  }

  // --- what a visitor or a script wants ------------------------------------

  choose(given, services, seen) {
    this.ask('choose', given === 'all' ? { all: true } : { given, services }, seen);
  }

  /** Has the core decide what follows; `seen` are the words before a visitor who chooses. */
  ask(event, choice, seen) {
    this.choice = choice;
    // Who has pressed something is not left without an answer; a core that
    // hangs has three seconds, and then the fallback as many.
    if (seen || this.consent.given || this.consent.record) late(6).catch((error) => { if (this.choice == choice) this.fail(error, event); });
    this.#whenKnown(() => page.decide(this, event, choice, seen));
  }

  /** What was pressed in a layer. */
  act(action, switches) {
    // What runs until it is refused, only the core can tell.
    if (/^(settings|close)$/.test(action)) this.lay({ isOpen: action == 'settings' }, this.config.mode == 'opt-in');
    else {
      const { given, services } = switches || { given: action == 'accept' ? 'all' : [], services: {} };
      this.choose(given, services, `${this.lines()}`);
    }
  }

  /** Shows layers or takes them away. */
  lay(layers, isNow) {
    const lay = () => {
      try {
        this.layers.draw(layers);
        // Who looks is about to choose.
        if (layers.isOpen || layers.isAsking) once((file) => file.load().catch(() => {}));
      } catch (error) {
        this.fail(error);
      }
    };
    if (isNow) lay();
    else this.#whenKnown(lay);
  }

  /** The words of both layers: as they are, or in another language and for so many days. */
  lines(language, days = this.config.days) {
    if (!language) return this.#said ??= this.lines(this.consent.language);
    const words = wordsIn(language, this.config.texts);
    return lines({ words, language, config: { ...this.config, categories: completed(this.#listed, words), days }, allows() {} });
  }

  async setLanguage(tag) {
    if (typeof tag != 'string') return false;
    // The configuration may bring a language that is not built in.
    if (!known(tag) && this.wanted && !this.started) await this.ready;
    const found = known(tag, this.config.texts);
    if (!found) return false;
    this.#chosenLanguage = found;
    if (this.started) {
      this.#speak();
      this.layers.draw();
      page?.gate.open();
    }
    return true;
  }

  observe(root) {
    once(({ gate }) => {
      try {
        gate.observe(root);
      } catch {
        this.fault('observe', 'h');
      }
    });
  }

  /** What proves a choice: the record, the words whose hash it holds, whatever is shown now, the configuration. */
  get proof() {
    const { record, language } = this.consent;
    const { lang = language, last, until } = record ?? {};
    const proof = { record, texts: [], configuration: this.config };
    try {
      proof.texts = this.lines(lang, last ? (Date.parse(until) - Date.parse(last)) / 864e5 : this.config.days);
    } catch { /* the record says enough */ }
    return proof;
  }

  configure(configuration) {
    try {
      this.#configured = copy(configuration);
      if (this.started) this.#start();
    } catch (error) {
      this.report('configuration', `configure: ${error.message}`);
    }
  }

  // --- what is told --------------------------------------------------------

  tell(type, detail = { record: this.consent.record }) {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: freeze(detail) }));
  }

  tellGoogle(command, allows) {
    try {
      consentMode(command, allows);
    } catch ({ message }) {
      // What the page has in place of Google's list is no reason not to ask.
      this.report('configuration', `consent-mode: ${message}`);
    }
  }

  /** Reports what is wrong with what the owner asked for; who has made no mistake never reads its words. */
  fault = (...fault) => this.#once((file) => file.fault(this, ...fault));

  report = (code, message) => {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    console.error(`consent-banner: ${message}`);
    this.tell('consent-error', { code, message });
  };

  /** Nothing optional is given, and what the page has for those without the banner is shown. */
  fail(error, event) {
    this.#early = [];
    this.choice = null;
    // Neither may an earlier choice come back with the next page.
    if (event) {
      forget(this.isLocal, this.config.domain);
      this.consent.record = null;
    }
    this.report('core', `it cannot run, so everything optional stays refused: ${error?.message}`);
    try {
      this.layers.giveWay();
      this.layers.clear();
      if (!arePlain(this.config.categories)) this.#listed = this.config.categories = [{ id: 'necessary' }];
      page?.giveUp(this);
    } catch { /* nothing is given */ }
    this.resolve(this.consent.record);
  }
}
