import type { Example, RulePack } from '../../model';

/**
 * Dropbox's API v2. Sources: https://www.dropbox.com/developers/documentation/http/documentation (errors of each endpoint),
 * https://developers.dropbox.com/error-handling-guide, https://developers.dropbox.com/oauth-guide
 */

const GUIDE = 'https://developers.dropbox.com/error-handling-guide';
const CONSOLE = 'https://www.dropbox.com/developers/apps';

const REFRESH = `curl https://api.dropboxapi.com/oauth2/token \\
  -d grant_type=refresh_token -d refresh_token="$DROPBOX_REFRESH_TOKEN" \\
  -u "$DROPBOX_APP_KEY:$DROPBOX_APP_SECRET"`;

export default {
  id: 'dropbox',
  name: 'Dropbox',
  kind: 'api',
  docs: GUIDE,
  statusPage: 'https://status.dropbox.com',
  support: { url: 'https://www.dropbox.com/developers/contact', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['api.dropboxapi.com', 'content.dropboxapi.com', 'notify.dropboxapi.com'],
    fingerprints: [{ responseHeader: 'X-Dropbox-Request-Id' }],
  },
  envelope: { requestId: ['header:X-Dropbox-Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_DROPBOX_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_APP_KEY_AND_SECRET' },
  ],
  secrets: { keys: [{ kind: 'Dropbox access token', prefix: 'sl.', alphabet: 'base64url', minLength: 40, extra: '.' }] },
  rules: [
    {
      id: 'missing-scope',
      when: { code: { startsWith: 'missing_scope' } },
      title: 'The app lacks a permission (scope)',
      summary: 'The token is valid, but was given without the scope in required_scope.',
      category: 'permission',
      causes: [
        { text: 'The scope is not ticked on the Permissions tab of the app' },
        { text: 'The scope was ticked after this token was issued: tokens keep the scopes they were made with' },
      ],
      fixes: [
        { text: 'Tick the scope in the app console, submit, then let the user authorize again (or generate a new token)', url: CONSOLE },
      ],
      links: [{ text: 'OAuth guide', url: 'https://developers.dropbox.com/oauth-guide' }],
    },
    {
      id: 'token',
      when: { all: [{ status: 401 }, { not: { code: { startsWith: 'missing_scope' } } }] },
      title: 'Dropbox did not accept the access token',
      summary: 'The token is missing, malformed, expired or revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: access tokens live four hours',
          confirmedBy: { any: [{ code: { startsWith: 'expired_access_token' } }, { check: 'credential-expired' }] },
        },
        {
          text: 'The token was revoked, or the user disconnected the app',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { code: { startsWith: 'expired_access_token' } }] },
        },
        { text: 'The user or team is suspended', when: { code: { startsWith: 'user_suspended' } } },
        { text: 'A team token was sent without Dropbox-API-Select-User', ruledOutBy: { requestHeader: 'Dropbox-API-Select-User' } },
      ],
      fixes: [
        {
          text: 'Get a new access token with the refresh token (authorize with token_access_type=offline to have one)',
          snippets: [{ language: 'bash', code: REFRESH }],
        },
        {
          text: 'Try the token on the account itself',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST https://api.dropboxapi.com/2/users/get_current_account -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
      links: [{ text: 'OAuth guide', url: 'https://developers.dropbox.com/oauth-guide' }],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 409 }, { code: { contains: ['not_found', 'no_such'] } }] },
      title: 'No file or folder at this path',
      summary: 'Dropbox answers 409 with the reason: the path does not exist for this app and user.',
      category: 'not-found',
      causes: [
        { text: 'The file or folder does not exist, or was moved or deleted' },
        {
          text: 'The path does not begin with a slash',
          confirmedBy: {
            all: [
              { requestField: '/path' },
              { not: { requestField: '/path', is: { startsWith: '/' } } },
              { not: { requestField: '/path', is: { startsWith: 'id:' } } },
              { not: { requestField: '/path', is: { startsWith: 'rev:' } } },
              { not: { requestField: '/path', is: { startsWith: 'ns:' } } },
              { not: { requestField: '/path', is: '' } },
            ],
          },
        },
        { text: 'The app has access to its own folder only: paths are then relative to /Apps/{name}' },
        {
          text: 'The file is in a team space, and the path root of the home folder is used',
          ruledOutBy: { requestHeader: 'Dropbox-API-Path-Root' },
        },
        { text: 'The shared link was revoked or has expired', when: { code: { contains: 'shared_link_not_found' } } },
      ],
      fixes: [
        {
          text: 'Check the path: list the folder above it and copy path_lower or the id',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.dropboxapi.com/2/files/list_folder \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H 'Content-Type: application/json' -d '{\"path\":\"\"}'",
            },
          ],
        },
        { text: 'Name files by id (id:…), which survives moving and renaming' },
      ],
    },
    {
      id: 'conflict',
      when: { all: [{ status: 409 }, { code: { contains: ['conflict', 'already_'] } }] },
      title: 'Something is at the target already',
      summary: 'A file or folder of this name exists, and the write mode does not overwrite it.',
      category: 'conflict',
      causes: [
        { text: 'A file is in the way', when: { code: { contains: 'conflict/file' } } },
        { text: 'A folder is in the way', when: { code: { contains: 'conflict/folder' } } },
        { text: 'The shared link exists already', when: { code: { contains: 'shared_link_already_exists' } } },
        { text: 'The file was changed since the revision (rev) given in update mode' },
      ],
      fixes: [
        { text: 'Upload with mode overwrite, or autorename: true, as the case wants it' },
        { text: 'For a shared link, fetch the existing one with list_shared_links' },
      ],
    },
    {
      id: 'not-writable',
      when: {
        all: [
          { status: 409 },
          {
            code: {
              contains: [
                'no_write_permission',
                'insufficient_space',
                'disallowed_name',
                'malformed_path',
                'team_folder',
                'operation_suppressed',
                'restricted_content',
                'access_denied',
                'email_not_verified',
              ],
            },
          },
        ],
      },
      title: 'Dropbox cannot use this path or write there',
      summary: 'The path is malformed, the account is full, or the user may not write to the folder.',
      category: 'validation',
      causes: [
        {
          text: 'The path is malformed: it must begin with a slash and not end with one; the root is empty',
          when: { code: { contains: 'malformed_path' } },
        },
        { text: 'The account has not enough space', when: { code: { contains: 'insufficient_space' } } },
        {
          text: 'The user may only read this shared folder',
          when: { code: { contains: ['no_write_permission', 'access_denied'] } },
        },
        { text: 'The name is not allowed', when: { code: { contains: 'disallowed_name' } } },
        { text: 'The user’s email address is not verified', when: { code: { contains: 'email_not_verified' } } },
      ],
      fixes: [
        { text: 'Write paths as /Folder/File.txt, and the root as an empty text' },
        { text: 'Free or buy space, or ask the folder’s owner for edit access' },
      ],
    },
    {
      id: 'endpoint-error',
      when: { all: [{ status: 409 }, { responseField: '/error_summary' }] },
      title: 'The endpoint refused: see error_summary',
      summary: 'Dropbox reports what is specific to an endpoint with 409; error_summary and the tags in error name the reason.',
      category: 'conflict',
      causes: [{ text: 'The tags in error name the reason; the endpoint’s documentation explains each' }],
      fixes: [{ text: 'Look the tag up under the endpoint', url: 'https://www.dropbox.com/developers/documentation/http/documentation' }],
    },
    {
      id: 'bad-input',
      when: { status: 400 },
      title: 'Dropbox could not read the arguments',
      summary: 'The body, or the Dropbox-API-Arg header, is not what the endpoint reads; the answer says so in plain text.',
      category: 'validation',
      causes: [
        {
          text: 'A field such as path is null or has another type: a string was expected',
          confirmedBy: { responseText: { contains: ['expected string', 'expected object', 'expected list', 'expected boolean'] } },
        },
        {
          text: 'A required field is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseText: { contains: 'missing required field' } }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        {
          text: 'The JSON in the body is malformed',
          confirmedBy: { any: [{ check: 'json-malformed' }, { responseText: { contains: 'could not decode input as JSON' } }] },
        },
        { text: 'Content-Type is not the one of this endpoint', confirmedBy: { responseText: { contains: '"Content-Type" header' } } },
        { text: 'A field is unknown to the endpoint', confirmedBy: { responseText: { contains: 'unknown field' } } },
        { text: 'The refresh token or code was refused', when: { code: ['invalid_grant', 'unsupported_grant_type'] } },
      ],
      fixes: [
        { text: 'Send JSON with all required fields; the root folder is an empty string, not null or "/"' },
        {
          text: 'On content.dropboxapi.com put the arguments into Dropbox-API-Arg and the file, as application/octet-stream, into the body; leave the body empty for downloads',
        },
        { text: 'For an endpoint without arguments send no body and no Content-Type' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Dropbox is asked too often',
      summary: 'Too many requests, or too many writes at once in one account; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Several writes in the same account ran at once and waited for each other',
          confirmedBy: { responseText: { contains: 'too_many_write_operations' } },
        },
        { text: 'Too many requests for this user or team', confirmedBy: { responseText: { contains: 'too_many_requests' } } },
        { text: 'The wait before was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then go on with fewer at a time' },
        { text: 'Write in batches: upload_session/finish_batch, delete_batch, move_batch' },
        { text: 'Use webhooks, or list_folder/longpoll, in place of polling' },
      ],
    },
    {
      id: 'no-access',
      when: { status: 403 },
      title: 'The user or team does not allow this',
      summary: 'The token is valid, but this account type or this app has no access to the feature.',
      category: 'permission',
      causes: [
        { text: 'The account’s plan or the team’s policy does not allow it' },
        { text: 'The app is in development and has reached its number of users' },
      ],
      fixes: [{ text: 'Ask the team’s admin, or apply for production status in the app console', url: CONSOLE }],
    },
    {
      id: 'dropbox-failed',
      when: { status: [500, 502, 503, 504] },
      title: 'Dropbox failed',
      summary: 'The failure is on Dropbox’s side.',
      category: 'server',
      causes: [{ text: 'A fault or outage at Dropbox' }],
      fixes: [
        { text: 'Try again with growing waits; look whether a write has happened first' },
        { text: 'Look at the status page', url: 'https://status.dropbox.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.dropboxapi.com/2/files/get_metadata';
const bearer = { Authorization: 'Bearer FAKE_not_real', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'X-Dropbox-Request-Id': '00fakedb0001' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: '{"path":"/Homework"}' },
  response: { status, headers: served, body: JSON.stringify(body) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('missing-scope', 'a permission not ticked', 401, {
    error_summary: 'missing_scope/..',
    error: { '.tag': 'missing_scope', required_scope: 'files.metadata.read' },
  }),
  refused(
    'token',
    'after four hours',
    401,
    { error_summary: 'expired_access_token/.', error: { '.tag': 'expired_access_token' } },
    {
      verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['The token was revoked', 'No token'] },
    },
  ),
  refused(
    'not-found',
    'no slash',
    409,
    { error_summary: 'path/not_found/..', error: { '.tag': 'path', path: { '.tag': 'not_found' } } },
    {
      request: { method: 'POST', url, headers: bearer, body: '{"path":"Homework"}' },
      verdicts: { confirmed: ['The path does not begin'] },
    },
  ),
  refused(
    'conflict',
    'a file in the way',
    409,
    { error_summary: 'path/conflict/file/.', error: { '.tag': 'path', reason: { '.tag': 'conflict', conflict: { '.tag': 'file' } } } },
    {
      verdicts: { confirmed: ['A file is in the way'], 'ruled-out': ['A folder is in the way'] },
    },
  ),
  refused(
    'not-writable',
    'a full account',
    409,
    { error_summary: 'path/insufficient_space/', error: { '.tag': 'path', reason: { '.tag': 'insufficient_space' } } },
    {
      verdicts: { confirmed: ['The account has not enough'] },
    },
  ),
  refused('endpoint-error', 'an expired cursor', 409, { error_summary: 'reset/..', error: { '.tag': 'reset' } }),
  {
    rule: 'bad-input',
    why: 'null for the root',
    request: { method: 'POST', url: 'https://api.dropboxapi.com/2/files/list_folder', headers: bearer, body: '{"path":null}' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'Error in call to API function "files/list_folder": request body: path: expected string, got null',
    },
    verdicts: { confirmed: ['A field such as path'] },
  },
  refused(
    'rate-limit',
    'writes at once',
    429,
    { error_summary: 'too_many_write_operations/..', error: { reason: { '.tag': 'too_many_write_operations' }, retry_after: 1 } },
    {
      verdicts: { confirmed: ['Several writes'] },
    },
  ),
  refused('no-access', 'a team policy', 403, { error_summary: 'invalid_account_type/..', error: { '.tag': 'invalid_account_type' } }),
  refused('dropbox-failed', 'a fault', 500, {}),
  {
    rule: null,
    why: 'near miss: another store of files',
    request: { method: 'POST', url: 'https://files.other.example/2/files/get_metadata' },
    response: { status: 409, headers: { 'Content-Type': 'application/json' }, body: '{"error_summary":"path/not_found/.."}' },
  },
];
