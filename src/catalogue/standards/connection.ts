import type { Condition, Example, RuleCause, RuleFix, RulePack, Table } from '../../model';

/**
 * The commonest ways of not reaching an API: refused, timed out, certificate, name, redirects, a gateway in front of it, and its rate
 * limit; other names of Chromium are in network.ts, Firefox's in firefox-network.ts. Each also says how to get past it with the NAT scanner's command line (NAT's page on connection errors).
 * Which certificate errors can hide another: MapCertStatusToNetError in Chromium's net/cert/cert_status_flags.cc.
 */

/** An answer without a machine code was most likely written by something in front of the API, or is all that the API says. */
const noCode: Condition = { not: { code: { glob: '*' } } };
const noNetworkError: Condition = { not: { networkError: { glob: '*' } } };

const CI: Table = {
  title: 'It works locally, but not from CI',
  columns: ['Cause', 'Way out'],
  rows: [
    ['The CI runner sits on a different network', 'Deploy to a staging URL that the runner’s network can reach'],
    ['A firewall blocks the IPs of the CI runner', 'Put your CI provider’s IP ranges on the allowlist of the staging firewall'],
    ['The API is only open within a VPN', 'Let the CI workflow connect to the VPN before it starts scanning'],
    ['Staging has not been deployed yet', 'Trigger the scan after a successful deployment only'],
  ],
};

const hostFails: RuleCause = {
  text: 'Every request to this host is failing, not just this one',
  confirmedBy: { check: 'host-failing-everywhere' },
};
const workedBefore: RuleCause = {
  text: 'It worked before: something changed on the server or on the way to it',
  confirmedBy: { check: 'worked-before' },
};

const PROXY_FIX: RuleFix = {
  text: 'Where an HTTP proxy leads outside, name it in HTTPS_PROXY and HTTP_PROXY; NAT and most command-line tools respect both',
  snippets: [
    {
      language: 'bash',
      code: "export HTTPS_PROXY=http://proxy.example.com:8080\nexport HTTP_PROXY=http://proxy.example.com:8080\nnat scan --url {{origin|'https://api.example.com'}}",
    },
  ],
};

const NO_VERIFY_WARNING =
  'Never point --no-tls-verify (or curl -k) at production: with TLS verification off, a man in the middle (MITM) can read your credentials.';

const CA_BUNDLE: RuleFix = {
  text: 'Signed by an internal CA? Hand over its CA bundle, so that verification stays on; in the browser, install that CA as trusted',
  snippets: [
    { language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --ca-bundle /path/to/internal-ca.pem" },
    { language: 'bash', code: "curl --cacert /path/to/internal-ca.pem {{url|'https://api.example.com'}}" },
  ],
};

const SELF_SIGNED: RuleFix = {
  text: 'For a self-signed certificate on staging, in development only, NAT can skip the check',
  snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://staging.example.com'}} --no-tls-verify" }],
};

const RENEW: RuleFix = {
  text: 'Renew an expired certificate on the API server, with its whole chain',
  snippets: [
    {
      language: 'bash',
      code: "openssl s_client -connect {{host|'api.example.com'}}:443 -servername {{host|'api.example.com'}} </dev/null | openssl x509 -noout -dates -subject -issuer",
    },
  ],
};

const authorityInvalid = 'net::ERR_CERT_AUTHORITY_INVALID';
const dateInvalid = 'net::ERR_CERT_DATE_INVALID';
const nameInvalid = 'net::ERR_CERT_COMMON_NAME_INVALID';

/** Chromium reports the gravest fault only: authority before name before date. What is graver than the reported one is thereby absent. */
const CERTIFICATE_CAUSES: readonly RuleCause[] = [
  {
    text: 'The certificate is self-signed, as in many staging environments, or signed by an authority that is not trusted here',
    confirmedBy: { networkError: authorityInvalid },
    ruledOutBy: { networkError: [nameInvalid, dateInvalid] },
  },
  {
    text: 'The certificate has expired, or is not valid yet',
    confirmedBy: { networkError: dateInvalid },
  },
  {
    text: 'The certificate was issued for another hostname (mismatch)',
    confirmedBy: { networkError: nameInvalid },
    ruledOutBy: { networkError: dateInvalid },
  },
];

const GATEWAY_CAUSES: readonly RuleCause[] = [
  { text: 'The upstream service behind the load balancer or reverse proxy is unhealthy: down, crashed or restarting' },
  { text: 'The service behind it is overloaded' },
  hostFails,
  workedBefore,
];

const GATEWAY_FIXES: readonly RuleFix[] = [
  {
    text: 'Check that the API service itself is healthy, past the gateway, before you go on; if it is yours, read its logs and restart it',
    snippets: [{ language: 'bash', code: "curl -i {{url|'https://api.example.com/health'}}" }],
  },
  { text: 'Try again in a few seconds, doubling the pause each time; Retry-After comes first where it is sent' },
  {
    text: 'Scanning with NAT? Lower the concurrency and the rate',
    snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --concurrency 2 --rate-limit 5" }],
  },
  { text: 'Schedule scans for periods of low traffic' },
];

const REDIRECT_CAUSES: readonly RuleCause[] = [
  { text: 'Two redirects point at each other, such as http to https and back behind a proxy' },
  { text: 'The URL that is called is not the final one' },
  { text: 'A sign-in redirects to itself, because its cookie is not kept or not sent' },
];

const REDIRECT_FIXES: readonly RuleFix[] = [
  {
    text: 'See where the redirects lead',
    snippets: [{ language: 'bash', code: "curl -sIL --max-redirs 10 {{url|'https://api.example.com'}} | grep -i '^location:'" }],
  },
  { text: 'Call the final URL directly, the one that remains after all redirects; for a NAT scan put it into --url' },
  {
    text: 'Where HTTP redirects to HTTPS, start with https:// right away, also in --url',
    snippets: [{ language: 'bash', code: "nat scan --url 'https://'{{host|'api.example.com'}}" }],
  },
];

/** The name of the error is what the browser itself found; each rule asks for its own names. */
const reported: Condition = { networkError: { glob: '*' } };

export default {
  id: 'connection',
  name: 'Connection errors',
  kind: 'standard',
  rules: [
    {
      id: 'refused',
      when: { networkError: 'net::ERR_CONNECTION_REFUSED' },
      title: 'The connection was refused',
      summary: 'A machine answered, but nothing there accepts connections on this port.',
      category: 'network',
      causes: [
        { text: 'The connection was refused: nothing is listening on that host and port for this caller', confirmedBy: reported },
        { text: 'The API is not running' },
        { text: 'The URL or its port is wrong: HTTPS uses 443 and HTTP uses 80 unless the URL says otherwise' },
        { text: 'A firewall in front of the API rejects the connection' },
        hostFails,
        workedBefore,
      ],
      fixes: [
        { text: 'See whether the API is running', snippets: [{ language: 'bash', code: "curl -I {{origin|'https://api.example.com'}}" }] },
        { text: 'Check the URL: a base URL ends before the path of an endpoint begins' },
        { text: 'Check the port: 443 is the default of HTTPS, 80 that of HTTP' },
        { text: 'Check the firewall rules of the API server' },
        PROXY_FIX,
      ],
      tables: [CI],
    },
    {
      id: 'timed-out',
      when: { networkError: ['net::ERR_TIMED_OUT', 'net::ERR_CONNECTION_TIMED_OUT'] },
      title: 'The connection timed out',
      summary: 'No answer came within the time that the browser waits.',
      category: 'timeout',
      causes: [
        { text: 'Nothing came back before the browser’s time was up: the attempt timed out', confirmedBy: reported },
        { text: 'The API server is under load and answers too slowly' },
        { text: 'Too many requests at once overwhelm the server' },
        { text: 'The network path is broken: a VPN that is off, a firewall that drops packets, a CI runner outside' },
        hostFails,
        workedBefore,
      ],
      fixes: [
        {
          text: 'Give it more time',
          snippets: [
            { language: 'bash', code: "curl --max-time 60 {{url|'https://api.example.com'}}" },
            { language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --timeout 60" },
          ],
        },
        {
          text: 'Do less at once, so as not to overwhelm the server: reduce the concurrency',
          snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --concurrency 2" }],
        },
        { text: 'Check the load of the API server' },
        { text: 'Check the network path, above all across a VPN or from CI runners' },
        PROXY_FIX,
      ],
      tables: [CI],
    },
    {
      id: 'certificate-authority',
      when: { networkError: authorityInvalid },
      title: 'The certificate is not from a trusted authority',
      summary: 'TLS verification failed: nobody that this browser trusts vouches for the server’s certificate.',
      category: 'network',
      causes: [...CERTIFICATE_CAUSES, { text: 'The server does not send the intermediate certificates of its chain' }],
      fixes: [SELF_SIGNED, CA_BUNDLE, RENEW],
      warnings: [NO_VERIFY_WARNING],
    },
    {
      id: 'certificate-date',
      when: { networkError: dateInvalid },
      title: 'The certificate is expired or not valid yet',
      summary: 'TLS verification failed: today is outside the dates of the server’s certificate.',
      category: 'network',
      causes: [...CERTIFICATE_CAUSES, { text: 'The clock of this computer is wrong' }],
      fixes: [RENEW, { text: 'Check the date and time of this computer' }, CA_BUNDLE],
      warnings: [NO_VERIFY_WARNING],
    },
    {
      id: 'certificate-name',
      when: { networkError: nameInvalid },
      title: 'The certificate is for another host name',
      summary: 'TLS verification failed: the name in the URL is not among the names in the certificate.',
      category: 'network',
      causes: [...CERTIFICATE_CAUSES, { text: 'The host name leads to a server other than the one that was meant' }],
      fixes: [
        { text: 'Call the API by a name that its certificate lists' },
        { text: 'Or have the certificate issued again with this host name in it' },
        RENEW,
        CA_BUNDLE,
      ],
      warnings: [NO_VERIFY_WARNING],
    },
    {
      id: 'certificate-reported',
      when: {
        all: [
          { status: 'error' },
          { message: { contains: ['CERTIFICATE_VERIFY_FAILED', 'certificate verify failed', 'certificate verification failed'] } },
          noNetworkError,
        ],
      },
      title: 'A certificate further on did not verify',
      summary: 'The server that answered called another one, and TLS verification failed there.',
      category: 'gateway',
      causes: [
        {
          text: 'The certificate there is self-signed, as in many staging environments, or from an unknown authority',
          confirmedBy: { message: { contains: ['self signed', 'self-signed'] } },
        },
        { text: 'The certificate there has expired', confirmedBy: { message: { contains: 'expired' } } },
        { text: 'The certificate there is for another hostname (mismatch)', confirmedBy: { message: { contains: 'mismatch' } } },
      ],
      fixes: [SELF_SIGNED, CA_BUNDLE, RENEW],
      warnings: [NO_VERIFY_WARNING],
    },
    {
      id: 'refused-reported',
      when: { all: [{ status: 'error' }, { message: { contains: ['connection refused', 'ECONNREFUSED'] } }, noNetworkError] },
      title: 'The server was refused a connection further on',
      summary: 'The server that answered tried to reach another one, where nothing accepts connections.',
      category: 'gateway',
      causes: [
        { text: 'The API or service that it calls is not running' },
        { text: 'The address or port that it calls is wrong: HTTPS uses 443 and HTTP uses 80 unless stated otherwise' },
        { text: 'A firewall between the two rejects the connection' },
      ],
      fixes: [
        {
          text: 'From that server, see whether the target is running',
          snippets: [{ language: 'bash', code: 'curl -I https://api.example.com' }],
        },
        { text: 'Check the address it was given: the base URL only, and the right port (443 or 80 by default)' },
        { text: 'Check the firewall rules of the target' },
        PROXY_FIX,
      ],
      tables: [CI],
    },
    {
      id: 'dns-reported',
      when: {
        all: [
          { status: 'error' },
          { message: { contains: ['ENOTFOUND', 'getaddrinfo', 'name or service not known', 'DNS resolution failed'] } },
          noNetworkError,
        ],
      },
      title: 'The server could not resolve a host name',
      summary: 'The server that answered tried to reach another one, whose name its DNS does not know.',
      category: 'gateway',
      causes: [
        { text: 'The host name in its settings or in the request is misspelt' },
        { text: 'The name is known to an internal DNS only, which that server does not ask' },
      ],
      fixes: [
        { text: 'Ask DNS on the machine that makes the onward call', snippets: [{ language: 'bash', code: 'nslookup api.example.com' }] },
        { text: 'Give that machine access to the DNS that knows the name' },
      ],
    },
    {
      id: 'dns',
      when: { networkError: 'net::ERR_NAME_NOT_RESOLVED' },
      title: 'DNS could not resolve the host name',
      summary: 'The request never left: no address is known for the host in the URL.',
      category: 'network',
      causes: [
        { text: 'The host name could not be resolved: DNS gave no address for it', confirmedBy: reported },
        { text: 'The host name is misspelt, or does not exist any more' },
        { text: 'The name is known to an internal DNS only, and this machine does not ask it (VPN off, CI runner outside)' },
        { text: 'The DNS server does not answer' },
        workedBefore,
      ],
      fixes: [
        {
          text: 'Ask DNS on the machine that made the request (for a scan: the one that runs NAT)',
          snippets: [{ language: 'bash', code: "nslookup {{host|'api.example.com'}}" }],
        },
        { text: 'From a CI runner, make sure that it can reach your internal DNS' },
        {
          text: 'To get on for now, use the IP address with a Host header; not recommended for production',
          snippets: [{ language: 'bash', code: "curl -H 'Host: '{{host|'api.example.com'}} http://192.0.2.10/" }],
        },
        PROXY_FIX,
      ],
      tables: [CI],
    },
    {
      id: 'bad-gateway',
      when: { all: [{ status: 502 }, noCode] },
      title: 'A gateway got no good answer from the service',
      summary: 'A load balancer or reverse proxy answered in place of the API, because it received nothing usable from it (502).',
      category: 'gateway',
      causes: [...GATEWAY_CAUSES, { text: 'The gateway asks on the wrong port or protocol' }],
      fixes: GATEWAY_FIXES,
    },
    {
      id: 'unavailable',
      when: { all: [{ status: 503 }, noCode] },
      title: 'The service is not available right now',
      summary: 'A load balancer, a reverse proxy or the server itself says that there is nobody to answer for now (503).',
      category: 'gateway',
      causes: [...GATEWAY_CAUSES, { text: 'Maintenance or a deployment is going on' }],
      fixes: GATEWAY_FIXES,
    },
    {
      id: 'gateway-timeout',
      when: { all: [{ status: 504 }, noCode] },
      title: 'A gateway timed out waiting for the service',
      summary: 'A load balancer or reverse proxy gave up on the service behind it, which took too long (504).',
      category: 'timeout',
      causes: [...GATEWAY_CAUSES, { text: 'This operation is slow: it takes longer than the timeout of the gateway' }],
      fixes: [
        ...GATEWAY_FIXES,
        { text: 'Before you send it again, check whether the work was done after all' },
        { text: 'Ask for less at once; make slow work asynchronous, or raise the timeout of the gateway' },
      ],
    },
    {
      id: 'too-many-redirects',
      when: { networkError: 'net::ERR_TOO_MANY_REDIRECTS' },
      title: 'Too many redirects',
      summary: 'Each answer pointed to another address, until the browser stopped following.',
      category: 'network',
      causes: [{ text: 'The redirects did not end, and the browser stopped following them', confirmedBy: reported }, ...REDIRECT_CAUSES],
      fixes: REDIRECT_FIXES,
    },
    {
      id: 'redirect-loop',
      when: { all: [{ category: 'network' }, { status: [301, 302, 303, 307, 308] }] },
      title: 'Too many redirects',
      summary: 'This address redirects again and again; the browser stops following, but tells an extension only the hops.',
      category: 'network',
      causes: REDIRECT_CAUSES,
      fixes: REDIRECT_FIXES,
    },
    {
      id: 'rate-limited',
      when: { all: [{ status: 429 }, noCode] },
      title: 'Too many requests',
      summary: 'The API limits how often it may be called, and this caller is over the limit (429).',
      category: 'rate-limit',
      causes: [
        {
          text: 'More calls were made per second, minute or day than the API allows (throttling)',
          confirmedBy: { any: [{ check: 'too-many-requests' }, { responseHeader: 'X-RateLimit-Remaining', is: '0' }] },
        },
        { text: 'A loop polls more often than it needs to', confirmedBy: { check: 'polling-fast', with: { everySeconds: 1 } } },
        { text: 'An earlier answer asked to wait, and this request came too soon', confirmedBy: { check: 'retry-ignored' } },
        { text: 'A staging API may be stricter with its rate limits than production' },
        { text: 'Others share the same key or IP address and use up the limit' },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; without it, start at a second and double the pause each time' },
        { text: 'Send less: cache answers, batch calls, leave more time between polls' },
        {
          text: 'Scanning with NAT? Limit the rate',
          snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --rate-limit 5" }],
        },
        {
          text: 'Or reduce its concurrency',
          snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --concurrency 2" }],
        },
        {
          text: 'Or add a delay between requests, in milliseconds',
          snippets: [{ language: 'bash', code: "nat scan --url {{origin|'https://api.example.com'}} --request-delay 500" }],
        },
        { text: 'Compare the limits of staging with those of production, and adjust to the stricter ones' },
      ],
    },
  ],
} satisfies RulePack;

const staging = { method: 'GET', url: 'https://api.staging.example/health', headers: { Accept: 'application/json' } };
const page = (title: string): string => `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`;
const html = { 'Content-Type': 'text/html' };
const json = { 'Content-Type': 'application/json' };

export const examples: readonly Example[] = [
  {
    rule: 'refused',
    why: 'Chromium: nothing listens',
    request: staging,
    networkError: 'net::ERR_CONNECTION_REFUSED',
    verdicts: { possible: ['The API is not running'] },
  },
  {
    rule: null,
    why: 'near miss: a connection that was reset had been accepted',
    request: staging,
    networkError: 'net::ERR_CONNECTION_RESET',
  },
  { rule: 'timed-out', why: 'a silent host', request: staging, networkError: 'net::ERR_TIMED_OUT' },
  { rule: 'timed-out', why: 'no connection in time', request: staging, networkError: 'net::ERR_CONNECTION_TIMED_OUT' },
  { rule: null, why: 'near miss: an abort is the caller’s doing', request: staging, networkError: 'net::ERR_ABORTED' },
  {
    rule: 'certificate-authority',
    why: 'self-signed; that it is also expired or for another name cannot be excluded',
    request: staging,
    networkError: 'net::ERR_CERT_AUTHORITY_INVALID',
    verdicts: { confirmed: ['The certificate is self-signed'], possible: ['The certificate has expired', 'The certificate was issued'] },
  },
  {
    rule: 'certificate-date',
    why: 'expired; a fault of authority or name would have been reported instead',
    request: staging,
    networkError: 'net::ERR_CERT_DATE_INVALID',
    verdicts: { confirmed: ['The certificate has expired'], 'ruled-out': ['The certificate is self-signed', 'The certificate was issued'] },
  },
  {
    rule: 'certificate-name',
    why: 'a certificate of another host',
    request: staging,
    networkError: 'net::ERR_CERT_COMMON_NAME_INVALID',
    verdicts: {
      confirmed: ['The certificate was issued for another hostname'],
      possible: ['The certificate has expired'],
      'ruled-out': ['The certificate is self-signed'],
    },
  },
  {
    rule: null,
    why: 'near miss: https to a port that speaks http is no fault of a certificate',
    request: staging,
    networkError: 'net::ERR_SSL_PROTOCOL_ERROR',
  },
  {
    rule: 'certificate-reported',
    why: 'a server tells of its own onward call',
    request: staging,
    response: {
      status: 502,
      headers: json,
      body: '{"message":"SSL: CERTIFICATE_VERIFY_FAILED certificate verify failed: certificate has expired"}',
    },
    verdicts: { confirmed: ['The certificate there has expired'] },
  },
  {
    rule: 'refused-reported',
    why: 'a server tells that its upstream refused',
    request: staging,
    response: { status: 502, headers: json, body: '{"message":"connect ECONNREFUSED 10.0.3.7:8080"}' },
  },
  {
    rule: 'dns-reported',
    why: 'near miss of a refusal: the name was not resolved at all',
    request: staging,
    response: { status: 502, headers: json, body: '{"message":"getaddrinfo ENOTFOUND orders.internal"}' },
  },
  {
    rule: 'dns',
    why: 'an unknown name',
    request: { url: 'https://api.staging.invalid/health' },
    networkError: 'net::ERR_NAME_NOT_RESOLVED',
  },
  {
    rule: null,
    why: 'near miss: no network at all is not the fault of a name',
    request: staging,
    networkError: 'net::ERR_INTERNET_DISCONNECTED',
  },
  {
    rule: 'bad-gateway',
    why: 'a page from a proxy that names no product',
    request: staging,
    response: { status: 502, headers: html, body: page('502 Bad Gateway') },
  },
  {
    rule: 'unavailable',
    why: 'a page without a code',
    request: staging,
    response: { status: 503, headers: html, body: page('503 Service Unavailable') },
  },
  {
    rule: 'gateway-timeout',
    why: 'a page without a code',
    request: staging,
    response: { status: 504, headers: html, body: page('504 Gateway Timeout') },
  },
  {
    rule: null,
    why: 'near miss: a 503 with a code of the API’s own was not written by a gateway',
    request: staging,
    response: { status: 503, headers: json, body: '{"error":{"code":"INDEX_REBUILDING","message":"Come back later"}}' },
  },
  {
    rule: 'redirect-loop',
    why: 'Firefox shows the hops of a loop and nothing else',
    browser: 'firefox',
    repeated: 12,
    request: { url: 'https://staging.example.com/loop' },
    response: { status: 302, headers: { Location: '/loop' } },
  },
  {
    rule: null,
    why: 'near miss: one redirect is none',
    browser: 'firefox',
    request: staging,
    response: { status: 302, headers: { Location: '/loop' } },
  },
  { rule: 'too-many-redirects', why: 'a loop', request: staging, networkError: 'net::ERR_TOO_MANY_REDIRECTS' },
  { rule: null, why: 'near miss: a redirect that the page may not follow', request: staging, networkError: 'net::ERR_UNSAFE_REDIRECT' },
  {
    rule: 'rate-limited',
    why: 'a plain 429 of the API under test',
    request: staging,
    response: { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '30' }, body: 'Too Many Requests' },
  },
  {
    rule: null,
    why: 'near miss: a 429 whose code says that a budget is gone, not a rate',
    request: staging,
    response: { status: 429, headers: json, body: '{"error":{"code":"BUDGET_SPENT","message":"No credits left"}}' },
  },
];
