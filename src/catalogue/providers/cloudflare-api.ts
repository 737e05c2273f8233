import type { Example, RulePack } from '../../model';

/**
 * Cloudflare’s own API (not sites behind Cloudflare). Sources: https://developers.cloudflare.com/fundamentals/api/troubleshooting/,
 * https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export default {
  id: 'cloudflare-api',
  name: 'Cloudflare API',
  kind: 'api',
  docs: 'https://developers.cloudflare.com/fundamentals/api/troubleshooting/',
  statusPage: 'https://www.cloudflarestatus.com',
  support: { url: 'https://dash.cloudflare.com/?to=/:account/support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.cloudflare.com'] },
  envelope: { requestId: ['header:cf-ray'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CLOUDFLARE_TOKEN' },
    { in: 'header', name: 'X-Auth-Key', placeholder: 'YOUR_GLOBAL_API_KEY' },
    { in: 'header', name: 'X-Auth-User-Service-Key', placeholder: 'YOUR_ORIGIN_CA_KEY' },
  ],
  retry: {
    constants: [{ name: 'cloudflare-api', when: { all: [{ status: 429 }, { not: { path: { contains: '/ai/' } } }] }, waitSeconds: 300 }],
  },
  rules: [
    {
      id: 'authentication-error',
      when: { code: '10000' },
      title: 'The token is not valid for this zone or account',
      summary: 'Cloudflare read the credential, but it does not reach what the path names: permission or resource is missing.',
      category: 'permission',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The token lacks the permission for this endpoint, such as DNS Edit' },
        { text: 'The token’s resources do not include this zone or account' },
        { text: 'The token has expired, was rolled or deleted, or may not be used from this address' },
      ],
      fixes: [
        {
          text: 'See whether the token itself is active',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.cloudflare.com/client/v4/user/tokens/verify -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        {
          text: 'Edit the token: add the permission that the endpoint needs, and the zone or account under its resources',
          url: 'https://dash.cloudflare.com/profile/api-tokens',
        },
      ],
      links: [{ text: 'Permissions', url: 'https://developers.cloudflare.com/fundamentals/api/reference/permissions/' }],
    },
    {
      id: 'token-restricted',
      when: { all: [{ code: '9109' }, { message: { contains: ['Unauthorized to access', 'from location'] } }] },
      title: 'The token is valid, but does not reach this',
      summary: 'Cloudflare knows the token; it lacks a permission or resource, or may not be used from this address.',
      category: 'permission',
      causes: [
        {
          text: 'The token may be used only from certain IP addresses, and this call came from another',
          when: { message: { contains: 'from location' } },
        },
        { text: 'The token lacks the permission for this endpoint', ruledOutBy: { message: { contains: 'from location' } } },
        { text: 'The token’s resources do not include this zone or account', ruledOutBy: { message: { contains: 'from location' } } },
      ],
      fixes: [
        {
          text: 'Edit the token: its permissions, zone and account resources, and the filter of client IP addresses',
          url: 'https://dash.cloudflare.com/profile/api-tokens',
        },
      ],
      links: [{ text: 'Permissions', url: 'https://developers.cloudflare.com/fundamentals/api/reference/permissions/' }],
    },
    {
      id: 'unknown-credential',
      when: {
        any: [
          { code: ['9103', '9106', '9107'] },
          { all: [{ code: '9109' }, { not: { message: { contains: ['Unauthorized to access', 'from location'] } } }] },
        ],
      },
      title: 'Cloudflare does not know this token or key',
      summary: 'The credential is missing, or is none that Cloudflare knows.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token is mistyped, was rolled or deleted, or has expired',
          confirmedBy: { all: [{ code: '9109' }, { message: { contains: 'Invalid access token' } }] },
          ruledOutBy: { code: ['9103', '9106', '9107'] },
        },
        { text: 'Global key or e-mail address is wrong, or the two do not belong together', confirmedBy: { code: '9103' } },
        {
          text: 'X-Auth-Email is missing beside the global key',
          confirmedBy: { all: [{ requestHeader: 'X-Auth-Key' }, { not: { requestHeader: 'X-Auth-Email' } }] },
        },
        {
          text: 'The global key is sent as a Bearer token: it belongs in X-Auth-Key, beside X-Auth-Email',
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
      ],
      fixes: [
        {
          text: 'Create a token and try it',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.cloudflare.com/client/v4/user/tokens/verify -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://dash.cloudflare.com/profile/api-tokens',
        },
      ],
    },
    {
      id: 'invalid-headers',
      when: { code: ['6003', '6111', '6103', '6102', '6100'] },
      title: 'The headers of the credential are malformed',
      summary: 'Cloudflare cannot read the credential as it was written; error_chain says which header.',
      category: 'auth',
      causes: [
        {
          text: 'The Authorization header is malformed',
          confirmedBy: { any: [{ code: '6111' }, { responseField: '/errors/*/error_chain/*/code', is: '6111' }] },
        },
        {
          text: 'X-Auth-Key has not the form of a global API key',
          confirmedBy: { any: [{ code: '6103' }, { responseField: '/errors/*/error_chain/*/code', is: '6103' }] },
        },
        {
          text: 'X-Auth-Email is not an e-mail address',
          confirmedBy: { any: [{ code: '6102' }, { responseField: '/errors/*/error_chain/*/code', is: '6102' }] },
        },
        {
          text: 'An API token is sent in X-Auth-Key: it belongs behind Authorization: Bearer',
          ruledOutBy: { not: { requestHeader: 'X-Auth-Key' } },
        },
        { text: 'The value carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
      ],
      fixes: [
        {
          text: 'Send a token alone, without X-Auth-Email and X-Auth-Key',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.cloudflare.com/client/v4/user/tokens/verify'}} -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://dash.cloudflare.com/profile/api-tokens',
        },
      ],
    },
    {
      id: 'no-route',
      when: { code: ['7000', '7001', '7003'] },
      title: 'Cloudflare has no such path, id or method',
      summary: 'No endpoint fits the URL, or an identifier in it has not the form of one.',
      category: 'not-found',
      causes: [
        {
          text: 'The zone’s or account’s id is malformed: 32 hexadecimal digits are wanted, not a domain',
          confirmedBy: { all: [{ code: '7003' }, { path: { glob: '/client/v4/zones/*.*' } }] },
          ruledOutBy: { code: '7001' },
        },
        { text: 'The path is misspelt or lacks a part', ruledOutBy: { code: '7001' } },
        { text: 'The endpoint does not take this method', confirmedBy: { code: '7001' } },
        { text: 'A placeholder or an empty variable stands in the URL', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Copy zone and account id from the overview of the zone in the dashboard' },
        { text: 'Compare path and method with the reference', url: 'https://developers.cloudflare.com/api/' },
      ],
    },
    {
      id: 'dns-record-exists',
      when: { code: ['81053', '81054', '81056', '81057', '81058', '81062'] },
      title: 'This DNS record exists, or clashes with another',
      summary: 'A record of this name is there already, and both cannot stand beside each other.',
      category: 'conflict',
      causes: [
        { text: 'The very same record exists already', confirmedBy: { code: ['81057', '81058'] } },
        { text: 'A CNAME stands beside an A, AAAA or CNAME record of the same name', confirmedBy: { code: ['81053', '81054'] } },
      ],
      fixes: [{ text: 'List the records of the name, then update (PATCH) or delete the one that is there' }],
      links: [{ text: 'DNS records', url: 'https://developers.cloudflare.com/dns/manage-dns-records/' }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ all: [{ status: 429 }, { not: { path: { contains: '/ai/' } } }] }, { code: '971' }] },
      title: 'Too many requests to Cloudflare’s API',
      summary: 'A user has 1,200 requests in five minutes, over all tokens, keys and the dashboard together; some endpoints allow fewer.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The user made more than 1,200 requests within five minutes',
          confirmedBy: { check: 'too-many-requests', with: { limit: 1200, withinSeconds: 300 } },
        },
        { text: 'Other scripts and the dashboard use the same user’s limit' },
        { text: 'More than 200 requests per second came from one address' },
        { text: 'The endpoint has a lower limit of its own' },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; without one, five minutes, then retry more slowly' },
        { text: 'Batch changes (DNS records, purges take many at once) and cache what is read often' },
      ],
      tables: [
        {
          title: 'Limits',
          columns: ['Scope', 'Requests'],
          rows: [
            ['User or account token', '1,200 in 5 minutes'],
            ['IP address', '200 per second'],
            ['GraphQL', 'by cost, at most 320 in 5 minutes'],
          ],
        },
      ],
      links: [{ text: 'Limits', url: 'https://developers.cloudflare.com/fundamentals/api/reference/limits/' }],
    },
    {
      id: 'workers-ai',
      when: { all: [{ status: 429 }, { path: { contains: '/ai/' } }] },
      title: 'Workers AI does not take more requests now',
      summary:
        'Models have limits per minute, free accounts a daily allocation, and capacity may be short: apart from the API’s own limit.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The account’s free allocation of the day is used up',
          confirmedBy: { any: [{ code: '3036' }, { message: { contains: 'daily free allocation' } }] },
        },
        { text: 'The model has no capacity at the moment', confirmedBy: { code: '3040' }, ruledOutBy: { code: '3036' } },
        { text: 'Requests come faster than the limit of the model or task', ruledOutBy: { code: ['3036', '3040'] } },
      ],
      fixes: [
        { text: 'For a used-up allocation, upgrade to Workers Paid or wait for the next day, 00:00 UTC' },
        { text: 'Otherwise retry after some seconds with growing pauses, or use another model' },
      ],
      links: [
        { text: 'Errors', url: 'https://developers.cloudflare.com/workers-ai/platform/errors/' },
        { text: 'Limits', url: 'https://developers.cloudflare.com/workers-ai/platform/limits/' },
      ],
    },
    {
      id: 'validation',
      when: { code: ['1004', '9000', '9002', '9005', '9006', '9007', '9009', '9207'] },
      title: 'Cloudflare rejected the record or body',
      summary: 'A field has a value that is not allowed; the message or error_chain names it.',
      category: 'validation',
      causes: [
        { text: 'Content, name or type of the DNS record is not valid', ruledOutBy: { not: { path: { contains: '/dns_records' } } } },
        {
          text: 'The body is not JSON, or its Content-Type is missing',
          confirmedBy: { any: [{ check: 'json-malformed' }, { check: 'content-type-missing' }] },
        },
      ],
      fixes: [
        { text: 'Read error_chain for the field, and compare the body with the reference', url: 'https://developers.cloudflare.com/api/' },
      ],
    },
    {
      id: 'zone',
      when: { all: [{ code: ['1001', '1003', '1061', '1049'] }, { path: { contains: '/zones' } }] },
      title: 'The zone cannot be added or found',
      summary: 'The domain exists as a zone already, is no registered domain, or the id is wrong.',
      category: 'conflict',
      causes: [
        { text: 'The domain is a zone already, in this or another account', confirmedBy: { code: '1061' } },
        { text: 'The name is not a registered domain, or is a subdomain', ruledOutBy: { code: ['1061', '1001', '1003'] } },
        { text: 'The zone’s id is not valid', confirmedBy: { code: ['1001', '1003'] } },
      ],
      fixes: [{ text: 'Search the account for the zone; remove it from the other account before adding it here' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.cloudflare.com/client/v4/zones/0EXAMPLEzone/dns_records';
const token = { Authorization: 'Bearer EXAMPLE_cf_token_not_real' };
const served = { 'Content-Type': 'application/json', Server: 'cloudflare', 'CF-RAY': '92aEXAMPLE41-AMS' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: number,
  message: string,
  verdicts?: Example['verdicts'],
  chain?: object[],
): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status,
    headers: served,
    body: JSON.stringify({
      success: false,
      errors: [{ code, message, ...(chain ? { error_chain: chain } : {}) }],
      messages: [],
      result: null,
    }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused(
    'no-route',
    'a misspelt path gets the same code as a malformed id',
    400,
    7003,
    'Could not route to /zones/0EXAMPLEzone/dns_record, perhaps your object identifier is invalid?',
    {
      possible: ['The zone’s or account’s id', 'The path is misspelt'],
    },
  ),
  refused('token-restricted', 'a missing permission is no unknown token', 403, 9109, 'Unauthorized to access requested resource', {
    possible: ['The token lacks the permission'],
    'ruled-out': ['The token may be used only from'],
  }),
  refused('token-restricted', 'another address', 403, 9109, 'Cannot use the access token from location: 192.0.2.7', {
    confirmed: ['The token may be used only from'],
  }),
  {
    rule: 'workers-ai',
    why: 'the day’s free allocation is not the API’s limit of five minutes',
    request: {
      method: 'POST',
      url: 'https://api.cloudflare.com/client/v4/accounts/0EXAMPLEaccount/ai/run/@cf/example/model',
      headers: { ...token, 'Content-Type': 'application/json' },
      body: '{"prompt":"Hi"}',
    },
    response: {
      status: 429,
      headers: served,
      body: '{"success":false,"errors":[{"code":3036,"message":"You have used up your daily free allocation of 10,000 neurons."}],"messages":[],"result":null}',
    },
    verdicts: { confirmed: ['The account’s free allocation'], 'ruled-out': ['Requests come faster'] },
  },
  {
    rule: null,
    why: 'near miss: code 1001 of another product, which is no matter of a zone',
    request: { url: 'https://api.cloudflare.com/client/v4/accounts', headers: token },
    response: {
      status: 400,
      headers: served,
      body: '{"success":false,"errors":[{"code":1001,"message":"List accounts endpoint does not support account owned tokens."}],"messages":[],"result":null}',
    },
  },
  refused('authentication-error', 'another zone', 403, 10000, 'Authentication error', {
    'ruled-out': ['No credential was sent'],
    possible: ['The token lacks the permission'],
  }),
  refused(
    'invalid-headers',
    'a malformed header',
    400,
    6003,
    'Invalid request headers',
    { confirmed: ['The Authorization header is malformed'] },
    [{ code: 6111, message: 'Invalid format for Authorization header' }],
  ),
  {
    ...refused(
      'no-route',
      'a domain in place of an id',
      404,
      7003,
      'Could not route to /zones/acme.example/dns_records, perhaps your object identifier is invalid?',
      {
        confirmed: ['The zone’s or account’s id'],
      },
    ),
    request: { url: 'https://api.cloudflare.com/client/v4/zones/acme.example/dns_records', headers: token },
  },
  refused('dns-record-exists', 'a second record', 400, 81058, 'An identical record already exists.', {
    confirmed: ['The very same record'],
  }),
  {
    rule: 'rate-limit',
    why: 'a busy script',
    request: { url, headers: token },
    response: {
      status: 429,
      headers: { ...served, 'Retry-After': '212' },
      body: '{"success":false,"errors":[{"code":971,"message":"Please wait and consider throttling your request speed"}],"messages":[],"result":null}',
    },
    verdicts: { possible: ['Other scripts and the dashboard'] },
  },
  refused('validation', 'a wrong address', 400, 9005, 'Content for A record must be a valid IPv4 address.'),
  refused('zone', 'added before', 400, 1061, 'acme.example already exists', { confirmed: ['The domain is a zone already'] }),
  refused('unknown-credential', 'a rolled token', 403, 9109, 'Invalid access token', { confirmed: ['The token is mistyped'] }),
  {
    rule: null,
    why: 'near miss: a site behind Cloudflare',
    request: { url: 'https://shop.example/client/v4/zones', headers: token },
    response: { status: 403, headers: served, body: '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}' },
  },
];
