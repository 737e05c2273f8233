import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { readTiming } from '../../src/decode/retry/read-timing';
import { CATEGORIES } from './categories';
import { exchangeOf, jsonExchange, type PartialExchange } from './exchange';

const KEYS = [
  'error',
  'errors',
  'message',
  'code',
  'type',
  'detail',
  'details',
  'status',
  'data',
  'extensions',
  'fields',
  'path',
  'loc',
  'items',
  'links',
  'title',
  'ok',
  'success',
  '__proto__',
  'constructor',
  '@type',
  'reason',
  'source',
  'children',
  'toString',
];

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('error', 'RATE_LIMITED', 'https://x.example/a', '[{"a":1}]'),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('value'), { maxKeys: 6 }),
  ),
})).value;

const text = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  json.chain((value) => fc.nat(200).map((cut) => JSON.stringify(value).slice(0, -cut - 1))),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '<a>',
        '</a>',
        '<Error>',
        '<Code>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&#xD800;',
        '&amp;',
        '<h1>',
        '<pre>',
        '"',
        '=',
        ' ',
        'x',
        '<script>',
        '<!DOCTYPE [',
        '\uD800',
      ),
    )
    .map((parts) => parts.join('')),
);

const headers = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'content-type',
      'www-authenticate',
      'grpc-status',
      'grpc-message',
      'grpc-status-details-bin',
      'link',
      'proxy-status',
      'traceparent',
      'x-request-id',
      'x-error-code',
      'accept',
    ),
    fc.string(),
  ),
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'text/html',
      'application/json',
      'application/grpc-web-text',
      'application/grpc-web',
      'text/event-stream',
      '3',
      'Bearer error="x',
      '<a>; rel="help',
    ),
  ),
  { maxKeys: 6 },
);

const exchange = fc.record({
  url: fc.oneof(fc.webUrl(), fc.string(), fc.constant('https://x.example/graphql')),
  method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'PROPFIND', ''),
  status: fc.constantFrom(0, 100, 200, 207, 301, 304, 400, 401, 404, 422, 429, 500, 529, 530, 999),
  requestHeaders: headers,
  responseHeaders: headers,
  requestBody: fc.oneof(fc.constant(null), fc.string({ unit: 'binary' })),
  body: fc.oneof(
    text,
    fc.record({
      text,
      base64: fc.constant(null),
      mimeType: fc.constantFrom('', 'text/html', 'application/json', 'application/grpc-web-text'),
    }),
    fc.record({
      text: fc.constant(null),
      base64: fc.oneof(fc.base64String(), fc.string()),
      mimeType: fc.constantFrom('', 'application/grpc-web', 'application/octet-stream'),
    }),
  ),
  networkError: fc.option(fc.constantFrom('', 'net::ERR_FAILED')),
  resourceType: fc.constantFrom(null, 'fetch', 'preflight', 'document'),
});

describe('no exchange whatever upsets the reading', () => {
  it('it never throws, and always answers in full', () => {
    fc.assert(
      fc.property(exchange, (given) => {
        const reading = readError(exchangeOf(given));
        expect(CATEGORIES).toContain(reading.category);
        expect(reading.isFailure).toBe(reading.kind !== 'none');
        for (const value of [reading.error.code, reading.error.message, reading.error.requestId, reading.error.docUrl])
          expect(value === null || value !== '').toBe(true);
        expect(reading.error.docUrl === null || /^https?:\/\//i.test(reading.error.docUrl)).toBe(true);
        expect(reading.isFailure || reading.error.code === null).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('any JSON at all is read, whatever the status', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(200, 207, 301, 400, 422, 500), (value, status) => {
        expect(() => readError(jsonExchange(status, value))).not.toThrow();
      }),
      { numRuns: 1500 },
    );
  });
});

/** The best of several runs, in milliseconds, each with a fresh exchange so that nothing is remembered. */
const best = (given: PartialExchange): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const fresh = exchangeOf(given);
    const start = performance.now();
    readTiming(fresh, readError(fresh), null);
    least = Math.min(least, performance.now() - start);
  }
  return least;
};

const hostile: readonly [string, (n: number) => string][] = [
  ['open brackets', (n) => '['.repeat(n)],
  ['nested brackets', (n) => '['.repeat(n / 2) + ']'.repeat(n / 2)],
  ['nested objects', (n) => '{"error":'.repeat(n / 10)],
  ['open tags', (n) => '<a>'.repeat(n / 3)],
  ['open angle brackets', (n) => `<a>${'<'.repeat(n)}`],
  ['broken comments', (n) => `<a>${'<!--'.repeat(n / 4)}`],
  ['an attribute without end', (n) => `<a ${'b'.repeat(n)}`],
  ['attributes without values', (n) => `<a ${'b '.repeat(n / 2)}>`],
  ['headings', (n) => `<html>${'<h1>x'.repeat(n / 5)}`],
  ['scripts without end', (n) => `<html>${'<script>'.repeat(n / 8)}`],
  ['ampersands', (n) => `<html><h1>${'&'.repeat(n)}`],
  ['backslashes', (n) => `{"error":"${'\\'.repeat(n)}`],
  ['spaces', (n) => `{"error":"a${' '.repeat(n)}"`],
  ['commas', (n) => `[${','.repeat(n)}`],
  ['members that never come', (n) => `{"a":1${', '.repeat(n / 2)}`],
  ['a form without error', (n) => `${'a=b&'.repeat(n / 4)}<`],
  ['calls', (n) => 'a('.repeat(n / 2)],
  ['notices', (n) => `Warning: ${'<br />'.repeat(n / 6)}`],
  ['lines', (n) => '{}\n'.repeat(n / 3)],
  ['one long word', (n) => 'a'.repeat(n)],
  ['one long code', (n) => JSON.stringify({ error: 'A_'.repeat(n / 2), message: 'a '.repeat(n / 2) })],
  ['many fields', (n) => JSON.stringify({ errors: Object.fromEntries(Array.from({ length: n / 20 }, (_, i) => [`f${i}`, ['bad']])) })],
  ['many items', (n) => JSON.stringify({ errors: Array.from({ length: n / 30 }, () => ({ field: 'a', message: 'b' })) })],
];

describe('the work grows no faster than the body', () => {
  it.each(hostile)('%s', (_, make) => {
    const small = best({ status: 500, body: make(60_000) });
    const large = best({ status: 500, body: make(600_000) });
    // Ten times the text: a hundred times the time would be quadratic.
    expect(large).toBeLessThan(Math.max(small, 2) * 40);
  });

  it.each([200, 500])('100 000 nested brackets are read at %i', (status) => {
    const body = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(readError(exchangeOf({ status, body })).isFailure).toBe(status >= 400);
  });

  it.each([
    [200, 'application/json', '{"error":"x",'],
    [500, 'application/json', '{"error":{"code":"E1","message":"No"},"trace":["'],
    [500, 'text/html', '<html><title>Broken</title><h1>Broken down</h1>'],
    [500, 'application/xml', '<Error><Code>E1</Code><Message>No</Message>'],
  ])(
    '50 MB at %i as %s are read by their beginning',
    (status, type, start) => {
      const given = { status, body: start + 'x'.repeat(50_000_000), responseHeaders: { 'content-type': type } };
      const reading = readError(exchangeOf(given));
      expect(reading.isFailure).toBe(status >= 400);
      if (status >= 400 && type !== 'text/html') expect(reading.error.code).toBe('E1');
    },
    20_000,
  );

  it('50 MB in base64 are read by their beginning', () => {
    const base64 = Buffer.from('{"code":"E1","message":"No","x":"').toString('base64').replace(/=+$/, '') + 'eHh4'.repeat(12_500_000);
    expect(readError(exchangeOf({ status: 400, body: { base64, mimeType: '' } })).error.code).toBe('E1');
  }, 20_000);
});
