import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSyntaxError } from '../../src/http/json-position';

const told = (text: string): string => {
  const error = jsonSyntaxError(text);
  return error === null ? 'fine' : `${error.line}:${error.column} ${error.reason}`;
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,}', '1:9 trailing comma'],
    ['[1, 2,\n]', '2:1 trailing comma'],
    ["{'a': 1}", '1:2 single quotes instead of double quotes'],
    ['{"a": \'b\'}', '1:7 single quotes instead of double quotes'],
    ['{a: 1}', '1:2 unquoted key'],
    ['{"a": 1 "b": 2}', '1:9 missing comma'],
    ['{"a": 1\r\n  "b": 2}', '2:3 missing comma'],
    ['{"a" 1}', '1:6 missing colon'],
    ['{"a": undefined}', '1:7 undefined is no JSON value'],
    ['{"a": NaN}', '1:7 NaN is no JSON value'],
    ['{"a": True}', '1:7 True is Python, JSON writes true'],
    ['{"a": None}', '1:7 None is Python, JSON writes null'],
    ['{"a": 1} x', '1:10 more text after the end of the JSON'],
    ['{"a": [1, 2}', '1:12 } where ] was due'],
    ['{"a": 1', '1:8 unexpected end: 1 bracket is still open'],
    ['[[1', '1:4 unexpected end: 2 brackets are still open'],
    ['{"a": "b', '1:9 unexpected end: a string is not closed'],
    ['{"a": "b\nc"}', '1:9 line break in a string'],
    ['{"a": "\\x"}', '1:8 bad escape in a string'],
    ['{"a": 01}', '1:8 number with a leading zero'],
    ['{"a": .5}', '1:7 malformed number'],
    ['{"a": 1. }', '1:8 malformed number'],
    ['// note\n{}', '1:1 comment'],
    ['{"a": 1 /* b */}', '1:9 comment'],
    ['{\u201ca\u201d: 1}', '1:2 curly quotes instead of straight ones'],
    ['[object Object]', '1:2 an object that was never turned into JSON: "[object Object]"'],
    ['', '1:1 unexpected end: there is nothing'],
    ['[,1]', '1:2 a comma too many'],
    ['hello', '1:1 unquoted text'],
    ['{"a": 1}', 'fine'],
    [' "text" ', 'fine'],
    ['-0.5e+10', 'fine'],
  ])('%j: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('names the comma, too, where the bracket after it stands elsewhere', () => {
    expect(jsonSyntaxError('{\n  "a": 1,\n}')?.culprit).toEqual({ line: 2, column: 9 });
  });

  it('counts the offset in UTF-16 units', () => {
    expect(jsonSyntaxError('["\u{1f600}",]')?.offset).toBe(6);
  });

  it('reads 100 000 nested brackets without recursion', () => {
    expect(told('['.repeat(100_000) + ']'.repeat(100_000))).toBe('fine');
    expect(told('[{"a":'.repeat(50_000))).toContain('100000 brackets are still open');
  });

  it('agrees with JSON.parse on every text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      "'",
      '1',
      '-',
      '0',
      '.',
      'e',
      'true',
      'null',
      'x',
      ' ',
      '\n',
      '\\',
      '\u0001',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        expect(jsonSyntaxError(text) === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(jsonSyntaxError(text) === null).toBe(parses(text));
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonSyntaxError(text)).toBeNull();
      }),
    );
  });
});
