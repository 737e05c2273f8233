import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayPlan } from '../../src/panel/detail/replay-plan';
import { pieces } from '../../src/panel/detail/report-pieces';
import { retrySource } from '../../src/panel/detail/retry-source';
import { createTypeAhead, findAhead } from '../../src/panel/list/type-ahead';
import { rowsOf } from '../../src/session/rows';
import { body, diagnosisOf, exchange, type Told } from './harness/fake-exchange';

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

describe('before a replay', () => {
  it('a GET needs no question', () => {
    expect(replayPlan(exchange({ url: 'https://app.example.com/x' }))).toEqual({ confirm: null, notes: [] });
  });

  it('a POST asks, and says that its idempotency key is kept', () => {
    const plan = replayPlan(exchange({ method: 'POST', url: 'https://app.example.com/x', requestHeaders: { 'Idempotency-Key': 'k1' } }));
    expect(plan.confirm).toMatch(/^POST may change something twice/);
    expect(plan.notes.join()).toContain('idempotency-key header is kept');
  });

  it('says what the page cannot repeat', () => {
    const { notes } = replayPlan(
      exchange({
        url: 'https://api.other.example/x',
        requestHeaders: { cookie: 'a=b', 'content-type': 'multipart/form-data; boundary=x' },
        requestBody: { ...body(null), size: 12 },
      }),
    );
    expect(notes.map((note) => note.split(/[ ,]/, 3).join(' '))).toEqual([
      'It goes to',
      'A page cannot',
      'Uploaded files are',
      'The body that',
    ]);
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
