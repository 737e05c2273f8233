import type { Incident } from '../model';
import { type FilterKey, filterValues, IS_VALUES } from './filter';

/** A completion of the word at the caret: the whole new text and where the caret goes. */
export interface Completion {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly caret: number;
}

const MOST = 8;
const LOOKED_AT = 2_000;

const KEY_HINTS: Readonly<Record<FilterKey, string>> = {
  status: 'Status: 429, 5xx',
  method: 'Method: POST',
  host: 'Host, * for any run',
  code: 'Error code',
  provider: 'API that was recognised',
  is: 'Kind of failure',
};

const IS_HINTS: Readonly<Record<string, string>> = {
  retryable: 'May succeed later as it is',
  ready: 'The wait is over',
  network: 'No proper answer',
  'in-2xx': 'Failure inside a success',
};

/** Values by how often they occur, with their count. */
const counted = (key: FilterKey, incidents: readonly Incident[]): [string, string][] => {
  if (key === 'is') return IS_VALUES.map((value) => [value, IS_HINTS[value] ?? '']);
  const counts = new Map<string, number>(
    key === 'status'
      ? [
          ['4xx', 0],
          ['5xx', 0],
        ]
      : [],
  );
  for (const incident of incidents.slice(-LOOKED_AT)) {
    for (const value of filterValues(key, incident)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      const family = `${value[0]}xx`;
      if (key === 'status' && counts.has(family)) counts.set(family, (counts.get(family) ?? 0) + 1);
    }
  }
  const sorted = [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  return sorted.map(([value, count]) => [value, count === 1 ? '1 failure' : `${count} failures`]);
};

/** Completions of the word before the caret: keys first, then the values of a key, most frequent first. At most eight. */
export const completeFilter = (text: string, caret: number, incidents: readonly Incident[]): Completion[] => {
  const start = text.lastIndexOf(' ', caret - 1) + 1;
  const word = text.slice(start, caret);
  const minus = word.startsWith('-') ? '-' : '';
  const plain = word.slice(minus.length).toLowerCase();
  const rest = text.slice(caret);
  const put = (inserted: string, label: string, hint: string): Completion => {
    const before = text.slice(0, start) + minus + inserted;
    return { label, hint, text: before + rest, caret: before.length };
  };
  const colon = plain.indexOf(':');
  if (colon < 0) {
    const keys = Object.entries(KEY_HINTS).filter(([key]) => key.startsWith(plain));
    return keys.map(([key, hint]) => put(`${key}:`, `${minus}${key}:`, hint));
  }
  const key = plain.slice(0, colon);
  if (!Object.hasOwn(KEY_HINTS, key)) return [];
  const typed = plain.slice(colon + 1).replaceAll('"', '');
  return counted(key as FilterKey, incidents)
    .filter(([value]) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .slice(0, MOST)
    .map(([value, hint]) => put(`${key}:${/\s/.test(value) ? `"${value}"` : value} `, value, hint));
};
