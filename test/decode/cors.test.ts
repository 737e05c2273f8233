import { describe, expect, it } from 'vitest';
import { askCheck, type Situation } from './evidence-exchange';
import { exchangeOf } from './exchange';

const page = 'https://app.example';
const url = 'https://api.shop.example/orders';
const cross: Situation = { url, requestHeaders: { origin: page }, responseHeaders: { vary: 'Origin' }, status: 401 };
const verdict = (check: string, situation: Situation): string => askCheck(check, situation).verdict;

describe('CORS applies', () => {
  it('where the page is of another origin: another host, port or scheme', () => {
    for (const origin of ['https://app.example', 'https://api.shop.example:8443', 'http://api.shop.example', 'null']) {
      expect(verdict('cors-missing-allow-origin', { ...cross, requestHeaders: { origin } })).toBe('yes');
    }
  });

  it('not within one origin, nor to navigation', () => {
    expect(verdict('cors-missing-allow-origin', { ...cross, requestHeaders: { origin: 'https://api.shop.example' } })).toBe('no');
    expect(verdict('cors-missing-allow-origin', { ...cross, requestHeaders: { origin: page, 'sec-fetch-mode': 'navigate' } })).toBe('no');
  });

  it('perhaps, where the kind of request is unknown, an extension asked or a service worker answered', () => {
    expect(verdict('cors-missing-allow-origin', { ...cross, requestHeaders: { origin: page, 'sec-fetch-mode': 'no-cors' } })).toBe(
      'unknown',
    );
    expect(verdict('cors-missing-allow-origin', { ...cross, requestHeaders: { origin: 'chrome-extension://abc' } })).toBe('unknown');
    expect(verdict('cors-missing-allow-origin', { ...cross, fromServiceWorker: true })).toBe('unknown');
    expect(verdict('cors-missing-allow-origin', { ...cross, resourceType: 'image' })).toBe('unknown');
    expect(verdict('cors-missing-allow-origin', { url, status: 401 })).toBe('unknown');
  });

  it('but blocked nothing where Chromium reports no error', () => {
    expect(verdict('cors-missing-allow-origin', { ...cross, browser: 'chromium', source: 'devtools' })).toBe('no');
    expect(
      verdict('cors-missing-allow-origin', { ...cross, browser: 'chromium', source: 'devtools', networkError: 'net::ERR_FAILED' }),
    ).toBe('yes');
    expect(verdict('cors-missing-allow-origin', { ...cross, browser: 'firefox', source: 'devtools', resourceType: null })).toBe('yes');
  });
});

describe('what the answer allows', () => {
  const allows = (value: string | string[]): Situation => ({ ...cross, responseHeaders: { 'access-control-allow-origin': value } });

  it('is compared as text', () => {
    expect(verdict('cors-origin-mismatch', allows('https://APP.example'))).toBe('yes');
    expect(verdict('cors-origin-mismatch', allows('http://app.example'))).toBe('yes');
    expect(verdict('cors-origin-mismatch', allows(page))).toBe('no');
    expect(verdict('cors-hides-status', allows(page))).toBe('no');
    expect(verdict('cors-hides-status', allows('*'))).toBe('no');
  });

  it('may be one origin only, in one line or several', () => {
    expect(verdict('cors-multiple-origins', allows([page, page]))).toBe('yes');
    expect(verdict('cors-multiple-origins', allows(`${page}, https://b.example`))).toBe('yes');
    expect(verdict('cors-hides-status', allows([page, page]))).toBe('yes');
  });

  it('hides no status where the answer is no error', () => {
    expect(verdict('cors-hides-status', { ...cross, status: 200 })).toBe('no');
  });

  it('must be said twice where cookies went along', () => {
    const withCookies: Situation = { ...cross, requestHeaders: { origin: page, cookie: 'a=1' } };
    expect(verdict('cors-hides-status', { ...withCookies, responseHeaders: { 'access-control-allow-origin': '*' } })).toBe('yes');
    expect(verdict('cors-hides-status', { ...withCookies, responseHeaders: { 'access-control-allow-origin': page } })).toBe('yes');
    const both = { 'access-control-allow-origin': page, 'access-control-allow-credentials': 'true' };
    expect(verdict('cors-hides-status', { ...withCookies, responseHeaders: both })).toBe('no');
    expect(
      verdict('cors-missing-allow-credentials', {
        ...withCookies,
        responseHeaders: { ...both, 'access-control-allow-credentials': 'True' },
      }),
    ).toBe('yes');
  });
});

describe('a preflight', () => {
  const asking = (status: number, responseHeaders: Record<string, string>, asked: Record<string, string> = {}) =>
    exchangeOf({
      url,
      method: 'OPTIONS',
      status,
      responseHeaders,
      requestHeaders: { origin: page, 'access-control-request-method': 'DELETE', ...asked },
    });
  const leadingTo = (preflight: ReturnType<typeof asking>): Situation => ({
    url,
    method: 'DELETE',
    status: 0,
    networkError: 'net::ERR_FAILED',
    requestHeaders: { origin: page },
    provisional: true,
    preflight,
  });

  it('that is answered 2xx without an allowed origin is refused for that', () => {
    expect(verdict('cors-missing-allow-origin', leadingTo(asking(204, { vary: 'Origin' })))).toBe('yes');
    expect(verdict('cors-preflight-failed', leadingTo(asking(204, { vary: 'Origin' })))).toBe('no');
  });

  it('allows any method by * only without credentials', () => {
    const star = asking(204, { 'access-control-allow-origin': page, 'access-control-allow-methods': '*' });
    expect(verdict('cors-method-not-allowed', leadingTo(star))).toBe('no');
    expect(verdict('cors-method-not-allowed', { ...leadingTo(star), requestHeaders: { origin: page, cookie: 'a=1' } })).toBe('yes');
  });

  it('need not name GET, HEAD and POST', () => {
    const post = asking(204, { 'access-control-allow-origin': page }, { 'access-control-request-method': 'POST' });
    expect(verdict('cors-method-not-allowed', { ...leadingTo(post), method: 'POST' })).toBe('no');
  });

  it('compares header names without case', () => {
    const asked = { 'access-control-request-headers': 'content-type,x-org' };
    expect(
      verdict('cors-header-not-allowed', leadingTo(asking(204, { 'access-control-allow-headers': 'Content-Type, X-Org' }, asked))),
    ).toBe('no');
    expect(verdict('cors-header-not-allowed', leadingTo(asking(204, { 'access-control-allow-headers': 'Content-Type' }, asked)))).toBe(
      'yes',
    );
  });

  it('is not needed for a plain GET', () => {
    expect(verdict('cors-preflight-failed', cross)).toBe('no');
    expect(verdict('cors-preflight-failed', { ...cross, requestHeaders: { origin: page, authorization: 'Bearer a' } })).toBe('unknown');
  });
});
