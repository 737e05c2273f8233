import type { Example, RulePack } from '../../model';

/**
 * Checkout.com's API. Sources: https://www.checkout.com/docs/developer-resources/codes/api-response-codes, https://api-reference.checkout.com
 */

const CODES = 'https://api-reference.checkout.com';
const RESPONSES = 'https://www.checkout.com/docs/developer-resources/codes/api-response-codes';

/** All codes of the answer: each of them states its cause. */
const stated = (code: string | readonly string[]) => ({ confirmedBy: { responseField: '/error_codes/*', is: code } });
const declined = (code: string | readonly string[]) => ({
  confirmedBy: { responseField: '/response_code', is: code },
  ruledOutBy: { all: [{ responseField: '/response_code' }, { not: { responseField: '/response_code', is: code } }] },
});

export default {
  id: 'checkout-com',
  name: 'Checkout.com',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.checkout.com',
  support: { email: 'support@checkout.com', asks: ['request-id', 'timestamp', 'error-code', 'request', 'response'] },
  recognize: {
    hosts: ['api.checkout.com', 'api.sandbox.checkout.com', '*.api.checkout.com', '*.api.sandbox.checkout.com'],
  },
  envelope: { code: ['/error_codes/0', '/error_type'], requestId: ['/request_id', 'header:Cko-Request-Id'] },
  outcome: {
    failsWhen: [{ all: [{ method: 'POST' }, { responseField: '/approved', is: 'false' }, { responseField: '/status', is: 'Declined' }] }],
  },
  credentials: [
    {
      in: 'header',
      name: 'Authorization',
      scheme: 'Bearer',
      placeholder: 'YOUR_CHECKOUT_SECRET_KEY',
    },
    // Keys of accounts from before 2021 go without a scheme.
    { in: 'header', name: 'Authorization', placeholder: 'YOUR_CHECKOUT_SECRET_KEY' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Checkout.com did not accept the key',
      summary: 'The call needs a secret key, or for some endpoints a public key or access token, of the environment of the host.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        {
          text: 'A public key (pk_…) was sent where a secret key (sk_…) belongs',
          confirmedBy: {
            all: [
              { any: ['pk_', 'Bearer pk_'].map((start) => ({ requestHeader: 'Authorization', is: { startsWith: start } })) },
              { path: { startsWith: '/payments' } },
            ],
          },
        },
        {
          text: 'A sandbox key was sent to the live environment',
          confirmedBy: {
            all: [{ not: { host: { contains: '.sandbox.' } } }, { requestHeader: 'Authorization', is: { glob: '*_sbox_*' } }],
          },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key lacks the scope of this endpoint, was revoked, or is cut off', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        { text: 'Create a key with the scopes you need in the dashboard under Developers → Keys, and send it as Bearer' },
        { text: 'Keys with _sbox_ in them work on the sandbox host only' },
      ],
      links: [{ text: 'API reference', url: CODES }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The key may not do this',
      summary: 'The key is valid, but a scope or a feature of the account is missing.',
      category: 'permission',
      causes: [
        { text: 'The key or access token lacks the scope of the endpoint' },
        { text: 'The feature is not enabled for the account, or the object is of another entity' },
      ],
      fixes: [
        { text: 'Add the scope to the key in the dashboard under Developers → Keys' },
        { text: 'Ask your account manager to enable the feature' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Checkout.com finds no such object',
      summary: 'The id does not exist for this key and environment, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The payment belongs to the other environment: sandbox and live share nothing' },
        { text: 'The object belongs to another account, or the id is mistyped' },
      ],
      fixes: [
        { text: 'Use the key and host of the environment that made the object, and compare the path with the reference', url: CODES },
      ],
    },
    {
      id: 'processing-channel',
      when: {
        any: [
          { code: ['processing_channel_id_required', 'processing_channel_id_invalid'] },
          {
            all: [
              { responseField: '/error_codes/*', is: ['processing_channel_id_required', 'processing_channel_id_invalid'] },
              { not: { code: ['processing_channel_id_required', 'processing_channel_id_invalid'] } },
            ],
          },
        ],
      },
      title: 'The processing channel is missing or wrong',
      summary: 'The request must say which processing channel (pc_…) it goes through, unless the key belongs to only one.',
      category: 'validation',
      causes: [
        {
          text: 'No processing_channel_id was sent',
          confirmedBy: { check: 'field-missing', with: { field: 'processing_channel_id' } },
        },
        {
          text: 'The channel is of another environment or account',
          ruledOutBy: { check: 'field-missing', with: { field: 'processing_channel_id' } },
        },
      ],
      fixes: [
        {
          text: 'Copy the channel’s id from the dashboard under Settings → Channels, and send it',
          snippets: [{ language: 'json', code: '{ "processing_channel_id": "pc_YOUR_CHANNEL_ID" }' }],
        },
      ],
    },
    {
      id: 'token',
      when: { code: ['token_invalid', 'token_expired', 'token_used', 'source_token_invalid', 'token_data_invalid', 'source_id_invalid'] },
      title: 'The card token cannot be used',
      summary: 'A token of Frames or the tokens endpoint is good for one payment and for a limited time.',
      category: 'validation',
      causes: [
        { text: 'The token was used before', ...stated('token_used') },
        { text: 'The token has expired', ...stated('token_expired') },
        { text: 'The wallet’s token data could not be read', ...stated('token_data_invalid') },
        { text: 'The token was made with the public key of another account or environment' },
      ],
      fixes: [
        { text: 'Make a new token for each payment, right before it is sent' },
        { text: 'To charge a card again later, keep the instrument (src_…) that the first payment returned' },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'payment-declined',
      when: {
        all: [
          { responseField: '/approved', is: 'false' },
          { responseField: '/status', is: 'Declined' },
        ],
      },
      title: 'The payment was declined',
      summary: 'The request was right; the issuer or a risk rule declined the payment, told by response_code inside a 2xx.',
      category: 'billing',
      causes: [
        { text: 'The account behind the card has insufficient funds', ...declined('20051') },
        { text: 'The issuer declined without giving a reason', ...declined('20005') },
        { text: 'The card number is not valid', ...declined('20014') },
        { text: 'The card has expired', ...declined(['30033', '20054']) },
        { text: 'The issuer wants the customer to authenticate (3D Secure)', ...declined('20154') },
        {
          text: 'Checkout.com’s risk rules blocked the payment',
          confirmedBy: { responseField: '/response_code', is: { startsWith: '4' } },
        },
      ],
      fixes: [
        { text: 'Look up response_code: some declines may be retried, hard ones (30xxx) may not', url: RESPONSES },
        { text: 'Ask the customer for another card, or retry with 3D Secure' },
      ],
      links: [{ text: 'Response codes', url: RESPONSES }],
    },
    {
      id: 'invalid',
      when: { status: [400, 422] },
      title: 'Checkout.com rejected the request',
      summary: 'A value is missing or not allowed; each of error_codes names a field and what is wrong with it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'The payment’s source is missing', ...stated(['payment_source_required', 'source_required']) },
        { text: 'The currency is missing or not a currency code', ...stated(['currency_invalid', 'currency_required']) },
        {
          text: 'The amount is missing or not valid: it must be a whole number of the smallest unit',
          ...stated(['amount_invalid', 'amount_required']),
        },
        { text: 'The card number is wrong', ...stated(['card_number_invalid', 'number_invalid']) },
        {
          text: 'The card has expired, or its date is not valid',
          ...stated(['card_expired', 'card_expiry_year_invalid', 'card_expiry_month_invalid']),
        },
        { text: 'The security code is wrong', ...stated('cvv_invalid') },
        { text: 'A return address is missing', ...stated(['success_url_required', 'failure_url_required']) },
      ],
      fixes: [
        { text: 'Correct each field that error_codes names: the code is the field’s name and what is wrong with it', url: CODES },
        { text: 'Send amount in the smallest unit: 10.00 EUR is 1000' },
      ],
    },
    {
      id: 'too-many',
      when: { status: 429 },
      title: 'Too many requests, or a duplicate',
      summary: 'Checkout.com answers 429 for too many requests, and for one that it takes for a duplicate.',
      category: 'rate-limit',
      causes: [
        { text: 'The same request is already running', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'More requests than allowed were sent', confirmedBy: { check: 'too-many-requests' } },
      ],
      fixes: [
        { text: 'Look whether the first payment exists before sending it again; send a Cko-Idempotency-Key with each payment' },
        { text: 'Slow down, with growing waits' },
      ],
    },
    {
      id: 'gateway',
      when: { status: '5xx' },
      title: 'Checkout.com failed, and the outcome is uncertain',
      summary: 'The failure is on Checkout.com’s side or at the acquirer; the payment may have been made all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Checkout.com or behind it' },
        { text: 'Everything sent to Checkout.com fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Repeat it with the same Cko-Idempotency-Key, or look the payment up by its reference' },
        { text: 'Look at the status page', url: 'https://status.checkout.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.sandbox.checkout.com/payments';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer sk_sbox_FAKEnotARealKey' };
const served = { ...json, 'Cko-Request-Id': 'cko0EX01' };
const payment = '{"source":{"type":"token","token":"tok_EXAMPLE"},"amount":1000,"currency":"EUR"}';

const refused = (rule: string, why: string, status: number, body: object | null, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: payment },
  response: { status, headers: served, body: body === null ? '' : JSON.stringify(body) },
  ...more,
});

const invalid = (...codes: string[]): object => ({ request_id: '0HLEXAMPLE', error_type: 'request_invalid', error_codes: codes });

export const examples: readonly Example[] = [
  refused('unauthorized', 'a public key for a payment', 401, null, {
    request: { url: `${url}/pay_EXAMPLE`, headers: { Authorization: 'Bearer pk_sbox_FAKEnotARealKey' } },
    verdicts: { confirmed: ['A public key'], 'ruled-out': ['No key'] },
  }),
  refused('unauthorized', 'a sandbox key for live', 401, null, {
    request: { method: 'POST', url: 'https://abc123.api.checkout.com/payments', headers: key, body: payment },
    verdicts: { confirmed: ['A sandbox key'] },
  }),
  refused('forbidden', 'a missing scope', 403, null),
  refused('not-found', 'an unknown payment', 404, null),
  refused('processing-channel', 'no channel', 422, invalid('processing_channel_id_required'), {
    verdicts: { confirmed: ['No processing_channel_id'] },
  }),
  refused('processing-channel', 'no channel among other faults', 422, invalid('currency_invalid', 'processing_channel_id_required')),
  refused('token', 'a token used twice', 422, invalid('token_used'), { verdicts: { confirmed: ['The token was used'] } }),
  refused(
    'payment-declined',
    'no money on the card',
    201,
    {
      id: 'pay_EXAMPLE',
      amount: 1000,
      approved: false,
      status: 'Declined',
      response_code: '20051',
      response_summary: 'Insufficient Funds',
    },
    { verdicts: { confirmed: ['The account behind the card'], 'ruled-out': ['The card has expired'] } },
  ),
  refused('invalid', 'two faults', 422, invalid('payment_source_required', 'currency_invalid'), {
    request: { method: 'POST', url, headers: key, body: '{"amount":1000,"currency":"EURO"}' },
    verdicts: { confirmed: ['The payment’s source', 'The currency is missing'] },
  }),
  refused('too-many', 'a burst', 429, null),
  refused('gateway', 'a fault', 502, null),
  {
    rule: null,
    why: 'an approved payment is a success',
    request: { method: 'POST', url, headers: key, body: payment },
    response: { status: 201, headers: served, body: '{"id":"pay_EXAMPLE","approved":true,"status":"Authorized","response_code":"10000"}' },
  },
  {
    rule: null,
    why: 'a payment that was declined earlier is read without a failure',
    request: { url: `${url}/pay_EXAMPLE`, headers: key },
    response: { status: 200, headers: served, body: '{"id":"pay_EXAMPLE","approved":false,"status":"Declined"}' },
  },
  {
    rule: null,
    why: 'near miss: another API with the same envelope',
    request: { method: 'POST', url: 'https://pay.other.example/payments' },
    response: { status: 422, headers: json, body: '{"error_type":"request_invalid","error_codes":["token_used"]}' },
  },
];
