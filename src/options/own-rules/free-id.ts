/** `API_KEY_MISSING` → `api-key-missing`, in the form that ids of packs and rules have; '' where nothing is left. */
export const slugOf = (text: string): string =>
  text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '');

/** Names that reach into an object's prototype are no ids. */
const reserved = new Set(['constructor', 'prototype']);

/** An id from the first text that yields one, different from those that are taken. */
export const freeId = (texts: readonly string[], taken: ReadonlySet<string>): string => {
  const slug = texts.map(slugOf).find((one) => one !== '') ?? 'rule';
  const base = reserved.has(slug) ? `${slug}-rule` : slug;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
};
