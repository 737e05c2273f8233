import type { Exchange, Limit, Reading } from '../../model';
import { readTiming } from './read-timing';

/** The rate-limit buckets that a response states, successes included; one entry per bucket. */
export const readLimits = (exchange: Exchange, reading: Pick<Reading, 'throttled'> | null = null): readonly Limit[] =>
  readTiming(exchange, reading, null).limits;
