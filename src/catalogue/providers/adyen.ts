import type { Example, RuleCause, RulePack } from '../../model';

/**
 * Adyen's payment and management APIs. Sources: https://docs.adyen.com/development-resources/response-handling,
 * https://docs.adyen.com/development-resources/error-codes, https://docs.adyen.com/development-resources/api-idempotency,
 * https://docs.adyen.com/development-resources/refusal-reasons
 */

const CODES = 'https://docs.adyen.com/development-resources/error-codes';
const CREDENTIALS = 'https://docs.adyen.com/development-resources/api-credentials';
const IDEMPOTENCY = 'https://docs.adyen.com/development-resources/api-idempotency';
const REFUSALS = 'https://docs.adyen.com/development-resources/refusal-reasons';

/** The refusal reason that the answer gives proves its cause, and refutes the others. */
const reason = (code: string | readonly string[]): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { responseField: '/refusalReasonCode', is: code },
  ruledOutBy: { all: [{ responseField: '/refusalReasonCode' }, { not: { responseField: '/refusalReasonCode', is: code } }] },
});

export default {
  id: 'adyen',
  name: 'Adyen',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.adyen.com',
  support: { url: 'https://www.adyen.help', asks: ['request-id', 'timestamp', 'error-code', 'request', 'response', 'account'] },
  recognize: {
    hosts: [
      'checkout-test.adyen.com',
      'pal-test.adyen.com',
      'management-test.adyen.com',
      'balanceplatform-api-test.adyen.com',
      'kyc-test.adyen.com',
      'checkoutshopper-test.adyen.com',
      'checkoutshopper-live.adyen.com',
      'checkoutshopper-live-us.adyen.com',
      'checkoutshopper-live-au.adyen.com',
      'checkoutshopper-live-apse.adyen.com',
      'management-live.adyen.com',
      'balanceplatform-api-live.adyen.com',
      'kyc-live.adyen.com',
      '*.adyenpayments.com',
    ],
  },
  envelope: { requestId: ['/pspReference', '/requestId', 'header:pspReference'] },
  outcome: {
    failsWhen: [
      { all: [{ method: 'POST' }, { responseField: '/resultCode', is: ['Refused', 'Error'] }, { responseField: '/pspReference' }] },
    ],
  },
  credentials: [
    { in: 'header', name: 'X-API-Key', placeholder: 'YOUR_ADYEN_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'WS_USER_AND_PASSWORD' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Adyen did not accept the API key',
      summary: 'Every call needs an API key in X-API-Key, or the web service user as Basic, of the environment that the host belongs to.',
      category: 'auth',
      causes: [
        { text: 'Neither an API key nor a Basic credential was sent', when: { check: 'credential-missing' } },
        { text: 'The key was sent as a Bearer token', confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer AQE' } } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        {
          text: 'The key is of the other environment: test and live have separate keys',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'A new key was generated, and the old one has ended', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The API credential was deactivated in the Customer Area', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Generate the key in the Customer Area under Developers → API credentials, and send it in X-API-Key',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST {{url|'https://checkout-test.adyen.com/v71/paymentMethods'}} \\\n  -H 'X-API-Key: {{credential}}' -H 'Content-Type: application/json' \\\n  -d '{\"merchantAccount\":\"YOUR_MERCHANT_ACCOUNT\"}'",
            },
          ],
          url: CREDENTIALS,
        },
        { text: 'With a test key call the -test hosts; live payments go to the host with your own prefix' },
      ],
      warnings: ['An API key belongs on a server. In a browser only the client key may be used, from an allowed origin.'],
      links: [{ text: 'API credentials', url: CREDENTIALS }],
    },
    {
      id: 'client-key-refused',
      when: { all: [{ status: [401, 403] }, { host: { startsWith: 'checkoutshopper-' } }] },
      title: 'The client key may not be used from this page',
      summary: 'Drop-in and Components call Adyen with a client key, which works in one environment and from its allowed origins only.',
      category: 'auth',
      causes: [
        {
          text: 'No client key was sent',
          confirmedBy: { all: [{ path: { contains: '/v1/sessions/' } }, { not: { query: 'clientKey' } }] },
          ruledOutBy: { query: 'clientKey' },
        },
        {
          text: 'A live client key was sent to the test environment',
          confirmedBy: { all: [{ host: { contains: '-test.' } }, { query: 'clientKey', is: { startsWith: 'live_' } }] },
        },
        {
          text: 'A test client key was sent to the live environment',
          confirmedBy: { all: [{ not: { host: { contains: '-test.' } } }, { query: 'clientKey', is: { startsWith: 'test_' } }] },
        },
        { text: 'The page’s origin is not in the allowed origins of the credential' },
        { text: 'The client key was regenerated' },
      ],
      fixes: [
        {
          text: 'Add the page’s origin (scheme, host and port) under Developers → API credentials → Client settings → Allowed origins',
          url: 'https://docs.adyen.com/development-resources/client-side-authentication',
        },
        { text: 'Set environment and clientKey of the component to the same environment' },
      ],
    },
    {
      id: 'merchant-account',
      when: { any: [{ code: '901' }, { message: { contains: 'Invalid Merchant Account' } }] },
      title: 'Adyen does not know this merchant account',
      summary: 'The merchantAccount of the request does not exist, or the API credential has no access to it.',
      category: 'permission',
      causes: [
        { text: 'The request has no merchantAccount', when: { check: 'field-missing', with: { field: 'merchantAccount' } } },
        {
          text: 'The name of the company account or the shop was sent in place of the merchant account’s',
          ruledOutBy: { check: 'field-missing', with: { field: 'merchantAccount' } },
        },
        {
          text: 'The API credential is not linked to this merchant account',
          ruledOutBy: { check: 'field-missing', with: { field: 'merchantAccount' } },
        },
        { text: 'The account exists in the other environment only' },
      ],
      fixes: [
        { text: 'Copy the account code, to the letter, from the Customer Area’s list of accounts' },
        { text: 'Open Developers → API credentials → the credential → Accounts, and add the merchant account', url: CREDENTIALS },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'not-allowed',
      when: { any: [{ code: '010' }, { all: [{ status: 403 }, { not: { code: ['010', '901'] } }] }] },
      title: 'The API credential may not do this',
      summary: 'The credential is valid but lacks the role or account that this call needs.',
      category: 'permission',
      causes: [
        { text: 'The credential lacks the role for this API' },
        { text: 'Raw card data was sent, which needs a role that Adyen must enable' },
        { text: 'The credential is not linked to the account in the request' },
      ],
      fixes: [
        { text: 'Add the role under Developers → API credentials → Roles, or ask Adyen for roles that are not listed', url: CREDENTIALS },
        { text: 'Send the encrypted card fields that Drop-in or Components give you, in place of the card number' },
      ],
    },
    {
      id: 'card-data',
      when: { code: ['101', '102', '103', '129'] },
      title: 'The card data is not valid',
      summary: 'Number, security code or expiry date cannot belong to a card, so nothing was sent to the bank.',
      category: 'validation',
      causes: [
        { text: 'The card number is wrong or incomplete', when: { code: '101' } },
        { text: 'The kind of card could not be told from its number', when: { code: '102' } },
        { text: 'The security code (CVC) has the wrong length', when: { code: '103' } },
        { text: 'The expiry date is invalid or has passed', when: { code: '129' } },
      ],
      fixes: [
        { text: 'Let the shopper correct the card; Components check number, code and date before they submit' },
        {
          text: 'In the test environment use Adyen’s test cards',
          url: 'https://docs.adyen.com/development-resources/testing/test-card-numbers',
        },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'no-acquirer',
      when: { code: { startsWith: '905' } },
      title: 'This payment method is not set up for the account',
      summary: 'The merchant account has no acquirer for this combination of payment method, currency and action.',
      category: 'validation',
      causes: [
        { text: 'The payment method was not added to the merchant account' },
        { text: 'The method is set up, but not for this currency or country' },
      ],
      fixes: [
        {
          text: 'Ask /paymentMethods with the same amount and countryCode: it lists what can be used',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST {{origin|\'https://checkout-test.adyen.com\'}}/v71/paymentMethods \\\n  -H \'X-API-Key: {{credential}}\' -H \'Content-Type: application/json\' \\\n  -d \'{"merchantAccount":"YOUR_MERCHANT_ACCOUNT","countryCode":"NL","amount":{"currency":"EUR","value":1000}}\'',
            },
          ],
        },
        { text: 'Request the method in the Customer Area under Settings → Payment methods' },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'in-progress',
      when: { code: '704' },
      title: 'The same request is processed already',
      summary: 'A request with this idempotency key has not finished yet, so the repetition was not carried out.',
      category: 'conflict',
      causes: [
        { text: 'A request with the same Idempotency-Key was processed or is in progress', when: { code: '704' } },
        { text: 'The request was sent twice at once', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        {
          text: 'Where the header transient-error says true, repeat with the same key later; else look the payment up before anything else',
        },
        { text: 'Disable the pay button after the first click' },
      ],
      warnings: ['Do not repeat with a new key: the shopper could be charged twice.'],
      links: [{ text: 'API idempotency', url: IDEMPOTENCY }],
    },
    {
      id: 'validation',
      when: { status: [400, 422] },
      title: 'Adyen could not use the request',
      summary: 'A field is missing, unknown or has a value that is not allowed; message names it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'The reference is missing', confirmedBy: { code: '130' } },
        {
          text: 'The amount is missing or not allowed: value is in minor units (10.00 EUR is 1000)',
          confirmedBy: { code: ['100', '137'] },
        },
        { text: 'The currency is not supported', confirmedBy: { code: '138' } },
        { text: 'The pspReference of the original payment is missing', confirmedBy: { code: '167' } },
        { text: 'The encrypted card data could not be decrypted', confirmedBy: { message: { contains: 'decrypt' } } },
        { text: 'A field is not one that this version of the API knows', confirmedBy: { message: { contains: 'unknown fields' } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Correct the field that message or invalidFields names; compare it with the API version in the path', url: CODES },
        { text: 'Look the code up: errorCode is more stable than the text of message', url: CODES },
      ],
    },
    {
      id: 'payment-refused',
      when: { responseField: '/resultCode', is: 'Refused' },
      title: 'The payment was refused',
      summary: 'The request was right; the issuer, or a risk check, refused the payment, and Adyen tells so inside a 200.',
      category: 'billing',
      causes: [
        { text: 'The issuer refused without giving a reason', ...reason('2') },
        { text: 'The card is blocked', ...reason('5') },
        { text: 'The card has expired', ...reason('6') },
        { text: 'The card number is wrong', ...reason('8') },
        { text: 'There is not enough balance', ...reason('12') },
        { text: 'The security code (CVC) is wrong', ...reason('24') },
        { text: 'The payment looks fraudulent, to Adyen’s risk checks or the issuer', ...reason(['14', '20', '22', '31']) },
        { text: 'The issuer wants the shopper to authenticate', ...reason('38') },
      ],
      fixes: [
        { text: 'Ask the shopper for another card or payment method', url: REFUSALS },
        { text: 'Look the payment up by its pspReference: the Customer Area shows risk results and the raw answer of the issuer' },
      ],
      warnings: ['Do not show the shopper that fraud was suspected: say that the payment was refused.'],
      links: [{ text: 'Refusal reasons', url: REFUSALS }],
    },
    {
      id: 'payment-error',
      when: { responseField: '/resultCode', is: 'Error' },
      title: 'The payment ended in an error',
      summary: 'Something went wrong while the payment was processed; resultCode says Error inside a 200.',
      category: 'server',
      causes: [{ text: 'Acquirer or issuer could not be reached, or failed' }],
      fixes: [{ text: 'Read refusalReason, wait for the notification of this pspReference, and let the shopper try again', url: REFUSALS }],
    },
    {
      id: 'adyen-failed',
      when: { status: '5xx' },
      title: 'Adyen could not process the request',
      summary: 'Adyen met an unexpected condition; it may answer 500 for an incorrect request as well.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Adyen' },
        { text: 'A mandatory field is missing or empty, which Adyen may answer with 500' },
        { text: 'Everything sent to Adyen fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Repeat it with the same Idempotency-Key and growing waits, so that the payment is made once', url: IDEMPOTENCY },
        { text: 'Compare the request with the reference, and look at the status page', url: 'https://status.adyen.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://checkout-test.adyen.com/v71/payments';
const key = { 'X-API-Key': 'AQEfakeNotARealKey', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', pspReference: 'EXAMPLE000000001' };
const payment = '{"merchantAccount":"ShopEXAMPLE","reference":"order-1","amount":{"currency":"EUR","value":1000}}';

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: payment },
  response: { status, headers: served, body: JSON.stringify({ status, ...body, pspReference: 'EXAMPLE000000001' }) },
  ...more,
});

const unauthorized = { errorCode: '000', message: 'HTTP Status Response - Unauthorized', errorType: 'security' };

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, unauthorized, {
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: payment },
    verdicts: { confirmed: ['Neither an API key'], 'ruled-out': ['A new key'] },
  }),
  refused('unauthorized', 'a key as Bearer', 401, unauthorized, {
    request: { method: 'POST', url, headers: { ...key, 'X-API-Key': '', Authorization: 'Bearer AQEfake' }, body: payment },
    verdicts: { confirmed: ['The key was sent as a Bearer'] },
  }),
  {
    rule: 'client-key-refused',
    why: 'a live client key on the test host',
    request: { url: 'https://checkoutshopper-test.adyen.com/checkoutshopper/v1/sessions/CS1/setup?clientKey=live_FAKE0000' },
    response: {
      status: 403,
      headers: served,
      body: '{"status":403,"errorCode":"901","message":"Invalid client key","errorType":"security"}',
    },
    verdicts: { confirmed: ['A live client key'], possible: ['The page’s origin'] },
  },
  refused(
    'merchant-account',
    'a wrong account',
    403,
    { errorCode: '901', message: 'Invalid Merchant Account', errorType: 'security' },
    { verdicts: { possible: ['The API credential is not linked'], 'ruled-out': ['The request has no merchantAccount'] } },
  ),
  refused('not-allowed', 'a missing role', 403, { errorCode: '010', message: 'Not allowed', errorType: 'security' }),
  refused(
    'card-data',
    'a number too short',
    422,
    { errorCode: '101', message: 'Invalid card number', errorType: 'validation' },
    { verdicts: { confirmed: ['The card number is wrong'], 'ruled-out': ['The expiry date'] } },
  ),
  refused('no-acquirer', 'a method that is not set up', 500, {
    errorCode: '905_1',
    message: 'Could not find an acquirer account for the provided txvariant (ideal), currency (USD), and action (AUTH).',
    errorType: 'configuration',
  }),
  refused(
    'in-progress',
    'a double click',
    409,
    { errorCode: '704', message: 'request already processed or in progress', errorType: 'validation' },
    { verdicts: { confirmed: ['A request with the same Idempotency-Key'] } },
  ),
  refused(
    'validation',
    'a refund without its payment',
    422,
    { errorCode: '167', message: 'Original pspReference required for this operation', errorType: 'validation' },
    { verdicts: { confirmed: ['The pspReference of the original'] } },
  ),
  {
    rule: 'payment-refused',
    why: 'no money on the card',
    request: { method: 'POST', url, headers: key, body: payment },
    response: {
      status: 200,
      headers: served,
      body: '{"pspReference":"EXAMPLE000000002","refusalReason":"Not enough balance","resultCode":"Refused","refusalReasonCode":"12","merchantReference":"order-1"}',
    },
    verdicts: { confirmed: ['There is not enough balance'], 'ruled-out': ['The card has expired'] },
  },
  {
    rule: 'payment-error',
    why: 'an acquirer that failed',
    request: { method: 'POST', url, headers: key, body: payment },
    response: {
      status: 200,
      headers: served,
      body: '{"pspReference":"EXAMPLE000000003","refusalReason":"Acquirer Error","resultCode":"Error","refusalReasonCode":"4"}',
    },
  },
  refused('adyen-failed', 'a fault', 500, { errorCode: '000', message: 'Internal error', errorType: 'internal' }),
  {
    rule: null,
    why: 'an authorised payment is a success',
    request: { method: 'POST', url, headers: key, body: payment },
    response: { status: 200, headers: served, body: '{"pspReference":"EXAMPLE000000004","resultCode":"Authorised"}' },
  },
  {
    rule: null,
    why: 'near miss: another payment service with the same code',
    request: { method: 'POST', url: 'https://pay.other.example/v71/payments' },
    response: { status: 422, headers: { 'Content-Type': 'application/json' }, body: '{"status":422,"errorCode":"101"}' },
  },
];
