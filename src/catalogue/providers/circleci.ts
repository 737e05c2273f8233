import type { Condition, Example, RulePack } from '../../model';

/**
 * CircleCI’s API, versions 1.1 to 3. Sources: https://circleci.com/docs/api-developers-guide/, https://circleci.com/docs/api/v2/,
 * https://circleci.com/docs/api/v3/conventions.md
 */

const isV3: Condition = { path: { startsWith: '/api/v3/' } };
const says = (text: string | readonly string[]): Condition => ({ responseText: { contains: text } });

export default {
  id: 'circleci',
  name: 'CircleCI',
  kind: 'api',
  docs: 'https://circleci.com/docs/api/v2/',
  statusPage: 'https://status.circleci.com',
  support: { url: 'https://support.circleci.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['circleci.com', 'runner.circleci.com'], paths: ['/api/*'] },
  credentials: [
    { in: 'header', name: 'Circle-Token', placeholder: 'YOUR_CIRCLECI_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CIRCLECI_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_TOKEN_COLON' },
    { in: 'query', name: 'circle-token', placeholder: 'YOUR_CIRCLECI_TOKEN' },
  ],
  secrets: { keys: [{ kind: 'CircleCI personal token', prefix: 'CCIPAT_', alphabet: 'base64url', minLength: 20 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'CircleCI did not accept the token',
      summary: 'The API wants a personal API token: in Circle-Token for version 2, as Bearer for version 3.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'CircleCI does not know the token: revoked, expired or cut short', confirmedBy: says('Invalid token provided') },
        { text: 'A project token was sent: versions 2 and 3 take personal tokens only', ruledOutBy: { path: { startsWith: '/api/v1' } } },
        { text: 'The token was sent in the URL, which version 3 refuses', confirmedBy: { all: [isV3, { query: 'circle-token' }] } },
        { text: 'A placeholder was sent in place of a token', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        {
          text: 'Create a personal API token under User Settings, and try it',
          snippets: [{ language: 'bash', code: "curl https://circleci.com/api/v2/me -H 'Circle-Token: {{credential}}'" }],
          url: 'https://circleci.com/docs/managing-api-tokens/',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token’s user may not do this in CircleCI',
      summary: 'CircleCI knows the user, but the role, the token’s access level or a restriction does not allow it.',
      category: 'permission',
      causes: [
        { text: 'The user has no write access to the repository or no admin role in the organization' },
        { text: 'The context is restricted to groups, projects or expressions' },
        { text: 'The token was made with read access only', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The organization restricts addresses (IP ranges)' },
      ],
      fixes: [
        {
          text: 'Let the user into the organization or group, or use a token of somebody who may',
          url: 'https://circleci.com/docs/roles-and-permissions-overview/',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'CircleCI found nothing there, or hides it',
      summary: 'CircleCI answers 404 also where the token’s user may not see the project, pipeline or context.',
      category: 'not-found',
      causes: [
        { text: 'No token was sent, so that private things stay hidden', ruledOutBy: { not: { check: 'credential-missing' } } },
        {
          text: 'The project slug is wrong: gh/ORG/REPO, bb/ORG/REPO or circleci/ORG_ID/PROJECT_ID',
          ruledOutBy: { not: { path: { contains: ['/project/', '/insights/'] } } },
        },
        { text: 'The token’s user does not follow or see the project' },
        { text: 'The id is of a pipeline, workflow or job where the path wants another of them' },
      ],
      fixes: [{ text: 'Copy the slug from Project Settings → Overview, and the id from the address of the page' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'CircleCI rejected the request',
      summary: 'A parameter or field is missing or not valid; the message says which.',
      category: 'validation',
      causes: [
        {
          text: 'A pipeline parameter is not declared in the project’s configuration, or has another type',
          confirmedBy: says(['Unexpected argument', 'pipeline parameter']),
        },
        { text: 'branch and tag were both sent', confirmedBy: { all: [{ requestField: '/branch' }, { requestField: '/tag' }] } },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A version 3 list lacks its filter, such as filter[org_id]', ruledOutBy: { not: isV3 } },
      ],
      fixes: [
        {
          text: 'Declare the parameter at the top of config.yml on that branch',
          snippets: [{ language: 'yaml', code: 'parameters:\n  deploy:\n    type: boolean\n    default: false' }],
        },
        { text: 'Compare with the endpoint’s page', url: 'https://circleci.com/docs/api/v2/' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'CircleCI is asked too often',
      summary: 'CircleCI limits calls of one user or address for each endpoint.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many calls in a short time, such as polling for the end of a workflow' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as long as Retry-After says, else with growing pauses',
          url: 'https://circleci.com/docs/api-developers-guide/#rate-limits',
        },
        { text: 'Use webhooks (workflow-completed) in place of polling', url: 'https://circleci.com/docs/webhooks/' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'CircleCI failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'A passing error or an incident at CircleCI, or at the host of the repository' }],
      fixes: [{ text: 'Retry with growing pauses; look at the status page', url: 'https://status.circleci.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://circleci.com/api/v2/project/gh/acme/web/pipeline';
const token = { 'Circle-Token': 'CCIPAT_EXAMPLE' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status,
    headers: { 'Content-Type': 'application/json;charset=utf-8', 'X-Request-Id': 'EXAMPLE' },
    body: JSON.stringify({ message }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'nothing sent', 401, 'You must log in first.', {
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: '{"message":"You must log in first."}' },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  refused('unauthorized', 'a revoked token', 401, '', {
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Invalid token provided.' },
    verdicts: { confirmed: ['CircleCI does not know the token'], 'ruled-out': ['No token was sent'] },
  }),
  refused('forbidden', 'no write access', 403, 'Permission denied'),
  refused('not-found', 'a misspelt project', 404, 'Project not found', { verdicts: { possible: ['The project slug is wrong'] } }),
  refused('bad-request', 'an undeclared parameter', 400, 'Unexpected argument(s): deploy', {
    request: {
      method: 'POST',
      url,
      headers: { ...token, 'Content-Type': 'application/json' },
      body: '{"branch":"main","parameters":{"deploy":true}}',
    },
    verdicts: { confirmed: ['A pipeline parameter'] },
  }),
  refused('rate-limit', 'polling', 429, 'Too many requests'),
  refused('server-error', 'an incident', 500, 'Internal server error'),
  {
    rule: null,
    why: 'near miss: the same sentence from another service',
    request: { url: 'https://ci.other.example/api/v2/me' },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"message":"You must log in first."}' },
  },
];
