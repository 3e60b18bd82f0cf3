// What waits for consent: scripts of `type="text/plain"` and iframes with a
// `data-category`, now and later, in the document and in observed roots.
import { placeholder as css } from 'built';
import { always } from './given.js';
import { build } from './nodes.js';
import { sheetOf } from './sheet.js';

const waiting = 'script[type="text/plain" i][data-category],iframe[data-category]';
let policy;
let sheet;

/** For pages that require Trusted Types: the owner's own tags are what is run. */
function trusted(kind, text) {
  const rules = { createScript: String, createScriptURL: String };
  try {
    policy ??= globalThis.trustedTypes?.createPolicy('consent-banner', rules);
  } catch { /* a page that forbids the name may yet take plain text */ }
  return (policy ?? rules)[kind](text);
}

/** Whether it is the gate that hides a frame: nobody else does it so. A copy that the page has made knows no more. */
const isHidden = ({ style }) => style.display == 'none' && !!style.getPropertyPriority('display');

/** How a frame is shown, and where, if it is put over a box. */
function shown(frame) {
  if (isHidden(frame)) return { hidden: false, display: '' };
  const { position, inset } = getComputedStyle(frame);
  return { hidden: frame.hidden, display: frame.style.display, inset: position == 'absolute' && inset };
}

/** There is one a page, for all elements: two would fight over the placeholders. */
export class Gate {
  /** the banner that counts, if any: the page's first */
  owner;
  /** external scripts run one after another; a promise for the last */
  #queue = Promise.resolve();
  #isWaiting = 0;
  /** external scripts that are on their way, and their tags */
  #coming = new Map();
  /** iframes let in once, whatever the record says */
  #once = new WeakSet();
  #placeholders = new Map();
  /** how a frame was shown before it had to be hidden */
  #hidden = new WeakMap();
  #roots = new Set();
  #observer = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some((node) => node.nodeType == 1))) this.open();
  });
  #done = new WeakSet();
  /** category and service of each script and frame that has run, for `reload` */
  ran = [];

  /** From now on another banner counts, or none. */
  lead(owner) {
    this.owner = owner;
    this.open();
  }

  /** Looks at a root for good, whichever element is the first; throws where there is nothing to look at. */
  observe(root) {
    root.querySelectorAll(waiting);
    this.#observer.observe(root, { childList: true, subtree: true });
    this.#roots.add(root);
    this.open();
  }

  /** Lets run what may run, and takes back what may no longer; without an owner only the placeholders go. */
  open() {
    for (const [frame, placeholder] of this.#placeholders) {
      // Else the frame was taken away or put elsewhere by the page.
      if (this.owner && frame.isConnected && frame.previousSibling == placeholder) continue;
      placeholder.remove();
      this.#placeholders.delete(frame);
    }
    if (!this.owner?.consent.given) return;
    for (const [script, tag] of this.#coming) {
      if (this.#may(tag)) continue;
      // What comes to another document than it was asked for in is not run.
      document.implementation.createHTMLDocument().adoptNode(script);
      script.dispatchEvent(new Event('error'));
      this.#done.delete(tag);
    }
    for (const root of this.#roots) {
      // What is in no page would be put there without being run; its host's coming opens again.
      if (!root.isConnected) continue;
      // What the page has copied of a placeholder is empty.
      root.querySelectorAll('consent-placeholder').forEach((host) => host.shadowRoot ?? host.remove());
      root.querySelectorAll(waiting).forEach((tag) => this.#look(tag));
    }
  }

  #look(tag) {
    try {
      if (tag.localName == 'iframe') this.#frame(tag, this.#may(tag) || this.#once.has(tag));
      else if (this.#may(tag) && !this.#done.has(tag)) this.#run(tag);
    } catch ({ message }) {
      // What is wrong with one tag must cost neither the others nor the choice.
      console.error(`consent-banner: ${tag.dataset.category}: ${message}`);
    }
  }

  #may({ dataset: { category, service } }) {
    const isRefusal = category[0] == '!' || service?.[0] == '!';
    const name = category.replace('!', '');
    const { consent } = this.owner;
    return isRefusal
      ? consent.knows(name) && consent.isAnswered && !consent.allows(name, service?.replace('!', ''))
      : consent.allows(name, service);
  }

  #run(tag) {
    this.#done.add(tag);
    const script = document.createElement('script');
    const { type, src } = tag.dataset;
    for (const { name, value } of tag.attributes) {
      if (!/^(type|src|data-type|data-src|data-category)$/.test(name)) script.setAttribute(name, /^on/i.test(name) ? trusted('createScript', value) : value);
    }
    tag.removeAttribute('id');
    // A browser hides a nonce from attributes once the tag is in the page.
    script.nonce = tag.nonce;
    if (type) script.type = type;
    const address = src || tag.getAttribute('src');
    const isRun = /^$|^module$|(java|ecma)script/i.test(script.type);
    // Beside the tag, which may belong to a framework that wants it back.
    const put = () => {
      // One that waited for another may have been refused meanwhile.
      if (!this.owner || !this.#may(tag)) return void this.#done.delete(tag);
      tag.after(script);
      // It was run as what it was; a copy that the page puts there later is not.
      if (isRun) script.type = 'text/plain';
      this.#note(tag);
    };
    if (address) {
      script.src = trusted('createScriptURL', address);
      this.#coming.set(script, tag);
      // Beside what the tag itself has for `onload`.
      const done = new Promise((resolve) => { for (const type of ['load', 'error']) script.addEventListener(type, resolve); });
      done.then(() => this.#coming.delete(script));
      // Nobody can wait for what will not be loaded.
      if (tag.hasAttribute('async') || script.noModule || !isRun) return put();
      // Inserted at once they load side by side; `async = false` keeps their order.
      script.async = false;
      this.#isWaiting += 1;
      this.#queue = Promise.all([this.#queue, done]).then(() => { this.#isWaiting -= 1; });
      put();
    } else {
      script.text = trusted('createScript', tag.text);
      if (this.#isWaiting) this.#queue = this.#queue.then(put);
      else put();
    }
  }

  /** What has run could be stopped, which is what `reload` is for. */
  #note({ dataset: { category, service } }) {
    if (!this.ran.some((tag) => tag[0] == category && tag[1] == service)) this.ran.push([category, service]);
  }

  #frame(frame, may) {
    const placeholder = this.#placeholders.get(frame);
    if (may) {
      // Out of the page it begins anew, without an entry in Safari's history.
      if (placeholder) frame.remove();
      this.#placeholders.delete(frame);
      if (placeholder || /^(about:blank)?$/.test(frame.getAttribute('src') ?? '')) {
        const { hidden, display } = this.#hidden.get(frame) ?? shown(frame);
        frame.hidden = hidden;
        // What the page has set meanwhile stays.
        if (isHidden(frame)) frame.style.display = display;
        this.#hidden.delete(frame);
        if (frame.dataset.src && frame.getAttribute('src') != frame.dataset.src) frame.src = frame.dataset.src;
        this.#note(frame);
      }
      placeholder?.replaceWith(frame);
      return;
    }
    if (placeholder?.isConnected) return this.#fill(placeholder, frame);
    const host = document.createElement('consent-placeholder');
    host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [...this.owner.element.shadowRoot.adoptedStyleSheets, sheet ??= sheetOf(css)];
    this.#placeholders.set(frame, host);
    if (!this.#hidden.has(frame)) this.#hidden.set(frame, shown(frame));
    this.#fill(host, frame);
    frame.before(host);
    frame.hidden = true;
    // A page's style for all its frames would beat the attribute.
    frame.style.setProperty('display', 'none', 'important');
    if (frame.hasAttribute('src')) {
      // Without its address and put anew in its place it holds nothing; an
      // empty address would leave an entry in the history.
      frame.dataset.src ??= frame.getAttribute('src');
      frame.removeAttribute('src');
      host.after(frame);
    }
  }

  /** What would load, from whom, and the two ways to let it. */
  #fill(host, frame) {
    const { consent } = this.owner;
    const { words, language, config } = consent;
    const { category, service, src } = frame.dataset;
    const known = consent.service(category, service);
    const address = build(['a', { href: src ?? '' }]).host || src || '';
    const provider = known?.provider || known?.label || address;
    const text = words.placeholder.replace(/\{(title|provider)\}/g, (_, name) => (name == 'title' && (frame.title || known?.label || address)) || provider);
    const table = ['div', { part: 'placeholder', class: config.theme, lang: language, role: 'group' }, ['p', {}, text],
      ['button', { type: 'button' }, words.once], ['button', { type: 'button' }, words.always]];
    const content = build(table);
    // In the frame's place, whose box may have no height of its own.
    const { inset } = this.#hidden.get(frame);
    if (inset) Object.assign(content.style, { position: 'absolute', inset, overflow: 'auto', padding: '8px', fontSize: '14px' });
    // Else of the frame's size, so that nothing moves when the frame comes.
    else for (const [side, property] of [['width', 'width'], ['height', 'minHeight']]) {
      content.style[property] = (frame.getAttribute(side) ?? '').replace(/^\d+$/, '$&px');
    }
    // What stands there already keeps its focus.
    if (host.shadowRoot.firstChild?.isEqualNode(content)) return;
    host.shadowRoot.replaceChildren(content);
    const [once, forever] = content.querySelectorAll('button');
    once.onclick = () => {
      // An unknown category never runs, and is told.
      if (!this.owner.consent.knows(frame.dataset.category)) return always(this.owner, frame.dataset.category);
      this.#once.add(frame);
      this.#frame(frame, true);
      frame.focus();
    };
    forever.onclick = () => { always(this.owner, frame.dataset.category, frame.dataset.service); frame.focus(); };
  }

  /** A refusal or withdrawal takes back what was let in once, too. */
  forget() {
    this.#once = new WeakSet();
  }
}
