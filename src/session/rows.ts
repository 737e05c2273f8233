import type { Incident } from '../model';
import { sameness } from './occurrence';
import { type Sort, sorted } from './sort';

export type Grouping = 'none' | 'endpoint' | 'cause';

/** One line of the list. `count` is above 1 on a fold, which shows its newest failure. */
export type Row =
  | {
      readonly type: 'group';
      readonly id: string;
      readonly label: string;
      readonly members: readonly Incident[];
      readonly count: number;
      readonly open: boolean;
    }
  | {
      readonly type: 'incident';
      /** Stable while the run grows: the id of its first failure. */
      readonly id: string;
      readonly incident: Incident;
      readonly members: readonly Incident[];
      readonly count: number;
      readonly open: boolean;
      /** 0 at the outside; a member of an open fold or group sits deeper. */
      readonly depth: number;
    };

export interface RowsParts {
  readonly incidents: readonly Incident[];
  readonly grouping: Grouping;
  readonly sort: Sort | null;
  /** Ids of folds that were opened and of groups that were closed. */
  readonly toggled: ReadonlySet<string>;
}

/** Runs of the same failure, oldest first within a run. */
const runs = (incidents: readonly Incident[]): Incident[][] => {
  const found: Incident[][] = [];
  let last = '';
  for (const incident of incidents) {
    const key = sameness(incident);
    const run = found.at(-1);
    if (run !== undefined && key === last) run.push(incident);
    else found.push([incident]);
    last = key;
  }
  return found;
};

const foldRows = (incidents: readonly Incident[], { sort, toggled }: RowsParts, depth: number): Row[] => {
  const folds = runs(incidents).flatMap((members): (Row & { type: 'incident' })[] => {
    const [first, newest] = [members[0], members.at(-1)];
    if (!first || !newest) return [];
    const open = members.length > 1 && toggled.has(first.id);
    return [{ type: 'incident', id: first.id, incident: newest, members, count: members.length, open, depth }];
  });
  return sorted(folds, sort).flatMap((row): Row[] => {
    if (!row.open) return [row];
    const inner = row.members.map(
      (incident): Row => ({
        type: 'incident',
        id: `${row.id}/${incident.id}`,
        incident,
        members: [incident],
        count: 1,
        open: false,
        depth: depth + 1,
      }),
    );
    return [row, ...inner];
  });
};

const groupKey = (grouping: Grouping, { diagnosis }: Incident): [string, string] =>
  grouping === 'endpoint' ? [diagnosis.endpoint, diagnosis.endpoint] : [diagnosis.rule ?? diagnosis.title, diagnosis.title];

/** The lines of the list for what passed the filters, oldest first. Groups stand in the order of their first failure. */
export const rowsOf = (parts: RowsParts): Row[] => {
  if (parts.grouping === 'none') return foldRows(parts.incidents, parts, 0);
  const groups = new Map<string, { label: string; incidents: Incident[] }>();
  for (const incident of parts.incidents) {
    const [key, label] = groupKey(parts.grouping, incident);
    const group = groups.get(key);
    if (group) group.incidents.push(incident);
    else groups.set(key, { label, incidents: [incident] });
  }
  return [...groups].flatMap(([key, { label, incidents }]): Row[] => {
    const id = `group:${key}`;
    const open = !parts.toggled.has(id);
    const head: Row = { type: 'group', id, label, members: incidents, count: incidents.length, open };
    return open ? [head, ...foldRows(incidents, parts, 1)] : [head];
  });
};

/** The row that stands for a failure: its own line in an open fold before the fold itself. */
export const rowOf = (rows: readonly Row[], incidentId: string | null): number => {
  if (incidentId === null) return -1;
  const own = rows.findIndex((row) => row.type === 'incident' && row.members.length === 1 && row.incident.id === incidentId);
  if (own >= 0) return own;
  return rows.findIndex((row) => row.type === 'incident' && row.members.some(({ id }) => id === incidentId));
};
