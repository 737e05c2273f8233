import type { Expected, SeedCase } from './expectations';

// The general guide, "API Error Codes": no provider, its codes are recognised on any host.

const base = (status: string, code: string) =>
  ({ row: { status, code, provider: '' }, url: 'api.guide.example' }) satisfies Partial<Expected>;

export const guideCases: readonly SeedCase[] = [
  {
    id: 'guide-400-missing-parameter',
    expected: {
      ...base('400', 'INVALID_REQUEST'),
      title: /not valid|invalid/i,
      confirmed: [/required parameter is missing :: .*no user_id/i],
      possible: [/wrong type or format/i, /framing|routing/i],
      ruledOut: [/malformed :: .*valid JSON/i],
      fixes: [/payload.*required.*format/i],
      said: /Missing required 'user_id' parameter/,
    },
  },
  {
    id: 'guide-400-malformed-json',
    expected: {
      ...base('400', 'INVALID_REQUEST'),
      title: /not valid|invalid/i,
      confirmed: [/malformed :: .*line 1, column 29/i],
      fixes: [/payload/i, /valid JSON/i],
    },
  },
  {
    id: 'guide-401-missing',
    expected: {
      ...base('401', 'UNAUTHENTICATED'),
      title: /who is calling|authenticat/i,
      confirmed: [/No API key or token was sent :: .*no Authorization/i],
      ruledOut: [/expired/i, /invalid/i],
      fixes: [/API key or token.*headers/i, /OAuth.*scope/i],
    },
  },
  {
    id: 'guide-401-expired',
    expected: {
      ...base('401', 'UNAUTHENTICATED'),
      title: /who is calling|authenticat/i,
      confirmed: [/token has expired :: .*expired \d+ days.*2024-01-01T01:00:00Z/i],
      ruledOut: [/No API key or token was sent/i],
      fixes: [/API key or token.*headers/i, /OAuth.*scope/i],
    },
  },
  {
    id: 'guide-403-read-only',
    expected: {
      ...base('403', 'PERMISSION_DENIED'),
      title: /permitted|permission/i,
      possible: [/only read.*writes/i, /lacks the permission/i],
      fixes: [/permissions/i, /account settings.*administrator/i],
    },
  },
  {
    id: 'guide-404-resource',
    expected: {
      ...base('404', 'RESOURCE_NOT_FOUND'),
      title: /resource/i,
      possible: [/typo/i, /ID/],
      fixes: [/typos/i, /exists/i],
    },
  },
  {
    id: 'guide-429-rate-limit',
    expected: {
      ...base('429', 'RATE_LIMIT_EXCEEDED'),
      title: /rate/i,
      confirmed: [/time window.* :: .*RATE_LIMIT_EXCEEDED/i],
      fixes: [/Retry-After/, /back off/i, /guide to rate limiting/i],
      countdown: /Retry-After: \d+/,
    },
  },
  {
    id: 'guide-500-internal',
    expected: {
      ...base('500', 'INTERNAL_SERVER_ERROR'),
      title: /unexpected/i,
      possible: [/bug/i, /overload/i],
      fixes: [/again/i, /support/i],
    },
  },
  {
    id: 'guide-503-unavailable',
    expected: {
      ...base('503', 'SERVICE_UNAVAILABLE'),
      title: /unavailable/i,
      possible: [/maintenance/i, /load/i],
      fixes: [/later/i, /status page/i],
    },
  },
  {
    id: 'guide-422-balance',
    expected: {
      ...base('422', 'INSUFFICIENT_BALANCE'),
      title: /balance/i,
      confirmed: [/requires more.* :: .*(100\.00|required)/i],
      fixes: [/balance/i, /custom codes.*documentation/i],
      said: /Your account balance is insufficient/,
    },
  },
];
