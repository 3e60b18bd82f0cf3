// policy.json against its published schema, by an independent validator, and
// against the page it stands beside.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { languages, policies, policyPages, site, withPage } from './support.mjs';

const json = async (path) => (await fetch(site + path)).json();
const schema = await json('schema/policy.schema.json');
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

for (const path of policyPages) {
  test(`${path}policy.json is as its schema says, and as its page`, () => withPage({ javaScriptEnabled: false }, async (page) => {
    const policy = await json(`${path}policy.json`);
    assert.deepEqual(validate(policy) ? [] : validate.errors, []);
    await page.goto(site + path);
    assert.equal(policy['@id'], page.url());
    assert.deepEqual(await page.$$eval('.about a[href*="/policy."]', (links) => links.map(({ href }) => href)), ['md', 'json'].map((kind) => `${site}${path}policy.${kind}`));
    const ids = (selector) => page.$$eval(selector, (all) => all.map((element) => element.id));
    assert.deepEqual(policy.sections.map(({ id }) => id), await ids('article > .section'));
    assert.deepEqual(policy.clauses.map(({ id }) => id), await ids('article .clause'));
    for (const { clause, label, kind, term } of policy.facts) {
      assert.ok(policy.clauses.some(({ id }) => id === clause), `${kind} names ${clause}`);
      if (term) assert.ok(label);
    }
    assert.ok(policy.facts.length > 0 && policy.sections.every(({ topics }) => topics.length > 0));
  }));
}

test('facts are the same in every language, their labels are not', async () => {
  for (const id of policies) {
    const [english, ...others] = await Promise.all(languages.map((tag) => json(`${tag}/${id}/policy.json`)));
    const bare = ({ facts }) => facts.map(({ label, ...fact }) => fact);
    for (const other of others) {
      assert.deepEqual(bare(other), bare(english));
      assert.notDeepEqual(other.facts, english.facts);
    }
  }
});

test('a policy that breaks the schema is refused', async () => {
  const policy = await json('en/air-astana/policy.json');
  assert.equal(validate({ ...policy, facts: [{ kind: 'guess', value: 'x', clause: 'a.1' }] }), false);
  assert.equal(validate({ ...policy, versions: [{ date: '2015-02-30' }] }), false);
});
