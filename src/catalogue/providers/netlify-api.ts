import type { Example, RulePack } from '../../model';

/**
 * Netlify’s REST API; sites and functions at the edge are netlify.ts. Sources:
 * https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/, https://open-api.netlify.com
 */
export default {
  id: 'netlify-api',
  name: 'Netlify API',
  kind: 'api',
  docs: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/',
  statusPage: 'https://www.netlifystatus.com',
  support: { url: 'https://www.netlify.com/support/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.netlify.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_NETLIFY_TOKEN' }],
  secrets: { keys: [{ kind: 'Netlify personal access token', prefix: 'nfp_', alphabet: 'alphanumeric', minLength: 32 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Netlify did not accept the token',
      summary: 'Netlify answers the same for a token that is missing and for one that it does not know.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The Authorization header has another scheme than Bearer', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The token has expired or was revoked: a reset of the password ends all tokens made before' },
        { text: 'The team demands single sign-on, and the token was not given access to it' },
      ],
      fixes: [
        {
          text: 'Create a personal access token, and try it',
          snippets: [{ language: 'bash', code: "curl https://api.netlify.com/api/v1/user -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://app.netlify.com/user/applications#personal-access-tokens',
        },
        { text: 'For a team with SAML, allow the token access to the team when it is made' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token’s user may not do this at Netlify',
      summary: 'Netlify knows the user, but the role in the team, or the plan, does not allow the action.',
      category: 'permission',
      causes: [{ text: 'The user’s role in the team is too low' }, { text: 'The feature is not part of the team’s plan' }],
      fixes: [{ text: 'Let a team owner raise the role, or use a token of somebody who may' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Netlify has no such resource for this user',
      summary: 'The site, deploy or account does not exist, or the token’s user is not in its team.',
      category: 'not-found',
      causes: [
        { text: 'The site is named by its name: paths want the id, or the full domain such as acme.netlify.app' },
        { text: 'The site belongs to a team that the token’s user is not in' },
        { text: 'A part of the path was left as a placeholder', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'List the sites that the token sees, and take the id',
          snippets: [{ language: 'bash', code: "curl https://api.netlify.com/api/v1/sites -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'unprocessable',
      when: { status: [400, 422] },
      title: 'Netlify rejected a field',
      summary: 'A field is missing, not valid, or taken by somebody else; the answer names it.',
      category: 'validation',
      causes: [
        {
          text: 'The name or domain is taken already',
          confirmedBy: { responseText: { contains: ['must be unique', 'already been taken'] } },
        },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A file of the deploy does not have the digest that was announced' },
      ],
      fixes: [{ text: 'Mend what the answer names, and compare with the reference', url: 'https://open-api.netlify.com' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls than Netlify allows in a minute',
      summary: 'Netlify allows 500 calls a minute, and far fewer deploys.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Deploys were started too fast: 3 a minute and 100 a day',
          ruledOutBy: { not: { path: { contains: ['/deploys', '/builds'] } } },
        },
        { text: 'Too many calls with this token in a minute' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait until X-RateLimit-Reset (epoch seconds), and put changes together into one deploy',
          url: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#rate-limiting',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Netlify’s API failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'An incident at Netlify' }],
      fixes: [{ text: 'Retry with growing pauses; look at the status page', url: 'https://www.netlifystatus.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.netlify.com/api/v1/sites/acme/deploys';
const token = { Authorization: 'Bearer nfp_EXAMPLE' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', Server: 'Netlify', 'X-Request-Id': 'EXAMPLE' },
    body: JSON.stringify({ code: status, message }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'an old token', 401, 'Access Denied', {
    verdicts: { possible: ['The token has expired'], 'ruled-out': ['No token was sent'] },
  }),
  refused('unauthorized', 'nothing sent', 401, 'Access Denied', {
    request: { url, headers: { Accept: '*/*' } },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  refused('forbidden', 'a role that is too low', 403, 'Forbidden'),
  refused('not-found', 'a name in place of an id', 404, 'Not Found'),
  refused('unprocessable', 'a taken name', 422, 'subdomain must be unique', { verdicts: { confirmed: ['The name or domain is taken'] } }),
  refused('rate-limit', 'many deploys', 429, 'Rate limit exceeded', {
    request: { method: 'POST', url, headers: token, body: '{}' },
    verdicts: { possible: ['Deploys were started too fast', 'Too many calls'] },
  }),
  refused('server-error', 'an incident', 502, 'Bad Gateway'),
  {
    rule: null,
    why: 'near miss: a site that Netlify serves',
    request: { url: 'https://acme.netlify.app/api/v1/sites' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json', Server: 'Netlify' },
      body: '{"code":401,"message":"Access Denied"}',
    },
  },
];
