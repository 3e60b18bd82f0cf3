import { once } from './fetched.js';

/**
 * Another page of the site, as a document of its own in which nothing runs:
 * parsed by the browser, so that no string becomes markup here. Fetched once.
 */
export const pageAt = (path) => once(path, () => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('GET', path);
  request.responseType = 'document';
  request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error(`${path}: ${request.status}`)));
  request.onerror = () => reject(new Error(`${path}: no connection`));
  request.send();
}));
