import { fingerprintTest } from '../../http/fingerprint';
import { ofLatest } from '../../http/of-latest';
import type { SentCredential } from '../../http/sent-credentials';

/** Tests remembered fingerprints against a credential, which is hashed once however many records and checks ask. */
export const isSentAgain = ofLatest(({ value }: SentCredential) => fingerprintTest(value));
