import type { Exchange } from '../../model';
import { isError, isErrorList } from '../says-error';
import { get, isList, isObject, type Json, textOf } from './reader';

const MOST = 500;
const DONE =
  /^(?:ok|success|succeeded|successful|created|updated|deleted|removed|accepted|sent|done|added|queued|inserted|upserted|unchanged|skipped|no_?op)$/i;
const REFUSED = /^(?:error|err|fail|failed|failure|rejected|refused)$/i;

/** What an item says of how its part of the call ended; null where it does not say. */
const outcomeOf = (item: Json): 'done' | 'refused' | null => {
  for (const key of ['success', 'ok', 'succeeded'])
    if (typeof get(item, key) === 'boolean') return get(item, key) === true ? 'done' : 'refused';
  const word = textOf(get(item, 'status')) ?? textOf(get(item, 'result'));
  return word === null ? null : DONE.test(word) ? 'done' : REFUSED.test(word) ? 'refused' : null;
};

/** Which part it was, and why it was refused. Anything else is a thing, and the list what was asked for. */
const OF_A_REFUSAL =
  /^(?:status|result|success|ok|succeeded|message|msg|error|code|error_?(?:code|message|msg)|details?|index|position|row|line|errors|reason|request_?index|client_?ref|correlation_?id|reference(?:_?id)?)$/i;

const isToldRefusal = (item: Json): boolean =>
  ((textOf(get(item, 'message')) ?? textOf(get(item, 'reason')) ?? textOf(get(item, 'errorMessage')) ?? textOf(get(item, 'msg'))) !==
    null ||
    isError(get(item, 'error')) ||
    isErrorList(get(item, 'errors'))) &&
  Object.keys(item).every((key) => OF_A_REFUSAL.test(key));

/** A list that is asked for by a body. */
const ASKS =
  /\/(?:_?m?search|query|queries|list|find|filter|lookup|status(?:es)?|checks?|report|reports|runs?|tests?|history)(?:[/:?#]|$)/i;

/**
 * `{ data: [{ status: "ok", id }, { status: "error", message, details }] }`: where things were sent, each answered by how it ended, one
 * that was refused beside others that were done; its index, -1 for any other list. A 207 says by itself that its parts ended each in its own way.
 */
export const partlyRefused = (items: unknown, { request, response }: Exchange): number => {
  const isMixed = response.status === 207;
  if (!isList(items) || items.length < 2 || (!isMixed && (/^(?:GET|HEAD)$/i.test(request.method) || ASKS.test(request.url.slice(0, 2000)))))
    return -1;
  let refused = -1;
  for (let index = 0; index < Math.min(items.length, MOST); index++) {
    const item = items[index];
    const outcome = isObject(item) ? outcomeOf(item) : null;
    if (!isObject(item) || outcome === null || (outcome === 'refused' && !isMixed && !isToldRefusal(item))) return -1;
    if (outcome === 'refused' && refused < 0) refused = index;
  }
  return refused;
};
