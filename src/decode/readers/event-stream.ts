import { essence } from '../../http/media-type';
import { asFormat, genericJson } from './generic-json';
import type { Reader, ReaderInput } from './reader';

/** A stream whose first event is its failure (WHATWG HTML, server-sent events): `event: error` with JSON in `data`. */
const failedEvent = (input: ReaderInput): unknown => {
  if (!essence(input.exchange.response.body.mimeType).startsWith('text/event-stream')) return undefined;
  const found = /(?:^|\n)event:\s?error\r?\ndata:\s?(\{[^\n]{1,20000})/.exec(input.text.slice(0, 65_536))?.[1];
  try {
    return found === undefined ? undefined : (JSON.parse(found) as unknown);
  } catch {
    return undefined;
  }
};

export const eventStream: Reader = (input) => {
  const event = failedEvent(input);
  const read = event === undefined ? null : genericJson({ ...input, json: { value: event, complete: true } });
  return read === null ? null : asFormat(read, 'event-stream');
};
