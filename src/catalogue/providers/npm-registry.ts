import type { Condition, Example, RulePack } from '../../model';

/**
 * The public npm registry. Sources: https://docs.npmjs.com/common-errors, https://docs.npmjs.com/about-access-tokens,
 * https://docs.npmjs.com/requiring-2fa-for-package-publishing-and-settings-modification, npm/cli issues for the registry’s sentences
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isWrite: Condition = { not: { method: ['GET', 'HEAD'] } };

export default {
  id: 'npm-registry',
  name: 'npm registry',
  kind: 'api',
  docs: 'https://docs.npmjs.com/common-errors',
  statusPage: 'https://status.npmjs.org',
  support: { url: 'https://www.npmjs.com/support', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['registry.npmjs.org', 'registry.npmjs.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_NPM_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_PASSWORD' },
  ],
  secrets: { keys: [{ kind: 'npm access token', prefix: 'npm_', alphabet: 'alphanumeric', minLength: 36 }] },
  rules: [
    {
      id: 'one-time-password',
      when: { all: [{ status: 401 }, { any: [says('one-time pass'), { responseHeader: 'WWW-Authenticate', is: { contains: 'otp' } }] }] },
      title: 'npm wants a one-time password',
      summary: 'The account or package demands a second factor for this action, and the call brought none or a used-up one.',
      category: 'auth',
      causes: [
        { text: 'No one-time password was sent', when: { not: { requestHeader: 'npm-otp' } } },
        { text: 'The one-time password had expired or was mistyped', ruledOutBy: { not: { requestHeader: 'npm-otp' } } },
        { text: 'The token does not bypass the second factor, as programs such as CI need' },
      ],
      fixes: [
        { text: 'By hand, give the code from the authenticator', snippets: [{ language: 'bash', code: 'npm publish --otp=123456' }] },
        {
          text: 'In CI, publish by trusted publishing (OIDC), or with a granular token that may bypass 2FA',
          url: 'https://docs.npmjs.com/trusted-publishers',
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'npm did not accept the login',
      summary: 'The token is missing, has expired or was revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired or was revoked' },
        { text: 'A variable in .npmrc was empty or not filled in', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        { text: 'Log in and look who you are', snippets: [{ language: 'bash', code: 'npm login\nnpm whoami' }] },
        {
          text: 'In .npmrc, put the token behind the registry’s own address',
          snippets: [{ language: 'ini', code: '//registry.npmjs.org/:_authToken=${NPM_TOKEN}' }],
        },
      ],
    },
    {
      id: 'private-plan',
      when: { status: 402 },
      title: 'The package would be private, and the plan has none',
      summary: 'Packages with a scope are private unless said otherwise, and private packages need a paid plan.',
      category: 'billing',
      causes: [
        { text: 'A package with a scope is published for the first time without access=public' },
        { text: 'The organization’s plan was ended or not paid' },
      ],
      fixes: [
        {
          text: 'Publish it as public',
          snippets: [{ language: 'bash', code: 'npm publish --access public' }],
          url: 'https://docs.npmjs.com/creating-and-publishing-scoped-public-packages',
        },
        {
          text: 'Or set publishConfig.access in package.json',
          snippets: [{ language: 'json', code: '{"publishConfig": {"access": "public"}}' }],
        },
      ],
    },
    {
      id: 'version-exists',
      when: { all: [{ status: [403, 409] }, says(['previously published version', 'cannot publish over'])] },
      title: 'This version was published before',
      summary: 'A version number can be used only once, even after it was unpublished.',
      category: 'conflict',
      causes: [
        { text: 'The version in package.json was not raised since the last publish', confirmedBy: says('previously published version') },
        { text: 'A release job ran twice' },
      ],
      fixes: [{ text: 'Raise the version, then publish', snippets: [{ language: 'bash', code: 'npm version patch\nnpm publish' }] }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'npm forbids this for the account or token',
      summary: 'The registry knows the caller, but refuses the action; the message says why.',
      category: 'permission',
      causes: [
        {
          text: 'The account is no maintainer of the package, or the name is somebody else’s',
          confirmedBy: says('do not have permission to publish'),
        },
        { text: 'The package’s name is too like another’s', confirmedBy: says('too similar to existing package') },
        { text: 'The package demands a second factor, or a token that may bypass it', confirmedBy: says(['two-factor', '2FA']) },
        { text: 'The granular token does not cover this package or scope, or is read-only' },
        { text: 'The account’s e-mail address is not verified' },
      ],
      fixes: [
        { text: 'See who may publish, and be added by them', snippets: [{ language: 'bash', code: 'npm owner ls PACKAGE\nnpm whoami' }] },
        {
          text: 'Create a granular token with read and write for this package or scope',
          url: 'https://docs.npmjs.com/creating-and-viewing-access-tokens',
        },
        { text: 'Choose a name with a scope of your own: @you/name' },
      ],
    },
    {
      id: 'publish-not-found',
      when: { all: [{ status: 404 }, isWrite] },
      title: 'npm hides the package from this caller',
      summary: 'The registry answers 404 also where the caller may not publish: it does not say whether the package exists.',
      category: 'permission',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The scope (organization or user) does not exist, or the account is no member of it' },
        { text: 'The token has expired or does not cover the package' },
      ],
      fixes: [
        {
          text: 'Look who you are, and whether the scope is yours',
          snippets: [{ language: 'bash', code: 'npm whoami\nnpm org ls YOUR_ORG' }],
        },
        {
          text: 'With trusted publishing, check repository, workflow file and environment in the package’s settings',
          url: 'https://docs.npmjs.com/trusted-publishers',
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { method: ['GET', 'HEAD'] }] },
      title: 'npm has no such package or version',
      summary: 'The name, version or tag does not exist, or the package is private and the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The name is misspelt, or the package was unpublished' },
        { text: 'The version or tag does not exist', confirmedBy: says(['version not found', 'No match found for version']) },
        { text: 'The package is private, and no token was sent', ruledOutBy: { not: { check: 'credential-missing' } } },
        { text: 'The package lives in another registry that .npmrc does not name for its scope' },
      ],
      fixes: [
        { text: 'Look at what exists', snippets: [{ language: 'bash', code: 'npm view PACKAGE versions' }] },
        {
          text: 'Name the registry of the scope in .npmrc',
          snippets: [{ language: 'ini', code: '@acme:registry=https://npm.pkg.github.com' }],
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The npm registry is asked too often',
      summary: 'Too many calls came from this address or account in a short time.',
      category: 'rate-limit',
      causes: [
        { text: 'Many builds behind one address install without a cache' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Keep the npm cache between builds, use npm ci with a lock file, or put a proxy registry in between' }],
    },
  ],
} satisfies RulePack;

const put = {
  method: 'PUT',
  url: 'https://registry.npmjs.org/@acme%2fweb',
  headers: { Authorization: 'Bearer npm_EXAMPLE', 'Content-Type': 'application/json' },
  body: '{}',
};
const refused = (rule: string, why: string, status: number, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: put,
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ success: false, error }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'one-time-password',
    'a token of an account with 2FA',
    401,
    'You must provide a one-time pass. Upgrade your client to npm@latest in order to use 2FA.',
    {
      verdicts: { confirmed: ['No one-time password was sent'] },
    },
  ),
  refused('unauthorized', 'nothing sent', 401, 'You must be logged in to publish packages.', {
    request: { ...put, headers: { 'Content-Type': 'application/json' } },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  refused('private-plan', 'a first publish within a scope', 402, 'You must sign up for private packages', {
    verdicts: { possible: ['A package with a scope'] },
  }),
  refused('version-exists', 'the version was not raised', 403, 'You cannot publish over the previously published versions: 1.0.0.', {
    verdicts: { confirmed: ['The version in package.json'] },
  }),
  refused(
    'forbidden',
    'somebody else’s package',
    403,
    'You do not have permission to publish "web". Are you logged in as the correct user?',
    {
      verdicts: { confirmed: ['The account is no maintainer'] },
    },
  ),
  refused('publish-not-found', 'a scope of somebody else', 404, 'Not found', { verdicts: { 'ruled-out': ['No token was sent'] } }),
  refused('not-found', 'a misspelt name', 404, 'Not found', {
    request: { url: 'https://registry.npmjs.org/raect', headers: { Accept: 'application/json' } },
  }),
  refused('rate-limit', 'a large fleet', 429, 'Too Many Requests', { request: { url: 'https://registry.npmjs.org/react' } }),
  refused('not-found', 'near by: a read in a scope', 404, 'Not found', {
    request: { url: 'https://registry.npmjs.org/@acme%2fweb', headers: { Authorization: 'Bearer npm_EXAMPLE' } },
  }),
  {
    rule: null,
    why: 'near miss: another registry of packages',
    request: { url: 'https://npm.acme.example/web', headers: { Accept: 'application/json' } },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"error":"Not found"}' },
  },
];
