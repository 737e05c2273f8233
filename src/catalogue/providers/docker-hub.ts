import type { Condition, Example, RulePack } from '../../model';

/**
 * Docker Hub: its registry, its token service and its own API. Sources: https://docs.docker.com/docker-hub/usage/pulls/,
 * https://docs.docker.com/reference/api/hub/latest/, https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 */

const isHub: Condition = { host: 'hub.docker.com' };

export default {
  id: 'docker-hub',
  name: 'Docker Hub',
  kind: 'api',
  docs: 'https://docs.docker.com/docker-hub/',
  statusPage: 'https://www.dockerstatus.com',
  support: { url: 'https://hub.docker.com/support/contact/', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io', 'hub.docker.com', 'registry.hub.docker.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'DOCKER_HUB_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'JWT', placeholder: 'DOCKER_HUB_TOKEN' },
  ],
  rules: [
    {
      id: 'pull-limit',
      when: { all: [{ status: 429 }, { message: { contains: 'pull rate limit' } }] },
      title: 'The pull limit of Docker Hub is used up',
      summary: 'Docker Hub counts pulls by account, or by address where nobody is logged in.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Nobody is logged in, and everybody behind this address shares the smaller limit',
          confirmedBy: { message: { contains: 'unauthenticated' } },
        },
        { text: 'Builds and cluster nodes pull the same images again and again' },
      ],
      fixes: [
        {
          text: 'Log in before pulling, also in CI and in the cluster (imagePullSecrets)',
          snippets: [{ language: 'bash', code: 'docker login -u YOUR_USER' }],
        },
        {
          text: 'Pull through a cache of your own, or from another registry that has the image',
          url: 'https://docs.docker.com/docker-hub/image-library/mirror/',
        },
        {
          text: 'See what is left in the headers ratelimit-limit and ratelimit-remaining of a manifest',
          url: 'https://docs.docker.com/docker-hub/usage/pulls/',
        },
      ],
    },
    {
      id: 'too-many-requests',
      when: { status: 429 },
      title: 'Docker Hub is asked too often',
      summary: 'Beside the pull limit, Docker Hub limits how fast one address may call.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many calls in a short time from this address, also by others behind it' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as long as the answer says, and call less often: cache tags and manifests',
          url: 'https://docs.docker.com/docker-hub/usage/',
        },
      ],
    },
    {
      id: 'login',
      when: { all: [{ status: 401 }, { host: ['hub.docker.com', 'auth.docker.io'] }] },
      title: 'Docker Hub did not accept the login',
      summary: 'User name, password or token is missing, wrong or has expired.',
      category: 'auth',
      causes: [
        {
          text: 'User name and password or token do not belong together',
          confirmedBy: { message: { contains: 'Incorrect authentication credentials' } },
        },
        { text: 'The account has two-factor authentication, and a password was sent in place of an access token' },
        { text: 'The e-mail address was sent in place of the user name' },
        { text: 'The token has expired', confirmedBy: { check: 'credential-expired' } },
      ],
      fixes: [
        { text: 'Create a personal access token and use it as the password', url: 'https://docs.docker.com/security/access-tokens/' },
      ],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: isHub }] },
      title: 'Docker Hub wants a token for this repository',
      summary: 'The registry answers the first call so; a token comes from auth.docker.io, for one repository and action.',
      category: 'auth',
      causes: [
        { text: 'No token was sent, as in the first call of every client', when: { check: 'credential-missing' } },
        { text: 'The token has expired: it lives for minutes', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token is for another repository or action, or the repository is private or does not exist' },
      ],
      fixes: [
        {
          text: 'Get a token for the repository, then send it as Bearer; official images lie under library/',
          snippets: [
            {
              language: 'bash',
              code: 'curl -u "$DOCKER_USER:$DOCKER_TOKEN" "https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/nginx:pull"',
            },
          ],
        },
      ],
    },
    {
      id: 'denied',
      when: { status: 403 },
      title: 'Docker Hub denies access to the repository',
      summary: 'The caller may not do this with the repository, or it does not exist under this name.',
      category: 'permission',
      causes: [
        { text: 'The image is named for another account than the one that is logged in', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The access token is read-only', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The repository is private, and this account is no collaborator or team member' },
        { text: 'The plan’s number of private repositories is used up' },
      ],
      fixes: [
        {
          text: 'Tag the image with your own namespace, and push again',
          snippets: [{ language: 'bash', code: 'docker tag web YOUR_USER/web:1.2\ndocker push YOUR_USER/web:1.2' }],
        },
        { text: 'Create an access token that may write', url: 'https://docs.docker.com/security/access-tokens/' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Docker Hub has no such repository or tag',
      summary: 'Repository, tag or path does not exist, or the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The tag does not exist: misspelt, deleted, or never built for this platform', confirmedBy: { code: 'MANIFEST_UNKNOWN' } },
        { text: 'An official image lacks the namespace library/', ruledOutBy: { path: { contains: '/library/' } } },
        { text: 'The repository is private and nobody is logged in' },
      ],
      fixes: [
        {
          text: 'List the tags',
          snippets: [{ language: 'bash', code: 'curl "https://hub.docker.com/v2/namespaces/library/repositories/nginx/tags"' }],
        },
        { text: 'Check the name on hub.docker.com while logged in as the same account' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Docker Hub failed internally',
      summary: 'The service had an error; the request was not at fault.',
      category: 'server',
      causes: [{ text: 'A passing error or an incident at Docker Hub' }],
      fixes: [{ text: 'Retry with growing pauses; look at the status page', url: 'https://www.dockerstatus.com' }],
    },
  ],
} satisfies RulePack;

const manifest = 'https://registry-1.docker.io/v2/library/nginx/manifests/1.29';
const served = { 'Content-Type': 'application/json', 'Docker-Distribution-Api-Version': 'registry/2.0' };
const error = (code: string, message: string): string => JSON.stringify({ errors: [{ code, message, detail: {} }] });

export const examples: readonly Example[] = [
  {
    rule: 'pull-limit',
    why: 'a build without login',
    request: { url: manifest, headers: { Authorization: 'Bearer EXAMPLE' } },
    response: {
      status: 429,
      headers: served,
      body: error('TOOMANYREQUESTS', 'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit'),
    },
    verdicts: { confirmed: ['Nobody is logged in'] },
  },
  {
    rule: 'too-many-requests',
    why: 'a loop over tags',
    request: { url: 'https://hub.docker.com/v2/namespaces/library/repositories/nginx/tags' },
    response: { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '30' }, body: 'Too Many Requests' },
  },
  {
    rule: 'login',
    why: 'a wrong password',
    request: {
      method: 'POST',
      url: 'https://hub.docker.com/v2/users/login',
      headers: { 'Content-Type': 'application/json' },
      body: '{"username":"acme","password":"EXAMPLE"}',
    },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"detail":"Incorrect authentication credentials"}' },
    verdicts: { confirmed: ['User name and password'] },
  },
  {
    rule: 'unauthorized',
    why: 'the first call',
    request: { url: manifest, headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: {
        ...served,
        'WWW-Authenticate':
          'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull"',
      },
      body: error('UNAUTHORIZED', 'authentication required'),
    },
    verdicts: { confirmed: ['No token was sent'] },
  },
  {
    rule: 'denied',
    why: 'pushing to somebody else',
    request: {
      method: 'POST',
      url: 'https://registry-1.docker.io/v2/library/web/blobs/uploads/',
      headers: { Authorization: 'Bearer EXAMPLE' },
    },
    response: { status: 403, headers: served, body: error('DENIED', 'requested access to the resource is denied') },
    verdicts: { possible: ['The image is named for another account'] },
  },
  {
    rule: 'not-found',
    why: 'a misspelt tag',
    request: { url: manifest, headers: { Authorization: 'Bearer EXAMPLE' } },
    response: { status: 404, headers: served, body: error('MANIFEST_UNKNOWN', 'manifest unknown') },
    verdicts: { confirmed: ['The tag does not exist'], 'ruled-out': ['An official image'] },
  },
  {
    rule: 'server-error',
    why: 'an incident',
    request: { url: manifest, headers: { Authorization: 'Bearer EXAMPLE' } },
    response: { status: 503, headers: { 'Content-Type': 'text/plain' }, body: 'Service Unavailable' },
  },
  {
    rule: null,
    why: 'near miss: a registry of somebody else',
    request: { url: 'https://registry.acme.example/v2/web/manifests/1', headers: { Authorization: 'Bearer EXAMPLE' } },
    response: { status: 404, headers: served, body: error('MANIFEST_UNKNOWN', 'manifest unknown') },
  },
];
