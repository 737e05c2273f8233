import type { Catalogue, IndexedRule } from './catalogue';
import type { CheckContext } from './evidence/check';
import type { Identified } from './identify';
import { isIntermediary } from './intermediary';

/** An identified API beats what any host may say; the intermediary that wrote the answer beats both, for then the API never spoke. */
const tiers = { answered: 20_000, provider: 10_000, standard: 0 } as const;

export interface Match extends IndexedRule {
  readonly score: number;
}

const none: readonly IndexedRule[] = [];

/** Rules of several lists, the narrowest first; each list is in that order already. A rule that stands in two comes once. */
function* merged(lists: readonly (readonly IndexedRule[])[]): Generator<IndexedRule> {
  const next = lists.map(() => 0);
  const given: IndexedRule[] = [];
  for (;;) {
    let best = -1;
    let rule: IndexedRule | undefined;
    for (let i = 0; i < lists.length; i++) {
      const head = lists[i]?.[next[i] ?? 0];
      if (head === undefined || (rule !== undefined && head.weight <= rule.weight)) continue;
      best = i;
      rule = head;
    }
    if (rule === undefined) return;
    next[best] = (next[best] ?? 0) + 1;
    if (given.includes(rule)) continue;
    given.push(rule);
    yield rule;
  }
}

/**
 * The rules that hold, the most fitting first. Precedence is reckoned from what a rule asks, never from where it stands.
 * A rule is asked only when the one before it was not enough for the caller.
 */
export function* matchingRules(catalogue: Catalogue, { provider, answeredBy, keys }: Identified, context: CheckContext): Generator<Match> {
  const rulesOf = (pack: Identified['provider']): readonly IndexedRule[] =>
    pack === null || pack.kind === 'standard' ? none : (catalogue.rulesOf.get(pack.id) ?? none);
  const standard = keys.map((key) => catalogue.standardRules.get(key) ?? none);
  const candidates: readonly (readonly [number, Iterable<IndexedRule>])[] = [
    [tiers.answered, answeredBy === provider ? none : rulesOf(answeredBy)],
    [tiers.provider, rulesOf(provider)],
    [tiers.standard, merged(standard)],
  ];
  for (const [tier, rules] of candidates) {
    for (const { pack, rule, weight, holds } of rules) {
      if (holds(context) === 'yes') yield { pack, rule, weight, holds, score: tier + weight };
    }
  }
}

/** The winning rule; behind that of an intermediary, also what any host's failure of this kind calls for: the API behind it never spoke. */
export const tellingRules = (matches: Iterable<Match>): readonly Match[] => {
  const telling: Match[] = [];
  for (const match of matches) {
    if (telling.length > 0 && match.pack.kind !== 'standard') continue;
    telling.push(match);
    if (telling.length > 1 || !isIntermediary(match.pack)) break;
  }
  return telling;
};
