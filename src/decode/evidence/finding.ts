import type { Category } from '../../model';
import type { CheckContext, CheckParams, Evidence } from './check';
import { said } from './said';

/** A cause that any API's failure may have: asked by its check wherever the failure is of such a kind. */
export interface Finding {
  readonly check: string;
  readonly params?: CheckParams;
  readonly text: string;
  readonly fix: string;
  /** Kinds of failure in which a `yes` explains the failure. */
  readonly on: readonly Category[];
  /** Also ask on these statuses, whatever the kind. */
  readonly statuses?: readonly number[];
  /** Asked only where this holds: a cheap look that spares the check, or the words without which a `yes` would be no cause. */
  readonly when?: (context: CheckContext) => boolean;
  /** A `no` is worth telling, as a cause that is ruled out. */
  readonly ruleOut?: boolean;
  /** An `unknown` is worth telling: with its hint (`hint`), or in any case (`always`). */
  readonly possible?: 'hint' | 'always';
  /** Where this is false a `yes` is a fact, but no proof that it caused the failure: then the cause stays possible. */
  readonly proves?: (context: CheckContext, evidence: Evidence) => boolean;
}

/** True where the answer's own words fit. */
export const says =
  (pattern: RegExp) =>
  (context: CheckContext): boolean =>
    pattern.test(said(context).text);
