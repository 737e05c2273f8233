import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeForm, parseForm } from '../../src/http/form';

describe('a form', () => {
  it('is names and values, decoded, repeated names kept', () => {
    expect(parseForm('a=1&b=x+y%21&a=2&c')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'x y!' },
      { name: 'a', value: '2' },
      { name: 'c', value: '' },
    ]);
  });

  it('keeps a broken escape as it is', () => {
    expect(parseForm('a=%zz')).toEqual([{ name: 'a', value: '%zz' }]);
  });

  it('is told from JSON, XML and prose', () => {
    expect(looksLikeForm('name=a&age=1')).toBe(true);
    expect(looksLikeForm('filter[x]=1')).toBe(true);
    expect(looksLikeForm('{"a":"b=c"}')).toBe(false);
    expect(looksLikeForm('<a b="c"/>')).toBe(false);
    expect(looksLikeForm('1 + 1 = 2')).toBe(false);
    expect(looksLikeForm('')).toBe(false);
  });

  it('is read from any text, and back from what was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => [parseForm(text), looksLikeForm(text)]).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ minLength: 1 }), value: fc.string() })), (fields) => {
        const well = fields.every(({ name, value }) => !/[\ud800-\udfff]/.test(name + value));
        const text = new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();
        if (well) expect(parseForm(text)).toEqual(fields);
      }),
    );
  });
});
