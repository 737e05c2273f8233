import { header, headerValues } from '../../http/headers';
import { type SentCredential, sentCredentials } from '../../http/sent-credentials';
import type { Credential } from '../../model';
import { isPreflightExchange } from '../cors/cors-view';
import { type Check, type CheckContext, type Evidence, judgedAs, no, unknown, yes } from './check';
import {
  atPlace,
  certainlyAbsent,
  citationOf,
  expected,
  namedHeader,
  nameOf,
  placesOf,
  saysMissing,
  saysNamedIsMissing,
  saysNotSignedIn,
  saysWrong,
} from './credentials';
import { past, succeeded } from './past';
import { quoteOf, said } from './said';
import { unusualCredential } from './unusual-credential';
import { headerName, list } from './words';

const incomplete = 'but the recorded headers may be incomplete';

const elsewhere = (context: CheckContext): readonly SentCredential[] =>
  sentCredentials(context.exchange.request).filter((sent) => sent.in === 'header' || sent.in === 'query');

const inBody = (context: CheckContext): SentCredential | undefined =>
  sentCredentials(context.exchange.request).find((sent) => sent.in === 'body');

const asked = (name: string): Credential => ({ in: 'header', name, placeholder: '' });

/** True where at least the list of headers was recorded: of what was not, no answer that asks for a credential proves anything. */
const isRecorded = ({ exchange }: CheckContext): boolean => !exchange.request.provisional && exchange.request.headers.length > 0;

/** Places that were asked for and are empty. */
const nothingAt = (context: CheckContext, places: readonly Credential[]): Evidence => {
  const login = inBody(context);
  const missed = saysMissing(context) || saysNamedIsMissing(context);
  const others = [...elsewhere(context), ...(login !== undefined && missed ? [login] : [])];
  const instead = others.length === 0 ? '' : `; it sends ${list(others.map(nameOf))} instead`;
  const citations = others.map(citationOf);
  if (login !== undefined && !missed) return unknown(`The credential may be ${nameOf(login)}`, citationOf(login));
  if (certainlyAbsent(context, places)) return yes(`The request has no ${placesOf(places)}${instead}`, ...citations);
  if (isRecorded(context) && saysMissing(context)) {
    return yes(`No ${placesOf(places)} is recorded, and the answer agrees. ${quoteOf(said(context))}`, said(context).citation);
  }
  return unknown(`No ${placesOf(places)} is recorded, ${incomplete}`);
};

const described = (context: CheckContext): Evidence => {
  const sent = atPlace(context);
  const full = sent.find((one) => one.value.trim() !== '');
  if (full !== undefined) return no(`${nameOf(full)} was sent`, citationOf(full));
  const [empty] = sent;
  if (empty !== undefined) return yes(`${nameOf(empty)} was sent, but nothing follows it`, citationOf(empty));
  return nothingAt(context, expected(context));
};

const aboutToken = /api[ _-]?key|bearer|token|jwt|authorization header/;

/** What a server says only of a token that it has read (RFC 6750 section 3.1). */
const readToken = /\brevoked\b|token (?:has |is |was )?expired|signature|\bexp claim\b|jwt (?:expired|malformed)/;

/** Signs that a credential was sent but not recorded, or that none was needed so far; null where there are none. */
const readOrNotNeeded = (context: CheckContext): string | null => {
  const { text } = said(context);
  if (/invalid_token/.test(text) && readToken.test(text)) return `yet the answer has read a token. ${quoteOf(said(context))}`;
  const worked = past(context).onEndpoint.find(succeeded);
  return worked !== undefined && worked.credentials.length === 0 ? 'nor has that of the last success' : null;
};

/** For an API that no pack describes: anything that could be a credential counts. */
const anywhere = (context: CheckContext): Evidence => {
  const named = namedHeader(context);
  const value = named === null ? null : header(context.exchange.request.headers, named);
  if (named !== null && value === null) return nothingAt(context, [asked(headerName(named))]);
  if (named !== null && value?.trim() === '')
    return yes(`${headerName(named)} was sent, but it is empty`, { part: 'request-header', at: named });
  const sent = sentCredentials(context.exchange.request);
  const full = elsewhere(context).find((one) => one.value.trim() !== '') ?? inBody(context);
  if (full !== undefined) {
    if (!saysMissing(context)) return no(`${nameOf(full)} was sent`, citationOf(full));
    return unknown(`${nameOf(full)} was sent. ${quoteOf(said(context))}`, citationOf(full), said(context).citation);
  }
  const empty = elsewhere(context)[0];
  if (empty !== undefined) return yes(`${nameOf(empty)} was sent, but nothing follows it`, citationOf(empty));
  const cookies = sent.find((one) => one.in === 'cookie');
  const asksForHeader = headerValues(context.exchange.response.headers, 'www-authenticate').some((value) =>
    /\b(?:bearer|basic|token|digest)\b/i.test(value),
  );
  const asksForCookie = !asksForHeader && /\bsession\b|\bcookie/.test(said(context).text) && !aboutToken.test(said(context).text);
  const places = [
    { in: 'header' as const, name: 'Authorization' },
    ...(cookies === undefined ? [{ in: 'cookie' as const, name: '' }] : []),
  ];
  const noCookie = cookies === undefined && !asksForHeader;
  const what =
    noCookie && asksForCookie
      ? 'no cookie, and no other credential'
      : `no Authorization header, API key header or key parameter${noCookie ? ', and no cookie' : ''}`;
  if (cookies !== undefined && !(saysMissing(context) && aboutToken.test(said(context).text)))
    return unknown(`The request has ${what}, only cookies`, citationOf(cookies));
  if (!saysMissing(context)) {
    const hidden = readOrNotNeeded(context);
    if (hidden !== null) return unknown(`The record has ${what}; ${hidden}`);
    const unusual = unusualCredential(context.exchange);
    if (unusual !== null) return unknown(`The request has ${what}; ${unusual.place} may carry the credential`, unusual.citation);
    if (saysWrong(context))
      return unknown(
        `The request has ${what}, yet the answer finds fault with what was sent. ${quoteOf(said(context))}`,
        said(context).citation,
      );
  }
  if (certainlyAbsent(context, places)) return yes(`The request has ${what}`);
  if (isRecorded(context) && saysMissing(context)) return yes(`The record has ${what}. ${quoteOf(said(context))}`, said(context).citation);
  return unknown(`The record has ${what}, ${incomplete}`);
};

const preflight = 'Preflights never carry credentials';

/**
 * Was the credential left out altogether (at the place where the API reads it)? With `stated`, for statuses that have other
 * causes too: only where the answer itself asks for one.
 */
export const credentialMissing: Check = (context, params) => {
  if (isPreflightExchange(context.exchange)) return unknown(preflight);
  const answer = expected(context).length > 0 ? described(context) : anywhere(context);
  const proven = answer.verdict !== 'yes' || params.stated !== true || saysNotSignedIn(context);
  return proven ? answer : judgedAs('unknown', answer);
};

/** True where no credential of any kind is recorded. */
export const sentNothing = ({ exchange }: CheckContext): boolean =>
  sentCredentials(exchange.request).every((sent) => sent.value.trim() === '');

/** A question about the credential that was sent: where it is certain that none was, nothing can be wrong with it. */
export const ofWhatWasSent =
  (check: Check): Check =>
  (context, params) => {
    const answer = check(context, params);
    if (answer.verdict !== 'unknown' || !sentNothing(context)) return answer;
    const missing = credentialMissing(context, {});
    return missing.verdict === 'yes' ? judgedAs('no', missing) : answer;
  };

/** Was a credential sent, but not where the API reads it? */
export const credentialWrongPlace: Check = (context) => {
  if (isPreflightExchange(context.exchange)) return unknown(preflight);
  const placed = atPlace(context)[0];
  if (placed !== undefined) return no(`${nameOf(placed)} is where the API reads it`, citationOf(placed));
  const others = elsewhere(context);
  const named = namedHeader(context);
  const places = expected(context).length > 0 ? expected(context) : named === null ? [] : [asked(headerName(named))];
  if (places.length === 0) return unknown();
  if (named !== null && expected(context).length === 0 && header(context.exchange.request.headers, named) !== null) {
    return no(`${headerName(named)} was sent`, { part: 'request-header', at: named });
  }
  const certain = certainlyAbsent(context, places);
  if (others.length > 0) {
    const evidence = `The credential is in ${list(others.map(nameOf))}; the API reads the ${placesOf(places)}`;
    return certain || (isRecorded(context) && saysMissing(context)) ? yes(evidence, ...others.map(citationOf)) : unknown(evidence);
  }
  if (inBody(context) !== undefined || !certain) return unknown();
  return no('No credential was sent at any other place either');
};
