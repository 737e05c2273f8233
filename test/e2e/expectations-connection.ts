import type { Expected, SeedCase } from './expectations';

// "Connection Errors" of NAT: what a scan meets on its way to the API under test.

/** Firefox gives extensions no reason for a request without an answer: every candidate stays possible. */
const noAnswer = (url: string): Expected => ({
  row: { status: 'failed', code: '', provider: '' },
  title: /no answer/i,
  nothingConfirmed: true,
  possible: [/CORS|preflight/i, /refused/i, /DNS|name/i, /dropped|in time/i, /aborted|timeout/i, /blocked|policy/i, /certificate|TLS/i],
  fixes: [/console/i, /tab/i, /Network/],
  snippets: [/curl/],
  url,
});

const failed = (code: string) => ({ status: 'failed', code, provider: '' });

const fromCi = [
  'The CI runner sits on a different network | Deploy to a staging URL that the runner’s network can reach',
  'A firewall blocks the IPs of the CI runner | Put your CI provider’s IP ranges on the allowlist of the staging firewall',
];
const proxy = /HTTPS_PROXY=http:\/\/proxy\.example\.com:8080[\s\S]*HTTP_PROXY=[\s\S]*nat scan --url/;

const notInProduction = [/--no-tls-verify.*production/i];
const tlsFixes = [/renew/i, /internal CA/i];
const caBundle = /nat scan --url[\s\S]*--ca-bundle \/path\/to\/internal-ca\.pem/;

const behindGateway = (status: string): Expected => ({
  row: { status, code: '', provider: 'nginx' },
  title: /nginx|gateway|upstream/i,
  nothingConfirmed: true,
  possible: [/load balancer|reverse proxy|upstream/i, /overloaded/i],
  fixes: [/healthy/i, /concurrency/i, /low traffic|low-traffic/i],
  snippets: [/nat scan --url[\s\S]*--concurrency 2 --rate-limit 5/],
  answeredBy: /(proxy|gateway|load balancer).*nginx/i,
  url: `gateway.staging.example`,
});

export const connectionCases: readonly SeedCase[] = [
  {
    id: 'connection-refused',
    expected: {
      row: failed('net::ERR_CONNECTION_REFUSED'),
      title: /refused/i,
      confirmed: [/refused.*nothing is listening.* :: The browser reports net::ERR_CONNECTION_REFUSED/],
      nothingConfirmed: true,
      possible: [/not running/i, /port.*443.*80/i, /firewall/i],
      fixes: [/running/i, /base URL/i, /443.*80/, /firewall/i, /proxy/i],
      snippets: [/curl -I '?http:\/\/down\.staging\.example/, proxy],
      tables: fromCi,
      url: 'down.staging.example',
    },
    firefox: noAnswer('down.staging.example'),
  },
  {
    id: 'connection-timed-out',
    expected: {
      row: failed('net::ERR_TIMED_OUT'),
      title: /timed out/i,
      nothingConfirmed: true,
      possible: [/under load/i, /VPN.*CI|CI.*VPN/i],
      fixes: [/more time|timeout/i, /concurrency/i, /load/i, /VPN.*CI|CI.*VPN/i],
      snippets: [/nat scan --url[\s\S]*--timeout 60/, /--concurrency 2/, proxy],
      tables: fromCi,
      url: 'timeout.staging.example',
    },
    firefox: noAnswer('timeout.staging.example'),
  },
  {
    id: 'connection-client-timeout',
    expected: {
      row: failed('net::ERR_ABORTED'),
      title: /gave up|abort|cancel/i,
      nothingConfirmed: true,
      possible: [/AbortController|aborted/i, /timeout ran out/i],
      fixes: [/timeout/i],
      url: 'api.staging.example',
    },
    firefox: noAnswer('api.staging.example'),
  },
  {
    id: 'connection-tls-self-signed',
    expected: {
      row: failed('net::ERR_CERT_AUTHORITY_INVALID'),
      title: /certificate/i,
      confirmed: [/self-signed.* :: .*ERR_CERT_AUTHORITY_INVALID/i],
      fixes: [...tlsFixes, /development only/i],
      snippets: [/nat scan --url[\s\S]*--no-tls-verify/, caBundle],
      warnings: notInProduction,
      url: 'self-signed.staging.example',
    },
    firefox: noAnswer('self-signed.staging.example'),
  },
  {
    id: 'connection-tls-expired',
    expected: {
      row: failed('net::ERR_CERT_DATE_INVALID'),
      title: /certificate.*expired/i,
      confirmed: [/expired.* :: .*ERR_CERT_DATE_INVALID/i],
      ruledOut: [/self-signed/i, /hostname/i],
      fixes: tlsFixes,
      snippets: [caBundle],
      warnings: notInProduction,
      url: 'expired.staging.example',
    },
    firefox: noAnswer('expired.staging.example'),
  },
  {
    id: 'connection-tls-wrong-name',
    expected: {
      row: failed('net::ERR_CERT_COMMON_NAME_INVALID'),
      title: /certificate.*host/i,
      confirmed: [/hostname.* :: .*ERR_CERT_COMMON_NAME_INVALID/i],
      ruledOut: [/self-signed/i],
      fixes: tlsFixes,
      snippets: [caBundle],
      warnings: notInProduction,
      url: 'wrong-name.staging.example',
    },
    firefox: noAnswer('wrong-name.staging.example'),
  },
  {
    id: 'connection-tls-plain',
    expected: {
      row: failed('net::ERR_SSL_PROTOCOL_ERROR'),
      title: /TLS/i,
      possible: [/https.*plain|plain HTTP/i],
      fixes: [/http:\/\//i],
      url: 'plain.staging.example',
    },
    firefox: noAnswer('plain.staging.example'),
  },
  {
    id: 'connection-dns',
    expected: {
      row: failed('net::ERR_NAME_NOT_RESOLVED'),
      title: /DNS|resolve/i,
      nothingConfirmed: true,
      possible: [/internal DNS/i],
      fixes: [/DNS.*machine|machine.*DNS/i, /CI runner.*internal DNS/i, /IP address.*Host header.*not recommended/i, /proxy/i],
      snippets: [/nslookup '?api\.staging\.invalid/, proxy],
      tables: fromCi,
      url: 'api.staging.invalid',
    },
    firefox: noAnswer('api.staging.invalid'),
  },
  {
    id: 'connection-dropped',
    first: 'staging-ok',
    expected: {
      row: failed('net::ERR_EMPTY_RESPONSE'),
      title: /hung up|empty|closed|without/i,
      nothingConfirmed: true,
      possible: [/crashed/i],
      fixes: [/log/i],
      url: 'api.staging.example',
    },
    firefox: noAnswer('api.staging.example'),
  },
  {
    id: 'connection-reset',
    first: 'staging-ok',
    expected: {
      row: failed('net::ERR_CONNECTION_RESET'),
      title: /connection.*(cut|reset)/i,
      nothingConfirmed: true,
      possible: [/firewall|VPN/i],
      fixes: [/again/i],
      url: 'api.staging.example',
    },
    firefox: noAnswer('api.staging.example'),
  },
  { id: 'gateway-502', expected: behindGateway('502') },
  { id: 'gateway-503', expected: behindGateway('503') },
  { id: 'gateway-504', expected: behindGateway('504') },
  {
    id: 'connection-redirect-loop',
    expected: {
      row: failed('net::ERR_TOO_MANY_REDIRECTS'),
      title: /too many redirects/i,
      possible: [/redirects point at each other|not the final/i],
      fixes: [/where the redirects lead/i, /final URL/i, /https:\/\//],
      url: 'api.staging.example',
    },
    firefox: {
      row: { status: '302', code: '', provider: '' },
      title: /redirects/i,
      fixes: [/final URL/i, /https:\/\//],
      url: 'api.staging.example',
    },
  },
  {
    id: 'target-429',
    expected: {
      row: { status: '429', code: '', provider: '' },
      title: /too many requests/i,
      confirmed: [/poll.* :: .*6 times/i],
      possible: [/stricter.*production/i],
      fixes: [/rate/i, /concurrency/i, /delay/i, /staging.*production/i],
      snippets: [/nat scan --url[\s\S]*--rate-limit 5/, /--concurrency 2/, /--request-delay 500/],
      countdown: /Retry-After: \d+/,
      url: 'api.staging.example',
    },
  },
  {
    id: 'connection-truncated',
    expected: {
      row: { status: '500', code: 'net::ERR_CONTENT_LENGTH_MISMATCH', provider: '' },
      title: /cut short/i,
      possible: [/crashed|timed out/i],
      fixes: [/log/i],
      url: 'api.staging.example',
    },
    // Firefox hands over what came, and does not say that it was cut.
    firefox: {
      row: { status: '500', code: 'EXPORT_FAILED', provider: '' },
      title: /server/i,
      fixes: [/log/i],
      url: 'api.staging.example',
    },
  },
  {
    id: 'connection-garbled',
    expected: {
      row: { status: '500', code: 'net::ERR_CONTENT_DECODING_FAILED', provider: '' },
      title: /decompress|encod/i,
      possible: [/Content-Encoding/i],
      fixes: [/compress/i],
      url: 'api.staging.example',
    },
    firefox: 'unheard',
  },
];
