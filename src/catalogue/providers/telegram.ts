import type { Condition, Example, RulePack } from '../../model';

/**
 * Telegram's Bot API. Sources: https://core.telegram.org/bots/api#making-requests, https://core.telegram.org/bots/api#responseparameters,
 * https://core.telegram.org/bots/faq (limits); the descriptions as collected in https://github.com/TelegramBotAPI/errors and
 * https://github.com/vrumger/telegram-errors. error_code repeats the status, so the description tells what happened.
 */

const FAQ = 'https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this';
const FORMATTING = 'https://core.telegram.org/bots/api#formatting-options';

/** chat_id stands in the body or in the query. */
const chatId = (is: { startsWith?: string; format?: 'integer'; min?: number } | readonly string[]): Condition => ({
  any: [
    { requestField: '/chat_id', is },
    { query: 'chat_id', is },
  ],
});

export default {
  id: 'telegram',
  name: 'Telegram Bot API',
  kind: 'api',
  docs: 'https://core.telegram.org/bots/api',
  support: { url: 'https://t.me/BotSupport', asks: ['steps', 'request', 'response'] },
  recognize: { hosts: ['api.telegram.org'] },
  // The token is a part of the path (/bot123456:ABC…/method): there is no header to list.
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Telegram does not know this bot token',
      summary: 'The token in the path has the form of one, but no bot has it (any more).',
      category: 'auth',
      causes: [
        { text: 'The token was revoked or replaced at @BotFather, or the bot was deleted' },
        { text: 'The token was cut short or mistyped when it was copied' },
      ],
      fixes: [
        {
          text: 'Ask @BotFather for the token (/mybots → API Token), put it after /bot in the address and try it',
          snippets: [{ language: 'bash', code: 'curl "https://api.telegram.org/bot$TELEGRAM_TOKEN/getMe"' }],
          url: 'https://t.me/BotFather',
        },
      ],
      warnings: ['Whoever has the token controls the bot: never call this API from a web page, where everybody can read the address.'],
    },
    {
      id: 'no-such-method',
      when: { status: 404 },
      title: 'Telegram knows no such method or token',
      summary: 'The path must be /bot<token>/<method>; Telegram answers the same for a token of the wrong form and for an unknown method.',
      category: 'not-found',
      causes: [
        {
          text: 'The token is not filled in',
          confirmedBy: {
            any: [{ path: { startsWith: '/bot/' } }, { path: { startsWith: '/botundefined/' } }, { path: { startsWith: '/botnull/' } }],
          },
        },
        { text: 'The word bot before the token is missing', confirmedBy: { not: { path: { contains: '/bot' } } } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The method’s name is misspelt, or there is something between token and method' },
        { text: 'The token is cut off or has other characters in it' },
      ],
      fixes: [
        {
          text: 'Build the address as https://api.telegram.org/bot<token>/<method>, with the whole token including its colon',
          url: 'https://core.telegram.org/bots/api#making-requests',
        },
        { text: 'Look up the method’s name', url: 'https://core.telegram.org/bots/api#available-methods' },
      ],
    },
    {
      id: 'second-poller',
      when: { all: [{ status: 409 }, { message: { contains: 'other getUpdates request' } }] },
      title: 'Two programs poll for updates of the same bot',
      summary: 'Only one getUpdates may run at a time for each bot; a second one ended the first.',
      category: 'conflict',
      causes: [
        { text: 'The bot runs twice: locally and on a server, in two replicas, or an old process still lives' },
        { text: 'A new version was started before the old one was stopped' },
      ],
      fixes: [
        { text: 'Stop all but one: run a single replica, and let a deployment stop the old one first' },
        { text: 'Use a token of another bot for development' },
        { text: 'If the other program cannot be found, revoke the token at @BotFather', url: 'https://t.me/BotFather' },
      ],
    },
    {
      id: 'webhook-active',
      when: { all: [{ status: 409 }, { message: { contains: 'webhook is active' } }] },
      title: 'getUpdates does not work while a webhook is set',
      summary: 'A bot receives updates either by webhook or by getUpdates, never by both.',
      category: 'conflict',
      causes: [{ text: 'A webhook is set for this bot', confirmedBy: { message: { contains: 'webhook is active' } } }],
      fixes: [
        {
          text: 'Delete the webhook, if you want to poll',
          snippets: [{ language: 'bash', code: 'curl "https://api.telegram.org/bot$TELEGRAM_TOKEN/deleteWebhook"' }],
          url: 'https://core.telegram.org/bots/api#deletewebhook',
        },
        { text: 'Or stop polling and let the webhook receive the updates; getWebhookInfo shows where it goes' },
      ],
    },
    {
      id: 'chat-not-found',
      when: { all: [{ status: 400 }, { message: { contains: 'chat not found' } }] },
      title: 'The bot knows no such chat',
      summary: 'chat_id names nobody, or a chat that this bot never met: a bot cannot write to people first.',
      category: 'not-found',
      causes: [
        {
          text: 'chat_id is a name without @',
          confirmedBy: {
            all: [
              { any: [{ requestField: '/chat_id' }, { query: 'chat_id' }] },
              { not: chatId({ startsWith: '@' }) },
              { not: chatId({ format: 'integer' }) },
              { not: chatId(['', 'null', 'undefined']) },
            ],
          },
        },
        { text: 'chat_id was not filled in', confirmedBy: chatId(['', 'null', 'undefined']) },
        { text: 'The user never pressed Start in this bot', ruledOutBy: chatId({ startsWith: '-' }) },
        {
          text: 'The id of a channel or supergroup lacks -100 at its beginning',
          ruledOutBy: { any: [chatId({ startsWith: '-100' }), chatId({ startsWith: '@' })] },
        },
        { text: 'The bot is not a member of the group or channel', ruledOutBy: chatId({ min: 1 }) },
        { text: 'The id was learnt by another bot, whose chats this one does not have' },
      ],
      fixes: [
        { text: 'Take chat.id from an update that this very bot received (getUpdates or the webhook), sign included' },
        { text: 'Have the user press Start, or add the bot to the group or channel' },
        { text: 'A public channel or group may be given as @name; people only by their number' },
      ],
    },
    {
      id: 'group-upgraded',
      when: {
        any: [
          { responseField: '/parameters/migrate_to_chat_id' },
          { all: [{ status: 400 }, { message: { contains: 'upgraded to a supergroup' } }] },
        ],
      },
      title: 'The group became a supergroup and has a new id',
      summary: 'The old id works no longer; parameters.migrate_to_chat_id is the new one.',
      category: 'not-found',
      causes: [
        { text: 'The group was upgraded after the id was stored', confirmedBy: { message: { contains: 'upgraded to a supergroup' } } },
      ],
      fixes: [
        { text: 'Store migrate_to_chat_id from this answer in place of the old id, and send again; keep it as a 64-bit number' },
        { text: 'Watch for messages with migrate_to_chat_id, which announce it' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The bot may not write to this chat',
      summary: 'The chat exists, but the user or the group does not let this bot in.',
      category: 'permission',
      causes: [
        { text: 'The user has blocked the bot', confirmedBy: { message: { contains: 'blocked by the user' } } },
        { text: 'The bot was removed from the group or channel', confirmedBy: { message: { contains: 'was kicked' } } },
        { text: 'The bot is not a member of the group or channel', confirmedBy: { message: { contains: 'is not a member' } } },
        { text: 'The user has not started the bot yet', confirmedBy: { message: { contains: 'initiate conversation' } } },
        { text: 'The user’s account was deleted', confirmedBy: { message: { contains: 'user is deactivated' } } },
        { text: 'The recipient is a bot: bots cannot write to each other so', confirmedBy: { message: { contains: 'messages to bots' } } },
      ],
      fixes: [
        { text: 'Mark the chat as closed in your data and stop sending to it, until the user presses Start again' },
        { text: 'Add the bot to the group or channel again; in channels it must be an administrator who may post' },
      ],
    },
    {
      id: 'not-enough-rights',
      when: {
        all: [
          { status: 400 },
          { message: { contains: ['not enough rights', 'have no rights', 'need administrator rights', 'CHAT_ADMIN_REQUIRED'] } },
        ],
      },
      title: 'The bot lacks a right in this chat',
      summary: 'The bot is in the chat, but its rights there do not allow this action.',
      category: 'permission',
      causes: [
        { text: 'The bot is no administrator of the chat, or its administrator rights leave this one out' },
        { text: 'The chat’s permissions forbid members to send this kind of message' },
      ],
      fixes: [{ text: 'Make the bot an administrator with the right that the description names, then try again' }],
    },
    {
      id: 'bad-formatting',
      when: { all: [{ status: 400 }, { message: { contains: "can't parse entities" } }] },
      title: 'The message’s formatting cannot be read',
      summary: 'With parse_mode set, Telegram reads the text as markup, and this text is not valid in it.',
      category: 'validation',
      causes: [
        {
          text: 'A special character is not escaped: MarkdownV2 wants \\ before _ * [ ] ( ) ~ ` > # + - = | { } . !',
          confirmedBy: { message: { contains: 'reserved and must be escaped' } },
        },
        { text: 'An opening mark such as * or _ has no closing one', confirmedBy: { message: { contains: "can't find end of" } } },
        {
          text: 'The HTML has a tag that Telegram does not know, or tags that are not closed',
          confirmedBy: { message: { contains: ['start tag', 'end tag', 'Unclosed'] } },
        },
        { text: 'Text of users was put into the markup without escaping' },
      ],
      fixes: [
        { text: 'Escape whatever you insert: & < > with HTML, the listed characters with MarkdownV2', url: FORMATTING },
        { text: 'Leave parse_mode out for plain text' },
      ],
      links: [{ text: 'Formatting options', url: FORMATTING }],
    },
    {
      id: 'not-modified',
      when: { all: [{ status: 400 }, { message: { contains: 'message is not modified' } }] },
      title: 'The edit changes nothing',
      summary: 'Text and buttons of the edited message are exactly those that it has.',
      category: 'conflict',
      causes: [
        { text: 'The same edit was sent twice, as when a button is pressed twice', confirmedBy: { check: 'done-before' } },
        { text: 'The new text and the new reply_markup equal the old ones' },
      ],
      fixes: [{ text: 'Compare before editing, or take this answer as a success' }],
    },
    {
      id: 'text-length',
      when: { all: [{ status: 400 }, { message: { contains: ['message is too long', 'message text is empty', 'caption is too long'] } }] },
      title: 'The text is empty or too long',
      summary: 'A message holds 1 to 4,096 characters, a caption up to 1,024, counted after the formatting is read.',
      category: 'validation',
      causes: [
        { text: 'The text is longer than a message may be', confirmedBy: { message: { contains: 'message is too long' } } },
        {
          text: 'No text was sent',
          confirmedBy: {
            all: [{ message: { contains: 'text is empty' } }, { not: { requestField: '/text' } }, { not: { query: 'text' } }],
          },
        },
        {
          text: 'The text is empty, or nothing is left of it once the markup is read',
          ruledOutBy: { message: { contains: 'too long' } },
        },
      ],
      fixes: [
        { text: 'Split longer texts into several messages, or send them as a document' },
        { text: 'Check that text is filled in, and that the body’s Content-Type says what it is (JSON or form)' },
      ],
    },
    {
      id: 'too-large',
      when: { any: [{ status: 413 }, { message: { contains: 'file is too big' } }] },
      title: 'The file is too large for the Bot API',
      summary: 'Bots send files of up to 50 MB and fetch files of up to 20 MB with getFile.',
      category: 'payload',
      causes: [
        { text: 'The file to be fetched is larger than 20 MB', confirmedBy: { path: { endsWith: '/getFile' } } },
        { text: 'The file that was sent is larger than 50 MB', ruledOutBy: { path: { endsWith: '/getFile' } } },
      ],
      fixes: [
        { text: 'Make the file smaller, or send a link' },
        {
          text: 'Run a Bot API server of your own, which takes larger files',
          url: 'https://core.telegram.org/bots/api#using-a-local-bot-api-server',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The bot sends too many messages',
      summary: 'Telegram asks the bot to pause; parameters.retry_after says for how many seconds.',
      category: 'rate-limit',
      causes: [
        { text: 'More than about one message a second went to one chat, or more than 20 a minute to one group' },
        { text: 'More than about 30 messages a second went out in all, as in a broadcast' },
        { text: 'The wait before was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait for parameters.retry_after seconds, then go on more slowly' },
        { text: 'Send through a queue with a limit for each chat and one for all; spread broadcasts over hours', url: FAQ },
      ],
      links: [{ text: 'Limits', url: FAQ }],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'Telegram failed',
      summary: 'The fault is on Telegram’s side, or on the way there.',
      category: 'server',
      causes: [{ text: 'A fault or restart at Telegram' }],
      fixes: [
        { text: 'Try again with growing waits; a message that was sent may have arrived all the same, so guard against sending it twice' },
      ],
    },
  ],
} satisfies RulePack;

const base = 'https://api.telegram.org/bot110201543:EXAMPLE-not-a-token';
const json = { 'Content-Type': 'application/json' };
const refused = (
  rule: string,
  why: string,
  status: number,
  description: string,
  more: Partial<Example> = {},
  parameters?: object,
): Example => ({
  rule,
  why,
  request: { method: 'POST', url: `${base}/sendMessage`, headers: json, body: '{"chat_id":123456789,"text":"Hi"}' },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'Unauthorized'),
  refused('no-such-method', 'an unset variable', 404, 'Not Found', {
    request: { url: 'https://api.telegram.org/botundefined/getMe' },
    verdicts: { confirmed: ['The token is not filled in'], possible: ['The method’s name'] },
  }),
  refused('no-such-method', 'a path without bot', 404, 'Not Found', {
    request: { url: 'https://api.telegram.org/110201543:EXAMPLE/getMe' },
    verdicts: { confirmed: ['The word bot before'] },
  }),
  refused(
    'second-poller',
    'two replicas',
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  ),
  refused(
    'webhook-active',
    'polling beside a webhook',
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    {
      request: { url: `${base}/getUpdates` },
      verdicts: { confirmed: ['A webhook is set'] },
    },
  ),
  refused('chat-not-found', 'a user who never started the bot', 400, 'Bad Request: chat not found', {
    verdicts: { possible: ['The user never pressed Start'], 'ruled-out': ['The bot is not a member'] },
  }),
  refused('chat-not-found', 'a group that the bot is not in', 400, 'Bad Request: chat not found', {
    request: { method: 'POST', url: `${base}/sendMessage`, headers: json, body: '{"chat_id":-1001234567890,"text":"Hi"}' },
    verdicts: { possible: ['The bot is not a member'], 'ruled-out': ['The user never pressed Start', 'The id of a channel'] },
  }),
  refused('chat-not-found', 'a name without @', 400, 'Bad Request: chat not found', {
    request: { method: 'POST', url: `${base}/sendMessage`, headers: json, body: '{"chat_id":"mychannel","text":"Hi"}' },
    verdicts: { confirmed: ['chat_id is a name without @'] },
  }),
  refused(
    'group-upgraded',
    'a group that was upgraded',
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
    { verdicts: { confirmed: ['The group was upgraded'] } },
    { migrate_to_chat_id: -1001234567890 },
  ),
  refused('forbidden', 'a blocked bot', 403, 'Forbidden: bot was blocked by the user', {
    verdicts: { confirmed: ['The user has blocked'], possible: ['The bot was removed'] },
  }),
  refused('not-enough-rights', 'no right to send', 400, 'Bad Request: have no rights to send a message'),
  refused(
    'bad-formatting',
    'a dot in MarkdownV2',
    400,
    "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    {
      verdicts: { confirmed: ['A special character'] },
    },
  ),
  refused(
    'not-modified',
    'a second press',
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    {
      request: { method: 'POST', url: `${base}/editMessageText`, headers: json, body: '{"chat_id":1,"message_id":2,"text":"Hi"}' },
    },
  ),
  refused('text-length', 'no text', 400, 'Bad Request: message text is empty', {
    request: { method: 'POST', url: `${base}/sendMessage`, headers: json, body: '{"chat_id":1}' },
    verdicts: { confirmed: ['No text was sent'] },
  }),
  refused('too-large', 'a large video', 400, 'Bad Request: file is too big', {
    request: { url: `${base}/getFile?file_id=x` },
    verdicts: { confirmed: ['The file to be fetched'] },
  }),
  refused('rate-limit', 'a broadcast', 429, 'Too Many Requests: retry after 34', {}, { retry_after: 34 }),
  refused('server', 'a restart', 502, 'Bad Gateway'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://chat.other.example/bot1/sendMessage' },
    response: { status: 400, headers: json, body: '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}' },
  },
];
