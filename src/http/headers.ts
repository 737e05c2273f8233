import type { HeaderField } from '../model';

/** The first value of a field, names compared without case (RFC 9110 section 5.1); null where it is absent. */
export const header = (headers: readonly HeaderField[], name: string): string | null => {
  const wanted = name.toLowerCase();
  for (const field of headers) if (field.name.toLowerCase() === wanted) return field.value;
  return null;
};

/** Every value of a field in the order received; field lines are not split at commas. */
export const headerValues = (headers: readonly HeaderField[], name: string): string[] => {
  const wanted = name.toLowerCase();
  return headers.filter((field) => field.name.toLowerCase() === wanted).map((field) => field.value);
};

export const hasHeader = (headers: readonly HeaderField[], name: string): boolean => header(headers, name) !== null;
