import type { Citation, Exchange, History, Reading, RulePack } from '../../model';

/** What a check may look at: the exchange under judgement, what its answer says, whose API it is, and what went before. */
export interface CheckContext {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly pack: RulePack | null;
  readonly history: History;
}

export type CheckParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A three-valued answer and the fact it rests on: one sentence, without any secret. `unknown` may carry a hint. */
export interface Evidence {
  readonly verdict: 'yes' | 'no' | 'unknown';
  readonly evidence: string | null;
  readonly citations: readonly Citation[];
}

/** A question about an exchange. Never throws, whatever the exchange holds; linear in its size. */
export type Check = (context: CheckContext, params: CheckParams) => Evidence;

export const yes = (evidence: string, ...citations: readonly Citation[]): Evidence => ({ verdict: 'yes', evidence, citations });

export const no = (evidence: string, ...citations: readonly Citation[]): Evidence => ({ verdict: 'no', evidence, citations });

export const unknown = (evidence: string | null = null, ...citations: readonly Citation[]): Evidence => ({
  verdict: 'unknown',
  evidence,
  citations,
});
