import { requestUrl } from '../../http/endpoint';
import { isFingerprintOf } from '../../http/fingerprint';
import { perHeaderName } from '../../http/headers';
import { essence } from '../../http/media-type';
import { sentCredentials } from '../../http/sent-credentials';
import { bodyMemberNames } from '../../http/traffic-record';
import type { RecordedValue, TrafficRecord } from '../../model';
import { absenceIsCertain } from './absence';
import type { CheckContext } from './check';
import { isSentAgain } from './sent-again';

/** One thing in which this request differs from an earlier one. Values only where they are harmless. */
export interface Difference {
  readonly part: 'header' | 'query' | 'body' | 'credential';
  readonly name: string;
  readonly kind: 'gone' | 'new' | 'changed';
  readonly before: string | null;
  readonly now: string | null;
}

/** Fields that change from request to request or say nothing about the outcome. */
const volatile =
  /^(?:date|cookie|content-length|user-agent|host|connection|pragma|cache-control|priority|referer|if-none-match|if-modified-since|etag|dnt|te|upgrade-insecure-requests|traceparent|tracestate|baggage|sentry-trace|b3|age|range|alt-used|keep-alive|:.*|sec-.*|x-(?:request|correlation|trace|b3|amzn-trace|datadog|client)-?.*|accept-encoding|newrelic|request-id|correlation-id|idempotency-key|x-amz-date|proxy-.*)$/;
const isVolatile = perHeaderName((name) => volatile.test(name));

/** As many of each kind as a record remembers. */
const MOST = 100;

/** A name that was sent now, with its value and what tells whether a remembered one is the same. */
interface Sent {
  readonly name: string;
  readonly value: string;
  readonly isSame: (fingerprint: string) => boolean;
}

const same = (): boolean => true;
const plain = ([name, value]: readonly [string, string]): Sent => ({
  name,
  value,
  isSame: (fingerprint) => isFingerprintOf(fingerprint, value),
});
const nameOnly = (name: string): Sent => ({ name, value: '', isSame: same });

/** By name; the last of several of one name counts. */
const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> => {
  const found = new Map<string, T>();
  for (const item of items) {
    found.delete(item.name);
    found.set(item.name, item);
  }
  return found;
};

const compare = (part: Difference['part'], before: readonly RecordedValue[], now: readonly Sent[]): Difference[] => {
  const earlier = byName(before);
  const present = byName(now);
  const differences: Difference[] = [];
  for (const { name, value } of earlier.values()) {
    if (!present.has(name)) differences.push({ part, name, kind: 'gone', before: value, now: null });
  }
  for (const { name, value, isSame } of present.values()) {
    const old = earlier.get(name);
    const open = part === 'header' && name === 'content-type' ? essence(value) : value;
    if (old === undefined) differences.push({ part, name, kind: 'new', before: null, now: null });
    else if ((old.value === null || old.value !== open) && !isSame(old.fingerprint)) {
      differences.push({ part, name, kind: 'changed', before: old.value, now: old.value === null ? null : open.slice(0, 200) });
    }
  }
  return differences;
};

/** What this request does otherwise than an earlier one: headers, query, body keys, credential. Most telling first. */
export const differences = (context: CheckContext, record: TrafficRecord): Difference[] => {
  const { request } = context.exchange;
  const sent = sentCredentials(request).map((one) => ({
    name: `${one.in}:${one.name.toLowerCase()}`,
    value: one.value,
    isSame: isSentAgain(one),
  }));
  const carriers = new Set([...sent, ...record.credentials].map(({ name }) => name.slice(name.indexOf(':') + 1)));
  const counts = (name: string): boolean => !isVolatile(name) && !carriers.has(name);
  const inBody = ({ name }: { readonly name: string }): boolean => name.startsWith('body:');
  const headers = request.headers.map(({ name, value }) => plain([name.toLowerCase(), value])).filter(({ name }) => counts(name));
  const url = requestUrl(request);
  const query = url === null || url.search === '' ? [] : [...url.searchParams].map(plain);
  const found = [
    ...compare(
      'credential',
      record.credentials.filter((one) => !inBody(one)),
      sent.filter((one) => !inBody(one)),
    ),
    ...compare(
      'header',
      record.requestHeaders.filter(({ name }) => counts(name)),
      headers.slice(0, MOST),
    ),
    ...compare('query', record.query, query.slice(0, MOST)),
    ...compare('body', record.bodyKeys, bodyMemberNames(request).slice(0, MOST).map(nameOnly)),
  ].filter(({ part, name }) => part === 'credential' || part === 'header' || !carriers.has(name.toLowerCase()));
  const order = { gone: 0, changed: 1, new: 2 };
  const parts = { credential: 0, header: 1, body: 2, query: 3 };
  const certain = found.filter(({ part, name, kind }) => {
    if (kind !== 'gone' || (part !== 'header' && part !== 'credential')) return true;
    return absenceIsCertain(
      context,
      part === 'credential' ? name.replace(/^header:|^cookie:.*/, (place) => (place.startsWith('cookie') ? 'cookie' : '')) : name,
    );
  });
  return certain.sort((a, b) => order[a.kind] - order[b.kind] || parts[a.part] - parts[b.part]).slice(0, 50);
};
