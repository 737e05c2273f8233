import type { Diagnosis } from '../model';

/** Causes of so many failures are found in one go: each takes up to a millisecond where much went before it. */
const AT_ONCE = 20;

/**
 * Has the causes of failures found although nobody has opened them yet, the newest first and a few at a time: a burst is listed at once,
 * and the traffic that each is judged by need not be kept for long. `later` runs something once nothing more urgent is to be done.
 */
export const explainLater = (later: (run: () => void) => void): ((diagnoses: readonly Diagnosis[]) => void) => {
  const waiting: Diagnosis[] = [];
  let isPlanned = false;
  const step = (): void => {
    isPlanned = false;
    for (const { causes, error } of waiting.splice(-AT_ONCE)) void [causes, error.foundAt];
    plan();
  };
  const plan = (): void => {
    if (isPlanned || waiting.length === 0) return;
    isPlanned = true;
    later(step);
  };
  return (diagnoses) => {
    waiting.push(...diagnoses);
    plan();
  };
};
