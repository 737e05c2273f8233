import type { HeaderField } from '../model';
import { perName } from './per-name';

/** Nearly every other name is of another length: comparing lengths first spares folding its case. `wanted` is lower case. */
const isNamed = (field: HeaderField, wanted: string): boolean => field.name.length === wanted.length && field.name.toLowerCase() === wanted;

/** The first value of a field, names compared without case (RFC 9110 section 5.1); null where it is absent. */
export const header = (headers: readonly HeaderField[], name: string): string | null => {
  const wanted = name.toLowerCase();
  for (const field of headers) if (isNamed(field, wanted)) return field.value;
  return null;
};

const none: readonly string[] = [];

/** Every value of a field in the order received; field lines are not split at commas. */
export const headerValues = (headers: readonly HeaderField[], name: string): readonly string[] => {
  const wanted = name.toLowerCase();
  let values: string[] | null = null;
  for (const field of headers) {
    if (!isNamed(field, wanted)) continue;
    values ??= [];
    values.push(field.value);
  }
  return values ?? none;
};

export const hasHeader = (headers: readonly HeaderField[], name: string): boolean => header(headers, name) !== null;

/** Judges the names of headers, each once. `judge` is given the name in lower case. */
export const perHeaderName = <T>(judge: (lowerName: string) => T): ((name: string) => T) => perName((name) => judge(name.toLowerCase()));
