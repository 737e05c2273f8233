import type { Example, RulePack } from '../../model';

/** DigitalOcean's API v2. Source: https://docs.digitalocean.com/reference/api/ (introduction: responses, rate limit). */

const DOCS = 'https://docs.digitalocean.com/reference/api/';

export default {
  id: 'digitalocean',
  name: 'DigitalOcean',
  kind: 'api',
  docs: DOCS,
  statusPage: 'https://status.digitalocean.com',
  support: { url: 'https://cloudsupport.digitalocean.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.digitalocean.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_DIGITALOCEAN_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_DIGITALOCEAN_TOKEN' },
  ],
  secrets: {
    keys: [
      { kind: 'DigitalOcean token', prefix: 'dop_v1_', alphabet: 'hex', minLength: 32 },
      { kind: 'DigitalOcean OAuth token', prefix: 'doo_v1_', alphabet: 'hex', minLength: 32 },
      { kind: 'DigitalOcean refresh token', prefix: 'dor_v1_', alphabet: 'hex', minLength: 32 },
    ],
  },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'DigitalOcean did not accept the token',
      summary: 'The token is missing, has expired, or was revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired or was deleted', ruledOutBy: { check: 'credential-missing' } },
        { text: 'A Spaces key was sent: it serves object storage only', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Generate a new token and try it',
          snippets: [{ language: 'bash', code: "curl https://api.digitalocean.com/v2/account -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://cloud.digitalocean.com/account/api/tokens',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token may not do this',
      summary: 'The token is valid, but lacks the scope, or the account may not use the resource.',
      category: 'permission',
      causes: [
        { text: 'The token was made without the scope for this action (read only, or custom scopes)' },
        { text: 'The user’s role in the team does not allow it' },
        {
          text: 'The account is locked or awaits a payment method',
          confirmedBy: { message: { contains: ['locked', 'payment', 'billing'] } },
        },
      ],
      fixes: [{ text: 'Generate a token with the scope', url: 'https://cloud.digitalocean.com/account/api/tokens' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'DigitalOcean finds no such resource',
      summary: 'The id names nothing in the team of this token, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The resource was deleted, or belongs to another team' },
        { text: 'The path is misspelt, or lacks /v2' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'List the resources of the team, and compare the id' }],
    },
    {
      id: 'unprocessable',
      when: { status: [400, 422] },
      title: 'DigitalOcean rejected a value',
      summary: 'A field is missing or not allowed: a name, size, image, region or SSH key; the message names it.',
      category: 'validation',
      causes: [
        { text: 'The name has characters that a hostname may not have', confirmedBy: { message: { contains: 'hostname characters' } } },
        {
          text: 'Size, image or region does not exist or is not offered together',
          confirmedBy: { message: { contains: ['not available', 'invalid size', 'invalid image', 'invalid region'] } },
        },
        {
          text: 'A limit of the account is reached, such as the number of Droplets',
          confirmedBy: { message: { contains: ['exceed your', 'droplet limit'] } },
        },
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
      ],
      fixes: [
        { text: 'Rename it with letters, digits, dots and hyphens only, where the name is at fault' },
        {
          text: 'Take size, image and region from the lists of the API',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://api.digitalocean.com/v2/sizes?per_page=200' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Ask support to raise a limit', url: 'https://cloudsupport.digitalocean.com' },
      ],
    },
    {
      id: 'conflict',
      when: { status: [409, 412, 423] },
      title: 'The resource is busy or in use',
      summary: 'Another action runs on the resource, or something depends on it.',
      category: 'conflict',
      causes: [
        { text: 'An event is pending on the resource', confirmedBy: { message: { contains: ['pending', 'in progress', 'locked'] } } },
        { text: 'The resource exists already, or is attached to another' },
      ],
      fixes: [{ text: 'Wait until the action is completed (/v2/actions/ID), then try again' }],
    },
    {
      id: 'too-many-requests',
      when: { status: 429 },
      title: 'DigitalOcean is asked too often',
      summary: 'A token has 5,000 requests per hour, and 250 per minute; the header that is sent says when to come back.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 250 requests in a minute (burst)',
          confirmedBy: { check: 'too-many-requests', with: { limit: 250, withinSeconds: 60 } },
        },
        { text: 'The hour’s 5,000 requests are used up', confirmedBy: { responseHeader: 'RateLimit-Remaining', is: '0' } },
        { text: 'An action is polled in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; without it until RateLimit-Reset' },
        { text: 'Ask for pages of 200 (per_page=200), and poll actions every few seconds' },
      ],
      tables: [
        {
          title: 'Limits per token',
          columns: ['Period', 'Requests'],
          rows: [
            ['Hour', '5,000'],
            ['Minute', '250'],
          ],
        },
      ],
      links: [{ text: 'Rate limit', url: `${DOCS}#rate-limit` }],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'DigitalOcean failed',
      summary: 'The failure is on DigitalOcean’s side.',
      category: 'server',
      causes: [{ text: 'A fault or outage at DigitalOcean' }],
      fixes: [
        { text: 'Look whether the resource was made before creating it again' },
        { text: 'Try again with growing waits; look at the status page', url: 'https://status.digitalocean.com' },
      ],
      warnings: ['A Droplet may have been created, and billed, although the answer is an error.'],
    },
  ],
} satisfies RulePack;

const url = 'https://api.digitalocean.com/v2/droplets';
const bearer = { Authorization: 'Bearer dop_v1_FAKE_not_real', 'Content-Type': 'application/json' };
const json = { 'Content-Type': 'application/json', 'X-Request-Id': '8888-0001' };

const refused = (rule: string, why: string, status: number, id: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: '{"name":"a b","size":"s-1vcpu-1gb"}' },
  response: { status, headers: json, body: JSON.stringify({ id, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'an expired token', 401, 'Unauthorized', 'Unable to authenticate you', {
    verdicts: { possible: ['The token has expired'], 'ruled-out': ['No token'] },
  }),
  refused('forbidden', 'a read-only token', 403, 'Forbidden', 'You are not authorized to perform this operation'),
  refused('not-found', 'a deleted Droplet', 404, 'not_found', 'The resource you were accessing could not be found.'),
  refused(
    'unprocessable',
    'a space in the name',
    422,
    'unprocessable_entity',
    'Name Only valid hostname characters are allowed. (a-z, A-Z, 0-9, . and -)',
    {
      verdicts: { confirmed: ['The name has characters'] },
    },
  ),
  refused('conflict', 'a pending event', 409, 'conflict', 'Droplet already has a pending event.', {
    verdicts: { confirmed: ['An event is pending'] },
  }),
  refused('too-many-requests', 'an hour’s requests', 429, 'too_many_requests', 'API rate limit exceeded.', {
    response: {
      status: 429,
      headers: { ...json, 'RateLimit-Remaining': '0' },
      body: '{"id":"too_many_requests","message":"API rate limit exceeded."}',
    },
    verdicts: { confirmed: ['The hour’s 5,000'] },
  }),
  refused('server-error', 'a fault', 500, 'server_error', 'Unexpected server-side error'),
  {
    rule: null,
    why: 'near miss: another cloud with the same form',
    request: { url: 'https://api.other.example/v2/droplets' },
    response: { status: 422, headers: { 'Content-Type': 'application/json' }, body: '{"id":"unprocessable_entity","message":"x"}' },
  },
];
