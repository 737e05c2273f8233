import type { Condition, Example, RuleCause, RuleFix, RulePack } from '../../model';

/**
 * BlockSecOps, scans of smart contracts. Sources: its page on API errors, and for the uploads' address
 * https://blocksecops.com/docs/api/requests-responses; for the form of keys https://blocksecops.com/docs/api/api-key.
 */

const noKeySent: Condition = { not: { requestHeader: 'Authorization' } };
const noCode: Condition = { all: [{ not: { code: { glob: '*' } } }, { not: { networkError: { glob: '*' } } }] };
const spoilt: Condition = { any: [{ check: 'credential-stray-characters' }, { check: 'credential-placeholder' }] };
const EXTENSIONS = ['.sol', '.vy', '.rs', '.zip', '.tar.gz'];

/** The organization that a resource is looked for in: the one that the header names, else the key's own. */
const otherOrganization = (what: string): readonly RuleCause[] => [
  {
    text: `${what} belongs to a different organization, and the request names none: X-Organization-ID is absent`,
    ruledOutBy: { requestHeader: 'X-Organization-ID' },
  },
  {
    text: `${what} belongs to a different organization than the one named in X-Organization-ID`,
    ruledOutBy: { not: { requestHeader: 'X-Organization-ID' } },
  },
];

const NAME_ORGANIZATION: RuleFix = {
  text: 'Check the organization, and name it in the X-Organization-ID header where the resource is in another one',
  snippets: [
    {
      language: 'bash',
      code: "curl -X {{method|GET}} {{url|'https://api.blocksecops.com/api/v1/scans'}} \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H 'X-Organization-ID: org_xyz'",
    },
  ],
};

const TEST_KEY: RuleFix = {
  text: 'Test the key on its own',
  snippets: [
    { language: 'bash', code: "curl -X GET 'https://api.blocksecops.com/api/v1/me' \\\n  -H 'Authorization: Bearer {{credential}}'" },
  ],
};

const LOOK_AT_HEADERS: RuleFix = {
  text: 'Look at the response headers alone',
  snippets: [{ language: 'bash', code: "curl -I 'https://api.blocksecops.com/api/v1/me' \\\n  -H 'Authorization: Bearer {{credential}}'" }],
};

const VERBOSE: RuleFix = {
  text: 'Repeat the call with curl -v to see all that is sent and received',
  snippets: [
    {
      language: 'bash',
      code: "curl -v -X {{method|GET}} {{url|'https://api.blocksecops.com/api/v1/scans'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
    },
  ],
};

const VERBOSE_WITH_BODY: RuleFix = {
  text: 'See with curl -v all that is sent and received, starting from a request that is known to be well formed',
  snippets: [
    {
      language: 'bash',
      code: "curl -v -X POST 'https://api.blocksecops.com/api/v1/scans' \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"contract_id\": \"abc123\"}'",
    },
  ],
};

const BACK_OFF: RuleFix = {
  text: 'Let the program back off exponentially by itself',
  snippets: [
    {
      language: 'python',
      code: `import os
import time

import requests

headers = {"Authorization": f"Bearer {os.environ['BLOCKSECOPS_API_KEY']}"}


def api_call_with_retry(url, max_retries=3):
    """Waits exactly as long as Retry-After asks; doubles 60 s only where nothing is asked."""
    for attempt in range(max_retries + 1):
        response = requests.get(url, headers=headers, timeout=30)
        if response.status_code not in (429, 500, 503) or attempt == max_retries:
            return response
        retry_after = response.headers.get("Retry-After", "")
        time.sleep(int(retry_after) if retry_after.isdigit() else 60 * 2**attempt)


response = api_call_with_retry({{url|"https://api.blocksecops.com/api/v1/scans"}})`,
    },
  ],
};

const STATUS_PAGE: RuleFix = { text: 'Look at the status page for outages and maintenance windows' };

const SUPPORT: RuleFix = {
  text: 'If it persists, contact support with the full request (the API key redacted), the full response with its headers, the request ID, the timestamp and the steps to reproduce; the report copied here has them. The request ID is in the response header X-Request-ID, as in X-Request-ID: req_abc123xyz',
};

/** Where the failing request may be something other than an upload, the address is the documented one. */
const uploadTo = (url: string): RuleFix => ({
  text: 'For a file upload let curl (or FormData) write the Content-Type, which needs a boundary: never set it yourself',
  snippets: [
    { language: 'bash', code: `curl -X POST ${url} \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -F "file=@contract.sol"` },
  ],
});

const TOO_LARGE_FIXES: readonly RuleFix[] = [
  { text: 'Reduce the size of the file: at most 50 MB' },
  {
    text: 'Leave out what a scan does not need, such as dependencies, build output and the history',
    snippets: [{ language: 'bash', code: 'tar --exclude=node_modules --exclude=.git --exclude=out -czf contracts.tar.gz contracts/' }],
  },
  { text: 'Larger limits come with the Enterprise plan' },
];

export default {
  id: 'blocksecops',
  name: 'BlockSecOps API',
  kind: 'api',
  docs: 'https://blocksecops.com/docs/api/requests-responses',
  support: { asks: ['request', 'response', 'request-id', 'timestamp', 'steps'] },
  recognize: { hosts: ['api.blocksecops.com'] },
  envelope: { code: ['/error/code'], message: ['/error/message'], requestId: ['header:x-request-id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_API_KEY' }],
  secrets: { keys: [{ kind: 'BlockSecOps API key', prefix: 'bso_', alphabet: 'base64url', minLength: 12 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { any: [{ code: 'UNAUTHORIZED' }, noCode] }] },
      title: 'BlockSecOps did not accept the API key',
      summary: 'The key is missing, not in the form Authorization: Bearer, or no longer good.',
      category: 'auth',
      causes: [
        { text: 'The Authorization header is missing', when: { check: 'credential-missing' } },
        {
          text: 'The word Bearer is missing in front of the key',
          confirmedBy: {
            any: [
              { check: 'credential-wrong-scheme' },
              { all: [{ requestHeader: 'Authorization' }, { not: { requestHeader: 'Authorization', is: { contains: 'bearer ' } } }] },
            ],
          },
          ruledOutBy: { any: [noKeySent, { requestHeader: 'Authorization', is: { contains: 'bearer ' } }] },
        },
        { text: 'The key was sent in another place', when: { check: 'credential-wrong-place' } },
        {
          text: 'The key carries whitespace or quotes from copying, or is still a placeholder',
          confirmedBy: spoilt,
          ruledOutBy: { any: [noKeySent, { not: spoilt }] },
        },
        { text: 'The API key is invalid', ruledOutBy: noKeySent },
        { text: 'The API key has expired', ruledOutBy: noKeySent },
        { text: 'The API key was revoked', ruledOutBy: noKeySent },
      ],
      fixes: [
        {
          text: 'Check the format of the header: Bearer, one space, the key',
          snippets: [
            {
              language: 'bash',
              code: "# Right\ncurl -X {{method|GET}} {{url|'https://api.blocksecops.com/api/v1/me'}} \\\n  -H 'Authorization: Bearer {{credential}}'\n\n# Wrong, without Bearer: -H 'Authorization: {{credential}}'",
            },
          ],
        },
        { text: 'Look the key up in Settings → API Keys and see that it has not expired; create a new key if need be' },
        TEST_KEY,
        LOOK_AT_HEADERS,
      ],
      warnings: ['Redact the API key before you show the request to anybody, support included.'],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { any: [{ code: 'FORBIDDEN' }, noCode] }] },
      title: 'The key’s permissions do not suffice',
      summary: 'BlockSecOps knows the key, but does not let it do this.',
      category: 'permission',
      causes: [
        { text: 'The API key lacks the permission that this call requires' },
        ...otherOrganization('The resource'),
        { text: 'The plan does not allow this action', confirmedBy: { message: { contains: ['your plan', 'current plan', 'upgrade'] } } },
      ],
      fixes: [
        { text: 'Check the key’s scopes in Settings → API Keys, and create a new key with the needed permissions' },
        NAME_ORGANIZATION,
        { text: 'Check whether your plan includes this action' },
        SUPPORT,
      ],
    },
    {
      id: 'invalid-request',
      when: { all: [{ status: 400 }, { any: [{ code: 'INVALID_REQUEST' }, noCode] }] },
      title: 'BlockSecOps could not use the request',
      summary: 'A parameter is missing or badly formatted, or the body is not what it should be.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', when: { check: 'field-missing' } },
        { text: 'The body is malformed JSON', when: { check: 'json-malformed' } },
        { text: 'A parameter has an invalid format', confirmedBy: { any: [{ check: 'field-wrong-type' }, { check: 'uuid-malformed' }] } },
        {
          text: 'The Content-Type does not fit the body: JSON is sent as application/json, a file as multipart/form-data',
          when: { any: [{ check: 'content-type-mismatch' }, { check: 'content-type-missing' }] },
        },
        {
          text: 'The Content-Type of an upload was set by hand, so its boundary is missing',
          confirmedBy: { check: 'multipart-boundary-missing' },
        },
        {
          text: 'The shell took the quotes out of the JSON (escaping)',
          ruledOutBy: { not: { check: 'json-malformed' } },
        },
        { text: 'The URL holds characters that must be percent-encoded', when: { check: 'url-unencoded' } },
      ],
      fixes: [
        {
          text: 'Send every required field; a scan needs contract_id',
          snippets: [
            {
              language: 'bash',
              code: '# Right\ncurl -X POST \'https://api.blocksecops.com/api/v1/scans\' \\\n  -H \'Authorization: Bearer {{credential}}\' \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"contract_id": "abc123", "preset": "standard"}\'\n\n# Wrong, without contract_id: -d \'{"preset": "standard"}\'',
            },
          ],
        },
        { text: 'Validate the JSON before sending it', snippets: [{ language: 'bash', code: 'echo \'{"contract_id": "abc"}\' | jq .' }] },
        { text: 'Announce JSON as JSON', snippets: [{ language: 'bash', code: "-H 'Content-Type: application/json'" }] },
        uploadTo("'https://api.blocksecops.com/api/v1/contracts/upload'"),
        {
          text: 'Mind the shell: put JSON in single quotes, or escape each double quote',
          snippets: [{ language: 'bash', code: '-d \'{"key": "value"}\'\n# or\n-d "{\\"key\\": \\"value\\"}"' }],
        },
        {
          text: 'Percent-encode special characters in the URL',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://api.blocksecops.com/api/v1/search?q=test%20value' \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        VERBOSE_WITH_BODY,
        SUPPORT,
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { any: [{ code: 'NOT_FOUND' }, noCode] }] },
      title: 'BlockSecOps finds no such resource',
      summary: 'Nothing with this ID is there for the key and its organization.',
      category: 'not-found',
      causes: [
        { text: 'The resource ID is invalid' },
        { text: 'The resource was deleted' },
        ...otherOrganization('The resource'),
        { text: 'The URL holds characters that must be percent-encoded', confirmedBy: { check: 'url-unencoded' } },
      ],
      fixes: [
        {
          text: 'List the resources to find the correct ID',
          snippets: [
            { language: 'bash', code: "curl 'https://api.blocksecops.com/api/v1/scans' \\\n  -H 'Authorization: Bearer {{credential}}'" },
          ],
        },
        NAME_ORGANIZATION,
      ],
    },
    {
      id: 'rate-limited',
      when: { all: [{ status: 429 }, { any: [{ code: 'RATE_LIMITED' }, noCode] }] },
      title: 'Rate limit of BlockSecOps exceeded',
      summary:
        'The headers tell the limit (X-RateLimit-Limit), what is left (X-RateLimit-Remaining) and when it is full again (X-RateLimit-Reset).',
      category: 'rate-limit',
      causes: [
        {
          text: 'More requests were made than the limit allows',
          confirmedBy: {
            any: [{ check: 'too-many-requests' }, { responseHeader: 'X-RateLimit-Remaining', is: '0' }, { code: 'RATE_LIMITED' }],
          },
        },
        { text: 'A loop polls where a webhook would tell by itself', confirmedBy: { check: 'polling-fast', with: { everySeconds: 1 } } },
        { text: 'An earlier request to wait was not honoured', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait for the seconds in Retry-After, then try again',
          snippets: [
            {
              language: 'bash',
              code: "sleep {{waitSeconds|45}} && curl -X {{method|GET}} {{url|'https://api.blocksecops.com/api/v1/scans'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        BACK_OFF,
        { text: 'Send fewer requests: cache results, batch operations, and use webhooks in place of polling' },
        LOOK_AT_HEADERS,
      ],
    },
    {
      id: 'file-too-large',
      when: { all: [{ status: 'error' }, { code: 'FILE_TOO_LARGE' }] },
      title: 'The file exceeds 50 MB',
      summary: 'BlockSecOps takes files of up to 50 MB.',
      category: 'payload',
      causes: [
        {
          text: 'The uploaded file is larger than 50 MB (the message says 50MB)',
          confirmedBy: { any: [{ check: 'body-larger-than', with: { bytes: 50_000_000 } }, { code: 'FILE_TOO_LARGE' }] },
          ruledOutBy: { not: { check: 'body-larger-than', with: { bytes: 50_000_000 } } },
        },
      ],
      fixes: TOO_LARGE_FIXES,
    },
    {
      id: 'payload-too-large',
      when: { all: [{ status: 413 }, noCode] },
      title: 'The upload is too large',
      summary: 'The answer has no code; the limit that BlockSecOps documents is 50 MB for a file.',
      category: 'payload',
      causes: [{ text: 'The file is larger than 50 MB', confirmedBy: { check: 'body-larger-than', with: { bytes: 52_428_800 } } }],
      fixes: TOO_LARGE_FIXES,
    },
    {
      id: 'invalid-file-type',
      when: { all: [{ status: 'error' }, { code: 'INVALID_FILE_TYPE' }] },
      title: 'BlockSecOps does not take this type of file',
      summary: 'Only sources of contracts and archives of them are supported.',
      category: 'validation',
      causes: [
        {
          text: 'The file is not of a supported type: .sol, .vy, .rs, .zip or .tar.gz',
          confirmedBy: { any: [{ check: 'file-type-not-in', with: { extensions: EXTENSIONS } }, { code: 'INVALID_FILE_TYPE' }] },
          ruledOutBy: { not: { check: 'file-type-not-in', with: { extensions: EXTENSIONS } } },
        },
      ],
      fixes: [
        {
          text: 'Upload a .sol, .vy or .rs file, or pack several into a .zip or .tar.gz',
          snippets: [{ language: 'bash', code: 'tar -czf contracts.tar.gz contracts/' }],
        },
        uploadTo("{{url|'https://api.blocksecops.com/api/v1/contracts/upload'}}"),
      ],
      tables: [
        {
          title: 'Supported files',
          columns: ['Extension', 'What it is'],
          rows: [
            ['.sol', 'Solidity'],
            ['.vy', 'Vyper'],
            ['.rs', 'Rust'],
            ['.zip', 'Archive'],
            ['.tar.gz', 'Archive'],
          ],
        },
      ],
    },
    {
      id: 'scan-in-progress',
      when: { all: [{ status: 'error' }, { code: 'SCAN_IN_PROGRESS' }] },
      title: 'A scan of this contract is already running',
      summary: 'Each contract can be scanned once at a time.',
      category: 'conflict',
      causes: [
        { text: 'A scan that was started before has not finished', confirmedBy: { code: 'SCAN_IN_PROGRESS' } },
        { text: 'The same scan was started twice, by a double click or a retry', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        {
          text: 'Check the status of the scan first',
          snippets: [
            { language: 'bash', code: "curl 'https://api.blocksecops.com/api/v1/scans' \\\n  -H 'Authorization: Bearer {{credential}}'" },
          ],
        },
        { text: 'Wait for the current scan to complete' },
        { text: 'Or cancel the existing one, if it is no longer needed' },
      ],
    },
    {
      id: 'concurrent-limit',
      when: { all: [{ status: 'error' }, { code: 'CONCURRENT_LIMIT' }] },
      title: 'Too many scans at the same time',
      summary: 'As many scans are running as the plan allows at once.',
      category: 'rate-limit',
      causes: [{ text: 'The maximum of concurrent scans is reached', confirmedBy: { code: 'CONCURRENT_LIMIT' } }],
      fixes: [{ text: 'Wait for scans to complete before you start the next' }, { text: 'Or upgrade to a plan with higher limits' }],
    },
    {
      id: 'internal-error',
      when: { all: [{ status: 500 }, { any: [{ code: 'INTERNAL_ERROR' }, noCode] }] },
      title: 'BlockSecOps failed internally',
      summary: 'The fault is on their side; such errors are often transient.',
      category: 'server',
      causes: [{ text: 'An unexpected error within BlockSecOps', confirmedBy: { code: 'INTERNAL_ERROR' } }],
      fixes: [{ text: 'Retry: a transient error may be gone by then' }, BACK_OFF, STATUS_PAGE, SUPPORT, VERBOSE],
    },
    {
      id: 'service-unavailable',
      when: { all: [{ status: 503 }, { any: [{ code: 'SERVICE_UNAVAILABLE' }, noCode] }] },
      title: 'BlockSecOps is unavailable for now',
      summary: 'The service cannot take requests for the moment.',
      category: 'server',
      causes: [
        { text: 'Maintenance is in progress' },
        { text: 'The load is high' },
        { text: 'There is a temporary outage', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Wait, then retry' }, STATUS_PAGE, BACK_OFF, SUPPORT],
    },
  ],
} satisfies RulePack;

const json = { 'Content-Type': 'application/json' };
const key = { Authorization: 'Bearer bso_live_W5rKx9Tn2Pv7Lm4Zc8Hd' };
const api = 'https://api.blocksecops.com/api/v1';
const failure = (code: string, message: string): string => JSON.stringify({ error: { code, message } });
const answer = (status: number, code: string, message: string): NonNullable<Example['response']> => ({
  status,
  headers: { ...json, 'X-Request-ID': 'req_abc123xyz' },
  body: failure(code, message),
});
const upload = (name: string): NonNullable<Example['request']> => ({
  method: 'POST',
  url: `${api}/contracts/upload`,
  headers: { ...key, 'Content-Type': 'multipart/form-data; boundary=x7' },
  body: `--x7\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\npragma\r\n--x7--\r\n`,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'no header at all, so nothing can be wrong with a key',
    request: { url: `${api}/me`, headers: { Accept: 'application/json' } },
    response: answer(401, 'UNAUTHORIZED', 'Invalid or missing API key'),
    verdicts: {
      confirmed: ['The Authorization header is missing'],
      'ruled-out': ['The word Bearer', 'The API key is invalid', 'The API key has expired', 'The API key was revoked'],
    },
  },
  {
    rule: 'unauthorized',
    why: 'the word Bearer left out',
    request: { url: `${api}/me`, headers: { Authorization: 'bso_live_W5rKx9Tn2Pv7Lm4Zc8Hd' } },
    response: answer(401, 'UNAUTHORIZED', 'Invalid or missing API key'),
    verdicts: { confirmed: ['The word Bearer is missing'], 'ruled-out': ['The Authorization header is missing'] },
  },
  {
    rule: 'unauthorized',
    why: 'a well-formed header: whether the key is wrong, expired or revoked cannot be seen',
    request: { url: `${api}/me`, headers: key },
    response: answer(401, 'UNAUTHORIZED', 'Invalid or missing API key'),
    verdicts: {
      possible: ['The API key is invalid', 'The API key has expired', 'The API key was revoked'],
      'ruled-out': ['The word Bearer is missing', 'The Authorization header is missing'],
    },
  },
  {
    rule: null,
    why: 'near miss: the same answer from another host',
    request: { url: 'https://api.other.example/v1/me', headers: {} },
    response: answer(401, 'UNAUTHORIZED', 'Invalid or missing API key'),
  },
  {
    rule: 'forbidden',
    why: 'near miss of a bad key: known, but not permitted; no organization named',
    request: { method: 'POST', url: `${api}/scans`, headers: { ...key, ...json }, body: '{"contract_id":"abc123"}' },
    response: answer(403, 'FORBIDDEN', 'Insufficient permissions'),
    verdicts: {
      possible: ['The API key lacks', 'The resource belongs to a different organization, and'],
      'ruled-out': ['The resource belongs to a different organization than'],
    },
  },
  {
    rule: 'forbidden',
    why: 'an organization is named, and may be the wrong one',
    request: { url: `${api}/scans`, headers: { ...key, 'X-Organization-ID': 'org_other' } },
    response: answer(403, 'FORBIDDEN', 'Insufficient permissions'),
    verdicts: {
      possible: ['The resource belongs to a different organization than'],
      'ruled-out': ['The resource belongs to a different organization, and'],
    },
  },
  {
    rule: 'invalid-request',
    why: 'contract_id is not in the body',
    request: { method: 'POST', url: `${api}/scans`, headers: { ...key, ...json }, body: '{"preset":"standard"}' },
    response: answer(400, 'INVALID_REQUEST', 'Missing required field: contract_id'),
    verdicts: { confirmed: ['A required parameter is missing'], 'ruled-out': ['The body is malformed JSON', 'The shell took'] },
  },
  {
    rule: 'invalid-request',
    why: 'near miss of a missing field: JSON without its quotes',
    request: { method: 'POST', url: `${api}/scans`, headers: { ...key, ...json }, body: '{contract_id: abc123}' },
    response: answer(400, 'INVALID_REQUEST', 'Malformed JSON in request body'),
    verdicts: { confirmed: ['The body is malformed JSON'], possible: ['The shell took'] },
  },
  {
    rule: 'invalid-request',
    why: 'an upload whose Content-Type was set by hand',
    request: {
      method: 'POST',
      url: `${api}/contracts/upload`,
      headers: { ...key, 'Content-Type': 'multipart/form-data' },
      body: 'pragma solidity ^0.8.24;',
    },
    response: answer(400, 'INVALID_REQUEST', 'Missing multipart boundary in Content-Type'),
    verdicts: { confirmed: ['The Content-Type of an upload was set by hand'] },
  },
  {
    rule: 'not-found',
    why: 'an ID that no scan has',
    request: { url: `${api}/scans/scan_zzz999`, headers: key },
    response: answer(404, 'NOT_FOUND', 'Scan not found'),
    verdicts: {
      possible: ['The resource ID is invalid', 'The resource was deleted'],
      'ruled-out': ['The resource belongs to a different organization than'],
    },
  },
  {
    rule: 'rate-limited',
    why: 'the documented headers',
    request: { url: `${api}/scans`, headers: key },
    response: {
      status: 429,
      headers: {
        ...json,
        'X-RateLimit-Limit': '1000',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': '1705323600',
        'Retry-After': '45',
      },
      body: failure('RATE_LIMITED', 'Rate limit exceeded'),
    },
    verdicts: { confirmed: ['More requests were made'] },
  },
  {
    rule: 'concurrent-limit',
    why: 'near miss of the rate limit: also a 429, but about scans that run',
    request: { method: 'POST', url: `${api}/scans`, headers: { ...key, ...json }, body: '{"contract_id":"third"}' },
    response: answer(429, 'CONCURRENT_LIMIT', 'Maximum concurrent scans reached'),
    verdicts: { confirmed: ['The maximum of concurrent scans'] },
  },
  {
    rule: 'file-too-large',
    why: 'the documented answer, at 413',
    request: upload('contracts.zip'),
    response: answer(413, 'FILE_TOO_LARGE', 'File exceeds 50MB limit'),
    verdicts: { confirmed: ['The uploaded file is larger than 50 MB'] },
  },
  {
    rule: 'file-too-large',
    why: 'no status is documented: the code is known at 400 as well',
    request: upload('contracts.zip'),
    response: answer(400, 'FILE_TOO_LARGE', 'File exceeds 50MB limit'),
  },
  {
    rule: 'payload-too-large',
    why: 'near miss: a 413 of something in between, without a code',
    request: upload('contracts.zip'),
    response: { status: 413, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>413 Request Entity Too Large</h1></html>' },
  },
  {
    rule: 'invalid-file-type',
    why: 'a PDF',
    request: upload('Vault.pdf'),
    response: answer(415, 'INVALID_FILE_TYPE', 'Unsupported file format'),
    verdicts: { confirmed: ['The file is not of a supported type'] },
  },
  {
    rule: 'scan-in-progress',
    why: 'near miss of the limit on concurrent scans: this very contract is being scanned',
    request: { method: 'POST', url: `${api}/scans`, headers: { ...key, ...json }, body: '{"contract_id":"abc123"}' },
    response: answer(409, 'SCAN_IN_PROGRESS', 'A scan is already running for this contract'),
    verdicts: { confirmed: ['A scan that was started before'] },
  },
  {
    rule: null,
    why: 'near miss: a 409 with another code is none of these',
    request: { method: 'POST', url: `${api}/contracts`, headers: { ...key, ...json }, body: '{"name":"Vault"}' },
    response: answer(409, 'NAME_TAKEN', 'Name is taken'),
  },
  {
    rule: 'internal-error',
    why: 'the documented answer',
    request: { url: `${api}/scans/scan_abc123/report`, headers: key },
    response: answer(500, 'INTERNAL_ERROR', 'An unexpected error occurred'),
    verdicts: { confirmed: ['An unexpected error within BlockSecOps'] },
  },
  {
    rule: 'service-unavailable',
    why: 'near miss of an internal error: unavailable for a while',
    request: { url: `${api}/statistics`, headers: key },
    response: answer(503, 'SERVICE_UNAVAILABLE', 'Service temporarily unavailable'),
    verdicts: { possible: ['Maintenance is in progress', 'The load is high', 'There is a temporary outage'] },
  },
];
