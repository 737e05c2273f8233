import type { Condition, Example, RulePack } from '../../model';

/**
 * Azure Blob Storage. Sources: https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes,
 * https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes,
 * https://learn.microsoft.com/rest/api/storageservices/authorize-requests-to-azure-storage
 */

const hasSas: Condition = { query: 'sig' };
/** A user delegation SAS (skoid) may do what its user may, and no more. */
const hasKeySas: Condition = { all: [hasSas, { not: { query: 'skoid' } }] };
const anonymous: Condition = { all: [{ not: hasSas }, { not: { requestHeader: 'Authorization' } }] };
const detail = (text: string | readonly string[]): Condition => ({ responseText: { contains: text } });

export default {
  id: 'azure-blob-storage',
  name: 'Azure Blob Storage',
  kind: 'api',
  docs: 'https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes',
  statusPage: 'https://azure.status.microsoft/status',
  support: {
    url: 'https://portal.azure.com/#blade/Microsoft_Azure_Support/HelpAndSupportBlade/newsupportrequest',
    asks: ['request-id', 'timestamp', 'request', 'response'],
  },
  recognize: {
    hosts: ['*.blob.core.windows.net', '*.blob.storage.azure.net', '*.blob.core.usgovcloudapi.net', '*.blob.core.chinacloudapi.cn'],
    fingerprints: [
      { all: [{ responseHeader: 'server', is: { startsWith: 'Windows-Azure-Blob/' } }, { responseHeader: 'x-ms-error-code' }] },
    ],
  },
  envelope: { code: ['header:x-ms-error-code'], requestId: ['header:x-ms-request-id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ENTRA_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'SharedKey', placeholder: 'ACCOUNT_AND_SIGNATURE' },
    { in: 'query', name: 'sig', placeholder: 'SAS_SIGNATURE' },
  ],
  rules: [
    {
      id: 'authentication-failed',
      when: { all: [{ status: 403 }, { code: 'AuthenticationFailed' }] },
      title: 'The SAS or signature is not valid',
      summary: 'Azure could not verify the SAS, shared key or token; AuthenticationErrorDetail in the answer says what is wrong.',
      category: 'auth',
      causes: [
        {
          text: 'The SAS is not valid at this time: it has expired or has not begun',
          confirmedBy: detail('Signature not valid in the specified time frame'),
          ruledOutBy: detail(['Signature did not match', 'The MAC signature found']),
        },
        {
          text: 'The signature does not fit the request: wrong key, changed parameters, or sig was encoded twice or not at all',
          confirmedBy: detail(['Signature did not match', 'The MAC signature found']),
          ruledOutBy: detail('Signature not valid in the specified time frame'),
        },
        {
          text: 'The account’s key was rotated after the SAS was made',
          ruledOutBy: detail('Signature not valid in the specified time frame'),
        },
        {
          text: 'The date of the request is off by more than a quarter of an hour: the clock is wrong, or it was sent late',
          confirmedBy: detail('Request date header too old'),
        },
      ],
      fixes: [
        { text: 'Make a new SAS; let it start a quarter of an hour in the past (or leave the start out) and last long enough' },
        { text: 'Append the SAS as it was given out: sig must be URL-encoded once (%2B, %2F, %3D)' },
        {
          text: 'Compare the string to sign in the answer with the one that your code signs',
          url: 'https://learn.microsoft.com/rest/api/storageservices/create-service-sas',
        },
      ],
    },
    {
      id: 'no-authentication',
      when: { all: [{ status: 401 }, { code: ['NoAuthenticationInformation', 'InvalidAuthenticationInfo'] }] },
      title: 'Azure wants a token for this blob',
      summary: 'The call brought no authentication, or a token that is not for Azure Storage or not of this tenant.',
      category: 'auth',
      causes: [
        { text: 'Neither a SAS nor an Authorization header was sent', when: anonymous },
        {
          text: 'The token was made for another resource than Azure Storage',
          confirmedBy: { any: [detail('Audience validation failed'), { check: 'credential-audience' }] },
        },
        { text: 'The token comes from another tenant than the account’s', confirmedBy: detail('Issuer validation failed') },
        { text: 'The token has expired', confirmedBy: { any: [detail('Lifetime validation failed'), { check: 'credential-expired' }] } },
      ],
      fixes: [
        {
          text: 'Get a token for https://storage.azure.com/.default',
          snippets: [
            { language: 'bash', code: 'az account get-access-token --resource https://storage.azure.com --query accessToken -o tsv' },
          ],
        },
        {
          text: 'Send it as Bearer with x-ms-version (2017-11-09 or later)',
          url: 'https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory',
        },
      ],
    },
    {
      id: 'permission',
      when: {
        all: [
          { status: 403 },
          {
            code: [
              'AuthorizationPermissionMismatch',
              'AuthorizationResourceTypeMismatch',
              'AuthorizationServiceMismatch',
              'InsufficientAccountPermissions',
            ],
          },
        ],
      },
      title: 'The credential does not allow this operation',
      summary: 'The caller is known, but SAS or role do not cover the operation or the kind of resource.',
      category: 'permission',
      causes: [
        {
          text: 'The SAS lacks the permission (sp) for this operation',
          ruledOutBy: { any: [{ not: hasSas }, { code: ['AuthorizationResourceTypeMismatch', 'AuthorizationServiceMismatch'] }] },
        },
        { text: 'The SAS does not cover this resource type (srt)', confirmedBy: { code: 'AuthorizationResourceTypeMismatch' } },
        { text: 'The SAS does not cover the blob service (ss)', confirmedBy: { code: 'AuthorizationServiceMismatch' } },
        { text: 'The identity has no data role: Owner and Contributor do not include reading blobs', ruledOutBy: hasKeySas },
        { text: 'The role was assigned moments ago: it takes some minutes', ruledOutBy: hasKeySas },
      ],
      fixes: [
        {
          text: 'Assign Storage Blob Data Reader or Contributor on the container or account',
          url: 'https://learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access',
        },
        { text: 'Make a SAS with the permission: r read, w write, c create, d delete, l list' },
      ],
    },
    {
      id: 'network-rule',
      when: {
        all: [{ status: 403 }, { code: ['AuthorizationFailure', 'AuthorizationSourceIPMismatch', 'AuthorizationProtocolMismatch'] }],
      },
      title: 'The account does not take calls from here',
      summary: 'A network rule of the account, or the SAS, does not allow this address or protocol.',
      category: 'permission',
      causes: [
        {
          text: 'The firewall of the account admits only certain networks or private endpoints',
          ruledOutBy: { code: ['AuthorizationSourceIPMismatch', 'AuthorizationProtocolMismatch'] },
        },
        { text: 'The SAS is for other addresses (sip)', confirmedBy: { code: 'AuthorizationSourceIPMismatch' } },
        { text: 'The SAS demands https', confirmedBy: { code: 'AuthorizationProtocolMismatch' } },
      ],
      fixes: [
        {
          text: 'Add the address or network under Networking of the account, or call from within',
          url: 'https://learn.microsoft.com/azure/storage/common/storage-network-security',
        },
      ],
    },
    {
      id: 'not-public',
      when: { code: ['PublicAccessNotPermitted', 'KeyBasedAuthenticationNotPermitted'] },
      title: 'The account does not allow this kind of access',
      summary: 'Anonymous access, or access with the account’s keys, is switched off for the whole account.',
      category: 'permission',
      causes: [
        { text: 'The call is anonymous, and public access is off', confirmedBy: { code: 'PublicAccessNotPermitted' } },
        { text: 'Account keys (and SAS made with them) are switched off', confirmedBy: { code: 'KeyBasedAuthenticationNotPermitted' } },
      ],
      fixes: [
        { text: 'Hand out a SAS, or let callers use Entra tokens' },
        {
          text: 'Where public files are meant, switch Allow Blob anonymous access on, then set the container’s access level',
          url: 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure',
        },
      ],
    },
    {
      id: 'cors',
      when: { all: [{ status: 403 }, { code: 'CorsPreflightFailure' }] },
      title: 'No CORS rule of the account allows this',
      summary: 'The browser asked first, and the blob service has no rule for this origin, method or header.',
      category: 'permission',
      causes: [{ text: 'CORS is not set up, or no rule fits origin, method and headers', confirmedBy: { code: 'CorsPreflightFailure' } }],
      fixes: [
        {
          text: 'Add a rule for the page’s origin to the blob service',
          snippets: [
            {
              language: 'bash',
              code: "az storage cors add --services b --methods GET PUT OPTIONS --origins https://app.example.com --allowed-headers '*' --exposed-headers '*' --max-age 3600 --account-name ACCOUNT",
            },
          ],
          url: 'https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: ['BlobNotFound', 'ContainerNotFound', 'ResourceNotFound'] }] },
      title: 'The blob or container does not exist',
      summary: 'Nothing lies at this path, or the call is anonymous and the container is private.',
      category: 'not-found',
      causes: [
        { text: 'The container does not exist, or is being deleted', confirmedBy: { code: 'ContainerNotFound' } },
        { text: 'The blob’s name is wrong: case counts, and slashes are part of it', ruledOutBy: { code: 'ContainerNotFound' } },
        { text: 'The call is anonymous, and the container is private', ruledOutBy: { not: anonymous } },
      ],
      fixes: [
        {
          text: 'List the container',
          snippets: [
            { language: 'bash', code: 'az storage blob list --account-name ACCOUNT --container-name CONTAINER --auth-mode login -o table' },
          ],
        },
      ],
    },
    {
      id: 'conflict',
      when: {
        all: [
          { status: [409, 412] },
          {
            code: [
              'BlobAlreadyExists',
              'ContainerAlreadyExists',
              'ContainerBeingDeleted',
              'LeaseIdMissing',
              'LeaseAlreadyPresent',
              'LeaseIdMismatchWithBlobOperation',
              'InvalidBlobType',
              'BlobArchived',
              'BlobBeingRehydrated',
              'SnapshotsPresent',
              'BlobImmutableDueToPolicy',
              'PendingCopyOperation',
            ],
          },
        ],
      },
      title: 'The blob’s state does not allow this',
      summary: 'It exists already, is leased, archived, protected or of another kind; the code says which.',
      category: 'conflict',
      causes: [
        { text: 'It exists already', confirmedBy: { code: ['BlobAlreadyExists', 'ContainerAlreadyExists'] } },
        {
          text: 'Somebody holds a lease on it',
          confirmedBy: { code: ['LeaseIdMissing', 'LeaseAlreadyPresent', 'LeaseIdMismatchWithBlobOperation'] },
        },
        {
          text: 'It lies in the archive tier and must be brought back first',
          confirmedBy: { code: ['BlobArchived', 'BlobBeingRehydrated'] },
        },
        { text: 'A retention policy or legal hold protects it', confirmedBy: { code: 'BlobImmutableDueToPolicy' } },
        { text: 'It is of another blob type (block, append, page)', confirmedBy: { code: 'InvalidBlobType' } },
        { text: 'It has snapshots, which the call must name to be deleted too', confirmedBy: { code: 'SnapshotsPresent' } },
        { text: 'A container of this name was deleted moments ago', confirmedBy: { code: 'ContainerBeingDeleted' } },
      ],
      fixes: [
        { text: 'Send the lease’s id in x-ms-lease-id, or break the lease' },
        {
          text: 'Set the tier to hot or cool and wait (up to hours) before reading',
          url: 'https://learn.microsoft.com/azure/storage/blobs/archive-rehydrate-overview',
        },
        { text: 'For snapshots, add x-ms-delete-snapshots: include' },
      ],
    },
    {
      id: 'precondition',
      when: { all: [{ status: 412 }, { code: ['ConditionNotMet', 'TargetConditionNotMet', 'SourceConditionNotMet'] }] },
      title: 'A condition of the request does not hold',
      summary: 'The blob was changed, or exists, against what If-Match, If-None-Match or a date in the request demands.',
      category: 'conflict',
      causes: [
        {
          text: 'The blob was changed since its ETag was read',
          ruledOutBy: {
            all: [
              { not: { code: 'SourceConditionNotMet' } },
              { not: { requestHeader: 'If-Match' } },
              { not: { requestHeader: 'If-Unmodified-Since' } },
            ],
          },
        },
        {
          text: 'The blob exists, and If-None-Match: * forbids to replace it',
          confirmedBy: { all: [{ requestHeader: 'If-None-Match', is: '*' }, { not: { code: 'SourceConditionNotMet' } }] },
        },
      ],
      fixes: [{ text: 'Read the blob’s properties anew, and send the current ETag' }],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: [400, 411, 413, 416] }, { not: { code: 'InvalidAuthenticationInfo' } }] },
      title: 'Azure cannot read the request',
      summary: 'A header, parameter, name or block list is missing or not valid; the code and message name it.',
      category: 'validation',
      causes: [
        {
          text: 'A required header is missing: x-ms-blob-type for Put Blob, x-ms-version for tokens',
          confirmedBy: { code: ['MissingRequiredHeader', 'MissingContentLengthHeader'] },
        },
        { text: 'A header has a value that is not valid', confirmedBy: { code: 'InvalidHeaderValue' } },
        {
          text: 'A query parameter has a value that is not valid',
          confirmedBy: { code: ['InvalidQueryParameterValue', 'OutOfRangeQueryParameterValue'] },
        },
        { text: 'A container or blob name is not allowed', confirmedBy: { code: 'InvalidResourceName' } },
        {
          text: 'A block’s id or the block list does not fit what was uploaded',
          confirmedBy: { code: ['InvalidBlobOrBlock', 'InvalidBlockId', 'InvalidBlockList'] },
        },
        { text: 'The body is larger than one call takes', confirmedBy: { code: 'RequestBodyTooLarge' } },
        { text: 'The bytes do not fit the checksum that was sent', confirmedBy: { code: ['Md5Mismatch', 'Crc64Mismatch'] } },
      ],
      fixes: [
        {
          text: 'Send x-ms-blob-type when a blob is written',
          snippets: [{ language: 'bash', code: "curl -X PUT '{{url}}' -H 'x-ms-blob-type: BlockBlob' --data-binary @file" }],
        },
        {
          text: 'Give all block ids the same length, and upload every block before the list',
          url: 'https://learn.microsoft.com/rest/api/storageservices/put-block-list',
        },
      ],
    },
    {
      id: 'busy',
      when: { all: [{ status: [500, 503] }, { code: ['ServerBusy', 'InternalError', 'OperationTimedOut'] }] },
      title: 'Azure Storage is busy or failed internally',
      summary: 'The account or a partition gets more than it can take, or the service had an error.',
      category: 'server',
      causes: [
        { text: 'The account’s limits for calls or bandwidth are exceeded', ruledOutBy: { code: 'InternalError' } },
        { text: 'Many calls go to one blob or one part of the names', ruledOutBy: { code: 'InternalError' } },
        { text: 'The operation took too long', confirmedBy: { code: 'OperationTimedOut' } },
      ],
      fixes: [
        { text: 'Retry with growing pauses', url: 'https://learn.microsoft.com/azure/storage/blobs/scalability-targets' },
        { text: 'Spread names and calls, and put a CDN before blobs that many read' },
      ],
    },
  ],
} satisfies RulePack;

const blob = 'https://acmefiles.blob.core.windows.net/invoices/778.pdf';
const sas = `${blob}?sv=2024-11-04&se=2026-11-01T00%3A00%3A00Z&sr=b&sp=r&sig=EXAMPLE%3D`;
const refused = (
  rule: string | null,
  why: string,
  status: number,
  code: string,
  message: string,
  more = '',
  request: Example['request'] = { url: sas, headers: { Accept: '*/*' } },
  verdicts?: Example['verdicts'],
): Example => ({
  rule,
  why,
  request,
  response: {
    status,
    headers: {
      'Content-Type': 'application/xml',
      Server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0',
      'x-ms-request-id': 'f6e673ee-EXAMPLE',
      'x-ms-version': '2024-11-04',
      'x-ms-error-code': code,
    },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:f6e673ee-EXAMPLE\nTime:2026-11-10T01:21:15.0792948Z</Message>${more}</Error>`,
  },
  ...(verdicts ? { verdicts } : {}),
});
const signature =
  'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.';

export const examples: readonly Example[] = [
  refused(
    'authentication-failed',
    'an expired SAS',
    403,
    'AuthenticationFailed',
    signature,
    '<AuthenticationErrorDetail>Signature not valid in the specified time frame: Start [Sat, 31 Oct 2026 00:00:00 GMT] - Expiry [Sun, 01 Nov 2026 00:00:00 GMT] - Current [Tue, 10 Nov 2026 01:21:15 GMT]</AuthenticationErrorDetail>',
    undefined,
    {
      confirmed: ['The SAS is not valid at this time'],
      'ruled-out': ['The signature does not fit', 'The account’s key'],
    },
  ),
  refused(
    'authentication-failed',
    'a changed parameter',
    403,
    'AuthenticationFailed',
    signature,
    '<AuthenticationErrorDetail>Signature did not match. String to sign used was r</AuthenticationErrorDetail>',
    undefined,
    {
      confirmed: ['The signature does not fit'],
      'ruled-out': ['The SAS is not valid at this time'],
      possible: ['The account’s key'],
    },
  ),
  refused(
    'no-authentication',
    'a token for Graph',
    401,
    'InvalidAuthenticationInfo',
    'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
    '<AuthenticationErrorDetail>Audience validation failed. Audience did not match.</AuthenticationErrorDetail>',
    { url: blob, headers: { Authorization: 'Bearer EXAMPLE' } },
    {
      confirmed: ['The token was made for another resource'],
      'ruled-out': ['Neither a SAS'],
    },
  ),
  refused(
    'permission',
    'a role for management only',
    403,
    'AuthorizationPermissionMismatch',
    'This request is not authorized to perform this operation using this permission.',
    '',
    { url: blob, headers: { Authorization: 'Bearer EXAMPLE' } },
    {
      possible: ['The identity has no data role'],
      'ruled-out': ['The SAS lacks'],
    },
  ),
  refused('network-rule', 'a firewall', 403, 'AuthorizationFailure', 'This request is not authorized to perform this operation.'),
  refused(
    'not-public',
    'an anonymous read',
    409,
    'PublicAccessNotPermitted',
    'Public access is not permitted on this storage account.',
    '',
    { url: blob, headers: { Accept: '*/*' } },
    {
      confirmed: ['The call is anonymous'],
    },
  ),
  refused(
    'cors',
    'the preflight of an upload',
    403,
    'CorsPreflightFailure',
    'CORS not enabled or no matching rule found for this request.',
    '',
    { method: 'OPTIONS', url: blob, headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'PUT' } },
  ),
  refused('not-found', 'a misspelt name', 404, 'BlobNotFound', 'The specified blob does not exist.', '', undefined, {
    'ruled-out': ['The call is anonymous'],
  }),
  refused(
    'not-found',
    'a file behind a domain of one’s own',
    404,
    'ResourceNotFound',
    'The specified resource does not exist.',
    '',
    { url: 'https://static.shop.example/files/a.png', headers: { Accept: 'image/*' } },
    {
      possible: ['The call is anonymous'],
    },
  ),
  refused(
    'conflict',
    'a leased blob',
    412,
    'LeaseIdMissing',
    'There is currently a lease on the blob and no lease ID was specified in the request.',
    '',
    undefined,
    { confirmed: ['Somebody holds a lease'] },
  ),
  refused(
    'precondition',
    'a write that must not replace',
    412,
    'ConditionNotMet',
    'The condition specified using HTTP conditional header(s) is not met.',
    '',
    { method: 'PUT', url: sas, headers: { 'If-None-Match': '*' }, body: 'x' },
    {
      confirmed: ['The blob exists'],
      'ruled-out': ['The blob was changed'],
    },
  ),
  refused(
    'bad-request',
    'an upload without its type',
    400,
    'MissingRequiredHeader',
    'An HTTP header that’s mandatory for this request is not specified.',
    '<HeaderName>x-ms-blob-type</HeaderName>',
    { method: 'PUT', url: sas, headers: { Accept: '*/*' }, body: 'x' },
    {
      confirmed: ['A required header is missing'],
    },
  ),
  refused('busy', 'too many calls', 503, 'ServerBusy', 'The server is busy.', '', undefined, { possible: ['The account’s limits'] }),
  {
    rule: null,
    why: 'near miss: another Microsoft service in XML',
    request: { url: 'https://acme.queue.core.windows.net/jobs/messages' },
    response: {
      status: 403,
      headers: {
        'Content-Type': 'application/xml',
        Server: 'Windows-Azure-Queue/1.0 Microsoft-HTTPAPI/2.0',
        'x-ms-error-code': 'AuthenticationFailed',
      },
      body: '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message></Error>',
    },
  },
];
