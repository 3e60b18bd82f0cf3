// When a page comes back as it was left, Safari sets every field that takes no
// part in autocompletion to what it was at first; here it gets back what it held.
const fields = () => [...document.querySelectorAll('input[autocomplete=off]')];
let held;

addEventListener('pagehide', () => { held = fields().map(({ checked, value }) => ({ checked, value })); });
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  const restore = () => fields().forEach((field, place) => Object.assign(field, held[place]));
  // It does so once all have been told of the return; mostly at once.
  for (const delay of [0, 100]) setTimeout(restore, delay);
});
