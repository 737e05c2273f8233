import { makeReport, type RedactionRules } from '../../report/report';
import { undecoded } from '../../session/undecoded';
import { readSample, type Sample } from './sample';

export interface Piece {
  readonly text: string;
  /** The kind of secret that stood here, null for any other text. */
  readonly kind: string | null;
}

export interface RedactedSample {
  readonly kind: Sample['kind'];
  readonly pieces: readonly Piece[];
  /** How many places of each kind were taken out, most first. */
  readonly counts: readonly (readonly [kind: string, count: number])[];
  readonly total: number;
}

const environment = { version: '', browser: null, os: null, packs: [], timeZone: null, writtenAt: null };

/** A sample as a report would show it. Nothing of it is kept. */
export const redactSample = (text: string, rules: RedactionRules): RedactedSample => {
  const { kind, exchange, print } = readSample(text);
  const report = makeReport([{ id: exchange.id, exchange, diagnosis: undecoded(exchange) }], environment, rules);
  const shown = print(report.entries[0]?.exchange ?? exchange);
  const kinds = new Map(report.redactions.map(({ pseudonym, kind: what }) => [pseudonym, what]));
  const counts = new Map<string, number>();
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of shown.matchAll(/\[[a-z][a-z-]{0,30} \d{1,6}\]/g)) {
    const what = kinds.get(match[0]);
    if (what === undefined) continue;
    counts.set(what, (counts.get(what) ?? 0) + 1);
    if (match.index > at) pieces.push({ text: shown.slice(at, match.index), kind: null });
    pieces.push({ text: match[0], kind: what });
    at = match.index + match[0].length;
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at), kind: null });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { kind, pieces, counts: [...counts].sort((a, b) => b[1] - a[1]), total };
};
