import { requestUrl } from '../../http/endpoint';
import { isFingerprintOf } from '../../http/fingerprint';
import { perHeaderName } from '../../http/headers';
import { essence } from '../../http/media-type';
import { sentCredentials } from '../../http/sent-credentials';
import { bodyMemberNames } from '../../http/traffic-record';
import type { RecordedValue, TrafficRecord } from '../../model';
import { absenceIsCertain } from './absence';
import type { CheckContext } from './check';

/** One thing in which this request differs from an earlier one. Values only where they are harmless. */
export interface Difference {
  readonly part: 'header' | 'query' | 'body' | 'credential';
  readonly name: string;
  readonly kind: 'gone' | 'new' | 'changed';
  readonly before: string | null;
  readonly now: string | null;
}

/** Fields that change from request to request or say nothing about the outcome. */
const isVolatile = perHeaderName((name) => volatile.test(name));
const volatile =
  /^(?:date|cookie|content-length|user-agent|host|connection|pragma|cache-control|priority|referer|if-none-match|if-modified-since|etag|dnt|te|upgrade-insecure-requests|traceparent|tracestate|baggage|sentry-trace|b3|age|range|alt-used|keep-alive|:.*|sec-.*|x-(?:request|correlation|trace|b3|amzn-trace|datadog|client)-?.*|accept-encoding|newrelic|request-id|correlation-id|idempotency-key|x-amz-date|proxy-.*)$/;

type Pairs = readonly (readonly [string, string])[];

const compare = (part: Difference['part'], before: readonly RecordedValue[], now: Pairs, valuesCount: boolean): Difference[] => {
  const earlier = new Map(before.map((value) => [value.name, value]));
  const present = new Map(now);
  const differences: Difference[] = [];
  for (const [name, value] of earlier) {
    if (!present.has(name)) differences.push({ part, name, kind: 'gone', before: value.value, now: null });
  }
  for (const [name, value] of present) {
    const old = earlier.get(name);
    const open = part === 'header' && name === 'content-type' ? essence(value) : value;
    if (old === undefined) differences.push({ part, name, kind: 'new', before: null, now: null });
    else if (valuesCount && (old.value === null || old.value !== open) && !isFingerprintOf(old.fingerprint, value)) {
      differences.push({ part, name, kind: 'changed', before: old.value, now: old.value === null ? null : open.slice(0, 200) });
    }
  }
  return differences;
};

/** What this request does otherwise than an earlier one: headers, query, body keys, credential. Most telling first. */
export const differences = (context: CheckContext, record: TrafficRecord): Difference[] => {
  const { request } = context.exchange;
  const credentials = sentCredentials(request);
  const sent = credentials.map((one) => [`${one.in}:${one.name.toLowerCase()}`, one.value] as const);
  const carriers = new Set(
    [...sent.map(([place]) => place), ...record.credentials.map(({ name }) => name)].map((place) => place.slice(place.indexOf(':') + 1)),
  );
  const counts = (name: string): boolean => !isVolatile(name) && !carriers.has(name);
  const headers = request.headers.map(({ name, value }) => [name.toLowerCase(), value] as const).filter(([name]) => counts(name));
  const query = [...(requestUrl(request)?.searchParams ?? [])];
  const found = [
    ...compare(
      'credential',
      record.credentials.filter(({ name }) => !name.startsWith('body:')),
      sent.filter(([name]) => !name.startsWith('body:')),
      true,
    ),
    ...compare(
      'header',
      record.requestHeaders.filter(({ name }) => counts(name)),
      headers,
      true,
    ),
    ...compare('query', record.query, query, true),
    ...compare(
      'body',
      record.bodyKeys,
      bodyMemberNames(request).map((name) => [name, ''] as const),
      false,
    ),
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
