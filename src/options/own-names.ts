/** The three lists of what a person wants redacted besides the built-in names and shapes. */
export type OwnList = 'headers' | 'fields' | 'patterns';

export const ownLists: readonly OwnList[] = ['headers', 'fields', 'patterns'];

/** Bounds of each list: every line is compared with every name that a report holds. */
export const mostLines = 200;
export const mostCharacters = 200;

const everything: Readonly<Record<OwnList, string>> = {
  headers: 'would take out every header: name at least a part, such as x-acme-*',
  fields: 'would take out every value: name at least a part, such as *_badge',
  patterns: 'would take out every word: give at least a part, such as acme_*',
};

/** As redaction splits a text into words. */
const betweenWords = /[\s"'<>&?=,;()[\]{}]/;

const wrongHeader = (line: string): string | null => {
  if (/^[^\s:]+:\s/.test(line)) return 'holds a value: give the name before the colon only';
  if (line.endsWith(':')) return 'ends in a colon: leave it out';
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(line) ? null : 'is no header name: letters, digits, - and _ only, and * for any run of them';
};

const wrongPattern = (line: string): string | null => {
  if (betweenWords.test(line)) return 'can’t match: a pattern stands for one word, without spaces, quotes, brackets or < > & ? = , ;';
  if (!/[^*]{2}/.test(line)) return 'needs two characters side by side that are not *';
  return line.includes('*') || line.length >= 3 ? null : 'is too short: give three characters, or add a *';
};

/** What is wrong with one line of a list and how to mend it; null where nothing is. Surrounding white space does not count. */
export const wrongLine = (list: OwnList, line: string): string | null => {
  const text = line.trim();
  if (text === '') return 'is empty: remove it';
  if (text.length > mostCharacters) return `has ${text.length} characters: at most ${mostCharacters} are allowed`;
  if (/^\*+$/.test(text)) return everything[list];
  if (list === 'headers') return wrongHeader(text);
  return list === 'patterns' ? wrongPattern(text) : null;
};

export interface LineProblem {
  /** Counted from one. */
  readonly line: number;
  readonly reason: string;
}

/** The lines of a text box: what can be used, each once whatever its case, and what cannot. Empty lines are passed over. */
export const readLines = (list: OwnList, text: string): { items: readonly string[]; problems: readonly LineProblem[] } => {
  const items = new Map<string, string>();
  const problems: LineProblem[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || items.has(line.toLowerCase())) continue;
    const reason = items.size >= mostLines ? `is one too many: at most ${mostLines} lines are allowed` : wrongLine(list, line);
    if (reason === null) items.set(line.toLowerCase(), line);
    else if (problems.length < 20) problems.push({ line: i + 1, reason });
  }
  return { items: [...items.values()], problems };
};
