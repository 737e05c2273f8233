import { nameInEnglish } from './readers/name-abroad';
import { isObject, type Json } from './readers/reader';

const MOST = 30;

/** True where a member is named in another language; of what lies deeper only small objects are looked at. */
const isAbroad = (root: Json, depth: number): boolean => {
  let seen = 0;
  for (const key in root) {
    if (++seen > MOST) return false;
    if (nameInEnglish(key) !== null) return true;
    const inner = root[key];
    if (depth > 0 && isObject(inner) && isAbroad(inner, depth - 1)) return true;
  }
  return false;
};

/** Of an order its number is a thing's; of an error it is the code. */
const NUMBER = /^(?:nummer|numero|numer|nr)$/i;

const renamed = (root: Json, depth: number, within = ''): Json => {
  // Without a prototype a member may be called anything.
  const english = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(root).slice(0, MOST)) {
    const name = within === 'error' && NUMBER.test(key) ? 'number' : nameInEnglish(key);
    const inner = root[key];
    english[name === null || Object.hasOwn(root, name) ? key : name] =
      depth > 0 && isObject(inner) ? renamed(inner, depth - 1, name ?? key) : inner;
  }
  return english;
};

/**
 * The body with its members called as APIs in English call them, `{ resultat: "KO", codeErreur, libelleErreur }` → `{ result: "KO",
 * errorCode, errorMessage }`, to be judged as any other; null where none of them is named in another language, or there are too many
 * for an answer that tells of nothing but a failure.
 */
export const inEnglish = (root: Json): Json | null => {
  if (!isAbroad(root, 1) || Object.keys(root).length > MOST) return null;
  return renamed(root, 1);
};
