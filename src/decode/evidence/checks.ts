import type { Check } from './check';

/** Every question that a pack or the engine may ask, by the name packs use. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([]);
