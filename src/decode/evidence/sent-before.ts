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

/** Members of a token request that are good for one exchange (RFC 6749 section 4.1.2, RFC 9700 section 4.14.2). */
const grants = ['code', 'refresh_token', 'device_code'];

/** Was the code or refresh token exchanged already? Codes are good for once, and so are refresh tokens where they are rotated. */
export const grantUsedBefore: Check = (context) => {
  const { exchange } = context;
  const grant = bodyMembers(exchange.request).find(([name, value]) => grants.includes(name) && value !== '' && !isHidden(value));
  if (grant === undefined) return unknown();
  const [name, value] = grant;
  const isSame = fingerprintTest(value);
  const cited = { part: 'request-body', at: `/${name}` } as const;
  const used = past(context).onEndpoint.find(
    (record) => succeeded(record) && record.bodyKeys.some((one) => one.name === name && isSame(one.fingerprint)),
  );
  if (used !== undefined)
    return yes(`The same ${name} was exchanged ${ago(context, used)} (status ${used.status}), and it is good for once`, cited, {
      part: 'history',
      at: used.id,
    });
  return context.history.length === 0 ? unknown() : no(`This ${name} was not exchanged before, as far as was recorded`, cited);
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
