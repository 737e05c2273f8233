import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { checkPack } from '../../src/catalogue/check-pack';
import { catalogueOf, type IndexedRule } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import { checks } from '../../src/decode/evidence/checks';
import { byHost, identify } from '../../src/decode/identify';
import { candidatesOf } from '../../src/decode/match-rule';
import { readError } from '../../src/decode/read-error';
import { requestUrl } from '../../src/http/endpoint';
import { toRecord } from '../../src/http/traffic-record';
import type { Example, Exchange, History, RulePack } from '../../src/model';
import { exchangeOf } from '../decode/exchange';

/** The walk over the folder: a new pack file is tested without an edit anywhere. */
const files = import.meta.glob<{ default: RulePack; examples?: readonly Example[] }>(
  ['../../src/catalogue/providers/*.ts', '../../src/catalogue/standards/*.ts'],
  { eager: true },
);

const catalogue = catalogueOf(packs);

const preflightOf = ({ request = {}, preflight }: Example): Exchange | null =>
  preflight
    ? exchangeOf({
        id: 'preflight',
        method: 'OPTIONS',
        url: request.url ?? 'https://api.unknown.example/v1/things',
        resourceType: 'preflight',
        requestHeaders: {
          'access-control-request-method': request.method ?? 'GET',
          ...(request.headers?.Origin ? { origin: request.headers.Origin } : {}),
        },
        status: preflight.status,
        responseHeaders: preflight.headers ?? {},
      })
    : null;

const asExchange = (example: Example): Exchange => {
  const { request = {}, response = {}, networkError } = example;
  return exchangeOf({
    method: request.method ?? 'GET',
    url: request.url ?? 'https://api.unknown.example/v1/things',
    requestHeaders: request.headers ?? {},
    requestBody: request.body ?? null,
    status: response.status ?? (networkError === undefined ? 200 : 0),
    responseHeaders: response.headers ?? {},
    body: response.body ?? null,
    networkError: networkError ?? null,
    browser: example.browser ?? null,
    preflight: preflightOf(example),
  });
};

const historyOf = (exchange: Exchange, { repeated = 0 }: Example): History =>
  Array.from({ length: repeated }, (_, i) => toRecord({ ...exchange, id: `before-${i}` }, 's'));

/** The rules that hold in the tier that decides, the narrowest first. */
const decidingRules = (exchange: Exchange): readonly IndexedRule[] => {
  const host = byHost(catalogue.byHost, requestUrl(exchange.request));
  const context = { exchange, reading: readError(exchange, host?.envelope), pack: host, history: [] };
  const identified = identify(catalogue, context);
  const { answered, provider, standard } = candidatesOf(catalogue, identified, null);
  const holding = [answered, provider, standard].map((lists) =>
    [...new Set(lists.flat())].filter(({ holds }) => holds({ ...context, pack: identified.provider }) === 'yes'),
  );
  return (holding.find((rules) => rules.length > 0) ?? []).toSorted((a, b) => b.weight - a.weight);
};

describe.each(Object.entries(files).map(([path, file]) => [path.replace(/.*\//, ''), file] as const))(
  '%s',
  (name, { default: pack, examples = [] }) => {
    it('is a pack that the schema takes, named like its file', () => {
      expect(checkPack(JSON.stringify(pack), new Set(checks.keys())).problems).toEqual([]);
      expect(`${pack.id}.ts`).toBe(name);
    });

    it('proves every rule with an example, and shows what it must not match', () => {
      const proved = new Set(examples.map(({ rule }) => rule));
      expect(pack.rules.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
      if (pack.rules.length > 0) expect(examples.filter(({ rule }) => rule === null).length).toBeGreaterThan(0);
    });

    it.each(examples.map((example, i) => [`${i} ${example.rule ?? 'no match'}: ${example.why}`, example] as const))(
      'example %s',
      (_, example) => {
        const exchange = asExchange(example);
        const diagnosis = decode(exchange, { catalogue, history: historyOf(exchange, example) });
        if (example.rule === null) {
          expect(diagnosis.rule?.split('/')[0]).not.toBe(pack.id);
          return;
        }
        expect(diagnosis.rule).toBe(`${pack.id}/${example.rule}`);
        const [first, second] = decidingRules(exchange);
        if (first && second) expect(first.weight, `a tie with ${second.pack.id}/${second.rule.id}`).toBeGreaterThan(second.weight);
        for (const [verdict, beginnings] of Object.entries(example.verdicts ?? {})) {
          const texts = diagnosis.causes.filter((cause) => cause.verdict === verdict).map(({ text }) => text);
          for (const beginning of beginnings) {
            expect(
              texts.some((text) => text.startsWith(beginning)),
              `${verdict}: “${beginning}” among ${JSON.stringify(diagnosis.causes.map((c) => [c.verdict, c.text]))}`,
            ).toBe(true);
          }
        }
      },
    );
  },
);

it('every verdict that is not merely possible says what it rests on', () => {
  for (const { examples = [] } of Object.values(files)) {
    for (const example of examples) {
      const { causes } = decode(asExchange(example), { catalogue, history: [] });
      for (const cause of causes) if (cause.verdict !== 'possible') expect(cause.evidence, cause.text).toMatch(/\S{2}/);
    }
  }
});
