import type { Example, RulePack } from '../../model';

/**
 * Discord's HTTP API. Sources: https://discord.com/developers/docs/topics/opcodes-and-status-codes,
 * https://discord.com/developers/docs/topics/rate-limits, https://discord.com/developers/docs/reference#error-messages
 */

const CODES = 'https://discord.com/developers/docs/topics/opcodes-and-status-codes#json';
const PORTAL = 'https://discord.com/developers/applications';

export default {
  id: 'discord',
  name: 'Discord',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://discordstatus.com',
  support: { url: 'https://support-dev.discord.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['discord.com', 'discordapp.com', 'ptb.discord.com', 'canary.discord.com'],
    paths: ['/api/*'],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bot', placeholder: 'YOUR_BOT_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_OAUTH2_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  secrets: {
    keys: [
      { kind: 'Discord webhook address', prefix: 'discord.com/api/webhooks/', alphabet: 'base64url', minLength: 20, extra: '/' },
      { kind: 'Discord webhook address', prefix: 'discordapp.com/api/webhooks/', alphabet: 'base64url', minLength: 20, extra: '/' },
    ],
  },
  rules: [
    {
      id: 'webhook-gone',
      when: { code: ['50027', '10015'] },
      title: 'The webhook is gone or its token is wrong',
      summary: 'Discord knows no webhook with this id and token; for interactions the token may be too old.',
      category: 'not-found',
      causes: [
        { text: 'The webhook was deleted, or its address is cut off' },
        {
          text: 'The interaction token is older than 15 minutes',
          ruledOutBy: { not: { path: { contains: ['/interactions/', '/messages/@original', '/webhooks/'] } } },
        },
      ],
      fixes: [
        { text: 'Create a new webhook under the channel’s settings → Integrations, and use its whole address' },
        { text: 'Send follow-ups within 15 minutes of the interaction; later, post with the bot token' },
      ],
      warnings: ['Stop sending to a webhook that answers so: repeated invalid requests get your address banned for a while.'],
      links: [{ text: 'Webhooks', url: 'https://discord.com/developers/docs/resources/webhook' }],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: { code: ['50027', '10015'] } }] },
      title: 'Discord did not accept the token',
      summary: 'The token is missing, wrong, or stands behind the wrong word: bot tokens go with Bot, OAuth2 tokens with Bearer.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The prefix Bot or Bearer before the token is missing or wrong', when: { check: 'credential-wrong-scheme' } },
        {
          text: 'A bot token was sent with Bearer; it needs the prefix Bot',
          confirmedBy: { requestHeader: 'Authorization', is: { glob: 'Bearer *.*.*' } },
        },
        {
          text: 'The bot token was reset in the portal, or by Discord after it was found in public',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The OAuth2 token has expired or was revoked', ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bot ' } } },
        {
          text: 'The application’s client secret or public key was sent instead of the bot token',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Reset the token on the Bot page of the application, and send it with Bot before it',
          snippets: [{ language: 'bash', code: "curl https://discord.com/api/v10/users/@me -H 'Authorization: Bot {{credential}}'" }],
          url: PORTAL,
        },
        { text: 'For an OAuth2 token, use the refresh token to get a new one' },
      ],
      warnings: ['10,000 invalid requests (401, 403, 429) in 10 minutes ban your IP address for a while: stop at the first 401.'],
    },
    {
      id: 'missing-permissions',
      when: { code: ['50001', '50013', '40001', '50055', '20001', '20002'] },
      title: 'The bot lacks access or a permission',
      summary: 'The token is good, but the bot cannot see the channel or server, or lacks a permission there.',
      category: 'permission',
      causes: [
        { text: 'The bot is not in the server, or cannot see the channel (Missing Access)', when: { code: '50001' } },
        {
          text: 'The bot’s role lacks the permission for this action, or a channel overwrite takes it away (Missing Permissions)',
          when: { code: '50013' },
        },
        { text: 'The target’s highest role is not below the bot’s role', ruledOutBy: { code: '50001' } },
        { text: 'Bots may not use this endpoint, or only bots may', when: { code: ['20001', '20002'] } },
        { text: 'An OAuth2 scope, such as applications.commands, was not granted' },
      ],
      fixes: [
        { text: 'Invite the bot with the permissions it needs, and check the channel’s overwrites for its role', url: PORTAL },
        { text: 'Move the bot’s role above the roles it must manage' },
      ],
      warnings: ['403 answers count as invalid requests: do not repeat them in a loop.'],
      links: [{ text: 'Permissions', url: 'https://discord.com/developers/docs/topics/permissions' }],
    },
    {
      id: 'cannot-message-user',
      when: { code: ['50007', '50278', '40003'] },
      title: 'This user cannot be messaged',
      summary: 'Discord does not deliver a direct message to this user from this bot.',
      category: 'permission',
      causes: [
        { text: 'The user’s privacy settings refuse direct messages, or the user blocked the bot', ruledOutBy: { code: '40003' } },
        { text: 'The bot shares no server with the user' },
        { text: 'The bot opens direct messages too fast', when: { code: '40003' } },
      ],
      fixes: [
        { text: 'Tell the user in a channel, or answer an interaction with an ephemeral message' },
        { text: 'Do not retry; open direct messages only when the user asked for one' },
      ],
    },
    {
      id: 'interaction-expired',
      when: { code: ['10062', '40060'] },
      title: 'The interaction is over or answered already',
      summary: 'An interaction must be answered within 3 seconds, and only once.',
      category: 'timeout',
      causes: [
        { text: 'The first answer came later than 3 seconds', ruledOutBy: { code: '40060' } },
        {
          text: 'The interaction was acknowledged before, as when two handlers or two running copies of the bot answer it',
          when: { code: '40060' },
        },
      ],
      fixes: [
        { text: 'Defer at once (callback type 5, or 6 for components), then edit the answer when the work is done' },
        { text: 'Run one copy of the bot per token, and answer in one place only' },
      ],
      links: [{ text: 'Responding to interactions', url: 'https://discord.com/developers/docs/interactions/receiving-and-responding' }],
    },
    {
      id: 'not-found',
      when: { any: [{ code: { startsWith: '100' } }, { all: [{ status: 404 }, { code: '0' }] }] },
      title: 'Discord knows no such object',
      summary: 'An id in the path names nothing, or nothing that this bot can see; the code says which kind.',
      category: 'not-found',
      causes: [
        { text: 'The channel does not exist, or was deleted', when: { code: '10003' } },
        { text: 'The message was deleted, or is in another channel', when: { code: '10008' } },
        {
          text: 'The server, role, member or user does not exist, or the bot is not there',
          when: { code: ['10004', '10007', '10011', '10013'] },
        },
        { text: 'The id lost its last digits, because it was read as a number: ids are text' },
        { text: 'The path is misspelt, or its version is gone', when: { code: '0' } },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Copy the id with developer mode on, and keep it as text in code and JSON' },
        { text: 'Check that the bot is in that server' },
      ],
      links: [{ text: 'JSON error codes', url: CODES }],
    },
    {
      id: 'invalid-form-body',
      when: { code: ['50035', '50006', '50109', '50008', '50024'] },
      title: 'Discord rejected the body',
      summary: 'A field is missing, too long or of the wrong type; errors names each by its path.',
      category: 'validation',
      causes: [
        {
          text: 'A required field is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseText: { contains: 'BASE_TYPE_REQUIRED' } }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        {
          text: 'A text is too long or too short: content takes 2,000 characters, an embed 6,000 in all',
          confirmedBy: { responseText: { contains: 'BASE_TYPE_BAD_LENGTH' } },
        },
        { text: 'An id is not a snowflake', confirmedBy: { responseText: { contains: 'is not snowflake' } } },
        { text: 'The message is empty: no content, embeds, files, stickers or components', when: { code: '50006' } },
        { text: 'The body is not valid JSON', confirmedBy: { any: [{ code: '50109' }, { check: 'json-malformed' }] } },
        { text: 'The channel is of a kind that does not take this', when: { code: ['50008', '50024'] } },
      ],
      fixes: [
        { text: 'Mend each field under errors: the path down to _errors is the place in your body, numbers are positions in lists' },
        { text: 'Shorten content to 2,000 characters or split it; keep to 10 embeds of 25 fields' },
      ],
      links: [{ text: 'Error messages', url: 'https://discord.com/developers/docs/reference#error-messages' }],
    },
    {
      id: 'too-large',
      when: { any: [{ status: 413 }, { code: ['40005', '50045'] }] },
      title: 'The upload is too large for this place',
      summary: 'Files may be 10 MB by default; boosted servers allow more.',
      category: 'payload',
      causes: [{ text: 'A file is larger than the limit of this server or user' }, { text: 'Several files together are too large' }],
      fixes: [{ text: 'Make the file smaller, or upload it elsewhere and send a link' }],
    },
    {
      id: 'maximum-reached',
      when: { code: { startsWith: '300' } },
      title: 'A maximum of Discord is reached',
      summary: 'The server, channel or account already has as many of these as Discord allows; the message says which.',
      category: 'conflict',
      causes: [{ text: 'The number of channels, roles, pins, webhooks, reactions or the like is at its maximum' }],
      fixes: [{ text: 'Delete some that are no longer needed, or reuse an existing one' }],
      links: [{ text: 'JSON error codes', url: CODES }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ status: 429 }, { code: ['20028', '20029', '31001'] }] },
      title: 'Discord is asked too often',
      summary: 'Each route has a bucket of its own, and a bot 50 requests per second in all; retry_after says how long to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The bucket of this route is used up by this bot',
          confirmedBy: { responseHeader: 'X-RateLimit-Scope', is: 'user' },
          ruledOutBy: { responseHeader: 'X-RateLimit-Scope', is: ['shared', 'global'] },
        },
        {
          text: 'The resource (channel or webhook) is limited for all who use it together: a shared limit, not your fault alone',
          confirmedBy: { responseHeader: 'X-RateLimit-Scope', is: 'shared' },
          ruledOutBy: { responseHeader: 'X-RateLimit-Scope', is: ['user', 'global'] },
        },
        {
          text: 'The bot’s global limit of 50 requests per second was exceeded',
          confirmedBy: {
            any: [
              { responseField: '/global', is: 'true' },
              { responseHeader: 'X-RateLimit-Scope', is: 'global' },
            ],
          },
          ruledOutBy: { responseHeader: 'X-RateLimit-Scope', is: ['user', 'shared'] },
        },
        { text: 'The wait before was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait for retry_after seconds before using this route again; with a shared limit it may be longer than X-RateLimit-Reset-After',
        },
        { text: 'Read X-RateLimit-Remaining and pause before it is 0; a queue per X-RateLimit-Bucket does it' },
        { text: 'Gather several messages into one, or edit less often' },
      ],
      warnings: ['10,000 invalid requests (401, 403, 429) in 10 minutes ban your IP address for a while. Shared limits do not count.'],
      links: [{ text: 'Rate limits', url: 'https://discord.com/developers/docs/topics/rate-limits' }],
    },
    {
      id: 'overloaded',
      when: { any: [{ code: '130000' }, { status: [500, 502, 503, 504] }] },
      title: 'Discord is overloaded or failed',
      summary: 'The failure is on Discord’s side.',
      category: 'server',
      causes: [{ text: 'The resource is overloaded for the moment', when: { code: '130000' } }, { text: 'A fault or outage at Discord' }],
      fixes: [{ text: 'Try again with growing waits, and look at Discord’s status page', url: 'https://discordstatus.com' }],
    },
  ],
} satisfies RulePack;

const channel = 'https://discord.com/api/v10/channels/1100000000000000001/messages';
const bot = { Authorization: 'Bot FAKE.not.token', 'Content-Type': 'application/json' };
const json = { 'Content-Type': 'application/json' };

const refused = (rule: string, why: string, status: number, code: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: channel, headers: bot, body: '{"content":"Hi"}' },
  response: { status, headers: json, body: JSON.stringify({ message, code }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('webhook-gone', 'a deleted webhook', 404, 10015, 'Unknown Webhook', {
    request: { method: 'POST', url: 'https://discord.com/api/webhooks/1100000000000000003/fake', headers: json, body: '{"content":"Hi"}' },
  }),
  refused('unauthorized', 'a reset token', 401, 0, '401: Unauthorized', {
    verdicts: { possible: ['The bot token was reset'], 'ruled-out': ['The OAuth2 token', 'No token'] },
  }),
  refused('unauthorized', 'a bot token with Bearer', 401, 0, '401: Unauthorized', {
    request: { url: 'https://discord.com/api/v10/users/@me', headers: { Authorization: 'Bearer FAKE.not.token' } },
    verdicts: { confirmed: ['A bot token was sent with Bearer'] },
  }),
  refused('missing-permissions', 'a role without the permission', 403, 50013, 'Missing Permissions', {
    verdicts: { confirmed: ['The bot’s role lacks'], possible: ['The target’s highest role'] },
  }),
  refused('cannot-message-user', 'closed direct messages', 403, 50007, 'Cannot send messages to this user', {
    verdicts: { possible: ['The user’s privacy'], 'ruled-out': ['The bot opens'] },
  }),
  refused('interaction-expired', 'four seconds', 404, 10062, 'Unknown interaction', {
    verdicts: { possible: ['The first answer came later'], 'ruled-out': ['The interaction was acknowledged'] },
  }),
  refused('not-found', 'a deleted channel', 404, 10003, 'Unknown Channel', { verdicts: { confirmed: ['The channel does not exist'] } }),
  refused('invalid-form-body', 'too long', 400, 50035, 'Invalid Form Body', {
    response: {
      status: 400,
      headers: json,
      body: '{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[{"code":"BASE_TYPE_BAD_LENGTH","message":"Must be 2000 or fewer in length."}]}}}',
    },
    verdicts: { confirmed: ['A text is too long'], possible: ['A required field'] },
  }),
  refused('too-large', 'a large file', 413, 40005, 'Request entity too large'),
  refused('maximum-reached', 'a full channel', 400, 30003, 'Maximum number of pins reached for the channel (50)'),
  refused('rate-limit', 'a shared limit', 429, 0, 'The resource is being rate limited.', {
    response: {
      status: 429,
      headers: { ...json, 'Retry-After': '65', 'X-RateLimit-Scope': 'shared' },
      body: '{"message":"The resource is being rate limited.","retry_after":64.57,"global":false}',
    },
    verdicts: { confirmed: ['The resource (channel or webhook)'], 'ruled-out': ['The bot’s global limit', 'The bucket of this route'] },
  }),
  refused('overloaded', 'a busy search', 503, 130000, 'API resource is currently overloaded. Try again a little later'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://chat.other.example/api/v10/channels/1' },
    response: { status: 404, headers: json, body: '{"message":"Unknown Channel","code":10003}' },
  },
];
