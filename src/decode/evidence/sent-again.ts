import { fingerprintTest } from '../../http/fingerprint';
import type { SentCredential } from '../../http/sent-credentials';

const tests = new WeakMap<SentCredential, (fingerprint: string) => boolean>();

/** Tests remembered fingerprints against a credential, which is hashed once however many records and checks ask. */
export const isSentAgain = (sent: SentCredential): ((fingerprint: string) => boolean) => {
  const known = tests.get(sent);
  if (known !== undefined) return known;
  const test = fingerprintTest(sent.value);
  tests.set(sent, test);
  return test;
};
