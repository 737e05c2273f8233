import type { Scenario } from '../evidence-exchange';
import { exchangeOf, type PartialExchange } from '../exchange';

const url = 'https://api.shop.example/v1/orders';
const page = 'https://app.example';
const from = { origin: page, 'sec-fetch-mode': 'cors' };
const preflight = (partial: PartialExchange) =>
  exchangeOf({
    url,
    method: 'OPTIONS',
    resourceType: 'preflight',
    ...partial,
    requestHeaders: { origin: page, 'access-control-request-method': 'PUT', ...(partial.requestHeaders as Record<string, string>) },
  });
const blocked = { status: 0, networkError: 'net::ERR_FAILED', url, method: 'PUT', requestHeaders: from, provisional: true };

export const corsScenarios: readonly Scenario[] = [
  {
    claim: 'the answer does not allow any origin',
    check: 'cors-missing-allow-origin',
    base: { url, status: 401, requestHeaders: from },
    confirmed: { responseHeaders: { vary: 'Origin' }, says: 'no Access-Control-Allow-Origin header' },
    ruledOut: { responseHeaders: { 'access-control-allow-origin': page } },
    unknown: { requestHeaders: { origin: page, 'sec-fetch-mode': 'no-cors' } },
  },
  {
    claim: 'a page of the same origin needs no leave',
    check: 'cors-missing-allow-origin',
    base: { status: 401, responseHeaders: { vary: 'Origin' } },
    confirmed: { url, requestHeaders: { origin: 'http://api.shop.example' }, says: 'http://api.shop.example' },
    ruledOut: { url, requestHeaders: { origin: 'https://api.shop.example' } },
    unknown: { url },
  },
  {
    claim: 'the answer allows another origin',
    check: 'cors-origin-mismatch',
    base: { url, status: 500, requestHeaders: from },
    confirmed: { responseHeaders: { 'access-control-allow-origin': `${page}/` }, says: 'a slash too many' },
    ruledOut: { responseHeaders: { 'access-control-allow-origin': '*' } },
    unknown: { status: 0, networkError: 'net::ERR_FAILED' },
  },
  {
    claim: 'the answer allows several origins',
    check: 'cors-multiple-origins',
    base: { url, status: 200, requestHeaders: from },
    confirmed: { responseHeaders: { 'access-control-allow-origin': [page, '*'] }, says: '2 values' },
    ruledOut: { responseHeaders: { 'access-control-allow-origin': page } },
    unknown: { requestHeaders: {} },
  },
  {
    claim: 'a wildcard does not go with cookies',
    check: 'cors-wildcard-with-credentials',
    base: { url, status: 200, responseHeaders: { 'access-control-allow-origin': '*' } },
    confirmed: { requestHeaders: { ...from, cookie: 'sid=1' }, says: 'credentials' },
    ruledOut: { requestHeaders: { ...from, cookie: 'sid=1' }, responseHeaders: { 'access-control-allow-origin': page } },
    unknown: { requestHeaders: from },
  },
  {
    claim: 'cookies need Access-Control-Allow-Credentials',
    check: 'cors-missing-allow-credentials',
    base: { url, status: 200, responseHeaders: { 'access-control-allow-origin': page }, requestHeaders: { ...from, cookie: 'sid=1' } },
    confirmed: { says: 'no Access-Control-Allow-Credentials' },
    ruledOut: { responseHeaders: { 'access-control-allow-origin': page, 'access-control-allow-credentials': 'true' } },
    unknown: { requestHeaders: from },
  },
  {
    claim: 'the server did answer 401, but the page may not see it',
    check: 'cors-hides-status',
    base: { url, status: 401, requestHeaders: from },
    confirmed: { responseHeaders: { vary: 'Origin' }, says: 'did answer 401, but the page sees only “Failed to fetch”' },
    ruledOut: { responseHeaders: { 'access-control-allow-origin': page } },
    unknown: { status: 0, networkError: 'net::ERR_FAILED' },
  },
  {
    claim: 'the preflight does not allow the method',
    check: 'cors-method-not-allowed',
    base: blocked,
    confirmed: {
      preflight: preflight({
        status: 204,
        responseHeaders: { 'access-control-allow-origin': page, 'access-control-allow-methods': 'GET, POST' },
      }),
      says: 'wants to send PUT; Access-Control-Allow-Methods lists GET and POST',
    },
    ruledOut: { preflight: preflight({ status: 204, responseHeaders: { 'access-control-allow-methods': 'GET, PUT' } }) },
    unknown: {},
  },
  {
    claim: 'the preflight does not allow a header',
    check: 'cors-header-not-allowed',
    base: blocked,
    confirmed: {
      preflight: preflight({
        status: 204,
        requestHeaders: { 'access-control-request-headers': 'authorization,x-org' },
        responseHeaders: { 'access-control-allow-headers': '*' },
      }),
      says: '* does not cover Authorization',
    },
    ruledOut: {
      preflight: preflight({
        status: 204,
        requestHeaders: { 'access-control-request-headers': 'x-org' },
        responseHeaders: { 'access-control-allow-headers': 'X-Org' },
      }),
    },
    unknown: {},
  },
  {
    claim: 'the preflight was redirected',
    check: 'cors-preflight-redirected',
    base: blocked,
    confirmed: {
      preflight: preflight({ status: 301, responseHeaders: { location: '/v1/orders/?t=secret' } }),
      says: 'redirected (301 to /v1/orders/)',
    },
    ruledOut: { preflight: preflight({ status: 204 }) },
    unknown: {},
  },
  {
    claim: 'the preflight was refused for want of a credential',
    check: 'cors-preflight-failed',
    base: blocked,
    confirmed: { preflight: preflight({ status: 401 }), says: 'preflights never carry credentials' },
    ruledOut: { preflight: preflight({ status: 200 }) },
    unknown: {},
  },
  {
    claim: 'only the refused preflight is recorded, as Firefox does',
    check: 'preflight-failed',
    base: { url, method: 'OPTIONS', resourceType: null, requestHeaders: { origin: page, 'access-control-request-method': 'PUT' } },
    confirmed: { status: 405, says: 'the PUT was never sent' },
    ruledOut: { status: 204, responseHeaders: { 'access-control-allow-origin': page, 'access-control-allow-methods': 'PUT' } },
    unknown: { method: 'PUT', status: 0, requestHeaders: from },
  },
  {
    claim: 'a preflight that failed before explains the failure',
    check: 'preflight-failed',
    base: blocked,
    confirmed: {
      before: [
        { secondsAgo: 1, url, method: 'OPTIONS', status: 500, requestHeaders: { origin: page, 'access-control-request-method': 'PUT' } },
      ],
      says: 'answered 500',
    },
    ruledOut: {
      before: [
        {
          secondsAgo: 1,
          url,
          method: 'OPTIONS',
          status: 204,
          requestHeaders: { origin: page, 'access-control-request-method': 'PUT' },
          responseHeaders: { 'access-control-allow-methods': 'PUT' },
        },
      ],
    },
    unknown: {
      before: [
        { secondsAgo: 1, url, method: 'OPTIONS', status: 500, requestHeaders: { origin: page, 'access-control-request-method': 'DELETE' } },
      ],
    },
  },
  {
    claim: 'a secure page asked for an insecure address',
    check: 'mixed-content',
    base: { status: 0, networkError: 'net::ERR_FAILED', pageUrl: `${page}/home` },
    confirmed: { url: 'http://api.shop.example/', says: 'which is not' },
    ruledOut: { url: 'http://localhost:8080/' },
    unknown: { url: 'http://api.shop.example/', pageUrl: null },
  },
  {
    claim: 'the browser keeps a public page from a private address',
    check: 'private-network',
    base: { url: 'http://192.168.0.9/', requestHeaders: { origin: page }, status: 0 },
    confirmed: { networkError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', says: 'LOCAL_NETWORK_ACCESS' },
    ruledOut: { status: 200 },
    unknown: { says: 'private network' },
  },
];
