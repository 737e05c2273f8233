import type { Diagnosis, Incident } from '../model';

const TRANSIENT = new Set(['rate-limit', 'timeout', 'gateway']);

/** True where the same request may succeed later as it is: a wait was stated, or this kind of failure passes by itself. */
export const isRetryable = ({ retry, category }: Diagnosis): boolean => retry !== null || TRANSIENT.has(category);

/** Only a live answer counts down: in a file every wait is past. */
export const countsDown = ({ exchange, diagnosis }: Incident): boolean => exchange.source === 'devtools' && diagnosis.retry !== null;

/** True once the stated wait is over. Without a stated wait nothing ever becomes ready. */
export const isReady = (incident: Incident, now: number): boolean =>
  incident.diagnosis.retry !== null && (incident.exchange.source === 'har' || incident.diagnosis.retry.at <= now);
