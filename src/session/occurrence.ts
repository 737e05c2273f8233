import type { Incident } from '../model';

/** What makes two failures "the same again". */
export const sameness = ({ exchange, diagnosis }: Incident): string =>
  [diagnosis.rule ?? diagnosis.title, diagnosis.endpoint, exchange.response.status, diagnosis.error.code].join('\n');

/** How often each of the given failures came among all, and when first; by incident id. */
export const occurrencesOf = (
  incidents: readonly Incident[],
  all: readonly Incident[],
): ReadonlyMap<string, { readonly count: number; readonly firstAt: number }> => {
  const wanted = new Set(incidents.map(sameness));
  const found = new Map<string, { count: number; firstAt: number }>();
  for (const incident of all) {
    const key = sameness(incident);
    if (!wanted.has(key)) continue;
    const before = found.get(key);
    const firstAt = Math.min(before?.firstAt ?? Number.POSITIVE_INFINITY, incident.exchange.startedAt);
    found.set(key, { count: (before?.count ?? 0) + 1, firstAt });
  }
  return new Map(
    incidents.map((incident) => [incident.id, found.get(sameness(incident)) ?? { count: 1, firstAt: incident.exchange.startedAt }]),
  );
};
