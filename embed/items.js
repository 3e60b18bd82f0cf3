// Under which names the browser keeps what the banner keeps.

/** The record of a choice: a cookie or an item. */
export const record = 'consent';

/** The item that holds records which the owner's server has not taken yet; see post.js. */
export const unsent = 'consent.unsent';
