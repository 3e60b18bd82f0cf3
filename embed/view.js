// Tables of the core to nodes, and where the focus goes.

/** `["tag", {attributes}, children…]` to an element. */
export function build([tag, attributes, ...children]) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (Array.isArray(child) ? build(child) : child)));
  return element;
}

/** The element with the focus, also inside shadow roots. */
export function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element == document.body ? null : element;
}

/** Back to where the visitor was, else to what the page is about; never to nowhere. */
export function focusBack(element) {
  element?.focus();
  const headings = ['main h1', 'h1', 'h1,h2,h3,h4,h5,h6'].flatMap((selector) => [...document.querySelectorAll(selector)]);
  for (const heading of headings) {
    // What is not seen takes no focus.
    if (focused()) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/** Keeps Tab inside a dialog; browsers would leave it for their own buttons. */
export function keepInside(dialog, event) {
  // WebKit on Linux gives Shift+Tab no `key`.
  if (event.keyCode != 9) return;
  const stops = [...dialog.querySelectorAll('button,a[href],input:not([disabled]),[tabindex="0"]')];
  const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
  const active = dialog.getRootNode().activeElement;
  if (active == last || (active == dialog && event.shiftKey)) {
    event.preventDefault();
    first.focus();
  }
}

/** A category's switch moves those of its services, and they move it. */
export function moveTogether(dialog, { dataset, checked }) {
  const of = (service) => [...dialog.querySelectorAll(`input[data-category="${dataset.category}"]${service ? '[data-service]' : ':not([data-service])'}`)];
  if (dataset.service) of(false)[0].checked = of(true).every((input) => input.checked);
  else of(true).forEach((input) => { input.checked = checked; });
}

/** What the switches say. */
export function switched(dialog) {
  const given = [];
  // A category may be called like what every object has.
  const services = Object.create(null);
  for (const { checked, dataset } of dialog.querySelectorAll('input')) {
    if (!checked) continue;
    if (!dataset.service) given.push(dataset.category);
    else if (!given.includes(dataset.category)) (services[dataset.category] ??= []).push(dataset.service);
  }
  return { given, services };
}
