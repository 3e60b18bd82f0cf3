// What a value that anybody may have written is.

export const isGroup = (value) => value && typeof value == 'object' && !Array.isArray(value);
export const areTexts = (list) => Array.isArray(list) && list.every((text) => typeof text == 'string');

/** Whether a text is an address that leads to a page and runs no script. */
export const isAddress = (text) => typeof text == 'string' && !!text && /^(https?:|[^:]*([/?#]|$))/i.test(text);

export const list = (value) => (Array.isArray(value) ? value : []);
