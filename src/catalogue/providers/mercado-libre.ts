import type { Condition, Example, RulePack } from '../../model';

/**
 * Mercado Libre's marketplace API. Sources: https://developers.mercadolibre.com.ar/en_us/authentication-and-authorization,
 * https://developers.mercadolibre.com.ar/es_ar/error-403, https://developers.mercadolibre.com.ar/en_us/listing-validator
 */

const AUTH = 'https://developers.mercadolibre.com.ar/en_us/authentication-and-authorization';
const APPS = 'https://developers.mercadolibre.com.ar/devcenter';

/** Beside warnings it is not certain which entry was the one that blocks. */
const refusedFor = (code: string | readonly string[]): Condition => ({
  all: [{ responseField: '/cause/*/code', is: { contains: code } }, { not: { responseField: '/cause/*/type', is: 'warning' } }],
});

export default {
  id: 'mercado-libre',
  name: 'Mercado Libre',
  kind: 'api',
  docs: 'https://developers.mercadolibre.com.ar/en_us/api-docs',
  support: {
    url: 'https://developers.mercadolibre.com.ar/support',
    asks: ['request-id', 'timestamp', 'request', 'response', 'account'],
  },
  recognize: { hosts: ['api.mercadolibre.com'] },
  envelope: { requestId: ['header:X-Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['APP_USR-'], placeholder: 'YOUR_ACCESS_TOKEN' },
    { in: 'query', name: 'access_token', prefixes: ['APP_USR-'], placeholder: 'YOUR_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'grant',
      when: { all: [{ status: [400, 401] }, { path: '/oauth/token' }] },
      title: 'Mercado Libre gave out no access token',
      summary: 'The exchange of a code or refresh token was refused; each of them is good for one exchange.',
      category: 'auth',
      causes: [
        {
          text: 'The refresh token was used before: each exchange returns a new one',
          confirmedBy: { check: 'grant-used-before', with: { grant: 'refresh_token' } },
        },
        { text: 'The code was used before or has expired', confirmedBy: { check: 'grant-used-before', with: { grant: 'code' } } },
        {
          text: 'redirect_uri is not, to the letter, the one that is set in the application',
          confirmedBy: { check: 'redirect-uri-differs' },
        },
        { text: 'Client id or secret is wrong', confirmedBy: { code: 'invalid_client' } },
        {
          text: 'The person who authorized is an operator: only the account’s main user may',
          confirmedBy: { responseText: { contains: 'invalid_operator_user_id' } },
        },
      ],
      fixes: [
        { text: 'Store the refresh token of each answer, and use only the latest' },
        { text: 'Send the seller through the authorization again when no valid refresh token is left', url: AUTH },
      ],
      links: [{ text: 'Authentication and authorization', url: AUTH }],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: { path: '/oauth/token' } }] },
      title: 'Mercado Libre did not accept the access token',
      summary: 'The call needs a current access token of the user as Bearer; a token lives six hours.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'What was sent does not begin with APP_USR-', confirmedBy: { check: 'credential-wrong-prefix' } },
        { text: 'The token has expired: six hours have passed since it was issued', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The user revoked the permission, or changed the password', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Get a new token with the refresh token, and send it as Bearer',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST https://api.mercadolibre.com/oauth/token -d grant_type=refresh_token \\\n  -d client_id="$APP_ID" -d client_secret="$CLIENT_SECRET" -d refresh_token="$REFRESH_TOKEN"',
            },
          ],
          url: AUTH,
        },
      ],
    },
    {
      id: 'policy',
      when: { any: [{ responseField: '/blocked_by', is: 'PolicyAgent' }, { code: 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES' }] },
      title: 'A policy of Mercado Libre blocked the request',
      summary: 'The PolicyAgent refused the call before the API saw it: the application, user or resource does not meet a policy.',
      category: 'permission',
      causes: [
        { text: 'No access token was sent, and the resource is no longer public', confirmedBy: { check: 'credential-missing' } },
        { text: 'The application lacks the functional permission for this resource', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The resource was closed to applications that are not certified' },
      ],
      fixes: [
        { text: 'Send a token, and enable the permission of this resource in the application’s settings', url: APPS },
        { text: 'Let the seller authorize again after permissions changed' },
      ],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: { responseField: '/blocked_by' } }] },
      title: 'This user or application may not do that',
      summary: 'The token is valid but belongs to another user than the resource, or the application is blocked or lacks a scope.',
      category: 'permission',
      causes: [
        { text: 'The resource belongs to another seller than the token', ruledOutBy: { check: 'credential-missing' } },
        { text: 'No access token was sent', confirmedBy: { check: 'credential-missing' } },
        { text: 'The application lacks a scope', confirmedBy: { responseField: '/error', is: { contains: 'invalid scopes' } } },
        { text: 'The application is blocked or disabled, or the user inactive or not yet validated' },
        { text: 'The server’s address is not on the application’s list of allowed addresses' },
      ],
      fixes: [
        { text: 'Compare the user of the token (GET /users/me) with the owner of the resource' },
        { text: 'Check scopes, status and allowed addresses of the application', url: APPS },
      ],
      links: [{ text: 'Error 403', url: 'https://developers.mercadolibre.com.ar/es_ar/error-403' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Mercado Libre finds no such resource',
      summary: 'The id is unknown, of another site, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The item, order or user was deleted, or never existed' },
        { text: 'The id lacks its site (MLA, MLB, MLM…), or has that of another' },
      ],
      fixes: [{ text: 'Check the id with its site prefix, and the path, against the reference' }],
    },
    {
      id: 'validation',
      when: { status: [400, 422] },
      title: 'Mercado Libre rejected the request',
      summary: 'Values are missing or not allowed; cause lists a code and a message for each of them.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'An attribute that the category requires is missing',
          confirmedBy: refusedFor('attributes.missing_required'),
        },
        {
          text: 'Price, quantity or condition was refused',
          confirmedBy: refusedFor(['item.price', 'item.available_quantity', 'item.condition']),
        },
        {
          text: 'The pictures were refused: they may be missing or too small',
          confirmedBy: refusedFor('pictures'),
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Correct what each entry of cause names; entries of type warning do not block' },
        {
          text: 'Ask for the category’s attributes before listing',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.mercadolibre.com/categories/MLA1055/attributes -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Test a listing with POST /items/validate' },
      ],
      links: [{ text: 'Listing validator', url: 'https://developers.mercadolibre.com.ar/en_us/listing-validator' }],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'The resource was changed at the same time',
      summary: 'Another change of the resource came in between, or is still being processed.',
      category: 'conflict',
      causes: [
        { text: 'Two changes of one item or order ran at once', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'Mercado Libre itself, or the seller on the site, changed it in the meantime' },
      ],
      fixes: [{ text: 'Fetch the resource again, apply the change to it, and send it once more, one change at a time' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Mercado Libre is asked too often',
      summary: 'The application sent more requests than Mercado Libre takes in a short time; the number is not published.',
      category: 'rate-limit',
      causes: [
        { text: 'Resources are polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'Many requests run at once' },
      ],
      fixes: [
        { text: 'Try again with growing waits' },
        { text: 'Use notifications in place of polling, and fetch up to 20 items at once with /items?ids=' },
      ],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'Mercado Libre failed',
      summary: 'The failure is on Mercado Libre’s side: a fault, an overload or maintenance.',
      category: 'server',
      causes: [
        { text: 'A fault or maintenance at Mercado Libre' },
        { text: 'Everything sent to Mercado Libre fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Look whether a change went through, then try again with growing waits' }],
    },
  ],
} satisfies RulePack;

const origin = 'https://api.mercadolibre.com';
const json = { 'Content-Type': 'application/json' };
const key = { Authorization: 'Bearer APP_USR-FAKE-0000' };

const refused = (rule: string, why: string, status: number, error: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: `${origin}/orders/123`, headers: key },
  response: { status, headers: json, body: JSON.stringify({ message, error, status, cause: [] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'grant',
    'a refresh token used twice',
    400,
    'invalid_grant',
    'Error validating grant. Your authorization code or refresh token may be expired or it was already used',
    {
      request: {
        method: 'POST',
        url: `${origin}/oauth/token`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=refresh_token&refresh_token=TG-FAKE',
      },
      verdicts: { possible: ['The refresh token was used'] },
    },
  ),
  refused('unauthorized', 'no token', 401, 'unauthorized', 'authorization value not present', {
    request: { url: `${origin}/users/me`, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No access token'], 'ruled-out': ['The token has expired'] },
  }),
  {
    rule: 'policy',
    why: 'a resource that is no longer public',
    request: { url: `${origin}/sites/MLA/search?q=phone`, headers: { Accept: 'application/json' } },
    response: {
      status: 403,
      headers: json,
      body: '{"code":"PA_UNAUTHORIZED_RESULT_FROM_POLICIES","blocked_by":"PolicyAgent","message":"At least one policy returned UNAUTHORIZED.","status":403}',
    },
    verdicts: { confirmed: ['No access token'] },
  },
  refused('forbidden', 'an order of another seller', 403, 'forbidden', 'forbidden'),
  {
    rule: 'forbidden',
    why: 'a scope too few',
    request: { url: `${origin}/orders/123`, headers: key },
    response: { status: 403, headers: json, body: '{"status":403,"error":"Invalid scopes","code":"FORBIDDEN"}' },
    verdicts: { confirmed: ['The application lacks a scope'] },
  },
  refused('not-found', 'an unknown item', 404, 'not_found', 'Item with id MLA00000000 not found'),
  {
    rule: 'validation',
    why: 'an attribute too few',
    request: { method: 'POST', url: `${origin}/items`, headers: { ...key, ...json }, body: '{"title":"Phone","category_id":"MLA1055"}' },
    response: {
      status: 400,
      headers: json,
      body: '{"message":"Validation error","error":"validation_error","status":400,"cause":[{"code":"item.attributes.missing_required","message":"The attributes [BRAND] are required","type":"error"}]}',
    },
    verdicts: { confirmed: ['An attribute that the category'] },
  },
  refused('conflict', 'two changes at once', 409, 'conflict', 'Optimistic locking error'),
  {
    rule: 'rate-limit',
    why: 'told in plain text',
    request: { url: `${origin}/items/MLA1`, headers: key },
    response: { status: 429, headers: { 'Content-Type': 'text/plain' }, body: 'local_rate_limited' },
  },
  refused('failed', 'maintenance', 503, 'service_not_available', 'Service not available'),
  {
    rule: null,
    why: 'near miss: the same words from another host',
    request: { url: 'https://shop.other.example/items/MLA1' },
    response: { status: 404, headers: json, body: '{"message":"Item with id MLA1 not found","error":"not_found","status":404,"cause":[]}' },
  },
];
