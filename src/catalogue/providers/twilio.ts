import type { Example, RulePack } from '../../model';

/**
 * Twilio's REST APIs. Source: the error dictionary, https://www.twilio.com/docs/api/errors, one page per code,
 * and https://www.twilio.com/docs/usage/twilios-response.
 */

const page = (code: number) => ({ text: `Error ${code}`, url: `https://www.twilio.com/docs/api/errors/${code}` });
const GUIDELINES = 'https://www.twilio.com/docs/glossary/what-e164';

export default {
  id: 'twilio',
  name: 'Twilio',
  kind: 'api',
  docs: 'https://www.twilio.com/docs/api/errors',
  statusPage: 'https://status.twilio.com',
  support: { url: 'https://support.twilio.com', asks: ['request-id', 'error-code', 'timestamp', 'request', 'account'] },
  recognize: {
    hosts: [
      'api.twilio.com',
      'api.*.twilio.com',
      'api.*.*.twilio.com',
      'verify.twilio.com',
      'lookups.twilio.com',
      'messaging.twilio.com',
      'conversations.twilio.com',
      'content.twilio.com',
      'voice.twilio.com',
      'video.twilio.com',
      'studio.twilio.com',
      'taskrouter.twilio.com',
      'serverless.twilio.com',
      'sync.twilio.com',
      'proxy.twilio.com',
      'notify.twilio.com',
      'numbers.twilio.com',
      'trunking.twilio.com',
      'intelligence.twilio.com',
    ],
    fingerprints: [{ responseHeader: 'Twilio-Request-Id' }],
  },
  envelope: { requestId: ['header:Twilio-Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'ACCOUNT_SID_AND_AUTH_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TWILIO_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication',
      when: { any: [{ code: ['20003', '20001'] }, { all: [{ status: 401 }, { not: { code: { glob: '*' } } }] }] },
      title: 'Twilio did not accept the credentials',
      summary: 'Account SID and Auth Token, or API key and secret, sent with Basic do not belong together, or the account is closed.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        { text: 'The credentials are sent with neither Basic nor Bearer', when: { check: 'credential-wrong-scheme' } },
        {
          text: 'The Auth Token is of another account or subaccount, was rotated, or is mistyped',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The Account SID in the URL is not the account that the credentials belong to' },
        { text: 'An API key made in one region was used in another' },
        { text: 'The account is suspended or closed', confirmedBy: { message: { contains: ['suspended', 'not active', 'closed'] } } },
      ],
      fixes: [
        {
          text: 'Copy Account SID and Auth Token from the console, and use the same SID in the URL',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID.json" -u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"',
            },
          ],
          url: 'https://console.twilio.com',
        },
        { text: 'With an API key, use its SID (SK…) as user name and its secret as password' },
        { text: 'Look in the console whether the account is suspended' },
      ],
      warnings: ['Keep the Auth Token on a server: a page that holds it lets anybody send at your expense.'],
      links: [page(20003)],
    },
    {
      id: 'test-credentials',
      when: { code: '20008' },
      title: 'Test credentials cannot reach this resource',
      summary: 'Test credentials only work for the few endpoints that support them, and never touch real data.',
      category: 'permission',
      causes: [{ text: 'The test Account SID and token were used where live ones are needed' }],
      fixes: [{ text: 'Use the live credentials of the account', url: 'https://console.twilio.com' }],
      links: [page(20008)],
    },
    {
      id: 'not-found',
      when: { code: '20404' },
      title: 'Twilio has no such resource',
      summary: 'The SID or path in the URL names nothing in this account.',
      category: 'not-found',
      causes: [
        { text: 'The SID is of another account or subaccount, or the resource was deleted' },
        { text: 'The path is misspelt, or lacks .json' },
        {
          text: 'A verification has expired (after 10 minutes), was approved, or its attempts are used up',
          ruledOutBy: { not: { host: 'verify.twilio.com' } },
        },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Check the SID and its prefix (AC account, SM message, VA Verify service), and the account whose credentials are used' },
        { text: 'For Verify, start a new verification instead of checking the old one again' },
      ],
      links: [page(20404)],
    },
    {
      id: 'too-many-requests',
      when: { any: [{ code: '20429' }, { all: [{ status: 429 }, { not: { code: ['60202', '60203', '60212', '63038', '14107'] } }] }] },
      title: 'Too many requests at once for this account',
      summary: 'Twilio limits how many API requests of an account run at the same time; a refused one was not processed.',
      category: 'rate-limit',
      causes: [
        { text: 'Many requests run concurrently', confirmedBy: { check: 'too-many-requests' } },
        { text: 'Status is polled in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'Verifications for one number were started again and again' },
      ],
      fixes: [
        { text: 'Send it again with exponential backoff: it was not processed, so it is safe to repeat' },
        { text: 'Put requests into a queue; Twilio-Concurrent-Requests in every answer shows how many are under way' },
        { text: 'Use status callbacks (webhooks) in place of polling' },
      ],
      links: [page(20429)],
    },
    {
      id: 'invalid-number',
      when: { code: ['21211', '21212', '21217', '21401', '60200', '21421'] },
      title: 'A phone number is not valid',
      summary: 'Twilio could not read a number of this request as a phone number.',
      category: 'validation',
      causes: [
        {
          text: 'The To number is not in E.164 form: +, country code and number, without spaces or a leading zero',
          ruledOutBy: { code: '21212' },
        },
        { text: 'The From number or sender is invalid', when: { code: '21212' } },
        { text: 'The number has too few or too many digits for its country' },
        {
          text: 'The + was lost, because it was not encoded as %2B in the form',
          confirmedBy: {
            any: [
              { requestField: '/To', is: { startsWith: ' ' } },
              { requestField: '/From', is: { startsWith: ' ' } },
            ],
          },
        },
      ],
      fixes: [
        {
          text: 'Write numbers in E.164 format and let the client encode them',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.twilio.com/2010-04-01/Accounts/ACCOUNT_SID/Messages.json'}} \\\n  -u \"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN\" \\\n  --data-urlencode 'To=+15005550006' \\\n  --data-urlencode 'From=+15005550006' \\\n  --data-urlencode 'Body=Hello'",
            },
          ],
          url: GUIDELINES,
        },
        { text: 'Check a number with Lookup before sending', url: 'https://www.twilio.com/docs/lookup' },
      ],
      links: [page(21211)],
    },
    {
      id: 'parameter-missing',
      when: { code: ['21602', '21603', '21604', '21619', '21201', '21213', '21617'] },
      title: 'A parameter is missing, or the body is too long',
      summary: 'A message needs To, a sender and a body or media; form field names are capitalised.',
      category: 'validation',
      causes: [
        { text: 'There is no Body, MediaUrl or ContentSid', when: { code: ['21602', '21619'] } },
        { text: 'There is no From and no MessagingServiceSid', when: { code: ['21603', '21213'] } },
        { text: 'There is no To', when: { code: ['21604', '21201'] } },
        { text: 'The body is longer than 1,600 characters', when: { code: '21617' } },
        {
          text: 'The body was sent as JSON, but this API reads form fields',
          confirmedBy: {
            all: [{ path: { glob: '/2010-04-01/*' } }, { requestHeader: 'Content-Type', is: { contains: 'application/json' } }],
          },
          ruledOutBy: { code: '21617' },
        },
      ],
      fixes: [
        { text: 'Send To, From (or MessagingServiceSid) and Body as form fields, with capital initials' },
        { text: 'Split texts of more than 1,600 characters' },
      ],
      links: [{ text: 'Messages resource', url: 'https://www.twilio.com/docs/messaging/api/message-resource' }],
    },
    {
      id: 'region-not-enabled',
      when: { code: ['21408', '21215', '60605'] },
      title: 'Sending to this country is switched off',
      summary: 'The account’s geographic permissions do not allow messages or calls to the country of this number.',
      category: 'permission',
      causes: [
        { text: 'The country is not enabled in the geo permissions of the account' },
        { text: 'The number was meant for another country: its country code is wrong' },
      ],
      fixes: [
        {
          text: 'Enable the country in the console under Messaging or Voice → Settings → Geo permissions',
          url: 'https://console.twilio.com/us1/develop/sms/settings/geo-permissions',
        },
        { text: 'Enable only countries you send to: open ones invite fraud' },
      ],
      links: [page(21408)],
    },
    {
      id: 'trial-unverified',
      when: { code: ['21608', '21219', '21210'] },
      title: 'This number is not verified for the account',
      summary: 'Trial accounts reach verified numbers only, and callers must show a number of the account or a verified one.',
      category: 'permission',
      causes: [
        { text: 'The recipient is an unverified number, and the account is still a trial', ruledOutBy: { code: '21210' } },
        { text: 'The From number is not one of the account’s own or verified', ruledOutBy: { code: '21608' } },
      ],
      fixes: [
        {
          text: 'Verify the number in the console under Verified Caller IDs',
          url: 'https://console.twilio.com/us1/develop/phone-numbers/manage/verified',
        },
        { text: 'Upgrade the account to reach any number' },
      ],
      links: [page(21608)],
    },
    {
      id: 'recipient-opted-out',
      when: { code: '21610' },
      title: 'The recipient has opted out',
      summary: 'The recipient answered STOP to this sender, so Twilio does not deliver further messages.',
      category: 'permission',
      causes: [{ text: 'The recipient unsubscribed by sending STOP, or a word like it' }],
      fixes: [
        { text: 'Remove the recipient from your list; retrying cannot succeed' },
        { text: 'The recipient can opt in again by texting START to this number' },
      ],
      warnings: ['Going on from another number against a STOP breaks carrier rules and may be unlawful.'],
      links: [page(21610)],
    },
    {
      id: 'sender-not-usable',
      when: { code: ['21606', '21659', '21660', '21612', '21614', '21266', '21703', '21704', '21705'] },
      title: 'This sender cannot reach this recipient',
      summary: 'The From number or Messaging Service cannot send this kind of message to this To number.',
      category: 'validation',
      causes: [
        { text: 'The From number is not of this account, or not capable of SMS', when: { code: ['21606', '21659', '21660'] } },
        {
          text: 'The combination of To and From is not possible, such as an alphanumeric sender in a country without them',
          when: { code: '21612' },
        },
        { text: 'The To number is no mobile number, such as a landline', when: { code: '21614' } },
        { text: 'To and From are the same number', when: { code: '21266' } },
        { text: 'The Messaging Service has no sender, or does not exist', when: { code: ['21703', '21704', '21705'] } },
      ],
      fixes: [
        {
          text: 'Send from a number of this account that can send SMS, or add a sender to the Messaging Service',
          url: 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
        },
        { text: 'Ask Lookup for the line type before sending to unknown numbers', url: 'https://www.twilio.com/docs/lookup' },
      ],
      links: [page(21606)],
    },
    {
      id: 'verify-attempts',
      when: { code: ['60202', '60203', '60212'] },
      title: 'Too many attempts for one verification',
      summary: 'Verify allows a few sends and a few checks for one number before it stops.',
      category: 'rate-limit',
      causes: [
        { text: 'The code was checked five times', when: { code: '60202' } },
        { text: 'The code was sent five times', when: { code: '60203' } },
        { text: 'Many verifications of the number were started at once', when: { code: '60212' } },
      ],
      fixes: [
        { text: 'Wait until the verification expires (10 minutes), then start a new one' },
        { text: 'Disable the send button for a while after each press' },
      ],
      links: [page(60203)],
    },
    {
      id: 'whatsapp-window',
      when: { code: ['63016', '63013'] },
      title: 'The channel did not allow this message',
      summary: 'WhatsApp allows free text only within 24 hours of the user’s last message, and channels have policies of their own.',
      category: 'permission',
      causes: [
        { text: 'More than 24 hours passed since the user last wrote, and no approved template was used', when: { code: '63016' } },
        { text: 'The message breaks a policy of the channel', when: { code: '63013' } },
      ],
      fixes: [{ text: 'Send an approved template (ContentSid) to open the conversation again' }],
      links: [page(63016)],
    },
    {
      id: 'message-limit',
      when: { code: ['63018', '63038'] },
      title: 'A limit of messages is reached',
      summary: 'The account, or the sender on its channel, has sent as many messages as it may for now.',
      category: 'rate-limit',
      causes: [
        { text: 'The account’s messages of the day are used up', when: { code: '63038' } },
        { text: 'The channel takes no more messages from this sender for the moment', when: { code: '63018' } },
      ],
      fixes: [{ text: 'Wait until the limit resets, spread messages over time, or ask Twilio to raise it' }],
      links: [page(63038)],
    },
    {
      id: 'refused',
      when: { all: [{ status: 400 }, { code: { format: 'integer' } }, { category: 'validation' }] },
      title: 'Twilio refused the request: look up its code',
      summary: 'The request was read, but breaks a rule; every code has a page of its own with causes and remedies.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', when: { check: 'field-missing' } },
        { text: 'A parameter has a value that is not allowed, or does not fit the others' },
        {
          text: 'The body was sent as JSON, but the 2010-04-01 API reads form fields',
          confirmedBy: {
            all: [{ path: { glob: '/2010-04-01/*' } }, { requestHeader: 'Content-Type', is: { contains: 'application/json' } }],
          },
        },
      ],
      fixes: [
        { text: 'Open more_info of the answer: it is the page of this very code', url: 'https://www.twilio.com/docs/api/errors' },
        { text: 'Correct the parameter that the message names' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.twilio.com/2010-04-01/Accounts/ACfake0000/Messages.json';
const basic = { Authorization: 'Basic ZmFrZTpmYWtl', 'Content-Type': 'application/x-www-form-urlencoded' };
const served = { 'Content-Type': 'application/json', 'Twilio-Request-Id': 'RQexample0001' };

const refused = (rule: string, why: string, status: number, code: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: 'To=%2B15005550001&From=%2B15005550006&Body=Hi' },
  response: {
    status,
    headers: served,
    body: JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('message-limit', 'the daily limit of an account', 429, 63038, 'Account exceeded the daily messages limit'),
  refused('authentication', 'a rotated token', 401, 20003, 'Authenticate', {
    verdicts: { possible: ['The Auth Token'], 'ruled-out': ['No credentials'] },
  }),
  refused('authentication', 'a scheme of another API', 401, 20003, 'Authenticate', {
    request: { url, headers: { Authorization: 'Token FAKE_value' } },
    verdicts: { confirmed: ['The credentials are sent with neither'] },
  }),
  refused('test-credentials', 'test credentials', 403, 20008, 'Resource not accessible with Test Account Credentials'),
  refused('not-found', 'a wrong SID', 404, 20404, 'The requested resource /Accounts/ACfake0000/Messages/SMx.json was not found', {
    verdicts: { 'ruled-out': ['A verification has expired'] },
  }),
  refused('too-many-requests', 'too much at once', 429, 20429, 'Too Many Requests'),
  refused('invalid-number', 'too short', 400, 21211, "The 'To' number +3112 is not a valid phone number."),
  refused('invalid-number', 'a plus that became a space', 400, 21211, "The 'To' number  15005550001 is not a valid phone number.", {
    request: { method: 'POST', url, headers: basic, body: 'To=+15005550001&From=%2B15005550006&Body=Hi' },
    verdicts: { confirmed: ['The + was lost'] },
  }),
  refused('parameter-missing', 'JSON instead of a form', 400, 21604, "A 'To' phone number is required.", {
    request: { method: 'POST', url, headers: { ...basic, 'Content-Type': 'application/json' }, body: '{"To":"+15005550001"}' },
    verdicts: { confirmed: ['There is no To', 'The body was sent as JSON'] },
  }),
  refused(
    'region-not-enabled',
    'a country that is off',
    400,
    21408,
    'Permission to send an SMS has not been enabled for the region indicated by the To number',
  ),
  refused(
    'trial-unverified',
    'a trial account',
    400,
    21608,
    'The number is unverified. Trial accounts cannot send messages to unverified numbers',
  ),
  refused('recipient-opted-out', 'STOP was sent', 400, 21610, 'Attempt to send to unsubscribed recipient'),
  refused('sender-not-usable', 'a landline', 400, 21614, "'To' number is not a valid mobile number", {
    verdicts: { confirmed: ['The To number is no mobile'] },
  }),
  refused('verify-attempts', 'six sends', 429, 60203, 'Max send attempts reached', { verdicts: { confirmed: ['The code was sent'] } }),
  refused('whatsapp-window', 'a day later', 400, 63016, 'Failed to send freeform message because you are outside the allowed window.', {
    verdicts: { confirmed: ['More than 24 hours'] },
  }),
  refused('refused', 'a code without a rule', 400, 21623, 'Number of media files exceeds allowed limit'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://sms.other.example/send' },
    response: { status: 400, headers: { 'Content-Type': 'application/json' }, body: '{"code":21211,"message":"bad"}' },
  },
];
