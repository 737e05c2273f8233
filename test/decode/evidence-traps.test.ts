import { describe, expect, it } from 'vitest';
import { askCheck, json, jwt, keyPack, type Situation, seconds } from './evidence-exchange';

const jsonType = { 'content-type': 'application/json' };
const says = (status: number, message: string): Situation => ({ status, body: json({ message }), responseHeaders: jsonType });
const field = (name: string, message: string): Situation => ({
  status: 422,
  body: json({ errors: { [name]: [message] } }),
  responseHeaders: jsonType,
});
const sends = (value: unknown): Situation => ({ method: 'POST', requestHeaders: jsonType, requestBody: json(value) });
const auth = (authorization: string): Situation => ({ requestHeaders: { authorization } });

/** What looks like a cause and is none: nothing here may be confirmed. */
const traps: readonly (readonly [why: string, check: string, situation: Situation])[] = [
  [
    'a type at odds with the body, under which the endpoint has worked',
    'content-type-mismatch',
    {
      ...says(422, 'amount must be positive'),
      method: 'POST',
      requestBody: json({ amount: -1 }),
      requestHeaders: { 'content-type': 'text/plain;charset=UTF-8' },
      url: 'https://pay.example/charges',
      before: [
        {
          secondsAgo: 9,
          method: 'POST',
          requestBody: json({ amount: 1 }),
          requestHeaders: { 'content-type': 'text/plain;charset=UTF-8' },
          url: 'https://pay.example/charges',
          status: 201,
        },
      ],
    },
  ],
  [
    'a list of names of fields is no list of values',
    'value-not-listed',
    { ...says(422, "Unknown field 'status'. Allowed: name, email"), ...sends({ status: 'x' }) },
  ],
  [
    'a value that is taken is in no list',
    'value-not-listed',
    { ...field('email', 'is not in use, sorry'), ...sends({ email: 'a@b.example' }) },
  ],
  [
    'a server that failed to get a body does not refuse one',
    'body-not-allowed',
    { ...says(400, 'Failed to get content of the body'), ...sends({ a: 1 }), method: 'GET' },
  ],
  ['an http address that was merely not found', 'plain-http', { ...says(404, 'Not found'), url: 'http://api.shop.example/x' }],
  [
    'an idempotency key sent before, and an answer that speaks of something else',
    'idempotency-key-reused',
    {
      ...says(422, 'amount must be positive'),
      ...sends({ amount: -1 }),
      requestHeaders: { ...jsonType, 'idempotency-key': 'k-1' },
      url: 'https://pay.example/charges',
      before: [
        {
          secondsAgo: 9,
          ...sends({ amount: 0 }),
          requestHeaders: { ...jsonType, 'idempotency-key': 'k-1' },
          url: 'https://pay.example/charges',
          status: 422,
        },
      ],
    },
  ],
  [
    'a host that the request itself names',
    'wrong-host',
    {
      ...says(400, 'The redirect host https://app2.shop.example/cb is not registered, use another'),
      ...sends({ redirect_uri: 'https://app2.shop.example/cb' }),
      url: 'https://api.shop.example/clients',
    },
  ],
  [
    'a page of documentation that the answer names',
    'wrong-host',
    { ...says(404, 'No such endpoint. Use https://docs.shop.example/reference instead'), url: 'https://api.shop.example/x' },
  ],
  [
    'the tag of another representation',
    'etag-stale',
    {
      status: 412,
      method: 'PUT',
      url: 'https://api.shop.example/docs/1?lang=en',
      requestHeaders: { 'if-match': '"a"' },
      before: [{ secondsAgo: 9, url: 'https://api.shop.example/docs/1?lang=de', responseHeaders: { etag: '"b"' } }],
    },
  ],
  [
    'a cookie of another kind that goes elsewhere, and a key that is wanted',
    'cookies-absent',
    {
      ...says(401, 'Header X-Session-Key is invalid'),
      url: 'https://api.shop.example/me',
      requestHeaders: { accept: '*/*', 'x-session-key': 'k' },
      before: [{ secondsAgo: 9, url: 'https://api.shop.example/login', responseHeaders: { 'set-cookie': 'theme=dark; Path=/ui' } }],
    },
  ],
  [
    'a parameter that may come in either place',
    'field-missing',
    { ...says(400, 'tenant is required in the query or in the body'), ...sends({ tenant: 'a' }) },
  ],
  [
    'an id that is no UUID where none is asked for',
    'uuid-malformed',
    { ...says(400, 'Invalid user_id'), url: 'https://a.example/x?user_id=7' },
  ],
  ['two dates in a row are no UUID', 'uuid-malformed', { ...says(404, 'Not found'), url: 'https://a.example/r/2026-11-21-2026-11-22' }],
  [
    'a UUID in capitals is well formed',
    'uuid-malformed',
    { ...says(400, 'Invalid UUID'), url: 'https://a.example/r/3F2504E0-4F89-11D3-9A0C-0305E82C3301' },
  ],
  [
    'a list of choices is no array',
    'field-wrong-type',
    { ...field('colour', 'must be in the list of allowed values'), ...sends({ colour: 'red' }) },
  ],
  ['a phone number is no number', 'field-wrong-type', { ...field('phone', 'is not a valid phone number'), ...sends({ phone: '+31 6' }) }],
  [
    'an address that is taken is of the right type',
    'field-wrong-type',
    { ...field('email', 'The email has already been taken'), ...sends({ email: 'a@b.example' }) },
  ],
  [
    'a key pair in Basic where tokens of another form go into Bearer',
    'credential-wrong-prefix',
    {
      ...auth('Basic YWJjOmRlZg=='),
      status: 401,
      pack: {
        ...keyPack,
        credentials: [
          { in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['tok_'], placeholder: 'TOKEN' },
          { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'KEY_PAIR' },
        ],
      },
    },
  ],
  ...[
    "Object with ID '123' does not exist, cannot be loaded due to missing permissions",
    "Plan 'pro' is required to use this feature",
    "The role 'admin' is required",
    "File 'a.txt' is missing",
  ].map((message): (typeof traps)[number] => [
    `the name of a thing is no field: ${message}`,
    'field-missing',
    { ...says(400, message), ...sends({ name: 'x' }) },
  ]),
  [
    'a header that was sent under another case',
    'field-missing',
    { ...says(400, "Header 'X-Tenant' is required"), method: 'POST', requestHeaders: { ...jsonType, 'x-tenant': 'a' }, requestBody: '{}' },
  ],
  [
    'a field that only lacks elsewhere',
    'field-missing',
    { ...field('email', 'is required'), ...sends({ user: { email: 'a@b.example' } }) },
  ],
  ['a name in a sentence may be capitalised', 'field-missing', { ...says(422, "Name can't be blank"), ...sends({ name: 'x' }) }],
  [
    'what concerns no field is no field',
    'field-missing',
    { ...field('non_field_errors', 'Start is required before end.'), ...sends({ start: 1 }) },
  ],
  [
    'a required field that was sent in the query',
    'field-missing',
    { ...says(400, "Missing required 'user_id' parameter."), url: 'https://a.example/x?user_id=7' },
  ],
  [
    'a required field in a form',
    'field-missing',
    {
      ...field('name', 'is required'),
      method: 'POST',
      requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
      requestBody: 'name=x',
    },
  ],
  ['a path parameter cannot be looked up by name', 'field-missing', field('path.id', 'Field required')],
  [
    'a GraphQL variable that was sent',
    'field-missing',
    { ...says(400, 'Variable "$id" of required type "ID!" was not provided.'), ...sends({ query: 'query A', variables: { id: 1 } }) },
  ],
  ['a header that was sent', 'field-missing', { ...says(400, 'Missing required header: X-Org-ID'), requestHeaders: { 'x-org-id': '7' } }],
  ['an authentication that is required is no field', 'field-missing', { ...says(401, 'Authentication is required'), ...sends({ a: 1 }) }],
  [
    'Digest parameters have quotes',
    'credential-stray-characters',
    { ...says(401, 'No'), ...auth('Digest username="a", realm="b", response="c"') },
  ],
  [
    'OAuth 1.0 parameters are no placeholders',
    'credential-placeholder',
    { ...says(401, 'No'), ...auth('OAuth oauth_consumer_key="your_key_here"') },
  ],
  ['a key may hold the word test', 'credential-placeholder', { ...says(401, 'No'), ...auth('Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc') }],
  ['a blotted-out key is no placeholder', 'credential-placeholder', { ...says(401, 'No'), ...auth('Bearer [REDACTED]') }],
  [
    'a blotted-out key has no wrong prefix',
    'credential-wrong-prefix',
    { ...says(401, 'No'), pack: keyPack, requestHeaders: { 'x-api-key': '********' } },
  ],
  [
    'a login carries its credential in the body',
    'credential-missing',
    { ...says(401, 'Invalid email or password'), ...sends({ email: 'a', password: 'b' }) },
  ],
  [
    'a session is a credential, too',
    'credential-missing',
    { ...says(401, 'Authentication required'), requestHeaders: { cookie: 'sid=1' } },
  ],
  [
    '“missing or invalid” says neither',
    'credential-missing',
    { ...says(401, 'Missing or invalid API key.'), requestHeaders: { 'x-api-key': 'a' } },
  ],
  [
    'a token that is valid by the server’s clock',
    'credential-expired',
    { ...says(401, 'No'), ...auth(`Bearer ${jwt({ exp: seconds(-30) })}`), responseHeaders: { date: 'Sat, 21 Nov 2026 08:55:00 GMT' } },
  ],
  [
    '“invalid, expired, or revoked” says none of the three',
    'credential-expired',
    { ...says(401, 'The token is invalid, expired, or revoked'), ...auth('Bearer a') },
  ],
  ['a trial that expired is no token', 'credential-expired', { ...says(402, 'Your trial has expired'), ...auth('Bearer a') }],
  [
    'an audience of an advertisement',
    'credential-audience',
    { ...says(403, 'You may not edit this audience'), ...auth(`Bearer ${jwt({ aud: 'x' })}`) },
  ],
  [
    'the issuer of a card',
    'credential-audience',
    { ...says(402, 'The issuer declined; invalid card'), ...auth(`Bearer ${jwt({ iss: 'x' })}`) },
  ],
  [
    'a Basic challenge of a server that takes Bearer, too',
    'credential-wrong-scheme',
    { status: 401, responseHeaders: { 'www-authenticate': 'Basic realm="x"' }, ...auth('Bearer a') },
  ],
  ['a request without cookies needs none as a rule', 'cookies-absent', { ...says(401, 'Unauthorized'), requestHeaders: { accept: '*/*' } }],
  ['a resource’s version is not the API’s', 'wrong-version', { ...says(409, 'Version 3 not found'), url: 'https://a.example/v1/x' }],
  ['braces are usual in a query', 'url-unencoded', { status: 400, url: 'https://a.example/x?variables={"a":1}'.replaceAll('"', '%22') }],
  [
    '401s of another host',
    'auth-failures',
    {
      ...says(401, 'No'),
      with: { count: 3 },
      url: 'https://a.example/',
      before: [1, 2, 3, 4].map((secondsAgo) => ({ secondsAgo, status: 401, url: 'https://b.example/' })),
    },
  ],
  [
    'requests outside the window',
    'too-many-requests',
    { ...says(429, 'Slow'), with: { limit: 3, withinSeconds: 60 }, before: [70, 71, 72, 73].map((secondsAgo) => ({ secondsAgo })) },
  ],
  [
    'preflights are no requests of the page’s',
    'too-many-requests',
    { ...says(429, 'Slow'), with: { limit: 3 }, before: [1, 2, 3, 4].map((secondsAgo) => ({ secondsAgo, method: 'OPTIONS' })) },
  ],
  [
    'a wait that was honoured',
    'retry-ignored',
    { ...says(429, 'Slow'), before: [{ secondsAgo: 6, status: 429, responseHeaders: { 'retry-after': '5' } }] },
  ],
  [
    'one endpoint of several',
    'host-failing-everywhere',
    {
      ...says(503, 'Down'),
      before: [
        { secondsAgo: 2, url: 'https://api.shop.example/b', status: 503 },
        { secondsAgo: 1, url: 'https://api.shop.example/c' },
      ],
    },
  ],
  ['a success that was a failure', 'worked-before', { ...says(401, 'No'), before: [{ secondsAgo: 5, status: 500 }] }],
  [
    'another body is another request',
    'duplicate-in-flight',
    {
      ...says(409, 'Exists'),
      ...sends({ a: 1 }),
      before: [{ secondsAgo: 0, method: 'POST', requestHeaders: jsonType, requestBody: json({ b: 1 }) }],
    },
  ],
  [
    'a redirect that kept the header',
    'redirect-dropped-header',
    {
      ...says(401, 'No'),
      url: 'https://a.example/v2',
      ...auth('Bearer a'),
      before: [{ secondsAgo: 1, url: 'https://a.example/v1', status: 302, responseHeaders: { location: '/v2' }, ...auth('Bearer a') }],
    },
  ],
  [
    'a limit that was not reached',
    'body-over-stated-limit',
    { ...says(413, 'File exceeds 50MB limit'), method: 'POST', requestHeaders: { 'content-length': '49000000' } },
  ],
  [
    'dates in two time zones',
    'date-order',
    { status: 400, url: 'https://a.example/?start=2026-03-02T01:00:00%2B09:00&end=2026-03-01T17:00:00Z' },
  ],
  [
    'a form sent as a form',
    'json-malformed',
    { status: 400, method: 'POST', requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' }, requestBody: 'a=1' },
  ],
  ['an old method that is allowed', 'method-not-allowed', { status: 405, method: 'POST', responseHeaders: { allow: 'GET, POST' } }],
];

describe('nothing is confirmed by what merely looks like a cause', () => {
  it.each(traps)('%s', (_why, check, situation) => {
    const answer = askCheck(check, situation);
    expect([answer.verdict === 'yes', answer.evidence]).toEqual([false, answer.evidence]);
  });
});

describe('and yet is confirmed by the real thing beside it', () => {
  it.each<[string, string, Situation]>([
    [
      'a GraphQL variable was left out',
      'field-missing',
      { ...says(400, 'Variable "$id" of required type "ID!" was not provided.'), ...sends({ query: 'query A', variables: {} }) },
    ],
    ['a header was left out', 'field-missing', { ...says(400, 'Missing required header: X-Org-ID'), requestHeaders: { accept: '*/*' } }],
    [
      'Spring names the type between backticks',
      'field-wrong-type',
      { ...field('age', 'Cannot deserialize value of type `int` from String'), ...sends({ age: 'x' }) },
    ],
    [
      'a schema names the type between quotes',
      'field-wrong-type',
      { ...field('age', "'x' is not of type 'integer'"), ...sends({ age: 'x' }) },
    ],
    ['what was got is no wish', 'field-wrong-type', { ...field('path', 'expected string, got null'), ...sends({ path: null }) }],
    [
      'a JWT was made for another audience',
      'credential-audience',
      { ...says(401, 'jwt audience invalid. expected: api'), ...auth(`Bearer ${jwt({ aud: 'web' })}`) },
    ],
    [
      'the API version is gone',
      'wrong-version',
      { ...says(410, 'This API version is no longer supported'), url: 'https://a.example/v1/x' },
    ],
    [
      'a UUID lacks a character',
      'uuid-malformed',
      { ...says(404, 'Not found'), url: 'https://a.example/x/3f2504e0-4f89-11d3-9a0c-0305e82c330' },
    ],
  ])('%s', (_why, check, situation) => {
    const answer = askCheck(check, situation);
    expect([answer.verdict, answer.evidence]).toEqual(['yes', answer.evidence]);
  });
});
