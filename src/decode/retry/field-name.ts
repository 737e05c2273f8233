import { periodOfName } from './period';

/** What one rate-limit field states about its bucket. */
export type FieldKind =
  | 'limit'
  | 'remaining'
  | 'reset'
  | 'reset-after'
  | 'reset-ms'
  | 'reset-time'
  | 'used'
  | 'interval-ms'
  | 'window'
  | 'label';

export interface FieldName {
  /** Everything up to and with `ratelimit`: fields of one family describe the same buckets. */
  readonly family: string;
  /** Null where the name has no word for it: a number then is the limit. */
  readonly kind: FieldKind | null;
  readonly bucket: string | null;
}

const KINDS: readonly (readonly [string, FieldKind])[] = [
  ['interval-milliseconds', 'interval-ms'],
  ['interval-ms', 'interval-ms'],
  ['reset-after', 'reset-after'],
  ['reset-in', 'reset-after'],
  ['reset-seconds', 'reset-after'],
  ['resetafter', 'reset-after'],
  ['reset-milliseconds', 'reset-ms'],
  ['reset-ms', 'reset-ms'],
  ['reset-time', 'reset-time'],
  ['reset-at', 'reset-time'],
  ['resettime', 'reset-time'],
  ['reset', 'reset'],
  ['resets', 'reset'],
  ['next', 'reset'],
  ['remaining', 'remaining'],
  ['limit', 'limit'],
  ['max', 'limit'],
  ['used', 'used'],
  ['observed', 'used'],
  ['count', 'used'],
  ['window', 'window'],
];

const LABELS = new Set(['resource', 'name', 'bucket', 'policy']);
/** Facts about the limit that are neither a count nor a name. */
const IGNORED = new Set(
  'scope global reason source type category cost rule key id mode version status percentage percent utilization enabled'.split(' '),
);

/** A kind at the end or at the beginning of the words, and what is left of them. */
const kindOf = (words: string): readonly [FieldKind, string] | null => {
  for (const [spelling, kind] of KINDS) if (words === spelling) return [kind, ''];
  for (const [spelling, kind] of KINDS) if (words.endsWith(`-${spelling}`)) return [kind, words.slice(0, -spelling.length - 1)];
  for (const [spelling, kind] of KINDS) if (words.startsWith(`${spelling}-`)) return [kind, words.slice(spelling.length + 1)];
  return null;
};

/** `x-app-limit-24hour-remaining`: a limit of whom, with its period in the name but not the word rate. */
const withPeriod = (name: string): FieldName | null => {
  const found = /^(x-([a-z]{2,20})-limit)-(\d{0,3}[a-z]{1,8})-(limit|remaining|reset)$/.exec(name);
  const [, family = '', whose, period = '', kind] = found ?? [];
  if (periodOfName(period) === null) return null;
  return { family, kind: kind === 'limit' || kind === 'remaining' ? kind : 'reset', bucket: `${whose}-${period}` };
};

/**
 * Reads the name of a `[vendor-]ratelimit-…` or `rate-limit-…` field (lower case): kind and bucket stand in either order.
 * Null for any other field, and for those that state no count.
 */
export const readFieldName = (name: string): FieldName | null => {
  if (name.length > 128) return null;
  const found = /(?:^|-)(?:ratelimit|rate-limit)(?:-|$)/.exec(name.replaceAll('_', '-'));
  if (found === null) return withPeriod(name);
  if (name.endsWith('retry-after') || /retry-after-(?:ms|millis|milliseconds)$/.test(name)) return null;
  const end = found.index + found[0].length;
  const family = name.slice(0, end).replace(/-$/, '');
  const rest = name.slice(end).replaceAll('_', '-');
  if (rest === '') return { family, kind: null, bucket: null };
  if (LABELS.has(rest)) return { family, kind: 'label', bucket: null };
  const kind = kindOf(rest);
  if (kind === null && IGNORED.has(rest.slice(rest.lastIndexOf('-') + 1))) return null;
  return kind === null ? { family, kind: null, bucket: rest } : { family, kind: kind[0], bucket: kind[1] === '' ? null : kind[1] };
};
