import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../src/panel/message/find-all';
import { interpretHeader } from '../../src/panel/message/interpret-header';
import { rowAt, rowEnd, rowStarts } from '../../src/panel/message/lines';
import { paintJson } from '../../src/panel/message/paint-json';
import { segments } from '../../src/panel/message/segments';

const nothing = { pointers: [], ranges: [] };
const pretty = (text: string): string => paintJson(text, nothing, true).text;

describe('JSON as it is shown', () => {
  it('is laid out with every digit kept', () => {
    expect(pretty('{"a":[1,{"b":12345678901234567890.10}],"c":{},"d":[]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": 12345678901234567890.10\n    }\n  ],\n  "c": {},\n  "d": []\n}',
    );
  });

  it('is laid out as far as it goes when it is broken', () => {
    expect(pretty('{"a":[1,2')).toBe('{\n  "a": [\n    1,\n    2');
    expect(pretty('{"a": "open')).toBe('{\n  "a": "open');
    expect(pretty('}]')).toBe('}]');
    expect(pretty('{"a":1}\n{"b":2}')).toBe('{\n  "a": 1\n}\n{\n  "b": 2\n}');
  });

  it('says the same as what was sent, white space aside', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(pretty(text))).toEqual(JSON.parse(text));
        expect(paintJson(text, nothing, false).text).toBe(text);
      }),
    );
  });

  it('survives any text, endless nesting included, in linear time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: shown, tokens } = paintJson(text, { pointers: ['/a', ''], ranges: [{ start: 0, end: 3 }] }, true);
        expect(shown.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(tokens.every(({ start, end }) => start < end && end <= shown.length)).toBe(true);
      }),
    );
    const started = performance.now();
    expect(pretty('['.repeat(100_000)).length).toBeGreaterThan(100_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('marks what a pointer or a range names', () => {
    const source = '{"error":{"code":"X","list":[1,{"code":2}]}}';
    const marked = (pointers: string[], ranges = [] as { start: number; end: number }[]) => {
      const { text, marks } = paintJson(source, { pointers, ranges }, true);
      return marks.map(({ start, end }) => text.slice(start, end).replace(/\s/g, ''));
    };
    expect(marked(['/error/code'])).toEqual(['"X"']);
    expect(marked(['/error/list/1'])).toEqual(['{"code":2}']);
    expect(marked(['/error/list/1/code'])).toEqual(['2']);
    expect(marked(['/code', '/error/list/7'])).toEqual([]);
    expect(marked([], [{ start: source.indexOf('"X"'), end: source.indexOf('"X"') + 3 }])).toEqual(['"X"']);
  });

  it('tells keys, strings, numbers and words apart', () => {
    const { text, tokens } = paintJson('{"k":["s",-1.5e3,true]}', nothing, true);
    expect(tokens.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['"k"', 'key'],
      ['"s"', 'string'],
      ['-1.5e3', 'number'],
      ['true', 'atom'],
    ]);
  });
});

describe('rows of text', () => {
  const rows = (text: string, columns: number): string[] => {
    const starts = rowStarts(text, columns);
    return starts.map((start, row) => text.slice(start, rowEnd(text, starts, row)));
  };

  it('end at line breaks and at the width', () => {
    expect(rows('abcdef\r\n\ngh', 4)).toEqual(['abcd', 'ef', '', 'gh']);
    expect(rows('', 4)).toEqual(['']);
    expect(rows('a\n', 4)).toEqual(['a', '']);
  });

  it('hold every character once and are found by offset', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', 'ddddd')), fc.integer({ min: 1, max: 9 }), (parts, columns) => {
        const text = parts.join('');
        expect(rows(text, columns).join('')).toBe(text.replaceAll('\n', ''));
        const starts = rowStarts(text, columns);
        for (let at = 0; at < text.length; at++) {
          const row = rowAt(starts, at);
          expect((starts[row] ?? 0) <= at && at < (starts[row + 1] ?? text.length + 1)).toBe(true);
        }
      }),
    );
  });

  it('are cut where colour or marking changes, and lose nothing', () => {
    const text = '{"a": "bcd"}';
    const cut = segments(
      text,
      0,
      text.length,
      [
        { start: 1, end: 4, kind: 'key' },
        { start: 6, end: 11, kind: 'string' },
      ],
      [{ start: 6, end: 11 }],
      [{ start: 8, end: 9 }],
    );
    expect(cut.map(({ text: piece }) => piece).join('')).toBe(text);
    expect(cut.filter(({ hit }) => hit === 0).map(({ text: piece, kind, cited }) => [piece, kind, cited])).toEqual([['c', 'string', true]]);
  });

  it('are searched without regard to case, never off by a grown letter', () => {
    expect(findAll('Retry retry', 'RETRY')).toEqual([
      { start: 0, end: 5 },
      { start: 6, end: 11 },
    ]);
    expect(findAll('\u0130\u0130retry', 'retry')).toEqual([{ start: 2, end: 7 }]);
    expect(findAll('aaa', '')).toEqual([]);
  });
});

describe('what a header means', () => {
  const received = Date.UTC(2026, 10, 21, 9, 0, 0);
  it.each([
    ['Retry-After', '90', /^1 min 30 s, until \d\d:01:30$/],
    ['retry-after', 'Sat, 21 Nov 2026 09:00:30 GMT', /, 30 s after the answer$/],
    ['X-RateLimit-Reset', String(received / 1_000 + 60), /, 1 min 00 s after the answer$/],
    ['x-ratelimit-reset-tokens', '6m0s', /^6 min 00 s, until/],
    ['retry-after-ms', '1500', /^2 s$/],
    ['X-Rate-Limit-Time-Reset-Ms', '15000', /^15 s$/],
    ['X-Rate-Limit-Retry-After-Seconds', '42', /^42 s, until/],
    ['Date', 'Sat, 21 Nov 2026 08:59:30 GMT', /, 30 s before the answer$/],
    ['Content-Length', '15320', /^15\.3 kB$/],
    ['Age', '120', /^2 min 00 s in a cache$/],
    ['Authorization', 'Bearer abc', /^Scheme Bearer$/],
    ['Authorization', 'nat_pk_123', /^No scheme/],
    [
      'Authorization',
      `Bearer eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ exp: received / 1_000 - 60 })).replace(/=+$/, '')}.x`,
      /a JWT that expired \d\d:59:00$/,
    ],
  ])('%s: %s', (name, value, meaning) => {
    expect(interpretHeader(name, value, received)).toMatch(meaning);
  });

  it.each([
    ['Content-Type', 'application/json'],
    ['Retry-After', 'soon'],
    ['Retry-After', '-5'],
    ['Content-Length', '0'],
    ['X-RateLimit-Limit', '30'],
    ['Date', 'yesterday'],
  ])('nothing for %s: %s', (name, value) => {
    expect(interpretHeader(name, value, received)).toBeNull();
  });
});
