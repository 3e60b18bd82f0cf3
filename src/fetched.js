// What is fetched of the site, and what is fetched once.

/** An answer; rejects where there is none, or one of a fault, and names the file. */
export async function fetched(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}

const had = new Map();

/** What `get` promises, asked for once; a failure is forgotten, because the next attempt may have a connection. */
export function once(name, get) {
  if (!had.has(name)) {
    const wanted = get();
    had.set(name, wanted);
    wanted.catch(() => had.delete(name));
  }
  return had.get(name);
}
