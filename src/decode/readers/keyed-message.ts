import { get, isObject, type Json, scalarOf, textOf } from './reader';

/** `{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }`: a message with its number and its heading. */
export const isKeyedMessage = (item: unknown): item is Json =>
  isObject(item) &&
  textOf(get(item, 'key')) !== null &&
  /^\d{1,6}$/.test(scalarOf(get(item, 'id')) ?? '') &&
  /\S\s+\S/.test(textOf(get(item, 'value')) ?? '') &&
  Object.keys(item).length <= 4;
