import { packs } from '../../src/catalogue/catalogue';
import { type Catalogue, catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { Exchange, History, RulePack } from '../../src/model';
import { type Failure, failures } from './failures';

/**
 * What is promised: decoding a 2 kB JSON failure against JSON.parse of its body; the same with causes and fixes, which are found when
 * they are first read; and ten times as many packs against the full catalogue, causes and fixes included.
 */
export const promises = { parse: 10, explained: 70, packs: 1.2 } as const;

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

const rounds = 160;
const calls = 20;

/**
 * As it comes from a source: its own objects and its own texts. What is remembered of other exchanges helps only where it would in life:
 * the names of headers and members, and the credential that every request carries.
 */
const fresh = (exchange: Exchange): Exchange => JSON.parse(JSON.stringify(exchange)) as Exchange;

const names = ['parse', 'listed', 'full', 'large'] as const;
type Tasks = Readonly<Record<(typeof names)[number], (exchange: Exchange) => void>>;

type Times = Readonly<Record<(typeof names)[number], readonly number[]>>;

/** Microseconds for one call in each of the rounds in which the tasks take turns. The first rounds only warm up. */
const timesOf = ({ exchange }: Failure, tasks: Tasks, now: () => number): Times => {
  const times = { parse: [] as number[], listed: [] as number[], full: [] as number[], large: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const given = Array.from({ length: calls }, () => fresh(exchange));
      const start = now();
      for (const one of given) tasks[name](one);
      if (round >= rounds / 4) times[name].push(((now() - start) * 1000) / calls);
    }
  }
  return times;
};

/** How often the one costs the other, each round by itself: what slows the machine down for a moment hits both. */
const ratio = (times: readonly number[], other: readonly number[]): number => median(times.map((time, i) => time / (other[i] ?? 0)));

const row = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(30) : cell.padStart(12))).join('');

/** Decodes and reads everything that is found on demand. */
const explained = (exchange: Exchange, catalogue: Catalogue, history: History): void =>
  void [decode(exchange, { catalogue, history })].map(({ causes, fixes }) => causes.length + fixes.length);

/**
 * Prints for each kind of failure what decoding costs, as the list needs it and with causes and fixes, next to JSON.parse and next to
 * ten times as many packs. Gives false where a promise is not kept.
 */
export const run = (print: (line: string) => void, now: () => number): boolean => {
  const full = catalogueOf(packs);
  const large = catalogueOf(tenfold());
  const rules = full.packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  print(`${packs.length} packs with ${rules} rules, 200 records of history; µs`);
  print(row(['', 'body', 'JSON.parse', 'decode', '+ causes', '10 × packs', 'decode', '+ causes', '10 × packs']));
  const limits = [promises.parse, promises.explained, promises.packs].map((most) => `${most.toFixed(1)}×`);
  print(row(['at most', '', '', '', '', '', ...limits]));
  const measured = (failure: Failure) => {
    const { history } = failure;
    return timesOf(
      failure,
      {
        parse: ({ response }) => void JSON.parse(response.body.text ?? ''),
        listed: (exchange) => void decode(exchange, { catalogue: full, history }),
        full: (exchange) => explained(exchange, full, history),
        large: (exchange) => explained(exchange, large, history),
      },
      now,
    );
  };
  // Whatever is compiled while it first runs is compiled for all kinds, before any of them is measured.
  for (const failure of failures) measured(failure);
  let kept = true;
  for (const failure of failures) {
    const { parse, listed, full: explainedTimes, large: tenfoldTimes } = measured(failure);
    const ratios = { parse: ratio(listed, parse), explained: ratio(explainedTimes, parse), packs: ratio(tenfoldTimes, explainedTimes) };
    kept &&= ratios.parse <= promises.parse && ratios.explained <= promises.explained && ratios.packs <= promises.packs;
    print(
      row([
        failure.name,
        `${failure.body.length} B`,
        ...[parse, listed, explainedTimes, tenfoldTimes].map((times) => median(times).toFixed(1)),
        ...Object.values(ratios).map((times) => `${times.toFixed(2)}×`),
      ]),
    );
  }
  return kept;
};
