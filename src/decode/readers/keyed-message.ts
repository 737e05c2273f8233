import { get, isObject, type Json, scalarOf, textOf } from './reader';

/** `{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }`: a message with its number and its heading. */
export const isKeyedMessage = (item: unknown): item is Json =>
  isObject(item) &&
  Object.keys(item).length <= 4 &&
  /^\d{1,6}$/.test(scalarOf(get(item, 'id')) ?? '') &&
  textOf(get(item, 'key')) !== null &&
  /\S\s+\S/.test(textOf(get(item, 'value')) ?? '');
