import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/http/duration';

describe('a duration as Go prints it', () => {
  it.each([
    ['6m0s', 360],
    ['120ms', 0.12],
    ['34.074824224s', 34.074824224],
    ['1h30m', 5400],
    ['1d2h', 93_600],
    ['1h0m0.5s', 3600.5],
    ['250us', 0.00025],
    ['250µs', 0.00025],
    ['5ns', 5e-9],
    ['0s', 0],
  ])('%s is %d s', (text, seconds) => expect(parseDuration(text)).toBeCloseTo(seconds, 9));

  it.each(['', '5', '-5s', '+5s', '5 s', '5S', '5 minutes', 's', '1e3s', '0x5s', '5s later', '.s', '1..5s', 'PT5S', '5s,6s'])(
    '“%s” is none',
    (text) => expect(parseDuration(text)).toBeNull(),
  );

  it('any text gives a finite duration or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.hmsund -'), maxLength: 80 }), (text) => {
        const seconds = parseDuration(text);
        expect(seconds === null || (Number.isFinite(seconds) && seconds >= 0)).toBe(true);
      }),
    );
  });
});
