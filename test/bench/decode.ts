import { packs } from '../../src/catalogue/catalogue';
import { type Catalogue, catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { Exchange, RulePack } from '../../src/model';
import { type Failure, failures } from './failures';

/** What is promised: decoding a 2 kB JSON failure against JSON.parse of its body, and ten times as many packs against the full catalogue. */
export const promises = { parse: 10, packs: 1.2 } as const;

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

const rounds = 60;
const calls = 100;

/** As it comes from a source: its own objects and its own texts, so that nothing remembered of another exchange can help. */
const fresh = (exchange: Exchange): Exchange => JSON.parse(JSON.stringify(exchange)) as Exchange;

type Task = (exchange: Exchange) => void;

/** Microseconds for one call, out of rounds in which the tasks take turns, so that a slow moment of the machine hits all alike. */
const compare = ({ exchange }: Failure, tasks: Readonly<Record<'parse' | 'full' | 'large', Task>>, now: () => number) => {
  const times = { parse: [] as number[], full: [] as number[], large: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['parse', 'full', 'large'] as const) {
      const given = Array.from({ length: calls }, () => fresh(exchange));
      const start = now();
      for (const one of given) tasks[name](one);
      if (round >= rounds / 4) times[name].push(((now() - start) * 1000) / calls);
    }
  }
  return { parse: median(times.parse), full: median(times.full), large: median(times.large) };
};

const row = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(30) : cell.padStart(11))).join('');

/** Prints both ratios side by side for each kind of failure; gives false where a promise is not kept. */
export const run = (print: (line: string) => void, now: () => number): boolean => {
  const full = catalogueOf(packs);
  const large = catalogueOf(tenfold());
  const rules = full.packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  print(`${packs.length} packs with ${rules} rules, 200 records of history; medians in µs`);
  print(row(['', 'body', 'JSON.parse', 'decode', '10 × packs', 'decode', '10 × packs']));
  print(row(['at most', '', '', '', '', `${promises.parse}.0×`, `${promises.packs}×`]));
  const decoding =
    (catalogue: Catalogue, { history }: Failure): Task =>
    (exchange) =>
      void decode(exchange, { catalogue, history });
  const measured = (failure: Failure) =>
    compare(
      failure,
      {
        parse: ({ response }) => void JSON.parse(response.body.text ?? ''),
        full: decoding(full, failure),
        large: decoding(large, failure),
      },
      now,
    );
  // Whatever is compiled while it first runs is compiled for all kinds, before any of them is measured.
  for (const failure of failures) measured(failure);
  let kept = true;
  for (const failure of failures) {
    const time = measured(failure);
    const ratios = { parse: time.full / time.parse, packs: time.large / time.full };
    kept &&= ratios.parse <= promises.parse && ratios.packs <= promises.packs;
    print(
      row([
        failure.name,
        `${failure.body.length} B`,
        time.parse.toFixed(1),
        time.full.toFixed(1),
        time.large.toFixed(1),
        `${ratios.parse.toFixed(1)}×`,
        `${ratios.packs.toFixed(2)}×`,
      ]),
    );
  }
  return kept;
};
