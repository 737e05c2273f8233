import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSnippet } from '../../src/decode/fill-snippet';
import { readError } from '../../src/decode/read-error';
import type { Exchange, RulePack } from '../../src/model';
import { exchangeOf } from './exchange';

const pack = {
  id: 'toy',
  name: 'Toy',
  kind: 'api',
  rules: [],
  credentials: [{ in: 'header', name: 'X-Key', placeholder: 'YOUR_TOY_KEY' }],
} satisfies RulePack;
const fill = (
  code: string,
  language = 'bash',
  exchange: Exchange = exchangeOf({ url: 'https://user:pw@api.toy.example/v1/me?token=s3cret', status: 401 }),
  waitSeconds: number | null = null,
) => fillSnippet({ language, code }, { exchange, reading: readError(exchange), pack, waitSeconds }).code;

describe('a snippet is filled from the real request', () => {
  it.each([
    ['the URL without user info and query', 'curl {{url}}', "curl 'https://api.toy.example/v1/me'"],
    ['the origin, joined with the path behind it', 'curl {{origin}}/v2/you -I', "curl 'https://api.toy.example/v2/you' -I"],
    ['the credential as the pack’s placeholder', "curl -H 'X-Key: {{credential}}'", "curl -H 'X-Key: YOUR_TOY_KEY'"],
    ['a fallback where the request does not tell', 'sleep {{waitSeconds|60}}', 'sleep 60'],
    ['a name where there is no fallback', 'echo {{requestId}}', 'echo <requestId>'],
    ['a query value, quoted', 'echo {{query:token}}', "echo 's3cret'"],
  ])('with %s', (_, code, expected) => {
    expect(fill(code)).toBe(expected);
  });

  it('with the wait in whole seconds, rounded up', () => {
    expect(fill('sleep {{waitSeconds|60}}', 'bash', undefined, 11.2)).toBe('sleep 12');
  });

  it('with a field of the body that was sent', () => {
    const exchange = exchangeOf({
      url: 'https://a.example/',
      method: 'POST',
      requestBody: '{"plan":{"name":"pro"}}',
      requestHeaders: { 'content-type': 'application/json' },
      status: 400,
    });
    expect(fill('plan = {{field:/plan/name}}', 'python', exchange)).toBe('plan = "pro"');
  });

  it('and no value can break out of its shell word', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(...'\'"`$\\\n;|&!*#~ '), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
          maxLength: 40,
        }),
        (value) => {
          const plain = value.replaceAll('\0', '');
          const exchange = exchangeOf({ url: `https://a.example/?x=${encodeURIComponent(plain)}`, status: 400 });
          const { stdout, status } = spawnSync('sh', ['-c', fill('printf %s {{query:x}}', 'bash', exchange)], {
            encoding: 'utf8',
            env: { PATH: '/usr/bin:/bin' },
          });
          expect([status, stdout]).toEqual([0, plain]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
