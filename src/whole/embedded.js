// What else the file holds: words, the files of the search, its wasm.
const text = (id) => document.getElementById(id).textContent;
const { frame, reading } = JSON.parse(text('_words'));

// Where src/reading/words.js looks before it fetches any.
window.policyViewer.words = reading;

/** What the file says of its own, in a language. */
export const wordsOf = (tag) => frame[tag];

let files;

/** The text of a file of the site, by its path; half a megabyte is only read once somebody searches. */
export async function fileAt(path) {
  files ??= JSON.parse(text('_files'));
  if (!(path in files)) throw new Error(`${path} is not in this file`);
  return files[path];
}

/** What searches and marks; the build tells src/finder.js to look for its wasm here. */
export function withFinder() {
  window.policyViewer.finder ??= `data:application/wasm;base64,${text('_finder')}`;
}
