import { describe, expect, it } from 'vitest';
import { readTiming } from '../../src/decode/retry/read-timing';
import { answer } from './answer';

const says = (message: string, status = 429): number | null =>
  readTiming(answer({ status, body: { error: { message } } }), null, null).retry?.afterSeconds ?? null;

describe('a moment in the words of a throttle message', () => {
  it.each<[string, number]>([
    ['User-rate limit exceeded.  Retry after 2026-11-21T12:15:05.000Z', 905],
    ['Please try again after Sat, 21 Nov 2026 12:09:59 GMT and see https://api.example/docs', 599],
    ['Rate limit hit. Try again after 2026-11-21T16:30:00+00:00.', 16_200],
    ['Try again at 2026-11-21 12:05:00 UTC', 300],
    ['Try again at 2026-11-21T12:05:00', 300],
    ['Your limit resets at 2026-11-21T12:05:00Z.', 300],
    ['Rate limit reset: 2026-11-21T12:05:00Z', 300],
    ['You were rate limited until 2026-11-21T12:05:00Z', 300],
    ['Do not retry until 2026-11-21T12:05:00Z', 300],
    ['Please wait until Sat, 21 Nov 2026 12:05:00 GMT', 300],
    ['Request was throttled: retry after 2026-11-21 12:05:00.250 +0000 UTC', 300.25],
    ['Retry after Sat Nov 21 2026 12:05:00 GMT+0000 (Coordinated Universal Time)', 300],
    ['Retry after 1795262460', 60],
    ['modified within the previous 15000 milliseconds. Please try again after 2026-11-21T12:00:37.353Z.', 37.353],
    ['Out of call volume quota. Quota will be replenished in 00:05:00.', 300],
  ])('“%s” asks for %d s', (message, seconds) => expect(says(message)).toBe(seconds));

  it.each([
    'Try again at 2026-11-21 12:05:00',
    'Try again at 2026-11-21T12:05:00 EST',
    'Try again at 2026-11-21T12:05:00 UTC+8',
    'Try again on 2026-11-22',
    'Try again after 12:30:00',
    'Try again in 12:30:00 UTC',
    'Retry after 2026-11-20T12:00:00Z',
    'Limit resets at 2027-12-21T12:05:00Z',
    'Rate limit exceeded. Your trial is valid until 2026-12-01T00:00:00Z',
    'Too many requests: this key is available until 2026-11-21T12:05:00Z',
    'Too many requests. You may retry until 2026-11-21T12:05:00Z',
    'Too many requests; your key was issued at 2026-11-21T12:05:00Z',
    'Too many requests. The token expires at 2026-11-21T12:05:00Z',
    'The limit was last reset at 2026-11-21T12:00:00Z',
    'Too many requests: it was retried at 2026-11-21T12:00:00Z',
  ])('“%s” asks for none', (message) => expect(says(message)).toBeNull());

  it('counts where waiting may help', () => {
    expect(says('Scheduled maintenance until 2026-11-21T13:00:00Z', 503)).toBe(3600);
    expect(says('Request failed at 2026-11-21T12:05:00Z, please retry', 503)).toBeNull();
    expect(says('Too many requests, retry after 2026-11-21T12:05:00Z', 401)).toBeNull();
    expect(says('This report is available after 2026-11-21T12:05:00Z', 403)).toBeNull();
  });

  it('is looked for in time linear in the text', () => {
    const started = performance.now();
    for (const text of ['wait the ', 'retry again your ', 'Sat, 2026-11-21T12:', 'not be available ', 'last reset '])
      expect(says(`12:00 ${text.repeat(8_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
