import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, isFingerprintOf, sha256 } from '../../src/http/fingerprint';

describe('a fingerprint', () => {
  it('rests on SHA-256 as everyone reckons it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(
          createHash('sha256')
            .update(Buffer.from(new TextEncoder().encode(text)))
            .digest('hex'),
        );
      }),
    );
  });

  it('is equal where value and salt are equal, and only then', () => {
    expect(fingerprint('a', 's')).toBe(fingerprint('a', 's'));
    expect(fingerprint('a', 's')).not.toBe(fingerprint('b', 's'));
    expect(fingerprint('a', 's')).not.toBe(fingerprint('a', 't'));
  });

  it('can be compared with a later value', () => {
    const kept = fingerprint('secret', 'the.salt');
    expect(isFingerprintOf(kept, 'secret')).toBe(true);
    expect(isFingerprintOf(kept, 'secrets')).toBe(false);
    expect(kept).not.toContain('secret');
  });
});
