import { expect, test } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { corpus, exchangeOfCase } from './exchange';
import { scoreReadings } from './corpus-score';

test('x', () => {
  const { rates, misses } = scoreReadings(corpus(), (one) => readError(exchangeOfCase(one)));
  console.log(rates, misses.join('\n'));
  expect(1).toBe(1);
});
