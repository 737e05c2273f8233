import { isHidden } from '../../http/masked';
import type { Exchange } from '../../model';
import { type Check, type Evidence, no, unknown, yes } from './check';
import { everyField } from './fields';
import type { NamedField } from './named-fields';
import { isSecretName } from './secret-name';
import { judgedValues, type SentValue, sentValue } from './sent-value';

interface Bound {
  readonly pattern: RegExp;
  readonly side: 'most' | 'least';
  /** True where the bound itself is outside: `greater than 0`. */
  readonly strict?: boolean;
}

const number = '(-?\\d{1,15}(?:\\.\\d{1,6})?)';
const unit = '( ?(?:char|item|element|letter|byte|entr))?';
/** Only a wish: `the value is greater than 100` complains. */
const wish = '(?:(?:must|should|shall|\\bto) be|ensure this value is)';

const bound = (side: Bound['side'], words: string, strict = false): Bound => ({
  pattern: new RegExp(`(?:${words}) ?${number}${unit}`, 'i'),
  side,
  strict,
});

const bounds: readonly Bound[] = [
  bound(
    'most',
    "<=|less than or equal to|at most|no more than|no greater than|must not exceed|cannot exceed|maximum(?: value)?(?: of| is|:)?|max(?: is|:)?|(?:not|n['’]t) be (?:greater|more|larger|higher|longer) than|not have more than|shorter than or equal to|up to|≤",
  ),
  bound(
    'least',
    ">=|greater than or equal to|at least|no less than|no fewer than|minimum(?: value)?(?: of| is|:)?|min(?: is|:)?|(?:not|n['’]t) be (?:less|smaller|lower|fewer|shorter) than|not have (?:fewer|less) than|longer than or equal to|≥",
  ),
  bound('most', `${wish} (?:(?:strictly )?(?:less|smaller|lower|fewer|shorter) than|below|<)`, true),
  bound('least', `${wish} (?:(?:strictly )?(?:greater|more|larger|higher|bigger|longer) than|above|>)`, true),
  { pattern: new RegExp(`between ${number} and -?\\d{1,15}${unit}`, 'i'), side: 'least' },
  { pattern: new RegExp(`between -?\\d{1,15}(?:\\.\\d{1,6})? and ${number}${unit}`, 'i'), side: 'most' },
];

/** `must be positive`, `must not be negative`: bounds without a figure. */
const signs: readonly (readonly [RegExp, boolean])[] = [
  [/(?:must|should|\bto) be (?:a )?positive\b/i, true],
  [/(?:must|should|\bto) be (?:a )?non-?negative\b|(?:not|n['’]t) be (?:a )?negative\b/i, false],
];

interface Limit {
  readonly at: number;
  readonly side: Bound['side'];
  readonly strict: boolean;
  readonly ofLength: boolean;
}

/** Whatever states a bound in figures has one of these: most messages state none. */
const mayBound = /than|most|least|max|min|between|exceed|above|below|up to|[<>≤≥]/i;

const limitsIn = (message: string): Limit[] => {
  const found: Limit[] = [];
  if (/\d/.test(message) && mayBound.test(message)) {
    for (const { pattern, side, strict = false } of bounds) {
      const match = pattern.exec(message);
      if (match !== null) found.push({ at: Number(match[1]), side, strict, ofLength: match[2] !== undefined });
    }
  }
  if (!/itive|negative/i.test(message)) return found;
  for (const [pattern, strict] of signs) if (pattern.test(message)) found.push({ at: 0, side: 'least', strict, ofLength: false });
  return found;
};

const isNumeric = (text: string): boolean => /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text.trim());

/** Whether the length is meant and not the value: texts are measured where the answer speaks of length, lists always. */
const isOfLength = (value: unknown, { ofLength }: Limit, message: string): boolean => {
  if (ofLength || Array.isArray(value)) return true;
  return typeof value === 'string' && (/length|long|short|charact/i.test(message) || (!isNumeric(value) && /\bsize\b/i.test(message)));
};

const measure = (value: unknown, ofLength: boolean): number | null => {
  if (ofLength) return typeof value === 'string' || Array.isArray(value) ? value.length : null;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isNumeric(value) ? Number(value) : null;
};

const isOutside = (measured: number, { at, side, strict }: Limit): boolean =>
  (side === 'most' ? measured > at : measured < at) || (strict && measured === at);

const allowed = ({ at, side, strict }: Limit): string => (strict ? `${side === 'most' ? 'less' : 'more'} than ${at}` : `at ${side} ${at}`);

const judge = (field: string, sent: SentValue, limit: Limit, message: string): Evidence => {
  const ofLength = isOfLength(sent.value, limit, message);
  const measured = measure(sent.value, ofLength);
  if (measured === null || isHidden(sent.value)) return unknown();
  const hidden = `${field} was compared without being shown`;
  const length = Array.isArray(sent.value) ? `${field} has ${measured === 0 ? 'no' : measured} items` : `${field} is ${measured} long`;
  const what = ofLength ? length : isSecretName(field) ? hidden : `${field} was sent as ${measured}`;
  const told = `${what}; ${allowed(limit)} is allowed`;
  return isOutside(measured, limit) ? yes(`${told} (${sent.place})`, sent.citation) : no(told, sent.citation);
};

const judgeRange = (exchange: Exchange, { field, message }: NamedField): Evidence | null => {
  const limits = limitsIn(message.slice(0, 1000));
  const sent = limits.length === 0 ? null : sentValue(exchange, field);
  if (sent === null) return null;
  const answers = judgedValues(message, sent).flatMap((value) => limits.map((limit) => judge(field, value, limit, message)));
  return answers.find((answer) => answer.verdict === 'yes') ?? answers[0] ?? null;
};

/** Does a value lie outside the range or length that the answer states? */
export const fieldOutOfRange: Check = (context, params) => everyField(context, params, (one) => judgeRange(context.exchange, one));
