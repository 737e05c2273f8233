import type { Example, RulePack, Snippet } from '../../model';

// Meanings after RFC 9110 section 15.5 and the RFCs named at each status; the list is IANA's HTTP Status Code Registry.

const waitAndRetry: Snippet = {
  language: 'javascript',
  code: [
    "const response = await fetch({{url|'https://api.example.com/v1/items'}});",
    'if (response.status === 429) {',
    "  const seconds = Number(response.headers.get('Retry-After')) || 30;",
    '  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));',
    '  // then send it once more, doubling the wait each time it fails again',
    '}',
  ].join('\n'),
};

const sendJson: Snippet = {
  language: 'javascript',
  code: [
    "await fetch({{url|'https://api.example.com/v1/items'}}, {",
    "  method: {{method|'POST'}},",
    "  headers: { 'Content-Type': 'application/json' },",
    "  body: JSON.stringify({ name: 'example' }),",
    '});',
  ].join('\n'),
};

export default {
  id: 'http-status-4xx',
  name: 'HTTP client errors',
  kind: 'standard',
  docs: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  rules: [
    {
      id: '400',
      when: { status: 400 },
      title: 'The server could not use the request as sent',
      summary: 'Something in the URL, headers or body is malformed or breaks a rule of the API, so it was not processed.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        { text: 'A field has the wrong type', when: { check: 'field-wrong-type' } },
        { text: 'Content-Type does not match what the body really is', when: { check: 'content-type-mismatch' } },
        { text: 'A body was sent without a Content-Type', when: { check: 'content-type-missing' } },
        { text: 'The multipart Content-Type lacks its boundary', when: { check: 'multipart-boundary-missing' } },
        { text: 'The URL holds characters that must be percent-encoded', when: { check: 'url-unencoded' } },
        { text: 'An id in the path or body is not a valid UUID', confirmedBy: { check: 'uuid-malformed' } },
        { text: 'A value is empty, out of range, of the wrong type (a text where an integer is meant) or holds forbidden characters' },
        { text: 'A value is out of the allowed range', confirmedBy: { check: 'field-out-of-range' } },
        { text: 'A field is unknown to the API, or misspelt', confirmedBy: { check: 'field-unknown' } },
        { text: 'A variable in the URL was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'Two values contradict each other' },
      ],
      fixes: [
        { text: 'Read the message of the answer: it usually names the field, or the characters, to change or remove.' },
        { text: 'Let the language build the JSON and its Content-Type instead of gluing text.', snippets: [sendJson] },
        {
          text: 'Encode every value that goes into a URL.',
          snippets: [{ language: 'javascript', code: "const query = new URLSearchParams({ q: 'a & b', page: '2' });" }],
        },
        { text: 'Compare names and types of all fields with the documentation of this endpoint.' },
      ],
    },
    {
      id: '401',
      when: { status: 401 },
      title: 'The request is not authenticated',
      summary: 'The server found no credential, or one that it does not accept.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The credential was sent in the wrong place', when: { check: 'credential-wrong-place' } },
        { text: 'The Authorization scheme is not the one the API asks for', when: { check: 'credential-wrong-scheme' } },
        { text: 'The key starts with the wrong prefix', when: { check: 'credential-wrong-prefix' } },
        { text: 'White space, quotes or a line break were sent with the credential', when: { check: 'credential-stray-characters' } },
        { text: 'A placeholder was left where the credential belongs', when: { check: 'credential-placeholder' } },
        { text: 'The token has expired', when: { check: 'credential-expired' } },
        { text: 'The token is not valid yet, or a clock is wrong', when: { check: 'credential-not-yet-valid' } },
        { text: 'The token was issued for another audience', when: { check: 'credential-audience' } },
        { text: 'A test credential was used against the live system, or the reverse', when: { check: 'credential-wrong-mode' } },
        { text: 'The credential was revoked or replaced', ruledOutBy: { check: 'credential-missing' } },
        { text: 'A redirect dropped the Authorization header', when: { check: 'redirect-dropped-header' } },
        { text: 'The session ended' },
        { text: 'The session cookie was not sent with the call', when: { check: 'cookies-absent' } },
      ],
      fixes: [
        { text: 'Send the credential in the header that WWW-Authenticate or the documentation names, exactly as issued.' },
        {
          text: 'Try the credential outside the page, to tell a bad credential from one that is not sent.',
          snippets: [
            {
              language: 'bash',
              code: "curl -i {{url|'https://api.example.com/v1/me'}} -H 'Authorization: Bearer {{credential|YOUR_TOKEN}}'",
            },
          ],
        },
        { text: 'Sign in again or refresh the token; if that also fails, issue a new one.' },
        {
          text: 'For cookie sessions across origins, ask for them to be sent and allow it on the server.',
          snippets: [{ language: 'javascript', code: "await fetch({{url|'https://api.example.com/v1/me'}}, { credentials: 'include' });" }],
        },
      ],
    },
    {
      id: '402',
      when: { status: 402 },
      title: 'Payment is required',
      summary: 'The server refuses until something is paid: a plan, a balance, an invoice, or the payment itself.',
      category: 'billing',
      causes: [
        { text: 'The plan does not include this feature or its volume is used up' },
        { text: 'The balance or credit of the account is exhausted' },
        { text: 'An invoice is overdue or the card on file was declined' },
        { text: 'The payment that this request makes was declined by the bank or card issuer' },
      ],
      fixes: [
        { text: 'Open the billing page of the account: look for an overdue invoice, an empty balance or a limit of the plan.' },
        { text: 'If the request itself takes a payment, ask the customer for another card or payment method.' },
        { text: 'Do not retry unchanged: the answer stays the same until the account changes.' },
      ],
    },
    {
      id: '403',
      when: { status: 403 },
      title: 'The server refuses this caller',
      summary: 'The server understood the request and will not do it for whoever sent it; signing in again rarely helps.',
      category: 'permission',
      causes: [
        {
          text: 'The account, role or token lacks the permission or scope for this action',
          confirmedBy: {
            any: [
              { check: 'credential-lacks-scope' },
              {
                message: {
                  contains: [
                    'insufficient permission',
                    'insufficient privilege',
                    'insufficient scope',
                    'insufficient_scope',
                    'lacks permission',
                    'lacks the permission',
                    'lacks the required scope',
                    'missing permission',
                    'missing required scope',
                    'missing scope',
                    'not have permission',
                    'not have the required permission',
                    'not have the required role',
                    'not have the required scope',
                    'requires permission',
                    'requires scope',
                    'requires the permission',
                    'requires the role',
                    'requires the scope',
                  ],
                },
              },
            ],
          },
        },
        { text: 'The CSRF token is missing or stale', when: { check: 'csrf-missing' } },
        {
          text: 'No credential was sent, and the server says 403 where others say 401',
          confirmedBy: { check: 'credential-missing', with: { stated: true } },
        },
        {
          text: 'Too many failed sign-ins led to a block',
          confirmedBy: { check: 'auth-failures', with: { withinSeconds: 3600 } },
        },
        { text: 'A firewall, bot check, IP list or country rule in front of the API blocked the call' },
        { text: 'The Origin, Referer or IP address is not on the allow list of the key' },
        { text: 'The resource belongs to another account, organisation or project' },
      ],
      fixes: [
        { text: 'Check which permission or scope this endpoint asks for and whether this token or role has it.' },
        { text: 'Make sure the credential belongs to the account, organisation and project that owns the resource.' },
        { text: 'If the answer is an HTML page, a firewall or CDN wrote it: give its owner the request or ray id.' },
        { text: 'For forms and cookie sessions, fetch a fresh CSRF token and send it in the header the framework expects.' },
      ],
    },
    {
      id: '404',
      when: { status: 404 },
      title: 'There is nothing at this URL',
      summary: 'No route or resource matches this method and URL, or the server hides it from this caller.',
      category: 'not-found',
      causes: [
        { text: 'The path has a double slash, usually from joining a base URL and a path', when: { check: 'double-slash' } },
        { text: 'The path ends with a slash, or lacks one that the route needs', confirmedBy: { check: 'trailing-slash' } },
        { text: 'The id in the path is malformed', confirmedBy: { check: 'uuid-malformed' } },
        { text: 'A part of the path is not encoded', when: { check: 'url-unencoded' } },
        {
          text: 'A variable in the path was never filled in',
          when: { check: 'url-placeholder' },
        },
        { text: 'The resource was deleted, or never existed in this environment' },
        { text: 'The version in the path is wrong', confirmedBy: { check: 'wrong-version' } },
        { text: 'The host or prefix in the base URL is wrong', confirmedBy: { check: 'wrong-host' } },
        { text: 'The resource exists, but this credential may not see it' },
        { text: 'The route is registered for another method' },
      ],
      fixes: [
        { text: 'Check the URL piece by piece against the documentation: host, version prefix, path, spelling, plural.' },
        {
          text: 'Join base and path in one place, so that neither a double nor a missing slash can arise.',
          snippets: [
            { language: 'javascript', code: "const url = new URL('v1/items/' + encodeURIComponent(id), 'https://api.example.com/');" },
          ],
        },
        { text: 'Fetch the list first and take the id from it, to see whether the resource exists in this environment.' },
        { text: 'Try with an account that certainly may see it: many APIs answer 404 instead of 403.' },
      ],
    },
    {
      id: '405',
      when: { status: 405 },
      title: 'This method is not allowed here',
      summary: 'The URL exists, but not for the HTTP method that was used.',
      category: 'method',
      causes: [
        { text: 'This URL does not take the method', when: { check: 'method-not-allowed' } },
        { text: 'A redirect turned a POST into a GET' },
        { text: 'The path ends with a slash, or lacks one, and so hits another route', confirmedBy: { check: 'trailing-slash' } },
        { text: 'The URL names a collection where an item is meant, or the reverse' },
        {
          text: 'The route handles the call but not its OPTIONS preflight',
          confirmedBy: { method: 'OPTIONS' },
          ruledOutBy: { not: { method: 'OPTIONS' } },
        },
        { text: 'A static file server or CDN answered instead of the API' },
      ],
      fixes: [
        { text: 'Use one of the methods that the Allow header of the answer lists.' },
        {
          text: 'Ask the server what it allows.',
          snippets: [{ language: 'bash', code: "curl -i -X OPTIONS {{url|'https://api.example.com/v1/items'}}" }],
        },
        { text: 'Call the final URL directly: 301 and 302 redirects change POST into GET.' },
      ],
    },
    {
      id: '406',
      when: { status: 406 },
      title: 'No representation fits the Accept headers',
      summary: 'The server cannot answer in a media type, language or encoding that the request says it accepts.',
      category: 'validation',
      causes: [
        {
          text: 'Accept names a media type or API version that this endpoint does not produce',
          confirmedBy: { check: 'accept-refused' },
        },
        { text: 'A firewall rejects the request because of its Accept or User-Agent header' },
      ],
      fixes: [
        {
          text: 'Accept what the API produces, and allow anything else as a fallback.',
          snippets: [{ language: 'http', code: 'Accept: application/json, */*;q=0.5' }],
        },
        { text: 'If a version is part of the media type, check that the version still exists.' },
      ],
    },
    {
      id: '407',
      when: { status: 407 },
      title: 'The proxy wants to know who you are',
      summary: 'A proxy between this machine and the API asks for its own credentials; the API never saw the request.',
      category: 'auth',
      causes: [
        { text: 'A company or system proxy needs a sign-in', when: { responseHeader: 'proxy-authenticate' } },
        { text: 'The proxy password changed or expired' },
      ],
      fixes: [
        { text: 'Sign in to the proxy in the system or browser settings, then reload.' },
        { text: 'Ask for the API host to be excepted from the proxy, or put it on the no-proxy list.' },
        { text: 'Do not add Proxy-Authorization in page code: browsers forbid that header there.' },
      ],
    },
    {
      id: '408',
      when: { status: 408 },
      title: 'The server gave up waiting for the request',
      summary: 'The request did not arrive completely in the time the server was willing to wait.',
      category: 'timeout',
      causes: [
        { text: 'The upload is slow or large for this connection' },
        { text: 'An idle kept-alive connection was reused just as the server closed it' },
        { text: 'Content-Length promises more bytes than were sent' },
        { text: 'The API uses 408 for its own processing timeout' },
      ],
      fixes: [
        { text: 'Send it again on a new connection; for anything but GET, make sure that doing it twice is harmless.' },
        { text: 'Split or compress large uploads, or use an upload session.' },
        { text: 'On the server, raise the time allowed for reading the request.' },
      ],
    },
    {
      id: '409',
      when: { status: 409 },
      title: 'The request conflicts with the current state',
      summary: 'The resource already exists, or has changed or moved on, so that this change no longer fits.',
      category: 'conflict',
      causes: [
        { text: 'The same request was sent twice at nearly the same time', when: { check: 'duplicate-in-flight' } },
        { text: 'Something with this name, email or key already exists, or the slot is already booked or taken' },
        { text: 'Someone else changed the resource after it was read' },
        { text: 'The resource is in a state that does not permit this action' },
        { text: 'An idempotency key was used again with a different body', when: { check: 'idempotency-key-reused' } },
      ],
      fixes: [
        { text: 'Fetch the resource again, reload its state and version, apply the change to that, then send it.' },
        { text: 'If it was meant to be created, look whether it already exists and update it, or choose another name or slot.' },
        { text: 'Guard against double clicks and concurrent retries: disable the button, or use one idempotency key per intent.' },
      ],
    },
    {
      id: '410',
      when: { status: 410 },
      title: 'This resource is gone for good',
      summary: 'It existed once and was removed on purpose; it is not expected back.',
      category: 'not-found',
      causes: [
        { text: 'The resource was deleted or has expired' },
        { text: 'This endpoint or API version was retired' },
        { text: 'A single-use or time-limited link has been used up' },
      ],
      fixes: [
        { text: 'Stop asking for this URL and remove stored links to it.' },
        { text: 'Look in the changelog or the Link header for the endpoint or version that replaces it.' },
        { text: 'For an expired link or upload session, start over to get a new one.' },
      ],
    },
    {
      id: '410-retired',
      when: { all: [{ status: 410 }, { any: [{ responseHeader: 'sunset' }, { responseHeader: 'deprecation' }] }] },
      title: 'This API version has been retired',
      summary: 'The answer carries Deprecation or Sunset headers: the endpoint was switched off as announced.',
      category: 'deprecated',
      causes: [
        { text: 'The sunset date of this version has passed', confirmedBy: { responseHeader: 'sunset' } },
        { text: 'The client or its SDK is too old and still calls the retired version' },
      ],
      fixes: [
        { text: 'Migrate to the version that the message or the Link header points to.' },
        { text: 'Upgrade the SDK or the base URL, then search the code for other calls to the retired version.' },
      ],
      links: [{ text: 'RFC 8594: the Sunset header', url: 'https://www.rfc-editor.org/rfc/rfc8594' }],
    },
    {
      id: '411',
      when: { status: 411 },
      title: 'The server wants a Content-Length',
      summary: 'The body was sent without saying its length, and this server does not take that.',
      category: 'validation',
      causes: [
        { text: 'The body is streamed in chunks', when: { requestHeader: 'transfer-encoding', is: { contains: 'chunked' } } },
        { text: 'A POST or PUT without a body went out without Content-Length: 0' },
        { text: 'A proxy removed the Content-Length header' },
      ],
      fixes: [
        { text: 'Send the body as a string, Blob or ArrayBuffer instead of a stream, so that its length is known.' },
        {
          text: 'For an empty body, send an empty string.',
          snippets: [{ language: 'bash', code: "curl -X POST --data '' {{url|'https://api.example.com/v1/jobs'}}" }],
        },
      ],
    },
    {
      id: '412',
      when: { status: 412 },
      title: 'A precondition of the request is not met',
      summary: 'If-Match, If-None-Match or If-Unmodified-Since no longer holds: the resource is not in the expected version.',
      category: 'conflict',
      causes: [
        {
          text: 'The ETag in If-Match is out of date: someone changed the resource',
          confirmedBy: { check: 'etag-stale' },
          ruledOutBy: { any: [{ not: { requestHeader: 'if-match' } }, { not: { check: 'etag-stale' } }] },
        },
        { text: 'If-None-Match: * was sent and the resource already exists', when: { requestHeader: 'if-none-match', is: '*' } },
        {
          text: 'A cache or compression layer altered the ETag, for example by adding a suffix',
          confirmedBy: { check: 'etag-altered' },
          ruledOutBy: { not: { check: 'etag-altered' } },
        },
      ],
      fixes: [
        { text: 'Fetch the resource again, merge the change into the new version and send it with the new ETag.' },
        { text: 'Send the ETag exactly as received, quotes included.' },
      ],
    },
    {
      id: '413',
      when: { status: 413 },
      title: 'The body is too large',
      summary: 'The request body is larger than the server, or a proxy before it, accepts.',
      category: 'payload',
      causes: [
        {
          text: 'The body is larger than 1 MiB, a common default of proxies',
          ruledOutBy: { not: { check: 'body-larger-than', with: { bytes: 1_048_576 } } },
        },
        { text: 'The API has a documented limit for files or batches, and this exceeds it' },
        { text: 'Base64 made the upload a third larger than the file' },
        { text: 'The limit of a serverless platform applies, often 4 to 10 MB' },
      ],
      fixes: [
        { text: 'Send a smaller body: compress, downscale, or split the batch.' },
        { text: 'Upload large files in parts, or straight to storage with a signed URL.' },
        {
          text: 'If the server is yours, raise the limit at every hop: proxy, framework, body parser.',
          snippets: [
            { language: 'nginx', code: 'client_max_body_size 20m;' },
            { language: 'javascript', code: "app.use(express.json({ limit: '20mb' }));" },
          ],
        },
      ],
    },
    {
      id: '414',
      when: { status: 414 },
      title: 'The URL is too long',
      summary: 'The URL, mostly its query, is longer than the server or a proxy accepts.',
      category: 'payload',
      causes: [
        { text: 'A long list of ids or a whole document travels in the query' },
        { text: 'A form was sent with GET instead of POST', when: { method: 'GET' } },
        { text: 'A redirect loop keeps appending to the query' },
      ],
      fixes: [
        { text: 'Send the data in the body of a POST if the API has such a variant.' },
        { text: 'Ask in smaller batches, for example 50 ids at a time.' },
        { text: 'If the server is yours, raise the limit on the request line.' },
      ],
    },
    {
      id: '415',
      when: { status: 415 },
      title: 'The server does not take this content type',
      summary: 'The format of the body, as Content-Type or Content-Encoding states it, is not supported here.',
      category: 'payload',
      causes: [
        { text: 'A body was sent without a Content-Type', when: { check: 'content-type-missing' } },
        { text: 'Content-Type does not match what the body really is', when: { check: 'content-type-mismatch' } },
        {
          text: 'fetch labelled a string body text/plain because no Content-Type was set',
          when: { requestHeader: 'content-type', is: { startsWith: 'text/plain' } },
        },
        {
          text: 'A form was sent where JSON is expected',
          when: { requestHeader: 'content-type', is: { contains: ['x-www-form-urlencoded', 'multipart/form-data'] } },
        },
        { text: 'The body is compressed in a way the server does not know', ruledOutBy: { not: { requestHeader: 'content-encoding' } } },
      ],
      fixes: [
        { text: 'State the type that the API documents; for JSON like this.', snippets: [sendJson] },
        { text: 'For file uploads, pass a FormData and let the browser set the Content-Type with its boundary.' },
        { text: 'Look for Accept-Post or Accept-Patch in the answer: they list what is accepted.' },
      ],
    },
    {
      id: '416',
      when: { status: 416 },
      title: 'The requested range does not exist',
      summary: 'The Range header asks for bytes beyond the end of the resource.',
      category: 'validation',
      causes: [
        { text: 'The range begins behind the end of the resource', when: { check: 'range-beyond-end' } },
        { text: 'The file is shorter than the client thinks: it changed or an earlier download was complete' },
        { text: 'The Range header is malformed' },
        { text: 'A resumed download or upload counts from the wrong offset' },
      ],
      fixes: [
        { text: 'Read the real length from Content-Range in the answer and ask for bytes below it.' },
        { text: 'Drop the partial copy and start again without a Range header.' },
      ],
    },
    {
      id: '417',
      when: { status: 417 },
      title: 'The Expect header cannot be met',
      summary: 'The request carried Expect: 100-continue, and a server or proxy on the way does not support it.',
      category: 'validation',
      causes: [
        { text: 'The client adds Expect: 100-continue to large bodies by itself' },
        { text: 'An old proxy does not know the Expect header' },
      ],
      fixes: [
        {
          text: 'Send the request without the Expect header.',
          snippets: [{ language: 'bash', code: "curl -H 'Expect:' --data @body.json {{url|'https://api.example.com/v1/items'}}" }],
        },
      ],
    },
    {
      id: '418',
      when: { status: 418 },
      title: 'The server says it is a teapot',
      summary: '418 is a joke kept unused in the registry; servers that send it mean a refusal, often of bots.',
      category: 'other',
      causes: [
        { text: 'Bot protection or a firewall answers unwanted callers with 418' },
        { text: 'The route is a placeholder or an Easter egg' },
        { text: 'Some exchanges and sites use 418 for a caller that kept going after a 429' },
      ],
      fixes: [
        { text: 'Read the body: it usually says what the server really objects to.' },
        { text: 'Slow down and send an honest User-Agent; if blocked, ask the owner to let this client through.' },
      ],
    },
    {
      id: '421',
      when: { status: 421 },
      title: 'The request reached the wrong server',
      summary: 'This server is not set up to answer for that scheme and host on this connection.',
      category: 'gateway',
      causes: [
        { text: 'The browser reused an HTTP/2 connection of another host with the same certificate and address' },
        { text: 'The name sent in the TLS handshake differs from the Host header' },
        { text: 'DNS or a proxy sends the host to a server that does not serve it' },
      ],
      fixes: [
        { text: 'Try again on a new connection; browsers do that by themselves for safe methods.' },
        { text: 'On the server, use separate certificates or addresses per host, or serve all names of the certificate.' },
        { text: 'In a proxy, send the same name in SNI and in Host.' },
      ],
    },
    {
      id: '422',
      when: { status: 422 },
      title: 'The content breaks a rule of the API',
      summary: 'The body can be read, but a field in it is missing, invalid or contradicts another.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        { text: 'A field has the wrong type', when: { check: 'field-wrong-type' } },
        { text: 'An id is not a valid UUID', confirmedBy: { check: 'uuid-malformed' } },
        { text: 'A value is out of range, too long, in the wrong format or already taken' },
        { text: 'The CSRF token is missing: some frameworks answer that with 422', confirmedBy: { check: 'csrf-missing' } },
        { text: 'Fields are nested or named differently from what the API expects' },
      ],
      fixes: [
        { text: 'Correct the fields that the answer names and send the request again; retrying unchanged cannot help.' },
        { text: 'Compare name, type and format of each field with the documentation, also inside nested objects and lists.' },
        { text: 'Apply the same rules in the form before sending, so that people see the message next to the field.' },
      ],
    },
    {
      id: '423',
      when: { status: 423 },
      title: 'The resource is locked',
      summary: 'Another user or process holds a lock on it (WebDAV, RFC 4918), or the account itself is locked.',
      category: 'conflict',
      causes: [
        { text: 'Someone is editing the file, or a lock was never released' },
        { text: 'A job is working on the resource' },
        {
          text: 'The account was locked after failed sign-ins',
          confirmedBy: { check: 'auth-failures', with: { withinSeconds: 3600 } },
        },
      ],
      fixes: [
        { text: 'Wait until the lock ends, or release it where it was taken.' },
        { text: 'With WebDAV, send the lock token in the If header.' },
        { text: 'For a locked account, use its unlock or reset procedure.' },
      ],
    },
    {
      id: '424',
      when: { status: 424 },
      title: 'A step this one depends on failed',
      summary: 'The action was not done because another action that it needs failed (RFC 4918).',
      category: 'conflict',
      causes: [{ text: 'An earlier operation of the same batch failed' }, { text: 'A service that the API depends on refused or failed' }],
      fixes: [
        { text: 'Find the first failure in the batch or in the answer and fix that one.' },
        { text: 'If the failure is in a service behind the API, try again later.' },
      ],
    },
    {
      id: '425',
      when: { status: 425 },
      title: 'Too early to be safe',
      summary: 'The request came in TLS early data, which could be replayed, so the server wants it again (RFC 8470).',
      category: 'other',
      causes: [
        { text: 'TLS 1.3 early data (0-RTT) was used for a request that changes something' },
        { text: 'The API uses 425 for something that is not ready yet' },
      ],
      fixes: [
        { text: 'Send it again once the connection is fully established; browsers do so by themselves.' },
        { text: 'If a CDN sits in front, turn 0-RTT off for this route.' },
      ],
    },
    {
      id: '426',
      when: { status: 426 },
      title: 'The server wants another protocol',
      summary: 'The request must be sent with the protocol in the Upgrade header, or by a newer client.',
      category: 'other',
      causes: [
        {
          text: 'A WebSocket endpoint was called with a plain request',
          when: { responseHeader: 'upgrade', is: { contains: 'websocket' } },
        },
        { text: 'The route takes HTTPS only' },
        { text: 'The client or API version is too old for this server' },
      ],
      fixes: [
        { text: 'Use the protocol that the Upgrade header of the answer names.' },
        {
          text: 'Open WebSocket endpoints as such, and let the proxy pass the Upgrade header.',
          snippets: [{ language: 'javascript', code: "const socket = new WebSocket('wss://api.example.com/stream');" }],
        },
        { text: 'Update the client or SDK if the message speaks of a version.' },
      ],
    },
    {
      id: '428',
      when: { status: 428 },
      title: 'The request must be conditional',
      summary: 'The server demands a condition such as If-Match, so that no one overwrites a change unseen (RFC 6585).',
      category: 'conflict',
      causes: [
        {
          text: 'No If-Match header was sent',
          when: { not: { any: [{ requestHeader: 'if-match' }, { requestHeader: 'if-unmodified-since' }] } },
        },
      ],
      fixes: [
        {
          text: 'Fetch the resource, keep its ETag and send it along.',
          snippets: [{ language: 'http', code: 'If-Match: "the-etag-you-received"' }],
        },
      ],
    },
    {
      id: '429',
      when: { status: 429 },
      title: 'Too many requests',
      summary: 'This caller has used up what the rate limit or quota allows for now.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More requests or attempts were made per minute than the throttle limit allows',
          when: { check: 'too-many-requests' },
        },
        { text: 'An earlier answer asked to wait, and this request came before that', when: { check: 'retry-ignored' } },
        { text: 'The same endpoint is polled about once a second', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
        { text: 'The same request was sent twice at nearly the same time', confirmedBy: { check: 'duplicate-in-flight' } },
        { text: 'Other clients share this key, account or IP address and use up the same limit' },
        { text: 'It is a daily or monthly quota, so a short wait will not help' },
      ],
      fixes: [
        {
          text: 'Wait as long as the answer says, then retry; without a time, start at a few seconds and double it.',
          snippets: [waitAndRetry],
        },
        { text: 'Send fewer requests: cache answers, batch calls, poll less often, or use webhooks.' },
        { text: 'Spread the load with a queue that stays below the documented limit.' },
        { text: 'If a quota is used up, raise it or upgrade the plan.' },
      ],
    },
    {
      id: '431',
      when: { status: 431 },
      title: 'The request headers are too large',
      summary: 'One header, or all together, exceeds what the server accepts (RFC 6585).',
      category: 'payload',
      causes: [
        { text: 'Cookies have piled up for this host', ruledOutBy: { not: { requestHeader: 'cookie' } } },
        { text: 'The token in Authorization is very large, for example with many groups in it' },
        { text: 'A long URL travels in the Referer header' },
      ],
      fixes: [
        { text: 'Clear the cookies of this site and try again.' },
        { text: 'Keep cookies and tokens small: store data on the server, put references in the token.' },
        {
          text: 'If the server is yours, raise the limit.',
          snippets: [
            { language: 'bash', code: 'node --max-http-header-size=32768 server.js' },
            { language: 'nginx', code: 'large_client_header_buffers 4 32k;' },
          ],
        },
      ],
    },
    {
      id: '451',
      when: { status: 451 },
      title: 'Withheld for legal reasons',
      summary: 'The server may not give this out because of a legal demand, often only in some countries (RFC 7725).',
      category: 'permission',
      causes: [
        { text: 'A court order, takedown or sanction covers this content' },
        { text: 'The content is blocked in the country of this IP address' },
      ],
      fixes: [
        { text: 'Read the body and the Link header with rel="blocked-by": they name who demanded it.' },
        { text: 'Ask the owner of the service; a retry cannot help.' },
      ],
    },
    {
      id: 'unknown',
      when: { status: '4xx' },
      title: 'The server refused the request',
      summary: 'This 4xx code is in no registry we know; its class says that the request, not the server, is at fault.',
      category: 'other',
      causes: [{ text: 'The service uses a code of its own' }, { text: 'A proxy, firewall or CDN on the way made the code up' }],
      fixes: [
        { text: 'Read the body and the documentation of the service for what it means by this code.' },
        { text: 'Treat it like 400: change the request before sending it again (RFC 9110, section 15).' },
      ],
    },
  ],
} satisfies RulePack;

// The plain 429 without a code is told by connection.ts.
const answer = (status: number, headers: Record<string, string> = {}): Pick<Example, 'request' | 'response'> => ({
  request: { url: 'https://api.example.net/v1/items' },
  response: { status, headers },
});

const plain = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 431,
  451,
];

export const examples: readonly Example[] = [
  ...plain.map((status) => ({ rule: String(status), why: `a bare ${status} without a body`, ...answer(status) })),
  {
    rule: '429',
    why: 'a code of the API’s own that no book knows',
    request: { url: 'https://api.example.net/v1/items' },
    response: { status: 429, headers: { 'Content-Type': 'application/json' }, body: '{"error":{"code":"E_ZZZ_42","message":"No"}}' },
  },
  {
    rule: '412',
    why: 'somebody was faster',
    request: { method: 'PUT', url: 'https://api.example.net/v1/items/7', headers: { 'If-Match': '"v1"' } },
    response: { status: 412, headers: { ETag: '"v2"' } },
    verdicts: { confirmed: ['The ETag in If-Match is out of date'], 'ruled-out': ['A cache or compression layer altered the ETag'] },
  },
  {
    rule: '412',
    why: 'compression put its mark on the tag',
    request: { method: 'PUT', url: 'https://api.example.net/v1/items/7', headers: { 'If-Match': '"v1-gzip"' } },
    response: { status: 412, headers: { ETag: '"v1"' } },
    verdicts: { confirmed: ['A cache or compression layer altered the ETag'], 'ruled-out': ['The ETag in If-Match is out of date'] },
  },
  {
    rule: '412',
    why: 'the answer does not tell the present version',
    request: { method: 'PUT', url: 'https://api.example.net/v1/items/7', headers: { 'If-Match': '"v1"' } },
    response: { status: 412 },
    verdicts: { possible: ['The ETag in If-Match is out of date', 'A cache or compression layer altered the ETag'] },
  },
  {
    rule: '404',
    why: 'a template variable was never filled in',
    request: { url: 'https://api.example.net/v1/users/undefined/orders' },
    response: { status: 404 },
    verdicts: { confirmed: ['A variable in the path'] },
  },
  {
    rule: '415',
    why: 'a string body goes out as text/plain by default',
    request: {
      method: 'POST',
      url: 'https://api.example.net/v1/items',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      body: '{"name":"x"}',
    },
    response: { status: 415 },
    verdicts: { confirmed: ['fetch labelled a string body'], 'ruled-out': ['A form was sent'] },
  },
  {
    rule: '410-retired',
    why: 'the Sunset header says that the version was retired',
    ...answer(410, { Sunset: 'Sat, 31 Jan 2026 23:59:59 GMT' }),
  },
  { rule: 'unknown', why: '432 is registered nowhere', ...answer(432) },
  { rule: 'unknown', why: '418 is reserved, 427 is not assigned', ...answer(427) },
  { rule: null, why: 'a plain success is no failure', ...answer(200) },
  { rule: null, why: 'a server error belongs to the other class', ...answer(500) },
];
