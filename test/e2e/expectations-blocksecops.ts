import type { Expected, SeedCase } from './expectations';

// "API Errors" of BlockSecOps.

const base = (status: string, code: string) =>
  ({
    row: { status, code, provider: 'BlockSecOps API' },
    requestId: /^req_abc\d{6}$/,
    url: 'api.blocksecops.com',
  }) satisfies Partial<Expected>;

const support = /support.*redacted.*response.*headers.*request ID.*timestamp.*steps to reproduce/i;

const unauthorized = {
  ...base('401', 'UNAUTHORIZED'),
  title: /API key/i,
  fixes: [/format of the header.*Bearer/i, /Settings → API Keys.*expired.*new key/i, /test the key/i],
  snippets: [
    /curl[\s\S]*Authorization: Bearer YOUR_API_KEY[\s\S]*wrong/i,
    /curl -X GET[\s\S]*\/api\/v1\/me/,
    /curl -I[\s\S]*\/api\/v1\/me/,
  ],
} satisfies Expected;

const forbidden = {
  ...base('403', 'FORBIDDEN'),
  title: /permission/i,
  fixes: [/scopes.*Settings → API Keys.*new key/i, /X-Organization-ID/, /plan/i],
  snippets: [/X-Organization-ID: org_xyz/],
} satisfies Expected;

const invalid = {
  ...base('400', 'INVALID_REQUEST'),
  title: /request/i,
  fixes: [/contract_id/, /JSON/, /FormData|-F|Content-Type/i, /single quotes.*double quote/i, /encode/i, /curl -v/],
  snippets: [
    /"contract_id": ?"abc123"/,
    /jq \./,
    /Content-Type: application\/json/,
    /-F "?file=@/,
    /q=test%20value/,
    /curl -v -X POST[\s\S]*\/api\/v1\/scans/,
  ],
} satisfies Expected;

const tooLarge = {
  title: /50 ?MB|too large/i,
  confirmed: [/larger than 50 ?MB.* :: .*5[0-9.]+ MB.*50 ?MB/i],
  fixes: [/reduce/i, /leave out|exclude/i, /Enterprise/],
} satisfies Partial<Expected>;

const transient = [/retry|wait/i, /exponential/i, /status page/i, support];

export const blocksecopsCases: readonly SeedCase[] = [
  {
    id: 'blocksecops-401-missing',
    expected: {
      ...unauthorized,
      confirmed: [/Authorization header is missing :: .*no Authorization/i],
      ruledOut: [/invalid/i, /expired/i, /revoked/i, /Bearer is missing/i],
    },
  },
  {
    id: 'blocksecops-401-no-bearer',
    expected: {
      ...unauthorized,
      confirmed: [/Bearer is missing.* :: .*without.*Bearer/i],
      possible: [/invalid/i, /expired/i, /revoked/i],
      ruledOut: [/Authorization header is missing/i, /whitespace/i],
    },
  },
  {
    id: 'blocksecops-401-invalid',
    expected: {
      ...unauthorized,
      nothingConfirmed: true,
      possible: [/invalid/i, /expired/i, /revoked/i],
      ruledOut: [/Authorization header is missing/i, /Bearer is missing/i, /whitespace/i],
    },
  },
  {
    id: 'blocksecops-401-revoked',
    expected: {
      ...unauthorized,
      nothingConfirmed: true,
      possible: [/invalid/i, /expired/i, /revoked/i],
      ruledOut: [/Authorization header is missing/i, /Bearer is missing/i],
    },
  },
  {
    id: 'blocksecops-403-permission',
    expected: { ...forbidden, possible: [/lacks the permission/i, /different organization/i, /plan/i] },
  },
  {
    id: 'blocksecops-403-organization',
    expected: {
      ...forbidden,
      possible: [/lacks the permission/i, /different organization.*named in X-Organization-ID/i],
      ruledOut: [/names none.* :: .*X-Organization-ID was sent/i],
    },
  },
  {
    id: 'blocksecops-403-plan',
    expected: {
      ...forbidden,
      possible: [/plan/i],
      ruledOut: [/named in X-Organization-ID.* :: .*no X-Organization-ID/i],
    },
  },
  {
    id: 'blocksecops-400-missing-field',
    expected: {
      ...invalid,
      confirmed: [/required parameter is missing :: .*no contract_id.*preset/i],
      ruledOut: [/malformed JSON :: .*valid JSON/i, /encoded :: /i, /Content-Type does not fit/i],
    },
  },
  {
    id: 'blocksecops-400-malformed-json',
    expected: { ...invalid, confirmed: [/malformed JSON :: .*line 1, column 2/i], ruledOut: [/encoded :: /i] },
  },
  {
    id: 'blocksecops-400-content-type',
    expected: {
      ...invalid,
      confirmed: [/Content-Type does not fit.* :: .*text\/plain.*JSON/i],
      ruledOut: [/malformed JSON :: .*valid JSON/i],
    },
  },
  {
    id: 'blocksecops-400-boundary',
    expected: { ...invalid, confirmed: [/boundary is missing :: .*multipart\/form-data without a boundary/i] },
  },
  {
    id: 'blocksecops-400-encoding',
    expected: { ...invalid, confirmed: [/percent-encoded :: .*%/i], ruledOut: [/malformed JSON :: .*No body/i] },
  },
  {
    id: 'blocksecops-404-scan',
    expected: {
      ...base('404', 'NOT_FOUND'),
      title: /no such resource|not found/i,
      possible: [/ID is invalid/i, /deleted/i, /different organization/i],
      fixes: [/list the resources.*correct ID/i, /X-Organization-ID/],
      snippets: [/curl[\s\S]*\/api\/v1\/scans/],
    },
  },
  {
    id: 'blocksecops-429-rate-limited',
    expected: {
      ...base('429', 'RATE_LIMITED'),
      title: /rate limit/i,
      confirmed: [/limit.* :: .*0 of 1000/i],
      fixes: [/Retry-After/, /back off/i, /cache.*batch.*webhooks/i],
      snippets: [/sleep/, /import time[\s\S]*Retry-After[\s\S]*2 ?\*\* ?attempt/],
      countdown: /Retry-After: \d+/,
    },
  },
  {
    id: 'blocksecops-413-file',
    // Chromium does not keep the answer to so large an upload: only its status and headers are there.
    expected: { ...base('413', ''), ...tooLarge },
    firefox: { ...base('413', 'FILE_TOO_LARGE'), ...tooLarge, said: /File exceeds 50MB limit/ },
  },
  {
    id: 'blocksecops-415-file',
    expected: {
      ...base('415', 'INVALID_FILE_TYPE'),
      title: /type of file|file type/i,
      confirmed: [/\.sol, \.vy, \.rs, \.zip or \.tar\.gz :: .*Vault\.pdf/i],
      fixes: [/\.sol.*\.vy.*\.rs.*\.zip.*\.tar\.gz/],
      tables: ['.sol | Solidity', '.tar.gz | Archive'],
    },
  },
  {
    id: 'blocksecops-409-running',
    expected: {
      ...base('409', 'SCAN_IN_PROGRESS'),
      title: /already running/i,
      confirmed: [/not finished|started before/i, /started twice.* :: .*same request/i],
      fixes: [/wait.*complete/i, /cancel/i, /status.*first/i],
    },
  },
  {
    id: 'blocksecops-429-concurrent',
    expected: {
      ...base('429', 'CONCURRENT_LIMIT'),
      title: /same time|concurrent/i,
      confirmed: [/maximum of concurrent scans.* :: .*CONCURRENT_LIMIT/i],
      fixes: [/wait for scans/i, /upgrade.*plan/i],
    },
  },
  {
    id: 'blocksecops-500-internal',
    expected: {
      ...base('500', 'INTERNAL_ERROR'),
      title: /internal/i,
      confirmed: [/unexpected error.* :: .*INTERNAL_ERROR/i],
      fixes: [...transient, /curl -v/],
    },
  },
  {
    id: 'blocksecops-503-unavailable',
    expected: {
      ...base('503', 'SERVICE_UNAVAILABLE'),
      title: /unavailable/i,
      possible: [/maintenance/i, /load/i, /outage/i],
      fixes: transient,
    },
  },
];
