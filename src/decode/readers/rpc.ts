import { fieldErrorsIn } from './field-errors';
import { unwrapped } from './generic-json';
import { type Fact, get, isList, isObject, type Json, type Reader, type ReaderResult, scalarOf, statusOf, textOf } from './reader';

const entries = (root: unknown): readonly { readonly value: unknown; readonly prefix: string }[] =>
  isList(root) ? root.slice(0, 100).map((value, index) => ({ value, prefix: `/${index}` })) : [{ value: root, prefix: '' }];

/** JSON-RPC 2.0 (jsonrpc.org/specification, section 5.1) and 1.0: `error: { code, message, data }`; also batches. */
export const jsonRpc: Reader = (input) => {
  const all = entries(input.json?.value);
  for (const { value, prefix } of all) {
    const error = get(value, 'error');
    const number = get(error, 'code');
    const isRpc = textOf(get(value, 'jsonrpc')) !== null || (get(value, 'id') !== undefined && get(value, 'result') === null);
    if (!isObject(error) || typeof number !== 'number' || !isRpc) continue;
    const own = textOf(get(error, 'message'));
    const inner = textOf(get(error, 'data', 'message'));
    const isVague = own === null || /^(?:\w{1,20} )?(?:internal )?(?:server )?error\.?$/i.test(own);
    const text = isVague ? (inner ?? own ?? textOf(get(error, 'data'))) : own;
    return {
      format: 'json-rpc',
      code: { value: String(number), at: `${prefix}/error/code` },
      message:
        text === null
          ? null
          : { value: text, at: `${prefix}/error/${text === own ? 'message' : text === inner ? 'data/message' : 'data'}` },
      fieldErrors: fieldErrorsIn({ errors: get(error, 'data') }),
      partial: all.some((one) => get(one.value, 'result') !== undefined && get(one.value, 'result') !== null),
    };
  }
  return null;
};

const shapeOf = (value: unknown): Json | null => {
  const error = get(value, 'error');
  const shape = isObject(get(error, 'json')) ? get(error, 'json') : error;
  return isObject(shape) && isObject(get(shape, 'data')) && textOf(get(shape, 'data', 'code')) !== null ? shape : null;
};

const ofShape = (shape: Json, at: string, partial: boolean): ReaderResult => {
  const text = textOf(get(shape, 'message'));
  const issues = unwrapped(text);
  const flat = get(shape, 'data', 'zodError', 'fieldErrors');
  const fields = isList(issues) ? fieldErrorsIn({ issues }) : isObject(flat) ? fieldErrorsIn({ errors: flat }) : null;
  const first = isList(issues) ? textOf(get(issues, 0, 'message')) : text;
  const message: Fact | null = first === null ? null : { value: first, at: `${at}/message` };
  return {
    format: 'trpc',
    code: { value: scalarOf(get(shape, 'data', 'code')) ?? '', at: `${at}/data/code` },
    message,
    docUrl: null,
    fieldErrors: fields === null ? null : { list: fields.list, at: `${at}/message` },
    partial,
    ...(statusOf(get(shape, 'data', 'httpStatus')) === null ? {} : { innerStatus: statusOf(get(shape, 'data', 'httpStatus')) ?? 0 }),
  };
};

/**
 * tRPC (trpc.io/docs/rpc): `error: { message, code: -32600, data: { code: 'BAD_REQUEST', httpStatus, path } }`, wrapped in `json` by
 * superjson; a batch is an array, answered 207 where it is mixed. Zod's issues come as JSON within the message.
 */
export const trpc: Reader = (input) => {
  const all = entries(input.json?.value);
  for (const { value, prefix } of all) {
    const shape = shapeOf(value);
    if (shape === null) continue;
    const at = isObject(get(value, 'error', 'json')) ? `${prefix}/error/json` : `${prefix}/error`;
    return ofShape(
      shape,
      at,
      all.some((one) => get(one.value, 'result') !== undefined),
    );
  }
  return null;
};
