import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { readTiming } from '../../src/decode/retry/read-timing';
import type { HeaderField, Limit } from '../../src/model';
import { answer } from './answer';

interface Vector {
  readonly id: string;
  readonly status: number;
  readonly url: string;
  readonly receivedAt: string;
  readonly responseHeaders: readonly HeaderField[];
  readonly body: string | null;
  readonly expect: {
    readonly waitSeconds: number | null;
    readonly source: string | null;
    /** Null where it is open which counts are limits. */
    readonly buckets: readonly Limit[] | null;
  };
  readonly why: string;
}

const vectors = JSON.parse(readFileSync('test/fixtures/retry.json', 'utf8')) as readonly Vector[];
const zone = process.env.TZ;

/** What packs document and the answer itself does not say. */
const constantsFor = ({ url, status, body }: Vector): { name: string; waitSeconds: number }[] => {
  if (url.includes('airtable.com') && status === 429 && !body?.includes('BILLING_LIMIT')) return [{ name: 'airtable', waitSeconds: 30 }];
  return body?.includes('secondary rate limit') ? [{ name: 'github-secondary', waitSeconds: 60 }] : [];
};

const numbers = ({ limit, remaining, windowSeconds, resetSeconds }: Limit): (number | null)[] => [
  limit,
  remaining,
  windowSeconds,
  resetSeconds,
];
const sorted = (buckets: readonly Limit[]): string => JSON.stringify(buckets.map(numbers).sort());

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe.each(['UTC', 'America/New_York', 'Asia/Kathmandu'])('the vectors in %s', (timeZone) => {
  it.each(vectors)('$id: $why', (vector) => {
    process.env.TZ = timeZone;
    const { status, url, body, responseHeaders: headers } = vector;
    const exchange = answer({ status, url, body, headers, receivedAt: Date.parse(vector.receivedAt) });
    const { retry, limits } = readTiming(exchange, null, { constants: constantsFor(vector) });
    expect({ wait: retry?.afterSeconds ?? null, source: retry?.source ?? null }).toEqual({
      wait: vector.expect.waitSeconds,
      source: vector.expect.source,
    });
    expect(retry === null ? null : retry.at).toBe(retry === null ? null : exchange.receivedAt + retry.afterSeconds * 1000);
    const buckets = vector.expect.buckets ?? [];
    expect(sorted(limits)).toBe(sorted(buckets));
    expect(limits.map(({ name }) => name).sort()).toEqual(buckets.map(({ name }) => name).sort());
  });
});

/** Vectors written to find faults. They say what to wait, not where it stood; as in use, what failed is read first. */
const further = ['retry-further', 'retry-third', 'retry-fourth', 'retry-fifth', 'retry-sixth'].flatMap(
  (name) => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8')) as readonly Vector[],
);

describe.each(['UTC', 'Asia/Kathmandu'])('the further vectors in %s', (timeZone) => {
  it.each(further)('$id', (vector) => {
    process.env.TZ = timeZone;
    const { status, url, body, responseHeaders: headers, expect: wanted } = vector;
    const exchange = answer({ status, url, body, headers, receivedAt: Date.parse(vector.receivedAt) });
    const { retry, limits } = readTiming(exchange, readError(exchange), { constants: constantsFor(vector) });
    expect(retry?.afterSeconds ?? null).toBe(wanted.waitSeconds);
    if (wanted.buckets !== null) expect(sorted(limits)).toBe(sorted(wanted.buckets));
  });
});
