import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { idsBetween, pickedOf } from '../../src/session/picking';
import type { Row } from '../../src/session/rows';
import { createSession } from '../../src/session/session';
import { diagnosisOf, exchange, START, toRecord } from '../panel/harness/fake-exchange';

const statuses: Readonly<Record<string, number>> = { a: 401, b: 402, c: 403, d: 404 };

const failing = (id: string, rule: string) => exchange({ id, at: START, status: statuses[rule] ?? 400, diagnosis: { rule, title: rule } });

/** Rows a, b, c×2 (c1, c2), d. */
const open = () => {
  const session = createSession({ decode: diagnosisOf, toRecord, now: () => START });
  session.addAll([failing('a', 'a'), failing('b', 'b'), failing('c1', 'c'), failing('c2', 'c'), failing('d', 'd')]);
  const row = (index: number): Row => session.rows.value[index] as Row;
  return { session, row };
};

const ids = (incidents: readonly Incident[]): string[] => incidents.map(({ id }) => id);

describe('several failures chosen together', () => {
  it('are added and taken out one by one; what is open counts as chosen', () => {
    const { session, row } = open();
    session.look('a');
    session.toggle(row(1));
    expect(ids(session.chosen.value)).toEqual(['a', 'b']);
    session.toggle(row(0));
    expect(ids(session.chosen.value)).toEqual(['b']);
    expect(session.selection.value).toBe('a');
  });

  it('are none once the last one is taken out, and nothing is open then', () => {
    const { session, row } = open();
    session.look('b');
    session.toggle(row(1));
    expect(session.chosen.value).toEqual([]);
    expect(session.selection.value).toBeNull();
  });

  it('a fold stands for all its members', () => {
    const { session, row } = open();
    session.toggle(row(2));
    expect(ids(session.chosen.value)).toEqual(['c1', 'c2']);
    session.toggle(row(0));
    session.toggle(row(2));
    expect(ids(session.chosen.value)).toEqual(['a']);
  });

  it('a fold of which some are chosen is chosen wholly first', () => {
    const { session, row } = open();
    session.picked.value = new Set(['c2']);
    expect(pickedOf(row(2), session.picked.value)).toBe(1);
    session.toggle(row(2));
    expect(ids(session.chosen.value)).toEqual(['c1', 'c2']);
  });

  it('a range runs from where one looked, up or down, and each further one begins there again', () => {
    const { session, row } = open();
    session.look('b');
    session.extend(row(2), false);
    expect(ids(session.chosen.value)).toEqual(['b', 'c1', 'c2']);
    session.extend(row(0), false);
    expect(ids(session.chosen.value)).toEqual(['a', 'b']);
  });

  it('a range begins at the row that was gone to, where nothing is open', () => {
    const { session, row } = open();
    session.anchor.value = row(3).id;
    session.extend(row(2), false);
    expect(ids(session.chosen.value)).toEqual(['c1', 'c2', 'd']);
  });

  it('a range begins at its own end where the first row is gone', () => {
    const { session, row } = open();
    session.anchor.value = 'gone';
    session.extend(row(1), false);
    expect(ids(session.chosen.value)).toEqual(['b']);
  });

  it('a range is added where that is asked for', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.toggle(row(3));
    session.extend(row(2), true);
    expect(ids(session.chosen.value)).toEqual(['a', 'c1', 'c2', 'd']);
  });

  it('in groups the head of an open one is passed over by a range, a closed one stands for its members', () => {
    const { session, row } = open();
    session.grouping.value = 'cause';
    const rows = session.rows.value;
    expect(rows.map(({ type }) => type)).toEqual(['group', 'incident', 'group', 'incident', 'group', 'incident', 'group', 'incident']);
    expect(idsBetween(rows, 1, 3)).toEqual(['a', 'b']);
    session.toggled.value = new Set(['group:c']);
    expect(idsBetween(session.rows.value, 2, 4)).toEqual(['b', 'c1', 'c2']);
    session.toggle(row(4));
    expect(ids(session.chosen.value)).toEqual(['c1', 'c2']);
  });

  it('are all that pass the filters, where all are asked for', () => {
    const { session } = open();
    session.filter.value = '-status:404';
    session.pick(session.visible.value);
    session.filter.value = '';
    expect(ids(session.chosen.value)).toEqual(['a', 'b', 'c1', 'c2']);
  });

  it('outlast what arrives, and are the same list as before for whoever draws it', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.toggle(row(2));
    const before = session.chosen.value;
    session.addAll([failing('d2', 'd'), failing('c3', 'c')]);
    expect(session.chosen.value).toBe(before);
  });

  it('leave out what a fold grows by later: nobody chose that', () => {
    const { session, row } = open();
    session.toggle(row(3));
    session.add(failing('d2', 'd'));
    expect(row(3).count).toBe(2);
    expect(pickedOf(row(3), session.picked.value)).toBe(1);
    expect(ids(session.chosen.value)).toEqual(['d']);
  });

  it('count only where the filters show them, and come back with them', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.toggle(row(1));
    session.filter.value = '-status:401';
    expect(ids(session.chosen.value)).toEqual(['b']);
    session.filter.value = '';
    expect(ids(session.chosen.value)).toEqual(['a', 'b']);
  });

  it('begin anew where the filters hide all of them', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.filter.value = '-status:401';
    session.toggle(session.rows.value[0] as Row);
    session.filter.value = '';
    expect(ids(session.chosen.value)).toEqual(['b']);
  });

  it('go with a clear and come back with its undo', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.toggle(row(1));
    session.clear();
    expect(session.chosen.value).toEqual([]);
    session.addAll([failing('new', 'a')]);
    expect(session.chosen.value).toEqual([]);
    session.undo.value?.run();
    expect(ids(session.chosen.value)).toEqual(['a', 'b']);
  });

  it('do not outlast the list that they stand in', () => {
    const { session, row } = open();
    session.toggle(row(0));
    const file = session.openFile('a.har');
    file.add([failing('a', 'a')]);
    expect(session.chosen.value).toEqual([]);
    session.pick(session.visible.value);
    session.backToLive();
    expect(session.chosen.value).toEqual([]);
    session.pick(session.visible.value);
    session.preserve.value = false;
    session.navigated('https://app.example.com/next');
    expect(session.picked.value.size).toBe(0);
  });

  it('are given up by looking at one', () => {
    const { session, row } = open();
    session.toggle(row(0));
    session.toggle(row(1));
    session.look('d');
    expect(session.chosen.value).toEqual([]);
    expect(session.selected.value?.id).toBe('d');
  });
});
