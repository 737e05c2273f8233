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

/**
 * A stream with an event that is its failure (WHATWG HTML, server-sent events): `event: error` with JSON in `data`, or a message that is
 * an error and nothing else, `data: {"error":{…}}`, `data: {"errors":[…]}` (GraphQL over SSE), or an error of JSON-RPC.
 */
const failedEvent = (input: ReaderInput): unknown => {
  if (!essence(input.exchange.response.body.mimeType).startsWith('text/event-stream')) return undefined;
  const text = input.text.slice(0, 65_536);
  const named = /(?:^|\n)event:\s?error\r?\ndata:\s?(\{[^\n]{1,20000})/.exec(text)?.[1];
  if (named !== undefined) return objectIn(named);
  const found = objectIn(
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
