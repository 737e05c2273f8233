import type { RulePack } from '../model';
import type { Settings } from './settings';

/** Own packs get ids that no built-in pack can have, so that neither ever stands for the other. */
export const ownId = (id: string): string => `own:${id}`;

/** True for a pack that the person made or brought. */
export const isOwn = ({ id }: RulePack): boolean => id.startsWith(ownId(''));

const ownPacks = ({ own }: Settings): RulePack[] =>
  own.flatMap(({ on, pack }) => (on && pack !== null ? [{ ...pack, id: ownId(pack.id) }] : []));

/** The packs that decode: the built-in ones that are not switched off, then the person's own that are on. */
export const activePacks = (builtIn: readonly RulePack[], settings: Settings): readonly RulePack[] => {
  const off = new Set(settings.off);
  return [...builtIn.filter(({ id }) => !off.has(id)), ...ownPacks(settings)];
};

/** The packs whose names and key formats are redacted: a built-in pack that is switched off still guards its secrets. */
export const redactingPacks = (builtIn: readonly RulePack[], settings: Settings): readonly RulePack[] => [
  ...builtIn,
  ...ownPacks(settings),
];
