const pages = new Map();

/**
 * Another page of the site, as a document of its own in which nothing runs:
 * parsed by the browser, so that no string becomes markup here. Fetched once;
 * a failure is forgotten, because the next attempt may have a connection.
 */
export function pageAt(path) {
  if (!pages.has(path)) {
    const wanted = new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', path);
      request.responseType = 'document';
      request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error(`${path}: ${request.status}`)));
      request.onerror = () => reject(new Error(`${path}: no connection`));
      request.send();
    });
    pages.set(path, wanted);
    wanted.catch(() => pages.delete(path));
  }
  return pages.get(path);
}
