// What the tests in other engines share: Firefox and WebKit, each through the
// WebDriver that comes with it, and a page with the banner on it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe } from 'node:test';
import webdriver from 'selenium-webdriver';

const { SITE, VERSIONS_SITE, DIST, GECKODRIVER, FIREFOX, WEBKIT_DRIVER, WEBKIT } = process.env;
if (!SITE || !GECKODRIVER || !WEBKIT_DRIVER) throw new Error('run these tests by `cargo xtask engines`, which builds and serves the site');

export const site = SITE;
/** The folder it is served from. */
export const dist = DIST;
/** A site of made-up policies that have earlier versions. */
export const versions = VERSIONS_SITE;
export const { Key } = webdriver;
const { Builder, By } = webdriver;

const engines = {
  Firefox: {
    driver: (port) => [GECKODRIVER, '--port', port],
    capabilities: { browserName: 'firefox', 'moz:firefoxOptions': { binary: FIREFOX, args: ['-headless'] } },
  },
  WebKit: {
    // It has no mode without a screen; the screen here is nobody's.
    driver: (port) => ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1600x1200x24', WEBKIT_DRIVER, `--port=${port}`],
    capabilities: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: WEBKIT, args: ['--automation'] } },
  },
};

async function freePort() {
  const server = createServer();
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  return port;
}

/** Tries until an action gives something; what it last threw, if it never does. */
export async function until(action, what, patience = 15000) {
  const end = Date.now() + patience;
  for (;;) {
    let failure;
    try {
      const found = await action();
      if (found) return found;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) throw new Error(`never: ${what}`, { cause: failure });
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

async function start({ driver: command, capabilities }) {
  const port = await freePort();
  const [program, ...more] = command(`${port}`);
  // A group of its own, so that all it starts can be ended with it.
  const { pid } = spawn(program, more, { stdio: 'ignore', detached: true });
  await until(async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok, `${program} answers`);
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  return {
    driver,
    /** Runs a function in the page. */
    run: (action, ...values) => driver.executeScript(`return (${action}).apply(null, arguments)`, ...values),
    /** Waits until a function says so in the page. */
    until(action, ...values) {
      return until(() => this.run(action, ...values), `${action}`);
    },
    /** Opens an address of the site, and waits until the app has started. */
    async open(path, from = site) {
      await driver.get(from + path);
      await this.until(() => 'ready' in document.documentElement.dataset);
    },
    find: (selector) => driver.findElement(By.css(selector)),
    /** Clicks where an element is, as a mouse does. */
    click: async (selector) => driver.findElement(By.css(selector)).click(),
    /** Presses keys, wherever the focus is. */
    press: (...keys) => driver.actions().sendKeys(...keys).perform(),
    /** Makes the inside of the window that wide; no window gets as narrow as a phone. */
    async widen(width) {
      const window = driver.manage().window();
      const rect = await window.getRect();
      const inner = await this.run(() => innerWidth);
      await window.setRect({ ...rect, width: rect.width + width - inner });
      return this.run(() => innerWidth);
    },
    async stop() {
      await driver.quit().catch(() => {});
      process.kill(-pid);
    },
  };
}

/** Declares the same tests for each engine; `page()` is its one window. */
export function inEngines(declare) {
  for (const [name, engine] of Object.entries(engines)) {
    describe(name, () => {
      let page;
      before(async () => { page = await start(engine); });
      after(() => page?.stop());
      declare(() => page);
    });
  }
}

/** Pages with the banner, by path, each `{ body, headers }`; beside them the banner's own files. What is posted is kept in `posted`. */
export async function host(pages) {
  const types = { js: 'text/javascript', json: 'application/json' };
  const posted = [];
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url, 'http://host');
    if (request.method === 'POST') {
      posted.push(JSON.parse(Buffer.concat(await request.toArray())));
      return void answer.writeHead(204).end();
    }
    if (pages[pathname]) {
      const { body, headers, script } = pages[pathname];
      if (script) {
        // It takes a second.
        await new Promise((over) => { setTimeout(over, 1000); });
        answer.writeHead(200, { 'content-type': types.js });
        return void answer.end(script);
      }
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      return void answer.end(`<!doctype html><html lang=en><title>Host</title><main><h1>Host</h1>${body}</main></html>`);
    }
    try {
      const file = readFileSync(`${DIST}${pathname}`);
      answer.writeHead(200, { 'content-type': types[pathname.split('.').pop()] ?? 'application/octet-stream' });
      answer.end(file);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { posted, address: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** The site behind a line on which some files take a second. */
export async function slowly(files) {
  const server = createServer(async ({ url }, answer) => {
    if (files.test(url)) await new Promise((resolve) => { setTimeout(resolve, 1000); });
    const response = await fetch(new URL(url, site));
    answer.writeHead(response.status, { 'content-type': response.headers.get('content-type') });
    answer.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const address = new URL(new URL(site).pathname, `http://127.0.0.1:${server.address().port}`).href;
  return { address, close: () => { server.closeAllConnections(); server.close(); } };
}
