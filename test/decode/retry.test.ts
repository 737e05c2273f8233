import { describe, expect, it } from 'vitest';
import type { TimingHints } from '../../src/decode/retry/candidate';
import { clockSkewSeconds } from '../../src/decode/retry/clock-skew';
import { readTiming } from '../../src/decode/retry/read-timing';
import { type Answer, answer, NOON } from './answer';

const DATE = 'Sat, 21 Nov 2026 12:00:00 GMT';
const EPOCH = NOON / 1000;

/** Seconds and source in one, null where no time is given. */
const wait = (given: Answer, hints: TimingHints | null = null): string | null => {
  const { retry } = readTiming(answer(given), null, hints);
  return retry === null ? null : `${retry.afterSeconds} ${retry.source}`;
};
const headersSay = (headers: Answer['headers'], status = 429): string | null => wait({ status, headers: headers ?? {} });
const told = (body: string | object, status = 429): string | null => wait({ status, body });

describe('Retry-After', () => {
  it.each([
    ['120', '120'],
    ['0', '0'],
    ['1.5', '1.5'],
    ['"30"', '30'],
    ['30s', '30'],
    ['30, 90', '90'],
    ['90, 30, soon', '90'],
    ['Sat, 21 Nov 2026 12:01:30 GMT', '90'],
    ['Sat, 21 Nov 2026 12:01:30 GMT, 120', '120'],
    ['60, Sat, 21 Nov 2026 12:01:30 GMT', '90'],
    ['Saturday, 21-Nov-26 12:05:00 GMT', '300'],
    ['Sat Nov 21 12:02:30 2026', '150'],
    ['Sat, 21 Nov 2026 13:00:30 +0100', '30'],
    ['2026-11-21T12:00:45Z', '45'],
    ['Sat Nov 21 2026 07:00:45 GMT-0500 (Eastern Standard Time)', '45'],
    ['1795262455', '55'],
    ['1795262455000', '55'],
    ['Sat, 21 Nov 2026 09:00:00 GMT', '0'],
    ['2026-11-20', '0'],
    ['31622400', '31622400'],
  ])('%s asks to wait %s s', (value, seconds) => {
    expect(headersSay({ Date: DATE, 'Retry-After': value }, 503)).toBe(`${seconds} header:retry-after`);
  });

  it.each(['', '-30', '+30', '1e9', '0x1e', 'soon', 'a few minutes', '31622401', '4294967295', 'Sat, 21 Nov 2026', '1795176000'])(
    '“%s” gives no time',
    (value) => expect(headersSay({ Date: DATE, 'Retry-After': value }, 503)).toBeNull(),
  );

  it('over several lines the longest counts', () => {
    const headers = ['10', '40', 'x'].map((value) => ({ name: 'Retry-After', value }));
    expect(headersSay(headers)).toBe('40 header:retry-after');
  });

  it('counts on redirections, 202 and any error, but not on a success or a 304', () => {
    const headers = { 'Retry-After': '9' };
    for (const status of [202, 301, 307, 400, 401, 404, 413, 500, 503]) expect(headersSay(headers, status)).toBe('9 header:retry-after');
    for (const status of [0, 200, 201, 204, 304]) expect(headersSay(headers, status)).toBeNull();
  });
});

describe('clocks', () => {
  const limited = { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0' };
  const reset = (at: number | string): Record<string, string> => ({ ...limited, 'X-RateLimit-Reset': String(at) });

  it('Age shortens a delta and moves the server’s now', () => {
    expect(headersSay({ Date: DATE, Age: '20', 'Retry-After': '30' })).toBe('10 header:retry-after');
    expect(headersSay({ Age: '50', 'Retry-After': '30' })).toBe('0 header:retry-after');
    expect(headersSay({ Age: 'old', 'Retry-After': '30' })).toBe('30 header:retry-after');
    expect(wait({ receivedAt: NOON + 20_000, headers: { Date: DATE, Age: '20', ...reset(EPOCH + 50) } })).toBe(
      '30 header:x-ratelimit-reset',
    );
    expect(headersSay({ Age: '20', ...reset(EPOCH + 50) })).toBe('50 header:x-ratelimit-reset');
    expect(headersSay({ Date: DATE, Age: '9'.repeat(400), 'Retry-After': '30' })).toBe('0 header:retry-after');
  });

  it('a copy from the browser’s own cache is as old as its Date', () => {
    const cached = { fromCache: true, receivedAt: NOON + 20_000 };
    expect(wait({ ...cached, headers: { Date: DATE, 'Retry-After': '30' } })).toBe('10 header:retry-after');
    expect(wait({ ...cached, headers: { Date: DATE, 'Retry-After': 'Sat, 21 Nov 2026 12:00:50 GMT' } })).toBe('30 header:retry-after');
  });

  it('a skewed clock changes nothing', () => {
    for (const skew of [-25_200, -90, -1, 1, 90, 25_200, 5e6]) {
      const date = new Date(NOON + skew * 1000).toUTCString();
      expect(headersSay({ Date: date, ...reset(EPOCH + skew + 45) })).toBe('45 header:x-ratelimit-reset');
      expect(headersSay({ Date: date, 'Retry-After': new Date(NOON + (skew + 45) * 1000).toUTCString() })).toBe('45 header:retry-after');
    }
  });

  it('a local time labelled GMT falls back on the client, but not for an HTTP-date beside it', () => {
    expect(headersSay({ Date: 'Sat, 21 Nov 2026 19:00:00 GMT', ...reset(EPOCH + 30) })).toBe('30 header:x-ratelimit-reset');
    expect(headersSay({ Date: 'Sat, 21 Nov 2026 19:00:00 GMT', 'Retry-After': 'Sat, 21 Nov 2026 12:00:30 GMT' })).toBe(
      '0 header:retry-after',
    );
    expect(headersSay({ Date: 'Sat, 21 Nov 2026 19:00:00 GMT', 'Retry-After': '2026-11-21T12:00:30Z' })).toBe('30 header:retry-after');
  });

  it('an unreadable Date is no Date', () =>
    expect(headersSay({ Date: 'yesterday', ...reset(EPOCH + 30) })).toBe('30 header:x-ratelimit-reset'));

  it('a reset just past is now, an older one is stale', () => {
    expect(headersSay({ Date: DATE, ...reset(EPOCH - 300) })).toBe('0 header:x-ratelimit-reset');
    expect(headersSay({ Date: DATE, ...reset(EPOCH - 301) })).toBeNull();
    expect(readTiming(answer({ headers: { Date: DATE, ...reset(EPOCH - 301) } }), null, null).limits[0]?.resetSeconds).toBeNull();
  });

  it('tells how far the server’s clock is ahead', () => {
    expect(clockSkewSeconds(answer({ headers: { Date: 'Sat, 21 Nov 2026 19:00:00 GMT' } }))).toBe(25_200);
    expect(clockSkewSeconds(answer({ headers: { Date: DATE, Age: '60' }, receivedAt: NOON + 60_500 }))).toBe(-0.5);
    expect(clockSkewSeconds(answer({}))).toBeNull();
  });
});

describe('precedence', () => {
  const everything = {
    'retry-after-ms': '1500',
    'retry-after': '2',
    'x-service-retry-after': '3',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '6',
  };
  const body = { error: { code: 'rate_limited', message: 'Try again in 7 seconds', retry_after: 4 }, reset_at: '2026-11-21T12:00:05Z' };
  const without = (...names: readonly string[]): Record<string, string> =>
    Object.fromEntries(Object.entries(everything).filter(([name]) => !names.includes(name)));

  it('goes from the most explicit source to the weakest', () => {
    const given = { headers: everything as Record<string, string>, body: body as object };
    expect(wait(given)).toBe('1.5 header:retry-after-ms');
    expect(wait({ ...given, headers: without('retry-after-ms') })).toBe('2 header:retry-after');
    expect(wait({ ...given, headers: without('retry-after-ms', 'retry-after') })).toBe('3 header:x-service-retry-after');
    const bare = without('retry-after-ms', 'retry-after', 'x-service-retry-after');
    expect(wait({ headers: bare, body })).toBe('4 body:error.retry_after');
    expect(wait({ headers: bare, body: { message: 'Try again in 7 seconds', reset_at: body.reset_at } })).toBe('5 body:reset_at');
    expect(wait({ headers: bare, body: { message: 'Try again in 7 seconds' } })).toBe('6 header:x-ratelimit-reset');
    const constants = [{ name: 'somewhere', waitSeconds: 8 }];
    expect(wait({ body: { message: 'Try again in 7 seconds' } }, { constants })).toBe('7 body:text');
    const some = { ...bare, 'x-ratelimit-remaining': '1' };
    expect(wait({ headers: some }, { constants })).toBe('8 documented:somewhere');
    expect(wait({ headers: some })).toBe('6 header:x-ratelimit-reset');
    expect(wait({})).toBeNull();
  });

  it('an untrusted value falls through to the next source', () => {
    expect(headersSay({ 'retry-after-ms': '-1', 'retry-after': '99999999', 'x-retry-after': '3' })).toBe('3 header:x-retry-after');
  });

  it('missing money is no wait, unless one is stated', () => {
    const broke = { error: { code: 'insufficient_quota', type: 'insufficient_quota', message: 'Try again in 20s' } };
    expect(wait({ headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '20' }, body: broke })).toBeNull();
    expect(wait({ headers: { 'retry-after': '20' }, body: broke })).toBe('20 header:retry-after');
  });

  it('all exhausted buckets must refill; others do not matter', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '10s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '1m0s',
      'x-ratelimit-remaining-images': '5',
      'x-ratelimit-reset-images': '1h0m0s',
    };
    expect(headersSay(headers)).toBe('60 header:x-ratelimit-reset-tokens');
  });

  it('a 429 from buckets that hold something takes the emptiest; where nothing is exhausted, other statuses take none', () => {
    const headers = {
      'x-ratelimit-limit-minute': '100',
      'x-ratelimit-remaining-minute': '10',
      'x-ratelimit-reset-minute': '30',
      'x-ratelimit-limit-day': '1000',
      'x-ratelimit-remaining-day': '900',
      'x-ratelimit-reset-day': '4000',
    };
    expect(headersSay(headers)).toBe('30 header:x-ratelimit-reset-minute');
    expect(headersSay(headers, 403)).toBeNull();
    expect(headersSay({ 'x-ratelimit-reset': '30' })).toBe('30 header:x-ratelimit-reset');
  });

  it('exhausted buckets are no reason for what waiting does not heal', () => {
    const headers = { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
    for (const status of [200, 304, 400, 401, 404, 409, 422, 500, 502]) expect(headersSay(headers, status)).toBeNull();
    for (const status of [301, 402, 403, 413, 418, 420, 429, 430, 503, 509, 529]) expect(headersSay(headers, status)).not.toBeNull();
  });
});

describe('headers of vendors, by their form', () => {
  it.each([
    ['milliseconds', { 'x-ms-retry-after-ms': '1250' }, '1.25 header:x-ms-retry-after-ms'],
    ['milliseconds without the name', { 'x-amz-retry-after': '1500' }, '1.5 header:x-amz-retry-after'],
    ['milliseconds before seconds', { 'retry-after': '1', 'retry-after-ms': '320' }, '0.32 header:retry-after-ms'],
    ['gRPC pushback', { 'grpc-retry-pushback-ms': '700' }, '0.7 header:grpc-retry-pushback-ms'],
    ['gRPC: do not retry', { 'grpc-retry-pushback-ms': '-1' }, null],
    ['epoch under retry-after', { Date: DATE, 'X-RateLimit-Retry-After': String(EPOCH + 22) }, '22 header:x-ratelimit-retry-after'],
    ['delta under retry-after', { 'X-RateLimit-Retry-After': '22' }, '22 header:x-ratelimit-retry-after'],
    [
      'an HTTP-date as reset-time',
      { Date: DATE, 'RateLimit-Remaining': '0', 'RateLimit-ResetTime': 'Sat, 21 Nov 2026 12:01:00 GMT' },
      '60 header:ratelimit-resettime',
    ],
    ['one window per period', { 'X-RateLimit-Remaining-Minute': '0', 'RateLimit-Reset': '13' }, null],
    [
      'a repeated value',
      [
        { name: 'X-RateLimit-Remaining', value: '0, 0' },
        { name: 'X-RateLimit-Reset', value: '12' },
        { name: 'X-RateLimit-Reset', value: '12' },
      ],
      '12 header:x-ratelimit-reset',
    ],
    [
      'contradicting values',
      [
        { name: 'X-RateLimit-Remaining', value: '0' },
        { name: 'X-RateLimit-Reset', value: '12, 40' },
      ],
      null,
    ],
    [
      'reset in milliseconds by its name',
      { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset-Ms': '2500' },
      '2.5 header:x-ratelimit-reset-ms',
    ],
    ['key=value text', { 'acme-ratelimit-tickets-index': 'total=100; remaining=0; resets=41' }, '41 header:acme-ratelimit-tickets-index'],
  ])('%s', (_, headers, expected) => {
    const status = expected === null && 'X-RateLimit-Remaining-Minute' in headers ? 503 : 429;
    expect(headersSay(headers as Answer['headers'], status)).toBe(expected);
  });

  it('usage reports count in minutes, and 0 says that nothing is limited', () => {
    const report = (minutes: number): string =>
      JSON.stringify({ '1784': [{ type: 'messenger', call_count: 100, estimated_time_to_regain_access: minutes }] });
    expect(headersSay({ 'x-business-use-case-usage': report(19) }, 400)).toBe('1140 header:x-business-use-case-usage');
    expect(headersSay({ 'x-business-use-case-usage': report(0) }, 400)).toBeNull();
    expect(headersSay({ 'x-app-usage': '{"estimated_time_to_regain_access":' }, 400)).toBeNull();
  });

  it('a pack may state headers and fields with their unit', () => {
    const hints: TimingHints = {
      headers: [{ name: 'X-Cooldown', unit: 'minutes' }],
      fields: [
        { path: '/items/*/pause', unit: 'milliseconds' },
        { path: '/until', unit: 'instant' },
        { path: '/later', unit: 'epoch-seconds' },
      ],
    };
    expect(wait({ headers: { 'x-cooldown': '2' } }, hints)).toBe('120 header:x-cooldown');
    expect(wait({ body: { items: [{ pause: 500 }, { pause: 1500 }] } }, hints)).toBe('1.5 body:items[1].pause');
    expect(wait({ headers: { Date: DATE }, body: { until: '2026-11-21T12:00:09Z' } }, hints)).toBe('9 body:until');
    expect(wait({ headers: { Date: DATE }, body: { later: EPOCH + 5 } }, hints)).toBe('5 body:later');
    expect(wait({ body: { until: {}, later: 'soon', items: 'none' } }, hints)).toBeNull();
  });
});

describe('bodies', () => {
  it.each([
    ['seconds', { retry_after: 2.35, global: true }, '2.35 body:retry_after'],
    ['seconds as text', { error: { retry_after: '5' } }, '5 body:error.retry_after'],
    ['camel case', { error: { retryAfter: 8 } }, '8 body:error.retryAfter'],
    ['with the unit', { retry_after_seconds: 61 }, '61 body:retry_after_seconds'],
    ['resets in', { error: { resets_in_seconds: 90 } }, '90 body:error.resets_in_seconds'],
    ['milliseconds', { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 4200 }, '4.2 body:retry_after_ms'],
    ['below parameters', { ok: false, parameters: { retry_after: 35 } }, '35 body:parameters.retry_after'],
    [
      'RetryInfo',
      { error: { details: [{}, { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.074824224s' }] } },
      '34.075 body:error.details[1].retryDelay',
    ],
    ['RetryInfo as an object', { details: [{ retryDelay: { seconds: '3', nanos: 500_000_000 } }] }, '3.5 body:details[0].retryDelay'],
    ['the longest of several', { errors: [{ retry_after: 3 }, { retry_after: 11 }] }, '11 body:errors[1].retry_after'],
    ['an instant where seconds are usual', { retry_after: EPOCH + 42 }, '42 body:retry_after'],
    ['a date and time', { retryAfter: '2026-11-21T12:00:42Z' }, '42 body:retryAfter'],
    [
      'reset beside remaining',
      { error: { limit: { remaining: 0, reset: EPOCH + 60, resetMs: (EPOCH + 60) * 1000, total: 100 } } },
      '60 body:error.limit.reset',
    ],
    [
      'headers copied into the body',
      {
        error: {
          metadata: {
            headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String((EPOCH + 70) * 1000) },
          },
        },
      },
      '70 body:error.metadata.headers.X-RateLimit-Reset',
    ],
    ['a reset without zone', { resetsAt: '2026-11-21T12:03:00' }, '180 body:resetsAt'],
    ['a day', { quota_reset_date: '2026-12-01' }, '820800 body:quota_reset_date'],
    ['no number', { retry_after: 'later', retryAfter: null, retry_after_ms: true, retryDelay: [] }, null],
    ['a negative number', { retry_after: -3 }, null],
    ['a number beyond all bounds', '{"retry_after":1e400,"reset_at":-1e400}', null],
    ['broken off', '{"retry_after": 1', null],
    ['broken off behind another member', '{"code": 4, "retry_after": 1', null],
    ['broken off behind it', '{"retry_after": 12, "message": "Too ma', '12 body:retry_after'],
  ])('%s', (_, body, expected) => expect(told(body)).toBe(expected));

  it('explicit waits count on any error, instants only where waiting may help', () => {
    expect(told({ retry_after: 3 }, 500)).toBe('3 body:retry_after');
    expect(told({ reset_at: '2026-11-22T00:00:00Z' }, 500)).toBeNull();
    expect(told({ reset_at: '2026-11-22T00:00:00Z' }, 402)).toBe('43200 body:reset_at');
  });

  it('a failure inside a 200 counts down, an ordinary 200 never', () => {
    expect(told({ ok: false, error: 'ratelimited', retry_after: 3 }, 200)).toBe('3 body:retry_after');
    expect(wait({ status: 200, headers: { 'Retry-After': '30' }, body: { errors: [{ extensions: { code: 'THROTTLED' } }] } })).toBe(
      '30 header:retry-after',
    );
    expect(told({ settings: { retry_after: 3 } }, 200)).toBeNull();
  });

  it('a query that costs more than is there waits for the rest to flow in', () => {
    const cost = (requested: number, available: number, rate: number): object => ({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: {
          requestedQueryCost: requested,
          throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: rate },
        },
      },
    });
    expect(told(cost(700, 100, 100), 200)).toBe('6 body:extensions.cost');
    expect(told(cost(700, 100, 0), 200)).toBeNull();
    expect(told({ data: {}, extensions: (cost(700, 100, 100) as { extensions: object }).extensions }, 200)).toBeNull();
  });

  it('seconds under “ratelimit” are a wait only where the body says that it was throttled', () => {
    const body = { json: { errors: [['RATELIMIT', 'you are doing that too much', 'ratelimit']], ratelimit: 540.5 } };
    expect(told(body, 200)).toBe('540.5 body:json.ratelimit');
    expect(told({ ratelimit: 540 }, 400)).toBeNull();
  });

  it('the problem names the policies that were violated', () => {
    const headers = { RateLimit: '"a";r=0;t=20, "b";r=0;t=5000' };
    expect(wait({ headers, body: { 'violated-policies': ['a'] } })).toBe('20 header:ratelimit');
    expect(wait({ headers, body: { 'violated-policies': ['z', 3] } })).toBe('5000 header:ratelimit');
  });

  it('is not read above a megabyte', () => {
    expect(told(JSON.stringify({ retry_after: 3, filler: 'x'.repeat(1_000_000) }))).toBeNull();
  });
});

describe('words', () => {
  const says = (message: string, status = 429): string | null => told({ error: { message } }, status);

  it.each([
    ['Rate limit reached. Limit: 3 / min. Please try again in 20s.', '20'],
    ['Please try again in 6m0s. Contact us', '360'],
    ['Please try again in 7m12.5s', '432.5'],
    ['Try again in 120ms', '0.12'],
    ['Too many requests, retry after 35 seconds', '35'],
    ['Please retry your request after 20 seconds.', '20'],
    ['Please wait and try again after 5 minutes', '300'],
    ['You can retry in 2 minutes and 5 seconds', '125'],
    ['try again in 1 hour, 5 minutes', '3900'],
    ['Request was throttled. Expected available in 86 seconds.', '86'],
    ['Quota is exhausted. Your limit resets in 3 days', '259200'],
    ['Your quota will reset after 18h43m8s.', '67388'],
    ['Take a break for 9 minutes before trying again.', '540'],
    ['Retry after: 3 s', '3'],
    ['Blocked after 30 seconds', '30'],
    ['Please wait 5 minutes.', '300'],
    [`Application request throttled: ${EPOCH + 33}`, '33'],
    ['Retry  in\n 3.5 sec', '3.5'],
  ])('“%s” asks for %s s', (message, seconds) => expect(says(message)).toBe(`${seconds} body:text`));

  it.each([
    'Please try again in a few minutes',
    'Please try again later',
    'Retry after 35',
    'Try again in 1-2 minutes',
    'Try again in 5 to 10 minutes',
    'You made 300 requests in 60 seconds',
    'Limit: 3 / min',
    'Try again in 1,200 seconds',
    'throttled: 12',
    'retry with id 5 seconds',
  ])('“%s” is no time', (message) => expect(says(message)).toBeNull());

  it('are read from plain text, HTML and XML as well', () => {
    expect(told('Slow down! Retry in 9 seconds.')).toBe('9 body:text');
    expect(told('<p>Please try again in <b>45</b> seconds</p>', 503)).toBe('45 body:text');
    expect(told('<Error><Message>Rate exceeded, try again in 4 seconds</Message></Error>')).toBe('4 body:text');
    expect(told('<html><script>setTimeout("retry in 5 seconds")</script><p>Down</p></html>', 503)).toBeNull();
  });

  it('must be about limits where the status is not', () => {
    expect(says('Too many attempts: try again in 30 minutes', 403)).toBe('1800 body:text');
    expect(says('Your account was created today; try again in 3 days', 403)).toBeNull();
    expect(says('Too many attempts: try again in 30 minutes', 401)).toBeNull();
    expect(told({ code: 'too_many_requests', message: 'Try again in 30 minutes' }, 401)).toBe('1800 body:text');
  });
});

describe('hostile answers', () => {
  it('cost time linear in their size', () => {
    const started = performance.now();
    const bodies = [
      '['.repeat(400_000),
      `{"a":${'['.repeat(150)}${']'.repeat(150)}}`,
      '<'.repeat(60_000),
      '<script'.repeat(9_000),
      'wait '.repeat(12_000),
      `try again ${'in '.repeat(20_000)}`,
      JSON.stringify({ error: Array.from({ length: 90_000 }, () => 'retry') }),
    ];
    for (const body of bodies) expect(told(body)).toBeNull();
    for (const value of [
      ','.repeat(100_000),
      '"'.repeat(8_000),
      'mon,'.repeat(2_000),
      '1;w='.repeat(2_000),
      ' '.repeat(8_000),
      '(('.repeat(4_000),
    ]) {
      const headers = Object.fromEntries(
        ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-RateLimit-Limit', 'X-RateLimit-Reset', 'Date', 'Age', 'X-Call-Limit'].map(
          (name) => [name, value],
        ),
      );
      expect(headersSay(headers)).toBeNull();
    }
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('get at most 64 buckets', () => {
    const headers = Object.fromEntries(Array.from({ length: 450 }, (_, i) => [`x-ratelimit-remaining-b${i}`, String(i)]));
    expect(readTiming(answer({ headers }), null, null).limits).toHaveLength(64);
  });
});
