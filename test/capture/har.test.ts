import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarError, readHar } from '../../src/capture/har';

const log = (entries: unknown[], extra: object = {}): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries, ...extra } });

const entry = (extra: object = {}, response: object = {}): object => ({
  startedDateTime: '2026-11-21T09:00:00.000Z',
  time: 50,
  request: { method: 'GET', url: 'https://api.example.com/v1/things', headers: [{ name: 'Host', value: 'api.example.com' }] },
  response: {
    status: 404,
    statusText: 'Not Found',
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    content: { size: 2, mimeType: 'application/json', text: '{}' },
    ...response,
  },
  ...extra,
});

describe('a HAR file', () => {
  it('gives one exchange for each entry, in its order', () => {
    const [one, two] = readHar(log([entry(), entry({ startedDateTime: '2026-11-21T09:00:01+00:00' })]));
    expect(one).toMatchObject({ id: 'har-0', startedAt: Date.UTC(2026, 10, 21, 9), receivedAt: Date.UTC(2026, 10, 21, 9) + 50 });
    expect(two?.startedAt).toBe(Date.UTC(2026, 10, 21, 9, 0, 1));
    expect(one?.response.body.text).toBe('{}');
  });

  it.each([
    ['Chromium', { _error: 'net::ERR_CONNECTION_REFUSED' }, 'net::ERR_CONNECTION_REFUSED'],
    ['an older exporter', { _failureText: 'net::ERR_FAILED' }, 'net::ERR_FAILED'],
    ['Firefox, in a comment', { comment: 'NS_ERROR_UNKNOWN_HOST' }, 'NS_ERROR_UNKNOWN_HOST'],
    ['nobody: a comment of another kind', { comment: 'cached' }, null],
    ['nobody: an empty error', { _error: '' }, null],
  ])('names the network error as %s does', (_, response, expected) => {
    expect(readHar(log([entry({}, { status: 0, ...response })]))[0]?.networkError).toBe(expected);
  });

  it('gives a request its preflight, in whichever order they stand', () => {
    const preflight = entry({
      request: {
        method: 'OPTIONS',
        url: 'https://api.example.com/v1/things',
        headers: [{ name: 'Access-Control-Request-Method', value: 'PUT' }],
      },
    });
    const put = entry({ request: { method: 'PUT', url: 'https://api.example.com/v1/things', headers: [] } });
    for (const entries of [
      [preflight, put],
      [put, preflight],
    ]) {
      const found = readHar(log(entries)).find(({ request }) => request.method === 'PUT');
      expect(found?.preflight?.request.method).toBe('OPTIONS');
    }
    expect(readHar(log([preflight, entry()]))[1]?.preflight).toBeNull();
  });

  it('takes the headers of a request that never left for provisional', () => {
    const unsent = entry(
      { request: { method: 'PUT', url: 'https://api.example.com/', headers: [{ name: 'Accept', value: '*/*' }] } },
      { status: 0 },
    );
    const sent = entry({}, { status: 0 });
    expect(readHar(log([unsent, sent])).map(({ request }) => request.provisional)).toEqual([true, false]);
  });

  it('rebuilds a form whose exporter kept only the parameters', () => {
    const form = entry({
      request: {
        method: 'POST',
        url: 'https://a.example/',
        headers: [],
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a b', value: '1&2' }] },
      },
    });
    expect(readHar(log([form]))[0]?.request.body.text).toBe('a+b=1%262');
  });

  it.each([
    ['nothing', '', /empty/],
    ['text', 'hello', /not JSON/],
    ['a cut file', '{"log":{"entries":[', /cut off/],
    ['other JSON', '{"a":1}', /log\.entries/],
    ['a list', '[]', /log\.entries/],
    ['entries of a wrong type', '{"log":{"entries":{}}}', /log\.entries/],
  ])('that holds %s is refused with a way out', (_, text, reason) => {
    expect(() => readHar(text)).toThrow(HarError);
    expect(() => readHar(text)).toThrow(reason);
  });

  it('whatever its entries hold gives one exchange each and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.anything({ maxDepth: 4, withNullPrototype: false })), (entries) => {
        const text = JSON.stringify({ log: { entries } }) ?? '';
        expect(readHar(text)).toHaveLength(JSON.parse(text).log.entries.length);
      }),
    );
  });

  it('takes values of a wrong type for absent', () => {
    const wrong = {
      startedDateTime: 5,
      time: 'long',
      request: { method: 7, url: null, headers: [null, 3, { name: 'A' }] },
      response: { status: '500', headers: 'none', content: { text: 4 } },
    };
    expect(readHar(log([wrong, null, 7]))[0]).toMatchObject({
      startedAt: 0,
      durationMs: 0,
      request: { method: 'GET', url: '', headers: [{ name: 'A', value: '' }] },
      response: { status: 0, headers: [] },
    });
  });
});
