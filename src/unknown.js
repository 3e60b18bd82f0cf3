// Says which names in the address mean nothing here, with a link to a part of
// the page, and moves the focus there. The words stand at the element, by the
// kind of name, with a gap for the name.
export function tellUnknown(element, ...names) {
  const link = document.createElement('a');
  // The page has a <base>, so the whole path is needed.
  link.href = `${location.pathname}${location.search}#${names[0].onward}`;
  link.textContent = element.dataset.onward;
  element.replaceChildren(...names.flatMap(({ kind, value }) => [element.dataset[kind].replace('{}', () => value), ' ']), link);
  element.hidden = false;
  element.focus();
}
