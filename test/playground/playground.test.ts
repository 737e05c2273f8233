import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, play } from './ask';
import { cases, documents } from './cases';
import { type Playground, playgroundSecrets, startPlayground } from './playground';

let playground: Playground;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 15, 12);
  playground = await startPlayground({ now: () => now });
});
afterEach(() => playground.close());

/** The codes as the documents spell them, by case. */
const nat: readonly (readonly [id: string, status: number, error: string])[] = [
  ['nat-401-missing-key', 401, 'UNAUTHORIZED'],
  ['nat-401-bearer', 401, 'UNAUTHORIZED'],
  ['nat-401-wrong-prefix', 401, 'UNAUTHORIZED'],
  ['nat-401-whitespace', 401, 'UNAUTHORIZED'],
  ['nat-401-quoted', 401, 'UNAUTHORIZED'],
  ['nat-401-truncated', 401, 'UNAUTHORIZED'],
  ['nat-401-placeholder', 401, 'UNAUTHORIZED'],
  ['nat-401-invalid', 401, 'UNAUTHORIZED'],
  ['nat-401-expired', 401, 'UNAUTHORIZED'],
  ['nat-401-deleted-tenant', 401, 'UNAUTHORIZED'],
  ['nat-402-quota', 402, 'QUOTA_EXCEEDED'],
  ['nat-429-rate-limited', 429, 'RATE_LIMITED'],
  ['nat-503-stripe', 503, 'STRIPE_NOT_CONFIGURED'],
  ['nat-400-malformed-json', 400, 'INVALID_REQUEST'],
  ['nat-400-missing-field', 400, 'INVALID_REQUEST'],
  ['nat-403-feature', 403, 'FEATURE_NOT_AVAILABLE'],
  ['nat-404-scan', 404, 'NOT_FOUND'],
  ['nat-500-internal', 500, 'INTERNAL_ERROR'],
];
const nested: readonly (readonly [id: string, status: number, code: string])[] = [
  ['nudg3-401-missing-key', 401, 'missing_api_key'],
  ['nudg3-401-invalid-key', 401, 'invalid_api_key'],
  ['nudg3-401-unknown-key', 401, 'invalid_api_key'],
  ['nudg3-401-no-scheme', 401, 'invalid_api_key'],
  ['nudg3-401-expired-key', 401, 'expired_api_key'],
  ['nudg3-403-scope', 403, 'insufficient_scope'],
  ['nudg3-403-ip', 403, 'ip_not_allowed'],
  ['nudg3-403-workspace', 403, 'workspace_access_denied'],
  ['nudg3-422-validation', 422, 'validation_error'],
  ['nudg3-400-uuid', 400, 'invalid_uuid'],
  ['nudg3-400-date-range', 400, 'invalid_date_range'],
  ['nudg3-400-missing-field', 400, 'missing_required_field'],
  ['nudg3-422-missing-field', 422, 'missing_required_field'],
  ['nudg3-429-rate-limit', 429, 'rate_limit_exceeded'],
  ['nudg3-429-export-limit', 429, 'export_limit_exceeded'],
  ['nudg3-404-resource', 404, 'resource_not_found'],
  ['nudg3-404-workspace', 404, 'workspace_not_found'],
  ['nudg3-500-internal', 500, 'internal_error'],
  ['nudg3-503-unavailable', 503, 'service_unavailable'],
  ['nudg3-503-export', 503, 'export_service_error'],
  ['nudg3-brute-force', 429, 'ip_blocked'],
  ['guide-400-missing-parameter', 400, 'INVALID_REQUEST'],
  ['guide-400-malformed-json', 400, 'INVALID_REQUEST'],
  ['guide-401-missing', 401, 'UNAUTHENTICATED'],
  ['guide-401-expired', 401, 'UNAUTHENTICATED'],
  ['guide-403-read-only', 403, 'PERMISSION_DENIED'],
  ['guide-404-resource', 404, 'RESOURCE_NOT_FOUND'],
  ['guide-429-rate-limit', 429, 'RATE_LIMIT_EXCEEDED'],
  ['guide-500-internal', 500, 'INTERNAL_SERVER_ERROR'],
  ['guide-503-unavailable', 503, 'SERVICE_UNAVAILABLE'],
  ['guide-422-balance', 422, 'INSUFFICIENT_BALANCE'],
  ['blocksecops-401-missing', 401, 'UNAUTHORIZED'],
  ['blocksecops-401-no-bearer', 401, 'UNAUTHORIZED'],
  ['blocksecops-401-invalid', 401, 'UNAUTHORIZED'],
  ['blocksecops-401-revoked', 401, 'UNAUTHORIZED'],
  ['blocksecops-403-permission', 403, 'FORBIDDEN'],
  ['blocksecops-403-organization', 403, 'FORBIDDEN'],
  ['blocksecops-403-plan', 403, 'FORBIDDEN'],
  ['blocksecops-400-missing-field', 400, 'INVALID_REQUEST'],
  ['blocksecops-400-malformed-json', 400, 'INVALID_REQUEST'],
  ['blocksecops-400-content-type', 400, 'INVALID_REQUEST'],
  ['blocksecops-400-boundary', 400, 'INVALID_REQUEST'],
  ['blocksecops-400-encoding', 400, 'INVALID_REQUEST'],
  ['blocksecops-404-scan', 404, 'NOT_FOUND'],
  ['blocksecops-429-rate-limited', 429, 'RATE_LIMITED'],
  ['blocksecops-413-file', 413, 'FILE_TOO_LARGE'],
  ['blocksecops-415-file', 415, 'INVALID_FILE_TYPE'],
  ['blocksecops-409-running', 409, 'SCAN_IN_PROGRESS'],
  ['blocksecops-429-concurrent', 429, 'CONCURRENT_LIMIT'],
  ['blocksecops-500-internal', 500, 'INTERNAL_ERROR'],
  ['blocksecops-503-unavailable', 503, 'SERVICE_UNAVAILABLE'],
];

describe('the documented errors', () => {
  it.each(nat)('%s is answered %i with %s', async (id, status, error) => {
    const reply = await play(playground, id);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject({ error, message: expect.any(String) });
  });

  it.each(nested)('%s is answered %i with %s', async (id, status, code) => {
    const reply = await play(playground, id);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject({ error: { code, message: expect.any(String) } });
  });

  it('covers every case of the four API documents', () => {
    const covered = [...nat, ...nested].map(([id]) => id).sort();
    const those = cases.filter(({ document }) => ['nat', 'nudg3', 'guide', 'blocksecops'].includes(document));
    expect(those.map(({ id }) => id).sort()).toEqual(covered);
  });

  it('marks every Nudg3 error with success: false and a request id', async () => {
    const reply = await play(playground, 'nudg3-422-validation');
    expect(reply.json).toMatchObject({ success: false, error: { details: { errors: [{ field: 'limit' }] } } });
    expect(reply.json).toHaveProperty('request_id', reply.headers['x-request-id']);
  });

  it('names the first of next month as the day of the NAT quota reset', async () => {
    const reply = await play(playground, 'nat-402-quota');
    expect(reply.json).toEqual({
      error: 'QUOTA_EXCEEDED',
      message: 'Monthly scan quota exhausted. Quota resets on 2026-02-01.',
      quota_reset_date: '2026-02-01T00:00:00Z',
    });
  });

  it.each(['nat-ok', 'nat-checkout-ok', 'nudg3-ok', 'guide-ok', 'blocksecops-ok', 'blocksecops-upload-ok', 'staging-ok'])(
    'answers %s with success',
    async (id) => {
      const reply = await play(playground, id);
      expect(reply.status).toBeGreaterThanOrEqual(200);
      expect(reply.status).toBeLessThan(300);
    },
  );
});

describe('limits', () => {
  it('NAT counts 30 requests a minute down, then says when to come back', async () => {
    const reply = await play(playground, 'nat-429-rate-limited');
    expect(reply.headers).toMatchObject({ 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '0', 'retry-after': '60' });
    expect(reply.json).toEqual({ error: 'RATE_LIMITED', message: 'Rate limit exceeded. Retry after 60 seconds.', retry_after: 60 });
    now += 48_000;
    expect((await play(playground, 'nat-429-rate-limited')).headers['retry-after']).toBe('12');
    now += 12_000;
    expect((await play(playground, 'nat-429-rate-limited')).headers['retry-after']).toBe('60');
  });

  it('NAT leaves the Pro plan 120 requests', async () => {
    expect((await play(playground, 'nat-ok')).headers).toMatchObject({ 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '119' });
  });

  it('BlockSecOps tells the reset as epoch seconds, and counts on successes too', async () => {
    const limited = await play(playground, 'blocksecops-429-rate-limited');
    const reset = `${now / 1000 + 60}`;
    const expected = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, 'retry-after': '60' };
    expect(limited.headers).toMatchObject(expected);
    expect((await play(playground, 'blocksecops-ok')).headers['x-ratelimit-remaining']).toBe('999');
  });

  it('Nudg3 blocks after ten failed attempts, for an hour and then for two', async () => {
    expect((await play(playground, 'nudg3-brute-force')).headers['retry-after']).toBe('3600');
    now += 3_600_000;
    expect((await play(playground, 'nudg3-brute-force')).headers['retry-after']).toBe('7200');
  });

  it('a scan ends after its time, so that the contract can be scanned again', async () => {
    expect((await play(playground, 'blocksecops-409-running')).status).toBe(409);
    now += 60_000;
    const again = playground.cases.find(({ id }) => id === 'blocksecops-409-running')?.steps[0];
    expect(again && (await ask(playground, again)).status).toBe(202);
  });

  it('takes shorter times from its caller, and forgets on reset', async () => {
    const quick = await startPlayground({ now: () => now, windowSeconds: 4 });
    expect((await play(quick, 'nat-429-rate-limited')).headers['retry-after']).toBe('4');
    quick.reset();
    expect((await play(quick, 'nat-ok')).headers['x-ratelimit-remaining']).toBe('119');
    await quick.close();
  });
});

describe('connections', () => {
  it.each([
    ['gateway-502', 502],
    ['gateway-503', 503],
    ['gateway-504', 504],
  ])('%s is an HTML page of the gateway', async (id, status) => {
    const reply = await play(playground, id);
    expect(reply).toMatchObject({ status, headers: { 'content-type': 'text/html', server: 'nginx/1.24.0' } });
    expect(reply.text).toContain(`<h1>${status} `);
  });

  it.each(['connection-dropped', 'connection-reset', 'connection-truncated'])('%s breaks the connection', async (id) => {
    await expect(play(playground, id)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('redirects in a circle', async () => {
    const loop = `${playground.origins.staging}/loop`;
    expect((await ask(playground, { url: loop })).headers.location).toBe('/loop/again');
    expect((await ask(playground, { url: `${loop}/again` })).headers.location).toBe('/loop');
  });

  const certificateOf = (origin: string) =>
    new Promise<{ readonly subject: unknown; readonly valid_to: string }>((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const socket = connect({ host: '127.0.0.1', port: Number(port), servername: hostname, rejectUnauthorized: false }, () => {
        const { subject, valid_to } = socket.getPeerCertificate();
        socket.destroy();
        resolve({ subject, valid_to });
      });
      socket.on('error', reject);
    });

  it('shows a self-signed, an expired and a wrong certificate, each under its name', async () => {
    const { selfSigned, expired, wrongName } = playground.origins;
    expect((await certificateOf(selfSigned)).subject).toMatchObject({ CN: 'self-signed.staging.example' });
    expect(Date.parse((await certificateOf(expired)).valid_to)).toBeLessThan(Date.UTC(2022, 0));
    expect((await certificateOf(wrongName)).subject).toMatchObject({ CN: 'api.staging.example' });
  });
});

describe('CORS', () => {
  const preflight = { headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-api-key' } };

  it('lets the page call the APIs and read what limits and support need', async () => {
    const url = `${playground.origins.nat}/api/v1/usage`;
    const asked = await ask(playground, { url, method: 'OPTIONS' }, preflight);
    expect(asked).toMatchObject({ status: 204, headers: { 'access-control-allow-headers': 'x-api-key' } });
    const { headers } = await ask(playground, { url });
    expect(headers['access-control-allow-origin']).toBe(playground.url.slice(0, -1));
    expect(headers['access-control-expose-headers']).toContain('Retry-After');
  });

  it.each([
    ['401-without-cors', 401, undefined],
    ['500-without-cors', 500, undefined],
    ['wildcard-with-credentials', 200, '*'],
    ['other-origin', 200, 'https://app.partner.example'],
  ])('%s is answered %i with Access-Control-Allow-Origin %s', async (path, status, allowed) => {
    const reply = await ask(playground, { url: `${playground.origins.cors}/${path}` });
    expect(reply.status).toBe(status);
    expect(reply.headers['access-control-allow-origin']).toBe(allowed);
  });

  it.each([
    ['preflight-405', 405],
    ['preflight-500', 500],
    ['preflight-redirect', 301],
  ])('%s answers the preflight with %i', async (path, status) => {
    const reply = await ask(playground, { url: `${playground.origins.cors}/${path}`, method: 'OPTIONS' }, preflight);
    expect(reply.status).toBe(status);
  });
});

describe('the page', () => {
  it('has a button for every case, under a document', async () => {
    const { documents: groups, cases: listed } = (await (await fetch(`${playground.url}cases.json`)).json()) as typeof playground & {
      documents: object;
    };
    expect(groups).toEqual(documents);
    expect(listed.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(new Set(listed.map(({ id }) => id)).size).toBe(cases.length);
    expect(listed.filter(({ document }) => !(document in groups))).toEqual([]);
  });

  it('leaves no name in braces in the URLs that it is given', () => {
    expect(playground.cases.flatMap(({ steps }) => steps).filter(({ url }) => /[{}]/.test(url))).toEqual([]);
  });

  it('lists every credential that the cases send as a secret', () => {
    const named = /^(authorization|x-api-key|x-webhook-secret)$/i;
    const sent = cases.flatMap(({ steps }) =>
      steps.flatMap(({ headers = {} }) => Object.entries(headers).flatMap(([name, value]) => (named.test(name) ? [value] : []))),
    );
    const bare = (value: string) => value.replace(/^(Bearer|Token) /, '').replace(/["\s]/g, '');
    const harmless = ['nat_pk_your_api_key_here'];
    const known = (value: string) => harmless.includes(value) || playgroundSecrets.some((secret) => secret.startsWith(value));
    expect(sent.length).toBeGreaterThan(50);
    expect(sent.map(bare).filter((value) => !known(value))).toEqual([]);
  });
});
