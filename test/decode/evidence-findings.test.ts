import { describe, expect, it } from 'vitest';
import { corsFindings } from '../../src/decode/cors/cors-findings';
import { checks } from '../../src/decode/evidence/checks';
import { addressFindings } from '../../src/decode/evidence/finding-address';
import { contentFindings } from '../../src/decode/evidence/finding-content';
import { credentialFindings } from '../../src/decode/evidence/finding-credential';
import { trafficFindings } from '../../src/decode/evidence/finding-traffic';
import { findings } from '../../src/decode/evidence/findings';
import { askCheck, contextOf, json, jwt, type Situation, seconds } from './evidence-exchange';

const jsonType = { 'content-type': 'application/json' };
const url = 'https://api.unknown.example/v1/me';
const answer = (status: number, message: string): Situation => ({ url, status, body: json({ message }), responseHeaders: jsonType });

const told = (situation: Situation, asked: readonly string[] = []) => {
  const { causes, fixes } = findings(contextOf(situation), new Set(asked));
  const of = (verdict: string) => causes.filter((cause) => cause.verdict === verdict).map(({ text }) => text);
  return { confirmed: of('confirmed'), possible: of('possible'), ruledOut: of('ruled-out'), fixes: fixes.map(({ text }) => text), causes };
};

describe('findings about an API that nobody knows', () => {
  it('a 401 without any credential is confirmed, with a fix', () => {
    const { confirmed, fixes } = told({ ...answer(401, 'Unauthorized'), requestHeaders: { accept: '*/*' } });
    expect(confirmed).toContain('No credential was sent');
    expect(fixes.length).toBe(confirmed.length);
  });

  it('a 401 with a credential rules out that none was sent, and leaves the rest open', () => {
    const { confirmed, ruledOut, possible } = told({
      ...answer(401, 'Unauthorized'),
      requestHeaders: { authorization: 'Bearer abcdefgh' },
    });
    expect(confirmed).toEqual([]);
    expect(ruledOut).toContain('No credential was sent');
    expect(possible).toContain('The credential is mistyped, revoked or of another environment');
  });

  it('a 401 with an expired token is explained by it', () => {
    const requestHeaders = { authorization: `Bearer ${jwt({ exp: seconds(-60) })}` };
    expect(
      told({ ...answer(401, 'Unauthorized'), requestHeaders, responseHeaders: { date: 'Sat, 21 Nov 2026 09:00:00 GMT' } }).confirmed,
    ).toEqual(['The token has expired']);
  });

  it('a 403 without a credential stays possible: it may be forbidden for another reason', () => {
    const { confirmed, possible } = told({ ...answer(403, 'Forbidden'), requestHeaders: { accept: '*/*' } });
    expect(confirmed).toEqual([]);
    expect(possible).toContain('No credential was sent');
  });

  it('a request that never left confirms nothing about what was not sent', () => {
    const { confirmed } = told({ url, status: 0, networkError: 'net::ERR_FAILED', provisional: true, requestHeaders: { accept: '*/*' } });
    expect(confirmed).toEqual([]);
  });

  it('a 400 tells malformed JSON from valid', () => {
    const base: Situation = { ...answer(400, 'Bad request'), method: 'POST', requestHeaders: jsonType };
    expect(told({ ...base, requestBody: '{"a":1,}' }).confirmed).toEqual(['The JSON that was sent is malformed']);
    expect(told({ ...base, requestBody: '{"a":1}' }).ruledOut).toContain('The JSON that was sent is malformed');
  });

  it('a 422 names the field that was left out', () => {
    const base: Situation = { ...answer(422, 'The email field is required.'), method: 'POST', requestHeaders: jsonType };
    expect(told({ ...base, requestBody: '{"name":"x"}' }).confirmed).toEqual(['A required field is missing']);
    expect(told({ ...base, requestBody: '{"email":"x"}' }).ruledOut).toContain('A required field is missing');
  });

  it.each<[string, Situation, string]>([
    ['404', { ...answer(404, 'Not found'), url: 'https://a.example/users/undefined' }, 'A variable in the URL was not filled in'],
    ['405', { ...answer(405, 'No'), method: 'PUT', responseHeaders: { allow: 'GET' } }, 'The URL does not take this method'],
    [
      '413',
      { ...answer(413, 'Maximum size is 1MB'), method: 'POST', requestBody: { text: null, size: 5_000_000, missing: 'too-large' } },
      'The body is larger than the limit that the answer states',
    ],
    [
      '415',
      { ...answer(415, 'No'), method: 'POST', requestHeaders: { 'content-type': 'text/plain' }, requestBody: '{"a":1}' },
      'The body does not match its Content-Type',
    ],
    ['431', { ...answer(431, 'No'), requestHeaders: { cookie: 'a'.repeat(9000) } }, 'The request headers are too large'],
    [
      '429',
      { ...answer(429, 'Slow down'), responseHeaders: { 'x-ratelimit-remaining': '0' } },
      'More requests were sent than the limit allows',
    ],
    [
      '503',
      { ...answer(503, 'Down'), before: [{ secondsAgo: 3, url: 'https://api.unknown.example/v1/b', status: 503 }] },
      'The whole host is failing, not just this endpoint',
    ],
    [
      '401 across origins',
      { ...answer(401, 'Who are you'), requestHeaders: { origin: 'https://app.example', authorization: 'Bearer abc' } },
      'The page cannot read this error: its answer lacks the CORS headers',
    ],
    [
      'mixed content',
      { url: 'http://api.unknown.example/', status: 0, networkError: 'net::ERR_FAILED', pageUrl: 'https://app.example/' },
      'Mixed content: a secure page asked for an insecure address',
    ],
  ])('a %s is explained', (_kind, situation, cause) => {
    expect(told(situation).confirmed).toContain(cause);
  });

  it('what changed since the last success is told', () => {
    const { causes } = told({
      ...answer(403, 'Forbidden'),
      requestHeaders: { accept: '*/*' },
      before: [{ secondsAgo: 180, url, requestHeaders: { accept: '*/*', 'x-org': '7' } }],
    });
    expect(causes.find(({ text }) => text === 'It worked earlier, and this request differs')?.evidence).toContain('X-Org');
  });

  it('what a rule has asked already is not asked again', () => {
    const situation: Situation = { ...answer(401, 'Unauthorized'), requestHeaders: { accept: '*/*' } };
    expect(told(situation, ['credential-missing']).causes.map(({ text }) => text)).not.toContain('No credential was sent');
  });

  it('a preflight is not blamed for lacking a credential', () => {
    const { confirmed } = told({
      url,
      method: 'OPTIONS',
      status: 401,
      requestHeaders: { origin: 'https://app.example', 'access-control-request-method': 'PUT' },
      responseHeaders: { 'access-control-allow-origin': '*' },
    });
    expect(confirmed).toEqual(['The CORS preflight failed']);
  });

  it('a success has none', () => {
    expect(told({ url, status: 200, requestHeaders: { accept: '*/*' } }).causes).toEqual([]);
  });
});

describe('the list of findings', () => {
  const all = [...credentialFindings, ...contentFindings, ...addressFindings, ...trafficFindings, ...corsFindings];

  it('asks only checks that exist, each with words of its own', () => {
    expect(all.filter(({ check }) => !checks.has(check))).toEqual([]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it('speaks in short sentences: causes without, fixes with a full stop', () => {
    for (const { text, fix } of all) {
      expect(text.length).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/\.$/);
      expect(fix).toMatch(/\.$/);
    }
  });
});

describe('what the traffic around a refusal tells', () => {
  const scan = 'https://api.unknown.example/v1/scan';
  const waits = (status: number) => [
    { secondsAgo: 4, url: 'https://api.unknown.example/v1/other', status, responseHeaders: { 'retry-after': '900000' } },
  ];

  it('a quota that another endpoint has used up says nothing about the pace of this one', () => {
    expect(askCheck('retry-ignored', { status: 429, url: scan, before: waits(402) }).evidence).toBeNull();
    expect(askCheck('retry-ignored', { status: 429, url: scan, before: waits(429) }).evidence).toContain('asked to wait');
  });

  it('a pace below a second is put into words', () => {
    const before = Array.from({ length: 12 }, (_, i) => ({ secondsAgo: 0.02 * (i + 1), url: scan }));
    expect(askCheck('polling-fast', { status: 429, url: scan, before }).evidence).toContain('several times a second');
  });
});
