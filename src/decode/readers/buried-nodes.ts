import { type ErrorNode, errorNodes } from './error-nodes';
import { get, isList, isObject, type Json, scalarOf, textOf } from './reader';

const MOST_VISITED = 300;
const MOST_MEMBERS = 40;
const MOST_ITEMS = 5;
const DEEPEST = 6;

const CODES = ['code', 'Code', 'errorCode', 'error_code', 'ErrorCode', 'type', 'status', 'name'] as const;
const TEXTS = [
  'message',
  'Message',
  'msg',
  'description',
  'errorMessage',
  'error_message',
  'ErrorMessage',
  'detail',
  'text',
  'reason',
] as const;

/** `errors`, `SubmitFault`, `errorList`: what hangs below is the error, by whatever names. */
const NAMES_ERROR = /(?:error|fault|exception|failure)(?:s|list|info|details?|object|data)?$/i;

const pairs = (value: Json): boolean =>
  CODES.some((key) => scalarOf(get(value, key)) !== null) && TEXTS.some((key) => textOf(get(value, key)) !== null);

interface Place {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * The nodes of an error that lies deeper than errors usually do, under names that say nothing: the first object on the way down that
 * pairs a code with a text, or hangs below a name for errors. Breadth first, bounded; asked for where nothing nearer speaks.
 */
export const buriedNodes = (root: unknown): readonly ErrorNode[] => {
  const places: Place[] = [{ value: root, path: [] }];
  for (let i = 0; i < places.length && i < MOST_VISITED; i++) {
    const { value, path } = places[i] ?? { value: null, path: [] };
    if (isObject(value) && path.length > 0 && (pairs(value) || NAMES_ERROR.test(nameIn(path))))
      return errorNodes(value).map((node) => ({
        value: node.value,
        path: [...path, ...node.path],
        ...(node.lists === undefined ? {} : { lists: node.lists }),
      }));
    if (path.length >= DEEPEST) continue;
    const entries: readonly (readonly [string | number, unknown])[] = isList(value)
      ? value.slice(0, MOST_ITEMS).map((item, index) => [index, item] as const)
      : isObject(value)
        ? Object.entries(value).slice(0, MOST_MEMBERS)
        : [];
    for (const [key, inner] of entries)
      if (typeof inner === 'object' && inner !== null) places.push({ value: inner, path: [...path, key] });
  }
  return [];
};

const nameIn = (path: readonly (string | number)[]): string => String(path.findLast((key) => typeof key === 'string') ?? '');
