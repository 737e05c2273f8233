import type { Example, RulePack } from '../../model';

/**
 * Mollie's API. Sources: https://docs.mollie.com/reference/handling-errors, https://docs.mollie.com/reference/authentication,
 * https://docs.mollie.com/reference/api-idempotency, https://docs.mollie.com/reference/webhooks
 */

const ERRORS = 'https://docs.mollie.com/reference/handling-errors';
const KEYS = 'https://my.mollie.com/dashboard/developers/api-keys';

export default {
  id: 'mollie',
  name: 'Mollie',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.mollie.com',
  support: { url: 'https://www.mollie.com/contact', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.mollie.com'] },
  credentials: [
    {
      in: 'header',
      name: 'Authorization',
      scheme: 'Bearer',
      placeholder: 'YOUR_MOLLIE_API_KEY',
    },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Mollie did not accept the API key',
      summary: 'Every call needs an API key of a profile, or an access token, as Bearer in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No API key was sent', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'What was sent begins as no key of Mollie’s does (test_, live_, access_)',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer test_' } } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer live_' } } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer access_' } } },
            ],
          },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was reset in the dashboard, or the access token has expired', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the key of the right profile from the dashboard, and send it as Bearer',
          snippets: [{ language: 'bash', code: "curl https://api.mollie.com/v2/methods -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
        { text: 'With Mollie Connect, refresh the access token and store the new one' },
      ],
      links: [{ text: 'Authentication', url: 'https://docs.mollie.com/reference/authentication' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The key or token may not do this',
      summary: 'The credential is valid, but this call needs another kind of it, or a permission that was not granted.',
      category: 'permission',
      causes: [
        {
          text: 'An API key was sent where the endpoint takes an organization or OAuth access token',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer access_' } },
        },
        {
          text: 'The access token lacks the permission (scope) of the endpoint',
          ruledOutBy: {
            any: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer test_' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer live_' } },
            ],
          },
        },
        { text: 'The feature is not enabled for the account' },
      ],
      fixes: [
        { text: 'Look up in the reference which credentials the endpoint accepts, and which permission it needs' },
        {
          text: 'Add the permission to the organization access token, or ask for the scope when the merchant authorizes your app',
          url: 'https://docs.mollie.com/reference/permissions',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Mollie finds no such object',
      summary: 'The id does not exist for this key: test and live objects are kept apart, and so are accounts.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The object belongs to the other mode (test or live) than the key' },
        {
          text: 'With an access token, testmode=true is missing for an object made in test mode',
          ruledOutBy: {
            any: [{ query: 'testmode', is: 'true' }, { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer access_' } } }],
          },
        },
        { text: 'The id is of another organization or profile, or mistyped' },
      ],
      fixes: [
        { text: 'Fetch the object with the key of the mode and profile that created it' },
        { text: 'With an access token, add testmode=true for test objects' },
      ],
      links: [{ text: 'Testing', url: 'https://docs.mollie.com/reference/testing' }],
    },
    {
      id: 'gone',
      when: { status: 410 },
      title: 'The object was deleted',
      summary: 'The object existed once and has been deleted or cancelled, so it cannot be used any more.',
      category: 'not-found',
      causes: [{ text: 'The object was deleted or cancelled earlier', when: { status: 410 } }],
      fixes: [{ text: 'Create a new object, and remove the old id from your records' }],
      links: [{ text: 'Handling errors', url: ERRORS }],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'Mollie takes this for a duplicate request',
      summary: 'The same call was made already, or is still being processed.',
      category: 'conflict',
      causes: [
        { text: 'The same request was sent twice at once', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'An Idempotency-Key was sent before with another body', confirmedBy: { check: 'idempotency-key-reused' } },
      ],
      fixes: [
        { text: 'List the payments before sending anything again: the first call may have worked' },
        { text: 'Give each new payment an Idempotency-Key of its own, and repeat a failed call with the same key and body' },
      ],
      links: [{ text: 'API idempotency', url: 'https://docs.mollie.com/reference/api-idempotency' }],
    },
    {
      id: 'webhook-unreachable',
      when: { all: [{ status: 422 }, { responseField: '/field', is: 'webhookUrl' }] },
      title: 'Mollie cannot reach the webhook address',
      summary: 'The webhookUrl must be an address that Mollie’s servers can call over the internet.',
      category: 'validation',
      causes: [
        {
          text: 'The address is on localhost or this machine',
          confirmedBy: { requestField: '/webhookUrl', is: { contains: ['localhost', '127.0.0.1', '[::1]'] } },
        },
        { text: 'The host is in a private network, behind a login, or its certificate is not valid' },
        { text: 'The value is no complete address with https://' },
      ],
      fixes: [
        { text: 'While developing, open a tunnel to your machine and send its public address, or leave webhookUrl out' },
        { text: 'On a server, check that the address answers from outside' },
      ],
      links: [{ text: 'Webhooks', url: 'https://docs.mollie.com/reference/webhooks' }],
    },
    {
      id: 'amount',
      when: { all: [{ status: 422 }, { responseField: '/field', is: { startsWith: 'amount' } }] },
      title: 'Mollie does not take this amount',
      summary: 'The amount’s form, currency or size is not what the payment method allows.',
      category: 'validation',
      causes: [
        {
          text: 'The value lacks its decimals: EUR, GBP and USD take two, such as 10.00',
          confirmedBy: {
            all: [
              { requestField: '/amount/value', is: { format: 'integer' } },
              { requestField: '/amount/currency', is: ['EUR', 'GBP', 'USD'] },
            ],
          },
        },
        { text: 'The amount is higher than the method allows', confirmedBy: { message: { contains: 'higher than the maximum' } } },
        {
          text: 'The amount is lower than the method allows',
          confirmedBy: { message: { contains: ['lower than the minimum', 'below the minimum'] } },
        },
        { text: 'The currency is missing, or the method does not take it' },
      ],
      fixes: [
        {
          text: 'Send value as a text with the decimals of its currency',
          snippets: [{ language: 'json', code: '{ "amount": { "currency": "EUR", "value": "10.00" } }' }],
        },
        {
          text: 'List the methods with the amount: only those that take it are returned',
          url: 'https://docs.mollie.com/reference/list-methods',
        },
      ],
    },
    {
      id: 'unprocessable',
      when: { status: [400, 422] },
      title: 'Mollie rejected a parameter',
      summary: 'A parameter is missing or has a value that is not allowed; field names it and detail says why.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'No profileId was sent, which an access token needs',
          confirmedBy: { all: [{ responseField: '/field', is: 'profileId' }, { not: { requestField: '/profileId' } }] },
        },
        {
          text: 'The payment method is not active on this profile, or does not suit amount and currency',
          ruledOutBy: { all: [{ responseField: '/field' }, { not: { responseField: '/field', is: 'method' } }] },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The object’s state does not allow this: a paid payment cannot be cancelled' },
      ],
      fixes: [
        { text: 'Correct the parameter that field names' },
        { text: 'Activate the method for the profile in the dashboard', url: 'https://my.mollie.com/dashboard/settings/profiles' },
      ],
      links: [{ text: 'Handling errors', url: ERRORS }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Mollie is asked too often',
      summary: 'The request met a rate limit; Mollie publishes no numbers and asks to wait a little before trying again.',
      category: 'rate-limit',
      causes: [
        { text: 'Status is polled in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'Many requests run at once' },
      ],
      fixes: [
        { text: 'Try again with growing waits' },
        { text: 'Rely on webhooks to learn of a payment’s status in place of asking', url: 'https://docs.mollie.com/reference/webhooks' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.mollie.com/v2/payments';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer test_FAKEnotARealKey' };
const served = { 'Content-Type': 'application/hal+json' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"amount":{"currency":"EUR","value":"10.00"},"description":"x"}' },
  response: { status, headers: served, body: JSON.stringify({ status, ...body }) },
  ...more,
});

const missing = { title: 'Unauthorized Request', detail: 'Missing authentication, or failed to authenticate' };

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, missing, {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No API key'], 'ruled-out': ['The key was reset'] },
  }),
  refused('unauthorized', 'the key of another service', 401, missing, {
    request: { url, headers: { Authorization: 'Bearer sk_test_FAKE' } },
    verdicts: { confirmed: ['What was sent begins'], 'ruled-out': ['No API key'] },
  }),
  refused(
    'forbidden',
    'an API key for an endpoint of organizations',
    403,
    { title: 'Forbidden', detail: 'Your credentials do not allow this.' },
    { request: { url: 'https://api.mollie.com/v2/organizations/me', headers: key }, verdicts: { 'ruled-out': ['The access token lacks'] } },
  ),
  refused(
    'not-found',
    'a live payment with a test key',
    404,
    { title: 'Not Found', detail: 'No payment exists with token tr_EXAMPLE.' },
    {
      request: { url: `${url}/tr_EXAMPLE`, headers: key },
      verdicts: { possible: ['The object belongs'], 'ruled-out': ['With an access token'] },
    },
  ),
  refused('gone', 'a deleted customer', 410, { title: 'Gone', detail: 'The customer is no longer available' }),
  refused('conflict', 'sent twice', 409, { title: 'Conflict', detail: 'The request is a duplicate.' }),
  refused(
    'webhook-unreachable',
    'a webhook on localhost',
    422,
    {
      title: 'Unprocessable Entity',
      detail: "The webhook URL is invalid because it is unreachable from Mollie's point of view",
      field: 'webhookUrl',
    },
    {
      request: { method: 'POST', url, headers: key, body: '{"webhookUrl":"http://localhost:3000/hook","description":"x"}' },
      verdicts: { confirmed: ['The address is on localhost'] },
    },
  ),
  refused(
    'amount',
    'no decimals',
    422,
    { title: 'Unprocessable Entity', detail: 'The amount contains an invalid value', field: 'amount' },
    {
      request: { method: 'POST', url, headers: key, body: '{"amount":{"currency":"EUR","value":"10"},"description":"x"}' },
      verdicts: { confirmed: ['The value lacks its decimals'] },
    },
  ),
  refused(
    'amount',
    'too much for the method',
    422,
    { title: 'Unprocessable Entity', detail: 'The amount is higher than the maximum', field: 'amount' },
    { verdicts: { confirmed: ['The amount is higher'] } },
  ),
  refused('unprocessable', 'a method that is off', 422, {
    title: 'Unprocessable Entity',
    detail: 'The payment method is not enabled in your website profile',
    field: 'method',
  }),
  refused('rate-limit', 'too fast', 429, { title: 'Too Many Requests', detail: 'Too many requests' }),
  {
    rule: null,
    why: 'near miss: another API that answers in HAL',
    request: { url: 'https://hal.other.example/v2/payments' },
    response: { status: 422, headers: served, body: '{"status":422,"title":"Unprocessable Entity","field":"amount"}' },
  },
];
