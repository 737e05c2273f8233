import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimeValue } from '../../src/http/instant';

const NOW = Date.UTC(2026, 10, 21, 12);
const read = (text: string): string | null => {
  const value = parseTimeValue(text, NOW);
  if (value === null) return null;
  return value.kind === 'delta' ? `${value.seconds} s` : new Date(value.at).toISOString();
};

describe('a time value', () => {
  it.each([
    ['0', '0 s'],
    ['120', '120 s'],
    ['007', '7 s'],
    ['2.0', '2 s'],
    [' \t75 ', '75 s'],
    ['"75"', '75 s'],
    ['999999999', '999999999 s'],
    ['1000000000', '2001-09-09T01:46:40.000Z'],
    ['1795262407.250', '2026-11-21T12:00:07.250Z'],
    ['1795262412500', '2026-11-21T12:00:12.500Z'],
    ['6m0s', '360 s'],
    ['Sat, 21 Nov 2026 12:05:00 GMT', '2026-11-21T12:05:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T12:05Z', '2026-11-21T12:05:00.000Z'],
    ['2026-11-21T12:05:07', '2026-11-21T12:05:07.000Z'],
    ['2026-11-21 12:05:07.123456', '2026-11-21T12:05:07.123Z'],
    ['2026-11-21T14:05:07+02:00', '2026-11-21T12:05:07.000Z'],
    ['2026-11-21T14:05:07+0200', '2026-11-21T12:05:07.000Z'],
    ['2026-11-21 12:05:07 UTC', '2026-11-21T12:05:07.000Z'],
    ['Sat Nov 21 2026 13:05:00 GMT+0100 (Central European Standard Time)', '2026-11-21T12:05:00.000Z'],
  ])('“%s” is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '',
    '-5',
    '+5',
    '1e3',
    '0x10',
    '5.',
    '.5',
    '1,5',
    '1 2',
    '100000000000000',
    '9'.repeat(350),
    'soon',
    'tomorrow',
    'NaN',
    'Infinity',
    '2026-13-01',
    '2026-02-30',
    '2026-11-21T25:00Z',
    '2026-11',
    '21/11/2026',
    'Nov 21, 2026',
    '٣٠',
  ])('“%s” is invalid', (text) => expect(read(text)).toBeNull());

  it('any text gives a delta of at least nothing, a finite instant, or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const value = parseTimeValue(text, NOW);
        if (value?.kind === 'delta') expect(value.seconds >= 0 && Number.isFinite(value.seconds)).toBe(true);
        if (value?.kind === 'instant') expect(Number.isInteger(value.at)).toBe(true);
      }),
    );
  });
});
