import { requestUrl } from '../../http/endpoint';
import { parseHttpDate } from '../../http/http-date';
import { isMasked } from '../../http/masked';
import { requestContent } from '../../http/request-content';
import type { Citation, Exchange } from '../../model';
import { type Check, no, unknown, yes } from './check';
import { serverTime } from './clock';
import { said } from './said';
import { duration, headerName, instant } from './words';

/** Names under which signed requests say when they were made. */
const stamp =
  /^(?:x-[a-z0-9-]{0,30}(?:date|timestamp|time|ts)|date|timestamp|time_?stamp|ts|oauth_timestamp|[a-z]{2,12}-access-timestamp|x-mbx-timestamp|x-bapi-timestamp|request-?time|nonce-?time|api-?timestamp|kc-api-timestamp)$/i;

const basicIso = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** An instant as signed requests state it: AWS's basic ISO form, ISO 8601 with a zone, HTTP-date, an epoch in seconds or milliseconds. */
const instantOf = (text: string, now: number): number | null => {
  const value = text.trim().slice(0, 64);
  const [, y, mo, d, h, mi, s] = basicIso.exec(value) ?? [];
  if (y !== undefined) return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
  if (/^\d{10}(?:\.\d{1,6})?$/.test(value)) return Number(value) * 1000;
  if (/^\d{13}$/.test(value)) return Number(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return Date.parse(value);
  return /^[A-Z][a-z]{2,8}, /.test(value) ? parseHttpDate(value, now) : null;
};

interface Stamp {
  readonly at: number;
  readonly name: string;
  readonly citation: Citation;
}

/** Where the request says when it was made; null where it says so nowhere. */
const stampOf = (exchange: Exchange): Stamp | null => {
  const { request, receivedAt } = exchange;
  const found = (name: string, value: string, shown: string, part: Citation['part']): Stamp | null => {
    const at = stamp.test(name) && !isMasked(value) ? instantOf(value, receivedAt) : null;
    return at === null || Number.isNaN(at) ? null : { at, name: shown, citation: { part, at: name } };
  };
  for (const { name, value } of request.headers) {
    const one = found(name, value, headerName(name), 'request-header');
    if (one !== null) return one;
  }
  for (const [name, value] of requestUrl(request)?.searchParams ?? []) {
    const one = found(name, value, `the query parameter ${name}`, 'request-url');
    if (one !== null) return one;
  }
  const { json, fields } = requestContent(request);
  const members = typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : [];
  for (const [name, value] of [...fields.map((field) => [field.name, field.value] as const), ...members.slice(0, 200)]) {
    const one =
      typeof value === 'string' || typeof value === 'number' ? found(name, `${value}`, `the body field ${name}`, 'request-body') : null;
    if (one !== null) return one;
  }
  return null;
};

/** What an answer says of a request that it takes for too old or too new. */
const objects =
  /skew|timestamp|time ?stamp|clock|request time|recvwindow|ahead of|too old|stale request|(?:request|signature)(?: has)? (?:is )?(?:expired|stale|too old)|in the (?:future|past)|\bdate header|x-amz-date|drift|not yet current|out of sync/;

/** A clock that is right may still be off by what a request takes on its way. */
const tolerance = 1_000;

/** Does the request state a time that is off the server's clock, as the answer complains? */
export const clockOff: Check = (context) => {
  const { exchange } = context;
  const made = stampOf(exchange);
  if (made === null || !objects.test(said(context).text)) return unknown();
  const now = serverTime(exchange);
  // A source's own clock is most often that of the client: it cannot tell.
  if (!now.byServer) return unknown(`${made.name} says ${instant(made.at)}; the answer has no Date to compare it with`, made.citation);
  const cited = { part: 'response-header', at: 'Date' } as const;
  const ahead = made.at - now.at;
  // What was made and answered lies apart by the time on the way; a whole second is lost in Date.
  const late = Math.max(0, now.at - made.at - exchange.durationMs);
  const off = ahead > 0 ? ahead : late;
  if (off <= tolerance + (ahead > 0 ? 0 : 1_000))
    return no(`${made.name} says ${instant(made.at)}, about the time of the answer (Date ${instant(now.at)})`, made.citation, cited);
  const where = ahead > 0 ? 'ahead of' : 'behind';
  return yes(
    `${made.name} says ${instant(made.at)}, ${duration(Math.abs(ahead))} ${where} the server’s clock (Date ${instant(now.at)})`,
    made.citation,
    cited,
  );
};
