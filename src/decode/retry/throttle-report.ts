import { plainKey, walkJson } from './walk-json';

/** Keys whose values name the kind of an error. */
const NAMING = new Set(
  'code type status statuscode error errortype errorcode errcode errorstatus errorname reason subcode errorsummary tag name title exception'.split(
    ' ',
  ),
);
/** Keys under which an answer that may also carry data puts what went wrong. */
const ERROR_HOLDERS = new Set('error errors extensions fault exception exceptions failure err responses'.split(' '));
/** What stands beside a type that names an error rather than a resource. */
const EXPLAINERS = new Set('message msg error errors errormessage errordescription description detail details title'.split(' '));

/** `rateLimitExceeded`, `RATE_LIMIT_EXCEEDED` and "Rate limit exceeded" alike. */
const plainWords = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

const PHRASES = [
  'rate limit',
  'ratelimit',
  'throttl',
  'too many requests',
  'toomanyrequests',
  'quota exceeded',
  'exceeded quota',
  'usage limit',
  'resource exhausted',
  'slow down',
  'slowdown',
  'request limit exceeded',
  'throughput exceeded',
  'over query limit',
];

/** True where a text says that there were too many requests. */
export const saysThrottled = (text: string): boolean => {
  const words = plainWords(text);
  return words === '429' || PHRASES.some((phrase) => words.includes(phrase));
};

const names429 = (value: unknown): boolean => (typeof value === 'string' ? saysThrottled(value) : value === 429);

const claimsSuccess = (json: object): boolean =>
  ['ok', 'success'].some((key) => Object.hasOwn(json, key) && (json as Record<string, unknown>)[key] === true);

/** What the parts of a batched answer have beside their status. */
const BATCHED = new Set(['body', 'error', 'errors', 'headers']);

/** Among the members on top of a 2xx answer: those that can only be meant as this answer's own failure. */
const isOwnFailure = (name: string, value: unknown, parent: object, root: object): boolean => {
  const siblings = Object.keys(parent).map(plainKey);
  if (parent !== root) return siblings.some((sibling) => BATCHED.has(sibling));
  if (name.startsWith('err') || value === 429) return true;
  if (siblings.some((sibling) => sibling !== name && EXPLAINERS.has(sibling))) return true;
  return (name === 'status' || name === 'code') && siblings.length <= 3;
};

/**
 * True where a parsed JSON body reports throttling: the value of a key such as code, type, status, error or reason says
 * 429, rate limit, throttled, too many requests, quota exceeded… An answer with a 2xx status may speak about rate limits
 * as its very subject, so there the value must stand among the errors, or on top in the shape of an error.
 */
export const isThrottleReport = (json: unknown, status: number): boolean => {
  if (typeof json !== 'object' || json === null) return false;
  const success = status >= 200 && status < 300;
  if (success && claimsSuccess(json)) return false;
  return walkJson(json).some(({ key, value, parent, ancestors }) => {
    const holders = ancestors.map(plainKey);
    const amongErrors = holders.some((holder) => ERROR_HOLDERS.has(holder));
    const name = plainKey(key);
    if (key === '') return amongErrors && typeof value === 'string' && names429(value);
    if (!NAMING.has(name) || !names429(value)) return false;
    if (!success || amongErrors) return true;
    // One refused item of a bulk answer carries its own error beside its status.
    const refusedItem = value === 429 && 'error' in parent && typeof parent.error === 'object' && parent.error !== null;
    return refusedItem || (holders.length === 0 && isOwnFailure(name, value, parent, json));
  });
};
