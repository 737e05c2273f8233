import { requestUrl } from '../../http/endpoint';
import { requestContent } from '../../http/request-content';
import { isCredentialName } from '../../http/sent-credentials';
import type { Citation, Exchange } from '../../model';
import { headerName } from './words';

/** Something in the request that may identify the caller, though its name alone does not say so. */
export interface UnusualCredential {
  readonly place: string;
  readonly citation: Citation;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Long and of mixed characters, as keys are made; UUIDs mostly name things. */
const looksLikeKey = (value: string, least: number): boolean =>
  value.length >= least &&
  value.length <= 4000 &&
  /^[\w.~+/=:-]+$/.test(value) &&
  /\d/.test(value) &&
  /[a-z]/i.test(value) &&
  !uuid.test(value);

const headerNames = /session|(?:^|-)sid$|ticket|(?:client|app|application)-?id$|user-?(?:token|key)|identity|assertion/i;
/** Custom headers whose long values are no credentials. */
const traces =
  /^sec-|csrf|xsrf|trace|span|request-?id|correlation|idempotency|version|sentry|b3|datadog|newrelic|forwarded|real-ip|device|client-data|fingerprint|build|commit|hash|checksum|etag|nonce/i;

const inHeaders = ({ request }: Exchange): UnusualCredential | null => {
  for (const { name, value } of request.headers.slice(0, 500)) {
    if (value.trim() === '' || traces.test(name)) continue;
    if (headerNames.test(name) || (/^x-/i.test(name) && looksLikeKey(value.trim(), 16)))
      return { place: `the header ${headerName(name)}`, citation: { part: 'request-header', at: name } };
  }
  return null;
};

/** `/bot110201543:AAHd…/getMe`, `/services/T0/B0/x7Qm2…`: some APIs read the key from the path. Prefixed ids (`ch_…`) are none. */
const isKeySegment = (segment: string): boolean =>
  /^bot\d{5,}:[\w-]{20,}$/.test(segment) ||
  (segment.length >= 20 &&
    segment.length <= 400 &&
    /^[\w-]+$/.test(segment) &&
    /\d/.test(segment) &&
    /[a-z]/.test(segment) &&
    /[A-Z]/.test(segment) &&
    !/^[a-z]{2,12}_/.test(segment));

const queryNames =
  /^(?:app[_-]?(?:id|key|code|token)|client[_-]?id|(?:user|session|login)[_-]?(?:id|key|token)|sid|session|sess|ticket|hash|code|key|token|auth|secret|pass|pwd|user|username|login|email)$/i;

/** Where long random values say where one is, not who. */
const positions =
  /cursor|page|next|prev|after|before|since|continuation|offset|start|end|sync|delta|state|nonce|id$|ids$|v$|version|cache|etag/i;

const inQuery = (url: URL): UnusualCredential | null => {
  for (const [name, value] of url.searchParams) {
    if (value === '') continue;
    if (queryNames.test(name) || isCredentialName(name) || (isKeySegment(value) && value.length >= 24 && !positions.test(name)))
      return { place: `the query parameter ${name.slice(0, 60)}`, citation: { part: 'request-url', at: name } };
  }
  return null;
};

const decoded = (segment: string): string => segment.replace(/%3a/gi, ':');

const inPath = (url: URL): UnusualCredential | null =>
  url.pathname.slice(0, 8000).split('/').map(decoded).some(isKeySegment)
    ? { place: 'the path', citation: { part: 'request-url', at: null } }
    : null;

const bodyNames =
  /^(?:pass(?:word|wd|code|phrase)?|pwd|pin|otp|mfa|totp|(?:refresh|access|id|auth|session|login|csrf|device|user)_?token|client_?(?:secret|assertion)|credentials?|secret|token|code|api_?key|assertion|grant_?type)$/i;

const named = (name: string): boolean => bodyNames.test(name) || isCredentialName(name);

/** Names of the body down to its third level: `{ user: { password } }`, `{ variables: { input: { pin } } }`. */
const inBody = (exchange: Exchange): UnusualCredential | null => {
  const { json, fields } = requestContent(exchange.request);
  const at = (name: string): UnusualCredential => ({
    place: `the body field ${name.slice(0, 60)}`,
    citation: { part: 'request-body', at: name },
  });
  const field = fields.slice(0, 200).find(({ name }) => named(/\[([^\]]*)\]$/.exec(name)?.[1] ?? name));
  if (field !== undefined) return at(field.name);
  let level: unknown[] = [json];
  for (let depth = 0; depth < 3; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, inner] of Object.entries(value).slice(0, 200)) {
        if (named(name) && inner !== null && inner !== '') return at(name);
        if (next.length < 200) next.push(inner);
      }
    }
    level = next;
  }
  return null;
};

const signIn =
  /\b(?:log_?in|sign_?in|authenticate|(?:create|issue|obtain|refresh|verify)_?(?:token|session)|token_?auth|password|passwd|secret|wsse|security_?token|credentials?)\b/i;

/** Operations and texts in which people sign in: GraphQL queries, SOAP and other XML, bodies of an unknown form. */
const inText = (exchange: Exchange): UnusualCredential | null => {
  const { kind, json } = requestContent(exchange.request);
  const query = typeof json === 'object' && json !== null && 'query' in json && typeof json.query === 'string' ? json.query : null;
  const isRpc = typeof json === 'object' && json !== null && 'jsonrpc' in json;
  const text =
    query ??
    (kind === 'xml' || kind === 'text' || kind === 'broken-json' || isRpc || Array.isArray(json) ? exchange.request.body.text : null);
  const spoken = (text ?? '').slice(0, 20_000).replace(/([a-z])([A-Z])/g, '$1_$2');
  return signIn.test(spoken) ? { place: 'the body', citation: { part: 'request-body', at: null } } : null;
};

const signInPath =
  /(?:^|[/_.-])(?:log-?_?in|sign-?_?in|auth(?:enticate|entication|orize)?|oauth2?|token|tokens|session|sessions|verify|otp|password)(?:$|[/_.-])/i;

/** What is written to an address of sign-in carries who signs in. */
const toSignIn = (exchange: Exchange, url: URL): UnusualCredential | null => {
  const writes = !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(exchange.request.method.toUpperCase());
  const found = writes && requestContent(exchange.request).kind !== 'none' && signInPath.test(url.pathname.slice(0, 2000));
  return found ? { place: 'the body', citation: { part: 'request-body', at: null } } : null;
};

/** The first thing that may be a credential in an unusual place, null where there is none. */
export const unusualCredential = (exchange: Exchange): UnusualCredential | null => {
  const url = requestUrl(exchange.request);
  const inUrl = url === null ? null : (inQuery(url) ?? inPath(url) ?? toSignIn(exchange, url));
  return inHeaders(exchange) ?? inUrl ?? inBody(exchange) ?? inText(exchange);
};
