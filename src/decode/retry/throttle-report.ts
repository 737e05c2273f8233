import { saysThrottled } from '../throttled';
import { meaning, plainKey } from './member-word';
import { type Member, walkJson } from './walk-json';

/** What stands beside a type that names an error rather than a resource. */
const EXPLAINERS = new Set('message msg error errors errormessage errordescription description detail details title'.split(' '));

const names429 = (value: unknown): boolean => (typeof value === 'string' ? saysThrottled(value) : value === 429);

const claimsSuccess = (json: object): boolean =>
  ['ok', 'success'].some((key) => Object.hasOwn(json, key) && (json as Record<string, unknown>)[key] === true);

/** What the parts of a batched answer have beside their status. */
const BATCHED = new Set(['body', 'error', 'errors', 'headers']);

/** Among the members on top of a 2xx answer: those that can only be meant as this answer's own failure. */
const isOwnFailure = ({ key, value, level }: Member): boolean => {
  const name = plainKey(key);
  const siblings = Object.keys(level.node).map(plainKey);
  if (level.parent !== null) return siblings.some((sibling) => BATCHED.has(sibling));
  if (name.startsWith('err') || value === 429) return true;
  if (siblings.some((sibling) => sibling !== name && EXPLAINERS.has(sibling))) return true;
  return (name === 'status' || name === 'code') && siblings.length <= 3;
};

/** One refused item of a bulk answer carries its own error beside its status. */
const isRefusedItem = ({ value, level: { node } }: Member): boolean =>
  value === 429 && 'error' in node && typeof node.error === 'object' && node.error !== null;

/**
 * True where a parsed JSON body reports throttling: the value of a key such as code, type, status, error or reason says
 * 429, rate limit, throttled, too many requests, quota exceeded… An answer with a 2xx status may speak about rate limits
 * as its very subject, so there the value must stand among the errors, or on top in the shape of an error.
 */
export const isThrottleReport = (json: unknown, status: number): boolean => {
  if (typeof json !== 'object' || json === null) return false;
  const success = status >= 200 && status < 300;
  if (success && claimsSuccess(json)) return false;
  return walkJson(json).some((member) => {
    const { key, value, meanings, level } = member;
    if (key === '') return level.amongErrors && names429(value);
    if ((meanings & meaning.naming) === 0 || !names429(value)) return false;
    return !success || level.amongErrors || isRefusedItem(member) || (level.isTop && isOwnFailure(member));
  });
};
