// The interface's words, a small file for each language: a first view fetches
// those of its own alone.
const html = document.documentElement;
const words = {};

/** Fetches the words of a language, by default the page's. */
export async function load(language = html.lang) {
  // All are there where the whole site is one file.
  words[language] ??= window.policyViewer.words?.[language] ?? (await import(`${html.dataset.words}${language}.js`)).default;
}

/** A message with its `{places}` filled in; until the words of its language have come, in the one before. */
export function say(key, places = {}, language = html.lang) {
  return (words[language] ?? Object.values(words).pop())[key].replace(/\{(\w+)\}/g, (_, place) => places[place]);
}
