import { get, isList, isObject, type Json, keysAmong, ranksOf, textOf } from './reader';

/** Members of one item that hold its words, those meant for people first. */
const MESSAGES = [
  'message',
  'msg',
  'detail',
  'description',
  'defaultMessage',
  'errorMessage',
  'help_message',
  'razao',
  'motivo',
  'reason',
  'error_message',
  'error',
  'title',
  'issue',
  'details',
  'messages',
  'text',
  '$message',
  'defaultUserMessage',
  'userMessage',
  'developerMessage',
  'Message',
  'ErrorMessage',
  'code',
  'type',
  'rule',
  'keyword',
];

const MESSAGE_RANKS = ranksOf(MESSAGES);

/** The text of one item: its own words, the words for its constraints, or failing all its code. */
export const textIn = (item: Json): string => {
  const constraints = get(item, 'constraints');
  const words = isObject(constraints) ? Object.values(constraints).flatMap((one) => textOf(one) ?? []) : [];
  if (words.length > 0) return words.join('; ');
  for (const key of keysAmong(item, MESSAGE_RANKS)) {
    const value = get(item, key);
    const text =
      textOf(value) ??
      (isList(value)
        ? value
            .slice(0, 20)
            .flatMap((one) => textOf(one) ?? [])
            .join('; ')
        : null);
    if (text !== null && text !== '') return text;
  }
  return '';
};
