import type { TimeValue } from '../../http/instant';

/** A bucket while it is being put together: as stated, before clocks, policies and doubles are reckoned with. */
export interface DraftBucket {
  /** Which spelling it comes from: the same bucket is often told in two. */
  readonly family: string;
  name: string | null;
  limit: number | null;
  remaining: number | null;
  used: number | null;
  windowSeconds: number | null;
  /** What states the reset; a delta is preferred over an instant. */
  resets: Partial<Record<'reset-after' | 'reset' | 'reset-time', StatedReset>>;
}

export interface StatedReset {
  readonly value: TimeValue;
  /** `header:x-ratelimit-reset`. */
  readonly source: string;
  readonly raw: string;
}

/** A finished bucket, with where its reset was read. */
export interface Bucket {
  readonly family: string;
  readonly name: string | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetSeconds: number | null;
  readonly windowSeconds: number | null;
  readonly source: string;
  readonly raw: string;
}

/** A quota announced apart from its state (RateLimit-Policy, or further members of RateLimit-Limit). */
export interface Policy {
  readonly name: string | null;
  readonly quota: number | null;
  readonly windowSeconds: number | null;
}

export const emptyBucket = (family: string, name: string | null): DraftBucket => ({
  family,
  name,
  limit: null,
  remaining: null,
  used: null,
  windowSeconds: null,
  resets: {},
});

/** A count as fields write it, also negative or with a fraction; null for anything else. */
export const countOf = (text: string): number | null => {
  const plain = text.trim().replace(/^"(.*)"$/, '$1');
  return /^-?\d{1,18}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
};
