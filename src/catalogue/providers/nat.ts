import type { Condition, Example, RuleCause, RulePack } from '../../model';

/**
 * NAT, an API that scans other APIs: its cloud and self-hosted installations.
 * Source: https://docs.nat-testing.io/resources/troubleshooting/common-errors (401 and 422 variants: …/troubleshooting/api-errors).
 */

const DASHBOARD = 'https://app.nat-testing.io/dashboard';

const onCloud: Condition = { host: { endsWith: '.nat-testing.io' } };
const noKeySent: Condition = { not: { requestHeader: 'X-API-Key' } };

/** A fault that can be seen on the key itself, and cannot be where no key was sent. */
const seen = (check: string): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { check },
  ruledOutBy: { any: [noKeySent, { not: { check } }] },
});

/** An answer without a readable code (body cut off or gone) is judged by its status, but not where the browser withheld it. */
const noCode: Condition = { all: [{ not: { code: { glob: '*' } } }, { not: { networkError: { glob: '*' } } }] };

const POLL_WITH_BACKOFF = `import os
import time

import requests

base_url = {{origin|"https://api.nat-testing.io"}} + "/api/v1"


def poll_with_backoff(scan_id, api_key=os.environ["NAT_API_KEY"], max_retries=10, interval=5, give_up_after=1800):
    """Waits for a scan; max_retries counts only refusals in a row, so a long scan does not use them up."""
    headers = {"X-API-Key": api_key}
    stop = time.monotonic() + give_up_after
    refused = 0
    while time.monotonic() < stop:
        response = requests.get(f"{base_url}/scan/{scan_id}", headers=headers, timeout=30)
        if response.status_code == 429:
            refused += 1
            if refused > max_retries:
                break
            retry_after = response.headers.get("Retry-After", "")
            delay = int(retry_after) if retry_after.isdigit() else min(interval * 2**refused, 60)
            print(f"Rate limited, waiting {delay} s")
            time.sleep(delay)
            continue
        response.raise_for_status()
        refused = 0
        scan = response.json()
        if scan["status"] in ("completed", "failed", "cancelled"):
            return scan
        time.sleep(interval)
    raise TimeoutError("The scan did not complete in time")`;

const CHECKOUT = `curl -X POST {{origin|'https://api.nat-testing.io'}}/api/v1/billing/checkout \\
  -H "X-API-Key: $NAT_API_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{
    "plan": "pro",
    "success_url": "https://app.nat-testing.io/dashboard?upgraded=true",
    "cancel_url": "https://app.nat-testing.io/dashboard"
  }'`;

const USAGE = `curl {{origin|'https://api.nat-testing.io'}}/api/v1/usage \\
  -H "X-API-Key: $NAT_API_KEY"`;

export default {
  id: 'nat',
  name: 'NAT API',
  kind: 'api',
  docs: 'https://docs.nat-testing.io/resources/troubleshooting/common-errors',
  recognize: {
    hosts: ['api.nat-testing.io', '*.nat-testing.io'],
    fingerprints: [
      { requestHeader: 'X-API-Key', is: { startsWith: 'nat_pk_' } },
      { requestHeader: 'Authorization', is: { contains: 'nat_pk_' } },
      { responseField: '/error', is: 'STRIPE_NOT_CONFIGURED' },
      {
        all: [
          { requestHeader: 'X-API-Key' },
          {
            responseField: '/error',
            is: [
              'UNAUTHORIZED',
              'QUOTA_EXCEEDED',
              'RATE_LIMITED',
              'INVALID_REQUEST',
              'FEATURE_NOT_AVAILABLE',
              'NOT_FOUND',
              'INTERNAL_ERROR',
            ],
          },
          { responseField: '/message' },
        ],
      },
    ],
  },
  envelope: { code: ['/error'], message: ['/message'] },
  credentials: [{ in: 'header', name: 'X-API-Key', prefixes: ['nat_pk_'], placeholder: 'nat_pk_YOUR_KEY' }],
  retry: { fields: [{ path: '/quota_reset_date', unit: 'instant' }] },
  secrets: { keys: [{ kind: 'NAT API key', prefix: 'nat_pk_', alphabet: 'base64url', minLength: 16 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { any: [{ code: ['UNAUTHORIZED', 'INVALID_API_KEY'] }, noCode] }] },
      title: 'NAT did not accept the API key',
      summary: 'NAT needs a valid key in the X-API-Key header, and this request did not bring one.',
      category: 'auth',
      causes: [
        {
          text: 'The X-API-Key header is missing',
          when: { check: 'credential-missing' },
        },
        {
          text: 'The key was sent in another place, such as Authorization: Bearer, where NAT does not look',
          when: { check: 'credential-wrong-place' },
        },
        {
          text: 'The key carries extra whitespace, quotes or line breaks from copying',
          ...seen('credential-stray-characters'),
        },
        {
          text: 'The key does not start with nat_pk_, so it is cut off at the front or belongs to another service',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { any: [noKeySent, { requestHeader: 'X-API-Key', is: { startsWith: 'nat_pk_' } }] },
        },
        {
          text: 'A placeholder from an example was sent instead of a real key',
          ...seen('credential-placeholder'),
        },
        { text: 'The end of the key was lost in copying (truncated)', ruledOutBy: noKeySent },
        { text: 'The key is invalid: NAT knows no such key', ruledOutBy: noKeySent },
        { text: 'The key has expired or was revoked', ruledOutBy: noKeySent },
        { text: 'The tenant that the key belongs to was deleted', ruledOutBy: noKeySent },
      ],
      fixes: [
        {
          text: 'Send the key in the X-API-Key header, on every request',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.nat-testing.io/api/v1/usage'}} \\\n  -H 'X-API-Key: {{credential}}'",
            },
            {
              language: 'javascript',
              code: "await fetch({{url|'https://api.nat-testing.io/api/v1/usage'}}, {\n  method: {{method|'GET'}},\n  headers: { 'X-API-Key': process.env.NAT_API_KEY },\n});",
            },
          ],
        },
        {
          text: 'Compare the key with the one in the dashboard under Settings → API Keys; it must start with nat_pk_',
          url: DASHBOARD,
          snippets: [{ language: 'bash', code: USAGE }],
        },
        { text: 'Drop Authorization: Bearer: X-API-Key is the only header that NAT reads a key from' },
        { text: 'If the key has been revoked, create a new one in the dashboard', url: DASHBOARD },
      ],
      warnings: [
        'Keep the API key out of source control: put it in an environment variable or a secrets manager and read it when the program runs.',
      ],
    },
    {
      id: 'quota-exceeded',
      when: { all: [{ status: 402 }, { any: [{ code: 'QUOTA_EXCEEDED' }, noCode] }] },
      title: 'Monthly scan quota is used up',
      summary: 'NAT starts no new scan until the quota resets or the plan grows.',
      category: 'billing',
      causes: [
        {
          text: 'The plan’s monthly quota of functional or security scans is consumed',
          confirmedBy: { code: 'QUOTA_EXCEEDED' },
        },
        {
          text: 'All 50 functional scans of the Free plan are spent for this period',
          ruledOutBy: { responseHeader: 'X-RateLimit-Limit', is: ['120', '300', '1000', '1,000'] },
        },
      ],
      fixes: [
        {
          text: 'Wait: the quota is renewed by itself when a billing period begins, on its first day. The field quota_reset_date gives the exact ISO 8601 timestamp',
          snippets: [{ language: 'bash', code: USAGE }],
        },
        { text: 'Or upgrade, which raises the quota at once', snippets: [{ language: 'bash', code: CHECKOUT }] },
        { text: 'Or upgrade in the dashboard: Settings → Billing → Upgrade Plan', url: DASHBOARD },
        { text: 'Scans that are already in flight go on; NAT’s Pricing & Plans page lists the quota of every plan' },
      ],
    },
    {
      id: 'rate-limited',
      when: { all: [{ status: 429 }, { any: [{ code: 'RATE_LIMITED' }, noCode] }] },
      title: 'Too many requests for the NAT plan',
      summary: 'The key has spent its requests for this minute; NAT says when the next one may come.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More requests were made within a minute than the plan’s rate limit allows',
          confirmedBy: {
            any: [
              { check: 'too-many-requests', with: { withinSeconds: 60 } },
              { responseHeader: 'X-RateLimit-Remaining', is: '0' },
              { code: 'RATE_LIMITED' },
            ],
          },
        },
        {
          text: 'A loop polls too aggressively; NAT suggests a status check every 5–10 seconds',
          confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } },
        },
        { text: 'An earlier request to wait was not honoured', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as many seconds as the Retry-After header says before you send the next request',
          snippets: [
            {
              language: 'bash',
              code: 'sleep {{waitSeconds|12}} && curl -X {{method|GET}} {{url|\'https://api.nat-testing.io/api/v1/usage\'}} \\\n  -H "X-API-Key: $NAT_API_KEY"',
            },
          ],
        },
        {
          text: 'Poll less often: every 5–10 seconds is enough for the status of a scan. This one also backs off exponentially',
          snippets: [{ language: 'python', code: POLL_WITH_BACKOFF }],
        },
        { text: 'Move to a plan with a higher rate limit', url: DASHBOARD },
      ],
      tables: [
        {
          title: 'Requests per minute by plan',
          columns: ['Plan', 'Requests/minute'],
          rows: [
            ['Free', '30'],
            ['Pro', '120'],
            ['Team', '300'],
            ['Enterprise', '1,000'],
          ],
        },
      ],
    },
    {
      id: 'stripe-not-configured',
      when: { all: [{ status: 503 }, { code: 'STRIPE_NOT_CONFIGURED' }] },
      title: 'Billing is not set up on this NAT server',
      summary: 'This self-hosted NAT has no Stripe keys, so its billing endpoints cannot work.',
      category: 'server',
      causes: [
        {
          text: 'The Stripe environment variables are not set on the self-hosted server',
          confirmedBy: { all: [{ not: onCloud }, { code: 'STRIPE_NOT_CONFIGURED' }, { path: { glob: '*/api/v1/billing/*' } }] },
          ruledOutBy: onCloud,
        },
        {
          text: 'A billing endpoint (/api/v1/billing/*) was called; only those can fail this way',
          when: { path: { glob: '*/api/v1/billing/*' } },
        },
      ],
      fixes: [
        {
          text: 'Set the Stripe variables on the server, then restart it',
          snippets: [
            {
              language: 'ini',
              code: 'STRIPE_SECRET_KEY=sk_live_...\nSTRIPE_WEBHOOK_SECRET=whsec_...\nSTRIPE_PRICE_ID_PRO=price_...\nSTRIPE_PRICE_ID_TEAM=price_...',
            },
          ],
        },
        { text: 'Compare the server’s environment with the list in the Self-Hosted Setup guide' },
        { text: 'If you meant NAT Cloud (SaaS), call api.nat-testing.io: Stripe is configured there and this error does not occur' },
      ],
      warnings: ['Stripe’s secret key and webhook secret belong on the server only: never into a page, a repository or a report.'],
    },
    {
      id: 'stripe-not-configured-cloud',
      when: { all: [{ status: 503 }, { code: 'STRIPE_NOT_CONFIGURED' }, onCloud] },
      title: 'NAT Cloud reports that billing is not set up',
      summary:
        'Only self-hosted servers should answer so; on NAT Cloud (SaaS) Stripe comes configured and 503 STRIPE_NOT_CONFIGURED never appears.',
      category: 'server',
      causes: [
        { text: 'Stripe environment variables are missing on a self-hosted server', when: { not: onCloud } },
        { text: 'Something is wrong on NAT’s own side' },
        { text: 'The host name leads to another server, by a hosts file, a proxy or a tunnel' },
      ],
      fixes: [
        { text: 'Make sure that this host name really leads to NAT Cloud and not to a server of your own' },
        { text: 'Report it to NAT with the full response and the time; there is nothing to set on your side' },
      ],
    },
    {
      id: 'invalid-request',
      when: { all: [{ status: [400, 422] }, { code: ['INVALID_REQUEST', 'VALIDATION_ERROR'] }] },
      title: 'NAT could not use the request body',
      summary: 'The JSON does not parse, or a field that NAT requires is absent.',
      category: 'validation',
      causes: [
        { text: 'The request body is malformed JSON', when: { check: 'json-malformed' } },
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        {
          text: 'The body is not announced as JSON',
          when: { any: [{ check: 'content-type-mismatch' }, { check: 'content-type-missing' }] },
        },
      ],
      fixes: [
        { text: 'Check the request body: valid JSON, with every required field of this endpoint' },
        {
          text: 'Send it as JSON',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|POST}} {{url|'https://api.nat-testing.io/api/v1/scan'}} \\\n  -H \"X-API-Key: $NAT_API_KEY\" \\\n  -H 'Content-Type: application/json' \\\n  --data @body.json",
            },
          ],
        },
      ],
    },
    {
      id: 'feature-not-available',
      when: { all: [{ status: 403 }, { code: 'FEATURE_NOT_AVAILABLE' }] },
      title: 'The plan does not include this feature',
      summary: 'The key is good, but the current plan lacks what was asked for.',
      category: 'billing',
      causes: [
        {
          text: 'The current plan lacks this feature, as Free lacks security scans',
          confirmedBy: { code: 'FEATURE_NOT_AVAILABLE' },
        },
      ],
      fixes: [{ text: 'Upgrade to a plan that has the feature: Settings → Billing → Upgrade Plan', url: DASHBOARD }],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: 'NOT_FOUND' }] },
      title: 'NAT knows no such scan',
      summary: 'No scan with this ID is visible to the tenant of the key.',
      category: 'not-found',
      causes: [{ text: 'The scan ID does not exist, or was mistyped' }, { text: 'The scan belongs to another tenant than the key' }],
      fixes: [
        { text: 'Take the scan ID from the answer that started the scan' },
        { text: 'Ask with the key of the tenant that started the scan' },
      ],
    },
    {
      id: 'internal-error',
      when: { all: [{ status: 500 }, { code: 'INTERNAL_ERROR' }] },
      title: 'NAT failed internally',
      summary: 'The fault is on NAT’s side and may well be gone on the next try.',
      category: 'server',
      causes: [{ text: 'An unexpected error within NAT’s server', confirmedBy: { code: 'INTERNAL_ERROR' } }],
      fixes: [{ text: 'Try again after a short delay' }, { text: 'If it keeps failing, contact NAT’s support with this report' }],
    },
  ],
} satisfies RulePack;

const json = { 'Content-Type': 'application/json' };
const key = { 'X-API-Key': 'nat_pk_4f9c2b7ad1e84c0fa3b6' };

const unauthorized = { status: 401, headers: json, body: '{"error":"UNAUTHORIZED","message":"Missing or invalid API key."}' };
const stripe = {
  status: 503,
  headers: json,
  body: '{"error":"STRIPE_NOT_CONFIGURED","message":"Billing is not configured on this server. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET."}',
};
const rateLimited = {
  status: 429,
  headers: { ...json, 'Retry-After': '12', 'X-RateLimit-Limit': '30', 'X-RateLimit-Remaining': '0' },
  body: '{"error":"RATE_LIMITED","message":"Rate limit exceeded. Retry after 12 seconds.","retry_after":12}',
};

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'no key at all: the header is missing, so nothing can be wrong with a key',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: { Accept: 'application/json' } },
    response: unauthorized,
    verdicts: {
      confirmed: ['The X-API-Key header is missing'],
      'ruled-out': ['The key is invalid', 'The key has expired', 'The tenant', 'The key carries extra whitespace', 'The end of the key'],
    },
  },
  {
    rule: 'unauthorized',
    why: 'the key went into Authorization: Bearer',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: { Authorization: 'Bearer nat_pk_4f9c2b7ad1e84c0fa3b6' } },
    response: unauthorized,
    verdicts: { confirmed: ['The X-API-Key header is missing', 'The key was sent in another place'] },
  },
  {
    rule: 'unauthorized',
    why: 'a key without the documented prefix',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: { 'X-API-Key': '4f9c2b7ad1e84c0fa3b6d2' } },
    response: unauthorized,
    verdicts: { confirmed: ['The key does not start with nat_pk_'], 'ruled-out': ['The X-API-Key header is missing'] },
  },
  {
    rule: 'unauthorized',
    why: 'quotes and a space came along when the key was copied',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: { 'X-API-Key': '"nat_pk_4f9c2b7ad1e84c0fa3b6" ' } },
    response: unauthorized,
    verdicts: { confirmed: ['The key carries extra whitespace'], 'ruled-out': ['A placeholder'] },
  },
  {
    rule: 'unauthorized',
    why: 'the example of the documentation was sent as it stands',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: { 'X-API-Key': 'nat_pk_your_api_key_here' } },
    response: unauthorized,
    verdicts: { confirmed: ['A placeholder'], 'ruled-out': ['The key carries extra whitespace'] },
  },
  {
    rule: 'unauthorized',
    why: 'a well-formed key: whether it is known, expired or orphaned cannot be seen from here',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: key },
    response: unauthorized,
    verdicts: {
      possible: ['The key is invalid', 'The key has expired', 'The tenant', 'The end of the key'],
      'ruled-out': ['The X-API-Key header is missing', 'The key does not start with nat_pk_'],
    },
  },
  {
    rule: 'unauthorized',
    why: 'a self-hosted NAT, known by the prefix of the key',
    request: { url: 'https://scans.internal.example/api/v1/usage', headers: key },
    response: unauthorized,
  },
  {
    rule: null,
    why: 'near miss: another API’s 401 of the same shape, without X-API-Key',
    request: { url: 'https://api.other.example/v1/me', headers: { Authorization: 'Bearer abc' } },
    response: unauthorized,
  },
  {
    rule: 'quota-exceeded',
    why: 'the documented answer',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/scan',
      headers: { ...key, ...json },
      body: '{"url":"https://api.example.com"}',
    },
    response: {
      status: 402,
      headers: json,
      body: '{"error":"QUOTA_EXCEEDED","message":"Monthly scan quota exhausted. Quota resets on 2025-02-01.","quota_reset_date":"2025-02-01T00:00:00Z"}',
    },
    verdicts: { confirmed: ['The plan’s monthly quota'], possible: ['All 50 functional scans'] },
  },
  {
    rule: 'quota-exceeded',
    why: 'the rate limit of 300 is that of the Team plan, so the Free allowance is not the reason',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/scan',
      headers: { ...key, ...json },
      body: '{"url":"https://api.example.com"}',
    },
    response: {
      status: 402,
      headers: { ...json, 'X-RateLimit-Limit': '300', 'X-RateLimit-Remaining': '297' },
      body: '{"error":"QUOTA_EXCEEDED","message":"Monthly scan quota exhausted. Quota resets on 2025-02-01.","quota_reset_date":"2025-02-01T00:00:00Z"}',
    },
    verdicts: { 'ruled-out': ['All 50 functional scans'] },
  },
  {
    rule: 'feature-not-available',
    why: 'near miss of the quota: a 403 because the plan lacks security scans',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/scan',
      headers: { ...key, ...json },
      body: '{"url":"https://api.example.com","type":"security"}',
    },
    response: {
      status: 403,
      headers: json,
      body: '{"error":"FEATURE_NOT_AVAILABLE","message":"Security scans are not available on the Free plan."}',
    },
    verdicts: { confirmed: ['The current plan lacks this feature'] },
  },
  {
    rule: null,
    why: 'near miss: a bare 403 on a NAT host names no feature',
    request: { url: 'https://api.nat-testing.io/api/v1/scan', headers: key },
    response: { status: 403, headers: { 'Content-Type': 'text/plain' }, body: 'Forbidden' },
  },
  {
    rule: 'rate-limited',
    why: 'the documented answer with its headers',
    request: { url: 'https://api.nat-testing.io/api/v1/scan/scan_81', headers: key },
    response: rateLimited,
    verdicts: { confirmed: ['More requests were made within a minute'] },
  },
  {
    rule: null,
    why: 'near miss: a 429 with RATE_LIMITED in an error object at a host that is not NAT',
    request: { url: 'https://api.other.example/v1/items', headers: { Authorization: 'Bearer abc' } },
    response: { status: 429, headers: json, body: '{"error":{"code":"RATE_LIMITED","message":"Slow down"}}' },
  },
  {
    rule: 'stripe-not-configured',
    why: 'a self-hosted server without Stripe, at a billing endpoint',
    request: {
      method: 'POST',
      url: 'https://nat.corp.example/api/v1/billing/checkout',
      headers: { ...key, ...json },
      body: '{"plan":"pro","success_url":"https://nat.corp.example/ok","cancel_url":"https://nat.corp.example/no"}',
    },
    response: stripe,
    verdicts: { confirmed: ['The Stripe environment variables are not set', 'A billing endpoint'] },
  },
  {
    rule: 'stripe-not-configured-cloud',
    why: 'near miss: on NAT Cloud a self-hosted cause is ruled out',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/billing/checkout',
      headers: { ...key, ...json },
      body: '{"plan":"pro"}',
    },
    response: stripe,
    verdicts: { 'ruled-out': ['Stripe environment variables are missing'] },
  },
  {
    rule: 'stripe-not-configured',
    why: 'near miss of the cloud rule: the same answer from localhost',
    request: { method: 'GET', url: 'http://localhost:8000/api/v1/billing/portal', headers: key },
    response: stripe,
  },
  {
    rule: 'invalid-request',
    why: 'a trailing comma in the body',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/scan',
      headers: { ...key, ...json },
      body: '{"url":"https://api.example.com",}',
    },
    response: { status: 400, headers: json, body: '{"error":"INVALID_REQUEST","message":"Malformed JSON."}' },
    verdicts: { confirmed: ['The request body is malformed JSON'] },
  },
  {
    rule: 'invalid-request',
    why: 'a required field is absent, as the answer says',
    request: {
      method: 'POST',
      url: 'https://api.nat-testing.io/api/v1/scan',
      headers: { ...key, ...json },
      body: '{"options":{"timeout":30}}',
    },
    response: { status: 400, headers: json, body: '{"error":"INVALID_REQUEST","message":"Missing required field: url"}' },
    verdicts: { confirmed: ['A required field is missing'], 'ruled-out': ['The request body is malformed JSON'] },
  },
  {
    rule: 'not-found',
    why: 'a scan that is not there; near miss of an invalid request',
    request: { url: 'https://api.nat-testing.io/api/v1/scan/scan_nope', headers: key },
    response: { status: 404, headers: json, body: '{"error":"NOT_FOUND","message":"Scan not found."}' },
    verdicts: { possible: ['The scan ID does not exist', 'The scan belongs to another tenant'] },
  },
  {
    rule: null,
    why: 'near miss: a 404 page of a proxy names no scan',
    request: { url: 'https://api.nat-testing.io/api/v1/scan/scan_nope', headers: key },
    response: { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html><title>404 Not Found</title></html>' },
  },
  {
    rule: 'internal-error',
    why: 'the documented 500',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: key },
    response: { status: 500, headers: json, body: '{"error":"INTERNAL_ERROR","message":"Unexpected server error."}' },
    verdicts: { confirmed: ['An unexpected error within NAT'] },
  },
  {
    rule: null,
    why: 'near miss: a 503 without a code says nothing about billing',
    request: { url: 'https://api.nat-testing.io/api/v1/usage', headers: key },
    response: { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>503 Service Temporarily Unavailable</h1>' },
  },
];
