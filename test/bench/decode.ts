import { packs } from '../../src/catalogue/catalogue';
import { type Catalogue, catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import { toRecord } from '../../src/http/traffic-record';
import type { Exchange, History, RulePack } from '../../src/model';
import { exchangeOf } from '../decode/exchange';

/** What is promised: decoding a 2 kB JSON failure against JSON.parse of its body, and ten times as many packs against the full catalogue. */
export const promises = { parse: 10, packs: 1.2 } as const;

const body = JSON.stringify({
  error: {
    code: 'parameter_invalid',
    message: 'The parameter amount must be a positive whole number.',
    param: 'amount',
    request_id: 'req_8f2c1a90b7d64e1c',
    doc_url: 'https://docs.example.com/errors/parameter-invalid',
    details: Array.from({ length: 14 }, (_, i) => ({
      field: `items[${i}].amount`,
      message: 'must be a positive whole number',
      code: 'invalid',
      value: -i,
      hint: 'see the reference',
    })),
  },
});

const failure = (): Exchange =>
  exchangeOf({
    method: 'POST',
    url: 'https://api.unknown.example/v1/orders/4f0c8e2a-7a4e-4be5-9d8a-1d3c7c6b9f10/items?expand=all',
    requestHeaders: {
      authorization: 'Bearer abc.def.ghi',
      'content-type': 'application/json',
      accept: 'application/json',
      host: 'api.unknown.example',
      'user-agent': 'Mozilla/5.0',
    },
    requestBody: '{"amount":-1,"currency":"eur"}',
    status: 400,
    responseHeaders: {
      'content-type': 'application/json',
      date: 'Sat, 21 Nov 2026 09:00:00 GMT',
      'x-request-id': 'req_8f2c1a90b7d64e1c',
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '97',
    },
    body,
  });

/** The same books nine times more under other names, hosts and fingerprints. */
const tenfold = (): RulePack[] => {
  const renamed = (pack: RulePack, i: number): RulePack => {
    const { recognize: _, answers: __, ...rest } = pack;
    const hosts = (pack.recognize?.hosts ?? []).map((host) => `${host}.copy-${i}.example`);
    return {
      ...rest,
      id: `${pack.id}-${i}`,
      kind: 'api',
      recognize: { hosts: [`${pack.id}.copy-${i}.example`, ...hosts], fingerprints: [{ responseHeader: `x-${pack.id}-${i}` }] },
    };
  };
  return [...packs, ...Array.from({ length: 9 }, (_, i) => packs.map((pack) => renamed(pack, i))).flat()];
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Microseconds for one call, out of runs that take turns, so that a slow moment of the machine hits all alike. */
const compare = (tasks: Readonly<Record<string, () => void>>, now: () => number): Record<string, number> => {
  const times = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
  const calls = 200;
  for (let round = 0; round < 120; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = now();
      for (let i = 0; i < calls; i++) task();
      if (round >= 20) times.get(name)?.push(((now() - start) * 1000) / calls);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
};

const history: History = Array.from({ length: 200 }, (_, i) => ({
  ...toRecord(
    exchangeOf({
      id: `h${i}`,
      url: `https://api.unknown.example/v1/orders/${i}/items`,
      status: 200,
      requestHeaders: { authorization: 'Bearer abc.def.ghi' },
    }),
    's',
  ),
  isFailure: false,
}));

/** Prints both ratios side by side; gives false where a promise is not kept. */
export const run = (print: (line: string) => void, now: () => number): boolean => {
  const full = catalogueOf(packs);
  const large = catalogueOf(tenfold());
  // A fresh exchange each time: what is remembered per exchange must not make it look faster than it is.
  const once = (catalogue: Catalogue) => () => void decode(failure(), { catalogue, history });
  const times = compare({ parse: () => void JSON.parse(body), exchange: () => void failure(), full: once(full), large: once(large) }, now);
  const { parse = 0, exchange = 0 } = times;
  const fullTime = (times.full ?? 0) - exchange;
  const largeTime = (times.large ?? 0) - exchange;
  const ratios = { parse: fullTime / parse, packs: largeTime / fullTime };
  print(
    `body ${body.length} B · ${packs.length} packs, ${full.packs.reduce((sum, { rules }) => sum + rules.length, 0)} rules · ${history.length} records of history`,
  );
  print(
    `JSON.parse ${parse.toFixed(1)} µs · decode ${fullTime.toFixed(1)} µs · decode with ten times as many packs ${largeTime.toFixed(1)} µs`,
  );
  print(
    `decode / JSON.parse ${ratios.parse.toFixed(2)}× (at most ${promises.parse}×) · ten times as many packs ${ratios.packs.toFixed(2)}× (at most ${promises.packs}×)`,
  );
  return ratios.parse <= promises.parse && ratios.packs <= promises.packs;
};
