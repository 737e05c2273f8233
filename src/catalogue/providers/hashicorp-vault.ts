import type { Condition, Example, RulePack } from '../../model';

/**
 * HashiCorp Vault’s HTTP API (OpenBao speaks the same), known by the headers that its clients send. Sources:
 * https://developer.hashicorp.com/vault/api-docs#http-status-codes, https://developer.hashicorp.com/vault/docs/concepts/tokens,
 * https://support.hashicorp.com/hc/en-us/articles/4404774721171
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const noToken: Condition = {
  all: [
    { any: [{ not: { requestHeader: 'X-Vault-Token' } }, { requestHeader: 'X-Vault-Token', is: '' }] },
    { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
  ],
};
const isLogin: Condition = { path: { glob: '*/v1/auth/*/login*' } };

export default {
  id: 'hashicorp-vault',
  name: 'Vault',
  kind: 'api',
  docs: 'https://developer.hashicorp.com/vault/api-docs',
  support: { url: 'https://support.hashicorp.com', asks: ['request-id', 'timestamp', 'request', 'response', 'steps'] },
  recognize: {
    hosts: ['*.vault.*.*.hashicorp.cloud'],
    paths: ['/v1/*'],
    fingerprints: [
      {
        all: [
          { path: { contains: '/v1/' } },
          { any: [{ requestHeader: 'X-Vault-Token' }, { requestHeader: 'X-Vault-Request' }, { requestHeader: 'X-Vault-Namespace' }] },
        ],
      },
      {
        all: [
          { path: { contains: '/v1/' } },
          { responseField: '/errors/0', is: ['Vault is sealed', 'missing client token', 'server is not yet initialized'] },
        ],
      },
    ],
  },
  credentials: [
    { in: 'header', name: 'X-Vault-Token', placeholder: '$VAULT_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: '$VAULT_TOKEN' },
  ],
  secrets: {
    headers: ['X-Vault-Token'],
    fields: ['client_token', 'secret_id'],
    keys: [
      { kind: 'Vault service token', prefix: 'hvs.', alphabet: 'base64url', minLength: 24 },
      { kind: 'Vault batch token', prefix: 'hvb.', alphabet: 'base64url', minLength: 24 },
      { kind: 'Vault recovery token', prefix: 'hvr.', alphabet: 'base64url', minLength: 24 },
    ],
  },
  rules: [
    {
      id: 'login-failed',
      when: { all: [{ status: [400, 403] }, isLogin] },
      title: 'Vault did not accept the login',
      summary: 'User, role, secret or signed identity is not right for this auth method, or the method is not mounted at this path.',
      category: 'auth',
      causes: [
        {
          text: 'User name and password, or role id and secret id, do not belong together',
          confirmedBy: says(['invalid username or password', 'invalid role or secret ID']),
        },
        { text: 'The secret id was used up or has expired' },
        { text: 'The role does not exist in this auth method', confirmedBy: says(['role could not be found', 'invalid role name']) },
        {
          text: 'The identity does not fit the role’s bounds (audience, service account, namespace)',
          confirmedBy: says(['error validating claims', 'invalid audience', 'not authorized']),
        },
        { text: 'The namespace was not named, so the login went to another one', ruledOutBy: { requestHeader: 'X-Vault-Namespace' } },
        { text: 'The auth method is mounted at another path' },
      ],
      fixes: [
        {
          text: 'On HCP and Vault Enterprise, name the namespace',
          snippets: [{ language: 'bash', code: "curl -X POST '{{url}}' -H 'X-Vault-Namespace: admin' -d @payload.json" }],
        },
        {
          text: 'See which methods are mounted where, and what the role asks for',
          snippets: [{ language: 'bash', code: 'vault auth list\nvault read auth/METHOD/role/ROLE' }],
        },
      ],
    },
    {
      id: 'missing-token',
      when: { all: [{ status: [400, 403] }, says('missing client token')] },
      title: 'Vault got no token',
      summary: 'The path wants a token in X-Vault-Token (or as Bearer), and none came.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: noToken },
        { text: 'A proxy in between drops the header', ruledOutBy: noToken },
      ],
      fixes: [
        {
          text: 'Log in, then send the token',
          snippets: [{ language: 'bash', code: 'curl \'{{url}}\' -H "X-Vault-Token: $VAULT_TOKEN"' }],
        },
      ],
    },
    {
      id: 'permission-denied',
      when: { all: [{ status: 403 }, { not: isLogin }, { not: says('missing client token') }] },
      title: 'Vault denies this token the path',
      summary: 'Vault says the same of a token that it does not know (any more) and of one whose policies lack the path.',
      category: 'permission',
      causes: [
        { text: 'No token was sent', when: noToken },
        {
          text: 'The token is not known: expired, revoked, or of another cluster or namespace',
          confirmedBy: says(['invalid token', 'bad token']),
          ruledOutBy: noToken,
        },
        {
          text: 'No policy of the token allows the operation on this path',
          ruledOutBy: { any: [noToken, says(['invalid token', 'bad token'])] },
        },
        {
          text: 'With version 2 of the key-value store the path needs data/ or metadata/ after the mount',
          ruledOutBy: { path: { contains: ['/data/', '/metadata/'] } },
        },
        { text: 'The namespace is missing or another one', ruledOutBy: { requestHeader: 'X-Vault-Namespace' } },
      ],
      fixes: [
        {
          text: 'Ask whether the token lives, and what it may do there',
          snippets: [{ language: 'bash', code: 'vault token lookup\nvault token capabilities secret/data/app' }],
        },
        {
          text: 'Add the path to a policy, as the API spells it',
          snippets: [{ language: 'hcl', code: 'path "secret/data/app" {\n  capabilities = ["read"]\n}' }],
          url: 'https://developer.hashicorp.com/vault/docs/concepts/policies',
        },
      ],
    },
    {
      id: 'no-handler',
      when: { all: [{ status: 404 }, says(['no handler for route', 'unsupported path'])] },
      title: 'Nothing is mounted at this path',
      summary: 'No secrets engine or auth method is mounted there, or the engine has no such path.',
      category: 'not-found',
      causes: [
        { text: 'No engine is mounted at this path, or it is mounted under another name', confirmedBy: says('no handler for route') },
        { text: 'The engine there has no such path', confirmedBy: says('unsupported path') },
        { text: 'The namespace is missing or another one', ruledOutBy: { requestHeader: 'X-Vault-Namespace' } },
      ],
      fixes: [
        {
          text: 'See what is mounted, and enable what is missing',
          snippets: [{ language: 'bash', code: 'vault secrets list\nvault secrets enable -path=secret kv-v2' }],
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { not: says(['no handler for route', 'unsupported path']) }] },
      title: 'Vault has nothing stored there',
      summary: 'The engine is mounted, but there is no such entry, or nothing below the path that was listed.',
      category: 'not-found',
      causes: [
        { text: 'No secret was written at this path, or its last version was deleted' },
        {
          text: 'With version 2 of the key-value store the path needs data/ after the mount',
          ruledOutBy: { path: { contains: ['/data/', '/metadata/'] } },
        },
        {
          text: 'An empty list is a 404 in Vault',
          ruledOutBy: { all: [{ not: { method: 'LIST' } }, { not: { query: 'list', is: 'true' } }] },
        },
      ],
      fixes: [
        {
          text: 'Read it with the command line, which adds what the API’s path needs',
          snippets: [{ language: 'bash', code: 'vault kv get -output-curl-string secret/app' }],
        },
      ],
    },
    {
      id: 'sealed',
      when: { all: [{ status: 503 }, says('sealed')] },
      title: 'Vault is sealed',
      summary: 'The server runs, but cannot read its data until it is unsealed.',
      category: 'server',
      causes: [{ text: 'The server restarted and was not unsealed' }, { text: 'The key service for auto-unseal cannot be reached' }],
      fixes: [
        {
          text: 'Look at its state, and unseal it with the threshold of key shares',
          snippets: [{ language: 'bash', code: 'vault status\nvault operator unseal' }],
          url: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: isLogin }] },
      title: 'Vault cannot carry out the request',
      summary: 'A field is missing or not valid for this engine; errors says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { any: [says('failed to parse JSON'), { check: 'json-malformed' }] } },
        {
          text: 'Version 2 of the key-value store wants the values within data',
          ruledOutBy: { any: [{ not: { path: { contains: '/data/' } } }, { requestField: '/data' }] },
        },
        {
          text: 'The check-and-set version (cas) does not fit the current one',
          confirmedBy: says('check-and-set parameter did not match'),
        },
        { text: 'The lease or token cannot be renewed (any more)', confirmedBy: says('not renewable') },
      ],
      fixes: [
        {
          text: 'Mend what errors names; for version 2 send {"data": {…}}',
          url: 'https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Vault turns the request away for now',
      summary: 'A rate limit quota is used up; on the health path a 429 only says that the node is a standby.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The node is a standby, which the health path tells by this status',
          confirmedBy: { path: { contains: '/sys/health' } },
          ruledOutBy: { not: { path: { contains: '/sys/health' } } },
        },
        { text: 'A rate limit quota for this path or namespace is used up', ruledOutBy: { path: { contains: '/sys/health' } } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; keep tokens and secrets for their lease in place of asking anew' },
        { text: 'For health checks, add standbyok=true', url: 'https://developer.hashicorp.com/vault/api-docs/system/health' },
      ],
    },
    {
      id: 'server-error',
      when: { status: [412, 500, 502, 503] },
      title: 'Vault or something behind it failed',
      summary: 'The server, its storage or a system that it talks to (database, cloud) had an error; errors often names it.',
      category: 'server',
      causes: [
        { text: 'The node has not caught up yet with the write that came before', confirmedBy: { status: 412 } },
        { text: 'The cluster has no active node', confirmedBy: says(['no active', 'local node not active']) },
        { text: 'A database or cloud that the engine uses refused or did not answer', ruledOutBy: { status: [412, 503] } },
      ],
      fixes: [{ text: 'Retry with growing pauses; look the request up in the audit and server log' }],
    },
  ],
} satisfies RulePack;

const url = 'https://vault.acme.example:8200/v1/secret/data/app';
const token = { 'X-Vault-Token': 'hvs.EXAMPLE', 'X-Vault-Namespace': 'admin' };
const refused = (rule: string, why: string, status: number, errors: readonly string[], more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, body: JSON.stringify({ errors }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('login-failed', 'a login without its namespace', 403, ['permission denied'], {
    request: {
      method: 'POST',
      url: 'https://vault-cluster.vault.EXAMPLE.aws.hashicorp.cloud/v1/auth/userpass/login/bob',
      headers: { 'Content-Type': 'application/json' },
      body: '{"password":"EXAMPLE"}',
    },
    verdicts: { possible: ['The namespace was not named'] },
  }),
  refused('missing-token', 'nothing sent', 403, ['missing client token'], {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['A proxy'] },
  }),
  refused('permission-denied', 'a policy without the path', 403, ['1 error occurred:\n\t* permission denied\n\n'], {
    verdicts: { possible: ['The token is not known', 'No policy'], 'ruled-out': ['No token was sent', 'With version 2'] },
  }),
  refused('permission-denied', 'a revoked token', 403, ['2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'], {
    verdicts: { confirmed: ['The token is not known'], 'ruled-out': ['No policy'] },
  }),
  refused('no-handler', 'an engine of another name', 404, ['no handler for route "secrets/data/app". route entry not found.'], {
    verdicts: { confirmed: ['No engine is mounted'] },
  }),
  refused('not-found', 'nothing written', 404, []),
  refused('sealed', 'after a restart', 503, ['Vault is sealed'], { request: { url }, verdicts: { possible: ['The server restarted'] } }),
  refused('bad-request', 'values outside data', 400, ['no data provided'], {
    request: { method: 'POST', url, headers: { ...token, 'Content-Type': 'application/json' }, body: '{"password":"EXAMPLE"}' },
    verdicts: { possible: ['Version 2 of the key-value store'] },
  }),
  refused('rate-limit', 'a quota', 429, ['request path "secret/data/app": rate limit quota exceeded'], {
    verdicts: { 'ruled-out': ['The node is a standby'] },
  }),
  refused('server-error', 'a database that refuses', 500, [
    '1 error occurred:\n\t* dial tcp 10.0.0.9:5432: connect: connection refused\n\n',
  ]),
  {
    rule: null,
    why: 'near miss: a list of errors under /v1/ from another API',
    request: { url: 'https://api.other.example/v1/things', headers: { Authorization: 'Bearer EXAMPLE' } },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"errors":["permission denied"]}' },
  },
];
