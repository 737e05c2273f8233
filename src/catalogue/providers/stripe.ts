import type { Example, RuleCause, RulePack } from '../../model';

/**
 * Stripe's API. Sources: https://docs.stripe.com/error-codes, https://docs.stripe.com/error-handling,
 * https://docs.stripe.com/rate-limits, https://docs.stripe.com/declines/codes, https://docs.stripe.com/api/idempotent_requests
 */

const CODES = 'https://docs.stripe.com/error-codes';
const KEYS = 'https://dashboard.stripe.com/apikeys';

/** A decline code proves its cause, and refutes those of the others. */
const declined = (code: string | readonly string[]): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { responseField: '/error/decline_code', is: code },
  ruledOutBy: { all: [{ responseField: '/error/decline_code' }, { not: { responseField: '/error/decline_code', is: code } }] },
});

export default {
  id: 'stripe',
  name: 'Stripe',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.stripe.com',
  support: { url: 'https://support.stripe.com/contact', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.stripe.com', 'files.stripe.com', 'connect.stripe.com', 'meter-events.stripe.com'] },
  envelope: { requestId: ['header:Request-Id'] },
  // Basic with the key as user name works as well, so prefixes are asked for in the causes and not here.
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_STRIPE_SECRET_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_STRIPE_SECRET_KEY' },
  ],
  secrets: {
    keys: [
      { kind: 'Stripe live secret key', prefix: 'sk_live_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Stripe test secret key', prefix: 'sk_test_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Stripe live restricted key', prefix: 'rk_live_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Stripe test restricted key', prefix: 'rk_test_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Stripe webhook signing secret', prefix: 'whsec_', alphabet: 'alphanumeric', minLength: 16 },
    ],
  },
  rules: [
    {
      id: 'invalid-key',
      when: { status: 401 },
      title: 'Stripe did not accept the API key',
      summary: 'Every call needs a secret or restricted key of the account; this one brought none, or one that Stripe does not know.',
      category: 'auth',
      causes: [
        { text: 'No API key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key has expired: it was rolled in the dashboard', when: { code: 'api_key_expired' } },
        {
          text: 'A publishable key (pk_…) was sent where a secret key belongs',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer pk_' } },
        },
        {
          text: 'The key is mistyped, cut off, revoked, or of another account or mode',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { code: 'api_key_expired' }] },
        },
      ],
      fixes: [
        {
          text: 'Copy the secret key of the right account and mode (test or live) from the dashboard, and check the environment variable that holds it',
          snippets: [{ language: 'bash', code: "curl https://api.stripe.com/v1/balance -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
        { text: 'If the key was rolled, deploy the new one everywhere it is used' },
      ],
      warnings: ['A secret key must never reach a browser: call Stripe from your server, and roll a key that was exposed.'],
      links: [{ text: 'API keys', url: 'https://docs.stripe.com/keys' }],
    },
    {
      id: 'secret-key-required',
      when: { any: [{ code: 'secret_key_required' }, { message: { contains: 'cannot be made with a publishable API key' } }] },
      title: 'This call needs a secret key, not a publishable one',
      summary: 'Publishable keys only create tokens and confirm payments from a browser; everything else takes a secret key on a server.',
      category: 'auth',
      causes: [
        {
          text: 'A publishable key (pk_…) was sent',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer pk_' } },
        },
      ],
      fixes: [
        { text: 'Move this call to your server and use the secret key there', url: KEYS },
        { text: 'In the browser, keep to Stripe.js with the publishable key' },
      ],
      links: [{ text: 'API keys', url: 'https://docs.stripe.com/keys' }],
    },
    {
      id: 'not-permitted',
      when: { status: 403 },
      title: 'The key may not do this',
      summary: 'The key is valid but lacks the permission for this resource, or has no access to the account it names.',
      category: 'permission',
      causes: [
        {
          text: 'A restricted key (rk_…) was made without this permission',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer rk_' } },
              { message: { contains: ['does not have the required permissions', 'permission'] } },
            ],
          },
        },
        {
          text: 'The account that Stripe-Account or the path names is not connected to this platform, or its access was revoked',
          confirmedBy: { code: 'account_invalid' },
          ruledOutBy: {
            all: [
              { not: { requestHeader: 'Stripe-Account' } },
              { not: { path: { contains: '/accounts/' } } },
              { not: { code: 'account_invalid' } },
            ],
          },
        },
        { text: 'The feature is not switched on for this account' },
      ],
      fixes: [
        { text: 'Edit the restricted key and add the permission that the message names', url: KEYS },
        { text: 'With Connect, check the account id (acct_…) and that the account is still connected' },
      ],
      links: [{ text: 'Restricted keys', url: 'https://docs.stripe.com/keys/restricted-api-keys' }],
    },
    {
      id: 'card-declined',
      when: { all: [{ status: 402 }, { code: { glob: '*' } }, { responseField: '/error/type', is: 'card_error' }] },
      title: 'The card was declined',
      summary: 'The request was right; the bank that issued the card, or Stripe’s fraud check, refused the payment.',
      category: 'billing',
      causes: [
        { text: 'The account behind the card has insufficient funds', ...declined('insufficient_funds') },
        {
          text: 'The card has expired',
          confirmedBy: { any: [{ code: 'expired_card' }, { responseField: '/error/decline_code', is: 'expired_card' }] },
        },
        {
          text: 'Card number, CVC or postal code is wrong',
          confirmedBy: {
            any: [
              { code: ['incorrect_cvc', 'incorrect_number', 'incorrect_zip', 'incorrect_address', 'invalid_cvc', 'invalid_number'] },
              { responseField: '/error/decline_code', is: ['incorrect_cvc', 'incorrect_number', 'incorrect_zip', 'invalid_cvc'] },
            ],
          },
        },
        {
          text: 'The issuing bank declined without giving a reason',
          ...declined(['generic_decline', 'do_not_honor', 'no_action_taken', 'call_issuer', 'not_permitted', 'transaction_not_allowed']),
        },
        { text: 'The card does not support this kind of purchase', ...declined('card_not_supported') },
        {
          text: 'The card is reported lost or stolen, or the payment looks fraudulent',
          ...declined(['lost_card', 'stolen_card', 'pickup_card', 'fraudulent', 'merchant_blacklist']),
        },
        {
          text: 'A test card was used in live mode, or a real card in test mode',
          ...declined(['live_mode_test_card', 'testmode_decline', 'test_mode_live_card']),
        },
        { text: 'The bank wants the customer to authenticate (3D Secure)', ...declined('authentication_required') },
        { text: 'The bank or network failed while processing', when: { code: 'processing_error' } },
      ],
      fixes: [
        { text: 'Ask the customer for another card or payment method, or to call the bank; decline_code in the answer says which helps' },
        { text: 'Follow advice_code where the answer has one: try_again_later, confirm_card_data, or do_not_try_again' },
        { text: 'Confirm the same PaymentIntent again with the new payment method instead of creating another payment' },
      ],
      warnings: ['For a lost or stolen card show the customer a plain “declined”: do not reveal the reason.'],
      links: [{ text: 'Decline codes', url: 'https://docs.stripe.com/declines/codes' }],
    },
    {
      id: 'authentication-required',
      when: { all: [{ status: 402 }, { code: ['authentication_required', 'payment_intent_authentication_failure'] }] },
      title: 'The bank wants the customer to authenticate',
      summary: 'The payment needs 3D Secure, which only the customer can complete in a browser or app.',
      category: 'billing',
      causes: [
        { text: 'The bank asks for strong authentication (3D Secure) of this payment' },
        { text: 'The customer failed or cancelled the authentication', when: { code: 'payment_intent_authentication_failure' } },
        {
          text: 'The payment was made off-session, so nobody was there to authenticate',
          confirmedBy: { all: [{ code: 'authentication_required' }, { requestField: '/off_session', is: 'true' }] },
        },
      ],
      fixes: [
        { text: 'Bring the customer back and confirm the PaymentIntent on-session with Stripe.js, which shows the 3D Secure step' },
        { text: 'Save cards with a SetupIntent or setup_future_usage, so that later off-session payments are authenticated less often' },
      ],
      links: [{ text: '3D Secure', url: 'https://docs.stripe.com/payments/3d-secure' }],
    },
    {
      id: 'idempotency-mismatch',
      when: {
        all: [
          { status: [400, 409] },
          { responseField: '/error/type', is: 'idempotency_error' },
          { not: { code: 'idempotency_key_in_use' } },
        ],
      },
      title: 'The idempotency key was used for another request',
      summary: 'An idempotency key belongs to the parameters it was first sent with; this request reused it with different ones.',
      category: 'conflict',
      causes: [{ text: 'The same Idempotency-Key was sent before with other parameters or to another path', confirmedBy: { status: 400 } }],
      fixes: [
        {
          text: 'For a new operation send a new, unique key; to retry the old one send the same parameters',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.stripe.com/v1/payment_intents'}} \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H \"Idempotency-Key: $(uuidgen)\" \\\n  -d amount=2000 -d currency=usd",
            },
          ],
        },
        { text: 'Derive the key from what is paid for and its version (order id and attempt), not from the order alone' },
        { text: 'Look the first request up by Original-Request in the dashboard’s log: it may have succeeded already' },
      ],
      warnings: ['A new key runs the operation again: check first that the earlier request did not charge already.'],
      links: [{ text: 'Idempotent requests', url: 'https://docs.stripe.com/api/idempotent_requests' }],
    },
    {
      id: 'busy-object',
      when: { code: ['lock_timeout', 'idempotency_key_in_use'] },
      title: 'Another request is working on the same object',
      summary: 'Stripe locks an object, or an idempotency key, while one request changes it; this one came meanwhile.',
      category: 'conflict',
      causes: [
        { text: 'Two requests changed the same customer, invoice or payment at once', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'A webhook handler and a user’s click act on the same object at the same time' },
        { text: 'The first request with this idempotency key is still under way', when: { code: 'idempotency_key_in_use' } },
      ],
      fixes: [
        { text: 'Send it again after a short wait with the same idempotency key, doubling the wait each time' },
        { text: 'Put the changes to one object into a queue' },
      ],
      links: [{ text: 'Object locks', url: 'https://docs.stripe.com/rate-limits#object-lock-timeouts' }],
    },
    {
      id: 'rate-limit',
      when: { all: [{ status: 429 }, { not: { code: 'lock_timeout' } }] },
      title: 'Over one of Stripe’s limits of requests',
      summary: 'The account, an endpoint or the number of concurrent requests reached its limit; the request did not run.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 100 requests per second in live mode, or 25 in a sandbox',
          confirmedBy: { check: 'too-many-requests', with: { limit: 100, withinSeconds: 1 } },
        },
        {
          text: 'Too many requests ran at the same time',
          confirmedBy: { responseHeader: 'Stripe-Rate-Limited-Reason', is: { contains: 'concurrency' } },
        },
        {
          text: 'This endpoint has a lower limit of its own',
          confirmedBy: { responseHeader: 'Stripe-Rate-Limited-Reason', is: { contains: 'endpoint' } },
        },
        { text: 'A batch job or a load test spends the budget of the whole account' },
      ],
      fixes: [
        { text: 'Retry with exponential backoff and some randomness; the official libraries do it when max_network_retries is set' },
        { text: 'Throttle batch jobs on your side, and cache what is read often' },
        { text: 'For lists, use expand and larger pages in place of one call per object' },
      ],
      tables: [
        {
          title: 'Global limits',
          columns: ['Mode', 'Requests per second'],
          rows: [
            ['Live', '100'],
            ['Sandbox or test', '25'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: 'https://docs.stripe.com/rate-limits' }],
    },
    {
      id: 'no-such-object',
      when: { code: 'resource_missing' },
      title: 'Stripe has no such object',
      summary: 'The id in the path or in a parameter belongs to nothing that this key can see.',
      category: 'not-found',
      causes: [
        {
          text: 'The object exists in the other mode: test and live data are kept apart',
          confirmedBy: { message: { contains: ['exists in live mode', 'exists in test mode'] } },
        },
        { text: 'The object belongs to another account, or the Stripe-Account header is missing' },
        { text: 'The object was deleted, or its id is mistyped' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Use the key of the mode in which the object was made: ids of test data never exist in live mode' },
        { text: 'Look the id up in the dashboard of the account whose key is used' },
        { text: 'For an object of a connected account, send its id in Stripe-Account' },
      ],
      links: [{ text: 'resource_missing', url: `${CODES}#resource-missing` }],
    },
    {
      id: 'unknown-url',
      when: { all: [{ status: 404 }, { message: { startsWith: 'Unrecognized request URL' } }] },
      title: 'Stripe has no such endpoint',
      summary: 'Path and method together name no endpoint of this API version.',
      category: 'not-found',
      causes: [
        { text: 'The path is misspelt, or lacks /v1 or /v2' },
        { text: 'The method is not one of this path, such as PUT where Stripe takes POST', confirmedBy: { method: ['PUT', 'PATCH'] } },
        { text: 'The path has two slashes in a row, as an empty id leaves them', when: { check: 'double-slash' } },
      ],
      fixes: [{ text: 'Compare method and path with the API reference; Stripe updates with POST', url: 'https://docs.stripe.com/api' }],
    },
    {
      id: 'bad-parameter',
      when: {
        all: [
          { status: 400 },
          {
            any: [
              { code: { startsWith: 'parameter_' } },
              { message: { startsWith: 'Missing required param' } },
              { message: { startsWith: 'Received unknown parameter' } },
              { message: { startsWith: 'Invalid ' } },
            ],
          },
        ],
      },
      title: 'A parameter is missing, unknown or of a wrong form',
      summary: 'Stripe read the request, but one parameter is not as the endpoint wants it; param in the answer names it.',
      category: 'validation',
      causes: [
        {
          text: 'A required parameter is missing',
          confirmedBy: { any: [{ code: 'parameter_missing' }, { message: { startsWith: 'Missing required param' } }] },
        },
        {
          text: 'A parameter is not known to this endpoint or API version',
          confirmedBy: { any: [{ code: 'parameter_unknown' }, { message: { startsWith: 'Received unknown parameter' } }] },
        },
        { text: 'A number was expected, in the smallest unit (cents)', when: { code: 'parameter_invalid_integer' } },
        {
          text: 'A value was sent empty',
          when: { code: ['parameter_invalid_empty', 'parameter_invalid_string_empty', 'parameter_invalid_string_blank'] },
        },
        {
          text: 'The body was sent as JSON, but the v1 API reads form fields',
          confirmedBy: {
            all: [{ path: { glob: '/v1/*' } }, { requestHeader: 'Content-Type', is: { contains: 'application/json' } }],
          },
        },
      ],
      fixes: [
        {
          text: 'Send form fields, nested ones in brackets; amounts are whole numbers of the smallest unit: 10.50 USD is 1050',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.stripe.com/v1/payment_intents'}} \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -d amount=1050 -d currency=usd -d 'metadata[order_id]=6735'",
            },
          ],
        },
        { text: 'Correct the parameter that param names, and check that Stripe-Version has it', url: 'https://docs.stripe.com/api' },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'amount-out-of-range',
      when: { code: ['amount_too_small', 'amount_too_large', 'charge_exceeds_source_limit'] },
      title: 'The amount is outside the allowed range',
      summary: 'Stripe charges no less than a minimum and no more than a maximum, which depend on the currency.',
      category: 'validation',
      causes: [
        { text: 'The amount is below the minimum, about 0.50 USD', when: { code: 'amount_too_small' } },
        { text: 'The amount is above the maximum', when: { code: ['amount_too_large', 'charge_exceeds_source_limit'] } },
        { text: 'The amount was given in whole units: Stripe counts the smallest one (cents), or none for yen' },
      ],
      fixes: [
        {
          text: 'Send the amount in the smallest unit of the currency, at or above the minimum',
          url: 'https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts',
        },
      ],
    },
    {
      id: 'wrong-state',
      when: {
        code: [
          'payment_intent_unexpected_state',
          'setup_intent_unexpected_state',
          'charge_already_captured',
          'charge_already_refunded',
          'charge_disputed',
          'charge_expired_for_capture',
          'payment_method_unexpected_state',
          'invoice_not_editable',
        ],
      },
      title: 'The object’s state does not allow this',
      summary: 'A payment, refund or invoice moves through states, and this operation does not fit the present one.',
      category: 'conflict',
      causes: [
        {
          text: 'It was done already, perhaps by an earlier attempt',
          confirmedBy: { code: ['charge_already_captured', 'charge_already_refunded'] },
        },
        { text: 'The authorisation ran out before it was captured', confirmedBy: { code: 'charge_expired_for_capture' } },
        { text: 'The customer disputed the charge', confirmedBy: { code: 'charge_disputed' } },
        { text: 'The button was pressed twice, or a webhook and the page both acted', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Fetch the object, read its status, and go on from there' },
        { text: 'Treat “already done” as success where that was the aim' },
      ],
      links: [{ text: 'Payment states', url: 'https://docs.stripe.com/payments/paymentintents/lifecycle' }],
    },
    {
      id: 'test-mode-only',
      when: { code: ['testmode_charges_only', 'payouts_not_allowed'] },
      title: 'The account cannot do this yet',
      summary: 'The account is not activated, or lacks what Stripe must know before it moves real money.',
      category: 'permission',
      causes: [
        { text: 'The account is not activated for live payments', when: { code: 'testmode_charges_only' } },
        { text: 'Stripe still waits for details about the business or a bank account' },
      ],
      fixes: [{ text: 'Finish activating the account in the dashboard', url: 'https://dashboard.stripe.com/account/onboarding' }],
    },
    {
      id: 'stripe-failed',
      when: { status: [500, 502, 503, 504] },
      title: 'Stripe failed, and the outcome is uncertain',
      summary: 'The failure is on Stripe’s side; what the request asked for may have happened all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Stripe' },
        { text: 'Everything sent to Stripe fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Send it again with the same idempotency key and parameters, with growing waits: the operation then runs once' },
        { text: 'Look at Stripe’s status page', url: 'https://status.stripe.com' },
      ],
      warnings: ['Repeating a POST without an Idempotency-Key may charge twice.'],
      links: [{ text: 'Idempotent requests', url: 'https://docs.stripe.com/api/idempotent_requests' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.stripe.com/v1/payment_intents';
const key = { Authorization: 'Bearer sk_test_FAKE_not_a_key' };
const form = { ...key, 'Content-Type': 'application/x-www-form-urlencoded' };
const served = { 'Content-Type': 'application/json', 'Request-Id': 'req_EXAMPLE0000001' };

const post = (rule: string, why: string, status: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: form, body: 'amount=2000&currency=usd' },
  response: { status, headers: served, body: JSON.stringify({ error }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unknown-url',
    why: 'a misspelt path that has its /v1',
    request: { url: 'https://api.stripe.com/v1/paymentintents', headers: key },
    response: {
      status: 404,
      headers: served,
      body: '{"error":{"message":"Unrecognized request URL (GET: /v1/paymentintents).","type":"invalid_request_error"}}',
    },
    verdicts: { possible: ['The path is misspelt'] },
  },
  {
    rule: 'busy-object',
    why: 'a key in use is not a key of another request',
    request: { method: 'POST', url, headers: { ...form, 'Idempotency-Key': 'EXAMPLE-1' }, body: 'amount=2000&currency=usd' },
    response: {
      status: 409,
      headers: served,
      body: '{"error":{"type":"idempotency_error","code":"idempotency_key_in_use","message":"There is currently another in-progress request using this Idempotent Key."}}',
    },
    verdicts: { confirmed: ['The first request with this idempotency key'] },
  },
  post(
    'invalid-key',
    'a key Stripe does not know',
    401,
    {
      message: 'Invalid API Key provided: sk_test_****fake',
      type: 'invalid_request_error',
    },
    { verdicts: { possible: ['The key is mistyped'], 'ruled-out': ['No API key'] } },
  ),
  {
    rule: 'invalid-key',
    why: 'no key at all',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: { ...served, 'WWW-Authenticate': 'Basic realm="Stripe"' },
      body: '{"error":{"message":"You did not provide an API key.","type":"invalid_request_error"}}',
    },
    verdicts: { confirmed: ['No API key was sent'], 'ruled-out': ['The key is mistyped'] },
  },
  post(
    'invalid-key',
    'a rolled key',
    401,
    { code: 'api_key_expired', message: 'Expired API Key provided: sk_test_****fake', type: 'invalid_request_error' },
    {
      verdicts: { confirmed: ['The key has expired'], 'ruled-out': ['The key is mistyped'] },
    },
  ),
  {
    rule: 'secret-key-required',
    why: 'a publishable key from a page',
    request: { url: 'https://api.stripe.com/v1/customers', headers: { Authorization: 'Bearer pk_test_FAKE_not_a_key' } },
    response: {
      status: 401,
      headers: served,
      body: '{"error":{"code":"secret_key_required","message":"This API call cannot be made with a publishable API key. Please use a secret API key.","type":"invalid_request_error"}}',
    },
    verdicts: { confirmed: ['A publishable key (pk_…) was sent'] },
  },
  {
    rule: 'not-permitted',
    why: 'a restricted key',
    request: { url: 'https://api.stripe.com/v1/charges', headers: { Authorization: 'Bearer rk_test_FAKE_not_a_key' } },
    response: {
      status: 403,
      headers: served,
      body: '{"error":{"message":"The provided key \'rk_test_****\' does not have the required permissions for this endpoint.","type":"invalid_request_error"}}',
    },
    verdicts: { confirmed: ['A restricted key'], 'ruled-out': ['The account that Stripe-Account'] },
  },
  post(
    'card-declined',
    'insufficient funds',
    402,
    {
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      doc_url: 'https://stripe.com/docs/error-codes/card-declined',
      message: 'Your card has insufficient funds.',
      type: 'card_error',
    },
    { verdicts: { confirmed: ['The account behind the card'], 'ruled-out': ['The issuing bank declined'] } },
  ),
  post(
    'card-declined',
    'a wrong CVC',
    402,
    { code: 'incorrect_cvc', message: "Your card's security code is incorrect.", param: 'cvc', type: 'card_error' },
    {
      verdicts: { confirmed: ['Card number, CVC'] },
    },
  ),
  post(
    'authentication-required',
    'an off-session payment',
    402,
    {
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
      type: 'card_error',
    },
    {
      request: { method: 'POST', url, headers: form, body: 'amount=2000&currency=eur&off_session=true&confirm=true' },
      verdicts: { confirmed: ['The payment was made off-session'] },
    },
  ),
  post(
    'idempotency-mismatch',
    'a key reused with other parameters',
    400,
    {
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'order-1' if you meant to execute a different request.",
      type: 'idempotency_error',
    },
    { verdicts: { confirmed: ['The same Idempotency-Key'] } },
  ),
  post('busy-object', 'an object locked by another request', 429, {
    code: 'lock_timeout',
    message: 'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
    type: 'invalid_request_error',
  }),
  post(
    'rate-limit',
    'the global limit',
    429,
    { code: 'rate_limit', message: 'Request rate limit exceeded.', type: 'invalid_request_error' },
    {
      verdicts: { possible: ['A batch job'] },
    },
  ),
  {
    rule: 'no-such-object',
    why: 'a test id with a live key',
    request: { url: 'https://api.stripe.com/v1/customers/cus_EXAMPLE', headers: key },
    response: {
      status: 404,
      headers: served,
      body: '{"error":{"code":"resource_missing","message":"No such customer: \'cus_EXAMPLE\'; a similar object exists in live mode, but a test mode key was used to make this request.","param":"id","type":"invalid_request_error"}}',
    },
    verdicts: { confirmed: ['The object exists in the other mode'] },
  },
  {
    rule: 'unknown-url',
    why: 'PUT instead of POST',
    request: { method: 'PUT', url: 'https://api.stripe.com/v1/customers/cus_EXAMPLE', headers: form, body: 'name=x' },
    response: {
      status: 404,
      headers: served,
      body: '{"error":{"message":"Unrecognized request URL (PUT: /v1/customers/cus_EXAMPLE).","type":"invalid_request_error"}}',
    },
    verdicts: { confirmed: ['The method is not one'], possible: ['The path is misspelt'] },
  },
  post(
    'bad-parameter',
    'no currency',
    400,
    { code: 'parameter_missing', message: 'Missing required param: currency.', param: 'currency', type: 'invalid_request_error' },
    {
      request: { method: 'POST', url, headers: { ...key, 'Content-Type': 'application/json' }, body: '{"amount":2000}' },
      verdicts: { confirmed: ['A required parameter is missing', 'The body was sent as JSON'] },
    },
  ),
  post(
    'amount-out-of-range',
    'ten cents',
    400,
    { code: 'amount_too_small', message: 'Amount must be at least $0.50 usd', param: 'amount', type: 'invalid_request_error' },
    {
      verdicts: { confirmed: ['The amount is below'] },
    },
  ),
  post(
    'wrong-state',
    'captured twice',
    400,
    { code: 'charge_already_captured', message: 'Charge ch_EXAMPLE has already been captured.', type: 'invalid_request_error' },
    {
      verdicts: { confirmed: ['It was done already'] },
    },
  ),
  post('test-mode-only', 'an account that is not activated', 400, {
    code: 'testmode_charges_only',
    message: 'Your account cannot currently make live charges.',
    type: 'invalid_request_error',
  }),
  post('stripe-failed', 'a fault at Stripe', 500, { message: 'An unknown error occurred', type: 'api_error' }),
  {
    rule: null,
    why: 'a payment that was declined earlier is read without a failure',
    request: { url: `${url}/pi_EXAMPLE`, headers: key },
    response: {
      status: 200,
      headers: served,
      body: '{"id":"pi_EXAMPLE","object":"payment_intent","last_payment_error":{"code":"card_declined","type":"card_error"}}',
    },
  },
  {
    rule: null,
    why: 'near miss: the same code from another host',
    request: { method: 'POST', url: 'https://pay.other.example/charge' },
    response: {
      status: 402,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"code":"card_declined","type":"card_error"}}',
    },
  },
];
