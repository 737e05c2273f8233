import type { Example, RulePack } from '../../model';

// Codes outside IANA's registry that are nevertheless met. Each rule says whose code it is:
// nginx ngx_http_request.h, AWS "Troubleshoot your Application Load Balancers", Cloudflare "5xx errors", Microsoft MS-WDV and IIS.

export default {
  id: 'http-status-unofficial',
  name: 'Unofficial HTTP status codes',
  kind: 'standard',
  rules: [
    {
      id: '419',
      when: { status: 419 },
      title: 'The page or its CSRF token has expired',
      summary: 'Unofficial code of the Laravel framework: the CSRF token is missing or no longer fits the session.',
      category: 'auth',
      causes: [
        { text: 'The CSRF token was not sent', when: { check: 'csrf-missing' } },
        { text: 'The session cookie did not travel with the request', confirmedBy: { check: 'cookies-absent' } },
        { text: 'The session expired, or the page stood open too long' },
        { text: 'The cookie domain, SameSite or Secure setting keeps the session cookie back' },
      ],
      fixes: [
        { text: 'Reload the page to get a fresh session and token, then try again.' },
        {
          text: 'Send the XSRF-TOKEN cookie back as a header, with cookies included.',
          snippets: [
            {
              language: 'javascript',
              code: [
                "const token = decodeURIComponent(document.cookie.split('XSRF-TOKEN=')[1]?.split(';')[0] ?? '');",
                "await fetch({{url|'https://app.example.com/items'}}, {",
                "  method: {{method|'POST'}},",
                "  credentials: 'include',",
                "  headers: { 'X-XSRF-TOKEN': token },",
                '});',
              ].join('\n'),
            },
          ],
        },
        { text: 'For a stateless API, use the api routes, which have no CSRF check.' },
      ],
    },
    {
      id: '420',
      when: { status: 420 },
      title: 'Slow down: enhance your calm',
      summary: 'Unofficial code of the old Twitter API for rate limiting; old Spring versions used it for a failed method.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests were sent', confirmedBy: { check: 'too-many-requests' } },
        { text: 'The server uses 420 for a method that failed' },
      ],
      fixes: [
        { text: 'Wait, then retry with growing pauses; treat it like 429.' },
        { text: 'If nothing was sent too fast, read the body for what failed.' },
      ],
    },
    {
      id: '430',
      when: { status: 430 },
      title: 'The shop platform took this for an attack',
      summary: 'Unofficial code of Shopify: its security checks rejected the request as possibly malicious.',
      category: 'permission',
      causes: [
        { text: 'The request looks like a bot or scraper, or comes from a suspicious address' },
        { text: 'Many requests were sent at once', confirmedBy: { check: 'too-many-requests' } },
      ],
      fixes: [
        { text: 'Slow down and use the official API with a proper token instead of storefront pages.' },
        { text: 'Send an honest User-Agent, and no odd or oversized headers.' },
        { text: 'If the call is legitimate, give the platform the request id.' },
      ],
    },
    {
      id: '440',
      when: { status: 440 },
      title: 'The login session has timed out',
      summary: 'Unofficial code of Microsoft IIS and Exchange: the client’s session expired and it must sign in again.',
      category: 'auth',
      causes: [
        { text: 'The session was idle too long' },
        { text: 'The session cookie did not travel with the request', confirmedBy: { check: 'cookies-absent' } },
      ],
      fixes: [{ text: 'Sign in again, then repeat the request.' }, { text: 'In the client, refresh the session before it runs out.' }],
    },
    {
      id: '444',
      when: { status: 444 },
      title: 'The server hung up without an answer',
      summary: 'Unofficial code of nginx: it closes the connection on purpose, mostly to turn unwanted callers away.',
      category: 'permission',
      causes: [
        { text: 'A rule in nginx rejects this host name, path, IP address or User-Agent' },
        { text: 'The Host header matches only the catch-all server block' },
      ],
      fixes: [
        { text: 'Check the host name of the URL.' },
        { text: 'Look for "return 444" in the nginx configuration and see which rule applies.' },
      ],
    },
    {
      id: '449',
      when: { status: 449 },
      title: 'Retry once the missing step is done',
      summary: 'Unofficial code of Microsoft: the request should be sent again after an action it names; Cosmos DB means a write conflict.',
      category: 'conflict',
      causes: [
        { text: 'Information is missing that the client should add before retrying' },
        { text: 'Two writes of the same document collided' },
      ],
      fixes: [
        { text: 'Do what the body or the Ms-Echo-Request header asks, then send the request again.' },
        { text: 'For a colliding write, retry after a short random pause.' },
      ],
    },
    {
      id: '450',
      when: { status: 450 },
      title: 'Blocked by parental controls',
      summary: 'Unofficial code of Microsoft: Windows Parental Controls on this computer block the page.',
      category: 'permission',
      causes: [{ text: 'Family Safety or a similar filter on this computer blocks the host' }],
      fixes: [{ text: 'Ask whoever manages the computer to allow this host.' }],
    },
    {
      id: '460',
      when: { status: 460 },
      title: 'The client closed before the load balancer answered',
      summary: 'Unofficial code of AWS load balancers: the client closed the connection before the idle timeout ended.',
      category: 'timeout',
      causes: [
        { text: 'The client’s own timeout is shorter than the time the target needs' },
        { text: 'The user left or the request was cancelled' },
      ],
      fixes: [
        { text: 'Raise the client timeout above the slowest honest answer, or make the target faster.' },
        { text: 'Compare the client timeout with the idle timeout of the load balancer.' },
      ],
    },
    {
      id: '463',
      when: { status: 463 },
      title: 'Too many addresses in X-Forwarded-For',
      summary: 'Unofficial code of AWS load balancers: X-Forwarded-For lists more than 30 IP addresses.',
      category: 'gateway',
      causes: [
        { text: 'The request runs through a proxy loop, each round adding an address' },
        { text: 'A client sends a made-up header' },
      ],
      fixes: [
        { text: 'Look for a loop between proxy, CDN and load balancer.' },
        { text: 'Let the first trusted proxy overwrite X-Forwarded-For instead of adding to it.' },
      ],
    },
    {
      id: '464',
      when: { status: 464 },
      title: 'The protocol does not fit the target group',
      summary: 'Unofficial code of AWS load balancers: the request’s protocol version does not match the target group’s.',
      category: 'gateway',
      causes: [{ text: 'A gRPC or HTTP/2 target group received an HTTP/1.1 request, or the reverse' }],
      fixes: [
        { text: 'Set the protocol version of the target group to what clients really use.' },
        { text: 'Send gRPC to the gRPC listener rule only, with POST over HTTP/2.' },
      ],
    },
    {
      id: '494',
      when: { status: 494 },
      title: 'The request headers are too large for nginx',
      summary: 'Unofficial code of nginx: the request line or the headers exceed its buffers.',
      category: 'payload',
      causes: [
        { text: 'Cookies have piled up for this host', ruledOutBy: { not: { requestHeader: 'cookie' } } },
        { text: 'A token or URL is very long' },
      ],
      fixes: [
        { text: 'Clear the cookies of this site and try again.' },
        {
          text: 'If nginx is yours, enlarge the buffers.',
          snippets: [{ language: 'nginx', code: 'large_client_header_buffers 4 32k;' }],
        },
      ],
    },
    {
      id: '495',
      when: { status: 495 },
      title: 'The client certificate was not accepted',
      summary: 'Unofficial code of nginx: the browser sent a client certificate and its check failed.',
      category: 'auth',
      causes: [
        { text: 'The client certificate has expired or was revoked' },
        { text: 'It was issued by an authority that this server does not trust' },
      ],
      fixes: [
        { text: 'Choose another certificate: restart the browser so that it asks again.' },
        { text: 'On the server, look into the error log for the reason of the failed verification.' },
      ],
    },
    {
      id: '496',
      when: { status: 496 },
      title: 'A client certificate is required',
      summary: 'Unofficial code of nginx: the server wants a client certificate and none was sent.',
      category: 'auth',
      causes: [
        { text: 'No matching certificate is installed, or its prompt was dismissed' },
        { text: 'A cross-origin fetch without credentials sends no client certificate' },
      ],
      fixes: [
        { text: 'Install the client certificate and restart the browser, so that it asks again.' },
        {
          text: 'In a cross-origin call, ask for credentials to be used.',
          snippets: [{ language: 'javascript', code: "await fetch({{url|'https://api.example.com/'}}, { credentials: 'include' });" }],
        },
      ],
    },
    {
      id: '497',
      when: { status: 497 },
      title: 'Plain HTTP was sent to an HTTPS port',
      summary: 'Unofficial code of nginx: the port speaks TLS and received an unencrypted request.',
      category: 'other',
      causes: [{ text: 'The URL says http:// where https:// is meant' }, { text: 'A proxy forwards without TLS to a TLS port' }],
      fixes: [{ text: 'Use https:// in the URL.' }, { text: 'In the proxy, forward with https or to the plain port.' }],
    },
    {
      id: '498',
      when: { status: 498 },
      title: 'The token is invalid or has expired',
      summary: 'Unofficial code of Esri ArcGIS: the token is not valid any more.',
      category: 'auth',
      causes: [
        { text: 'The token has expired', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token was made for another referer, IP address or server' },
      ],
      fixes: [
        { text: 'Generate a new token and repeat the request.' },
        { text: 'Create the token for the address or referer it is used from.' },
      ],
    },
    {
      id: '499',
      when: { status: 499 },
      title: 'The client hung up before the answer',
      summary: 'Unofficial code of nginx: the caller closed the connection first; ArcGIS uses 499 for a required token.',
      category: 'timeout',
      causes: [
        { text: 'A caller or proxy in between gave up: its timeout is shorter than the server’s' },
        { text: 'The server is slow' },
        { text: 'ArcGIS: the token is missing', when: { message: { contains: 'token' } } },
        { text: 'A gRPC gateway passes on a cancelled call as 499' },
      ],
      fixes: [
        { text: 'Find the hop with the shortest timeout and raise it, or make the server faster.' },
        { text: 'With ArcGIS, send a token.' },
      ],
    },
    {
      id: '509',
      when: { status: 509 },
      title: 'The bandwidth of this site is used up',
      summary: 'Unofficial code of shared hosts (cPanel, Apache): the account has used its monthly traffic.',
      category: 'billing',
      causes: [{ text: 'The traffic quota of the hosting account is exhausted' }, { text: 'An API uses 509 for its own usage limit' }],
      fixes: [
        { text: 'Wait for the next billing period, or have the owner buy more traffic.' },
        { text: 'Cache or compress what is served, if the site is yours.' },
      ],
    },
    {
      id: '520',
      when: { status: 520 },
      title: 'The origin gave the CDN an unreadable answer',
      summary: 'Cloudflare’s code: the origin server answered with something empty, unknown or unexpected.',
      category: 'gateway',
      causes: [
        { text: 'The origin crashed or closed the connection in the middle' },
        { text: 'The response headers are larger than 128 kB, often because of cookies' },
        { text: 'The origin’s answer is not valid HTTP' },
      ],
      fixes: [
        { text: 'Look into the origin’s error log at that time.' },
        { text: 'Call the origin directly, past the CDN, and compare.' },
        { text: 'Send the Ray ID to the owner of the site.' },
      ],
    },
    {
      id: '521',
      when: { status: 521 },
      title: 'The origin refuses connections from the CDN',
      summary: 'Cloudflare’s code: the origin server is down or its firewall rejects Cloudflare.',
      category: 'gateway',
      causes: [
        { text: 'The web server at the origin is not running' },
        { text: 'A firewall at the origin blocks the CDN’s addresses' },
        { text: 'The origin does not listen on the port that the TLS mode expects' },
      ],
      fixes: [
        { text: 'Start the web server and check that it listens on port 443 or 80, as the TLS mode demands.' },
        { text: 'Allow the CDN’s published address ranges in the origin’s firewall.' },
      ],
    },
    {
      id: '522',
      when: { status: 522 },
      title: 'The CDN could not connect to the origin in time',
      summary: 'Cloudflare’s code: the TCP connection to the origin was not established or acknowledged in time.',
      category: 'timeout',
      causes: [
        { text: 'The origin is overloaded or offline' },
        { text: 'A firewall drops the CDN’s packets silently' },
        { text: 'The DNS record points to a wrong origin address' },
      ],
      fixes: [
        { text: 'Check the load of the origin and that the DNS record holds its real address.' },
        { text: 'Allow the CDN’s published address ranges in the origin’s firewall.' },
      ],
    },
    {
      id: '523',
      when: { status: 523 },
      title: 'The CDN finds no way to the origin',
      summary: 'Cloudflare’s code: the origin’s address cannot be reached.',
      category: 'gateway',
      causes: [{ text: 'The origin’s IP address changed and DNS was not updated' }, { text: 'A route between the networks is broken' }],
      fixes: [
        { text: 'Correct the origin’s address in the DNS settings of the CDN.' },
        { text: 'Ask the host of the origin whether its network is reachable.' },
      ],
    },
    {
      id: '524',
      when: { status: 524 },
      title: 'The origin did not answer the CDN in time',
      summary: 'Cloudflare’s code: the connection stood, but no response came within about 100 seconds.',
      category: 'timeout',
      causes: [
        { text: 'The operation at the origin takes longer than the limit of 100 seconds (more on Enterprise)' },
        { text: 'The origin is overloaded and slow' },
      ],
      fixes: [
        { text: 'Turn long work into a background job and poll for its status.' },
        { text: 'Make the query faster, or split the export.' },
        { text: 'Serve long requests from a host name that does not run through the CDN.' },
      ],
    },
    {
      id: '525',
      when: { status: 525 },
      title: 'TLS between CDN and origin failed',
      summary: 'Cloudflare’s code: the TLS handshake with the origin did not succeed.',
      category: 'gateway',
      causes: [
        { text: 'The origin has no certificate, or TLS is not enabled on port 443' },
        { text: 'No common cipher or TLS version' },
        { text: 'The origin does not support SNI for this name' },
      ],
      fixes: [
        {
          text: 'Look at the handshake with the origin.',
          snippets: [{ language: 'bash', code: 'openssl s_client -connect ORIGIN_ADDRESS:443 -servername {{host}}' }],
        },
        { text: 'Install a certificate for this host name at the origin.' },
      ],
    },
    {
      id: '526',
      when: { status: 526 },
      title: 'The CDN rejects the origin’s certificate',
      summary: 'Cloudflare’s code: in Full (strict) mode the certificate of the origin could not be validated.',
      category: 'gateway',
      causes: [
        { text: 'The origin’s certificate has expired, is self-signed or lacks an intermediate' },
        { text: 'The host name is not in the certificate' },
      ],
      fixes: [
        { text: 'Install a valid certificate at the origin; a CDN-issued origin certificate is enough.' },
        { text: 'Renew it automatically, and send the whole chain.' },
      ],
    },
    {
      id: '527',
      when: { status: 527 },
      title: 'The CDN’s accelerator lost the origin',
      summary: 'Cloudflare’s code for its retired Railgun: the connection between Railgun and the origin failed.',
      category: 'gateway',
      causes: [{ text: 'The Railgun listener at the origin is down or blocked' }],
      fixes: [{ text: 'Remove Railgun, which is no longer offered, and connect to the origin directly.' }],
    },
    {
      id: '529',
      when: { status: 529 },
      title: 'The service is overloaded',
      summary: 'Unofficial code for a service that has more traffic than it can handle, used by several APIs and hosts.',
      category: 'server',
      causes: [
        { text: 'The whole service is overloaded, not just this account' },
        { text: 'The whole host is failing right now', when: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Retry with growing, random pauses.' }, { text: 'Look at the status page of the provider.' }],
    },
    {
      id: '530',
      when: { status: 530 },
      title: 'The CDN cannot resolve or reach the origin',
      summary: 'Cloudflare’s code that comes with a 1xxx error in the body, which tells the real reason.',
      category: 'gateway',
      causes: [
        { text: '1016: the origin’s host name does not resolve', when: { any: [{ code: '1016' }, { message: { contains: '1016' } }] } },
        { text: '1033: the tunnel has no running connector', when: { any: [{ code: '1033' }, { message: { contains: '1033' } }] } },
        { text: 'The site is frozen or suspended' },
      ],
      fixes: [
        { text: 'Look up the 1xxx code that the body shows.' },
        { text: 'Check the DNS record of the origin, or start cloudflared for a tunnel.' },
      ],
    },
    {
      id: '561',
      when: { status: 561 },
      title: 'The identity provider failed the load balancer',
      summary: 'Unofficial code of AWS load balancers: the identity provider returned an error while signing the user in.',
      category: 'auth',
      causes: [
        { text: 'The identity provider rejected the authentication or is down' },
        { text: 'The client id, secret or endpoints in the listener rule are wrong' },
      ],
      fixes: [
        { text: 'Check the OIDC or Cognito settings of the listener rule against the identity provider.' },
        { text: 'Look up the error reason in the access log of the load balancer.' },
      ],
    },
    {
      id: '598',
      when: { status: 598 },
      title: 'A proxy timed out reading from the network',
      summary: 'Informal code of some proxies: the connection stood, but data stopped coming.',
      category: 'timeout',
      causes: [{ text: 'The server behind the proxy is slow or stuck' }, { text: 'The connection broke while the answer was read' }],
      fixes: [
        { text: 'Try again; if it persists, look at the server behind the proxy.' },
        { text: 'Raise the read timeout of the proxy.' },
      ],
    },
    {
      id: '599',
      when: { status: 599 },
      title: 'A proxy or client could not connect',
      summary: 'Informal code of some proxies and HTTP libraries: no connection to the server came about in time.',
      category: 'timeout',
      causes: [{ text: 'The server behind the proxy is down or not reachable' }, { text: 'A library reports its own timeout as 599' }],
      fixes: [
        { text: 'Check that the server runs and is reachable from the proxy.' },
        { text: 'Raise the connect timeout of the proxy or library.' },
      ],
    },
  ],
} satisfies RulePack;

const unofficial = [
  419, 420, 430, 440, 444, 449, 450, 460, 463, 464, 494, 495, 496, 497, 498, 499, 509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530,
  561, 598, 599,
];

export const examples: readonly Example[] = [
  ...unofficial.map((status) => ({
    rule: String(status),
    why: `a bare ${status} without a body`,
    request: { url: 'https://shop.example.net/v1/items' },
    response: { status },
  })),
  {
    rule: '530',
    why: 'the body names the tunnel error',
    request: { url: 'https://dev.example.net/' },
    response: { status: 530, body: 'error code: 1033' },
    verdicts: { confirmed: ['1033'], 'ruled-out': ['1016'] },
  },
  { rule: null, why: '418 is in the registry', request: { url: 'https://shop.example.net/tea' }, response: { status: 418 } },
  { rule: null, why: '562 means nothing', request: { url: 'https://shop.example.net/tea' }, response: { status: 562 } },
];
