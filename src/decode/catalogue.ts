import type { Condition, Rule, RulePack, StatusTest } from '../model';
import { weight } from './condition-weight';

export interface IndexedRule {
  readonly pack: RulePack;
  readonly rule: Rule;
  readonly weight: number;
}

/**
 * The books, indexed by what an exchange shows at a glance, so that the cost of a look-up does not grow with the number of packs.
 * Keys are `host:…`, `status:…`, `code:…`, `header:…`: see `keysOf`.
 */
export interface Catalogue {
  readonly packs: readonly RulePack[];
  readonly byHost: ReadonlyMap<string, readonly RulePack[]>;
  readonly byFingerprint: ReadonlyMap<string, readonly { readonly pack: RulePack; readonly condition: Condition }[]>;
  readonly byAnswer: ReadonlyMap<string, readonly RulePack[]>;
  /** Rules of standard packs; those of the others are found through their pack. */
  readonly standardRules: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly rulesOf: ReadonlyMap<string, readonly IndexedRule[]>;
}

const texts = (test: unknown): string[] | null => {
  if (typeof test === 'string') return [test];
  if (Array.isArray(test)) return test.filter((one) => typeof one === 'string');
  if (typeof test !== 'object' || test === null) return null;
  const { equals, oneOf } = test as { equals?: unknown; oneOf?: unknown };
  return texts(equals ?? oneOf ?? null);
};

const statusKeys = (test: StatusTest): string[] => {
  if (typeof test === 'number') return [`status:${test}`];
  if (test === 'error') return ['status:4xx', 'status:5xx'];
  return typeof test === 'string' ? [`status:${test}`] : test.flatMap(statusKeys);
};

const prefixed = (prefix: string, test: unknown): string[] => texts(test)?.map((text) => `${prefix}:${text}`) ?? [`${prefix}:*`];

/** The keys under one of which an exchange must be found for the condition to hold; `*` where none can be named. */
const anchors = (condition: Condition): string[] => {
  if ('all' in condition) {
    const choices = condition.all.map(anchors).filter((keys) => !keys.includes('*'));
    // Fewest first, and a code before a status: it lets the fewest exchanges through.
    const rank = (keys: string[]): number =>
      keys.length + (keys[0]?.startsWith('status:') ? 1000 : 0) + (keys[0]?.endsWith(':*') ? 500 : 0);
    return choices.sort((a, b) => rank(a) - rank(b))[0] ?? ['*'];
  }
  if ('any' in condition) {
    const keys = condition.any.flatMap(anchors);
    return keys.includes('*') ? ['*'] : keys;
  }
  if ('status' in condition) return statusKeys(condition.status);
  if ('code' in condition) return prefixed('code', condition.code);
  if ('networkError' in condition) return prefixed('error', condition.networkError);
  if ('format' in condition) return prefixed('format', condition.format);
  if ('requestHeader' in condition) return [`request:${condition.requestHeader.toLowerCase()}`];
  if ('responseHeader' in condition) return [`response:${condition.responseHeader.toLowerCase()}`];
  return ['*'];
};

const put = <T>(map: Map<string, T[]>, keys: readonly string[], value: T): void => {
  for (const key of new Set(keys)) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }
};

/** `api.x.com` under itself; `*.x.com` and `s3.*.x.com` under the last label that is no glob, `com`-like tails joined as far as they go. */
const hostKey = (pattern: string): string => {
  const labels = pattern.toLowerCase().split('.');
  const lastGlob = labels.findLastIndex((label) => label.includes('*'));
  return labels.slice(lastGlob + 1).join('.') || '*';
};

/** The keys under which a host is looked up: itself and each of its parent domains. */
export const hostKeys = (host: string): string[] => {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.').slice(-10);
  return [...labels.map((_, i) => labels.slice(i).join('.')), '*'];
};

/** Indexes packs once; later packs of the same id replace earlier ones. */
export const catalogueOf = (packs: readonly RulePack[]): Catalogue => {
  const unique = [...new Map(packs.map((pack) => [pack.id, pack])).values()];
  const byHost = new Map<string, RulePack[]>();
  const byFingerprint = new Map<string, { pack: RulePack; condition: Condition }[]>();
  const byAnswer = new Map<string, RulePack[]>();
  const standardRules = new Map<string, IndexedRule[]>();
  const rulesOf = new Map<string, IndexedRule[]>();
  for (const pack of unique) {
    const rules = pack.rules.map((rule) => ({ pack, rule, weight: weight(rule.when) }));
    rulesOf.set(pack.id, rules);
    if (pack.kind === 'standard') for (const indexed of rules) put(standardRules, anchors(indexed.rule.when), indexed);
    put(byHost, (pack.recognize?.hosts ?? []).map(hostKey), pack);
    for (const condition of pack.recognize?.fingerprints ?? []) put(byFingerprint, anchors(condition), { pack, condition });
    if (pack.answers) put(byAnswer, anchors(pack.answers), pack);
  }
  return { packs: unique, byHost, byFingerprint, byAnswer, standardRules, rulesOf };
};
