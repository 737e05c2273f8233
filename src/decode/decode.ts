import { endpointOf } from '../http/endpoint';
import type {
  Category,
  Cause,
  Citation,
  Diagnosis,
  Exchange,
  Fix,
  History,
  ProviderInfo,
  Reading,
  Retry,
  RuleCause,
  RulePack,
} from '../model';
import type { Catalogue } from './catalogue';
import { checksIn } from './condition-weight';
import { evaluate } from './conditions';
import type { CheckContext, Evidence } from './evidence/check';
import { findings } from './evidence/findings';
import { fillSnippet } from './fill-snippet';
import { answeredByOf, byHost, type Identified, identify } from './identify';
import { type Match, matchingRules } from './match-rule';
import { isQuiet } from './quiet';
import { readError } from './read-error';
import { clockSkewSeconds } from './retry/clock-skew';
import { readTiming } from './retry/read-timing';
import { statusTitle } from './status-title';

export interface DecodeOptions {
  readonly catalogue: Catalogue;
  /** Earlier traffic, oldest first. It changes verdicts and evidence, never code, message or retry. */
  readonly history: History;
}

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

const providerInfo = ({ id, name, docs, statusPage, support }: RulePack): ProviderInfo => ({
  id,
  name,
  docs: docs ?? null,
  statusPage: statusPage ?? null,
  support: support ?? null,
});

/** A rule that names a code or a message knows the kind of failure better than the reading does; one that names a status does not. */
const categoryOf = (match: Match | undefined, reading: Reading): Category =>
  match && match.weight >= 100 ? match.rule.category : reading.category;

const documentedConstants = (pack: RulePack | null, context: CheckContext): { name: string; waitSeconds: number }[] =>
  (pack?.retry?.constants ?? [])
    .filter(({ when }) => evaluate(when, context).verdict === 'yes')
    .map(({ name, waitSeconds }) => ({ name, waitSeconds }));

const dedupe = <T extends { readonly text: string }>(items: readonly T[]): T[] =>
  [...new Map([...items].reverse().map((item) => [item.text, item])).values()].reverse();

const explain = (
  match: Match | undefined,
  identified: Identified,
  context: CheckContext,
  retry: Retry | null,
): Pick<Diagnosis, 'causes' | 'fixes'> => {
  const asked = new Set(
    (match?.rule.causes ?? []).flatMap(({ when, confirmedBy, ruledOutBy }) =>
      [when, confirmedBy, ruledOutBy].flatMap((one) => (one ? checksIn(one) : [])),
    ),
  );
  const own = (match?.rule.causes ?? []).map((cause) => toCause(cause, context));
  const found = findings(context, asked);
  const filling = {
    exchange: context.exchange,
    reading: context.reading,
    pack: identified.provider,
    waitSeconds: retry?.afterSeconds ?? null,
  };
  const fixes: Fix[] = (match?.rule.fixes ?? []).map(({ text, snippets = [], url }) => ({
    text,
    snippets: snippets.map((snippet) => fillSnippet(snippet, filling)),
    url: url ?? null,
  }));
  return {
    causes: dedupe([...own, ...found.causes]).sort((a, b) => order[a.verdict] - order[b.verdict]),
    fixes: dedupe([...fixes, ...found.fixes]),
  };
};

/**
 * What an exchange means: whether it failed, whose failure it is, why with evidence, how to mend it and when to try again.
 * Pure; never throws; at most linear in the size of the exchange.
 */
export const decode = (exchange: Exchange, { catalogue, history }: DecodeOptions): Diagnosis => {
  const host = byHost(catalogue, exchange.request.url);
  const reading = readError(exchange, host?.envelope);
  const blank: CheckContext = { exchange, reading, pack: host, history };
  const identified = identify(catalogue, blank);
  const context = { ...blank, pack: identified.provider };
  const hints = { ...identified.provider?.retry, constants: documentedConstants(identified.provider, context) };
  const { retry, limits } = readTiming(exchange, reading, hints);
  const [match] = reading.isFailure ? matchingRules(catalogue, identified, context) : [];
  const { causes, fixes } = reading.isFailure ? explain(match, identified, context, retry) : { causes: [], fixes: [] };
  const floor = statusTitle(exchange, reading);
  return {
    exchangeId: exchange.id,
    isFailure: reading.isFailure,
    kind: reading.kind,
    provider: identified.provider && identified.provider.kind !== 'standard' ? providerInfo(identified.provider) : null,
    rule: match ? `${match.pack.id}/${match.rule.id}` : null,
    title: match?.rule.title ?? floor.title,
    summary: match?.rule.summary ?? floor.summary,
    category: categoryOf(match, reading),
    format: reading.format,
    error: reading.error,
    partial: reading.partial,
    answeredBy: answeredByOf(context, identified),
    causes,
    fixes,
    warnings: match?.rule.warnings ?? [],
    tables: match?.rule.tables ?? [],
    links: match?.rule.links ?? [],
    retry,
    limits,
    clockSkewSeconds: clockSkewSeconds(exchange),
    quiet: isQuiet(exchange),
    endpoint: endpointOf(exchange.request),
  };
};
