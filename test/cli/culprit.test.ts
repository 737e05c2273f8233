import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'culprit-'));
const cli = 'dist/cli/culprit.js';
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', input, maxBuffer: 1 << 28 });

const secret = ['nat_pk', 'live', '4f9a1c7be2d84a63'].join('_');
const entry = (status: number, body: unknown, extra: object = {}, headers: Record<string, string> = {}) => ({
  startedDateTime: '2026-11-21T09:00:00.000Z',
  time: 50,
  request: {
    method: 'GET',
    url: 'https://api.nat-testing.io/api/v1/usage',
    httpVersion: 'http/2.0',
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: 0,
    headers: [{ name: 'X-API-Key', value: secret }],
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'http/2.0',
    cookies: [],
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    headers: Object.entries({ 'content-type': 'application/json', date: 'Sat, 21 Nov 2026 09:00:00 GMT', ...headers }).map(
      ([name, value]) => ({ name, value }),
    ),
    content: { size: 1, mimeType: 'application/json', text: JSON.stringify(body) },
  },
  cache: {},
  timings: { send: 0, wait: 49, receive: 1 },
  ...extra,
});
const har = (...entries: unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, pages: [], entries } });
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

const limited = entry(
  429,
  { error: 'RATE_LIMITED', message: 'Rate limit exceeded. Retry after 12 seconds.', retry_after: 12 },
  {},
  { 'retry-after': '12', 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '0' },
);
const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('the command line', () => {
  let some = '';
  beforeAll(() => {
    const built = spawnSync(process.execPath, ['scripts/culprit.mjs', '--version'], { encoding: 'utf8' });
    expect(built.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    some = file(
      'some.har',
      har(entry(200, { items: [] }), limited, entry(401, { error: 'UNAUTHORIZED', message: 'Missing or invalid API key.' })),
    );
  }, 60_000);

  it('decodes the failing entries of a file, one JSON object a line', () => {
    const { stdout, status } = run(['decode', '--format', 'jsonl', some]);
    expect(status).toBe(0);
    expect(rows(stdout)).toMatchObject([
      {
        entry: 1,
        status: 429,
        isFailure: true,
        kind: 'http',
        provider: { id: 'nat', name: expect.stringContaining('NAT') },
        category: 'rate-limit',
        error: {
          code: 'RATE_LIMITED',
          message: 'Rate limit exceeded. Retry after 12 seconds.',
          foundAt: { code: '/error', message: '/message' },
        },
        retry: { at: '2026-11-21T09:00:12.050Z', afterSeconds: 12, source: 'header:retry-after' },
        limits: [{ limit: 30, remaining: 0 }],
      },
      { entry: 2, status: 401, error: { code: 'UNAUTHORIZED' } },
    ]);
  });

  it('with --all has one line for each entry, and names no cause of a success', () => {
    const all = rows(run(['decode', '--all', '--format', 'jsonl', some]).stdout);
    expect(all.map((row) => [row.entry, row.isFailure])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ]);
    expect(all[0]).toMatchObject({ kind: 'none', causes: [], fixes: [], rule: null });
  });

  it('names the file where there are several', () => {
    expect(rows(run(['decode', '--format', 'jsonl', some, some]).stdout).map(({ file: name }) => name)).toEqual([some, some, some, some]);
  });

  it('prints a table for people', () => {
    expect(run(['decode', some]).stdout).toMatch(
      /^#\s+Status\s+Endpoint.*\n1\s+429\s+GET api\.nat-testing\.io\/api\/v1\/usage.*RATE_LIMITED/,
    );
    expect(run(['decode', '-'], har(entry(200, {}))).stdout).toBe('No failing entries.\n');
  });

  it.each(['markdown', 'text', 'json', 'har', 'curl', 'fetch', 'python', 'prompt', 'summary'])(
    'reports as %s without the key that was sent',
    (format) => {
      const { stdout, status, stderr } = run(['report', '--format', format, '--entry', '1', some]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.length).toBeGreaterThan(20);
      expect(stdout).not.toContain(secret);
      expect(stdout).not.toContain(secret.slice(-12));
    },
  );

  it('redacts what it decodes unless told otherwise', () => {
    const echo = file('echo.har', har(entry(401, { error: 'UNAUTHORIZED', message: `The key ${secret} is not known.` })));
    expect(run(['decode', '--format', 'jsonl', echo]).stdout).not.toContain(secret);
    expect(run(['decode', '--no-redact', '--format', 'jsonl', echo]).stdout).toContain(secret);
  });

  it.each([
    ['no command', [], /say what to do/],
    ['an unknown command', ['explode'], /no command “explode”/],
    ['no file', ['decode'], /needs a HAR file/],
    ['an unknown option', ['decode', '--loud', 'x'], /loud/],
    ['an unknown format', ['report', '--format', 'pdf', '-'], /no report format “pdf”: use/],
    ['an option of another command', ['decode', '--entry', '1', 'x'], /--entry does not go with decode/],
    ['an entry that is no number', ['report', '--entry', '-1', 'x'], /entry/],
  ])('%s is wrong usage: status 2', (_, args, reason) => {
    const { status, stderr } = run(args, har());
    expect(status).toBe(2);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('an entry out of range is wrong usage', () => {
    expect(run(['report', '--entry', '3', some])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('out of range: the file has 3 entries'),
    });
  });

  it.each([
    ['a file that is not there', ['decode', join(dir, 'none.har')], '', /none\.har: there is no such file/],
    ['a folder', ['decode', dir], '', /it is a folder/],
    ['text', ['decode', '-'], 'hello', /standard input: This is not a HAR file: it is not JSON/],
    ['a cut file', ['decode', '-'], har(limited).slice(0, 300), /cut off/],
    ['other JSON', ['report', '-'], '{"a":1}', /log\.entries/],
  ])('%s is bad input: status 1, one line, no stack trace', (_, args, input, reason) => {
    const { status, stderr } = run(args, input);
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('a pipe that is closed early is no error', () => {
    const many = file('many.har', har(...Array.from({ length: 3000 }, () => limited)));
    const piped = spawnSync(
      'bash',
      [
        '-o',
        'pipefail',
        '-c',
        `"${process.execPath}" ${cli} decode --format jsonl "${many}" | head -n 1 | wc -l; echo "\${PIPESTATUS[0]}"`,
      ],
      { encoding: 'utf8' },
    );
    expect(piped.stdout.trim().split('\n')).toEqual(['1', '0']);
    expect(piped.stderr).toBe('');
  });

  it('says what is wrong with a rule pack, all at once', () => {
    const bad = file(
      'bad.json',
      JSON.stringify({ id: 'toy', name: 'Toy', kind: 'api', docs: 'ftp://x', rules: [{ id: 'a', tilte: 'x' }] }),
    );
    const { status, stdout } = run(['packs', 'check', bad]);
    expect(status).toBe(1);
    expect(stdout).toContain('docs must be an http or https address');
    expect(stdout).toContain('did you mean “title”?');
    const good = file('good.json', JSON.stringify({ id: 'toy', name: 'Toy', kind: 'api', rules: [] }));
    expect(run(['packs', 'check', good])).toMatchObject({ status: 0, stdout: expect.stringContaining('good, 0 rules') });
  });

  it('takes a version and gives help', () => {
    expect(run(['--help']).stdout).toContain('Exit status');
    expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
