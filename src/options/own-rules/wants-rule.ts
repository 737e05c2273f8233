import type { Diagnosis, RulePack } from '../../model';

/** These packs know how any number of APIs answer, and none of them by name. */
const general = new Set<RulePack['kind']>(['standard', 'format', 'framework', 'server']);

/**
 * True where nothing but what any host may answer is known of a failure, so that a rule of the person's own would say more: no pack of its
 * API speaks of it, and none but the person's own claims the host.
 */
export const wantsRule = ({ rule, provider }: Pick<Diagnosis, 'rule' | 'provider'>, packs: readonly RulePack[]): boolean => {
  const isGeneral = (id: string | undefined): boolean => {
    const kind = packs.find((pack) => pack.id === id)?.kind;
    return kind === undefined || general.has(kind);
  };
  return isGeneral(rule?.split('/', 1)[0]) && (isGeneral(provider?.id) || provider?.id.startsWith('own:') === true);
};
