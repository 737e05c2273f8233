import { describe, expect, it } from 'vitest';
import { readLimits } from '../../src/decode/retry/read-limits';
import { type Answer, answer, NOON } from './answer';

const EPOCH = NOON / 1000;

/** Each bucket as `name limit remaining reset window`, `-` for what is not stated. */
const limits = (headers: Answer['headers'], more: Answer = {}): string[] =>
  readLimits(answer({ status: 200, headers: headers ?? {}, ...more })).map((bucket) =>
    [bucket.name, bucket.limit, bucket.remaining, bucket.resetSeconds, bucket.windowSeconds].map((value) => value ?? '-').join(' '),
  );

describe('rate-limit buckets', () => {
  it.each<[string, Answer['headers'], string[]]>([
    [
      'the kind before the name',
      { 'x-ratelimit-limit-tokens': '9', 'x-ratelimit-remaining-tokens': '3', 'x-ratelimit-reset-tokens': '1m' },
      ['tokens 9 3 60 -'],
    ],
    [
      'the name before the kind',
      { 'acme-ratelimit-input-tokens-limit': '9', 'acme-ratelimit-input-tokens-remaining': '3' },
      ['input-tokens 9 3 - -'],
    ],
    [
      'hyphenated',
      { 'x-rate-limit-limit': '450', 'x-rate-limit-remaining': '7', 'x-rate-limit-reset': `${EPOCH + 700}` },
      ['- 450 7 700 -'],
    ],
    [
      'limit from used and remaining',
      { 'x-ratelimit-used': '4', 'x-ratelimit-remaining': '996.0', 'x-ratelimit-reset': '121' },
      ['- 1000 996 121 -'],
    ],
    ['remaining from used', { 'RateLimit-Limit': '600', 'RateLimit-Observed': '601' }, ['- 600 0 - -']],
    [
      'a name of its own',
      { 'RateLimit-Limit': '600', 'RateLimit-Remaining': '0', 'RateLimit-Name': 'throttle_api' },
      ['throttle_api 600 0 - -'],
    ],
    [
      'the delta before the instant',
      {
        'X-RateLimit-Limit': '10',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': `${EPOCH + 65}`,
        'X-RateLimit-Reset-After': '64.57',
        'X-RateLimit-Bucket': 'abcd',
      },
      ['abcd 10 0 64.57 -'],
    ],
    ['used/limit', { 'X-Shop-Api-Call-Limit': '39/40' }, ['- 40 1 - -']],
    [
      'named used/limit',
      { 'Acme-Limit-Info': 'api-usage=25/5000, per-app-usage=17/250(appName=x)' },
      ['api-usage 5000 4975 - -', 'per-app-usage 250 233 - -'],
    ],
    [
      'one field with several scopes',
      { 'x-ms-ratelimit-remaining-resource': 'Acme.Compute/HighCostGet3Min;107,Acme.Compute/LowCostGet1Hour;5' },
      ['Acme.Compute/HighCostGet3Min - 107 - 180', 'Acme.Compute/LowCostGet1Hour - 5 - 3600'],
    ],
    [
      'window in the name',
      { 'x-mbx-used-weight-1m': '6012', 'x-mbx-order-count-10s': '3' },
      ['used-weight-1m - - - 60', 'order-count-10s - - - 10'],
    ],
    [
      'periods',
      {
        'X-RateLimit-Limit-Second': '5',
        'X-RateLimit-Remaining-Second': '4',
        'X-RateLimit-Limit-Hour': '100',
        'X-RateLimit-Remaining-Hour': '40',
      },
      ['second 5 4 - 1', 'hour 100 40 - 3600'],
    ],
    [
      'an interval in milliseconds',
      {
        'X-Acme-RateLimit-Interval-Milliseconds': '10000',
        'X-Acme-RateLimit-Max': '100',
        'X-Acme-RateLimit-Remaining': '0',
        'X-Acme-RateLimit-Daily': '250',
        'X-Acme-RateLimit-Daily-Remaining': '241',
      },
      ['- 100 0 - 10', 'daily 250 241 - 86400'],
    ],
    ['a number without a kind', { 'x-rate-limit': '700', 'x-rate-limit-remaining': '352' }, ['- 700 352 - -']],
    ['window beside the value', { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '76;w=21600' }, ['- 100 76 - 21600']],
    [
      'counts with their windows',
      { 'X-App-Rate-Limit': '20:1,100:120', 'X-App-Rate-Limit-Count': '1:1,40:120' },
      ['- 20 19 - 1', '- 100 60 - 120'],
    ],
    [
      'a limit of whom, with its period',
      { 'x-app-limit-24hour-limit': '17', 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': '90' },
      ['app-24hour 17 0 90 86400'],
    ],
    ['both negative: unlimited', { 'X-RateLimit-Limit': '-1', 'X-RateLimit-Remaining': '-1' }, []],
    [
      'nothing in it',
      { 'X-RateLimit-Reset': '0', 'Acme-RateLimit-Source': '203.0.113.9', 'Acme-Rate-Limited-Reason': 'x', 'X-RateLimit-Global': 'true' },
      [],
    ],
    ['what is no count', { 'X-RateLimit-Limit': '1e3', 'X-RateLimit-Remaining': 'many', 'X-RateLimit-Reset': '-5' }, []],
    ['shares are no counts', { 'acme-ratelimit-unified-fallback-percentage': '0.5' }, []],
  ])('%s', (_, headers, expected) => expect(limits(headers)).toEqual(expected));

  it.each<[string, Answer['headers'], string[]]>([
    ['the current draft', { RateLimit: '"default";r=50;t=30', 'RateLimit-Policy': '"default";q=100;w=60' }, ['default 100 50 30 60']],
    [
      'without a time',
      { RateLimit: '"default";r=50;pk=:QUJD:', 'RateLimit-Policy': '"default";q=100;qu="requests";w=60' },
      ['default 100 50 - 60'],
    ],
    [
      'a policy without its state',
      { RateLimit: '"a";r=5;t=3', 'RateLimit-Policy': '"a";q=9;w=10,"b";q=99;w=100' },
      ['a 9 5 3 10', 'b 99 - - 100'],
    ],
    [
      'draft 07',
      { RateLimit: 'limit=100, remaining=50, reset=35', 'RateLimit-Policy': '100;w=900, 5000;w=86400' },
      ['- 100 50 35 900', '- 5000 - - 86400'],
    ],
    [
      'draft 06',
      { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '50', 'RateLimit-Reset': '50', 'RateLimit-Policy': '100;w=60;comment="x"' },
      ['- 100 50 50 60'],
    ],
    [
      'the oldest drafts',
      { 'RateLimit-Limit': '10, 10;w=1, 50;w=60', 'RateLimit-Remaining': '9', 'RateLimit-Reset': '1' },
      ['- 10 9 1 1', '- 50 - - 60'],
    ],
    ['a name that closes with its window', { RateLimit: '"12-in-1min";r=3;t=30' }, ['12-in-1min - 3 30 60']],
    ['malformed as a whole', { RateLimit: '"a";r=0;t=abc def', 'RateLimit-Policy': '"a";q=,' }, []],
    ['malformed in one value', { RateLimit: '"a";r=0;t=-1' }, []],
    ['a fraction', { RateLimit: '"a";r=1.5;t=1' }, []],
    ['an empty field', { RateLimit: '', 'RateLimit-Policy': '' }, []],
  ])('RateLimit: %s', (_, headers, expected) => expect(limits(headers)).toEqual(expected));

  it('two spellings of one bucket are one, different numbers are two', () => {
    const old = { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '2', 'X-RateLimit-Reset': `${EPOCH + 811}` };
    const fresh = { 'RateLimit-Limit': '5', 'RateLimit-Remaining': '2', 'RateLimit-Reset': '810', 'RateLimit-Policy': '5;w=900' };
    expect(limits({ ...fresh, ...old })).toEqual(['- 5 2 810 900']);
    expect(limits({ ...fresh, ...old, 'X-RateLimit-Remaining': '1' })).toHaveLength(2);
    expect(limits({ ...fresh, ...old, 'X-RateLimit-Reset': '60' })).toHaveLength(2);
    expect(limits({ RateLimit: '"5-in-15min";r=2;t=811', 'RateLimit-Policy': '"5-in-15min";q=5;w=900', ...old })).toEqual([
      '5-in-15min 5 2 811 900',
    ]);
  });

  it('a policy gives its window to the old spelling as well', () => {
    const old = { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '2' };
    expect(limits({ ...old, 'RateLimit-Policy': '5;w=900' })).toEqual(['- 5 2 - 900']);
  });

  it('milliseconds under a name for seconds need evidence', () => {
    const bucket = { 'RateLimit-Limit': '9', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30000' };
    expect(limits(bucket)).toEqual(['- 9 0 30000 -']);
    expect(limits({ ...bucket, 'Retry-After': '30' })).toEqual(['- 9 0 30 -']);
    expect(limits({ ...bucket, 'Retry-After': '300' })).toEqual(['- 9 0 30000 -']);
    expect(limits({ ...bucket, 'RateLimit-Policy': '9;w=60' })).toEqual(['- 9 0 30 60']);
    expect(limits({ ...bucket, 'RateLimit-Policy': '9;w=86400' })).toEqual(['- 9 0 30000 86400']);
    expect(limits({ ...bucket, 'RateLimit-Reset': '40', 'Retry-After': '1' })).toEqual(['- 9 0 40 -']);
  });

  it('buckets in a body belong to failures, but for the points of a query', () => {
    const body = { error: { limit: { total: 100, remaining: 0, reset: EPOCH + 840 } } };
    expect(limits({}, { status: 429, body })).toEqual(['- 100 0 840 -']);
    expect(limits({}, { status: 200, body })).toEqual([]);
    const cost = { requestedQueryCost: 5, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1995, restoreRate: 100 } };
    expect(limits({}, { status: 200, body: { data: {}, extensions: { cost } } })).toEqual(['- 2000 1995 - -']);
  });

  it('resets are reckoned by the server’s clock, 0 just past, unknown when stale', () => {
    const at = (reset: number): string[] =>
      limits({ Date: 'Sat, 21 Nov 2026 19:00:00 GMT', 'X-RateLimit-Limit': '9', 'X-RateLimit-Reset': `${EPOCH + 25_200 + reset}` });
    expect(at(45)).toEqual(['- 9 - 45 -']);
    expect(at(-20)).toEqual(['- 9 - 0 -']);
    expect(at(-86_400)).toEqual(['- 9 - - -']);
  });
});
