import { readHar } from '../capture/har';
import type { Session } from '../session/session';

/** A HAR file larger than this is refused: parsing it would hold the panel up for seconds. */
const limitBytes = 256 * 1024 * 1024;

/** How many entries are judged before the panel may draw again. */
const batch = 100;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a HAR file into the session, with progress and a way to stop. Nothing leaves the machine.
 * @throws Error with a message for the person
 */
export const openHar = async (file: File, session: Session): Promise<void> => {
  if (file.size > limitBytes) throw new Error(`${file.name} is larger than 256 MB. Export fewer requests and try again.`);
  const exchanges = readHar(await file.text());
  const ordered = exchanges.toSorted((a, b) => a.receivedAt - b.receivedAt);
  const open = session.openFile(file.name);
  let cancelled = false;
  open.cancel.value = () => {
    cancelled = true;
  };
  for (let start = 0; start < ordered.length && !cancelled; start += batch) {
    const part = ordered.slice(start, start + batch);
    open.add(part);
    open.heard(part.length);
    open.progress.value = (start + part.length) / ordered.length;
    await breath();
  }
  open.progress.value = null;
  open.cancel.value = null;
};
