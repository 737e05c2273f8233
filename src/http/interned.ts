const kept = new Map<string, string>();
const most = 5000;
const longest = 300;

/**
 * One text for all equal ones. Thousands of records name the same few hosts and endpoints: kept once they take no memory each, and two
 * of them are compared by identity. Bounded; not for values, which may be secret.
 */
export const interned = (text: string): string => {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size < most && text.length <= longest) kept.set(text, text);
  return text;
};
