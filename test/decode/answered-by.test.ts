import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import { exchangeOf, type PartialExchange } from './exchange';

const catalogue = catalogueOf(packs);
const url = 'https://api.unknown.example/v1/orders';
const json = { 'content-type': 'application/json' };
const spring = (status: number) =>
  JSON.stringify({ timestamp: '2026-11-21T09:00:00.000+00:00', status, error: 'Error', message: 'No instance', path: '/v1/orders' });
const nginx = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>`;

const rows: readonly (readonly [who: string, kind: string, given: PartialExchange, evidence: RegExp])[] = [
  [
    'the API, known by its codes',
    'origin',
    {
      url: 'https://api.stripe.com/v1/charges',
      status: 402,
      responseHeaders: json,
      body: JSON.stringify({ error: { code: 'card_declined', type: 'card_error', message: 'Your card was declined.' } }),
    },
    /error of Stripe/,
  ],
  ['the framework that wrote the body', 'origin', { status: 500, responseHeaders: json, body: spring(500) }, /error of Spring/],
  [
    'an application, by a field that it adds itself',
    'origin',
    { status: 404, responseHeaders: { ...json, 'X-Powered-By': 'Express' }, body: '{"msg":"?"}' },
    /X-Powered-By: Express/,
  ],
  [
    'a gateway, by its own page',
    'gateway',
    { status: 502, responseHeaders: { server: 'nginx', 'content-type': 'text/html' }, body: nginx('502 Bad Gateway') },
    /nginx|page/i,
  ],
  ['the page’s service worker', 'service-worker', { status: 503, fromServiceWorker: true, body: '{}' }, /service worker/],
  ['the browser itself', 'browser', { status: 0, networkError: 'net::ERR_BLOCKED_BY_CSP' }, /ERR_BLOCKED_BY_CSP/],
  ['an extension', 'extension', { status: 0, networkError: 'net::ERR_BLOCKED_BY_CLIENT' }, /extension/],
];

const open: readonly (readonly [why: string, given: PartialExchange])[] = [
  ['a body in a framework’s form under a status of gateways', { status: 503, responseHeaders: json, body: spring(503) }],
  ['a field that a proxy adds', { status: 404, responseHeaders: { ...json, 'X-Powered-By': 'ARR/3.0' }, body: '{"msg":"?"}' }],
  ['a body that anyone may have written', { status: 404, responseHeaders: json, body: '{"message":"Not found"}' }],
];

describe('who answered', () => {
  it.each(rows)('is %s: %s', (_, kind, given, evidence) => {
    const { answeredBy } = decode(exchangeOf({ url, ...given }), { catalogue, history: [] });
    expect([answeredBy.kind, answeredBy.evidence]).toEqual([kind, expect.stringMatching(evidence)]);
  });

  it.each(open)('stays open for %s', (_, given) => {
    expect(decode(exchangeOf({ url, ...given }), { catalogue, history: [] }).answeredBy.kind).toBe('unknown');
  });
});
