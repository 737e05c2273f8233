import type { Cause, Fix } from '../../model';
import type { CheckContext } from './check';

/** Causes that hold for any API, told by the checks that no rule has asked already. */
export const findings = (_context: CheckContext, _alreadyAsked: ReadonlySet<string>): { causes: Cause[]; fixes: Fix[] } => ({
  causes: [],
  fixes: [],
});
