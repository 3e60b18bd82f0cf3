// Copies words; where the browser does not allow it, selects the element that
// shows them, to be copied by keyboard. Says which of both.
export async function copy(words, element) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}
