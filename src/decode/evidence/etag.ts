import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { essence } from '../../http/media-type';
import type { TrafficRecord } from '../../model';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { here, past } from './past';
import { duration } from './words';

const sentAt = { part: 'request-header', at: 'If-Match' } as const;
const answeredAt = { part: 'response-header', at: 'ETag' } as const;

/** The entity tags of If-Match, `W/` included; null where it is `*` or was not sent (RFC 9110 section 13.1.1). */
const tagsIn = (field: string | null): readonly string[] | null => {
  const tags = field === null || field.trim() === '*' ? [] : (field.slice(0, 4000).match(/(?:W\/)?"[^"]{0,300}"/g) ?? []);
  return tags.length === 0 ? null : tags;
};

/** What compression modules of web servers append to a tag: `"5e2-gzip"`, `"5e2;br"`. */
const withoutCoding = (tag: string): string => tag.replace(/^W\//, '').replace(/(?:[-;]{1,2}(?:gzip|br|zstd|deflate|df))"$/i, '"');

const shown = (tag: string): string => tag.slice(0, 80);

/** The newest entity tag of the same address in earlier answers, which this request does not have. */
const newerBefore = (context: CheckContext, sent: readonly string[]): Evidence => {
  const { path } = here(context);
  // With another query it may be another representation, with a tag of its own.
  if (requestUrl(context.exchange.request)?.search !== '') return unknown();
  const tagged = past(context).onHost.filter(
    (record) => record.path === path && record.query.length === 0 && header(record.responseHeaders, 'etag') !== null,
  );
  const typeOf = ({ responseHeaders }: TrafficRecord): string => essence(header(responseHeaders, 'content-type') ?? '');
  const read = tagged.find(({ responseHeaders }) => sent.includes(header(responseHeaders, 'etag')?.trim() ?? ''));
  const latest = tagged.find((record) => read === undefined || typeOf(record) === typeOf(read));
  const tag = latest === undefined ? null : (header(latest.responseHeaders, 'etag')?.trim() ?? null);
  if (latest === undefined || tag === null || sent.some((one) => withoutCoding(one) === withoutCoding(tag))) return unknown();
  const ago = duration(context.exchange.startedAt - latest.startedAt);
  const told = `If-Match has ${shown(sent[0] ?? '')}; ${latest.method} of the same address was answered with ${shown(tag)} ${ago} before`;
  return yes(told, sentAt, { part: 'history', at: latest.id });
};

/** Is the entity tag that was sent in If-Match no longer that of the resource, as this answer or an earlier one states it? */
export const etagStale: Check = (context) => {
  const { exchange } = context;
  const sent = tagsIn(header(exchange.request.headers, 'if-match'));
  const now = header(exchange.response.headers, 'etag')?.trim() ?? null;
  if (sent === null) return unknown();
  if (now === null) return newerBefore(context, sent);
  if (sent.includes(now)) return no(`If-Match has ${shown(now)}, which is the ETag of the answer`, sentAt, answeredAt);
  // The same but for its mark or its coding: nobody changed the resource.
  if (sent.some((tag) => withoutCoding(tag) === withoutCoding(now)))
    return no(`If-Match and the ETag of the answer, ${shown(now)}, name the same version`, sentAt, answeredAt);
  return yes(`If-Match has ${shown(sent[0] ?? '')}; the resource is at ${shown(now)} by now`, sentAt, answeredAt);
};

/** Did something on the way change the tag: a weak mark, or what compression appends? If-Match compares strongly. */
export const etagAltered: Check = ({ exchange }) => {
  const sent = tagsIn(header(exchange.request.headers, 'if-match'));
  if (sent === null) return unknown();
  const weak = sent.every((tag) => tag.startsWith('W/'));
  if (weak) return yes(`If-Match has the weak tag ${shown(sent[0] ?? '')}, and weak tags never match there`, sentAt);
  const now = header(exchange.response.headers, 'etag')?.trim() ?? null;
  if (now === null) return unknown();
  const altered = sent.find((tag) => tag !== now && withoutCoding(tag) === withoutCoding(now));
  if (altered === undefined) return no(`If-Match has ${shown(sent[0] ?? '')}, the ETag of the answer is ${shown(now)}`, sentAt, answeredAt);
  return yes(`If-Match has ${shown(altered)}; the server itself knows the version as ${shown(now)}`, sentAt, answeredAt);
};
