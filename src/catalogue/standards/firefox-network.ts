import type { Condition, Example, RulePack } from '../../model';

// Firefox gives DevTools extensions no reason for a missing answer; its names appear in HAR files and logs.
// Names after Firefox's xpcom/base/ErrorList.py and NSS's SEC_/SSL_ error tables.

/** The name of the error is what the browser itself found; each rule asks for its own names. */
const reported: Condition = { networkError: { glob: '*' } };

export default {
  id: 'firefox-network',
  name: 'Firefox network errors',
  kind: 'standard',
  rules: [
    {
      id: 'no-answer',
      when: { all: [{ status: 0 }, { not: { networkError: { glob: '*' } } }] },
      title: 'No answer, and the browser does not say why',
      summary: 'The request ended without an answer and no reason is recorded; Firefox hides it from DevTools extensions.',
      category: 'network',
      causes: [
        { text: 'Mixed content: the page is https and the address http, so the browser blocked it', when: { check: 'mixed-content' } },
        { text: 'CORS: the preflight failed, so the real request never left', confirmedBy: { check: 'preflight-failed' } },
        { text: 'The whole host is not reachable right now', confirmedBy: { check: 'host-failing-everywhere' } },
        { text: 'The connection was refused: nothing listens on that host and port' },
        { text: 'The host name is not found in DNS' },
        { text: 'The server or network dropped the connection, or did not answer in time (timeout)' },
        { text: 'The page aborted the request, or its own timeout ran out' },
        { text: 'The request was blocked: Content Security Policy, a blocker, a forbidden port' },
        { text: 'The TLS certificate or handshake was not accepted' },
      ],
      fixes: [
        { text: 'Look into the console: blocked requests (CORS, CSP, mixed content) leave a message there.' },
        {
          text: 'Open the address in a tab: the error page names DNS, refusal, timeout or certificate.',
        },
        {
          text: 'Call it outside the browser: if that works, the browser blocked it; if not, the network or server is at fault.',
          snippets: [{ language: 'bash', code: "curl -v {{url|'https://api.example.com/'}}" }],
        },
        { text: 'In the Network tool, the Transferred column shows the reason (NS_ERROR_… or Blocked).' },
        { text: 'If it is CORS, let the server send Access-Control-Allow-Origin, on error answers and on OPTIONS too.' },
      ],
    },
    {
      id: 'aborted',
      when: { networkError: ['NS_BINDING_ABORTED', 'NS_ERROR_ABORT', 'NS_BINDING_CANCELLED', 'NS_IMAGELIB_ERROR_LOAD_ABORTED'] },
      title: 'The caller gave up on the request',
      summary: 'The page, not the server, ended this request: cancelled, left or timed out on its own clock.',
      category: 'network',
      causes: [
        { text: 'This side ended the request before the answer was complete', confirmedBy: reported },
        { text: 'The code aborted it, or the page was left or reloaded' },
        { text: 'The client’s own timeout ran out because the server was slow' },
      ],
      fixes: [
        { text: 'If the page cancelled it on purpose, nothing is wrong: ignore the AbortError in code.' },
        { text: 'If it waited long, allow more time or make the server faster.' },
      ],
    },
    {
      id: 'refused',
      when: { networkError: 'NS_ERROR_CONNECTION_REFUSED' },
      title: 'Nothing listens at this address',
      summary: 'The computer was reached, but no program accepts connections on that port.',
      category: 'network',
      causes: [
        { text: 'The connection was refused: nothing is listening on that host and port for this caller', confirmedBy: reported },
        { text: 'The server is not running' },
        { text: 'The port in the URL is wrong' },
        { text: 'A firewall refuses the connection' },
        { text: 'The server listens on IPv4 or IPv6 only, and localhost gave the other' },
      ],
      fixes: [
        { text: 'Start the server, and compare its port with the URL.' },
        { text: 'See whether anything answers.', snippets: [{ language: 'bash', code: "curl -v {{url|'http://localhost:3000/'}}" }] },
        { text: 'Try 127.0.0.1 instead of localhost.' },
      ],
    },
    {
      id: 'unknown-host',
      when: { networkError: ['NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_UNKNOWN_PROXY_HOST', 'NS_ERROR_DNS_LOOKUP_QUEUE_FULL'] },
      title: 'The host name is not found',
      summary: 'DNS knows no address for this name, so nothing was sent.',
      category: 'network',
      causes: [
        { text: 'The host name could not be resolved: DNS gave no address for it', confirmedBy: { networkError: 'NS_ERROR_UNKNOWN_HOST' } },
        { text: 'The host name is misspelt, or the variable with the base URL is wrong' },
        { text: 'The name exists only inside a VPN or company network' },
        { text: 'The name of the proxy is not found', when: { networkError: 'NS_ERROR_UNKNOWN_PROXY_HOST' } },
        { text: 'This computer is offline or its DNS server is down' },
      ],
      fixes: [
        { text: 'Check the spelling of the host.' },
        { text: 'Look the name up by hand.', snippets: [{ language: 'bash', code: 'nslookup {{host}}' }] },
        { text: 'Connect to the VPN, or try another DNS server.' },
      ],
    },
    {
      id: 'timeout',
      when: { networkError: ['NS_ERROR_NET_TIMEOUT', 'NS_ERROR_NET_TIMEOUT_EXTERNAL'] },
      title: 'The server did not answer in time',
      summary: 'The connection or the answer took longer than the browser waits.',
      category: 'timeout',
      causes: [
        { text: 'Nothing came back before the browser’s time was up: the attempt timed out', confirmedBy: reported },
        { text: 'The server is overloaded or works too long on this request' },
        { text: 'A firewall drops the packets silently' },
        { text: 'The address belongs to a machine that is off' },
      ],
      fixes: [
        { text: 'Try again, and compare with another network.' },
        { text: 'If the server is yours, see whether the request arrives at all and how long it takes.' },
        { text: 'Ask for less at once, or turn long work into a background job.' },
      ],
    },
    {
      id: 'dropped',
      when: {
        networkError: ['NS_ERROR_NET_RESET', 'NS_ERROR_NET_INTERRUPT', 'NS_ERROR_NET_PARTIAL_TRANSFER', 'NS_ERROR_NET_EMPTY_RESPONSE'],
      },
      title: 'The connection was cut',
      summary: 'The server or something on the way closed the connection before the answer was complete.',
      category: 'network',
      causes: [
        { text: 'The connection was cut before the answer was complete', confirmedBy: reported },
        { text: 'The server process crashed or was restarted' },
        { text: 'A firewall, VPN or antivirus cut the connection' },
        { text: 'The body ended before its announced length', when: { networkError: 'NS_ERROR_NET_PARTIAL_TRANSFER' } },
        { text: 'The port speaks TLS where http:// was used, or the reverse' },
      ],
      fixes: [
        { text: 'Try again; if only large uploads fail, look for a size limit.' },
        { text: 'If the server is yours, look into its log at that time.' },
        { text: 'Try another network without VPN or antivirus inspection.' },
      ],
    },
    {
      id: 'redirect-loop',
      when: { networkError: 'NS_ERROR_REDIRECT_LOOP' },
      title: 'The redirects never end',
      summary: 'The server keeps redirecting, so the browser stopped after about twenty hops.',
      category: 'network',
      causes: [
        { text: 'The redirects did not end, and the browser stopped following them', confirmedBy: reported },
        { text: 'A proxy ends TLS and the server redirects http to https again and again' },
        { text: 'A sign-in page redirects to itself because its cookie is not kept' },
        { text: 'Two rules disagree on the trailing slash or on www' },
      ],
      fixes: [
        {
          text: 'Follow the hops by hand.',
          snippets: [{ language: 'bash', code: "curl -sIL --max-redirs 10 {{url|'https://api.example.com/'}}" }],
        },
        { text: 'Let the proxy send X-Forwarded-Proto, and let the server trust it.' },
        { text: 'Clear the cookies of this site.' },
      ],
    },
    {
      id: 'bad-uri',
      when: { networkError: 'NS_ERROR_DOM_BAD_URI' },
      title: 'The page may not load this address',
      summary: 'The same-origin policy, CORS or a scheme rule forbids the page to use this URL.',
      category: 'network',
      causes: [
        { text: 'CORS: the server did not allow this origin, or the preflight failed' },
        { text: 'A redirect leads to an address or scheme that the page may not use' },
      ],
      fixes: [
        { text: 'Read the message in the console: it names the CORS rule at fault.' },
        { text: 'Let the server send Access-Control-Allow-Origin for the page’s origin, on error answers too.' },
      ],
    },
    {
      id: 'blocked',
      when: {
        networkError: [
          'NS_ERROR_CONTENT_BLOCKED',
          'NS_ERROR_BLOCKED_BY_POLICY',
          'NS_ERROR_XFO_VIOLATION',
          'NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION',
          'NS_ERROR_DOM_CORP_FAILED',
          'NS_ERROR_DOM_COEP_FAILED',
          'NS_ERROR_DOM_COOP_FAILED',
        ],
      },
      title: 'A policy blocked this request',
      summary: 'The page’s security policy, or a header of the answer, forbids loading this address here.',
      category: 'network',
      causes: [
        { text: 'Content Security Policy or mixed-content blocking applies', ruledOutBy: { networkError: { glob: 'NS_ERROR_DOM_CO*' } } },
        { text: 'Cross-Origin-Resource-Policy of the resource excludes this page', when: { networkError: 'NS_ERROR_DOM_CORP_FAILED' } },
        { text: 'An extension blocked it', ruledOutBy: { networkError: { glob: 'NS_ERROR_DOM_CO*' } } },
      ],
      fixes: [
        { text: 'Read the message in the console: it names the policy and directive.' },
        { text: 'Allow the address there, or let its server relax its header.' },
      ],
    },
    {
      id: 'tracking',
      when: { networkError: { glob: 'NS_ERROR_TRACKING_*' } },
      title: 'Tracking protection blocked the request',
      summary: 'Enhanced Tracking Protection counts this host among trackers, so nothing was sent.',
      category: 'network',
      causes: [
        { text: 'Firefox’s tracking protection blocked the request', confirmedBy: reported },
        { text: 'The host is on the tracker list that Firefox uses' },
      ],
      fixes: [
        { text: 'Switch protection off for this site with the shield in the address bar, to test.' },
        { text: 'Serve the API from the page’s own domain.' },
      ],
    },
    {
      id: 'offline',
      when: { networkError: 'NS_ERROR_OFFLINE' },
      title: 'Firefox works offline',
      summary: 'There is no network, or Work Offline or the Network tool’s throttling is switched on.',
      category: 'network',
      causes: [
        { text: 'Firefox has no internet connection, or works offline', confirmedBy: reported },
        { text: 'Work Offline is ticked, or throttling is set to Offline' },
        { text: 'The computer has no network' },
      ],
      fixes: [{ text: 'Untick Work Offline in the File menu, and set throttling to No Throttling.' }],
    },
    {
      id: 'port',
      when: { networkError: 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED' },
      title: 'Browsers refuse to use this port',
      summary: 'The port belongs to another protocol, so browsers never send HTTP to it.',
      category: 'network',
      causes: [
        { text: 'The port is one that browsers never send HTTP to', confirmedBy: reported },
        { text: 'The server listens on a port of the browsers’ block list' },
      ],
      fixes: [{ text: 'Run the server on another port, such as 8080 or 3000.' }],
    },
    {
      id: 'encoding',
      when: { networkError: ['NS_ERROR_INVALID_CONTENT_ENCODING', 'NS_ERROR_CORRUPTED_CONTENT', 'NS_ERROR_UNSAFE_CONTENT_TYPE'] },
      title: 'The answer is damaged or wrongly labelled',
      summary: 'The body does not fit its Content-Encoding, Content-Type or length.',
      category: 'network',
      causes: [
        { text: 'Content-Encoding promises a compression that the body does not have' },
        { text: 'The server sends a MIME type that nosniff does not let pass' },
        { text: 'A service worker answered with an invalid response' },
      ],
      fixes: [{ text: 'Compress in one place only, and remove the header elsewhere.' }, { text: 'Send the right Content-Type.' }],
    },
    {
      id: 'proxy',
      when: { networkError: { glob: 'NS_ERROR_PROXY_*' } },
      title: 'The proxy did not let the request through',
      summary: 'Firefox is set to use a proxy, which cannot be reached or refused the connection.',
      category: 'network',
      causes: [
        { text: 'The proxy is not running', confirmedBy: { networkError: 'NS_ERROR_PROXY_CONNECTION_REFUSED' } },
        { text: 'The proxy refuses this host, or its gateway failed' },
      ],
      fixes: [{ text: 'Check the connection settings of Firefox (Network Settings), or start the proxy again.' }],
    },
    {
      id: 'certificate-issuer',
      when: {
        networkError: [
          'SEC_ERROR_UNKNOWN_ISSUER',
          'SEC_ERROR_UNTRUSTED_ISSUER',
          'SEC_ERROR_UNTRUSTED_CERT',
          'SEC_ERROR_CA_CERT_INVALID',
          'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
          'MOZILLA_PKIX_ERROR_MITM_DETECTED',
        ],
      },
      title: 'The certificate comes from nobody trusted',
      summary: 'The server’s certificate is self-signed, or Firefox does not know or trust who issued it.',
      category: 'network',
      causes: [
        { text: 'The certificate is self-signed', when: { networkError: 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT' } },
        { text: 'Antivirus or a proxy intercepts the connection', confirmedBy: { networkError: 'MOZILLA_PKIX_ERROR_MITM_DETECTED' } },
        { text: 'The server does not send its intermediate certificate' },
        { text: 'A company authority is not installed in Firefox' },
      ],
      fixes: [
        { text: 'For local development, open the URL in a tab and accept the risk, or use a local authority such as mkcert.' },
        { text: 'If the server is yours, install the full chain.' },
        { text: 'Set security.enterprise_roots.enabled so that Firefox uses the system’s authorities.' },
      ],
    },
    {
      id: 'certificate-date',
      when: {
        networkError: [
          'SEC_ERROR_EXPIRED_CERTIFICATE',
          'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
          'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
          'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE',
        ],
      },
      title: 'The certificate is out of date',
      summary: 'The server’s certificate, or its issuer’s, has expired or is not valid yet.',
      category: 'network',
      causes: [{ text: 'The certificate was not renewed' }, { text: 'The clock of this computer is wrong' }],
      fixes: [
        { text: 'If the server is yours, renew the certificate and reload the server.' },
        { text: 'Check date and time of this computer.' },
      ],
    },
    {
      id: 'certificate-name',
      when: { networkError: 'SSL_ERROR_BAD_CERT_DOMAIN' },
      title: 'The certificate is for another host',
      summary: 'The host in the URL is not among the names in the certificate.',
      category: 'network',
      causes: [
        { text: 'The certificate of the server does not list the host name in the URL', confirmedBy: reported },
        { text: 'The certificate lacks this name' },
        { text: 'DNS leads to another server' },
      ],
      fixes: [
        { text: 'Use a host name that is in the certificate.' },
        { text: 'If the server is yours, issue a certificate that covers this name.' },
      ],
    },
    {
      id: 'certificate-family',
      when: { networkError: { glob: 'SEC_ERROR_*' } },
      title: 'The server’s certificate is not acceptable',
      summary: 'Firefox found a fault in the certificate and did not send the request.',
      category: 'network',
      causes: [
        { text: 'The certificate was revoked', when: { networkError: 'SEC_ERROR_REVOKED_CERTIFICATE' } },
        {
          text: 'The revocation server is down or denies knowing the certificate',
          confirmedBy: { networkError: { glob: 'SEC_ERROR_OCSP_*' } },
        },
        { text: 'The certificate is malformed or used for the wrong purpose' },
      ],
      fixes: [
        { text: 'Open the URL in a tab: the warning page tells what is wrong.' },
        { text: 'If the server is yours, issue a new certificate.' },
      ],
    },
    {
      id: 'pkix-family',
      when: { networkError: { glob: 'MOZILLA_PKIX_ERROR_*' } },
      title: 'The certificate breaks a rule',
      summary: 'Firefox’s certificate check found a violation and did not send the request.',
      category: 'network',
      causes: [{ text: 'Key size, purpose, pinning or transparency does not meet the rules' }],
      fixes: [
        { text: 'Open the URL in a tab: the warning page tells what is wrong.' },
        { text: 'If the server is yours, issue a new certificate.' },
      ],
    },
    {
      id: 'tls-family',
      when: { networkError: { glob: 'SSL_ERROR_*' } },
      title: 'The TLS handshake failed',
      summary: 'Firefox and the server could not agree on an encrypted connection.',
      category: 'network',
      causes: [
        { text: 'The port speaks plain HTTP', confirmedBy: { networkError: 'SSL_ERROR_RX_RECORD_TOO_LONG' } },
        {
          text: 'The server offers only old TLS versions or ciphers',
          confirmedBy: {
            networkError: ['SSL_ERROR_UNSUPPORTED_VERSION', 'SSL_ERROR_NO_CYPHER_OVERLAP', 'SSL_ERROR_PROTOCOL_VERSION_ALERT'],
          },
        },
        {
          text: 'The server wants a client certificate',
          confirmedBy: {
            networkError: ['SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', 'SSL_ERROR_BAD_CERT_ALERT', 'SSL_ERROR_HANDSHAKE_FAILURE_ALERT'],
          },
        },
        { text: 'A proxy or antivirus breaks the handshake' },
      ],
      fixes: [
        { text: 'For a local development server, use http:// instead.' },
        {
          text: 'Look at the handshake from outside the browser.',
          snippets: [{ language: 'bash', code: 'openssl s_client -connect HOST:443 -servername {{host}}' }],
        },
        { text: 'If the server is yours, enable TLS 1.2 and 1.3 with a valid certificate.' },
      ],
    },
    {
      id: 'http-protocol',
      when: { networkError: { glob: 'NS_ERROR_NET_HTTP*' } },
      title: 'The server broke the HTTP protocol',
      summary: 'The HTTP/2 or HTTP/3 connection ended with a protocol error.',
      category: 'network',
      causes: [{ text: 'The server or proxy sent malformed frames or headers' }, { text: 'The stream was reset in the middle' }],
      fixes: [
        {
          text: 'Compare with HTTP/1.1.',
          snippets: [{ language: 'bash', code: "curl -v --http1.1 {{url|'https://api.example.com/'}} -o /dev/null" }],
        },
        { text: 'Look into the log of proxy and server at that time.' },
      ],
    },
    {
      id: 'unknown',
      when: { networkError: { glob: 'NS_*' } },
      title: 'Firefox could not complete the request',
      summary: 'Firefox gives a reason that this catalogue does not explain; its name is shown as it is.',
      category: 'network',
      causes: [{ text: 'See the name of the error: the list of Firefox’s errors explains each' }],
      fixes: [
        {
          text: 'Look the name up in the list of Firefox’s errors.',
          url: 'https://searchfox.org/mozilla-central/source/xpcom/base/ErrorList.py',
        },
        { text: 'Try again in a private window and on another network, to see what the failure depends on.' },
      ],
    },
  ],
} satisfies RulePack;

const fails = (rule: string | null, networkError: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url: 'https://api.example.net/v1/items' },
  response: { status: 0 },
  networkError,
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  {
    rule: 'no-answer',
    why: 'status 0 without any reason: every candidate stays possible',
    request: { url: 'https://api.example.net/v1/items', headers: { Host: 'api.example.net' } },
    response: { status: 0 },
    verdicts: { possible: ['The connection was refused', 'The host name is not found', 'The page aborted', 'The TLS certificate'] },
  },
  fails('aborted', 'NS_BINDING_ABORTED', 'the page cancelled'),
  fails('refused', 'NS_ERROR_CONNECTION_REFUSED', 'nothing listens'),
  fails('unknown-host', 'NS_ERROR_UNKNOWN_HOST', 'no such name', { 'ruled-out': ['The name of the proxy'] }),
  fails('timeout', 'NS_ERROR_NET_TIMEOUT', 'too slow'),
  fails('dropped', 'NS_ERROR_NET_RESET', 'reset'),
  fails('dropped', 'NS_ERROR_NET_PARTIAL_TRANSFER', 'cut short', { confirmed: ['The body ended before'] }),
  fails('redirect-loop', 'NS_ERROR_REDIRECT_LOOP', 'a loop'),
  fails('bad-uri', 'NS_ERROR_DOM_BAD_URI', 'CORS'),
  fails('blocked', 'NS_ERROR_CONTENT_BLOCKED', 'CSP'),
  fails('tracking', 'NS_ERROR_TRACKING_URI', 'tracker list'),
  fails('offline', 'NS_ERROR_OFFLINE', 'Work Offline'),
  fails('port', 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED', 'port 6000'),
  fails('encoding', 'NS_ERROR_INVALID_CONTENT_ENCODING', 'not gzip'),
  fails('proxy', 'NS_ERROR_PROXY_CONNECTION_REFUSED', 'no proxy', { confirmed: ['The proxy is not running'] }),
  fails('certificate-issuer', 'SEC_ERROR_UNKNOWN_ISSUER', 'unknown authority'),
  fails('certificate-issuer', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'self-signed', { confirmed: ['The certificate is self-signed'] }),
  fails('certificate-date', 'SEC_ERROR_EXPIRED_CERTIFICATE', 'expired'),
  fails('certificate-name', 'SSL_ERROR_BAD_CERT_DOMAIN', 'another name'),
  fails('certificate-family', 'SEC_ERROR_REVOKED_CERTIFICATE', 'revoked', { confirmed: ['The certificate was revoked'] }),
  fails('pkix-family', 'MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE', 'pinning'),
  fails('tls-family', 'SSL_ERROR_RX_RECORD_TOO_LONG', 'plain HTTP on that port', { confirmed: ['The port speaks plain HTTP'] }),
  fails('http-protocol', 'NS_ERROR_NET_HTTP2_SENT_GOAWAY', 'HTTP/2'),
  fails('unknown', 'NS_ERROR_SOMETHING_NEW', 'a name that no list has'),
  fails(null, 'net::ERR_CONNECTION_RESET', 'a name of the other browser'),
];
