import type { Example, RulePack } from '../../model';

/**
 * LINE's Messaging API. Sources: https://developers.line.biz/en/reference/messaging-api/#error-responses (messages, statuses),
 * https://developers.line.biz/en/reference/messaging-api/#rate-limits, https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */

const REFERENCE = 'https://developers.line.biz/en/reference/messaging-api/';
const CONSOLE = 'https://developers.line.biz/console/';

export default {
  id: 'line-messaging',
  name: 'LINE Messaging API',
  kind: 'api',
  docs: `${REFERENCE}#error-responses`,
  statusPage: 'https://api.line-status.info',
  support: { url: 'https://www.line-community.me', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.line.me', 'api-data.line.me'] },
  envelope: { requestId: ['header:X-Line-Request-Id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CHANNEL_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'LINE did not accept the channel access token',
      summary: 'The token is missing, wrong, has expired or was revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The channel secret was sent in place of the access token', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The token has expired, was reissued, or belongs to a LINE Login channel', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        { text: 'Issue a channel access token in the Messaging API tab of the channel and send it as a Bearer token', url: CONSOLE },
        {
          text: 'Try it alone',
          snippets: [{ language: 'bash', code: "curl https://api.line.me/v2/bot/info -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'invalid-reply-token',
      when: { all: [{ status: 400 }, { message: { contains: 'invalid reply token' } }] },
      title: 'The reply token is used up or too old',
      summary: 'A reply token can be used once, and only for a short while after the event that brought it.',
      category: 'validation',
      causes: [
        { text: 'The token was used before', confirmedBy: { check: 'done-before' } },
        { text: 'The reply came too late: the work before it took too long' },
        { text: 'The event was delivered again, and its first delivery was answered already' },
      ],
      fixes: [
        { text: 'Reply at once and only once for each event; do long work afterwards and send the result as a push message' },
        { text: 'Watch deliveryContext.isRedelivery and the event’s webhookEventId, so that no event is answered twice' },
      ],
      links: [{ text: 'Send reply message', url: `${REFERENCE}#send-reply-message` }],
    },
    {
      id: 'cannot-send',
      when: { all: [{ status: 400 }, { message: { contains: 'failed to send messages' } }] },
      title: 'LINE cannot deliver to this recipient',
      summary: 'The message is in order, but the recipient in to cannot be reached.',
      category: 'not-found',
      causes: [
        { text: 'The user id does not exist, or was learnt under another provider: ids differ from provider to provider' },
        { text: 'The bot is not a member of the group or room' },
      ],
      fixes: [
        {
          text: 'Take the id from a webhook event of this very channel (source.userId, groupId or roomId)',
          url: 'https://developers.line.biz/en/docs/messaging-api/getting-user-ids/',
        },
      ],
    },
    {
      id: 'invalid-body',
      when: {
        all: [
          { status: 400 },
          { message: { contains: ['in the request body is invalid', 'The request body has', 'could not be parsed as JSON'] } },
        ],
      },
      title: 'LINE rejected the request’s body',
      summary: 'A property is missing or has a value that is not allowed; details names each by its path.',
      category: 'validation',
      causes: [
        {
          text: 'The body is not valid JSON',
          confirmedBy: { any: [{ message: { contains: 'could not be parsed as JSON' } }, { check: 'json-malformed' }] },
        },
        { text: 'A text is empty', confirmedBy: { responseText: { contains: 'May not be empty' } } },
        { text: 'A value is none of those that are allowed', confirmedBy: { check: 'value-not-listed' } },
        {
          text: 'The user id, group id or room id in to has a wrong form',
          confirmedBy: { message: { contains: "The property, 'to'," } },
        },
        { text: 'More than five messages were sent at once', confirmedBy: { requestField: '/messages/5' } },
      ],
      fixes: [
        { text: 'Mend each property that details names', url: `${REFERENCE}#message-objects` },
        { text: 'Try a flex message in the simulator first', url: 'https://developers.line.biz/flex-simulator/' },
      ],
    },
    {
      id: 'retry-key-used',
      when: { status: 409 },
      title: 'The request was accepted before',
      summary: 'A request with the same X-Line-Retry-Key went through earlier, so this one was not carried out again.',
      category: 'conflict',
      causes: [
        { text: 'It is a retry of a request that had succeeded: nothing needs to be done' },
        { text: 'The same retry key is used for different messages' },
      ],
      fixes: [
        { text: 'Take this answer as a success of the earlier request; X-Line-Accepted-Request-Id names it' },
        {
          text: 'Make a new UUID for each new message, and keep it for the retries of that message only',
          url: 'https://developers.line.biz/en/docs/messaging-api/retrying-api-request/',
        },
      ],
    },
    {
      id: 'monthly-limit',
      when: { all: [{ status: 429 }, { message: { contains: ['monthly limit', 'additional messages'] } }] },
      title: 'The month’s messages of the account are used up',
      summary: 'The plan of the LINE Official Account includes only so many messages a month; replies are not counted.',
      category: 'billing',
      causes: [
        { text: 'The month’s free or included messages are used up', confirmedBy: { message: { contains: 'monthly limit' } } },
        { text: 'The target limit for additional messages is reached', confirmedBy: { message: { contains: 'additional messages' } } },
      ],
      fixes: [
        {
          text: 'Change the plan, or raise the target limit for additional messages, in the LINE Official Account Manager',
          url: 'https://manager.line.biz/',
        },
        { text: 'Use reply messages in place of push messages where an event is answered' },
      ],
      warnings: ['A retry does not help before the month is over'],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many calls to this LINE endpoint',
      summary: 'Each endpoint has a limit per channel, and few operations of one kind may run at once.',
      category: 'rate-limit',
      causes: [
        { text: 'Calls to this endpoint come faster than its limit' },
        { text: 'The same kind of operation runs several times at once for the channel' },
      ],
      fixes: [
        { text: 'Slow down; send one message to many with multicast instead of many pushes' },
        { text: 'Look up the endpoint’s limit', url: `${REFERENCE}#rate-limits` },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The account may not use this LINE feature',
      summary: 'The token is good, but plan or kind of the account do not include this endpoint.',
      category: 'permission',
      causes: [{ text: 'The endpoint is open to verified or premium accounts only' }, { text: 'The plan does not include the feature' }],
      fixes: [{ text: 'Check on the endpoint’s page which accounts may use it', url: REFERENCE }],
    },
    {
      id: 'profile-not-found',
      when: { status: 404 },
      title: 'LINE finds no such user or content',
      summary: 'The user’s profile cannot be had, the content has expired, or the id is wrong.',
      category: 'not-found',
      causes: [
        {
          text: 'The user has not added the account as a friend, has blocked it, or has not consented',
          ruledOutBy: { path: { contains: '/content' } },
        },
        { text: 'The message’s content was deleted after a while, as LINE does', ruledOutBy: { not: { path: { contains: '/content' } } } },
        {
          text: 'Content is fetched from api.line.me; it lies on api-data.line.me',
          confirmedBy: { all: [{ host: 'api.line.me' }, { path: { endsWith: '/content' } }] },
        },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'For members of a group use the group’s profile endpoint' },
        { text: 'Fetch content soon after the event, from api-data.line.me' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.line.me/v2/bot/message/reply';
const json = { 'Content-Type': 'application/json', 'X-Line-Request-Id': '0d1e2f3a-0000-4000-8000-000000000001' };
const sent = { Authorization: 'Bearer EXAMPLEnotreal0001', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"replyToken":"example","messages":[{"type":"text","text":"Hi"}]}' },
  response: { status, headers: json, body: JSON.stringify({ message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'as documented',
    401,
    'Authentication failed. Confirm that the access token in the authorization header is valid.',
    {
      verdicts: { possible: ['The token has expired'], 'ruled-out': ['No token was sent'] },
    },
  ),
  refused('invalid-reply-token', 'a late reply', 400, 'Invalid reply token'),
  refused('cannot-send', 'an unknown user', 400, 'Failed to send messages'),
  refused('invalid-body', 'as documented', 400, '', {
    response: {
      status: 400,
      headers: json,
      body: '{"message":"The request body has 2 error(s)","details":[{"message":"May not be empty","property":"messages[0].text"},{"message":"Must be one of the following values: [text, image, video]","property":"messages[1].type"}]}',
    },
    verdicts: { confirmed: ['A text is empty'] },
  }),
  refused('retry-key-used', 'a retry', 409, 'The retry key is already accepted'),
  refused('monthly-limit', 'as documented', 429, 'You have reached your monthly limit.', { verdicts: { confirmed: ['The month’s free'] } }),
  refused('rate-limit', 'a burst', 429, 'The API rate limit has been exceeded. Try again later.'),
  refused('forbidden', 'a plan', 403, 'Access to this API is not available for your account'),
  refused('profile-not-found', 'content on the wrong host', 404, 'Not found', {
    request: { url: 'https://api.line.me/v2/bot/message/1234567890/content', headers: sent },
    verdicts: { confirmed: ['Content is fetched from api.line.me'], 'ruled-out': ['The user has not added'] },
  }),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://chat.other.example/v2/bot/message/reply' },
    response: { status: 400, headers: { 'Content-Type': 'application/json' }, body: '{"message":"Invalid reply token"}' },
  },
];
