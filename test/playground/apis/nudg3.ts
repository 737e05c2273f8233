import { type Answer, type Api, bearer, type Call, field, parseJson, type Timing } from '../answer';
import { fixedWindow } from '../fixed-window';
import { keys } from '../secrets';

interface KeyRecord {
  readonly scopes: readonly string[];
  readonly onlyFrom?: string;
}

const full: KeyRecord = { scopes: ['read', 'write', 'export'] };
const known = new Map<string, KeyRecord>([
  [keys.nudg3Full, full],
  [keys.nudg3Busy, full],
  [keys.nudg3ReadOnly, { scopes: ['read'] }],
  [keys.nudg3Allowlisted, { scopes: ['read'], onlyFrom: '203.0.113.0/24' }],
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const ownWorkspace = '7d0f2c86-4b1e-4c53-9a0d-5be1f7a3c912';
export const foreignWorkspace = 'c3a9e1d4-08f7-4e62-b5c1-2f6d9a7b4e80';
const exportsPerHour = 2;
const callsPerWindow = 20;
const attemptsUntilBlock = 10;

type Details = Readonly<Record<string, unknown>>;

function failure(status: number, code: string, message: string, details?: Details): Answer {
  return { status, body: { success: false, error: { code, message, ...(details ? { details } : {}) } } };
}

function authenticate(call: Call): KeyRecord | Answer {
  if (call.headers.authorization === undefined) return failure(401, 'missing_api_key', 'No API key provided');
  const key = bearer(call);
  if (key === keys.nudg3Expired) return failure(401, 'expired_api_key', 'API key has been revoked');
  const record = key === null ? undefined : known.get(key);
  return record ?? failure(401, 'invalid_api_key', 'API key is invalid or malformed');
}

function mentions(call: Call): Answer {
  const start = call.query.get('start_date');
  const end = call.query.get('end_date');
  if (!start) return failure(400, 'missing_required_field', 'Required field is missing', { field: 'start_date' });
  if (end && end < start) {
    return failure(400, 'invalid_date_range', 'end_date before start_date', { start_date: start, end_date: end });
  }
  if (Number(call.query.get('limit') ?? 10) > 100) {
    const errors = [{ field: 'limit', message: 'must be less than or equal to 100' }];
    return failure(422, 'validation_error', 'One or more fields are invalid', { errors });
  }
  return { status: 200, body: { success: true, data: [{ id: 'mention_1', source: 'search', position: 3 }] } };
}

function createPrompt(call: Call): Answer {
  const body = parseJson(call.body);
  if (body === undefined) return failure(400, 'validation_error', 'Request body is not valid JSON');
  if (field(body, 'text') === '') return failure(422, 'missing_required_field', 'Required field is missing', { field: 'text' });
  return { status: 201, body: { success: true, data: { id: '0b8f5a52-6c1d-4e0a-9f7b-3d2c1e4a5b66' } } };
}

function inWorkspace(call: Call, rest: string, key: KeyRecord, takeExport: (now: number) => boolean): Answer {
  if (call.method === 'GET' && rest === 'mentions') return mentions(call);
  if (call.method === 'DELETE' && rest.startsWith('prompts/')) {
    return key.scopes.includes('write')
      ? { status: 204 }
      : failure(403, 'insufficient_scope', 'Key lacks required scope', { required: 'write' });
  }
  if (call.method === 'GET' && rest.startsWith('prompts/')) {
    if (!uuid.test(rest.slice(8))) return failure(400, 'invalid_uuid', 'Invalid UUID format', { field: 'prompt_id', value: rest.slice(8) });
    return failure(404, 'resource_not_found', "Resource doesn't exist");
  }
  if (call.method === 'POST' && rest === 'prompts') return createPrompt(call);
  if (call.method === 'POST' && rest === 'exports') {
    if (!key.scopes.includes('export')) {
      return failure(403, 'insufficient_scope', 'Key lacks required scope', { required: 'export', granted: key.scopes });
    }
    if (field(parseJson(call.body), 'format') === 'parquet') return failure(503, 'export_service_error', 'Export service unavailable');
    return takeExport(call.now)
      ? { status: 201, body: { success: true, data: { export_id: 'exp_310' } } }
      : failure(429, 'export_limit_exceeded', 'Export rate limit hit');
  }
  return failure(404, 'resource_not_found', "Resource doesn't exist");
}

/** Ten failed authentications block the caller; each further block lasts twice as long. */
function bruteForceGuard(timing: Timing) {
  let failures = 0;
  let blocks = 0;
  let blockedUntil = 0;
  return {
    check(now: number): Answer | null {
      if (now >= blockedUntil) return null;
      const wait = Math.ceil((blockedUntil - now) / 1000);
      const answer = failure(429, 'ip_blocked', 'Too many failed authentication attempts. IP temporarily blocked.', { retry_after: wait });
      return { ...answer, headers: { 'Retry-After': `${wait}` } };
    },
    failed(now: number): void {
      failures += 1;
      if (failures < attemptsUntilBlock) return;
      failures = 0;
      blockedUntil = now + timing.blockSeconds * 1000 * 2 ** blocks;
      blocks += 1;
    },
  };
}

/** The Nudg3 API. `guarded`: with brute-force protection, on a name of its own so that it can't spoil the other cases. */
export function nudg3Api(timing: Timing, options: { readonly guarded: boolean }): Api {
  const take = fixedWindow(timing.windowSeconds);
  const takeFromHour = fixedWindow(3600);
  const guard = bruteForceGuard(timing);
  let serial = 0;
  const answerTo = (call: Call): Answer => {
    const blocked = options.guarded ? guard.check(call.now) : null;
    if (blocked) return blocked;
    const key = authenticate(call);
    if ('status' in key) {
      if (options.guarded) guard.failed(call.now);
      return key;
    }
    if (key.onlyFrom)
      return failure(403, 'ip_not_allowed', 'Request from non-allowlisted IP', { ip: '127.0.0.1', allowlist: [key.onlyFrom] });
    const sent = bearer(call);
    if (sent === keys.nudg3Busy && !take(sent, callsPerWindow, call.now).allowed) {
      return failure(429, 'rate_limit_exceeded', 'Too many requests');
    }
    if (call.path === '/v1/insights') return failure(500, 'internal_error', 'Server error');
    if (call.path === '/v1/reports') return failure(503, 'service_unavailable', 'Service temporarily down');
    const [, version, workspaces, workspace = '', ...rest] = call.path.split('/');
    if (version !== 'v1' || workspaces !== 'workspaces') return failure(404, 'resource_not_found', "Resource doesn't exist");
    if (!uuid.test(workspace)) return failure(400, 'invalid_uuid', 'Invalid UUID format', { field: 'workspace_id', value: workspace });
    if (workspace === foreignWorkspace) return failure(403, 'workspace_access_denied', 'No access to this workspace');
    if (workspace !== ownWorkspace) return failure(404, 'workspace_not_found', "Workspace doesn't exist");
    return inWorkspace(call, rest.join('/'), key, (now) => takeFromHour('exports', exportsPerHour, now).allowed);
  };
  return (call) => {
    serial += 1;
    const id = `req_nudg3_${String(serial).padStart(6, '0')}`;
    const answer = answerTo(call);
    const body = typeof answer.body === 'object' ? { ...answer.body, request_id: id } : answer.body;
    return { ...answer, ...(body === undefined ? {} : { body }), headers: { 'X-Request-ID': id, ...answer.headers } };
  };
}
