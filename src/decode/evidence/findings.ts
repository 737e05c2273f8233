import type { Cause, Fix, Verdict } from '../../model';
import { corsFindings } from '../cors/cors-findings';
import { corsView } from '../cors/cors-view';
import type { Check, CheckContext, CheckParams, Evidence } from './check';
import { checks } from './checks';
import { sentNothing } from './credential-missing';
import type { Finding } from './finding';
import { addressFindings } from './finding-address';
import { contentFindings } from './finding-content';
import { credentialFindings } from './finding-credential';
import { trafficFindings } from './finding-traffic';

const noParams: CheckParams = {};

interface Told {
  readonly causes: Cause[];
  readonly fixes: Fix[];
}

/** A finding with its check at hand. */
interface Question extends Finding {
  readonly ask: Check;
  /** It makes no sense once it is certain that no credential was sent. */
  readonly ofWhatWasSent: boolean;
}

const questionOf = (finding: Finding): Question => {
  const ask = checks.get(finding.check);
  if (ask === undefined) throw new Error(`No check is called ${finding.check}.`);
  return { ...finding, ask, ofWhatWasSent: /^credential-(?!missing|wrong-place|expired)/.test(finding.check) };
};

const questions = [...credentialFindings, ...contentFindings, ...addressFindings, ...trafficFindings].map(questionOf);
const corsQuestions = corsFindings.map(questionOf);

const sorted = new Map<string, readonly Question[]>();

/** The questions that a failure of this kind and status raises, picked once for each such pair. */
const concerning = ({ exchange, reading }: CheckContext): readonly Question[] => {
  const { status } = exchange.response;
  const key = `${reading.category} ${status}`;
  const known = sorted.get(key);
  if (known !== undefined) return known;
  const picked = questions.filter((finding) => finding.on.includes(reading.category) || finding.statuses?.includes(status) === true);
  if (sorted.size < 1000) sorted.set(key, picked);
  return picked;
};

const verdictOf = (finding: Finding, answer: Evidence, context: CheckContext): Verdict | null => {
  if (answer.verdict === 'yes') return (finding.proves?.(context, answer) ?? true) ? 'confirmed' : 'possible';
  if (answer.verdict === 'no')
    return finding.ruleOut === true && answer.evidence !== null && answer.citations.length > 0 ? 'ruled-out' : null;
  if (finding.possible === 'always') return 'possible';
  return finding.possible === 'hint' && answer.evidence !== null ? 'possible' : null;
};

const tell = (told: Told, text: string, verdict: Verdict, answer: Evidence): void => {
  told.causes.push({ text, verdict, evidence: answer.evidence, citations: answer.citations });
};

const ask = (list: readonly Question[], context: CheckContext, asked: ReadonlySet<string>, told: Told): void => {
  const isEmpty = sentNothing(context);
  for (const finding of list) {
    if (asked.has(finding.check) || finding.when?.(context) === false) continue;
    if (isEmpty && finding.ofWhatWasSent) continue;
    const answer = finding.ask(context, finding.params ?? noParams);
    const verdict = verdictOf(finding, answer, context);
    if (verdict === null) continue;
    tell(told, finding.text, verdict, answer);
    if (verdict === 'confirmed') told.fixes.push({ text: finding.fix, snippets: [], url: null });
  }
};

/** What changed since the endpoint last worked: a fact in any failure but a rate limit, where it says nothing. */
const compareWithPast = (context: CheckContext, asked: ReadonlySet<string>, told: Told): void => {
  if (context.history.length === 0 || asked.has('worked-before') || ['rate-limit', 'billing'].includes(context.reading.category)) return;
  const answer = checks.get('worked-before')?.(context, {});
  if (answer?.verdict !== 'yes') return;
  const same = answer.evidence?.includes('differs in nothing') === true;
  if (same && ['conflict', 'validation', 'payload', 'method'].includes(context.reading.category)) return;
  tell(
    told,
    same ? 'The same request worked earlier, so the cause is likely on the server’s side' : 'It worked earlier, and this request differs',
    same ? 'possible' : 'confirmed',
    answer,
  );
};

/** Whatever no check can see, so that an unknown API's refusal is not left without a cause. */
const remaining = (context: CheckContext, asked: ReadonlySet<string>, told: Told): void => {
  const { exchange, reading } = context;
  if (asked.size > 0 || told.causes.some(({ verdict }) => verdict === 'confirmed')) return;
  const open = (text: string): void => tell(told, text, 'possible', { verdict: 'unknown', evidence: null, citations: [] });
  if (reading.category === 'auth' && !sentNothing(context)) open('The credential is mistyped, revoked or of another environment');
  if (reading.category === 'permission') open('The credential lacks the permission for this action');
  if (reading.category === 'not-found') open('The address is wrong, or the resource was deleted or is hidden from this credential');
  if (reading.category === 'server' && exchange.response.status >= 500) open('The server failed by itself: a bug or an overload');
};

/**
 * Causes that hold for any API, told by the checks that no rule has asked already. Confirmed ones come with a fix.
 * Empty where the exchange is no failure.
 */
export const findings = (context: CheckContext, alreadyAsked: ReadonlySet<string>): Told => {
  const told: Told = { causes: [], fixes: [] };
  if (!context.reading.isFailure) return told;
  const view = corsView(context);
  if (view.applies === true || view.preflight !== null) ask(corsQuestions, context, alreadyAsked, told);
  // A preflight carries nothing of the request it asks for.
  if (view.isPreflight) return told;
  ask(concerning(context), context, alreadyAsked, told);
  compareWithPast(context, alreadyAsked, told);
  remaining(context, alreadyAsked, told);
  return told;
};
