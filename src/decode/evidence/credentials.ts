import { hasHeader, header } from '../../http/headers';
import { ofLatest } from '../../http/of-latest';
import { type SentCredential, sentCredentials, splitScheme } from '../../http/sent-credentials';
import type { Citation, Credential, Exchange } from '../../model';
import { absenceIsCertain } from './absence';
import type { CheckContext } from './check';
import { said } from './said';
import { headerName, list } from './words';

/** A credential where it was looked for. `raw` is the whole header value, scheme included. */
export interface Placed extends SentCredential {
  readonly raw: string;
  /** What the pack says of this place; null for an API that no pack describes. */
  readonly credential: Credential | null;
}

const cookie = (exchange: Exchange, name: string): string | null => {
  for (const pair of (header(exchange.request.headers, 'cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
};

const lookUp = (exchange: Exchange, credential: Credential): Placed | null => {
  const { in: place, name } = credential;
  if (place === 'cookie') {
    const value = cookie(exchange, name);
    return value === null ? null : { in: place, name, scheme: null, value, raw: value, credential };
  }
  if (place === 'query') {
    const sent = sentCredentials(exchange.request).find((one) => one.in === 'query' && one.name === name);
    const value = sent?.value ?? new URLSearchParams(exchange.request.url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '').get(name);
    return value === null ? null : { in: place, name, scheme: null, value, raw: value, credential };
  }
  const raw = header(exchange.request.headers, name);
  const sent = sentCredentials(exchange.request).find((one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase());
  if (raw === null) return sent === undefined ? null : { ...sent, raw: sent.value, credential };
  return { in: place, name, ...(sent === undefined ? splitScheme(raw) : { scheme: sent.scheme, value: sent.value }), raw, credential };
};

/** What the pack asks for: any one of these identifies the caller. Empty for an API that no pack describes. */
export const expected = (context: CheckContext): readonly Credential[] => context.pack?.credentials ?? [];

/** The expected credentials that were sent at their places. */
export const atPlace = (context: CheckContext): readonly Placed[] =>
  expected(context).flatMap((credential) => lookUp(context.exchange, credential) ?? []);

const rawOf = (exchange: Exchange, sent: SentCredential): string =>
  (sent.in === 'header' ? header(exchange.request.headers, sent.name) : null) ?? sent.value;

/** The credentials to judge: those at the pack's places, or for an unknown API whatever was sent in headers and query. */
export const judged = ofLatest((context: CheckContext): readonly Placed[] => {
  const placed = atPlace(context);
  if (placed.length > 0) return placed;
  return sentCredentials(context.exchange.request)
    .filter((sent) => sent.in === 'header' || sent.in === 'query')
    .map((sent) => {
      const { in: place, name, scheme, value } = sent;
      return { in: place, name, scheme, value, raw: rawOf(context.exchange, sent), credential: null };
    });
});

/** How evidence names a credential, never its value: `Authorization: Bearer`, `the query parameter api_key`. */
export const nameOf = (sent: SentCredential): string => {
  if (sent.in === 'query') return `the query parameter ${sent.name}`;
  if (sent.in === 'body') return `the body field ${sent.name}`;
  if (sent.in === 'cookie') return sent.name === 'Cookie' ? 'a Cookie header' : `the cookie ${sent.name}`;
  return sent.scheme === null ? headerName(sent.name) : `${headerName(sent.name)}: ${sent.scheme}`;
};

/** `no X-API-Key header`, `no api_key parameter or session cookie`. */
export const placeOf = (credential: Credential): string =>
  `${credential.name} ${credential.in === 'query' ? 'query parameter' : credential.in}`;

export const placesOf = (credentials: readonly Credential[]): string => list([...new Set(credentials.map(placeOf))], 'or');

export const citationOf = (sent: { readonly in: string; readonly name: string }): Citation => {
  if (sent.in === 'query') return { part: 'request-url', at: sent.name };
  if (sent.in === 'body') return { part: 'request-body', at: sent.name };
  return { part: 'request-header', at: sent.in === 'cookie' ? 'Cookie' : sent.name };
};

const token =
  '(?:api[ _-]?key|access[ _-]?token|bearer token|token|credentials?|authorization(?: header)?|authentication|auth header|x-api-key|jwt)';
const missing = new RegExp(
  `missing (?:the |an? |required |your )*["'\`]?[\\w-]{0,30}["'\`]? ?${token}|missing[_ ]?${token}|missing_?(?:api_?key|token|authentication|authorization|credentials)|` +
    `no (?:valid )?["'\`]?(?:x-)?${token}|${token}["'\`]? ?(?:header )?(?:is |was |were )?(?:missing|required|not (?:provided|supplied|present|found|set|specified))|` +
    `(?:did not|didn't|must|please) (?:provide|supply|include|send) (?:an? |your )?${token}|unauthenticated request|authentication[_ ]required`,
);
const eitherWay =
  /(?:missing|required|not provided|no) or|or (?:missing|not provided|no )|\/ ?missing|missing ?\/|(?:invalid|expired|incorrect|wrong),? (?:or|and)/;

/** True where the answer says outright that no credential came with the request; not where it says “missing or invalid”. */
export const saysMissing = (context: CheckContext): boolean => {
  const { text } = said(context);
  return missing.test(text) && !eitherWay.test(text);
};

/** True where the answer asks for a sign-in, in words or by a challenge (RFC 9110 section 11.6.1); one that speaks of scope had read a token. */
export const saysNotSignedIn = (context: CheckContext): boolean => {
  const { text } = said(context);
  if (/csrf|xsrf|forgery|insufficient_scope|two-?factor|multi-?factor|second factor|\b(?:2fa|mfa|otp)\b/.test(text)) return false;
  if (saysMissing(context) || hasHeader(context.exchange.response.headers, 'www-authenticate')) return true;
  return /unauthenticated|not authenticated|anonymous|authentication (?:is )?(?:required|needed)|requires? authentication|not (?:logged|signed) in|(?:log|sign)[ -]?in (?:is )?(?:required|first)|(?:must|need to|please) (?:be logged in|be signed in|log ?in|sign ?in|authenticate)/.test(
    text,
  );
};

const credentialWord =
  '(?:user ?name|e-?mail|login|log-?in|api[ _-]?key|access[ _-]?key|token|credentials?|password|passcode|pin|otp|signature|key|secret)';
const faulty = new RegExp(
  `(?:invalid|incorrect|wrong|bad|unknown|expired|revoked|malformed)[ _](?:user(?:[ _]?name)?|e-?mail|api|access|auth(?:entication|orization)?|bearer|client|login)?[ _,/-]*(?:(?:or|and)[ _])?${credentialWord}|` +
    `${credentialWord}s? (?:is |are |was |were |has |have )?(?:been )?(?:in|not )?(?:valid|correct|recogni[sz]ed|wrong|expired|revoked|malformed|mismatch|do(?:es)? not match)|invalid_(?:grant|credentials|login|password|client)`,
);

/** Refusals that no credential would mend. */
const otherReason =
  /session (?:has |is |was )?expired|(?:invalid|expired) session|client[ _]certificate|mutual tls|\bmtls\b|\bip (?:address|not|is)|(?:allow|white|black|block)-?list|suspended|deactivated|disabled|locked|banned/;

/** True where the answer finds fault with a credential instead of missing one, and no challenge says that any was wanted. */
export const saysWrong = (context: CheckContext): boolean =>
  !hasHeader(context.exchange.response.headers, 'www-authenticate') &&
  (faulty.test(said(context).text) || otherReason.test(said(context).text));

/** True where the absence of all these places is certain. */
export const certainlyAbsent = (context: CheckContext, places: readonly Pick<Credential, 'in' | 'name'>[]): boolean =>
  places.every((place) => place.in === 'query' || absenceIsCertain(context, place.in === 'cookie' ? 'cookie' : place.name));

/** True where the answer misses a header by its name: `The X-Auth-Key header is missing`. */
export const saysNamedIsMissing = (context: CheckContext): boolean => {
  const name = namedHeader(context);
  if (name === null) return false;
  const { text } = said(context);
  return (
    new RegExp(
      `\\b${name}\\b["'\`]?(?: request| http)? header (?:is |was )?(?:missing|required|absent|not (?:sent|set|present|provided|found))|(?:missing|no|without|requires?)(?: the| an?| required)? ["'\`]?${name}\\b`,
    ).test(text) && !eitherWay.test(text)
  );
};

/** A header that the answer names as the place for the credential: `X-API-Key header is required`. */
export const namedHeader = (context: CheckContext): string | null => {
  const { text } = said(context);
  const match =
    /\b(x-[a-z0-9-]{0,40}(?:key|token|auth|secret)|api-key|apikey|authorization|x-auth)\b["'`]?(?: request)? (?:http )?header|header:? ["'`]?(x-[a-z0-9-]{0,40}(?:key|token|auth|secret)|api-key|apikey|authorization)\b/.exec(
      text,
    );
  return match?.[1] ?? match?.[2] ?? null;
};
