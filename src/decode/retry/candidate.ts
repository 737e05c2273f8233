import type { RetryHints } from '../../model';

/** One place that states a wait. */
export interface Candidate {
  readonly waitSeconds: number;
  /** `header:retry-after`, `body:error.retry_after`, `documented:…`. */
  readonly source: string;
  /** The value as it was read. */
  readonly raw: string;
}

/** A pack's hints whose constants have been judged: only those that hold are handed in. */
export interface TimingHints {
  readonly headers?: NonNullable<RetryHints['headers']>;
  readonly fields?: NonNullable<RetryHints['fields']>;
  readonly constants?: readonly { readonly name: string; readonly waitSeconds: number }[];
}

export type TimingUnit = NonNullable<RetryHints['fields']>[number]['unit'];

/** The candidate with the longest wait, the first of equals; null of none. */
export const longest = (candidates: readonly (Candidate | null)[]): Candidate | null => {
  let best: Candidate | null = null;
  for (const candidate of candidates)
    if (candidate !== null && (best === null || candidate.waitSeconds > best.waitSeconds)) best = candidate;
  return best;
};
