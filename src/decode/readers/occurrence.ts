import { pointerOf } from '../../http/json-pointer';
import type { ErrorNode } from './error-nodes';
import { type Fact, get, scalarOf, textOf } from './reader';
import { hasWords } from './words';

const TEXTS = ['message', 'description', 'detail', 'msg', 'error'] as const;
const KINDS = ['code', 'name', 'status', 'type', 'error', 'error_code', 'errorCode'] as const;
const MOST_MEMBERS = 8;
/** Members that tell that the object is a thing, and the `id` its own. */
const OF_A_THING = /^(?:created|updated|started|finished|deleted)_?(?:at|on|time)?$|^(?:self|href|url|kind|owner|user|amount|currency)$/i;

/** Objects and lists that an error holds of its own. */
const DETAILS = /^(?:errors?|details?|fields?|violations|context|meta)$/i;

const isShort = (text: string): boolean =>
  text.length >= 6 && text.length <= 100 && /\d/.test(text) && !hasWords(text) && !/^\d{1,9}$/.test(text);

/**
 * The `id` of a short error, `{ status, id, code, message }`: that of this occurrence, to be quoted to the support. What the URL asked
 * for is no such id, nor is that of a thing.
 */
export const occurrenceAmong = (nodes: readonly ErrorNode[], url: string): Fact | null => {
  for (const { value, path } of nodes.slice(0, 10)) {
    const id = textOf(get(value, 'id'));
    if (id === null || !isShort(id) || url.includes(id)) continue;
    const names = Object.keys(value);
    if (
      names.length > MOST_MEMBERS ||
      names.some((name) => OF_A_THING.test(name) || (typeof value[name] === 'object' && value[name] !== null && !DETAILS.test(name)))
    )
      continue;
    const isTold = TEXTS.some((key) => textOf(get(value, key)) !== null) && KINDS.some((key) => scalarOf(get(value, key)) !== null);
    if (isTold && scalarOf(get(value, 'code')) !== id) return { value: id, at: pointerOf([...path, 'id']) };
  }
  return null;
};
