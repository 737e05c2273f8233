import * as v from 'valibot';
import type { RulePack } from '../model';
import { conditionForms, packFile } from './pack-schema';

export interface Problem {
  /** Dotted path into the file, `(file)` for the whole. */
  readonly path: string;
  /** What is wrong and how to mend it, in one sentence. */
  readonly reason: string;
}

export type Checked =
  | { readonly pack: RulePack; readonly problems: readonly [] }
  | { readonly pack: null; readonly problems: readonly Problem[] };

/** Bounds before any work is done on a file that somebody handed over. */
export const bounds = { characters: 524_288, depth: 20, problems: 100 } as const;

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

const refuse = (...problems: Problem[]): Checked => ({ pack: null, problems });

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted && character === '\\') i++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '[' || character === '{')) deepest = Math.max(deepest, ++depth);
    else if (!quoted && (character === ']' || character === '}')) depth--;
  }
  return deepest;
};

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.') || '(file)';

/** Paths of keys that would reach into an object's prototype. */
const reservedKeys = (value: unknown, path: readonly string[] = []): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(reserved.has(key) ? [dotted([...path, key])] : []),
    ...reservedKeys(inner, [...path, key]),
  ]);
};

/** Number of edits between two short words, for "did you mean". */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

export const nearest = (word: string, known: readonly string[]): string | null => {
  const [best] = known.map((name) => ({ name, edits: distance(word.slice(0, 40), name) })).sort((a, b) => a.edits - b.edits);
  return best && best.edits <= Math.ceil(word.length / 3) ? best.name : null;
};

const known = [
  'id',
  'name',
  'kind',
  'version',
  'docs',
  'statusPage',
  'support',
  'recognize',
  'answers',
  'envelope',
  'outcome',
  'failsWhen',
  'succeedsWhen',
  'credentials',
  'retry',
  'secrets',
  'rules',
  'when',
  'title',
  'summary',
  'category',
  'causes',
  'fixes',
  'warnings',
  'tables',
  'links',
  'text',
  'confirmedBy',
  'ruledOutBy',
  'snippets',
  'url',
  'hosts',
  'paths',
  'fingerprints',
  'headers',
  'fields',
  'keys',
  'addresses',
  'constants',
  'asks',
  'email',
  'language',
  'code',
  'columns',
  'rows',
];

type Issue = v.BaseIssue<unknown>;

const pathOf = (issue: Issue): PropertyKey[] => issue.path?.map(({ key }) => key as PropertyKey) ?? [];

/** A union only says what it expected as a whole: where the value meant to be one form of condition, that form's own issues say more. */
const explain = (issue: Issue, base: readonly PropertyKey[] = [], depth = 0): Problem[] => {
  const path = [...base, ...pathOf(issue)];
  const { input } = issue;
  if (issue.type === 'union' && typeof input === 'object' && input !== null && depth < bounds.depth) {
    const key = Object.keys(input).find((name) => conditionForms.has(name));
    const form = key === undefined ? undefined : conditionForms.get(key);
    const inner = form ? v.safeParse(form, input) : null;
    if (inner && !inner.success) return inner.issues.flatMap((one) => explain(one, path, depth + 1));
  }
  const last = String(path.at(-1) ?? '');
  if (issue.expected === 'never') {
    const guess = nearest(last, known);
    return [{ path: dotted(path), reason: `is not a known key${guess ? `: did you mean “${guess}”?` : ': remove it'}` }];
  }
  if (issue.received === 'undefined') return [{ path: dotted(path), reason: `is missing: add ${issue.expected ?? 'it'}` }];
  const own = /^(must|is) /.test(issue.message);
  return [{ path: dotted(path), reason: own ? issue.message : `must be ${issue.expected ?? 'something else'}, not ${issue.received}` }];
};

const unknownChecks = (value: unknown, names: ReadonlySet<string>, path: readonly string[] = []): Problem[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { check } = value as { check?: unknown };
  const here: Problem[] = [];
  if (typeof check === 'string' && !names.has(check)) {
    const guess = nearest(check, [...names]);
    here.push({
      path: dotted([...path, 'check']),
      reason: `names no check${guess ? `: did you mean “${guess}”?` : `: use one of ${[...names].join(', ')}`}`,
    });
  }
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, inner]) => (key === 'examples' ? [] : unknownChecks(inner, names, [...path, key]))),
  ];
};

const repeatedIds = ({ rules }: RulePack): Problem[] => {
  const seen = new Map<string, number>();
  return rules.flatMap(({ id }, index) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    return first === undefined ? [] : [{ path: `rules.${index}.id`, reason: `repeats the id of rules.${first}: give it another` }];
  });
};

/**
 * Checks the text of a rule-pack file: all that is wrong at once, each with its path and how to mend it.
 * @param checkNames the questions the engine can answer; a pack that asks another is refused
 */
export const checkPack = (text: string, checkNames: ReadonlySet<string>): Checked => {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (source.length > bounds.characters)
    return refuse({ path: '(file)', reason: `is larger than ${bounds.characters / 1024} KiB: split it into several packs` });
  if (depthOf(source) > bounds.depth)
    return refuse({ path: '(file)', reason: `nests deeper than ${bounds.depth} levels: flatten its conditions` });
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return refuse({ path: '(file)', reason: `is not JSON: ${String(error instanceof Error ? error.message : error).slice(0, 200)}` });
  }
  const dangerous = reservedKeys(value).slice(0, bounds.problems);
  if (dangerous.length > 0) return refuse(...dangerous.map((path) => ({ path, reason: 'is a reserved name: remove it' })));
  const parsed = v.safeParse(packFile, value);
  const unknown = unknownChecks(value, checkNames);
  if (!parsed.success) return refuse(...[...parsed.issues.flatMap((issue) => explain(issue)), ...unknown].slice(0, bounds.problems));
  const { examples: _, $schema: __, ...pack } = parsed.output as unknown as RulePack & { examples?: unknown; $schema?: unknown };
  const problems = [...repeatedIds(pack), ...unknown].slice(0, bounds.problems);
  return problems.length > 0 ? refuse(...problems) : { pack, problems: [] };
};
