import type { Exchange, Limit, Reading, Retry, RetryHints } from '../../model';
import type { TimingHints } from './candidate';
import { readTiming } from './read-timing';

/**
 * When the client may try again; null where nothing says so. `hints` are the identified pack's; of its constants only those
 * handed in as `constants`, whose condition holds, are used. `readTiming` gives wait and limits in one go.
 */
export const readRetry = (
  exchange: Exchange,
  reading: Pick<Reading, 'throttled' | 'isFailure'> | null,
  _limits: readonly Limit[],
  hints: RetryHints | null,
  constants: NonNullable<TimingHints['constants']> = [],
): Retry | null => readTiming(exchange, reading, { ...hints, constants }).retry;
