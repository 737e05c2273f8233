import type { Expected, SeedCase } from './expectations';

// "Common API Errors" of NAT.

const provider = 'NAT API';

const unauthorized = {
  row: { status: '401', code: 'UNAUTHORIZED', provider },
  title: /API key/i,
  fixes: [/X-API-Key header.*every request/i, /starts? with nat_pk_/i, /Authorization: Bearer/i, /(generate|create|new).*dashboard/i],
  snippets: [/curl[\s\S]*\/api\/v1\/usage[\s\S]*X-API-Key: nat_pk_/, /curl/],
  warnings: [/source control.*environment variable.*secrets manager/i],
  said: /Missing or invalid API key/,
  url: 'api.nat-testing.io',
} satisfies Expected;

/** The header is there and looks right, so only NAT can know which of these it is. */
const unknowable = [/invalid/i, /expired|revoked/i, /tenant.*deleted/i, /truncated|cut/i];
const headerIsThere = [/header is missing :: .*X-API-Key was sent/i, /another place|Bearer/i];
const cleanKey = [/whitespace/i, /placeholder/i];

const rateTable = ['Plan | Requests/minute', 'Free | 30', 'Pro | 120', 'Team | 300', 'Enterprise | 1,000'];

export const natCases: readonly SeedCase[] = [
  {
    id: 'nat-401-missing-key',
    expected: {
      ...unauthorized,
      confirmed: [/X-API-Key header is missing :: .*no X-API-Key/i],
      ruledOut: [/another place.*Bearer.* :: .*no (other )?credential/i, /whitespace/i, /expired|revoked/i, /tenant.*deleted/i],
    },
  },
  {
    id: 'nat-401-bearer',
    expected: {
      ...unauthorized,
      confirmed: [/X-API-Key header is missing :: .*Authorization: Bearer instead/i, /Bearer.* :: .*Authorization: Bearer.*X-API-Key/i],
      ruledOut: [/whitespace/i, /tenant.*deleted/i],
    },
  },
  {
    id: 'nat-401-wrong-prefix',
    expected: {
      ...unauthorized,
      confirmed: [/does not start with nat_pk_.* :: .*X-API-Key.*nat_pk_/i],
      ruledOut: [...headerIsThere, ...cleanKey],
    },
  },
  {
    id: 'nat-401-whitespace',
    expected: {
      ...unauthorized,
      confirmed: [/whitespace.* :: .*X-API-Key.*white ?space/i],
      ruledOut: [...headerIsThere, /placeholder/i, /does not start with nat_pk_/i],
    },
  },
  {
    id: 'nat-401-quoted',
    expected: { ...unauthorized, confirmed: [/quotes.* :: .*X-API-Key.*quotes/i], ruledOut: [...headerIsThere, /placeholder/i] },
  },
  { id: 'nat-401-truncated', expected: { ...unauthorized, nothingConfirmed: true, possible: unknowable, ruledOut: headerIsThere } },
  {
    id: 'nat-401-placeholder',
    expected: {
      ...unauthorized,
      confirmed: [/placeholder.* :: .*your_api_key_here/i],
      ruledOut: [...headerIsThere, /whitespace/i],
    },
  },
  {
    id: 'nat-401-invalid',
    expected: { ...unauthorized, nothingConfirmed: true, possible: unknowable, ruledOut: [...headerIsThere, ...cleanKey] },
  },
  {
    id: 'nat-401-expired',
    expected: { ...unauthorized, nothingConfirmed: true, possible: unknowable, ruledOut: [...headerIsThere, ...cleanKey] },
  },
  {
    id: 'nat-401-deleted-tenant',
    expected: { ...unauthorized, nothingConfirmed: true, possible: unknowable, ruledOut: [...headerIsThere, ...cleanKey] },
  },
  {
    id: 'nat-402-quota',
    expected: {
      row: { status: '402', code: 'QUOTA_EXCEEDED', provider },
      title: /quota/i,
      confirmed: [/monthly.*functional.*security.*quota|monthly quota/i],
      possible: [/Free plan.*50|50.*Free plan/i],
      fixes: [/wait/i, /quota_reset_date/, /upgrade.*at once|upgrade.*immediate/i, /Settings → Billing → Upgrade Plan/, /in flight/i],
      snippets: [
        /curl[\s\S]*\/api\/v1\/usage[\s\S]*X-API-Key/,
        /\/api\/v1\/billing\/checkout[\s\S]*"plan": ?"pro"[\s\S]*success_url[\s\S]*cancel_url/,
      ],
      countdown: /quota_reset_date/,
      said: /Monthly scan quota exhausted/,
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-429-rate-limited',
    expected: {
      row: { status: '429', code: 'RATE_LIMITED', provider },
      title: /too many requests/i,
      confirmed: [/rate limit.* :: .*31 requests.*limit is 30/i, /poll.* :: .*31 times/i],
      fixes: [/Retry-After/, /5–10 seconds/, /higher rate limit/i],
      snippets: [/import time[\s\S]*requests[\s\S]*Retry-After[\s\S]*completed[\s\S]*time\.sleep/],
      tables: rateTable,
      countdown: /Retry-After: \d+/,
      said: /Rate limit exceeded\. Retry after \d+ seconds/,
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-503-stripe',
    expected: {
      row: { status: '503', code: 'STRIPE_NOT_CONFIGURED', provider },
      title: /billing/i,
      confirmed: [
        /Stripe.*variables.*not set.* :: .*STRIPE_NOT_CONFIGURED/i,
        /\/api\/v1\/billing\/\*.* :: .*\/api\/v1\/billing\/checkout/i,
      ],
      fixes: [/Stripe variables.*server/i, /Self-Hosted Setup/i, /NAT Cloud/i],
      snippets: [
        /STRIPE_SECRET_KEY=sk_live_[\s\S]*STRIPE_WEBHOOK_SECRET=whsec_[\s\S]*STRIPE_PRICE_ID_PRO=price_[\s\S]*STRIPE_PRICE_ID_TEAM=price_/,
      ],
      said: /Billing is not configured/,
      url: 'nat.internal.example',
    },
  },
  {
    id: 'nat-400-malformed-json',
    expected: {
      row: { status: '400', code: 'INVALID_REQUEST', provider },
      title: /request|body/i,
      confirmed: [/malformed JSON :: .*line 3, column 1.*trailing comma/i],
      fixes: [/request body/i],
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-400-missing-field',
    expected: {
      row: { status: '400', code: 'INVALID_REQUEST', provider },
      title: /request|body/i,
      confirmed: [/required field.*missing :: .*no target_url/i],
      ruledOut: [/malformed JSON :: .*valid JSON/i, /not announced as JSON|Content-Type/i],
      fixes: [/request body/i],
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-403-feature',
    expected: {
      row: { status: '403', code: 'FEATURE_NOT_AVAILABLE', provider },
      title: /plan|feature/i,
      confirmed: [/plan.*security scans.* :: .*FEATURE_NOT_AVAILABLE/i],
      fixes: [/upgrade/i],
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-404-scan',
    expected: {
      row: { status: '404', code: 'NOT_FOUND', provider },
      title: /scan/i,
      possible: [/scan ID does not exist/i, /another tenant/i],
      fixes: [/scan ID/i, /tenant/i],
      url: 'api.nat-testing.io',
    },
  },
  {
    id: 'nat-500-internal',
    expected: {
      row: { status: '500', code: 'INTERNAL_ERROR', provider },
      title: /internal/i,
      confirmed: [/unexpected error.* :: .*INTERNAL_ERROR/i],
      fixes: [/again.*(short|delay)/i, /support/i],
      url: 'api.nat-testing.io',
    },
  },
];
