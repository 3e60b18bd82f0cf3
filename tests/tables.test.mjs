// Wide tables: Smartavia's inventory of data, ten rows of four columns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, open, site, withPage } from './support.mjs';

for (const tag of languages) {
  const path = `${tag}/smartavia/`;

  test(`${path}: a wide table scrolls in a box of its own, by keyboard too`, () => withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await open(page, path);
    const table = page.locator('.table').first();
    assert.equal(await table.locator('tbody tr').count(), 10);
    assert.equal(await table.locator('thead th[scope=col]').count(), 4);
    assert.equal(await table.locator('tbody th[scope=row]').count(), 10);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await table.focus();
    const before = await table.evaluate((box) => box.scrollLeft);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((start) => document.activeElement.scrollLeft > start, before);
    // The row's header stays while the rest moves, and leaves room for it.
    const [header, box] = await table.evaluate((element) => {
      element.scrollLeft = 200;
      return [element.querySelector('tbody th').getBoundingClientRect(), element.getBoundingClientRect()];
    });
    assert.ok(Math.abs(header.left - box.left) < 2);
    const corner = await table.locator('thead th').first().evaluate((cell) => cell.getBoundingClientRect().left);
    assert.equal(corner, header.left, 'so does its name above');
    assert.ok(header.width < box.width / 2 + 2, `${header.width} of ${box.width}`);
  }));

  test(`${path}: paper does not cut a table`, () => withPage({ viewport: { width: 700, height: 900 } }, async (page) => {
    await page.goto(site + path);
    await page.emulateMedia({ media: 'print' });
    const [inner, outer] = await page.$eval('.table', (box) => [box.scrollWidth, box.clientWidth]);
    assert.ok(inner <= outer, `${inner} of ${outer}`);
  }));
}

test('a row has an address that is marked when it is named', () => withPage({}, async (page) => {
  await open(page, 'kk/smartavia/#data.5');
  assert.equal(await page.$eval('[id="data.5"]', (row) => row.tagName), 'TR');
  const [named, other] = await page.$$eval('[id="data.5"] td, [id="data.6"] td', (cells) => [cells[0], cells.at(-1)].map((cell) => getComputedStyle(cell).backgroundColor));
  assert.notEqual(named, other);
}));
