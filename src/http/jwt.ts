import { textOfBase64 } from './base64';

/** A JSON Web Token's content, unverified (RFC 7519). Times are epoch seconds, null where the claim is absent or no number. */
export interface Jwt {
  readonly algorithm: string | null;
  readonly issuer: string | null;
  readonly audience: readonly string[];
  readonly expiresAt: number | null;
  readonly notBefore: number | null;
  readonly issuedAt: number | null;
  readonly claims: Readonly<Record<string, unknown>>;
}

const record = (segment: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(textOfBase64(segment) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const seconds = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** True for three dot-separated base64url segments, whatever is in them. */
export const looksLikeJwt = (token: string): boolean =>
  token.length <= 16_384 && token.startsWith('ey') && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);

/** Reads a JWT without verifying it; null where the text is none (encrypted tokens too: nothing can be read of them). */
export const decodeJwt = (token: string): Jwt | null => {
  if (!looksLikeJwt(token)) return null;
  const [head = '', payload = ''] = token.split('.');
  const header = record(head);
  const claims = record(payload);
  if (header === null || claims === null) return null;
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  return {
    algorithm: text(header.alg),
    issuer: text(claims.iss),
    audience: audience.filter((one): one is string => typeof one === 'string').slice(0, 20),
    expiresAt: seconds(claims.exp),
    notBefore: seconds(claims.nbf),
    issuedAt: seconds(claims.iat),
    claims,
  };
};
