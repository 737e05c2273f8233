import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from '../../src/panel/detail/report-pieces';
import { retrySource } from '../../src/panel/detail/retry-source';
import { createTypeAhead, findAhead } from '../../src/panel/list/type-ahead';
import { rowsOf } from '../../src/session/rows';
import { diagnosisOf, exchange, type Told } from './harness/fake-exchange';

const incident = (told: Told) => {
  const made = exchange(told);
  return { id: made.id, exchange: made, diagnosis: diagnosisOf(made) };
};

describe('the pieces of a report', () => {
  it('mark each pseudonym where it stands', () => {
    expect(
      pieces('a [key 1] b [key 12][key 1]', ['[key 1]', '[key 12]']).map(({ text, pseudonym }) => (pseudonym ? `<${text}>` : text)),
    ).toEqual(['a ', '<[key 1]>', ' b ', '<[key 12]>', '<[key 1]>']);
  });

  it('joined again are the text, whatever the pseudonyms', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, names) => {
        expect(
          pieces(text, names)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('the source of a wait', () => {
  const source = (from: string, raw: string | null, responseHeaders = {}) =>
    retrySource(incident({ status: 429, responseHeaders, diagnosis: { retry: { at: 0, afterSeconds: 1, source: from, raw } } }));

  it.each([
    ['header:retry-after', '12', 'Retry-After: 12'],
    ['header:x-ratelimit-reset', null, 'X-Ratelimit-Reset: 99'],
    ['body:/error/retry_after', '3', 'error.retry_after in the body: 3'],
    ['body:text', null, 'the message says so'],
    ['documented:airtable', null, 'documented by the API'],
  ])('%s', (from, raw, said) => {
    expect(source(from, raw, { 'x-ratelimit-reset': '99' })).toBe(said);
  });
});

describe('type-ahead', () => {
  const incidents = [404, 429, 500].map((status, i) =>
    incident({ status, diagnosis: { title: ['Not there', 'Too many requests', 'Broken'][i] ?? '', rule: `r${i}` } }),
  );
  const rows = rowsOf({ incidents, grouping: 'none', sort: null, toggled: new Set() });

  it('goes to the next row that begins so, round the end', () => {
    expect(findAhead(rows, 0, 'to')).toBe(1);
    expect(findAhead(rows, 2, '4')).toBe(0);
    expect(findAhead(rows, 0, 'zz')).toBe(-1);
    expect(findAhead([], 0, 'a')).toBe(-1);
  });

  it('collects letters typed in quick succession', () => {
    const ahead = createTypeAhead();
    expect(ahead.busy(0)).toBe(false);
    expect(ahead.type('4', 0)).toBe('4');
    expect(ahead.busy(300)).toBe(true);
    expect(ahead.type('2', 300)).toBe('42');
    expect(ahead.type('b', 2_000)).toBe('b');
  });
});
