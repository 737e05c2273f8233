import type { Example, RulePack } from '../../model';

/**
 * Slack's Web API and incoming webhooks. Sources: https://docs.slack.dev/apis/web-api/ (each method's page lists its errors),
 * https://docs.slack.dev/apis/web-api/rate-limits, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */

const APPS = 'https://api.slack.com/apps';
const SCOPES = 'https://docs.slack.dev/reference/scopes';

export default {
  id: 'slack',
  name: 'Slack',
  kind: 'api',
  docs: 'https://docs.slack.dev/apis/web-api/',
  statusPage: 'https://slack-status.com',
  support: { url: 'https://my.slack.com/help/requests/new', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['slack.com', '*.slack.com'],
    paths: ['/api/*', '/services/*', '/workflows/*', '/triggers/*', '/commands/*', '/actions/*'],
    fingerprints: [{ responseHeader: 'X-Slack-Req-Id' }],
  },
  envelope: { requestId: ['header:X-Slack-Req-Id'] },
  // oauth.v2.access takes client id and secret as Basic, so prefixes are asked for in the causes and not here.
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SLACK_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  secrets: {
    keys: [
      { kind: 'Slack bot token', prefix: 'xoxb-', alphabet: 'base64url', minLength: 10 },
      { kind: 'Slack user token', prefix: 'xoxp-', alphabet: 'base64url', minLength: 10 },
      { kind: 'Slack rotating token', prefix: 'xoxe', alphabet: 'base64url', minLength: 10, extra: '.' },
      { kind: 'Slack session token', prefix: 'xoxc-', alphabet: 'base64url', minLength: 10 },
      { kind: 'Slack session cookie', prefix: 'xoxd-', alphabet: 'base64url', minLength: 10, extra: '%+/=' },
      { kind: 'Slack app token', prefix: 'xapp-', alphabet: 'base64url', minLength: 10 },
      { kind: 'Slack webhook address', prefix: 'hooks.slack.com/services/', alphabet: 'alphanumeric', minLength: 10, extra: '/' },
    ],
  },
  rules: [
    {
      id: 'token-not-accepted',
      when: {
        code: [
          'invalid_auth',
          'not_authed',
          'token_revoked',
          'token_expired',
          'account_inactive',
          'user_removed_from_team',
          'invalid_refresh_token',
        ],
      },
      title: 'Slack did not accept the token',
      summary: 'The answer is a 200, but the call failed: the token is missing, unknown, expired or revoked.',
      category: 'auth',
      causes: [
        {
          text: 'No token was sent, or not where Slack reads it',
          when: {
            any: [
              { code: 'not_authed' },
              { all: [{ check: 'credential-missing' }, { not: { query: 'token' } }, { not: { requestField: '/token' } }] },
            ],
          },
        },
        {
          text: 'The token was sent in the query string, which Slack refuses to apps made since 2021',
          ruledOutBy: { not: { all: [{ check: 'credential-wrong-place' }, { query: 'token' }] } },
        },
        { text: 'The token has expired: token rotation is on, and it lives 12 hours', when: { code: 'token_expired' } },
        { text: 'The token was revoked, or the app was uninstalled', when: { code: 'token_revoked' } },
        {
          text: 'The user or workspace of the token was deactivated or removed',
          when: { code: ['account_inactive', 'user_removed_from_team'] },
        },
        {
          text: 'The token is no Slack token (xoxb-…, xoxp-…)',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
              { not: { requestHeader: 'Authorization', is: { contains: ['bearer xox', 'bearer xapp-', 'bearer xwfp-'] } } },
            ],
          },
        },
        {
          text: 'The token is cut off or mistyped, or the caller’s address is not on the app’s allow list',
          ruledOutBy: { not: { code: 'invalid_auth' } },
        },
      ],
      fixes: [
        {
          text: 'Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of the app and try it',
          snippets: [{ language: 'bash', code: "curl -X POST https://slack.com/api/auth.test -H 'Authorization: Bearer {{credential}}'" }],
          url: APPS,
        },
        { text: 'With token rotation, refresh the token before it expires; otherwise reinstall the app to the workspace' },
      ],
      warnings: ['Browsers cannot send Authorization to slack.com across origins: call Slack from a server.'],
    },
    {
      id: 'oauth',
      when: {
        code: [
          'invalid_client_id',
          'bad_client_secret',
          'invalid_code',
          'code_already_used',
          'bad_redirect_uri',
          'oauth_authorization_url_mismatch',
          'invalid_grant_type',
          'token_rotation_not_enabled',
        ],
      },
      title: 'Slack refused to exchange the code',
      summary: 'Client id, secret, code or redirect address of the OAuth exchange do not fit together.',
      category: 'auth',
      causes: [
        {
          text: 'The code is invalid, was used before, or is older than 10 minutes',
          when: { code: ['invalid_code', 'code_already_used'] },
        },
        { text: 'Client id or secret is wrong', when: { code: ['invalid_client_id', 'bad_client_secret'] } },
        { text: 'redirect_uri is another than the one that the code was asked with', when: { code: 'bad_redirect_uri' } },
        {
          text: 'The code was asked for with the other version of the authorize address (v2)',
          when: { code: 'oauth_authorization_url_mismatch' },
        },
      ],
      fixes: [
        {
          text: 'Send the user through oauth/v2/authorize again and exchange the new code once, with the same redirect_uri',
          url: 'https://docs.slack.dev/authentication/installing-with-oauth',
        },
      ],
    },
    {
      id: 'missing-scope',
      when: { code: 'missing_scope' },
      title: 'The token lacks a scope for this method',
      summary: 'The method wants the scope in needed; the token has only those in provided.',
      category: 'permission',
      causes: [
        { text: 'The needed scope was not added to the app' },
        { text: 'The scope was added, but the app was not reinstalled since, so this token is older' },
        { text: 'The scope belongs to the other kind of token: bot and user scopes are separate' },
      ],
      fixes: [
        {
          text: 'Add the scope that needed names under OAuth & Permissions, then reinstall the app to the workspace and use the new token',
          url: APPS,
        },
        { text: 'Compare X-OAuth-Scopes (what the token has) with X-Accepted-OAuth-Scopes (what the method takes) in this answer' },
      ],
      links: [{ text: 'Scopes', url: SCOPES }],
    },
    {
      id: 'wrong-token-type',
      when: { code: ['not_allowed_token_type', 'user_is_bot'] },
      title: 'The method does not take this kind of token',
      summary: 'Some methods work with bot tokens only, others with user or app tokens only.',
      category: 'permission',
      causes: [
        {
          text: 'A bot token was sent, which this method does not take',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer xoxb-' } },
        },
        {
          text: 'A user token was sent, which this method does not take',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer xoxp-' } },
        },
        {
          text: 'An app-level token was sent; it serves few methods',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer xapp-' } },
        },
      ],
      fixes: [
        {
          text: 'Look on the method’s page which token types it takes, and send that one',
          url: 'https://docs.slack.dev/authentication/tokens',
        },
      ],
    },
    {
      id: 'not-in-channel',
      when: { code: 'not_in_channel' },
      title: 'The bot is not a member of the channel',
      summary: 'The channel exists, but the bot (or user) of the token has not joined it.',
      category: 'permission',
      causes: [{ text: 'The bot was never invited to the channel, or was removed' }],
      fixes: [
        { text: 'Invite the bot in Slack: /invite @your-app in the channel' },
        { text: 'For public channels call conversations.join (scope channels:join), or add chat:write.public to post without joining' },
      ],
    },
    {
      id: 'channel-not-found',
      when: { code: 'channel_not_found' },
      title: 'Slack finds no such channel for this token',
      summary: 'The channel id is wrong, or the channel is private and the bot is not in it.',
      category: 'not-found',
      causes: [
        {
          text: 'A name (#general) was sent where the method wants an id (C…, G…, D…)',
          confirmedBy: { all: [{ requestField: '/channel', is: { startsWith: '#' } }, { not: { path: { contains: '/chat.' } } }] },
        },
        { text: 'The channel is private or a direct message, and the bot is no member' },
        { text: 'The channel is of another workspace than the token' },
      ],
      fixes: [
        {
          text: 'Copy the channel’s id from its details in Slack, or list them',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://slack.com/api/conversations.list?limit=200' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Invite the bot to the private channel' },
        { text: 'For a direct message open it first with conversations.open' },
      ],
    },
    {
      id: 'archived',
      when: { code: ['is_archived', 'channel_is_archived'] },
      title: 'The channel is archived',
      summary: 'Nothing can be posted or changed in an archived channel.',
      category: 'conflict',
      causes: [{ text: 'Somebody archived the channel' }],
      fixes: [{ text: 'Unarchive the channel in Slack, or post to another one' }],
    },
    {
      id: 'rate-limited',
      when: { any: [{ status: 429 }, { code: ['ratelimited', 'rate_limited', 'message_limit_exceeded'] }] },
      title: 'Slack is asked too often',
      summary: 'Slack counts per method, workspace and app; Retry-After says how many seconds to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than about one message per second went to a channel',
          ruledOutBy: { not: { path: { contains: ['chat.', '/services/'] } } },
        },
        { text: 'The method’s tier was exceeded, from 1 to 100 calls per minute' },
        {
          text: 'History is read by an app that is not in the Marketplace, which may call it once a minute',
          ruledOutBy: { not: { path: { contains: ['conversations.history', 'conversations.replies'] } } },
        },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says before calling this method again; other methods may go on' },
        { text: 'Read with larger pages (limit up to 200) and cursors, and cache users and channels' },
        { text: 'Get events through the Events API in place of polling' },
      ],
      tables: [
        {
          title: 'Tiers, per method and workspace',
          columns: ['Tier', 'Calls per minute'],
          rows: [
            ['1', '1+'],
            ['2', '20+'],
            ['3', '50+'],
            ['4', '100+'],
            ['Posting messages', 'about 1 per second and channel'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: 'https://docs.slack.dev/apis/web-api/rate-limits' }],
    },
    {
      id: 'bad-message',
      when: {
        code: [
          'no_text',
          'msg_too_long',
          'msg_blocks_too_long',
          'invalid_blocks',
          'invalid_blocks_format',
          'invalid_attachments',
          'too_many_attachments',
          'attachment_payload_limit_exceeded',
        ],
      },
      title: 'Slack cannot post this message',
      summary: 'The message is empty, too long, or its blocks do not follow Block Kit.',
      category: 'validation',
      causes: [
        { text: 'There is no text, and no blocks or attachments', when: { code: 'no_text' } },
        {
          text: 'The text is longer than 40,000 characters, or blocks are too long',
          when: { code: ['msg_too_long', 'msg_blocks_too_long'] },
        },
        {
          text: 'A block has an unknown type, a missing field, or text over its limit (3,000 characters in a section)',
          when: { code: ['invalid_blocks', 'invalid_blocks_format'] },
        },
        {
          text: 'There are more than 100 attachments, or they are too large',
          when: { code: ['too_many_attachments', 'attachment_payload_limit_exceeded'] },
        },
      ],
      fixes: [
        { text: 'Read response_metadata.messages: it names the block and field at fault' },
        { text: 'Try the blocks in the Block Kit Builder', url: 'https://app.slack.com/block-kit-builder' },
        { text: 'Split long texts over several messages' },
      ],
    },
    {
      id: 'bad-arguments',
      when: {
        code: [
          'invalid_arguments',
          'invalid_arg_name',
          'invalid_array_arg',
          'invalid_charset',
          'invalid_form_data',
          'invalid_post_type',
          'missing_post_type',
          'missing_argument',
          'invalid_json',
          'json_not_object',
          'invalid_cursor',
          'invalid_limit',
        ],
      },
      title: 'Slack could not read the arguments',
      summary: 'An argument is missing or invalid, or the body is not what Content-Type says.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'Content-Type does not match the body', when: { check: 'content-type-mismatch' } },
        { text: 'A body was sent without Content-Type', when: { check: 'content-type-missing' } },
        {
          text: 'The method takes form fields only, and JSON was sent',
          confirmedBy: { all: [{ method: 'GET' }, { requestHeader: 'Content-Type', is: { contains: 'application/json' } }] },
        },
        { text: 'A required argument is missing, or a value is not allowed' },
      ],
      fixes: [
        {
          text: 'Send JSON with its Content-Type and the token in the header; methods that read want form or query fields',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url|\'https://slack.com/api/chat.postMessage\'}} \\\n  -H \'Authorization: Bearer {{credential}}\' \\\n  -H \'Content-Type: application/json; charset=utf-8\' \\\n  -d \'{"channel":"C0123456789","text":"Hello"}\'',
            },
          ],
        },
        { text: 'Read response_metadata.messages, which names the argument at fault' },
      ],
    },
    {
      id: 'not-found',
      when: {
        code: [
          'user_not_found',
          'users_not_found',
          'message_not_found',
          'file_not_found',
          'thread_not_found',
          'unknown_method',
          'users_list_not_supplied',
          'team_not_found',
          'bot_not_found',
        ],
      },
      title: 'Slack finds no such user, message, file or method',
      summary: 'An id of the request names nothing that this token can see.',
      category: 'not-found',
      causes: [
        { text: 'The method’s name in the URL is misspelt', when: { code: 'unknown_method' } },
        {
          text: 'The timestamp (ts) does not name a message of this channel, or was read as a number and lost digits',
          when: { code: ['message_not_found', 'thread_not_found'] },
        },
        { text: 'The user is unknown, or of another workspace', when: { code: ['user_not_found', 'users_not_found'] } },
      ],
      fixes: [
        { text: 'Check the id, and keep ts as text: 1503435956.000247' },
        { text: 'Use the token of the workspace that the id comes from' },
      ],
    },
    {
      id: 'not-allowed',
      when: {
        code: [
          'restricted_action',
          'no_permission',
          'access_denied',
          'team_access_not_granted',
          'ekm_access_denied',
          'org_login_required',
          'enterprise_is_restricted',
          'not_allowed',
          'cant_update_message',
          'cant_delete_message',
          'edit_window_closed',
          'user_not_in_channel',
          'cannot_dm_bot',
          'messages_tab_disabled',
          'method_not_supported_for_channel_type',
        ],
      },
      title: 'The workspace or the message does not allow this',
      summary: 'The token is good, but a setting of the workspace or the owner of the message forbids the action.',
      category: 'permission',
      causes: [
        {
          text: 'An admin restricted this action in the workspace or channel',
          when: { code: ['restricted_action', 'enterprise_is_restricted', 'team_access_not_granted'] },
        },
        {
          text: 'The message was posted by somebody else: only its author may change it',
          when: { code: ['cant_update_message', 'cant_delete_message'] },
        },
        { text: 'The method does not work in this type of conversation', when: { code: 'method_not_supported_for_channel_type' } },
        { text: 'The workspace’s time for editing is over', when: { code: 'edit_window_closed' } },
        {
          text: 'The app’s Messages tab is off, or the recipient is a bot',
          when: { code: ['messages_tab_disabled', 'cannot_dm_bot'] },
        },
      ],
      fixes: [
        { text: 'Ask an admin of the workspace to allow it, or act with the token that owns the message' },
        { text: 'Switch on the Messages tab under App Home for direct messages', url: APPS },
      ],
    },
    {
      id: 'trigger-expired',
      when: { code: ['expired_trigger_id', 'invalid_trigger_id', 'trigger_exchanged', 'exchanged_trigger_id', 'trigger_expired'] },
      title: 'The trigger id can no longer be used',
      summary: 'A trigger id opens a view once, within 3 seconds of the user’s action.',
      category: 'timeout',
      causes: [
        { text: 'More than 3 seconds passed since the user’s action', when: { code: ['expired_trigger_id', 'trigger_expired'] } },
        { text: 'The trigger id was used before', when: { code: ['trigger_exchanged', 'exchanged_trigger_id'] } },
      ],
      fixes: [{ text: 'Open the view first, with a loading state, and fill it with views.update when the data is there' }],
    },
    {
      id: 'method-retired',
      when: {
        code: ['method_deprecated', 'deprecated_endpoint', 'legacy_custom_bots_deprecated'],
      },
      title: 'Slack no longer offers this method here',
      summary: 'The method, or the kind of app that calls it, was retired.',
      category: 'deprecated',
      causes: [
        {
          text: 'The method was retired (such as files.upload or the old channels.* methods)',
          when: { code: ['method_deprecated', 'deprecated_endpoint'] },
        },
      ],
      fixes: [
        {
          text: 'Use its successor: conversations.* in place of channels.*, files.getUploadURLExternal in place of files.upload',
          url: 'https://docs.slack.dev/changelog',
        },
      ],
    },
    {
      id: 'slack-failed',
      when: {
        any: [
          { code: ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'] },
          { status: [500, 502, 503, 504] },
        ],
      },
      title: 'Slack failed',
      summary: 'The failure is on Slack’s side; the method may have done part of its work.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Slack' },
        { text: 'The body was not received whole in time', when: { code: 'request_timeout' } },
      ],
      fixes: [{ text: 'Try again after a short wait, and look at Slack’s status page', url: 'https://slack-status.com' }],
      warnings: ['A message may have been posted although the answer is an error: check before posting it again.'],
    },
    {
      id: 'webhook-refused',
      when: { all: [{ host: 'hooks.slack.com' }, { status: [400, 403, 404, 410, 500] }] },
      title: 'The webhook did not take the message',
      summary: 'Slack answers webhooks in plain words: the body of the answer is the reason.',
      category: 'validation',
      causes: [
        {
          text: 'The payload is no valid JSON, or has neither text nor blocks',
          confirmedBy: { responseText: { contains: ['invalid_payload', 'no_text', 'missing_text_or_fallback'] } },
        },
        {
          text: 'The webhook was deleted, or its address is wrong',
          confirmedBy: { responseText: { contains: ['no_service', 'no_active_hooks', 'invalid_token', 'no_team'] } },
        },
        {
          text: 'The channel is archived or gone',
          confirmedBy: { responseText: { contains: ['channel_is_archived', 'channel_not_found'] } },
        },
        {
          text: 'An admin forbids posting there',
          confirmedBy: { responseText: { contains: ['action_prohibited', 'posting_to_general_channel_denied', 'team_disabled'] } },
        },
        { text: 'The JSON in the body is malformed', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Send a JSON object with text',
          snippets: [{ language: 'bash', code: 'curl "$SLACK_WEBHOOK_URL" -H \'Content-Type: application/json\' -d \'{"text":"Hello"}\'' }],
        },
        { text: 'If the webhook is gone, create a new one in the app under Incoming Webhooks', url: APPS },
      ],
      warnings: ['Whoever knows the webhook’s address can post: keep it out of pages and repositories.'],
      links: [{ text: 'Incoming webhooks', url: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks' }],
    },
  ],
} satisfies RulePack;

const post = 'https://slack.com/api/chat.postMessage';
const bearer = { Authorization: 'Bearer xoxb-FAKE', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'X-Slack-Req-Id': 'f00dEXAMPLE01' };

const refused = (rule: string, why: string, error: string, more: Partial<Example> & { readonly extra?: object } = {}): Example => {
  const { extra, ...rest } = more;
  return {
    rule,
    why,
    request: { method: 'POST', url: post, headers: bearer, body: '{"channel":"#general","text":"Hi"}' },
    response: { status: 200, headers: served, body: JSON.stringify({ ok: false, error, ...extra }) },
    ...rest,
  };
};

export const examples: readonly Example[] = [
  refused('token-not-accepted', 'no token', 'not_authed', {
    request: { method: 'POST', url: post, headers: { Accept: 'application/json' }, body: '{}' },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The token is cut off'] },
  }),
  refused('token-not-accepted', 'a token of another service', 'invalid_auth', {
    request: { method: 'POST', url: post, headers: { Authorization: 'Bearer abc_FAKE' }, body: '{}' },
    verdicts: { confirmed: ['The token is no Slack token'] },
  }),
  refused('oauth', 'a code used twice', 'invalid_code', {
    request: {
      method: 'POST',
      url: 'https://slack.com/api/oauth.v2.access',
      headers: { Authorization: 'Basic ZmFrZTpmYWtl' },
      body: 'code=FAKE',
    },
    verdicts: { confirmed: ['The code is invalid'] },
  }),
  refused('missing-scope', 'a scope too few', 'missing_scope', { extra: { needed: 'channels:read', provided: 'chat:write' } }),
  refused('wrong-token-type', 'a bot token for search', 'not_allowed_token_type', { verdicts: { confirmed: ['A bot token'] } }),
  refused('not-in-channel', 'never invited', 'not_in_channel'),
  refused('channel-not-found', 'a name for an id', 'channel_not_found', {
    request: { method: 'POST', url: 'https://slack.com/api/conversations.join', headers: bearer, body: '{"channel":"#general"}' },
    verdicts: { confirmed: ['A name (#general)'] },
  }),
  refused('channel-not-found', 'messages take names too: the name is not proved to be at fault', 'channel_not_found', {
    verdicts: { possible: ['A name (#general)', 'The channel is private'] },
  }),
  refused('archived', 'an archived channel', 'is_archived'),
  refused('rate-limited', 'too fast', 'ratelimited', {
    response: { status: 429, headers: { ...served, 'Retry-After': '30' }, body: '{"ok":false,"error":"ratelimited"}' },
    verdicts: { possible: ['More than about one message'], 'ruled-out': ['History is read'] },
  }),
  refused('bad-message', 'an unknown block', 'invalid_blocks', { verdicts: { confirmed: ['A block has'] } }),
  refused('bad-arguments', 'broken JSON', 'invalid_json', {
    request: { method: 'POST', url: post, headers: bearer, body: '{"channel":"C1",}' },
    verdicts: { confirmed: ['The JSON in the body'] },
  }),
  refused('not-found', 'a misspelt method', 'unknown_method', {
    request: { method: 'POST', url: 'https://slack.com/api/chat.postMesage', headers: bearer, body: '{}' },
    verdicts: { confirmed: ['The method’s name'] },
  }),
  refused('not-allowed', 'somebody else’s message', 'cant_update_message', { verdicts: { confirmed: ['The message was posted'] } }),
  refused('trigger-expired', 'too slow', 'expired_trigger_id', { verdicts: { confirmed: ['More than 3 seconds'] } }),
  refused('method-retired', 'an old upload', 'method_deprecated'),
  refused('slack-failed', 'a fault at Slack', 'fatal_error'),
  {
    rule: 'webhook-refused',
    why: 'a deleted webhook',
    request: {
      method: 'POST',
      url: 'https://hooks.slack.com/services/T0/B0/FAKE',
      headers: { 'Content-Type': 'application/json' },
      body: '{"text":"Hi"}',
    },
    response: { status: 404, headers: { 'Content-Type': 'text/html' }, body: 'no_service' },
    verdicts: { confirmed: ['The webhook was deleted'] },
  },
  {
    rule: null,
    why: 'a call that worked, with a warning',
    request: { method: 'POST', url: post, headers: bearer, body: '{}' },
    response: { status: 200, headers: served, body: '{"ok":true,"warning":"missing_charset"}' },
  },
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { method: 'POST', url: 'https://chat.other.example/api/chat.postMessage' },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"ok":false,"error":"not_in_channel"}' },
  },
];
