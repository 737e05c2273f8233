import { essence } from '../../http/media-type';
import { asFormat, genericJson } from './generic-json';
import { graphql } from './graphql';
import { get, isObject, type Reader, type ReaderInput, textOf } from './reader';
import { jsonRpc } from './rpc';

const objectIn = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

/** The last piece of a stream that broke off: `data: {"id":…,"error":{…},"choices":[…]}`. */
const lastChunk = (text: string): unknown => {
  const start = text.lastIndexOf('\ndata:');
  const line = start < 0 ? '' : (text.slice(start + 6, start + 20_000).split('\n', 1)[0] ?? '');
  return line.includes('"error"') ? objectIn(line) : undefined;
};

/**
 * A stream with an event that is its failure (WHATWG HTML, server-sent events): `event: error` with JSON in `data`, or a message that is
 * an error and nothing else, `data: {"error":{…}}`, `data: {"errors":[…]}` (GraphQL over SSE), or an error of JSON-RPC.
 */
const failedEvent = (input: ReaderInput): unknown => {
  if (!essence(input.exchange.response.body.mimeType).startsWith('text/event-stream')) return undefined;
  const text = input.text.slice(0, 65_536);
  // Comments and an id may stand between the name and the data.
  const named = /(?:^|\n)event:\s?error\r?\n(?:[^\n]{0,500}\n){0,3}?data:\s?(\{[^\n]{1,20000})/.exec(text)?.[1];
  if (named !== undefined) return objectIn(named);
  const found =
    lastChunk(text) ??
    objectIn(
      /(?:^|\n)data:\s?(\{\s?"(?:error"\s?:\s?[{"]|errors"\s?:\s?\[\s?\{|jsonrpc"[^\n]{1,200}"error"\s?:\s?\{)[^\n]{1,20000})/.exec(
        text,
      )?.[1],
    );
  const error = get(found, 'error') ?? get(found, 'errors', 0);
  return isObject(error) && get(found, 'result') === undefined && textOf(get(error, 'message')) !== null ? found : undefined;
};

export const eventStream: Reader = (input) => {
  const event = failedEvent(input);
  if (event === undefined) return null;
  const own = { ...input, json: { value: event, complete: true } };
  const read = jsonRpc(own) ?? graphql(own);
  if (read !== null) return read;
  const general = genericJson(own);
  return general && asFormat(general, 'event-stream');
};
