const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A change that was not made, with the reason in words for the person. */
export class Refused extends Error {}

/** What went wrong with the storage, in words for the person. `reopen` says how a page of the new version is had. */
export const storageTrouble = (error: unknown, reopen: string): Error => {
  if (error instanceof Refused) return error;
  const reason = reasonOf(error);
  if (/quota|full|space/i.test(reason))
    return new Error('The browser’s storage for Culprit is full. Remove a pack of your own, or free disk space, and try again.');
  if (/context invalidated|dead object/i.test(reason)) return new Error(`Culprit was updated. ${reopen}`);
  return new Error(`The browser refused: ${reason.slice(0, 200)}`);
};
