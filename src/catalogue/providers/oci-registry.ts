import type { Condition, Example, RulePack } from '../../model';

/**
 * Container registries that speak the OCI Distribution protocol: Distribution, Harbor, ghcr.io, ECR, ACR, Artifact Registry, Quay.
 * Sources: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes,
 * https://distribution.github.io/distribution/spec/auth/token/
 */

/** Codes that no other protocol uses; UNAUTHORIZED, DENIED and UNSUPPORTED are words of many. */
const ownCodes = [
  'BLOB_UNKNOWN',
  'BLOB_UPLOAD_INVALID',
  'BLOB_UPLOAD_UNKNOWN',
  'DIGEST_INVALID',
  'MANIFEST_BLOB_UNKNOWN',
  'MANIFEST_INVALID',
  'MANIFEST_UNKNOWN',
  'NAME_INVALID',
  'NAME_UNKNOWN',
  'SIZE_INVALID',
  'TAG_INVALID',
] as const;

/** Ordinary APIs have a second version too, and may call a name invalid. */
const ofRegistry: Condition = {
  any: [
    { path: { glob: '*/v2/*/manifests/*' } },
    { path: { glob: '*/v2/*/blobs/*' } },
    { path: { glob: '*/v2/*/tags/list' } },
    { path: { glob: '*/v2/*/referrers/*' } },
  ],
};

export default {
  id: 'oci-registry',
  name: 'Container registry (OCI Distribution)',
  kind: 'format',
  docs: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes',
  recognize: {
    hosts: [
      'ghcr.io',
      'quay.io',
      'gcr.io',
      '*.gcr.io',
      '*.pkg.dev',
      '*.azurecr.io',
      'mcr.microsoft.com',
      'public.ecr.aws',
      '*.dkr.ecr.*.amazonaws.com',
      'registry.gitlab.com',
    ],
    paths: ['/v2', '/v2/*'],
    fingerprints: [
      { all: [{ path: { startsWith: '/v2/' } }, { responseHeader: 'Docker-Distribution-Api-Version' }] },
      { all: [ofRegistry, { responseField: '/errors/0/code', is: ownCodes }, { responseField: '/errors/0/message' }] },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'REGISTRY_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'The registry wants a token for this repository',
      summary: 'Registries answer the first call so: WWW-Authenticate names the place that gives a token, and the scope to ask for.',
      category: 'auth',
      causes: [
        { text: 'No token was sent, as in the first call of every client', when: { check: 'credential-missing' } },
        { text: 'The token has expired: registry tokens live for minutes', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token was made for another repository or action than this one' },
        { text: 'The repository is private or does not exist, and the token is an anonymous one' },
      ],
      fixes: [
        {
          text: 'Ask the realm in WWW-Authenticate for a token with its service and scope, and send that as Bearer',
          snippets: [
            {
              language: 'bash',
              code: 'curl -u "$REGISTRY_USER:$REGISTRY_TOKEN" "REALM?service=SERVICE&scope=repository:NAME:pull"',
            },
          ],
          url: 'https://distribution.github.io/distribution/spec/auth/token/',
        },
        { text: 'With a tool, log in first', snippets: [{ language: 'bash', code: 'docker login {{host|registry.example.com}}' }] },
      ],
    },
    {
      id: 'denied',
      when: { status: 403 },
      title: 'The registry denies access to the repository',
      summary: 'The caller is known, but may not do this with the repository.',
      category: 'permission',
      causes: [
        { text: 'The account or token may pull, but not push', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The repository belongs to somebody else, or its name is misspelt' },
        { text: 'The token lacks the scope for packages, or has to be approved for single sign-on' },
        { text: 'The repository does not exist, and this registry does not create one on push', ruledOutBy: { method: ['GET', 'HEAD'] } },
      ],
      fixes: [
        { text: 'Check the name, and give account or token the right to pull or push there' },
        {
          text: 'Log out and in again: the tool may still send an old token',
          snippets: [{ language: 'bash', code: 'docker logout {{host|registry.example.com}}\ndocker login {{host|registry.example.com}}' }],
        },
      ],
    },
    {
      id: 'manifest-unknown',
      when: { code: 'MANIFEST_UNKNOWN' },
      title: 'The repository has no such tag or digest',
      summary: 'The registry has no manifest for the tag or digest in the path.',
      category: 'not-found',
      causes: [
        { text: 'The tag is misspelt, was never pushed, or was deleted' },
        { text: 'The image was removed by a cleanup rule' },
        {
          text: 'The Accept header does not name the manifest’s type (image index or manifest)',
          ruledOutBy: {
            all: [
              { requestHeader: 'Accept', is: { contains: ['image.index', 'manifest.list'] } },
              { requestHeader: 'Accept', is: { contains: ['image.manifest', 'distribution.manifest.v2'] } },
            ],
          },
        },
      ],
      fixes: [
        {
          text: 'List the tags',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://registry.example.com}}/v2/NAME/tags/list' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Accept application/vnd.oci.image.index.v1+json and application/vnd.oci.image.manifest.v1+json' },
      ],
    },
    {
      id: 'name-unknown',
      when: { code: 'NAME_UNKNOWN' },
      title: 'The registry knows no such repository',
      summary: 'No repository of this name exists here, or the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The repository’s name is misspelt or lacks its namespace or project' },
        { text: 'The repository was never pushed to, or lives in another registry' },
      ],
      fixes: [{ text: 'Compare the name with the one in the registry’s pages: host, namespace and case' }],
    },
    {
      id: 'name-invalid',
      when: { code: ['NAME_INVALID', 'TAG_INVALID'] },
      title: 'The name or tag is not allowed',
      summary: 'Repository names are lower case with / . _ -, and tags have at most 128 characters.',
      category: 'validation',
      causes: [
        { text: 'The name has upper-case letters or characters that are not allowed', confirmedBy: { code: 'NAME_INVALID' } },
        { text: 'The tag does not fit the reference in the path', confirmedBy: { code: 'TAG_INVALID' } },
      ],
      fixes: [{ text: 'Write the name in lower case, and take slashes and special characters out of the tag' }],
    },
    {
      id: 'blob-unknown',
      when: { code: ['BLOB_UNKNOWN', 'MANIFEST_BLOB_UNKNOWN'] },
      title: 'A layer is missing in the registry',
      summary: 'The blob in the path, or one that the manifest names, is not in this repository.',
      category: 'not-found',
      causes: [
        { text: 'The manifest was pushed before all of its layers' },
        { text: 'The layer was deleted, or lies in another repository and was not mounted' },
      ],
      fixes: [{ text: 'Push layers and configuration first, the manifest last; push the image again where layers are gone' }],
    },
    {
      id: 'upload',
      when: { code: ['BLOB_UPLOAD_INVALID', 'BLOB_UPLOAD_UNKNOWN', 'DIGEST_INVALID', 'SIZE_INVALID', 'MANIFEST_INVALID'] },
      title: 'The upload is not valid',
      summary: 'The registry could not take the blob or manifest: session, digest, size or content do not fit.',
      category: 'validation',
      causes: [
        { text: 'The upload session has ended or never existed', confirmedBy: { code: 'BLOB_UPLOAD_UNKNOWN' } },
        { text: 'The digest is not that of the bytes that arrived', confirmedBy: { code: 'DIGEST_INVALID' } },
        { text: 'The length is not that of the bytes that arrived', confirmedBy: { code: 'SIZE_INVALID' } },
        { text: 'The manifest is malformed or of a type that this registry does not take', confirmedBy: { code: 'MANIFEST_INVALID' } },
        { text: 'A proxy in between changes or cuts bodies' },
      ],
      fixes: [
        { text: 'Start a new upload with POST …/blobs/uploads/, and send each part to the Location of the last answer' },
        { text: 'Compute the digest over the bytes as sent: sha256 of the compressed layer' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The registry is asked too often',
      summary: 'The registry limits how many calls or pulls one caller makes.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The call is anonymous, and shares a limit with others from the same address',
          confirmedBy: { check: 'credential-missing' },
        },
        { text: 'Many machines pull the same image again and again' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Log in before pulling, and put a pull-through cache between your machines and the registry' }],
    },
    {
      id: 'unsupported',
      when: { all: [{ status: [400, 404, 405] }, { code: 'UNSUPPORTED' }] },
      title: 'This registry does not offer that operation',
      summary: 'The operation is switched off here, such as deleting, or not part of what the registry offers.',
      category: 'method',
      causes: [
        {
          text: 'Deleting is off in this registry',
          // By tag it may be refused alone.
          confirmedBy: { all: [{ method: 'DELETE' }, { path: { contains: ['sha256:', 'sha256%3A'] } }] },
          ruledOutBy: { not: { method: 'DELETE' } },
        },
        { text: 'The registry is a read-only mirror or cache' },
      ],
      fixes: [
        {
          text: 'Switch it on (in Distribution: storage.delete.enabled), or use the registry’s own API or pages',
          url: 'https://distribution.github.io/distribution/about/configuration/',
        },
      ],
    },
  ],
} satisfies RulePack;

const served = { 'Content-Type': 'application/json', 'Docker-Distribution-Api-Version': 'registry/2.0' };
const refused = (
  rule: string | null,
  why: string,
  status: number,
  code: string,
  message: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url: 'https://registry.acme.example/v2/web/manifests/1.2', headers: { Authorization: 'Bearer EXAMPLE' } },
  response: { status, headers: served, body: JSON.stringify({ errors: [{ code, message, detail: {} }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'the first call of a client',
    request: { url: 'https://ghcr.io/v2/acme/web/manifests/1.2', headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: { ...served, 'WWW-Authenticate': 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:acme/web:pull"' },
      body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}',
    },
    verdicts: { confirmed: ['No token was sent'] },
  },
  refused('denied', 'pushing with a token that may pull', 403, 'DENIED', 'requested access to the resource is denied', {
    request: {
      method: 'PUT',
      url: 'https://registry.acme.example/v2/web/manifests/1.2',
      headers: { Authorization: 'Bearer EXAMPLE' },
      body: '{}',
    },
    verdicts: { possible: ['The account or token may pull'] },
  }),
  refused('manifest-unknown', 'a misspelt tag, without the header of Distribution', 404, 'MANIFEST_UNKNOWN', 'manifest unknown', {
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
    },
  }),
  refused('name-unknown', 'a misspelt repository', 404, 'NAME_UNKNOWN', 'repository name not known to registry'),
  refused('name-invalid', 'upper case', 400, 'NAME_INVALID', 'invalid repository name', {
    verdicts: { confirmed: ['The name has upper-case'] },
  }),
  refused('blob-unknown', 'the manifest came first', 404, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', {
    verdicts: { possible: ['The manifest was pushed before'] },
  }),
  refused('upload', 'other bytes', 400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', {
    verdicts: { confirmed: ['The digest is not that'] },
  }),
  refused('rate-limit', 'a large fleet', 429, 'TOOMANYREQUESTS', 'too many requests'),
  refused('unsupported', 'deleting is off', 405, 'UNSUPPORTED', 'The operation is unsupported.', {
    request: {
      method: 'DELETE',
      url: 'https://registry.acme.example/v2/web/manifests/sha256:00',
      headers: { Authorization: 'Bearer EXAMPLE' },
    },
    verdicts: { confirmed: ['Deleting is off'] },
  }),
  refused(null, 'near miss: another API’s version 2 with a common code', 403, 'DENIED', 'Denied', {
    request: { url: 'https://api.other.example/v2/orders' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"errors":[{"code":"DENIED","message":"Denied"}]}' },
  }),
];
