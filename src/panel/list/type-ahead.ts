import type { Row } from '../../session/rows';

const PATIENCE_MS = 800;

const textOf = (row: Row): string[] => {
  if (row.type === 'group') return [row.label];
  const { exchange, diagnosis } = row.incident;
  const path = diagnosis.endpoint.slice(diagnosis.endpoint.indexOf(' ') + 1);
  return [
    String(exchange.response.status),
    exchange.request.method,
    path,
    diagnosis.title,
    diagnosis.error.code ?? '',
    diagnosis.provider?.name ?? '',
  ];
};

/** The next row, round the end, one of whose cells begins with the text; -1 where none does. */
export const findAhead = (rows: readonly Row[], from: number, typed: string): number => {
  const wanted = typed.toLowerCase();
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    const row = rows[index];
    if (row && textOf(row).some((text) => text.toLowerCase().startsWith(wanted))) return index;
  }
  return -1;
};

/** Collects letters typed in quick succession. Times in milliseconds, of whatever clock the events carry. */
export const createTypeAhead = () => {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** True while the next letter continues a word. */
    busy: (at: number): boolean => typed !== '' && at - last < PATIENCE_MS,
    type: (letter: string, at: number): string => {
      typed = at - last < PATIENCE_MS ? typed + letter : letter;
      last = at;
      return typed;
    },
  };
};
