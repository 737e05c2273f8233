import type { Example, RulePack } from '../../model';

/**
 * Plaid's API. Sources: https://plaid.com/docs/errors/, https://plaid.com/docs/errors/item/, https://plaid.com/docs/errors/invalid-input/,
 * https://plaid.com/docs/errors/invalid-request/, https://plaid.com/docs/errors/rate-limit-exceeded/
 */

const page = (name: string) => `https://plaid.com/docs/errors/${name}/`;
const KEYS = 'https://dashboard.plaid.com/developers/keys';
const noSecret = { all: [{ not: { requestField: '/secret' } }, { not: { requestHeader: 'PLAID-SECRET' } }] };
const noClient = { all: [{ not: { requestField: '/client_id' } }, { not: { requestHeader: 'PLAID-CLIENT-ID' } }] };

export default {
  id: 'plaid',
  name: 'Plaid',
  kind: 'api',
  docs: 'https://plaid.com/docs/errors/',
  statusPage: 'https://status.plaid.com',
  support: {
    url: 'https://dashboard.plaid.com/support/new',
    asks: ['request-id', 'timestamp', 'error-code', 'account'],
  },
  recognize: { hosts: ['production.plaid.com', 'sandbox.plaid.com', 'development.plaid.com'] },
  // client_id and secret travel in the body as well, so a missing header says nothing.
  secrets: { headers: ['PLAID-SECRET'] },
  rules: [
    {
      id: 'invalid-keys',
      when: { code: ['INVALID_API_KEYS', 'UNAUTHORIZED_ENVIRONMENT'] },
      title: 'Plaid did not accept client id and secret',
      summary: 'client_id and secret must be a pair of the environment of the host; each environment has a secret of its own.',
      category: 'auth',
      causes: [
        { text: 'No client_id was sent, in the body or as PLAID-CLIENT-ID', when: noClient },
        { text: 'No secret was sent, in the body or as PLAID-SECRET', when: noSecret },
        { text: 'The client may not use this environment', when: { code: 'UNAUTHORIZED_ENVIRONMENT' } },
        { text: 'The secret is that of another environment (sandbox or production)', ruledOutBy: noSecret },
        { text: 'The secret was rotated, or belongs to another team' },
      ],
      fixes: [
        {
          text: 'Copy client_id and the secret of the host’s environment from the dashboard',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{origin|\'https://sandbox.plaid.com\'}}/institutions/get -H \'Content-Type: application/json\' \\\n  -d "{\\"client_id\\":\\"$PLAID_CLIENT_ID\\",\\"secret\\":\\"$PLAID_SECRET\\",\\"count\\":1,\\"offset\\":0,\\"country_codes\\":[\\"US\\"]}"',
            },
          ],
          url: KEYS,
        },
        { text: 'Request production access in the dashboard if the team has none', url: 'https://dashboard.plaid.com' },
      ],
      warnings: ['The secret belongs on a server: Plaid’s API does not take calls from a browser, only Link does.'],
      links: [{ text: 'Invalid input errors', url: page('invalid-input') }],
    },
    {
      id: 'invalid-token',
      when: { code: ['INVALID_ACCESS_TOKEN', 'INVALID_PUBLIC_TOKEN', 'INVALID_LINK_TOKEN', 'INVALID_PROCESSOR_TOKEN'] },
      title: 'Plaid does not know this token',
      summary: 'The token is mistyped, expired, of another environment or client, or its Item was removed.',
      category: 'auth',
      causes: [
        {
          text: 'A sandbox token was sent to production',
          confirmedBy: {
            all: [
              { host: 'production.plaid.com' },
              {
                any: [
                  { requestField: '/access_token', is: { startsWith: 'access-sandbox-' } },
                  { requestField: '/public_token', is: { startsWith: 'public-sandbox-' } },
                ],
              },
            ],
          },
        },
        {
          text: 'A production token was sent to the sandbox',
          confirmedBy: {
            all: [
              { host: 'sandbox.plaid.com' },
              {
                any: [
                  { requestField: '/access_token', is: { startsWith: 'access-production-' } },
                  { requestField: '/public_token', is: { startsWith: 'public-production-' } },
                ],
              },
            ],
          },
        },
        {
          text: 'The public token was exchanged before or has expired: it lives 30 minutes and works once',
          ruledOutBy: { not: { code: 'INVALID_PUBLIC_TOKEN' } },
        },
        {
          text: 'The link token has expired or was used: make one for each session of Link',
          ruledOutBy: { not: { code: 'INVALID_LINK_TOKEN' } },
        },
        { text: 'The Item was removed, or the token rotated', ruledOutBy: { not: { code: 'INVALID_ACCESS_TOKEN' } } },
        { text: 'The token was made with the keys of another client' },
      ],
      fixes: [
        { text: 'Use tokens with the host of their environment: the name stands in the token' },
        { text: 'Exchange the public token on your server right after Link succeeded, and store the access token' },
      ],
      links: [{ text: 'Invalid input errors', url: page('invalid-input') }],
    },
    {
      id: 'login-required',
      when: { code: ['ITEM_LOGIN_REQUIRED', 'INVALID_CREDENTIALS', 'INVALID_MFA', 'ITEM_LOCKED', 'ITEM_NOT_FOUND', 'PENDING_EXPIRATION'] },
      title: 'The user must connect the bank again',
      summary: 'Plaid cannot log in to the institution for this Item any more until the user signs in again.',
      category: 'auth',
      causes: [
        { text: 'Password, second factor or consent at the bank changed or ended', when: { code: 'ITEM_LOGIN_REQUIRED' } },
        { text: 'The user entered wrong credentials', when: { code: 'INVALID_CREDENTIALS' } },
        { text: 'The user answered the second factor wrongly', when: { code: 'INVALID_MFA' } },
        { text: 'The institution has locked the user’s account', when: { code: 'ITEM_LOCKED' } },
        { text: 'The Item was removed, or never existed', when: { code: 'ITEM_NOT_FOUND' } },
      ],
      fixes: [
        {
          text: 'Open Link in update mode: create a link token with the Item’s access_token, and let the user sign in',
          url: 'https://plaid.com/docs/link/update-mode/',
        },
        { text: 'Listen to the ITEM webhooks, so that users are asked before a request fails' },
        {
          text: 'In the sandbox, put an Item into this state on purpose with /sandbox/item/reset_login',
          url: 'https://plaid.com/docs/api/sandbox/#sandboxitemreset_login',
        },
      ],
      links: [{ text: 'Item errors', url: page('item') }],
    },
    {
      id: 'product-not-ready',
      when: { code: 'PRODUCT_NOT_READY' },
      title: 'The data is not there yet',
      summary: 'Plaid is still fetching the data of this Item from the institution.',
      category: 'conflict',
      causes: [
        { text: 'The Item was created moments ago, and the first fetch has not finished' },
        { text: 'The endpoint is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        { text: 'Wait for the product’s webhook (such as SYNC_UPDATES_AVAILABLE or PRODUCT_READY) in place of polling' },
        {
          text: 'Use /transactions/sync, which answers with what is there so far',
          url: 'https://plaid.com/docs/api/products/transactions/#transactionssync',
        },
      ],
      links: [{ text: 'Item errors', url: page('item') }],
    },
    {
      id: 'product-not-supported',
      when: {
        code: [
          'PRODUCTS_NOT_SUPPORTED',
          'INVALID_PRODUCT',
          'PRODUCT_NOT_ENABLED',
          'NO_AUTH_ACCOUNTS',
          'NO_ACCOUNTS',
          'NO_LIABILITY_ACCOUNTS',
          'NO_INVESTMENT_ACCOUNTS',
          'ACCESS_NOT_GRANTED',
        ],
      },
      title: 'This product does not work for this Item',
      summary: 'Institution, accounts or consent of the Item do not offer what the endpoint asks for, or the client lacks the product.',
      category: 'permission',
      causes: [
        { text: 'The institution or the Item’s accounts do not support the product', confirmedBy: { code: 'PRODUCTS_NOT_SUPPORTED' } },
        { text: 'The product is not enabled for this client', when: { code: ['INVALID_PRODUCT', 'PRODUCT_NOT_ENABLED'] } },
        {
          text: 'The Item has no account of the kind that is needed',
          when: { code: ['NO_AUTH_ACCOUNTS', 'NO_ACCOUNTS', 'NO_LIABILITY_ACCOUNTS', 'NO_INVESTMENT_ACCOUNTS'] },
        },
        { text: 'The user did not grant access to this data', when: { code: 'ACCESS_NOT_GRANTED' } },
      ],
      fixes: [
        { text: 'Ask /item/get: available_products and billed_products tell what the Item offers' },
        { text: 'Put the product into products of /link/token/create, so that Link offers only fitting institutions and accounts' },
        { text: 'Request the product in the dashboard', url: 'https://dashboard.plaid.com' },
      ],
      links: [{ text: 'Item errors', url: page('item') }],
    },
    {
      id: 'sync-mutation',
      when: { code: 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION' },
      title: 'Transactions changed while they were paged',
      summary: 'The data changed between two pages of /transactions/sync, so that the pages no longer fit together.',
      category: 'conflict',
      causes: [
        { text: 'The Item’s transactions were updated during the paging', when: { code: 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION' } },
      ],
      fixes: [
        { text: 'Start over from the cursor with which this round of paging began, not from that of the last page' },
        { text: 'Ask for pages of 500 to need fewer of them' },
      ],
      links: [{ text: 'Transactions errors', url: page('transactions') }],
    },
    {
      id: 'institution-down',
      when: { code: ['INSTITUTION_DOWN', 'INSTITUTION_NOT_RESPONDING', 'INSTITUTION_NOT_AVAILABLE', 'INSTITUTION_NO_LONGER_SUPPORTED'] },
      title: 'The institution cannot be reached',
      summary: 'The failure lies with the bank or its connection to Plaid, not with the request.',
      category: 'gateway',
      causes: [
        {
          text: 'The institution is down for maintenance or has an outage',
          confirmedBy: { code: 'INSTITUTION_DOWN' },
          ruledOutBy: { code: 'INSTITUTION_NO_LONGER_SUPPORTED' },
        },
        { text: 'The institution did not answer', when: { code: 'INSTITUTION_NOT_RESPONDING' } },
        { text: 'Plaid no longer supports the institution', when: { code: 'INSTITUTION_NO_LONGER_SUPPORTED' } },
      ],
      fixes: [
        {
          text: 'Tell the user, and try again later with growing waits; the dashboard shows each institution’s health',
          url: 'https://dashboard.plaid.com/activity/status',
        },
      ],
      links: [{ text: 'Institution errors', url: page('institution') }],
    },
    {
      id: 'rate-limit',
      when: { responseField: '/error_type', is: 'RATE_LIMIT_EXCEEDED' },
      title: 'Plaid’s rate limit is exceeded',
      summary: 'Plaid limits requests for each Item and for each client, by endpoint; error_code says which limit it was.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The limit of the whole client for this endpoint was exceeded',
          ruledOutBy: { responseField: '/error_message', is: { contains: 'this item' } },
        },
        {
          text: 'The limit of this Item was exceeded',
          confirmedBy: { responseField: '/error_message', is: { contains: 'this item' } },
        },
        { text: 'The endpoint is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        { text: 'Fetch on webhooks in place of polling, and spread batches over time' },
        { text: 'Use cached data (/accounts/get) where fresh balances are not needed' },
      ],
      links: [{ text: 'Rate limits', url: page('rate-limit-exceeded') }],
    },
    {
      id: 'invalid-request',
      when: { responseField: '/error_type', is: ['INVALID_REQUEST', 'INVALID_INPUT'] },
      title: 'Plaid rejected a field of the request',
      summary: 'A field is missing, unknown, or has a value that is not allowed; error_message names it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { code: 'MISSING_FIELDS' } },
        { text: 'A field was sent that the endpoint does not know', confirmedBy: { code: 'UNKNOWN_FIELDS' } },
        { text: 'A value is not allowed', confirmedBy: { code: ['INVALID_FIELD', 'INVALID_ACCOUNT_ID', 'INVALID_INSTITUTION'] } },
        { text: 'The body is no JSON', confirmedBy: { any: [{ code: 'INVALID_BODY' }, { check: 'json-malformed' }] } },
        { text: 'Headers do not fit', confirmedBy: { code: 'INVALID_HEADERS' } },
        { text: 'The address does not exist', confirmedBy: { code: 'NOT_FOUND' } },
        { text: 'The endpoint is for the sandbox only', confirmedBy: { code: 'SANDBOX_ONLY' } },
      ],
      fixes: [
        { text: 'Correct the field that error_message names, against the reference', url: 'https://plaid.com/docs/api/' },
        { text: 'Send POST with JSON and Content-Type: application/json; a product’s options go into the options object' },
      ],
      links: [{ text: 'Invalid request errors', url: page('invalid-request') }],
    },
    {
      id: 'plaid-failed',
      when: {
        any: [{ responseField: '/error_type', is: 'API_ERROR' }, { all: [{ status: '5xx' }, { not: { responseField: '/error_type' } }] }],
      },
      title: 'Plaid failed',
      summary: 'The failure is on Plaid’s side, or the institution sent what Plaid could not process.',
      category: 'server',
      causes: [
        { text: 'Plaid is under planned maintenance', confirmedBy: { code: 'PLANNED_MAINTENANCE' } },
        { text: 'An error inside Plaid', confirmedBy: { code: 'INTERNAL_SERVER_ERROR' } },
        { text: 'Everything sent to Plaid fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [
        { text: 'Try again with growing waits; when it goes on, write to support with the request_id', url: 'https://status.plaid.com' },
      ],
      links: [{ text: 'API errors', url: page('api') }],
    },
  ],
} satisfies RulePack;

const origin = 'https://sandbox.plaid.com';
const json = { 'Content-Type': 'application/json' };
const keys = { client_id: 'FAKEclient', secret: 'FAKEsecret' };

const refused = (rule: string, why: string, type: string, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url: `${origin}/accounts/get`,
    headers: json,
    body: JSON.stringify({ ...keys, access_token: 'access-sandbox-FAKE' }),
  },
  response: {
    status: 400,
    headers: json,
    body: JSON.stringify({ display_message: null, error_code: code, error_message: message, error_type: type, request_id: 'plaidEX1' }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-keys', 'no secret', 'INVALID_INPUT', 'INVALID_API_KEYS', 'invalid client_id or secret provided', {
    request: {
      method: 'POST',
      url: `${origin}/accounts/get`,
      headers: json,
      body: '{"client_id":"FAKEclient","access_token":"access-sandbox-FAKE"}',
    },
    verdicts: { confirmed: ['No secret was sent'], 'ruled-out': ['No client_id', 'The secret is that'] },
  }),
  refused(
    'invalid-token',
    'a sandbox token in production',
    'INVALID_INPUT',
    'INVALID_ACCESS_TOKEN',
    'provided access token is for the wrong Plaid environment.',
    {
      request: {
        method: 'POST',
        url: 'https://production.plaid.com/accounts/get',
        headers: json,
        body: JSON.stringify({ ...keys, access_token: 'access-sandbox-FAKE' }),
      },
      verdicts: { confirmed: ['A sandbox token'], 'ruled-out': ['The public token'] },
    },
  ),
  refused('login-required', 'a changed password', 'ITEM_ERROR', 'ITEM_LOGIN_REQUIRED', 'the login details of this item have changed', {
    verdicts: { confirmed: ['Password, second factor'], 'ruled-out': ['The institution has locked'] },
  }),
  refused('product-not-ready', 'too early', 'ITEM_ERROR', 'PRODUCT_NOT_READY', 'the requested product is not yet ready'),
  refused(
    'product-not-supported',
    'a bank without it',
    'ITEM_ERROR',
    'PRODUCTS_NOT_SUPPORTED',
    'the following products are not supported by this institution: ["auth"]',
    {
      verdicts: { confirmed: ['The institution or the Item’s'] },
    },
  ),
  refused(
    'sync-mutation',
    'a change between pages',
    'TRANSACTIONS_ERROR',
    'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION',
    'Underlying transaction data changed since last page was fetched. Please restart pagination from last update.',
  ),
  refused(
    'institution-down',
    'a bank under maintenance',
    'INSTITUTION_ERROR',
    'INSTITUTION_DOWN',
    'this institution is not currently responding to this request. please try again soon',
    {
      verdicts: { confirmed: ['The institution is down'] },
    },
  ),
  refused(
    'rate-limit',
    'one Item too often',
    'RATE_LIMIT_EXCEEDED',
    'ACCOUNTS_LIMIT',
    'rate limit exceeded for attempts to access this item. please try again later',
    {
      response: {
        status: 429,
        headers: json,
        body: '{"error_type":"RATE_LIMIT_EXCEEDED","error_code":"ACCOUNTS_LIMIT","error_message":"rate limit exceeded for attempts to access this item. please try again later","request_id":"plaidEX2"}',
      },
      verdicts: { confirmed: ['The limit of this Item'], 'ruled-out': ['The limit of the whole'] },
    },
  ),
  refused(
    'invalid-request',
    'no access_token',
    'INVALID_REQUEST',
    'MISSING_FIELDS',
    'the following required fields are missing: access_token',
    {
      request: { method: 'POST', url: `${origin}/accounts/get`, headers: json, body: JSON.stringify(keys) },
      verdicts: { confirmed: ['A required field'] },
    },
  ),
  refused('plaid-failed', 'a fault', 'API_ERROR', 'INTERNAL_SERVER_ERROR', 'an unexpected error occurred', {
    verdicts: { confirmed: ['An error inside Plaid'] },
  }),
  {
    rule: null,
    why: 'an Item that reports an error of its own is read without a failure',
    request: { method: 'POST', url: `${origin}/item/get`, headers: json, body: JSON.stringify(keys) },
    response: {
      status: 200,
      headers: json,
      body: '{"item":{"item_id":"i","error":{"error_code":"ITEM_LOGIN_REQUIRED","error_type":"ITEM_ERROR"}},"request_id":"r"}',
    },
  },
  {
    rule: null,
    why: 'near miss: another bank API with the same words',
    request: { method: 'POST', url: 'https://bank.other.example/accounts/get' },
    response: { status: 400, headers: json, body: '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED"}' },
  },
];
