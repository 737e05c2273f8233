import type { Example, RulePack } from '../../model';

/**
 * PayPal's REST APIs. Sources: https://developer.paypal.com/api/rest/responses/,
 * https://developer.paypal.com/api/rest/reference/orders/v2/errors/, https://developer.paypal.com/api/rest/authentication/
 */

const ORDER_ERRORS = 'https://developer.paypal.com/api/rest/reference/orders/v2/errors/';
const APPS = 'https://developer.paypal.com/dashboard/applications';

const TOKEN = `curl {{origin|'https://api-m.sandbox.paypal.com'}}/v1/oauth2/token \\
  -u "$PAYPAL_CLIENT_ID:$PAYPAL_CLIENT_SECRET" \\
  -d grant_type=client_credentials`;

export default {
  id: 'paypal',
  name: 'PayPal',
  kind: 'api',
  docs: 'https://developer.paypal.com/api/rest/responses/',
  statusPage: 'https://www.paypal-status.com',
  support: { url: 'https://developer.paypal.com/support/', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: ['api-m.paypal.com', 'api-m.sandbox.paypal.com', 'api.paypal.com', 'api.sandbox.paypal.com'],
    fingerprints: [{ all: [{ responseHeader: 'Paypal-Debug-Id' }, { responseField: '/debug_id' }] }],
  },
  envelope: { requestId: ['/debug_id', 'header:Paypal-Debug-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_PAYPAL_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_PAYPAL_CLIENT_CREDENTIALS' },
  ],
  secrets: { keys: [{ kind: 'PayPal access token', prefix: 'A21AA', alphabet: 'base64url', minLength: 40 }] },
  rules: [
    {
      id: 'invalid-client',
      when: { all: [{ status: 401 }, { code: 'invalid_client' }] },
      title: 'PayPal did not accept client id and secret',
      summary: 'The token endpoint knows no app with this client id and secret on this host; sandbox and live are separate worlds.',
      category: 'auth',
      causes: [
        { text: 'Client id and secret were not sent as Basic credentials', when: { check: 'credential-missing' } },
        { text: 'Credentials of the sandbox were sent to the live host', ruledOutBy: { host: { contains: 'sandbox' } } },
        { text: 'Live credentials were sent to the sandbox host', ruledOutBy: { not: { host: { contains: 'sandbox' } } } },
        { text: 'The secret was replaced, or id and secret are of different apps or swapped' },
      ],
      fixes: [
        {
          text: 'Copy client id and secret of one app, and call the host of the same mode: api-m.sandbox.paypal.com for sandbox, api-m.paypal.com for live',
          snippets: [{ language: 'bash', code: TOKEN }],
          url: APPS,
        },
      ],
      warnings: ['The client secret must stay on a server: never fetch tokens from a page.'],
      links: [{ text: 'Authentication', url: 'https://developer.paypal.com/api/rest/authentication/' }],
    },
    {
      id: 'authentication-failed',
      when: { status: 401 },
      title: 'PayPal did not accept the access token',
      summary: 'The call needs a current access token of this environment in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: expires_in in the token answer says how long it lives',
          confirmedBy: { message: { contains: ['token has expired', 'access token expired'] } },
        },
        { text: 'A sandbox token was sent to the live host, or the other way round' },
        {
          text: 'Client id and secret were sent directly; only the token endpoint takes them',
          confirmedBy: {
            all: [{ requestHeader: 'Authorization', is: { startsWith: 'Basic ' } }, { not: { path: { contains: '/oauth2/token' } } }],
          },
        },
      ],
      fixes: [
        {
          text: 'Fetch a new access token from the same host, and keep it until it expires',
          snippets: [{ language: 'bash', code: TOKEN }],
        },
        { text: 'Send it as Authorization: Bearer' },
      ],
      links: [{ text: 'Authentication', url: 'https://developer.paypal.com/api/rest/authentication/' }],
    },
    {
      id: 'not-authorized',
      when: {
        all: [
          { status: 403 },
          { any: [{ code: ['NOT_AUTHORIZED', 'PERMISSION_DENIED'] }, { responseField: '/name', is: 'NOT_AUTHORIZED' }] },
        ],
      },
      title: 'The app may not do this for this account',
      summary: 'The token is valid, but the app lacks the feature or scope, or acts for a merchant who has not agreed.',
      category: 'permission',
      causes: [
        { text: 'The feature (such as payouts, vault or disputes) is not enabled for the app, or the token is older than the change' },
        { text: 'The merchant has not granted the permission, or the resource is another account’s' },
        { text: 'The account has not been approved for this product' },
      ],
      fixes: [
        { text: 'Open the app, switch the feature on, and fetch a new token: old tokens keep their old scopes', url: APPS },
        { text: 'Check scope in the token answer; a platform must onboard the merchant and name it in PayPal-Auth-Assertion' },
      ],
    },
    {
      id: 'instrument-declined',
      when: { code: 'INSTRUMENT_DECLINED' },
      title: 'The buyer’s payment method was declined',
      summary: 'The bank, or the processor, refused the funding source that the buyer chose; the order itself is still good.',
      category: 'billing',
      causes: [
        { text: 'The bank declined the card or account: too little money, a limit, or suspected fraud' },
        { text: 'The payment method cannot be used for this kind of payment' },
      ],
      fixes: [
        {
          text: 'Send the buyer back to choose a different payment method: follow the redirect link of the answer, or restart the buttons',
          snippets: [
            {
              language: 'javascript',
              code: "// in onApprove of the PayPal buttons\nif (details?.[0]?.issue === 'INSTRUMENT_DECLINED') return actions.restart();",
            },
          ],
        },
        { text: 'Capture the same order again once the buyer has approved it anew' },
      ],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'payment-refused',
      when: {
        code: [
          'TRANSACTION_REFUSED',
          'PAYER_ACCOUNT_RESTRICTED',
          'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
          'PAYEE_ACCOUNT_RESTRICTED',
          'PAYEE_ACCOUNT_LOCKED_OR_CLOSED',
          'PAYER_CANNOT_PAY',
          'COMPLIANCE_VIOLATION',
          'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
          'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
          'CARD_EXPIRED',
          'TRANSACTION_LIMIT_EXCEEDED',
        ],
      },
      title: 'PayPal refused the payment',
      summary: 'The request was right, but the payer’s or the seller’s account, or PayPal’s risk check, does not allow this payment.',
      category: 'billing',
      causes: [
        {
          text: 'The payer’s account is restricted, locked or cannot pay this amount',
          confirmedBy: { code: ['PAYER_ACCOUNT_RESTRICTED', 'PAYER_ACCOUNT_LOCKED_OR_CLOSED', 'PAYER_CANNOT_PAY'] },
        },
        {
          text: 'The seller’s account is restricted or closed',
          confirmedBy: { code: ['PAYEE_ACCOUNT_RESTRICTED', 'PAYEE_ACCOUNT_LOCKED_OR_CLOSED'] },
        },
        { text: 'The order was tried too often', confirmedBy: { code: 'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED' } },
        { text: 'The card has expired', confirmedBy: { code: 'CARD_EXPIRED' } },
        { text: 'PayPal’s risk or compliance check refused it' },
      ],
      fixes: [
        { text: 'Offer the buyer another payment method, or let the buyer contact PayPal' },
        { text: 'If the seller is restricted, resolve it in the seller’s PayPal account', url: 'https://www.paypal.com/smarthelp/home' },
        { text: 'Create a new order instead of repeating this one' },
      ],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'not-approved',
      when: { code: ['ORDER_NOT_APPROVED', 'PAYER_ACTION_REQUIRED'] },
      title: 'The buyer has not approved the order',
      summary: 'An order can be captured only after the buyer has approved it, and taken any further step such as 3D Secure.',
      category: 'conflict',
      causes: [
        { text: 'Capture was called before the buyer came back from approving', when: { code: 'ORDER_NOT_APPROVED' } },
        { text: 'The buyer must do something more, such as authenticate', when: { code: 'PAYER_ACTION_REQUIRED' } },
      ],
      fixes: [
        { text: 'Send the buyer to the payer-action (or approve) link of the order, and capture in onApprove or at the return URL' },
        { text: 'Fetch the order and go on only when its status is APPROVED' },
      ],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'already-done',
      when: {
        code: [
          'ORDER_ALREADY_CAPTURED',
          'ORDER_ALREADY_AUTHORIZED',
          'ORDER_COMPLETED_OR_VOIDED',
          'AUTHORIZATION_ALREADY_CAPTURED',
          'CAPTURE_FULLY_REFUNDED',
          'PREVIOUSLY_CAPTURED',
          'PREVIOUSLY_VOIDED',
          'RESOURCE_CONFLICT',
        ],
      },
      title: 'This was done already',
      summary: 'The order, authorisation or capture has left the state in which this operation is possible.',
      category: 'conflict',
      causes: [
        { text: 'An earlier attempt, whose answer was lost, succeeded' },
        { text: 'The button was pressed twice, or page and webhook both captured', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Fetch the order; when it is COMPLETED, treat the payment as made' },
        { text: 'Send the same PayPal-Request-Id with every retry of one operation: PayPal then answers as it did the first time' },
      ],
      warnings: ['Do not create a new order to get past this: the buyer would pay twice.'],
      links: [{ text: 'Idempotency', url: 'https://developer.paypal.com/reference/guidelines/idempotency/' }],
    },
    {
      id: 'duplicate-invoice',
      when: { code: ['DUPLICATE_INVOICE_ID', 'DUPLICATE_TRANSACTION'] },
      title: 'The invoice id was used before',
      summary: 'The seller’s account takes each invoice_id for one payment only.',
      category: 'conflict',
      causes: [
        { text: 'The order was paid already under this invoice_id' },
        { text: 'A counter started anew, or test and live share one set of numbers' },
      ],
      fixes: [
        { text: 'Check whether the earlier payment is the one you want; otherwise send a unique invoice_id' },
        { text: 'To accept repeats, allow them in the account under payment receiving preferences' },
      ],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'amount-mismatch',
      when: {
        code: [
          'AMOUNT_MISMATCH',
          'ITEM_TOTAL_MISMATCH',
          'TAX_TOTAL_MISMATCH',
          'ITEM_TOTAL_REQUIRED',
          'DECIMAL_PRECISION',
          'CURRENCY_NOT_SUPPORTED',
          'REFUND_AMOUNT_EXCEEDED',
          'MAX_CAPTURE_AMOUNT_EXCEEDED',
        ],
      },
      title: 'The amounts of the order do not add up',
      summary: 'The total, its breakdown and the items must agree, with the decimals that the currency has.',
      category: 'validation',
      causes: [
        {
          text: 'The value differs from item total, tax, shipping and discounts together',
          when: { code: ['AMOUNT_MISMATCH', 'ITEM_TOTAL_MISMATCH', 'TAX_TOTAL_MISMATCH'] },
        },
        { text: 'An amount has more decimals than the currency', when: { code: 'DECIMAL_PRECISION' } },
        { text: 'Items are listed, but breakdown.item_total is missing', when: { code: 'ITEM_TOTAL_REQUIRED' } },
        { text: 'Floating-point sums were sent unrounded' },
      ],
      fixes: [
        { text: 'Reckon in whole cents and write amounts as text with two decimals ("10.50"), none for JPY' },
        { text: 'Make amount.value the sum of breakdown, and item_total the sum of quantity times unit_amount' },
      ],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'no-such-resource',
      when: { all: [{ status: 404 }, { responseField: '/name', is: { contains: 'NOT_FOUND' } }] },
      title: 'PayPal has no such resource here',
      summary: 'The id in the path names nothing that this app can see on this host.',
      category: 'not-found',
      causes: [
        { text: 'The id is of the other environment: sandbox and live share nothing' },
        { text: 'The order has expired, or the id is of another kind (order, capture, authorisation)' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Use the host on which the resource was made, and the id that belongs to this path: captures have ids of their own' },
        { text: 'Create the order anew if it is old' },
      ],
    },
    {
      id: 'invalid-request',
      when: {
        all: [
          { status: [400, 422] },
          {
            responseField: '/name',
            is: ['INVALID_REQUEST', 'VALIDATION_ERROR', 'MALFORMED_REQUEST', 'MALFORMED_REQUEST_JSON', 'UNPROCESSABLE_ENTITY'],
          },
        ],
      },
      title: 'PayPal rejected a field of the request',
      summary: 'A field is missing, malformed or breaks a rule; details in the answer names each one and its issue.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'A required field is missing',
          confirmedBy: {
            any: [
              { check: 'field-missing' },
              { responseField: '/details/*/issue', is: ['MISSING_REQUIRED_PARAMETER', 'MISSING_REQUIRED_FIELD'] },
            ],
          },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        {
          text: 'A value has a form that is not allowed',
          confirmedBy: {
            responseField: '/details/*/issue',
            is: [
              'INVALID_PARAMETER_VALUE',
              'INVALID_PARAMETER_SYNTAX',
              'INVALID_STRING_LENGTH',
              'INVALID_STRING_MIN_LENGTH',
              'INVALID_STRING_MAX_LENGTH',
            ],
          },
        },
        { text: 'A business rule forbids this combination of fields' },
      ],
      fixes: [{ text: 'Correct the fields that details lists; field is a JSON pointer into the body you sent' }],
      links: [{ text: 'Orders errors', url: ORDER_ERRORS }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'PayPal is asked too often',
      summary: 'PayPal slows down callers whose traffic looks unusual; it publishes no figures.',
      category: 'rate-limit',
      causes: [
        { text: 'A new access token is fetched for every call' },
        { text: 'The order’s state is polled in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'A bulk job sends many requests at once' },
      ],
      fixes: [
        { text: 'Keep the access token until it expires, and use webhooks in place of polling' },
        { text: 'Wait, then retry with growing pauses and the same PayPal-Request-Id' },
      ],
      links: [{ text: 'Rate limiting', url: 'https://developer.paypal.com/reference/guidelines/rate-limiting/' }],
    },
    {
      id: 'paypal-failed',
      when: { status: [500, 502, 503, 504] },
      title: 'PayPal failed, and the outcome is uncertain',
      summary: 'The failure is on PayPal’s side; the payment may have gone through all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at PayPal' },
        { text: 'Everything sent to PayPal fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Fetch the order to see whether it happened; else repeat it with the same PayPal-Request-Id' },
        { text: 'Look at PayPal’s status page', url: 'https://www.paypal-status.com' },
      ],
      warnings: ['Repeating a capture without PayPal-Request-Id may charge twice.'],
      links: [{ text: 'Idempotency', url: 'https://developer.paypal.com/reference/guidelines/idempotency/' }],
    },
  ],
} satisfies RulePack;

const capture = 'https://api-m.sandbox.paypal.com/v2/checkout/orders/5O1EXAMPLE/capture';
const bearer = { Authorization: 'Bearer FAKE_ACCESS_VALUE', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'Paypal-Debug-Id': 'f12example0001' };

const refused = (rule: string, why: string, status: number, name: string, issue: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: capture, headers: bearer, body: '{}' },
  response: {
    status,
    headers: served,
    body: JSON.stringify({
      name,
      details: [{ issue, description: 'As documented.' }],
      message: 'The request was refused.',
      debug_id: 'f12example0001',
    }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'invalid-client',
    why: 'sandbox credentials on the live host',
    request: {
      method: 'POST',
      url: 'https://api-m.paypal.com/v1/oauth2/token',
      headers: { Authorization: 'Basic ZmFrZTpmYWtl' },
      body: 'grant_type=client_credentials',
    },
    response: { status: 401, headers: served, body: '{"error":"invalid_client","error_description":"Client Authentication failed"}' },
    verdicts: { possible: ['Credentials of the sandbox'], 'ruled-out': ['Live credentials', 'Client id and secret were not sent'] },
  },
  {
    rule: 'authentication-failed',
    why: 'client credentials where a token belongs',
    request: { url: 'https://api-m.paypal.com/v2/checkout/orders/5O1EXAMPLE', headers: { Authorization: 'Basic ZmFrZTpmYWtl' } },
    response: {
      status: 401,
      headers: served,
      body: '{"name":"AUTHENTICATION_FAILURE","message":"Authentication failed due to invalid authentication credentials or a missing Authorization header.","debug_id":"f12example0001"}',
    },
    verdicts: { confirmed: ['Client id and secret were sent directly'] },
  },
  refused('not-authorized', 'a feature that is off', 403, 'NOT_AUTHORIZED', 'PERMISSION_DENIED', {
    verdicts: { possible: ['The merchant has not granted'] },
  }),
  refused('instrument-declined', 'the bank said no', 422, 'UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED'),
  refused('payment-refused', 'a restricted payer', 422, 'UNPROCESSABLE_ENTITY', 'PAYER_ACCOUNT_RESTRICTED', {
    verdicts: { confirmed: ['The payer’s account'], possible: ['The seller’s account'] },
  }),
  refused('not-approved', 'captured too early', 422, 'UNPROCESSABLE_ENTITY', 'ORDER_NOT_APPROVED', {
    verdicts: { confirmed: ['Capture was called before'] },
  }),
  refused('already-done', 'captured twice', 422, 'UNPROCESSABLE_ENTITY', 'ORDER_ALREADY_CAPTURED'),
  refused('duplicate-invoice', 'a number used twice', 422, 'UNPROCESSABLE_ENTITY', 'DUPLICATE_INVOICE_ID'),
  refused('amount-mismatch', 'a wrong total', 422, 'UNPROCESSABLE_ENTITY', 'AMOUNT_MISMATCH', {
    verdicts: { confirmed: ['The value differs'] },
  }),
  refused('no-such-resource', 'an order of the other environment', 404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'),
  refused('invalid-request', 'no purchase units', 400, 'INVALID_REQUEST', 'MISSING_REQUIRED_PARAMETER', {
    verdicts: { confirmed: ['A required field is missing'] },
  }),
  refused('rate-limit', 'too many calls', 429, 'RATE_LIMIT_REACHED', 'RATE_LIMIT_REACHED'),
  refused('paypal-failed', 'a fault at PayPal', 500, 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR'),
  {
    rule: null,
    why: 'near miss: another API with the same words',
    request: { url: 'https://pay.other.example/orders/1' },
    response: {
      status: 422,
      headers: { 'Content-Type': 'application/json' },
      body: '{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"INSTRUMENT_DECLINED"}],"debug_id":"x1234"}',
    },
  },
];
