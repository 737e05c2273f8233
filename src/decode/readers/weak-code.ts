import { pointerOf } from '../../http/json-pointer';
import { type ErrorNode, keysOf } from './error-nodes';
import { type Fact, get, isList, ranksOf, textOf } from './reader';
import { hasWords, isJoinedCode, isStatusPhrase, isUuid, looksLikeCode, saysWrong } from './words';

/** Members that hold a code in some APIs and something else in others: read only where the value reads like a code. */
const WEAK = [
  'error',
  'err',
  'errorType',
  'error_type',
  'ErrorType',
  'exceptionType',
  'ExceptionType',
  'exc_type',
  'typeKey',
  'type',
  'Type',
  'error_summary',
  'title',
] as const;
/** The same, believed only of a value made of several joined words, or beside a message. */
const WEAKER = ['reason', 'Reason', 'label', 'name', 'category', 'kind', 'status', 'id', 'key', 'exception', 'tag'] as const;

const WEAK_RANKS = ranksOf(WEAK);
const WEAKER_RANKS = ranksOf(WEAKER);

export const fact = (node: ErrorNode, key: string, value: string): Fact => ({ value, at: pointerOf([...node.path, key]) });

const MESSAGES = [
  'message',
  'Message',
  'msg',
  'error_description',
  'errorMessage',
  'error_message',
  'description',
  'detail',
  'errorSummary',
];
const hasMessage = (node: ErrorNode): boolean =>
  MESSAGES.some((key) => textOf(get(node.value, key)) !== null) || hasWords(textOf(get(node.value, 'error')) ?? '');

const isTexts = (value: unknown): boolean => isList(value) && value.length > 0 && value.every((one) => typeof one === 'string');

const isCapitals = (text: string): boolean => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(text);

/** `{ statusCode: 422, name: "validation_error", message }`: among few words, one that tells what went wrong. */
const isNameOfError = (node: ErrorNode, text: string): boolean =>
  isJoinedCode(text) &&
  saysWrong(text) &&
  hasMessage(node) &&
  Object.keys(node.value).length <= 8 &&
  Object.values(node.value).every((value) => typeof value !== 'object' || value === null);

const believed = (node: ErrorNode, name: string, text: string): boolean => {
  const key = name.toLowerCase();
  // An `id` or `name` beside much else belongs to a thing, not to an error.
  if (key === 'id' && get(node.value, 'type') === 'Error') return isJoinedCode(text);
  if (key === 'id')
    return /^[a-z]+(?:[._][a-z]+)*$/.test(text) && hasMessage(node) && Object.keys(node.value).length <= (/[._]/.test(text) ? 8 : 6);
  if (key === 'status')
    return (
      (isCapitals(text) && text.length > 3 && !/^(?:COMPLETED?|PARTIAL\w*|SUCCESS|DONE)$/.test(text)) ||
      (node.path.length > 0 && isJoinedCode(text) && hasMessage(node))
    );
  if (key === 'category' || key === 'kind' || key === 'tag' || key === 'label') return isCapitals(text);
  if (key === 'name') {
    // A name in words joined by `_` is a thing's as well: it counts beside errors in words.
    const isNamed = isCapitals(text) || /(?:Error|Exception)$/.test(text);
    if (isTexts(get(node.value, 'errors'))) return isNamed || isJoinedCode(text);
    return (isNamed && (hasMessage(node) || isList(get(node.value, 'errors')))) || isNameOfError(node, text);
  }
  // A reason that stands there all but alone: `{ reason: "Unregistered", timestamp }`.
  return (
    isJoinedCode(text) ||
    hasMessage(node) ||
    (/^[A-Z][a-z]{6,40}$/.test(text) && node.path.length === 0 && Object.keys(node.value).length <= 2)
  );
};

export const weakCode = (node: ErrorNode): Fact | null => {
  for (const key of keysOf(node, WEAK_RANKS)) {
    const text = textOf(get(node.value, key));
    if (text === null || !looksLikeCode(text) || isStatusPhrase(text) || text.startsWith('error.')) continue;
    // One word may be a code or a sentence; `gone` beside a message is a code, `Oops` alone is not.
    if (isJoinedCode(text) || (/^(?:error|type|error_?type)$/i.test(key) && (hasMessage(node) || /^[a-z]+$|^[A-Z\d_]+$/.test(text))))
      return fact(node, key, key === 'error_summary' ? text.replace(/[/.]+$/, '') : text);
  }
  for (const key of keysOf(node, WEAKER_RANKS)) {
    const text = textOf(get(node.value, key));
    if (text !== null && looksLikeCode(text) && !isStatusPhrase(text) && !isUuid(text) && believed(node, key, text))
      return fact(node, key, text);
  }
  return null;
};
