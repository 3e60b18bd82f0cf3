// The banner's files: which page asks for which, and what works before those
// are there that come after the banner is seen, or without them.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { asks, call, configuration, consentOf, embedded, eventually, events, gated, gpc, part, problems, ran, record, setConsent, settle, shop, switchOf, withShop } from './banner-support.mjs';

const asked = (page) => page.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/favicon.ico');

const element = '/embed/consent-banner.js';
const core = '/embed/consent-banner-core.js';
const acts = '/embed/consent-banner-page.js';

/** What comes after the banner is seen, by what it is called here. */
const laterFiles = Object.entries({ 'the core': core, 'what acts': acts });

test('a first visit asks for three files', () => withShop({}, async (page) => {
  assert.deepEqual(asked(page).sort(), ['/', core, acts, element]);
}));

for (const [name, file] of laterFiles) {
  /** It is on its way until `arrive` is called, or, not `isHeld`, comes at once. */
  const late = (isHeld = true) => {
    const way = { isHeld };
    const arrival = new Promise((resolve) => { way.arrive = resolve; });
    way.files = { [file]: async () => { if (way.isHeld) await arrival; return embedded(basename(file)); } };
    return way;
  };

  test(`the banner is seen before ${name} is there, and a click waits for it`, () => {
    const { arrive, files } = late();
    return withShop({ html: shop(), start: false, files }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'accept').click();
      assert.equal(await call(page, (banner) => banner.record), null);
      arrive();
      await eventually(() => call(page, (banner) => banner.record?.how === 'accept'));
      assert.deepEqual(problems(page), []);
    });
  });

  test(`a choice in another tab, while ${name} is on its way, closes the banner`, () => {
    const way = late(false);
    return withShop({ files: way.files }, async (page, context) => {
      way.isHeld = true;
      const other = await context.newPage();
      await other.goto('https://shop.test/');
      await part(other, 'banner').waitFor();
      await call(page, (banner) => banner.refuse());
      way.arrive();
      await eventually(() => call(other, (banner) => banner.record?.how === 'refuse'));
      assert.equal(await asks(other), false);
    });
  });

  for (const isSavedBefore of [false, true]) {
    test(`settings open before ${name} is there and are saved ${isSavedBefore ? 'before' : 'after'} it comes`, () => {
      const { arrive, files } = late();
      return withShop({ html: shop(), start: false, files }, async (page) => {
        await page.goto('https://shop.test/');
        await part(page, 'settings').click();
        await switchOf(page, 'analytics').check();
        if (isSavedBefore) await part(page, 'save').click();
        arrive();
        if (!isSavedBefore) {
          await call(page, async (banner) => { await banner.ready; });
          assert.equal(await switchOf(page, 'analytics').isChecked(), true);
          await part(page, 'save').click();
        }
        await eventually(async () => (await consentOf(page))?.given.join() === 'necessary,analytics');
        assert.equal(await part(page, 'dialog').count(), 0);
        assert.equal(await asks(page), false);
      });
    });
  }

  test(`setLanguage is heard while ${name} is on its way`, () => {
    const { arrive, files } = late();
    return withShop({ html: shop(), start: false, files }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'banner').waitFor();
      assert.equal(await call(page, (banner) => banner.setLanguage('kk')), true);
      assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
      arrive();
      await call(page, async (banner) => { await banner.ready; });
      assert.equal(await part(page, 'banner').getAttribute('lang'), 'kk');
      await part(page, 'accept').click();
      await eventually(async () => (await consentOf(page))?.lang === 'kk');
    });
  });

  test(`of choices before ${name} the last one counts, and only it`, () => {
    const { arrive, files } = late();
    return withShop({ html: shop({ body: gated('stats', 'data-category="analytics"') }), start: false, files }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'accept').click();
      await part(page, 'refuse').click();
      arrive();
      await eventually(async () => (await consentOf(page))?.how === 'refuse');
      assert.deepEqual(await ran(page), []);
      assert.deepEqual((await events(page)).filter(({ type }) => type === 'consent').map(({ detail }) => detail.record.how), ['refuse']);
    });
  });

  for (const [sentence, change] of [
    ['other purposes', (banner) => banner.configure({ revision: 'r2', categories: [{ id: 'necessary' }, { id: 'ads', label: 'Everything' }] })],
    ['another language', (banner) => banner.setLanguage('kk')],
  ]) {
    test(`a choice does not stand for ${sentence} that came after it`, () => {
      const { arrive, files } = late();
      return withShop({ html: shop({ body: gated('ads', 'data-category="ads"') + gated('stats', 'data-category="analytics"') }), start: false, files }, async (page) => {
        await page.goto('https://shop.test/');
        await part(page, 'accept').click();
        await call(page, change);
        arrive();
        await call(page, async (banner) => { await banner.ready; });
        assert.equal(await call(page, (banner) => banner.record), null);
        assert.deepEqual(await ran(page), []);
        assert.equal(await asks(page), true);
        await part(page, 'accept').click();
        await eventually(async () => (await consentOf(page))?.how === 'accept');
      });
    });
  }

  test(`what is ticked before ${name} stays with its category, whatever configuration comes`, () => {
    const { arrive, files } = late();
    return withShop({ start: false, files }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'settings').click();
      await switchOf(page, 'analytics').check();
      await call(page, (banner) => banner.configure({ categories: [{ id: 'necessary' }, { id: 'analytics' }, { id: 'marketing' }] }));
      assert.deepEqual(await part(page, 'switch').evaluateAll((all) => all.filter((one) => one.checked).map((one) => one.dataset.category)), ['necessary', 'analytics']);
      await part(page, 'save').click();
      arrive();
      await eventually(async () => (await consentOf(page))?.given.join() === 'necessary,analytics');
    });
  });

  for (const storage of ['cookie', 'local']) {
    test(`a withdrawal without ${name}, ${storage}: the next page asks again`, () => withShop({
      html: shop({ attributes: `storage="${storage}"`, body: gated('stats', 'data-category="analytics"') }), start: false, files: { [file]: 'abort' },
      ...(storage === 'cookie' ? { consent: record() } : { init: `if (!sessionStorage.once) { sessionStorage.once = 1; localStorage.consent = '${JSON.stringify(record())}'; }` }),
    }, async (page) => {
      await page.goto('https://shop.test/');
      await eventually(async () => (await ran(page)).length === 1 || file === acts);
      await call(page, (banner) => banner.refuse());
      await eventually(async () => (await events(page)).some(({ detail }) => detail?.code === 'core'));
      await eventually(() => page.evaluate(() => !document.cookie && !localStorage.consent), 'it is forgotten');
      assert.equal(await call(page, (banner) => banner.record), null);
      await page.goto('https://shop.test/again');
      await settle();
      assert.deepEqual(await ran(page), []);
    }));
  }

  test(`a first choice that waits for ${name} in vain is told, and the banner asks again once the file is there`, { timeout: 20_000 }, () => {
    const { arrive, files } = late();
    return withShop({ html: shop({ body: gated('stats', 'data-category="analytics"') }), start: false, files }, async (page) => {
      await page.goto('https://shop.test/');
      await part(page, 'accept').click();
      await eventually(async () => (await events(page)).some(({ detail }) => detail?.code === 'core'), 'it is told', 8000);
      assert.equal(await asks(page), false);
      arrive();
      await eventually(() => asks(page), 'it asks');
      assert.deepEqual(await ran(page), []);
      await part(page, 'accept').click();
      await eventually(async () => (await consentOf(page))?.how === 'accept');
    });
  });

  test(`\`ready\` does not wait for ${name} that never comes`, { timeout: 10_000 }, () => withShop({ consent: record(), start: false, files: { [file]: () => new Promise(() => {}) } }, async (page) => {
    await page.goto('https://shop.test/');
    assert.equal((await call(page, async (banner) => banner.ready)).how, 'choice');
  }));

  test(`what came back into the page, in opt-out, gives nothing before ${name} has said so`, () => {
    const { arrive, files } = late();
    return withShop({ html: shop({ attributes: 'mode="opt-out"', body: gated('stats', 'data-category="analytics"') }), start: false, files }, async (page, context) => {
      await page.goto('https://shop.test/');
      await page.evaluate(() => { window.kept = document.querySelector('consent-banner'); kept.remove(); });
      arrive();
      await settle();
      await setConsent(context, record({ given: ['necessary'], how: 'refuse' }));
      await page.evaluate(() => document.body.append(kept));
      await eventually(() => page.evaluate(() => kept.record?.how === 'refuse'));
      assert.deepEqual(await ran(page), []);
    });
  });

  test(`without ${name} everything optional stays refused, and the page’s own link is shown`, () => withShop({ html: shop({ body: gated('stats', 'data-category="analytics"') }), start: false, files: { [file]: 'abort' } }, async (page) => {
    await page.goto('https://shop.test/');
    await eventually(async () => (await events(page)).some(({ type, detail }) => type === 'consent-error' && detail.code === 'core'));
    await call(page, (banner) => banner.accept());
    assert.deepEqual(await ran(page), []);
    assert.equal(await page.locator('consent-banner a').isVisible(), true);
  }));

  test(`without ${name} a call of an element in no page throws nothing, then or later`, () => withShop({ start: false, files: { [file]: 'abort' } }, async (page) => {
    await page.goto('https://shop.test/');
    await page.evaluate(() => {
      const apart = document.createElement('consent-banner');
      for (const name of ['accept', 'refuse', 'reset', 'show', 'hide', 'openSettings']) apart[name]();
      apart.accept(7);
    });
    await eventually(async () => (await events(page)).some(({ detail }) => detail?.code === 'core'));
    await settle();
    assert.deepEqual(page.messages.filter((message) => message.startsWith('uncaught')), []);
  }));
}

test('a choice that waits for the core in vain is answered: nothing stays given, and it is told', { timeout: 20_000 }, () => withShop({ html: shop({ body: gated('stats', 'data-category="analytics"') }), consent: record(), start: false, files: { [core]: () => new Promise(() => {}) } }, async (page) => {
  await page.goto('https://shop.test/');
  await part(page, 'reopen').click();
  await part(page, 'refuse', 'dialog').click();
  await eventually(async () => (await events(page)).some(({ detail }) => detail?.code === 'core'), 'it is told', 8000);
  assert.equal(await call(page, (banner) => banner.allows('analytics')), false);
  assert.equal(await consentOf(page), null);
}));

/** A file that is refused so often, and comes when it is asked for again. */
const refused = (path, times) => ({ [path]: () => (times-- > 0 ? { status: 503, body: '' } : embedded(basename(path))) });

const isTold = (page) => eventually(async () => (await events(page)).some(({ detail }) => detail?.code === 'core'), 'it is told', 9000);
const stats = gated('stats', 'data-category="analytics"');

for (const [name, file] of laterFiles) {
  test(`a withdrawal that waits for ${name} in vain takes the older record away, and is told`, { timeout: 20_000 }, () => withShop({ html: shop({ before: '<button id="no" data-consent="refuse">No</button>' }), consent: record(), start: false, files: { [file]: () => new Promise(() => {}) } }, async (page) => {
    await page.goto('https://shop.test/');
    await eventually(() => call(page, (banner) => !!banner.record));
    await page.click('#no');
    await isTold(page);
    assert.equal(await consentOf(page), null);
    assert.equal(await call(page, (banner) => banner.allows('analytics')), false);
  }));

  test(`“settings” after ${name} was refused opens them, with the file that comes now`, () => withShop({ html: shop({ before: '<button id="own" data-consent="settings">Cookies</button>' }), start: false, files: refused(file, file === acts ? 2 : 1) }, async (page) => {
    await page.goto('https://shop.test/');
    // The core is asked for again by who needs it, what acts only later.
    if (file === acts) await isTold(page);
    else await part(page, 'banner').waitFor();
    await page.click('#own');
    await part(page, 'dialog').waitFor();
    await part(page, 'accept', 'dialog').click();
    await eventually(async () => (await consentOf(page))?.how === 'accept');
  }));
}

test('what is withdrawn before it was let run is not let run', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({
    html: shop({ before: '<button id="no" data-consent="refuse">No</button>', body: `${stats}<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe>` }),
    consent: record({ given: ['necessary', 'analytics', 'marketing'] }), start: false, files: { [acts]: async () => { await arrival; return embedded(basename(acts)); } },
  }, async (page) => {
    await page.goto('https://shop.test/');
    await eventually(() => call(page, (banner) => !!banner.record));
    await page.click('#no');
    arrive();
    await eventually(async () => (await consentOf(page))?.how === 'refuse');
    await settle();
    assert.deepEqual(await ran(page), []);
    assert.ok(!page.requests.some(({ url }) => url.includes('video.test')));
  });
});

test('settings are not offered before it is known what is given', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({ html: shop(), consent: record(), start: false, files: { [acts]: async () => { await arrival; return embedded(basename(acts)); } } }, async (page) => {
    await page.goto('https://shop.test/');
    await eventually(() => call(page, (banner) => !!banner.record));
    await call(page, (banner) => { banner.theme = 'dark'; banner.setAttribute('theme', 'dark'); });
    assert.equal(await part(page, 'reopen').count(), 0);
    arrive();
    await part(page, 'reopen').click();
    assert.equal(await switchOf(page, 'analytics').isChecked(), true);
  });
});

test('what acts is asked for once more where a line breaks, and the banner stays', () => withShop({ html: shop({ body: stats }), start: false, files: refused(acts, 1) }, async (page) => {
  await page.goto('https://shop.test/');
  await part(page, 'accept').click();
  await eventually(async () => (await ran(page)).length === 1);
  assert.ok(!(await events(page)).some(({ type }) => type === 'consent-error'));
}));

test('a refusal before the beginning outlives a file that is refused', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({
    html: shop({ attributes: 'config="/consent.json"', body: stats }), start: false,
    init: `if (!sessionStorage.once) { sessionStorage.once = 1; localStorage.consent = '${JSON.stringify(record())}'; }`,
    files: { '/consent.json': async () => { await arrival; return JSON.stringify({ storage: 'local' }); }, ...refused(acts, 2) },
  }, async (page) => {
    await page.goto('https://shop.test/');
    await call(page, (banner) => banner.refuse());
    await settle();
    arrive();
    await eventually(() => page.evaluate(() => !(localStorage.consent ?? '').includes('analytics')), 'the acceptance is gone');
    await settle();
    assert.deepEqual(await ran(page), []);
  });
});

test('setLanguage() of a language that a slow configuration brings is heard, however early what acts is there', { timeout: 20_000 }, () => withShop({
  html: shop({ attributes: 'config="/consent.json"' }), start: false,
  files: { '/consent.json': async () => { await new Promise((resolve) => { setTimeout(resolve, 7000); }); return JSON.stringify({ texts: { de: { title: 'Kekse' } } }); } },
}, async (page) => {
  await page.goto('https://shop.test/');
  assert.equal(await call(page, (banner) => {
    // What cannot be accepted is told by what acts.
    banner.accept({});
    return banner.setLanguage('de');
  }), true);
}));

test('exportRecord() has the words also where what acts is missing', () => withShop({ html: shop(), start: false, files: { [acts]: 'abort' } }, async (page) => {
  await page.goto('https://shop.test/');
  await isTold(page);
  assert.ok(await call(page, async (banner) => JSON.parse(await banner.exportRecord().text()).texts.length > 10));
}));

test('open="manual" that comes before what acts takes the banner away', () => {
  let arrive;
  const arrival = new Promise((resolve) => { arrive = resolve; });
  return withShop({ html: shop(), start: false, files: { [acts]: async () => { await arrival; return embedded(basename(acts)); } } }, async (page) => {
    await page.goto('https://shop.test/');
    await part(page, 'banner').waitFor();
    await call(page, (banner) => banner.setAttribute('open', 'manual'));
    arrive();
    await eventually(async () => !await asks(page));
  });
});

test('a first visit with config="URL" asks for four', () => withShop({ html: shop({ attributes: 'config="/consent.json"' }), files: { '/consent.json': JSON.stringify(configuration) } }, async (page) => {
  assert.deepEqual(asked(page).sort(), ['/', '/consent.json', core, acts, element]);
}));

test('settings and a choice ask for nothing more', () => withShop({ html: shop({ config: configuration }) }, async (page) => {
  await part(page, 'settings').click();
  await part(page, 'save').click();
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page).sort(), ['/', core, acts, element]);
}));

test('a visitor who has refused asks for two files', () => withShop({ start: false, consent: record({ given: ['necessary'], how: 'refuse' }) }, async (page) => {
  await page.goto('https://shop.test/');
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page), ['/', element, acts]);
}));

for (const [sentence, options, isAsked] of [
  ['who has chosen', { consent: record() }, true],
  ['who has chosen, in local storage,', { init: `localStorage.consent = '${JSON.stringify(record())}'`, storage: 'local' }, true],
  ['who comes first', {}, false],
]) {
  test(`for a visitor ${sentence} what acts ${isAsked ? 'comes' : 'does not come'} while the configuration is on its way`, () => withShop({
    html: shop({ attributes: `config="/consent.json" storage="${options.storage ?? 'cookie'}"` }), start: false, files: { '/consent.json': () => new Promise(() => {}) }, ...options,
  }, async (page) => {
    await page.goto('https://shop.test/');
    await eventually(() => asked(page).includes('/consent.json'));
    await page.waitForTimeout(200);
    assert.equal(asked(page).includes(acts), isAsked);
  }));
}

test('a visitor who has accepted has the core in idle time, so that a withdrawal acts at once', () => withShop({ start: false, consent: record() }, async (page) => {
  await page.goto('https://shop.test/');
  await eventually(() => asked(page).includes(core));
  await page.waitForTimeout(100);
  assert.equal(await call(page, (banner) => { banner.refuse(); return banner.record.how; }), 'refuse');
}));

for (const [sentence, options] of [['whose browser sends a signal', { init: gpc, html: shop() }], ['that is not asked yet', { html: shop({ attributes: 'open="manual"' }) }]]) {
  test(`a visitor ${sentence} does not ask for the core until it is needed`, () => withShop({ start: false, ...options }, async (page) => {
    await page.goto('https://shop.test/');
    await page.waitForTimeout(300);
    assert.deepEqual(asked(page), ['/', element, acts]);
    await call(page, (banner) => banner.show());
    await part(page, 'accept').click();
    await eventually(async () => (await consentOf(page))?.how === 'accept');
    assert.deepEqual(asked(page).sort(), ['/', core, acts, element]);
  }));
}

test('who opens the settings again, or asks for `ready`, has the core too', () => withShop({ start: false, consent: record({ given: ['necessary'], how: 'refuse' }) }, async (page) => {
  await page.goto('https://shop.test/');
  await part(page, 'reopen').click();
  await eventually(() => asked(page).includes(core));
  await page.goto('https://shop.test/again');
  assert.equal(await call(page, async (banner) => { await banner.ready; banner.accept(); return banner.record.how; }), 'accept');
}));

test('a gated frame asks its provider for nothing', () => withShop({
  html: shop({ body: '<iframe data-category="marketing" data-src="https://video.test/x" title="Film"></iframe><img data-category="marketing" data-src="https://pixel.test/p" alt="">' }),
}, async (page) => {
  await page.locator('consent-placeholder [part~=placeholder]').waitFor();
  await page.waitForTimeout(300);
  assert.deepEqual(asked(page).sort(), ['/', core, acts, element]);
}));
