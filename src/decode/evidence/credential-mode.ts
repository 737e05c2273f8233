import { requestUrl } from '../../http/endpoint';
import { isMasked } from '../../http/masked';
import { type Check, no, unknown, yes } from './check';
import { citationOf, judged, nameOf, type Placed } from './credentials';
import { quoteOf, said } from './said';

type Mode = 'test' | 'live';

const modeOf = (sent: Placed): Mode | null => {
  const value = sent.value.trim();
  if (isMasked(value)) return null;
  if (sent.credential?.testPrefixes?.some((prefix) => value.startsWith(prefix))) return 'test';
  if (sent.credential?.livePrefixes?.some((prefix) => value.startsWith(prefix))) return 'live';
  if (/^(?:[a-z]{2,8}_)?(?:test|sandbox)_/.test(value)) return 'test';
  return /^(?:[a-z]{2,8}_)?live_/.test(value) ? 'live' : null;
};

const mismatch =
  /(?:test|sandbox)(?:[ _-]?mode)?[ _-](?:api[ _-])?(?:key|token|credential)s?\b[^\n]{0,80}\b(?:live|production)|(?:live|production)(?:[ _-]?mode)?[ _-](?:api[ _-])?(?:key|token|credential)s?\b[^\n]{0,80}\b(?:test|sandbox)|exists in (?:live|test) mode|livemode_mismatch|(?:live|production)[^\n]{0,60}\b(?:test|sandbox)(?:[ _-]?mode)? (?:key|token)|(?:test|sandbox)[^\n]{0,60}\b(?:live|production)(?:[ _-]?mode)? (?:key|token)/;

/** One of these is in whatever says so: most texts hold none. */
const hints = ['live', 'production', 'exists in test'];
const saysMismatch = (text: string): boolean => hints.some((hint) => text.includes(hint)) && mismatch.test(text);

const isSandbox = (host: string): boolean => /(?:^|[.-])(?:sandbox|test|staging|demo)(?=[.-])/.test(host);

/** Is a test key used against live data, or a live key against a test host? */
export const credentialWrongMode: Check = (context) => {
  const words = said(context);
  const sent = judged(context).find((one) => modeOf(one) !== null);
  const mode = sent === undefined ? null : modeOf(sent);
  if (saysMismatch(words.text)) {
    const key = sent === undefined ? '' : `; ${nameOf(sent)} holds a ${mode} key`;
    return yes(`${quoteOf(words)}${key}`, words.citation, ...(sent === undefined ? [] : [citationOf(sent)]));
  }
  if (sent === undefined) return unknown();
  const host = requestUrl(context.exchange.request)?.hostname ?? '';
  if (mode === 'live' && isSandbox(host))
    return yes(`${nameOf(sent)} holds a live key, but ${host} is a test host`, citationOf(sent), { part: 'request-url', at: null });
  if (mode === 'live') return no(`${nameOf(sent)} holds a live key, and ${host} is no test host`, citationOf(sent));
  if (isSandbox(host)) return no(`${nameOf(sent)} holds a test key, and ${host} is a test host`, citationOf(sent));
  return unknown(`${nameOf(sent)} holds a test key`, citationOf(sent));
};
