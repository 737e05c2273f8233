import type { Incident } from '../model';

export type Column = 'status' | 'method' | 'endpoint' | 'title' | 'provider' | 'code' | 'retry' | 'count' | 'time';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

interface Sortable {
  readonly incident: Incident;
  readonly count: number;
}

const values: Readonly<Record<Column, (row: Sortable) => string | number>> = {
  status: ({ incident }) => incident.exchange.response.status,
  method: ({ incident }) => incident.exchange.request.method,
  endpoint: ({ incident }) => incident.diagnosis.endpoint,
  title: ({ incident }) => incident.diagnosis.title,
  provider: ({ incident }) => incident.diagnosis.provider?.name ?? '',
  code: ({ incident }) => incident.diagnosis.error.code ?? incident.diagnosis.error.networkError ?? '',
  retry: ({ incident }) => incident.diagnosis.retry?.at ?? Number.MAX_SAFE_INTEGER,
  count: ({ count }) => count,
  time: ({ incident }) => incident.exchange.startedAt,
};

/** Code units, so that no locale changes an order. */
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows in the chosen order, equal ones as they came. Without a choice: as they came. */
export const sorted = <T extends Sortable>(rows: readonly T[], sort: Sort | null): readonly T[] => {
  if (sort === null) return rows;
  const value = values[sort.column];
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(value(a), value(b)));
};

/** A click on a column head: ascending, descending, back to the order of arrival. */
export const nextSort = (sort: Sort | null, column: Column): Sort | null => {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
};
