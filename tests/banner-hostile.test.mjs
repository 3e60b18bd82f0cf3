// Pages that are hard on a banner: their styles, their directions, small and
// zoomed windows, forced colours. And what the banner does to the page: nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { asks, call, configuration, embedded, eventually, part, shop, withShop } from './banner-support.mjs';
import { languages } from './support.mjs';

const still = { reducedMotion: 'reduce' };
const settings = async (page) => { await call(page, (element) => element.openSettings()); await part(page, 'dialog').waitFor(); };
const film = '<iframe data-category="marketing" data-service="video" data-src="https://video.test/x" title="Film"></iframe>';
const style = (css) => `<style>${css}</style>`;

/** Box and computed style of everything that is seen in the shadow root of `host`. */
const snapshot = (page, host = 'consent-banner') => page.evaluate((name) => [...document.querySelector(name).shadowRoot.querySelectorAll('*')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.matches('style, slot'))
  .map((element) => {
    const computed = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      name: `${element.localName}.${element.getAttribute('part')}`,
      box: [x, y, width, height].map(Math.round).join(' '),
      style: Object.fromEntries([...computed].filter((property) => !property.startsWith('--')).map((property) => [property, computed.getPropertyValue(property)])),
    };
  }), host);

/** What differs, named so that a failure can be read. */
function differences(clean, other) {
  if (clean.length !== other.length) return [`${clean.length} elements became ${other.length}`];
  return clean.flatMap(({ name, box, style: computed }, at) => [
    ...(box === other[at].box ? [] : [`${name}: ${box} became ${other[at].box}`]),
    ...Object.keys(computed).filter((property) => computed[property] !== other[at].style[property])
      .map((property) => `${name} ${property}: ${computed[property]} became ${other[at].style[property]}`),
  ]).slice(0, 12);
}

const inherited = `font:italic 900 40px/3 fantasy;color:red;letter-spacing:.5em;word-spacing:1em;text-transform:uppercase;text-align:right;text-indent:3em;
  white-space:pre;word-break:break-all;line-break:anywhere;hyphens:auto;font-variant:small-caps;text-shadow:3px 3px red;-webkit-text-fill-color:red;-webkit-text-stroke:2px red;
  list-style:square inside;cursor:none;user-select:none;pointer-events:none;visibility:hidden;quotes:"x" "y";tab-size:20;caption-side:bottom;border-collapse:collapse;
  border-spacing:20px;empty-cells:hide;font-stretch:condensed;font-size-adjust:2;text-underline-offset:9px;accent-color:red;caret-color:red;orphans:9`;
const names = ['accent', 'background', 'bg', 'fg', 'color', 'text', 'font', 'border', 'radius', 'gap', 'primary', 'surface', 'shadow', 'space', 'button', 'focus', 'line', 'ink', 'paper', 'link', 'size', 'width', 'ground'];

const hostile = [
  ['62.5 % on html', 'html{font-size:62.5%}'],
  ['300 % on html', 'html{font-size:300%}'],
  ['everything that is inherited on body', `body{${inherited}}`],
  ['everything that is inherited on the element', `consent-banner, consent-placeholder{${inherited}}`],
  ['everything unset', '*{all:unset}'],
  ['everything gone, red and huge', 'body *{display:none!important;color:red!important;font-size:60px!important;all:unset}'],
  ['boxes of its own', 'body *{box-sizing:content-box!important;margin:3em!important;padding:2em!important;border:9px solid red!important;background:red!important;width:10px!important;max-height:1px!important;float:left!important;position:static!important}'],
  ['effects on everything', 'body *{opacity:.1!important;transform:rotate(9deg)!important;filter:blur(9px)!important;clip-path:inset(50%)!important;zoom:2!important;mix-blend-mode:difference!important;contain:strict!important}'],
  ['content hidden', 'body *{visibility:hidden!important;content-visibility:hidden!important;pointer-events:none!important;user-select:none!important}'],
  ['everything moving', '@keyframes away{to{transform:translateX(2000px)}} body *{animation:away 1ms forwards!important;transition:all 9s!important}'],
  ['rules for tags', 'section,dialog,h2,h3,p,a,button,input,label,table,th,td,ul,li,div,span{color:red!important;background:lime!important;font:60px fantasy!important;display:block!important;border:0!important;width:500px!important}'],
  ['custom properties of common names', `:root{${names.map((name) => `--${name}:red`).join(';')}}`],
  ['a colour scheme of its own', ':root{color-scheme:dark}'],
  ['a grid for a body', 'body{display:grid;grid-template-columns:1fr 9fr;place-items:end;gap:5em}body>*{order:-1;justify-self:end}'],
  ['writing from top to bottom', 'body{writing-mode:vertical-rl;text-orientation:upright}'],
];

const views = [['banner', () => {}], ['settings', settings]];
for (const [view, act] of views) {
  const look = (css) => withShop({ ...still, html: shop({ head: style(css), attributes: 'policy="/privacy"', config: configuration }) }, async (page) => { await act(page); return snapshot(page); });
  let clean;
  for (const [sentence, css] of hostile) {
    test(`the ${view} looks the same on a page with ${sentence}`, async () => {
      clean ??= await look('');
      assert.ok(clean.length > 5);
      assert.deepEqual(differences(clean, await look(css)), []);
    });
  }
}

for (const [sentence, css] of [hostile[0], hostile[2], hostile[10], hostile[11]]) {
  test(`the placeholder looks the same on a page with ${sentence}`, async () => {
    const html = (head) => shop({ head, before: `<main style="width:600px">${film}</main>` });
    const looks = (page) => snapshot(page, 'consent-placeholder').then((all) => all.map(({ box, ...rest }) => ({ ...rest, box: box.split(' ').slice(2).join(' × ') })));
    const clean = await withShop({ ...still, html: html('') }, looks);
    assert.ok(clean.length >= 3);
    await withShop({ ...still, html: html(style(css)) }, async (page) => {
      // Where the frame stands in the page is the page's affair.
      const position = /perspective-origin|transform-origin/;
      assert.deepEqual(differences(clean, await looks(page)).filter((line) => !position.test(line)), []);
    });
  });
}

test('a choice can be made on a page that hides everything it has', () => withShop({ html: shop({ head: style('body *{display:none!important;all:unset}') }) }, async (page) => {
  await part(page, 'refuse').click();
  assert.equal(await call(page, (element) => element.record.how), 'refuse');
}));

test('a page that is never painted is decided all the same', () => withShop({ ...still, init: 'window.requestAnimationFrame = () => 0; performance.getEntriesByName = () => [];' }, async (page) => {
  assert.equal(await asks(page), true);
}));

// Nothing leaks out

test('the banner leaves the page’s styles alone', async () => {
  const before = '<p>Text <a href="#x">link</a></p><button>Page</button><section><h2>News</h2></section><dialog open>Own</dialog><table><tr><th>A<td>B</table><input>';
  const looks = (page) => page.evaluate(() => [document.documentElement, document.body, ...document.querySelectorAll('h1, p, a:not(consent-banner *), button, section, h2, dialog, table, th, input')].map((element) => {
    const computed = getComputedStyle(element);
    return [element.localName, ...[...computed].map((property) => `${property}: ${computed.getPropertyValue(property)}`)].join('\n');
  }));
  const html = shop({ before, config: configuration });
  const alone = await withShop({ ...still, html: html.replace('<script type="module" src="/embed/consent-banner.js"></script>', ''), start: false }, async (page) => {
    await page.goto('https://shop.test/');
    // The own content of an element without a script takes room; that is what it is for.
    await page.evaluate(() => { document.querySelector('consent-banner').style.display = 'none'; });
    return looks(page);
  });
  await withShop({ ...still, html }, async (page) => assert.deepEqual(await looks(page), alone));
});

for (const [sentence, act] of [['while it asks', () => {}], ['after a choice', (page) => part(page, 'accept').click()]]) {
  test(`${sentence} it has put no sheet, class or style into the page`, () => withShop({ html: shop({ body: film }) }, async (page) => {
    await act(page);
    assert.deepEqual(await page.evaluate(() => ({
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      html: document.documentElement.getAttributeNames(),
      body: document.body.getAttributeNames(),
      head: document.head.querySelectorAll('style, link').length,
    })), { sheets: 0, html: ['lang'], body: [], head: 0 });
  }));
}

test('a page’s own query does not find the banner’s controls', () => withShop({}, async (page) => {
  assert.equal(await page.evaluate(() => document.querySelectorAll('button, section, dialog').length), 0);
}));

test('after a banner of layout="dialog" the page scrolls as before', () => withShop({ html: shop({ attributes: 'layout="dialog"', before: '<div style="height:3000px"></div>' }) }, async (page) => {
  const overflow = () => page.evaluate(() => [document.documentElement, document.body].map((element) => getComputedStyle(element).overflow));
  await part(page, 'refuse').click();
  assert.deepEqual(await overflow(), ['visible', 'visible']);
}));

// Where the element stands in the page

/** Whether the middle of a part is what a pointer there would hit. */
const hit = (page, name) => part(page, name).evaluate((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(element.getRootNode().elementFromPoint(x + width / 2, y + height / 2));
});

const ancestors = [
  ['transformed', 'transform:translate(50px, 4000px)'],
  ['filtered', 'filter:blur(0.1px)'],
  ['of paint containment', 'contain:paint;height:1px'],
  ['that clips', 'overflow:hidden;height:1px;width:1px;position:relative'],
  ['that clips and is transformed', 'overflow:hidden;height:1px;width:1px;transform:scale(.5)'],
  ['of a stacking context of its own', 'position:relative;z-index:0;isolation:isolate'],
  ['half transparent', 'opacity:.5'],
  ['of will-change', 'will-change:transform;height:1px'],
  ['of a container of its own', 'container-type:size;width:100px;height:1px'],
];
for (const [sentence, css] of ancestors) {
  test(`inside an ancestor ${sentence} the banner stands at the window’s bottom and can be clicked`, () => withShop({
    ...still, html: shop({ before: `<div style="${css}">`, body: '</div><div style="position:relative;z-index:1;height:3000px;background:silver"></div>' }),
  }, async (page) => {
    const { x, y, width, height } = await part(page, 'banner').boundingBox();
    assert.ok(x >= 0 && x + width <= 1280 && y >= 0 && y + height <= 800 && y + height >= 752 && width >= 300, `${x} ${y} ${width} ${height}`);
    assert.equal(await hit(page, 'accept'), true);
  }));
}

for (const index of [9999, 2147483646]) {
  test(`a page’s layer of z-index ${index} does not cover it`, () => withShop({ ...still, html: shop({ body: `<div style="position:fixed;inset:0;z-index:${index};background:silver"></div>` }) }, async (page) => {
    assert.equal(await hit(page, 'accept'), true);
    assert.equal(await hit(page, 'refuse'), true);
  }));
}

test('the reopen control is above a page’s layers too', () => withShop({ ...still, html: shop({ body: '<div style="position:fixed;inset:0;z-index:9999;background:silver"></div>' }) }, async (page) => {
  await part(page, 'refuse').click();
  assert.equal(await hit(page, 'reopen'), true);
}));

test('beside the banner the page can be clicked', () => withShop({ ...still }, async (page) => {
  assert.equal(await page.evaluate(() => document.elementFromPoint(640, 40).closest('consent-banner')), null);
}));

for (const layout of ['box', 'bar', 'dialog']) {
  test(`on a page of zoom 2 a ${layout} and its settings stand in the window`, () => withShop({ ...still, html: shop({ attributes: `layout="${layout}"`, config: configuration, head: style('html{zoom:2}') }) }, async (page) => {
    for (const name of ['banner', 'dialog']) {
      if (name === 'dialog') await call(page, (element) => element.openSettings());
      const box = await part(page, name).evaluate((element) => { const { left, top, right, bottom } = element.getBoundingClientRect(); return [left, top, innerWidth - right, innerHeight - bottom].map(Math.round); });
      assert.ok(Math.min(...box) >= 0, `${name}: ${box}`);
      assert.equal(await hit(page, name === 'banner' ? 'accept' : 'close'), true);
    }
  }));
}

// Right to left

const mirrored = [['bottom-start', true], ['bottom-end', false], ['top-start', true], ['top-end', false]];
for (const [position, right] of mirrored) {
  test(`on a page from right to left ${position} is on the ${right ? 'right' : 'left'}`, () => withShop({ ...still, html: shop({ attributes: `layout="box" position="${position}"` }).replace('<html', '<html dir="rtl"') }, async (page) => {
    const { x, width } = await part(page, 'banner').boundingBox();
    if (right) assert.ok(x + width >= 1232 && x > 400, `${x} ${width}`);
    else assert.ok(x <= 48 && x + width < 880, `${x} ${width}`);
  }));
}

for (const position of ['bottom', 'bottom-start', 'top-start', 'top-end']) {
  test(`on a page from right to left a bar at ${position} is as wide as the page`, () => withShop({ ...still, html: shop({ attributes: `layout="bar" position="${position}"` }).replace('<html', '<html dir="rtl"') }, async (page) => {
    const { x, y, width, height } = await part(page, 'banner').boundingBox();
    const view = page.viewportSize();
    assert.deepEqual([x, width, position.startsWith('top') ? y : view.height - y - height], [0, view.width, 0]);
  }));
}

test('words of a language from left to right stay so on a page from right to left', () => withShop({ html: shop({ attributes: 'lang="ru"' }).replace('<html', '<html dir="rtl"') }, async (page) => {
  const { direction, unicodeBidi } = await part(page, 'text').first().evaluate((element) => { const computed = getComputedStyle(element); return { direction: computed.direction, unicodeBidi: computed.unicodeBidi }; });
  assert.ok(direction === 'ltr' || unicodeBidi === 'plaintext', `${direction}, ${unicodeBidi}: the full stop stands before the sentence`);
}));

for (const view of ['banner', 'settings']) {
  test(`on a page from right to left the ${view} does not stick out`, () => withShop({ ...still, viewport: { width: 320, height: 568 }, html: shop({ config: configuration }).replace('<html', '<html dir="rtl"') }, async (page) => {
    if (view === 'settings') await settings(page);
    assert.deepEqual(await sticksOut(page), []);
  }));
}

for (const dir of ['ltr', 'rtl']) {
  test(`the heading of the settings stands above what it heads, ${dir}`, () => withShop({ ...still, html: shop({ config: configuration }).replace('<html', `<html dir="${dir}"`) }, async (page) => {
    await settings(page);
    const [heading, first] = await part(page, 'dialog').evaluate((dialog) => ['h2', '[part=choices] > section'].map((selector) => {
      const { left, right } = dialog.querySelector(selector).getBoundingClientRect();
      return getComputedStyle(dialog).direction === 'rtl' ? right : left;
    }));
    assert.equal(heading, first);
  }));
}

// Small windows

/** What stands outside the window, sideways. Tables may scroll in a frame of their own. */
const sticksOut = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => { for (let at = element; at; at = at.parentElement) if (at.matches('table') || at.querySelector(':scope > table')) return true; return false; };
  const out = [...document.querySelectorAll('consent-banner, consent-placeholder')].flatMap((host) => [...host.shadowRoot.querySelectorAll('*')])
    .filter((element) => element.checkVisibility() && !scrolls(element))
    .filter((element) => { const box = element.getBoundingClientRect(); return box.width > 1 && (box.left < -0.5 || box.right > width + 0.5); })
    .map((element) => `${element.localName}.${element.getAttribute('part')}`);
  const side = [...document.querySelectorAll('consent-banner')].flatMap((host) => [...host.shadowRoot.querySelectorAll('[part~=banner], [part~=dialog]')])
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1).map((element) => `${element.getAttribute('part')} scrolls sideways`);
  return [...out, ...side, ...(document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [])];
});

/** Targets under 24 × 24, label and switch together; links in running text are exempt (WCAG 2.5.8). */
const small = (page) => page.evaluate(() => [...document.querySelectorAll('consent-banner, consent-placeholder')]
  .flatMap((host) => [...host.shadowRoot.querySelectorAll('button, input, a, summary')])
  .filter((target) => target.checkVisibility() && !(target.localName === 'a' && getComputedStyle(target).display === 'inline'))
  .filter((target) => [target, target.closest('label')].filter(Boolean).every((area) => { const { width, height } = area.getBoundingClientRect(); return width < 24 || height < 24; }))
  .map((target) => target.getAttribute('part') || target.outerHTML.slice(0, 80)));

const phone = { viewport: { width: 320, height: 568 } };
for (const tag of languages) {
  for (const layout of ['bar', 'box', 'dialog']) {
    test(`a ${layout} fits 320 px in ${tag}`, () => withShop({ ...still, ...phone, html: shop({ attributes: `layout="${layout}" lang="${tag}" policy="/privacy"`, config: configuration }) }, async (page) => {
      assert.deepEqual(await sticksOut(page), []);
      assert.deepEqual(await small(page), []);
      const { y, height } = await part(page, 'banner').boundingBox();
      assert.ok(y >= 0 && y + height <= 568, `${y} ${height}`);
    }));
  }

  test(`the settings fit 320 px in ${tag}`, () => withShop({ ...still, ...phone, html: shop({ attributes: `lang="${tag}"`, config: configuration }) }, async (page) => {
    await settings(page);
    assert.deepEqual(await sticksOut(page), []);
    assert.deepEqual(await small(page), []);
  }));

  test(`placeholder and reopen control fit 320 px in ${tag}`, () => withShop({ ...still, ...phone, html: shop({ attributes: `lang="${tag}"`, body: film }) }, async (page) => {
    await part(page, 'refuse').click();
    await part(page, 'reopen').waitFor();
    assert.deepEqual(await sticksOut(page), []);
    assert.deepEqual(await small(page), []);
  }));
}

test('on a desktop every target is 24 × 24 too', () => withShop({ ...still, html: shop({ attributes: 'policy="/privacy"', config: configuration, body: film }) }, async (page) => {
  assert.deepEqual(await small(page), []);
  await settings(page);
  assert.deepEqual(await small(page), []);
}));

test('words without a space do not widen it', () => withShop({
  ...still, ...phone, html: shop({
    config: {
      categories: [{ id: 'necessary', required: true, label: 'N'.repeat(120), text: 'n'.repeat(300), cookies: [{ name: 'c'.repeat(120), purpose: 'p'.repeat(120), lifetime: 'l'.repeat(60) }] }],
      texts: { en: { title: 'T'.repeat(90), text: 'x'.repeat(300) } },
    },
  }),
}, async (page) => {
  assert.deepEqual(await sticksOut(page), []);
  await settings(page);
  assert.deepEqual(await sticksOut(page), []);
}));

const windows = [
  ['200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['400 % zoom', { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 }],
  ['a phone', phone],
  ['a phone on its side', { viewport: { width: 568, height: 320 } }],
];
for (const [sentence, options] of windows) {
  for (const layout of ['bar', 'box', 'dialog']) {
    test(`with ${sentence} accept, refuse and settings of a ${layout} can be reached`, () => withShop({ ...still, ...options, html: shop({ attributes: `layout="${layout}" lang="ru"`, config: configuration }) }, async (page) => {
      assert.deepEqual(await sticksOut(page), []);
      for (const name of ['accept', 'refuse', 'settings']) {
        await part(page, name).evaluate((element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
        const { y, height } = await part(page, name).boundingBox();
        assert.ok(y >= -1 && y + height <= options.viewport.height + 1, `${name}: ${y} ${height}`);
        assert.equal(await hit(page, name), true, name);
      }
    }));
  }

  test(`with ${sentence} save and close of the settings can be reached`, () => withShop({ ...still, ...options, html: shop({ attributes: 'lang="ru"', config: configuration }) }, async (page) => {
    await settings(page);
    assert.deepEqual(await sticksOut(page), []);
    for (const name of ['save', 'close']) {
      await part(page, name).evaluate((element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
      const { y, height } = await part(page, name).boundingBox();
      assert.ok(y >= -1 && y + height <= options.viewport.height + 1, `${name}: ${y} ${height}`);
    }
  }));
}

test('on a phone refusing is as much in sight as accepting', () => withShop({ ...still, ...phone, html: shop({ attributes: 'lang="ru"', config: configuration }) }, async (page) => {
  assert.equal(await hit(page, 'refuse'), await hit(page, 'accept'));
}));

test('text can be spaced as WCAG 1.4.12 asks without being cut', () => withShop({ ...still, ...phone, html: shop({ head: style('consent-banner::part(title),consent-banner::part(text),consent-banner::part(accept),consent-banner::part(refuse),consent-banner::part(settings){line-height:1.5;letter-spacing:.12em;word-spacing:.16em}') }) }, async (page) => {
  assert.deepEqual(await sticksOut(page), []);
  for (const name of ['accept', 'refuse', 'settings']) {
    assert.ok(await part(page, name).evaluate((element) => element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1), name);
  }
}));

// Forced colours, motion

for (const name of ['accept', 'refuse', 'settings']) {
  test(`with forced colours ${name} has an edge`, () => withShop({ forcedColors: 'active' }, async (page) => {
    const { borderStyle, borderWidth } = await part(page, name).evaluate((element) => { const { borderTopStyle, borderTopWidth } = getComputedStyle(element); return { borderStyle: borderTopStyle, borderWidth: borderTopWidth }; });
    assert.ok(borderStyle !== 'none' && parseFloat(borderWidth) >= 1);
  }));
}

test('with forced colours the banner has an edge', () => withShop({ forcedColors: 'active' }, async (page) => {
  assert.ok(await part(page, 'banner').evaluate((element) => { const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(element); return (borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1) || outlineStyle !== 'none'; }));
}));

for (const options of [{ forcedColors: 'active' }, { colorScheme: 'dark' }, {}]) {
  test(`a switch that is on looks otherwise than one that is off, ${JSON.stringify(options)}`, () => withShop({ ...still, ...options }, async (page) => {
    await settings(page);
    const analytics = page.locator('consent-banner [part~=switch][data-category=analytics]');
    await page.mouse.move(0, 0);
    const off = (await analytics.screenshot()).toString('base64');
    await analytics.evaluate((element) => { element.checked = true; });
    assert.notEqual((await analytics.screenshot()).toString('base64'), off);
  }));
}

test('with reduced motion nothing moves', () => withShop({ ...still, html: shop({ body: film }) }, async (page) => {
  const moving = () => page.evaluate(() => {
    const seconds = (text) => Math.max(...text.split(',').map((part) => parseFloat(part) * (part.trim().endsWith('ms') ? 0.001 : 1)));
    return [...document.querySelectorAll('consent-banner, consent-placeholder')].flatMap((host) => [...host.shadowRoot.querySelectorAll('*')])
      .filter((element) => { const computed = getComputedStyle(element); return seconds(computed.transitionDuration) > 0.01 || (computed.animationName !== 'none' && seconds(computed.animationDuration) > 0.01); })
      .map((element) => element.getAttribute('part') || element.localName);
  });
  assert.deepEqual(await moving(), []);
  await settings(page);
  assert.deepEqual(await moving(), []);
}));

// Layout shift

const shifts = "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });";
const settled = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 400); }));
const news = '<p>After the banner.</p>'.repeat(40);
const shifting = [
  ['as its own attributes have it', { body: news, content: '' }],
  ['as a bar at the top', { attributes: 'layout="bar" position="top"', body: news, content: '' }],
  ['as a box in the middle', { attributes: 'layout="box" position="center"', body: news, content: '' }],
  ['as a dialog', { attributes: 'layout="dialog"', body: news, content: '' }],
  ['at the end of the page with a link inside', { before: news }],
  ['before the page’s content with a link inside', { body: news }],
];
for (const [sentence, options] of shifting) {
  test(`nothing in the page shifts when the banner comes and goes ${sentence}`, () => withShop({
    init: shifts, html: shop(options),
    // After the first paint, as on a slow line.
    files: { '/embed/consent-banner.js': async () => { await sleep(400); return embedded('consent-banner.js'); } },
  }, async (page) => {
    await settled(page);
    await call(page, (element) => element.refuse());
    await settled(page);
    assert.equal(await page.evaluate(() => window.shift), 0);
  }));
}

test('what comes after the element in the page stands where it stood', () => withShop({ html: shop({ body: '<p id="after">After</p>' }) }, async (page) => {
  const top = () => page.evaluate(() => document.querySelector('#after').getBoundingClientRect().top);
  const before = await top();
  await part(page, 'accept').click();
  assert.equal(await top(), before);
}));

// Pages that change what a script relies on

test('globals of the page stay as they are', () => withShop({ html: shop({ head: '<script>for (const name of ["text", "texts", "state", "core", "view", "record", "config", "policy", "banner"]) window[name] = `mine: ${name}`;</script>' }) }, async (page) => {
  await part(page, 'accept').click();
  const names = ['text', 'texts', 'state', 'core', 'view', 'record', 'config', 'policy', 'banner'];
  assert.deepEqual(await page.evaluate((all) => all.filter((name) => window[name] !== `mine: ${name}`), names), []);
}));

test('one global is added, and it is the element', () => withShop({ html: shop({ head: '<script>window.before = Object.getOwnPropertyNames(window);</script>' }) }, async (page) => {
  await part(page, 'accept').click();
  assert.deepEqual(await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !window.before.includes(name) && name !== 'before' && !/playwright|^\d+$/i.test(name))), ['consentBanner']);
  assert.equal(await page.evaluate(() => window.consentBanner === document.querySelector('consent-banner')), true);
}));

test('elements of the page with confusing ids do not confuse it', () => withShop({ html: shop({ before: '<form id="consentBanner"><input name="ready" id="ready"></form><a id="customElements"></a><img id="WebAssembly" alt=""><p id="title">T</p><p id="accept">A</p>' }) }, async (page) => {
  await part(page, 'accept').click();
  await eventually(() => call(page, (element) => element.allows('analytics')), 'accepted');
}));

for (const [owner, init] of [
  ['Array', 'Array.prototype.last = function () { return this[this.length - 1]; }; Array.prototype.remove = () => false;'],
  ['Object', 'Object.prototype.extended = () => {}; Object.prototype.note = "text";'],
]) {
  test(`what an old library has put on ${owner}.prototype does not confuse it`, () => withShop({ html: shop({ config: configuration }), init, start: false }, async (page) => {
    await page.goto('https://shop.test/');
    await part(page, 'accept').click();
    assert.equal(await call(page, (element) => element.allows('marketing', 'video')), true);
    assert.deepEqual(page.messages.filter((message) => /^(error|uncaught)/.test(message)), []);
  }));
}
