import type { Example, RulePack } from '../../model';

/**
 * Calendly's API. Sources: https://developer.calendly.com (reference: title, message, details), https://developer.calendly.com/api-docs/overview/rate-limits.
 */

const TOKENS = 'https://calendly.com/integrations/api_webhooks';

export default {
  id: 'calendly',
  name: 'Calendly',
  kind: 'api',
  docs: 'https://developer.calendly.com/api-docs',
  statusPage: 'https://www.calendlystatus.com',
  support: { url: 'https://developer.calendly.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.calendly.com', 'auth.calendly.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CALENDLY_TOKEN' }],
  rules: [
    {
      id: 'unauthenticated',
      when: { status: 401 },
      title: 'Calendly did not accept the token',
      summary: 'The token is missing, wrong, has expired or was revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The access token has expired',
          confirmedBy: { any: [{ message: { contains: 'token expired' } }, { check: 'credential-expired' }] },
        },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token was revoked, or is a key of the old API (version 1)', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Make a personal access token, or refresh the OAuth token, and try it',
          snippets: [{ language: 'bash', code: "curl https://api.calendly.com/users/me -H 'Authorization: Bearer {{credential}}'" }],
          url: TOKENS,
        },
      ],
    },
    {
      id: 'slot-taken',
      when: { all: [{ status: [400, 409] }, { responseField: '/details/*/code', is: 'already_filled' }] },
      title: 'The chosen time has been booked by somebody else',
      summary: 'The slot was free when it was listed, and is not any more.',
      category: 'conflict',
      causes: [
        { text: 'Another invitee booked the time meanwhile', confirmedBy: { responseField: '/details/*/code', is: 'already_filled' } },
      ],
      fixes: [{ text: 'Fetch the available times again and let the invitee choose another' }],
    },
    {
      id: 'invalid-argument',
      when: { status: 400 },
      title: 'Calendly rejected a parameter',
      summary: 'A parameter is missing or not valid; details names each.',
      category: 'validation',
      causes: [
        {
          text: 'A required parameter is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseText: { contains: "can't be blank" } }] },
        },
        {
          text: 'An id was sent where the whole URI is wanted, as in user or organization',
          confirmedBy: {
            any: [
              { all: [{ query: 'user' }, { not: { query: 'user', is: { startsWith: 'https://api.calendly.com/' } } }] },
              { all: [{ query: 'organization' }, { not: { query: 'organization', is: { startsWith: 'https://api.calendly.com/' } } }] },
            ],
          },
        },
        {
          text: 'The time range lies in the past or is longer than a week, as available times allow',
          ruledOutBy: { not: { path: ['/event_type_available_times', '/user_busy_times'] } },
        },
      ],
      fixes: [
        { text: 'Send whole URIs, such as https://api.calendly.com/users/…: GET /users/me gives those of user and organization' },
        { text: 'Correct what details names', url: 'https://developer.calendly.com/api-docs' },
      ],
    },
    {
      id: 'permission-denied',
      when: { status: 403 },
      title: 'This user or plan may not do that in Calendly',
      summary: 'The token is good, but its user lacks the role, the app the scope, or the organization the plan.',
      category: 'permission',
      causes: [
        { text: 'The plan does not include the feature, such as webhooks', confirmedBy: { message: { contains: 'upgrade' } } },
        { text: 'The user is no owner or administrator of the organization' },
        { text: 'The object belongs to another user' },
        { text: 'The app or token lacks a scope', confirmedBy: { message: { contains: 'scope' } } },
      ],
      fixes: [
        {
          text: 'Use the token of an administrator, add the scope, or upgrade the organization’s plan',
          url: 'https://calendly.com/pricing',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Calendly finds no such object',
      summary: 'The UUID in the path names nothing that this user can see.',
      category: 'not-found',
      causes: [
        {
          text: 'The whole URI was put into the path in place of its last part',
          confirmedBy: { path: { contains: ['https:', 'https%3A'] } },
        },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The object was deleted or belongs to another organization' },
      ],
      fixes: [{ text: 'Use the last part of the object’s uri as id in the path' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many calls to Calendly',
      summary: 'Calls are limited per user and minute, by plan; X-RateLimit-Reset says when the limit begins anew.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls came in a minute than the plan allows' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait for the reset, keep answers, and use webhooks in place of polling',
          url: 'https://developer.calendly.com/api-docs/overview/rate-limits',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.calendly.com/scheduled_events';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Bearer EXAMPLE.not.real', Accept: 'application/json' };
const refused = (rule: string, why: string, status: number, title: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: { status, headers: json, body: JSON.stringify({ title, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthenticated', 'an expired token', 401, 'Unauthenticated', 'The access token expired', {
    verdicts: { confirmed: ['The access token has expired'], 'ruled-out': ['No token was sent'] },
  }),
  refused('slot-taken', 'somebody was faster', 400, 'Invalid Argument', 'The supplied parameters are invalid.', {
    response: {
      status: 400,
      headers: json,
      body: '{"title":"Invalid Argument","message":"The supplied parameters are invalid.","details":[{"parameter":"event.start_time","message":"That start time has been filled","code":"already_filled"}]}',
    },
    verdicts: { confirmed: ['Another invitee booked'] },
  }),
  refused('invalid-argument', 'an id in place of a URI', 400, 'Invalid Argument', 'The supplied parameters are invalid.', {
    request: { url: `${url}?user=ABCDEF`, headers: sent },
    verdicts: { confirmed: ['An id was sent where the whole URI'] },
  }),
  refused('permission-denied', 'a free plan', 403, 'Permission Denied', 'Please upgrade your Calendly account to Standard', {
    verdicts: { confirmed: ['The plan does not include'] },
  }),
  refused('not-found', 'a deleted event', 404, 'Resource Not Found', 'The server could not find the requested resource.'),
  refused('rate-limit', 'a loop', 429, 'Too Many Requests', 'Too many requests'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://booking.other.example/users/me' },
    response: { status: 401, headers: json, body: '{"title":"Unauthenticated","message":"The access token is invalid"}' },
  },
];
