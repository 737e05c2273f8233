import type { HeaderField } from '../model';

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

const mostNames = 2000;

/**
 * Judges the names of headers, each once: real traffic uses the same few hundred again and again. `judge` is given the name in lower
 * case. Bounded in number and length, since names come from outside.
 */
export const perHeaderName = <T>(judge: (lowerName: string) => T): ((name: string) => T) => {
  const judged = new Map<string, T>();
  return (name) => {
    const known = judged.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name.toLowerCase());
    if (judged.size < mostNames && name.length <= 100) judged.set(name, verdict);
    return verdict;
  };
};
