import { endpointOf, requestUrl } from '../http/endpoint';
import type { Category, Diagnosis, Exchange, History, ProviderInfo, Reading, RulePack } from '../model';
import { isBlockedByCors } from './blocked-by-cors';
import type { Catalogue, IndexedRule } from './catalogue';
import { testOf } from './condition-test';
import type { CheckContext } from './evidence/check';
import { type Explained, explain, nothing } from './explain';
import { ExplainedOnDemand } from './explained-on-demand';
import { answeredByOf, byHost, type Identified, identify } from './identify';
import { Judged } from './judged';
import { knownOutcome } from './known-outcome';
import { candidatesOf, tellingRules } from './match-rule';
import { isQuiet } from './quiet';
import { readError } from './read-error';
import { isRedirectLoop } from './redirect-loop';
import type { TimingHints } from './retry/candidate';
import { clockSkewSeconds } from './retry/clock-skew';
import { readTiming } from './retry/read-timing';
import { statusTitle } from './status-title';

export interface DecodeOptions {
  readonly catalogue: Catalogue;
  /**
   * Earlier traffic, oldest first. It changes verdicts and evidence, never code, message or retry. Read when it is needed, at the
   * latest when causes or fixes are first read: it must not change in between (a getter may fetch it).
   */
  readonly history: History;
}

const providerInfo = ({ id, name, docs, statusPage, support }: RulePack): ProviderInfo => ({
  id,
  name,
  docs: docs ?? null,
  statusPage: statusPage ?? null,
  support: support ?? null,
});

/** A rule of the API itself, or one that names a code or a message, knows the kind of failure better than the reading does. */
const categoryOf = (match: IndexedRule | undefined, reading: Reading): Category =>
  match && (match.weight >= 100 || match.pack.kind === 'api') ? match.rule.category : reading.category;

/** What the pack documents about waiting; of its constants only those that hold here. */
const hintsOf = ({ retry }: RulePack, context: CheckContext): TimingHints => ({
  ...retry,
  constants: retry?.constants?.filter(({ when }) => testOf(when)(context) === 'yes') ?? [],
});

/** What is known of an exchange before its causes are looked for. */
interface Recognised extends Pick<Diagnosis, 'retry' | 'limits'> {
  readonly context: CheckContext;
  readonly identified: Identified;
  /** The rules that tell, the winning one first; none where nothing failed. */
  readonly matches: readonly IndexedRule[];
}

/** What an exchange says, whose it is, when to try again and which rules hold for it: everything but causes and fixes. */
const recognise = (exchange: Exchange, options: DecodeOptions): Recognised => {
  const { catalogue } = options;
  const about = (reading: Reading, pack: RulePack | null): CheckContext => new Judged(exchange, reading, pack, options);
  const url = requestUrl(exchange.request);
  const host = byHost(catalogue.byHost, url);
  const own = byHost(catalogue.overriding, url);
  const envelope = own?.envelope ?? host?.envelope;
  const told = readError(exchange, envelope);
  const known = knownOutcome([own, host], about(told, host));
  const read = known === null || (known === 'failure') === told.isFailure ? told : readError(exchange, envelope, known);
  const blocked = !read.isFailure && (isBlockedByCors(about(read, host)) || isRedirectLoop(exchange, options.history));
  const reading: Reading = blocked ? { ...read, isFailure: true, kind: 'network', category: 'network' } : read;
  const identified = identify(catalogue, about(reading, host));
  const context = about(reading, identified.provider);
  const { retry, limits } = readTiming(exchange, reading, identified.provider && hintsOf(identified.provider, context));
  const matches = reading.isFailure ? tellingRules(candidatesOf(catalogue, identified, own), context) : [];
  return { context, identified, matches, retry, limits };
};

/**
 * What an exchange means: whether it failed, whose failure it is, why with evidence, how to mend it and when to try again.
 * Causes, fixes and what goes with them are found when they are first read: a list of thousands shows none of them.
 * Pure; never throws; at most linear in the size of the exchange.
 */
export const decode = (exchange: Exchange, options: DecodeOptions): Diagnosis => {
  const { context, identified, matches, retry, limits } = recognise(exchange, options);
  const { reading } = context;
  const [match] = matches;
  const named = match?.rule ?? statusTitle(exchange, reading);
  const known: Omit<Diagnosis, keyof Explained> = {
    exchangeId: exchange.id,
    isFailure: reading.isFailure,
    kind: reading.kind,
    provider: identified.provider && identified.provider.kind !== 'standard' ? providerInfo(identified.provider) : null,
    rule: match ? `${match.pack.id}/${match.rule.id}` : null,
    title: named.title,
    summary: named.summary,
    category: categoryOf(match, reading),
    format: reading.format,
    error: reading.error,
    partial: reading.partial,
    answeredBy: answeredByOf(context, identified),
    retry,
    limits,
    clockSkewSeconds: clockSkewSeconds(exchange),
    quiet: isQuiet(exchange),
    endpoint: endpointOf(exchange.request),
  };
  return new ExplainedOnDemand(known, () => (reading.isFailure ? explain(matches, context, retry) : nothing));
};
