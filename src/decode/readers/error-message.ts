import { pointerOf } from '../../http/json-pointer';
import { type ErrorNode, keysOf } from './error-nodes';
import { isFieldMap, isOneError } from './field-map';
import { isKeyedMessage } from './keyed-message';
import { nameInEnglish } from './name-abroad';
import { isBadOutcomeWord } from './outcome-words';
import { type Fact, get, isList, isObject, ranksOf, textOf } from './reader';
import { hasWords, isStatusPhrase, saysOnlyStatus } from './words';

/** Members that hold a text for people, the one meant for them most first. */
const MESSAGES = [
  'userPresentableMessage',
  'sub_msg',
  'message',
  'Message',
  'error_message',
  'errorMessage',
  'ErrorMessage',
  'Error Message',
  'error_description',
  'errorDescription',
  'errorSummary',
  'description',
  'Description',
  'detail',
  'Detail',
  'details',
  'msg',
  'Msg',
  'errmsg',
  'errMsg',
  'err_msg',
  'error_msg',
  'errorMsg',
  'ret_msg',
  'retMsg',
  'resultMsg',
  'resultMessage',
  'result_message',
  'response_message',
  'responseMessage',
  'faultDescription',
  'defaultMessage',
  'errorText',
  'error-text',
  'sMsg',
  '$message',
  'exceptionDescription',
  'exceptionMessage',
  'msgs',
  'mensaje',
  'mensagem',
  'descripcion',
  'descricao',
  'messaggio',
  'fehlermeldung',
  'meldung',
  'libelle',
  'melding',
  'err_description',
  'status_message',
  'statusMessage',
  'status_msg',
  'statusMsg',
  'statusDesc',
  'statusDescription',
  'defaultUserMessage',
  'returnMessage',
  'returnMsg',
  'respMsg',
  'rspMsg',
  'resultText',
  'resultDesc',
  'responseText',
  'responseDescription',
  'statusText',
  'errorDetail',
  'diagnostics',
  'error_text',
  'error_string',
  'message_string',
  'resultMsg',
  'errNm',
  'localizedMessage',
  'developerMessage',
  'developer_message',
  'userMessage',
  'user_message',
  'faultstring',
  'fault',
  'errorMessages',
  'error_messages',
  'errors',
  'messages',
  'non_field_errors',
  'Errors',
  'title',
  'reason',
  'Reason',
  'summary',
  'text',
  'err',
  'error',
  'Error',
  'remark',
  'exception',
  'hint',
  'cause',
  'moreInformation',
  'error_info',
  'info',
  'data',
  'label',
  'status',
  'result',
] as const;

/** Members whose text is only believed when it has several words: elsewhere they hold codes and values. */
const NEEDS_WORDS = new Set([
  'label',
  'details',
  'error',
  'Error',
  'remark',
  'err',
  'exception',
  'reason',
  'Reason',
  'text',
  'info',
  'data',
  'status',
  'cause',
  'summary',
  'fault',
  'hint',
  'title',
  'error_info',
  'result',
]);

const RANKS = ranksOf(MESSAGES);

/** A text, a list of texts joined, or an object with a text in a language (`{ lang, value }` of OData 2 and 3, `{ content }`, the display text of FHIR's `{ coding }`). */
const wordsOf = (value: unknown): string | null => {
  const text = textOf(value);
  if (text !== null) return text;
  if (isList(value)) {
    const texts = value.slice(0, 20).map(textOf);
    return texts.length > 0 && texts.every((one) => one !== null) ? texts.join('; ') : null;
  }
  return isObject(value)
    ? textOf(
        get(value, 'value') ?? get(value, 'content') ?? get(value, 'text') ?? get(value, '#text') ?? get(value, 'coding', 0, 'display'),
      )
    : null;
};

/** The best text that one object holds: the mere word for a failure, `message: "NOTOK"`, gives way to any sentence beside it. */
const messageIn = (node: ErrorNode, except: string | null): Fact | null => {
  let word: Fact | null = null;
  for (const key of keysOf(node, RANKS)) {
    const text = wordsOf(get(node.value, key));
    if (
      text === null ||
      text === except ||
      ((NEEDS_WORDS.has(key) || NEEDS_WORDS.has(nameInEnglish(key) ?? '')) && /^[\w.:/-]+$/.test(text) && !isStatusPhrase(text))
    )
      continue;
    if (word !== null && !hasWords(text)) continue;
    const fact = { value: text, at: pointerOf([...node.path, key]) };
    if (word !== null || !isBadOutcomeWord(text)) return fact;
    word = fact;
  }
  if (word !== null) return word;
  return isKeyedMessage(node.value) ? { value: textOf(node.value.value) ?? '', at: pointerOf([...node.path, 'value']) } : null;
};

/** `errors: { title: ["can't be blank"] }`: there the names are the caller's own fields. */
const mapsFields = ({ value, path }: ErrorNode): boolean =>
  /^(?:errors|fieldErrors|field_errors|validationErrors|validation_errors|fields|details)$/.test(String(path.at(-1))) &&
  (isFieldMap(value) ||
    (path.at(-1) === 'errors' && !isOneError(value) && get(value, 'message') === undefined && get(value, 'code') === undefined));

/** The best text in the outermost object that has one, but for `except`. A mere status phrase gives way to a real sentence further in. */
export const messageAmong = (nodes: readonly ErrorNode[], except: string | null = null): Fact | null => {
  let poor: Fact | null = null;
  let sole: Fact | null = null;
  for (const node of nodes) {
    if (mapsFields(node)) {
      // `errors: { max_req: "Request limit reached!" }`: all that is said.
      const [[key, value] = ['', null], ...others] = Object.entries(node.value).slice(0, 2);
      const text = others.length === 0 ? textOf(value) : null;
      if (text !== null) sole ??= { value: text, at: pointerOf([...node.path, key]) };
      continue;
    }
    const found = messageIn(node, except);
    if (found === null) continue;
    if (!saysOnlyStatus(found.value) && !isBadOutcomeWord(found.value)) return found;
    poor ??= found;
  }
  return poor ?? sole;
};
