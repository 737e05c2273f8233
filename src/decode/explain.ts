import type { Cause, Citation, Diagnosis, Fix, Retry, RuleCause } from '../model';
import { checksIn } from './condition-weight';
import { evaluate } from './conditions';
import type { CheckContext, Evidence } from './evidence/check';
import { findings } from './evidence/findings';
import { fillSnippet } from './fill-snippet';
import { isIntermediary } from './identify';
import type { Match } from './match-rule';

const order = { confirmed: 0, possible: 1, 'ruled-out': 2 } as const;

const verdictOf = (cause: RuleCause, context: CheckContext): { verdict: Cause['verdict']; by: Evidence | null } => {
  if (cause.when) {
    const by = evaluate(cause.when, context);
    return { verdict: by.verdict === 'yes' ? 'confirmed' : by.verdict === 'no' ? 'ruled-out' : 'possible', by };
  }
  const proof = cause.confirmedBy ? evaluate(cause.confirmedBy, context) : null;
  if (proof?.verdict === 'yes') return { verdict: 'confirmed', by: proof };
  const refutation = cause.ruledOutBy ? evaluate(cause.ruledOutBy, context) : null;
  if (refutation?.verdict === 'yes') return { verdict: 'ruled-out', by: refutation };
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

const unique = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
};

const textOf = ({ text }: { readonly text: string }): string => text;

/** The winning rule; behind that of an intermediary, also what any host's failure of this kind calls for: the API behind it never spoke. */
const telling = (matches: readonly Match[]): Match[] => {
  const [first] = matches;
  if (!first) return [];
  const general = isIntermediary(first.pack) ? matches.find(({ pack }) => pack.kind === 'standard') : undefined;
  return general ? [first, general] : [first];
};

/** Causes with their verdicts, confirmed first; fixes with snippets filled from the request; warnings, tables and links. */
export const explain = (matches: readonly Match[], context: CheckContext, retry: Retry | null): Explained => {
  const rules = telling(matches).map(({ rule }) => rule);
  const causes = rules.flatMap((rule) => rule.causes);
  const conditions = causes.flatMap(({ when, confirmedBy, ruledOutBy }) => [when, confirmedBy, ruledOutBy]);
  const asked = new Set(conditions.flatMap((condition) => (condition ? checksIn(condition) : [])));
  const found = findings(context, asked);
  const filling = { ...context, waitSeconds: retry?.afterSeconds ?? null };
  const fixes = rules
    .flatMap((rule) => rule.fixes)
    .map(
      ({ text, snippets = [], url }): Fix => ({
        text,
        snippets: snippets.map((snippet) => fillSnippet(snippet, filling)),
        url: url ?? null,
      }),
    );
  return {
    causes: unique([...causes.map((cause) => toCause(cause, context)), ...found.causes], textOf).sort(
      (a, b) => order[a.verdict] - order[b.verdict],
    ),
    fixes: unique([...fixes, ...found.fixes], textOf),
    warnings: unique(
      rules.flatMap(({ warnings = [] }) => warnings),
      String,
    ),
    tables: unique(
      rules.flatMap(({ tables = [] }) => tables),
      ({ title }) => title,
    ),
    links: unique(
      rules.flatMap(({ links = [] }) => links),
      ({ url }) => url,
    ),
  };
};
