import { type HarStep, readHarFile } from './read-har-file';

/** Where a HAR file is parsed: the page that shows it draws meanwhile. Takes a file, then gives one step for each message. */
export type FromWorker = HarStep | { readonly type: 'done' };

const worker = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Blob | 'next'>) => void) | null;
  postMessage(step: FromWorker): void;
};

let steps: AsyncGenerator<HarStep> | null = null;

worker.onmessage = async ({ data }) => {
  if (data instanceof Blob) steps = readHarFile(data);
  const step = await steps?.next();
  worker.postMessage(step === undefined || step.done ? { type: 'done' } : step.value);
};
