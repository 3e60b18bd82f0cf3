// Says which name in the address means nothing here, with a link to a part of
// the page, and moves the focus there. The words stand at the element, by the
// kind of name, with a gap for the name.
export function tellUnknown(element, { kind, value, onward }) {
  const link = document.createElement('a');
  // The page has a <base>, so the whole path is needed.
  link.href = `${location.pathname}${location.search}#${onward}`;
  link.textContent = element.dataset.onward;
  element.replaceChildren(element.dataset[kind].replace('{}', () => value), ' ', link);
  element.hidden = false;
  element.focus();
}
