import type { RulePack } from '../model';

/** One host that is to be treated as a pack's API. The host is a name or a glob by label, lower case, without a port. */
export interface HostMapping {
  readonly host: string;
  /** Id of the pack. */
  readonly pack: string;
}

const sameHost = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Packs with the person's own hosts added to what they are recognised by. A host that is mapped belongs to its pack alone:
 * the same text is taken from every other. Mappings to packs that are not there change nothing; of two for one host the first counts.
 */
export const withHosts = (packs: readonly RulePack[], mappings: readonly HostMapping[]): readonly RulePack[] => {
  const known = new Set(packs.map(({ id }) => id));
  const wanted = mappings.filter(
    ({ host, pack }, i) => known.has(pack) && mappings.findIndex((other) => known.has(other.pack) && sameHost(other.host, host)) === i,
  );
  if (wanted.length === 0) return packs;
  return packs.map((pack): RulePack => {
    const own = wanted.filter((mapping) => mapping.pack === pack.id).map(({ host }) => host);
    const before = pack.recognize?.hosts ?? [];
    const kept = before.filter((host) => !wanted.some((mapping) => sameHost(mapping.host, host)));
    if (own.length === 0 && kept.length === before.length) return pack;
    return { ...pack, recognize: { ...pack.recognize, hosts: [...kept, ...own] } };
  });
};
