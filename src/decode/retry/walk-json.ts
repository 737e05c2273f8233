import { ofLatest } from '../../http/of-latest';
import { meaning, meaningsOf } from './member-word';

/** An object or list within a JSON value, and how one comes to it. */
interface Level {
  readonly node: object;
  readonly parent: Level | null;
  /** Its key or index in the parent. */
  readonly key: string;
  readonly depth: number;
  /** It stands somewhere under a member that holds errors. */
  readonly amongErrors: boolean;
  /** The name under which it stands speaks to people; the root's does. */
  readonly isSpeaking: boolean;
  /** No name leads to it: the root, or an item of a root that is a list. */
  readonly isTop: boolean;
}

/** One member somewhere within a JSON value whose name means something; also a text in a list that stands under such a name. */
export interface Member {
  /** '' for an item of a list. */
  readonly key: string;
  readonly value: unknown;
  /** The sum of the `meaning`s of its name. */
  readonly meanings: number;
  readonly level: Level;
}

const MOST_MEMBERS = 5000;
const DEEPEST = 16;

/** What a walk found, and all that any of it means: most answers hold nothing of what is asked for. */
interface Walk {
  readonly members: readonly Member[];
  readonly meanings: number;
}

const NONE: readonly Member[] = [];

const inner = (parent: Level, key: string, node: object, meanings: number): Level => {
  const isItem = Array.isArray(parent.node);
  return {
    node,
    parent,
    key,
    depth: parent.depth + 1,
    amongErrors: parent.amongErrors || (!isItem && (meanings & meaning.holder) !== 0),
    isSpeaking: isItem ? parent.isSpeaking : (meanings & meaning.speaking) !== 0,
    isTop: isItem && parent.isTop,
  };
};

/** The items of a list: texts where they matter, and whatever holds more. Gives how many were seen. */
const readList = (level: Level, list: readonly unknown[], most: number, queue: Level[], found: Member[]): number => {
  const matters = level.amongErrors || level.isSpeaking;
  const count = Math.min(list.length, most);
  for (let i = 0; i < count; i++) {
    const value = list[i];
    if (typeof value === 'object' && value !== null) {
      if (level.depth < DEEPEST) queue.push(inner(level, String(i), value, 0));
    } else if (matters && typeof value === 'string') found.push({ key: '', value, meanings: 0, level });
  }
  return count;
};

const readObject = (level: Level, most: number, queue: Level[], found: Member[]): number => {
  const node = level.node as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const key in node) {
    if (++count > most) return most;
    const value = node[key];
    const meanings = meaningsOf(key);
    if (meanings !== 0) found.push({ key, value, meanings, level });
    if (typeof value === 'object' && value !== null && level.depth < DEEPEST) queue.push(inner(level, key, value, meanings));
  }
  return count;
};

const walk = (root: object): Walk => {
  const members: Member[] = [];
  const queue: Level[] = [{ node: root, parent: null, key: '', depth: 0, amongErrors: false, isSpeaking: true, isTop: true }];
  let left = MOST_MEMBERS;
  for (const level of queue) {
    left -= Array.isArray(level.node) ? readList(level, level.node, left, queue, members) : readObject(level, left, queue, members);
    if (left <= 0) break;
  }
  let meanings = 0;
  for (const member of members) meanings |= member.meanings;
  return { members, meanings };
};

const walkOf = ofLatest(walk);

/**
 * The members that may tell of limits and waits, outermost first, without recursion: of at most 5,000 members, 16 levels deep. Walked
 * once per value for all who ask.
 */
export const walkJson = (root: unknown): readonly Member[] => (typeof root === 'object' && root !== null ? walkOf(root).members : NONE);

/** Those of them whose names mean one of the given `meaning`s. */
export const membersMeaning = (root: unknown, wanted: number): readonly Member[] => {
  if (typeof root !== 'object' || root === null) return NONE;
  const { members, meanings } = walkOf(root);
  return (meanings & wanted) === 0 ? NONE : members.filter((member) => (member.meanings & wanted) !== 0);
};

/** Where a member stands, as one would write it: `error.details[1].retryDelay`. */
export const pathOf = ({ key, level }: Member): string => {
  let path = '';
  for (let at: Level | null = level, last = key; at !== null; last = at.key, at = at.parent) {
    if (Array.isArray(at.node)) path = `[${last}]${path}`;
    else path = `.${last}${path}`;
  }
  return path.replace(/^\./, '');
};
