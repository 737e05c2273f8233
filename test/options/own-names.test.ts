import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostLines, ownLists, readLines, wrongLine } from '../../src/options/own-names';
import { redactionRules } from '../../src/report/report';

describe('a list of own names', () => {
  it('takes a name per line, trimmed, each once whatever its case', () => {
    expect(readLines('headers', ' X-Acme-* \n\nx-staff\r\nX-STAFF\n').items).toEqual(['X-Acme-*', 'x-staff']);
  });

  it.each([
    ['headers', '*', /every header/],
    ['fields', '**', /every value/],
    ['patterns', '*', /every word/],
    ['headers', 'X-Key: abc', /before the colon/],
    ['headers', 'X-Key:', /colon/],
    ['headers', 'two words', /no header name/],
    ['fields', 'k'.repeat(201), /201 characters: at most 200/],
    ['patterns', 'acme secret', /one word/],
    ['patterns', 'token=acme_*', /one word/],
    ['patterns', 'a*b', /two characters side by side/],
    ['patterns', 'ab', /too short/],
  ] as const)('refuses %s “%s” with the reason', (list, line, reason) => {
    expect(wrongLine(list, line)).toMatch(reason);
  });

  it.each([
    ['headers', 'x-*'],
    ['headers', 'X-Staff-Badge'],
    ['fields', 'badge no'],
    ['fields', 'user.token'],
    ['patterns', 'acme_*'],
    ['patterns', 'k'.repeat(200)],
  ] as const)('takes %s “%s”', (list, line) => {
    expect(wrongLine(list, line)).toBeNull();
  });

  it('uses the right lines beside the wrong ones, which it counts from one', () => {
    const { items, problems } = readLines('headers', 'x-a\n\n*\nx-b');
    expect(items).toEqual(['x-a', 'x-b']);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });

  it('stops at its bound and says so', () => {
    const { items, problems } = readLines('fields', Array.from({ length: mostLines + 2 }, (_, i) => `key${i}`).join('\n'));
    expect(items).toHaveLength(mostLines);
    expect(problems).toEqual([
      { line: 201, reason: expect.stringContaining('at most 200') },
      { line: 202, reason: expect.stringContaining('at most 200') },
    ]);
  });

  it('takes nothing that redaction would pass over in silence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ownLists), fc.string({ maxLength: 20 }), (list, line) => {
        if (wrongLine(list, line) !== null) return;
        expect(redactionRules([], { [list]: [line] })[list]).toHaveLength(1);
      }),
    );
  });
});
