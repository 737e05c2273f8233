import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttpDate } from '../../src/http/http-date';

const NOW = Date.UTC(2026, 10, 21, 12);
const iso = (text: string, now = NOW): string | null => {
  const at = parseHttpDate(text, now);
  return at === null ? null : new Date(at).toISOString();
};

describe('an HTTP-date', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov 16 08:49:37 1994', '1994-11-16T08:49:37.000Z'],
    ['Sat, 21 Nov 2026 13:00:00 +0100', '2026-11-21T12:00:00.000Z'],
    ['Sat, 21 Nov 2026 07:00:00 -05:00', '2026-11-21T12:00:00.000Z'],
    ['Sat, 21 Nov 2026 12:00:00 UTC', '2026-11-21T12:00:00.000Z'],
    ['Sat, 21 Nov 2026 12:00:00 Z', '2026-11-21T12:00:00.000Z'],
    ['sat, 21 nov 2026 12:00:00 gmt', '2026-11-21T12:00:00.000Z'],
    ['Sat, 29 Feb 2020 12:00:00 GMT', '2020-02-29T12:00:00.000Z'],
    ['Tue, 30 Jun 2026 23:59:60 GMT', '2026-07-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    '',
    '-5',
    '0',
    '120',
    'soon',
    'Sun, 29 Feb 2026 12:00:00 GMT',
    'Sat, 21 Nov 2026 24:00:00 GMT',
    'Sat, 21 Foo 2026 12:00:00 GMT',
    'Sat, 21 Nov 2026 12:00:00',
    'Sat, 21 Nov 2026 12:00:00 PST',
    'Sat, 21 Nov 2026',
    '2026-11-21',
  ])('“%s” is none', (text) => expect(iso(text)).toBeNull());

  it('takes the last century for a two-digit year more than 50 years ahead', () => {
    expect(iso('Saturday, 21-Nov-26 12:00:00 GMT')).toBe('2026-11-21T12:00:00.000Z');
    expect(iso('Friday, 21-Nov-75 12:00:00 GMT')).toBe('2075-11-21T12:00:00.000Z');
    expect(iso('Monday, 21-Nov-77 12:00:00 GMT')).toBe('1977-11-21T12:00:00.000Z');
    expect(iso('Saturday, 01-Jan-00 00:00:05 GMT', Date.UTC(2099, 11, 31, 23, 59))).toBe('2100-01-01T00:00:05.000Z');
  });

  it('reads back what toUTCString writes, for any second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (second) => {
        expect(parseHttpDate(new Date(second * 1000).toUTCString(), NOW)).toBe(second * 1000);
      }),
    );
  });

  it('any text gives an instant or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const at = parseHttpDate(text, NOW);
        expect(at === null || Number.isInteger(at)).toBe(true);
      }),
    );
  });
});
