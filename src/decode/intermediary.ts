import type { RulePack } from '../model';

const intermediaries: readonly RulePack['kind'][] = ['gateway', 'cdn', 'load-balancer', 'waf', 'server'];

/** Stands between the client and the API, and may answer in its place. */
export const isIntermediary = ({ kind }: RulePack): boolean => intermediaries.includes(kind);
