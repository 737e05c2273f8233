import { describe, expect, it } from 'vitest';
import { checkPack, nearest } from '../../src/catalogue/check-pack';

const names = new Set(['credential-missing', 'json-malformed']);
const rule = {
  id: 'a',
  when: { status: 401 },
  title: 'Key missing',
  summary: 'No key.',
  category: 'auth',
  causes: [{ text: 'No key' }],
  fixes: [{ text: 'Send it' }],
};
const pack = { id: 'toy', name: 'Toy', kind: 'api', rules: [rule] };
const problems = (value: unknown) =>
  checkPack(typeof value === 'string' ? value : JSON.stringify(value), names).problems.map(({ path, reason }) => `${path} ${reason}`);

describe('checking a rule pack', () => {
  it('takes a good one, and leaves its examples out of what it serves', () => {
    const { pack: taken, problems: none } = checkPack(JSON.stringify({ ...pack, examples: [{ rule: 'a', why: 'x' }] }), names);
    expect(none).toEqual([]);
    expect(taken).toEqual(pack);
  });

  it.each([
    ['a mistyped key', { ...pack, rules: [{ ...rule, tilte: 'x' }] }, 'rules.0.tilte is not a known key: did you mean “title”?'],
    ['a missing key', { id: 'toy', name: 'Toy', kind: 'api' }, /^rules is missing/],
    ['a wrong type', { ...pack, name: 5 }, /^name must be .*string.* not 5/],
    ['a long title', { ...pack, rules: [{ ...rule, title: 'x'.repeat(61) }] }, /^rules\.0\.title must have at most 60/],
    ['a link of another scheme', { ...pack, docs: 'javascript:alert(1)' }, /^docs must be an http/],
    ['a link with a password', { ...pack, docs: 'https://a:b@c.example' }, /^docs must be an http/],
    [
      'a regular expression',
      { ...pack, rules: [{ ...rule, when: { code: { regex: '(a+)+$' } } }] },
      /^rules\.0\.when\.code must be a text.*no regular expressions/,
    ],
    ['an unknown condition', { ...pack, rules: [{ ...rule, when: { statuss: 401 } }] }, /^rules\.0\.when must be a condition/],
    [
      'a wrong condition, deep',
      { ...pack, rules: [{ ...rule, when: { all: [{ status: 'bad' }] } }] },
      /^rules\.0\.when\.all\.0\.status must be a status/,
    ],
    ['an unknown check', { ...pack, rules: [{ ...rule, when: { check: 'credential-mising' } }] }, /did you mean “credential-missing”/],
    ['a repeated id', { ...pack, rules: [rule, rule] }, 'rules.1.id repeats the id of rules.0: give it another'],
    [
      'a placeholder that breaks out of a command',
      { ...pack, credentials: [{ in: 'header', name: 'X', placeholder: "'; rm -rf /" }] },
      /^credentials\.0\.placeholder must be letters/,
    ],
    ['an id that climbs', { ...pack, id: '../x' }, /^id must be lower-case/],
  ])('names the place and the mend for %s', (_, value, expected) => {
    const said = problems(value);
    expect(
      said.some((line) => (typeof expected === 'string' ? line === expected : expected.test(line))),
      said.join('\n'),
    ).toBe(true);
  });

  it('says everything that is wrong at once', () => {
    expect(problems({ ...pack, name: '', docs: 'x', rules: [{ ...rule, title: '' }] })).toHaveLength(3);
  });

  it.each([
    ['__proto__', '{"id":"toy","__proto__":{"polluted":true}}'],
    ['constructor', '{"id":"toy","rules":[{"constructor":{}}]}'],
  ])('refuses the reserved name %s', (name, text) => {
    expect(problems(text).join()).toContain(`${name} is a reserved name`);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['no JSON', '{"id":', /not JSON/],
    ['an empty file', '', /not JSON/],
    ['another type', '7', /must be/],
    ['a deep file', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /deeper than 20/],
    ['a large file', JSON.stringify({ ...pack, name: 'x'.repeat(600_000) }), /larger than 512/],
  ])('refuses %s without a stack trace', (_, text, reason) => {
    expect(problems(text).join()).toMatch(reason);
  });

  it('guesses only what is near', () => {
    expect(nearest('tilte', ['title', 'text'])).toBe('title');
    expect(nearest('zzzzzz', ['title', 'text'])).toBeNull();
  });
});
