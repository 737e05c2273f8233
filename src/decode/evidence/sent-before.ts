import { fingerprintTest } from '../../http/fingerprint';
import { header } from '../../http/headers';
import { isHidden, isMasked } from '../../http/masked';
import { bodyMembers, comparableBody } from '../../http/traffic-record';
import type { Exchange, TrafficRecord } from '../../model';
import { type Check, type CheckContext, no, unknown, yes } from './check';
import { here, past, succeeded } from './past';
import { said } from './said';
import { duration } from './words';

const ago = ({ exchange }: CheckContext, record: TrafficRecord): string => `${duration(exchange.startedAt - record.startedAt)} before`;

/** Tells whether an earlier request had the same body; null where it cannot be known. */
const sameBody = ({ request }: Exchange): ((record: TrafficRecord) => boolean | null) => {
  const body = comparableBody(request);
  const isKnown = body !== null && !isMasked(request.body.text ?? '');
  const isSame = isKnown && body !== '' ? fingerprintTest(body) : (other: string): boolean => other === body;
  return ({ bodyFingerprint }) => (isKnown && bodyFingerprint != null ? isSame(bodyFingerprint) : null);
};

const keyNames = ['idempotency-key', 'x-idempotency-key', 'x-request-idempotency-key', 'idempotence-key'];

/** Some APIs keep keys apart by endpoint, and a refusal may have any other reason: the answer itself must speak of it. */
const objectsToKey =
  /idempot|\bkeys?\b[^\n.]{0,80}\b(?:used|reused|different|other|mismatch|same)|different (?:parameters|payload|body|request)/;

/** Was the idempotency key sent before with another body (draft-ietf-httpapi-idempotency-key-header, section 2.6)? */
export const idempotencyKeyReused: Check = (context) => {
  const { exchange } = context;
  const name = keyNames.find((one) => header(exchange.request.headers, one) !== null);
  const key = name === undefined ? null : header(exchange.request.headers, name);
  if (name === undefined || key === null || key === '' || isMasked(key)) return unknown();
  const cited = { part: 'request-header', at: name } as const;
  const isKey = fingerprintTest(key);
  const { method, path } = here(context);
  const before = past(context).onHost.filter((record) => record.requestHeaders.some((one) => one.name === name && isKey(one.fingerprint)));
  if (before.length === 0) return context.history.length === 0 ? unknown() : no('The idempotency key was not sent before', cited);
  const same = sameBody(exchange);
  const other = before.find((record) => record.method !== method || record.path !== path || same(record) === false);
  if (other !== undefined) {
    const how = other.method !== method || other.path !== path ? `to ${other.method} ${other.path.slice(0, 120)}` : 'with another body';
    const told = `The same idempotency key was sent ${ago(context, other)} ${how} (status ${other.status})`;
    const at = { part: 'history', at: other.id } as const;
    return objectsToKey.test(said(context).text) ? yes(told, cited, at) : unknown(told, cited, at);
  }
  return before.every((record) => same(record) === true)
    ? no('The idempotency key was sent with the same body each time', cited)
    : unknown();
};

/** Other reasons for which a token is refused. */
const otherReason = /password|consent|disabled|suspended|deleted|another client|inactiv/;

/**
 * Was the code or refresh token (`grant`: the name of the member) exchanged already? Codes are good for once (RFC 6749 section 4.1.2), and
 * so are refresh tokens where they are rotated (RFC 9700 section 4.14.2): not those that were exchanged more than once.
 */
export const grantUsedBefore: Check = (context, params) => {
  const { exchange } = context;
  const wanted = typeof params.grant === 'string' ? params.grant : 'code';
  const grant = bodyMembers(exchange.request).find(([name, value]) => name === wanted && value !== '' && !isHidden(value));
  if (grant === undefined) return unknown();
  const [name, value] = grant;
  const isSame = fingerprintTest(value);
  const cited = { part: 'request-body', at: `/${name}` } as const;
  const [used, ...others] = past(context).onEndpoint.filter(
    (record) => succeeded(record) && record.bodyKeys.some((one) => one.name === name && isSame(one.fingerprint)),
  );
  if (others.length > 0) return no(`The same ${name} was exchanged ${others.length + 1} times before`, cited);
  if (used !== undefined && otherReason.test(said(context).text)) return unknown();
  if (used !== undefined)
    return yes(`The same ${name} was exchanged ${ago(context, used)} (status ${used.status}), and it is good for once`, cited, {
      part: 'history',
      at: used.id,
    });
  return context.history.length === 0 ? unknown() : no(`This ${name} was not exchanged before, as far as was recorded`, cited);
};

/** Is the redirect_uri of the token request another than that of the authorization request before (RFC 6749 section 4.1.3)? */
export const redirectUriDiffers: Check = (context) => {
  const uri = bodyMembers(context.exchange.request).find(([name]) => name === 'redirect_uri')?.[1] ?? '';
  if (uri === '' || isHidden(uri)) return unknown();
  const isSame = fingerprintTest(uri);
  const cited = { part: 'request-body', at: '/redirect_uri' } as const;
  for (const record of past(context).onHost) {
    const asked = record.query.some(({ name }) => name === 'response_type')
      ? record.query.find(({ name }) => name === 'redirect_uri')
      : undefined;
    if (asked === undefined) continue;
    const at = { part: 'history', at: record.id } as const;
    return isSame(asked.fingerprint)
      ? no('The redirect_uri is that of the authorization request', cited, at)
      : yes(`The redirect_uri is another than that of the authorization request ${ago(context, record)}: ${uri.slice(0, 120)}`, cited, at);
  }
  return unknown();
};

const saysExists = /exist|duplicate|already|taken|in use|unique|conflict with (?:an|another)|registered/;

/** Had the very same request succeeded before, so that what it creates is there already? */
export const doneBefore: Check = (context) => {
  const { exchange } = context;
  const { method, path } = here(context);
  const { text } = exchange.request.body;
  if (method !== 'POST' || text === null || text === '') return unknown();
  const same = sameBody(exchange);
  const done = past(context).onEndpoint.find(
    (record) => record.method === method && record.path === path && succeeded(record) && same(record) === true,
  );
  if (done === undefined)
    return context.history.length === 0 ? unknown() : no('No equal request had succeeded before', { part: 'history', at: null });
  const told = `The same request succeeded ${ago(context, done)} (status ${done.status})`;
  const cited = { part: 'history', at: done.id } as const;
  return saysExists.test(said(context).text) ? yes(told, cited) : unknown(told, cited);
};
