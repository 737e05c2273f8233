import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { makeReport, write } from '../../src/report/report';
import { runIn } from './shell';
import { environment, harOf, incidentsIn, rules } from './vectors';

const base = (): Incident => {
  const [incident] = incidentsIn(
    harOf({
      request: { method: 'POST', url: 'https://a.example/', headers: {}, body: 'x' },
      response: { status: 500, headers: {}, body: null },
    }),
  );
  if (incident === undefined) throw new Error('no entry');
  return incident;
};

const withRequest = (change: { method?: string; url?: string; headers?: { name: string; value: string }[]; body?: string }): Incident => {
  const incident = base();
  const { request } = incident.exchange;
  return {
    ...incident,
    exchange: {
      ...incident.exchange,
      request: {
        ...request,
        method: change.method ?? request.method,
        url: change.url ?? request.url,
        headers: change.headers ?? request.headers,
        body: { ...request.body, text: change.body ?? request.body.text },
      },
    },
  };
};

const command = (incident: Incident): string => write(makeReport([incident], environment, rules, { reveal: 'all' }), 'curl');

const shellText = fc
  .array(fc.constantFrom(...'\'"`$(){}[]<>|&;*?!#~\\ \n\t%^=@-_.,:/abcPWN12', '$(pwn)', '`pwn`', '; pwn', '\npwn\n', "'; pwn '"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('the curl command', () => {
  it('gives a real bash and dash exactly the captured arguments', () => {
    fc.assert(
      fc.property(shellText, shellText, shellText, fc.constantFrom('bash', 'dash'), (path, value, body, shell) => {
        const url = `https://a.example/${path.replace(/[\s]/g, '')}`;
        const header = value.replace(/[\r\n\t]/g, '').trim();
        const text = body === '' ? 'x' : body;
        const { calls, ran } = runIn(
          shell as 'bash' | 'dash',
          command(withRequest({ url, headers: [{ name: 'x-note', value: header }], body: text })),
        );
        expect(ran).toBe(false);
        expect(calls).toEqual([
          ['--globoff', '--request', 'POST', '--url', url, '--header', header === '' ? 'x-note;' : `x-note: ${header}`, '--data-raw', text],
        ]);
      }),
      { numRuns: 60, seed: 77 },
    );
  });

  it('drops what curl sets itself, pseudo-headers, and names that curl would read as a file', () => {
    const headers = ['content-length', 'accept-encoding', ':path', '@/etc/hosts', 'bad name', 'accept'].map((name) => ({
      name,
      value: '1',
    }));
    const [call] = runIn('dash', command(withRequest({ headers }))).calls;
    expect(call?.filter((argument) => argument.endsWith(': 1'))).toEqual(['accept: 1']);
  });

  it('warns before a request that changes data, and before none that does not', () => {
    expect(command(withRequest({ method: 'DELETE' }))).toMatch(/^# This request may change data/);
    expect(command(withRequest({ method: 'GET', body: '' }))).toMatch(/^curl /);
  });

  it('never asks for a file', () => {
    const text = command(withRequest({ body: '@/etc/hosts' }));
    expect(runIn('bash', text).calls[0]).toContain('@/etc/hosts');
    expect(text).not.toMatch(/(?:--data|-d|--data-binary) /);
  });
});
