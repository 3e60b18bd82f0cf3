// When a page comes back as it was left, Safari sets every field that takes no
// part in autocompletion to what it was at first; here it gets back what it held.
const fields = () => [...document.querySelectorAll('input[autocomplete=off]')];
let held;

addEventListener('pagehide', () => { held = fields().map(({ checked, value }) => ({ checked, value })); });
addEventListener('pageshow', ({ persisted }) => {
  // It does so once all have been told of the return.
  if (persisted) setTimeout(() => fields().forEach((field, place) => Object.assign(field, held[place])));
});
