import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';

/** Runs a function after some milliseconds; gives a function that calls it off. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

export const timer: Schedule = (run, milliseconds) => {
  const id = setTimeout(run, milliseconds);
  return () => clearTimeout(id);
};

/** Beyond this, seconds are not shown, so a tick a minute will do. */
const SECONDS_MATTER_MS = 24 * 3_600_000;
const SHORTEST_TICK_MS = 20;

/** Milliseconds until a wait of this length changes what is shown of it. */
export const untilTick = (remainingMs: number): number => {
  const step = remainingMs > SECONDS_MATTER_MS + 60_000 ? 60_000 : 1_000;
  return Math.max(SHORTEST_TICK_MS, remainingMs % step || step);
};

/**
 * One ticking clock. It runs only while a deadline lies ahead and somebody looks; each tick reads the clock anew,
 * so sleep and throttled timers cost at most a late tick, never a wrong number.
 */
export const createClock = (
  read: () => number,
  deadlines: ReadonlySignal<readonly number[]>,
  watched: ReadonlySignal<boolean>,
  schedule: Schedule,
): { readonly now: ReadonlySignal<number>; readonly dispose: () => void } => {
  const now = signal(read());
  /** Counts ticks: a tick must lead to the next one even if the clock was set back meanwhile. */
  const ticks = signal(0);
  const soonest = computed(() => {
    let found = Number.POSITIVE_INFINITY;
    for (const deadline of deadlines.value) if (deadline > now.value && deadline < found) found = deadline;
    return found;
  });
  // What arrives while nothing ticks must not be measured against a stale reading.
  const stopRefresh = effect(() => {
    deadlines.value;
    if (watched.value) now.value = read();
  });
  const stopTicks = effect(() => {
    ticks.value;
    if (!watched.value || soonest.value === Number.POSITIVE_INFINITY) return;
    return schedule(
      () => {
        now.value = read();
        ticks.value++;
      },
      untilTick(soonest.value - now.value),
    );
  });
  const dispose = (): void => {
    stopRefresh();
    stopTicks();
  };
  return { now, dispose };
};
