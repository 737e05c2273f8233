import { visible } from '../http/visible';
import type { Incident } from '../model';

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** Where a report is not redacted, `clean` is the identity. */
const cells = ({ exchange, diagnosis }: Incident, entry: number, clean: (text: string) => string): string[] => [
  String(entry),
  exchange.response.status === 0 ? 'failed' : String(exchange.response.status),
  cut(clean(diagnosis.endpoint), 52),
  cut(diagnosis.title, 44),
  cut(clean(diagnosis.error.code ?? diagnosis.error.networkError ?? ''), 30),
  diagnosis.causes.find(({ verdict }) => verdict === 'confirmed')?.text ?? '',
];

/** A table for people: one line per failing entry, the proved cause last. */
export const table = (
  incidents: readonly { readonly incident: Incident; readonly entry: number; readonly clean: (text: string) => string }[],
): string => {
  const head = ['#', 'Status', 'Endpoint', 'What', 'Code', 'Proved cause'];
  const rows = incidents.map(({ incident, entry, clean }) => cells(incident, entry, clean).map(visible));
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map((row) => `${line(row)}\n`).join('');
};
