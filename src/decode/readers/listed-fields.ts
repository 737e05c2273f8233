import type { FieldError } from '../../model';
import { textIn } from './field-text';
import { fieldsOf } from './named-field';
import { get, isList, isObject, type Json, textOf } from './reader';
import { hasWords } from './words';

const MOST = 100;
const MOST_MEMBERS = 50;
/** Under these a text says what is wrong; a thing has a description or a title as well. */
const REASONS = ['message', 'msg', 'reason', 'error', 'errorMessage', 'error_message', 'detail', 'issue', 'problem'] as const;

const isOfField = (item: unknown): item is Json =>
  isObject(item) &&
  Object.keys(item).length <= 10 &&
  REASONS.some((key) => hasWords(textOf(get(item, key)) ?? '')) &&
  fieldsOf(item).length > 0;

/**
 * Lists by any name whose items all pair a field with a sentence about it: `constraintViolations`, `failed_records`, `extra`,
 * `extraDetails`. Asked for where the usual names have none.
 */
export const listedFields = (value: Json): { readonly key: string; readonly list: readonly FieldError[] } | null => {
  for (const key of Object.keys(value).slice(0, MOST_MEMBERS)) {
    const items = get(value, key);
    if (!isList(items) || items.length === 0) continue;
    const looked = items.slice(0, MOST);
    if (looked.every(isOfField))
      return { key, list: looked.flatMap((item) => fieldsOf(item).map((field) => ({ field, message: textIn(item) }))) };
  }
  return null;
};
