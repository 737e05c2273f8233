import { coverSecret } from './cover-secret';
import { wordsOf } from './name-words';
import { judgeName, type Scope } from './scope';
import { isDigest, looksRandom } from './shapes';

/** Words of names that tell about what stands beside them. */
const plainMembers = new Set(
  `id ids uuid guid name type kind url uri href link arn version hash digest fingerprint thumbprint etag issuer audience client email mail user
  username host path endpoint region zone date time at expires algorithm alg description message status scope label prefix last4
  integrity checksum resolved etag license`.split(/\s+/),
);

/** `apiKeys: { primary: "…" }`: what looks generated in a container that is named after secrets, but for what tells about them. */
export const coverContained = (scope: Scope, name: string, value: string, containers: readonly string[]): string | null => {
  if (!looksRandom(value, 16) || isDigest(value) || wordsOf(name).some((word) => plainMembers.has(word))) return null;
  for (const container of containers) {
    const verdict = judgeName(scope, container);
    if (verdict?.strength === 'always' && verdict.counts === null) return coverSecret(scope, value, verdict.kind);
  }
  return null;
};
