import type { RulePack } from '../model';
import type { ReadPack } from './settings';

type Check = (text: string) => ReturnType<ReadPack>;

/** Reads own packs: what the format says, and no id that a built-in pack has. */
export const ownPackReader = (check: Check, builtIn: readonly RulePack[]): ReadPack => {
  const taken = new Map(builtIn.map(({ id, name }) => [id, name]));
  return (text) => {
    const { pack, problems } = check(text);
    const name = pack === null ? undefined : taken.get(pack.id);
    if (name === undefined) return { pack, problems };
    return { pack: null, problems: [{ path: 'id', reason: `is taken by the built-in pack ${name}: give it another` }] };
  };
};
