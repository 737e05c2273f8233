import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/http/traffic-record';
import { exchangeOf } from '../decode/exchange';

const exchange = exchangeOf({
  method: 'POST',
  url: 'https://api.x.example/users/7?api_key=QUERYSECRET&page=2',
  requestHeaders: {
    ':authority': 'api.x.example',
    Authorization: 'Bearer TOKENSECRET',
    Cookie: 'sid=COOKIESECRET',
    'content-type': 'application/json; charset=utf-8',
  },
  requestBody: '{"email": "BODYSECRET@x.example", "password": "PASSWORDSECRET"}',
  status: 302,
  responseHeaders: {
    location: '/login?code=LOCATIONSECRET',
    'x-ratelimit-remaining': '3',
    'set-cookie': 'sid=SETSECRET',
    date: 'Sat, 21 Nov 2026 09:00:00 GMT',
  },
});

describe('the memory of an exchange', () => {
  const record = toRecord(exchange, 'salt');

  it('holds no secret', () => {
    expect(JSON.stringify(record)).not.toMatch(/SECRET/);
  });

  it('names what was sent and where the credentials stood', () => {
    expect(record.requestHeaders.map(({ name }) => name)).toEqual(['authorization', 'cookie', 'content-type']);
    expect(record.query.map(({ name }) => name)).toEqual(['api_key', 'page']);
    expect(record.bodyKeys.map(({ name }) => name)).toEqual(['email', 'password']);
    expect(record.credentials.map(({ name }) => name)).toEqual(['header:authorization', 'cookie:cookie', 'query:api_key', 'body:password']);
  });

  it('keeps harmless values and the answer’s timing fields', () => {
    expect(record.requestHeaders[2]?.value).toBe('application/json');
    expect(record.responseHeaders).toEqual([
      { name: 'location', value: '/login' },
      { name: 'x-ratelimit-remaining', value: '3' },
      { name: 'date', value: 'Sat, 21 Nov 2026 09:00:00 GMT' },
    ]);
    expect(record).toMatchObject({
      endpoint: 'POST api.x.example/users/{id}',
      host: 'api.x.example',
      path: '/users/7',
      status: 302,
      retryAt: null,
      isFailure: null,
    });
  });

  it('is made of a body with 100 000 levels, too', () => {
    const deep = `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(toRecord(exchangeOf({ method: 'POST', requestBody: deep }), 'salt').bodyKeys.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('two bodies', () => {
  const fingerprintOf = (requestBody: string | null, type = 'application/json'): string | null | undefined =>
    toRecord(
      exchangeOf({ method: 'POST', requestHeaders: { 'content-type': type }, ...(requestBody === null ? {} : { requestBody }) }),
      'salt',
    ).bodyFingerprint;
  const parts = (boundary: string, value: string): [string, string] => [
    `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n--${boundary}--\r\n`,
    `multipart/form-data; boundary=${boundary}`,
  ];

  it('are known as equal only where nothing in them differs, however deep or far in', () => {
    const long = (middle: string): string => JSON.stringify({ text: `${'x'.repeat(9000)}${middle}${'x'.repeat(9000)}` });
    expect(fingerprintOf('{"a":{"b":1}}')).toBe(fingerprintOf('{"a":{"b":1}}'));
    expect(fingerprintOf('{"a":{"b":1}}')).not.toBe(fingerprintOf('{"a":{"b":2}}'));
    expect(fingerprintOf('[1]')).not.toBe(fingerprintOf('[2]'));
    expect(fingerprintOf(long('A'))).toBe(fingerprintOf(long('A')));
    expect(fingerprintOf(long('A'))).not.toBe(fingerprintOf(long('B')));
  });

  it('are equal whatever boundary the browser drew', () => {
    expect(fingerprintOf(...parts('x1', '1'))).toBe(fingerprintOf(...parts('x2', '1')));
    expect(fingerprintOf(...parts('x1', '1'))).not.toBe(fingerprintOf(...parts('x1', '2')));
  });

  it('are not compared where they are missing or very long', () => {
    expect(fingerprintOf(null)).toBe('');
    expect(fingerprintOf(JSON.stringify('x'.repeat(300_000)))).toBeNull();
  });
});
