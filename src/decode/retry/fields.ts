import type { HeaderField } from '../../model';

/** Field lines by lower-case name. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const MOST_LINES = 500;

/** The lines of each field in the order received; what comes after 500 lines is not read. */
export const fieldsOf = (headers: readonly HeaderField[]): Fields => {
  const fields = new Map<string, string[]>();
  for (const { name, value } of headers.slice(0, MOST_LINES)) {
    const key = name.toLowerCase();
    const lines = fields.get(key);
    if (lines === undefined) fields.set(key, [value]);
    else lines.push(value);
  }
  return fields;
};
