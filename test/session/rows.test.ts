import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { rowOf, rowsOf } from '../../src/session/rows';
import { nextSort, type Sort } from '../../src/session/sort';
import { diagnosisOf, exchange } from '../panel/harness/fake-exchange';

const incident = (id: string, rule: string, status = 404): Incident => {
  const made = exchange({ id, status, diagnosis: { rule, title: rule } });
  return { id, exchange: made, diagnosis: diagnosisOf(made) };
};

const incidents = [
  incident('a1', 'a'),
  incident('a2', 'a'),
  incident('b1', 'b', 500),
  incident('a3', 'a'),
  incident('a4', 'a'),
  incident('a5', 'a'),
];

const rows = (over: Partial<Parameters<typeof rowsOf>[0]> = {}) =>
  rowsOf({ incidents, grouping: 'none', sort: null, toggled: new Set(), ...over });

const shown = (list: ReturnType<typeof rows>): string[] =>
  list.map((row) => (row.type === 'group' ? `${row.label} (${row.count})` : `${' '.repeat(row.depth)}${row.incident.id} ×${row.count}`));

describe('rows', () => {
  it('fold the same failure in a row and show the newest', () => {
    expect(shown(rows())).toEqual(['a2 ×2', 'b1 ×1', 'a5 ×3']);
  });

  it('keep their id while the run grows', () => {
    const before = rows({ incidents: incidents.slice(0, 5) }).map(({ id }) => id);
    expect(rows().map(({ id }) => id)).toEqual(before);
  });

  it('unfold where they were toggled', () => {
    expect(shown(rows({ toggled: new Set(['a3']) }))).toEqual(['a2 ×2', 'b1 ×1', 'a5 ×3', ' a3 ×1', ' a4 ×1', ' a5 ×1']);
  });

  it('group by cause or endpoint, folded within a group', () => {
    expect(shown(rows({ grouping: 'cause' }))).toEqual(['a (5)', ' a5 ×5', 'b (1)', ' b1 ×1']);
    expect(shown(rows({ grouping: 'cause', toggled: new Set(['group:a']) }))).toEqual(['a (5)', 'b (1)', ' b1 ×1']);
    expect(shown(rows({ grouping: 'endpoint' }))[0]).toBe('GET api.nat-testing.io/api/v1/usage (6)');
  });

  it('sort by a column, equal ones as they came', () => {
    const by = (column: Sort['column'], descending = false) => shown(rows({ sort: { column, descending } }));
    expect(by('status', true)).toEqual(['b1 ×1', 'a2 ×2', 'a5 ×3']);
    expect(by('count')).toEqual(['b1 ×1', 'a2 ×2', 'a5 ×3']);
    expect(by('time')).toEqual(['a2 ×2', 'b1 ×1', 'a5 ×3']);
  });

  it('turn the order round on the second click and let go on the third', () => {
    const first = nextSort(null, 'code');
    const second = nextSort(first, 'code');
    expect([first, second, nextSort(second, 'code')]).toEqual([
      { column: 'code', descending: false },
      { column: 'code', descending: true },
      null,
    ]);
  });

  it('find a failure within a fold, and its own line once that is open', () => {
    expect(rowOf(rows(), 'a4')).toBe(2);
    expect(rowOf(rows({ toggled: new Set(['a3']) }), 'a4')).toBe(4);
    expect(rowOf(rows(), 'gone')).toBe(-1);
    expect(rowOf(rows(), null)).toBe(-1);
  });
});
