/** Deeper than any noun of the model; captured bodies are texts, never trees. */
const deepest = 40;

/** A copy of plain data with every string passed through a function, which is told the key it stands under. Never throws on depth. */
export const mapStrings = <T>(value: T, change: (text: string, key: string) => string, key = '', depth = 0): T => {
  if (typeof value === 'string') return change(value, key) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null as T;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change, key, depth + 1)) as T;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapStrings(item, change, name, depth + 1)])) as T;
};
