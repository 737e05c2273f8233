import type { Citation, Exchange, History, Reading, RulePack } from '../../model';

/** What a check may look at: the exchange under judgement, what its answer says, whose API it is, and what went before. */
export interface CheckContext {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly pack: RulePack | null;
  readonly history: History;
}

export type CheckParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A three-valued answer and the fact it rests on: one sentence, without any secret. `unknown` may carry a hint. */
export interface Evidence {
  readonly verdict: 'yes' | 'no' | 'unknown';
  readonly evidence: string | null;
  readonly citations: readonly Citation[];
}

/** A question about an exchange. Never throws, whatever the exchange holds; linear in its size. */
export type Check = (context: CheckContext, params: CheckParams) => Evidence;

const articles = ['the ', 'a ', 'an ', 'no ', 'every ', 'about '];

/** Names of fields keep their case at the start; articles take a capital. */
const sentence = (text: string): string => {
  const start = articles.some((article) => text.startsWith(article)) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  const end = start.endsWith('”') ? start.charAt(start.length - 2) : start.charAt(start.length - 1);
  return '.!?…'.includes(end) ? start : `${start}.`;
};

const evidence = (verdict: Evidence['verdict'], text: string, citations: readonly Citation[]): Evidence => ({
  verdict,
  evidence: sentence(text),
  citations,
});

export const yes = (text: string, ...citations: readonly Citation[]): Evidence => evidence('yes', text, citations);

export const no = (text: string, ...citations: readonly Citation[]): Evidence => evidence('no', text, citations);

export const unknown = (text: string | null = null, ...citations: readonly Citation[]): Evidence =>
  text === null ? { verdict: 'unknown', evidence: null, citations } : evidence('unknown', text, citations);
