import { globMatches, hostMatches } from '../http/glob';
import type { AnsweredBy, RulePack } from '../model';
import type { Catalogue } from './catalogue';
import { hostKeys } from './catalogue';
import { evaluate } from './conditions';
import type { CheckContext } from './evidence/check';
import { exchangeKeys, gather } from './exchange-keys';

/** Who the caller wrote to, who is recognised to have written the answer, and on what grounds. */
export interface Identified {
  /** The API (or framework, or server) that the exchange belongs to; null where nothing identifies one. */
  readonly provider: RulePack | null;
  /** The intermediary that wrote the answer itself; null where none is recognised. */
  readonly answeredBy: RulePack | null;
  readonly evidence: string | null;
}

const intermediaries: readonly string[] = ['gateway', 'cdn', 'load-balancer', 'waf', 'server'];

/** Stands between the client and the API, and may answer in its place. */
export const isIntermediary = ({ kind }: RulePack): boolean => intermediaries.includes(kind);

const rank: Readonly<Record<RulePack['kind'], number>> = {
  api: 5,
  platform: 4,
  gateway: 3,
  waf: 3,
  cdn: 3,
  'load-balancer': 3,
  server: 2,
  framework: 1,
  standard: 0,
};

const locate = (url: string): { host: string; path: string } => {
  try {
    const { hostname, pathname } = new URL(url);
    return { host: hostname, path: pathname };
  } catch {
    return { host: '', path: '' };
  }
};

/** Labels that are no glob count; a path narrows further. */
const hostWeight = (pattern: string, pack: RulePack): number =>
  pattern.split('.').filter((label) => label !== '*').length * 2 - (pattern.includes('*') ? 1 : 0) + (pack.recognize?.paths ? 1 : 0);

export const byHost = (catalogue: Catalogue, url: string): RulePack | null => {
  const { host, path } = locate(url);
  let best: { pack: RulePack; weight: number } | null = null;
  for (const pack of gather(catalogue.byHost, hostKeys(host))) {
    const { hosts = [], paths } = pack.recognize ?? {};
    if (paths && !paths.some((pattern) => globMatches(pattern, path))) continue;
    for (const pattern of hosts) {
      const weight = hostWeight(pattern, pack);
      if (hostMatches(pattern, host) && (best === null || weight > best.weight)) best = { pack, weight };
    }
  }
  return best?.pack ?? null;
};

const byFingerprint = (catalogue: Catalogue, keys: readonly string[], context: CheckContext): RulePack | null => {
  let best: RulePack | null = null;
  for (const { pack, condition } of gather(catalogue.byFingerprint, keys)) {
    if (best !== null && rank[pack.kind] <= rank[best.kind]) continue;
    if (isIntermediary(pack) && pack.answers) continue;
    if (evaluate(condition, { ...context, pack }).verdict === 'yes') best = pack;
  }
  return best;
};

/**
 * Whose failure it is: a host decides before a fingerprint, an API before the framework it is built with.
 * An intermediary is named as the provider only where it wrote the answer and nothing else is known: a wrong name is worse than none.
 */
export const identify = (catalogue: Catalogue, context: CheckContext): Identified => {
  const keys = exchangeKeys(context.exchange, context.reading);
  let answeredBy: RulePack | null = null;
  let evidence: string | null = null;
  for (const pack of gather(catalogue.byAnswer, keys)) {
    if (!pack.answers || (answeredBy !== null && rank[pack.kind] <= rank[answeredBy.kind])) continue;
    const answer = evaluate(pack.answers, { ...context, pack });
    if (answer.verdict !== 'yes') continue;
    answeredBy = pack;
    evidence = answer.evidence;
  }
  const provider = byHost(catalogue, context.exchange.request.url) ?? byFingerprint(catalogue, keys, context) ?? answeredBy;
  return { provider, answeredBy, evidence };
};

/** Names who answered: the browser where nothing came back, the intermediary that wrote the answer, else the origin where its API is known. */
export const answeredByOf = ({ exchange, reading }: CheckContext, { provider, answeredBy, evidence }: Identified): AnsweredBy => {
  if (exchange.response.status === 0) return blocked(exchange.networkError);
  if (exchange.fromServiceWorker)
    return { kind: 'service-worker', name: null, evidence: 'The page’s service worker handed out this answer.' };
  if (answeredBy) {
    const kind =
      answeredBy.kind === 'cdn' || answeredBy.kind === 'waf' || answeredBy.kind === 'load-balancer'
        ? answeredBy.kind
        : answeredBy.kind === 'gateway'
          ? 'gateway'
          : 'origin';
    return { kind, name: answeredBy.name, evidence: evidence ?? `The answer is one that ${answeredBy.name} writes itself.` };
  }
  if (provider && provider.kind !== 'standard' && reading.error.code !== null) {
    return { kind: 'origin', name: provider.name, evidence: `The body is an error of ${provider.name}.` };
  }
  return { kind: 'unknown', name: null, evidence: null };
};

const blocked = (error: string | null): AnsweredBy => {
  if (error === 'net::ERR_BLOCKED_BY_CLIENT')
    return { kind: 'extension', name: null, evidence: 'The browser reports that an extension or a setting blocked the request.' };
  if (error?.startsWith('net::ERR_BLOCKED') || error?.startsWith('net::ERR_UNSAFE') || error === 'net::ERR_ABORTED') {
    return { kind: 'browser', name: null, evidence: `The browser itself ended the request (${error}).` };
  }
  return { kind: 'unknown', name: null, evidence: 'No answer arrived.' };
};
