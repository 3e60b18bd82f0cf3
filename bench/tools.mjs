// What a reader does with the policies: from the click to the frame that shows
// it, once its data is there.
import { browser, fresh, line } from './browser.mjs';

const { SITE, VERSIONS_SITE, ROUNDS = '10' } = process.env;
const rounds = Number(ROUNDS);
const desk = { viewport: { width: 1280, height: 800 } };

/** Each: where, until it is there, a control, its values by turns, and what has then changed. */
const tools = {
  'beside, QAZAQ AIR': {
    address: `${SITE}en/qazaq-air/`, ready: 'select[name=beside]', control: 'select[name=beside]', values: ['ru', ''], event: 'change',
    shown: 'String("second" in document.documentElement.dataset) + document.querySelectorAll(".row").length',
  },
  'compare, by topic': {
    address: `${SITE}en/compare/`, ready: '.compare[data-ready]', control: '[name=topic]', values: ['data', ''], event: 'input',
    shown: '[...document.querySelectorAll(".matrix tbody tr")].filter((row) => row.offsetHeight).length',
  },
  'letter, by right': {
    address: `${SITE}en/letter/?policy=qazaq-air`, ready: '.letters[data-ready]', control: 'select[name=right]', values: null, event: 'input',
    shown: 'document.querySelector("output.letter").textContent',
  },
  'versions, any two': {
    address: `${VERSIONS_SITE}en/moving/versions/`, ready: 'html[data-ready]', control: 'select[name=from]', values: ['2014-01-01', '2016-03-01'], event: 'change',
    shown: 'document.querySelector(".changes").textContent',
  },
};

console.log(`\nclick to painted, its data there, ${rounds} rounds, ms`);
for (const [name, { address, ready, control, values, event, shown }] of Object.entries(tools)) {
  const times = await fresh({}, async (tab) => {
    await tab.goto(address);
    await tab.waitForSelector(ready);
    await tab.waitForSelector(control);
    await tab.waitForTimeout(500);
    const choices = values ?? (await tab.$$eval(`${control} option:not(:disabled)`, (all) => all.map(({ value }) => value))).slice(0, 2).toReversed();
    // Written out, not evaluated in the page, whose policy forbids that.
    const choose = (value) => tab.evaluate(`new Promise((resolve) => {
      const look = () => ${shown};
      const element = document.querySelector(${JSON.stringify(control)});
      const seen = look();
      const start = performance.now();
      const observer = new MutationObserver(() => {
        if (look() === seen) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      element.value = ${JSON.stringify(value)};
      element.dispatchEvent(new Event('${event}', { bubbles: true }));
    })`);
    const found = [];
    // The first time fetches; every second shows the first choice.
    for (let turn = 0; turn < 2 * rounds + 2; turn += 1) {
      const time = await choose(choices[turn % 2]);
      if (turn > 1 && turn % 2 === 0) found.push(time);
      await tab.waitForTimeout(200);
    }
    return found;
  }, desk);
  line(name, times);
}
await browser.close();
