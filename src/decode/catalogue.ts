import { perHeaderName } from '../http/headers';
import { segmentsOf } from '../http/json-pointer';
import { perName } from '../http/per-name';
import type { Condition, Rule, RulePack, StatusTest, TextTest } from '../model';
import { type Test, testOf } from './condition-test';
import { checksIn, weight } from './condition-weight';
import { isIntermediary } from './intermediary';
import { inTheEyesOf } from './judged';

export interface IndexedRule {
  readonly pack: RulePack;
  readonly rule: Rule;
  readonly weight: number;
  readonly holds: Test;
}

type KeyOf = (name: string) => string | null;

/** Of a header that was received: what it is found by itself, and what the keys of its values begin with; null where nothing is found so. */
interface ReceivedKeys {
  readonly name: string | null;
  readonly value: string | null;
}

/** A pack and what it is recognised by. */
export interface Sign {
  readonly pack: RulePack;
  readonly weight: number;
  readonly holds: Test;
}

/**
 * The books, indexed by what an exchange shows at a glance, so that the cost of a look-up does not grow with the number of packs.
 * Keys are `status:…`, `code:…`, `response:…` (a header, or with `=` one of its values), `member:…`, `segment:…` and the like: see `anchors`.
 */
export interface Catalogue {
  readonly packs: readonly RulePack[];
  readonly byHost: ReadonlyMap<string, readonly RulePack[]>;
  readonly byFingerprint: ReadonlyMap<string, readonly Sign[]>;
  readonly byAnswer: ReadonlyMap<string, readonly Sign[]>;
  /** Rules of standard packs; those of the others are found through their pack. The narrowest stand first, here and there. */
  readonly standardRules: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly rulesOf: ReadonlyMap<string, readonly IndexedRule[]>;
  /** Packs whose rules are asked before all others wherever they claim the host: the person's own. */
  readonly overriding: ReadonlyMap<string, readonly RulePack[]>;
  /** Every key that anything is found under, but for hosts: an exchange has dozens that lead nowhere. */
  readonly keys: ReadonlySet<string>;
  /** Segments of paths, in lower case, under which something is found. */
  readonly segments: ReadonlySet<string>;
  /** The keys of what an exchange shows; null where nothing is found under one. */
  readonly statusKey: KeyOf;
  readonly formatKey: KeyOf;
  readonly categoryKey: KeyOf;
  /** Of a header that was sent, and of one that was received. */
  readonly requestKey: KeyOf;
  readonly responseKeys: (name: string) => ReceivedKeys;
  /** Of a member of the answer's outermost object. */
  readonly memberKey: KeyOf;
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

/** The member of the answer's outermost object that a pointer leads through; none can be named where it leads through a list. */
const memberKeys = (pointer: string): string[] => {
  const [first] = segmentsOf(pointer);
  return first === undefined || /^(?:\*|\d+)$/.test(first) ? ['*'] : [`member:${first}`];
};

/** Texts every one of which, or one of which, stands in the path where the test passes; each between slashes or at its end. */
const pathParts = (test: TextTest): readonly string[] => {
  if (typeof test === 'string') return [`${test}/`];
  if ('length' in test) return test.map((path) => `${path}/`);
  const { equals, oneOf, startsWith, endsWith, contains, glob } = test;
  if (equals !== undefined) return [`${equals}/`];
  if (oneOf !== undefined) return oneOf.map((path) => `${path}/`);
  if (startsWith !== undefined) return [startsWith];
  if (glob !== undefined) return [glob.endsWith('*') ? glob : `${glob}/`];
  if (contains !== undefined) return [contains].flat();
  return endsWith === undefined ? [''] : [`${endsWith}/`];
};

/** A whole segment of each path that passes; none can be named where one has no literal segment between two slashes. */
const segmentKeys = (test: TextTest): string[] => {
  const found = pathParts(test).map((part) => /\/([^/*]+)(?=\/)/.exec(part)?.[1]);
  return found.every((segment) => segment !== undefined) ? found.map((segment) => `segment:${segment.toLowerCase()}`) : ['*'];
};

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
  if ('category' in condition) return prefixed('category', condition.category);
  if ('requestHeader' in condition) return [`request:${condition.requestHeader.toLowerCase()}`];
  if ('responseHeader' in condition) {
    const name = `response:${condition.responseHeader.toLowerCase()}`;
    return texts(condition.is)?.map((value) => `${name}=${value}`) ?? [name];
  }
  if ('responseField' in condition) return memberKeys(condition.responseField);
  if ('path' in condition) return segmentKeys(condition.path);
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

/** The keys under which a host is looked up: itself and each of its parent domains, at most ten labels long. */
export const hostKeys = perName((host): readonly string[] => {
  let domain = host.toLowerCase();
  if (domain.endsWith('.')) domain = domain.slice(0, -1);
  const keys: string[] = [];
  for (let dot = domain.length; keys.length < 10 && dot >= 0; ) {
    dot = dot === 0 ? -1 : domain.lastIndexOf('.', dot - 1);
    keys.push(domain.slice(dot + 1));
  }
  return [...keys.reverse(), '*'];
});

const narrowerFirst = (a: IndexedRule, b: IndexedRule): number => b.weight - a.weight;

/** Checks about credentials ask the pack in question which ones it wants. */
const signOf = (pack: RulePack, condition: Condition): Sign => {
  const test = testOf(condition);
  const holds: Test = checksIn(condition).length === 0 ? test : (context) => test(inTheEyesOf(pack, context));
  return { pack, weight: weight(condition), holds };
};

const never = (): boolean => false;

/**
 * Indexes packs once; later packs of the same id replace earlier ones.
 * @param overrides whether a pack's rules come before those of whoever else its hosts belong to
 */
export const catalogueOf = (packs: readonly RulePack[], overrides: (pack: RulePack) => boolean = never): Catalogue => {
  const unique = [...new Map(packs.map((pack) => [pack.id, pack])).values()];
  const byHost = new Map<string, RulePack[]>();
  const overriding = new Map<string, RulePack[]>();
  const byFingerprint = new Map<string, Sign[]>();
  const byAnswer = new Map<string, Sign[]>();
  const standardRules = new Map<string, IndexedRule[]>();
  const rulesOf = new Map<string, IndexedRule[]>();
  for (const pack of unique) {
    const rules = pack.rules.map((rule) => ({ pack, rule, weight: weight(rule.when), holds: testOf(rule.when) }));
    rulesOf.set(pack.id, rules.toSorted(narrowerFirst));
    if (pack.kind === 'standard') for (const indexed of rules) put(standardRules, anchors(indexed.rule.when), indexed);
    const hosts = (pack.recognize?.hosts ?? []).map(hostKey);
    put(byHost, hosts, pack);
    if (overrides(pack)) put(overriding, hosts, pack);
    // What an intermediary adds to every answer that it passes on does not make it the provider.
    const fingerprints = isIntermediary(pack) && pack.answers ? [] : (pack.recognize?.fingerprints ?? []);
    for (const condition of fingerprints) put(byFingerprint, anchors(condition), signOf(pack, condition));
    if (pack.answers) put(byAnswer, anchors(pack.answers), signOf(pack, pack.answers));
  }
  for (const rules of standardRules.values()) rules.sort(narrowerFirst);
  const keys = new Set([...byFingerprint.keys(), ...byAnswer.keys(), ...standardRules.keys()]);
  const valued = new Set([...keys].filter((key) => /^response:[^=]*=/.test(key)).map((key) => key.slice(0, key.indexOf('=') + 1)));
  const keyAmong =
    (what: string) =>
    (name: string): string | null =>
      keys.has(`${what}:${name}`) ? `${what}:${name}` : null;
  return {
    packs: unique,
    byHost,
    byFingerprint,
    byAnswer,
    standardRules,
    rulesOf,
    overriding,
    keys,
    segments: new Set([...keys].filter((key) => key.startsWith('segment:')).map((key) => key.slice('segment:'.length))),
    statusKey: perName(keyAmong('status')),
    formatKey: perName(keyAmong('format')),
    categoryKey: perName(keyAmong('category')),
    requestKey: perHeaderName(keyAmong('request')),
    responseKeys: perHeaderName((name) => ({
      name: keyAmong('response')(name),
      value: valued.has(`response:${name}=`) ? `response:${name}=` : null,
    })),
    memberKey: perName(keyAmong('member')),
  };
};
