import type { Redacted } from '../types';
import type { Sweeper } from './sweep';

/** Thrown where a finished text still holds a value that was taken out. Says nothing of the value. */
export class UnsafeReport extends Error {
  override readonly name = 'UnsafeReport';
  constructor() {
    super('The report was withheld: a redacted value was found in the finished text. Try another format, and please report this.');
  }
}

/** What was taken out of a report, kept beside it so that formats cannot reach it. */
const sweepers = new WeakMap<object, Sweeper>();

/** For `redact` alone. */
export const remember = (report: object, sweeper: Sweeper): void => {
  sweepers.set(report, sweeper);
};

/** The last look: throws UnsafeReport where a finished text holds a secret in any encoding, or where nobody knows what was taken out. */
export const assertClean = (report: Redacted<object>, text: string): void => {
  const sweeper = sweepers.get(report);
  if (sweeper === undefined || sweeper.finds(text)) throw new UnsafeReport();
};
