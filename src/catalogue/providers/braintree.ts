import type { Condition, Example, RulePack } from '../../model';

/**
 * Braintree's GraphQL API. Sources: https://developer.paypal.com/braintree/graphql/guides/making_api_calls,
 * https://developer.paypal.com/braintree/graphql/reference, https://developer.paypal.com/braintree/docs/reference/general/validation-errors/all
 */

const CALLS = 'https://developer.paypal.com/braintree/graphql/guides/making_api_calls';
const VALIDATIONS = 'https://developer.paypal.com/braintree/docs/reference/general/validation-errors/all';

const classIs = (name: string | readonly string[]): Condition => ({ responseField: '/errors/*/extensions/errorClass', is: name });
const legacy = (code: string | readonly string[]) => ({ confirmedBy: { responseField: '/errors/*/extensions/legacyCode', is: code } });

const PING = `curl {{origin|'https://payments.sandbox.braintree-api.com'}}/graphql \\
  -H "Authorization: Basic $(printf %s "$BRAINTREE_PUBLIC_KEY:$BRAINTREE_PRIVATE_KEY" | base64 -w0)" \\
  -H 'Braintree-Version: 2019-01-01' -H 'Content-Type: application/json' \\
  -d '{"query":"query { ping }"}'`;

export default {
  id: 'braintree',
  name: 'Braintree',
  kind: 'api',
  docs: 'https://developer.paypal.com/braintree/graphql/',
  statusPage: 'https://status.braintreepayments.com',
  support: {
    url: 'https://developer.paypal.com/braintree/help',
    email: 'support@braintreepayments.com',
    asks: ['request-id', 'timestamp', 'request', 'response', 'account'],
  },
  recognize: { hosts: ['payments.braintree-api.com', 'payments.sandbox.braintree-api.com'] },
  envelope: {
    code: ['/errors/0/extensions/legacyCode', '/errors/0/extensions/errorClass'],
    requestId: ['/extensions/requestId'],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_PUBLIC_AND_PRIVATE_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOKENIZATION_KEY' },
  ],
  rules: [
    {
      id: 'authentication',
      when: { any: [classIs('AUTHENTICATION'), { status: 401 }] },
      title: 'Braintree did not accept the credentials',
      summary:
        'API calls need base64 of public and private key as Basic; tokenizing in a page takes a tokenization key or client token as Bearer.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The credential is sent with neither Basic nor Bearer', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'Public and private key are not encoded as base64 of public:private',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        {
          text: 'A sandbox tokenization key was sent to production',
          confirmedBy: {
            all: [{ host: 'payments.braintree-api.com' }, { requestHeader: 'Authorization', is: { startsWith: 'Bearer sandbox_' } }],
          },
        },
        {
          text: 'A production tokenization key was sent to the sandbox',
          confirmedBy: {
            all: [
              { host: 'payments.sandbox.braintree-api.com' },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer production_' } },
            ],
          },
        },
        {
          text: 'The keys are of the other environment, were revoked, or do not belong together',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Copy both keys from the Control Panel of the right environment, and try them with a ping',
          snippets: [{ language: 'bash', code: PING }],
          url: CALLS,
        },
        { text: 'In a page, make a new client token on your server: it has a limited life' },
      ],
      warnings: ['The private key belongs on a server: a page gets a client token or tokenization key.'],
    },
    {
      id: 'authorization',
      when: { any: [classIs('AUTHORIZATION'), { all: [{ status: 403 }, { not: classIs('AUTHORIZATION') }] }] },
      title: 'These credentials may not do this',
      summary: 'The credentials are valid but not allowed to run this query or mutation.',
      category: 'permission',
      causes: [
        {
          text: 'A client token or tokenization key was used for what takes an API key, such as charging or vaulting',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } },
        },
        {
          text: 'The user behind the API key lacks the role or merchant account',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
        },
        { text: 'The feature is not enabled for the merchant account' },
      ],
      fixes: [
        { text: 'Run this operation on your server with the API key' },
        { text: 'Check the role of the key’s user in the Control Panel under Team' },
      ],
    },
    {
      id: 'unsupported-client',
      when: classIs('UNSUPPORTED_CLIENT'),
      title: 'Braintree does not support this client or version',
      summary: 'The API version or client library of the request is not one that Braintree serves.',
      category: 'deprecated',
      causes: [
        { text: 'No Braintree-Version header was sent', when: { not: { requestHeader: 'Braintree-Version' } } },
        {
          text: 'The version in Braintree-Version is not a date, or not supported',
          ruledOutBy: { not: { requestHeader: 'Braintree-Version' } },
        },
      ],
      fixes: [
        { text: 'Send the version as a date', snippets: [{ language: 'http', code: 'Braintree-Version: 2019-01-01' }], url: CALLS },
        { text: 'Update Braintree’s SDK' },
      ],
    },
    {
      id: 'not-found',
      when: classIs('NOT_FOUND'),
      title: 'Braintree finds no such object',
      summary: 'The id does not exist for this merchant and environment, or is not a GraphQL id.',
      category: 'not-found',
      causes: [
        { text: 'The id is the short one of the SDKs (legacyId) in place of the GraphQL id' },
        { text: 'The object belongs to the other environment or another merchant' },
        { text: 'The object was deleted' },
      ],
      fixes: [{ text: 'Turn a legacy id into a GraphQL id with the query idFromLegacyId, or search by it', url: CALLS }],
    },
    {
      id: 'nonce-consumed',
      when: { code: ['91564', '93107', '91565', '93108'] },
      title: 'The payment method nonce cannot be used',
      summary: 'A nonce, or single-use payment method, is good for one charge or vaulting and for a limited time.',
      category: 'validation',
      causes: [
        { text: 'The nonce was used before', when: { code: ['91564', '93107'] } },
        { text: 'The nonce is unknown or has expired', when: { code: ['91565', '93108'] } },
        { text: 'The form was submitted twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Tokenize again for each attempt, and disable the pay button after the first click' },
        { text: 'To charge again later, vault the payment method and use the vaulted id' },
      ],
      links: [{ text: 'Validation errors', url: VALIDATIONS }],
    },
    {
      id: 'validation',
      when: classIs('VALIDATION'),
      title: 'Braintree rejected a value',
      summary: 'The operation was read, but a value is not allowed; inputPath names it and legacyCode says why.',
      category: 'validation',
      causes: [
        { text: 'The amount is not greater than zero', ...legacy('81531') },
        { text: 'The amount is missing', ...legacy('81502') },
        { text: 'The amount is not written as a number with decimals', ...legacy('81503') },
        { text: 'The card number is invalid', ...legacy('81715') },
        { text: 'A real card was used in the sandbox, which takes test cards only', ...legacy('81717') },
        { text: 'The expiration date is invalid', ...legacy(['81710', '81711', '81712', '81713']) },
        { text: 'The payment method failed verification', confirmedBy: { message: { contains: 'failed verification' } } },
      ],
      fixes: [
        { text: 'Look up legacyCode in the list of validation errors, and correct what inputPath names', url: VALIDATIONS },
        { text: 'Send amounts as text with decimals: "10.00"' },
      ],
    },
    {
      id: 'resource-limit',
      when: { any: [classIs('RESOURCE_LIMIT'), { all: [{ status: 429 }, { not: classIs('RESOURCE_LIMIT') }] }] },
      title: 'A limit of Braintree is exceeded',
      summary: 'The query is too large or deep, or too many requests were sent.',
      category: 'rate-limit',
      causes: [
        { text: 'Many requests run at once' },
        { text: 'The query nests many connections or asks for large pages' },
        { text: 'Results are polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
      ],
      fixes: [{ text: 'Slow down with growing waits, ask for smaller pages and fewer nested fields' }],
    },
    {
      id: 'braintree-failed',
      when: {
        any: [
          classIs(['INTERNAL', 'SERVICE_AVAILABILITY', 'UNKNOWN', 'NOT_IMPLEMENTED']),
          { all: [{ status: '5xx' }, { not: { responseField: '/errors' } }] },
        ],
      },
      title: 'Braintree failed, and the outcome is uncertain',
      summary: 'The failure is on Braintree’s side; a charge may have been made all the same.',
      category: 'server',
      causes: [
        { text: 'An error inside Braintree', confirmedBy: classIs('INTERNAL') },
        { text: 'A service of Braintree is not available', confirmedBy: classIs('SERVICE_AVAILABILITY') },
        { text: 'What was asked for does not exist yet', confirmedBy: classIs('NOT_IMPLEMENTED') },
      ],
      fixes: [
        { text: 'Search for the transaction by its orderId before charging again' },
        { text: 'Look at the status page; support finds the request by extensions.requestId', url: 'https://status.braintreepayments.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://payments.sandbox.braintree-api.com/graphql';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Basic ZmFrZTpmYWtl', 'Braintree-Version': '2019-01-01' };

const refused = (rule: string, why: string, message: string, extensions: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"query":"mutation { chargePaymentMethod }","variables":{}}' },
  response: {
    status: 200,
    headers: json,
    body: JSON.stringify({
      errors: [{ message, locations: [{ line: 1, column: 1 }], path: ['chargePaymentMethod'], extensions }],
      data: { chargePaymentMethod: null },
      extensions: { requestId: 'a1b2EX03' },
    }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'a sandbox key in production',
    'Authentication credentials are invalid.',
    { errorClass: 'AUTHENTICATION', errorType: 'developer_error' },
    {
      request: {
        method: 'POST',
        url: 'https://payments.braintree-api.com/graphql',
        headers: { ...key, Authorization: 'Bearer sandbox_FAKE_merchant' },
        body: '{"query":"{ ping }"}',
      },
      verdicts: { confirmed: ['A sandbox tokenization key'], 'ruled-out': ['No credential'] },
    },
  ),
  refused(
    'authorization',
    'a charge from a page',
    'You are not authorized to perform this operation.',
    { errorClass: 'AUTHORIZATION', errorType: 'developer_error' },
    {
      request: {
        method: 'POST',
        url,
        headers: { ...key, Authorization: 'Bearer sandbox_FAKE_merchant' },
        body: '{"query":"mutation { chargePaymentMethod }"}',
      },
      verdicts: { possible: ['A client token'], 'ruled-out': ['The user behind'] },
    },
  ),
  refused(
    'unsupported-client',
    'no version',
    'Unsupported client.',
    { errorClass: 'UNSUPPORTED_CLIENT' },
    {
      request: { method: 'POST', url, headers: { ...json, Authorization: 'Basic ZmFrZTpmYWtl' }, body: '{"query":"{ ping }"}' },
      verdicts: { confirmed: ['No Braintree-Version'] },
    },
  ),
  refused('not-found', 'a legacy id', 'An object with this ID was not found.', { errorClass: 'NOT_FOUND', errorType: 'developer_error' }),
  refused(
    'nonce-consumed',
    'charged twice',
    'Cannot use a single-use payment method more than once.',
    { errorClass: 'VALIDATION', errorType: 'user_error', legacyCode: '93107', inputPath: ['input', 'paymentMethodId'] },
    {
      verdicts: { confirmed: ['The nonce was used'], 'ruled-out': ['The nonce is unknown'] },
    },
  ),
  refused(
    'validation',
    'nothing to pay',
    'Amount must be greater than zero.',
    { errorClass: 'VALIDATION', errorType: 'user_error', legacyCode: '81531', inputPath: ['input', 'transaction', 'amount'] },
    {
      verdicts: { confirmed: ['The amount is not greater'] },
    },
  ),
  refused('resource-limit', 'a huge query', 'The query is too complex.', { errorClass: 'RESOURCE_LIMIT' }),
  refused(
    'braintree-failed',
    'a fault',
    'An internal error occurred.',
    { errorClass: 'INTERNAL', errorType: 'unknown_error' },
    { verdicts: { confirmed: ['An error inside'] } },
  ),
  {
    rule: null,
    why: 'near miss: another GraphQL API with the same classes',
    request: { method: 'POST', url: 'https://api.other.example/graphql', headers: json, body: '{"query":"{ ping }"}' },
    response: { status: 200, headers: json, body: '{"errors":[{"message":"x","extensions":{"errorClass":"VALIDATION"}}],"data":null}' },
  },
];
