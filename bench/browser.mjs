// The browser that measures, and how a page is met: with a slower processor,
// over a slower line, always cold.
import { chromium } from 'playwright-core';
import { flags } from '../tests/chromium.mjs';

const slow = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (750e3 / 8) };
export const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: false };

export const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: flags });

/** `cpu` times slower; `net`: 1.6 Mbit/s and 150 ms. */
export const conditions = [
  { name: 'plain', cpu: 1, net: false },
  { name: 'CPU 4×', cpu: 4, net: false },
  { name: '1.6 Mbit/s + 150 ms', cpu: 1, net: true },
  { name: 'both', cpu: 4, net: true },
];

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const round = (number, digits = 0) => number.toFixed(digits);
/** A line of a table: the median, and from the least to the most. */
export const line = (name, times, digits = 0) => console.log(`  ${name.padEnd(22)} median ${round(median(times), digits)}  (${round(Math.min(...times), digits)}–${round(Math.max(...times), digits)})`);

/**
 * How long a new tab is left alone, in ms. For a second and more the browser
 * still starts its process and takes down the last one's, which on a small machine
 * makes a page's first paint half as late again, and its spread twice as wide.
 */
const rest = 1500;

/** Runs `action` in a tab of its own, whose cache and storage are empty. */
export async function fresh({ cpu = 1, net = false }, action, device = phone) {
  const context = await browser.newContext(device);
  try {
    const tab = await context.newPage();
    const cdp = await context.newCDPSession(tab);
    await cdp.send('Network.enable');
    await tab.waitForTimeout(rest);
    if (net) await cdp.send('Network.emulateNetworkConditions', slow);
    if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    return await action(tab, cdp);
  } finally {
    await context.close();
  }
}
