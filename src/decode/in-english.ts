import { nameInEnglish } from './readers/name-abroad';
import { isBadOutcomeWord } from './readers/outcome-words';
import { isObject, type Json, scalarOf } from './readers/reader';
import { isGoodCode, saysBad } from './says-error';
import { isEmpty } from './wrapping';

const MOST = 30;

/** Whether a member of that name may tell of a failure: most answers that are well name no error, and their outcome is no bad word. */
const mayTell = (name: string, value: unknown): boolean => {
  if (isEmpty(value) && !(name === 'success' && value === false)) return false;
  if (/^error/.test(name)) return true;
  if (name === 'success') return value !== true;
  // A code by itself may be anything's; what an object holds is looked at by itself.
  const text = scalarOf(value);
  if (text === null) return false;
  if (name === 'status' || name === 'result') return isBadOutcomeWord(text);
  return name === 'resultCode' ? !isGoodCode(text) : /message$/i.test(name) && saysBad(text);
};

/** True where a member that may tell of a failure is named in another language; of what lies deeper only small objects are looked at. */
const isAbroad = (root: Json, depth: number): boolean => {
  let seen = 0;
  for (const key in root) {
    if (++seen > MOST) return false;
    const inner = root[key];
    const name = nameInEnglish(key);
    if (name !== null && mayTell(name, inner)) return true;
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
