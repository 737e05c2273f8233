import type { Example, RulePack } from '../../model';

/**
 * eBay's REST APIs, and what its older XML APIs share with them. Sources: https://developer.ebay.com/api-docs/static/handling-error-messages.html,
 * https://developer.ebay.com/api-docs/static/oauth-tokens.html, https://developer.ebay.com/develop/get-started/api-call-limits
 */

const ERRORS = 'https://developer.ebay.com/api-docs/static/handling-error-messages.html';
const TOKENS = 'https://developer.ebay.com/api-docs/static/oauth-tokens.html';
const LIMITS = 'https://developer.ebay.com/develop/get-started/api-call-limits';
const tokenCodes = ['1001', '1002', '1003', '931', '932', '21916984', '21917053'] as const;

export default {
  id: 'ebay',
  name: 'eBay',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://developer.ebay.com/support/api-status',
  support: { url: 'https://developer.ebay.com/support', asks: ['request-id', 'timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['api.ebay.com', 'api.sandbox.ebay.com', 'apiz.ebay.com', 'apiz.sandbox.ebay.com'] },
  envelope: { requestId: ['header:X-EBAY-REQUEST-ID', 'header:rlogid'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_EBAY_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_CLIENT_ID_AND_SECRET' },
    { in: 'header', name: 'X-EBAY-API-IAF-TOKEN', placeholder: 'YOUR_EBAY_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'grant',
      when: { all: [{ status: [400, 401] }, { path: { contains: '/oauth2/token' } }] },
      title: 'eBay gave out no access token',
      summary: 'The token endpoint refused the client, the grant or the scope.',
      category: 'auth',
      causes: [
        { text: 'Client id and secret are wrong, or of the other environment', confirmedBy: { code: 'invalid_client' } },
        { text: 'A scope is misspelt, or not granted to this keyset', confirmedBy: { code: 'invalid_scope' } },
        {
          text: 'The code or refresh token was used before, has expired or is of another keyset',
          confirmedBy: { check: 'grant-used-before', with: { grant: 'code' } },
          ruledOutBy: { code: ['invalid_client', 'invalid_scope'] },
        },
        { text: 'No Basic credential of id and secret was sent', confirmedBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Send client id and secret of the same environment as Basic, and the scopes divided by spaces',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST {{origin|\'https://api.ebay.com\'}}/identity/v1/oauth2/token -u "$EBAY_CLIENT_ID:$EBAY_CLIENT_SECRET" \\\n  -d grant_type=client_credentials --data-urlencode scope=https://api.ebay.com/oauth/api_scope',
            },
          ],
          url: TOKENS,
        },
        { text: 'For redirect_uri send the RuName of the keyset, not an address' },
      ],
    },
    {
      id: 'invalid-token',
      when: {
        any: [
          { code: tokenCodes },
          { all: [{ status: 401 }, { not: { code: tokenCodes } }, { not: { path: { contains: '/oauth2/token' } } }] },
        ],
      },
      title: 'eBay did not accept the access token',
      summary: 'The token is missing, expired after its two hours, or of the other environment.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The token has expired', confirmedBy: { code: ['932', '21917053'] } },
        {
          text: 'The token is of the other environment: sandbox and production have separate keysets',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { code: ['932', '21917053'] }] },
        },
        {
          text: 'The token was cut off, or its user revoked the consent',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { code: ['932', '21917053'] }] },
        },
      ],
      fixes: [
        { text: 'Get a new token: with the refresh token for a user, with client credentials for the application', url: TOKENS },
        { text: 'Send it as Authorization: Bearer; the older XML APIs take it in X-EBAY-API-IAF-TOKEN' },
      ],
      links: [{ text: 'OAuth tokens', url: TOKENS }],
    },
    {
      id: 'access-denied',
      when: { any: [{ code: '1100' }, { all: [{ status: 403 }, { not: { code: '1100' } }] }] },
      title: 'The token lacks a scope for this call',
      summary: 'The token is valid, but lacks the scope, is of the wrong kind, or the keyset has no access to this API.',
      category: 'permission',
      causes: [
        { text: 'The user token was made without the scope of this API' },
        { text: 'An application token was used where a user token is needed, or the other way round' },
        { text: 'The API is restricted, and the keyset was not approved for it' },
      ],
      fixes: [
        {
          text: 'Look up the scopes in the method’s reference, and send the user through the consent with them',
          url: 'https://developer.ebay.com/api-docs/static/oauth-scopes.html',
        },
        { text: 'Apply for restricted APIs in the developer account' },
      ],
    },
    {
      id: 'limit',
      when: { any: [{ code: ['2001', '518'] }, { all: [{ status: 429 }, { not: { code: ['2001', '518'] } }] }] },
      title: 'The application’s calls of the day are used up',
      summary: 'Each API has a number of calls per day for a keyset, and some a limit over shorter times.',
      category: 'rate-limit',
      causes: [
        { text: 'The limit of this API is reached', confirmedBy: { code: ['2001', '518'] } },
        { text: 'Listings or orders are polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        {
          text: 'Ask the Analytics API which limit is used up, and when it resets',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://api.ebay.com'}}/developer/analytics/v1_beta/rate_limit/ -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Use bulk methods and notifications, and apply for a growth check to have limits raised', url: LIMITS },
      ],
      links: [{ text: 'API call limits', url: LIMITS }],
    },
    {
      id: 'not-found',
      when: {
        any: [
          { code: ['11001', '25710', '25713', '25702'] },
          { all: [{ status: 404 }, { not: { code: ['11001', '25710', '25713', '25702'] } }] },
        ],
      },
      title: 'eBay finds no such item or resource',
      summary: 'The id or SKU is unknown to this seller and environment, the listing has ended, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The item was not found by this id: it ended, or the id lacks its form v1|…|0', confirmedBy: { code: '11001' } },
        { text: 'No inventory item or offer exists for this SKU or id', confirmedBy: { code: ['25710', '25713', '25702'] } },
        { text: 'The resource belongs to the other environment or another seller' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Look an item up by get_item_by_legacy_id where you have the number of its page' },
        { text: 'Encode the SKU in the path, and compare it to the letter' },
      ],
    },
    {
      id: 'header-invalid',
      when: { all: [{ status: 400 }, { code: '25709' }] },
      title: 'A header or value has no valid form',
      summary: 'eBay could not use the value that the message names, often that of Accept-Language or Content-Language.',
      category: 'validation',
      causes: [
        {
          text: 'Content-Language is missing: writing to the Inventory API needs it',
          confirmedBy: { all: [{ message: { contains: 'Content-Language' } }, { not: { requestHeader: 'Content-Language' } }] },
        },
        {
          text: 'Accept-Language is not one that eBay takes: clients may add * or a list',
          confirmedBy: { message: { contains: 'Accept-Language' } },
        },
      ],
      fixes: [
        { text: 'Send both with one locale', snippets: [{ language: 'http', code: 'Content-Language: en-US\nAccept-Language: en-US' }] },
      ],
      links: [{ text: 'Error messages', url: ERRORS }],
    },
    {
      id: 'user-error',
      when: { all: [{ status: [400, 409] }, { responseField: '/errors/*/category', is: ['REQUEST', 'BUSINESS'] }] },
      title: 'eBay rejected the request',
      summary: 'A value is missing, not allowed, or against a rule of the marketplace; message and parameters say which.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'An item specific that the category requires is missing',
          confirmedBy: { all: [{ message: { contains: 'item specific' } }, { message: { contains: 'missing' } }] },
        },
        { text: 'The offer or item exists already', confirmedBy: { message: { contains: 'already exists' } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'A business rule was broken, such as a missing policy or location',
          confirmedBy: { responseField: '/errors/*/category', is: 'BUSINESS' },
        },
        { text: 'The marketplace is missing or wrong (X-EBAY-C-MARKETPLACE-ID)' },
      ],
      fixes: [
        { text: 'Read longMessage and parameters: they name the field, and often what to send' },
        {
          text: 'Ask the Taxonomy API for the aspects that the category requires',
          url: 'https://developer.ebay.com/api-docs/commerce/taxonomy/resources/category_tree/methods/getItemAspectsForCategory',
        },
        { text: 'For an offer that exists, update or publish it: parameters hold its offerId' },
      ],
      links: [{ text: 'Error messages', url: ERRORS }],
    },
    {
      id: 'ebay-failed',
      when: {
        any: [
          { all: [{ status: '5xx' }, { not: { responseField: '/errors/*/category', is: 'APPLICATION' } }] },
          { responseField: '/errors/*/category', is: 'APPLICATION' },
        ],
      },
      title: 'eBay failed',
      summary: 'The failure is on eBay’s side: an application error or an outage.',
      category: 'server',
      causes: [
        { text: 'An error inside eBay’s application', confirmedBy: { responseField: '/errors/*/category', is: 'APPLICATION' } },
        { text: 'Everything sent to eBay fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the API status', url: 'https://developer.ebay.com/support/api-status' }],
    },
  ],
} satisfies RulePack;

const origin = 'https://api.sandbox.ebay.com';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer v^1.1#FAKE' };

const refused = (rule: string, why: string, status: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: `${origin}/sell/inventory/v1/offer`, headers: key, body: '{"sku":"x"}' },
  response: { status, headers: { ...json, rlogid: 't6EX' }, body: JSON.stringify({ errors: [error] }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'grant',
    why: 'a keyset of the other environment',
    request: {
      method: 'POST',
      url: `${origin}/identity/v1/oauth2/token`,
      headers: { Authorization: 'Basic ZmFrZTpmYWtl', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&scope=x',
    },
    response: { status: 401, headers: json, body: '{"error":"invalid_client","error_description":"client authentication failed"}' },
    verdicts: { confirmed: ['Client id and secret'], 'ruled-out': ['The code or refresh'] },
  },
  refused(
    'invalid-token',
    'two hours later',
    401,
    {
      errorId: 1001,
      domain: 'OAuth',
      category: 'REQUEST',
      message: 'Invalid access token',
      longMessage: 'Invalid access token. Check the value of the Authorization HTTP request header.',
    },
    {
      verdicts: { possible: ['The token is of the other'], 'ruled-out': ['No token'] },
    },
  ),
  refused('access-denied', 'a scope too few', 403, {
    errorId: 1100,
    domain: 'ACCESS',
    category: 'REQUEST',
    message: 'Access denied',
    longMessage: 'Insufficient permissions to fulfill the request.',
  }),
  refused(
    'limit',
    'a day’s calls',
    429,
    {
      errorId: 2001,
      domain: 'ACCESS',
      category: 'REQUEST',
      message: 'Too many requests.',
      longMessage: 'The request limit has been reached for the resource.',
    },
    {
      verdicts: { confirmed: ['The limit of this API'] },
    },
  ),
  refused(
    'not-found',
    'an ended item',
    404,
    { errorId: 11001, domain: 'API_BROWSE', category: 'REQUEST', message: 'The specified item Id was not found.' },
    {
      request: { url: `${origin}/buy/browse/v1/item/v1%7C1%7C0`, headers: key },
      verdicts: { confirmed: ['The item was not found'] },
    },
  ),
  refused(
    'header-invalid',
    'no language',
    400,
    { errorId: 25709, domain: 'API_INVENTORY', category: 'REQUEST', message: 'Invalid value for header Content-Language.' },
    {
      verdicts: { confirmed: ['Content-Language is missing'] },
    },
  ),
  refused(
    'user-error',
    'a missing brand',
    400,
    {
      errorId: 25002,
      domain: 'API_INVENTORY',
      category: 'REQUEST',
      message: 'A user error has occurred. The item specific Brand is missing.',
    },
    {
      verdicts: { confirmed: ['An item specific'] },
    },
  ),
  refused(
    'ebay-failed',
    'a fault',
    500,
    { errorId: 25001, domain: 'API_INVENTORY', category: 'APPLICATION', message: 'A system error has occurred.' },
    {
      verdicts: { confirmed: ['An error inside'] },
    },
  ),
  {
    rule: null,
    why: 'near miss: another marketplace with the same number',
    request: { url: 'https://market.other.example/item/1' },
    response: { status: 404, headers: json, body: '{"errors":[{"errorId":11001,"message":"x"}]}' },
  },
];
