// What is seen of an element: the two layers, and beside them the control that
// reopens the settings (reopen.js). Nodes of a layer are there while it is seen.
import { banner as css } from 'built';
import { page } from './late.js';
import { build, keepTicks, moveTogether, switched } from './nodes.js';
import { sheetOf } from './sheet.js';
import { banner, settings } from './view.js';

/** The styles of all banners. */
let sheet;

export class Layers {
  #banner;
  #root = build(['div', { id: 'all' }]);
  /** The element's own content: a link to the policy. */
  #own = build(['slot', {}]);
  #nodes = {};
  #tables = {};
  /** the control that a choice is being made by */
  #pressed;
  /** what had the focus before a layer */
  #before;

  /** Its banner hears what is pressed, and tells when it comes and goes. */
  constructor(banner) {
    this.#banner = banner;
    const { element } = banner;
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet ??= sheetOf(css)];
    root.append(this.#root, this.#own);
    root.addEventListener('click', (event) => this.#click(event));
    root.addEventListener('change', ({ target }) => moveTogether(this.#nodes.dialog, target));
    element.addEventListener('focusin', ({ relatedTarget }) => { if (relatedTarget) this.#before = relatedTarget; });
  }

  /** Whether the settings are open. */
  get isOpen() {
    return !!this.#nodes.dialog;
  }

  /** What to do once layers have gone: a focus that was in them must not be lost with them. */
  leaving() {
    const isInside = this.#banner.element.shadowRoot.activeElement || this.#pressed;
    return () => { if (isInside) page?.focusBack(this.#before); };
  }

  /** Shows layers or takes them away; what is seen already is renewed. */
  draw({ isAsking = !!this.#nodes.banner, isOpen = this.isOpen } = {}) {
    const { consent, isFirst } = this.#banner;
    const leave = this.leaving();
    // The latter is on top.
    this.#show('banner', isFirst && isAsking && banner(consent));
    this.#show('dialog', isFirst && isOpen && settings(consent));
    this.reopenable();
    leave();
  }

  close() {
    this.#show('dialog');
    this.#show('banner');
  }

  /** Takes away all that is seen. */
  clear() {
    this.close();
    this.#root.replaceChildren();
  }

  /** Shows what the page has for those without the banner. */
  giveWay() {
    this.#own.style.visibility = 'visible';
  }

  /** Shows a layer, renews it, or, without a table, takes it away. */
  #show(name, table) {
    const old = this.#nodes[name];
    const { layout, position, theme } = this.#banner.config;
    const look = name == 'banner' ? `${layout} ${layout == 'dialog' ? 'center' : position} ${theme}` : theme;
    const drawn = table && JSON.stringify(table) + look;
    if (!table) {
      old?.close?.();
      old?.remove();
      delete this.#nodes[name];
    } else if (!old || this.#tables[name] != drawn) {
      const node = build(table);
      node.className = look;
      const within = old && this.#banner.element.shadowRoot.activeElement;
      const place = within ? [...old.querySelectorAll('button,a,input')].indexOf(within) : -1;
      if (old) keepTicks(old, node);
      if (name == 'banner') this.#root.prepend(node);
      else this.#root.append(node);
      this.#nodes[name] = node;
      if (node.localName == 'dialog') {
        const open = () => {
          node.showModal();
          if (name == 'dialog') return;
          // To be read from its beginning, and neither answer is the nearer one.
          node.tabIndex = -1;
          node.focus();
          node.scrollTop = 0;
        };
        open();
        node.addEventListener('keydown', (event) => page?.keepInside(node, event));
        // What was cancelled once, a browser closes the second time.
        node.oncancel = node.onclose = (event) => {
          event.preventDefault();
          if (this.#nodes[name] != node) return;
          if (name == 'dialog') this.#banner.act('close');
          else if (!node.open) open();
        };
      } else {
        // In the top layer no style of the page can clip or cover it.
        node.popover = 'manual';
        node.showPopover?.();
      }
      old?.remove();
      if (place >= 0) node.querySelectorAll('button,a,input')[place]?.focus();
    }
    this.#tables[name] = drawn;
    if (name == 'banner' && !old != !table) this.#banner.tell(table ? 'consent-show' : 'consent-hide');
  }

  /** The control that reopens the settings; it comes with page.js, which alone knows what is given. */
  reopenable() {
    page?.reopenable(this.#banner, this.#root);
  }

  #click({ target }) {
    const control = target.closest('[data-do]');
    if (!control) return;
    const action = control.dataset.do;
    // Safari's mouse presses a button without focusing it; then nobody
    // would know where the focus was.
    if (/^(settings|close)$/.test(action)) control.focus();
    else this.#pressed = control;
    this.#banner.act(action, action == 'save' && switched(this.#nodes.dialog));
    this.#pressed = null;
  }
}
