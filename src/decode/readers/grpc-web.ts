import { bytesOf } from '../../http/base64';
import { header } from '../../http/headers';
import { essence } from '../../http/media-type';
import type { HeaderField } from '../../model';
import { GRPC_CODES, rpcDetails } from './google-rpc';
import { rpcStatusOf } from './protobuf';
import type { Reader, ReaderInput } from './reader';

/** A unary answer or the end of a stream is short; longer bodies are not unpacked. */
const LONGEST = 1_400_000;
const MOST_FRAMES = 10_000;

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

const bodyBytes = ({ exchange: { response } }: ReaderInput): Uint8Array | null => {
  const { text, base64, mimeType } = response.body;
  const isText = essence(mimeType).startsWith('application/grpc-web-text');
  if (text !== null && text.length > 0 && text.length <= LONGEST) return isText ? inParts(text) : latin1(text);
  if (base64 === null || base64 === '' || base64.length > LONGEST) return null;
  const bytes = bytesOf(base64);
  return bytes !== null && isText ? inParts(new TextDecoder().decode(bytes)) : bytes;
};

/** grpc-web-text may be several padded base64 texts one after the other. */
const inParts = (text: string): Uint8Array | null => {
  const parts = (text.match(/[A-Za-z0-9+/_-]+={0,2}/g) ?? []).map(bytesOf);
  const bytes: number[] = [];
  for (const part of parts) {
    if (part === null) return null;
    for (const byte of part) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
};

/** The fields of the trailer frame, the one whose flag has its highest bit set; null where there is none. */
const trailersIn = (bytes: Uint8Array): readonly HeaderField[] | null => {
  let at = 0;
  for (let frame = 0; frame < MOST_FRAMES && at + 5 <= bytes.length; frame++) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, 5);
    const length = view.getUint32(1);
    if ((view.getUint8(0) & 0x80) !== 0) {
      const text = new TextDecoder().decode(bytes.subarray(at + 5, at + 5 + Math.min(length, 65_536)));
      return text.split(/\r?\n/).flatMap((line) => {
        const colon = line.indexOf(':');
        return colon <= 0 ? [] : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
      });
    }
    at += 5 + length;
  }
  return null;
};

/** `grpc-message` is percent-encoded UTF-8. */
const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * gRPC-Web (github.com/grpc/grpc, doc/PROTOCOL-WEB.md): `grpc-status` and `grpc-message` in the headers of a trailers-only answer or
 * in the last frame of the body, `grpc-status-details-bin` with a google.rpc.Status. The code is the status by its name, or the
 * reason that ErrorInfo gives. Null where the status is 0 or missing.
 */
export const grpcWeb: Reader = (input) => {
  const isGrpc = essence(input.exchange.response.body.mimeType).startsWith('application/grpc');
  const inHeaders = header(input.headers, 'grpc-status') !== null;
  if (!isGrpc && !inHeaders) return null;
  const bytes = inHeaders ? null : bodyBytes(input);
  const fields = inHeaders ? input.headers : bytes === null ? null : trailersIn(bytes);
  const number = Number(header(fields ?? [], 'grpc-status') ?? '0');
  if (fields === null || !Number.isInteger(number) || number <= 0) return null;
  const at = (name: string): string => (inHeaders ? `header:${name}` : `trailer:${name}`);
  const packed = header(fields, 'grpc-status-details-bin');
  const binary = packed === null || packed.length > 100_000 ? null : bytesOf(packed);
  const status = binary === null ? null : rpcStatusOf(binary);
  const details = rpcDetails(status?.details ?? []);
  const text = percentDecoded(header(fields, 'grpc-message') ?? '') || status?.message || null;
  const inDetails = at('grpc-status-details-bin');
  return {
    format: 'grpc-web',
    code: { value: details.reason ?? GRPC_CODES[number] ?? String(number), at: details.reason === null ? at('grpc-status') : inDetails },
    message: text === null ? null : { value: text, at: at('grpc-message') },
    ...(details.requestId === null ? {} : { requestId: { value: details.requestId, at: inDetails } }),
    docUrl: details.docUrl === null ? null : { value: details.docUrl, at: inDetails },
    fieldErrors: details.fieldErrors.length === 0 ? null : { list: details.fieldErrors, at: inDetails },
  };
};
