import type { FromWorker } from '../capture/har-worker';
import type { OpenFile } from '../session/open-file';
import type { Session } from '../session/session';

/** How long the panel may go on judging before it must draw, milliseconds. */
const patience = 30;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Asks the worker for one step after the other, so that no more of the file is on its way than is looked at. */
const stepsOf = (file: File, worker: Worker) => {
  let message: File | 'next' = file;
  return (): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data);
      worker.onerror = () => reject(new Error('The browser could not read it: there may be too little memory. Export fewer requests.'));
      worker.postMessage(message);
      message = 'next';
    });
};

/**
 * Reads a HAR file into the session, in a worker, with progress and a way to stop. Nothing leaves the machine. What was on show stays
 * until the file has turned out to be one.
 * @throws Error with a message for the person
 */
export const openHar = async (file: File, session: Session): Promise<void> => {
  session.reading.value?.cancel();
  const worker = new Worker(new URL('../capture/har-worker.ts', import.meta.url), { type: 'module' });
  const next = stepsOf(file, worker);
  let cancelled = false;
  let stop = (): void => undefined;
  const stopped = new Promise<{ readonly type: 'stopped' }>((resolve) => {
    stop = () => {
      cancelled = true;
      resolve({ type: 'stopped' });
    };
  });
  const reading = { name: file.name, share: 0, cancel: () => stop() };
  session.reading.value = reading;
  let open: OpenFile | null = null;
  let shown = 0;
  let total = 0;
  try {
    for (let drawn = performance.now(); ; ) {
      const step = await Promise.race([next(), stopped]);
      if (step.type === 'done' || step.type === 'stopped') break;
      if (step.type === 'refused') throw new Error(step.message);
      session.reading.value = { ...reading, share: step.share };
      if (step.type === 'part') {
        open ??= session.openFile(file.name);
        open.add(step.exchanges);
        open.heard(step.exchanges.length);
        shown += step.exchanges.length;
        total = step.total;
      }
      if (performance.now() - drawn < patience) continue;
      await breath();
      drawn = performance.now();
    }
  } finally {
    worker.terminate();
    if (session.reading.value?.cancel === reading.cancel) session.reading.value = null;
  }
  if (cancelled && open !== null && session.file.value === open)
    session.notice.value = { tone: 'info', text: `Reading was cancelled: ${shown} of ${total} requests of ${file.name} are shown.` };
};
