import { bytesOf } from '../../http/base64';
import { essence } from '../../http/media-type';
import { genericJson } from './generic-json';
import { get, isObject, type Reader, type ReaderInput } from './reader';

/** What ends a stream is short: a status, its details and metadata. */
const LONGEST = 65_536;

/** The JSON of the envelope that ends the stream: it comes last, behind five bytes of flags and length. */
const endOf = (text: string): unknown => {
  const tail = text.slice(-LONGEST);
  const start = tail.lastIndexOf('{"error":');
  try {
    return start < 0 ? undefined : (JSON.parse(tail.slice(start)) as unknown);
  } catch {
    return undefined;
  }
};

/** The lengths between the envelopes are no UTF-8, so what came as base64 is read leniently. */
const textOf = ({ exchange, text }: ReaderInput): string => {
  const { base64 } = exchange.response.body;
  const bytes = base64 === null || base64.length > 4 * LONGEST ? null : bytesOf(base64);
  return bytes === null ? text : new TextDecoder().decode(bytes);
};

/** The end of a stream of the Connect protocol that failed, always with status 200 (connectrpc.com, "Error end stream"). */
export const connectStream: Reader = (input) => {
  if (!essence(input.exchange.response.body.mimeType).startsWith('application/connect+')) return null;
  const end = endOf(textOf(input));
  if (!isObject(get(end, 'error'))) return null;
  const read = genericJson({ ...input, json: { value: end, complete: true } });
  return read === null
    ? null
    : { format: 'connect', code: read.code ?? null, message: read.message ?? null, docUrl: read.docUrl ?? null, fieldErrors: null };
};
