import { headerValues } from '../../http/headers';
import type { Jwt } from '../../http/jwt';
import type { Citation } from '../../model';
import { type Check, type CheckContext, no, unknown, yes } from './check';
import { tokens } from './credential-time';
import { said } from './said';
import { quoted } from './words';

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [])
    .slice(0, 200)
    .filter((one): one is string => typeof one === 'string' && one !== '');

/** The scopes that a token carries: `scope` (RFC 8693, 4.2), or `scp`; null where it names none. */
const carried = ({ claims }: Jwt): readonly string[] | null => {
  const claim = claims.scope ?? claims.scp;
  return claim === undefined ? null : listed(claim);
};

/** The scopes that the challenge asks for (RFC 6750, 3). */
const asked = ({ exchange }: CheckContext): readonly string[] => {
  for (const challenge of headerValues(exchange.response.headers, 'www-authenticate')) {
    const scope = /[\s,]scope="([^"]{1,1000})"/i.exec(challenge)?.[1];
    if (scope !== undefined) return listed(scope);
  }
  return [];
};

/** The one scope that the answer names in words: `Tokens need scope bets:write`. Of several any might do. */
const inWords = (context: CheckContext): readonly string[] => {
  const { text } = said(context);
  const found = [
    ...text
      .slice(0, 4000)
      .matchAll(/\b(?:needs?|requires?|required|missing|lacks?|without)\b[^\n.]{0,40}?\bscopes?:? ["'`“]?([a-z][\w:./-]{2,80})/g),
  ];
  const scopes = [...new Set(found.map((match) => (match[1] ?? '').replace(/[.:]+$/, '')))];
  return scopes.length === 1 && !/\bscopes\b|\bor\b/.test(text) ? scopes : [];
};

const named = (scopes: readonly string[]): string => (scopes.length === 0 ? 'none' : quoted(scopes.join(' ').slice(0, 200)));

/**
 * Does the token lack the scope that the challenge asks for? A challenge may name several of which one would do, and a scope with an
 * asterisk may include others: only a token with none of them lacks it for sure.
 */
export const credentialLacksScope: Check = (context) => {
  const challenged = /insufficient_?scope/.test(said(context).text) ? asked(context) : [];
  const wanted = challenged.length > 0 ? challenged : inWords(context);
  const [token] = tokens(context);
  const own = token === undefined ? null : carried(token.jwt);
  if (wanted.length === 0 || token === undefined || own === null) return unknown();
  const citation: Citation = challenged.length > 0 ? { part: 'response-header', at: 'WWW-Authenticate' } : said(context).citation;
  const told = `the answer asks for the scope ${named(wanted)}; the token carries ${named(own)}`;
  // What the answer says is known in lower case only.
  const has = challenged.length > 0 ? own : own.map((one) => one.toLowerCase());
  const met = wanted.filter((one) => has.includes(one));
  if (met.length === wanted.length) return no(told, citation, token.citation);
  return met.length > 0 || own.some((one) => one.includes('*'))
    ? unknown(told, citation, token.citation)
    : yes(told, citation, token.citation);
};
