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

/** Most answers are only counted: the sentence of one is made when it is read. */
class Answer implements Evidence {
  constructor(
    readonly verdict: Evidence['verdict'],
    private readonly text: string | null,
    readonly citations: readonly Citation[],
  ) {}

  get evidence(): string | null {
    return this.text === null ? null : sentence(this.text);
  }
}

export const yes = (text: string, ...citations: readonly Citation[]): Evidence => new Answer('yes', text, citations);

export const no = (text: string, ...citations: readonly Citation[]): Evidence => new Answer('no', text, citations);

export const unknown = (text: string | null = null, ...citations: readonly Citation[]): Evidence => new Answer('unknown', text, citations);

/** The same fact under another verdict. */
export const judgedAs = (verdict: Evidence['verdict'], { evidence, citations }: Evidence): Evidence => ({ verdict, evidence, citations });
