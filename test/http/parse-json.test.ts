import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeeperThan, parseJson } from '../../src/http/parse-json';

describe('parseJson', () => {
  it('reads any JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual({ value: JSON.parse(text), complete: true });
      }),
    );
  });

  it.each([
    ['\uFEFF{"a":1}'],
    [')]}\'\n{"a":1}'],
    [')]}\',\n{"a":1}'],
    ['while(1);{"a":1}'],
    ['for(;;);{"a":1}'],
    ['for (;;); {"a":1}'],
    ['  \r\n{"a":1}\n'],
  ])('reads %j', (text) => {
    expect(parseJson(text)).toEqual({ value: { a: 1 }, complete: true });
  });

  it.each([
    ['{"a":1,"b":"tru', { a: 1 }],
    ['{"a":{"b":[1,2', { a: { b: [1, 2] } }],
    ['{"a":1,}', { a: 1 }],
  ])('%j gives what it holds and says that it is not whole', (text, value) => {
    const read = parseJson(text);
    expect(read?.complete).toBe(false);
    expect(read?.value).toMatchObject(value);
  });

  it('reads one value per line', () => {
    expect(parseJson('{"a":1}\n{"a":2}\n')).toEqual({ value: [{ a: 1 }, { a: 2 }], complete: true });
    expect(parseJson('{"a":1}\n{"a":')).toEqual({ value: [{ a: 1 }], complete: false });
  });

  it.each(['', ' ', 'Bad Gateway', '<html>', 'none', 'true story', '{', '[', 'undefined'])('%j is no JSON', (text) => {
    expect(parseJson(text)).toBeNull();
  });

  it('refuses what nests deeper than 200, brackets in strings not counted', () => {
    expect(parseJson('['.repeat(201) + ']'.repeat(201))).toBeNull();
    expect(parseJson('['.repeat(200) + ']'.repeat(200))?.complete).toBe(true);
    expect(isDeeperThan(JSON.stringify('['.repeat(300)), 200)).toBe(false);
    expect(isDeeperThan(JSON.stringify(`"\\${'['.repeat(300)}`), 200)).toBe(false);
  });
});
