import type { RulePack } from '../model';
import type { ReadPack } from './settings';

type Check = (text: string) => ReturnType<ReadPack>;

/** The id that a file gives itself, also where the rest of it is wrong. */
const idIn = (text: string): string | null => {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
};

/** Reads own packs: what the format says, and no id that a built-in pack has. Everything that is wrong is told at once. */
export const ownPackReader = (check: Check, builtIn: readonly RulePack[]): ReadPack => {
  const taken = new Map(builtIn.map(({ id, name }) => [id, name]));
  return (text) => {
    const { pack, problems } = check(text);
    const name = taken.get(pack?.id ?? idIn(text) ?? '');
    if (name === undefined) return { pack, problems };
    return { pack: null, problems: [{ path: 'id', reason: `is taken by the built-in pack ${name}: give it another` }, ...problems] };
  };
};
