/** A value that nobody can change, with all in it. */
export const freeze = (value) => {
  if (value && typeof value == 'object') Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};
