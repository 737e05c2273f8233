import type { Exchange } from '../model';

/** What capture hands on. An exchange that comes again with the same id replaces the earlier one (its preflight was found). */
export type Captured =
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  /** A plain success, without its answer's body: what history, limits and comparison need. */
  | { readonly type: 'success'; readonly exchange: Exchange }
  | { readonly type: 'navigated'; readonly url: string; readonly at: number };

/** Kept in the devtools page, so that nothing is lost before the panel is first shown and across an undocking. */
export const limits = { exchanges: 1_000, successes: 3_000, bodyCharacters: 32_000_000 } as const;

export interface Feed {
  /** All that is kept, oldest first. */
  readonly kept: () => readonly Captured[];
  /** Requests heard since DevTools opened. */
  readonly seen: () => number;
  /** Exchanges given up because a limit was reached. */
  readonly dropped: () => number;
  readonly push: (item: Captured) => void;
  readonly count: () => void;
  readonly clear: () => void;
  /** Calls for each item from now on, and with null where only a request was counted; returns how to stop. */
  readonly subscribe: (hear: (item: Captured | null) => void) => () => void;
}

const sizeOf = ({ request, response, preflight }: Exchange): number =>
  [request.body, response.body, ...(preflight ? [preflight.response.body] : [])].reduce(
    (sum, body) => sum + (body.text?.length ?? 0) + (body.base64?.length ?? 0),
    0,
  );

/** A bounded list of what was captured, and who listens to it. A listener whose window is gone is let go. */
export const createFeed = (bounds: { exchanges: number; successes: number; bodyCharacters: number } = limits): Feed => {
  let items: Captured[] = [];
  let seen = 0;
  let dropped = 0;
  const listeners = new Set<(item: Captured | null) => void>();

  const tell = (item: Captured | null): void => {
    for (const hear of [...listeners]) {
      try {
        hear(item);
      } catch {
        listeners.delete(hear);
      }
    }
  };

  const totals = { exchange: 0, success: 0, navigated: 0, characters: 0 };
  const tally = (item: Captured, sign: 1 | -1): void => {
    totals[item.type] += sign;
    if (item.type === 'exchange') totals.characters += sign * sizeOf(item.exchange);
  };
  const dropOldest = (type: Captured['type']): void => {
    const index = items.findIndex((item) => item.type === type);
    const [gone] = index < 0 ? [] : items.splice(index, 1);
    if (!gone) return;
    tally(gone, -1);
    if (type === 'exchange') dropped++;
  };

  return {
    kept: () => items,
    seen: () => seen,
    dropped: () => dropped,
    count: () => {
      seen++;
      tell(null);
    },
    push: (item) => {
      if (item.type === 'exchange') {
        const index = items.findLastIndex((other) => other.type === 'exchange' && other.exchange.id === item.exchange.id);
        const [old] = index < 0 ? [] : items.splice(index, 1, item);
        if (old) tally(old, -1);
        else items.push(item);
      } else items.push(item);
      tally(item, 1);
      while (totals.exchange > bounds.exchanges || (totals.characters > bounds.bodyCharacters && totals.exchange > 1))
        dropOldest('exchange');
      while (totals.success > bounds.successes) dropOldest('success');
      while (totals.navigated > 100) dropOldest('navigated');
      tell(item);
    },
    clear: () => {
      items = [];
      Object.assign(totals, { exchange: 0, success: 0, navigated: 0, characters: 0 });
    },
    subscribe: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
};
