import { header } from '../../http/headers';
import { decodeJwt, type Jwt, looksLikeJwt } from '../../http/jwt';
import { ofLatest } from '../../http/of-latest';
import { sentCredentials } from '../../http/sent-credentials';
import type { Citation } from '../../model';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { serverTime } from './clock';
import { citationOf, nameOf } from './credentials';
import { quoteOf, said } from './said';
import { signedUrlExpiry } from './signed-url';
import { duration, instant } from './words';

interface Token {
  readonly jwt: Jwt;
  readonly name: string;
  readonly citation: Citation;
}

const OF_A_SESSION = /auth|token|jwt|sess|access|bearer|login|identity|credential|(?:^|[^a-z])(?:sid|id)(?:$|[^a-z])/i;

/** A cookie named otherwise may serve another purpose, unless it is the only one. */
const cookieTokens = (value: string): string[] => {
  const pairs = value.slice(0, 16_384).split(';');
  return pairs
    .filter((pair) => pairs.length === 1 || OF_A_SESSION.test(pair.slice(0, Math.max(0, pair.indexOf('=')))))
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    .filter(looksLikeJwt);
};

const readTokens = ({ exchange: { request } }: CheckContext): readonly Token[] => {
  const found: Token[] = [];
  for (const sent of sentCredentials(request)) {
    if (sent.in === 'cookie') continue;
    const jwt = decodeJwt(sent.value.trim().replace(/^["']|["']$/g, ''));
    if (jwt !== null) found.push({ jwt, name: nameOf(sent), citation: citationOf(sent) });
  }
  // What Authorization carries is the credential, readable or not.
  if (found.length > 0 || header(request.headers, 'authorization') !== null) return found;
  return cookieTokens(header(request.headers, 'cookie') ?? '').flatMap((value) => {
    const jwt = decodeJwt(value);
    return jwt === null ? [] : [{ jwt, name: 'a cookie', citation: { part: 'request-header' as const, at: 'Cookie' } }];
  });
};

/** Every JWT that was sent as a credential; those in cookies only where no other place has one. */
export const tokens = ofLatest(readTokens);

/** Without a Date header the client's own clock decides, which may be a little off. */
const tolerance = (byServer: boolean): number => (byServer ? 0 : 60_000);

const clockName = (byServer: boolean): string => (byServer ? 'by the server’s clock' : 'by this computer’s clock');

const subject = 'token|jwt|api[ _-]?key|session|credential|signature|access key|authorization|bearer|sas';
const expired = new RegExp(
  `(?:${subject})[^.\\n]{0,40}(?:expired|has lapsed|expiry)|expired[ _-]?(?:${subject})|exp(?:ired)?[_ ]claim|"exp" claim|lifetime validation failed`,
);
const orElse =
  /invalid (?:or|and) expired|expired or|or (?:has )?expired|or (?:is )?expired|, ?expired,? or|invalid, ?expired|expired, ?(?:revoked|invalid)/;

const saysExpired = (context: CheckContext): boolean => {
  const { text } = said(context);
  return expired.test(text) && !orElse.test(text);
};

const expiryOf = (token: Token, context: CheckContext): Evidence => {
  const now = serverTime(context.exchange);
  const at = (token.jwt.expiresAt ?? Number.NaN) * 1000;
  if (Number.isNaN(at)) return unknown(`The JWT in ${token.name} has no exp claim`, token.citation);
  const late = now.at - at;
  if (late >= 0 && late >= tolerance(now.byServer)) {
    return yes(
      `The JWT in ${token.name} expired ${duration(late)} before the answer (exp ${instant(at)}, ${clockName(now.byServer)})`,
      token.citation,
    );
  }
  if (late > -tolerance(now.byServer))
    return unknown(`The JWT in ${token.name} expires at about the time of the answer (exp ${instant(at)})`, token.citation);
  if (saysExpired(context))
    return unknown(
      `The JWT in ${token.name} is valid for another ${duration(late)}, yet the answer says that something expired`,
      token.citation,
    );
  return no(`The JWT in ${token.name} has not expired: it is valid for another ${duration(late)} (exp ${instant(at)})`, token.citation);
};

/** Has the token run out: by its own exp claim, by a signed URL's dates, or by what the answer says? */
export const credentialExpired: Check = (context) => {
  const answers = tokens(context).map((token) => expiryOf(token, context));
  const signed = signedUrlExpiry(context.exchange);
  if (signed !== null) answers.push(signed);
  const sure = answers.find((one) => one.verdict === 'yes');
  if (sure !== undefined) return sure;
  if (answers.length === 0 && saysExpired(context)) return yes(quoteOf(said(context)), said(context).citation);
  return answers.find((one) => one.verdict === 'unknown') ?? answers[0] ?? unknown();
};

const tooEarly =
  /not (?:yet )?(?:valid|active) (?:yet|before)|not yet (?:valid|active)|used too early|\bnbf\b|token used before issued|issued in the future|\biat\b/;

/** Is the token not valid yet: its nbf claim, or an iat claim that the answer complains about, lies in the future? */
export const credentialNotYetValid: Check = (context) => {
  const now = serverTime(context.exchange);
  const answers = tokens(context).map((token): Evidence => {
    const claims = [token.jwt.notBefore, token.jwt.issuedAt].map((claim) => (claim === null ? null : claim * 1000 - now.at));
    const [notBefore = null, issued = null] = claims;
    if (notBefore !== null && notBefore > tolerance(now.byServer)) {
      return yes(
        `The JWT in ${token.name} becomes valid ${duration(notBefore)} after the answer (nbf, ${clockName(now.byServer)})`,
        token.citation,
      );
    }
    if (issued !== null && issued > tolerance(now.byServer)) {
      const evidence = `The JWT in ${token.name} says it is issued ${duration(issued)} after the answer (iat, ${clockName(now.byServer)})`;
      return tooEarly.test(said(context).text) ? yes(evidence, token.citation) : unknown(evidence, token.citation);
    }
    if (notBefore === null && issued === null) return unknown();
    if (tooEarly.test(said(context).text)) return unknown(quoteOf(said(context)), said(context).citation);
    return no(`The JWT in ${token.name} is valid since ${duration(notBefore ?? issued ?? 0)} before the answer`, token.citation);
  });
  return answers.find((one) => one.verdict === 'yes') ?? answers.find((one) => one.verdict === 'unknown') ?? answers[0] ?? unknown();
};

/** An objection to a claim of the token; ads have audiences and cards have issuers, too. */
const objection = (claim: string): RegExp =>
  new RegExp(
    `(?:token|jwt|claim|assertion)[^\\n]{0,80}\\b(?:${claim})\\b|\\b(?:${claim})\\b[^\\n]{0,60}(?:token|jwt|claim|invalid|mismatch|not (?:match|valid|allowed|accepted|trusted)|does not match|must be|should be|unexpected|wrong)|(?:invalid|wrong|unexpected|bad|unknown|incorrect|untrusted) (?:token )?(?:${claim})\\b`,
  );

const aboutAudience = objection('aud|audience|intended recipient');
const aboutIssuer = objection('iss|issuer');

const withoutSlash = (claim: string): string => claim.replace(/\/$/, '');

/** The claims that an answer asks for: `expected: https://api.x.dev`, `should be "a" or "b"`. */
const wantedClaims = (text: string): string[] =>
  [
    ...text
      .slice(0, 4000)
      .matchAll(
        /(?:expect(?:ed|s|ing)?|should be|must be|allowed|required|want(?:ed|s)?)(?: (?:audience|issuer|one of|value|to be))?:?(?: or)? ?([^\n]{1,400})/g,
      ),
  ]
    .flatMap((match) => (match[1] ?? '').split(/,? (?:but )?(?:got|received|found|instead)\b/, 1)[0]?.split(/[\s,"'`[\]()“”]+/) ?? [])
    .map((claim) => withoutSlash(claim.replace(/[.;]$/, '')))
    .filter((claim) => claim !== '');

/** Was the token made for somebody else: does the answer object to its audience or issuer? */
export const credentialAudience: Check = (context) => {
  const words = said(context);
  const [token] = tokens(context);
  const refused = [401, 403].includes(context.exchange.response.status) || ['auth', 'permission'].includes(context.reading.category);
  const audience = refused && aboutAudience.test(words.text);
  if (audience || (refused && aboutIssuer.test(words.text))) {
    const own = audience ? (token?.jwt.audience ?? []) : [token?.jwt.issuer ?? ''];
    const claims = own.join(', ');
    const met = token === undefined ? undefined : own.find((one) => wantedClaims(words.text).includes(withoutSlash(one.toLowerCase())));
    if (token !== undefined && met !== undefined && met !== '') {
      return unknown(
        `The token’s ${audience ? 'audience (aud)' : 'issuer (iss)'} is ${met.slice(0, 200)}, just what the answer asks for`,
        words.citation,
        token.citation,
      );
    }
    const claim = claims === '' ? '' : `; the token’s ${audience ? 'audience (aud)' : 'issuer (iss)'} is ${claims.slice(0, 200)}`;
    return yes(`${quoteOf(words)}${claim}`, words.citation, ...(token === undefined ? [] : [token.citation]));
  }
  if (token === undefined) return unknown();
  const host = URL.canParse(context.exchange.request.url) ? new URL(context.exchange.request.url).host : '';
  const meant = token.jwt.audience.find((one) => URL.canParse(one) && new URL(one).host === host && host !== '');
  if (meant !== undefined) return no(`The token’s audience (aud) names this host: ${meant.slice(0, 200)}`, token.citation);
  return token.jwt.audience.length === 0
    ? unknown()
    : unknown(`The token’s audience (aud) is ${token.jwt.audience.join(', ').slice(0, 200)}`, token.citation);
};
