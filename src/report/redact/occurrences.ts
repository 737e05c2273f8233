import type { Incident } from '../../model';
import type { Occurrence } from '../types';

/** How often the same failure (endpoint, status, rule, code) came among these incidents, and since when. */
export const occurrencesOf = (incidents: readonly Incident[]): Map<string, Occurrence> => {
  const groups = new Map<string, { count: number; firstAt: number; ids: string[] }>();
  for (const { id, exchange, diagnosis } of incidents) {
    const key = [diagnosis.endpoint, exchange.response.status, diagnosis.rule, diagnosis.error.code, exchange.networkError].join('\n');
    const group = groups.get(key) ?? { count: 0, firstAt: exchange.startedAt, ids: [] };
    group.count += 1;
    group.firstAt = Math.min(group.firstAt, exchange.startedAt);
    group.ids.push(id);
    groups.set(key, group);
  }
  return new Map([...groups.values()].flatMap(({ count, firstAt, ids }) => ids.map((id) => [id, { count, firstAt }])));
};
