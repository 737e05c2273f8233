import { header, perHeaderName } from '../../http/headers';
import type { Citation, TrafficRecord } from '../../model';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { here, number, past, succeeded, within } from './past';
import { quoteOf, said } from './said';
import { counted, duration, headerName, list, period } from './words';

interface StatedLimit {
  readonly limit: number | null;
  readonly windowSeconds: number | null;
  readonly remaining: number | null;
  readonly citation: Citation;
}

const seconds: Readonly<Record<string, number>> = { second: 1, sec: 1, minute: 60, min: 60, hour: 3600, day: 86_400 };

const sentence =
  /(\d{1,7})(?: ?(?:requests?|calls?|queries|attempts|messages|operations|times))?(?: are)?(?: allowed)? ?(?:per|\/|every|in(?: the last)?|within|an?)(?: an?)? ?(\d{1,5})?[ -]?(second|sec|minute|min|hour|day)s?\b/;

const leading = (value: string | null): number | null => {
  const digits = /^\s*(\d{1,12})/.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};

const first = (context: CheckContext, names: readonly string[]): { name: string; value: string } | null => {
  for (const name of names) {
    const value = header(context.exchange.response.headers, name);
    if (value !== null) return { name, value };
  }
  return null;
};

/** The limit as the answer states it: the older fields, the RateLimit field with its policy, or the message. */
const statedLimit = (context: CheckContext): StatedLimit | null => {
  const remaining = first(context, ['x-ratelimit-remaining', 'ratelimit-remaining', 'x-rate-limit-remaining']);
  const limit = first(context, ['x-ratelimit-limit', 'ratelimit-limit', 'x-rate-limit-limit']);
  const policy = `${limit?.value ?? ''};${header(context.exchange.response.headers, 'ratelimit-policy') ?? ''}`.slice(0, 500);
  const window = /;\s*w=(\d{1,9})/.exec(policy)?.[1];
  const field = (header(context.exchange.response.headers, 'ratelimit') ?? '').slice(0, 500);
  const inText = sentence.exec(said(context).text.slice(0, 4000));
  const spoken = inText === null ? null : Number(inText[2] ?? 1) * (seconds[inText[3] ?? ''] ?? 60);
  const quota = /(?:^|[;,\s])(?:q|limit)=(\d{1,9})/.exec(`${policy},${field}`)?.[1];
  const left = /(?:^|[;,\s])(?:r|remaining)=(\d{1,9})/.exec(field)?.[1];
  const amount = leading(limit?.value ?? null) ?? (quota === undefined ? null : Number(quota));
  if (amount === null && remaining === null && left === undefined && inText === null) return null;
  const cited = limit?.name ?? remaining?.name ?? (field === '' ? null : 'RateLimit');
  return {
    limit: amount ?? (inText === null ? null : Number(inText[1])),
    windowSeconds: window === undefined ? spoken : Number(window),
    remaining: leading(remaining?.value ?? null) ?? (left === undefined ? null : Number(left)),
    citation: cited === null ? said(context).citation : { part: 'response-header', at: cited },
  };
};

const isRemaining = perHeaderName((name) => /rate-?limit/.test(name) && name.includes('remaining'));

/** One of several limits that is used up, each in fields of its own: `X-RateLimit-Remaining-Day: 0` beside a minute that is not. */
const usedUp = ({ exchange }: CheckContext): { readonly told: string; readonly citation: Citation } | null => {
  const { headers } = exchange.response;
  const empty = headers.find(({ name, value }) => isRemaining(name) && /^\s*0+\s*(?:$|[,;])/.test(value.slice(0, 100)));
  if (empty === undefined) return null;
  const limit = leading(header(headers, empty.name.toLowerCase().replace('remaining', 'limit')));
  const of = limit === null ? '' : ` of ${limit}`;
  return {
    told: `The answer says that 0${of} remain (${headerName(empty.name)})`,
    citation: { part: 'response-header', at: empty.name },
  };
};

/** What is left of several limits, each in fields of its own, where something is left of each; null where there are none. */
const allLeft = ({ exchange }: CheckContext): { readonly told: string; readonly citation: Citation } | null => {
  const fields = exchange.response.headers.filter(({ name }) => isRemaining(name));
  const [first] = fields;
  if (first === undefined || !fields.every(({ value }) => /^\s*[1-9]\d*\s*$/.test(value.slice(0, 30)))) return null;
  const told = list(fields.map(({ name, value }) => `${value.trim()} (${headerName(name)})`));
  return { told: `The answer says that ${told} remain`, citation: { part: 'response-header', at: first.name } };
};

const refused = [402, 403, 429, 503, 509, 529];

/** Were more requests sent than the limit allows: as counted here, or as the answer's own counter says? */
export const tooManyRequests: Check = (context, params) => {
  const stated = statedLimit(context);
  const limit = typeof params.limit === 'number' ? params.limit : (stated?.limit ?? null);
  const seconds = number(params.withinSeconds ?? stated?.windowSeconds, 60);
  const { host, endpoint } = here(context);
  const all = within(context, seconds * 1000, past(context).onHost);
  const onHost = all.length + 1;
  const onEndpoint = all.filter((record) => record.endpoint === endpoint).length + 1;
  const lately = `in the last ${period(seconds * 1000)}`;
  const cited: Citation[] = [{ part: 'history', at: null }, ...(stated === null ? [] : [stated.citation])];
  if (limit !== null && onEndpoint > limit)
    return yes(`${counted(onEndpoint, 'request')} to ${endpoint} ${lately}; the limit is ${limit}`, ...cited);
  if (limit !== null && onHost > limit) return yes(`${counted(onHost, 'request')} to ${host} ${lately}; the limit is ${limit}`, ...cited);
  const seen = `${counted(onHost, 'request')} from here ${lately}`;
  const throttled = refused.includes(context.exchange.response.status) || context.reading.throttled;
  if (throttled && stated?.remaining === 0) {
    return yes(`The answer says that 0${stated.limit === null ? '' : ` of ${stated.limit}`} requests remain (${seen})`, stated.citation);
  }
  const empty = throttled ? usedUp(context) : null;
  if (empty !== null) return yes(`${empty.told}; ${seen}`, empty.citation);
  if ((stated?.remaining ?? 0) > 0 && stated !== null) {
    return no(
      `The answer says that ${stated.remaining}${stated.limit === null ? '' : ` of ${stated.limit}`} requests remain`,
      stated.citation,
    );
  }
  const left = stated?.remaining == null ? allLeft(context) : null;
  if (left !== null) return no(left.told, left.citation);
  return unknown(`${seen}${limit === null ? '' : `; the limit is ${limit}`}; others may use the same limit`);
};

const rhythm = (records: readonly TrafficRecord[], now: number): number => {
  const starts = [...records.map((record) => record.startedAt), now].sort((a, b) => a - b);
  const gaps = starts.slice(1).map((start, i) => start - (starts[i] ?? start));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY;
};

/** Is the same endpoint asked more often than every so many seconds (5 unless told)? */
export const pollingFast: Check = (context, params) => {
  const every = number(params.everySeconds, 5);
  const { endpoint } = here(context);
  const window = Math.max(every * 6, 60) * 1000;
  const before = within(context, window, past(context).onEndpoint);
  if (before.length === 0) {
    return context.history.length === 0
      ? unknown()
      : no(`${endpoint} was asked once in the last ${period(window)}`, { part: 'history', at: null });
  }
  const gap = rhythm(before.slice(0, 50), context.exchange.startedAt);
  const pace = gap < 500 ? 'several times a second' : `about every ${Math.round(gap / 100) / 10} s`;
  const told = `${endpoint} was asked ${before.length + 1} times in the last ${period(window)}, ${pace}`;
  if (gap >= every * 1000) return no(told, { part: 'history', at: null });
  if (before.length < 2) return unknown(told);
  return yes(`${told}; every ${every} s or slower is advised`, { part: 'history', at: null });
};

const attempts =
  /(?:after|than|maximum (?:of|is)|max\.?|limit (?:of|is)|of|the) (\d{1,3}|three|five|ten) (?:failed |unsuccessful |incorrect |wrong |invalid |consecutive )*(?:log-?in |sign-?in |password |authentication |auth )?(?:attempts|tries|failures|log-?ins|sign-?ins)|(\d{1,3}|three|five|ten) (?:failed|unsuccessful|incorrect|wrong|invalid)|too many (?:failed|unsuccessful|incorrect|wrong|invalid) (?:\w{1,20}[ -]){0,2}(?:attempts|tries|log-?ins|sign-?ins) \((\d{1,3})\)/;

const spelt: Readonly<Record<string, number>> = { three: 3, five: 5, ten: 10 };

/** How many failures lead to a block, as the answer states it: `locked after 5 failed attempts`. */
const statedAttempts = (context: CheckContext): number | null => {
  const match = attempts.exec(said(context).text.slice(0, 4000));
  const word = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
  const count = spelt[word] ?? Number(word);
  return count > 0 ? count : null;
};

const speaksOfBlock = /attempt|block|lock|brute|too many|suspend|banned/;
export const speaksOfRights = /\brole|permission|\bscope|privilege|not allowed to|entitle/;

const secretOfAPerson = /pass|pwd|\bpin\b|otp|passcode|verification/i;

/**
 * A 401 to a request that carried a credential or a form to sign in: without them nothing was tried. Some servers refuse a password
 * with another status.
 */
const triedInVain = ({ status, credentials, bodyKeys }: TrafficRecord): boolean =>
  status === 401
    ? bodyKeys.length > 0 || credentials.some(({ name }) => !name.startsWith('cookie:'))
    : [400, 403, 422].includes(status) && bodyKeys.some(({ name }) => secretOfAPerson.test(name));

const saysTooMany =
  /too many (?:failed |unsuccessful |invalid |incorrect )?(?:log-?in|sign-?in|password|authentication|auth|verification|otp) attempts/;

/**
 * Failed authentications against a block that the pack documents (`count`) or the answer states: `7 of 10 so far`. Without such a
 * number nothing is proven; others may count too, so fewer prove nothing either.
 */
export const authFailures: Check = (context, params): Evidence => {
  const count = number(params.count ?? statedAttempts(context), 0);
  const seconds = number(params.withinSeconds, 3600);
  const { host } = here(context);
  const failed = within(context, seconds * 1000, past(context).onHost).filter(triedInVain);
  const total = failed.length + (context.exchange.response.status === 401 ? 1 : 0);
  const told = `${counted(total, 'failed authentication')} on ${host} in the last ${period(seconds * 1000)}`;
  const cited: Citation = { part: 'history', at: failed[0]?.id ?? null };
  const since = past(context).onHost.find((record) => succeeded(record) && record.startedAt >= (failed[0]?.startedAt ?? 0));
  if (since !== undefined) {
    return no(`${since.endpoint} succeeded ${duration(context.exchange.startedAt - since.startedAt)} before, so nothing is blocked`, {
      part: 'history',
      at: since.id,
    });
  }
  const { text } = said(context);
  if (count === 0 && failed.length >= 3 && saysTooMany.test(text))
    return yes(`${told}. ${quoteOf(said(context))}`, cited, said(context).citation);
  if (count === 0 || (speaksOfRights.test(text) && !speaksOfBlock.test(text))) return total === 0 ? unknown() : unknown(told, cited);
  if (total >= count) return yes(`${told}; ${count} lead to a block`, cited);
  return total === 0
    ? unknown()
    : unknown(`${total} of ${count} failed authentications so far (seen on ${host} in the last ${period(seconds * 1000)})`, cited);
};
