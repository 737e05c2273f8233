import type { Check, CheckContext, CheckParams, Evidence } from '../../src/decode/evidence/check';
import { checks } from '../../src/decode/evidence/checks';
import { readError } from '../../src/decode/read-error';
import { base64Of } from '../../src/http/base64';
import { toRecord } from '../../src/http/traffic-record';
import type { RulePack, TrafficRecord } from '../../src/model';
import { exchangeOf, type PartialExchange } from './exchange';

/** When the exchange under judgement is answered, in every scenario. */
export const noon = Date.UTC(2026, 10, 21, 9, 0, 0);

/** An earlier exchange, so many seconds before. */
export interface Earlier extends PartialExchange {
  readonly secondsAgo: number;
}

export interface Situation extends PartialExchange {
  readonly pack?: RulePack;
  readonly before?: readonly Earlier[];
  readonly with?: CheckParams;
  /** What the evidence must mention. */
  readonly says?: string;
}

export interface Scenario {
  readonly claim: string;
  readonly check: string;
  /** What the three situations have in common. */
  readonly base?: Situation;
  readonly confirmed: Situation & { readonly says: string };
  readonly ruledOut: Situation;
  readonly unknown: Situation;
}

const recordOf = (earlier: Earlier, index: number): TrafficRecord => {
  const { secondsAgo, ...partial } = earlier;
  const exchange = exchangeOf({ id: `earlier-${index}`, receivedAt: noon - secondsAgo * 1000, ...partial });
  return { ...toRecord(exchange, 'salt'), isFailure: exchange.response.status >= 400 || exchange.response.status === 0 };
};

export const contextOf = ({ pack, before = [], ...partial }: Situation): CheckContext => {
  const exchange = exchangeOf({ receivedAt: noon, ...partial });
  return { exchange, reading: readError(exchange, pack?.envelope), pack: pack ?? null, history: before.map(recordOf) };
};

export const askCheck = (name: string, situation: Situation): Evidence => {
  const check: Check | undefined = checks.get(name);
  if (check === undefined) throw new Error(`no check is called ${name}`);
  return check(contextOf(situation), situation.with ?? {});
};

export const json = (value: unknown): string => JSON.stringify(value);

const url64 = (value: unknown): string => base64Of(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** An unsigned token with these claims. */
export const jwt = (claims: Readonly<Record<string, unknown>>): string =>
  `${url64({ alg: 'HS256', typ: 'JWT' })}.${url64(claims)}.c2lnbmF0dXJl`;

export const seconds = (fromNoon: number): number => noon / 1000 + fromNoon;

const empty = { version: '1', rules: [] } as const;

/** An API whose key goes bare into X-API-Key. */
export const keyPack: RulePack = {
  ...empty,
  id: 'keyed',
  name: 'Keyed',
  kind: 'api',
  credentials: [
    {
      in: 'header',
      name: 'X-API-Key',
      prefixes: ['kx_'],
      testPrefixes: ['kx_test_'],
      livePrefixes: ['kx_live_'],
      placeholder: 'YOUR_API_KEY',
    },
  ],
};

/** An API that wants a bearer token. */
export const bearerPack: RulePack = {
  ...empty,
  id: 'bearing',
  name: 'Bearing',
  kind: 'api',
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOKEN' }],
};

/** An API whose key goes into the query. */
export const queryPack: RulePack = {
  ...empty,
  id: 'queried',
  name: 'Queried',
  kind: 'api',
  credentials: [{ in: 'query', name: 'api_key', placeholder: 'YOUR_API_KEY' }],
};
