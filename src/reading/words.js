// The interface's words, in the language the page is in now.
import { words } from 'built';

/** A message with its `{places}` filled in. */
export function say(key, places = {}, language = document.documentElement.lang) {
  return (words[language] ?? words.en)[key].replace(/\{(\w+)\}/g, (_, place) => places[place]);
}
