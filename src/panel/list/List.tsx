// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be a table: its rows are placed by script
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NONE } from '../../session/listing';
import { pickedOf } from '../../session/picking';
import { type Row as RowData, rowOf } from '../../session/rows';
import { copyReport } from '../actions';
import { Icon } from '../icons';
import { OpenMenu } from '../parts/Menu';
import { NARROW_PX, useApp } from '../view';
import { ROW_PX } from './columns';
import { ListHead } from './ListHead';
import { Row } from './Row';
import { rowMenu } from './row-menu';
import { createTypeAhead, findAhead } from './type-ahead';
import { isAdding, usePicks } from './use-picks';
import { useWindow } from './use-window';

/** Columns in which nothing stands give their room to the others. */
const emptyColumns = (rows: readonly RowData[]): string => {
  const full = new Set<string>();
  for (const row of rows) {
    if (row.type === 'group') continue;
    if (row.incident.diagnosis.retry) full.add('retry');
    if (row.incident.diagnosis.provider) full.add('provider');
    if (row.count > 1) full.add('count');
    const { error } = row.incident.diagnosis;
    if (error.code ?? error.networkError) full.add('code');
    if (full.size === 4) break;
  }
  return ['retry', 'provider', 'count', 'code']
    .filter((name) => !full.has(name))
    .map((name) => `no-${name}`)
    .join(' ');
};

/** The list of failures: newest last, followed while its end is in view; one tab stop, moved in by keys. */
export const List = () => {
  const app = useApp();
  const { session, view } = app;
  const rows = session.rows.value;
  const selection = session.selection.value;
  const chosen = session.chosen.value;
  const several = chosen.length > 0;
  const picked = several ? session.picked.value : NONE;
  const picks = usePicks();
  const [cursorId, setCursor] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const follow = session.sort.value === null && session.grouping.value === 'none';
  const { box, first, last, atEnd, onScroll, reveal } = useWindow(rows.length, ROW_PX, follow);
  const ahead = useRef(createTypeAhead());
  const empties = useMemo(() => emptyColumns(rows), [rows]);
  const deep = useMemo(() => rows.some((row) => row.type === 'incident' && row.depth > 0), [rows]);
  const ids = useMemo(() => new Map(rows.map(({ id }, i) => [id, i])), [rows]);

  const selectedIndex = rowOf(rows, selection);
  const cursor = (cursorId === null ? undefined : ids.get(cursorId)) ?? selectedIndex;
  const seenRows = useRef(rows.length);
  if (atEnd || rows.length < seenRows.current) seenRows.current = rows.length;
  const fresh = follow ? rows.length - seenRows.current : 0;

  // Opening, closing or resizing the detail must not lose the row it belongs to.
  useEffect(() => reveal(selectedIndex), [selection, view.width.value]);

  const toggle = (row: RowData): void => {
    const next = new Set(session.toggled.value);
    if (!next.delete(row.id)) next.add(row.id);
    session.toggled.value = next;
  };

  const select = (row: RowData): void => {
    setCursor(row.id);
    session.anchor.value = row.id;
    if (row.type === 'incident') session.look(row.incident.id);
  };

  /** Brings the cursor to a row, as near as there is one. */
  const goTo = (index: number): RowData | undefined => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    const row = rows[to];
    if (!row) return;
    setCursor(row.id);
    reveal(to);
    return row;
  };

  const move = (index: number): void => {
    const row = goTo(index);
    if (!row) return;
    session.anchor.value = row.id;
    // With the details open beside the list they follow the cursor.
    if (selection !== null && view.width.value >= NARROW_PX && row.type === 'incident') session.look(row.incident.id);
    else session.unpick();
  };

  /** An arrow with Shift chooses up to where it goes, with Control it only goes there. */
  const steer = (index: number, event: KeyboardEvent): void => {
    if (!event.shiftKey && !isAdding(event)) move(index);
    else {
      const row = goTo(index);
      if (row && event.shiftKey) picks.extend(row, isAdding(event));
    }
  };

  const click = (row: RowData, event: MouseEvent): void => {
    if (picks.click(row, event)) setCursor(row.id);
    else if (row.type === 'group') toggle(row);
    else select(row);
  };

  const opens = (row: RowData | undefined, open: boolean): void => {
    if (row && (row.type === 'group' || row.count > 1) && row.open !== open) toggle(row);
  };

  const typed = (event: KeyboardEvent): boolean => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
    const continuing = ahead.current.busy(event.timeStamp);
    if (!continuing && ['c', '/', '?'].includes(event.key)) return false;
    const text = ahead.current.type(event.key, event.timeStamp);
    const found = findAhead(rows, Math.max(0, text.length > 1 ? cursor : cursor + 1), text);
    if (found >= 0) move(found);
    return true;
  };

  const keys = (event: KeyboardEvent): void => {
    const row = rows[cursor];
    const adding = isAdding(event);
    if (event.key === 'c' && !adding && (several || row?.type === 'incident') && !ahead.current.busy(event.timeStamp)) {
      event.stopPropagation();
      void copyReport(app, several || row?.type !== 'incident' ? chosen : [row.incident], view.format.value);
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_PX) - 1);
    const to = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor < 0 ? rows.length - 1 : cursor - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
    }[event.key];
    if (to !== undefined && !event.altKey) steer(to, event);
    else if (event.key.toLowerCase() === 'a' && adding && !event.shiftKey && !event.altKey) picks.all();
    else if (event.key === ' ' && adding && row) picks.toggle(row);
    else if (event.key === 'Enter' && several)
      document.querySelector<HTMLElement>('[data-several] [data-report-text], [data-selection-bar] [data-action=copy-report]')?.focus();
    else if (event.key === 'Enter' && row) {
      if (row.type === 'group') toggle(row);
      else if (selection === row.incident.id) document.querySelector<HTMLElement>('[data-detail] [role=tab][aria-selected=true]')?.focus();
      else select(row);
    } else if (event.key === ' ') opens(row, !row?.open);
    else if (event.key === 'ArrowRight') opens(row, true);
    else if (event.key === 'ArrowLeft') opens(row, false);
    else if ((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') {
      // A cursor that was scrolled away has no line to stand below.
      const line = (document.getElementById(`row-${cursor}`) ?? box.current)?.getBoundingClientRect();
      if (line && row) setMenu({ x: line.left + 40, y: line.bottom });
    } else if (!typed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const current = rows[cursor];
  const currentPicked = current !== undefined && pickedOf(current, picked) > 0;
  return (
    <div class={`list ${empties}${deep ? ' list-deep' : ''}${several ? ' list-several' : ''}`}>
      <ListHead />
      <div
        ref={box}
        class="list-body"
        role="treegrid"
        aria-label="Failures"
        aria-multiselectable={true}
        aria-rowcount={rows.length}
        aria-colcount={9}
        aria-activedescendant={cursor >= first && cursor < last ? `row-${cursor}` : undefined}
        tabIndex={0}
        data-list
        onScroll={onScroll}
        onKeyDown={keys}
        onMouseDown={(event) => {
          // A range of rows, not of text.
          if (!event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.focus();
        }}
      >
        <div class="list-height" role="presentation" style={{ height: `${rows.length * ROW_PX}px` }}>
          <div class="list-shift" role="rowgroup" style={{ transform: `translateY(${first * ROW_PX}px)` }}>
            {rows.slice(first, last).map((row, i) => (
              <Row
                key={row.id}
                row={row}
                index={first + i}
                active={first + i === cursor}
                picked={several ? pickedOf(row, picked) : first + i === selectedIndex ? row.members.length : 0}
                onToggle={() => toggle(row)}
                onPick={(event) => click(row, event)}
                onMenu={(at) => {
                  setCursor(row.id);
                  setMenu(at);
                }}
              />
            ))}
          </div>
        </div>
      </div>
      {fresh > 0 && (
        <button type="button" class="fresh" data-action="follow" onClick={() => (several ? goTo : move)(rows.length - 1)}>
          <Icon name="down" />
          {fresh} new
        </button>
      )}
      {menu && current && (
        <OpenMenu
          label={
            currentPicked ? 'Actions for the selection' : current.type === 'group' ? 'Actions for this group' : 'Actions for this failure'
          }
          items={rowMenu(app, current, currentPicked)}
          at={menu}
          close={() => setMenu(null)}
        />
      )}
    </div>
  );
};
