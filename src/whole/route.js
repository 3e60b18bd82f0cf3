/**
 * An address in the hash: `#/ru/alma-jet/cookies.2?q=cookie` has a language, a page, a part of it and a query. What is
 * none has no language.
 */
export function parse(hash) {
  const [, address, query = ''] = /^#?([^?]*)\??(.*)$/s.exec(hash);
  let plain = address;
  try {
    plain = decodeURIComponent(address);
  } catch { /* a stray % stands for itself */ }
  const [, tag, name, part] = /^\/([^/]+)(?:\/([^/]*))?(?:\/(.*))?$/s.exec(plain) ?? [];
  return { tag, path: name ? `/${tag}/${name}/` : `/${tag}/`, part: part || undefined, query };
}
