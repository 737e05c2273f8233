import { periodOfName } from './period';
import { waitName } from './wait-name';

/** By what words names say what a field states about its bucket. */
const SPELLINGS = {
  limit: 'limit max',
  remaining: 'remaining',
  reset: 'reset resets next next-reset time-reset window-reset',
  'reset-after':
    'reset-after reset-after-seconds reset-in reset-in-seconds resets-in resets-in-seconds reset-seconds reset-secs reset-sec resetafter time-left time-remaining time-to-reset time-until-reset seconds-to-reset seconds-until-reset available-in expires-in',
  'reset-ms':
    'reset-milliseconds reset-ms time-reset-ms time-to-reset-ms reset-in-ms reset-after-ms resets-in-ms reset-at-ms reset-time-ms reset-timestamp-ms reset-epoch-ms',
  'reset-time':
    'reset-time reset-at resets-at reset-on reset-date reset-datetime reset-timestamp reset-epoch reset-unix reset-utc reset-until window-end resettime resetat available-at expires-at',
  used: 'used observed count',
  'interval-ms':
    'interval-milliseconds interval-ms window-milliseconds window-ms window-size-ms time-window-ms period-milliseconds period-ms',
  window:
    'window window-size window-length window-seconds window-secs window-sec time-window period-seconds interval-seconds limit-window limit-period limit-interval reset-window reset-period reset-interval',
} as const;

/** Words that may also name what is counted or how: beside one of the above they do (`remaining-quota`). */
const LESSER: Partial<Record<keyof typeof SPELLINGS, string>> = {
  limit: 'maximum quota requests-quota total capacity burst-capacity',
  remaining: 'remain left requests-left available',
  reset: 'expires',
  used: 'usage consumed',
  window: 'period interval',
};

export type FieldKind = keyof typeof SPELLINGS | 'label' | 'status';

export interface FieldName {
  /** Everything up to and with `ratelimit`: fields of one family describe the same buckets. */
  readonly family: string;
  /** Null where the name has no word for it: a number then is the limit. */
  readonly kind: FieldKind | null;
  readonly bucket: string | null;
  /** The name does not say that it is about a rate: it is one only where both a count and a reset are stated. */
  readonly isWeak: boolean;
}

/** The longest spelling first, for the shorter ones stand within it. */
const bySpelling = (words: Partial<Record<keyof typeof SPELLINGS, string>>): (readonly [string, FieldKind])[] =>
  (Object.entries(words) as [FieldKind, string][])
    .flatMap(([kind, spellings]) => spellings.split(' ').map((spelling) => [spelling, kind] as const))
    .sort(([a], [b]) => b.length - a.length);

const KINDS = bySpelling(SPELLINGS);
const LESSER_KINDS = bySpelling(LESSER);

const LABELS = new Set(['resource', 'name', 'bucket', 'policy']);
/** Facts about the limit that are neither a count nor a name. */
const IGNORED = new Set(
  'scope global reason source type category cost rule key id mode version status percentage percent utilization enabled group tier plan zone state path exceeded limited reached warning message error code problem unit units algorithm strategy duration delay backoff penalty rate requested multiplier'.split(
    ' ',
  ),
);
/** What tells of a limit, of what remains or of a reset without stating it. */
const ASIDE = /-(?:percentage|percent|ratio|reason|type|human|readable|formatted|timezone|tz|start)$/;

/** A kind at the end or at the beginning of the words, and what is left of them. */
const kindOf = (words: string): readonly [FieldKind, string] | null => {
  for (const kinds of [KINDS, LESSER_KINDS]) {
    for (const [spelling, kind] of kinds) if (words === spelling) return [kind, ''];
    for (const [spelling, kind] of kinds) if (words.endsWith(`-${spelling}`)) return [kind, words.slice(0, -spelling.length - 1)];
    for (const [spelling, kind] of kinds) if (words.startsWith(`${spelling}-`)) return [kind, words.slice(spelling.length + 1)];
  }
  // Glued to what it is of: `concurrentlimit`.
  const [, of, glued] = /^([a-z]{4,20}?)(limit|remaining|reset)$/.exec(words) ?? [];
  return of === undefined || glued === undefined ? null : [glued as 'limit' | 'remaining' | 'reset', of];
};

/** `x-app-limit-24hour-remaining`: a limit of whom, with its period in the name but not the word rate. */
const withPeriod = (name: string): FieldName | null => {
  const found = /^(x-([a-z]{2,20})-limit)-(\d{0,3}[a-z]{1,8})-(limit|remaining|reset)$/.exec(name);
  const [, family = '', whose, period = '', kind] = found ?? [];
  if (periodOfName(period) === null) return null;
  return { family, kind: kind === 'limit' || kind === 'remaining' ? kind : 'reset', bucket: `${whose}-${period}`, isWeak: false };
};

/** `x-esi-error-limit-remain`, `x-quota-reset`, and `…-limit-status`, which is what remains where it is a number beside a limit. */
const withoutRate = (name: string): FieldName | null => {
  const found = /^((?:[a-z0-9]{1,20}-){1,4}?(?:limit|quota))(?:-([a-z0-9-]{1,40}))?$/.exec(name);
  const [, family = '', tail = 'limit'] = found ?? [];
  if (found === null || ASIDE.test(tail)) return null;
  if (tail === 'status') return { family, kind: 'status', bucket: null, isWeak: true };
  const kind = kindOf(tail);
  return kind === null ? null : { family, kind: kind[0], bucket: kind[1] === '' ? null : kind[1], isWeak: true };
};

/**
 * Reads the name of a `[vendor-]ratelimit-…` or `rate-limit-…` field (lower case): kind and bucket stand in either order.
 * Null for any other field, and for those that state no count.
 */
export const readFieldName = (name: string): FieldName | null => {
  if (name.length > 128) return null;
  const found = /(?:^|-)(?:ratelimit|rate-limit)(?:-|$)/.exec(name.replaceAll('_', '-'));
  if (found === null) return withPeriod(name) ?? withoutRate(name);
  if (/retry-?after/.test(name) || waitName(name) !== null) return null;
  const end = found.index + found[0].length;
  const family = name.slice(0, end).replace(/-$/, '');
  const rest = name.slice(end).replaceAll('_', '-');
  if (rest === '') return { family, kind: null, bucket: null, isWeak: false };
  if (LABELS.has(rest)) return { family, kind: 'label', bucket: null, isWeak: false };
  if (ASIDE.test(rest) || rest.startsWith('requested-')) return null;
  const kind = kindOf(rest);
  if (kind === null && IGNORED.has(rest.slice(rest.lastIndexOf('-') + 1))) return null;
  const [stated, bucket] = kind ?? [null, rest];
  return { family, kind: stated, bucket: bucket === '' ? null : bucket, isWeak: false };
};
