/** One field of a protobuf message: a number, or bytes that may be a text or a message in turn. */
export interface ProtoField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

const MOST_FIELDS = 200;

const varint = (bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } | null => {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: from + i + 1 };
  }
  return null;
};

/** The fields of a message in wire order (protobuf.dev, "Encoding"); what cannot be read ends the list. */
export const protoFields = (bytes: Uint8Array): readonly ProtoField[] => {
  const fields: ProtoField[] = [];
  let at = 0;
  while (at < bytes.length && fields.length < MOST_FIELDS) {
    const tag = varint(bytes, at);
    if (tag === null) break;
    const number = Math.floor(tag.value / 8);
    const type = tag.value % 8;
    if (type === 0) {
      const read = varint(bytes, tag.next);
      if (read === null) break;
      fields.push({ number, value: read.value });
      at = read.next;
    } else if (type === 2) {
      const length = varint(bytes, tag.next);
      if (length === null || length.next + length.value > bytes.length) break;
      fields.push({ number, value: bytes.subarray(length.next, length.next + length.value) });
      at = length.next + length.value;
    } else if (type === 1 || type === 5) at = tag.next + (type === 1 ? 8 : 4);
    else break;
  }
  return fields;
};

export const protoText = (fields: readonly ProtoField[], number: number): string | null => {
  const found = fields.find((field) => field.number === number)?.value;
  if (!(found instanceof Uint8Array)) return null;
  const text = new TextDecoder().decode(found);
  return text === '' ? null : text;
};

/** Every nested message under a number. */
export const protoMessages = (fields: readonly ProtoField[], number: number): (readonly ProtoField[])[] =>
  fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [protoFields(field.value)] : []));

const detailOf = (name: string, fields: readonly ProtoField[]): Record<string, unknown> => {
  if (name === 'ErrorInfo') return { reason: protoText(fields, 1), domain: protoText(fields, 2) };
  if (name === 'LocalizedMessage') return { locale: protoText(fields, 1), message: protoText(fields, 2) };
  if (name === 'RequestInfo') return { requestId: protoText(fields, 1) };
  if (name === 'Help')
    return { links: protoMessages(fields, 1).map((link) => ({ description: protoText(link, 1), url: protoText(link, 2) })) };
  if (name !== 'BadRequest') return {};
  return { fieldViolations: protoMessages(fields, 1).map((one) => ({ field: protoText(one, 1), description: protoText(one, 2) })) };
};

/** A google.rpc.Status (google/rpc/status.proto) in bytes, in the form its JSON has. */
export const rpcStatusOf = (
  bytes: Uint8Array,
): { readonly code: number | null; readonly message: string | null; readonly details: readonly unknown[] } => {
  const fields = protoFields(bytes);
  const code = fields.find((field) => field.number === 1)?.value;
  const details = protoMessages(fields, 3).map((any) => {
    const type = protoText(any, 1) ?? '';
    const inner = any.find((field) => field.number === 2)?.value;
    const name = type.slice(type.lastIndexOf('.') + 1);
    return { '@type': type, ...(inner instanceof Uint8Array ? detailOf(name, protoFields(inner)) : {}) };
  });
  return { code: typeof code === 'number' ? code : null, message: protoText(fields, 2), details };
};
