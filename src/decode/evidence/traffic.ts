import { fingerprintTest } from '../../http/fingerprint';
import { header } from '../../http/headers';
import { parseHttpDate } from '../../http/http-date';
import { isMasked } from '../../http/masked';
import { sentCredentials } from '../../http/sent-credentials';
import { comparableBody } from '../../http/traffic-record';
import type { Citation, TrafficRecord } from '../../model';
import { absenceIsCertain } from './absence';
import { type Check, type CheckContext, no, unknown, yes } from './check';
import { dateOf } from './clock';
import { citationOf, nameOf } from './credentials';
import { type Difference, differences } from './differences';
import { speaksOfRights } from './pace';
import { broke, here, isPreflight, number, past, stoppedHere, succeeded, within } from './past';
import { redirectTarget } from './redirect-target';
import { said } from './said';
import { isSentAgain } from './sent-again';
import { counted, duration, headerName, instant, list, period } from './words';

const historyAt = (record: TrafficRecord): Citation => ({ part: 'history', at: record.id });

const ago = ({ exchange }: CheckContext, record: TrafficRecord): string => `${duration(exchange.startedAt - record.startedAt)} before`;

const what = { query: 'the query parameter', body: 'the body field' } as const;

const shown = ({ part, name }: Difference): string => {
  if (part === 'header') return `the header ${headerName(name)}`;
  if (name.startsWith('cookie:')) return 'cookies';
  const place = name.slice(name.indexOf(':') + 1);
  return part === 'credential'
    ? `the credential in ${name.startsWith('header:') ? headerName(place) : place.slice(0, 80)}`
    : `${what[part]} ${name.slice(0, 80)}`;
};

const changed = (difference: Difference): string => {
  if (difference.before === null || difference.now === null) return shown(difference);
  return `${shown(difference)} (${difference.before.slice(0, 80)} then, ${difference.now.slice(0, 80)} now)`;
};

const told = (found: readonly Difference[]): string => {
  const of = (kind: Difference['kind']): Difference[] => found.filter((one) => one.kind === kind);
  const parts = [
    of('gone').length > 0 ? `That request sent ${list(of('gone').map(shown))}; this one does not` : '',
    of('changed').length > 0 ? `This one has another value of ${list(of('changed').map(changed))}` : '',
    of('new').length > 0 ? `This one adds ${list(of('new').map(shown))}` : '',
  ].filter((part) => part !== '');
  return parts.join('. ');
};

/** The last success of the same endpoint; null where none is remembered. */
export const lastSuccess = (context: CheckContext): TrafficRecord | null => past(context).onEndpoint.find(succeeded) ?? null;

/** Did the same endpoint work earlier, and what does this request do otherwise? */
export const workedBefore: Check = (context) => {
  const { endpoint } = here(context);
  const worked = lastSuccess(context);
  if (worked !== null) {
    const found = differences(context, worked);
    const rest = found.length === 0 ? 'This request differs in nothing that was compared' : told(found);
    return yes(`It last worked ${ago(context, worked)} (status ${worked.status}). ${rest}`, historyAt(worked));
  }
  const tried = past(context).onEndpoint;
  const [latest] = tried;
  if (latest === undefined) return unknown();
  return no(`${counted(tried.length, 'earlier request')} to ${endpoint} did not succeed either`, historyAt(latest));
};

/** Does the same credential fail on every endpoint of the host, or does it work elsewhere? */
export const credentialFailsEverywhere: Check = (context) => {
  const { host, endpoint } = here(context);
  const sent = sentCredentials(context.exchange.request).filter((one) => one.in !== 'body' && one.value !== '');
  // What lies under two masks may differ.
  if (sent.some((one) => isMasked(one.value))) return unknown();
  if (sent.length === 0) return unknown();
  const places = sent.map((one) => ({ name: `${one.in}:${one.name.toLowerCase()}`, isSame: isSentAgain(one) }));
  const same = ({ credentials }: TrafficRecord): boolean =>
    places.every(({ name, isSame }) => credentials.some((known) => known.name === name && isSame(known.fingerprint)));
  const { onHost } = past(context);
  const worked = onHost.find((record) => succeeded(record) && same(record));
  const all = onHost.filter((record) => (record.status === 401 || record.status === 403) && same(record));
  const refused = worked === undefined ? all : all.filter((record) => record.startedAt > worked.startedAt);
  // A credential that had worked, and by now is refused wherever it is sent, has run out meanwhile.
  const died =
    worked !== undefined && context.exchange.response.status === 401 && refused.some(({ endpoint: other }) => other !== endpoint);
  if (worked !== undefined && !died)
    return no(`The same credential worked for ${worked.endpoint} ${ago(context, worked)}`, historyAt(worked));
  const endpoints = new Set([...refused.map((record) => record.endpoint), endpoint]);
  const [latest] = refused;
  if (latest === undefined || endpoints.size < 2) return unknown();
  // A 403 about rights has accepted the credential.
  if (context.exchange.response.status === 403 && speaksOfRights.test(said(context).text)) return unknown();
  const since = worked === undefined ? '' : `. It last worked ${ago(context, worked)}, for ${worked.endpoint}`;
  return yes(
    `The same credential was refused by ${counted(endpoints.size, 'endpoint')} of ${host}: ${list([...endpoints])}${since}`,
    historyAt(latest),
    ...(worked === undefined ? [] : [historyAt(worked)]),
  );
};

/** Until when an earlier answer asked to wait: as judged, else its plain Retry-After. */
const waitUntil = (record: TrafficRecord): number | null => {
  if (record.retryAt !== null) return record.retryAt;
  if (record.status !== 429 && record.status !== 503) return null;
  const value = header(record.responseHeaders, 'retry-after')?.trim() ?? '';
  if (/^\d{1,7}$/.test(value)) return record.receivedAt + Number(value) * 1000;
  const date = parseHttpDate(value, record.receivedAt);
  const now = dateOf(record.responseHeaders, record.receivedAt);
  return date === null ? null : record.receivedAt + Math.max(0, date - (now ?? record.receivedAt));
};

/** How many earlier requests of the endpoint came before the time that an answer before them had asked to wait for. One pass. */
const tooEarlyBefore = ({ history }: CheckContext, endpoint: string): number => {
  let until = 0;
  let early = 0;
  for (const record of history.slice(-500)) {
    if (record.endpoint !== endpoint || isPreflight(record)) continue;
    if (record.startedAt + 500 < until) early++;
    until = waitUntil(record) ?? until;
  }
  return early;
};

/** Was this request sent before the time that an earlier answer of the endpoint asked to wait for? */
export const retryIgnored: Check = (context) => {
  const { exchange } = context;
  const { endpoint } = here(context);
  const before = (record: TrafficRecord): boolean => record.receivedAt <= exchange.startedAt;
  const asked = past(context).onEndpoint.find((record) => before(record) && waitUntil(record) !== null);
  const until = asked === undefined ? null : waitUntil(asked);
  if (asked === undefined || until === null) {
    // Another endpoint speaks for this one only where it was refused in the same way: a used-up quota (402) is no pace (429).
    const other = past(context).onHost.find(
      (record) => record.status === exchange.response.status && before(record) && (waitUntil(record) ?? 0) > exchange.startedAt,
    );
    return other === undefined
      ? unknown()
      : unknown(`${other.endpoint} asked to wait for another ${duration((waitUntil(other) ?? 0) - exchange.startedAt)}`, historyAt(other));
  }
  const early = until - exchange.startedAt;
  // Half a second of rounding is no storm.
  if (early <= 500) return no(`This request waited until ${instant(until)}, as the answer before asked`, historyAt(asked));
  const others = tooEarlyBefore(context, endpoint);
  const storm = others > 0 ? `; ${counted(others + 1, 'request')} came too early` : '';
  return yes(
    `The answer before asked to wait until ${instant(until)} (Retry-After); this request was sent ${duration(early)} too early${storm}`,
    historyAt(asked),
  );
};

/** Is the whole host down: do all its endpoints fail at once? */
export const hostFailingEverywhere: Check = (context, params) => {
  const { exchange } = context;
  const { host, endpoint } = here(context);
  const ms = number(params.withinSeconds, 60) * 1000;
  const recent = within(context, ms, past(context).onHost).filter((record) => !stoppedHere(record));
  const alive = recent.find((record) => !broke(record));
  if (alive !== undefined) return no(`${alive.endpoint} answered ${alive.status} ${ago(context, alive)}`, historyAt(alive));
  const now = { status: exchange.response.status, networkError: exchange.networkError };
  if (!broke(now) || stoppedHere(now)) return unknown();
  const endpoints = new Set([...recent.map((record) => record.endpoint), endpoint]);
  const [latest] = recent;
  if (latest === undefined || endpoints.size < 2) return unknown();
  return yes(
    `All ${counted(recent.length + 1, 'request')} to ${host} in the last ${period(ms)} failed, on ${counted(endpoints.size, 'endpoint')}`,
    historyAt(latest),
  );
};

/** Was the same request sent while, or shortly before, this one was under way? */
export const duplicateInFlight: Check = (context, params) => {
  const { exchange } = context;
  const { path } = here(context);
  const ms = number(params.withinSeconds, 2) * 1000;
  const alike = (record: TrafficRecord): boolean =>
    record.path === path &&
    differences(context, record).every((one) => one.part !== 'query' && one.part !== 'body' && one.part !== 'credential');
  const near = (record: TrafficRecord): boolean => record.startedAt <= exchange.receivedAt && record.receivedAt >= exchange.startedAt - ms;
  const body = comparableBody(exchange.request);
  const sameBody =
    body === null || isMasked(exchange.request.body.text ?? '')
      ? null
      : body === ''
        ? (other: string): boolean => other === ''
        : fingerprintTest(body);
  const alikes = past(context).onEndpoint.filter((record) => near(record) && alike(record));
  const twin = alikes.find(({ bodyFingerprint }) => bodyFingerprint != null && sameBody?.(bodyFingerprint) === true);
  if (twin !== undefined) {
    const between = Math.abs(exchange.startedAt - twin.startedAt);
    const how = twin.receivedAt > exchange.startedAt ? 'and was still under way' : 'and had just been answered';
    return yes(`The same request was sent ${duration(between)} before ${how} (status ${twin.status})`, historyAt(twin));
  }
  const similar = alikes.find(({ bodyFingerprint }) => bodyFingerprint == null || sameBody === null);
  if (similar !== undefined)
    return unknown(`A request to the same address was sent ${ago(context, similar)}; the bodies could not be compared`, historyAt(similar));
  return context.history.length === 0 ? unknown() : no('No equal request was under way', { part: 'history', at: null });
};

/** Did a redirect lead here and leave a credential behind? Browsers drop Authorization when the origin changes. */
export const redirectDroppedHeader: Check = (context) => {
  const { exchange } = context;
  const { host, path } = here(context);
  const hop = past(context).redirects.find((record) => {
    if (exchange.startedAt - record.receivedAt > 10_000) return false;
    const target = redirectTarget(record);
    return target?.path === path && target.host.split(':')[0] === host.split(':')[0];
  });
  if (hop === undefined) return unknown();
  const carried = hop.credentials.map(({ name }) => name).filter((name) => name.startsWith('header:'));
  const sent = new Set(sentCredentials(exchange.request).map((one) => `${one.in}:${one.name.toLowerCase()}`));
  const lost = carried.filter((name) => !sent.has(name)).map((name) => name.slice('header:'.length));
  if (carried.length === 0) return no('The redirected request carried no credential header', historyAt(hop));
  if (lost.length === 0) return no('The redirect kept the credential header', historyAt(hop));
  // A pre-signed address carries its leave in itself, and some stores refuse a second one.
  const own = sentCredentials(exchange.request).find((one) => one.in === 'query');
  if (own !== undefined) return no(`The address that ${hop.endpoint} led to carries its own credential, ${nameOf(own)}`, citationOf(own));
  if (lost.some((name) => !absenceIsCertain(context, name))) return unknown();
  return yes(
    `${hop.endpoint} answered ${hop.status} and led here; the header ${list(lost.map(headerName))} was sent there, but not here`,
    historyAt(hop),
  );
};
