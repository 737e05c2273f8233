const split = (name: string): readonly string[] =>
  name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '');

/** The same few names come again and again in a body. */
const known = new Map<string, readonly string[]>();

/** A name in any notation as lower-case words: `X-CSRFToken`, `csrf_token` and `csrfToken` are all `csrf token`. */
export const wordsOf = (name: string): readonly string[] => {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const words = split(name);
  if (known.size > 5000) known.clear();
  known.set(name, words);
  return words;
};
