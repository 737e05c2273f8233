import { type Fact, get, isList, isObject, type Json, type Reader, textOf } from './reader';

/** The first thing that says more than "all shards failed". */
const rootCause = (error: Json): { readonly value: Json; readonly at: string } | null => {
  const first = get(error, 'root_cause', 0);
  if (isObject(first) && textOf(get(first, 'reason')) !== null) return { value: first, at: '/error/root_cause/0' };
  const shard = get(error, 'failed_shards', 0, 'reason');
  return isObject(shard) && textOf(get(shard, 'reason')) !== null ? { value: shard, at: '/error/failed_shards/0/reason' } : null;
};

const fact = (value: unknown, at: string): Fact | null => {
  const text = textOf(value);
  return text === null ? null : { value: text, at };
};

/**
 * `error: { type, reason, root_cause[], caused_by }` (Elasticsearch and OpenSearch, "Error responses"; `search_phase_execution_exception`
 * only says that shards failed, so its root cause is quoted), and the failed items of their `_bulk` answers.
 */
export const typedReason: Reader = (input) => {
  const error = get(input.json?.value, 'error');
  if (!isObject(error) || textOf(get(error, 'reason')) === null || textOf(get(error, 'type')) === null) return null;
  const cause = /^(?:all shards failed|no such shard)?$/.test(textOf(get(error, 'reason')) ?? '') ? rootCause(error) : null;
  const told = cause ?? { value: error, at: '/error' };
  return {
    format: 'typed-reason',
    code: fact(get(told.value, 'type'), `${told.at}/type`),
    message: fact(get(told.value, 'reason'), `${told.at}/reason`),
  };
};

/** A bulk answer, `errors: true` with `items[{ index: { status, error: { type, reason } } }]`: the first item that failed. */
export const bulkItems: Reader = (input) => {
  const root = input.json?.value;
  const items = get(root, 'items');
  if (get(root, 'errors') !== true || !isList(items)) return null;
  const most = Math.min(items.length, 10_000);
  for (let index = 0; index < most; index++) {
    const item = items[index];
    const operation = isObject(item) ? Object.keys(item)[0] : undefined;
    const error = operation === undefined ? undefined : get(item, operation, 'error');
    if (operation === undefined || (!isObject(error) && textOf(error) === null)) continue;
    const at = `/items/${index}/${operation}/error`;
    const inner = get(item, operation, 'status');
    return {
      format: 'bulk-items',
      code: isObject(error) ? fact(get(error, 'type'), `${at}/type`) : null,
      message: isObject(error) ? fact(get(error, 'reason'), `${at}/reason`) : fact(error, at),
      partial: items.some((one) => isObject(one) && Object.values(one).some((done) => isObject(done) && get(done, 'error') === undefined)),
      ...(typeof inner === 'number' ? { innerStatus: inner } : {}),
    };
  }
  return null;
};
