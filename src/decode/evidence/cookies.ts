import { requestUrl } from '../../http/endpoint';
import { header, headerValues, perHeaderName } from '../../http/headers';
import { isMasked } from '../../http/masked';
import { isHtml } from '../../http/media-type';
import { sentCredentials } from '../../http/sent-credentials';
import { absenceIsCertain } from './absence';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { keptBack } from './cookie-kept-back';
import { placeOf } from './credentials';
import { ownWords } from './own-words';
import { past, succeeded } from './past';
import { quoteOf, said } from './said';
import { sentNames } from './sent-value';
import { duration } from './words';

const tokenName = /csrf|xsrf|requestverificationtoken|^_token$|authenticity_token/i;
const isTokenHeader = perHeaderName((name) => tokenName.test(name));
const safe = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

const aboutToken = /csrf|xsrf|forgery|invalidauthenticitytoken|page expired/;

/** How frameworks name the objection somewhere else in the answer than in its message; a mere field called csrfToken is none. */
const objection =
  /invalidauthenticitytoken|invalidcsrftoken|missingcsrftoken|token ?mismatch|verify csrf|(?:csrf|xsrf|antiforgery|authenticity)[ _-]?(?:token )?(?:verification |validation |check )?(?:is |was )?(?:missing|invalid|incorrect|mismatch|failed|not (?:found|valid|provided|present))|(?:missing|invalid|bad|wrong|incorrect)[ _-](?:csrf|xsrf|authenticity)/;

/** One of these is in every objection; looking for them costs less than trying each pattern. */
const traces = ['csrf', 'xsrf', 'forgery', 'authenticity', 'token mismatch', 'tokenmismatch', 'page expired'];

const objects = (context: CheckContext): boolean => {
  const { status, body } = context.exchange.response;
  if (status === 419 || aboutToken.test(said(context).text)) return true;
  const text = (body.text ?? '').slice(0, 8000);
  const lower = text.toLowerCase();
  if (!traces.some((trace) => lower.includes(trace))) return false;
  return isHtml(body.mimeType)
    ? aboutToken.test(lower.replace(/<[^>]{0,2000}>/g, ' '))
    : objection.test(ownWords(context.exchange, text).toLowerCase());
};

/** Does the answer object to a missing CSRF token, and was none sent (header, body field or query)? */
export const csrfMissing: Check = (context) => {
  const { exchange } = context;
  const sent = exchange.request.headers.find((field) => isTokenHeader(field.name));
  if (sent !== undefined) return no(`${sent.name} was sent`, { part: 'request-header', at: sent.name });
  const field = sentNames(exchange).find((name) => tokenName.test(name));
  if (field !== undefined) return no(`The body has ${field}`, { part: 'request-body', at: `/${field}` });
  const url = requestUrl(exchange.request);
  const inQuery =
    url === null || !tokenName.test(url.search) ? undefined : [...url.searchParams.keys()].find((name) => tokenName.test(name));
  if (inQuery !== undefined) return no(`The query has ${inQuery}`, { part: 'request-url', at: inQuery });
  if (!objects(context)) {
    if (safe.includes(exchange.request.method.toUpperCase())) return no(`${exchange.request.method} needs no CSRF token`);
    const cookie = /(?:^|;\s*)([\w-]*(?:csrf|xsrf)[\w-]*)=/i.exec((header(exchange.request.headers, 'cookie') ?? '').slice(0, 16_384))?.[1];
    return cookie === undefined
      ? unknown()
      : unknown(`The cookie ${cookie} was sent, but no header or field repeats it`, { part: 'request-header', at: 'Cookie' });
  }
  if (!absenceIsCertain(context, 'x-csrf-token')) return unknown();
  return yes(`The request has no CSRF token: no X-CSRF-Token header, and no such field. ${quoteOf(said(context))}`, said(context).citation);
};

const crossSite = ({ exchange }: CheckContext): string | null => {
  const origin = header(exchange.request.headers, 'origin');
  const site = header(exchange.request.headers, 'sec-fetch-site');
  const own = requestUrl(exchange.request)?.origin;
  if (site === 'same-origin' || site === 'none') return null;
  if (origin !== null && origin !== 'null' && own !== undefined && origin !== own) return origin;
  return null;
};

/** Keys and tokens of a session go in headers of their own, whose names may hold the word. */
const elsewhere = /\bx-[\w-]+|session[ _-]?(?:key|token)/g;
const sessions = /cookie|session|not[ _-](?:logged|signed)[ _-]in|log[ _-]?in[ _-](?:required|first|again)/;

const aboutSession = (context: CheckContext): boolean => sessions.test(said(context).text.replace(elsewhere, ''));

/** The header by which this API knows its callers, as its pack or a challenge tells; null where it may be a cookie. */
const wantedInstead = (context: CheckContext): string | null => {
  const places = context.pack?.credentials ?? [];
  const place = places.find((credential) => credential.in !== 'cookie');
  if (place !== undefined && places.every((credential) => credential.in !== 'cookie')) return placeOf(place);
  const challenge = headerValues(context.exchange.response.headers, 'www-authenticate').join(', ');
  const scheme = /(?:^|,)\s*(bearer|basic)\b/i.exec(challenge.slice(0, 4000))?.[1];
  return scheme === undefined ? null : `Authorization: ${scheme}`;
};

/** Some cookies were sent: is the one that makes a session, set before, kept back all the same? */
const sessionLeftOut = (context: CheckContext, cookies: string): Evidence => {
  const sent = { part: 'request-header', at: 'Cookie' } as const;
  const names = new Set(cookies.split(';').map((pair) => (pair.split('=', 1)[0] ?? '').trim()));
  const back = isMasked(cookies) || !aboutSession(context) ? null : keptBack(context, names);
  if (back === null) return no('Cookies were sent', sent);
  return yes(`Of the cookies one is left out: ${back.told}`, sent, back.citation);
};

/** Did the request carry no cookie, or not the one of the session (none set, kept back, or not asked for with `credentials`)? */
export const cookiesAbsent: Check = (context) => {
  const { exchange } = context;
  const cookies = header(exchange.request.headers, 'cookie');
  if (cookies !== null) return sessionLeftOut(context, cookies);
  const worked = past(context).onEndpoint.find(succeeded);
  const hadCookie = worked?.requestHeaders.some(({ name }) => name === 'cookie') === true;
  const wanted = hadCookie || aboutSession(context) ? null : wantedInstead(context);
  // No citation: that a header is wanted is worth no line of its own among the causes that are ruled out.
  if (wanted !== null) return no(`The API asks for ${wanted}, not for a cookie`);
  if (!absenceIsCertain(context, 'cookie')) return unknown();
  const origin = crossSite(context);
  const across = origin === null ? '' : `; it came from another origin, ${origin}, where cookies go only with credentials: include`;
  if (worked !== undefined && hadCookie) {
    return yes(
      `The last success, ${duration(exchange.startedAt - worked.startedAt)} before, sent cookies; this request has no Cookie header${across}`,
      { part: 'history', at: worked.id },
    );
  }
  if (worked !== undefined) return no('The last success of this endpoint sent no cookies either', { part: 'history', at: worked.id });
  const back = keptBack(context, new Set());
  const told = `The request has no Cookie header${back === null ? across : `: ${back.told}`}`;
  // Many requests need no cookie: only an answer that asks for one makes its absence a cause.
  if (!aboutSession(context)) return unknown(told);
  const other = sentCredentials(exchange.request).find((sent) => sent.in !== 'cookie');
  const cited = back === null ? [] : [back.citation];
  return other === undefined ? yes(told, { part: 'request-header', at: 'Cookie' }, said(context).citation, ...cited) : unknown(told);
};
