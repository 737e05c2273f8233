import { redactAuthorization, redactChallenge } from './authorization';
import { redactCookies, redactSetCookie } from './cookies';
import { coverSecret } from './cover-secret';
import { wordsOf } from './name-words';
import { claimShapes } from './phrases';
import { coverNamed } from './redact-pairs';
import { redactPlain } from './redact-plain';
import { redactUrl } from './redact-url';
import { judgeName, type Scope } from './scope';
import { classifySecretName } from './secret-names';
import { isHex, isIpAddress, isUuid, looksRandom, readsAsName } from './shapes';
import { createClaims, replaceSpans } from './spans';

const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Support needs these as they are; their names may hold words such as key or token. */
const diagnostic =
  list(`accept accept-encoding accept-language accept-ranges age allow alt-svc cache-control cf-ray connection content-disposition
  content-encoding content-language content-length content-range content-type content-md5 content-digest date digest etag expect expires host
  idempotency-key if-match if-modified-since if-none-match if-range if-unmodified-since keep-alive last-modified max-forwards nel origin-trial pragma
  priority range retry-after sec-websocket-accept sec-websocket-extensions sec-websocket-key sec-websocket-version server
  server-timing sourcemap strict-transport-security te timing-allow-origin trailer transfer-encoding traceparent upgrade upgrade-insecure-requests
  user-agent vary via warning x-cache x-cache-hits x-content-type-options x-frame-options x-powered-by x-requested-with x-robots-tag x-served-by
  x-timer x-xss-protection b3 signature-input surrogate-key cache-tag soapaction x-http-method-override x-cache-key prefer preference-applied
  content-security-policy content-security-policy-report-only permissions-policy feature-policy referrer-policy x-idempotency-key`);

const diagnosticWord =
  list(`request trace traceparent tracestate correlation span ray ratelimit quota etag hash digest checksum md5 sha256 crc32c
  revision build commit deployment rid cid tid eid region zone pop datacenter cache timing latency runtime version id guid uuid ids rate limit remaining reset retry date transaction
  operation invocation serial sequence reference ref incident error host hostname node instance pod upstream backend
  account organization organisation org project tenant workspace team`);

const clientAddress =
  list(`x-forwarded-for x-real-ip forwarded cf-connecting-ip cf-connecting-ipv6 cf-pseudo-ipv4 true-client-ip x-client-ip x-cluster-client-ip fastly-client-ip
  fly-client-ip x-original-forwarded-for x-appengine-user-ip x-appengine-remote-addr x-azure-clientip x-azure-socketip x-envoy-external-address
  x-originating-ip x-remote-ip x-remote-addr remote-addr client-ip x-user-ip x-forwarded x-forwarded-client-ip x-vercel-forwarded-for x-nf-client-connection-ip
  do-connecting-ip x-arr-clientip x-coming-from x-end-user-ip x-customer-ip x-sucuri-clientip incap-client-ip ali-cdn-real-ip cdn-src-ip x-ms-forwarded-client-ip
  cloudfront-viewer-address oxylabs-client-ip wl-proxy-client-ip proxy-client-ip x-proxyuser-ip`);

const addressHeader =
  list(`location content-location referer referrer origin x-forwarded-uri x-original-uri x-original-url x-rewrite-url x-request-uri
  x-forwarded-host destination x-envoy-original-path ping-from ping-to x-redirect x-redirect-to hx-current-url hx-redirect hx-location turbo-location
  :path :authority operation-location azure-asyncoperation x-url request-uri x-original-path x-page-url`);

/** Only what gives itself away by its shape: identifiers survive. */
const redactShapes = (scope: Scope, value: string): string => {
  const claims = createClaims(value.length);
  claimShapes(scope, value, claims);
  return replaceSpans(value, claims.spans);
};

const redactAddresses = (scope: Scope, value: string): string =>
  value
    .split(/([,;\s="]+)/)
    .map((part) => {
      const bare = part.replace(/^\[|\](?::\d+)?$/g, '').replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d+$/, '$1');
      return isIpAddress(bare) ? part.replace(bare, () => coverSecret(scope, bare, 'ip')) : part;
    })
    .join('');

/** `<https://…>; rel="next"`, `0; url=https://…` */
const redactAddressList = (scope: Scope, value: string): string =>
  value.replace(/<([^<>]{1,8192})>/g, (_, url: string) => `<${redactUrl(scope, url)}>`);

/** Sub-protocols are names; browsers can send a token with a WebSocket only by listing it among them. */
const redactProtocols = (scope: Scope, value: string): string =>
  value.replace(/[^\s,]{16,16384}/g, (word) => {
    const bare = /^(?:[\w-]{1,40}\.){0,8}(?=[^.]{16})/.test(word) ? word.slice(word.lastIndexOf('.', word.length - 17) + 1) : word;
    return looksRandom(bare, 16) && !readsAsName(bare) ? `${word.slice(0, -bare.length)}${coverSecret(scope, bare, 'token')}` : word;
  });

/** A field nobody knows: short values and sentences stay, what looks like a token goes. */
const redactUnknown = (scope: Scope, value: string): string => {
  const shown = redactPlain(scope, value);
  if (shown !== value || value.length < 16) return shown;
  return value.replace(/[^\s,;"'<>()]{16,16384}/g, (word) => {
    const bare = word.slice(word.indexOf('=') + 1);
    if (
      bare.length < 16 ||
      isUuid(bare) ||
      isHex(bare) ||
      /^[\w.+-]*[/:][\w./:+*-]*$/.test(bare) ||
      readsAsName(bare) ||
      !looksRandom(bare.replace(/=+$/, ''), 20)
    )
      return word;
    return `${word.slice(0, word.length - bare.length)}${coverSecret(scope, bare, 'token')}`;
  });
};

const isDiagnostic = (lower: string): boolean =>
  diagnostic.has(lower) ||
  /^(?:access-control-|sec-fetch-|sec-ch-|x-ratelimit-|ratelimit|x-rate-limit|x-b3-|cross-origin-|grpc-|x-amz-checksum-)/.test(lower);

const readsAsIdentifier = (lower: string): boolean =>
  classifySecretName(lower) === null && wordsOf(lower).some((word) => diagnosticWord.has(word) || /^[a-z]{3,20}id$/.test(word));

/**
 * The value of a header field, request or response. `strict` is false for a text that merely names a header: then only
 * fields that carry credentials are touched.
 */
export const redactHeaderValue = (scope: Scope, name: string, value: string, strict = true): string => {
  const lower = name.trim().toLowerCase();
  if (value === '') return value;
  if (lower === 'cookie' || lower === 'cookie2') return redactCookies(scope, value);
  if (lower === 'set-cookie' || lower === 'set-cookie2') return redactSetCookie(scope, value);
  if (/(?:^|-)(?:authorization|authentication-info)$/.test(lower)) return redactAuthorization(scope, value);
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate') return redactPlain(scope, redactChallenge(scope, value));
  if (scope.lookup.headers.has(lower)) return redactAuthorization(scope, value, 'api-key');
  if (!strict) return value;
  if (clientAddress.has(lower)) return redactAddresses(scope, value);
  if (lower === 'link' || lower === 'report-to' || lower === 'reporting-endpoints')
    return redactAddressList(scope, redactPlain(scope, value));
  if (lower === 'sec-websocket-protocol') return redactProtocols(scope, redactShapes(scope, value));
  if (addressHeader.has(lower)) return redactUrl(scope, value);
  if (lower === 'refresh')
    return value.replace(/(url\s{0,5}=\s{0,5})(.{1,8192})$/i, (_, key: string, url: string) => `${key}${redactUrl(scope, url)}`);
  if (isDiagnostic(lower)) return /:\/\//.test(value) ? redactPlain(scope, value) : redactShapes(scope, value);
  const verdict = judgeName(scope, name);
  if (verdict !== null) {
    const certain = verdict.strength === 'random' && verdict.kind === 'api-key' ? ({ ...verdict, strength: 'opaque' } as const) : verdict;
    return coverHeader(scope, certain, value) ?? redactUnknown(scope, value);
  }
  if (readsAsIdentifier(lower)) return value.includes('@') ? redactPlain(scope, value) : redactShapes(scope, value);
  return redactUnknown(scope, value);
};

const coverHeader = (scope: Scope, verdict: NonNullable<ReturnType<typeof judgeName>>, value: string): string | null => {
  // Some servers hand tokens out on `Fetch` and ask for them with `Required`.
  if (verdict.kind === 'csrf-token' && /^(?:fetch|required)$/i.test(value.trim())) return null;
  if (verdict.counts === null && verdict.strength === 'always' && /^[A-Za-z][\w-]{1,30}\s+\S/.test(value))
    return redactAuthorization(scope, value, verdict.kind);
  return coverNamed(scope, verdict, value);
};
