import { globMatches, hostMatches } from '../http/glob';
import { perHeaderName } from '../http/headers';
import type { AnsweredBy, Exchange, RulePack } from '../model';
import type { Catalogue, Sign } from './catalogue';
import { hostKeys } from './catalogue';
import { evaluate } from './conditions';
import type { CheckContext } from './evidence/check';
import { exchangeKeys } from './exchange-keys';
import { inTheEyesOf } from './judged';

/** Who the caller wrote to, who is recognised to have written the answer, and on what grounds. */
export interface Identified {
  /** The API (or framework, or server) that the exchange belongs to; null where nothing identifies one. */
  readonly provider: RulePack | null;
  /** The intermediary that wrote the answer itself; null where none is recognised. */
  readonly answeredBy: RulePack | null;
  readonly evidence: string | null;
  /** What the exchange was looked up by, and its rules are. */
  readonly keys: readonly string[];
}

const rank: Readonly<Record<RulePack['kind'], number>> = {
  api: 6,
  platform: 5,
  gateway: 4,
  waf: 4,
  cdn: 4,
  'load-balancer': 4,
  server: 3,
  framework: 2,
  format: 1,
  standard: 0,
};

/** Labels that are no glob count; a path narrows further. */
const hostWeight = (pattern: string, pack: RulePack): number =>
  pattern.split('.').filter((label) => label !== '*').length * 2 - (pattern.includes('*') ? 1 : 0) + (pack.recognize?.paths ? 1 : 0);

/** The pack whose host and paths fit a URL best; null where none does. */
export const byHost = (packs: Catalogue['byHost'], url: URL | null): RulePack | null => {
  if (packs.size === 0) return null;
  const [host, path] = [url?.hostname ?? '', url?.pathname ?? ''];
  let best: { pack: RulePack; weight: number } | null = null;
  for (const key of hostKeys(host)) {
    for (const pack of packs.get(key) ?? []) {
      const { hosts = [], paths } = pack.recognize ?? {};
      if (paths && !paths.some((pattern) => globMatches(pattern, path))) continue;
      for (const pattern of hosts) {
        const weight = hostWeight(pattern, pack);
        if (hostMatches(pattern, host) && (best === null || weight > best.weight)) best = { pack, weight };
      }
    }
  }
  return best?.pack ?? null;
};

const isNarrower = (sign: Sign, than: Sign): boolean => {
  const byRank = rank[sign.pack.kind] - rank[than.pack.kind];
  return byRank > 0 || (byRank === 0 && sign.weight > than.weight);
};

/** The pack of the highest rank among those whose sign the exchange bears, of several the one with the narrowest sign. */
const bySign = (signs: Catalogue['byFingerprint'], keys: readonly string[], context: CheckContext): RulePack | null => {
  let best: Sign | null = null;
  for (const key of keys) {
    for (const sign of signs.get(key) ?? []) {
      if ((best === null || isNarrower(sign, best)) && sign.holds(context) === 'yes') best = sign;
    }
  }
  return best?.pack ?? null;
};

/**
 * Whose failure it is: a host (its pack is that of the context) decides before a fingerprint, an API before the framework it is
 * built with.
 * An intermediary is named as the provider only where it wrote the answer and nothing else is known: a wrong name is worse than none.
 */
export const identify = (catalogue: Catalogue, context: CheckContext): Identified => {
  const keys = exchangeKeys(context.exchange, context.reading, catalogue);
  const answeredBy = bySign(catalogue.byAnswer, keys, context);
  const evidence = answeredBy?.answers ? evaluate(answeredBy.answers, inTheEyesOf(answeredBy, context)).evidence : null;
  const provider = context.pack ?? bySign(catalogue.byFingerprint, keys, context) ?? answeredBy;
  return { provider, answeredBy, evidence, keys };
};

/** A web server that answers 502, 503 or 504 of its own accord does so as a gateway: the service is behind it (RFC 9110, 15.6.3 to 15.6.5). */
const standing = ({ kind }: RulePack, status: number): AnsweredBy['kind'] => {
  if (kind === 'cdn' || kind === 'waf' || kind === 'load-balancer' || kind === 'gateway') return kind;
  return kind === 'server' && status >= 502 && status <= 504 ? 'gateway' : 'origin';
};

/** Names who answered: the browser where nothing came back, the intermediary that wrote the answer, else the origin where its API is known. */
export const answeredByOf = ({ exchange, reading }: CheckContext, { provider, answeredBy, evidence }: Identified): AnsweredBy => {
  if (exchange.response.status === 0) return blocked(exchange.networkError);
  if (exchange.fromServiceWorker)
    return { kind: 'service-worker', name: null, evidence: 'The page’s service worker handed out this answer.' };
  if (answeredBy) {
    return {
      kind: standing(answeredBy, exchange.response.status),
      name: answeredBy.name,
      evidence: evidence ?? `The answer is one that ${answeredBy.name} writes itself.`,
    };
  }
  const isGateways = exchange.response.status >= 502 && exchange.response.status <= 504;
  const isOwn = provider?.kind === 'framework' ? !isGateways : reading.error.code !== null;
  if (provider && provider.kind !== 'standard' && isOwn) {
    return { kind: 'origin', name: provider.name, evidence: `The body is an error of ${provider.name}.` };
  }
  return byApplication(exchange) ?? { kind: 'unknown', name: null, evidence: null };
};

/** Fields that application servers and frameworks add to their own answers; proxies pass them on and leave them out of theirs. */
const isApplications = perHeaderName((name) => /^(?:x-powered-by|x-aspnet(?:mvc)?-version|x-runtime)$/.test(name));

const byApplication = ({ response }: Exchange): AnsweredBy | null => {
  const field = response.headers.find(({ name, value }) => isApplications(name) && !/proxy|gateway|cache|cdn|\barr\b/i.test(value));
  if (field === undefined) return null;
  return {
    kind: 'origin',
    name: null,
    evidence: `The answer has ${field.name}: ${field.value.slice(0, 60)}, which applications add themselves.`,
  };
};

const blocked = (error: string | null): AnsweredBy => {
  if (error === 'net::ERR_BLOCKED_BY_CLIENT')
    return { kind: 'extension', name: null, evidence: 'The browser reports that an extension or a setting blocked the request.' };
  if (error?.startsWith('net::ERR_BLOCKED') || error?.startsWith('net::ERR_UNSAFE') || error === 'net::ERR_ABORTED') {
    return { kind: 'browser', name: null, evidence: `The browser itself ended the request (${error}).` };
  }
  return { kind: 'unknown', name: null, evidence: 'No answer arrived.' };
};
