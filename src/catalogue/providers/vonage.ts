import type { Condition, Example, RulePack } from '../../model';

/**
 * Vonage (formerly Nexmo). Its older SMS and Verify APIs answer 200 with a status number. Sources:
 * https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms (SMS: messages[].status), https://developer.vonage.com/en/api/verify
 * (status, error_text), https://developer.vonage.com/en/api-errors (the newer ones: RFC 7807).
 */

const DASHBOARD = 'https://dashboard.nexmo.com';
const SMS = 'https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms';
const isSms: Condition = { path: { startsWith: '/sms/' } };
const isVerify: Condition = { path: { startsWith: '/verify' } };
const keySent: Condition = { any: [{ query: 'api_key' }, { requestField: '/api_key' }] };

export default {
  id: 'vonage',
  name: 'Vonage',
  kind: 'api',
  docs: 'https://developer.vonage.com/en/api-errors',
  statusPage: 'https://vonageapi.statuspage.io',
  support: { url: 'https://api.support.vonage.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: [
      'rest.nexmo.com',
      'api.nexmo.com',
      'messages-sandbox.nexmo.com',
      'api-us.vonage.com',
      'api-eu.vonage.com',
      'api-ap.vonage.com',
      'api.vonage.com',
    ],
  },
  envelope: {
    code: ['/messages/0/status', '/status'],
    message: ['/messages/0/error-text', '/error_text', '/detail'],
    requestId: ['/instance'],
  },
  outcome: {
    failsWhen: [
      { responseField: '/messages/*/error-text' },
      { all: [{ responseField: '/error_text' }, { responseField: '/status', is: { min: 1 } }] },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_API_KEY_AND_SECRET' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', format: 'jwt', placeholder: 'YOUR_VONAGE_JWT' },
  ],
  rules: [
    {
      id: 'credentials',
      when: {
        any: [{ all: [{ status: [200, 401] }, { code: ['4', '14'] }] }, { all: [{ status: 401 }, { not: { code: ['4', '14'] } }] }],
      },
      title: 'Vonage did not accept the credentials',
      summary:
        'Older APIs take the account’s key and secret, newer ones a JWT signed with an application’s private key; what was sent is missing or wrong.',
      category: 'auth',
      causes: [
        {
          text: 'Neither key and secret nor a token was sent',
          confirmedBy: { all: [{ check: 'credential-missing' }, { not: keySent }] },
          ruledOutBy: { any: [keySent, { not: { check: 'credential-missing' } }] },
        },
        { text: 'API key or secret is wrong', confirmedBy: { code: '4' } },
        { text: 'The signature of a signed SMS request is wrong', confirmedBy: { code: '14' } },
        { text: 'Basic was sent without encoding key:secret in base64', confirmedBy: { check: 'credential-not-encoded' } },
        { text: 'The JWT has expired', confirmedBy: { check: 'credential-expired' } },
        {
          text: 'The JWT was signed with the key of another application',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
      ],
      fixes: [
        {
          text: 'Copy key and secret from the dashboard and try them',
          snippets: [
            { language: 'bash', code: 'curl "https://rest.nexmo.com/account/get-balance" -u "$VONAGE_API_KEY:$VONAGE_API_SECRET"' },
          ],
          url: DASHBOARD,
        },
        {
          text: 'For a JWT, use application id and private key of the same application',
          url: 'https://developer.vonage.com/en/getting-started/concepts/authentication',
        },
      ],
    },
    {
      id: 'parameters',
      when: {
        any: [{ all: [{ status: 200 }, { code: ['2', '3'] }] }, { all: [{ status: [400, 422] }, { not: { code: ['4', '14', '29'] } }] }],
      },
      title: 'A parameter is missing or not valid',
      summary: 'The message names the parameter, such as to, from, text or number.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: { any: [{ code: '2' }, { check: 'field-missing' }] } },
        { text: 'A parameter’s value is not valid', confirmedBy: { code: '3' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        { text: 'Write numbers in the international form without + and zeros: 447700900000' },
        { text: 'Add or correct the parameter that the message names', url: SMS },
      ],
    },
    {
      id: 'throttled',
      when: { any: [{ all: [{ status: 200 }, { code: '1' }] }, { status: 429 }] },
      title: 'Too many requests a second to Vonage',
      summary: 'Account, number and destination each allow so many messages or calls a second.',
      category: 'rate-limit',
      causes: [
        { text: 'Requests come faster than the account or number allows' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Send through a queue with a limit per second, and retry with growing pauses',
          url: 'https://api.support.vonage.com/hc/en-us/articles/203993598',
        },
      ],
    },
    {
      id: 'balance',
      when: {
        any: [
          { all: [{ status: 200 }, { code: '9' }] },
          { all: [{ status: 403 }, { code: ['out-of-credit', 'low-balance'] }] },
          { status: 402 },
        ],
      },
      title: 'The Vonage account has too little balance',
      summary: 'The balance does not pay for this request.',
      category: 'billing',
      causes: [{ text: 'The account’s balance is too low' }],
      fixes: [{ text: 'Top up the account, or switch automatic payment on', url: `${DASHBOARD}/billing-and-payments` }],
    },
    {
      id: 'trial-destination',
      when: { code: '29' },
      title: 'A trial account writes to its test numbers only',
      summary: 'The recipient is not on the account’s list of test numbers.',
      category: 'permission',
      causes: [{ text: 'The account is in trial mode, and the number was not added to its test numbers' }],
      fixes: [{ text: 'Add the number to the test numbers, or top the account up to leave the trial', url: `${DASHBOARD}/test-numbers` }],
    },
    {
      id: 'not-deliverable',
      when: {
        all: [
          { status: 200 },
          { code: ['6', '7', '8', '15'] },
          { not: { all: [{ code: '6' }, { path: { contains: ['/verify/check', '/verify/control', '/verify/search'] } }] } },
        ],
      },
      title: 'Vonage cannot or may not deliver to this number',
      summary: 'Recipient, sender or account is not allowed for this message.',
      category: 'permission',
      causes: [
        { text: 'The recipient’s number is barred', when: { code: '7' } },
        { text: 'The account is barred from sending', when: { code: '8' } },
        { text: 'The sender in from is not allowed in the recipient’s country', when: { all: [isSms, { code: '15' }] } },
        {
          text: 'The number’s network is not supported, or the number cannot be routed',
          confirmedBy: { all: [isVerify, { code: '15' }] },
          ruledOutBy: { any: [isSms, { code: ['7', '8'] }] },
        },
        { text: 'The message cannot be processed as it is', when: { all: [isSms, { code: '6' }] } },
      ],
      fixes: [
        { text: 'Check the country’s rules for senders', url: 'https://api.support.vonage.com/hc/en-us/articles/115011781468' },
        { text: 'Check the number, and ask support where it is right' },
      ],
    },
    {
      id: 'verify-code',
      when: { all: [isVerify, { code: ['10', '16', '17'] }] },
      title: 'The verification failed',
      summary: 'The code is wrong, was tried too often, or a verification of this number is still running.',
      category: 'validation',
      causes: [
        { text: 'A verification of this number is still running', when: { code: '10' } },
        { text: 'The user’s code does not match', when: { code: '16' } },
        { text: 'A wrong code was given three times, which ended the verification', when: { code: '17' } },
      ],
      fixes: [
        { text: 'Let the user try again with the newest code, or begin a new verification' },
        { text: 'Cancel the running one with /verify/control before starting another' },
      ],
    },
    {
      id: 'server',
      when: { any: [{ all: [{ status: 200 }, { code: '5' }] }, { status: '5xx' }] },
      title: 'Vonage failed',
      summary: 'The fault is on Vonage’s side.',
      category: 'server',
      causes: [{ text: 'A fault at Vonage' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://vonageapi.statuspage.io' }],
    },
  ],
} satisfies RulePack;

const url = 'https://rest.nexmo.com/sms/json';
const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const refused = (rule: string, why: string, status: string, text: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: form, body: 'api_key=abcd1234&api_secret=EXAMPLE&to=447700900000&from=Example&text=Hi' },
  response: { status: 200, headers: json, body: JSON.stringify({ 'message-count': '1', messages: [{ status, 'error-text': text }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('credentials', 'a wrong secret, in a 200', '4', 'Bad Credentials', {
    verdicts: { confirmed: ['API key or secret is wrong'], 'ruled-out': ['Neither key and secret'] },
  }),
  {
    rule: 'credentials',
    why: 'a newer API without a token',
    request: { method: 'POST', url: 'https://api.nexmo.com/v1/messages', headers: json, body: '{}' },
    response: {
      status: 401,
      headers: json,
      body: '{"type":"https://developer.vonage.com/api-errors#unauthorized","title":"Unauthorized","detail":"You did not provide correct credentials.","instance":"bf0ca0bf927b3b52e3cb03217e1a1ddf"}',
    },
    verdicts: { confirmed: ['Neither key and secret'] },
  },
  refused('parameters', 'no recipient', '2', 'Missing to param', { verdicts: { confirmed: ['A required parameter'] } }),
  refused('throttled', 'a burst', '1', 'Throughput Rate Exceeded - please wait [ 250 ] and retry'),
  refused('balance', 'an empty account', '9', 'Quota Exceeded - rejected'),
  {
    rule: 'balance',
    why: 'as documented for the newer APIs',
    request: {
      method: 'POST',
      url: 'https://api.nexmo.com/v1/messages',
      headers: { ...json, Authorization: 'Bearer EXAMPLE.not.real' },
      body: '{}',
    },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/problem+json' },
      body: '{"type":"https://developer.vonage.com/api-errors#out-of-credit","title":"You do not have enough credit","detail":"Your current balance is 30, but that costs 50.","instance":"bf0ca0bf"}',
    },
  },
  refused('trial-destination', 'a trial', '29', 'Non White-listed Destination - rejected'),
  refused('not-deliverable', 'a sender', '15', 'Illegal Sender Address - rejected', {
    verdicts: { confirmed: ['The sender in from'], 'ruled-out': ['The recipient’s number is barred'] },
  }),
  {
    rule: 'verify-code',
    why: 'a wrong code',
    request: { url: 'https://api.nexmo.com/verify/check/json?api_key=abcd1234&api_secret=EXAMPLE&request_id=1&code=0000' },
    response: {
      status: 200,
      headers: json,
      body: '{"request_id":"1","status":"16","error_text":"The code provided does not match the expected value"}',
    },
    verdicts: { confirmed: ['The user’s code'] },
  },
  refused('server', 'a fault', '5', 'Internal Error'),
  {
    rule: null,
    why: 'near miss: a message that was sent',
    request: { method: 'POST', url, headers: form, body: 'to=447700900000' },
    response: {
      status: 200,
      headers: json,
      body: '{"message-count":"1","messages":[{"to":"447700900000","message-id":"0A0000000123ABCD1","status":"0","remaining-balance":"3.14"}]}',
    },
  },
];
