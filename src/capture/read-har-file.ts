import type { Exchange } from '../model';
import { HarError, readHar } from './har';

/** A HAR file larger than this is refused: its text and what is read of it must fit into memory at once. */
export const limitBytes = 256 * 1024 * 1024;

/** How many exchanges are handed on at once: what a panel judges without being felt. */
const partLength = 100;

/** The share of the work, 0 to 1, that is done once the text is there and once it is parsed. */
const shares = { text: 0.4, parsed: 0.5 } as const;

/** What reading a HAR file gives, one after the other; `share` of the work is done, 0 to 1. */
export type HarStep =
  | { readonly type: 'read'; readonly share: number }
  /** Exchanges in the order of their arrival, and how many the file holds in all. */
  | { readonly type: 'part'; readonly share: number; readonly exchanges: readonly Exchange[]; readonly total: number }
  /** The file cannot be used. The message is for the person. */
  | { readonly type: 'refused'; readonly message: string };

async function* textOf(file: Blob): AsyncGenerator<HarStep, string> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let read = 0;
  // By slices, not by the stream: its pieces of 64 kB would be thousands of messages.
  const step = 4 * 1024 * 1024;
  while (read < file.size) {
    const bytes = await file.slice(read, read + step).arrayBuffer();
    pieces.push(decoder.decode(bytes, { stream: true }));
    read += bytes.byteLength;
    yield { type: 'read', share: (read / file.size) * shares.text };
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

/** Reads a HAR 1.2 file step by step. Whatever the file holds, it ends with its last part or with `refused`; it never throws. */
export async function* readHarFile(file: Blob): AsyncGenerator<HarStep> {
  if (file.size > limitBytes) {
    yield { type: 'refused', message: 'It is larger than 256 MB. Export fewer requests and try again.' };
    return;
  }
  try {
    const exchanges = readHar(yield* textOf(file)).toSorted((a, b) => a.receivedAt - b.receivedAt);
    const total = exchanges.length;
    yield { type: 'part', share: shares.parsed, exchanges: [], total };
    for (let start = 0; start < total; start += partLength) {
      const part = exchanges.slice(start, start + partLength);
      yield { type: 'part', share: shares.parsed + ((start + part.length) / total) * (1 - shares.parsed), exchanges: part, total };
    }
  } catch (error) {
    const unreadable = error instanceof DOMException && error.name === 'NotReadableError';
    const message = unreadable
      ? 'It changed or went away while it was read. Open it again.'
      : error instanceof HarError
        ? error.message
        : `It could not be read: ${error instanceof Error ? error.message : String(error)}.`;
    yield { type: 'refused', message };
  }
}
