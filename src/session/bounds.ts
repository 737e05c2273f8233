/** What a session keeps at most; older things go first. */

/** Failures in the list. */
export const MAX_INCIDENTS = 10_000;
/** Light records for history, checks, comparison and the limits board. */
export const MAX_RECORDS = 5_000;
/** Body text of kept failures, in characters; beyond it the oldest bodies are dropped and say so. */
export const MAX_BODY_CHARACTERS = 64_000_000;
/** Replays that are remembered with what came of them. */
export const MAX_ATTEMPTS = 1_000;

/** The newest `most` of a list; the same list where nothing has to go. */
export const newest = <T>(list: readonly T[], most: number): readonly T[] => (list.length > most ? list.slice(-most) : list);
