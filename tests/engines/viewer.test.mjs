// The viewer in Firefox and WebKit: that each page starts, and what each engine
// has its own way of. All else is tested once, in Chromium.
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, inEngines, Key, site, slowly, versions } from './support.mjs';

const languages = ['en', 'ru', 'kk'];
const policy = 'citypass-astana';
const tools = ['', `${policy}/`, `${policy}/?beside=ru#3.4`, `${policy}/versions/`, 'this-site/', 'search/?q=cookie', 'compare/', 'letter/', 'consent/', 'glossary/', 'open/'];

/** How far below the header a part is. */
const below = (page, id) => page.run((name) => document.getElementById(name).getBoundingClientRect().top
  - document.querySelector('header.frame').getBoundingClientRect().bottom, id);

/** Scrolls until a part stands right below the header. */
const scrollTo = (page, id) => page.run((name) => {
  const header = document.querySelector('header.frame').getBoundingClientRect().bottom;
  scrollBy({ top: document.getElementById(name).getBoundingClientRect().top - header - 12, behavior: 'instant' });
}, id);

const equipped = (page) => page.until(() => document.querySelector('.tools .action') && document.querySelector('.clause > .copy-link'));

inEngines((page) => {
  for (const tag of languages) {
    test(`every kind of page starts and fits its window: ${tag}`, async () => {
      const wide = [];
      for (const path of tools) {
        await page().open(`${tag}/${path}`);
        assert.equal(await page().run(() => document.documentElement.dataset.failed), null, path);
        assert.equal(await page().run(() => document.documentElement.lang), tag);
        for (const width of [480, 768, 1024, 1280]) {
          const inner = await page().widen(width);
          if (await page().run(() => document.documentElement.scrollWidth > innerWidth)) wide.push([path, inner]);
        }
      }
      assert.deepEqual(wide, []);
    });
  }

  test('the app starts behind a deep link, whose clause is open, in sight, and marked', async () => {
    for (const id of ['3.4', 'processing.2', 'processing']) {
      await page().open(`kk/${policy}/#${id}`);
      const top = await below(page(), id);
      assert.ok(top > -2 && top < 60, `${id} is ${top} below the header`);
    }
    await page().open(`en/${policy}/#3.4`);
    await equipped(page());
    assert.notEqual(await page().run(() => getComputedStyle(document.getElementById('3.4')).backgroundColor), 'rgba(0, 0, 0, 0)');
  });

  test('a change of language keeps the place and what is closed', async () => {
    await page().open(`en/${policy}/`);
    await equipped(page());
    await page().click('#general > summary');
    await scrollTo(page(), '3.3');
    for (const tag of ['kk', 'ru']) {
      await page().click(`nav.languages a[hreflang=${tag}]`);
      await page().until((wanted) => document.documentElement.lang === wanted, tag);
      assert.ok(Math.abs(await below(page(), '3.3') - 12) < 24, `${tag}: ${await below(page(), '3.3')}`);
      assert.equal(await page().run(() => document.getElementById('general').open), false);
    }
    await page().driver.navigate().back();
    await page().until(() => document.documentElement.lang === 'kk');
    await page().run(() => { localStorage.clear(); sessionStorage.clear(); });
  });

  test('the chosen theme and size are there at the next page', async () => {
    await page().open(`en/${policy}/`);
    await equipped(page());
    await page().click('.theme');
    await page().click('.text-size');
    const look = () => page().run(() => [document.documentElement.dataset.theme, getComputedStyle(document.documentElement).fontSize]);
    assert.deepEqual(await look(), ['light', '18.4px']);
    await page().open(`ru/${policy}/#3.3`);
    assert.deepEqual(await look(), ['light', '18.4px']);
    await page().run(() => localStorage.clear());
  });

  test('a search by keyboard leads to marked words, and Back to the hits', async () => {
    await page().open(`en/${policy}/`);
    await page().press('/');
    await page().until(() => document.activeElement?.type === 'search' && 'ready' in document.documentElement.dataset);
    await page().press('cookie');
    await page().until(() => document.querySelectorAll('ol.results a').length > 3);
    await page().press(Key.ARROW_DOWN, Key.ENTER);
    await page().until(() => document.querySelector('article mark'));
    await page().driver.navigate().back();
    await page().until(() => document.querySelectorAll('ol.results a').length > 3);
    await page().until(() => document.querySelector('input[type=search]').value === 'cookie');
  });

  test('fields hold what they held when the page comes back as it was left', async () => {
    await page().open('en/compare/?with=smartavia,qazaq-air&topic=cookies');
    await page().until(() => 'ready' in document.querySelector('.compare').dataset);
    await page().click('nav.pages a');
    await page().until(() => document.querySelector('.policies') && 'ready' in document.documentElement.dataset);
    await page().driver.navigate().back();
    await page().until(() => document.querySelector('.compare') && 'ready' in document.documentElement.dataset);
    await page().until(() => [...document.querySelectorAll('[name=with]:checked')].map(({ value }) => value).join() === 'qazaq-air,smartavia');
  });

  test('a page that comes back as it was left has the theme chosen meanwhile', async () => {
    await page().open(`en/${policy}/`);
    await equipped(page());
    await page().click('nav.pages a');
    await page().until(() => document.querySelector('.policies') && 'ready' in document.documentElement.dataset);
    await page().click('.theme');
    await page().driver.navigate().back();
    await page().until(() => document.querySelector('article') && document.documentElement.dataset.theme === 'light');
    await page().run(() => localStorage.clear());
  });

  test('a policy stands beside another language', async () => {
    await page().open(`en/${policy}/?beside=kk`);
    await page().until(() => document.querySelectorAll('.beside .row').length > 20);
    assert.deepEqual(await page().run(() => [...document.querySelector('.row[id="3.4"]').children].map(({ lang }) => lang)), ['en', 'kk']);
  });

  test('a term is explained on focus, and Escape closes it', async () => {
    await page().open('en/qazaq-air/');
    await equipped(page());
    await page().until(() => document.querySelector('article a.term'));
    await page().run(() => document.querySelector('article a.term').focus());
    await page().until(() => document.querySelector('.definition')?.getClientRects().length);
    await page().press(Key.ESCAPE);
    await page().until(() => !document.querySelector('.definition')?.getClientRects().length);
  });

  test('a comparison is filtered, a letter is filled', async () => {
    await page().open('en/compare/?with=smartavia,qazaq-air&topic=cookies');
    await page().until(() => 'ready' in document.querySelector('.compare').dataset);
    const heads = () => page().run(() => [...document.querySelectorAll('.matrix thead th:not([hidden])')].map(({ dataset }) => dataset.policy));
    assert.deepEqual(await heads(), ['qazaq-air', 'smartavia']);
    await page().open('kk/letter/?policy=qazaq-air&right=correction');
    await page().until(() => 'ready' in document.querySelector('.letters').dataset);
    await page().find('[name=name]').sendKeys('Әлия Ким');
    assert.match(await page().run(() => document.querySelector('output.letter').innerText), /Әлия Ким/);
    assert.match(await page().run(() => document.querySelector('a.mail').href), /^mailto:/);
  });

  test('any two versions are compared', async () => {
    await page().open('en/moving/versions/?from=2015-06-10&to=2017-05-25', versions);
    await page().until(() => document.querySelectorAll('.changes :is(ins, del)').length > 2);
  });

  test('the demonstration runs what is allowed, and stops what is refused', async () => {
    await page().open('kk/consent/');
    await page().until(() => 'ready' in document.querySelector('.demo').dataset);
    const states = (wanted) => page().until((state) => [...document.querySelectorAll('[data-tracker]')].every(({ dataset }) => dataset.state === state), wanted);
    await states('off');
    await page().run(() => document.querySelector('consent-banner').accept());
    await states('on');
    await page().run(() => document.querySelector('consent-banner').refuse());
    await states('off');
    assert.equal(await page().run(() => document.querySelector('consent-banner').record.how), 'refuse');
    await page().run(() => document.querySelector('consent-banner').reset());
  });

  test('an unknown address says so in its language', async () => {
    await page().open('kk/nothing/');
    assert.equal(await page().run(() => document.querySelector('.lost section').lang), 'kk');
    assert.equal(await page().driver.getCurrentUrl(), `${site}kk/nothing/`);
  });

  test('a page that was left while it came is whole when the reader comes back', async () => {
    const slow = await slowly(/wasm$|reading-|words-/);
    try {
      await page().driver.get(`${slow.address}en/${policy}/`);
      await page().click('nav.pages a');
      await page().until(() => document.querySelector('.policies'));
      await page().driver.navigate().back();
      await page().until(() => document.querySelector('article') && 'ready' in document.documentElement.dataset);
      await equipped(page());
    } finally {
      slow.close();
    }
  });

  /** Does something with a folder that is there meanwhile. */
  async function inFolder(action) {
    const folder = await mkdtemp(join(tmpdir(), 'policies-'));
    try {
      await action(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('the whole site opens as one file from a folder', () => inFolder(async (folder) => {
    const file = join(folder, 'policies.html');
    await copyFile(join(dist, 'policies.html'), file);
    const address = pathToFileURL(file).href;
    const at = (hash) => page().until((wanted) => location.hash === wanted, hash);
    await page().open(`#/kk/${policy}/3.4`, address);
    const top = await below(page(), '3.4');
    assert.ok(top > -2 && top < 60, `${top} below the header`);
    await page().click('nav.languages a[hreflang=ru]');
    await at(`#/ru/${policy}/3.4`);
    assert.ok(Math.abs(await below(page(), '3.4') - top) < 4);
    assert.equal(await page().run(() => document.documentElement.lang), 'ru');
    await page().driver.navigate().back();
    await page().until(() => document.documentElement.lang === 'kk');
    await page().press('/');
    await at('#/kk/search/');
    await page().press('cookie');
    await page().until(() => document.querySelector('.results li'));
    await page().click('.results a');
    await page().until(() => document.querySelector('article mark'));
    await page().driver.navigate().back();
    await page().until(() => document.querySelector('.results li'));
    assert.equal(await page().run(() => document.documentElement.dataset.failed), null);
  }));

  test('a file of one\'s own is read', () => inFolder(async (folder) => {
    const file = join(folder, 'own.md');
    await writeFile(file, '# Саясат\n\n## Деректер\n\nМәтін.\n');
    await page().open('kk/open/');
    await (await page().find('input[name=file]')).sendKeys(file);
    await page().until(() => document.querySelector('.opened article')?.innerText.includes('Мәтін.'));
  }));

  test('without a network a page that was opened is there', async () => {
    const line = await slowly(/^$/);
    try {
      await page().open(`ru/${policy}/`, line.address);
      await page().driver.executeAsyncScript('navigator.serviceWorker.ready.then(() => arguments[0]())');
      await page().until(async () => (await caches.open('policy-viewer.pages')).match(location.href).then(Boolean));
    } finally {
      line.close();
    }
    // The driver's own way passes the worker by in Firefox.
    await page().run(() => location.reload());
    await page().until(() => document.querySelector('.copy button') && document.querySelector('article'));
    assert.equal(await page().run(() => document.documentElement.dataset.failed), null);
    await page().driver.get(`${line.address}kk/alma-jet/`);
    await page().until(() => document.querySelector('.nowhere[data-own]'));
    assert.equal(await page().run(() => document.documentElement.lang), 'kk');
  });
});
