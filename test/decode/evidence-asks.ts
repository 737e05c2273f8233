import type { Diagnosis, Verdict } from '../../src/model';

/**
 * What a scenario asks of a diagnosis. A keyword is a lower-case substring, in which quotes do not count: `a|b & c & !d|e` means a or b,
 * and c, and neither d nor e, all in one cause (text and evidence). Digits alone match a whole number only.
 */
export interface Ask {
  readonly entry: number;
  /** For each inner list: some confirmed cause holds one of its keywords. */
  readonly mustConfirm?: readonly (readonly string[])[];
  /** No confirmed cause holds any of these keywords. */
  readonly mustNotConfirm?: readonly string[];
  readonly mustRuleOut?: readonly (readonly string[])[];
  /** Somewhere in title, summary or a cause of any verdict. */
  readonly mustSay?: readonly (readonly string[])[];
  readonly isFailure?: boolean;
  readonly code?: string | readonly string[];
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\b(is|are|was|were|do|does|did|has|have|had|could|would|should|must|need)n['\u2019]?t\b/g, '$1 not')
    .replace(/\bcan(?:['\u2019]?t|not)\b/g, 'can not')
    .replace(/[`'"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]/g, '')
    .replace(/\s+/g, ' ');

const holdsOne = (text: string, keyword: string): boolean =>
  /^\d+$/.test(keyword) ? new RegExp(`(?<![\\d.,:-])${keyword}(?!\\d|[.,:]\\d)`).test(text) : text.includes(flat(keyword));

/** Whether a text holds a keyword of the form above. */
export const holds = (said: string, keyword: string): boolean => {
  const text = ` ${flat(said)} `;
  return keyword.split(' & ').every((part) => {
    const unwanted = part.startsWith('!');
    const found = (unwanted ? part.slice(1) : part).split('|').some((one) => holdsOne(text, one));
    return found !== unwanted;
  });
};

/** What a diagnosis fails to do of what is asked; empty where it holds. */
export const failuresOf = (ask: Ask, diagnosis: Diagnosis): string[] => {
  const of = (verdict: Verdict): string[] =>
    diagnosis.causes.filter((cause) => cause.verdict === verdict).map(({ text, evidence }) => `${text} : ${evidence ?? ''}`);
  const [sure, open, out] = [of('confirmed'), of('possible'), of('ruled-out')];
  const some = (what: string, lists: readonly (readonly string[])[] = [], texts: readonly string[]): string[] =>
    lists
      .filter((list) => !texts.some((text) => list.some((keyword) => holds(text, keyword))))
      .map((list) => `${what} nothing of ${list.join(' // ')}: ${texts.join(' // ') || 'nothing'}`);
  const wrong = sure.filter((text) => ask.mustNotConfirm?.some((keyword) => holds(text, keyword)));
  const { code } = diagnosis.error;
  return [
    ...wrong.map((text) => `wrongly confirms ${text}`),
    ...some('confirms', ask.mustConfirm, sure),
    ...some('rules out', ask.mustRuleOut, out),
    ...some('says', ask.mustSay, [diagnosis.title, diagnosis.summary, ...sure, ...open, ...out]),
    ...(ask.isFailure === undefined || ask.isFailure === diagnosis.isFailure ? [] : [`isFailure is ${diagnosis.isFailure}`]),
    ...(ask.code === undefined || (code !== null && [ask.code].flat().includes(code)) ? [] : [`code is ${code}`]),
  ];
};
