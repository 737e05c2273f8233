import type { Exchange, Reading } from '../model';

/** The index keys an exchange answers to: see `anchors` in catalogue.ts. `*` stands for what could not be indexed. */
export const exchangeKeys = (exchange: Exchange, reading: Reading): string[] => {
  const { status, headers } = exchange.response;
  const keys = new Set(['*', `status:${status}`]);
  if (status >= 400 && status <= 599) keys.add(`status:${Math.floor(status / 100)}xx`);
  if (reading.error.code !== null) keys.add(`code:${reading.error.code}`).add('code:*');
  if (exchange.networkError !== null) keys.add(`error:${exchange.networkError}`).add('error:*');
  if (reading.format !== null) keys.add(`format:${reading.format}`).add('format:*');
  for (const { name } of exchange.request.headers) keys.add(`request:${name.toLowerCase()}`);
  for (const { name } of headers) keys.add(`response:${name.toLowerCase()}`);
  return [...keys];
};

/** Everything that a map holds under the keys, each once. */
export const gather = <T>(map: ReadonlyMap<string, readonly T[]>, keys: readonly string[]): T[] => [
  ...new Set(keys.flatMap((key) => map.get(key) ?? [])),
];
