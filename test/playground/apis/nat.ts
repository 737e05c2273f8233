import { type Answer, type Api, type Call, field, parseJson, type Timing } from '../answer';
import { fixedWindow, type Taken } from '../fixed-window';
import { keys } from '../secrets';

interface Tenant {
  readonly plan: 'free' | 'pro';
  readonly scansUsed: number;
}

const tenants = new Map<string, Tenant>([
  [keys.natPro, { plan: 'pro', scansUsed: 12 }],
  [keys.natFree, { plan: 'free', scansUsed: 7 }],
  [keys.natExhausted, { plan: 'free', scansUsed: 50 }],
]);
const plans = { free: { perMinute: 30, scans: 50 }, pro: { perMinute: 120, scans: 500 } };
const knownScan = 'scn_8f2c1a90';

const failure = (status: number, error: string, message: string, more: object = {}): Answer => ({
  status,
  body: { error, message, ...more },
});
const unauthorized = failure(401, 'UNAUTHORIZED', 'Missing or invalid API key.');
const invalid = (message: string) => failure(400, 'INVALID_REQUEST', message);

/** The first day of the next month, when the quota is full again. */
function resetDate(now: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().replace('.000Z', 'Z');
}

function startScan(call: Call, tenant: Tenant): Answer {
  const body = parseJson(call.body);
  if (body === undefined) return invalid('Malformed JSON in request body.');
  if (field(body, 'target_url') === '') return invalid('Missing required field: target_url');
  if (field(body, 'type') === 'security' && tenant.plan === 'free') {
    return failure(403, 'FEATURE_NOT_AVAILABLE', 'Security scans are not available on the Free plan.');
  }
  if (tenant.scansUsed >= plans[tenant.plan].scans) {
    const reset = resetDate(call.now);
    const message = `Monthly scan quota exhausted. Quota resets on ${reset.slice(0, 10)}.`;
    return failure(402, 'QUOTA_EXCEEDED', message, { quota_reset_date: reset });
  }
  return { status: 201, body: { id: knownScan, status: 'queued', type: field(body, 'type') || 'functional' } };
}

function checkout(call: Call, selfHosted: boolean): Answer {
  if (selfHosted) {
    const message = 'Billing is not configured on this server. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.';
    return failure(503, 'STRIPE_NOT_CONFIGURED', message);
  }
  const body = parseJson(call.body);
  if (body === undefined) return invalid('Malformed JSON in request body.');
  const missing = ['plan', 'success_url', 'cancel_url'].find((name) => field(body, name) === '');
  if (missing) return invalid(`Missing required field: ${missing}`);
  return { status: 200, body: { checkout_url: 'https://checkout.example/c/session_41' } };
}

function route(call: Call, tenant: Tenant, selfHosted: boolean): Answer {
  const { method, path, now } = call;
  if (method === 'GET' && path === '/api/v1/usage') {
    const { scansUsed, plan } = tenant;
    return { status: 200, body: { plan, scans_used: scansUsed, scans_limit: plans[plan].scans, quota_reset_date: resetDate(now) } };
  }
  if (method === 'POST' && path === '/api/v1/scan') return startScan(call, tenant);
  if (method === 'POST' && path === '/api/v1/billing/checkout') return checkout(call, selfHosted);
  if (method === 'GET' && path === `/api/v1/scan/${knownScan}`) return { status: 200, body: { id: knownScan, status: 'running' } };
  if (method === 'GET' && path === `/api/v1/scan/${knownScan}/report`) {
    return failure(500, 'INTERNAL_ERROR', 'An unexpected error occurred.');
  }
  return failure(404, 'NOT_FOUND', 'Scan not found.');
}

const limitHeaders = (taken: Taken) => ({ 'X-RateLimit-Limit': `${taken.limit}`, 'X-RateLimit-Remaining': `${taken.remaining}` });

/** The NAT API: X-API-Key only, limits per plan in windows of a minute, a monthly quota. */
export function natApi(timing: Timing, options: { readonly selfHosted: boolean }): Api {
  const take = fixedWindow(timing.windowSeconds);
  return (call) => {
    const key = call.headers['x-api-key'];
    const tenant = typeof key === 'string' ? tenants.get(key) : undefined;
    if (typeof key !== 'string' || !tenant) return unauthorized;
    const taken = take(key, plans[tenant.plan].perMinute, call.now);
    if (!taken.allowed) {
      const wait = taken.resetSeconds;
      const message = `Rate limit exceeded. Retry after ${wait} seconds.`;
      const answer = failure(429, 'RATE_LIMITED', message, { retry_after: wait });
      return { ...answer, headers: { 'Retry-After': `${wait}`, ...limitHeaders(taken) } };
    }
    const answer = route(call, tenant, options.selfHosted);
    return { ...answer, headers: { ...limitHeaders(taken), ...answer.headers } };
  };
}
