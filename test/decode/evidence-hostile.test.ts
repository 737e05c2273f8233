import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/decode/evidence/check';
import { checks } from '../../src/decode/evidence/checks';
import { findings } from '../../src/decode/evidence/findings';
import { toRecord } from '../../src/http/traffic-record';
import { contextOf } from './evidence-exchange';
import { exchangeOf, type PartialExchange } from './exchange';

const headerName = fc.oneof(
  fc.constantFrom(
    'authorization',
    'cookie',
    'content-type',
    'x-api-key',
    'origin',
    'date',
    'age',
    'allow',
    'retry-after',
    'www-authenticate',
    'location',
    'access-control-allow-origin',
    'x-ratelimit-limit',
    'content-length',
    'referer',
  ),
  fc.string({ maxLength: 20 }),
);
const headers = fc.array(
  fc.record({
    name: headerName,
    value: fc.oneof(
      fc.string(),
      fc.constantFrom('Bearer ', 'Bearer Bearer a', '*', '1', 'multipart/form-data; boundary=', 'application/json', 'eyJ.eyJ.'),
    ),
  }),
  { maxLength: 8 },
);
const text = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom('{"a":1,}', '--a\r\n\r\n--a--', 'a=b&c', '[[[', '\ud800', '{"errors":{"a":["is required"]}}'),
  fc.string({ unit: 'binary' }),
);
const exchange: fc.Arbitrary<PartialExchange> = fc.record({
  url: fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.string(),
    fc.constantFrom('', 'data:text/plain,a', 'https://a.example/%zz?a=%', 'http://[::1]:80//x'),
  ),
  method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'DELETE', 'get', ''),
  status: fc.constantFrom(0, 200, 204, 301, 400, 401, 403, 404, 405, 409, 413, 415, 419, 422, 429, 431, 500, 503, 999),
  requestHeaders: headers,
  responseHeaders: headers,
  requestBody: text,
  body: text,
  provisional: fc.boolean(),
  networkError: fc.constantFrom(null, 'net::ERR_FAILED'),
  browser: fc.constantFrom(null, 'chromium' as const, 'firefox' as const),
  pageUrl: fc.constantFrom(null, 'https://app.example/', 'nonsense'),
});

const allAnswers = (context: CheckContext) => [...checks].map(([name, check]) => [name, check(context, {})] as const);

describe('whatever an exchange holds', () => {
  it('every check answers with one of three verdicts, and findings cite what they rest on', () => {
    fc.assert(
      fc.property(exchange, fc.array(exchange, { maxLength: 4 }), (given, earlier) => {
        const history = earlier.map((one, i) => toRecord(exchangeOf({ ...one, id: `e${i}` }), 'salt'));
        const context = { ...contextOf(given), history };
        for (const [name, answer] of allAnswers(context)) {
          expect([name, ['yes', 'no', 'unknown'].includes(answer.verdict)]).toEqual([name, true]);
          if (answer.verdict !== 'unknown') expect([name, (answer.evidence ?? '').length > 0]).toEqual([name, true]);
        }
        for (const cause of findings(context, new Set()).causes) {
          if (cause.verdict !== 'possible') expect(cause.evidence).toBeTruthy();
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a provisional request never confirms that something was not sent', () => {
    const about = [
      'credential-missing',
      'credential-wrong-place',
      'cookies-absent',
      'csrf-missing',
      'content-type-missing',
      'redirect-dropped-header',
    ];
    fc.assert(
      fc.property(exchange, (given) => {
        const context = contextOf({
          ...given,
          requestHeaders: [{ name: 'accept', value: '*/*' }],
          requestBody: null,
          url: 'https://a.example/',
          provisional: true,
        });
        for (const name of about) expect([name, checks.get(name)?.(context, {}).verdict]).not.toEqual([name, 'yes']);
      }),
      { numRuns: 200 },
    );
  });

  it('no evidence shows a credential', () => {
    const secret = 'q7Zk9xW2vB4nM6pL8sD0';
    const carriers: PartialExchange[] = [
      { requestHeaders: { authorization: `Bearer ${secret}` } },
      { requestHeaders: { authorization: secret } },
      { requestHeaders: { authorization: `Bearer "${secret} ` } },
      { requestHeaders: { 'x-api-key': `Bearer ${secret}` } },
      { requestHeaders: { 'x-api-key': `${secret} ${secret}` } },
      { requestHeaders: { authorization: `${secret} abc` } },
      { requestHeaders: { cookie: `sid=${secret}` } },
      { url: `https://a.example/x?api_key=${secret}&token=${secret}` },
      { url: `https://user:${secret}@a.example/x` },
      {
        method: 'POST',
        requestHeaders: { 'content-type': 'application/json' },
        requestBody: JSON.stringify({ password: secret, age: secret }),
      },
    ];
    for (const carrier of carriers) {
      for (const status of [400, 401, 403, 422, 429, 500]) {
        for (const before of [[], [{ secondsAgo: 5 }], [{ secondsAgo: 5, ...carrier }]]) {
          const context = contextOf({
            ...carrier,
            status,
            body: '{"errors":{"age":["must be an integer"]},"message":"Invalid"}',
            responseHeaders: { 'content-type': 'application/json' },
            before,
          });
          const said = JSON.stringify([allAnswers(context).map(([, answer]) => answer), findings(context, new Set())]);
          expect(said).not.toContain(secret);
        }
      }
    }
  });
});

describe('an exchange of monstrous size', () => {
  /** Far above what a busy machine needs, far below what quadratic work would take. */
  const within = (milliseconds: number, run: () => unknown): void => {
    const start = process.hrtime.bigint();
    run();
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(milliseconds);
  };
  const monsters: [string, PartialExchange][] = [
    ['100 000 nested brackets', { requestBody: '['.repeat(100_000) }],
    ['100 000 closed brackets', { requestBody: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }],
    ['a 5 MB body of one letter', { requestBody: 'a'.repeat(5_000_000) }],
    ['a 5 MB form', { requestBody: 'a=b&'.repeat(1_250_000), requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [
      'a 5 MB multipart',
      { requestBody: '--b\r\n\r\n'.repeat(700_000), requestHeaders: { 'content-type': 'multipart/form-data; boundary=b' } },
    ],
    [
      'a long message',
      { body: JSON.stringify({ message: 'missing no '.repeat(200_000) }), responseHeaders: { 'content-type': 'application/json' } },
    ],
    [
      'a message of spaces',
      { body: JSON.stringify({ message: `field ${' '.repeat(500_000)}` }), responseHeaders: { 'content-type': 'application/json' } },
    ],
    [
      'a message of digits',
      { body: JSON.stringify({ message: '1'.repeat(500_000) }), responseHeaders: { 'content-type': 'application/json' } },
    ],
    ['a long credential', { requestHeaders: { authorization: `Bearer ${'a.'.repeat(500_000)}` } }],
    ['a credential of placeholders', { requestHeaders: { 'x-api-key': 'your_'.repeat(200_000) } }],
    ['a long cookie', { requestHeaders: { cookie: 'csrf-'.repeat(200_000) } }],
    ['a long URL', { url: `https://a.example/${'a/'.repeat(200_000)}?${'q=%&'.repeat(100_000)}` }],
    ['a URL of slashes', { url: `https://a.example${'/'.repeat(500_000)}` }],
    ['10 000 headers', { requestHeaders: Array.from({ length: 10_000 }, (_, i) => ({ name: `x-token-${i}`, value: 'a' })) }],
    ['a challenge without end', { responseHeaders: { 'www-authenticate': 'Bearer, '.repeat(100_000) } }],
  ];

  it.each(monsters)('%s is judged in time', (_name, given) => {
    for (const status of [400, 401, 429]) {
      const context = contextOf({ method: 'POST', ...given, status });
      within(30_000, () => [allAnswers(context), findings(context, new Set()), toRecord(context.exchange, 'salt')]);
    }
  });

  it('3 000 earlier requests are no burden', () => {
    const before = Array.from({ length: 3000 }, (_, i) => ({
      secondsAgo: (3000 - i) / 100,
      status: 429,
      responseHeaders: { 'retry-after': '5' },
      requestHeaders: { authorization: 'Bearer a' },
    }));
    const context = contextOf({ status: 429, requestHeaders: { authorization: 'Bearer a' }, before });
    within(30_000, () => [allAnswers(context), findings(context, new Set())]);
  });
});
