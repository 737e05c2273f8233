import type { Cause, Citation, Diagnosis, Fix, Retry, Rule, RuleCause, RuleFix, Verdict } from '../model';
import type { IndexedRule } from './catalogue';
import { checksIn } from './condition-weight';
import { evaluate } from './conditions';
import type { CheckContext, Evidence } from './evidence/check';
import { findings } from './evidence/findings';
import { type Filling, fillSnippet } from './fill-snippet';
import { ownFix, ownReason } from './own-reason';

const verdictOf = (cause: RuleCause, context: CheckContext): { verdict: Cause['verdict']; by: Evidence | null } => {
  if (cause.when) {
    const by = evaluate(cause.when, context);
    return { verdict: by.verdict === 'yes' ? 'confirmed' : by.verdict === 'no' ? 'ruled-out' : 'possible', by };
  }
  // What a look at the request refutes is no cause, whatever code or message claim.
  const refutation = cause.ruledOutBy ? evaluate(cause.ruledOutBy, context) : null;
  if (refutation?.verdict === 'yes') return { verdict: 'ruled-out', by: refutation };
  const proof = cause.confirmedBy ? evaluate(cause.confirmedBy, context) : null;
  if (proof?.verdict === 'yes') return { verdict: 'confirmed', by: proof };
  return { verdict: 'possible', by: proof?.verdict === 'unknown' ? proof : null };
};

const toCause = (cause: RuleCause, context: CheckContext): Cause => {
  const { verdict, by } = verdictOf(cause, context);
  const citations: readonly Citation[] = by?.citations ?? [];
  // A verdict that cites nothing is no verdict.
  if (verdict !== 'possible' && !by?.evidence) return { text: cause.text, verdict: 'possible', evidence: null, citations: [] };
  return { text: cause.text, verdict, evidence: by?.evidence ?? null, citations };
};

/** What a diagnosis tells beyond its title. */
export type Explained = Pick<Diagnosis, 'causes' | 'fixes' | 'warnings' | 'tables' | 'links'>;

export const nothing: Explained = { causes: [], fixes: [], warnings: [], tables: [], links: [] };

const unique = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => {
  if (items.length < 2) return items;
  const seen = new Set<string>();
  return items.filter((item) => seen.size < seen.add(key(item)).size);
};

const textOf = ({ text }: { readonly text: string }): string => text;

const of = (causes: readonly Cause[], verdict: Verdict): Cause[] => causes.filter((cause) => cause.verdict === verdict);

/** Confirmed ones first, and in each group those of the rule before those of any failure. */
const inOrder = (causes: readonly Cause[]): readonly Cause[] => [
  ...of(causes, 'confirmed'),
  ...of(causes, 'possible'),
  ...of(causes, 'ruled-out'),
];

/** True where a general finding confirms by the very fact by which the rule confirms its own cause. */
const repeats = (own: Cause, found: Cause): boolean => {
  if (own.verdict !== 'confirmed' || found.verdict !== 'confirmed' || own.evidence === null || found.evidence === null) return false;
  return own.evidence.split(';', 1)[0] === found.evidence.split(';', 1)[0];
};

const asking = new WeakMap<Rule, ReadonlySet<string>>();

/** The names of the checks that a rule's causes ask, looked up once per rule. */
const checksOf = (rule: Rule): ReadonlySet<string> => {
  const known = asking.get(rule);
  if (known !== undefined) return known;
  const conditions = rule.causes.flatMap(({ when, confirmedBy, ruledOutBy }) => [when ?? [], confirmedBy ?? [], ruledOutBy ?? []].flat());
  const names = new Set(conditions.flatMap(checksIn));
  asking.set(rule, names);
  return names;
};

const askedBy = ([first, ...others]: readonly Rule[]): ReadonlySet<string> =>
  first === undefined
    ? new Set()
    : others.length === 0
      ? checksOf(first)
      : new Set([first, ...others].flatMap((rule) => [...checksOf(rule)]));

const toFix = ({ text, snippets = [], url }: RuleFix, filling: Filling): Fix => ({
  text,
  snippets: snippets.map((snippet) => fillSnippet(snippet, filling)),
  url: url ?? null,
});

/** What each of the rules holds of one kind, made into what is shown; of those with the same key the first. */
const gathered = <T, U>(
  rules: readonly Rule[],
  pick: (rule: Rule) => readonly T[] | undefined,
  make: (item: T) => U,
  key: (item: U) => string,
  more: readonly U[] = [],
  first: U | null = null,
): readonly U[] => {
  const all: U[] = first === null ? [] : [first];
  for (const rule of rules) for (const item of pick(rule) ?? []) all.push(make(item));
  all.push(...more);
  return unique(all, key);
};

const itself = <T>(item: T): T => item;

/** Causes with their verdicts, confirmed first; fixes with snippets filled from the request; warnings, tables and links. */
export const explain = (matches: readonly IndexedRule[], context: CheckContext, retry: Retry | null): Explained => {
  const rules = matches.map(({ rule }) => rule);
  const found = findings(context, askedBy(rules));
  const { exchange, reading, pack } = context;
  const filling: Filling = { exchange, reading, pack, waitSeconds: retry?.afterSeconds ?? null };
  const own = gathered(
    rules,
    ({ causes }) => causes,
    (cause) => toCause(cause, context),
    textOf,
  );
  const others = found.causes.filter((cause) => !own.some((one) => repeats(one, cause)));
  const all = unique([...own, ...others], textOf);
  const reason = all.some(({ verdict }) => verdict === 'confirmed') ? null : ownReason(matches, context);
  return {
    causes: inOrder(reason === null ? all : [reason, ...all]),
    fixes: gathered(
      rules,
      ({ fixes }) => fixes,
      (fix) => toFix(fix, filling),
      textOf,
      found.fixes,
      ownFix(matches, context),
    ),
    warnings: gathered(rules, ({ warnings }) => warnings, itself, String),
    tables: gathered(
      rules,
      ({ tables }) => tables,
      itself,
      ({ title }) => title,
    ),
    links: gathered(
      rules,
      ({ links }) => links,
      itself,
      ({ url }) => url,
    ),
  };
};
