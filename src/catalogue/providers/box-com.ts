import type { Example, RulePack } from '../../model';

/**
 * Box's API. Sources: https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors (codes by status),
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits,
 * https://support.box.com/hc/articles/360043693434 (access_denied_insufficient_permissions), https://developer.box.com/guides/troubleshooting.
 */

const ERRORS = 'https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors';
const CONSOLE = 'https://app.box.com/developers/console';

export default {
  id: 'box-com',
  name: 'Box',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.box.com',
  support: { url: 'https://support.box.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.box.com', 'upload.box.com', 'upload.app.box.com', 'dl.boxcloud.com'] },
  envelope: { requestId: ['/request_id', 'header:box-request-id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_BOX_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'sign-in-refused',
      when: { all: [{ path: '/oauth2/token' }, { status: [400, 401] }] },
      title: 'Box refused to give out a token',
      summary: 'Client id, secret, code, refresh token or JWT do not fit, or the app is not authorized in the enterprise.',
      category: 'auth',
      causes: [
        {
          text: 'The refresh token was used before or has expired: each serves once, for 60 days',
          confirmedBy: { message: { contains: 'refresh token has expired' } },
        },
        { text: 'The code was used before or is older than 30 seconds', confirmedBy: { message: { contains: 'code has expired' } } },
        { text: 'Client id or secret is wrong', confirmedBy: { code: 'invalid_client' } },
        {
          text: 'An administrator has not authorized the app for the enterprise',
          confirmedBy: { message: { contains: 'not authorized by the enterprise' } },
        },
        {
          text: 'The clock that signed the JWT is wrong, or its exp is more than 60 seconds ahead',
          confirmedBy: { message: { contains: "'exp' claim" } },
        },
      ],
      fixes: [
        { text: 'Keep the new refresh token of each answer, and refresh in one place only' },
        { text: 'Have an administrator authorize the app again after its scopes were changed', url: CONSOLE },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Box did not accept the access token',
      summary: 'The token is missing, has expired (it lives about an hour), or was revoked; Box gives the reason in WWW-Authenticate.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token has expired, as a developer token does after an hour', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        { text: 'Refresh the token, or let the SDK do it; developer tokens serve for trying out only', url: CONSOLE },
        {
          text: 'Try it',
          snippets: [{ language: 'bash', code: "curl https://api.box.com/2.0/users/me -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'missing-scope',
      when: { code: ['insufficient_scope', 'access_denied_insufficient_permissions', 'forbidden', 'forbidden_by_policy'] },
      title: 'App or user may not do this in Box',
      summary: 'Box checks both the app’s scopes and the user’s rights on the item; one of them does not suffice.',
      category: 'permission',
      causes: [
        { text: 'The app lacks a scope, or was not authorized again after one was added', confirmedBy: { code: 'insufficient_scope' } },
        {
          text: 'The user (often the app’s service account) was not invited to the file or folder, or may only view it',
          ruledOutBy: { code: 'insufficient_scope' },
        },
        {
          text: 'As-User was sent without the right to act for others',
          ruledOutBy: { not: { requestHeader: 'As-User' } },
        },
        { text: 'A policy of the enterprise forbids it', confirmedBy: { code: 'forbidden_by_policy' } },
      ],
      fixes: [
        { text: 'Tick the scope in the app’s configuration, and have an administrator authorize the app again', url: CONSOLE },
        { text: 'Invite the service account’s address as a collaborator of the folder, with the right to edit' },
      ],
      links: [{ text: 'Scopes', url: 'https://developer.box.com/guides/api-calls/permissions-and-errors/scopes' }],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: ['not_found', 'trashed'] }] },
      title: 'Box finds no such item for this user',
      summary: 'The id is wrong, the item is in the trash, or the user of the token cannot see it: Box then answers 404, too.',
      category: 'not-found',
      causes: [
        { text: 'The item is in the trash', confirmedBy: { code: 'trashed' } },
        { text: 'The service account or user was not invited to the item' },
        { text: 'The id is one of another kind: files and folders have separate ids' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Take the id from the item’s address in the browser: app.box.com/file/… or /folder/…' },
        { text: 'Check who calls with GET /users/me, and invite that account to the folder' },
      ],
    },
    {
      id: 'name-in-use',
      when: { code: 'item_name_in_use' },
      title: 'The folder has an item of this name already',
      summary: 'Names are unique within a folder; context_info.conflicts names the item that is there.',
      category: 'conflict',
      causes: [{ text: 'A file or folder of this name exists', confirmedBy: { code: 'item_name_in_use' } }],
      fixes: [{ text: 'Upload a new version to the file whose id stands in context_info.conflicts' }, { text: 'Or choose another name' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: { path: '/oauth2/token' } }] },
      title: 'Box rejected a parameter',
      summary: 'A parameter is missing or not valid; context_info.errors names each.',
      category: 'validation',
      causes: [
        {
          text: 'A name has characters that Box does not allow, or is too long',
          confirmedBy: { code: ['item_name_invalid', 'item_name_too_long'] },
        },
        {
          text: 'A required field is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseField: '/context_info/errors/*/reason', is: 'missing_parameter' }] },
        },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        {
          text: 'In an upload, attributes come after the file: they must come first',
          ruledOutBy: { not: { host: ['upload.box.com', 'upload.app.box.com'] } },
        },
      ],
      fixes: [{ text: 'Correct what context_info.errors names', url: ERRORS }],
    },
    {
      id: 'storage-full',
      when: { code: ['storage_limit_exceeded', 'file_size_limit_exceeded'] },
      title: 'Storage or file size limit of Box is reached',
      summary: 'The account’s storage is full, or the file is larger than the plan allows.',
      category: 'billing',
      causes: [
        { text: 'The account’s storage is full', when: { code: 'storage_limit_exceeded' } },
        { text: 'The file is larger than the plan allows', when: { code: 'file_size_limit_exceeded' } },
      ],
      fixes: [
        {
          text: 'Delete what is not needed (and empty the trash), or change the plan; a service account has little storage of its own: upload into a folder that it was invited to',
        },
      ],
    },
    {
      id: 'precondition',
      when: { status: [409, 412] },
      title: 'The item was changed meanwhile',
      summary: 'The item is being changed by another call, or is no longer the version that If-Match names.',
      category: 'conflict',
      causes: [
        {
          text: 'If-Match names an older version',
          confirmedBy: { check: 'etag-stale' },
          ruledOutBy: { not: { requestHeader: 'If-Match' } },
        },
        {
          text: 'Another call works on the same item or folder',
          confirmedBy: { code: ['operation_blocked_temporary', 'name_temporarily_reserved'] },
        },
      ],
      fixes: [{ text: 'Fetch the item again and repeat the change with its new etag; send changes to one folder one after the other' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many calls to Box',
      summary: 'Calls are limited per user and minute, uploads and searches further; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls came in a minute than one user may make' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as long as Retry-After says; use webhooks or events in place of polling',
          url: 'https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.box.com/2.0/files/1234567890';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Bearer EXAMPLEnotreal0001', 'Content-Type': 'application/json' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  message: string,
  more: Partial<Example> = {},
  context?: object,
): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: {
    status,
    headers: json,
    body: JSON.stringify({
      type: 'error',
      status,
      code,
      ...(context ? { context_info: context } : {}),
      help_url: 'http://developers.box.com/docs/#errors',
      message,
      request_id: 'abcdef123456',
    }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'sign-in-refused',
    why: 'a refresh token used twice',
    request: {
      method: 'POST',
      url: 'https://api.box.com/oauth2/token',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=refresh_token&client_id=a',
    },
    response: { status: 400, headers: json, body: '{"error":"invalid_grant","error_description":"Refresh token has expired"}' },
    verdicts: { confirmed: ['The refresh token was used'] },
  },
  {
    rule: 'unauthorized',
    why: 'no token',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: {
        'WWW-Authenticate': 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."',
      },
    },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The token has expired'] },
  },
  refused('missing-scope', 'as documented', 403, 'access_denied_insufficient_permissions', 'Access denied - insufficient permission', {
    verdicts: { possible: ['The user (often'], 'ruled-out': ['As-User was sent'] },
  }),
  refused('not-found', 'a file that is not shared', 404, 'not_found', 'Not Found'),
  refused(
    'name-in-use',
    'the same name',
    409,
    'item_name_in_use',
    'Item with the same name already exists',
    {
      verdicts: { confirmed: ['A file or folder of this name'] },
    },
    { conflicts: [{ type: 'file', id: '42', name: 'a.txt' }] },
  ),
  refused('bad-request', 'a slash in a name', 400, 'item_name_invalid', 'Item name invalid', {
    verdicts: { confirmed: ['A name has characters'] },
  }),
  refused('storage-full', 'a full account', 403, 'storage_limit_exceeded', 'Account storage limit reached', {
    verdicts: { confirmed: ['The account’s storage is full'], 'ruled-out': ['The file is larger'] },
  }),
  refused(
    'precondition',
    'two calls at once',
    409,
    'operation_blocked_temporary',
    'The operation is blocked by another on-going operation',
    {
      verdicts: { confirmed: ['Another call works'], 'ruled-out': ['If-Match names'] },
    },
  ),
  refused('rate-limit', 'a loop', 429, 'rate_limit_exceeded', 'Request rate limit exceeded, try again later'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://files.other.example/2.0/files/1' },
    response: { status: 409, headers: json, body: '{"type":"error","status":409,"code":"item_name_in_use","message":"x"}' },
  },
];
