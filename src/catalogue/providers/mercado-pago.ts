import type { Example, RulePack } from '../../model';

/**
 * Mercado Pago's API. Sources: https://www.mercadopago.com/developers/en/reference/payments/_payments/post,
 * https://www.mercadopago.com.br/developers/en/docs/order/status-errors/integration-errors,
 * https://www.mercadopago.com.br/developers/en/docs/checkout-api/response-handling/integration-errors
 */

const REFERENCE = 'https://www.mercadopago.com/developers/en/reference';
const ORDERS = 'https://www.mercadopago.com.br/developers/en/docs/order/status-errors/integration-errors';
const CREDENTIALS = 'https://www.mercadopago.com/developers/panel/app';

export default {
  id: 'mercado-pago',
  name: 'Mercado Pago',
  kind: 'api',
  docs: REFERENCE,
  statusPage: 'https://status.mercadopago.com',
  support: {
    url: 'https://www.mercadopago.com/developers/en/support/center',
    asks: ['request-id', 'timestamp', 'request', 'response', 'account'],
  },
  recognize: { hosts: ['api.mercadopago.com'] },
  envelope: { code: ['/cause/0/code', '/errors/0/code'], requestId: ['header:X-Request-Id'] },
  credentials: [
    {
      in: 'header',
      name: 'Authorization',
      scheme: 'Bearer',
      placeholder: 'YOUR_MERCADO_PAGO_ACCESS_TOKEN',
    },
    { in: 'query', name: 'access_token', placeholder: 'YOUR_MERCADO_PAGO_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'live-credentials',
      when: { message: { contains: 'unauthorized use of live credentials' } },
      title: 'Mercado Pago refuses these live credentials here',
      summary: 'Live credentials were used in a setting where they are not allowed, such as a test without an activated account.',
      category: 'permission',
      causes: [
        { text: 'The application’s production credentials are not activated yet' },
        { text: 'The credentials are of a test user, or of another product than the endpoint’s' },
      ],
      fixes: [
        { text: 'Activate the production credentials in your integrations panel', url: CREDENTIALS },
        { text: 'For a test of card payments use the TEST- credentials and test cards of the same application' },
      ],
      links: [{ text: 'Credentials', url: 'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials' }],
    },
    {
      id: 'policy',
      when: { any: [{ responseField: '/blocked_by', is: 'PolicyAgent' }, { code: 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES' }] },
      title: 'A policy of Mercado Pago blocked the request',
      summary: 'The PolicyAgent refused the call before the API saw it: token, application or address does not meet a policy.',
      category: 'permission',
      causes: [
        { text: 'No access token was sent', confirmedBy: { check: 'credential-missing' } },
        {
          text: 'A public key was sent where an access token belongs, or a token of another application',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The application or its owner lacks the permission for this resource' },
      ],
      fixes: [
        { text: 'Send the access token of the application as Bearer, from your server', url: CREDENTIALS },
        { text: 'Check in the panel that the application has the product of this endpoint' },
      ],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: { message: { contains: 'unauthorized use of live credentials' } } }] },
      title: 'Mercado Pago did not accept the access token',
      summary: 'The call needs the private access token of the application as Bearer in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { all: [{ check: 'credential-missing' }, { not: { query: 'public_key' } }] } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The token begins neither with APP_USR- nor with TEST-',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer APP_USR-' } } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer TEST-' } } },
            ],
          },
        },
        {
          text: 'Test credentials were used where the Orders API takes production credentials of test users',
          confirmedBy: { all: [{ code: 'invalid_credentials' }, { message: { contains: 'test credentials are not supported' } }] },
        },
        { text: 'The token was renewed, has expired, or is cut off', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the access token (not the public key) from your integrations panel',
          snippets: [
            { language: 'bash', code: "curl https://api.mercadopago.com/v1/payment_methods -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: CREDENTIALS,
        },
        { text: 'With OAuth, renew the seller’s token with its refresh token' },
      ],
    },
    {
      id: 'idempotency-key-missing',
      when: {
        any: [
          { code: ['empty_required_header', 'invalid_idempotency_key_length', '4292'] },
          {
            all: [
              { status: 400 },
              { message: { contains: 'X-Idempotency-Key' } },
              { not: { code: ['empty_required_header', 'invalid_idempotency_key_length', '4292'] } },
            ],
          },
        ],
      },
      title: 'The X-Idempotency-Key header is missing or wrong',
      summary: 'Payments, refunds and orders must carry an X-Idempotency-Key of at most 128 characters, unique for each operation.',
      category: 'validation',
      causes: [
        { text: 'No X-Idempotency-Key was sent', when: { not: { requestHeader: 'X-Idempotency-Key' } } },
        { text: 'The key is longer than 128 characters', when: { code: 'invalid_idempotency_key_length' } },
      ],
      fixes: [
        {
          text: 'Send a UUID for each new payment, and the same one when you repeat it',
          snippets: [{ language: 'http', code: 'X-Idempotency-Key: 0d5020ed-1af6-469c-ae06-c3bec19954bb' }],
        },
      ],
      links: [{ text: 'Errors of orders', url: ORDERS }],
    },
    {
      id: 'idempotency-conflict',
      when: {
        any: [
          { code: ['idempotency_key_already_used', '2001'] },
          // The status alone may tell of a state that forbids the operation.
          {
            all: [
              { status: 409 },
              { message: { contains: ['idempot', 'same request', 'duplicat'] } },
              { not: { code: ['idempotency_key_already_used', '2001'] } },
            ],
          },
        ],
      },
      title: 'The same request was made already',
      summary: 'The idempotency key was used for another request, or the same request came within a minute.',
      category: 'conflict',
      causes: [
        { text: 'The X-Idempotency-Key was used in an earlier request', when: { code: 'idempotency_key_already_used' } },
        { text: 'The same request was posted in the last minute', when: { code: '2001' } },
        { text: 'The request was sent twice at once', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Look for the payment by external_reference before sending it again' },
        { text: 'Make a new key for a new payment; repeat a failed one with the same key and body' },
      ],
      links: [{ text: 'Errors of orders', url: ORDERS }],
    },
    {
      id: 'card-token',
      when: { code: ['2006', '3003', '3006', '3008'] },
      title: 'The card token is not valid',
      summary: 'A card token is good for one payment and a short time, and belongs to the application whose public key made it.',
      category: 'validation',
      causes: [
        {
          text: 'The token was not found: it was used, has expired, or was made with the public key of another application',
          confirmedBy: { code: ['2006', '3008'] },
        },
        { text: 'The token is no valid one', confirmedBy: { code: ['3003', '3006'] } },
        { text: 'Public key and access token are of different modes (test and live)' },
      ],
      fixes: [{ text: 'Make a new token for each attempt, with the public key of the same application and mode as the access token' }],
    },
    {
      id: 'invalid-users',
      when: { any: [{ code: ['2034', '145'] }, { message: { contains: 'invalid users involved' } }] },
      title: 'Payer and seller do not fit together',
      summary: 'One of them is a test user and the other is not, or both are the same account.',
      category: 'validation',
      causes: [
        { text: 'A test seller was paid by a real account, or the other way round' },
        { text: 'The payer’s e-mail is that of the seller' },
      ],
      fixes: [{ text: 'Make two test users, one as seller and one as buyer, and use both throughout the test', url: CREDENTIALS }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Mercado Pago finds no such object',
      summary: 'The id is unknown to this account, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The payment belongs to another account, or to the other mode (test or live)' },
        { text: 'A notification’s id of another kind, such as of a merchant order, was looked up as a payment' },
      ],
      fixes: [{ text: 'Use the token of the account that made the object, and the endpoint of the notification’s topic' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Mercado Pago is asked too often',
      summary: 'The application sent more requests than Mercado Pago takes in a short time.',
      category: 'rate-limit',
      causes: [
        { text: 'A payment is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'Many requests run at once' },
      ],
      fixes: [{ text: 'Try again with growing waits, and rely on webhooks in place of polling' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 402, 422] },
      title: 'Mercado Pago rejected the request',
      summary: 'A value is missing or not allowed; cause (or errors) gives a code and a description for each.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'The payer’s identification number is not valid', confirmedBy: { code: '2067' } },
        { text: 'A required property is missing', confirmedBy: { any: [{ code: 'required_properties' }, { check: 'field-missing' }] } },
        { text: 'A property has the wrong type', confirmedBy: { code: 'property_type' } },
        { text: 'A value is not among those allowed', confirmedBy: { code: 'property_value' } },
        { text: 'total_amount is not the sum of the transactions', confirmedBy: { code: 'invalid_total_amount' } },
        { text: 'In the sandbox the payer’s e-mail must be of @testuser.com', confirmedBy: { code: 'invalid_email_for_sandbox' } },
      ],
      fixes: [
        { text: 'Look up the code of cause or errors, and correct the value that its description names', url: REFERENCE },
        { text: 'Send amounts as numbers and the payer’s document as identification with type and number' },
      ],
      links: [{ text: 'Errors of orders', url: ORDERS }],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'Mercado Pago failed, and the outcome is uncertain',
      summary: 'The failure is on Mercado Pago’s side; the payment may have been made all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Mercado Pago' },
        { text: 'Everything sent to Mercado Pago fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Repeat it with the same X-Idempotency-Key, or search the payment by external_reference' },
        { text: 'Look at the status page', url: 'https://status.mercadopago.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.mercadopago.com/v1/payments';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer TEST-FAKE-not-a-real-token', 'X-Idempotency-Key': '0fake-idem-27' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"transaction_amount":100,"token":"EXAMPLE"}' },
  response: { status, headers: { ...json, 'X-Request-Id': 'mp0EX' }, body: JSON.stringify(body) },
  ...more,
});

const caused = (status: number, code: number, description: string, error = 'bad_request'): object => ({
  message: description,
  error,
  status,
  cause: [{ code, description, data: null }],
});

export const examples: readonly Example[] = [
  refused(
    'live-credentials',
    'an account that is not activated',
    401,
    caused(401, 7, 'Unauthorized use of live credentials', 'unauthorized'),
  ),
  refused(
    'policy',
    'no token',
    403,
    {
      code: 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES',
      blocked_by: 'PolicyAgent',
      message: 'At least one policy returned UNAUTHORIZED.',
      status: 403,
    },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No access token'] },
    },
  ),
  refused(
    'unauthorized',
    'an old token',
    401,
    { message: 'invalid_token', error: 'unauthorized', status: 401, cause: [] },
    {
      verdicts: { possible: ['The token was renewed'], 'ruled-out': ['No access token'] },
    },
  ),
  refused(
    'idempotency-key-missing',
    'no key',
    400,
    { errors: [{ code: 'empty_required_header', message: 'Missing HTTP header: X-Idempotency-Key' }] },
    {
      request: {
        method: 'POST',
        url: 'https://api.mercadopago.com/v1/orders',
        headers: { ...json, Authorization: key.Authorization },
        body: '{}',
      },
      verdicts: { confirmed: ['No X-Idempotency-Key'] },
    },
  ),
  refused(
    'idempotency-conflict',
    'a key twice',
    409,
    { errors: [{ code: 'idempotency_key_already_used', message: 'X-Idempotency-Key already used' }] },
    {
      verdicts: { confirmed: ['The X-Idempotency-Key was used'] },
    },
  ),
  refused('card-token', 'a token used twice', 400, caused(400, 2006, 'Card Token not found'), {
    verdicts: { confirmed: ['The token was not found'] },
  }),
  refused('invalid-users', 'a real buyer for a test seller', 400, caused(400, 2034, 'Invalid users involved')),
  refused('not-found', 'an unknown payment', 404, { message: 'Payment not found', error: 'not_found', status: 404, cause: [] }),
  refused('rate-limit', 'a burst', 429, { message: 'Too many requests', error: 'too_many_requests', status: 429, cause: [] }),
  refused('bad-request', 'a wrong document', 400, caused(400, 2067, 'Invalid user identification number'), {
    verdicts: { confirmed: ['The payer’s identification'] },
  }),
  refused('failed', 'a fault', 500, { message: 'internal_error', error: 'internal_server_error', status: 500, cause: [] }),
  {
    rule: null,
    why: 'near miss: the same words from another host',
    request: { method: 'POST', url: 'https://pay.other.example/v1/payments' },
    response: {
      status: 400,
      headers: json,
      body: '{"message":"Card Token not found","error":"bad_request","status":400,"cause":[{"code":2006}]}',
    },
  },
];
