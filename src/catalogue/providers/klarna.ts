import type { Example, RulePack } from '../../model';

/**
 * Klarna's APIs. Sources: https://docs.klarna.com/api/errors/, https://docs.klarna.com/resources/error-details/errors-in-klarna-payments/,
 * https://docs.klarna.com/api/authentication/, https://docs.klarna.com/klarna-network-distribution/setup-your-integration/integration-resilience/error-handling
 */

const ERRORS = 'https://docs.klarna.com/api/errors/';
const PAYMENTS = 'https://docs.klarna.com/resources/error-details/errors-in-klarna-payments/';
const AUTH = 'https://docs.klarna.com/api/authentication/';
const says = (text: string | readonly string[]) => ({ confirmedBy: { responseText: { contains: text } } });

export default {
  id: 'klarna',
  name: 'Klarna',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.klarna.com',
  support: {
    url: 'https://www.klarna.com/us/business/merchant-support/',
    asks: ['request-id', 'timestamp', 'request', 'response', 'account'],
  },
  recognize: {
    hosts: [
      'api.klarna.com',
      'api-na.klarna.com',
      'api-oc.klarna.com',
      'api.playground.klarna.com',
      'api-na.playground.klarna.com',
      'api-oc.playground.klarna.com',
      'api-global.klarna.com',
      'api-global.test.klarna.com',
    ],
  },
  envelope: { requestId: ['/correlation_id', '/error_id', 'header:Klarna-Correlation-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_API_USERNAME_AND_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_KLARNA_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Klarna did not accept the credentials',
      summary: 'API user name and password, sent as Basic, must belong to the region and environment of the host.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        { text: 'User name and password are not encoded as Basic wants it', confirmedBy: { check: 'credential-not-encoded' } },
        {
          text: 'The credentials are of the other environment: playground and live have separate ones',
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'The credentials are of another region: Europe, North America (-na) and Oceania (-oc) have hosts of their own',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The password was cut off or replaced', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Generate API credentials in the merchant portal, and call the host of that region and environment',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://api.playground.klarna.com'}}/payments/v1/sessions -u \"$KLARNA_USERNAME:$KLARNA_PASSWORD\" \\\n  -H 'Content-Type: application/json' -d '{}'",
            },
          ],
          url: AUTH,
        },
      ],
      warnings: ['The credentials belong on a server: a page needs the client token of a session alone.'],
      links: [{ text: 'Authentication', url: AUTH }],
    },
    {
      id: 'capture-not-allowed',
      when: { code: ['CAPTURE_NOT_ALLOWED', 'REFUND_NOT_ALLOWED', 'CANCEL_NOT_ALLOWED', 'NOT_ALLOWED'] },
      title: 'The order’s state does not allow this',
      summary: 'The order cannot be captured, refunded or cancelled like this: its state or remaining amount forbids it.',
      category: 'conflict',
      causes: [
        { text: 'The amount exceeds what remains authorized', ...says('exceeds the remaining authorized') },
        { text: 'A refund was asked for more than was captured', ruledOutBy: { code: ['CAPTURE_NOT_ALLOWED', 'CANCEL_NOT_ALLOWED'] } },
        { text: 'The order was captured, and can only be refunded now', ruledOutBy: { code: 'REFUND_NOT_ALLOWED' } },
        { text: 'The order was cancelled, has expired or is closed' },
      ],
      fixes: [
        { text: 'Fetch the order: status, remaining_authorized_amount and captured_amount say what is possible' },
        { text: 'Send a Klarna-Idempotency-Key with captures and refunds, so that a repetition does nothing twice' },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'rejected',
      when: { code: ['REJECTED', 'MERCHANT_INACTIVE', 'INVALID_OPERATION'] },
      title: 'Klarna does not allow this purchase or call',
      summary: 'The purchase was rejected, the merchant is not active, or the call does not fit the session.',
      category: 'permission',
      causes: [
        { text: 'The purchase was rejected by Klarna’s checks', when: { code: 'REJECTED' } },
        { text: 'The merchant account is not active', when: { code: 'MERCHANT_INACTIVE' } },
        { text: 'The operation is not valid for this session or order', when: { code: 'INVALID_OPERATION' } },
      ],
      fixes: [
        { text: 'Offer the customer another payment method after REJECTED' },
        { text: 'Check the account in the merchant portal, or write to merchant support with the correlation id' },
      ],
      links: [{ text: 'Errors in Klarna Payments', url: PAYMENTS }],
    },
    {
      id: 'forbidden',
      when: {
        all: [
          { status: 403 },
          {
            not: {
              code: [
                'REJECTED',
                'MERCHANT_INACTIVE',
                'INVALID_OPERATION',
                'CAPTURE_NOT_ALLOWED',
                'REFUND_NOT_ALLOWED',
                'CANCEL_NOT_ALLOWED',
                'NOT_ALLOWED',
              ],
            },
          },
        ],
      },
      title: 'These credentials may not do this',
      summary: 'The credentials are valid, but this resource or feature is closed to them.',
      category: 'permission',
      causes: [{ text: 'The product is not enabled for the merchant' }, { text: 'The order or session belongs to another merchant id' }],
      fixes: [{ text: 'Use the credentials of the merchant id (MID) that made the order, or ask Klarna to enable the product' }],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { not: { code: 'SESSION_COMPLETED' } }] },
      title: 'Klarna finds no such order or session',
      summary: 'The id is unknown in this region and environment, or has expired.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The host is of another region or environment than the one that made it' },
        { text: 'The session or authorization token has expired: a session lives 48 hours, an authorization token one hour' },
        { text: 'The path is misspelt' },
      ],
      fixes: [
        { text: 'Place the order within the hour after the customer’s authorization' },
        { text: 'Use the same host for session, order and captures' },
      ],
      links: [{ text: 'Errors in Klarna Payments', url: PAYMENTS }],
    },
    {
      id: 'session-completed',
      when: { code: 'SESSION_COMPLETED' },
      title: 'The session was completed already',
      summary: 'An order was placed from this session, so it cannot be read or changed any more.',
      category: 'conflict',
      causes: [{ text: 'The session has led to an order', when: { code: 'SESSION_COMPLETED' } }],
      fixes: [{ text: 'Create a new session for a new purchase, and read the order in order management' }],
      links: [{ text: 'Errors in Klarna Payments', url: PAYMENTS }],
    },
    {
      id: 'bad-value',
      when: {
        any: [
          { code: ['BAD_VALUE', 'VALIDATION_ERROR'] },
          { all: [{ status: [400, 422] }, { not: { code: ['BAD_VALUE', 'VALIDATION_ERROR'] } }] },
        ],
      },
      title: 'Klarna rejected values of the request',
      summary: 'Values are missing, do not add up, or do not fit the country; error_messages names each of them.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'A total_amount was refused: it must be quantity × unit_price less discount, in the smallest unit',
          ...says('total_amount'),
        },
        {
          text: 'Tax amounts or rates were refused: they must add up, and 25% is written 2500',
          ...says(['tax_rate', 'total_tax_amount', 'order_tax_amount']),
        },
        {
          text: 'Locale, currency or country was refused: they must go together',
          ...says(['locale', 'purchase_currency', 'purchase_country']),
        },
        { text: 'The postal code was refused: it must have the form of the country', ...says('postal_code') },
        { text: 'A required value is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Correct each field that error_messages names; order_amount must equal the sum of the lines’ total_amount' },
        {
          text: 'Compute lines in whole numbers of the smallest unit',
          snippets: [
            {
              language: 'json',
              code: '{ "quantity": 2, "unit_price": 5000, "tax_rate": 2500, "total_amount": 10000, "total_discount_amount": 0, "total_tax_amount": 2000 }',
            },
          ],
        },
      ],
      links: [{ text: 'Errors in Klarna Payments', url: PAYMENTS }],
    },
    {
      id: 'conflict',
      when: { all: [{ status: 409 }, { not: { code: 'BAD_VALUE' } }] },
      title: 'The order was changed, or exists already',
      summary: 'The call contradicts the current state, or was made before.',
      category: 'conflict',
      causes: [
        { text: 'The request was sent twice', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'The authorization token was used for an order before' },
      ],
      fixes: [{ text: 'Look the order up by merchant_reference1 before trying again' }],
    },
    {
      id: 'rate-limited',
      when: { status: 429 },
      title: 'Klarna is asked too often',
      summary: 'The merchant sent more requests than Klarna takes.',
      category: 'rate-limit',
      causes: [
        { text: 'The state of an order or session is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'Many requests run at once' },
      ],
      fixes: [{ text: 'Slow down with growing waits, and use callbacks or webhooks in place of polling' }],
    },
    {
      id: 'klarna-failed',
      when: { status: '5xx' },
      title: 'Klarna failed, and the outcome is uncertain',
      summary: 'The failure is on Klarna’s side; what the call asked for may have happened all the same.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Klarna' },
        { text: 'Everything sent to Klarna fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Repeat it with the same Klarna-Idempotency-Key, or fetch the order first' },
        { text: 'Look at the status page', url: 'https://status.klarna.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.playground.klarna.com/payments/v1/sessions';
const order = 'https://api.klarna.com/ordermanagement/v1/orders/EXAMPLE';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Basic UEtfZmFrZTpmYWtl' };

const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  messages: readonly string[],
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"purchase_country":"SE","purchase_currency":"SEK"}' },
  response: {
    status,
    headers: { ...json, 'Klarna-Correlation-Id': '6kfEX001' },
    body: JSON.stringify({ error_code: code, error_messages: messages, correlation_id: '6kfEX001' }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'no credentials',
    request: { method: 'POST', url, headers: json, body: '{}' },
    response: { status: 401, headers: { 'Klarna-Correlation-Id': '6kfEX000' } },
    verdicts: { confirmed: ['No credentials'], 'ruled-out': ['The password'] },
  },
  refused(
    'capture-not-allowed',
    'more than is authorized',
    403,
    'CAPTURE_NOT_ALLOWED',
    ['The requested capture amount exceeds the remaining authorized amount.'],
    {
      request: { method: 'POST', url: `${order}/captures`, headers: key, body: '{"captured_amount":99999}' },
      verdicts: { confirmed: ['The amount exceeds'], 'ruled-out': ['A refund was asked'] },
    },
  ),
  refused('rejected', 'a purchase that was turned down', 403, 'REJECTED', ['Purchase rejected'], {
    verdicts: { confirmed: ['The purchase was rejected'] },
  }),
  refused('forbidden', 'a product that is off', 403, 'FORBIDDEN', ['Access denied']),
  refused('not-found', 'another region', 404, 'NOT_FOUND', ['Not found']),
  refused('session-completed', 'read after the order', 404, 'SESSION_COMPLETED', ['Session completed']),
  refused(
    'bad-value',
    'lines that do not add up',
    400,
    'BAD_VALUE',
    ['Bad value: order_lines[0].total_amount', 'Bad value: purchase_country'],
    {
      verdicts: { confirmed: ['A total_amount', 'Locale, currency'] },
    },
  ),
  refused('bad-value', 'a malformed request', 400, 'BAD_REQUEST', ['Request body is not valid JSON'], {
    request: { method: 'POST', url, headers: key, body: '{"purchase_country":' },
    verdicts: { confirmed: ['The JSON in the body'] },
  }),
  refused('conflict', 'an order twice', 409, 'CONFLICT', ['Already exists']),
  refused('rate-limited', 'a burst', 429, 'RATE_LIMITED', ['Too many requests']),
  refused('klarna-failed', 'a fault', 500, 'INTERNAL_SERVER_ERROR', ['Internal error']),
  {
    rule: null,
    why: 'near miss: another payment API with the same code',
    request: { method: 'POST', url: 'https://pay.other.example/payments/v1/sessions' },
    response: { status: 400, headers: json, body: '{"error_code":"BAD_VALUE","error_messages":["x"],"correlation_id":"y"}' },
  },
];
