import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import { toRecord } from '../../src/http/traffic-record';
import type { Diagnosis, Exchange } from '../../src/model';
import { exchangeOf, type PartialExchange } from '../decode/exchange';

/** What the documents say about several requests in a row, read off recorded traffic. */
const catalogue = catalogueOf(packs);
const start = Date.UTC(2026, 10, 21, 9);

/** Judges the last of several requests, so many milliseconds apart, with those before it as history. */
const last = (gapMs: number, requests: readonly PartialExchange[]): Diagnosis => {
  const exchanges = requests.map((request, i) => exchangeOf({ ...request, id: `e${i}`, receivedAt: start + i * gapMs }));
  const history = exchanges.slice(0, -1).map((exchange) => ({ ...toRecord(exchange, 'salt'), isFailure: exchange.response.status >= 400 }));
  return decode(exchanges.at(-1) as Exchange, { catalogue, history });
};

const times = (count: number, request: PartialExchange): PartialExchange[] => Array.from({ length: count }, () => request);
const cause = ({ causes }: Diagnosis, beginning: string) => causes.find(({ text }) => text.startsWith(beginning));

const nat = { requestHeaders: { 'X-API-Key': 'nat_pk_4f9c2b7ad1e84c0fa3b6' }, url: 'https://api.nat-testing.io/api/v1/scan/scn_8f2c1a90' };
const limited: PartialExchange = {
  ...nat,
  status: 429,
  responseHeaders: {
    'Content-Type': 'application/json',
    'Retry-After': '12',
    'X-RateLimit-Limit': '30',
    'X-RateLimit-Remaining': '0',
  },
  body: '{"error":"RATE_LIMITED","message":"Rate limit exceeded. Retry after 12 seconds.","retry_after":12}',
};

describe('polling NAT', () => {
  it('31 requests within a minute prove both the limit of 30 and the loop', () => {
    const diagnosis = last(1000, [...times(30, { ...nat, status: 200, body: '{"status":"running"}' }), limited]);
    expect(diagnosis.rule).toBe('nat/rate-limited');
    expect(cause(diagnosis, 'More requests were made')).toMatchObject({
      verdict: 'confirmed',
      evidence: expect.stringContaining('31 requests'),
    });
    expect(cause(diagnosis, 'A loop polls')).toMatchObject({ verdict: 'confirmed' });
  });

  it('a status check every ten seconds is no tight loop', () => {
    const diagnosis = last(10_000, [...times(6, { ...nat, status: 200, body: '{"status":"running"}' }), limited]);
    expect(cause(diagnosis, 'A loop polls')?.verdict).not.toBe('confirmed');
  });

  it('a request within the twelve seconds ignores Retry-After', () => {
    const exchanges = [limited, limited].map((request, i) => exchangeOf({ ...request, id: `e${i}`, receivedAt: start + i * 2000 }));
    const [first, second] = exchanges as [Exchange, Exchange];
    const history = [{ ...toRecord(first, 'salt'), isFailure: true, retryAt: start + 12_000 }];
    expect(cause(decode(second, { catalogue, history }), 'An earlier request to wait')).toMatchObject({ verdict: 'confirmed' });
  });
});

const nudg3 = { requestHeaders: { Authorization: 'Bearer nudg3_none_p3Es8Uk6Lx1Fm5Rw9Pt2Vc7B' }, url: 'https://api.nudg3.ai/v1/mentions' };
const json = { 'Content-Type': 'application/json' };
const refused: PartialExchange = {
  ...nudg3,
  status: 401,
  responseHeaders: json,
  body: '{"success":false,"error":{"code":"invalid_api_key","message":"API key is invalid or malformed"}}',
};
const blocked: PartialExchange = {
  ...nudg3,
  status: 429,
  responseHeaders: json,
  body: '{"success":false,"error":{"code":"ip_blocked","message":"IP temporarily blocked."}}',
};

describe('failed authentications at Nudg3', () => {
  it('seven so far do not prove a block', () => {
    expect(cause(last(5000, times(7, refused)), 'This IP address is blocked')).toMatchObject({
      verdict: 'possible',
      evidence: expect.stringContaining('7 of 10'),
    });
  });

  it('ten prove it', () => {
    const diagnosis = last(5000, [...times(10, refused), blocked]);
    expect(diagnosis.rule).toBe('nudg3/ip-blocked');
    expect(cause(diagnosis, 'This IP address is blocked')).toMatchObject({ verdict: 'confirmed', evidence: expect.stringContaining('10') });
  });

  it('the wait is the documented hour with and without recorded attempts: history never changes it', () => {
    const hour = { afterSeconds: 3600, source: 'documented:brute-force-block' };
    expect(last(5000, [blocked]).retry).toMatchObject(hour);
    expect(last(5000, [...times(10, refused), blocked]).retry).toMatchObject(hour);
  });

  it('an export limit waits the documented hour, an unavailable service no invented minutes', () => {
    const answer = (status: number, code: string): PartialExchange => ({
      ...nudg3,
      status,
      responseHeaders: json,
      body: JSON.stringify({ success: false, error: { code, message: 'Later' } }),
    });
    expect(last(0, [answer(429, 'export_limit_exceeded')]).retry).toMatchObject({ afterSeconds: 3600, source: 'documented:export-limit' });
    expect(last(0, [answer(503, 'service_unavailable')]).retry).toBeNull();
  });
});
