// What holds of every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityFaults, indexPages, languages, open, policyPages, site, switchTo, toolPages, versionsPages, withPage } from './support.mjs';

const pages = [...indexPages, ...policyPages];

for (const path of pages) {
  const tag = path.slice(0, 2);

  test(`${path} is adopted with an empty console, from this site alone`, () => withPage({}, async (page) => {
    const foreign = [];
    page.on('request', (request) => { if (!request.url().startsWith(site)) foreign.push(request.url()); });
    await open(page, path);
    // Pointed at another language, the app takes the page over.
    const text = page.waitForResponse(/\/content\//).then((response) => response.finished());
    await page.hover(`nav.languages a[hreflang=${languages.find((other) => other !== tag)}]`);
    await text;
    assert.deepEqual(page.messages, []);
    assert.deepEqual(foreign, []);
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), {});
    assert.equal(await page.evaluate(() => document.cookie), '');
  }));

  test(`${path} has a right head and frame`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    const head = await page.evaluate(() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      return {
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        titles: [document.title, document.querySelector('meta[name=description]').content].map((text) => text.length > 10),
        canonical: document.querySelector('link[rel=canonical]').href,
        alternates: Object.fromEntries(all('link[rel=alternate][hreflang]').map((link) => [link.hreflang, link.getAttribute('href')])),
        h1: all('main h1').length,
        articles: all('main article[lang]').map((article) => article.lang),
        current: all('nav.languages a[aria-current=true]').map((link) => [link.hreflang, link.lang]),
        csp: document.querySelector('meta[http-equiv]').content,
        ids: all('[id]').length - new Set(all('[id]').map((element) => element.id)).size,
      };
    });
    assert.equal(head.lang, tag);
    assert.equal(head.dir, 'ltr');
    assert.deepEqual(head.titles, [true, true]);
    assert.equal(head.canonical, site + path);
    const rest = path.slice(3);
    const expected = Object.fromEntries(languages.map((other) => [other, `${site}${other}/${rest}`]));
    assert.deepEqual(head.alternates, { ...expected, 'x-default': rest ? `${site}en/${rest}` : site });
    assert.equal(head.h1, 1);
    assert.deepEqual(head.articles, rest ? [tag] : []);
    assert.deepEqual(head.current, [[tag, tag]]);
    assert.match(head.csp, /script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+';.*require-trusted-types-for 'script'/);
    assert.equal(head.ids, 0, 'no id is there twice');
  }));

  for (const colorScheme of ['light', 'dark']) {
    test(`${path} passes axe, ${colorScheme}`, () => withPage({ colorScheme }, async (page) => {
      await open(page, path);
      assert.deepEqual(await accessibilityFaults(page), []);
    }));
  }

  test(`${path} fits 320 px`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, nav a, summary, .chip')]
      .map((target) => [target.className || target.tagName, target.getBoundingClientRect()])
      .filter(([, box]) => box.height && (box.height < 24 || box.width < 24))
      .map(([name]) => name));
    assert.deepEqual(small, []);
    // Few browsers can hyphenate Russian or Kazakh.
    const broken = await page.$eval('h1', (title) => {
      const words = title.textContent.matchAll(/\S+/g);
      const range = document.createRange();
      return [...words].filter(({ 0: word, index }) => {
        range.setStart(title.firstChild, index);
        range.setEnd(title.firstChild, index + word.length);
        return range.getClientRects().length > 1;
      }).map(([word]) => word);
    });
    assert.deepEqual(broken, []);
  }));

  test(`${path} is whole without scripts`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site + path);
    const withScripts = await withPage({}, async (other) => {
      await open(other, path);
      // Controls that only scripts can answer come with them.
      return other.evaluate(() => { document.querySelectorAll('.action, .copy-link').forEach((control) => control.remove()); return document.querySelector('main').innerText; });
    });
    const hidden = await page.evaluate(() => [...document.querySelectorAll('.tools button')].map((button) => button.innerText));
    const words = (text) => hidden.reduce((rest, name) => rest.replace(name, ''), text).replace(/\s+/g, ' ').trim();
    assert.equal(words(await page.innerText('main')), words(withScripts));
    assert.equal(await page.locator('.tools .actions >> visible=true').count(), 0, 'nor is a place kept for them');
    for (const other of languages) {
      await page.click(`nav.languages a[hreflang=${other}]`);
      assert.equal(page.url(), `${site}${other}/${path.slice(3)}`);
      assert.equal(await page.getAttribute('html', 'lang'), other);
    }
  }));
}

test('words of the interface are in the reader’s language', () => withPage({ javaScriptEnabled: false }, async (page) => {
  for (const path of pages.filter((path) => !path.startsWith('en'))) {
    await page.goto(site + path);
    // Names stay as they are; a run of English words would not.
    const latin = await page.evaluate(() => {
      for (const part of document.querySelectorAll('[lang=en], [hreflang=en], article, .glance dd, .mark, .facts, .policies, .summary')) part.remove();
      return document.body.innerText.match(/[A-Za-z]+ [a-z]+/g);
    });
    assert.equal(latin, null, path);
  }
}));

test('the entry leads to the reader’s language, else to the default', async () => {
  for (const [locale, tag] of [['kk-KZ', 'kk'], ['ru', 'ru'], ['en-GB', 'en'], ['de-DE', 'en']]) {
    await withPage({ locale }, async (page) => {
      await page.goto(site);
      await page.waitForURL(`${site}${tag}/`);
    });
  }
  await withPage({ locale: 'de-DE' }, async (page) => {
    await open(page, 'en/');
    await switchTo(page, 'kk');
    await page.goto(site);
    await page.waitForURL(`${site}kk/`);
  });
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site);
    assert.deepEqual(await page.$$eval('main a', (links) => links.map((link) => link.lang || link.hreflang)), languages);
  });
});

const skip = { en: 'Skip to the text', ru: 'Перейти к тексту', kk: 'Мәтінге өту' };

test('an unknown address gets a page that says so, the address’s language first', () => withPage({}, async (page) => {
  for (const [path, tag] of [['ru/nothing/', 'ru'], ['kk/a/b', 'kk'], ['de/', 'en'], ['nothing', 'en']]) {
    page.messages.length = 0;
    const response = await page.goto(site + path);
    assert.equal(response.status(), 404);
    await page.waitForSelector('html[data-ready]');
    assert.deepEqual(page.messages.filter((message) => !message.includes('status of 404')), []);
    assert.equal(await page.getAttribute('.lost section', 'lang'), tag);
    assert.deepEqual((await page.$$eval('.lost section', (blocks) => blocks.map((block) => block.lang))).sort(), ['en', 'kk', 'ru']);
    assert.equal(await page.getAttribute('main h1', 'tabindex'), '-1');
    await page.waitForSelector(tag === path.slice(0, 2) ? `.languages [aria-current][hreflang=${tag}]` : '.languages:not(:has([aria-current]))');
    assert.equal(await page.innerText('.skip'), skip[tag], 'the frame is in that language, too');
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.waitForTimeout(100);
    assert.equal(await page.locator('.language-offer').count(), 0, 'there is no text to be had in another language');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
    assert.equal(page.url(), site + path);
    await page.click(`.lost section[lang=${tag}] li:last-child a`);
    await page.waitForSelector('article');
  }
}));

test('the Markdown of each policy is offered', async () => {
  for (const path of policyPages) {
    const text = await (await fetch(`${site}${path}policy.md`)).text();
    assert.match(text, /^\+\+\+\ntitle = /);
  }
});

test('the site map lists every page', async () => {
  const map = await (await fetch(`${site}sitemap.xml`)).text();
  assert.deepEqual([...map.matchAll(/<loc>([^<]+)/g)].map(([, address]) => address).sort(), ['', ...pages, ...toolPages, ...versionsPages].map((path) => site + path).sort());
});

test('no name in the header is cut off, on any width and, where there is room at all, with the largest letters', () => withPage({ javaScriptEnabled: false }, async (page) => {
  const cut = [];
  for (const tag of languages) {
    await page.goto(`${site}${tag}/compare/`);
    for (const [size, from] of [['100%', 320], ['130%', 440]]) {
      await page.evaluate((wanted) => { document.documentElement.style.fontSize = wanted; }, size);
      for (let width = from; width <= 1300; width += 20) {
        await page.setViewportSize({ width, height: 300 });
        if (await page.$$eval('nav.pages a', (links) => links.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1))) cut.push([tag, size, width]);
      }
    }
  }
  assert.deepEqual(cut, []);
}));

for (const colorScheme of ['light', 'dark']) {
  test(`${colorScheme}: text and links stand out 7 to 1, quiet text 4.5 to 1`, () => withPage({ colorScheme, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site}ru/qazaq-air/`);
    for (const [selector, least] of [['article p', 7], ['article p a:not(.term)', 7], ['.chip', 7], ['.tools a', 7], ['.tag', 7], ['.summary', 4.5], ['.count', 4.5], ['nav.contents a', 4.5]]) {
      const ratio = await page.$eval(selector, (element) => {
        const opaque = (node) => (getComputedStyle(node).backgroundColor === 'rgba(0, 0, 0, 0)' ? opaque(node.parentElement) : getComputedStyle(node).backgroundColor);
        const light = (colour) => {
          const [red, green, blue] = colour.match(/\d+/g).map((part) => ((value) => (value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4))(part / 255));
          return .2126 * red + .7152 * green + .0722 * blue;
        };
        const [low, high] = [light(getComputedStyle(element).color), light(opaque(element))].sort((one, other) => one - other);
        return (high + .05) / (low + .05);
      });
      assert.ok(ratio >= least, `${selector}: ${ratio}`);
    }
  }));
}
