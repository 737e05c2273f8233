import type { RulePack } from '../model';

/** Every built-in pack: a new API is one more file in one of the two folders. `import: 'default'` leaves the examples out of what ships. */
const files = import.meta.glob<RulePack>(['./providers/*.ts', './standards/*.ts'], { eager: true, import: 'default' });

export const packs: readonly RulePack[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, pack]) => pack);
