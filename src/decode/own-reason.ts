import { STATUS_PHRASES } from '../http/status-phrases';
import type { Category, Cause, Fix } from '../model';
import type { IndexedRule } from './catalogue';
import { type CheckContext, unknown } from './evidence/check';
import { namedFields } from './evidence/named-fields';
import { quoteOf, said } from './evidence/said';
import { list, quoted } from './evidence/words';

/** What says no more than the status does. */
const empty =
  /^(?:(?:an? )?(?:unknown |unexpected |internal |server |general |generic )*(?:error|exception|failure)(?: (?:has )?occurr?ed)?|something went wrong|(?:invalid|bad|wrong|malformed) (?:request|parameters?|input|data)|(?:the )?(?:request|operation|validation|call) (?:has )?(?:failed|is invalid)|access (?:is )?denied|permission denied|unauthori[sz]ed|unauthenticated|forbidden|not (?:found|allowed|permitted|authori[sz]ed|authenticated)|(?:the )?resource (?:was )?not found|(?:authentication|authori[sz]ation) (?:is )?(?:required|failed|error)|(?:rate )?limit (?:exceeded|reached)|rate limited|(?:please )?try again(?: later)?)$/;

const phrases = new Set(Object.values(STATUS_PHRASES).map((phrase) => phrase.toLowerCase()));

const saysMore = (message: string, code: string | null): boolean => {
  const plain = message
    .toLowerCase()
    .replace(/^\W+|\W+$/g, '')
    .replace(/^(?:error\b\W*)?\d{3}\b\W*/, '');
  return (
    plain.length >= 8 &&
    plain.length <= 2000 &&
    /\S\s+\S/.test(plain) &&
    plain !== code?.toLowerCase() &&
    !phrases.has(plain) &&
    !empty.test(plain)
  );
};

/** A rule that names a code or words of the message has taken in what the answer says. */
const knowsBetter = ({ pack, weight }: IndexedRule): boolean => pack.kind === 'api' || weight >= 100;

/**
 * The reason that the answer gives, for an API that no rule knows: it comes before all that a status alone suggests. Only possible, since
 * an answer may be wrong about itself; null where it says no more than the status.
 */
export const ownReason = (matches: readonly IndexedRule[], context: CheckContext): Cause | null => {
  const [match] = matches;
  const { message, code } = context.reading.error;
  if ((match !== undefined && knowsBetter(match)) || message === null || !saysMore(message, code)) return null;
  const words = said(context);
  const { evidence, citations } = unknown(quoteOf(words), words.citation);
  return { text: 'The answer gives a reason of its own', verdict: 'possible', evidence, citations };
};

/** Failures that another request would mend. */
const mendable: readonly Category[] = ['validation', 'payload', 'conflict'];

/** Under these names validators put what concerns no single field. */
const ofNoField = /^(?:|\$|_?schema|__all__|non_?field_?errors|_errors|base|general|root)$/i;

/**
 * The first thing to do where no rule knows the API: meet the objections that the answer raises against fields. Null where it names none.
 */
export const ownFix = (matches: readonly IndexedRule[], context: CheckContext): Fix | null => {
  const [match] = matches;
  const { reading } = context;
  if ((match !== undefined && knowsBetter(match)) || !mendable.includes(reading.category)) return null;
  const { message, code, fieldErrors } = reading.error;
  const named = fieldErrors.filter(({ field, message: text }) => !ofNoField.test(field) && text !== '');
  if (named.length > 0) {
    const objections = named.map(({ field, message: text }) => `${field.slice(0, 60)} (${quoted(text, 80)})`);
    return { text: `Correct what the answer names: ${list(objections)}.`, snippets: [], url: null };
  }
  const inWords = namedFields(context).filter(({ prose }) => prose !== true);
  if (inWords.length === 0 || message === null || !saysMore(message, code)) return null;
  const names = [...new Set(inWords.map(({ field }) => field.slice(0, 60)))];
  return { text: `Correct ${list(names)} as the answer asks: ${quoted(message)}`, snippets: [], url: null };
};
