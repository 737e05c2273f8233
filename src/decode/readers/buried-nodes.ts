import { type ErrorNode, errorNodes } from './error-nodes';
import { isList, isObject, type Json, keysAmong, ranksOf, scalarOf, textOf } from './reader';

const MOST_VISITED = 300;
const MOST_MEMBERS = 40;
const MOST_ITEMS = 5;
const DEEPEST = 6;

const CODES = ranksOf(['code', 'errorCode', 'error_code', 'errCd', 'type', 'status', 'name']);
const TEXTS = ranksOf(['message', 'msg', 'description', 'errorMessage', 'error_message', 'errMsg', 'errNm', 'detail', 'text', 'reason']);

/** `errors`, `SubmitFault`, `errorList`: what hangs below is the error, by whatever names. */
const NAMES_ERROR = /(?:error|fault|exception|failure)(?:s|list|info|details?|object|data)?$|^(?:reason|problem|rejection|denial)s?$/i;

const pairs = (value: Json): boolean =>
  keysAmong(value, CODES).some((key) => scalarOf(value[key]) !== null) &&
  keysAmong(value, TEXTS).some((key) => textOf(value[key]) !== null);

interface Place {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * The nodes of an error that lies deeper than errors usually do, under names that say nothing: the first object on the way down that
 * pairs a code with a text, or hangs below a name for errors. Breadth first, bounded; asked for where the nodes already
 * known do not speak.
 */
export const buriedNodes = (root: unknown, known: readonly ErrorNode[]): readonly ErrorNode[] => {
  const seen = new Set<unknown>(known.map(({ value }) => value));
  const places: Place[] = [{ value: root, path: [] }];
  for (let i = 0; i < places.length && i < MOST_VISITED; i++) {
    const { value, path } = places[i] ?? { value: null, path: [] };
    if (isObject(value) && !seen.has(value) && (pairs(value) || NAMES_ERROR.test(nameIn(path))))
      return errorNodes(value).map((node) => ({
        value: node.value,
        path: [...path, ...node.path],
        ...(node.lists === undefined ? {} : { lists: node.lists }),
      }));
    if (path.length >= DEEPEST) continue;
    let looked = 0;
    const most = isList(value) ? MOST_ITEMS : MOST_MEMBERS;
    // Stops early, where a list of all the members would be as long as the body.
    for (const key in value as object) {
      if (++looked > most) break;
      const inner = (value as Json)[key];
      if (typeof inner === 'object' && inner !== null) places.push({ value: inner, path: [...path, isList(value) ? Number(key) : key] });
    }
  }
  return [];
};

const nameIn = (path: readonly (string | number)[]): string => String(path.findLast((key) => typeof key === 'string') ?? '');
