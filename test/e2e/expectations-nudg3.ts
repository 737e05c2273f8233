import type { Expected, SeedCase } from './expectations';

// "Error Handling" of Nudg3.

const base = (status: string, code: string) =>
  ({
    row: { status, code, provider: 'Nudg3 API' },
    requestId: /^req_nudg3_\d{6}$/,
    url: 'api.nudg3.ai',
  }) satisfies Partial<Expected>;

const bruteForce = {
  warnings: [/10 failed attempts block.*1 hour.*longer/i],
  tables: ['10 failed authentication attempts | The IP address is blocked for 1 hour'],
};
const withKey = /Authorization: Bearer nudg3_/;
const backoff = { fixes: [/backoff/i], snippets: [/retr[\s\S]*429[\s\S]*await/i] };
const support = /support.*request_id.*response.*request|request_id.*support/i;

export const nudg3Cases: readonly SeedCase[] = [
  {
    id: 'nudg3-401-missing-key',
    expected: {
      ...base('401', 'missing_api_key'),
      ...bruteForce,
      title: /no API key/i,
      confirmed: [/Authorization header is missing :: .*no Authorization/i],
      ruledOut: [/another place/i],
      fixes: [/Authorization header/i],
      snippets: [withKey],
      said: /No API key provided/,
    },
  },
  {
    id: 'nudg3-401-invalid-key',
    expected: {
      ...base('401', 'invalid_api_key'),
      ...bruteForce,
      title: /API key/i,
      confirmed: [/does not start with nudg3_ :: .*Authorization.*nudg3_/i],
      ruledOut: [/without Bearer/i, /whitespace/i, /placeholder/i],
      fixes: [/starts with nudg3_/i],
      snippets: [withKey],
    },
  },
  {
    id: 'nudg3-401-unknown-key',
    expected: {
      ...base('401', 'invalid_api_key'),
      ...bruteForce,
      title: /API key/i,
      nothingConfirmed: true,
      possible: [/well formed/i, /10 failed.* :: .*\d of 10 failed/i],
      ruledOut: [/does not start with nudg3_/i, /without Bearer/i, /whitespace/i, /placeholder/i],
      fixes: [/starts with nudg3_/i],
    },
  },
  {
    id: 'nudg3-401-no-scheme',
    expected: {
      ...base('401', 'invalid_api_key'),
      ...bruteForce,
      title: /API key/i,
      confirmed: [/without Bearer.* :: .*without.*Bearer/i],
      ruledOut: [/whitespace/i, /placeholder/i],
      fixes: [/starts with nudg3_/i],
      snippets: [withKey],
    },
  },
  {
    id: 'nudg3-401-expired-key',
    expected: {
      ...base('401', 'expired_api_key'),
      ...bruteForce,
      title: /revoked/i,
      confirmed: [/revoked.* :: .*expired_api_key/i],
      fixes: [/generate a new key/i],
      said: /API key has been revoked/,
    },
  },
  {
    id: 'nudg3-403-scope',
    expected: {
      ...base('403', 'insufficient_scope'),
      title: /scope/i,
      confirmed: [/lacks the required scope/i],
      fixes: [/create a key with the required scopes/i],
    },
  },
  {
    id: 'nudg3-403-ip',
    expected: {
      ...base('403', 'ip_not_allowed'),
      title: /allowlist|IP/,
      confirmed: [/allowlist.* :: .*ip_not_allowed/i],
      fixes: [/IP allowlist/i, /VPN/],
    },
  },
  {
    id: 'nudg3-403-workspace',
    expected: {
      ...base('403', 'workspace_access_denied'),
      title: /workspace/i,
      possible: [/member/i],
      fixes: [/membership/i],
    },
  },
  {
    id: 'nudg3-422-validation',
    expected: {
      ...base('422', 'validation_error'),
      title: /fields?.*invalid/i,
      confirmed: [/range.* :: .*limit.*1000.*100/i],
      fixes: [/details\.errors/],
      said: /limit.*must be less than or equal to 100/,
    },
  },
  {
    id: 'nudg3-400-uuid',
    expected: {
      ...base('400', 'invalid_uuid'),
      title: /UUID/,
      confirmed: [/UUID.* :: .*7d0f2c86-4b1e-4c53/i],
      fixes: [/valid UUID/i],
    },
  },
  {
    id: 'nudg3-400-date-range',
    expected: {
      ...base('400', 'invalid_date_range'),
      title: /end date.*before.*start/i,
      confirmed: [/end_date is before start_date :: .*2026-03-01.*2026-03-31/i],
      fixes: [/order of the dates/i],
    },
  },
  {
    id: 'nudg3-400-missing-field',
    expected: {
      ...base('400', 'missing_required_field'),
      title: /required field.*missing/i,
      confirmed: [/required.* :: .*start_date/i],
      fixes: [/include every required parameter/i],
    },
  },
  {
    id: 'nudg3-422-missing-field',
    expected: {
      ...base('422', 'missing_required_field'),
      title: /required field.*missing/i,
      confirmed: [/required.* :: .*no.*text/i],
      ruledOut: [/malformed JSON :: .*valid JSON/i],
      fixes: [/include every required parameter/i],
    },
  },
  {
    id: 'nudg3-429-rate-limit',
    expected: {
      ...base('429', 'rate_limit_exceeded'),
      ...backoff,
      title: /too many requests/i,
      confirmed: [/too many requests/i, /poll.* :: .*times in the last/i],
      fixes: [/wait.*backoff/i],
    },
  },
  {
    id: 'nudg3-429-export-limit',
    expected: {
      ...base('429', 'export_limit_exceeded'),
      title: /exports/i,
      confirmed: [/exports.* :: .*export_limit_exceeded/i],
      fixes: [/wait 1 hour/i, /fewer exports/i],
      countdown: /(1 h|59 min).*documented/i,
    },
  },
  {
    id: 'nudg3-404-resource',
    expected: {
      ...base('404', 'resource_not_found'),
      title: /no such resource/i,
      possible: [/resource ID/i],
      fixes: [/resource ID is correct/i],
    },
  },
  {
    id: 'nudg3-404-workspace',
    expected: {
      ...base('404', 'workspace_not_found'),
      title: /no such workspace/i,
      possible: [/workspace_id/],
      fixes: [/workspace_id parameter/],
    },
  },
  {
    id: 'nudg3-500-internal',
    expected: {
      ...base('500', 'internal_error'),
      ...backoff,
      title: /internal/i,
      confirmed: [/server error.* :: .*internal_error/i],
      fixes: [/backoff/i, /contact support.*persistent/i, support],
    },
  },
  {
    id: 'nudg3-503-unavailable',
    expected: {
      ...base('503', 'service_unavailable'),
      ...backoff,
      title: /down|unavailable/i,
      confirmed: [/temporarily down.* :: .*service_unavailable/i],
      fixes: [/few minutes/i, support],
    },
  },
  {
    id: 'nudg3-503-export',
    expected: {
      ...base('503', 'export_service_error'),
      title: /export service/i,
      confirmed: [/export service.* :: .*export_service_error/i],
      fixes: [/retry the export later/i, support],
    },
  },
  {
    id: 'nudg3-brute-force',
    expected: {
      ...base('429', 'ip_blocked'),
      ...bruteForce,
      title: /blocked.*IP|IP.*blocked/i,
      confirmed: [/blocked for 1 hour, after 10 failed.* :: .*10 failed authentications/i],
      possible: [/progressive/i],
      fixes: [/wait.*1 hour/i],
      countdown: /Retry-After: 3600/,
      url: 'guarded.nudg3.ai',
      others: ['401 invalid_api_key'],
    },
  },
];
