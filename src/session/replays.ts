import { type ReadonlySignal, signal } from '@preact/signals';
import type { Incident } from '../model';
import { MAX_ATTEMPTS, newest } from './bounds';
import type { Schedule } from './clock';
import { originOf, pageOriginOf } from './page-origin';

export interface ReplayOutcome {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly durationMs: number;
  /** Plain words for a failure without an answer; null otherwise. */
  readonly error: string | null;
}

/** One replay and what came of it. */
export interface Attempt extends ReplayOutcome {
  readonly incidentId: string;
  /** The request that was repeated: see requestKey. */
  readonly request: string | null;
  /** When it was sent, and when its outcome was known. */
  readonly at: number;
  readonly endedAt: number;
  /** The wait that the failure had asked for, where it was sat out before; null otherwise. */
  readonly waitedSeconds: number | null;
}

/** A replay that waits for its moment, or for its answer. */
export interface Pending {
  readonly state: 'armed' | 'running';
  readonly request: string | null;
  /** When it was asked for, or sent. */
  readonly at: number;
}

/** Requests that a person repeats. Nothing is sent here but what was asked for by name. */
export interface Replays {
  /** What was tried so far, oldest first. */
  readonly attempts: ReadonlySignal<readonly Attempt[]>;
  /** What is to come, by incident id. */
  readonly pending: ReadonlySignal<ReadonlyMap<string, Pending>>;
  /**
   * Sends and notes what came of it; null where one is on its way already.
   * Where `send` throws nothing was sent: nothing is noted, and the error goes on.
   */
  replay(incident: Incident, send: () => Promise<ReplayOutcome>): Promise<Attempt | null>;
  /** Runs something as soon as the wait of a failure is over, whatever is looked at by then. */
  whenReady(incident: Incident, run: () => void): void;
  callOff(incidentId: string): void;
  /** Goes on from what another session noted. */
  resume(attempts: readonly Attempt[]): void;
  /** Calls off all that wait, or those whose page is gone: gives how many. */
  callOffAll(pageUrl?: string): number;
}

interface Parts {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly requestOf: (incident: Incident) => string | null;
  /** The wait that was sat out if the request goes out at this instant; null where none was. */
  readonly waited: (incident: Incident, at: number) => number | null;
}

/** Clients that waited for the same instant must not all come back in it. */
const JITTER_MS = 1_000;

/** Timers hold 2^31 ms at most (HTML standard, timers), and a sleeping computer's stand still: the clock is looked at again. */
const LONGEST_TIMER_MS = 3_600_000;

/**
 * The page may have put a `fetch` of its own in place, with words of its own: only what can hold no address, number or key is
 * repeated, as it goes into reports.
 */
const isPlain = (text: string): boolean => text.length <= 200 && !/[\d@=]|:\/\/|\S{31}/.test(text);

export const createReplays = ({ now, schedule, requestOf, waited }: Parts): Replays => {
  const attempts = signal<readonly Attempt[]>([]);
  const pending = signal<ReadonlyMap<string, Pending>>(new Map());
  const armed = new Map<string, { readonly incident: Incident; readonly stop: () => void }>();

  const isRunning = (id: string): boolean => pending.value.get(id)?.state === 'running';
  const mark = (incident: Incident, state: Pending['state']): Pending => {
    const one = { state, request: requestOf(incident), at: now() };
    pending.value = new Map([...pending.value, [incident.id, one]]);
    return one;
  };
  const unmark = (id: string): void => {
    pending.value = new Map([...pending.value].filter(([other]) => other !== id));
  };

  const callOff = (id: string): void => {
    const waiting = armed.get(id);
    if (!waiting) return;
    waiting.stop();
    armed.delete(id);
    unmark(id);
  };

  const whenReady = (incident: Incident, run: () => void): void => {
    const { id } = incident;
    if (isRunning(id)) return;
    callOff(id);
    const due = (incident.diagnosis.retry?.at ?? now()) + Math.random() * JITTER_MS;
    const look = (): void => {
      const left = due - now();
      if (left > 0) {
        armed.set(id, { incident, stop: schedule(look, Math.min(left, LONGEST_TIMER_MS)) });
        return;
      }
      armed.delete(id);
      unmark(id);
      run();
    };
    mark(incident, 'armed');
    look();
  };

  const replay = async (incident: Incident, send: () => Promise<ReplayOutcome>): Promise<Attempt | null> => {
    const { id } = incident;
    if (isRunning(id)) return null;
    callOff(id);
    const { at, request } = mark(incident, 'running');
    const waitedSeconds = waited(incident, at);
    try {
      const { status, durationMs, error } = await send();
      const told = { status, durationMs, error: error !== null && isPlain(error) ? error : null };
      const attempt: Attempt = { ...told, incidentId: id, request, at, endedAt: now(), waitedSeconds };
      attempts.value = newest([...attempts.value, attempt], MAX_ATTEMPTS);
      return attempt;
    } finally {
      unmark(id);
    }
  };

  return {
    attempts,
    pending,
    replay,
    whenReady,
    callOff,
    resume: (before) => {
      attempts.value = newest([...before, ...attempts.value], MAX_ATTEMPTS);
    },
    callOffAll: (pageUrl) => {
      const gone = [...armed].filter(([, { incident }]) => {
        const from = pageOriginOf(incident.exchange);
        return pageUrl === undefined || (from !== null && from !== originOf(pageUrl));
      });
      for (const [id] of gone) callOff(id);
      return gone.length;
    },
  };
};
