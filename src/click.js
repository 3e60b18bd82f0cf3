/** A click that does what the link says: not one that opens a tab, a window, or a menu. */
export const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
