/** One member somewhere within a JSON value. */
export interface Member {
  readonly key: string;
  readonly value: unknown;
  /** As one would write it: `error.details[1].retryDelay`. */
  readonly path: string;
  /** The object or array it stands in. */
  readonly parent: object;
  /** Keys from the root down to the parent; indexes of arrays are left out. */
  readonly ancestors: readonly string[];
}

const MOST_MEMBERS = 5000;
const DEEPEST = 16;

interface Level {
  readonly node: object;
  readonly path: string;
  readonly ancestors: readonly string[];
  readonly depth: number;
}

const walked = new WeakMap<object, readonly Member[]>();

/** Every member, outermost first, without recursion: at most 5,000 of them and 16 levels deep. */
export const walkJson = (root: unknown): readonly Member[] => {
  if (typeof root !== 'object' || root === null) return [];
  const known = walked.get(root);
  if (known !== undefined) return known;
  const found: Member[] = [];
  const queue: Level[] = [{ node: root, path: '', ancestors: [], depth: 0 }];
  for (const { node, path, ancestors, depth } of queue) {
    const list = Array.isArray(node);
    for (const key of Object.keys(node).slice(0, MOST_MEMBERS - found.length)) {
      const value: unknown = (node as Record<string, unknown>)[key];
      const at = list ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      found.push({ key: list ? '' : key, value, path: at, parent: node, ancestors });
      if (typeof value === 'object' && value !== null && depth < DEEPEST) {
        queue.push({ node: value, path: at, ancestors: list ? ancestors : [...ancestors, key], depth: depth + 1 });
      }
    }
    if (found.length >= MOST_MEMBERS) break;
  }
  walked.set(root, found);
  return found;
};

/** `retry_after`, `retryAfter` and `Retry-After` alike: letters and digits in lower case. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
