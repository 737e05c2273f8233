import type { Condition, Example, RulePack } from '../../model';

/**
 * SonarQube’s and SonarQube Cloud’s web API. Sources: https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api/,
 * https://docs.sonarsource.com/sonarqube-cloud/advanced-setup/web-api/, SonarSource’s own tests for the sentences
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isCloud: Condition = { host: ['sonarcloud.io', 'api.sonarcloud.io', 'sonarqube.us', 'api.sonarqube.us'] };

export default {
  id: 'sonarqube',
  name: 'SonarQube',
  kind: 'api',
  docs: 'https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api/',
  statusPage: 'https://sonarcloud.statuspage.io',
  support: { url: 'https://community.sonarsource.com', asks: ['steps', 'request', 'response', 'timestamp'] },
  recognize: {
    hosts: ['sonarcloud.io', 'api.sonarcloud.io', 'sonarqube.us', 'api.sonarqube.us'],
    fingerprints: [
      { responseHeader: 'SonarQube-Authentication-Token-Expiration' },
      { all: [{ path: { contains: '/api/' } }, { responseField: '/errors/0/msg', is: 'Insufficient privileges' }] },
      { all: [{ path: { contains: '/api/' } }, { responseField: '/errors/0/msg', is: { startsWith: 'Unknown url : /api/' } }] },
      {
        all: [
          { path: { contains: '/api/' } },
          { responseField: '/errors/0/msg', is: { startsWith: "Component key '", endsWith: "' not found" } },
        ],
      },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SONAR_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_TOKEN_COLON' },
  ],
  secrets: {
    keys: [
      { kind: 'SonarQube user token', prefix: 'squ_', alphabet: 'hex', minLength: 40 },
      { kind: 'SonarQube project token', prefix: 'sqp_', alphabet: 'hex', minLength: 40 },
      { kind: 'SonarQube global token', prefix: 'sqa_', alphabet: 'hex', minLength: 40 },
    ],
  },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'SonarQube did not accept the token',
      summary: 'The token is missing, has expired or was revoked; with Basic it stands before the colon and the password is empty.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token is not encoded as Basic wants it: base64 of the token and a colon',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        { text: 'The token has expired or was revoked, or belongs to another SonarQube' },
        {
          text: 'The server is older than 10.0 and takes no Bearer',
          ruledOutBy: { any: [isCloud, { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } }] },
        },
      ],
      fixes: [
        {
          text: 'Create a user token, and ask whether it is valid',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://sonarcloud.io}}/api/authentication/validate' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'insufficient-privileges',
      when: { status: 403 },
      title: 'The token may not do this in SonarQube',
      summary: 'SonarQube knows the caller or treats it as anonymous, and the permission that the call needs is missing.',
      category: 'permission',
      causes: [
        {
          text: 'No token was sent, so the call is anonymous',
          when: { all: [{ check: 'credential-missing' }, { not: { requestHeader: 'Cookie', is: { contains: 'JWT-SESSION' } } }] },
        },
        { text: 'The user lacks the permission (Browse, Execute Analysis, Administer) on the project or globally' },
        { text: 'A project or global analysis token was sent, which serves scanners only; other calls want a user token' },
      ],
      fixes: [
        { text: 'Use a user token, and grant its user the permission that the endpoint’s page names' },
        {
          text: 'For analysis, grant Execute Analysis on the project',
          url: 'https://docs.sonarsource.com/sonarqube-server/instance-administration/security/',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'SonarQube has no such thing or path',
      summary: 'The project, branch, rule or endpoint does not exist, or the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The endpoint does not exist in this version', confirmedBy: says('Unknown url') },
        {
          text: 'The project’s key is wrong, or it was never analysed',
          confirmedBy: says(['Component key', "Project '"]),
          ruledOutBy: says('Unknown url'),
        },
        {
          text: 'The branch or pull request was never analysed',
          ruledOutBy: { all: [{ method: 'GET' }, { not: { query: 'branch' } }, { not: { query: 'pullRequest' } }] },
        },
        { text: 'The organization is missing or another one', ruledOutBy: { not: isCloud } },
      ],
      fixes: [
        { text: 'Take the key from Project Information; it is not the name' },
        { text: 'Compare the endpoint with the web API pages of your own server: /web_api' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'SonarQube rejected a parameter',
      summary: 'A parameter is missing or has a value that is not allowed; the message names it.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: says('parameter is missing') },
        { text: 'The value is none of those that are allowed', confirmedBy: says('must be one of') },
        { text: 'The search asks for more than 10,000 results', confirmedBy: says('first 10000 results') },
        { text: 'Something of this key exists already', confirmedBy: says(['already exists', 'similar key']) },
        {
          text: 'Parameters of a POST were sent as JSON: version 1 of the API wants a form',
          ruledOutBy: {
            any: [
              { not: { method: 'POST' } },
              { path: { contains: '/v2/' } },
              { not: { requestHeader: 'Content-Type', is: { contains: 'json' } } },
            ],
          },
        },
      ],
      fixes: [
        {
          text: 'Set the parameter that the message names; send POST parameters as a form',
          snippets: [{ language: 'bash', code: "curl -X POST '{{url}}' -H 'Authorization: Bearer {{credential}}' -d 'project=KEY'" }],
        },
        { text: 'Narrow long searches by project, type, severity or date (createdAfter)' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'SonarQube Cloud is asked too often',
      summary: 'Too many calls came in a short time.',
      category: 'rate-limit',
      causes: [
        { text: 'A program asks for each project or issue in turn' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Wait some minutes, then ask for larger pages (ps=500) and less often' }],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'SonarQube failed or is not ready',
      summary: 'The server is starting, upgrading its database, or an error was thrown.',
      category: 'server',
      causes: [
        {
          text: 'The server is starting or in maintenance',
          confirmedBy: { responseText: { contains: ['SonarQube is starting', 'SonarQube is under maintenance', 'DB_MIGRATION'] } },
        },
        { text: 'Its search index or database is not available' },
      ],
      fixes: [
        {
          text: 'Look at the state, then at web.log',
          snippets: [{ language: 'bash', code: 'curl {{origin|https://sonar.example.com}}/api/system/status' }],
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://sonar.acme.example/api/measures/component?component=shop&metricKeys=coverage';
const token = { Authorization: 'Bearer squ_EXAMPLE' };
const served = { 'Content-Type': 'application/json', 'SonarQube-Authentication-Token-Expiration': '2027-01-01T00:00:00+0000' };
const refused = (rule: string, why: string, status: number, msg: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: served, body: JSON.stringify({ errors: [{ msg }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'an old token at SonarQube Cloud, which answers without a body',
    request: { url: 'https://sonarcloud.io/api/projects/search?organization=acme', headers: token },
    response: { status: 401, headers: { 'Content-Length': '0' }, body: '' },
    verdicts: { 'ruled-out': ['No token was sent', 'The server is older'] },
  },
  refused('insufficient-privileges', 'nothing sent, told by the sentence', 403, 'Insufficient privileges', {
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"errors":[{"msg":"Insufficient privileges"}]}' },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  refused('not-found', 'a name in place of a key', 404, "Component key 'Shop' not found", {
    verdicts: { confirmed: ['The project’s key is wrong'] },
  }),
  refused('bad-request', 'a missing parameter', 400, "The 'metricKeys' parameter is missing", {
    verdicts: { confirmed: ['A required parameter is missing'] },
  }),
  {
    rule: 'rate-limit',
    why: 'a loop over projects',
    request: { url: 'https://sonarcloud.io/api/measures/component?component=shop', headers: token },
    response: { status: 429, headers: { 'Content-Type': 'application/json' }, body: '{"errors":[{"msg":"Too many requests"}]}' },
  },
  refused('server-error', 'a failing search', 500, 'An error has occurred. Please contact your administrator'),
  {
    rule: null,
    why: 'near miss: errors with msg, as express-validator writes them',
    request: { url: 'https://api.other.example/api/users' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"msg":"Invalid value","param":"email","location":"body"}]}',
    },
  },
];
