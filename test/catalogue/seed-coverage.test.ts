import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import blocksecops, { examples as blocksecopsExamples } from '../../src/catalogue/providers/blocksecops';
import nat, { examples as natExamples } from '../../src/catalogue/providers/nat';
import nudg3, { examples as nudg3Examples } from '../../src/catalogue/providers/nudg3';
import apiGuide, { examples as apiGuideExamples } from '../../src/catalogue/standards/api-guide';
import connection, { examples as connectionExamples } from '../../src/catalogue/standards/connection';
import type { Example, Rule, RulePack } from '../../src/model';
import { seedCoverage } from './seed-coverage';

const folder = new URL('../fixtures/seeds/', import.meta.url);
const linesOf = (file: string): string[] => readFileSync(new URL(file, folder), 'utf8').split('\n');

const books: readonly { readonly pack: RulePack; readonly examples: readonly Example[] }[] = [
  { pack: nat, examples: natExamples },
  { pack: nudg3, examples: nudg3Examples },
  { pack: blocksecops, examples: blocksecopsExamples },
  { pack: apiGuide, examples: apiGuideExamples },
  { pack: connection, examples: connectionExamples },
];

const numbersOf = (range: string): number[] => {
  const [first = Number.NaN, last = first] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

/** Every string, number and key within a value, placeholders filled with what stands for them. */
const textOf = (value: unknown, placeholder: string): string => {
  if (typeof value === 'string')
    return value.replaceAll('{{credential}}', placeholder).replace(/\{\{[a-zA-Z]+(?::[^{}|]*)?(?:\|([^{}]*))?\}\}/g, '$1');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${Array.isArray(value) ? '' : key} ${textOf(inner, placeholder)}`)
    .join('\n');
};

const beginsWith = (item: unknown, beginning: string): boolean => {
  const { text, title } = typeof item === 'string' ? { text: item, title: '' } : (item as { text?: string; title?: string });
  return (text ?? title ?? '').startsWith(beginning);
};

/** What a reference names; a message where it names nothing or more than one thing. */
const resolve = (reference: string): { text: string } | { problem: string } => {
  const [, packId = '', ruleId, part = '', beginning] = /^([\w-]+)(?:\/([\w-]+))? (\w+)(?:: (.+))?$/.exec(reference) ?? [];
  const book = books.find(({ pack }) => pack.id === packId);
  if (!book) return { problem: `no pack ${packId}` };
  const placeholder = book.pack.credentials?.[0]?.placeholder ?? 'YOUR_API_KEY';
  const found = (value: unknown) => (value === undefined ? { problem: `no ${part}` } : { text: textOf(value, placeholder) });
  if (ruleId === undefined) return found(book.pack[part as keyof RulePack]);
  const rule = book.pack.rules.find(({ id }) => id === ruleId);
  if (!rule) return { problem: `no rule ${ruleId}` };
  if (part === 'example') {
    const examples = book.examples.filter((example) => example.rule === ruleId);
    return examples.length > 0
      ? {
          text: textOf(
            examples.map(({ request, response }) => ({ request, response })),
            placeholder,
          ),
        }
      : { problem: 'no example' };
  }
  const value = rule[part as keyof Rule];
  if (beginning === undefined) return Array.isArray(value) ? { problem: `${part} needs the beginning of a text` } : found(value);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const hits = items.filter((item) => beginsWith(item, beginning));
  return hits.length === 1 ? found(hits[0]) : { problem: `${hits.length} ${part} begin so` };
};

/** Words that the copies of the documents ran together are taken apart: `Bad RequestINVALID_REQUESTMalformed`. */
const apart = (line: string): string => line.replace(/([a-z])([A-Z]{2,})/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');

const everyday = new Set(['API', 'NAT', 'URL', 'HTTP']);

/** What in a line is code rather than prose, and must therefore not be lost. */
const tokensOf = (source: string): string[] => {
  const line = apart(source);
  const urls = (line.match(/https?:\/\/[\w.:%?=&/-]+/g) ?? []).map((url) => url.replace(/\.+$|NAT$/, ''));
  const rest = line.replace(/https?:\/\/[\w.:%?=&/-]+/g, ' ');
  const plan = /^([A-Z][a-z]+)(\d[\d,]*)$/.exec(line);
  return [
    ...urls,
    ...(plan ? [plan[1] ?? '', plan[2] ?? ''] : []),
    ...(rest.match(/[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+_?|\b[a-z0-9]+_(?=\s|$)/g) ?? []),
    ...(rest.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []),
    ...(rest.match(/\b(?:X|Retry|Content|Authorization|Host)(?:-[A-Z][A-Za-z]+)+|\bAuthorization\b|\bBearer\b/g) ?? []),
    ...(rest.match(/(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?!\w)/g) ?? []).map((number) => number.replace(/,$/, '')),
    ...(rest.match(/(?<![\w/.])\.(?:sol|vy|rs|zip|tar\.gz)/g) ?? []),
    ...(rest.match(/(?<![\w.:])\/[a-z][\w/.*-]+/g) ?? []),
    ...(rest.match(/\b[a-z]+\.[a-z]+(?=\s|$)/g) ?? []),
    ...(rest.match(/\b[A-Z]{2,}\b/g) ?? []).filter((word) => !everyday.has(word)),
    ...(/^\s*(?:-d ')?[{}]*"\w+"\s*:/.test(line) ? [...rest.matchAll(/"([^"]{2,})"/g)].map(([, text = '']) => text) : []),
  ];
};

const holds = (served: string, token: string): boolean => {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/(\d),(?=\d{3})/g, '$1')
      .replaceAll('\\"', '"')
      .replaceAll("'", '');
  const [text, wanted] = [plain(served), plain(token)];
  if (!/^[\d.]+$/.test(wanted)) return text.includes(wanted);
  return new RegExp(`(?<![\\d.])${wanted.replaceAll('.', '\\.')}(?!\\d)`).test(text);
};

describe.each(Object.entries(seedCoverage))('%s', (file, rows) => {
  const lines = linesOf(file);

  it('has every line mapped once, and no row for a line that is not there', () => {
    const mapped = rows.flatMap((row) => numbersOf(row.lines));
    const written = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
    expect(written.filter((number) => !mapped.includes(number)).map((number) => `${number}: ${lines[number - 1]}`)).toEqual([]);
    expect(mapped.filter((number, i) => mapped.indexOf(number) !== i || number > lines.length || Number.isNaN(number))).toEqual([]);
  });

  it('names only things that the catalogue has', () => {
    const problems = rows.flatMap((row) =>
      'by' in row ? row.by.map((reference) => ({ reference, ...resolve(reference) })).filter((one) => 'problem' in one) : [],
    );
    expect(problems).toEqual([]);
  });

  it('finds what is code in each line in what serves it', () => {
    const lost = rows.flatMap((row) => {
      if ('navigation' in row) return [];
      const served = row.by
        .map((reference) => {
          const found = resolve(reference);
          return 'text' in found ? found.text : '';
        })
        .join('\n');
      return numbersOf(row.lines).flatMap((number) => {
        const missing = tokensOf(lines[number - 1] ?? '').filter((token) => !(token in row.except) && !holds(served, token));
        return missing.length === 0 ? [] : [`${number}: ${missing.join(' · ')}  (${row.by.join(', ')})`];
      });
    });
    expect(lost).toEqual([]);
  });

  it('excepts nothing that is not in the line', () => {
    const idle = rows.flatMap((row) => {
      if ('navigation' in row) return [];
      const tokens = numbersOf(row.lines).flatMap((number) => tokensOf(lines[number - 1] ?? ''));
      return Object.keys(row.except)
        .filter((token) => !tokens.includes(token))
        .map((token) => `${row.lines}: ${token}`);
    });
    expect(idle).toEqual([]);
  });

  it('calls nothing navigation that holds an error, an option or a header', () => {
    const hidden = rows.flatMap((row) =>
      'navigation' in row
        ? numbersOf(row.lines).filter((number) => /--[a-z]|X-|[A-Z]_[A-Z]|[a-z]_[a-z]|"error"/.test(lines[number - 1] ?? ''))
        : [],
    );
    expect(hidden).toEqual([]);
  });
});

it('maps every document', () => {
  expect(Object.keys(seedCoverage).sort()).toEqual(readdirSync(folder).sort());
});

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}_'-]+/gu) ?? [];
const runsOf = (words: readonly string[], length: number): string[] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length).join(' '));

/** Prose of a pack: all that is read by people, without code. */
const proseOf = ({ rules }: RulePack): string[] =>
  rules.flatMap(({ title, summary, causes, fixes, warnings = [], tables = [], links = [] }) => [
    title,
    summary,
    ...causes.map(({ text }) => text),
    ...fixes.map(({ text }) => text),
    ...warnings,
    ...tables.flatMap((table) => [table.title, ...table.rows.flat()]),
    ...links.map(({ text }) => text),
  ]);

it('copies no eight words in a row from the documents', () => {
  const theirs = new Set(Object.keys(seedCoverage).flatMap((file) => runsOf(wordsOf(linesOf(file).join('\n')), 8)));
  const copied = books.flatMap(({ pack }) =>
    proseOf(pack).flatMap((text) =>
      runsOf(wordsOf(text), 8)
        .filter((run) => theirs.has(run))
        .map((run) => `${pack.id}: ${run}`),
    ),
  );
  expect(copied).toEqual([]);
});

describe('the comparison of a line with what serves it', () => {
  it('notices a lost number, header, option, code or address', () => {
    expect(tokensOf('Pro120')).toEqual(['Pro', '120']);
    expect(tokensOf('Send X-API-Key with --no-tls-verify, never STRIPE_SECRET_KEY')).toEqual(
      expect.arrayContaining(['X-API-Key', '--no-tls-verify', 'STRIPE_SECRET_KEY']),
    );
    expect(holds('at most 300 requests', '30')).toBe(false);
    expect(holds('1,000 requests', '1000')).toBe(true);
    expect(holds('curl https://api.nat-testing.io/api/v1/usages', 'https://api.nat-testing.io/api/v1/billing')).toBe(false);
  });

  it('refuses a reference to nothing, or to more than one thing', () => {
    expect(resolve('nat/unauthorized causes: No such cause')).toHaveProperty('problem');
    expect(resolve('nat/unauthorized causes: The key')).toHaveProperty('problem');
    expect(resolve('nat/no-such-rule title')).toHaveProperty('problem');
  });
});
