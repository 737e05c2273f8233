import type { Example, RulePack } from '../../model';

/**
 * Square's APIs. Sources: https://developer.squareup.com/reference/square/enums/ErrorCode,
 * https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors,
 * https://developer.squareup.com/docs/build-basics/common-api-patterns/idempotency
 */

const ERRORS = 'https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors';
const CODES = 'https://developer.squareup.com/reference/square/enums/ErrorCode';
const CONSOLE = 'https://developer.squareup.com/apps';
const auth = ['UNAUTHORIZED', 'ACCESS_TOKEN_EXPIRED', 'ACCESS_TOKEN_REVOKED', 'CLIENT_DISABLED'] as const;
const declines = [
  'GENERIC_DECLINE',
  'CARD_DECLINED',
  'CVV_FAILURE',
  'ADDRESS_VERIFICATION_FAILURE',
  'INSUFFICIENT_FUNDS',
  'CARD_EXPIRED',
  'INVALID_CARD',
  'INVALID_EXPIRATION',
  'EXPIRATION_FAILURE',
  'PAN_FAILURE',
  'CARD_NOT_SUPPORTED',
  'TRANSACTION_LIMIT',
  'CARD_DECLINED_CALL_ISSUER',
  'CARD_DECLINED_VERIFICATION_REQUIRED',
] as const;

/** An answer may carry several errors: each of them proves its cause. */
const named = (code: string | readonly string[]) => ({ confirmedBy: { responseField: '/errors/*/code', is: code } });

export default {
  id: 'square',
  name: 'Square',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://www.issquareup.com',
  support: {
    url: 'https://developer.squareup.com/forums',
    asks: ['timestamp', 'error-code', 'request', 'response', 'account'],
  },
  recognize: { hosts: ['connect.squareup.com', 'connect.squareupsandbox.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SQUARE_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'unauthorized',
      when: { any: [{ code: auth }, { all: [{ status: 401 }, { not: { code: auth } }] }] },
      title: 'Square did not accept the access token',
      summary: 'Every call needs a valid access token as Bearer, of the same environment (sandbox or production) as the host.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The OAuth access token has expired', when: { code: 'ACCESS_TOKEN_EXPIRED' } },
        { text: 'The seller, or the application, revoked the token', when: { code: 'ACCESS_TOKEN_REVOKED' } },
        { text: 'The application was disabled', when: { code: 'CLIENT_DISABLED' } },
        {
          text: 'The token is of the other environment: sandbox tokens work on connect.squareupsandbox.com only',
          ruledOutBy: {
            any: [{ check: 'credential-missing' }, { code: ['ACCESS_TOKEN_EXPIRED', 'ACCESS_TOKEN_REVOKED', 'CLIENT_DISABLED'] }],
          },
        },
      ],
      fixes: [
        {
          text: 'Copy the token of the right environment from the Developer Console, and send it to the host of that environment',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://connect.squareupsandbox.com'}}/v2/locations -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: CONSOLE,
        },
        { text: 'With OAuth, renew the access token with the refresh token, or let the seller authorize again' },
      ],
      links: [{ text: 'Access tokens', url: 'https://developer.squareup.com/docs/build-basics/access-tokens' }],
    },
    {
      id: 'forbidden',
      when: {
        any: [
          { code: ['FORBIDDEN', 'INSUFFICIENT_SCOPES', 'APPLICATION_DISABLED', 'CARD_PROCESSING_NOT_ENABLED'] },
          { all: [{ status: 403 }, { not: { code: { glob: '*' } } }] },
        ],
      },
      title: 'The token may not do this',
      summary: 'The token is valid but lacks a permission, or the seller’s account does not have what the call needs.',
      category: 'permission',
      causes: [
        { text: 'The OAuth token was granted too few scopes', when: { code: 'INSUFFICIENT_SCOPES' } },
        { text: 'The location is not enabled to process cards', when: { code: 'CARD_PROCESSING_NOT_ENABLED' } },
        { text: 'The application was disabled', when: { code: 'APPLICATION_DISABLED' } },
        { text: 'The object belongs to another seller or application', ruledOutBy: { not: { code: 'FORBIDDEN' } } },
      ],
      fixes: [
        {
          text: 'Look up the permission that the endpoint requires, add it to the scope of the authorize link, and let the seller authorize again',
          url: 'https://developer.squareup.com/docs/oauth-api/square-permissions',
        },
        { text: 'For payments use a location that has CREDIT_CARD_PROCESSING among its capabilities' },
      ],
    },
    {
      id: 'idempotency-key-reused',
      when: { code: 'IDEMPOTENCY_KEY_REUSED' },
      title: 'The idempotency key was used for another request',
      summary: 'The idempotency_key of this body was sent before with other data; only the very same request may repeat it.',
      category: 'conflict',
      causes: [
        { text: 'The same idempotency_key was sent with different data', when: { code: 'IDEMPOTENCY_KEY_REUSED' } },
        { text: 'The key is a constant, or made of something that does not change, such as a cart id' },
      ],
      fixes: [
        { text: 'Make a new key (a UUID) for each new payment, and keep it only for repeating that payment unchanged' },
        { text: 'Look whether the first request worked before sending another' },
      ],
      links: [{ text: 'Idempotency', url: 'https://developer.squareup.com/docs/build-basics/common-api-patterns/idempotency' }],
    },
    {
      id: 'card-declined',
      when: { code: declines },
      title: 'The card was declined',
      summary: 'The request was right; the bank that issued the card refused it, or its details do not match.',
      category: 'billing',
      causes: [
        { text: 'The account behind the card has insufficient funds', ...named('INSUFFICIENT_FUNDS') },
        { text: 'The security code (CVV) is wrong', ...named('CVV_FAILURE') },
        { text: 'The postal code or address does not match', ...named('ADDRESS_VERIFICATION_FAILURE') },
        { text: 'The card has expired, or its date is wrong', ...named(['CARD_EXPIRED', 'INVALID_EXPIRATION', 'EXPIRATION_FAILURE']) },
        { text: 'The card number is wrong', ...named(['INVALID_CARD', 'PAN_FAILURE']) },
        { text: 'The card is not supported here', ...named('CARD_NOT_SUPPORTED') },
        { text: 'The bank wants the buyer to verify the payment', ...named('CARD_DECLINED_VERIFICATION_REQUIRED') },
        { text: 'The bank gave no reason', ...named(['GENERIC_DECLINE', 'CARD_DECLINED']) },
      ],
      fixes: [
        { text: 'Ask the buyer to correct the card’s details or to use another card, and make a new payment token' },
        { text: 'In the sandbox use Square’s test values', url: 'https://developer.squareup.com/docs/devtools/sandbox/payments' },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'card-token',
      when: { code: ['CARD_TOKEN_USED', 'CARD_TOKEN_EXPIRED'] },
      title: 'The payment token cannot be used any more',
      summary: 'A token (source_id) of the Web Payments SDK is good for one payment and for a limited time.',
      category: 'validation',
      causes: [
        { text: 'The token was used before', when: { code: 'CARD_TOKEN_USED' } },
        { text: 'The token has expired', when: { code: 'CARD_TOKEN_EXPIRED' } },
        { text: 'The form was submitted twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Call tokenize() again for each attempt, right before the payment is sent to your server' },
        { text: 'To charge a card again later, store it with the Cards API and use its card id' },
      ],
      links: [{ text: 'Web Payments SDK', url: 'https://developer.squareup.com/docs/web-payments/overview' }],
    },
    {
      id: 'version-mismatch',
      when: { code: ['VERSION_MISMATCH', 'CONFLICT'] },
      title: 'The object was changed in the meantime',
      summary: 'The version in the request is not the current one, so Square did not overwrite what others wrote.',
      category: 'conflict',
      causes: [{ text: 'The version that was sent is out of date', confirmedBy: { code: 'VERSION_MISMATCH' } }],
      fixes: [
        { text: 'Fetch the object, apply your change to it, and send it with the version that came with it' },
        {
          text: 'Update an order or catalog object from one place at a time',
          url: 'https://developer.squareup.com/docs/build-basics/common-api-patterns/optimistic-concurrency',
        },
      ],
    },
    {
      id: 'not-found',
      when: { any: [{ code: 'NOT_FOUND' }, { all: [{ status: 404 }, { not: { code: 'NOT_FOUND' } }] }] },
      title: 'Square finds no such object',
      summary: 'The id is unknown to this seller and environment, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The id is of the other environment: sandbox and production share nothing' },
        { text: 'The object belongs to another seller, or was deleted' },
        { text: 'The path lacks /v2/ or is misspelt' },
      ],
      fixes: [{ text: 'List the objects with the same token, and take the id from there' }],
    },
    {
      id: 'rate-limited',
      when: { any: [{ code: 'RATE_LIMITED' }, { all: [{ status: 429 }, { not: { code: 'RATE_LIMITED' } }] }] },
      title: 'Square is asked too often',
      summary: 'The application sent more requests than Square takes in a short time; no number is published.',
      category: 'rate-limit',
      causes: [
        { text: 'A batch job sends requests without pauses' },
        {
          text: 'Status is polled in a tight loop',
          confirmedBy: { all: [{ method: 'GET' }, { check: 'polling-fast', with: { everySeconds: 2 } }] },
        },
      ],
      fixes: [
        { text: 'Try again with growing, randomized waits, as Square asks' },
        { text: 'Use the bulk endpoints, and webhooks in place of polling' },
      ],
      links: [{ text: 'Handling errors', url: ERRORS }],
    },
    {
      id: 'invalid-request',
      when: { all: [{ status: 400 }, { responseField: '/errors/*/category', is: 'INVALID_REQUEST_ERROR' }] },
      title: 'Square rejected a field of the request',
      summary: 'A field is missing, of the wrong type, or not allowed; field names it and detail says why.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', ...named('MISSING_REQUIRED_PARAMETER') },
        {
          text: 'A value has the wrong type: amounts are whole numbers of cents',
          ...named(['INCORRECT_TYPE', 'EXPECTED_INTEGER', 'EXPECTED_STRING', 'EXPECTED_BOOLEAN', 'EXPECTED_OBJECT', 'EXPECTED_ARRAY']),
        },
        { text: 'The body is not JSON, or its Content-Type is not application/json', ...named('EXPECTED_JSON_BODY') },
        {
          text: 'A value is too long, too short or out of range',
          ...named(['VALUE_TOO_LONG', 'VALUE_TOO_SHORT', 'VALUE_TOO_HIGH', 'VALUE_TOO_LOW', 'VALUE_EMPTY']),
        },
        { text: 'A value is not one of those that the field takes', ...named(['INVALID_ENUM_VALUE', 'INVALID_VALUE']) },
        { text: 'Two parameters contradict each other', ...named('CONFLICTING_PARAMETERS') },
      ],
      fixes: [
        { text: 'Correct the field that the error names, against the API reference of your Square-Version', url: CODES },
        {
          text: 'Send money as whole numbers of the smallest unit',
          snippets: [{ language: 'json', code: '{ "amount_money": { "amount": 1000, "currency": "USD" } }' }],
        },
      ],
    },
    {
      id: 'square-failed',
      when: { status: '5xx' },
      title: 'Square failed, and the outcome is uncertain',
      summary: 'The failure is on Square’s side or on the way to the bank; the payment may have been made all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Square' },
        { text: 'Everything sent to Square fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Repeat it with the same idempotency_key and data: the payment is then made once' },
        { text: 'Look at the status page', url: 'https://www.issquareup.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://connect.squareupsandbox.com/v2/payments';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer EAAAfakeNotARealToken', 'Square-Version': '2025-10-16' };

const refused = (rule: string, why: string, status: number, errors: readonly object[], more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url,
    headers: key,
    body: '{"source_id":"cnon:EXAMPLE","idempotency_key":"k-1","amount_money":{"amount":100,"currency":"USD"}}',
  },
  response: { status, headers: json, body: JSON.stringify({ errors }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'no token',
    401,
    [{ category: 'AUTHENTICATION_ERROR', code: 'UNAUTHORIZED', detail: 'This request could not be authorized.' }],
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No access token'], 'ruled-out': ['The token is of'] },
    },
  ),
  refused(
    'unauthorized',
    'an expired token',
    401,
    [{ category: 'AUTHENTICATION_ERROR', code: 'ACCESS_TOKEN_EXPIRED', detail: 'The access token has expired.' }],
    { verdicts: { confirmed: ['The OAuth access token'], 'ruled-out': ['No access token', 'The token is of'] } },
  ),
  refused(
    'forbidden',
    'a scope too few',
    403,
    [
      {
        category: 'AUTHENTICATION_ERROR',
        code: 'INSUFFICIENT_SCOPES',
        detail: 'The merchant has not given your application sufficient permissions.',
      },
    ],
    { verdicts: { confirmed: ['The OAuth token was granted'], 'ruled-out': ['The location is not'] } },
  ),
  refused(
    'idempotency-key-reused',
    'a constant key',
    400,
    [
      {
        category: 'INVALID_REQUEST_ERROR',
        code: 'IDEMPOTENCY_KEY_REUSED',
        detail: 'The idempotency key can only be retried with the same request data.',
        field: 'idempotency_key',
      },
    ],
    { verdicts: { confirmed: ['The same idempotency_key'] } },
  ),
  refused(
    'card-declined',
    'two errors at once',
    400,
    [
      { category: 'PAYMENT_METHOD_ERROR', code: 'CVV_FAILURE', detail: "Authorization error: 'CVV_FAILURE'" },
      { category: 'PAYMENT_METHOD_ERROR', code: 'GENERIC_DECLINE', detail: "Authorization error: 'GENERIC_DECLINE'" },
    ],
    { verdicts: { confirmed: ['The security code', 'The bank gave no reason'] } },
  ),
  refused(
    'card-token',
    'a token used twice',
    400,
    [{ category: 'INVALID_REQUEST_ERROR', code: 'CARD_TOKEN_USED', detail: 'Card token already used', field: 'source_id' }],
    { verdicts: { confirmed: ['The token was used'], 'ruled-out': ['The token has expired'] } },
  ),
  refused(
    'version-mismatch',
    'an old catalog object',
    400,
    [
      {
        category: 'INVALID_REQUEST_ERROR',
        code: 'VERSION_MISMATCH',
        detail: 'Object version does not match latest database version.',
        field: 'object.version',
      },
    ],
    { verdicts: { confirmed: ['The version that was sent'] } },
  ),
  refused('not-found', 'an unknown payment', 404, [
    { category: 'INVALID_REQUEST_ERROR', code: 'NOT_FOUND', detail: 'Could not find payment with id: EXAMPLE' },
  ]),
  refused('rate-limited', 'a batch job', 429, [{ category: 'RATE_LIMIT_ERROR', code: 'RATE_LIMITED' }]),
  refused(
    'invalid-request',
    'no amount',
    400,
    [
      {
        category: 'INVALID_REQUEST_ERROR',
        code: 'MISSING_REQUIRED_PARAMETER',
        detail: 'Missing required parameter.',
        field: 'amount_money',
      },
    ],
    {
      request: { method: 'POST', url, headers: key, body: '{"source_id":"cnon:EXAMPLE","idempotency_key":"k-2"}' },
      verdicts: { confirmed: ['A required parameter'] },
    },
  ),
  refused('square-failed', 'a fault', 500, [
    { category: 'API_ERROR', code: 'INTERNAL_SERVER_ERROR', detail: 'An internal server error has occurred.' },
  ]),
  {
    rule: null,
    why: 'near miss: the same envelope from another host',
    request: { method: 'POST', url: 'https://pay.other.example/v2/payments' },
    response: { status: 400, headers: json, body: '{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"NOT_FOUND"}]}' },
  },
];
