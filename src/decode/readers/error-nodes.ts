import { ofLatest } from '../../http/of-latest';
import { get, isList, isObject, type Json, keysAmong, listsNaming, type Ranks, ranksOf, scalarOf } from './reader';

/** An object of a body that may describe the error, and the way to it. */
export interface ErrorNode {
  readonly value: Json;
  readonly path: readonly (string | number)[];
  /** See `listsNaming`; absent where nobody has looked. */
  readonly lists?: number;
}

const none: readonly string[] = [];

/** The members of an error's object that are asked for, best first. */
export const keysOf = ({ value, lists }: ErrorNode, ranks: Ranks): readonly string[] =>
  lists !== undefined && (lists & ranks.bit) === 0 ? none : keysAmong(value, ranks);

/** Members under which APIs nest their errors, nearest meaning first. */
export const CONTAINERS = [
  'error',
  'errors',
  'Error',
  'Errors',
  'err',
  'fault',
  'Fault',
  'exception',
  'json',
  'response',
  'Response',
  'result',
  'body',
  'status',
  'meta',
  'header',
  'detail',
  'details',
  'message',
  'error_info',
  'errorInfo',
  'errorDetails',
  'error_details',
  'errorMessage',
  'failures',
  'problem',
  'violations',
  'issues',
  'issue',
  '_embedded',
  'messages',
  'Messages',
  'odata.error',
  'errorResponse',
  'ErrorResponse',
  'error_response',
  'transactionResponse',
  'base_resp',
  'ErrorDetails',
  'errorWrappers',
  'errorList',
  'error_list',
  'exceptionDetailList',
  'baseResp',
  'serviceException',
  'requestError',
  'policyException',
  'error_chain',
  'errorCauses',
  'innerError',
  'innererror',
  'response_metadata',
  'sys',
  'notifications',
  'exceptions',
  'faults',
  'd',
  'reasons',
  '@attributes',
  'responseStatus',
  'responseHeader',
  'responseInfo',
  'resultInfo',
  'statusInfo',
  'errorObject',
  'apiError',
  'failure',
] as const;

const RANKS = ranksOf(CONTAINERS);
const MOST_NODES = 60;
const MOST_ITEMS = 10;
const DEEPEST = 8;

/** The objects that may describe the error, the outermost first. Bounded in number and depth. */
export const errorNodes = (root: unknown): readonly ErrorNode[] => {
  if (typeof root !== 'object' || root === null) return [];
  return nodesOf(root);
};

/** `{ success: false, data: { error: "…" } }`, `{ data: [{ status: "error", code, message }] }`: elsewhere `data` is what was asked for. */
export const isRefusal = (root: object): boolean =>
  get(root, 'data') !== undefined &&
  ((get(root, 'success') === false && ['error', 'message'].some((key) => typeof get(root, 'data', key) === 'string')) ||
    (get(root, 'data', 0, 'status') === 'error' && typeof get(root, 'data', 0, 'message') === 'string'));

/** A list under any other name, whose first item has both a code and a text (`tppMessages` of PSD2). */
export const errorListIn = (root: object): readonly [string, unknown] | undefined =>
  Object.entries(root)
    .slice(0, 20)
    .find(
      ([, list]) =>
        ['code', 'errorCode', 'faultCode'].some((key) => scalarOf(get(list, 0, key)) !== null) &&
        ['message', 'text', 'description', 'msg'].some((key) => typeof get(list, 0, key) === 'string'),
    );

/** A step on the way to a node; the whole way is written down only for those nodes in which something is found. */
interface Step {
  readonly from: Step | null;
  readonly key: string | number;
  readonly depth: number;
}

const step = (from: Step | null, key: string | number): Step => ({ from, key, depth: (from?.depth ?? 0) + 1 });

class Found implements ErrorNode {
  readonly value: Json;
  readonly lists: number;
  readonly way: Step | null;

  constructor(value: Json, way: Step | null) {
    this.value = value;
    this.lists = listsNaming(value);
    this.way = way;
  }

  get path(): readonly (string | number)[] {
    const path: (string | number)[] = [];
    for (let at = this.way; at !== null; at = at.from) path.push(at.key);
    return path.reverse();
  }
}

/** `{ category: "WARNING", code, text }`: what it says is no failure. */
const isMild = (item: unknown): boolean => {
  for (const key of ['severity', 'category', 'level', '$severity']) {
    const word = get(item, key);
    if (typeof word === 'string' && /^(?:warn(?:ing)?|info(?:rmation)?|notice|debug)$/i.test(word)) return true;
  }
  return false;
};

/** `{ itemNotFound: { message, code } }`: the kind of the error is the name of all there is. */
const soleError = (root: Json): string | undefined => {
  const [key, ...others] = Object.keys(root);
  const inner = key === undefined || others.length > 0 ? undefined : get(root, key);
  return ['message', 'Message', 'msg', 'description'].some((name) => typeof get(inner, name) === 'string') ? key : undefined;
};

const collect = (root: object): readonly ErrorNode[] => {
  const nodes: Found[] = [];
  const add = (value: unknown, way: Step | null): void => {
    if (nodes.length >= MOST_NODES || (way !== null && way.depth > DEEPEST)) return;
    if (isObject(value)) nodes.push(new Found(value, way));
    else if (isList(value)) {
      const most = Math.min(value.length, MOST_ITEMS);
      // What is only a warning comes after what is an error.
      for (const mild of [false, true]) {
        for (let index = 0; index < most; index++) {
          const item: unknown = value[index];
          if (typeof item === 'object' && isMild(item) === mild) add(item, step(way, index));
        }
      }
    }
  };
  add(root, null);
  const [outermost] = nodes;
  if (isRefusal(root)) add(get(root, 'data'), step(null, 'data'));
  else if (!isList(root) && outermost !== undefined && (outermost.lists & RANKS.bit) === 0) {
    const sole = soleError(outermost.value);
    const [key, list] = sole === undefined ? (errorListIn(root) ?? []) : [sole, get(root, sole)];
    if (key !== undefined) add(list, step(null, key));
  }
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined) break;
    for (const key of keysOf(node, RANKS)) {
      const inner = get(node.value, key);
      if (typeof inner === 'object' && inner !== null) add(inner, step(node.way, key));
    }
  }
  return nodes;
};

const nodesOf = ofLatest(collect);
