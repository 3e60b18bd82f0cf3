// Where the focus is, and where it goes.

/** The element with the focus, also inside shadow roots. */
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element == document.body ? null : element;
}

/** A focus that is lost goes back to where the visitor was, else to what the page is about; never to nowhere. */
export function focusBack(element) {
  if (focused()) return;
  element?.focus();
  const headings = ['main h1', 'h1', 'h1,h2,h3,h4,h5,h6,[role=heading]'].flatMap((selector) => [...document.querySelectorAll(selector)]);
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
