/** A cookie's name written as `/regexp/`, or nothing; throws where it is none. */
export function expression(name) {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/.exec(name) ?? [];
  return source && new RegExp(source, flags.replace(/[gy]/g, ''));
}
