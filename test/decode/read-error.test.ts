import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { scoreReadings } from './corpus-score';
import { corpus, exchangeOf, exchangeOfCase, jsonExchange } from './exchange';

describe('the documented errors of real APIs', () => {
  const { rates, misses } = scoreReadings(corpus(), (one) => readError(exchangeOfCase(one)));

  it.each([
    ['failure', 1],
    ['code', 0.99],
    ['no-false-code', 0.99],
    ['message', 0.99],
    ['requestId', 0.99],
    ['docUrl', 0.99],
    ['category', 0.98],
    ['fields', 0.98],
  ] as const)('%s is read right in at least %f of the cases', (question, floor) => {
    expect(rates[question], misses.filter((miss) => miss.startsWith(question)).join('\n')).toBeGreaterThanOrEqual(floor);
  });
});

describe.each([
  'corpus-further',
  'corpus-third',
  'corpus-fourth',
  'corpus-fifth',
  'corpus-sixth',
  'corpus-seventh',
  'corpus-eighth',
] as const)('further errors, and successes that resemble them: %s', (name) => {
  const cases = corpus(name);
  const { rates, misses } = scoreReadings(cases, (one) => readError(exchangeOfCase(one)));

  it.each([
    ['failure', 0.99],
    ['code', 0.99],
    ['no-false-code', 1],
    ['message', 0.99],
    ['requestId', 0.99],
    ['docUrl', 1],
    ['category', 0.99],
    ['fields', 0.99],
  ] as const)('%s is read right in at least %f of the cases', (question, floor) => {
    expect(rates[question], misses.filter((miss) => miss.startsWith(question)).join('\n')).toBeGreaterThanOrEqual(floor);
  });

  it.each(cases.filter((one) => !one.expect.isFailure).map((one) => [one.id, one] as const))('%s is a success', (_, one) => {
    expect(readError(exchangeOfCase(one)).isFailure).toBe(false);
  });
});

describe('what failed where', () => {
  it('a network error without a status is a network failure', () => {
    const { kind, category, error } = readError(exchangeOf({ status: 0, networkError: 'net::ERR_NAME_NOT_RESOLVED' }));
    expect([kind, category, error.networkError, error.code]).toEqual(['network', 'network', 'net::ERR_NAME_NOT_RESOLVED', null]);
  });

  it('a status of 0 without a reason is a network failure with no name', () => {
    const { isFailure, kind, error } = readError(exchangeOf({ status: 0, browser: 'firefox', resourceType: null }));
    expect([isFailure, kind, error.networkError]).toEqual([true, 'network', null]);
  });

  it('a network error beside a 200 is a network failure', () => {
    expect(readError(exchangeOf({ status: 200, networkError: 'net::ERR_FAILED' })).kind).toBe('network');
  });

  it('a real status of 401 beside a network error is an HTTP failure that keeps both', () => {
    const { kind, category, error } = readError(exchangeOf({ status: 401, networkError: 'net::ERR_FAILED' }));
    expect([kind, category, error.networkError]).toEqual(['http', 'auth', 'net::ERR_FAILED']);
  });

  it.each([100, 101, 103, 204, 301, 302, 304, 307, 308])('a plain %i is no failure', (status) => {
    expect(readError(exchangeOf({ status })).isFailure).toBe(false);
  });

  it('a redirect with a page to click on is no failure', () => {
    const body = '<html><head><title>302 Found</title></head><body><center><h1>302 Found</h1></center></body></html>';
    expect(readError(exchangeOf({ status: 302, body, responseHeaders: { 'content-type': 'text/html' } })).isFailure).toBe(false);
  });

  it('a redirect with an error document is a failure', () => {
    const body = '<?xml version="1.0"?><Error><Code>TemporaryRedirect</Code><Message>Please re-send this request.</Message></Error>';
    const { isFailure, error } = readError(exchangeOf({ status: 307, body, responseHeaders: { 'content-type': 'application/xml' } }));
    expect([isFailure, error.code]).toEqual([true, 'TemporaryRedirect']);
  });

  it('a 304 is never a failure, whatever stands in its body', () => {
    expect(readError(jsonExchange(304, { error: { code: 'x', message: 'y' } })).isFailure).toBe(false);
  });

  it('a preflight that is refused or redirected is a failure', () => {
    const preflight = { method: 'OPTIONS', resourceType: 'preflight' };
    expect(readError(exchangeOf({ ...preflight, status: 405 })).kind).toBe('http');
    expect(readError(exchangeOf({ ...preflight, status: 302 })).kind).toBe('http');
    expect(readError(exchangeOf({ ...preflight, status: 204 })).isFailure).toBe(false);
  });
});

describe('where it was found', () => {
  it('gives a pointer into the body, or the name of the header', () => {
    const body = { error: { code: 'E1', message: 'No', help_url: 'https://docs.shop.example/e1' } };
    const { error } = readError(jsonExchange(400, body, { responseHeaders: { 'X-Request-Id': 'r-12345' } }));
    expect(error.foundAt).toEqual({
      code: '/error/code',
      message: '/error/message',
      docUrl: '/error/help_url',
      requestId: 'header:x-request-id',
    });
  });

  it('names the path in XML', () => {
    const { error } = readError(exchangeOf({ status: 400, body: '<Error><Code>Bad</Code><Message>No &amp; no</Message></Error>' }));
    expect([error.foundAt.code, error.message]).toEqual(['xml:/Error/Code', 'No & no']);
  });

  it('takes the places that a pack names before its own', () => {
    const exchange = jsonExchange(400, { code: 100, error_subcode: 33, message: 'x' }, { responseHeaders: { 'x-log': 'L-1' } });
    const { error } = readError(exchange, { code: ['/nowhere', '/error_subcode'], requestId: ['header:X-Log'] });
    expect([error.code, error.requestId, error.foundAt.requestId]).toEqual(['33', 'L-1', 'header:x-log']);
  });
});

describe('codes', () => {
  it('the HTTP status in a number is not a code', () => {
    expect(readError(jsonExchange(404, { code: 404, message: 'no' })).error.code).toBeNull();
    expect(readError(jsonExchange(404, { error: { status: 404, message: 'no' } })).error.code).toBeNull();
  });

  it('another number is a code, as text', () => {
    expect(readError(jsonExchange(400, { code: 80002, message: 'no' })).error.code).toBe('80002');
  });

  it('a status phrase is not a code', () => {
    expect(readError(jsonExchange(403, { error: 'Forbidden', message: 'no' })).error.code).toBeNull();
  });

  it('a link that is not http(s) is not given', () => {
    expect(readError(jsonExchange(400, { code: 'x', help: 'javascript:alert(1)', doc_url: 'data:text/html,x' })).error.docUrl).toBeNull();
  });

  it('a member called like an inherited one is read as the answer spells it', () => {
    expect(readError(jsonExchange(400, { code: 'constructor', message: '__proto__' })).error).toMatchObject({
      code: 'constructor',
      message: '__proto__',
    });
  });
});

describe('throttling', () => {
  it.each([
    { error: { type: 'RATE_LIMIT', message: 'x' } },
    { errors: [{ message: 'x', extensions: { code: 'THROTTLED' } }] },
    { code: 'TooManyRequests', message: 'x' },
    { error: 'slow_down' },
    { error: { code: 'quota_exceeded' } },
    { error: { status: 'RESOURCE_EXHAUSTED', message: 'x', code: 8 } },
  ])('is reported by %j on a 400', (body) => {
    expect(readError(jsonExchange(400, body)).throttled).toBe(true);
  });

  it.each([{ error: { code: 'insufficient_quota' } }, { code: 'context_length_exceeded' }, { message: 'no' }])(
    'is not reported by %j',
    (body) => {
      expect(readError(jsonExchange(400, body)).throttled).toBe(false);
    },
  );

  it('inside a 200 makes it a failure', () => {
    const reading = readError(jsonExchange(200, { error: 'rate_limited' }));
    expect([reading.isFailure, reading.kind, reading.throttled, reading.category]).toEqual([true, 'application', true, 'rate-limit']);
  });
});
