import { BAD_WORD } from './bad-code';
import { isBadOutcomeWord } from './readers/outcome-words';
import { get, isList, isObject, type Json, textOf } from './readers/reader';
import { hasWords } from './readers/words';
import { isError, messageOf, saysBad, saysNo } from './says-error';
import { isEmpty, isThing, isWrapping, keys } from './wrapping';

/** Words for a failure that are a country, a name or something else in other places: they need a second sign. */
const IS_NAME_TOO = /^(?:ng|fel|hiba|err)$/i;
const namesItsError = (root: Json): boolean =>
  keys(root).some((key) => /^err(?:or)?_?(?:code|cd|no|message|msg)$/i.test(key) && !isEmpty(root[key]));

const isReason = (value: unknown, status: unknown): boolean => {
  const text = textOf(value) ?? '';
  return hasWords(text) && (saysNo(status) || saysBad(text));
};

/** `status: "error"` with a word to it, or a status in capitals such as REQUEST_DENIED, where nothing else came back. */
export const hasBadStatus = (root: Json): boolean => {
  const status =
    ['status', 'Status', 'stat', 'result', 'Result', 'state', 'resultCode', 'returnCode']
      .map((key) => textOf(get(root, key)))
      .find((text) => text !== null) ?? null;
  if (isThing(root)) return false;
  const text = messageOf(root);
  // `{ status: "0", message: "NOTOK", result: "Max calls reached" }`: the word for the outcome is the text, and the result the reason.
  if (
    text !== null &&
    isBadOutcomeWord(text) &&
    isWrapping(root) &&
    isReason(get(root, 'result') ?? get(root, 'data'), get(root, 'status'))
  )
    return true;
  if (status === null) return false;
  // JSend (github.com/omniti-labs/jsend): a `fail` explains itself in `data`, an `error` in `message`.
  if (isBadOutcomeWord(status))
    return (
      isWrapping(root) &&
      (!IS_NAME_TOO.test(status) || saysBad(text ?? '') || !isEmpty(get(root, 'errors')) || namesItsError(root)) &&
      (text !== null ||
        !isEmpty(get(root, 'errors')) ||
        !isEmpty(get(root, 'code')) ||
        (status === 'fail' && isObject(get(root, 'data'))) ||
        isError(get(root, 'error')))
    );
  if (!/^[A-Z][A-Z_]+$/.test(status) || !BAD_WORD.test(status)) return false;
  // Besides the wrapping an empty list of what was asked for: nothing was found because nothing was done.
  return isWrapping(root) || (!isBadOutcomeWord(status) && keys(root).some((key) => isList(root[key]) && isEmpty(root[key])));
};
