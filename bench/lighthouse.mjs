// Lighthouse's four scores, each the median of three runs, in a Chromium of
// its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { flags } from '../tests/chromium.mjs';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

export async function lighthouseScores(address, chrome) {
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await once(address, chrome));
  return categories.map((_, place) => runs.map((scores) => scores[place]).toSorted((a, b) => a - b)[1]);
}

async function once(address, chrome) {
  const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const port = 9300 + Math.floor(Math.random() * 500);
  const browser = spawn(chrome, ['--headless', ...flags, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`], { stdio: 'ignore' });
  try {
    for (let tries = 0; ; tries += 1) {
      const up = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null);
      if (up) break;
      if (tries > 100) throw new Error('the browser did not start');
      await new Promise((done) => setTimeout(done, 100));
    }
    const { lhr } = await lighthouse(address, { port, onlyCategories: categories, logLevel: 'error' });
    for (const audit of Object.values(lhr.audits)) {
      if (audit.scoreDisplayMode === 'binary' && audit.score === 0) console.log(`    failed: ${audit.id}`);
    }
    return categories.map((name) => Math.round(lhr.categories[name].score * 100));
  } finally {
    browser.kill();
    await new Promise((done) => { browser.once('exit', done); });
    // Its children may still be writing.
    try { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); } catch {}
  }
}
