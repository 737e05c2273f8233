import { type Answer, type Api, bearer, type Call, field, parseJson, type Timing } from '../answer';
import { fixedWindow } from '../fixed-window';
import { keys } from '../secrets';

interface Member {
  readonly organization: string;
  readonly canWrite: boolean;
  readonly maxScans: number;
  /** Calls that others in the organization make in each window. */
  readonly usedByOthers: number;
}

const member = (organization: string, more: Partial<Member> = {}): Member => ({
  organization,
  canWrite: true,
  maxScans: 5,
  usedByOthers: 0,
  ...more,
});
const members = new Map<string, Member>([
  [keys.blocksecops, member('org_xyz')],
  [keys.blocksecopsReadOnly, member('org_xyz', { canWrite: false })],
  [keys.blocksecopsBusy, member('org_busy', { usedByOthers: 997 })],
  [keys.blocksecopsScanning, member('org_scan')],
  [keys.blocksecopsFull, member('org_full', { maxScans: 2 })],
]);
const perWindow = 1000;
const uploadLimit = 50 * 1024 * 1024;
const fileTypes = ['.sol', '.vy', '.rs', '.zip', '.tar.gz'];

const failure = (status: number, code: string, message: string): Answer => ({ status, body: { error: { code, message } } });
const invalid = (message: string) => failure(400, 'INVALID_REQUEST', message);

function upload(call: Call): Answer {
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return invalid('Expected multipart/form-data');
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (!boundary) return invalid('Missing multipart boundary in Content-Type');
  const declared = Number(call.headers['content-length'] ?? 0);
  if (Math.max(declared, call.bodyBytes) > uploadLimit) return failure(413, 'FILE_TOO_LARGE', 'File exceeds 50MB limit');
  const name = /filename="([^"]*)"/.exec(call.body)?.[1];
  if (name === undefined) return invalid('Missing required field: file');
  if (!fileTypes.some((suffix) => name.toLowerCase().endsWith(suffix))) return failure(415, 'INVALID_FILE_TYPE', 'Unsupported file format');
  return { status: 201, body: { contract_id: 'abc123', name } };
}

/** Scans run for a while; each contract can have one, each organization a few. */
function scanDesk(timing: Timing) {
  const running = new Map<string, number>();
  return (call: Call, who: Member): Answer => {
    if (!(call.headers['content-type'] ?? '').startsWith('application/json')) return invalid('Content-Type must be application/json');
    const body = parseJson(call.body);
    if (body === undefined) return invalid('Malformed JSON in request body');
    const contract = field(body, 'contract_id');
    if (contract === '') return invalid('Missing required field: contract_id');
    for (const [id, endsAt] of running) if (endsAt <= call.now) running.delete(id);
    const id = `${who.organization}/${contract}`;
    const own = [...running.keys()].filter((other) => other.startsWith(`${who.organization}/`));
    if (own.length >= who.maxScans) return failure(429, 'CONCURRENT_LIMIT', 'Maximum concurrent scans reached');
    if (running.has(id)) return failure(409, 'SCAN_IN_PROGRESS', 'A scan is already running for this contract');
    running.set(id, call.now + timing.scanSeconds * 1000);
    return { status: 202, body: { scan_id: `scan_${contract}`, contract_id: contract, status: 'running' } };
  };
}

function search(call: Call): Answer {
  try {
    const [, sent = ''] = /(?:^|&)q=([^&]*)/.exec(call.rawQuery) ?? [];
    return { status: 200, body: { query: decodeURIComponent(sent.replaceAll('+', ' ')), results: [] } };
  } catch {
    return invalid('Invalid parameter format: q is not URL-encoded');
  }
}

/** The BlockSecOps API: Bearer keys that belong to one organization, scans, uploads. */
export function blocksecopsApi(timing: Timing): Api {
  const take = fixedWindow(timing.windowSeconds);
  const startScan = scanDesk(timing);
  let serial = 0;

  const route = (call: Call, who: Member): Answer => {
    const asked = call.headers['x-organization-id'];
    if (asked !== undefined && asked !== who.organization) return failure(403, 'FORBIDDEN', 'Insufficient permissions');
    if (call.method === 'POST' && !who.canWrite) return failure(403, 'FORBIDDEN', 'Insufficient permissions');
    switch (`${call.method} ${call.path}`) {
      case 'GET /api/v1/me':
        return { status: 200, body: { id: 'user_17', organization: who.organization } };
      case 'GET /api/v1/scans':
        return { status: 200, body: { scans: [] } };
      case 'POST /api/v1/scans':
        return startScan(call, who);
      case 'POST /api/v1/contracts':
        return upload(call);
      case 'GET /api/v1/search':
        return search(call);
      case 'GET /api/v1/audit-log':
        return failure(403, 'FORBIDDEN', 'Insufficient permissions');
      case 'GET /api/v1/scans/scan_abc123/report':
        return failure(500, 'INTERNAL_ERROR', 'An unexpected error occurred');
      case 'GET /api/v1/statistics':
        return failure(503, 'SERVICE_UNAVAILABLE', 'Service temporarily unavailable');
      default:
        return failure(404, 'NOT_FOUND', 'Scan not found');
    }
  };

  const answerTo = (call: Call): Answer => {
    const key = bearer(call);
    const who = key === null ? undefined : members.get(key);
    if (key === null || !who) return failure(401, 'UNAUTHORIZED', 'Invalid or missing API key');
    const taken = take(key, perWindow, call.now, who.usedByOthers);
    const limits = {
      'X-RateLimit-Limit': `${taken.limit}`,
      'X-RateLimit-Remaining': `${taken.remaining}`,
      'X-RateLimit-Reset': `${taken.resetAt}`,
    };
    if (taken.allowed) {
      const answer = route(call, who);
      return answer.status === 429 ? answer : { ...answer, headers: { ...limits, ...answer.headers } }; // that limit is another one
    }
    return { ...failure(429, 'RATE_LIMITED', 'Rate limit exceeded'), headers: { ...limits, 'Retry-After': `${taken.resetSeconds}` } };
  };

  return (call) => {
    serial += 1;
    const answer = answerTo(call);
    return { ...answer, headers: { 'X-Request-ID': `req_abc${String(serial).padStart(6, '0')}`, ...answer.headers } };
  };
}
