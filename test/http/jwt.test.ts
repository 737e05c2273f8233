import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../../src/http/jwt';
import { jwt } from '../decode/evidence-exchange';

describe('a JSON Web Token', () => {
  it('is read without being verified', () => {
    expect(decodeJwt(jwt({ iss: 'https://id.example', aud: ['a', 'b'], exp: 1_800_000_000, nbf: 1, iat: 2, sub: '\u00e9' }))).toEqual({
      algorithm: 'HS256',
      issuer: 'https://id.example',
      audience: ['a', 'b'],
      expiresAt: 1_800_000_000,
      notBefore: 1,
      issuedAt: 2,
      claims: { iss: 'https://id.example', aud: ['a', 'b'], exp: 1_800_000_000, nbf: 1, iat: 2, sub: '\u00e9' },
    });
  });

  it('has no times where its claims are no numbers', () => {
    expect(decodeJwt(jwt({ exp: '1800000000', aud: 7 }))).toMatchObject({ expiresAt: null, audience: [] });
  });

  it('is none of these', () => {
    for (const text of ['', 'abc', 'a.b.c', 'ey.ey.', 'eyFAKE.fake.fake', `${jwt({})}.x.y`, 'eyJh bG.e.f'])
      expect(decodeJwt(text)).toBeNull();
  });

  it('is looked for in any text, without a throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeJwt(`ey${text}`)).not.toThrow();
      }),
    );
    expect(decodeJwt(`ey${'J'.repeat(1_000_000)}.a.b`)).toBeNull();
  });
});
