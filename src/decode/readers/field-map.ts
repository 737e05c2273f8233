import type { FieldError } from '../../model';
import { nameInEnglish } from './name-abroad';
import { get, isList, isObject, type Json, scalarOf, textOf } from './reader';
import { hasWords } from './words';

const MOST = 100;
const DEEPEST = 12;
const OWN = ['_errors', '_schema', 'errors', 'messages'];

/** The text of an object that stands for one message: `{ message }`, `{ description, error }`, `{ code, message }`. */
const messageOf = (value: Json): string | null => {
  for (const key of ['message', 'description', 'msg', 'detail', 'error']) {
    const text = textOf(get(value, key));
    if (text !== null) return text;
  }
  return null;
};

/** Members of an error itself; an object of nothing else, with a text, describes an error and maps no fields. */
const OF_AN_ERROR = new Set(['detail', 'message', 'title', 'code', 'status', 'type', 'id']);

const keysOfText = (value: Json): readonly string[] =>
  Object.keys(value)
    .slice(0, OF_AN_ERROR.size + 1)
    .filter((key) => /^(?:detail|message)$/.test(nameInEnglish(key) ?? key));

/** `errors: { detail: "Not Found" }`, `errors: { code, message }`: one error, although called by the name of a map. */
export const isOneError = (value: Json): boolean =>
  keysOfText(value).some((key) => textOf(value[key]) !== null) &&
  Object.keys(value).every((key) => OF_AN_ERROR.has(nameInEnglish(key) ?? key) && scalarOf(value[key]) !== null);

/** The text of an item of a list: as above, or a list of texts under `msg`. */
const itemMessageOf = (item: Json): string | null => {
  const several = get(item, 'msg');
  const texts = isList(several) ? several.slice(0, 20).flatMap((one) => textOf(one) ?? []) : [];
  return messageOf(item) ?? (texts.length > 0 ? texts.join('; ') : null);
};

/** A node of a form's tree: errors of its own, and its children by name (Symfony). */
const isFormNode = (value: Json): boolean =>
  isObject(value.children) && Object.keys(value).every((key) => key === 'children' || key === 'errors');

/**
 * The leaves of an object that maps fields to what is wrong with them, names joined by dots:
 * `{ "email": ["taken"] }`, nested lists with `{}` for valid rows (Django REST Framework), `{ "_errors": [...] }` at a leaf
 * (Discord, Zod's format()), `{ "email": { "message": … } }` (Mongoose). With 'lists', texts outside a list count only as sentences.
 */
export const fieldMap = (root: Json | readonly unknown[], accept: 'any' | 'lists'): FieldError[] => {
  const found: FieldError[] = [];
  const add = (path: readonly string[], text: string): void => {
    if (path.length > 0 && found.length < MOST) found.push({ field: path.join('.'), message: text });
  };
  const walk = (value: unknown, path: readonly string[], inList: boolean): void => {
    if (path.length > DEEPEST || found.length >= MOST) return;
    const text = textOf(value);
    if (text !== null) {
      if (inList || accept === 'any' || hasWords(text)) add(path, text);
    } else if (isList(value)) {
      for (const [index, item] of value.slice(0, MOST).entries()) {
        const isRow = isObject(item) && itemMessageOf(item) === null;
        walk(item, isRow ? [...path, String(index)] : path, true);
      }
    } else if (isObject(value)) {
      const message = path.length > 0 ? (inList ? itemMessageOf(value) : messageOf(value)) : null;
      const keys = get(value, 'keys');
      if (message !== null && isList(keys)) {
        // celebrate: `{ body: { source, keys: ["email"], message } }`.
        for (const key of keys.slice(0, MOST)) if (typeof key === 'string') add([...path, key], message);
      } else if (message !== null) add(path, message);
      else
        for (const key of Object.keys(value).slice(0, MOST))
          walk(
            value[key],
            (OWN.includes(key) && path.length > 0) || (key === 'children' && isFormNode(value)) ? path : [...path, key],
            false,
          );
    }
  };
  walk(root, [], false);
  return found;
};

/** True where the whole body maps fields to lists of texts: `{ "email": ["…"] }` (Django REST Framework, Rails). */
export const isFieldMap = (root: unknown): root is Json => {
  if (!isObject(root)) return false;
  const values = Object.values(root);
  const isTexts = (value: unknown): boolean =>
    isList(value) && value.length > 0 && value.every((one) => typeof one === 'string' || isObject(one));
  return (
    values.length > 0 &&
    values.length <= 200 &&
    values.every((value) => isTexts(value) || isNested(value)) &&
    fieldMap(root, 'lists').length > 0
  );
};

const isNested = (value: unknown): boolean =>
  isObject(value) && Object.values(value).length > 0 && Object.values(value).every((one) => isList(one) || isObject(one));
