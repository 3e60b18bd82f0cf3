// The publisher's command line, where a policy is broken or an option wrong.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

function inFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-viewer-'));
  try {
    cpSync(new URL('../policies', import.meta.url), join(folder, 'policies'), { recursive: true });
    action(folder, (...options) => spawnSync(process.env.XTASK, options, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a broken policy stops the build, with every problem, and leaves the old site', () => inFolder((folder, xtask) => {
  const [policies, dist] = [join(folder, 'policies'), join(folder, 'dist')];
  mkdirSync(dist);
  writeFileSync(join(dist, 'index.html'), 'old');
  const append = (file, text) => writeFileSync(join(policies, file), readFileSync(join(policies, file), 'utf8') + text);
  append('air-astana/en.md', '\n<script>alert(1)</script>\n');
  append('air-astana/ru.md', '\n[x](javascript:alert(1))\n');
  append('citypass-astana/kk.md', '\n## Тағы {#more}\n\nx\n');
  writeFileSync(join(policies, 'citypass-astana/de.md'), 'x');
  writeFileSync(join(policies, 'citypass-astana/ru.md'), 'x');
  const { status, stdout, stderr } = xtask('build', '--policies', policies, '--dist', dist);
  assert.equal(status, 1);
  for (const line of [
    /air-astana\/en\.md:\d+: raw HTML/,
    /air-astana\/ru\.md:\d+: the link to `javascript:alert\(1\)` is refused/,
    /citypass-astana\/kk\.md:\d+: the heading `more` is not in the original/,
    /citypass-astana\/de\.md:1: `de` is an unknown language/,
    /citypass-astana\/ru\.md:1: there is no front matter/,
  ]) assert.match(stdout, line);
  assert.match(stderr, /nothing was built/);
  assert.deepEqual(readdirSync(folder).sort(), ['dist', 'policies'], 'nothing half built beside it');
  assert.equal(readFileSync(join(dist, 'index.html'), 'utf8'), 'old');
}));

test('an absent folder of policies is named', () => inFolder((folder, xtask) => {
  const { status, stdout } = xtask('check', '--policies', join(folder, 'nothing'));
  assert.equal(status, 1);
  assert.match(stdout, /nothing\/site\.toml:1: the file cannot be read/);
}));

test('a missing translation is a warning', () => inFolder((folder, xtask) => {
  rmSync(join(folder, 'policies/air-astana/kk.md'));
  const { status, stdout } = xtask('check', '--policies', join(folder, 'policies'));
  assert.equal(status, 0);
  assert.match(stdout, /air-astana\/kk\.md:1: warning: there is no translation/);
}));

for (const [options, says] of [
  [['build', '--site-url', 'example.org'], /--site-url example\.org: it must begin with https/],
  [['build', '--public-url', '/../'], /--public-url/],
  [['build', '--pubic-url', '/'], /--pubic-url is no option/],
  [['buidl'], /there is no command `buidl`/],
]) {
  test(`${options.join(' ')} says what to do`, () => inFolder((folder, xtask) => {
    const { status, stderr } = xtask(...options, '--policies', join(folder, 'policies'), '--dist', join(folder, 'dist'));
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.equal(existsSync(join(folder, 'dist')), false);
  }));
}
