import { STATUS_CODES } from 'node:http';
import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { default as network, examples as networkExamples } from '../../src/catalogue/standards/network';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { Diagnosis, RulePack } from '../../src/model';
import { exchangeOf } from '../decode/exchange';

const catalogue = catalogueOf(packs);

const diagnose = (parts: Parameters<typeof exchangeOf>[0]): Diagnosis => decode(exchangeOf(parts), { catalogue, history: [] });

/** An answer whose code no book knows, so that only its status speaks. */
const plain = (status: number): Diagnosis =>
  diagnose({
    url: 'https://api.unknown.example/v1/things',
    status,
    responseHeaders: { 'Content-Type': 'application/json' },
    body: '{"error":{"code":"E_ZZZ_42","message":"No"}}',
  });

// IANA, "Hypertext Transfer Protocol (HTTP) Status Code Registry": the assigned codes of both error classes, and 418 (unused).
const registered = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429,
  431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
];

const unofficial = [
  419, 420, 430, 440, 449, 450, 460, 463, 494, 495, 496, 497, 498, 499, 509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 561, 598,
  599,
];

describe('status codes', () => {
  it.each(registered)('%i has a rule of its own', (status) => {
    expect(plain(status).rule).toMatch(new RegExp(`^http-status-[45]xx/${status}$`));
  });

  it.each(unofficial)('%i has a rule that says whose code it is', (status) => {
    const { rule, summary } = plain(status);
    expect(rule).toBe(`http-status-unofficial/${status}`);
    expect(summary).toMatch(/unofficial|informal|Cloudflare’s/i);
  });

  it.each(
    Object.keys(STATUS_CODES)
      .map(Number)
      .filter((status) => status >= 400),
  )('%i of Node’s own list is explained too', (status) => {
    expect(plain(status).rule).toMatch(new RegExp(`/${status}$`));
  });

  it.each([432, 455, 489, 512, 555, 597])('%i, which nobody registered, gets the meaning of its class and no more', (status) => {
    const { rule, summary } = plain(status);
    expect(rule).toBe(`http-status-${status < 500 ? 4 : 5}xx/unknown`);
    expect(summary).toContain(`${status < 500 ? '4xx' : '5xx'}`);
  });

  it('differ in what they advise', () => {
    const advice = [...registered, ...unofficial].map((status) =>
      plain(status)
        .fixes.map(({ text }) => text)
        .join('\n'),
    );
    expect(new Set(advice).size).toBe(advice.length);
  });
});

describe('network errors', () => {
  it('a name that nobody knows is shown, not guessed', () => {
    const diagnosis = diagnose({ url: 'https://api.unknown.example/', status: 0, networkError: 'net::ERR_NEVER_HEARD_OF' });
    expect(diagnosis.rule).toBe('network/unknown');
    expect(diagnosis.error.networkError).toBe('net::ERR_NEVER_HEARD_OF');
    expect(diagnosis.causes.filter(({ verdict }) => verdict === 'confirmed')).toEqual([]);
  });

  it.each([
    ['net::ERR_SSL_NEW_FAULT', 'network/ssl-family'],
    ['net::ERR_CERT_NEW_FAULT', 'network/cert-family'],
    ['net::ERR_DNS_NEW_FAULT', 'network/dns-family'],
    ['net::ERR_PROXY_NEW_FAULT', 'network/proxy-family'],
    ['net::ERR_HTTP2_NEW_FAULT', 'network/http2-family'],
    ['net::ERR_QUIC_NEW_FAULT', 'network/quic-family'],
    ['net::ERR_CACHE_NEW_FAULT', 'network/cache-family'],
    ['NS_ERROR_NEW_FAULT', 'firefox-network/unknown'],
    ['SEC_ERROR_NEW_FAULT', 'firefox-network/certificate-family'],
    ['SSL_ERROR_NEW_FAULT', 'firefox-network/tls-family'],
  ])('%s is told by its family', (networkError, rule) => {
    expect(diagnose({ url: 'https://api.unknown.example/', status: 0, networkError }).rule).toBe(rule);
  });

  it('no exact name stands in two rules', () => {
    const names = (network as RulePack).rules.flatMap(({ when }) => {
      const test = 'networkError' in when ? when.networkError : [];
      return typeof test === 'string' ? [test] : 'length' in test ? test : [];
    });
    expect(names.length).toBeGreaterThan(60);
    expect(new Set(names).size).toBe(names.length);
    expect(networkExamples.length).toBeGreaterThan(50);
  });

  it('the browser’s error outranks the status beside it: a damaged body explains a 500 better than "500" does', () => {
    const { rule } = diagnose({ url: 'https://api.unknown.example/', status: 500, networkError: 'net::ERR_CONTENT_DECODING_FAILED' });
    expect(rule).toBe('network/decoding');
  });

  it('status 0 without a reason keeps every candidate possible', () => {
    const { rule, causes } = diagnose({ url: 'https://api.unknown.example/', status: 0, browser: 'firefox' });
    expect(rule).toBe('firefox-network/no-answer');
    expect(causes.filter(({ verdict }) => verdict === 'confirmed')).toEqual([]);
    for (const word of ['refused', 'DNS', 'dropped', 'timeout', 'aborted', 'blocked', 'TLS']) {
      expect(
        causes.some(({ text, verdict }) => verdict === 'possible' && text.includes(word)),
        word,
      ).toBe(true);
    }
  });
});

describe('intermediaries', () => {
  const json = '{"error":"busy"}';
  it.each([
    ['cloudflare', { Server: 'cloudflare', 'CF-RAY': '1-AMS' }],
    ['nginx', { Server: 'nginx/1.26.2' }],
    ['Apache', { Server: 'Apache/2.4.58' }],
    ['CloudFront', { Via: '1.1 x.cloudfront.net (CloudFront)', 'X-Cache': 'Error from cloudfront', 'X-Amz-Cf-Id': 'x' }],
    ['Envoy', { Server: 'envoy', 'X-Envoy-Upstream-Service-Time': '3' }],
    ['Kong', { Via: '1.1 kong/3.9', 'X-Kong-Upstream-Latency': '3', 'X-Kong-Proxy-Latency': '0' }],
    ['Varnish', { Via: '1.1 varnish', 'X-Varnish': '1' }],
    ['Fastly', { 'X-Served-By': 'cache-ams-1' }],
    ['API Gateway', { 'apigw-requestid': 'x' }],
    ['ELB', { Server: 'awselb/2.0' }],
    ['IIS', { Server: 'Microsoft-IIS/10.0' }],
  ])('%s is not blamed for an answer that it merely passed on', (_, responseHeaders) => {
    const diagnosis = diagnose({
      url: 'https://api.unknown.example/',
      status: 503,
      responseHeaders: { 'Content-Type': 'application/json', ...responseHeaders },
      body: json,
    });
    expect(diagnosis.provider).toBeNull();
    expect(diagnosis.answeredBy.name).toBeNull();
  });
});

describe('what is written', () => {
  const own: readonly RulePack[] = packs.filter(({ kind }) => kind !== 'api');
  it.each(own.map((pack) => [pack.id, pack] as const))('%s keeps titles short and says something useful', (_, pack) => {
    expect(new Set(pack.rules.map(({ id }) => id)).size).toBe(pack.rules.length);
    for (const rule of pack.rules) {
      expect(rule.title.length, rule.title).toBeLessThanOrEqual(60);
      expect(rule.title, rule.title).not.toMatch(/\.$/);
      expect(rule.summary, rule.id).toMatch(/\.$/);
      expect(rule.causes.length, rule.id).toBeGreaterThan(0);
      expect(rule.fixes.length, rule.id).toBeGreaterThan(0);
    }
  });
});
