import { foreignWorkspace, ownWorkspace } from './apis/nudg3';
import { keys } from './secrets';

/** What the page does with fetch. Names in braces in the URL stand for origins: `{nat}/api/v1/usage`. */
export interface Step {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** One file, sent as multipart/form-data; `bytes` of nothing where it has no content. */
  readonly file?: { readonly name: string; readonly content?: string; readonly bytes?: number };
  readonly credentials?: 'include';
  /** The caller's own patience, by AbortSignal.timeout. */
  readonly timeoutMs?: number;
  /** Repeated one after the other until it first fails. */
  readonly times?: number;
  /** Only this status counts as the failure to stop at. */
  readonly until?: number;
}

/** One button: its steps run one after the other, and it is done when one fails. */
export interface PlaygroundCase {
  readonly id: string;
  readonly document: DocumentId;
  readonly title: string;
  readonly steps: readonly Step[];
}

export const documents = {
  nat: 'NAT: common API errors',
  connection: 'NAT: connection errors',
  nudg3: 'Nudg3: error handling',
  guide: 'General guide: API error codes',
  blocksecops: 'BlockSecOps: API errors',
  cors: 'Blocked by CORS',
  disguised: 'Other formats, and failures in disguise',
  success: 'Nothing wrong',
} as const;

export type DocumentId = keyof typeof documents;

const json = { 'Content-Type': 'application/json' };
const nat = (key: string) => ({ 'X-API-Key': key });
const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const one = (document: DocumentId, id: string, title: string, ...steps: Step[]): PlaygroundCase => ({ id, document, title, steps });

const usage = '{nat}/api/v1/usage';
const scan = (key: string, body: string): Step => ({ url: '{nat}/api/v1/scan', method: 'POST', headers: { ...nat(key), ...json }, body });
const checkout = (origin: string): Step => ({
  url: `{${origin}}/api/v1/billing/checkout`,
  method: 'POST',
  headers: { ...nat(keys.natPro), ...json },
  body: JSON.stringify({
    plan: 'pro',
    success_url: 'https://app.nat-testing.io/dashboard?upgraded=true',
    cancel_url: 'https://app.nat-testing.io/dashboard',
  }),
});

const natCases = [
  one('nat', 'nat-401-missing-key', '401 · no X-API-Key', { url: usage }),
  one('nat', 'nat-401-bearer', '401 · Authorization: Bearer instead', { url: usage, headers: bearer(keys.natPro) }),
  one('nat', 'nat-401-wrong-prefix', '401 · wrong key prefix', { url: usage, headers: nat(keys.natWrongPrefix) }),
  one('nat', 'nat-401-whitespace', '401 · whitespace in the key', { url: usage, headers: nat(keys.natPro.replace('_pro', '_ pro')) }),
  one('nat', 'nat-401-quoted', '401 · quotes around the key', { url: usage, headers: nat(`"${keys.natPro}"`) }),
  one('nat', 'nat-401-truncated', '401 · truncated key', { url: usage, headers: nat(keys.natPro.slice(0, 19)) }),
  one('nat', 'nat-401-placeholder', "401 · the documentation's placeholder", { url: usage, headers: nat('nat_pk_your_api_key_here') }),
  one('nat', 'nat-401-invalid', '401 · unknown key', { url: usage, headers: nat(keys.natUnknown) }),
  one('nat', 'nat-401-expired', '401 · expired key', { url: usage, headers: nat(keys.natExpired) }),
  one('nat', 'nat-401-deleted-tenant', '401 · deleted tenant', { url: usage, headers: nat(keys.natDeletedTenant) }),
  one('nat', 'nat-402-quota', '402 · monthly quota used up', scan(keys.natExhausted, '{"target_url":"https://api.example.com"}')),
  one('nat', 'nat-429-rate-limited', '429 · polling in a tight loop', {
    url: '{nat}/api/v1/scan/scn_8f2c1a90',
    headers: nat(keys.natFree),
    times: 31,
  }),
  one('nat', 'nat-503-stripe', '503 · self-hosted without Stripe', checkout('natSelfHosted')),
  one('nat', 'nat-400-malformed-json', '400 · malformed JSON', scan(keys.natPro, '{\n  "target_url": "https://api.example.com",\n}')),
  one('nat', 'nat-400-missing-field', '400 · missing field', scan(keys.natPro, '{"type":"functional"}')),
  one(
    'nat',
    'nat-403-feature',
    '403 · security scan on Free',
    scan(keys.natExhausted, '{"target_url":"https://api.example.com","type":"security"}'),
  ),
  one('nat', 'nat-404-scan', '404 · unknown scan', { url: '{nat}/api/v1/scan/scn_00000000', headers: nat(keys.natPro) }),
  one('nat', 'nat-500-internal', '500 · internal error', { url: '{nat}/api/v1/scan/scn_8f2c1a90/report', headers: nat(keys.natPro) }),
];

const staging = { headers: { Authorization: `Token ${keys.staging}` } };
const connectionCases = [
  one('connection', 'connection-refused', 'Connection refused', { url: '{refused}/health' }),
  one('connection', 'connection-timed-out', 'Connection timed out', { url: '{timeout}/health', timeoutMs: 30_000 }),
  one('connection', 'connection-client-timeout', 'The caller gives up after 3 s', { url: '{staging}/silent', timeoutMs: 3000 }),
  one('connection', 'connection-cancelled', 'The caller gives up at once', { url: '{staging}/silent?typed=a', timeoutMs: 250 }),
  one('connection', 'connection-tls-self-signed', 'Self-signed certificate', { url: '{selfSigned}/health' }),
  one('connection', 'connection-tls-expired', 'Expired certificate', { url: '{expired}/health' }),
  one('connection', 'connection-tls-wrong-name', 'Certificate for another name', { url: '{wrongName}/health' }),
  one('connection', 'connection-tls-plain', 'https to a port that speaks http', { url: '{tlsToPlain}/health' }),
  one('connection', 'connection-dns', 'DNS resolution failed', { url: '{unresolvable}/health' }),
  one('connection', 'connection-dropped', 'Connection closed without an answer', { url: '{staging}/dropped' }),
  one('connection', 'connection-reset', 'Connection reset', { url: '{staging}/reset' }),
  one('connection', 'gateway-502', '502 from the gateway', { url: '{gateway}/502', ...staging }),
  one('connection', 'gateway-503', '503 from the gateway', { url: '{gateway}/503', ...staging }),
  one('connection', 'gateway-504', '504 from the gateway', { url: '{gateway}/504', ...staging }),
  one('connection', 'connection-redirect-loop', 'Too many redirects', { url: '{staging}/loop' }),
  one('connection', 'target-429', '429 from the target API', { url: '{staging}/limited', times: 6 }),
  one('connection', 'connection-truncated', 'Answer cut short', { url: '{staging}/truncated' }),
  one('connection', 'connection-garbled', 'Answer that is not what it says (gzip)', { url: '{staging}/garbled' }),
];

const workspace = `{nudg3}/v1/workspaces/${ownWorkspace}`;
const mentions = `${workspace}/mentions`;
const full = bearer(keys.nudg3Full);
const exportAs = (key: string, format: string): Step => ({
  url: `${workspace}/exports`,
  method: 'POST',
  headers: { ...bearer(key), ...json },
  body: JSON.stringify({ format }),
});
const nudg3Cases = [
  one('nudg3', 'nudg3-401-missing-key', '401 · missing_api_key', { url: `${mentions}?start_date=2026-01-01` }),
  one('nudg3', 'nudg3-401-invalid-key', '401 · invalid_api_key (prefix)', { url: mentions, headers: bearer(keys.nudg3WrongPrefix) }),
  one('nudg3', 'nudg3-401-unknown-key', '401 · invalid_api_key (unknown)', { url: mentions, headers: bearer(keys.nudg3Unknown) }),
  one('nudg3', 'nudg3-401-no-scheme', '401 · invalid_api_key (no Bearer)', { url: mentions, headers: { Authorization: keys.nudg3Full } }),
  one('nudg3', 'nudg3-401-expired-key', '401 · expired_api_key', { url: mentions, headers: bearer(keys.nudg3Expired) }),
  one('nudg3', 'nudg3-403-scope', '403 · insufficient_scope', exportAs(keys.nudg3ReadOnly, 'csv')),
  one('nudg3', 'nudg3-403-ip', '403 · ip_not_allowed', { url: mentions, headers: bearer(keys.nudg3Allowlisted) }),
  one('nudg3', 'nudg3-403-workspace', '403 · workspace_access_denied', {
    url: `{nudg3}/v1/workspaces/${foreignWorkspace}/mentions`,
    headers: full,
  }),
  one('nudg3', 'nudg3-422-validation', '422 · validation_error', { url: `${mentions}?start_date=2026-01-01&limit=1000`, headers: full }),
  one('nudg3', 'nudg3-400-uuid', '400 · invalid_uuid', { url: '{nudg3}/v1/workspaces/7d0f2c86-4b1e-4c53/mentions', headers: full }),
  one('nudg3', 'nudg3-400-date-range', '400 · invalid_date_range', {
    url: `${mentions}?start_date=2026-03-31&end_date=2026-03-01`,
    headers: full,
  }),
  one('nudg3', 'nudg3-400-missing-field', '400 · missing_required_field (query)', {
    url: `${mentions}?end_date=2026-03-31`,
    headers: full,
  }),
  one('nudg3', 'nudg3-422-missing-field', '422 · missing_required_field (body)', {
    url: `${workspace}/prompts`,
    method: 'POST',
    headers: { ...full, ...json },
    body: '{"language":"en"}',
  }),
  one('nudg3', 'nudg3-429-rate-limit', '429 · rate_limit_exceeded', {
    url: `${mentions}?start_date=2026-01-01`,
    headers: bearer(keys.nudg3Busy),
    times: 21,
  }),
  one('nudg3', 'nudg3-429-export-limit', '429 · export_limit_exceeded', { ...exportAs(keys.nudg3Full, 'csv'), times: 3 }),
  one('nudg3', 'nudg3-404-resource', '404 · resource_not_found', {
    url: `${workspace}/prompts/5f64e1b2-97c3-4d08-8a1e-c0d2b3f4a596`,
    headers: full,
  }),
  one('nudg3', 'nudg3-404-workspace', '404 · workspace_not_found', {
    url: '{nudg3}/v1/workspaces/00000000-0000-4000-8000-000000000000/mentions',
    headers: full,
  }),
  one('nudg3', 'nudg3-500-internal', '500 · internal_error', { url: '{nudg3}/v1/insights', headers: full }),
  one('nudg3', 'nudg3-503-unavailable', '503 · service_unavailable', { url: '{nudg3}/v1/reports', headers: full }),
  one('nudg3', 'nudg3-503-export', '503 · export_service_error', exportAs(keys.nudg3Full, 'parquet')),
  one('nudg3', 'nudg3-brute-force', 'Blocked after 10 failed attempts', {
    url: `{nudg3Guarded}/v1/workspaces/${ownWorkspace}/mentions`,
    headers: bearer(keys.nudg3Unknown),
    times: 11,
    until: 429,
  }),
];

const admin = bearer(keys.guideAdmin);
const createUser = (key: string, body: string): Step => ({
  url: '{guide}/api/v1/users',
  method: 'POST',
  headers: { ...bearer(key), ...json },
  body,
});
const guideCases = [
  one('guide', 'guide-400-missing-parameter', '400 · missing parameter', createUser(keys.guideAdmin, '{"name":"Ada"}')),
  one('guide', 'guide-400-malformed-json', '400 · malformed JSON', createUser(keys.guideAdmin, '{"user_id": "4822", "name": Ada}')),
  one('guide', 'guide-401-missing', '401 · no credentials', { url: '{guide}/api/v1/users' }),
  one('guide', 'guide-401-expired', '401 · expired token', { url: '{guide}/api/v1/users', headers: bearer(keys.guideExpired) }),
  one('guide', 'guide-403-read-only', '403 · read-only user writes', createUser(keys.guideReader, '{"user_id":"4822"}')),
  one('guide', 'guide-404-resource', '404 · no such resource', { url: '{guide}/api/v1/usres', headers: admin }),
  one('guide', 'guide-429-rate-limit', '429 · too many calls', { url: '{guide}/api/v1/users', headers: bearer(keys.guideBusy), times: 11 }),
  one('guide', 'guide-500-internal', '500 · unexpected condition', { url: '{guide}/api/v1/orders', headers: admin }),
  one('guide', 'guide-503-unavailable', '503 · maintenance', { url: '{guide}/api/v1/search', headers: admin }),
  one(
    'guide',
    'guide-422-balance',
    'Custom code · INSUFFICIENT_BALANCE',
    createUser(keys.guideAdmin, '{"user_id":"4822","plan":"premium"}'),
  ),
];

const team = bearer(keys.blocksecops);
const startScan = (key: string, body: string): Step => ({
  url: '{blocksecops}/api/v1/scans',
  method: 'POST',
  headers: { ...bearer(key), ...json },
  body,
});
const upload = (headers: Record<string, string>, file: Step['file']): Step => ({
  url: '{blocksecops}/api/v1/contracts',
  method: 'POST',
  headers: { ...team, ...headers },
  ...(file ? { file } : {}),
});
const contract = 'pragma solidity ^0.8.24;\ncontract Vault {}\n';
const blocksecopsCases = [
  one('blocksecops', 'blocksecops-401-missing', '401 · no Authorization', { url: '{blocksecops}/api/v1/me' }),
  one('blocksecops', 'blocksecops-401-no-bearer', '401 · Bearer left out', {
    url: '{blocksecops}/api/v1/me',
    headers: { Authorization: keys.blocksecops },
  }),
  one('blocksecops', 'blocksecops-401-invalid', '401 · invalid key', {
    url: '{blocksecops}/api/v1/me',
    headers: bearer(keys.blocksecopsUnknown),
  }),
  one('blocksecops', 'blocksecops-401-revoked', '401 · revoked key', {
    url: '{blocksecops}/api/v1/me',
    headers: bearer(keys.blocksecopsRevoked),
  }),
  one(
    'blocksecops',
    'blocksecops-403-permission',
    '403 · key may only read',
    startScan(keys.blocksecopsReadOnly, '{"contract_id":"abc123"}'),
  ),
  one('blocksecops', 'blocksecops-403-organization', '403 · other organization', {
    url: '{blocksecops}/api/v1/scans',
    headers: { ...team, 'X-Organization-ID': 'org_other' },
  }),
  one('blocksecops', 'blocksecops-403-plan', '403 · not in this plan', { url: '{blocksecops}/api/v1/audit-log', headers: team }),
  one('blocksecops', 'blocksecops-400-missing-field', '400 · missing contract_id', startScan(keys.blocksecops, '{"preset":"standard"}')),
  one(
    'blocksecops',
    'blocksecops-400-malformed-json',
    '400 · JSON spoilt by the shell',
    startScan(keys.blocksecops, '{contract_id: abc123}'),
  ),
  one('blocksecops', 'blocksecops-400-content-type', '400 · wrong Content-Type', {
    ...startScan(keys.blocksecops, '{"contract_id":"abc123"}'),
    headers: { ...team, 'Content-Type': 'text/plain' },
  }),
  one('blocksecops', 'blocksecops-400-boundary', '400 · multipart without boundary', {
    ...upload({ 'Content-Type': 'multipart/form-data' }, undefined),
    body: contract,
  }),
  one('blocksecops', 'blocksecops-400-encoding', '400 · query not URL-encoded', {
    url: '{blocksecops}/api/v1/search?q=100% coverage',
    headers: team,
  }),
  one('blocksecops', 'blocksecops-404-scan', '404 · unknown scan', { url: '{blocksecops}/api/v1/scans/scan_zzz999', headers: team }),
  one('blocksecops', 'blocksecops-429-rate-limited', '429 · rate limit', {
    url: '{blocksecops}/api/v1/scans',
    headers: bearer(keys.blocksecopsBusy),
    times: 4,
  }),
  one('blocksecops', 'blocksecops-413-file', 'File too large', upload({}, { name: 'contracts.zip', bytes: 51 * 1024 * 1024 })),
  one('blocksecops', 'blocksecops-415-file', 'Invalid file type', upload({}, { name: 'Vault.pdf', content: contract })),
  one('blocksecops', 'blocksecops-409-running', 'Scan already running', {
    ...startScan(keys.blocksecopsScanning, '{"contract_id":"abc123","preset":"standard"}'),
    times: 2,
  }),
  one(
    'blocksecops',
    'blocksecops-429-concurrent',
    'Concurrent limit',
    startScan(keys.blocksecopsFull, '{"contract_id":"first"}'),
    startScan(keys.blocksecopsFull, '{"contract_id":"second"}'),
    startScan(keys.blocksecopsFull, '{"contract_id":"third"}'),
  ),
  one('blocksecops', 'blocksecops-500-internal', '500 · internal error', {
    url: '{blocksecops}/api/v1/scans/scan_abc123/report',
    headers: team,
  }),
  one('blocksecops', 'blocksecops-503-unavailable', '503 · maintenance', { url: '{blocksecops}/api/v1/statistics', headers: team }),
];

const cors = (path: string, more: Omit<Step, 'url'> = {}): Step => ({ url: `{cors}/${path}`, ...more });
const traced = { headers: { 'X-Trace': '1' } };
const corsCases = [
  one('cors', 'cors-401-without-headers', '401 without CORS headers', cors('401-without-cors')),
  one('cors', 'cors-500-without-headers', '500 without CORS headers', cors('500-without-cors')),
  one('cors', 'cors-wildcard-credentials', 'Wildcard with credentials', cors('wildcard-with-credentials', { credentials: 'include' })),
  one('cors', 'cors-credentials-not-allowed', 'Credentials not allowed', cors('credentials-not-allowed', { credentials: 'include' })),
  one('cors', 'cors-header-not-allowed', 'Header not allowed in the preflight', cors('header-not-allowed', traced)),
  one('cors', 'cors-method-not-allowed', 'Method not allowed in the preflight', cors('method-not-allowed', { method: 'DELETE' })),
  one('cors', 'cors-preflight-405', 'Preflight answered 405', cors('preflight-405', { method: 'PUT', body: 'x' })),
  one('cors', 'cors-preflight-500', 'Preflight answered 500', cors('preflight-500', traced)),
  one('cors', 'cors-preflight-redirect', 'Preflight redirected', cors('preflight-redirect', traced)),
  one('cors', 'cors-other-origin', 'Another origin allowed', cors('other-origin')),
  one('cors', 'cors-several-origins', 'Two origins in one header', cors('several-origins')),
  one('cors', 'cors-two-headers', 'The header sent twice', cors('two-headers')),
];

const graphql = (query: string): Step => ({
  url: '{shop}/graphql',
  method: 'POST',
  headers: json,
  body: JSON.stringify({ operationName: 'Order', query }),
});
const disguisedCases = [
  one('disguised', 'graphql-errors', 'GraphQL errors in a 200', graphql('query Order { order(id: 7) { total } }')),
  one('disguised', 'success-false', 'success: false in a 200', {
    url: '{shop}/rpc/refund',
    method: 'POST',
    headers: { ...json, 'X-Webhook-Secret': keys.checkoutCard },
    body: JSON.stringify({ order: 7, client_secret: keys.checkoutCard }),
  }),
  one('disguised', 'graphql-deferred', 'A piece of a GraphQL answer that failed', {
    ...graphql('query Order { order(id: 7) { id ... @defer { tracking } } }'),
    url: '{shop}/graphql/deferred',
  }),
  one('disguised', 'stream-error', 'An error event in a stream', { url: '{shop}/chat/stream', headers: { Accept: 'text/event-stream' } }),
  one('disguised', 'connect-stream', 'A Connect stream that ends with an error', {
    url: '{shop}/shop.v1.StockService/Watch',
    method: 'POST',
    headers: { 'Content-Type': 'application/connect+json' },
    body: '\u0000\u0000\u0000\u0000\u000b{"item":87}',
  }),
  one('disguised', 'name-value', 'Name-value pairs that say Failure', {
    url: '{shop}/nvp',
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'METHOD=DoCapture&VERSION=204&AMT=28.50',
  }),
  one('disguised', 'html-for-json', 'A login page where JSON was asked for', {
    url: '{shop}/account.json',
    headers: { Accept: 'application/json' },
  }),
  one('disguised', 'problem-json', 'application/problem+json', {
    url: '{shop}/orders',
    method: 'POST',
    headers: json,
    body: '{"item":87,"count":5}',
  }),
];

const successCases = [
  one('success', 'nat-ok', 'NAT', { url: usage, headers: nat(keys.natPro) }),
  one('success', 'nat-checkout-ok', 'NAT billing', checkout('nat')),
  one('success', 'nudg3-ok', 'Nudg3', { url: `${mentions}?start_date=2026-01-01&end_date=2026-01-31`, headers: full }),
  one('success', 'guide-ok', 'General guide', { url: '{guide}/api/v1/users', headers: admin }),
  one('success', 'blocksecops-ok', 'BlockSecOps', { url: '{blocksecops}/api/v1/me', headers: team }),
  one('success', 'blocksecops-upload-ok', 'BlockSecOps upload', upload({}, { name: 'Vault.sol', content: contract })),
  one('success', 'staging-ok', 'Target API', { url: '{staging}/health', ...staging }),
];

export const cases: readonly PlaygroundCase[] = [
  ...natCases,
  ...connectionCases,
  ...nudg3Cases,
  ...guideCases,
  ...blocksecopsCases,
  ...corsCases,
  ...disguisedCases,
  ...successCases,
];
