import { describe, expect, it } from 'vitest';
import { isThrottleReport } from '../../src/decode/retry/throttle-report';

describe('a body reports throttling', () => {
  it.each([
    { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], data: null },
    { ok: false, error: 'ratelimited' },
    { error: { code: 429, message: 'x' } },
    { error: { status: 'RESOURCE_EXHAUSTED' } },
    { errors: [{ type: 'RATE_LIMITED', message: 'x' }] },
    { type: 'error', error: { type: 'rate_limit_error' } },
    { error: { errors: [{ reason: 'userRateLimitExceeded' }] } },
    { status: 'error', errorType: 'RATE_LIMIT', message: 'x' },
    { errcode: 'rate limit reached' },
    { code: 429, msg: 'x' },
    { status: 'OVER_QUERY_LIMIT', results: [] },
    { error: 'Too Many Requests' },
    { error: { reason: { '.tag': 'too_many_requests' } } },
    { responses: [{ id: '1', status: 429, body: {} }] },
    [
      { code: 200, body: '' },
      { code: 429, body: '' },
    ],
    { items: [{ index: { status: 429, error: { type: 'rejected' } } }] },
    { json: { errors: [['RATELIMIT', 'you are doing that too much', 'ratelimit']] } },
  ])('%j', (body) => expect(isThrottleReport(body, 200)).toBe(true));

  it.each([
    null,
    'throttled',
    429,
    {},
    { data: { jobs: [{ status: 'throttled' }] } },
    { success: true, result: [{ type: 'rate_limit' }], errors: [] },
    { type: 'rate_limit', requests: 100, period: 60 },
    [{ status: 'throttled', id: 1 }],
    [{ status: 429, path: '/a', at: 1 }],
    { rules: [{ code: 'RATE_LIMITED', description: 'when throttled' }] },
    { data: { rateLimit: { limit: 5000, remaining: 12, resetAt: '2026-11-21T12:00:00Z' } } },
    { message: 'Mind the rate limit' },
    { error: null, errors: [] },
    { error: { code: 'invalid_request', message: 'rate limit must be a number' } },
  ])('not in a 200: %j', (body) => expect(isThrottleReport(body, 200)).toBe(false));

  it('on an error status anywhere', () => {
    expect(isThrottleReport({ detail: { type: 'ThrottlingException' } }, 400)).toBe(true);
    expect(isThrottleReport({ __type: 'ProvisionedThroughputExceededException' }, 400)).toBe(true);
    expect(isThrottleReport({ code: 'invalid', field: 'rate_limit' }, 422)).toBe(false);
  });
});
