import type { Condition, Rule, RuleDraft, RulePack, StatusTest } from '../../model';
import { readHost } from '../read-host';

/** One thing a draft asks of a failure, by the draft's part. */
export interface Asked {
  readonly field: 'status' | 'code' | 'networkError' | 'message';
  readonly condition: Condition;
}

/** What is no status stays as it was written: the check of packs says what would be one. */
const statusTest = (text: string): StatusTest => {
  const [first = '', ...others] = text.split(/[\s,]+/).map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : word.toLowerCase()));
  return (others.length === 0 ? first : [first, ...others]) as StatusTest;
};

/** What a draft asks, part by part; nothing for what was left empty. */
export const askedBy = ({ status, code, networkError, message }: RuleDraft): readonly Asked[] => {
  const asked: (Asked | null)[] = [
    status.trim() === '' ? null : { field: 'status', condition: { status: statusTest(status.trim()) } },
    code.trim() === '' ? null : { field: 'code', condition: { code: code.trim() } },
    networkError.trim() === '' ? null : { field: 'networkError', condition: { networkError: networkError.trim() } },
    message.trim() === '' ? null : { field: 'message', condition: { message: { contains: message.trim() } } },
  ];
  return asked.filter((one) => one !== null);
};

/** The host of a draft as packs have it: lower case, without a port. What is none stays as it was written. */
export const hostOf = ({ host }: RuleDraft): string => readHost(host).host ?? host.trim();

/** The lines that say something, each with its place in the form: empty ones are left out of the rule. */
const said = <T>(lines: readonly T[], textOf: (line: T) => string): { readonly line: T; readonly at: number }[] =>
  lines.map((line, at) => ({ line, at })).filter(({ line }) => textOf(line).trim() !== '');

const saidCauses = ({ causes }: RuleDraft) => said(causes, String);
/** A link without a text is kept, so that the missing text is told. */
const saidFixes = ({ fixes }: RuleDraft) => said(fixes, ({ text, url }) => text + url);

/** The rule that a draft describes. */
export const ruleOf = (draft: RuleDraft, id: string): Rule => {
  const conditions = askedBy(draft).map(({ condition }) => condition);
  const [only] = conditions;
  return {
    id,
    when: conditions.length === 1 && only !== undefined ? only : { all: conditions },
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    category: draft.category,
    causes: saidCauses(draft).map(({ line }) => ({ text: line.trim() })),
    fixes: saidFixes(draft).map(({ line: { text, url } }) => ({ text: text.trim(), ...(url.trim() !== '' && { url: url.trim() }) })),
  };
};

/** A pack for the draft's host that holds these rules. */
export const packOf = (draft: RuleDraft, id: string, rules: readonly Rule[]): RulePack => ({
  id,
  name: draft.name.trim(),
  kind: 'api',
  recognize: { hosts: [hostOf(draft)] },
  rules,
});

export const printed = (pack: RulePack): string => JSON.stringify(pack, null, 2);

const token = /"(?:[^"\\]+|\\.)*"|[{}[\]:]/g;

/** Where the list under the outermost object's `rules` ends, just before its bracket; of two the last, as JSON.parse has it. */
const endOfRules = (text: string): number => {
  let depth = 0;
  let word = '';
  let key = '';
  let end = -1;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === ']' && depth === 2 && key === '"rules"') end = index;
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else if (found === ':' && depth === 1) key = word;
    else word = found;
  }
  return end;
};

/**
 * The text of a pack's file with one more rule at the end of its list. Everything else stays as it was written, to the letter: examples,
 * order, numbers that JavaScript would round.
 * @param text a pack's file that was checked
 */
export const withRule = (text: string, rule: Rule): string => {
  const end = endOfRules(text);
  if (end < 0) return text;
  const before = text.slice(0, end).trimEnd();
  const lines = JSON.stringify(rule, null, 2).replace(/^/gm, '    ');
  return `${before}${before.endsWith('[') ? '' : ','}\n${lines}\n  ${text.slice(end)}`;
};

/** The part of the draft that a path in the pack's file comes from; '' where it is none of them. `index` is the rule's place in its pack. */
export const fieldAt = (path: string, index: number, draft: RuleDraft): string => {
  if (path === 'name') return 'name';
  if (path.startsWith('recognize.')) return 'host';
  const prefix = `rules.${index}.`;
  if (!path.startsWith(prefix)) return '';
  const [part = '', at = '', ...rest] = path.slice(prefix.length).split('.');
  if (part === 'causes') return `causes.${saidCauses(draft)[Number(at)]?.at ?? 0}`;
  if (part === 'fixes') return `fixes.${saidFixes(draft)[Number(at)]?.at ?? 0}${rest[0] === 'url' ? '.url' : ''}`;
  if (part !== 'when') return part === 'id' ? '' : part;
  return askedBy(draft).find(({ field }) => [at, ...rest].includes(field))?.field ?? '';
};
