import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode, recognise } from '../../src/decode/decode';
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

/** A quarter of the rounds were faster: what a busy machine adds to the others is left out, and to all tasks alike. */
const quartile = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;

const rounds = 120;
const calls = 20;

/** As it comes from a source: its own objects and its own texts, so that nothing remembered of another exchange can help. */
const fresh = (exchange: Exchange): Exchange => JSON.parse(JSON.stringify(exchange)) as Exchange;

const names = ['parse', 'known', 'full', 'large'] as const;
type Tasks = Readonly<Record<(typeof names)[number], (exchange: Exchange) => void>>;

/** Microseconds for one call, out of rounds in which the tasks take turns, so that a slow moment of the machine hits all alike. */
const compare = ({ exchange }: Failure, tasks: Tasks, now: () => number): Record<(typeof names)[number], number> => {
  const times = { parse: [] as number[], known: [] as number[], full: [] as number[], large: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const given = Array.from({ length: calls }, () => fresh(exchange));
      const start = now();
      for (const one of given) tasks[name](one);
      if (round >= rounds / 4) times[name].push(((now() - start) * 1000) / calls);
    }
  }
  return { parse: quartile(times.parse), known: quartile(times.known), full: quartile(times.full), large: quartile(times.large) };
};

const row = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(30) : cell.padStart(12))).join('');

/**
 * Prints for each kind of failure what decoding costs, next to JSON.parse and next to ten times as many packs. `recognise` is all but
 * causes and fixes, printed to tell where the time goes: the promise is about the whole. Gives false where a promise is not kept.
 */
export const run = (print: (line: string) => void, now: () => number): boolean => {
  const full = catalogueOf(packs);
  const large = catalogueOf(tenfold());
  const rules = full.packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  print(`${packs.length} packs with ${rules} rules, 200 records of history; µs`);
  print(row(['', 'body', 'JSON.parse', 'recognise', 'decode', '10 × packs', 'recognise', 'decode', '10 × packs']));
  print(row(['at most', '', '', '', '', '', '', `${promises.parse.toFixed(1)}×`, `${promises.packs.toFixed(2)}×`]));
  const measured = (failure: Failure) => {
    const { history } = failure;
    return compare(
      failure,
      {
        parse: ({ response }) => void JSON.parse(response.body.text ?? ''),
        known: (exchange) => void recognise(exchange, { catalogue: full, history }),
        full: (exchange) => void decode(exchange, { catalogue: full, history }),
        large: (exchange) => void decode(exchange, { catalogue: large, history }),
      },
      now,
    );
  };
  // Whatever is compiled while it first runs is compiled for all kinds, before any of them is measured.
  for (const failure of failures) measured(failure);
  let kept = true;
  for (const failure of failures) {
    const { parse, known, full: time, large: tenTimes } = measured(failure);
    const ratios = { parse: time / parse, packs: tenTimes / time };
    kept &&= ratios.parse <= promises.parse && ratios.packs <= promises.packs;
    print(
      row([
        failure.name,
        `${failure.body.length} B`,
        ...[parse, known, time, tenTimes].map((us) => us.toFixed(1)),
        `${(known / parse).toFixed(1)}×`,
        `${ratios.parse.toFixed(1)}×`,
        `${ratios.packs.toFixed(2)}×`,
      ]),
    );
  }
  return kept;
};
