import type { Example, RulePack } from '../../model';

/**
 * Razorpay's API. Sources: https://razorpay.com/docs/errors/, https://razorpay.com/docs/errors/error-reasons/,
 * https://razorpay.com/docs/api/authentication/, https://razorpay.com/docs/api/orders/create/
 */

const ERRORS = 'https://razorpay.com/docs/errors/';
const REASONS = 'https://razorpay.com/docs/errors/error-reasons/';
const KEYS = 'https://dashboard.razorpay.com/app/website-app-settings/api-keys';

export default {
  id: 'razorpay',
  name: 'Razorpay',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.razorpay.com',
  support: { url: 'https://razorpay.com/support/', asks: ['request-id', 'timestamp', 'error-code', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.razorpay.com'] },
  envelope: { requestId: ['header:request-id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_KEY_ID_AND_SECRET' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication',
      when: { status: 401 },
      title: 'Razorpay did not accept the API key',
      summary: 'Calls need key id and key secret of one pair, sent together as Basic in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { all: [{ check: 'credential-missing' }, { not: { query: 'key_id' } }] } },
        {
          text: 'Key id and secret are not encoded as Basic wants it: base64 of key_id:key_secret',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        {
          text: 'The key id was sent as a Bearer token',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer rzp_' } },
        },
        { text: 'Key id and secret are of different pairs, or of different modes', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The key was regenerated, and the old one has ended', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Take key id and secret from the same pair in the dashboard, and let the client build the header',
          snippets: [
            { language: 'bash', code: 'curl https://api.razorpay.com/v1/payments?count=1 -u "$RAZORPAY_KEY_ID:$RAZORPAY_KEY_SECRET"' },
          ],
          url: KEYS,
        },
        { text: 'If the secret is lost, generate a new pair: the dashboard shows a secret only once' },
      ],
      warnings: ['The secret belongs on a server: a page needs the key id alone.'],
      links: [{ text: 'Authentication', url: 'https://razorpay.com/docs/api/authentication/' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The account may not do this',
      summary: 'The key is valid, but the feature is not enabled for the account, or this address is not allowed.',
      category: 'permission',
      causes: [
        { text: 'The product, such as Route or Payouts, is not activated for the account' },
        { text: 'Live mode is not activated yet: the account’s verification is not complete' },
        { text: 'The address of the server is not on the account’s allowlist' },
      ],
      fixes: [{ text: 'Activate the product in the dashboard, or ask support to enable it', url: 'https://razorpay.com/support/' }],
    },
    {
      id: 'no-such-id',
      when: {
        all: [
          { status: [400, 404] },
          { message: { contains: ['id provided does not exist', 'is not a valid id', 'no db records found'] } },
        ],
      },
      title: 'Razorpay finds no object with this id',
      summary: 'The id is malformed, or no such object exists for this account and mode; Razorpay answers 400 for that.',
      category: 'not-found',
      causes: [
        { text: 'The id is incomplete or no id at all' },
        {
          text: 'The object belongs to the other mode: test and live keys see different objects',
          ruledOutBy: { message: { contains: 'is not a valid id' } },
        },
        { text: 'The object belongs to another account', ruledOutBy: { message: { contains: 'is not a valid id' } } },
        { text: 'The id is of another kind: an order_… where a pay_… belongs' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Copy the id from the dashboard in the same mode (test or live) as the key, and check its prefix' }],
    },
    {
      id: 'url-not-found',
      when: { all: [{ status: [400, 404] }, { message: { contains: 'requested URL was not found' } }] },
      title: 'Razorpay has no such address',
      summary: 'Path or method is not one that the API offers, or the feature behind it is not enabled for the account.',
      category: 'not-found',
      causes: [
        { text: 'The method is another than the endpoint takes, such as GET in place of POST' },
        { text: 'The path is misspelt or has a slash too much' },
        { text: 'An id in the path is empty' },
        { text: 'The feature is not enabled for the account' },
      ],
      fixes: [{ text: 'Compare method and path with the reference', url: 'https://razorpay.com/docs/api/' }],
    },
    {
      id: 'wrong-state',
      when: {
        all: [
          { status: 400 },
          {
            message: {
              contains: ['already been captured', 'fully refunded already', 'already paid', 'has not been captured', 'already been done'],
            },
          },
        ],
      },
      title: 'The payment’s state does not allow this',
      summary: 'The payment was captured, refunded or paid already, or is not yet where this step can follow.',
      category: 'conflict',
      causes: [
        { text: 'The payment was captured before', confirmedBy: { message: { contains: 'already been captured' } } },
        { text: 'The payment was refunded in full before', confirmedBy: { message: { contains: 'fully refunded already' } } },
        { text: 'The order was paid before', confirmedBy: { message: { contains: 'already paid' } } },
        { text: 'The request was sent twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Fetch the payment and look at status before capturing or refunding' },
        { text: 'Where payments are captured automatically, do not capture them again' },
      ],
    },
    {
      id: 'amount',
      when: {
        all: [
          { status: 400 },
          {
            message: {
              contains: [
                'minimum amount allowed',
                'maximum amount allowed',
                'amount must be atleast',
                'amount must be at least',
                'amount must be an integer',
                'refund amount',
              ],
            },
          },
        ],
      },
      title: 'Razorpay does not take this amount',
      summary: 'The amount is too small, too large or not a whole number: it is given in the smallest unit, such as paise.',
      category: 'validation',
      causes: [
        { text: 'The amount is below the minimum', confirmedBy: { message: { contains: ['minimum', 'atleast', 'at least'] } } },
        { text: 'The amount is above the maximum of the account', confirmedBy: { message: { contains: 'maximum' } } },
        { text: 'The amount is given in rupees in place of paise: 500 rupees are 50000' },
      ],
      fixes: [
        {
          text: 'Send amount as a whole number of the smallest unit',
          snippets: [{ language: 'json', code: '{ "amount": 50000, "currency": "INR", "receipt": "order-1" }' }],
        },
      ],
      links: [{ text: 'Create an order', url: 'https://razorpay.com/docs/api/orders/create/' }],
    },
    {
      id: 'payment-failed',
      when: {
        all: [
          { status: 400 },
          { responseField: '/error/step', is: { startsWith: 'payment_' } },
          { not: { responseField: '/error/reason', is: 'input_validation_failed' } },
          { not: { responseField: '/error/source', is: 'business' } },
        ],
      },
      title: 'The payment failed',
      summary: 'The request was right; the payment stopped on its way: source says where, step when, and reason why.',
      category: 'billing',
      causes: [
        { text: 'The customer entered a wrong OTP', confirmedBy: { responseField: '/error/reason', is: ['invalid_otp', 'incorrect_otp'] } },
        { text: 'The card’s details are wrong', confirmedBy: { responseField: '/error/reason', is: 'incorrect_card_details' } },
        {
          text: 'The account has insufficient funds',
          confirmedBy: { responseField: '/error/reason', is: ['insufficient_funds', 'insufficient_balance'] },
        },
        { text: 'The customer cancelled the payment', confirmedBy: { responseField: '/error/reason', is: 'payment_cancelled' } },
        { text: 'The customer did not finish in time', confirmedBy: { responseField: '/error/reason', is: 'payment_timed_out' } },
        {
          text: 'The issuing bank refused the payment',
          confirmedBy: { responseField: '/error/source', is: 'issuer_bank' },
          ruledOutBy: { responseField: '/error/reason', is: { contains: ['technical', 'timed_out'] } },
        },
      ],
      fixes: [
        { text: 'Show the customer the description, and offer to try again or another method', url: REASONS },
        { text: 'Keep the order: further payments can be tried for it' },
      ],
    },
    {
      id: 'validation',
      when: { status: 400 },
      title: 'Razorpay rejected the request',
      summary: 'A parameter is missing, unknown or has a value that is not allowed; field names it and description says why.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'A field was sent that the endpoint does not take',
          confirmedBy: { message: { contains: 'is/are not required and should not be sent' } },
        },
        {
          text: 'A value is not allowed',
          confirmedBy: { responseField: '/error/reason', is: 'input_validation_failed' },
          ruledOutBy: { message: { contains: ['is required', 'should not be sent'] } },
        },
      ],
      fixes: [{ text: 'Correct the parameter that field names', url: ERRORS }, { text: 'Send JSON with Content-Type: application/json' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Razorpay is asked too often',
      summary: 'Razorpay throttles bursts of requests from one key; it publishes no number.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Status is polled in a tight loop',
          confirmedBy: { all: [{ method: 'GET' }, { check: 'polling-fast', with: { everySeconds: 2 } }] },
        },
        { text: 'Many requests run at once' },
      ],
      fixes: [
        { text: 'Try again with growing, randomized waits' },
        { text: 'Use webhooks to learn of payments in place of polling', url: 'https://razorpay.com/docs/webhooks/' },
      ],
    },
    {
      id: 'gateway',
      when: { any: [{ code: 'GATEWAY_ERROR' }, { all: [{ status: [502, 504] }, { not: { code: 'GATEWAY_ERROR' } }] }] },
      title: 'The bank or gateway failed',
      summary: 'The failure lies with the bank, wallet or gateway behind Razorpay, not with the request.',
      category: 'gateway',
      causes: [
        { text: 'The bank or gateway had a technical fault', confirmedBy: { code: 'GATEWAY_ERROR' } },
        { text: 'The answer came too late: the payment may still succeed' },
      ],
      fixes: [
        { text: 'Fetch the payment before trying again: it may have been authorized late' },
        { text: 'Offer the customer another method; the status page lists banks that are down', url: 'https://status.razorpay.com' },
      ],
    },
    {
      id: 'server',
      when: { any: [{ code: 'SERVER_ERROR' }, { all: [{ status: [500, 503] }, { not: { code: 'SERVER_ERROR' } }] }] },
      title: 'Razorpay failed',
      summary: 'The failure is on Razorpay’s side; what the request asked for may have happened all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Razorpay' },
        { text: 'Everything sent to Razorpay fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Look whether the object exists, then try again; see the status page', url: 'https://status.razorpay.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.razorpay.com/v1/orders';
const basic = { Authorization: 'Basic cnpwX3Rlc3RfZmFrZTpmYWtl', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'request-id': 'rzpEXAMPLE00001' };

const refused = (rule: string, why: string, status: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: '{"amount":50000,"currency":"INR"}' },
  response: { status, headers: served, body: JSON.stringify({ error: { code: 'BAD_REQUEST_ERROR', ...error } }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'no key',
    401,
    { description: 'Authentication failed' },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No key'], 'ruled-out': ['The key was regenerated'] },
    },
  ),
  refused(
    'authentication',
    'the key id as Bearer',
    401,
    { description: 'Authentication failed' },
    { request: { url, headers: { Authorization: 'Bearer rzp_test_FAKE' } }, verdicts: { confirmed: ['The key id was sent'] } },
  ),
  refused('forbidden', 'a product that is off', 403, { description: 'This feature is not enabled for this merchant.' }),
  refused(
    'no-such-id',
    'a cut-off id',
    400,
    { description: 'pay_12 is not a valid id', source: 'NA', step: 'NA', reason: 'NA' },
    { verdicts: { possible: ['The id is incomplete', 'The id is of another kind'], 'ruled-out': ['The object belongs to the other'] } },
  ),
  refused('url-not-found', 'GET in place of POST', 400, { description: 'The requested URL was not found on the server.' }),
  refused(
    'wrong-state',
    'captured twice',
    400,
    { description: 'This payment has already been captured' },
    { verdicts: { confirmed: ['The payment was captured'] } },
  ),
  refused(
    'amount',
    'rupees in place of paise',
    400,
    {
      description: 'Order amount less than minimum amount allowed',
      field: 'amount',
      source: 'business',
      step: 'payment_initiation',
      reason: 'input_validation_failed',
    },
    {
      request: { method: 'POST', url, headers: basic, body: '{"amount":50,"currency":"INR"}' },
      verdicts: { confirmed: ['The amount is below'], possible: ['The amount is given'] },
    },
  ),
  refused(
    'payment-failed',
    'a wrong OTP',
    400,
    {
      description: 'Authentication failed due to incorrect otp',
      field: null,
      source: 'customer',
      step: 'payment_authentication',
      reason: 'invalid_otp',
      metadata: { payment_id: 'pay_EXAMPLE' },
    },
    { verdicts: { confirmed: ['The customer entered a wrong OTP'] } },
  ),
  refused(
    'validation',
    'no currency',
    400,
    {
      description: 'The currency field is required.',
      field: 'currency',
      source: 'business',
      step: 'payment_initiation',
      reason: 'input_validation_failed',
    },
    { request: { method: 'POST', url, headers: basic, body: '{"amount":50000}' }, verdicts: { confirmed: ['A required field'] } },
  ),
  refused('rate-limit', 'a burst', 429, { description: 'Too many requests' }),
  refused('gateway', 'a bank that fails', 502, {
    code: 'GATEWAY_ERROR',
    description: 'Payment processing failed due to error at bank or wallet gateway',
    source: 'gateway',
    step: 'payment_authorization',
    reason: 'gateway_technical_error',
  }),
  refused('server', 'a fault', 500, {
    code: 'SERVER_ERROR',
    description: 'We are facing some trouble completing your request at the moment.',
  }),
  {
    rule: null,
    why: 'a failed payment is read without a failure',
    request: { url: 'https://api.razorpay.com/v1/payments/pay_EXAMPLE', headers: basic },
    response: {
      status: 200,
      headers: served,
      body: '{"id":"pay_EXAMPLE","entity":"payment","status":"failed","error_code":"BAD_REQUEST_ERROR"}',
    },
  },
  {
    rule: null,
    why: 'near miss: another API with the same code',
    request: { method: 'POST', url: 'https://pay.other.example/v1/orders' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"code":"BAD_REQUEST_ERROR","description":"x"}}',
    },
  },
];
