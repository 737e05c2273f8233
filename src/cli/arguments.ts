import { parseArgs } from 'node:util';

/** Wrong usage: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Command =
  | {
      readonly name: 'decode';
      readonly files: readonly string[];
      readonly format: 'table' | 'jsonl';
      readonly all: boolean;
      readonly redact: boolean;
    }
  | { readonly name: 'report'; readonly file: string; readonly format: string; readonly entry: number | null; readonly redact: boolean }
  | { readonly name: 'packs-check'; readonly files: readonly string[] }
  | { readonly name: 'help' }
  | { readonly name: 'version' };

export const usage = (formats: readonly string[]): string => `culprit: why API calls failed, from HAR 1.2 files ("-" is standard input)

  culprit decode [--format jsonl] [--all] FILE…      what failed and why
  culprit report --format NAME [--entry N] FILE      a redacted report (${formats.join(', ')})
  culprit packs check FILE…                          what is wrong with a rule pack

  --all         also entries that did not fail
  --entry N     one entry, counted from zero as in log.entries
  --no-redact   print values as they were sent (they may be secret)
  --version, --help

Exit status: 0 done, 1 the input is bad, 2 wrong usage.
`;

const options = {
  format: { type: 'string' },
  entry: { type: 'string' },
  all: { type: 'boolean' },
  'no-redact': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const parsed = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
};

const entryOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--entry takes a whole number counted from zero, not “${text}”`);
  return Number(text);
};

const only = (values: Readonly<Record<string, unknown>>, allowed: readonly string[], command: string): void => {
  const extra = Object.keys(values).find((name) => values[name] !== undefined && !allowed.includes(name));
  if (extra !== undefined) throw new UsageError(`--${extra} does not go with ${command}`);
};

/**
 * What the person asked for.
 * @throws UsageError with one plain sentence
 */
export const readArguments = (argv: readonly string[]): Command => {
  const { values, positionals } = parsed(argv);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [name, ...rest] = positionals;
  const redact = values['no-redact'] !== true;
  if (name === 'decode') {
    only(values, ['format', 'all', 'no-redact'], 'decode');
    const format = values.format ?? 'table';
    if (format !== 'jsonl' && format !== 'table') throw new UsageError(`decode has no format “${format}”: use jsonl, or none for a table`);
    if (rest.length === 0) throw new UsageError('decode needs a HAR file, or - for standard input');
    return { name, files: rest, format, all: values.all === true, redact };
  }
  if (name === 'report') {
    only(values, ['format', 'entry', 'no-redact'], 'report');
    const [file] = rest;
    if (file === undefined || rest.length > 1) throw new UsageError('report takes one HAR file, or - for standard input');
    return { name, file, format: values.format ?? 'markdown', entry: entryOf(values.entry), redact };
  }
  if (name === 'packs' && rest[0] === 'check') {
    only(values, [], 'packs check');
    if (rest.length < 2) throw new UsageError('packs check needs a file, or - for standard input');
    return { name: 'packs-check', files: rest.slice(1) };
  }
  throw new UsageError(
    name === undefined ? 'say what to do: decode, report or packs check' : `there is no command “${positionals.slice(0, 2).join(' ')}”`,
  );
};
