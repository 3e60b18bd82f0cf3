// <consent-banner>: asks, and performs on the page what the core decides.
//
// 1. once the page is painted, settings and words are gathered
//    (banner.js, configuration.js, language.js)
// 2. a stored record that counts is looked for (record.js)
// 3. without one the banner is shown (layers.js, view.js)
// 4. only then page.js is fetched, which lets run what may run (gate.js) and
//    tells whoever must know, and with it the core, which decides what a
//    choice means (core.js); with a record page.js alone
//
// Here is what scripts of the page see of it.
import { Banner, firstBanner } from './banner.js';
import { attributes, copy } from './configuration.js';
import { freeze } from './freeze.js';
import { late, page } from './late.js';
import { areTexts } from './shapes.js';

// In Node there is no HTMLElement, and importing must not throw.
const Base = globalThis.HTMLElement ?? class {};

export class ConsentBanner extends Base {
  static observedAttributes = attributes;

  #banner = new Banner(this);
  #ready;

  connectedCallback() {
    if (Object.hasOwn(this, 'config')) {
      // Set before this class was there.
      const { config } = this;
      delete this.config;
      this.config = config;
    }
    this.#banner.come();
    // Once, however often it is added; before the page's own listeners, which
    // may keep a click from coming here.
    document.addEventListener('click', declared, true);
  }

  disconnectedCallback() {
    this.#banner.go();
  }

  attributeChangedCallback(name) {
    this.#banner.change(name);
  }

  /** Resolves to the record, or null, once it is decided what to show, and what is called has its effect at once. */
  get ready() {
    this.#ready ??= this.#banner.ready.then(async (record) => {
      await Promise.race([page?.fetchCore(), late(3)]).catch(() => {});
      return record;
    });
    return this.#ready;
  }

  get record() {
    return this.#banner.consent.record;
  }

  /** "gpc", "dnt" or null: what the browser says on the visitor's behalf. */
  get signal() {
    return this.#banner.consent.signal;
  }

  get config() {
    return freeze(structuredClone(this.#banner.config));
  }

  /** A text is the address of one, as frameworks set the property where the attribute is meant. */
  set config(value) {
    if (typeof value == 'string') this.setAttribute('config', value);
    else this.configure(value);
  }

  allows(category, service) {
    return this.#banner.consent.allows(category, service);
  }

  accept(categories = 'all', services = {}) {
    try {
      const names = typeof categories == 'string' ? [categories] : [...categories];
      const lists = copy(services ?? {});
      if (![names, ...Object.values(lists)].every(areTexts)) throw new Error();
      this.#banner.choose(categories === 'all' ? 'all' : names, lists);
    } catch {
      // Not even a trap in what was given may throw here.
      this.#banner.fault('accept', 'u');
    }
  }

  refuse() {
    this.#banner.choose([], {});
  }

  show() {
    this.#banner.shower.lay({ isAsking: true });
  }

  hide() {
    this.#banner.shower.lay({ isAsking: false, isOpen: false });
  }

  openSettings() {
    this.#banner.shower.lay({ isOpen: true });
  }

  reset() {
    this.#banner.ask('reset', {});
  }

  setLanguage(tag) {
    return this.#banner.setLanguage(tag);
  }

  configure(configuration) {
    this.#banner.configure(configuration);
  }

  observe(root) {
    this.#banner.observe(root);
  }

  exportRecord() {
    return new Blob([JSON.stringify(this.#banner.proof, null, 2)], { type: 'application/json' });
  }
}

/** `data-consent` anywhere in the page. */
function declared(event) {
  const wanted = event.composedPath().map((node) => node.dataset?.consent).find(Boolean);
  const element = firstBanner()?.element;
  if (!wanted || !element || !/^(show|settings|accept|refuse|reset)$/.test(wanted)) return;
  event.preventDefault();
  element[wanted == 'settings' ? 'openSettings' : wanted]();
}

// Included twice, the first definition stays.
if (globalThis.customElements && !customElements.get('consent-banner')) {
  customElements.define('consent-banner', ConsentBanner);
}
