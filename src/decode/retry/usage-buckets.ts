import { perHeaderName } from '../../http/headers';
import { countOf, type DraftBucket, emptyBucket } from './bucket';
import type { Fields } from './field-lines';
import { listMembers } from './list-members';

const withUse = (family: string, name: string | null, used: number, limit: number): DraftBucket => {
  const bucket = emptyBucket(family, name);
  bucket.used = used;
  bucket.limit = limit;
  return bucket;
};

/** `40/40`, `api-usage=17/5000, per-app-usage=3/250(app=x)`. */
const usedOfLimit = (field: string, values: readonly string[]): DraftBucket[] =>
  listMembers(values.flatMap((value) => value.split(';'))).flatMap((member) => {
    const found = /^(?:([\w.-]{1,100})\s*=\s*)?(\d{1,15})\s*\/\s*(\d{1,15})(?:\([^()]*\))?$/.exec(member);
    return found === null ? [] : [withUse(field, found[1] ?? null, Number(found[2]), Number(found[3]))];
  });

const OF_LIMIT = /-(?:call-limit|limit-info)$/;
const WINDOWED = /^x-[a-z0-9]+-((?:used-(?:[a-z]+-)?weight|order-count)-\d{1,4}[smhd])$/;

/** True for the name of a field that tells a bucket by its use. */
export const isUsageName = perHeaderName((name) => OF_LIMIT.test(name) || WINDOWED.test(name));

/**
 * Buckets told by their use: `…-call-limit: used/limit`, `…-limit-info: name=used/limit`, and fields that give only a use
 * with the window in the name (`x-…-used-weight-1m`, `x-…-order-count-10s`), whose limit is not sent.
 */
export const readUsageBuckets = (fields: Fields): DraftBucket[] => {
  const buckets: DraftBucket[] = [];
  for (const [name, values] of fields) {
    if (name.length > 128 || !isUsageName(name)) continue;
    if (OF_LIMIT.test(name)) buckets.push(...usedOfLimit(name, values));
    const windowed = WINDOWED.exec(name);
    const used = windowed === null ? null : countOf(values[0] ?? '');
    if (used === null) continue;
    const bucket = emptyBucket(name, windowed?.[1] ?? null);
    bucket.used = used;
    buckets.push(bucket);
  }
  return buckets;
};
