import type { RulePack } from '../model';
import { testOf } from './condition-test';
import type { CheckContext } from './evidence/check';
import type { Outcome } from './read-error';

/** How a 2xx ended by what the packs of its host say of such answers; null where none of them tells. The first pack that tells decides. */
export const knownOutcome = (packs: readonly (RulePack | null)[], context: CheckContext): Outcome | null => {
  const { status } = context.exchange.response;
  if (status < 200 || status >= 300) return null;
  for (const pack of packs) {
    const { failsWhen = [], succeedsWhen = [] } = pack?.outcome ?? {};
    if (failsWhen.some((condition) => testOf(condition)(context) === 'yes')) return 'failure';
    if (succeedsWhen.some((condition) => testOf(condition)(context) === 'yes')) return 'success';
  }
  return null;
};
