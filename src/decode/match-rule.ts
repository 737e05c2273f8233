import type { Catalogue, IndexedRule } from './catalogue';
import { evaluate } from './conditions';
import type { CheckContext } from './evidence/check';
import { exchangeKeys, gather } from './exchange-keys';
import type { Identified } from './identify';

/** An identified API beats what any host may say; the intermediary that wrote the answer beats both, for then the API never spoke. */
const tiers = { answered: 20_000, provider: 10_000, standard: 0 } as const;

export interface Match extends IndexedRule {
  readonly score: number;
}

/** Every rule that holds, the most fitting first. Precedence is reckoned from what a rule asks, never from where it stands. */
export const matchingRules = (catalogue: Catalogue, identified: Identified, context: CheckContext): Match[] => {
  const keys = exchangeKeys(context.exchange, context.reading);
  const candidates = [
    ...gather(catalogue.standardRules, keys).map((rule) => ({ ...rule, tier: tiers.standard })),
    ...rulesOf(catalogue, identified.provider).map((rule) => ({ ...rule, tier: tiers.provider })),
    ...(identified.answeredBy === identified.provider ? [] : rulesOf(catalogue, identified.answeredBy)).map((rule) => ({
      ...rule,
      tier: tiers.answered,
    })),
  ];
  return candidates
    .filter(({ pack, rule }) => evaluate(rule.when, { ...context, pack: identified.provider ?? pack }).verdict === 'yes')
    .map(({ tier, ...rule }) => ({ ...rule, score: tier + rule.weight }))
    .sort((a, b) => b.score - a.score);
};

const rulesOf = (catalogue: Catalogue, pack: Identified['provider']): readonly IndexedRule[] => {
  if (pack === null || pack.kind === 'standard') return [];
  return catalogue.rulesOf.get(pack.id) ?? [];
};
