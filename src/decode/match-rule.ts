import type { Catalogue, IndexedRule } from './catalogue';
import type { CheckContext } from './evidence/check';
import type { Identified } from './identify';
import { isIntermediary } from './intermediary';

type Lists = readonly (readonly IndexedRule[])[];

/** The rules that may hold, in tiers: one that holds in an earlier tier beats any in a later. Each list has its narrowest rule first. */
export interface Candidates {
  /** Of the pack that the person made for the host: whoever writes a rule of their own means it to be shown. */
  readonly overriding: Lists;
  /** Of the intermediary that wrote the answer: then the API never spoke. */
  readonly answered: Lists;
  /** Of the API itself. */
  readonly provider: Lists;
  /** Of what any host may say. A rule may stand in several of the lists. */
  readonly standard: Lists;
}

const none: readonly IndexedRule[] = [];

export const candidatesOf = (
  catalogue: Catalogue,
  { provider, answeredBy, keys }: Identified,
  overriding: Identified['provider'],
): Candidates => {
  const rulesOf = (pack: Identified['provider']): Lists =>
    pack === null || pack.kind === 'standard' ? [] : [catalogue.rulesOf.get(pack.id) ?? none];
  return {
    overriding: rulesOf(overriding),
    answered: answeredBy === provider ? [] : rulesOf(answeredBy),
    provider: rulesOf(provider),
    standard: keys.map((key) => catalogue.standardRules.get(key) ?? none),
  };
};

/** The narrowest rule that holds. Precedence is reckoned from what a rule asks, never from where it stands. */
const narrowest = (lists: Lists, context: CheckContext): IndexedRule | null => {
  let best: IndexedRule | null = null;
  for (const list of lists) {
    for (const rule of list) {
      if (best !== null && rule.weight <= best.weight) break;
      if (rule.holds(context) !== 'yes') continue;
      best = rule;
      break;
    }
  }
  return best;
};

/** The winning rule; behind that of an intermediary, also what any host's failure of this kind calls for: the API behind it never spoke. */
export const tellingRules = ({ overriding, answered, provider, standard }: Candidates, context: CheckContext): readonly IndexedRule[] => {
  const own = narrowest(overriding, context) ?? narrowest(answered, context) ?? narrowest(provider, context);
  if (own !== null && !isIntermediary(own.pack)) return [own];
  const general = narrowest(standard, context);
  if (own === null) return general === null ? none : [general];
  return general === null ? [own] : [own, general];
};
