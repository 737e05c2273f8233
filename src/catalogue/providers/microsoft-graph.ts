import type { Example, RulePack } from '../../model';

/** Microsoft Graph. Sources: https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/graph/throttling, https://learn.microsoft.com/graph/resolve-auth-errors */
export default {
  id: 'microsoft-graph',
  name: 'Microsoft Graph',
  kind: 'api',
  docs: 'https://learn.microsoft.com/graph/errors',
  statusPage: 'https://status.cloud.microsoft',
  support: { url: 'https://developer.microsoft.com/graph/support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn'] },
  envelope: { requestId: ['header:request-id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ENTRA_TOKEN' }],
  rules: [
    {
      id: 'invalid-token',
      when: { status: 401 },
      title: 'Microsoft Graph did not accept the token',
      summary: 'The access token is missing, has expired, or was not made for Microsoft Graph.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: its lifetime is about an hour',
          confirmedBy: {
            any: [
              { message: { contains: ['token is expired', 'Lifetime validation failed', 'token has expired'] } },
              { check: 'credential-expired' },
            ],
          },
        },
        {
          text: 'The token was made for another API: its audience is not Microsoft Graph',
          confirmedBy: { message: { contains: ['Invalid audience', 'audience validation failed'] } },
        },
        {
          text: 'What was sent is no access token: another value, or only a part of one',
          confirmedBy: { message: { contains: ['JWT is not well formed', 'CompactToken parsing failed', 'IDX14100'] } },
        },
        {
          text: 'Continuous access evaluation revoked it, for example after a change of password or network',
          confirmedBy: { responseHeader: 'WWW-Authenticate', is: { contains: 'insufficient_claims' } },
        },
      ],
      fixes: [
        {
          text: 'Acquire a new token with acquireTokenSilent, which refreshes it, and sign in again only where that fails',
          url: 'https://learn.microsoft.com/entra/identity-platform/scenario-spa-acquire-token',
        },
        {
          text: 'Ask for scopes of Graph (User.Read, or https://graph.microsoft.com/.default), and send the access token, not the ID token',
        },
      ],
      links: [{ text: 'Resolve authorization errors', url: 'https://learn.microsoft.com/graph/resolve-auth-errors' }],
    },
    {
      id: 'forbidden',
      when: {
        all: [
          { status: 403 },
          {
            code: [
              'Authorization_RequestDenied',
              'ErrorAccessDenied',
              'accessDenied',
              'Forbidden',
              'AccessDenied',
              'Authorization_IdentityNotFound',
            ],
          },
        ],
      },
      title: 'The app or user lacks a permission',
      summary: 'The token is valid, but has no permission in it that this call needs, or the user may not do it.',
      category: 'permission',
      causes: [
        { text: 'The permission was not requested, or consent for it is missing' },
        { text: 'The permission needs an administrator’s consent' },
        { text: 'The kind is wrong: delegated permissions act for a user, application permissions without one' },
        { text: 'The user’s own role does not allow it' },
        { text: 'The token is older than the consent' },
      ],
      fixes: [
        {
          text: 'Look up “Permissions” on the method’s page, add the least one to the app registration, and grant admin consent',
          url: 'https://learn.microsoft.com/graph/permissions-reference',
        },
        { text: 'Then get a new token, and look for the permission in its scp or roles claim' },
      ],
    },
    {
      id: 'not-found',
      when: {
        all: [
          { status: 404 },
          {
            code: [
              'Request_ResourceNotFound',
              'itemNotFound',
              'ErrorItemNotFound',
              'ResourceNotFound',
              'NotFound',
              'ErrorFolderNotFound',
              'ErrorInvalidUser',
            ],
          },
        ],
      },
      title: 'Graph found nothing under this id',
      summary: 'The user, item or group does not exist in this tenant, or the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The id is of another tenant, was deleted, or is of another type than the path' },
        {
          text: 'The item was moved: mail ids change with the folder',
          ruledOutBy: { not: { code: ['ErrorItemNotFound', 'itemNotFound'] } },
        },
        { text: 'The object was created seconds ago and has not spread yet' },
      ],
      fixes: [
        { text: 'List the collection and take the id from there' },
        {
          text: 'For mail, ask for immutable ids: Prefer: IdType="ImmutableId"',
          url: 'https://learn.microsoft.com/graph/outlook-immutable-id',
        },
        { text: 'After creating, retry for some seconds' },
      ],
    },
    {
      id: 'no-mailbox',
      when: { code: ['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI', 'ErrorNonExistentMailbox'] },
      title: 'This account has no mailbox in the cloud',
      summary: 'Mail, calendar and contacts need an Exchange Online mailbox; the account has none that Graph can reach.',
      category: 'not-found',
      causes: [
        { text: 'The user has no Exchange Online licence, or the licence is new' },
        { text: 'The mailbox is on premises or inactive' },
      ],
      fixes: [
        {
          text: 'Assign a licence with Exchange Online and wait until the mailbox is made; for on-premises ones set up hybrid access',
          url: 'https://learn.microsoft.com/graph/hybrid-rest-support',
        },
      ],
    },
    {
      id: 'bad-request',
      when: {
        all: [
          { status: 400 },
          {
            code: [
              'BadRequest',
              'Request_BadRequest',
              'invalidRequest',
              'Request_UnsupportedQuery',
              'ErrorInvalidRequest',
              'RequestBroker--ParseUri',
              'ErrorInvalidIdMalformed',
            ],
          },
        ],
      },
      title: 'Graph does not understand path or query',
      summary: 'A segment, a query option or a property is misspelt or not supported here.',
      category: 'validation',
      causes: [
        {
          text: 'A path segment does not exist in this version (v1.0 or beta)',
          confirmedBy: { message: { contains: ['Resource not found for the segment', 'Invalid version'] } },
        },
        {
          text: 'A property in $select, $filter or the body does not exist',
          confirmedBy: { message: { contains: ['Could not find a property named', 'does not exist on type'] } },
        },
        {
          text: 'The filter is an advanced query: it wants ConsistencyLevel: eventual and $count=true',
          confirmedBy: {
            all: [
              { message: { contains: ['ConsistencyLevel', 'required parameters might be missing'] } },
              { not: { requestHeader: 'ConsistencyLevel', is: 'eventual' } },
            ],
          },
        },
        { text: 'The id is malformed', confirmedBy: { message: { contains: ['Invalid object identifier', 'Id is malformed'] } } },
      ],
      fixes: [
        {
          text: 'Try the URL in Graph Explorer, and compare it with the method’s page',
          url: 'https://developer.microsoft.com/graph/graph-explorer',
        },
        {
          text: 'For directory objects, send ConsistencyLevel: eventual and $count=true',
          url: 'https://learn.microsoft.com/graph/aad-advanced-queries',
        },
      ],
    },
    {
      id: 'throttled',
      when: { status: 429 },
      title: 'Microsoft Graph throttles these requests',
      summary: 'The app made more requests than the service takes from it for this mailbox, site or tenant.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Too many requests for one mailbox: 10,000 in ten minutes per app, and four at a time',
          ruledOutBy: {
            not: {
              path: {
                contains: [
                  '/messages',
                  '/mailFolders',
                  '/sendMail',
                  '/events',
                  '/calendar',
                  '/contacts',
                  '/mailbox',
                  '/outlook',
                  '/todo',
                  '/$batch',
                ],
              },
            },
          },
        },
        { text: 'The app is over a limit for the tenant or for all tenants' },
        { text: 'A retry came before the stated time: refused calls count as well', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says before any further request' },
        {
          text: 'Make fewer requests: $select and larger pages, delta queries and change notifications in place of polling',
          url: 'https://learn.microsoft.com/graph/throttling',
        },
        { text: 'In a batch, retry only the parts that got a 429' },
      ],
      links: [{ text: 'Limits by service', url: 'https://learn.microsoft.com/graph/throttling-limits' }],
    },
    {
      id: 'conflict',
      when: {
        all: [
          { status: [409, 412] },
          {
            code: [
              'resourceModified',
              'nameAlreadyExists',
              'ErrorIrresolvableConflict',
              'Conflict',
              'PreconditionFailed',
              'Request_MultipleObjectsWithSameKeyValue',
            ],
          },
        ],
      },
      title: 'It changed meanwhile, or the name is taken',
      summary: 'The eTag or change key is out of date, or something of this name exists already.',
      category: 'conflict',
      causes: [
        {
          text: 'Somebody changed the item since it was read',
          confirmedBy: { code: ['resourceModified', 'ErrorIrresolvableConflict', 'PreconditionFailed'] },
        },
        {
          text: 'Something of this name exists already',
          confirmedBy: { code: ['nameAlreadyExists', 'Request_MultipleObjectsWithSameKeyValue'] },
        },
      ],
      fixes: [
        { text: 'Read it anew and send the change with the new eTag' },
        { text: 'For files, set @microsoft.graph.conflictBehavior to rename or replace' },
      ],
    },
    {
      id: 'quota',
      when: { code: ['Directory_QuotaExceeded', 'quotaLimitReached', 'ErrorQuotaExceeded'] },
      title: 'A quota of the tenant or drive is full',
      summary: 'The directory, mailbox or drive holds as much as it may.',
      category: 'payload',
      causes: [
        { text: 'The user or app owns as many directory objects as allowed', confirmedBy: { code: 'Directory_QuotaExceeded' } },
        { text: 'Drive or mailbox are full', ruledOutBy: { code: 'Directory_QuotaExceeded' } },
      ],
      fixes: [{ text: 'Delete what is not needed (also for good, from the recycle bin), or have the quota raised' }],
    },
    {
      id: 'service-error',
      when: { status: [500, 502, 503, 504, 509] },
      title: 'A service behind Microsoft Graph failed',
      summary: 'Graph passes calls on to Exchange, SharePoint, Teams and others; one of them had an error or no time.',
      category: 'server',
      causes: [
        { text: 'A passing error or overload', ruledOutBy: { code: 'UnknownError' } },
        { text: 'The query is too heavy: large pages, many $expand', ruledOutBy: { not: { status: 504 } } },
        { text: 'The service behind gave no reason', confirmedBy: { code: 'UnknownError' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, or retry with growing pauses' },
        { text: 'Ask for less per page ($top) and fewer properties ($select)' },
        { text: 'If it goes on, report it with request-id and time', url: 'https://developer.microsoft.com/graph/support' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://graph.microsoft.com/v1.0/me/messages';
const token = { Authorization: 'Bearer EXAMPLE.not-a-real.token' };
const id = '00000000-0000-4000-8000-0000000EXAM1';
const served = { 'Content-Type': 'application/json', 'request-id': id, 'client-request-id': id };
const error = (code: string, message: string): string =>
  JSON.stringify({ error: { code, message, innerError: { date: '2026-04-05T18:44:24', 'request-id': id, 'client-request-id': id } } });

export const examples: readonly Example[] = [
  {
    rule: 'invalid-token',
    why: 'an old token',
    request: { url, headers: token },
    response: {
      status: 401,
      headers: served,
      body: error('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
    },
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['No token was sent'] },
  },
  {
    rule: 'forbidden',
    why: 'no consent',
    request: { url: 'https://graph.microsoft.com/v1.0/users', headers: token },
    response: {
      status: 403,
      headers: served,
      body: error('Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
    },
  },
  {
    rule: 'not-found',
    why: 'a deleted user',
    request: { url: 'https://graph.microsoft.com/v1.0/users/u1', headers: token },
    response: {
      status: 404,
      headers: served,
      body: error(
        'Request_ResourceNotFound',
        "Resource 'u1' does not exist or one of its queried reference-property objects are not present.",
      ),
    },
    verdicts: { 'ruled-out': ['The item was moved'] },
  },
  {
    rule: 'no-mailbox',
    why: 'no licence',
    request: { url, headers: token },
    response: {
      status: 404,
      headers: served,
      body: error('MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'),
    },
  },
  {
    rule: 'bad-request',
    why: 'an advanced filter',
    request: {
      url: "https://graph.microsoft.com/v1.0/users?$filter=endsWith(mail,'x')",
      headers: { ...token, Accept: 'application/json' },
    },
    response: {
      status: 400,
      headers: served,
      body: error('Request_UnsupportedQuery', 'Operator endsWith is not supported because the required parameters might be missing.'),
    },
    verdicts: { confirmed: ['The filter is an advanced query'] },
  },
  {
    rule: 'throttled',
    why: 'a mailbox',
    request: { url, headers: token },
    response: { status: 429, headers: { ...served, 'Retry-After': '10' }, body: error('TooManyRequests', 'Too Many Requests') },
    verdicts: { possible: ['Too many requests for one mailbox'] },
  },
  {
    rule: 'conflict',
    why: 'an old eTag',
    request: {
      method: 'PATCH',
      url: 'https://graph.microsoft.com/v1.0/me/drive/items/1',
      headers: { ...token, 'If-Match': '"1"' },
      body: '{}',
    },
    response: { status: 412, headers: served, body: error('resourceModified', 'ETag does not match current item’s value') },
    verdicts: { confirmed: ['Somebody changed the item'] },
  },
  {
    rule: 'quota',
    why: 'a full drive',
    request: { method: 'PUT', url: 'https://graph.microsoft.com/v1.0/me/drive/root:/a.txt:/content', headers: token, body: 'x' },
    response: { status: 507, headers: served, body: error('quotaLimitReached', 'Quota limit reached') },
  },
  {
    rule: 'service-error',
    why: 'no reason given',
    request: { url, headers: token },
    response: { status: 503, headers: served, body: error('UnknownError', '') },
    verdicts: { confirmed: ['The service behind gave no reason'] },
  },
  {
    rule: null,
    why: 'near miss: the Graph of somebody else',
    request: { url: 'https://graph.other.example/v1.0/me', headers: token },
    response: { status: 401, headers: served, body: error('InvalidAuthenticationToken', 'Access token is empty.') },
  },
];
