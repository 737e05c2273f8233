import { STATUS_PHRASES } from '../http/status-phrases';
import type { Cause } from '../model';
import type { IndexedRule } from './catalogue';
import { type CheckContext, unknown } from './evidence/check';
import { quoteOf, said } from './evidence/said';

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
